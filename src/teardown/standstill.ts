// Resources on which nothing can be sent, now or ever: something outside the run uses them, they are part of another
// resource, or they were only part of the run because of one that has its outcome.

import { isInUse, type Phase } from '../resources/index.ts'
import { detaches, isLetGo } from './detach.ts'
import { heldByOther, partOfOther, stayedUnknown } from './failure.ts'
import { isUnclear } from './proof.ts'
import type { Failure, Outcome } from './result.ts'
import type { Run } from './run.ts'
import type { Tracked } from './tracked.ts'

/** A list may be some seconds old: a holder that was detached by an earlier step may still be named. */
const HELD_FOR_MS = 4000
/** How long a dependent may take to follow what it hangs on. */
const FOLLOWS_WITHIN_MS = 60_000
/** A subscription that is accepted and in use again after this stays until it expires. */
const STILL_IN_USE_MS = 10_000

export interface End {
  readonly outcome: Outcome
  readonly error?: Failure
}

/** The outcome of `resource`, where waiting any longer would change nothing. Called after a look has listed it. */
export function standstillOf(resource: Tracked, run: Run): End | undefined {
  if (resource.exclusion !== undefined) return excludedEnd(resource, run)
  return dependentEnd(resource, run) ?? subscriptionEnd(resource, run) ?? holderEnd(resource, run)
}

/** What must stay has its outcome once nothing in the run can take it along any more, and it is still there after that. */
function excludedEnd(resource: Tracked, run: Run): End | undefined {
  const { exclusion, seenAt } = resource
  if (isUnclear(resource) && !run.dryRun) return undefined
  const carriers = run.carriersOf(resource)
  if (carriers.some(({ open }) => open) && !run.dryRun) return undefined
  if (carriers.some(({ tookEffect, endedAt }) => tookEffect && seenAt <= (endedAt ?? 0))) return undefined
  return exclusion?.outcome === 'failed'
    ? { outcome: 'failed', error: exclusion.error }
    : { outcome: exclusion?.outcome ?? 'protected' }
}

/** Something was sent that may have taken it out of use, and no look has shown since that it did not. */
export function mayHaveGone(resource: Tracked, run: Run): boolean {
  const isSent = ({ terminatedAt }: Tracked) => terminatedAt !== undefined && terminatedAt >= resource.seenAt
  return isUnclear(resource) || run.carriersOf(resource).some((one) => isUnclear(one) || isSent(one))
}

/** What is part of the run only because of its carrier, once that has its outcome. */
function dependentEnd(resource: Tracked, run: Run): End | undefined {
  const { with: carrier, phase } = resource
  if (carrier?.outcome === undefined || carrier.outcome === 'planned') return undefined
  const { label, outcome, closed } = carrier
  if (outcome === 'requested' && !wasToStay(resource, carrier) && isOnItsWay(phase, run)) return { outcome }
  if (!isInUse(phase)) return undefined
  if (closed.size === 0 || outcome === 'scheduled') {
    return excluded(resource, `${label}, which it hangs on, is ${outcome}`)
  }
  return mayFollow(resource, carrier, run) ? undefined : excluded(resource, whyItStays(resource, carrier))
}

function wasToStay({ observation }: Tracked, carrier: Tracked): boolean {
  return carrier.leftDependents || observation?.stays === true
}

/** Its list may not show yet what the accepted release of `carrier` has come to. */
function mayFollow(resource: Tracked, carrier: Tracked, run: Run): boolean {
  const { endedAt = 0 } = carrier
  const isRecent = run.clock.now() - endedAt < FOLLOWS_WITHIN_MS
  return resource.seenAt <= endedAt || (isRecent && !wasToStay(resource, carrier))
}

function whyItStays(resource: Tracked, carrier: Tracked): string {
  const { label, outcome } = carrier
  if (outcome === 'destroyed' || outcome === 'recycled') {
    return `it stays although ${label} is gone, and is still charged`
  }
  return wasToStay(resource, carrier)
    ? staysWhenGone(carrier)
    : `it is still there, and ${label}, which it hangs on, is ${outcome ?? 'open'}`
}

/** Why a dependent is not torn down that stays when `carrier` goes, as the end of a sentence. */
export function staysWhenGone({ label }: Tracked): string {
  return `it stays when ${label} goes, and is still charged`
}

/** Nothing more will be sent for it, and nothing is waited for. */
function isOnItsWay(phase: Phase, { goal }: Run): boolean {
  return isInUse(phase) || phase === 'leaving' || (phase === 'recycling' && goal === 'recycled')
}

function excluded(resource: Tracked, reason: string): End {
  resource.exclusion = { outcome: 'skipped', reason }
  return { outcome: 'skipped' }
}

/** Accepted, and yet in use: what was paid for lives on until it expires. */
function subscriptionEnd({ terminatedAt, observation, phase, seenAt }: Tracked, run: Run): End | undefined {
  if (terminatedAt === undefined || observation?.prepaid !== true || !isInUse(phase)) return undefined
  return seenAt - terminatedAt >= STILL_IN_USE_MS && !run.dryRun ? { outcome: 'scheduled' } : undefined
}

function holderEnd(resource: Tracked, run: Run): End | undefined {
  const { observation, phase, movedAt } = resource
  if (observation === undefined || resource.with !== undefined) return undefined
  const isPart = observation.isPart && isInUse(phase)
  if (phase !== 'held' && !isPart) return undefined
  if (detaches(resource, run) || isLetGo(observation.attachedTo, run)) return undefined
  if (run.clock.now() - movedAt < HELD_FOR_MS) return undefined
  if (observation.belongsTo !== undefined) {
    resource.exclusion = { outcome: 'protected', reason: `it belongs to ${observation.belongsTo}` }
    return { outcome: 'protected' }
  }
  const [holder] = observation.attachedTo
  return { outcome: 'failed', error: isPart ? partOfOther(holder) : heldByOther(resource, holder) }
}

/** A resource in an unknown status is waited for, but not for long once nothing else is left. */
const MAX_UNKNOWN_MS = 120_000

/** Settles those of `open` that are still in such a status two minutes after everything else was done. */
export function giveUpOnUnknown(open: readonly Tracked[], run: Run): void {
  const stuck = open.filter(isUnknown)
  if (stuck.length === 0 || !run.resources.every((resource) => !resource.open || isUnknown(resource))) return
  const since = run.resources.reduce(
    (latest, { endedAt, movedAt }) => Math.max(latest, endedAt ?? movedAt),
    run.startedAt,
  )
  if (run.clock.now() - since < MAX_UNKNOWN_MS) return
  for (const resource of stuck) run.settle(resource, 'failed', stayedUnknown(resource, MAX_UNKNOWN_MS))
}

function isUnknown({ kind, phase, observation }: Tracked): boolean {
  return kind !== undefined && observation !== undefined && phase === 'unknown'
}
