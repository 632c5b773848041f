// The engine: look, decide, act, and look again, until every resource has its outcome.
//
// It reconciles as a Kubernetes controller does. Nothing is concluded from a write but that it was accepted;
// what a resource has come to is always read from a list.

import type { Kind } from '../resources/index.ts'
import { unfinished } from './failure.ts'
import { isGuardCode, keepsDependents, refusalOf } from './guards.ts'
import { createKeeper } from './keep.ts'
import { createLane, type Lane } from './lane.ts'
import { blockerOf } from './order.ts'
import { aboutOf, planOf } from './plan.ts'
import type { Failure, Outcome, Result } from './result.ts'
import type { Run, TeardownOptions } from './run.ts'
import { orStop, type StopReason } from './stop.ts'
import { Tracked } from './tracked.ts'
import { timelineOf, type Timeline } from './timeline.ts'

export interface Teardown {
  /** Runs to the end, whatever that is: what went wrong is told by the results and by the reason of the stop. */
  run(): Promise<void>
  /** One result a resource, in the order of the targets; at any time, so that even a crash can be reported. */
  results(): Result[]
  /** Their timelines, in the same order. */
  timelines(): Timeline[]
  /** Rules of `protect`, and `expect-name`, that matched nothing the run has seen. */
  unusedRules(): readonly string[]
}

const HEARTBEAT_MS = 30_000
const MOST_TRAILS = 1000
/** How long the others wait for a first look that does not come back. */
const PATIENCE_MS = 5000

export function createTeardown(options: TeardownOptions): Teardown {
  const { clock, listener, stop, goal, guards } = options
  const startedAt = clock.now()
  // Skipped for very large runs: nobody reads their timelines, and together they would fill the memory.
  const keepsTrail = options.targets.length <= MOST_TRAILS
  const resources = options.targets.map((target, index) => new Tracked(target, index, startedAt, keepsTrail))
  /** By kind and id: the same resource may be named by its kind and by its family. */
  const known = new Map<string, Tracked>()

  /** Of the kinds that wait for others. */
  const turns = new Map<Kind, AbortController>()

  let planIsChecked = false
  const run: Run = {
    ...options,
    resources,
    keeper: createKeeper(options),
    planChecked: () => planIsChecked,
    settle(resource, outcome, error) {
      resource.outcome = outcome
      resource.error = error
      resource.endedAt = clock.now()
      listener.settled(resource)
    },
    resolve(resource, kind) {
      resource.kind = kind
      const twin = known.get(resource.label)
      known.set(resource.label, twin ?? resource)
      if (twin === undefined) return
      resource.duplicate = true
      twin.position = Math.min(twin.position, resource.position)
    },
    turn(kind) {
      const turn = new AbortController()
      turns.set(kind, turn)
      return turn.signal
    },
    progressed() {
      for (const [kind, turn] of turns) {
        if (blockerOf(kind, resources) !== undefined) continue
        turns.delete(kind)
        turn.abort()
      }
    },
  }
  for (const resource of resources) {
    const [only, ...others] = resource.candidates
    if (only !== undefined && others.length === 0) run.resolve(resource, only)
  }

  async function heartbeat(done: AbortSignal): Promise<void> {
    for (;;) {
      await clock.sleep(HEARTBEAT_MS, done)
      if (done.aborted) return
      listener.waiting(
        resources.filter(({ open }) => open),
        clock.now() - startedAt,
      )
    }
  }

  async function reconcile(): Promise<void> {
    const lanes = lanesFor(resources, run)
    const whole = needsWholePlan(options)
    const surveys = lanes.map((lane) => orStop(stop, () => (whole ? lane.survey() : lane.look())))
    // Without a guard, those that keep us waiting must not hold up the rest.
    const told = new AbortController()
    const patience = whole ? [] : [clock.sleep(PATIENCE_MS, AbortSignal.any([told.signal, stop.stopped]))]
    await Promise.race([Promise.all(surveys), ...patience])
    told.abort()
    if (stop.reason === undefined) checkPlan()
    await Promise.all(
      lanes.map(async (lane, index) => {
        await surveys[index]
        await orStop(stop, () => lane.run())
      }),
    )
  }

  function checkPlan(): void {
    keepCarriers()
    listener.planned(listed().map((resource) => planOf(resource, goal, keepsDependents(guards))))
    // All that is still open: what is on its way, or in a status nobody knows, may yet come back to life.
    const failure = refusalOf(
      guards,
      listed().filter(({ open }) => open),
    )
    if (failure !== undefined) {
      listener.refused(failure)
      stop.stop({ type: 'guarded', failure })
    }
    planIsChecked = true
  }

  /** What would take along something that is to be kept is kept, too. */
  function keepCarriers(): void {
    for (const { kind, sighting, outcome, label } of resources) {
      if (outcome !== 'protected' || sighting?.carrier === undefined) continue
      const carrier = resources.find(
        (other) => other.open && other.kind?.type === kind?.carriedBy?.type && other.id === sighting.carrier,
      )
      if (carrier === undefined) continue
      carrier.keptBecause = `${label} on it is protected, and would go with it`
      run.settle(carrier, 'protected')
    }
  }

  function listed(): Tracked[] {
    return resources.filter(({ duplicate }) => !duplicate).sort((a, b) => a.position - b.position)
  }

  return {
    async run() {
      const done = new AbortController()
      const beating = orStop(stop, () => heartbeat(AbortSignal.any([done.signal, stop.stopped])))
      await orStop(stop, reconcile)
      done.abort()
      await beating
      const reason = stop.reason
      for (const resource of resources) {
        if (resource.open && reason !== undefined)
          run.settle(resource, outcomeAtStop(reason), unfinished(resource, reason))
      }
    },
    timelines: () => listed().map((resource) => timelineOf(resource, startedAt, clock.now())),
    unusedRules: () => [],
    results: () => listed().map((resource) => resultOf(resource, options, startedAt, clock.now())),
  }
}

