// What follows from a look at a resource: its outcome, or nothing yet.

import { isActive, meaningOf, type Kind } from '../../resources/index.ts'
import type { CallError } from '../../zenlayer/index.ts'
import { exclude } from '../keep/exclude.ts'
import { settleAtStandstill } from '../keep/standstill.ts'
import { CLAIMS, isEnough } from '../model/claims.ts'
import {
  affectsWholeRun,
  excludedTooLate,
  failureOf,
  foundInSeveral,
  notFoundById,
  neverSeenInBin,
  noRecycleBin,
  restored,
  deletedWith,
  vanished,
  unreliable,
} from '../model/failure.ts'
import { nextStep } from '../model/next-step.ts'
import { hasArrived, isAbsent, isOfAnotherKind } from '../model/proof.ts'
import type { Failure } from '../model/result.ts'
import type { Tracked } from '../model/tracked.ts'
import type { Run } from '../run.ts'
import type { Seen } from './look.ts'

/** Looks in a row that something in front of the API must refuse before that counts. */
const MAX_FOREIGN_REFUSALS = 3

/** Applies what a look at `kind` shows of one resource. */
export function conclude(kind: Kind, run: Run, resource: Tracked, seen: Seen): void {
  if (!recordLook(kind, run, resource, seen)) return
  if (resource.kind === undefined) determineKind(run, resource)
  else if (seen.type === 'present') concludePresence(kind, run, resource)
  else concludeAbsence(run, resource)
}

/** Whether there is something to conclude from it. */
function recordLook(kind: Kind, run: Run, resource: Tracked, seen: Seen): boolean {
  switch (seen.type) {
    case 'unanswered':
      resource.lookUnanswered(
        seen.error === undefined ? unreliable(seen.reason) : failureOf(seen.error, resource),
      )
      return false
    case 'refused': {
      const { error } = seen
      if (affectsWholeRun(error)) {
        run.stop.stop({ type: 'refused', error })
        return false
      }
      resource.lookUnanswered(failureOf(error, resource))
      // Something in front of the API may refuse one call and allow the next.
      if (!error.fromApi && resource.countForeignRefusal(kind) < MAX_FOREIGN_REFUSALS) return false
      resource.lookRefused(kind, error)
      return true
    }
    case 'absent':
      resource.sawAbsent(kind, seen.at)
      return true
    case 'present': {
      const before = resource.status
      run.sawPresent(resource, kind, seen.observation, seen.at)
      const { status } = seen.observation
      if (resource.kind === kind && before !== status) run.listener.changed(resource, before, status)
      return true
    }
  }
}

/** Determines its kind within its family, once each of them has been read and enough looks agree. */
function determineKind(run: Run, resource: Tracked): void {
  const { lookups, id, everPresent } = resource
  if (lookups.some(([, { state }]) => state === 'unknown')) return
  const present = lookups.flatMap(([kind, { state }]) => (state === 'present' ? [kind] : []))
  const [only] = present
  if (only === undefined) {
    concludeAbsence(run, resource)
    return
  }
  const unread = lookups.flatMap(([kind, lookup]) =>
    lookup.state === 'refused' ? [{ kind, error: lookup.error }] : [],
  )
  // It may exist there as well. A kind that the access key may not read is out of reach for this run in any case.
  const unclear = unread.find(({ error }) => meaningOf(error.code) !== 'forbidden')
  if (unclear !== undefined) {
    run.settle(resource, 'failed', failureOf(unclear.error, resource))
  } else if (everPresent.length > 1) {
    // Even if only one of them is left: the other one may have been meant.
    const types = everPresent.map(({ type }) => type)
    run.settle(resource, 'failed', foundInSeveral(types, id))
  } else if (lookups.every(([kind, { state }]) => state !== 'absent' || isOfAnotherKind(resource, kind))) {
    for (const { kind, error } of unread) run.listener.unchecked(resource, only, kind, error)
    run.resolve(resource, only)
    if (!resource.open || resource.status === undefined) return
    run.listener.changed(resource, undefined, resource.status)
    concludePresence(only, run, resource)
  }
}

/** No list shows it: it is gone, never existed, or is where this access key cannot read. */
function concludeAbsence(run: Run, resource: Tracked): void {
  resource.deletedWithParent = parentDeletion(run, resource)
  if (!isAbsent(resource)) return
  const refusal = resource.candidates
    .map((candidate) => resource.lookup(candidate))
    .find((lookup) => lookup.state === 'refused')
  if (refusal !== undefined) {
    concludeUnreadable(run, resource, refusal.error)
  } else if (resource.observation === undefined && resource.listed === undefined) {
    concludeMissing(run, resource)
  } else {
    const [kind, ...more] = resource.everPresent
    // The same resource may be named by its kind as well.
    if (resource.kind === undefined && kind !== undefined && more.length === 0) run.resolve(resource, kind)
    if (!resource.open) return
    const before = resource.status ?? resource.listed?.status
    resource.evidence = neverSeenInBin(resource)
    resource.sawGone(run.clock.now())
    run.listener.changed(resource, before, 'gone')
    const failure = whyNotDestroyed(run, resource)
    if (failure === undefined) run.settle(resource, 'destroyed')
    else run.settle(resource, 'failed', failure)
  }
}

