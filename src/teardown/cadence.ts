// When to look again: soon at first, then ever less often, never after a longer pause than `poll-interval`.

export interface Cadence {
  /** The next pause, in milliseconds. */
  next(): number
  /** Something was set in motion: look soon again. */
  reset(): void
}

const FIRST_MS = 1000
const GROWTH = 1.5
/** Up to this share is taken off a pause, so that many runs do not look in step. */
const JITTER = 0.1

export function createCadence(longestMs: number, random: () => number): Cadence {
  const first = Math.min(FIRST_MS, longestMs)
  let pause = first
  return {
    next() {
      const now = pause * (1 - random() * JITTER)
      pause = Math.min(longestMs, pause * GROWTH)
      return now
    },
    reset() {
      pause = first
    },
  }
}