function lanesFor(resources: readonly Tracked[], run: Run): Lane[] {
  const kinds = new Set(resources.flatMap(({ candidates }) => candidates))
  return [...kinds].map((kind) =>
    createLane(
      kind,
      resources.filter((r) => r.candidates.includes(kind)),
      run,
    ),
  )
}

/** For a guard has to have seen everything before anything is written, and a dry run is there to be read. */
function needsWholePlan({ dryRun, guards, targets }: TeardownOptions): boolean {
  const { expectName, maxResources = Infinity, protect } = guards
  return dryRun || expectName !== undefined || targets.length > maxResources || protect.length > 0
}

function outcomeAtStop(reason: StopReason): Outcome {
  return reason.type === 'refused' || reason.type === 'guarded' ? 'failed' : 'pending'
}

/** What a guard has refused was planned, too: so that people can see whether it was right. */
function hasPlan(outcome: Outcome | undefined, error: Failure | undefined): boolean {
  return outcome === 'planned' || (error !== undefined && isGuardCode(error.code))
}

function resultOf(
  resource: Tracked,
  { goal, dryRun, guards }: TeardownOptions,
  startedAt: number,
  now: number,
): Result {
  const about = dryRun ? aboutOf(resource) : undefined
  const { id, sighting, initialStatus, lastStatus, outcome, error, keptBecause, endedAt, requests } = resource
  return {
    type: resource.kind?.type ?? resource.type,
    id,
    name: sighting?.name ?? '',
    outcome: outcome ?? 'pending',
    initialStatus: initialStatus ?? null,
    finalStatus: lastStatus ?? null,
    requests: [...requests],
    ...(error === undefined ? {} : { error }),
    ...(keptBecause === undefined ? {} : { reason: keptBecause }),
    ...(dryRun && hasPlan(outcome, error)
      ? { plan: planOf(resource, goal, keepsDependents(guards)).plan }
      : {}),
    ...(about === undefined ? {} : { about }),
    ...(sighting?.prepaid === true && sighting.expires !== undefined ? { expiresAt: sighting.expires } : {}),
    seconds: Math.round(((endedAt ?? now) - startedAt) / 100) / 10,
  }
}
