// When to look again, and at what: soon after something was set in motion, then ever less often, never after a longer
// pause than `poll-interval`. So the end of a phase is seen late by a share of its length, whatever that is.

import { IDS_PER_DESCRIBE, type Kind } from '../resources/index.ts'
import { looksAgainIn } from './absence.ts'
import type { Tracked } from './tracked.ts'

const FIRST_MS = 500
/** Of the time since something last moved. */
const SHARE = 0.1
/** Up to this share is taken off a pause, so that many runs do not look in step. */
const JITTER = 0.1
/** A timer may be early by a millisecond. */
const TIMER_MS = 5
/** Of very many, at most so long passes between two looks at all of them. */
const ALL_MS = 5000

/** The pause before the next look at those of `kind`, in milliseconds. */
export function pauseBefore(
  kind: Kind,
  open: readonly Tracked[],
  { now, longestMs, random }: { now: number; longestMs: number; random: () => number },
): number {
  const jitter = 1 - random() * JITTER
  let pause = longestMs
  for (const resource of open) {
    if (resource.overdue) return 0
    const again = looksAgainIn(resource, kind, now)
    const wanted =
      again === undefined ? Math.min(longestMs, (now - resource.movedAt) * SHARE) * jitter : again + TIMER_MS
    pause = Math.min(pause, Math.max(FIRST_MS, wanted))
  }
  return pause
}

/**
 * Which of them to look at. While nothing has moved, those that have waited longest speak for the rest: they will be
 * the first to arrive, and a look at them is one call, however many there are. `sinceAll`: milliseconds since the last
 * look at all.
 */
export function worthALook(
  kind: Kind,
  open: readonly Tracked[],
  sinceAllMs: number,
  longestMs: number,
): readonly Tracked[] {
  if (open.length <= IDS_PER_DESCRIBE || sinceAllMs >= Math.min(ALL_MS, longestMs)) return open
  const vanishing = open.filter((resource) => resource.lookup(kind).state === 'absent')
  const others = open
    .filter((resource) => resource.lookup(kind).state !== 'absent')
    .sort((a, b) => a.movedAt - b.movedAt)
  return [...vanishing, ...others.slice(0, IDS_PER_DESCRIBE)]
}
