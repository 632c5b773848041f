// One resource as the simulator keeps it: what it was seeded with, every gap filled, and its timeline.
import { createHash } from 'node:crypto'
import { Disguise } from './disguise.ts'
import { Events, type DueChange, type Trigger } from './events.ts'
import { BIN_MS } from './lifecycle.ts'
import type { HostField, Kind } from './kinds.ts'
import type { RefusalSeed, ResourceSeed, Delays } from './seed.ts'
import { Timeline } from './timeline.ts'

export interface Resource {
  readonly kind: Kind
  readonly id: string
  readonly name: string
  readonly chargeType: string
  readonly commitment: boolean
  readonly createTime: string
  readonly expiredTime: string | null
  readonly resourceGroupId: string
  readonly zoneId: string
  readonly tags: Readonly<Record<string, string>>
  readonly ipAddress: string
  /** The instance it is attached to, while its status says so. */
  readonly instanceId: string
  /** Elastic IPs: what else it is bound to. */
  readonly associatedId: string | undefined
  readonly isDefault: boolean
  readonly diskType: string
  readonly nicType: string
  readonly vpcId: string
  readonly subnetId: string
  /** What it is attached to, by the field that names it (links.ts). */
  readonly hosts: Map<HostField, Resource>
  /** What is attached to this one by its own fields (links.ts). */
  readonly attached: Resource[]
  /** Whether the first step leads to the recycle bin; without, it is the only one. */
  readonly recycleBin: boolean
  /** `kind/id` of what cannot go while this is in use. */
  readonly holds: readonly string[]
  /** What holds this one (links.ts). */
  readonly holders: Resource[]
  /** What goes along with this one (links.ts). */
  readonly dependents: Resource[]
  /** Disks: whether it outlives its instance. A dependent does not (links.ts). */
  portable: boolean
  autoRenew: boolean
  readonly timeline: Timeline
  /** What lists show of it instead of the truth. */
  readonly disguises: readonly Disguise[]
  /** Lists show its state of that long ago. */
  readonly staleMs: number
  readonly events: Events
  /** In the order of time. */
  readonly changes: DueChange[]
  /** By action: the refusal seeded for it, and how often it is still to be given. */
  readonly refusals: Map<string, { readonly seed: RefusalSeed; left: number }>
}

const DEFAULT_DELAYS = { recycle: 2000, release: 2000, busy: 2000 }
const DAY_MS = 24 * 60 * 60_000

