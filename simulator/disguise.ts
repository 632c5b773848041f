// What lists show of a resource instead of the truth, for a while: another status, nothing at all, or it twice.
import { actionMatches } from './action-pattern.ts'
import { milliseconds, number, object, oneOf, text, type Check } from './check.ts'

export interface DisguiseSeed {
  /** A status; `GONE`: it is missing from the list; `TWICE`: it is listed twice. */
  readonly as: string
  /** Milliseconds after the start, or after the accepted write of `after`. */
  readonly from?: number
  /** `TerminatePort`, `Terminate*`: begins with an accepted write of that action, and anew with each. */
  readonly after?: string
  /** Milliseconds; forever when not given. */
  readonly for?: number
  /** The number of lists at most. */
  readonly times?: number
  /** Only lists that are asked for ids, or only those that are not. */
  readonly in?: 'ids' | 'selections'
}

export const disguiseCheck: Check = object(
  {
    as: text,
    from: milliseconds,
    after: text,
    for: milliseconds,
    times: number({ min: 1, whole: true }),
    in: oneOf(['ids', 'selections']),
  },
  ['as'],
)

export class Disguise {
  readonly as: string
  readonly #seed: DisguiseSeed
  #since: number | undefined
  #left: number

  constructor(seed: DisguiseSeed, start: number) {
    this.as = seed.as
    this.#seed = seed
    this.#since = seed.after === undefined ? start + (seed.from ?? 0) : undefined
    this.#left = seed.times ?? Infinity
  }

  /** An accepted write of the resource. */
  written(service: string, action: string, now: number): void {
    const { after, from = 0 } = this.#seed
    if (after !== undefined && actionMatches(after, service, action)) this.#since = now + from
  }

  covers(now: number, byIds: boolean): boolean {
    const { for: length = Infinity, in: where = byIds ? 'ids' : 'selections' } = this.#seed
    const since = this.#since ?? Infinity
    return this.#left > 0 && since <= now && now < since + length && (where === 'ids') === byIds
  }

  /** Counts one list. */
  use(): void {
    this.#left -= 1
  }
}
