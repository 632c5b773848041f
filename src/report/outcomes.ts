// The outcomes in one table: icon, words, how they count and what they mean. The verdict, the summary, the log, the
// diagram and the documentation are made from it. What needs attention comes first.

import type { Goal, Outcome, Plan, Result } from '../teardown/index.ts'

export type CountsAs = 'succeeded' | 'pending' | 'failed' | 'neither'

/** Outcomes that the report treats alike. `arrived`: at the goal. `kept`: by a guard or a criterion. */
type OutcomeGroup = 'unfinished' | 'kept' | 'planned' | 'arrived' | 'other'

export interface OutcomeRow {
  readonly icon: string
  /** Follows a number: `3 destroyed`. */
  readonly words: string | Readonly<Record<Goal, string>>
  /** A missing resource counts by the policy `if-missing`. */
  readonly countsAs: CountsAs
  readonly group: OutcomeGroup
  /** A run with it has ⚠️ instead of ✅, even if it succeeds. */
  readonly warns: boolean
  /** How the diagram draws it: Mermaid's tag for a task of a Gantt chart. */
  readonly tag: 'crit' | 'active' | 'done' | ''
  /** For the documentation, in Markdown. */
  readonly meaning: string
}

export const OUTCOMES: Readonly<Record<Outcome, OutcomeRow>> = {
  failed: {
    icon: '❌',
    words: 'failed',
    countsAs: 'failed',
    group: 'unfinished',
    warns: true,
    tag: 'crit',
    meaning: 'did not reach the goal, or that could not be verified; `error` says why',
  },
  pending: {
    icon: '⏳',
    words: 'still pending',
    countsAs: 'pending',
    group: 'unfinished',
    warns: true,
    tag: 'active',
    meaning: 'unfinished when the run ended; `error` says why, such as `TIMED_OUT` or `CANCELLED`',
  },
  scheduled: {
    icon: '📅',
    words: 'scheduled for expiry',
    countsAs: 'succeeded',
    group: 'other',
    warns: true,
    tag: 'active',
    meaning: 'a subscription: its renewal is cancelled; it exists until it expires and is **not** gone',
  },
  missing: {
    icon: '❔',
    words: 'not found',
    countsAs: 'succeeded',
    group: 'other',
    warns: true,
    tag: '',
    meaning: 'not found: already gone, never existed, or not visible to this access key',
  },
  skipped: {
    icon: '⏭️',
    words: 'skipped',
    countsAs: 'neither',
    group: 'kept',
    warns: false,
    tag: '',
    meaning:
      'left in place: it, or the VPC that brought it into the run, does not meet the criteria; its item does not name that VPC; or it was not deleted with the resource that it is attached to',
  },
  protected: {
    icon: '🛡️',
    words: 'protected',
    countsAs: 'neither',
    group: 'kept',
    warns: false,
    tag: '',
    meaning:
      'left in place: by a rule of `protect`, because it belongs to the account, the system or another resource, or because a related resource stays',
  },
  requested: {
    icon: '📨',
    words: 'requested',
    countsAs: 'succeeded',
    group: 'other',
    warns: true,
    tag: 'active',
    meaning: 'the last call was accepted, or the deletion is in progress; not waited for (`wait: false`)',
  },
  planned: {
    icon: '📝',
    words: { recycled: 'would be moved to the recycle bin', destroyed: 'would be destroyed' },
    countsAs: 'neither',
    group: 'planned',
    warns: false,
    tag: '',
    meaning: 'dry run: the teardown would be attempted; `plan.outcome` is the expected outcome',
  },
  recycled: {
    icon: '♻️',
    words: 'moved to the recycle bin',
    countsAs: 'succeeded',
    group: 'arrived',
    warns: false,
    tag: 'done',
    meaning: 'verified to be in the recycle bin',
  },
  destroyed: {
    icon: '✅',
    words: 'destroyed',
    countsAs: 'succeeded',
    group: 'arrived',
    warns: false,
    tag: 'done',
    meaning: 'verified to be gone in this run, even if its deletion had begun earlier',
  },
  already: {
    icon: '✅',
    words: { recycled: 'already in the recycle bin or gone', destroyed: 'already gone' },
    countsAs: 'succeeded',
    group: 'arrived',
    warns: false,
    tag: 'done',
    meaning: 'at the goal when first seen; nothing was sent',
  },
}

/** In the order in which people read them. */
export const OUTCOME_ORDER = Object.keys(OUTCOMES) as readonly Outcome[]

/** The expected outcome of a plan. */
export type Expected = NonNullable<Plan['outcome']>

interface ExpectedRow {
  /** Follows a number. `expiry`: a day, or `its expiry`. */
  readonly words: (expiry: string) => string
  /** It is what the run is meant to achieve. */
  readonly good: boolean
}

/** In the order in which people read them. */
export const EXPECTED: Readonly<Record<Expected, ExpectedRow>> = {
  destroyed: { words: () => wordsOf('planned', 'destroyed'), good: true },
  recycled: { words: () => wordsOf('planned', 'recycled'), good: true },
  scheduled: { words: (expiry) => `would be scheduled for ${expiry}`, good: false },
  failed: { words: () => 'would fail', good: false },
}

/** It is at the goal, or would be: such rows may be collapsed. */
function isSettled(outcome: Outcome): boolean {
  const { group } = OUTCOMES[outcome]
  return group === 'arrived' || group === 'planned'
}

/** The resource that it is torn down with, or would be; undefined where it stayed, or nothing is known yet. */
export function tornDownWith({ with: parent, outcome }: Result): string | undefined {
  return isSettled(outcome) || outcome === 'requested' ? parent : undefined
}

/** Whether this row needs attention: it did not simply reach the goal, or it leaves something behind. */
export function needsAttention({ outcome, leaves = [], plan }: Result): boolean {
  const disappoints = outcome === 'planned' && plan?.outcome !== undefined && !EXPECTED[plan.outcome].good
  return !isSettled(outcome) || leaves.length > 0 || disappoints
}

/** Smaller is earlier. What leaves something behind comes right after the failures. */
export function rankOf(result: Result): number {
  const { outcome, leaves = [], plan } = result
  const rank = OUTCOME_ORDER.indexOf(
    outcome === 'planned' && plan?.outcome !== undefined && needsAttention(result) ? plan.outcome : outcome,
  )
  return leaves.length > 0 ? Math.min(rank, 0.5) : rank
}

export function wordsOf(outcome: Outcome, goal: Goal): string {
  const { words } = OUTCOMES[outcome]
  return typeof words === 'string' ? words : words[goal]
}
