// The part of the seed that makes the simulator misbehave.
import { either, flag, list, milliseconds, number, object, oneOf, string, text, type Check } from './check.ts'
import type { RateLimit } from './rate-limit.ts'

/** README.md has a table of what each of them does. */
export const FAULT_TYPES = [
  'throttle',
  'limit-code',
  '500',
  '503',
  'html-502',
  'challenge',
  'blocked',
  'reset-before',
  'reset-after',
  'hang',
  'truncate',
  'partial',
  'garbage',
  'lose-page',
  'lose-half',
  'count',
] as const

/** `less` is half of the true number, `more` one too many, `varies` one more with each page. */
const COUNTS = ['less', 'more', 'string', 'none', 'page-size', 'varies'] as const

export type FaultType = (typeof FAULT_TYPES)[number]

export interface FaultRule {
  readonly type: FaultType
  /** `TerminatePort`, `bmc:DescribeInstances`, `Describe*`; every call when not given. */
  readonly actions?: readonly string[]
  /** The chance of each matching call, 0 to 1. Without `rate` and `nth`, every matching call is hit. */
  readonly rate?: number
  /** Which of the matching calls, counted from 1. */
  readonly nth?: readonly number[]
  /** The maximum number of hits. */
  readonly times?: number
  /** Whether the operation is done all the same (500, 503, html-502, hang). */
  readonly applied?: boolean
  /** Seconds; sent as Retry-After (throttle, limit-code, 500, 503). */
  readonly retryAfter?: number
  /** The HTTP status of `limit-code`. */
  readonly status?: number
  /** The error code of `503`. */
  readonly code?: string
  /**
   * The ids that `partial` lets fail; without, about half of them, one at least. For every other type: only the calls
   * that name one of these.
   */
  readonly ids?: readonly string[]
  /** Milliseconds after the start: from when and until when. */
  readonly from?: number
  readonly until?: number
  /** The answer of `garbage`. */
  readonly body?: string
  /** Which page is lost; the second when not given. */
  readonly page?: number
  /** Whether the lost part is missing from `totalCount` too. */
  readonly uncounted?: boolean
  /** What `totalCount` says: that number, or one of these. `less` when not given. */
  readonly count?: number | (typeof COUNTS)[number]
}

export interface FaultsSeed {
  readonly seed?: number
  readonly rules?: readonly FaultRule[]
  readonly rateLimit?: RateLimit
  /** How far the server's clock is ahead: the Date header and the age of signatures follow it. */
  readonly clockSkewMs?: number
  /** Describe operations answer from the state that long ago. */
  readonly staleMs?: number
}

const RULE: Check = object(
  {
    type: oneOf(FAULT_TYPES),
    actions: list(text),
    rate: number({ max: 1 }),
    nth: list(number({ min: 1, whole: true })),
    times: number({ min: 1, whole: true }),
    applied: flag,
    retryAfter: number(),
    status: number({ min: 400, max: 599, whole: true }),
    code: text,
    ids: list(text),
    from: milliseconds,
    until: milliseconds,
    body: string,
    page: number({ min: 1, whole: true }),
    uncounted: flag,
    count: either(number({ whole: true, min: -1 }), oneOf(COUNTS)),
  },
  ['type'],
)

export const faultsCheck: Check = object({
  seed: number({ whole: true }),
  rules: list(RULE),
  rateLimit: object({ perSecond: number({ min: 0.001 }), burst: number({ min: 1 }), retryAfter: number() }, [
    'perSecond',
  ]),
  clockSkewMs: number({ min: -Infinity }),
  staleMs: milliseconds,
})
