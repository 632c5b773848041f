// The plan of a run: what hangs on the resources that will go, what must stay because of that, and the guards' word on
// the whole of it.

import { isActive, type Kind } from '../resources/index.ts'
import { decide, forecastOf, loadCarriers } from './carriers.ts'
import { keptByContainment } from './containment.ts'
import { mayCarry } from './dependents.ts'
import { isJudged } from './filter.ts'
import { planOf } from './plan.ts'
import type { Run, TeardownOptions } from './run.ts'
import { staysWhenGone } from './standstill.ts'
import { stopOnCrash, ignoreStopped } from './stop.ts'
import type { Tracked } from './tracked.ts'

/** A guard or a criterion has to see everything before anything is written, and a dry run is there to be read. */
export function needsWholePlan(options: TeardownOptions): boolean {
  return options.dryRun || isJudged(options)
}

/** Whatever hangs on resources that will be released belongs to the plan. */
export async function loadDependents(run: Run): Promise<void> {
  const { resources, stop } = run
  const kinds = new Set(resources.flatMap(({ kind }) => (kind !== undefined && mayCarry(kind) ? [kind] : [])))
  const load = (kind: Kind) =>
    loadCarriers(
      kind,
      resources.filter((resource) => willGo(resource, kind)),
      run,
    )
  await stopOnCrash(stop, () =>
    ignoreStopped(async () => {
      await Promise.all([...kinds].map(load))
    }),
  )
}

/** `listed`: the resources in the order in which they are reported. */
export function checkPlan(run: Run, listed: readonly Tracked[]): void {
  const { resources, dryRun, listener, goal, stop } = run
  for (const resource of resources) keepCarrier(resource, run)
  keepContainers(run)
  if (dryRun) for (const resource of resources) leaveDependents(resource, run)
  listener.planned(listed.map((resource) => planOf(resource, goal, forecastOf(resource, run))))
  const failure = run.admit(listed)
  if (failure === undefined) return
  listener.refused(failure)
  stop.stop({ type: 'guarded', failure })
}

/** A release that would take along something that must stay is not even planned. */
function keepCarrier(carrier: Tracked, run: Run): void {
  const { kind } = carrier
  if (kind === undefined || !willGo(carrier, kind)) return
  const decision = decide(carrier, kind, kind.writes.terminate, run)
  if (decision.type === 'fail') run.settle(carrier, 'failed', decision.failure)
  if (decision.type !== 'keep') return
  carrier.exclusion = decision.exclusion
  run.settle(carrier, 'protected')
}

/** A subnet that stays keeps its VPC, and a VPC that stays keeps what is in it: until nothing changes any more. */
function keepContainers(run: Run): void {
  for (let hasChanged = true; hasChanged;) {
    hasChanged = false
    for (const resource of run.resources) {
      if (!resource.open || resource.exclusion !== undefined || resource.observation === undefined) continue
      resource.exclusion = keptByContainment(resource, run)
      if (resource.exclusion === undefined) continue
      run.settle(resource, 'protected')
      hasChanged = true
    }
  }
}

/** In a dry run: what would stay when `carrier` goes is not planned. */
function leaveDependents(carrier: Tracked, run: Run): void {
  for (const label of forecastOf(carrier, run).stay) {
    const dependent = run.find(label)
    if (dependent?.with === undefined) continue
    dependent.exclusion ??= { outcome: 'skipped', reason: staysWhenGone(carrier) }
  }
}

function willGo({ open, kind: own, observation, exclusion, phase, closed }: Tracked, kind: Kind): boolean {
  const isThere = open && own === kind && observation !== undefined && exclusion === undefined
  return isThere && isActive(phase) && !closed.has('terminate')
}
