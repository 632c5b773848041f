// From the results to one word, one sentence and an exit code. Pure: the log, the outputs and the summary all say it.

import type { Policy } from '../inputs.ts'
import type { Goal, Outcome, Result, Unlisted } from '../teardown/index.ts'

/** What became of the run as a whole: the output `outcome`. */
export type RunOutcome = 'success' | 'partial' | 'failure' | 'planned' | 'cancelled'

export interface Verdict {
  readonly outcome: RunOutcome
  readonly failed: boolean
  /** `5 of 7 resources reached the goal: 3 destroyed, 2 already there; 1 failed, 1 pending.` */
  readonly headline: string
  readonly succeededResults: readonly Result[]
  readonly pendingResults: readonly Result[]
  readonly failedResults: readonly Result[]
  /** Kinds of which nobody knows what there is. */
  readonly unlisted: readonly Unlisted[]
}

export interface VerdictOptions {
  readonly ifMissing: Policy
  readonly dryRun: boolean
  readonly cancelled: boolean
  readonly unlisted: readonly Unlisted[]
  readonly goal: Goal
}

/** How each outcome counts. A missing resource counts by the policy `if-missing`. */
const COUNTS_AS: Readonly<Record<Outcome, 'succeeded' | 'pending' | 'failed' | 'neither'>> = {
  recycled: 'succeeded',
  destroyed: 'succeeded',
  already: 'succeeded',
  missing: 'succeeded',
  requested: 'succeeded',
  scheduled: 'succeeded',
  planned: 'neither',
  protected: 'neither',
  skipped: 'neither',
  pending: 'pending',
  failed: 'failed',
}

const WORDS: Readonly<Record<Outcome, string>> = {
  failed: 'failed',
  pending: 'still pending',
  recycled: 'in the recycle bin',
  destroyed: 'destroyed',
  already: 'already there',
  missing: 'not found',
  requested: 'requested',
  scheduled: 'scheduled to go at expiry',
  planned: 'planned',
  protected: 'protected',
  skipped: 'skipped',
}

const PLANNED: Readonly<Record<Goal, string>> = {
  recycled: 'would go to the recycle bin',
  destroyed: 'would be destroyed for good',
}

export function reachVerdict(
  results: readonly Result[],
  { ifMissing, dryRun, cancelled, unlisted, goal }: VerdictOptions,
): Verdict {
  const countsAs = ({ outcome }: Result) =>
    outcome === 'missing' && ifMissing === 'error' ? 'failed' : COUNTS_AS[outcome]
  const of = (group: string) => results.filter((result) => countsAs(result) === group)
  const [succeeded, pending, failed] = [of('succeeded'), of('pending'), of('failed')]
  const cutShort = cancelled && pending.length + unlisted.length > 0
  const unfinished = pending.length + failed.length + unlisted.length
  const planned = results.filter((result) => result.outcome === 'planned')
  const outcome = (): RunOutcome => {
    if (cutShort) return 'cancelled'
    if (unfinished > 0) return succeeded.length + planned.length > 0 ? 'partial' : 'failure'
    return dryRun && results.length > 0 ? 'planned' : 'success'
  }
  return {
    outcome: outcome(),
    failed: unfinished > 0,
    headline: headline(results, { dryRun, cancelled: cutShort, unlisted, goal }),
    succeededResults: succeeded,
    pendingResults: pending,
    failedResults: failed,
    unlisted,
  }
}

function headline(
  results: readonly Result[],
  { dryRun, cancelled, unlisted, goal }: Omit<VerdictOptions, 'ifMissing'>,
): string {
  const count = (outcome: Outcome) => results.filter((result) => result.outcome === outcome).length
  const parts = (Object.keys(WORDS) as Outcome[])
    .filter((word) => count(word) > 0)
    .map((word) => `${count(word)} ${word === 'planned' ? PLANNED[goal] : WORDS[word]}`)
  const prefix = cancelled ? 'Cancelled. ' : dryRun ? 'Dry run, nothing was changed. ' : ''
  const found =
    results.length === 0
      ? unlisted.length === 0
        ? 'Nothing was found to tear down.'
        : 'Nothing was torn down.'
      : `${results.length} ${results.length === 1 ? 'resource' : 'resources'}: ${parts.join(', ')}.`
  const types = unlisted.map(({ type }) => type)
  return `${prefix}${found}${types.length === 0 ? '' : ` Not or not wholly listed: ${types.join(', ')}.`}`
}
