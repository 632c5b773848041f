// From the results to an outcome, a headline and an exit code. Pure: the log, the outputs and the summary all use it.

import type { Policy } from '../inputs.ts'
import type { Failure, Goal, Result, TaggedResource, Unaudited, Unlisted } from '../teardown/index.ts'
import { headlineOf, type HeadlineOptions } from './headline.ts'
import { EXPECTED, OUTCOMES, type CountsAs } from './outcomes.ts'

/** The outcome of the run as a whole: the output `outcome`. */
export type RunOutcome = 'success' | 'partial' | 'failure' | 'planned' | 'cancelled'

/** Starts the summary, the comment and the log's last line. ⚠️: it succeeded, but something needs attention. */
export type Mark = '✅' | '⚠️' | '❌'

export interface Verdict {
  readonly outcome: RunOutcome
  readonly failed: boolean
  readonly mark: Mark
  readonly goal: Goal
  /** `8 of 11 destroyed; 1 failed, 1 scheduled for 2027-01-31, 1 protected.` */
  readonly headline: string
  readonly succeededResults: readonly Result[]
  readonly pendingResults: readonly Result[]
  readonly failedResults: readonly Result[]
  /** Kinds whose list is incomplete. */
  readonly unlisted: readonly Unlisted[]
  /** The `type/id` of what was not selected because its age is unknown. */
  readonly undated: readonly string[]
  /** Why a guard refused the whole plan, if one did. */
  readonly refusal: Failure | undefined
  /** What the tag service still lists, and no result accounts for. */
  readonly leftBehind: readonly TaggedResource[]
  readonly ifLeftBehind: Policy
  /** Why it is unknown what the tag service still lists. */
  readonly unaudited: Unaudited | undefined
  /** How that counts; undefined where it does not. */
  readonly unauditedPolicy: Policy | undefined
}

export interface VerdictOptions extends Omit<HeadlineOptions, 'isLeftUnknown'> {
  readonly ifMissing: Policy
  readonly ifLeftBehind: Policy
  readonly unaudited: Unaudited | undefined
  /** How a selection that finds nothing counts; undefined where the resources are named. */
  readonly ifNothingSelected: Policy | undefined
  /** Resources that a sweep finds should have been gone. */
  readonly sweep: boolean
}

export function reachVerdict(results: readonly Result[], options: VerdictOptions): Verdict {
  const { ifMissing, dryRun, unlisted, undated, refusal } = options
  const of = (group: CountsAs) => results.filter((result) => countsAs(result, ifMissing) === group)
  const [succeeded, pending, failed] = [of('succeeded'), of('pending'), of('failed')]
  const cutShort = options.cancelled && pending.length + unlisted.length > 0
  const policy = nothingFound(results, options) ? options.ifNothingSelected : undefined
  const left = options.leftBehind.length > 0 ? options.ifLeftBehind : undefined
  const unauditedPolicy = isUnknown(options) ? options.ifLeftBehind : undefined
  const policies = [policy, left, unauditedPolicy]
  const violated = policies.filter((value) => value === 'error').length
  const unfinished = pending.length + failed.length + unlisted.length + violated
  const planned = results.filter((result) => result.outcome === 'planned')
  const outcome = (): RunOutcome => {
    if (cutShort) return 'cancelled'
    if (unfinished > 0) return succeeded.length + planned.length > 0 ? 'partial' : 'failure'
    return dryRun ? 'planned' : 'success'
  }
  const warned = policies.includes('warn') || undated.length > 0 || isWarned(results, options)
  return {
    outcome: outcome(),
    failed: unfinished > 0,
    mark: unfinished > 0 ? '❌' : warned ? '⚠️' : '✅',
    headline: headlineOf(results, {
      ...options,
      cancelled: cutShort,
      isLeftUnknown: unauditedPolicy !== undefined,
    }),
    succeededResults: succeeded,
    pendingResults: pending,
    failedResults: failed,
    ...{ goal: options.goal, unlisted, undated, refusal },
    ...{ leftBehind: options.leftBehind, ifLeftBehind: options.ifLeftBehind },
    ...{ unaudited: options.unaudited, unauditedPolicy },
  }
}

/** Nothing was to be left, and the tag service, which the key may query, has not confirmed that. */
function isUnknown({ unaudited, goal, dryRun }: VerdictOptions): boolean {
  return unaudited !== undefined && !unaudited.isForbidden && goal === 'destroyed' && !dryRun
}

/** A selection that read every list and found nothing in them. */
export function nothingFound(
  results: readonly Result[],
  { unlisted }: { unlisted: readonly Unlisted[] },
): boolean {
  return results.length === 0 && unlisted.length === 0
}

/** Without those that the sweep had to keep: they were not left behind by mistake. */
export function foundBySweep(results: readonly Result[]): readonly Result[] {
  return results.filter(({ outcome }) => OUTCOMES[outcome].group !== 'kept')
}

function countsAs({ outcome }: Result, ifMissing: Policy): CountsAs {
  return outcome === 'missing' && ifMissing === 'error' ? 'failed' : OUTCOMES[outcome].countsAs
}

/** Whether something needs attention, even if everything succeeded. */
function isWarned(results: readonly Result[], { sweep }: VerdictOptions): boolean {
  const needsLook = ({ outcome, plan, leaves = [] }: Result) =>
    OUTCOMES[outcome].warns ||
    leaves.length > 0 ||
    (plan?.outcome !== undefined && !EXPECTED[plan.outcome].good)
  return results.some(needsLook) || (sweep && foundBySweep(results).length > 0)
}
