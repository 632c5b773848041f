// Until the endpoint has answered once, calls go one by one: a wrong key should be reported once, not by all at a time.

import type { Clock } from './clock.ts'
import { StoppedError } from './errors.ts'

interface OpeningGate {
  /** Runs `work` at once when the gate is open, or when no other call is ahead; else after the first call. */
  pass<T>(stopped: AbortSignal, work: () => Promise<T>): Promise<T>
}

/** How long the others wait for the first call, which may never be answered. */
const MAX_WAIT_MS = 3000

export function createOpeningGate(clock: Clock, isOpen: () => boolean): OpeningGate {
  /** Aborts when the first call is over. */
  let first: AbortSignal | undefined
  return {
    async pass(stopped, work) {
      if (!isOpen() && first !== undefined) await clock.sleep(MAX_WAIT_MS, AbortSignal.any([first, stopped]))
      // The run may have been stopped while this call waited.
      if (stopped.aborted) throw new StoppedError()
      if (isOpen() || first !== undefined) return work()
      const over = new AbortController()
      first = over.signal
      try {
        return await work()
      } finally {
        over.abort()
      }
    },
  }
}
