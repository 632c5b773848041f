// Time, as everything below main.ts sees it: handed in, so that a test can hold the hands.

export interface Clock {
  /** Milliseconds since the epoch. Never runs backwards. */
  now(): number
  /**
   * Resolves after `ms` milliseconds (24 days at most), or at once when `signal` aborts: whoever sleeps looks at
   * the signal afterwards. It never rejects.
   */
  sleep(ms: number, signal: AbortSignal): Promise<void>
}

/** Node's timers hold 31 bits; a longer one would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** The machine's clock. Monotonic: a clock set back in mid-run would stretch every budget. */
export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) {
        resolve()
        return
      }
      const end = () => {
        clearTimeout(timer)
        signal.removeEventListener('abort', end)
        resolve()
      }
      const timer = setTimeout(end, Math.min(Math.max(0, ms), LONGEST_TIMER_MS))
      signal.addEventListener('abort', end)
    }),
}
