// Shared by the rows: filters and fields for group and tags, codes by phase, relations between resources.
import type { Code } from '../codes.ts'
import { equals, group, tagKeys, tags, type Attributes, type Filters } from '../filters.ts'
import { isAttached, isOutOfUse, type Lifecycle, type Phase } from '../lifecycle.ts'
import { stringOf, type Body } from '../parameters.ts'
import {
  asOf,
  type FieldValue,
  type Kind,
  type Resource,
  type View,
  type World,
  type Write,
} from '../kind.ts'

/** The filters that nearly every list has. */
export const OWNED: Filters = { resourceGroupId: group, tags, tagKeys }

/** The filters of the versions from before there were tags. */
export const NO_TAGS = ['tags', 'tagKeys']

export function groupOf(it: Resource): Attributes {
  return { resourceGroupId: it.resourceGroupId, resourceGroupName: it.resourceGroupId }
}

export function tagsOf(it: Resource): Attributes {
  return { tags: Object.entries(it.tags).map(([key, value]) => ({ key, value })) }
}

/** Its resource group and its tags, as most items have them. */
export function ownersOf(it: Resource): Attributes {
  return { ...groupOf(it), tags: tagsOf(it) }
}

/** Months paid in advance; null for pay-as-you-go. */
export function periodOf(it: Resource): number | null {
  return it.chargeType === 'PREPAID' ? 1 : null
}

/** The filters on fields of the same name that match exactly. */
export function exactly(...fields: readonly string[]): Filters {
  return Object.fromEntries(fields.map((field) => [field, equals(field)]))
}

const PHASES: readonly Phase[] = [
  ...(['live', 'failed', 'creating', 'bound', 'busy', 'recycling', 'bin', 'leaving', 'unknown'] as const),
]

/** Allows a step in these phases, and refuses it in all others with `code`, or with the one that a phase has of its own. */
export function only(
  allowed: readonly Phase[],
  code: Code,
  others: Readonly<Partial<Record<Phase, Code>>> = {},
): Readonly<Partial<Record<Phase, Code>>> {
  const refused = PHASES.filter((phase) => !allowed.includes(phase))
  return Object.fromEntries(refused.map((phase) => [phase, others[phase] ?? code]))
}

/** The code of several kinds for what is in the recycle bin. */
export const IN_THE_BIN = '403 OPERATION_FAILED_FOR_RECYCLE_RESOURCE'

/** One code for whatever is on its way to the recycle bin, in it, or on its way out. */
export function recycled(code: Code): Readonly<Partial<Record<Phase, Code>>> {
  return { recycling: code, bin: code, leaving: code }
}

/** The phases in which a first step is allowed. */
export const AT_REST: readonly Phase[] = ['live', 'failed']

/** A kind without a status: it is there, or it is gone. */
export const THERE: Lifecycle = { live: ['THERE'], failed: [], creating: {}, busy: {}, leaving: 'GONE' }

/** The resources of a kind that exist and name this one in a field. */
export function naming(it: Resource, { world, time }: View, kind: string, field: string): Resource[] {
  return world.naming(kind, field, it.id).filter((other) => other.timeline.at(time) !== undefined)
}

/** The resources of a kind that are attached to this one by that field, with their items. */
export function attached(
  it: Resource,
  { world, time }: View,
  kind: string,
  field = 'instanceId',
): { readonly it: Resource; readonly item: Attributes }[] {
  return world.naming(kind, field, it.id).flatMap((other) => {
    const status = other.timeline.at(time)
    if (status === undefined || !isAttached(other.kind.life, status)) return []
    return [{ it: other, item: other.kind.item(asOf(other, time), { world, time, status }) }]
  })
}

/** What it is attached to by that field, while its status says so. */
export function hostIn(it: Resource, { status }: View, field = 'instanceId'): FieldValue {
  return isAttached(it.kind.life, status) ? (it.fields[field] ?? `instance-of-${it.id}`) : null
}

/** The ids. */
export function idsOf(resources: readonly Resource[]): string[] {
  return resources.map(({ id }) => id)
}

/** The ids in a field of a resource, which may be a list. */
export function idsIn(it: Resource, field: string): string[] {
  return [it.fields[field] ?? []].flat().map(String)
}

