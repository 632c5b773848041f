// Resources for which waiting any longer would change nothing:
//
// - it is kept, and a look has shown it after the last call that could have deleted it;
// - its parent, which alone brought it into the run, has its outcome;
// - it is a subscription that remains until it expires;
// - something outside the run uses it, or it is part of that;
// - it stays in an unknown status after everything else is done.

import { isInUse, labelOf, type Phase } from '../../resources/index.ts'
import { heldByOther, partOfOther, stayedUnknown } from '../model/failure.ts'
import { isToStay, isUnclear, mayHaveGoneWith } from '../model/proof.ts'
import type { Exclusion, Failure, Outcome } from '../model/result.ts'
import type { Tracked } from '../model/tracked.ts'
import type { Run } from '../run.ts'
import { detaches, isLetGo } from './detach.ts'
import { possibleParentsOf, settleKept } from './kept.ts'

/** A list may be some seconds old, and still name a holder that an earlier step has detached. */
const HELD_FOR_MS = 4000
/** How long the deletion of a dependent may take after that of its parent. */
const FOLLOWS_WITHIN_MS = 60_000
/** A subscription that is in use this long after its termination was accepted remains until it expires. */
const STILL_IN_USE_MS = 10_000

/** An outcome with its error, or an exclusion, which implies both. */
type End = { readonly outcome: Outcome; readonly error?: Failure } | Exclusion

/** Gives `resource` its outcome where waiting any longer would change nothing. Returns whether it did. */
export function settleAtStandstill(resource: Tracked, run: Run): boolean {
  const end = standstillOf(resource, run)
  if (end === undefined) return false
  if ('reason' in end) settleKept(resource, end, run)
  else run.settle(resource, end.outcome, end.error)
  return true
}

/** To be called after a look has listed `resource`. */
export function standstillOf(resource: Tracked, run: Run): End | undefined {
  if (resource.exclusion !== undefined) return endOfKept(resource, resource.exclusion, run)
  return endOfDependent(resource, run) ?? endOfSubscription(resource, run) ?? endOfHeld(resource, run)
}

function endOfKept(resource: Tracked, exclusion: Exclusion, run: Run): End | undefined {
  if (isUnclear(resource) && !run.dryRun) return undefined
  const parents = possibleParentsOf(resource, run)
  if (parents.some(({ open }) => open) && !run.dryRun) return undefined
  const isOutdated = parents.some(
    (parent) =>
      mayHaveGoneWith(resource, parent) || (parent.tookEffect && resource.seenAt <= (parent.endedAt ?? 0)),
  )
  return isOutdated ? undefined : exclusion
}

function endOfDependent(resource: Tracked, run: Run): End | undefined {
  const { parent, phase } = resource
  if (parent?.outcome === undefined || parent.outcome === 'planned') return undefined
  const { outcome } = parent
  if (outcome === 'requested' && !isToStay(resource, parent) && isOnItsWay(phase, run)) return { outcome }
  if (phase === 'leaving' || phase === 'gone') return undefined
  const reason = whyItStays(resource, parent, run)
  return reason === undefined ? undefined : skipped(reason)
}

/** Why a dependent that is not on its way out is not deleted any more; undefined where it may still be. */
function whyItStays(resource: Tracked, parent: Tracked, run: Run): string | undefined {
  const { label, outcome } = parent
  if (outcome === 'scheduled' || !(wasDeleted(parent) || mayHaveGoneWith(resource, parent)))
    return `${label}, which it is attached to, ended as ${outcome ?? 'pending'}`
  if (!isInUse(resource.phase) || mayFollow(resource, parent, run)) return undefined
  if (outcome === 'destroyed' || outcome === 'recycled')
    return `it remains although ${label} was torn down, and is still charged`
  return isToStay(resource, parent)
    ? staysWhenGone(parent)
    : `it still exists, and ${label}, which it is attached to, ended as ${outcome ?? 'pending'}`
}

/** Also by somebody else, or by a write whose answer was lost. */
function wasDeleted({ closed, gone, tookEffect }: Tracked): boolean {
  return closed.size > 0 || gone || tookEffect
}

