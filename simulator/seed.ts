// The seed: which resources a simulator starts with, who may call, and how it misbehaves. README.md explains each key.
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
import { faultsCheck, type FaultsSeed } from './faults.ts'
import { KIND_NAMES, KINDS } from './kinds.ts'

export interface Seed {
  readonly accessKeyId?: string
  readonly accessKeyPassword?: string
  readonly token?: string
  readonly permissions?: { readonly denied?: readonly string[] }
  readonly delays?: Delays
  readonly resources?: readonly ResourceSeed[]
  readonly generate?: readonly GenerateSeed[]
  readonly faults?: FaultsSeed
}

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
  /** How often; for ever when not given. */
  readonly times?: number
  /** Refuses a whole batch, also where an answer lists the ids that failed. */
  readonly whole?: boolean
}

interface Attributes {
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
  /** Elastic IPs and load balancers that have a region: another name for `zoneId`. */
  readonly regionId?: string
  readonly tags?: Readonly<Record<string, string>>
  readonly ipAddress?: string
  /** What it is attached to, while its status says so. */
  readonly instanceId?: string
  /** Elastic IPs of zec: the load balancer it belongs to. */
  readonly associatedId?: string
  /** Elastic IPs of zec: whether it is the default one of its instance. */
  readonly isDefault?: boolean
  /** Disks: whether it outlives its instance. */
  readonly portable?: boolean
  readonly diskType?: 'DATA' | 'SYSTEM'
  readonly nicType?: 'Primary' | 'Secondary'
  readonly vpcId?: string
  readonly subnetId?: string
  /** Whether its account has a recycle bin for it, where accounts differ in that. */
  readonly recycleBin?: boolean
  /** `kind/id` of what cannot be terminated while this one is in use. */
  readonly holds?: readonly string[]
  /** Instances: `kind/id` of what goes along with it. */
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
}

export interface ResourceSeed extends Attributes {
  readonly kind: string
  readonly id: string
}

export interface GenerateSeed extends Attributes {
  readonly kind: string
  readonly count: number
  readonly prefix: string
}

/** Takes JSON as it was parsed. Throws one Error that lists every problem with its path. */
export function parseSeed(json: unknown): Seed {
  const problems: string[] = []
  SEED(json, '', problems)
  if (problems.length === 0) {
    findDuplicates(json as Seed, problems)
    findMisfits(json as Seed, problems)
  }
  if (problems.length > 0)
    throw new Error(`The seed is not right:\n${problems.map((it) => `- ${it}`).join('\n')}`)
  return json as Seed
}

/** The resources of a seed one by one, generated ones after the listed ones. */
export function expand(seed: Seed): readonly ResourceSeed[] {
  const generated = (seed.generate ?? []).flatMap(({ count, prefix, ...rest }) =>
    Array.from({ length: count }, (_, index) => ({ ...rest, id: `${prefix}${index + 1}` })),
  )
  return [...(seed.resources ?? []), ...generated]
}

const DELAYS = object({ recycle: milliseconds, release: milliseconds, busy: milliseconds })

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

const ATTRIBUTES = {
  kind: oneOf(KIND_NAMES),
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
  instanceId: text,
  associatedId: text,
  isDefault: flag,
  portable: flag,
  diskType: oneOf(['DATA', 'SYSTEM']),
  nicType: oneOf(['Primary', 'Secondary']),
  vpcId: text,
  subnetId: text,
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

const SEED = object({
  accessKeyId: text,
  accessKeyPassword: text,
  token: text,
  permissions: object({ denied: list(text) }),
  delays: DELAYS,
  resources: list(object({ ...ATTRIBUTES, id: text }, ['kind', 'id'])),
  generate: list(
    object({ ...ATTRIBUTES, count: number({ whole: true, max: 100_000 }), prefix: text }, [
      'kind',
      'count',
      'prefix',
    ]),
  ),
  faults: faultsCheck,
})

/** Ids are unique within a kind. Two kinds may share one, as a VM and a bare-metal instance well might. */
function findDuplicates(seed: Seed, problems: string[]): void {
  const seen = new Set<string>()
  for (const { kind, id } of expand(seed)) {
    const key = `${kind}/${id}`
    if (seen.has(key)) problems.push(`${key}: is there twice`)
    seen.add(key)
  }
}

/** What is right by itself and not where it stands. */
function findMisfits(seed: Seed, problems: string[]): void {
  const known = new Set(expand(seed).map(({ kind, id }) => `${kind}/${id}`))
  const entries = { resources: seed.resources ?? [], generate: seed.generate ?? [] }
  for (const [where, list] of Object.entries(entries)) {
    for (const [index, entry] of list.entries()) {
      const at = (key: string): string => `${where}[${index}].${key}`
      const kind = KINDS.find(({ name }) => name === entry.kind)
      if (entry.recycleBin !== undefined && kind?.recycleBin === 'always')
        problems.push(`${at('recycleBin')}: ${entry.kind} always has one`)
      if (entry.recycleBin !== undefined && kind?.recycleBin === 'never')
        problems.push(`${at('recycleBin')}: ${entry.kind} never has one`)
      if (entry.dependents !== undefined && kind?.hasDependents !== true)
        problems.push(`${at('dependents')}: ${entry.kind} takes nothing along`)
      for (const key of ['holds', 'dependents'] as const) {
        for (const [place, reference] of (entry[key] ?? []).entries())
          if (!known.has(reference)) problems.push(`${at(key)}[${place}]: there is no ${reference}`)
      }
    }
  }
}
