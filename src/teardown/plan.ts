// What is ahead of a resource, for people to read before it happens.

import type { WriteStep } from '../resources/index.ts'
import { isWrite, nextStep, type Goal, type Step } from './next-step.ts'
import { waveOf } from './order.ts'
import type { Plan } from './result.ts'
import type { Tracked } from './tracked.ts'

export interface PlannedStep {
  readonly resource: Tracked
  /** Undefined while no look has found it, and for what is not to be touched. */
  readonly step: Step | undefined
  readonly plan: Plan
}

export function planOf(resource: Tracked, goal: Goal): PlannedStep {
  const { outcome, sighting, phase } = resource
  const mayGo = outcome === undefined || outcome === 'planned' || outcome === 'already'
  const step = sighting === undefined || !mayGo ? undefined : nextStep(phase, goal)
  return { resource, step, plan: planFor(resource, step, goal) }
}

function planFor(resource: Tracked, step: Step | undefined, goal: Goal): Plan {
  const { kind } = resource
  const calls = callsFor(resource, step, goal)
  const terminates = kind !== undefined && calls.includes(kind.writes.terminate.action)
  return {
    wave: kind === undefined ? 1 : waveOf(kind),
    calls,
    ...(terminates && kind.takesAlong !== undefined ? { takesAlong: kind.takesAlong } : {}),
  }
}

function callsFor({ kind, sighting }: Tracked, step: Step | undefined, goal: Goal): string[] {
  if (kind === undefined || sighting === undefined || step === undefined) return []
  // Busy, it will be terminated once it is ready; unknown, nothing will be sent.
  const first = step === 'wait' && sighting.phase === 'busy' ? 'terminate' : step
  if (!isWrite(first)) return []
  const outright = kind.deletedOutright.includes(sighting.status)
  const ahead: Readonly<Record<WriteStep, readonly WriteStep[]>> = {
    unbind: ['unbind', 'terminate', 'release'],
    terminate: ['terminate', 'release'],
    release: ['release'],
  }
  const actions = ahead[first]
    .filter((write) => write !== 'release' || (goal === 'destroyed' && !outright))
    .flatMap((write) => kind.writes[write]?.action ?? [])
  // Where it is the same call twice, whether there is a second depends on the account.
  return [...new Set(actions)]
}
