// How fast the run may call: so many writes and reads in flight, and one pace for all of them, which a throttle slows.
//
// No source says how many calls a second the API allows, so the pace finds out. It starts unlimited. A refusal for
// coming too fast means that the allowance is used up at that moment; the calls answered since the refusal before,
// over the time between the two, are the rate that is allowed. The run then goes a little slower than that, and after
// a while without refusals tries a little faster.

import type { Clock } from './clock.ts'
import { createSlots } from './slots.ts'

export interface Pace {
  /** Runs `work` when its turn comes. It does not run at all once `stopped` has aborted: the answer is undefined. */
  turn<T>(kind: 'read' | 'write', stopped: AbortSignal, work: () => Promise<T>): Promise<T | undefined>
  /** A call that was sent at `sentAt` was accepted by the limiter, whatever else became of it. */
  passed(sentAt: number): void
  /** A call that was sent at `sentAt` was refused for coming too fast; the API may have said how long to wait. */
  throttled(sentAt: number, retryAfterMs: number | undefined): void
}

export interface PaceOptions {
  readonly clock: Clock
  /** The most writes in flight. */
  readonly writes: number
  /** The most reads in flight; looks must not queue behind ten thousand writes. */
  readonly reads: number
}

/** How much slower than the rate found the run goes: others may share the account's limit. */
const MARGIN = 0.95
/**
 * After a refusal nothing is sent for so long, where the API does not say. The first finds many calls in flight;
 * while not a single call passes in between, the time doubles.
 */
const HOLD_MS = { first: 500, later: 100, most: 30_000 } as const
/** The rate is taken from the time between two refusals, at both of which the allowance was used up; from less than this, nothing is learned. */
const SPAN_MS = { most: 30_000, least: 400 } as const
/** Times of answers; what is older than the newest of them is forgotten. */
const MOST_KEPT = 10_000
/** The pace is never slower than a call in ten seconds. */
const LEAST_PER_SECOND = 0.1
/** Growth in a second: while the rate is a first guess, once it is known, and after a quiet time without refusals. */
const GROWTH = { guessed: 1.3, known: 1.01, quiet: 1.15 } as const
/** Each refusal doubles the quiet time, so that probing costs less and less. */
const QUIET_MS = { first: 4000, most: 30_000 } as const
/** Faster than this client can send: as good as no limit. */
const UNLIMITED_PER_SECOND = 2000

export function createPace({ clock, writes, reads }: PaceOptions): Pace {
  const lanes = { read: createSlots(reads), write: createSlots(writes) }
  let perSecond = Infinity
  /** Whether the rate was found between two refusals, or is a guess after the first. */
  let known = false
  let refusedAt = -Infinity
  let quietMs: number = QUIET_MS.first
  let grownAt = 0
  /** No call goes out before this. */
  let nextAt = 0
  /**
   * When calls were answered since the last refusal. Refused ones are among them: a limiter may count them, and
   * where it does not, the next refusal corrects the rate.
   */
  let answeredAt: number[] = []
  let passedSinceRefusal = true
  let holdMs: number = HOLD_MS.first
  /** Callers in flight or waiting for their turn. While there is none, the API's allowance fills up unseen. */
  let callers = 0
  let idleUntil = 0

  function answered(now: number): void {
    answeredAt.push(now)
    // Seldom, and half of them at once: ten thousand calls must not copy ten thousand times each.
    if (answeredAt.length > MOST_KEPT) answeredAt = answeredAt.slice(-MOST_KEPT / 2)
  }

  function since(time: number): number[] {
    return answeredAt.filter((at) => at > time)
  }

  /** Waits for the next free moment, and takes it. */
  async function myTurn(stopped: AbortSignal): Promise<void> {
    // Looked at again after each sleep: a throttle may have put the moment off.
    while (!stopped.aborted && clock.now() < nextAt) await clock.sleep(nextAt - clock.now(), stopped)
    if (perSecond === Infinity) return
    grow()
    const interval = 1000 / perSecond
    // Timers are late by a millisecond or two; that much is made up for.
    nextAt = Math.max(nextAt, clock.now() - interval) + interval
  }

  function grow(): void {
    const now = clock.now()
    const growth = !known ? GROWTH.guessed : now - refusedAt < quietMs ? GROWTH.known : GROWTH.quiet
    perSecond *= growth ** (Math.max(0, now - grownAt) / 1000)
    grownAt = now
    if (perSecond < UNLIMITED_PER_SECOND) return
    perSecond = Infinity
    quietMs = QUIET_MS.first
  }

  /** Calls a second that the API has just shown to allow; undefined where that cannot be told. */
  function shownRate(now: number): number | undefined {
    const forgotten = answeredAt.length < MOST_KEPT / 2 ? refusedAt : (answeredAt[0] ?? refusedAt)
    const from = Math.max(refusedAt, now - SPAN_MS.most, forgotten)
    if (now - from < SPAN_MS.least || idleUntil > from) return undefined
    return (since(from).length * 1000) / (now - from)
  }

  function slowDown(now: number): void {
    const first = perSecond === Infinity
    // Most of the last second's may have been a burst that the API allows once.
    const guess = Math.max(writes, since(now - 1000).length / 2.5)
    const rate = first ? guess : (shownRate(now) ?? perSecond * 0.7)
    perSecond = Math.max(LEAST_PER_SECOND, Math.min(perSecond, rate) * MARGIN)
    known = !first
    quietMs = first ? QUIET_MS.first : Math.min(QUIET_MS.most, quietMs * 2)
  }

  function nextHold(): number {
    if (!passedSinceRefusal) return Math.min(HOLD_MS.most, holdMs * 2)
    return perSecond === Infinity ? HOLD_MS.first : HOLD_MS.later
  }

  return {
    async turn(kind, stopped, work) {
      const slots = lanes[kind]
      if (callers === 0) idleUntil = clock.now()
      callers += 1
      await slots.take()
      try {
        if (!stopped.aborted) await myTurn(stopped)
        return stopped.aborted ? undefined : await work()
      } finally {
        slots.give()
        callers -= 1
      }
    },
    passed(sentAt) {
      answered(clock.now())
      if (sentAt > refusedAt) passedSinceRefusal = true
    },
    throttled(sentAt, retryAfterMs) {
      const now = clock.now()
      answered(now)
      // Those that were in flight at the same refusal say nothing new.
      const news = sentAt > refusedAt
      if (news) holdMs = nextHold()
      // An API that asks for no wait at all is not to be run into again at once.
      nextAt = Math.max(nextAt, now + Math.max(retryAfterMs ?? 0, holdMs))
      if (!news) return
      if (passedSinceRefusal) slowDown(now)
      refusedAt = now
      grownAt = nextAt
      answeredAt = []
      passedSinceRefusal = false
    },
  }
}
