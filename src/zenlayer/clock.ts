// Time, as everything below main.ts sees it: handed in, so that a test can hold the hands.

export interface Clock {
  /** Milliseconds since the epoch. Never runs backwards. */
  now(): number
  /**
   * Resolves after `ms` milliseconds, or at once when `signal` aborts: whoever sleeps looks at the signal
   * afterwards. It never rejects.
   */
  sleep(ms: number, signal: AbortSignal): Promise<void>
}

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
      const timer = setTimeout(end, Math.max(0, ms))
      signal.addEventListener('abort', end)
    }),
}