/** `hosted`: what it names as its host is there, so it starts attached unless the seed says otherwise. */
export function createResource(
  kind: Kind,
  seed: ResourceSeed,
  shared: Delays | undefined,
  start: number,
  hosted = false,
): Resource {
  const chargeType = seed.chargeType ?? 'POSTPAID'
  const born = start + (seed.createdInMs ?? -(seed.createdAgoMs ?? age(seed.createTime, start)))
  const delays = {
    ...DEFAULT_DELAYS,
    ...shared,
    ...seed.delays,
    bin: BIN_MS,
    listed: seed.listedWhenGone ?? 0,
  }
  const expiredTime = seed.expiredTime ?? (chargeType === 'PREPAID' ? isoTime(start + 30 * DAY_MS) : null)
  const autoRenew = seed.autoRenew ?? chargeType === 'PREPAID'
  const recycleBin = seed.recycleBin ?? ['always', 'usually'].includes(kind.recycleBin)
  const script = (seed.timeline ?? []).map(({ after, status }) => ({ status, at: start + after }))
  const timed = (seed.events ?? []).filter(({ at }) => at !== undefined)
  for (const { at = 0, set } of timed)
    if (set.status !== undefined) script.push({ status: set.status, at: start + at })
  // A subscription that is not renewed is returned by itself at its expiry.
  if (chargeType === 'PREPAID' && !autoRenew && expiredTime !== null) {
    script.push({ status: wayOut(kind, recycleBin), at: Date.parse(expiredTime) })
  }
  return {
    kind,
    id: seed.id,
    name: seed.name ?? seed.id,
    chargeType,
    commitment: seed.commitment ?? false,
    createTime: seed.createTime ?? isoTime(born),
    expiredTime,
    resourceGroupId: seed.resourceGroupId ?? 'resource-group-default',
    zoneId: seed.zoneId ?? seed.dcId ?? seed.regionId ?? kind.zone,
    tags: seed.tags ?? {},
    ipAddress: seed.ipAddress ?? addressOf(`${kind.name}/${seed.id}`),
    instanceId: seed.instanceId ?? `instance-of-${seed.id}`,
    associatedId: seed.associatedId,
    isDefault: seed.isDefault ?? false,
    diskType: seed.diskType ?? 'DATA',
    nicType: seed.nicType ?? 'Secondary',
    vpcId: seed.vpcId ?? 'vpc-default',
    subnetId: seed.subnetId ?? 'subnet-default',
    recycleBin,
    holds: seed.holds ?? [],
    holders: [],
    dependents: [],
    hosts: new Map(),
    attached: [],
    portable: seed.portable ?? seed.diskType !== 'SYSTEM',
    autoRenew,
    timeline: new Timeline(
      { life: kind.life, delays, stuck: seed.stuck ?? false },
      seed.status ?? firstStatus(kind, hosted),
      born,
      Math.max(born, start),
      script,
    ),
    disguises: (seed.shown ?? []).map((it) => new Disguise(it, start)),
    staleMs: seed.staleMs ?? 0,
    events: new Events(seed.events ?? []),
    changes: timed.map(({ at = 0, set }) => ({ at: start + at, set })).sort((a, b) => a.at - b.at),
    refusals: new Map(
      Object.entries(seed.refuse ?? {}).map(([action, refuse]) => [
        action,
        { seed: refuse, left: refuse.times ?? Infinity },
      ]),
    ),
  }
}

/** The resource with the name, the tags and the like that it had at that time. */
export function asOf(resource: Resource, time: number): Resource {
  return resource.changes
    .filter(({ at }) => at <= time)
    .reduce<Resource>((before, { set }) => ({ ...before, ...set }), resource)
}

/** A look or a write, and what it brings about. */
export function happen(resource: Resource, trigger: Trigger, now: number): void {
  if (trigger !== 'look' && trigger.accepted)
    for (const disguise of resource.disguises) disguise.written(trigger.service, trigger.action, now)
  for (const { at, set } of resource.events.next(trigger, now)) {
    if (set.status !== undefined) {
      if (at <= now) resource.timeline.set(set.status, now)
      else resource.timeline.schedule({ status: set.status, at }, now)
    }
    resource.changes.push({ at, set })
    resource.changes.sort((a, b) => a.at - b.at)
  }
}

function firstStatus({ life }: Kind, hosted: boolean): string {
  const [bound] = Object.keys(life.bound ?? {})
  return hosted && bound !== undefined ? bound : life.live[0]
}

/** Where the first step leads: towards the recycle bin, or straight out when there is none. */
export function wayOut({ life }: Kind, recycleBin: boolean): string {
  return (recycleBin ? life.recycling : undefined) ?? life.leaving
}

/** ISO 8601 in UTC without fractions, the one form Zenlayer's documentation uses: `2023-01-01T00:00:00Z`. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z')
}

/** How long ago that was; a month when nothing is said, so that no test of staleness hides an old resource. */
function age(createTime: string | undefined, start: number): number {
  return createTime === undefined ? 30 * DAY_MS : start - Date.parse(createTime)
}

/** An address of the blocks kept for documentation (RFC 5737), the same one for the same id. */
function addressOf(seed: string): string {
  const [block = 0, host = 0] = createHash('sha256').update(seed).digest()
  return `${['192.0.2', '198.51.100', '203.0.113'][block % 3] ?? '192.0.2'}.${1 + (host % 254)}`
}
