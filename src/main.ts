// The run from end to end: inputs, teardown, report.

import { tmpdir } from 'node:os'
import * as core from '@actions/core'
import { parseInputs, secretsIn, type Environment, type Inputs } from './inputs.ts'
import {
  createLog,
  escapeCommands,
  line,
  logAttempt,
  MAX_TIMELINES,
  renderComment,
  report,
  reportBroken,
  reportEmpty,
  reportProblems,
  TITLE,
  type Ended,
  type Verdict,
} from './report/index.ts'
import { KINDS } from './resources/index.ts'
import { createStop, runRounds, type Result, type Stop } from './teardown/index.ts'
import {
  createClient,
  createLazyTransport,
  createPace,
  plainText,
  systemClock,
  type Clock,
} from './zenlayer/index.ts'

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

/** Names this action to Zenlayer, as the Terraform provider names itself. */
const REQUEST_CLIENT = 'zenlayer-teardown-action'
/** One request; a write without an answer is looked into, never sent again blindly. */
const REQUEST_TIMEOUT_MS = 30_000
/** Looks in flight, beside the writes: four for each kind. */
const READS_IN_FLIGHT = 4 * KINDS.length
/** GitHub takes 65 536 characters (REST API, issue comments); the rest is for the link to the run. */
const MAX_COMMENT_BYTES = 60_000
const MAX_TITLE = 200
/** A cancelled run is ended by the runner 7.5 s after it was asked to. */
const GITHUB_WITHIN_MS = { cancelled: 3000, else: 30_000 } as const

/** Runs the action; the result is the process's exit code. */
export async function run(surroundings: Surroundings): Promise<0 | 1> {
  const { crashed } = surroundings
  let code: 0 | 1 = 1
  try {
    code = await begin(surroundings)
  } catch (error) {
    return reportBroken(error, placeFor(surroundings.env))
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
  if ('problems' in parsed) return reportProblems(parsed.problems, placeFor(env))
  const { inputs } = parsed
  const nothing = inputs.targets.length === 0 && inputs.selectFrom === undefined
  return nothing ? reportEmpty(inputs, placeFor(env)) : tearDown(inputs, surroundings)
}

/** Outputs, summary and annotations come before GitHub is told anything; the exit code comes last. */
async function tearDown(inputs: Inputs, surroundings: Surroundings): Promise<0 | 1> {
  const { env, clock = systemClock } = surroundings
  const stop = createStop(clock, inputs.waitTimeoutMs)
  stopOn(surroundings, stop)
  line(`${TITLE}: ${heading(inputs)}`)
  const ended = await carryOut(inputs, { ...surroundings, clock, stop })
  const { reason } = stop
  const { verdict, complete } = await report({ inputs, ...ended, reason, folder: folderFor(env) })
  const withinMs = reason?.type === 'cancelled' ? GITHUB_WITHIN_MS.cancelled : GITHUB_WITHIN_MS.else
  await tellGitHub(inputs, { verdict, results: ended.results, env, withinMs })
  return verdict.failed || reason?.type === 'crashed' || !complete ? 1 : 0
}

async function carryOut(
  inputs: Inputs,
  { clock, random = Math.random, stop }: Surroundings & { readonly clock: Clock; readonly stop: Stop },
): Promise<Pick<Ended, 'results' | 'timelines' | 'unlisted' | 'undated' | 'unusedRules'>> {
  const transport = createLazyTransport({
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
  const listener = createLog({ ...inputs, clock, deadline: clock.now() + inputs.waitTimeoutMs })
  const shared = { ...inputs, client, clock, random, stop, listener }
  const { targets, selectFrom, waitTimeoutMs } = inputs
  const ended = await runRounds({ ...shared, targets, words: selectFrom, budgetMs: waitTimeoutMs })
  stop.end()
  listener.end()
  // Not waited for: a connection that will not close is no reason to keep the report back.
  transport.close().catch(() => undefined)
  // Skip the diagram for large runs.
  return ended.results.length > MAX_TIMELINES ? { ...ended, timelines: [] } : ended
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

/** Whatever comes of this, the verdict stands. */
async function tellGitHub(
  inputs: Inputs,
  told: {
    readonly verdict: Verdict
    readonly results: readonly Result[]
    readonly env: Environment
    readonly withinMs: number
  },
): Promise<void> {
  const { github } = inputs
  const { verdict, results, env, withinMs } = told
  if (!github.comment && github.deactivateEnvironment === undefined) return
  try {
    // Evaluated only where it is asked for.
    const { tellGitHub: tell } = await import('./github/index.ts')
    const body = renderComment({ title: inputs.title, verdict, results }, MAX_COMMENT_BYTES)
    // A dry run tears down nothing, also where it finds nothing.
    const succeeded = verdict.outcome === 'success' && !inputs.dryRun
    const { done, warnings } = await tell({ inputs: github, env, body, succeeded, withinMs })
    for (const text of done) line(text)
    for (const text of warnings) core.warning(escapeCommands(text))
  } catch (error) {
    core.warning(
      escapeCommands(`GitHub could not be told: ${error instanceof Error ? error.message : String(error)}`),
    )
  }
}

/** The runner empties it after each job. */
function folderFor(env: Environment): string {
  const folder = env['RUNNER_TEMP'] ?? ''
  return folder === '' ? tmpdir() : folder
}

/** For a report without inputs: the title may be read even where others are invalid. */
function placeFor(env: Environment): { title: string; folder: string } {
  return { title: plainText(core.getInput('title'), MAX_TITLE) || TITLE, folder: folderFor(env) }
}

function heading({ targets, selectFrom, dryRun, goal }: Inputs): string {
  const to = goal === 'destroyed' ? 'to destroy' : 'to the recycle bin'
  const resources = `${targets.length} ${targets.length === 1 ? 'resource' : 'resources'}`
  const what = selectFrom === undefined ? resources : 'resources that match the inputs'
  return `${dryRun ? 'dry run: ' : ''}${what}, ${to}`
}
