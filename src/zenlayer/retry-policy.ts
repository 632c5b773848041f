// Which failed attempts are worth another, and after what pause.

import { SIGNATURE_EXPIRED } from './answer.ts'
import type { CallError } from './errors.ts'
import type { Operation } from './operation.ts'
import { isTooLong, MAX_WAIT_MS } from './requested-waits.ts'

/** How one attempt failed. */
export interface Failure {
  readonly error: CallError
  /** Whether the signing clock has been corrected since: the next signature is another one. */
  readonly resigned: boolean
}

interface Failed extends Failure {
  readonly operation: Operation
  /** Attempts so far. */
  readonly tries: number
  readonly maxTries: number
}

export function mayRetry({ error, operation, tries, maxTries, resigned }: Failed): boolean {
  if (error.code === SIGNATURE_EXPIRED) return resigned
  if (!error.transient || tries >= maxTries) return false
  if (!operation.write) return true
  return error.effect === 'none' && !isTooLong(error)
}

export function pauseMs({ error, tries }: Failed, random: () => number): number {
  if (error.code === SIGNATURE_EXPIRED) return 0
  // A throttled call queues again like all others; the rate limiter knows when. Unless it has a wait of its own.
  if (error.throttled && !isTooLong(error)) return 0
  return Math.max(backoffMs(tries, random), Math.min(error.retryAfterMs ?? 0, MAX_WAIT_MS))
}

/** 1, 2, 4 … s as the official SDKs wait, at most 30, and up to half of it off, so that many do not come back at once. */
export function backoffMs(tries: number, random: () => number): number {
  return Math.min(30_000, 1000 * 2 ** (tries - 1)) * (1 - random() / 2)
}
