// The guards and the criteria, applied to a resource at every look, until the step that cannot be undone has been sent.

import { isActive, type WriteStep } from '../../resources/index.ts'
import { excludedTooLate } from '../model/failure.ts'
import { isWrite, nextStep } from '../model/next-step.ts'
import { isUnclear } from '../model/proof.ts'
import type { Exclusion } from '../model/result.ts'
import { isInsideVpc, type Tracked } from '../model/tracked.ts'
import type { Run } from '../run.ts'
import { keptByContainment } from './containment.ts'
import { isPartOfOther, renamed, UNEXPECTED_NAME_REASON } from './guards.ts'
import { settleAtStandstill } from './standstill.ts'

/** Whether `resource` must not be torn down, or no further. If so, it gets its outcome, now or at a later look. */
export function exclude(resource: Tracked, run: Run): boolean {
  const exclusion = resource.exclusion ?? judge(resource, run)
  if (exclusion === undefined) return refuseRenamed(resource, run)
  if (isTooLate(resource, run)) {
    run.settle(resource, 'failed', excludedTooLate(resource, exclusion.reason))
    return true
  }
  resource.exclusion = exclusion
  settleAtStandstill(resource, run)
  return true
}

/** Before the plan is checked, the whole plan is refused instead. */
function refuseRenamed(resource: Tracked, run: Run): boolean {
  const { expectName } = run.guards
  if (expectName === undefined || !run.planChecked() || isPartOfOther(resource)) return false
  const failure = mayStillWrite(resource, run) ? renamed(expectName, resource) : undefined
  if (failure === undefined) return false
  const isLate = isTooLate(resource, run)
  if (isLate) run.settle(resource, 'failed', excludedTooLate(resource, UNEXPECTED_NAME_REASON))
  else if (!isUnclear(resource)) run.settle(resource, 'failed', failure)
  // Nothing more is sent, and the next looks show whether the write whose answer was lost took effect.
  else resource.exclusion = { outcome: 'failed', reason: UNEXPECTED_NAME_REASON, error: failure }
  return true
}

function isTooLate(resource: Tracked, run: Run): boolean {
  return resource.tookEffect || isDeletedWithParent(resource, run)
}

function judge(resource: Tracked, run: Run): Exclusion | undefined {
  const { kind, observation, listedGroup } = resource
  if (kind === undefined || observation === undefined) return undefined
  const isDependent = resource.parent !== undefined
  const isInside = isInsideVpc(resource)
  const exclusion =
    run.filter.exclusionOf({ kind, observation, listedGroup, isDependent, isInside }) ??
    keptByContainment(resource, run)
  // Once nothing more will be sent, only protection is worth a failure.
  return exclusion?.outcome === 'protected' || mayStillWrite(resource, run) ? exclusion : undefined
}

/** A write of this run for its parent has taken it out of use. */
function isDeletedWithParent(resource: Tracked, run: Run): boolean {
  const { phase } = resource
  if (isActive(phase) || phase === 'unknown') return false
  return run.parentsOf(resource).some(({ tookEffect }) => tookEffect)
}

function mayStillWrite(resource: Tracked, run: Run): boolean {
  const step = nextStep(resource.phase, run.goal)
  return isWrite(step) ? !resource.closed.has(step) : !isDone(resource, run)
}

const LAST: Readonly<Record<Run['goal'], WriteStep>> = { recycled: 'terminate', destroyed: 'release' }

function isDone({ closed, phase }: Tracked, { goal }: Run): boolean {
  return closed.has(LAST[goal]) || phase === 'leaving' || phase === 'gone'
}
