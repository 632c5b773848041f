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

export function createTeardown(options: TeardownOptions): Teardown {
  const { clock, listener, stop, goal } = options
  const startedAt = clock.now()
  const resources = options.targets.map(({ type, kinds, id }) => new Tracked(type, id, kinds))
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
      if (known.has(resource.label)) resource.duplicate = true
      else known.set(resource.label, resource)
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

  return {
    async run() {
      const done = new AbortController()
      const beating = heartbeat(AbortSignal.any([done.signal, stop.stopped]))
      try {
        const lanes = lanesFor(resources, run)
        await Promise.all(lanes.map((lane) => guarded(() => lane.look())))
        if (stop.reason === undefined) {
          listener.planned(
            resources.filter((r) => !r.duplicate).map((r) => ({ resource: r, step: plannedStep(r, goal) })),
          )
        }
        await Promise.all(lanes.map((lane) => guarded(() => lane.run())))
      } finally {
        done.abort()
        await beating
      }
      const reason = stop.reason
      for (const resource of resources) {
        if (resource.open && reason !== undefined)
          run.settle(resource, outcomeAtStop(reason), unfinished(resource, reason))
      }
    },
    results: () => resources.filter((r) => !r.duplicate).map((r) => resultOf(r, startedAt, clock.now())),
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
  const { id, sighting, initialStatus, status, outcome, error, endedAt, requests } = resource
  return {
    type: resource.kind?.type ?? resource.type,
    id,
    name: sighting?.name ?? '',
    outcome: outcome ?? 'pending',
    initialStatus: initialStatus ?? null,
    finalStatus: status ?? null,
    requests: [...requests],
    ...(error === undefined ? {} : { error }),
    ...(sighting?.prepaid === true && sighting.expires !== undefined ? { expiresAt: sighting.expires } : {}),
    seconds: Math.round(((endedAt ?? now) - startedAt) / 100) / 10,
  }
}
