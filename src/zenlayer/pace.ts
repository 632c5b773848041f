// How fast the run may call: so many writes and reads in flight, and one brake that a throttle pulls for all of them.

import type { Clock } from './clock.ts'

export interface Pace {
  /** Runs `work` when its turn comes. It does not run at all once `stopped` has aborted: the answer is undefined. */
  turn<T>(kind: 'read' | 'write', stopped: AbortSignal, work: () => Promise<T>): Promise<T | undefined>
  /** The API refused a call for coming too fast: everybody waits that long. */
  hold(ms: number): void
}

export interface PaceOptions {
  readonly clock: Clock
  /** The most writes in flight. */
  readonly writes: number
  /** The most reads in flight; looks must not queue behind ten thousand writes. */
  readonly reads: number
}

export function createPace({ clock, writes, reads }: PaceOptions): Pace {
  const lanes = { read: createSlots(reads), write: createSlots(writes) }
  let heldUntil = 0

  async function brake(stopped: AbortSignal): Promise<void> {
    // Looked at again after each sleep: another throttle may have pulled the brake longer.
    while (!stopped.aborted && clock.now() < heldUntil) await clock.sleep(heldUntil - clock.now(), stopped)
  }

  return {
    async turn(kind, stopped, work) {
      const slots = lanes[kind]
      await slots.take()
      try {
        await brake(stopped)
        return stopped.aborted ? undefined : await work()
      } finally {
        slots.give()
      }
    },
    hold(ms) {
      heldUntil = Math.max(heldUntil, clock.now() + ms)
    },
  }
}

interface Slots {
  take(): Promise<void>
  give(): void
}

/** First come, first served. */
function createSlots(count: number): Slots {
  let free = count
  const waiting: (() => void)[] = []
  let head = 0
  return {
    take() {
      if (free > 0) {
        free -= 1
        return Promise.resolve()
      }
      return new Promise((resolve) => waiting.push(resolve))
    },
    give() {
      const next = waiting[head]
      if (next === undefined) {
        free += 1
        return
      }
      // A moving head, not shift(): ten thousand may be waiting.
      head += 1
      if (head > 1000 && head * 2 > waiting.length) {
        waiting.splice(0, head)
        head = 0
      }
      next()
    },
  }
}