/** An effect that sets a field to what a parameter of the request names; without one, to nothing. */
export function sets(field: string, parameter?: string): NonNullable<Write['effect']> {
  return (it: Resource, world: World, body: Body) => {
    world.set(it, field, parameter === undefined ? null : (stringOf(body, parameter) ?? null))
  }
}

/** The data center of a port or of what is connected to one. */
export function dataCenterOf({ zoneId }: Resource): Attributes {
  return {
    dcId: zoneId,
    dcName: `Data center ${zoneId}`,
    dcAddress: null,
    cityName: 'Singapore',
    countryName: 'Singapore',
    areaName: 'Asia Pacific',
    latitude: 1.25,
    longitude: 103.75,
  }
}

/** The write that gives resources another name. */
export function renames(action: string, parameter: string, name: string): Write {
  return {
    action,
    parameter,
    steps: ['change'],
    names: name,
    refuses: {},
    effect: (it, _world, body, now) => {
      const wanted = stringOf(body, name)
      if (wanted !== undefined) it.changes.push({ at: now, set: { name: wanted } })
    },
  }
}

/** Refuses a write whose parameter does not name a resource of that kind that is there. */
export function names(kind: string, parameter: string, code: Code): NonNullable<Write['checks']> {
  return (_it, world, body, now) => {
    const it = world.find(kind, stringOf(body, parameter) ?? '')
    return it?.timeline.at(now) === undefined ? code : undefined
  }
}

/**
 * The write that attaches resources to another: `field` of the resource names it, by way of the status `through` if there
 * is one.
 */
export function attaches(
  write: Pick<Write, 'action' | 'parameter' | 'failedIds' | 'versions'>,
  targets: Readonly<Record<string, { readonly kind: string; readonly field: string }>>,
  through: string,
  busy: Code,
): Write {
  const targetIn = (body: Body): { id: string; kind: string; field: string } | undefined => {
    const [parameter, target] =
      Object.entries(targets).find(([name]) => stringOf(body, name) !== undefined) ?? []
    const id = parameter === undefined ? undefined : stringOf(body, parameter)
    return target === undefined || id === undefined ? undefined : { id, ...target }
  }
  return {
    ...write,
    steps: ['change'],
    refuses: only(['live'], busy),
    checks: (_it, world, body, now) => {
      const target = targetIn(body)
      if (target === undefined) return '400 MISSING_PARAMETER'
      const host = world.find(target.kind, target.id)
      const there = host?.timeline.at(now) !== undefined
      return there ? undefined : '404 OPERATION_FAILED_RESOURCE_NOT_FOUND'
    },
    effect: (it, world, body, now) => {
      const target = targetIn(body)
      if (target === undefined) return
      it.timeline.move(through, now)
      for (const { field } of Object.values(targets)) if (field !== target.field) world.set(it, field, null)
      world.set(it, target.field, target.id)
    },
  }
}

/** A kind that is deleted by one call and has no recycle bin. */
export const ONE_STEP = { recycleBin: 'never', refusals: {} } as const

/** One of those without a status: it is there until that call. */
export const SIMPLE = { ...ONE_STEP, life: THERE } as const

/** Refuses the first step for a resource that the system made. */
export function unlessDefault(code: Code): NonNullable<Kind['forbids']> {
  return (step, it) => (step === 'recycle' && it.fields['isDefault'] === true ? code : undefined)
}

/** Whether something of that id still binds another: it is there, or nothing is known of it. */
export function binds(kind: string, id: FieldValue, { world, time }: View): boolean {
  if (typeof id !== 'string') return false
  const it = world.find(kind, id)
  const status = it?.timeline.at(time)
  return it === undefined || (status !== undefined && !isOutOfUse(it.kind.life, status))
}

/** Elastic compute, beyond instances, EIPs and disks. */
export const ZEC = {
  service: 'zec',
  versions: { '2025-09-01': {} },
  // Not sold as subscriptions; should a seed make one, this is how vm refuses it.
  subscription: '400 UNSUPPORTED_OPERATION_INSTANCE_CHARGE_TYPE',
  inUse: '403 OPERATION_DENIED_INSTANCE_EXIST',
  missing: '404 OPERATION_FAILED_RESOURCE_NOT_FOUND',
  zone: 'asia-east-1',
} as const satisfies Partial<Kind>
