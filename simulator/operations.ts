// The writes: what TerminateX, DestroyX, ReleaseX and the like do to the resources they name, and when they refuse.
import { Refusal, refusal } from './codes.ts'
import type { Kind, Operation, Step, Version } from './kinds.ts'
import { freedStatus, isAttached, isOutOfUse, phaseOf } from './lifecycle.ts'
import { asOf, happen, wayOut, type Resource } from './resource.ts'
import { takeRefusal } from './seeded-refusal.ts'

/** A call of a write, understood. */
export interface Order {
  readonly kind: Kind
  readonly version: Version
  readonly operation: Operation
  readonly ids: readonly string[]
  /** Finds a resource of the kind by id, whether or not it is still there. */
  readonly find: (id: string) => Resource | undefined
  readonly now: number
  /** Ids that a fault lets fail. */
  readonly spared?: ReadonlySet<string> | undefined
  /** Whether what hangs on a resource goes along with it; so it does when not given. */
  readonly takesAlong?: boolean
}

export interface Outcome {
  /** Whether anything changed. */
  readonly applied: boolean
  /** What the answer says besides the request id. */
  readonly fields: Readonly<Record<string, unknown>>
}

/** Done later, once nothing refuses the call. Says whether it changed anything. */
type Move = () => boolean

/** Does the operation, or throws the refusal of the whole call. */
export function perform(order: Order): Outcome {
  const { operation, ids, spared = new Set() } = order
  const failed = [...spared]
  const accepted = new Map<string, Move>()
  for (const id of ids) {
    if (spared.has(id)) continue
    const move = decide(order, id)
    if (!(move instanceof Refusal)) {
      accepted.set(id, move)
      continue
    }
    tell(order, id, false)
    if (refusesAll(operation, move)) throw move
    failed.push(id)
  }
  const applied = [...accepted.values()].map((move) => move()).includes(true)
  for (const id of accepted.keys()) tell(order, id, true)
  const list = operation.failedIds ?? (spared.size > 0 ? operation.parameter : undefined)
  return { applied, fields: list === undefined ? {} : { [list]: failed } }
}

/** What the operation does to one resource, not done yet; or why not. */
function decide(order: Order, id: string): Move | Refusal {
  const { kind, operation, now } = order
  const resource = order.find(id)
  const status = resource?.timeline.at(now)
  if (resource === undefined || status === undefined) return refusal(kind.missing, id)
  const phase = phaseOf(kind.life, status)
  if (phase === 'gone') return refusal(kind.missing, id)
  const seeded = takeRefusal(resource, operation.action)
  if (seeded !== undefined) return seeded
  const step = stepFor(operation, phase)
  const code = kind.forbids?.(step, resource, now) ?? kind.refusals[step]?.[phase]
  if (code !== undefined) return refusal(code, `${id} is ${status}`)
  switch (step) {
    case 'unbind':
      return unbind(resource, status, now)
    case 'recycle':
      return takeOutOfUse(order, resource, phase === 'failed')
    case 'release':
      return () => resource.timeline.move(kind.life.leaving, now)
  }
}

/** Lets happen what the seed ties to the answer. */
function tell({ kind, operation, find, now }: Order, id: string, accepted: boolean): void {
  const resource = find(id)
  if (resource === undefined) return
  happen(resource, { accepted, service: kind.service, action: operation.action }, now)
}

function refusesAll({ failedIds, failsWith = [] }: Operation, { code, whole }: Refusal): boolean {
  return whole || failedIds === undefined || failsWith.some((it) => it === code)
}

/** A resource that is free already stays as it is. */
function unbind(resource: Resource, status: string, now: number): Move {
  const { life } = resource.kind
  const freed = freedStatus(life, status)
  return () => freed !== undefined && resource.timeline.move(life.unbinding ?? freed, now)
}

function takeOutOfUse(order: Order, resource: Resource, createdInVain: boolean): Move | Refusal {
  const { kind, version, now } = order
  const holder = resource.holders.find((it) => isInUse(it, now))
  if (holder !== undefined)
    return refusal(kind.inUse, `${resource.id} is held by ${holder.kind.name}/${holder.id}`)
  const leave: Move = () => depart(resource, order)
  // Created in vain: deleted outright and refunded, whatever the charge type (TerminateInstance, TerminateEipAddress).
  if (createdInVain) return leave
  const { chargeType, commitment } = asOf(resource, now)
  if (chargeType === 'PREPAID') {
    return version.subscription === 'not-renewed'
      ? () => stopRenewal(resource, now)
      : refusal(version.subscription, resource.id)
  }
  return commitment ? refusal('OPERATION_DENIED_POSTPAID_PROMISE', resource.id) : leave
}

/** Takes the first step, and takes along what hangs on the resource. */
function depart(resource: Resource, { now, takesAlong = true }: Order): boolean {
  if (!resource.timeline.movable) return false
  // They go first: once the instance is out of use, a disk would be free, and not go along.
  for (const it of companions(resource, now, takesAlong)) {
    if (isInUse(it, now)) it.timeline.move(firstStatus(it, now), now)
  }
  return resource.timeline.move(firstStatus(resource, now), now)
}

function companions({ dependents, attached, kind }: Resource, now: number, takesAlong: boolean): Resource[] {
  if (kind.hasDependents !== true) return []
  const goes = (it: Resource): boolean => {
    const part = it.kind.goesAlong?.(it) ?? 'never'
    const there = isAttached(it.kind.life, it.timeline.at(now) ?? '')
    return there && (part === 'always' || (part === 'by default' && takesAlong))
  }
  return [...(takesAlong ? dependents : []), ...attached.filter(goes)]
}

function firstStatus({ kind, recycleBin, timeline }: Resource, now: number): string {
  const createdInVain = kind.life.failed.includes(timeline.at(now) ?? '')
  return wayOut(kind, recycleBin && !createdInVain)
}

function isInUse({ kind, timeline }: Resource, now: number): boolean {
  const status = timeline.at(now)
  return status !== undefined && !isOutOfUse(kind.life, status)
}

function stepFor({ steps }: Operation, phase: string): Step {
  const [first = 'recycle'] = steps
  return steps.includes('release') && phase === 'bin' ? 'release' : first
}

/** Bare metal since 2026-02-01: the call succeeds, the instance lives on until what was paid for is used up. */
function stopRenewal(resource: Resource, now: number): boolean {
  if (!resource.autoRenew) return false
  resource.autoRenew = false
  const expiry = Date.parse(resource.expiredTime ?? '')
  const status = wayOut(resource.kind, resource.recycleBin)
  if (!Number.isNaN(expiry)) resource.timeline.schedule({ status, at: expiry }, now)
  return true
}
