// The engine: look, decide, act, and look again, until every resource has its outcome.
//
// It reconciles as a Kubernetes controller does. Nothing is concluded from a write but that it was accepted;
// what a resource has come to is always read from a list.

import { forecastOf, keptDependentsOf } from './dependents/release.ts'
import { mayHaveGone } from './observe/standstill.ts'
import { checkPlan, planDependents, needsWholePlan } from './plan/plan.ts'
import { unfinished } from './result/failure.ts'
import { resultOf } from './result/reported.ts'
import type { Outcome, Result } from './result/result.ts'
import { timelineOf, type Timeline } from './result/timeline.ts'
import type { Run, TeardownOptions } from './run.ts'
import { createRun } from './set-up.ts'
import { stopOnCrash, type StopReason } from './stop.ts'
import type { Tracked } from './tracked.ts'

export interface Teardown {
  /** Never throws: failures are in the results and in the reason of the stop. */
  run(): Promise<void>
  /** One result per resource, in the order of the targets. Available at any time, even after a crash. */
  results(): Result[]
  /** Their timelines, in the same order. */
  timelines(): Timeline[]
  /** Rules of `protect`, and `expect-name`, that matched nothing the run has seen. */
  unusedRules(): readonly string[]
  /** How many resources `max-resources` has counted. */
  affected(): number
}

const HEARTBEAT_MS = 30_000
/** How long to wait for looks without an answer where the plan must be complete. */
const PLAN_WITHIN_MS = 120_000
/** As a share of the time limit of the run. */
const PLAN_SHARE = 0.5
/** The same where it need not be. */
const PATIENCE_MS = 5000

export function createTeardown(options: TeardownOptions): Teardown {
  const { clock, stop, goal, budgetMs = Infinity } = options
  const startedAt = options.startedAt ?? clock.now()
  const plan = { isChecked: false, counted: 0 }
  const run = createRun(options, plan)
  const { resources, lanes } = run
  const reported = () =>
    resources.filter(({ duplicate }) => !duplicate).sort((a, b) => a.position - b.position)

  function settleAtStop(resource: Tracked, reason: StopReason): void {
    const { exclusion } = resource
    if (exclusion === undefined || mayHaveGone(resource, run))
      run.settle(resource, outcomeAtStop(reason), unfinished(resource, reason))
    else run.settle(resource, exclusion.outcome, exclusion.outcome === 'failed' ? exclusion.error : undefined)
  }

  async function reconcile(): Promise<void> {
    const whole = needsWholePlan(options)
    const planned = new AbortController()
    const surveys = lanes
      .all()
      .map((lane) => stopOnCrash(stop, () => (whole ? lane.survey(planned.signal) : lane.look())))
    // A kind that does not answer must not hold up the others for long.
    const withinMs = whole ? Math.min(PLAN_WITHIN_MS, budgetMs * PLAN_SHARE) : PATIENCE_MS
    await within(run, withinMs, Promise.all(surveys))
    await within(run, withinMs, planDependents(run))
    if (stop.reason === undefined) checkPlan(run, reported())
    plan.isChecked ||= stop.reason === undefined
    planned.abort()
    await lanes.run(surveys)
  }

  return {
    async run() {
      const done = new AbortController()
      const beating = stopOnCrash(stop, () =>
        heartbeat(run, startedAt, AbortSignal.any([done.signal, stop.stopped])),
      )
      await stopOnCrash(stop, reconcile)
      done.abort()
      await beating
      const reason = stop.reason
      for (const resource of resources) {
        if (resource.open && reason !== undefined) settleAtStop(resource, reason)
      }
    },
    timelines: () => reported().map((resource) => timelineOf(resource, startedAt, clock.now())),
    unusedRules: () => run.filter.unusedRules(),
    affected: () => plan.counted,
    results: () =>
      reported().map((resource) =>
        resultOf(resource, {
          ...{ goal, dryRun: options.dryRun, startedAt, now: clock.now() },
          forecast: forecastOf(resource, run),
          leaves: keptDependentsOf(resource, run),
        }),
      ),
  }
}

async function heartbeat(
  { clock, listener, resources }: Run,
  startedAt: number,
  done: AbortSignal,
): Promise<void> {
  for (;;) {
    await clock.sleep(HEARTBEAT_MS, done)
    if (done.aborted) return
    listener.waiting(
      resources.filter(({ open }) => open),
      clock.now() - startedAt,
    )
  }
}

/** Waits for `work`, but no longer than `ms`. */
async function within({ clock, stop }: Run, ms: number, work: Promise<unknown>): Promise<void> {
  const done = new AbortController()
  await Promise.race([work, clock.sleep(ms, AbortSignal.any([done.signal, stop.stopped]))])
  done.abort()
}

function outcomeAtStop(reason: StopReason): Outcome {
  return reason.type === 'refused' || reason.type === 'guarded' ? 'failed' : 'pending'
}
