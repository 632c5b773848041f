// The engine: look, decide, act, and look again, until every resource has its outcome.
//
// It reconciles as a Kubernetes controller does. Nothing is concluded from a write but that it was accepted;
// what a resource has come to is always read from a list.

import { isInUse, type Kind } from '../resources/index.ts'
import { decide, forecastOf, leftBy, loadCarriers } from './carriers.ts'
import { unfinished } from './failure.ts'
import { createDependents, mayCarry } from './dependents.ts'
import { createFilter } from './filter.ts'
import { countable, isGuardCode, refusalOf } from './guards.ts'
import { createLanes } from './lanes.ts'
import { blockersOf } from './order.ts'
import { aboutOf, planOf, type Forecast } from './plan.ts'
import type { Failure, Outcome, Result } from './result.ts'
import type { Run, TeardownOptions } from './run.ts'
import { staysWhenGone } from './standstill.ts'
import { orStop, unlessStopped, type StopReason } from './stop.ts'
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
  /** How many resources `max-resources` has counted. */
  affected(): number
}

const HEARTBEAT_MS = 30_000
const MOST_TRAILS = 1000
/** How long the plan waits for looks that do not come back: where it has to be whole, and where it need not be. */
const PLAN_WITHIN_MS = 120_000
/** Of the time of the whole run. */
const PLAN_SHARE = 0.5
const PATIENCE_MS = 5000

export function createTeardown(options: TeardownOptions): Teardown {
  const { clock, listener, stop, goal, guards, client, budgetMs = Infinity } = options
  const begunAt = clock.now()
  const startedAt = options.startedAt ?? begunAt
  // For very many, nobody reads the timeline of one, and together they would fill the memory.
  const keepsTrail = options.targets.length <= MOST_TRAILS
  const resources: Tracked[] = options.targets.map(
    (target, index) => new Tracked(target, index, begunAt, keepsTrail),
  )
  /** By kind and id: the same resource may be named by its kind and by its family. */
  const known = new Map<string, Tracked>()

  /** Of the kinds that wait for others. */
  const turns = new Map<Kind, AbortController>()

  let planIsChecked = false
  /** How many `max-resources` has counted. */
  let counted = 0
  const run: Run = {
    ...options,
    resources,
    startedAt: begunAt,
    find: (label) => known.get(label),
    filter: createFilter(options),
    dependents: createDependents({ client, clock, stop }),
    admit(news) {
      const affected = affectedOf(news)
      const failure = refusalOf(guards, affected, (options.affectedBefore ?? 0) + counted)
      if (failure === undefined) counted += countable(affected).length
      return failure
    },
    add(resource) {
      resources.push(resource)
      const [kind] = resource.candidates
      if (kind === undefined) return
      run.resolve(resource, kind)
      lanes.add(kind, resource)
    },
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
  for (const resource of resources) {
    for (const kind of resource.candidates) lanes.add(kind, resource)
    const [only, ...others] = resource.candidates
    if (only !== undefined && others.length === 0) run.resolve(resource, only)
  }

  function settleAtStop(resource: Tracked, reason: StopReason): void {
    const { exclusion } = resource
    if (exclusion === undefined) run.settle(resource, outcomeAtStop(reason), unfinished(resource, reason))
    else run.settle(resource, exclusion.outcome, exclusion.outcome === 'failed' ? exclusion.error : undefined)
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
    const whole = needsWholePlan(options)
    const planned = new AbortController()
    const surveys = lanes
      .all()
      .map((lane) => orStop(stop, () => (whole ? lane.survey(planned.signal) : lane.look())))
    // What does not answer must not hold up the rest for long.
    const withinMs = whole ? Math.min(PLAN_WITHIN_MS, budgetMs * PLAN_SHARE) : PATIENCE_MS
    await within(withinMs, Promise.all(surveys))
    await within(withinMs, loadDependents())
    if (stop.reason === undefined) checkPlan()
    planned.abort()
    await lanes.run(surveys)
  }

  async function within(ms: number, work: Promise<unknown>): Promise<void> {
    const done = new AbortController()
    await Promise.race([work, clock.sleep(ms, AbortSignal.any([done.signal, stop.stopped]))])
    done.abort()
  }

  /** What hangs on resources that will be released belongs to the plan. */
  async function loadDependents(): Promise<void> {
    await orStop(stop, () =>
      unlessStopped(async () => {
        const kinds = new Set(resources.flatMap(({ kind }) => (kind !== undefined && mayCarry(kind) ? [kind] : [])))
        await Promise.all([...kinds].map((kind) => loadCarriers(kind, resources.filter((r) => willGo(r, kind)), run)))
      }),
    )
  }

  function checkPlan(): void {
    for (const resource of resources) keepCarrier(resource)
    if (options.dryRun) for (const resource of resources) leaveDependents(resource)
    listener.planned(listed().map((resource) => planOf(resource, goal, forecastOf(resource, run))))
    const failure = run.admit(listed())
    if (failure !== undefined) {
      listener.refused(failure)
      stop.stop({ type: 'guarded', failure })
    }
    planIsChecked = true
  }

  /** A release that would take along something that must stay is not even planned. */
  function keepCarrier(carrier: Tracked): void {
    const { kind } = carrier
    if (kind === undefined || !willGo(carrier, kind)) return
    const decision = decide(carrier, kind, kind.writes.terminate, run)
    if (decision.type === 'fail') run.settle(carrier, 'failed', decision.failure)
    if (decision.type !== 'keep') return
    carrier.exclusion = decision.exclusion
    run.settle(carrier, 'protected')
  }

  /** In a dry run: what would stay when `carrier` goes is not planned. */
  function leaveDependents(carrier: Tracked): void {
    for (const label of forecastOf(carrier, run).stay) {
      const dependent = run.find(label)
      if (dependent?.with === undefined) continue
      dependent.exclusion ??= { outcome: 'skipped', reason: staysWhenGone(carrier) }
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
        if (resource.open && reason !== undefined) settleAtStop(resource, reason)
      }
    },
    timelines: () => listed().map((resource) => timelineOf(resource, startedAt, clock.now())),
    unusedRules: () => run.filter.unusedRules(),
    affected: () => counted,
    results: () =>
      listed().map((resource) => {
        const related = { forecast: forecastOf(resource, run), leaves: leftBy(resource, run) }
        return resultOf(resource, options, related, startedAt, clock.now())
      }),
  }
}

