// The engine: look, decide, act, and look again, until every resource has its outcome.
//
// It reconciles like a Kubernetes controller. An accepted write proves only that it was accepted: the state of a
// resource is always read from a list.

import { settleAtStop } from './keep/at-stop.ts'
import { forecastOf, keptDependentsOf } from './keep/deletion.ts'
import type { Result } from './model/result.ts'
import { stopOnCrash } from './model/stop.ts'
import { checkPlan, planDependents, needsWholePlan } from './plan/plan.ts'
import { resultOf } from './reported.ts'
import type { Run, TeardownOptions } from './run.ts'
import { createRun } from './set-up.ts'
import { timelineOf, type Timeline } from './timeline.ts'

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
  /** The `type/id` of those that no look by their id has ever found: that they are gone, only their list can tell. */
  neverFound(): ReadonlySet<string>
}

const HEARTBEAT_MS = 30_000
/** The maximum time to wait for the plan where it must be complete: so long, or this share of the run's time limit. */
const PLAN_WITHIN_MS = 120_000
const PLAN_SHARE = 0.5
/** The same where it need not be. */
const PATIENCE_MS = 5000

export function createTeardown(options: TeardownOptions): Teardown {
  const { clock, stop, goal, budgetMs = Infinity } = options
  const startedAt = options.runStartedAt ?? clock.now()
  const plan = { isChecked: false, counted: 0 }
  const run = createRun(options, plan)
  const { resources, lanes } = run
  const reported = () =>
    resources.filter(({ duplicate }) => !duplicate).sort((a, b) => a.position - b.position)

  async function reconcile(): Promise<void> {
    const whole = needsWholePlan(options)
    const planned = new AbortController()
    const kinds = lanes.all()
    const surveys = kinds.map((lane) =>
      stopOnCrash(stop, () => (whole ? lane.survey(planned.signal) : lane.look())),
    )
    const known = kinds.map(async ({ kind }, index) => {
      await surveys[index]
      if (!planned.signal.aborted) await planDependents(kind, run)
    })
    // A kind that does not answer must not hold up the others for long.
    const withinMs = whole ? Math.min(PLAN_WITHIN_MS, budgetMs * PLAN_SHARE) : PATIENCE_MS
    await within(run, withinMs, Promise.all(known))
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
        if (resource.open && reason !== undefined) settleAtStop(resource, reason, run)
      }
    },
    timelines: () => reported().map((resource) => timelineOf(resource, startedAt, clock.now())),
    unusedRules: () => run.filter.unusedRules(),
    affected: () => plan.counted,
    neverFound: () =>
      new Set(reported().flatMap(({ observation, label }) => (observation === undefined ? [label] : []))),
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
