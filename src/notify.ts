// Notifies GitHub of the result of a run. It runs after the report and never changes the verdict.

import * as core from '@actions/core'
import type { Inputs } from './inputs.ts'
import { readGitHub } from './inputs/github.ts'
import { createReader, type ReadInput } from './inputs/reader.ts'
import { readTitle } from './inputs/title.ts'
import type { GitHubInputs, NotifyOptions } from './github/index.ts'
import { escapeCommands, line, renderComment, renderNoRun, type Verdict } from './report/index.ts'
import { labelOf } from './resources/index.ts'
import type { Result } from './teardown/index.ts'
import { firstOf, messageOf } from './text.ts'

export type NotifyContext = Pick<NotifyOptions, 'env' | 'cancelled'>

/** GitHub takes 65 536 characters (REST API, issue comments); the rest is for the link to the run. */
const MAX_COMMENT_BYTES = 60_000
/** The runner ends a cancelled run 7.5 s after it has asked it to stop. */
const WITHIN_MS = { cancelled: 3000, else: 30_000 } as const

/** What is known after a teardown and its report. */
interface FinishedRun {
  readonly verdict: Verdict
  readonly results: readonly Result[]
  /** Whether the step fails, for whatever reason. */
  readonly failed: boolean
}

/** After a teardown. */
export async function notifyOfTeardown(
  inputs: Inputs,
  run: FinishedRun,
  context: NotifyContext,
): Promise<void> {
  const { github, title } = inputs
  const { verdict, results, failed } = run
  await notify(github, context, () => ({
    title,
    body: renderComment({ title, verdict: failed ? failedOf(verdict) : verdict, results }, MAX_COMMENT_BYTES),
    failed,
    deactivation: deactivationAfter(run, inputs),
  }))
}

/**
 * After a run that failed before it could tear down anything, such as one with invalid inputs: the comment of an
 * earlier run must not go on saying that all is well.
 */
export async function notifyOfNoRun(
  headline: string,
  read: ReadInput,
  context: NotifyContext,
): Promise<void> {
  // Inputs may be invalid: those that can be read are used.
  const reader = createReader(read, () => undefined)
  const title = readTitle(reader)
  await notify(readGitHub(reader), context, () => ({
    title,
    body: renderNoRun(title, headline),
    failed: true,
    deactivation: { due: false, reason: 'nothing was torn down' },
  }))
}

/** The step may fail although no resource did, such as when the report could not be written. */
function failedOf(verdict: Verdict): Verdict {
  return { ...verdict, failed: true, mark: '❌' }
}

async function notify(
  inputs: GitHubInputs,
  { env, cancelled }: NotifyContext,
  describe: () => Pick<NotifyOptions, 'title' | 'body' | 'failed' | 'deactivation'>,
): Promise<void> {
  if (!inputs.comment && inputs.deactivateEnvironment === undefined) return
  try {
    // Evaluated only where it is asked for.
    const { notifyGitHub } = await import('./github/index.ts')
    const withinMs = cancelled.aborted ? WITHIN_MS.cancelled : WITHIN_MS.else
    const { done, warnings } = await notifyGitHub({ inputs, env, cancelled, withinMs, ...describe() })
    for (const text of done) line(text)
    for (const text of warnings) core.warning(escapeCommands(text))
  } catch (error) {
    core.warning(escapeCommands(`GitHub was not notified: ${messageOf(error)}`))
  }
}

/** The deployments become inactive only where nothing is left that belongs to them. */
export function deactivationAfter(
  { verdict, results, failed }: FinishedRun,
  { dryRun }: Pick<Inputs, 'dryRun'>,
): NotifyOptions['deactivation'] {
  const reason = reasonAgainst(verdict, results, { dryRun, failed })
  return reason === undefined ? { due: true } : { due: false, reason }
}

const NOT_FOUND: ReadonlySet<Result['outcome']> = new Set(['missing', 'skipped'])
const MAX_LISTED = 5

function reasonAgainst(
  verdict: Verdict,
  results: readonly Result[],
  { dryRun, failed }: { readonly dryRun: boolean; readonly failed: boolean },
): string | undefined {
  if (dryRun) return 'a dry run changes nothing'
  const tagged = verdict.leftBehind.map(({ type, id }) => `${type} ${id}`)
  if (tagged.length > 0) return `the tag service still lists ${firstOf(tagged, MAX_LISTED)}`
  if (verdict.unauditedPolicy !== undefined) return 'it is unknown whether anything else is left'
  if (failed || verdict.outcome !== 'success') return 'not everything is torn down'
  if (results.every(({ outcome }) => NOT_FOUND.has(outcome))) return 'nothing was found to tear down'
  const scheduled = results.filter(({ outcome }) => outcome === 'scheduled').map(labelOf)
  if (scheduled.length > 0) return `${firstOf(scheduled, MAX_LISTED)} will exist until expiry`
  const left = results.flatMap(({ leaves = [] }) => leaves)
  if (left.length > 0) return `${firstOf(left, MAX_LISTED)} stayed behind`
  return undefined
}
