// The rate of calls: a limit of writes and reads in flight, and one rate for all calls, which is learned from the API's
// refusals (learned-rate.ts). It starts without a limit.

import type { Clock } from './clock.ts'
import { createLearnedRate } from './learned-rate.ts'
import { createSemaphore } from './semaphore.ts'

export interface RateLimiter {
  /** Runs `work` as soon as the limits allow. Once `stopped` has aborted, it does not run, and the result is undefined. */
  schedule<T>(kind: 'read' | 'write', stopped: AbortSignal, work: () => Promise<T>): Promise<T | undefined>
  /** A call that was sent at `sentAt` was accepted by the API's limiter, whatever its result. */
  passed(sentAt: number): void
  /** A call that was sent at `sentAt` was refused for coming too fast; the API may have said how long to wait. */
  throttled(sentAt: number, retryAfterMs: number | undefined): void
}

export interface RateLimiterOptions {
  readonly clock: Clock
  /** Maximum number of writes in flight. */
  readonly writes: number
  /** Maximum number of reads in flight: lookups must not queue behind ten thousand writes. */
  readonly reads: number
}

/**
 * How long nothing is sent after a refusal, where the API does not say. The first refusal finds many calls in flight;
 * while not a single call passes in between, the time doubles.
 */
const HOLD_MS = { first: 500, later: 100, max: 30_000 } as const

export function createRateLimiter({ clock, writes, reads }: RateLimiterOptions): RateLimiter {
  const semaphores = { read: createSemaphore(reads), write: createSemaphore(writes) }
  const rate = createLearnedRate(writes)
  let refusedAt = -Infinity
  /** No call goes out before this. */
  let nextAt = 0
  let passedSinceRefusal = true
  let holdMs: number = HOLD_MS.first
  /** Callers in flight or waiting. */
  let callers = 0

  /** Waits for the next free moment, and takes it. */
  async function waitForRate(stopped: AbortSignal): Promise<void> {
    // Checked again after each sleep: a refusal may have put the moment off.
    while (!stopped.aborted && clock.now() < nextAt) await clock.sleep(nextAt - clock.now(), stopped)
    const interval = rate.intervalMs(clock.now())
    // Timers are a millisecond or two late, which is compensated.
    nextAt = Math.max(nextAt, clock.now() - interval) + interval
  }

  function nextHold(): number {
    if (!passedSinceRefusal) return Math.min(HOLD_MS.max, holdMs * 2)
    return rate.isUnlimited ? HOLD_MS.first : HOLD_MS.later
  }

  return {
    async schedule(kind, stopped, work) {
      const semaphore = semaphores[kind]
      if (callers === 0) rate.idleUntil(clock.now())
      callers += 1
      await semaphore.acquire()
      try {
        await waitForRate(stopped)
        return stopped.aborted ? undefined : await work()
      } finally {
        semaphore.release()
        callers -= 1
      }
    },
    passed(sentAt) {
      rate.answered(clock.now())
      if (sentAt > refusedAt) passedSinceRefusal = true
    },
    throttled(sentAt, retryAfterMs) {
      const now = clock.now()
      rate.answered(now)
      // Calls that were in flight at the same refusal add nothing new.
      const isNew = sentAt > refusedAt
      if (isNew) holdMs = nextHold()
      // An API that asks for no wait at all is still not called again at once.
      nextAt = Math.max(nextAt, now + Math.max(retryAfterMs ?? 0, holdMs))
      if (!isNew) return
      if (passedSinceRefusal) rate.slowDown(now)
      refusedAt = now
      rate.restart(now, nextAt)
      passedSinceRefusal = false
    },
  }
}
