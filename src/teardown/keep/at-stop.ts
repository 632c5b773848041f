// The outcome of a resource that is still open when the run ends.

import { unfinished } from '../model/failure.ts'
import { isUnclear, mayHaveGoneWith } from '../model/proof.ts'
import type { Outcome } from '../model/result.ts'
import type { StopReason } from '../model/stop.ts'
import type { Tracked } from '../model/tracked.ts'
import type { Run } from '../run.ts'
import { possibleParentsOf, settleKept } from './kept.ts'

export function settleAtStop(resource: Tracked, reason: StopReason, run: Run): void {
  const { exclusion } = resource
  if (exclusion === undefined || mayHaveGone(resource, run))
    run.settle(resource, outcomeAtStop(reason), unfinished(resource, reason))
  else settleKept(resource, exclusion, run)
}

function outcomeAtStop(reason: StopReason): Outcome {
  return reason.type === 'refused' || reason.type === 'guarded' ? 'failed' : 'pending'
}

/** A write may have taken a resource that is kept out of use, and no look has shown since that it did not. */
export function mayHaveGone(resource: Tracked, run: Run): boolean {
  if (isUnclear(resource) || resource.wasCutOff) return true
  return possibleParentsOf(resource, run).some(
    (parent) => parent.wasCutOff || mayHaveGoneWith(resource, parent),
  )
}
