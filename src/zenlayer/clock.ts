// The time, for everything below main.ts: injected so that tests control it.

export interface Clock {
  /** Milliseconds since the epoch. Never runs backwards. */
  now(): number
  /**
   * Resolves after `ms` milliseconds (24 days at most), or at once when `signal` aborts: check the signal
   * afterwards. It never rejects.
   */
  sleep(ms: number, signal: AbortSignal): Promise<void>
}

/** Node's timers have 31 bits; a longer delay would end at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** The machine's clock. Monotonic: setting the clock back during a run must not extend any time limit. */
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
