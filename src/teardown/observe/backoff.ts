// When to look again, and at which resources: soon after a change, then less and less often, at least every
// `poll-interval`. So the end of a phase is seen with a delay that is a share of its length.

import { IDS_PER_DESCRIBE, type Kind } from '../../resources/index.ts'
import type { Goal } from '../model/next-step.ts'
import { nextCheckIn } from '../model/proof.ts'
import type { Tracked } from '../model/tracked.ts'

/** The shortest pause between two looks at one kind. */
const MIN_PAUSE_MS = 500
/** A share of the time since something last moved. */
const SHARE = 0.1
/** Up to this share is taken off a pause, so that many runs do not look in step. */
const JITTER = 0.1
/** A timer may be early by a millisecond. */
const TIMER_MS = 5
/** With very many resources, the longest time between two looks at all of them. */
const MAX_BETWEEN_ALL_MS = 5000

export interface BackoffOptions {
  readonly goal: Goal
  readonly now: number
  /** When the last look at this kind ended. */
  readonly lookedAt: number
  readonly maxMs: number
  readonly random: () => number
}

/** The pause before the next look at `open`, all of `kind`, in milliseconds. */
export function pauseBefore(kind: Kind, open: readonly Tracked[], options: BackoffOptions): number {
  const { now, lookedAt, maxMs, random } = options
  const jitter = 1 - random() * JITTER
  // Only a short `poll-interval` makes the pause shorter than that.
  const minMs = Math.min(MIN_PAUSE_MS, maxMs)
  let pause = maxMs
  for (const resource of open) {
    const wanted = resource.overdue
      ? overduePause(resource, options)
      : Math.max(minMs, ordinaryPause(kind, resource, options, jitter))
    pause = Math.min(pause, wanted)
  }
  return Math.max(pause, lookedAt + minMs - now)
}

/** A write waits for a look: it is due at once, and later after each look without an answer. */
function overduePause({ unansweredLooks }: Tracked, { lookedAt, now, maxMs }: BackoffOptions): number {
  return Math.max(0, lookedAt + Math.min(maxMs, MIN_PAUSE_MS * 2 ** unansweredLooks) - now)
}

function ordinaryPause(
  kind: Kind,
  resource: Tracked,
  { goal, now, maxMs }: BackoffOptions,
  jitter: number,
): number {
  const checkIn = nextCheckIn(resource, kind, goal, now)
  const { movedAt, unansweredLooks } = resource
  if (checkIn === undefined) return Math.min(maxMs, (now - movedAt) * SHARE) * jitter
  // A check that was not answered is still due, but not at once.
  const retryIn = unansweredLooks === 0 ? 0 : Math.min(maxMs, MIN_PAUSE_MS * 2 ** unansweredLooks)
  return Math.max(checkIn + TIMER_MS, retryIn)
}

/**
 * Which of `open` to look at. While nothing has moved, those that have waited longest are a sample of the rest: they are
 * done first, and looking at them takes one call, however many there are. A resource whose claim needs more checks is
 * always included. `sinceAllMs`: since the last look at all.
 */
export function resourcesToLookAt(
  kind: Kind,
  open: readonly Tracked[],
  { goal, now, sinceAllMs, maxMs }: LookOptions,
): readonly Tracked[] {
  if (open.length <= IDS_PER_DESCRIBE || sinceAllMs >= Math.min(MAX_BETWEEN_ALL_MS, maxMs)) return open
  const isInQuestion = (resource: Tracked) => nextCheckIn(resource, kind, goal, now) !== undefined
  const others = open.filter((resource) => !isInQuestion(resource)).sort((a, b) => a.movedAt - b.movedAt)
  return [...open.filter(isInQuestion), ...others.slice(0, IDS_PER_DESCRIBE)]
}

interface LookOptions {
  readonly goal: Goal
  readonly now: number
  readonly sinceAllMs: number
  readonly maxMs: number
}
