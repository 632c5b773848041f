// From the results to one word, one sentence and an exit code. Pure: the log, the outputs and the summary all say it.

import type { Policy } from '../inputs.ts'
import type { Outcome, Result } from '../teardown/index.ts'

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
}

export function reachVerdict(
  results: readonly Result[],
  { ifMissing, dryRun, cancelled }: { ifMissing: Policy; dryRun: boolean; cancelled: boolean },
): Verdict {
  const countsAs = ({ outcome }: Result) =>
    outcome === 'missing' && ifMissing === 'error' ? 'failed' : COUNTS_AS[outcome]
  const of = (group: string) => results.filter((result) => countsAs(result) === group)
  const [succeeded, pending, failed] = [of('succeeded'), of('pending'), of('failed')]
  const unfinished = pending.length + failed.length
  const outcome = (): RunOutcome => {
    if (cancelled && pending.length > 0) return 'cancelled'
    if (unfinished > 0) return succeeded.length + of('neither').length > 0 ? 'partial' : 'failure'
    return dryRun ? 'planned' : 'success'
  }
  return {
    outcome: outcome(),
    failed: unfinished > 0,
    headline: headline(results, { dryRun, cancelled: cancelled && pending.length > 0 }),
    succeededResults: succeeded,
    pendingResults: pending,
    failedResults: failed,
  }
}

function headline(
  results: readonly Result[],
  { dryRun, cancelled }: { dryRun: boolean; cancelled: boolean },
): string {
  const count = (outcome: Outcome) => results.filter((result) => result.outcome === outcome).length
  const parts = (Object.keys(WORDS) as Outcome[])
    .filter((word) => count(word) > 0)
    .map((word) => `${count(word)} ${WORDS[word]}`)
  const prefix = cancelled ? 'Cancelled. ' : dryRun ? 'Dry run, nothing was changed. ' : ''
  return `${prefix}${results.length} ${results.length === 1 ? 'resource' : 'resources'}: ${parts.join(', ')}.`
}
