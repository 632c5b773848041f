// The engine: look, decide, act, and look again, until every resource has its outcome.
//
// It reconciles as a Kubernetes controller does. Nothing is concluded from a write but that it was accepted;
// what a resource has come to is always read from a list.

import { unfinished } from './failure.ts'
import { createLane, type Lane } from './lane.ts'
import { nextStep, type Goal, type Step } from './next-step.ts'
import type { Outcome, Result } from './result.ts'
import type { Run, TeardownOptions } from './run.ts'
import type { StopReason } from './stop.ts'
import { Tracked } from './tracked.ts'

export interface Teardown {
  /** Runs to the end, whatever that is: what went wrong is told by the results and by the reason of the stop. */
  run(): Promise<void>
  /** One result a resource, in the order of the targets; at any time, so that even a crash can be reported. */
  results(): Result[]
}

const HEARTBEAT_MS = 30_000
/** How long the others wait for a first look that does not come back. */
const PATIENCE_MS = 5000

export function createTeardown(options: TeardownOptions): Teardown {
  const { clock, listener, stop, goal } = options
  const startedAt = clock.now()
  const resources = options.targets.map(({ type, kinds, id }, index) => new Tracked(type, id, kinds, index))
  /** By kind and id: the same resource may be named by its kind and by its family. */
  const known = new Map<string, Tracked>()

  const run: Run = {
    ...options,
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
    const firstLooks = lanes.map((lane) => guarded(() => lane.look()))
    // The plan is told when all have been seen, or without those that keep us waiting: they must not hold up the rest.
    const told = new AbortController()
    await Promise.race([
      Promise.all(firstLooks),
      clock.sleep(PATIENCE_MS, AbortSignal.any([told.signal, stop.stopped])),
    ])
    told.abort()
    if (stop.reason === undefined) {
      listener.planned(listed().map((resource) => ({ resource, step: plannedStep(resource, goal) })))
    }
    await Promise.all(
      lanes.map(async (lane, index) => {
        await firstLooks[index]
        await guarded(() => lane.run())
      }),
    )
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
    results: () => listed().map((resource) => resultOf(resource, startedAt, clock.now())),
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

function plannedStep(resource: Tracked, goal: Goal): Step | undefined {
  return resource.status === undefined ? undefined : nextStep(resource.phase, goal)
}

function outcomeAtStop(reason: StopReason): Outcome {
  return reason.type === 'refused' ? 'failed' : 'pending'
}

function resultOf(resource: Tracked, startedAt: number, now: number): Result {
  const { id, sighting, initialStatus, lastStatus, outcome, error, endedAt, requests } = resource
  return {
    type: resource.kind?.type ?? resource.type,
    id,
    name: sighting?.name ?? '',
    outcome: outcome ?? 'pending',
    initialStatus: initialStatus ?? null,
    finalStatus: lastStatus ?? null,
    requests: [...requests],
    ...(error === undefined ? {} : { error }),
    ...(sighting?.prepaid === true && sighting.expires !== undefined ? { expiresAt: sighting.expires } : {}),
    seconds: Math.round(((endedAt ?? now) - startedAt) / 100) / 10,
  }
}
