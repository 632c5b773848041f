// The writes: what TerminateX, DestroyX, ReleaseX and the like do to the resources they name, and when they refuse.
import { denial, Refusal, type Code } from './codes.ts'
import {
  asOf,
  wayOut,
  type Kind,
  type Resource,
  type Step,
  type Version,
  type World,
  type Write,
} from './kind.ts'
import { freedStatus, isAttached, isOutOfUse, phaseOf, type Phase } from './lifecycle.ts'
import type { Body } from './parameters.ts'
import { happen } from './resource.ts'
import { takeRefusal } from './seeded-refusal.ts'

/** A parsed write. */
export interface Order {
  readonly kind: Kind
  readonly version: Version
  readonly write: Write
  readonly ids: readonly string[]
  readonly body: Body
  readonly world: World
  readonly now: number
  /** Ids that a fault lets fail. */
  readonly spared?: ReadonlySet<string> | undefined
  /** Whether attached resources are released as well; they are when it is not given. */
  readonly takesAlong?: boolean
}

export interface Outcome {
  /** Whether anything changed. */
  readonly applied: boolean
  /** The fields of the answer beside the request id. */
  readonly fields: Readonly<Record<string, unknown>>
}

/** Runs once nothing refuses the call. Returns whether it changed anything. */
type Move = () => boolean

/** Carries out the operation, or throws the refusal of the whole call. */
export function perform(order: Order): Outcome {
  const { write, ids, spared = new Set() } = order
  const failed = [...spared].map((id) => ({ id, code: 'INTERNAL_SERVER_ERROR', message: 'Failed.' }))
  const accepted = new Map<string, Move>()
  for (const id of ids) {
    if (spared.has(id)) continue
    const move = decide(order, id)
    if (!(move instanceof Refusal)) {
      accepted.set(id, move)
      continue
    }
    announce(order, id, false)
    if (refusesAll(write, move)) throw move
    failed.push({ id, code: move.code, message: move.message })
  }
  const applied = [...accepted.values()].map((move) => move()).includes(true)
  for (const id of accepted.keys()) announce(order, id, true)
  return { applied, fields: failures(write, failed, spared.size > 0) }
}

/** The list of ids that failed, where the answer has one. */
function failures(
  { failedIds, failedAs, parameter }: Write,
  failed: readonly { readonly id: string; readonly code: string; readonly message: string }[],
  spares: boolean,
): Outcome['fields'] {
  const list = failedIds ?? (spares ? parameter : undefined)
  if (list === undefined) return {}
  if (failedAs === undefined) return { [list]: failed.map(({ id }) => id) }
  return {
    [list]: failed.map(({ id, code, message }) => ({ [failedAs]: id, errorCode: code, errorMsg: message })),
  }
}

/** Triggers the events that the seed ties to the answer. */
function announce({ kind, write, world, now }: Order, id: string, accepted: boolean): void {
  const resource = world.find(kind.name, id)
  if (resource === undefined) return
  happen(resource, { accepted, service: kind.service, action: write.action }, now)
}

function refusesAll({ failedIds, failsWith = [] }: Write, { status, code, whole }: Refusal): boolean {
  return whole || failedIds === undefined || failsWith.some((it) => it === `${status} ${code}`)
}

/** The effect on one resource, not carried out yet, or the reason for its refusal. */
function decide(order: Order, id: string): Move | Refusal {
  const { kind, write, world, now } = order
  const it = world.find(kind.name, id)
  const status = it?.timeline.at(now)
  if (it === undefined || status === undefined) return denial(kind.missing, id)
  const phase = phaseOf(kind.life, status)
  if (phase === 'gone') return denial(kind.missing, id)
  const seeded = takeRefusal(it, write.action)
  if (seeded !== undefined) return seeded
  const step = stepFor(write, phase)
  const code = refusalOf(order, it, step, status, phase)
  if (code !== undefined) return denial(code, `${id} is ${status}`)
  return moveOf(order, it, step, status, phase)
}

/** For what the resource is, then for its status, then for the content of the request. */
function refusalOf(
  { kind, write, world, body, now }: Order,
  it: Resource,
  step: Step,
  status: string,
  phase: Phase,
): Code | undefined {
  return (
    kind.forbids?.(step, it, { world, time: now, status }) ??
    (write.refuses ?? kind.refusals[step])?.[phase] ??
    write.checks?.(it, world, body, now)
  )
}

