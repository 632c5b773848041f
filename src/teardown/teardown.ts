// The engine: look, decide, act, and look again, until every resource has its outcome.
//
// It reconciles as a Kubernetes controller does. Nothing is concluded from a write but that it was accepted;
// what a resource has come to is always read from a list.

import type { Kind } from '../resources/index.ts'
import { unfinished } from './failure.ts'
import { refusalOf } from './guards.ts'
import { createLane, type Lane } from './lane.ts'
import type { Goal } from './next-step.ts'
import { blockerOf } from './order.ts'
import { planOf } from './plan.ts'
import type { Outcome, Result } from './result.ts'
import type { Run, TeardownOptions } from './run.ts'
import type { StopReason } from './stop.ts'
import { Tracked } from './tracked.ts'
import { wayOf, type Way } from './way.ts'

export interface Teardown {
  /** Runs to the end, whatever that is: what went wrong is told by the results and by the reason of the stop. */
  run(): Promise<void>
  /** One result a resource, in the order of the targets; at any time, so that even a crash can be reported. */
  results(): Result[]
  /** The ways they have taken, in the same order. */
  ways(): Way[]
}

const HEARTBEAT_MS = 30_000
/** How long the others wait for a first look that does not come back. */
const PATIENCE_MS = 5000

export function createTeardown(options: TeardownOptions): Teardown {
  const { clock, listener, stop, goal, guards } = options
  const startedAt = clock.now()
  const resources = options.targets.map((target, index) => new Tracked(target, index))
  /** By kind and id: the same resource may be named by its kind and by its family. */
  const known = new Map<string, Tracked>()

  /** Of the kinds that wait for others. */
  const turns = new Map<Kind, AbortController>()

  const run: Run = {
    ...options,
    resources,
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

  /** A mistake in one lane stops them all, and what they have done is still reported. */
  async function guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      stop.stop({ type: 'crashed', error })
    }
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
    const surveys = lanes.map((lane) => guarded(() => (whole ? lane.survey() : lane.look())))
    // Without a guard, those that keep us waiting must not hold up the rest.
    const told = new AbortController()
    const patience = whole ? [] : [clock.sleep(PATIENCE_MS, AbortSignal.any([told.signal, stop.stopped]))]
    await Promise.race([Promise.all(surveys), ...patience])
    told.abort()
    if (stop.reason === undefined) checkPlan()
    await Promise.all(
      lanes.map(async (lane, index) => {
        await surveys[index]
        await guarded(() => lane.run())
      }),
    )
  }

  function checkPlan(): void {
    const plan = listed().map((resource) => planOf(resource, goal))
    listener.planned(plan)
    const touched = plan.filter((step) => step.plan.calls.length > 0).map(({ resource }) => resource)
    const failure = refusalOf(guards, touched)
    if (failure !== undefined) stop.stop({ type: 'guarded', failure })
  }

  function listed(): Tracked[] {
    return resources.filter(({ duplicate }) => !duplicate).sort((a, b) => a.position - b.position)
  }

  return {
    async run() {
      const done = new AbortController()
      const beating = guarded(() => heartbeat(AbortSignal.any([done.signal, stop.stopped])))
      await guarded(reconcile)
      done.abort()
      await beating
      const reason = stop.reason
      for (const resource of resources) {
        if (resource.open && reason !== undefined)
          run.settle(resource, outcomeAtStop(reason), unfinished(resource, reason))
      }
    },
    ways: () => listed().map((resource) => wayOf(resource, startedAt, clock.now())),
    results: () => listed().map((resource) => resultOf(resource, goal, startedAt, clock.now())),
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
  const { expectName, maxResources = Infinity } = guards
  return dryRun || expectName !== undefined || targets.length > maxResources
}

function outcomeAtStop(reason: StopReason): Outcome {
  return reason.type === 'refused' || reason.type === 'guarded' ? 'failed' : 'pending'
}

function resultOf(resource: Tracked, goal: Goal, startedAt: number, now: number): Result {
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
    ...(outcome === 'planned' ? { plan: planOf(resource, goal).plan } : {}),
    ...(sighting?.prepaid === true && sighting.expires !== undefined ? { expiresAt: sighting.expires } : {}),
    seconds: Math.round(((endedAt ?? now) - startedAt) / 100) / 10,
  }
}
