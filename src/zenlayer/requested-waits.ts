// How long the API asks to wait (Retry-After), and how much of that is done.
//
// Up to a minute the request is honoured in full, and by all calls: such a wait is that of a rate limit. A longer one
// is more than a rate limit needs, and may be a mistake or malice: it must not stall the run. It counts as a refusal
// without a wait. The read that got it is repeated after a minute; the write is not, and other calls of the same
// action fail for the same reason until the minute is over, without being sent.

import type { Clock } from './clock.ts'
import type { CallError } from './errors.ts'
import type { Operation } from './operation.ts'

/** The longest wait that is done at a time. */
export const MAX_WAIT_MS = 60_000

interface RequestedWaits {
  /** Notes a refusal for coming too fast; the result is how long all calls have to wait, if the API said so. */
  throttled(operation: Operation, error: CallError): number | undefined
  /** Why `operation` is not sent at present. */
  refusalOf(operation: Operation): CallError | undefined
  /** What all calls are waiting for at present. */
  reason(): CallError | undefined
}

interface Wait {
  readonly error: CallError
  readonly until: number
}

export function isTooLong({ retryAfterMs = 0 }: CallError): boolean {
  return retryAfterMs > MAX_WAIT_MS
}

export function createRequestedWaits(clock: Clock): RequestedWaits {
  const writes = new Map<string, Wait>()
  let shared: Wait | undefined
  const current = (wait: Wait | undefined) =>
    wait !== undefined && clock.now() < wait.until ? wait.error : undefined
  return {
    throttled(operation, error) {
      const { retryAfterMs } = error
      if (retryAfterMs === undefined) return undefined
      const wait = { error, until: clock.now() + Math.min(retryAfterMs, MAX_WAIT_MS) }
      if (!isTooLong(error)) {
        shared = wait
        return retryAfterMs
      }
      if (operation.write) writes.set(nameOf(operation), wait)
      return undefined
    },
    refusalOf: (operation) => (operation.write ? current(writes.get(nameOf(operation))) : undefined),
    reason: () => current(shared),
  }
}

/** Services share names of actions. */
function nameOf({ service, action }: Operation): string {
  return `${service}:${action}`
}
