// The run from end to end: inputs, teardown, report.

import * as core from '@actions/core'
import { formatDuration } from './inputs/duration.ts'
import {
  parseInputs,
  SECRET_INPUTS,
  SECRET_VARIABLES,
  type Environment,
  type Inputs,
  type Problem,
} from './inputs.ts'
import {
  annotate,
  createLog,
  debug,
  harmless,
  line,
  logAttempt,
  reachVerdict,
  renderSummary,
  setEmptyOutputs,
  setOutputs,
  writeSummary,
} from './report/index.ts'
import { createStop, createTeardown, type Result, type Stop } from './teardown/index.ts'
import { createClient, createPace, createTransport, systemClock, type Clock } from './zenlayer/index.ts'

export interface Surroundings {
  readonly env: Environment
  /** Aborts when the run is cancelled. */
  readonly cancelled: AbortSignal
  readonly clock?: Clock
  /** From 0 up to 1. */
  readonly random?: () => number
}

const TITLE = 'Zenlayer Teardown'
/** Names this action to Zenlayer, as the Terraform provider names itself. */
const REQUEST_CLIENT = 'zenlayer-teardown-action'
/** One request; the official SDKs allow a minute. */
const REQUEST_TIMEOUT_MS = 30_000
/** Looks in flight, beside the writes. */
const READS_IN_FLIGHT = 4

/** Runs the action; the result is the process's exit code. */
export async function run(surroundings: Surroundings): Promise<0 | 1> {
  maskSecrets(surroundings.env)
  const parsed = parseInputs((name) => core.getInput(name), surroundings.env)
  if ('problems' in parsed) return reportProblems(parsed.problems)
  const { inputs } = parsed
  if (inputs.targets.length === 0) return reportEmpty(inputs)
  return tearDown(inputs, surroundings)
}

/** Before a single line is printed. Never an empty string: the runner would mask between all letters. */
function maskSecrets(env: Environment): void {
  const secrets = [
    ...SECRET_INPUTS.map((name) => core.getInput(name)),
    ...SECRET_VARIABLES.map((name) => env[name]?.trim() ?? ''),
  ]
  for (const secret of new Set(secrets)) if (secret !== '') core.setSecret(secret)
}

async function tearDown(inputs: Inputs, surroundings: Surroundings): Promise<0 | 1> {
  const { env, cancelled, clock = systemClock, random = Math.random } = surroundings
  const stop = createStop(clock, inputs.waitTimeoutMs)
  const cancel = () => {
    stop.stop({ type: 'cancelled' })
  }
  if (cancelled.aborted) cancel()
  cancelled.addEventListener('abort', cancel)
  const transport = createTransport({
    origin: inputs.origin,
    connections: inputs.concurrency + READS_IN_FLIGHT,
    timeoutMs: REQUEST_TIMEOUT_MS,
    proxy: { https: env['https_proxy'] ?? env['HTTPS_PROXY'], none: env['no_proxy'] ?? env['NO_PROXY'] },
  })
  const client = createClient({
    transport,
    host: inputs.host,
    credential: inputs.credential,
    clock,
    random,
    pace: createPace({ clock, writes: inputs.concurrency, reads: READS_IN_FLIGHT }),
    stop,
    requestClient: REQUEST_CLIENT,
    onAttempt: logAttempt,
  })
  const teardown = createTeardown({ ...inputs, client, clock, random, stop, listener: createLog(inputs) })
  let crash: unknown
  core.startGroup(
    `${TITLE}: ${count(inputs.targets.length)} ${inputs.dryRun ? 'looked at (dry run)' : inputs.goal === 'destroyed' ? 'to be destroyed' : 'to the recycle bin'}`,
  )
  try {
    await teardown.run()
  } catch (error) {
    crash = error
  } finally {
    stop.end()
    cancelled.removeEventListener('abort', cancel)
    core.endGroup()
    await transport.close()
  }
  return report(inputs, teardown.results(), stop, crash)
}

/** Outputs and summary first, whatever the run came to; the exit code last. */
async function report(
  inputs: Inputs,
  results: readonly Result[],
  stop: Stop,
  crash: unknown,
): Promise<0 | 1> {
  const verdict = reachVerdict(results, { ...inputs, cancelled: stop.reason?.type === 'cancelled' })
  setOutputs(verdict, results)
  await writeSummary(renderSummary({ title: TITLE, verdict, results, settings: settingsOf(inputs) }))
  if (crash !== undefined) reportCrash(crash)
  annotate(verdict, results, inputs.ifMissing)
  line(verdict.headline)
  return verdict.failed || crash !== undefined ? 1 : 0
}

function reportCrash(crash: unknown): void {
  core.error(
    harmless(
      `Something went wrong that should not: ${crash instanceof Error ? crash.message : String(crash)}. Please report it; debug logging shows where.`,
    ),
  )
  if (crash instanceof Error) debug(crash.stack ?? 'no stack')
}

async function reportProblems(problems: readonly Problem[]): Promise<1> {
  setEmptyOutputs('failure')
  const list = problems.map(({ input, message }) => `Input ${input}: ${message}`)
  await writeSummary(
    `## ❌ ${TITLE}\n\n**The inputs cannot be used; nothing was called.** The log says why.\n`,
  )
  for (const text of list) core.error(harmless(text), { title: 'Input not usable' })
  line('Nothing was called.')
  return 1
}

async function reportEmpty({ ifEmpty }: Inputs): Promise<0 | 1> {
  const text =
    'No ids were given: `ids` and `resources` are both empty. The usual causes: the job that should have listed them was cancelled or skipped, or its output was dropped because it held a masked value. (Input if-empty.)'
  setEmptyOutputs(ifEmpty === 'error' ? 'failure' : 'success')
  await writeSummary(
    `## ${ifEmpty === 'error' ? '❌' : '✅'} ${TITLE}\n\n**Nothing to tear down: no ids were given.**\n`,
  )
  if (ifEmpty === 'error') core.error(text)
  else if (ifEmpty === 'warn') core.warning(text)
  else line(text)
  return ifEmpty === 'error' ? 1 : 0
}

function settingsOf(inputs: Inputs): [string, string][] {
  return [
    ['endpoint', inputs.origin],
    ['destroy', String(inputs.goal === 'destroyed')],
    ['wait', String(inputs.wait)],
    ['wait-timeout', formatDuration(inputs.waitTimeoutMs)],
    ['poll-interval', formatDuration(inputs.pollIntervalMs)],
    ['concurrency', String(inputs.concurrency)],
    ['dry-run', String(inputs.dryRun)],
    ['if-missing', inputs.ifMissing],
    ['if-empty', inputs.ifEmpty],
  ]
}

function count(resources: number): string {
  return `${resources} ${resources === 1 ? 'resource' : 'resources'}`
}
