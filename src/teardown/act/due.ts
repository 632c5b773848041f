// Which writes are due, according to the last look.

import { labelOf, type Kind, type WriteStep } from '../../resources/index.ts'
import { detaches } from '../keep/detach.ts'
import { settleAtStandstill } from '../keep/standstill.ts'
import { failureOf, unknownStatus, unreliable } from '../model/failure.ts'
import { isWrite, nextStep } from '../model/next-step.ts'
import { isUnclear } from '../model/proof.ts'
import type { Failure } from '../model/result.ts'
import type { Tracked } from '../model/tracked.ts'
import type { Run } from '../run.ts'
import type { Denials } from './denials.ts'

export type Due = Readonly<Record<WriteStep, Tracked[]>>

/** Settles the resources that no write can help, and in a dry run all. The rest of `open` is sorted by next write. */
export function dueWrites(kind: Kind, open: readonly Tracked[], run: Run, denials: Denials): Due {
  const due: Due = { unbind: [], terminate: [], release: [] }
  for (const resource of open) {
    // No write is sent for a resource that the last look did not list.
    if (resource.kind !== kind || resource.lookup(kind).state !== 'present' || resource.awaitsLook) continue
    if (!settleAtStandstill(resource, run) && resource.exclusion === undefined)
      consider(resource, run, denials, due)
  }
  return due
}

function consider(resource: Tracked, run: Run, denials: Denials, due: Due): void {
  if (run.dryRun) {
    run.settle(resource, 'planned', resource.phase === 'unknown' ? unknownStatus(resource) : undefined)
    return
  }
  const step = detaches(resource, run) ? 'unbind' : nextStep(resource.phase, run.goal)
  if (resource.givenUp !== undefined) {
    if (!isUnclear(resource)) run.settle(resource, 'failed', resource.givenUp)
    return
  }
  if (!isWrite(step) || resource.closed.has(step) || isLeftToParent(resource, step, run)) return
  const failure = whyNotSent(resource, step, denials)
  if (failure !== undefined) run.settle(resource, 'failed', failure)
  else if (run.clock.now() >= resource.nextWriteAt) due[step].push(resource)
}

function whyNotSent(resource: Tracked, step: WriteStep, denials: Denials): Failure | undefined {
  if (step === 'unbind' && lacksBindings(resource))
    return unreliable('the API does not return what it has to be unbound from')
  const denial = denials.of(step)
  return denial && failureOf(denial, resource)
}

/** Where a binding is undone by naming both ends, an item that names none is not to be understood. */
function lacksBindings({ kind, observation }: Tracked): boolean {
  const call = kind?.writes.unbind
  return call !== undefined && 'pairField' in call && observation?.boundTo.length === 0
}

/** A resource attached to another one of the run is deleted with it, up to the recycle bin. */
function isLeftToParent({ parent, observation }: Tracked, step: WriteStep, run: Run): boolean {
  // Once that has been deleted, what is left in the recycle bin needs a call of its own.
  if (step === 'release') return parent !== undefined && parent.closed.size === 0 && !parent.gone
  if (parent !== undefined) return true
  if (observation?.isPart !== true) return false
  // Never written on; a list that lags may have shown it without what it belongs to.
  if (observation.belongsTo !== undefined && observation.attachedTo.length === 0) return true
  // Once that is gone, or where there is none, it needs a call of its own.
  return observation.attachedTo.some((one) => run.find(labelOf(one))?.outcome !== 'destroyed')
}