function whyNotDestroyed(run: Run, resource: Tracked): Failure | undefined {
  const { isRelisted, exclusion, observation } = resource
  // No look by its id has ever found it, and no list will be read again that may have it.
  if (observation === undefined && !isRelisted) return notFoundById()
  if (exclusion === undefined) return undefined
  if (resource.tookEffect) return excludedTooLate(resource, exclusion.reason)
  const parent = attachedParentsOf(run, resource).find(({ tookEffect }) => tookEffect)
  return parent === undefined ? vanished(exclusion.reason) : deletedWith(parent, exclusion.reason)
}

/** Without those that it was last seen detached from: their release says nothing of it. */
function attachedParentsOf(run: Run, resource: Tracked): readonly Tracked[] {
  return run.parentsOf(resource).filter(({ label }) => !resource.isDetachedFrom(label))
}

/** A resource that must be kept still exists, unless a call was sent that could delete it. */
function concludeUnreadable(run: Run, resource: Tracked, error: CallError): void {
  const isKept = resource.exclusion !== undefined
  if (isKept && settleAtStandstill(resource, run)) return
  if (!isKept || run.parentsOf(resource).every(({ open }) => !open))
    run.settle(resource, 'failed', failureOf(error, resource))
}

/** If other lists show resources inside it, its own list is wrong. */
function concludeMissing(run: Run, resource: Tracked): void {
  const labels = resource.candidates.map(({ type }) => `${type}/${resource.id}`)
  const [member] = labels.flatMap((label) => run.contents?.get(label) ?? [])
  if (member === undefined) run.settle(resource, 'missing')
  else run.settle(resource, 'failed', unreliable(`its list lacks it, but ${member} is listed as inside it`))
}

/** How its parent was deleted: out of the bin, or in one step or by itself, which may leave it in a bin. */
function parentDeletion(run: Run, resource: Tracked): Tracked['deletedWithParent'] {
  const parents = attachedParentsOf(run, resource)
  if (parents.some(({ closed }) => closed.has('release'))) return 'released'
  const isOutOfUse = ({ gone, closed, observation: seen }: Tracked) =>
    gone || (closed.has('terminate') && seen?.recycleBin === false)
  return parents.some(isOutOfUse) ? 'terminated' : undefined
}

function concludePresence(kind: Kind, run: Run, resource: Tracked): void {
  const { goal } = run
  const { phase, observation } = resource
  if (exclude(resource, run)) return
  if (isRestored(resource)) {
    concludeRestored(run, resource)
  } else if (goal === 'recycled' && isActive(phase) && observation?.recycleBin === false) {
    run.settle(resource, 'failed', noRecycleBin(kind))
  } else if (nextStep(phase, goal) === 'done') {
    concludeArrival(run, resource)
  } else if (phase === 'leaving' && !run.wait && !run.dryRun) {
    run.settle(resource, 'requested')
  }
}

/** It is kept; but a call for its parent may have deleted it all the same, which only later looks show. */
function concludeRestored(run: Run, resource: Tracked): void {
  const error = restored(resource)
  if (resource.tookEffect) {
    run.settle(resource, 'failed', error)
    return
  }
  resource.exclusion = { outcome: 'failed', reason: 'it was restored', error }
  settleAtStandstill(resource, run)
}

function concludeArrival(run: Run, resource: Tracked): void {
  if (!hasArrived(resource)) return
  const { phase, initialStatus, status, closed } = resource
  const sinceStart = status === initialStatus && closed.size === 0
  run.settle(resource, sinceStart ? 'already' : phase === 'gone' ? 'destroyed' : 'recycled')
}

/**
 * It was in the recycle bin, and is in use, or on its way back to that. If this run sent it there itself, an outdated
 * answer may still show what was before.
 */
function isRestored({ phase, foundInBin, seenInBin, closed, streak, observation }: Tracked): boolean {
  if (!isActive(phase)) return false
  if (!closed.has('terminate')) return foundInBin
  const isSteady = streak !== undefined && isEnough(streak, CLAIMS.unexpected)
  return seenInBin && isSteady && observation?.prepaid !== true
}
