// The outcomes in one table: icon, words, how they count and what they mean. The verdict, the summary, the log, the
// diagram and the table in the documentation are all made from it. What needs a person comes first.

import type { Goal, Outcome, Plan, Result } from '../teardown/index.ts'

export type CountsAs = 'succeeded' | 'pending' | 'failed' | 'neither'

/** What the report treats alike. `arrived`: it was seen at the goal. `kept`: by a guard or a criterion. */
type OutcomeGroup = 'unfinished' | 'kept' | 'planned' | 'arrived' | 'other'

export interface OutcomeRow {
  readonly icon: string
  /** Follows a number: `3 destroyed`. */
  readonly words: string | Readonly<Record<Goal, string>>
  /** A missing resource counts by the policy `if-missing`. */
  readonly countsAs: CountsAs
  readonly group: OutcomeGroup
  /** Beside it no run is a plain success. */
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
    meaning: 'refused for a reason that waiting does not cure',
  },
  pending: {
    icon: '⏳',
    words: 'still pending',
    countsAs: 'pending',
    group: 'unfinished',
    warns: true,
    tag: 'active',
    meaning: 'not there yet when the time was up or the run was cancelled',
  },
  scheduled: {
    icon: '📅',
    words: 'scheduled for expiry',
    countsAs: 'succeeded',
    group: 'other',
    warns: true,
    tag: 'active',
    meaning: 'a subscription: its renewal is cancelled, it lives until its expiry and is **not** gone',
  },
  missing: {
    icon: '❔',
    words: 'not found',
    countsAs: 'succeeded',
    group: 'other',
    warns: true,
    tag: '',
    meaning: 'never found: gone before, or never there',
  },
  skipped: {
    icon: '⏭️',
    words: 'skipped',
    countsAs: 'neither',
    group: 'kept',
    warns: false,
    tag: '',
    meaning: 'does not match the criteria; nothing was sent',
  },
  protected: {
    icon: '🛡️',
    words: 'protected',
    countsAs: 'neither',
    group: 'kept',
    warns: false,
    tag: '',
    meaning: 'kept by a guard; nothing was sent',
  },
  requested: {
    icon: '📨',
    words: 'requested',
    countsAs: 'succeeded',
    group: 'other',
    warns: true,
    tag: 'active',
    meaning: 'accepted and not waited for (`wait: false`)',
  },
  planned: {
    icon: '📝',
    words: { recycled: 'would be moved to the recycle bin', destroyed: 'would be destroyed' },
    countsAs: 'neither',
    group: 'planned',
    warns: false,
    tag: '',
    meaning: 'dry run: would have been torn down; `plan.outcome` says what would come of it',
  },
  recycled: {
    icon: '♻️',
    words: 'moved to the recycle bin',
    countsAs: 'succeeded',
    group: 'arrived',
    warns: false,
    tag: 'done',
    meaning: 'seen in the recycle bin',
  },
  destroyed: {
    icon: '✅',
    words: 'destroyed',
    countsAs: 'succeeded',
    group: 'arrived',
    warns: false,
    tag: 'done',
    meaning: 'seen gone in this run, even if it was already on its way out',
  },
  already: {
    icon: '✅',
    words: { recycled: 'already in the recycle bin', destroyed: 'already gone' },
    countsAs: 'succeeded',
    group: 'arrived',
    warns: false,
    tag: 'done',
    meaning: 'at the goal when first seen; nothing was sent',
  },
}

/** In the order in which people read them. */
export const OUTCOME_ORDER = Object.keys(OUTCOMES) as readonly Outcome[]

/** What is expected to come of a plan. */
export type Expected = NonNullable<Plan['outcome']>

interface ExpectedRow {
  /** Follow a number, too. `expiry`: a day, or `its expiry`. */
  readonly words: (expiry: string) => string
  /** What the run is for. */
  readonly good: boolean
}

/** In the order in which people read them. */
export const EXPECTED: Readonly<Record<Expected, ExpectedRow>> = {
  destroyed: { words: () => wordsOf('planned', 'destroyed'), good: true },
  recycled: { words: () => wordsOf('planned', 'recycled'), good: true },
  scheduled: { words: (expiry) => `would be scheduled for ${expiry}`, good: false },
  failed: { words: () => 'would be refused', good: false },
}

/** What the run is for has come about, or would: such rows may be folded away. */
function isSettled(outcome: Outcome): boolean {
  const { group } = OUTCOMES[outcome]
  return group === 'arrived' || group === 'planned'
}

/** The resource that it went along with, or would; undefined where it stayed, or nothing is known yet. */
export function carrierOf({ with: carrier, outcome }: Result): string | undefined {
  return isSettled(outcome) || outcome === 'requested' ? carrier : undefined
}

/** Whether a person has to see this row: it did not simply reach the goal, or it leaves something behind. */
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