/** Everything that might go: an operation in progress or an unknown status may lead back to use. */
function affectedOf(resources: readonly Tracked[]): readonly Tracked[] {
  return resources.filter(({ open, exclusion }) => open && exclusion === undefined)
}

function willGo({ open, kind: own, sighting, exclusion, phase, closed }: Tracked, kind: Kind): boolean {
  const isThere = open && own === kind && sighting !== undefined && exclusion === undefined
  return isThere && (isInUse(phase) || phase === 'busy') && !closed.has('terminate')
}

/** A guard or a criterion has to see everything before anything is written, and a dry run is there to be read. */
function needsWholePlan({ dryRun, guards, criteria }: TeardownOptions): boolean {
  const { expectName, maxResources, protect } = guards
  const { tags, ...others } = criteria
  return (
    dryRun ||
    expectName !== undefined ||
    maxResources !== undefined ||
    protect.length + tags.length > 0 ||
    Object.values(others).some((value) => value !== undefined)
  )
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
  { goal, dryRun }: TeardownOptions,
  { forecast, leaves }: { readonly forecast: Forecast; readonly leaves: readonly string[] },
  startedAt: number,
  now: number,
): Result {
  const about = dryRun ? aboutOf(resource) : undefined
  const { id, sighting, listed, initialStatus, lastStatus, outcome, error, endedAt, requests } = resource
  const { with: carrier } = resource
  const reason = resource.keptBecause ?? resource.evidence
  return {
    type: resource.kind?.type ?? resource.type,
    id,
    name: (sighting ?? listed)?.name ?? '',
    outcome: outcome ?? 'pending',
    initialStatus: initialStatus ?? listed?.status ?? null,
    finalStatus: lastStatus ?? null,
    requests: [...requests],
    ...(error === undefined ? {} : { error }),
    ...(reason === undefined ? {} : { reason }),
    ...(carrier === undefined ? {} : { with: carrier.label }),
    ...(leaves.length === 0 ? {} : { leaves }),
    ...(dryRun && hasPlan(outcome, error)
      ? { plan: planOf(resource, goal, forecast).plan }
      : {}),
    ...(about === undefined ? {} : { about }),
    ...(sighting?.prepaid === true && sighting.expires !== undefined ? { expiresAt: sighting.expires } : {}),
    seconds: Math.round(((endedAt ?? now) - startedAt) / 100) / 10,
  }
}
