// The keys of one resource in the seed, whatever its kind. README.md explains them.
import {
  either,
  flag,
  list,
  milliseconds,
  number,
  object,
  oneOf,
  record,
  string,
  text,
  time,
  type Check,
} from './check.ts'
import { disguiseCheck, type DisguiseSeed } from './disguise.ts'
import { eventCheck, type EventSeed } from './events.ts'

/** Milliseconds: accepted terminate to recycle bin, accepted release to gone, a seeded transitional status to the next. */
export interface Delays {
  readonly recycle?: number
  readonly release?: number
  readonly busy?: number
}

export interface RefusalSeed {
  readonly status: number
  readonly code: string
  readonly message?: string
  /** How often; every time when not given. */
  readonly times?: number
  /** Refuses a whole batch, also where an answer lists the ids that failed. */
  readonly whole?: boolean
}

export interface SeedOfAny {
  readonly kind: string
  readonly name?: string
  readonly status?: string
  readonly chargeType?: 'POSTPAID' | 'PREPAID'
  readonly commitment?: boolean
  readonly createTime?: string
  /** How long before the start it was created, in milliseconds: a stale list does not show it yet. */
  readonly createdAgoMs?: number
  /** How long after the start it is created, in milliseconds. */
  readonly createdInMs?: number
  readonly expiredTime?: string
  readonly resourceGroupId?: string
  readonly zoneId?: string
  /** Ports: another name for `zoneId`. */
  readonly dcId?: string
  /** Kinds that have a region: another name for `zoneId`. */
  readonly regionId?: string
  readonly tags?: Readonly<Record<string, string>>
  readonly ipAddress?: string
  /** Whether its account has a recycle bin for it, where accounts differ in that. */
  readonly recycleBin?: boolean
  /** `kind/id` of what cannot be terminated while this one is in use. */
  readonly holds?: readonly string[]
  /** Instances: `kind/id` of what is released with it. */
  readonly dependents?: readonly string[]
  readonly delays?: Delays
  readonly autoRenew?: boolean
  readonly stuck?: boolean | string
  readonly listedWhenGone?: number
  readonly refuse?: Readonly<Record<string, RefusalSeed>>
  /** What lists show of it instead of the truth. */
  readonly shown?: readonly DisguiseSeed[]
  /** Lists show its state of that long ago. */
  readonly staleMs?: number
  /** What happens to it with looks and writes. */
  readonly events?: readonly EventSeed[]
  readonly timeline?: readonly { readonly after: number; readonly status: string }[]
  /** The further keys of its kind (`Kind.fields`). */
  readonly [field: string]: unknown
}

export interface ResourceSeed extends SeedOfAny {
  readonly id: string
}

export interface GenerateSeed extends SeedOfAny {
  readonly count: number
  readonly prefix: string
}

export const DELAYS = object({ recycle: milliseconds, release: milliseconds, busy: milliseconds })

const REFUSAL = object(
  {
    status: number({ min: 400, max: 599, whole: true }),
    code: text,
    message: text,
    times: number({ min: 1, whole: true }),
    whole: flag,
  },
  ['status', 'code'],
)

/** The keys that every kind has. */
export const KEYS_OF_ANY = {
  name: text,
  status: text,
  chargeType: oneOf(['POSTPAID', 'PREPAID']),
  commitment: flag,
  createTime: time,
  createdAgoMs: milliseconds,
  createdInMs: milliseconds,
  expiredTime: time,
  resourceGroupId: text,
  zoneId: text,
  dcId: text,
  regionId: text,
  tags: record(string),
  ipAddress: text,
  recycleBin: flag,
  holds: list(text),
  dependents: list(text),
  delays: DELAYS,
  autoRenew: flag,
  stuck: either(flag, text),
  listedWhenGone: milliseconds,
  refuse: record(REFUSAL),
  shown: list(disguiseCheck),
  staleMs: milliseconds,
  events: list(eventCheck),
  timeline: list(object({ after: milliseconds, status: text }, ['after', 'status'])),
} satisfies Record<string, Check>
