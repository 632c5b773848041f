// The run from end to end: inputs, teardown, report.

import { tmpdir } from 'node:os'
import * as core from '@actions/core'
import { parseInputs, secretsIn, type Environment, type Inputs, type Problem } from './inputs.ts'
import {
  annotate,
  createLog,
  debug,
  harmless,
  labelOf,
  line,
  logAttempt,
  MOST_WAYS,
  reachVerdict,
  renderSummary,
  setEmptyOutputs,
  setOutputs,
  settingsOf,
  writeSummary,
  type Verdict,
} from './report/index.ts'
import { KINDS } from './resources/index.ts'
import {
  createStop,
  createTeardown,
  select,
  type Result,
  type Selected,
  type Stop,
  type StopReason,
  type Way,
} from './teardown/index.ts'
import { createClient, createPace, firstOf, systemClock, type Clock } from './zenlayer/index.ts'

export interface Surroundings {
  readonly env: Environment
  /** Aborts when the run is cancelled. */
  readonly cancelled: AbortSignal
  /** Aborts on an exception that nobody caught, which is its reason. */
  readonly crashed: AbortSignal
  readonly clock?: Clock
  /** From 0 up to 1. */
  readonly random?: () => number
}

const TITLE = 'Zenlayer Teardown'
/** Names this action to Zenlayer, as the Terraform provider names itself. */
const REQUEST_CLIENT = 'zenlayer-teardown-action'
/** One request; the official SDKs allow a minute. */
const REQUEST_TIMEOUT_MS = 30_000
/** Looks in flight, beside the writes: four for each kind. */
const READS_IN_FLIGHT = 4 * KINDS.length
/** GitHub takes 65 536 characters (REST API, issue comments); the rest is for the link to the run. */
const MAX_COMMENT_BYTES = 60_000
/** A cancelled run is ended by the runner 7.5 s after it was asked to. */
const GITHUB_WITHIN_MS = { cancelled: 3000, else: 30_000 } as const

/** Runs the action; the result is the process's exit code. */
export async function run(surroundings: Surroundings): Promise<0 | 1> {
  const { crashed } = surroundings
  let code: 0 | 1 = 1
  try {
    code = await begin(surroundings)
  } catch (error) {
    reportCrash(error)
    await succeeds(() => {
      setEmptyOutputs('failure', folderFor(surroundings.env))
    })
    return 1
  }
  // Thrown where nobody could catch it, and after the run had been told to stop.
  return crashed.aborted ? 1 : code
}

async function begin(surroundings: Surroundings): Promise<0 | 1> {
  const { env } = surroundings
  const read = (name: string) => core.getInput(name)
  // Before a single line is printed.
  for (const secret of secretsIn(read, env)) core.setSecret(secret)
  const parsed = parseInputs(read, env)
  if ('problems' in parsed) return reportProblems(parsed.problems, env)
  const { inputs } = parsed
  const nothing = inputs.targets.length === 0 && inputs.selectFrom === undefined
  return nothing ? reportEmpty(inputs, env) : tearDown(inputs, surroundings)
}

async function tearDown(inputs: Inputs, surroundings: Surroundings): Promise<0 | 1> {
  const { env, clock = systemClock, random = Math.random } = surroundings
  const stop = createStop(clock, inputs.waitTimeoutMs)
  stopOn(surroundings, stop)
  core.startGroup(`${TITLE}: ${heading(inputs)}`)
  // Only now: undici takes longer to load than all else together, and a run without a request needs none of it.
  const { createTransport } = await import('./zenlayer/transport.ts')
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
    pace: createPace({ clock, writes: inputs.concurrency, reads: READS_IN_FLIGHT }),
    stop,
    requestClient: REQUEST_CLIENT,
    onAttempt: logAttempt,
  })
  const shared = { ...inputs, client, clock, random, stop, listener: createLog(inputs) }
  const selected =
    inputs.selectFrom === undefined
      ? { targets: inputs.targets, unlisted: [] }
      : await select({ ...shared, words: inputs.selectFrom, budgetMs: inputs.waitTimeoutMs })
  const teardown = createTeardown({ ...shared, targets: selected.targets })
  await teardown.run()
  core.endGroup()
  stop.end()
  // Not waited for: a connection that will not close is no reason to keep the report back.
  void transport.close()
  return report({
    inputs,
    results: teardown.results(),
    // Of very many nobody looks at a picture.
    ways: selected.targets.length > MOST_WAYS ? [] : teardown.ways(),
    unlisted: selected.unlisted,
    reason: stop.reason,
    env,
  })
}

