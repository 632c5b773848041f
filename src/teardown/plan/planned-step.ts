// The plan for one resource, for people to read before anything happens.

import {
  isActive,
  waveOf,
  type Kind,
  type Phase,
  type Observation,
  type WriteStep,
} from '../../resources/index.ts'
import { defined, firstOf, plainText } from '../../text.ts'
import { isGuardCode } from '../keep/guards.ts'
import { NO_DEPENDENTS, type Forecast } from '../model/attached.ts'
import { isWrite, nextStep, type Goal, type Step } from '../model/next-step.ts'
import type { Details, Plan } from '../model/result.ts'
import type { Tracked } from '../model/tracked.ts'

export interface PlannedStep {
  readonly resource: Tracked
  /** Undefined while no look has found it, and for resources that must not be changed. */
  readonly step: Step | undefined
  readonly plan: Plan
}

export function plannedStepOf(
  resource: Tracked,
  goal: Goal,
  forecast: Forecast = NO_DEPENDENTS,
): PlannedStep {
  const { outcome, error, observation, phase, exclusion, parent } = resource
  const refused = error !== undefined && isGuardCode(error.code)
  const isOpen = outcome === undefined && exclusion === undefined
  const mayGo = isOpen || outcome === 'planned' || outcome === 'already' || refused
  // A resource that is attached to another needs no call of its own.
  const step =
    observation === undefined || !mayGo ? undefined : parent === undefined ? nextStep(phase, goal) : 'wait'
  return { resource, step, plan: planOf(resource, step, goal, forecast) }
}

function planOf(resource: Tracked, step: Step | undefined, goal: Goal, forecast: Forecast): Plan {
  const { kind, observation, parent } = resource
  const calls = parent === undefined ? callsFor(resource, step, goal, forecast) : []
  const notes =
    kind === undefined || observation === undefined ? [] : notesOn(kind, observation, calls, forecast)
  const withParent = parent === undefined || step === undefined ? [] : [noteOnDependent(parent, observation)]
  const note = [...notes, ...withParent].join('; ')
  return {
    wave: kind === undefined ? 1 : waveOf(kind),
    calls,
    ...expected(resource, step, goal, forecast),
    ...(note === '' ? {} : { note }),
  }
}

function noteOnDependent({ label }: Tracked, observation: Observation | undefined): string {
  return observation?.stays === true && !observation.isPart
    ? `kept when ${label} is deleted`
    : `deleted with ${label}`
}

/** Undefined where the API reports none of it. */
export function detailsOf({ observation }: Tracked): Details | undefined {
  if (observation === undefined) return undefined
  const { createdAt, chargeType, zone, tags = [] } = observation
  const plainTags = tags.map(({ key, value }) => [plainText(key, 128), plainText(value, 256)] as const)
  return defined({
    createdAt: createdAt === undefined ? undefined : new Date(createdAt).toISOString(),
    chargeType,
    zone,
    tags: tags.length === 0 ? undefined : Object.fromEntries(plainTags),
  })
}

const AHEAD: Readonly<Record<WriteStep, readonly WriteStep[]>> = {
  unbind: ['unbind', 'terminate', 'release'],
  terminate: ['terminate', 'release'],
  release: ['release'],
}

/** The first write still ahead, if any: a busy resource will be terminated, a recycling one released. */
const FIRST_WHILE_WAITING: Readonly<Partial<Record<Phase, WriteStep>>> = {
  held: 'terminate',
  busy: 'terminate',
  recycling: 'release',
}

function callsFor(
  { kind, observation }: Tracked,
  step: Step | undefined,
  goal: Goal,
  { detaches = false, heldBy }: Forecast,
): string[] {
  if (kind === undefined || observation === undefined || step === undefined || heldBy !== undefined) return []
  const first = isWrite(step)
    ? step
    : step === 'wait'
      ? detaches
        ? 'unbind'
        : FIRST_WHILE_WAITING[observation.phase]
      : undefined
  if (first === undefined) return []
  const ends = kind.deletedOutright.includes(observation.status) || isScheduled(kind, observation)
  const actions = AHEAD[first]
    .filter((write) => write !== 'release' || (goal === 'destroyed' && (first === 'release' || !ends)))
    .flatMap((write) => kind.writes[write]?.action ?? [])
  // If both steps are the same call, it depends on the account whether it is made twice.
  return [...new Set(actions)]
}

/** The expected outcome, as far as it is known beforehand. */
function expected(
  { kind, observation, phase }: Tracked,
  step: Step | undefined,
  goal: Goal,
  forecast: Forecast,
): Pick<Plan, 'outcome'> {
  if (kind === undefined || observation === undefined || step === undefined) return {}
  if (willFail(kind, phase, forecast)) return { outcome: 'failed' }
  if (phase === 'leaving' || phase === 'gone') return { outcome: 'destroyed' }
  if (!isActive(phase)) return { outcome: goal }
  if (kind.deletedOutright.includes(observation.status)) return { outcome: 'destroyed' }
  if (observation.prepaid) return { outcome: isScheduled(kind, observation) ? 'scheduled' : 'failed' }
  return { outcome: goal }
}

/** No write is sent in an unknown status or for what something else has, and the API refuses what is occupied. */
function willFail({ goesAfterGone = [] }: Kind, phase: Phase, { heldBy, contains = [] }: Forecast): boolean {
  const isOccupied = contains.some((label) => goesAfterGone.some((type) => label.startsWith(`${type}/`)))
  return phase === 'unknown' || heldBy !== undefined || (isOccupied && isActive(phase))
}

function notesOn(
  kind: Kind,
  observation: Observation,
  calls: readonly string[],
  forecast: Forecast,
): readonly string[] {
  if (forecast.heldBy !== undefined) return [forecast.heldBy]
  if (!isActive(observation.phase) || calls.length === 0) return []
  if (isScheduled(kind, observation)) {
    return [`a subscription: its renewal is cancelled, and it remains until ${expiryOf(observation)}`]
  }
  const subscription = `a subscription, which the API does not delete before ${expiryOf(observation)}`
  return [...(observation.prepaid ? [subscription] : []), ...notesOnOthers(forecast)]
}

function expiryOf({ expires }: Observation): string {
  return expires === undefined ? 'its expiry' : `its expiry, ${expires}`
}

function notesOnOthers({ alsoDeletes, keeps, contains = [] }: Forecast): readonly string[] {
  const them = contains.length === 1 ? 'it' : 'them'
  return [
    ...(alsoDeletes.length > 0 ? [`also deletes ${firstOf(alsoDeletes, MAX_NAMED)}`] : []),
    ...(keeps.length > 0 ? [`keeps ${firstOf(keeps, MAX_NAMED)}`] : []),
    ...(contains.length > 0
      ? [`contains ${firstOf(contains, 1)}; set cascade: true to delete ${them} as well`]
      : []),
  ]
}

const MAX_NAMED = 10

export function isScheduled(kind: Kind, { prepaid, status }: Observation): boolean {
  return prepaid && kind.subscription === 'scheduled' && !kind.deletedOutright.includes(status)
}
