// What the lanes of one run share, made of its options.

import type { Kind } from '../resources/index.ts'
import { createDependents } from './dependents.ts'
import { createFilter, isJudged } from './filter.ts'
import { countable, refusalOf } from './guards.ts'
import { createLanes, type Lanes } from './lanes.ts'
import { blockersOf } from './order.ts'
import type { Run, TeardownOptions } from './run.ts'
import { Tracked } from './tracked.ts'

const MAX_TRAILS = 1000

export interface PlanState {
  isChecked: boolean
  /** How many resources `max-resources` has counted. */
  counted: number
}

export function createRun(options: TeardownOptions, plan: PlanState): Run & { readonly lanes: Lanes } {
  const { clock, listener, stop, guards, client } = options
  const begunAt = clock.now()
  // Skip timelines for large runs: the diagram is left out, and they would fill the memory.
  const keepsTrail = options.targets.length <= MAX_TRAILS
  const resources: Tracked[] = options.targets.map(
    (target, index) => new Tracked(target, index, begunAt, keepsTrail),
  )
  /** By kind and id: the same resource may be named by its kind and by its family. */
  const known = new Map<string, Tracked>()

  /** By `type/id`: what has ever been seen to hang on it. */
  const attached = new Map<string, Set<Tracked>>()
  /** For each kind that waits for others. */
  const turns = new Map<Kind, AbortController>()

  const run: Run = {
    ...options,
    resources,
    startedAt: begunAt,
    find: (label) => known.get(label),
    filter: createFilter(options),
    dependents: createDependents({
      ...{ client, clock, stop, resourceGroupId: options.criteria.resourceGroupId },
      judged: isJudged(options),
    }),
    admit(news) {
      const affected = affectedOf(news)
      const failure = refusalOf(guards, affected, (options.affectedBefore ?? 0) + plan.counted)
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
    planChecked: () => plan.isChecked,
    sawPresent(resource, seenKind, observation, at) {
      resource.sawPresent(seenKind, observation, at)
      for (const { type, id } of observation.attachedTo) {
        const label = `${type}/${id}`
        attached.set(label, (attached.get(label) ?? new Set()).add(resource))
      }
    },
    hangingOn: (label) =>
      [...(attached.get(label) ?? [])].flatMap(({ kind, observation, gone }) =>
        kind !== undefined &&
        !gone &&
        observation?.attachedTo.some(({ type, id }) => `${type}/${id}` === label) === true
          ? [{ kind, observation }]
          : [],
      ),
    settle(resource, outcome, error) {
      resource.outcome = outcome
      resource.error = error
      resource.endedAt = clock.now()
      listener.settled(resource)
    },
    resolve(resource, kind) {
      resource.kind = kind
      const twin = known.get(resource.label)
      // What is named is more than what merely hangs on something.
      const [first, second] = twin?.with === undefined ? [twin, resource] : [resource, twin]
      known.set(resource.label, first ?? resource)
      if (first === undefined) return
      second.duplicate = true
      first.position = Math.min(first.position, second.position)
    },
    turn(kind) {
      const turn = new AbortController()
      turns.set(kind, turn)
      return turn.signal
    },
    progressed() {
      for (const [kind, turn] of turns) {
        const blockerOf = blockersOf(kind, run, clock.now())
        const isDue = (resource: Tracked) =>
          resource.open &&
          resource.kind === kind &&
          resource.waitsFor !== undefined &&
          blockerOf(resource) === undefined
        if (!resources.some(isDue)) continue
        turns.delete(kind)
        turn.abort()
      }
    },
  }
  const lanes = createLanes(run)
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
  }
  return { ...run, lanes }
}

/** Everything that might go: an operation in progress or an unknown status may lead back to use. */
function affectedOf(resources: readonly Tracked[]): readonly Tracked[] {
  return resources.filter(({ open, exclusion }) => open && exclusion === undefined)
}