function stopOn({ cancelled, crashed }: Surroundings, stop: Stop): void {
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

interface Ended {
  readonly inputs: Inputs
  readonly results: readonly Result[]
  readonly ways: readonly Way[]
  readonly unlisted: Selected['unlisted']
  readonly reason: StopReason | undefined
  readonly env: Environment
}

/** Outputs and summary first, whatever the run came to; the exit code last. What cannot be told one way is told the others. */
async function report({ inputs, results, ways, unlisted, reason, env }: Ended): Promise<0 | 1> {
  const verdict = reachVerdict(results, { ...inputs, unlisted, cancelled: reason?.type === 'cancelled' })
  const settings = settingsOf(inputs)
  const told = [
    await succeeds(() => {
      const { shown } = setOutputs(verdict, results, folderFor(env))
      if (shown !== 'all') line(`${shown} The file named by results-file has everything.`)
    }),
    await succeeds(() => writeSummary(renderSummary({ title: TITLE, verdict, results, ways, settings }))),
    await succeeds(() => {
      const selects = inputs.selectFrom !== undefined
      annotate(verdict, results, { ...inputs, sweep: selects && inputs.criteria.olderThanMs !== undefined })
      if (selects && results.length === 0 && unlisted.length === 0)
        core.notice(harmless(nothingSelected(settings)))
    }),
  ]
  if (reason?.type === 'crashed') reportCrash(reason.error)
  line(verdict.headline)
  if (verdict.pendingResults.length > 0) line(remainder(verdict.pendingResults))
  const withinMs = reason?.type === 'cancelled' ? GITHUB_WITHIN_MS.cancelled : GITHUB_WITHIN_MS.else
  await tellGitHub(inputs, { verdict, results, env, withinMs })
  return verdict.failed || reason?.type === 'crashed' || told.includes(false) ? 1 : 0
}

/** Whatever comes of this, the verdict stands. */
async function tellGitHub(
  inputs: Inputs,
  {
    verdict,
    results,
    env,
    withinMs,
  }: Pick<Ended, 'results' | 'env'> & { verdict: Verdict; withinMs: number },
): Promise<void> {
  const { github } = inputs
  if (!github.comment && github.deactivateEnvironment === undefined) return
  try {
    // Evaluated only where it is asked for.
    const { tellGitHub: tell } = await import('./github/index.ts')
    const body = renderSummary({ title: TITLE, verdict, results, settings: [] }, MAX_COMMENT_BYTES)
    // A dry run tears down nothing, also where it finds nothing.
    const succeeded = verdict.outcome === 'success' && !inputs.dryRun
    const { done, warnings } = await tell({ inputs: github, env, body, succeeded, withinMs })
    for (const text of done) line(text)
    for (const text of warnings) core.warning(harmless(text))
  } catch (error) {
    core.warning(
      harmless(`GitHub could not be told: ${error instanceof Error ? error.message : String(error)}`),
    )
  }
}

/** Whether it did; if not, why is told in the log. */
async function succeeds(work: () => void | Promise<void>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    reportCrash(error)
    return false
  }
}

function remainder(pending: readonly Result[]): string {
  return `What remains: ${firstOf(pending.map(labelOf), 20)}. The output pending lists them all, in the form that the input resources takes.`
}

/** The runner empties it after each job. */
function folderFor(env: Environment): string {
  const folder = env['RUNNER_TEMP'] ?? ''
  return folder === '' ? tmpdir() : folder
}

const CRITERIA = ['resource-type', 'tags', 'name', 'resource-group-id', 'older-than']

function nothingSelected(settings: readonly (readonly [string, string])[]): string {
  const given = settings.filter(([name]) => CRITERIA.includes(name))
  return `Nothing was found that the inputs select: ${given.map(([name, value]) => `${name} ${value}`).join(', ')}. If something should have been, check them.`
}

function heading({ targets, selectFrom, dryRun, goal }: Inputs): string {
  if (selectFrom !== undefined) {
    return `${dryRun ? 'dry run over ' : ''}what the inputs select, to ${goal === 'destroyed' ? 'destroy' : 'the recycle bin'}`
  }
  const resources = `${targets.length} ${targets.length === 1 ? 'resource' : 'resources'}`
  if (dryRun) return `dry run over ${resources}`
  return goal === 'destroyed' ? `${resources} to destroy` : `${resources} to the recycle bin`
}

function reportCrash(crash: unknown): void {
  core.error(
    harmless(
      `Something went wrong that should not: ${crash instanceof Error ? crash.message : String(crash)}. Please report it; debug logging shows where.`,
    ),
  )
  if (crash instanceof Error) debug(crash.stack ?? 'no stack')
}

async function reportProblems(problems: readonly Problem[], env: Environment): Promise<1> {
  setEmptyOutputs('failure', folderFor(env))
  const list = problems.map(({ input, message }) => `Input ${input}: ${message}`)
  await writeSummary(
    `## ❌ ${TITLE}\n\n**The inputs cannot be used; nothing was called.** The log says why.\n`,
  )
  for (const text of list) core.error(harmless(text), { title: 'Input not usable' })
  line('Nothing was called.')
  return 1
}

async function reportEmpty({ ifEmpty }: Inputs, env: Environment): Promise<0 | 1> {
  const text =
    'No ids were given: `ids` and `resources` are both empty, and none of `tags`, `name` and `resource-group-id` selects. The usual causes: the job that should have listed them was cancelled or skipped, or its output was dropped because it held a masked value. (Input if-empty.)'
  setEmptyOutputs(ifEmpty === 'error' ? 'failure' : 'success', folderFor(env))
  await writeSummary(
    `## ${ifEmpty === 'error' ? '❌' : '✅'} ${TITLE}\n\n**Nothing to tear down: no ids were given.**\n`,
  )
  if (ifEmpty === 'error') core.error(text)
  else if (ifEmpty === 'warn') core.warning(text)
  else line(text)
  return ifEmpty === 'error' ? 1 : 0
}
