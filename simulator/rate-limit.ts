// The rate limit: a token bucket over all calls. A call that is refused takes a token too, down to a debt of a full
// burst, so that calls in quick succession keep it exhausted. No source documents the real limit.

export interface RateLimit {
  readonly perSecond: number
  /** Calls at once; as many as a second has when not given. */
  readonly burst?: number
  /** Seconds, sent as Retry-After; no such header when not given. */
  readonly retryAfter?: number
}

export class TokenBucket {
  readonly #perSecond: number
  readonly #burst: number
  #tokens: number
  #filledAt: number | undefined

  constructor({ perSecond, burst = Math.max(1, perSecond) }: RateLimit) {
    this.#perSecond = perSecond
    this.#burst = burst
    this.#tokens = burst
  }

  /** Counts a call at that time, in ms, and returns whether it may pass. */
  take(now: number): boolean {
    const seconds = Math.max(0, now - (this.#filledAt ?? now)) / 1000
    this.#filledAt = now
    this.#tokens = Math.min(this.#burst, this.#tokens + seconds * this.#perSecond)
    const passes = this.#tokens >= 1
    this.#tokens = Math.max(-this.#burst, this.#tokens - 1)
    return passes
  }
}
