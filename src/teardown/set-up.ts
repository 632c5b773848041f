// Sets up a teardown: from its options to its resources, their lanes, and the state that the lanes share.

import { defined } from '../text.ts'
import { createWaits } from './act/order.ts'
import { createDependents } from './dependents/dependents.ts'
import { createFilter, isFiltered } from './keep/filter.ts'
import { countable, refusalOf } from './keep/guards.ts'
import { createLanes, type Lanes } from './lanes.ts'
import { Tracked } from './model/tracked.ts'
import { createRegistry } from './registry.ts'
import type { Run, TeardownOptions } from './run.ts'

const MAX_TRAILS = 1000

interface PlanState {
  isChecked: boolean
  /** How many resources `max-resources` has counted. */
  counted: number
}

export function createRun(options: TeardownOptions, plan: PlanState): Run & { readonly lanes: Lanes } {
  const { clock, listener, stop, guards, client, criteria, budgetMs, affectedBefore = 0 } = options
  const startedAt = clock.now()
  // Skip timelines for large runs: the diagram is left out, and they would fill the memory.
  const keepsTrail = options.targets.length <= MAX_TRAILS
  const resources = options.targets.map((target, index) => new Tracked(target, index, startedAt, keepsTrail))
  const order = { resources, startedAt, ...defined({ budgetMs }) }
  const sources = { client, clock, stop, resourceGroupId: criteria.resourceGroupId }
  const run: Run = {
    ...options,
    ...createRegistry(),
    ...createWaits(clock, order),
    ...{ resources, startedAt },
    filter: createFilter(options),
    dependents: createDependents({ ...sources, isFiltered: isFiltered(options) }),
    planChecked: () => plan.isChecked,
    admit(news) {
      const affected = affectedOf(news)
      const failure = refusalOf(guards, affected, affectedBefore + plan.counted)
      if (failure === undefined) plan.counted += countable(affected).length
      return failure
    },
    add(resource) {
      resources.push(resource)
      const [kind] = resource.candidates
      if (kind === undefined) return
      run.resolve(resource, kind)
      lanes.add(kind, resource)
    },
    settle(resource, outcome, error) {
      resource.outcome = outcome
      resource.error = error
      resource.endedAt = clock.now()
      listener.settled(resource)
    },
  }
  const lanes = createLanes(run)
  assignToLanes(run, lanes)
  return { ...run, lanes }
}

/** Adds each resource to the lane of every kind that it may be of, and links it to the VPC that contains it. */
function assignToLanes(run: Run, lanes: Lanes): void {
  const { resources } = run
  const byLabel = new Map(
    resources.flatMap((resource) =>
      resource.candidates.map(({ type }) => [`${type}/${resource.id}`, resource]),
    ),
  )
  for (const resource of resources) {
    resource.container = byLabel.get(resource.inside ?? '')
    for (const kind of resource.candidates) lanes.add(kind, resource)
    const [only, ...others] = resource.candidates
    if (only !== undefined && others.length === 0) run.resolve(resource, only)
    else run.mayBe(resource)
  }
}

/** Every resource that might be deleted: an operation in progress or an unknown status may lead back to use. */
function affectedOf(resources: readonly Tracked[]): readonly Tracked[] {
  return resources.filter(({ open, exclusion }) => open && exclusion === undefined)
}