/** Its list may not show the effect of the accepted release of `parent` yet. */
function mayFollow(resource: Tracked, parent: Tracked, run: Run): boolean {
  const { endedAt = 0 } = parent
  const isRecent = run.clock.now() - endedAt < FOLLOWS_WITHIN_MS
  return resource.seenAt <= endedAt || (isRecent && !isToStay(resource, parent))
}

/** Why a dependent that remains when `parent` is deleted is not torn down, as the end of a sentence. */
export function staysWhenGone({ label }: Tracked): string {
  return `it remains when ${label} is deleted, and is still charged`
}

/** Nothing more will be sent for it, and nothing is waited for. */
function isOnItsWay(phase: Phase, { goal }: Run): boolean {
  return isInUse(phase) || phase === 'leaving' || (phase === 'recycling' && goal === 'recycled')
}

function skipped(reason: string): Exclusion {
  return { outcome: 'skipped', reason }
}

/** Its termination was accepted, and it is still in use. */
function endOfSubscription({ terminatedAt, observation, phase, seenAt }: Tracked, run: Run): End | undefined {
  if (terminatedAt === undefined || observation?.prepaid !== true || !isInUse(phase)) return undefined
  return seenAt - terminatedAt >= STILL_IN_USE_MS && !run.dryRun ? { outcome: 'scheduled' } : undefined
}

function endOfHeld(resource: Tracked, run: Run): End | undefined {
  // A dry run has it in its plan.
  if (run.dryRun || run.clock.now() - resource.movedAt < HELD_FOR_MS) return undefined
  if (run.parentsOf(resource).some((parent) => mayHaveGoneWith(resource, parent))) return undefined
  return endWhileHeld(resource, run)
}

/** The end of a resource that something outside the run has, or that is part of that, if nothing changes. */
export function endWhileHeld(resource: Tracked, run: Run): End | undefined {
  const { observation } = resource
  if (observation === undefined || resource.parent !== undefined || !isOfOther(resource)) return undefined
  if (detaches(resource, run) || isLetGo(observation.attachedTo, run)) return undefined
  if (observation.belongsTo !== undefined) {
    return { outcome: 'protected', reason: `it belongs to ${observation.belongsTo}` }
  }
  const [holder] = observation.attachedTo
  return {
    outcome: 'failed',
    error: observation.isPart ? partOfOther(holder) : heldByOther(resource, holder),
  }
}

/** Held by another resource, or part of one. A part that has lost what it was part of gets a call of its own. */
function isOfOther({ phase, observation }: Tracked): boolean {
  if (phase === 'held') return true
  if (observation?.isPart !== true || !isInUse(phase)) return false
  return observation.attachedTo.length > 0 || observation.belongsTo !== undefined
}

/** How long to wait for a resource in an unknown status once nothing else is left. */
const MAX_UNKNOWN_MS = 120_000

/** Settles those of `open` that are still in such a status two minutes after everything else was done. */
export function giveUpOnUnknown(open: readonly Tracked[], run: Run): void {
  const stuck = open.filter(isUnknown)
  if (
    stuck.length === 0 ||
    !run.resources.every((resource) => !resource.open || waitsForUnknown(resource, run))
  )
    return
  const since = run.resources.reduce(
    (latest, { endedAt, movedAt }) => Math.max(latest, endedAt ?? movedAt),
    run.startedAt,
  )
  if (run.clock.now() - since < MAX_UNKNOWN_MS) return
  for (const resource of stuck) run.settle(resource, 'failed', stayedUnknown(resource, MAX_UNKNOWN_MS))
}

/** It is in such a status, or nothing happens to it before one that is has its outcome. */
function waitsForUnknown(resource: Tracked, run: Run, before: ReadonlySet<Tracked> = new Set()): boolean {
  if (isUnknown(resource)) return true
  const { waitsFor, observation } = resource
  const holders = (observation?.attachedTo ?? []).flatMap((holder) => run.find(labelOf(holder)) ?? [])
  const others = [...(waitsFor === undefined ? [] : [waitsFor]), ...run.parentsOf(resource), ...holders]
  const seen = new Set([...before, resource])
  return others.some((other) => other.open && !seen.has(other) && waitsForUnknown(other, run, seen))
}

function isUnknown({ kind, phase, observation }: Tracked): boolean {
  return kind !== undefined && observation !== undefined && phase === 'unknown'
}
