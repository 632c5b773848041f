// The guards and the criteria, applied to a resource at every look, until the step that cannot be undone has been sent.

import { isActive, type WriteStep } from '../../resources/index.ts'
import { excludedTooLate } from '../model/failure.ts'
import { isWrite, nextStep } from '../model/next-step.ts'
import type { Exclusion } from '../model/result.ts'
import { isInsideVpc, type Tracked } from '../model/tracked.ts'
import type { Run } from '../run.ts'
import { keptByContainment } from './containment.ts'
import { isPartOfOther, renamed, UNEXPECTED_NAME_REASON } from './guards.ts'
import { settleAtStandstill } from './standstill.ts'

/** Whether `resource` must not be torn down, or no further. If so, it gets its outcome, now or at a later look. */
export function exclude(resource: Tracked, run: Run): boolean {
  const exclusion = resource.exclusion ?? judge(resource, run)
  if (exclusion === undefined) return false
  if (isTooLate(resource, run)) {
    run.settle(resource, 'failed', excludedTooLate(resource, exclusion.reason))
    return true
  }
  resource.exclusion = exclusion
  settleAtStandstill(resource, run)
  return true
}

function isTooLate(resource: Tracked, run: Run): boolean {
  return resource.tookEffect || isDeletedWithParent(resource, run)
}

function judge(resource: Tracked, run: Run): Exclusion | undefined {
  const exclusion =
    excludedByFilter(resource, run) ?? keptByContainment(resource, run) ?? unexpectedName(resource, run)
  // Once nothing more will be sent, only protection is worth a failure.
  return exclusion?.outcome === 'protected' || mayStillWrite(resource, run) ? exclusion : undefined
}

function excludedByFilter(resource: Tracked, run: Run): Exclusion | undefined {
  const { kind, observation, listed, listedGroup } = resource
  if (kind === undefined || observation === undefined) return undefined
  const isDependent = resource.parent !== undefined
  const judged = { kind, listedGroup, isDependent, isInside: isInsideVpc(resource) }
  const exclusion = run.filter.exclusionOf({ ...judged, observation })
  if (exclusion !== undefined || listed === undefined) return exclusion
  // One answer may lack the tag by which a list of this run has shown it to be protected.
  const before = run.filter.exclusionOf({ ...judged, observation: listed })
  return before?.outcome === 'protected' ? before : undefined
}

/** Before the plan is checked, the whole plan is refused instead. */
function unexpectedName(resource: Tracked, run: Run): Exclusion | undefined {
  const { expectName } = run.guards
  if (expectName === undefined || !run.planChecked() || isPartOfOther(resource)) return undefined
  const error = renamed(expectName, resource)
  return error && { outcome: 'failed', reason: UNEXPECTED_NAME_REASON, error }
}

/** It has left use since a write for its parent that was accepted, or got no clear answer. */
function isDeletedWithParent(resource: Tracked, run: Run): boolean {
  const { phase, streak } = resource
  if (isActive(phase) || phase === 'unknown') return false
  // It may have been there before that write.
  const since = streak?.since ?? Infinity
  return run
    .parentsOf(resource)
    .some(
      ({ tookEffect, unclearSince, firstSentAt = -Infinity }) =>
        (tookEffect || unclearSince !== undefined) && since >= firstSentAt,
    )
}

function mayStillWrite(resource: Tracked, run: Run): boolean {
  const step = nextStep(resource.phase, run.goal)
  return isWrite(step) ? !resource.closed.has(step) : !isDone(resource, run)
}

const LAST: Readonly<Record<Run['goal'], WriteStep>> = { recycled: 'terminate', destroyed: 'release' }

function isDone({ closed, phase }: Tracked, { goal }: Run): boolean {
  return closed.has(LAST[goal]) || phase === 'leaving' || phase === 'gone'
}
