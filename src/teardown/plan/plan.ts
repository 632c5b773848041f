// The plan of a run: which resources are deleted with others, which must be kept because of that, and whether the guards
// allow the whole plan.

import { isActive, type Kind } from '../../resources/index.ts'
import { loadDependents } from '../dependents/load-dependents.ts'
import { keptByContainment } from '../keep/containment.ts'
import { decideDeletion, forecastOf } from '../keep/deletion.ts'
import { isFiltered } from '../keep/filter.ts'
import { settleKept } from '../keep/kept.ts'
import { endWhileHeld, staysWhenGone } from '../keep/standstill.ts'
import { stopOnCrash, ignoreStopped } from '../model/stop.ts'
import type { Tracked } from '../model/tracked.ts'
import type { Run, TeardownOptions } from '../run.ts'
import { plannedStepOf } from './planned-step.ts'

/** A guard or a criterion has to see the complete plan before anything is written; a dry run has to report it. */
export function needsWholePlan(options: TeardownOptions): boolean {
  return options.dryRun || isFiltered(options)
}

/** Adds what is attached to the resources of `kind` that will be deleted: it belongs to the plan. */
export async function planDependents(kind: Kind, run: Run): Promise<void> {
  const parents = run.resources.filter((resource) => willBeTerminated(resource, kind))
  await stopOnCrash(run.stop, () => ignoreStopped(() => loadDependents(kind, parents, run)))
}

/** `reported`: the resources in the order in which they are reported. */
export function checkPlan(run: Run, reported: readonly Tracked[]): void {
  const { resources, dryRun, listener, goal, stop } = run
  for (const resource of resources) keepParent(resource, run)
  keepContainers(run)
  const failure = run.admit(reported)
  // The guards judge the same plan in a dry run.
  if (dryRun && failure === undefined) {
    for (const resource of resources) foresee(resource, run)
    keepContainers(run)
  }
  listener.planned(reported.map((resource) => plannedStepOf(resource, goal, forecastOf(resource, run))))
  if (failure === undefined) return
  listener.refused(failure)
  stop.stop({ type: 'guarded', failure })
}

/** A call that would delete a resource that must be kept is not planned. */
function keepParent(parent: Tracked, run: Run): void {
  const { kind } = parent
  if (kind === undefined || !willBeTerminated(parent, kind)) return
  const decision = decideDeletion(parent, kind, kind.writes.terminate, run)
  if (decision.type === 'fail') run.settle(parent, 'failed', decision.failure)
  if (decision.type === 'keep') settleKept(parent, decision.exclusion, run)
}

/** A subnet that is kept keeps its VPC, and a VPC that is kept keeps its resources: repeated until nothing changes. */
function keepContainers(run: Run): void {
  for (let hasChanged = true; hasChanged;) {
    hasChanged = false
    for (const resource of run.resources) {
      if (!resource.open || resource.exclusion !== undefined || resource.observation === undefined) continue
      const exclusion = keptByContainment(resource, run)
      if (exclusion === undefined) continue
      settleKept(resource, exclusion, run)
      hasChanged = true
    }
  }
}

/** What a dry run cannot wait for: a resource that would be kept in the end, or because of its parent, is not planned. */
function foresee(resource: Tracked, run: Run): void {
  const end = resource.open ? endWhileHeld(resource, run) : undefined
  if (end !== undefined && 'reason' in end) settleKept(resource, end, run)
  const forecast = forecastOf(resource, run)
  for (const label of forecast.keeps) skip(run.find(label), staysWhenGone(resource))
  const { outcome } = plannedStepOf(resource, run.goal, forecast).plan
  if (outcome !== 'failed' && outcome !== 'scheduled') return
  resource.isForeseenToStay = true
  const reason = `${resource.label}, which it is attached to, would not be deleted`
  for (const other of run.resources) if (other.parent === resource) skip(other, reason)
}

function skip(dependent: Tracked | undefined, reason: string): void {
  if (dependent?.parent !== undefined) dependent.exclusion ??= { outcome: 'skipped', reason }
}

function willBeTerminated(
  { open, kind: own, observation, exclusion, phase, closed }: Tracked,
  kind: Kind,
): boolean {
  const isThere = open && own === kind && observation !== undefined && exclusion === undefined
  return isThere && isActive(phase) && !closed.has('terminate')
}
