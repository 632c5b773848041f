// The run from end to end: inputs, teardown, report.

import { tmpdir } from 'node:os'
import * as core from '@actions/core'
import { parseInputs, secretsIn, type Environment, type Inputs } from './inputs.ts'
import { createReader } from './inputs/reader.ts'
import { INPUTS } from './inputs/table.ts'
import { readTitle } from './inputs/title.ts'
import { notifyOfNoRun, notifyOfTeardown } from './notify.ts'
import {
  createLog,
  INVALID_INPUTS,
  line,
  logAttempt,
  MAX_TIMELINES,
  report,
  reportBroken,
  reportEmpty,
  reportProblems,
  type ReportInput,
} from './report/index.ts'
import { createStop, runRounds, type Stop } from './teardown/index.ts'
import { countOf } from './text.ts'
import {
  createClient,
  createLazyTransport,
  createRateLimiter,
  secretForms,
  systemClock,
  type Clock,
  type Transport,
  type TransportOptions,
} from './zenlayer/index.ts'

interface RunOptions {
  readonly env: Environment
  /** Aborts when the run is cancelled. */
  readonly cancelled: AbortSignal
  /** Aborts on an uncaught exception, which is its reason. */
  readonly crashed: AbortSignal
  readonly clock?: Clock
  /** From 0 up to 1. */
  readonly random?: () => number
  /** What carries the requests; without it, HTTP does. */
  readonly createTransport?: (options: TransportOptions) => Transport
}

/** Identifies this action to Zenlayer, as the Terraform provider identifies itself. */
const REQUEST_CLIENT = 'zenlayer-teardown-action'
/** For one request. A write without an answer is followed by a read, and never repeated without it. */
const REQUEST_TIMEOUT_MS = 30_000
/** Reads in flight, in addition to the writes: enough for the other kinds while a service with 18 of them hangs. */
const READS_IN_FLIGHT = 64

/** Runs the action; the result is the process's exit code. */
export async function run(options: RunOptions): Promise<0 | 1> {
  try {
    const code = await begin(options)
    // An uncaught exception, after the run was asked to stop.
    return options.crashed.aborted ? 1 : code
  } catch (error) {
    await reportBroken(error, placeFor(options.env))
    await notifyOfNoRun('The action failed with an internal error.', readInput, options)
    return 1
  }
}

async function begin(options: RunOptions): Promise<0 | 1> {
  const { env } = options
  // Before a single line is printed.
  for (const form of secretsIn(readInput, env).flatMap(secretForms)) core.setSecret(form)
  const parsed = parseInputs(readInput, env)
  if ('problems' in parsed) {
    await reportProblems(parsed.problems, placeFor(env))
    await notifyOfNoRun(INVALID_INPUTS, readInput, options)
    return 1
  }
  const { inputs } = parsed
  if (inputs.targets.length > 0 || inputs.selectFrom !== undefined) return tearDown(inputs, options)
  const code = await reportEmpty(inputs, placeFor(env))
  if (code === 1) await notifyOfNoRun('No ids were given; nothing was torn down.', readInput, options)
  return code
}

function readInput(name: string): string {
  return core.getInput(name)
}

/** Outputs, summary and annotations come before GitHub is notified; the exit code comes last. */
async function tearDown(inputs: Inputs, options: RunOptions): Promise<0 | 1> {
  const { env, clock = systemClock } = options
  const stop = createStop(clock, inputs.waitTimeoutMs)
  stopOn(options, stop)
  line(`${INPUTS.title.default}: ${heading(inputs)}`)
  const ended = await execute(inputs, { ...options, clock, stop })
  const { reason } = stop
  const { verdict, complete } = await report({ inputs, ...ended, reason, folder: folderFor(env) })
  const failed = verdict.failed || reason?.type === 'crashed' || !complete
  await notifyOfTeardown(inputs, { verdict, results: ended.results, failed }, options)
  return failed ? 1 : 0
}

async function execute(
  inputs: Inputs,
  options: RunOptions & { readonly clock: Clock; readonly stop: Stop },
): Promise<Pick<ReportInput, 'results' | 'timelines' | 'unlisted' | 'undated' | 'unusedRules' | 'audit'>> {
  const { clock, random = Math.random, createTransport = createLazyTransport, stop } = options
  const transport = createTransport({
    origin: inputs.origin,
    connections: inputs.concurrency + READS_IN_FLIGHT,
    timeoutMs: REQUEST_TIMEOUT_MS,
    proxy: inputs.proxy,
  })
  const client = createClient({
    transport,
    host: inputs.host,
    credential: inputs.credential,
    clock,
    random,
    limiter: createRateLimiter({ clock, writes: inputs.concurrency, reads: READS_IN_FLIGHT }),
    stop,
    requestClient: REQUEST_CLIENT,
    onAttempt: logAttempt,
  })
  const listener = createLog({ ...inputs, clock, deadline: clock.now() + inputs.waitTimeoutMs })
  const { waitTimeoutMs: budgetMs } = inputs
  const ended = await runRounds({ ...inputs, client, clock, random, stop, listener, budgetMs })
  stop.end()
  listener.end()
  // Not waited for: a connection that does not close must not delay the report.
  transport.close().catch(() => undefined)
  // Skip the diagram for large runs.
  return ended.results.length > MAX_TIMELINES ? { ...ended, timelines: [] } : ended
}

function stopOn({ cancelled, crashed }: RunOptions, stop: Stop): void {
  const cancel = () => {
    stop.stop({ type: 'cancelled' })
  }
  const crash = () => {
    stop.stop({ type: 'crashed', error: crashed.reason })
  }
  if (crashed.aborted) crash()
  if (cancelled.aborted) cancel()
  crashed.addEventListener('abort', crash)
  cancelled.addEventListener('abort', cancel)
}

/** The runner empties it after each job. */
function folderFor(env: Environment): string {
  const folder = env['RUNNER_TEMP'] ?? ''
  return folder === '' ? tmpdir() : folder
}

/** For a report without inputs: the title may be read even where others are invalid. */
function placeFor(env: Environment): { title: string; folder: string } {
  return { title: readTitle(createReader(readInput, () => undefined)), folder: folderFor(env) }
}

function heading({ targets, selectFrom, dryRun, goal }: Inputs): string {
  const resources = countOf(targets.length, 'resource')
  const what = selectFrom === undefined ? resources : 'resources that match the inputs'
  const task = goal === 'destroyed' ? `destroy ${what}` : `move ${what} to the recycle bin`
  return dryRun ? `dry run: ${task}` : task
}
