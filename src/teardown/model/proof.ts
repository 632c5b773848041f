// Whether the looks at a resource are enough for a claim, and when the next look counts towards one.

import { isActive, type Kind } from '../../resources/index.ts'
import { CLAIMS, dueIn, isEnough } from './claims.ts'
import { nextStep, type Goal } from './next-step.ts'
import type { Tracked } from './tracked.ts'

/** The lists of all its candidate kinds lack it, and enough looks agree. */
export function isAbsent(resource: Tracked): boolean {
  const checks = CLAIMS[claimOfAbsence(resource)]
  return resource.candidates.every((kind) => {
    const lookup = resource.lookup(kind)
    return lookup.state === 'refused' || (lookup.state === 'absent' && isEnough(lookup, checks))
  })
}

/** The list of `kind` lacks an id that another kind has, and enough looks agree. */
export function isOfAnotherKind(resource: Tracked, kind: Kind): boolean {
  const lookup = resource.lookup(kind)
  return lookup.state === 'absent' && isEnough(lookup, CLAIMS.otherKind)
}

/** It is at the goal, and enough looks agree. An accepted termination followed by the bin needs no second look. */
export function hasArrived(resource: Tracked): boolean {
  const { phase, closed, streak } = resource
  const isOurs = phase === 'recycled' && closed.has('terminate')
  return isOurs || (streak !== undefined && isEnough(streak, CLAIMS.arrived))
}

/** A write whose answer was lost may have taken effect, and the list may not show it yet. */
export function isUnclear(resource: Tracked): boolean {
  const { unclearSince } = resource
  return unclearSince !== undefined && !isSteadySince(resource, unclearSince)
}

/** It has been seen in one phase for long enough after `time`: lists that lag by a few seconds would show another. */
function isSteadySince({ streak }: Tracked, time: number): boolean {
  return streak !== undefined && streak.last - Math.max(streak.since, time) >= CLAIMS.arrived.overMs
}

/** The same, and it has not left use since `time`. */
function hasStayedSince(resource: Tracked, time: number): boolean {
  const { streak, phase } = resource
  return isSteadySince(resource, time) && (isActive(phase) || (streak?.since ?? Infinity) <= time)
}

/** It stays when what it is attached to is deleted: by itself, or because the call asked for that. A part never does. */
export function isToStay({ observation }: Tracked, { leftDependents }: Tracked): boolean {
  return observation?.isPart !== true && (leftDependents || observation?.stays === true)
}

/** A write for `parent`, accepted or without a clear answer, may have deleted `resource`, which is attached to it. */
export function mayHaveGoneWith(resource: Tracked, parent: Tracked): boolean {
  const { acceptedAt = -Infinity, unclearSince = -Infinity } = parent
  const sentAt = Math.max(acceptedAt, unclearSince)
  if (sentAt === -Infinity) return false
  return isToStay(resource, parent) ? resource.seenAt <= sentAt : !hasStayedSince(resource, sentAt)
}

/** In how many milliseconds the next look counts towards the claim in question; undefined where there is none. */
export function nextCheckIn(resource: Tracked, kind: Kind, goal: Goal, now: number): number | undefined {
  const lookup = resource.lookup(kind)
  if (lookup.state === 'absent') {
    const isElsewhere = resource.candidates.some((other) => resource.lookup(other).state === 'present')
    return dueIn(lookup, CLAIMS[isElsewhere ? 'otherKind' : claimOfAbsence(resource)], now)
  }
  const { streak, phase } = resource
  if (lookup.state !== 'present' || streak === undefined || nextStep(phase, goal) !== 'done') return undefined
  return dueIn(streak, CLAIMS.arrived, now)
}

function claimOfAbsence(resource: Tracked): keyof typeof CLAIMS {
  const { observation, listed, deletedWithParent, closed, inUseAfterRelease } = resource
  if (observation === undefined && listed === undefined) return 'missing'
  if (isSeenLeaving(resource)) return 'released'
  // It was restored: another run may have sent it to the recycle bin, or a list may leave it out.
  if (inUseAfterRelease) return 'unexpected'
  if (closed.has('release')) return 'released'
  // Otherwise it may be on its way to a recycle bin of its own, out of which the release of its parent need not take it.
  if (deletedWithParent === 'released' && observation?.phase === 'recycled') return 'released'
  return closed.has('terminate') || deletedWithParent !== undefined
    ? claimAfterTermination(resource)
    : 'unexpected'
}

/** According to the list of the selection, where no look has found it since. */
function isSeenLeaving({ observation, listed, wasLeaving }: Tracked): boolean {
  return observation === undefined ? listed?.phase === 'leaving' : wasLeaving
}

function claimAfterTermination({ observation, status = '', kind }: Tracked): keyof typeof CLAIMS {
  if (kind?.deletedOutright.includes(status) === true) return 'released'
  const isInBin = observation?.phase === 'recycling' || observation?.phase === 'recycled'
  if (isInBin || observation?.recycleBin !== false) return 'unexpected'
  // Without a status field, its list could not show it in a bin.
  return kind?.fields.status === undefined ? 'released' : 'binPossible'
}
