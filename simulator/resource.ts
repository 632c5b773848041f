// Makes a resource of its seed, with defaults and a timeline, and applies events.
import { createHash } from 'node:crypto'
import { Disguise } from './disguise.ts'
import { Events, type Trigger } from './events.ts'
import { wayOut, type FieldValue, type Kind, type Resource } from './kind.ts'
import { BIN_MS } from './lifecycle.ts'
import type { Delays, ResourceSeed } from './resource-seed.ts'
import { Timeline, type Step } from './timeline.ts'

const DEFAULT_DELAYS = { recycle: 2000, release: 2000, busy: 2000 }
const DAY_MS = 24 * 60 * 60_000

export interface Circumstances {
  readonly delays: Delays | undefined
  /** The time from which the times of the seed count. */
  readonly start: number
  /** The host that it names exists, so that it starts attached unless the seed has a status. */
  readonly hosted?: boolean
  readonly place?: number
}

export function createResource(kind: Kind, seed: ResourceSeed, circumstances: Circumstances): Resource {
  const { start, hosted = false, place = 0 } = circumstances
  const born = start + (seed.createdInMs ?? -(seed.createdAgoMs ?? age(seed.createTime, start)))
  const terms = termsOf(kind, seed, start)
  return {
    kind,
    place,
    ...identityOf(kind, seed),
    ...terms,
    createTime: seed.createTime ?? isoTime(born),
    fields: fieldsOf(kind, seed),
    holders: [],
    dependents: [],
    timeline: new Timeline(
      { life: kind.life, delays: delaysOf(kind, seed, circumstances.delays), stuck: seed.stuck ?? false },
      seed.status ?? firstStatus(kind, hosted),
      born,
      Math.max(born, start),
      [...scriptOf(seed, start), ...expiryOf(kind, terms)],
    ),
    ...disorderOf(seed, start),
  }
}

type Identity = 'id' | 'name' | 'resourceGroupId' | 'zoneId' | 'tags' | 'ipAddress' | 'holds' | 'commitment'

function identityOf(kind: Kind, seed: ResourceSeed): Pick<Resource, Identity> {
  return {
    id: seed.id,
    name: seed.name ?? seed.id,
    resourceGroupId: seed.resourceGroupId ?? 'resource-group-default',
    zoneId: placeOf(seed) ?? kind.zone,
    tags: seed.tags ?? {},
    ipAddress: seed.ipAddress ?? addressOf(`${kind.name}/${seed.id}`),
    holds: seed.holds ?? [],
    commitment: seed.commitment ?? false,
  }
}

function placeOf({ zoneId, dcId, regionId }: ResourceSeed): string | undefined {
  return zoneId ?? dcId ?? regionId
}

type Disorder = 'disguises' | 'staleMs' | 'events' | 'changes' | 'refusals'

/** The part of a seed that makes a resource misbehave. */
function disorderOf(seed: ResourceSeed, start: number): Pick<Resource, Disorder> {
  const refusals = Object.entries(seed.refuse ?? {})
  return {
    disguises: (seed.shown ?? []).map((it) => new Disguise(it, start)),
    staleMs: seed.staleMs ?? 0,
    events: new Events(seed.events ?? []),
    changes: timedEvents(seed, start).sort((a, b) => a.at - b.at),
    refusals: new Map(
      refusals.map(([action, refuse]) => [action, { seed: refuse, left: refuse.times ?? Infinity }]),
    ),
  }
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

/** ISO 8601 in UTC without fractions, the one form Zenlayer's documentation uses: `2023-01-01T00:00:00Z`. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z')
}

type Terms = Pick<Resource, 'chargeType' | 'expiredTime' | 'autoRenew' | 'recycleBin'>

/** How it is paid, and how it ends. */
function termsOf({ recycleBin }: Kind, seed: ResourceSeed, start: number): Terms {
  const chargeType = seed.chargeType ?? 'POSTPAID'
  const prepaid = chargeType === 'PREPAID'
  return {
    chargeType,
    expiredTime: seed.expiredTime ?? (prepaid ? isoTime(start + 30 * DAY_MS) : null),
    autoRenew: seed.autoRenew ?? prepaid,
    recycleBin: seed.recycleBin ?? ['always', 'usually'].includes(recycleBin),
  }
}

/** A subscription that is not renewed is returned by itself at its expiry. */
function expiryOf(kind: Kind, { chargeType, autoRenew, expiredTime, recycleBin }: Terms): Step[] {
  if (chargeType !== 'PREPAID' || autoRenew || expiredTime === null) return []
  return [{ status: wayOut(kind, recycleBin), at: Date.parse(expiredTime) }]
}

function scriptOf(seed: ResourceSeed, start: number): Step[] {
  return [
    ...(seed.timeline ?? []).map(({ after, status }) => ({ status, at: start + after })),
    ...timedEvents(seed, start).flatMap(({ at, set: { status } }) =>
      status === undefined ? [] : [{ status, at }],
    ),
  ]
}

function timedEvents({ events = [] }: ResourceSeed, start: number): Resource['changes'] {
  return events.flatMap(({ at, set }) => (at === undefined ? [] : [{ at: start + at, set }]))
}

function delaysOf(
  kind: Kind,
  seed: ResourceSeed,
  shared: Delays | undefined,
): ConstructorParameters<typeof Timeline>[0]['delays'] {
  return {
    ...DEFAULT_DELAYS,
    ...kind.delays,
    ...shared,
    ...seed.delays,
    bin: BIN_MS,
    listed: seed.listedWhenGone ?? 0,
  }
}

function fieldsOf({ fields = {} }: Kind, seed: ResourceSeed): Record<string, FieldValue> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, standard]) => [key, (seed[key] as FieldValue | undefined) ?? standard]),
  )
}

function firstStatus({ life }: Kind, hosted: boolean): string {
  const [bound] = Object.keys(life.bound ?? {})
  return hosted && bound !== undefined ? bound : life.live[0]
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
