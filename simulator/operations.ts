// The writes: what TerminateX, DestroyX and ReleaseX do to the resources they name, and when they refuse.
import { Refusal, refusal } from './codes.ts'
import type { Kind, Operation, Step, Version } from './kinds.ts'
import { phaseOf } from './lifecycle.ts'
import type { Resource } from './resource.ts'

export interface Outcome {
  /** Whether anything changed. */
  readonly applied: boolean
  /** What the answer says besides the request id. */
  readonly fields: Readonly<Record<string, unknown>>
}

/** Finds a resource by id, whether or not it is still there. */
export type Find = (id: string) => Resource | undefined

/** Does the operation, or throws the refusal of the whole call. `spared` are ids that a fault lets fail. */
export function perform(
  kind: Kind,
  version: Version,
  operation: Operation,
  ids: readonly string[],
  find: Find,
  now: number,
  spared: ReadonlySet<string> = new Set(),
): Outcome {
  const failed = [...spared]
  const moves: (() => boolean)[] = []
  for (const id of ids) {
    if (spared.has(id)) continue
    const move = decide(kind, version, operation, id, find(id), now)
    if (!(move instanceof Refusal)) moves.push(move)
    else if (operation.failedIds === undefined) throw move
    else failed.push(id)
  }
  const applied = moves.map((move) => move()).includes(true)
  const list = operation.failedIds ?? (spared.size > 0 ? operation.parameter : undefined)
  return { applied, fields: list === undefined ? {} : { [list]: failed } }
}

/** What the operation does to one resource, not done yet; or why not. */
function decide(
  kind: Kind,
  version: Version,
  operation: Operation,
  id: string,
  resource: Resource | undefined,
  now: number,
): (() => boolean) | Refusal {
  const status = resource?.timeline.at(now)
  if (resource === undefined || status === undefined) return refusal(kind.missing, id)
  const phase = phaseOf(kind.life, status)
  if (phase === 'gone') return refusal(kind.missing, id)
  const seeded = takeRefusal(resource, operation.action)
  if (seeded !== undefined) return seeded
  const step = stepFor(operation, phase)
  const code = kind.refusals[step][phase]
  if (code !== undefined) return refusal(code, `${id} is ${status}`)
  // Created in vain: deleted outright and refunded, whatever the charge type (TerminateInstance, TerminateEipAddress).
  if (step === 'release' || phase === 'failed') return () => resource.timeline.move(kind.life.leaving, now)
  if (resource.chargeType === 'PREPAID') {
    return version.subscription === 'not-renewed'
      ? () => stopRenewal(kind, resource, now)
      : refusal(version.subscription, id)
  }
  if (resource.commitment) return refusal('OPERATION_DENIED_POSTPAID_PROMISE', id)
  return () => resource.timeline.move(kind.life.recycling, now)
}

function stepFor(operation: Operation, phase: string): Step {
  const [first = 'recycle'] = operation.steps
  return operation.steps.includes('release') && phase === 'bin' ? 'release' : first
}

function takeRefusal(resource: Resource, action: string): Refusal | undefined {
  const entry = resource.refusals.get(action)
  if (entry === undefined || entry.left <= 0) return undefined
  entry.left -= 1
  const { status, code, message } = entry.seed
  return new Refusal(status, code, message ?? `Refused by the seed: ${resource.id}.`)
}

/** Bare metal since 2026-02-01: the call succeeds, the instance lives on until what was paid for is used up. */
function stopRenewal(kind: Kind, resource: Resource, now: number): boolean {
  if (!resource.autoRenew) return false
  resource.autoRenew = false
  const expiry = Date.parse(resource.expiredTime ?? '')
  if (!Number.isNaN(expiry)) resource.timeline.schedule({ status: kind.life.recycling, at: expiry }, now)
  return true
}