function moveOf(order: Order, it: Resource, step: Step, status: string, phase: Phase): Move | Refusal {
  const { kind, write, world, body, now } = order
  if (write.effect !== undefined) {
    const { effect } = write
    return () => {
      effect(it, world, body, now)
      return true
    }
  }
  switch (step) {
    case 'unbind':
      return unbind(it, status, now)
    case 'recycle':
      return takeOutOfUse(order, it, phase === 'failed')
    case 'release':
      return () => it.timeline.move(kind.life.leaving, now)
    case 'change':
      return () => false
  }
}

/** A resource that is free already stays as it is. */
function unbind(it: Resource, status: string, now: number): Move {
  const { life } = it.kind
  const freed = freedStatus(life, status)
  return () => freed !== undefined && it.timeline.move(life.unbinding ?? freed, now)
}

function takeOutOfUse(order: Order, it: Resource, createdInVain: boolean): Move | Refusal {
  const { kind, version, now } = order
  const refused = blocked(order, it)
  if (refused !== undefined) return refused
  const leave: Move = () => depart(it, order)
  // Its creation failed: deleted outright and refunded, whatever the charge type (TerminateInstance, TerminateEipAddress).
  if (createdInVain) return leave
  const { chargeType, commitment } = asOf(it, now)
  if (chargeType === 'PREPAID') {
    const subscription = version.subscription ?? kind.subscription
    return subscription === 'not-renewed' ? () => stopRenewal(it, now) : denial(subscription, it.id)
  }
  return commitment ? denial('403 OPERATION_DENIED_POSTPAID_PROMISE', it.id) : leave
}

/** Why it cannot go before something else. */
function blocked({ kind, world, now }: Order, it: Resource): Refusal | undefined {
  const holder = it.holders.find((other) => isInUse(other, now))
  if (holder !== undefined) return denial(kind.inUse, `${it.id} is held by ${holder.kind.name}/${holder.id}`)
  for (const [other, field, code] of kind.blockedBy ?? []) {
    const member = world.naming(other, field, it.id).find((one) => blocks(one, now))
    if (member !== undefined) return denial(code, `${other}/${member.id} is in ${it.id}`)
  }
  return undefined
}

/** A resource blocks its container until it is gone or in the recycle bin. */
function blocks({ kind: { life }, timeline }: Resource, now: number): boolean {
  const status = timeline.at(now)
  return status !== undefined && !['bin', 'gone'].includes(phaseOf(life, status))
}

/** Takes the first step, and takes attached resources along. */
function depart(it: Resource, { world, now, takesAlong = true }: Order): boolean {
  if (!it.timeline.movable) return false
  // They come first: once the instance is out of use, a disk would be free, and would stay.
  for (const other of companions(it, world, now, takesAlong)) {
    if (isInUse(other, now)) other.timeline.move(firstStatus(other, now), now)
  }
  return it.timeline.move(firstStatus(it, now), now)
}

function companions(
  { dependents, kind, id }: Resource,
  world: World,
  now: number,
  takesAlong: boolean,
): Resource[] {
  if (kind.takesAlong !== true) return []
  const goes = (other: Resource): boolean => {
    const part = other.kind.goesAlong?.(other) ?? 'never'
    const there = isAttached(other.kind.life, other.timeline.at(now) ?? '')
    return there && (part === 'always' || (part === 'by default' && takesAlong))
  }
  return [...(takesAlong ? dependents : []), ...world.guests(kind.name, id).filter(goes)]
}

function firstStatus({ kind, recycleBin, timeline }: Resource, now: number): string {
  const createdInVain = kind.life.failed.includes(timeline.at(now) ?? '')
  return wayOut(kind, recycleBin && !createdInVain)
}

function isInUse({ kind, timeline }: Resource, now: number): boolean {
  const status = timeline.at(now)
  return status !== undefined && !isOutOfUse(kind.life, status)
}

function stepFor({ steps }: Write, phase: string): Step {
  const [first = 'recycle'] = steps
  return steps.includes('release') && phase === 'bin' ? 'release' : first
}

/** Bare metal since 2026-02-01: the call succeeds, the instance lives on until what was paid for is used up. */
function stopRenewal(it: Resource, now: number): boolean {
  if (!it.autoRenew) return false
  it.autoRenew = false
  const expiry = Date.parse(it.expiredTime ?? '')
  const status = wayOut(it.kind, it.recycleBin)
  if (!Number.isNaN(expiry)) it.timeline.schedule({ status, at: expiry }, now)
  return true
}
