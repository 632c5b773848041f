// The reported result of a resource, from everything that is known about it.

import { defined } from '../text.ts'
import { isGuardCode } from './keep/guards.ts'
import type { Forecast } from './model/attached.ts'
import type { Goal } from './model/next-step.ts'
import type { Failure, Outcome, Result } from './model/result.ts'
import type { Tracked } from './model/tracked.ts'
import { detailsOf, plannedStepOf } from './plan/planned-step.ts'

interface ResultContext {
  readonly goal: Goal
  readonly dryRun: boolean
  readonly forecast: Forecast
  /** The `type/id` of the dependents that remain after it. */
  readonly leaves: readonly string[]
  /** In milliseconds since the epoch, as `now`. */
  readonly startedAt: number
  readonly now: number
}

/** Its keys are in the order in which people read them. */
export function resultOf(resource: Tracked, { startedAt, now, ...context }: ResultContext): Result {
  const { id, type, kind, outcome = 'pending', endedAt = now, requests } = resource
  return {
    type: kind?.type ?? type,
    id,
    name: (resource.observation ?? resource.listed)?.name ?? '',
    outcome,
    ...statusesOf(resource),
    requests: [...requests],
    ...reasonsOf(resource),
    ...relationsOf(resource, context),
    ...expiryOf(resource),
    seconds: Math.round((endedAt - startedAt) / 100) / 10,
  }
}

function statusesOf({ listed, initialStatus, lastStatus }: Tracked) {
  return { initialStatus: initialStatus ?? listed?.status ?? null, finalStatus: lastStatus ?? null }
}

function expiryOf({ observation }: Tracked) {
  return defined({ expiresAt: observation?.prepaid === true ? observation.expires : undefined })
}

function reasonsOf({ error, exclusionReason, evidence }: Tracked) {
  return defined({ error, reason: exclusionReason ?? evidence })
}

function relationsOf(
  resource: Tracked,
  { goal, dryRun, forecast, leaves }: Pick<ResultContext, 'goal' | 'dryRun' | 'forecast' | 'leaves'>,
) {
  const { parent, outcome, error } = resource
  return defined({
    with: parent?.label,
    leaves: leaves.length === 0 ? undefined : leaves,
    plan: dryRun && hasPlan(outcome, error) ? plannedStepOf(resource, goal, forecast).plan : undefined,
    about: dryRun ? detailsOf(resource) : undefined,
  })
}

/** A plan that a guard has refused is reported as well, so that people can check it. */
function hasPlan(outcome: Outcome | undefined, error: Failure | undefined): boolean {
  return outcome === 'planned' || (error !== undefined && isGuardCode(error.code))
}
