// What is ahead of a resource, for people to read before it happens.

import { isInUse, type Kind, type Phase, type Sighting, type WriteStep } from '../resources/index.ts'
import { plainText } from '../zenlayer/index.ts'
import { isGuardCode } from './guards.ts'
import { isWrite, nextStep, type Goal, type Step } from './next-step.ts'
import { waveOf } from './order.ts'
import type { About, Plan } from './result.ts'
import type { Tracked } from './tracked.ts'

export interface PlannedStep {
  readonly resource: Tracked
  /** Undefined while no look has found it, and for what is not to be touched. */
  readonly step: Step | undefined
  readonly plan: Plan
}

/** `keepsDependents`: what could be taken along is left where it is, as far as the API allows. */
export function planOf(resource: Tracked, goal: Goal, keepsDependents = false): PlannedStep {
  const { outcome, error, sighting, phase } = resource
  const refused = error !== undefined && isGuardCode(error.code)
  const mayGo = outcome === undefined || outcome === 'planned' || outcome === 'already' || refused
  const step = sighting === undefined || !mayGo ? undefined : nextStep(phase, goal)
  return { resource, step, plan: planFor(resource, step, goal, keepsDependents) }
}

function planFor(resource: Tracked, step: Step | undefined, goal: Goal, keepsDependents: boolean): Plan {
  const { kind, sighting } = resource
  const calls = callsFor(resource, step, goal)
  const notes =
    kind === undefined || sighting === undefined ? [] : notesOn(kind, sighting, calls, keepsDependents)
  return {
    wave: kind === undefined ? 1 : waveOf(kind),
    calls,
    ...expected(resource, step, goal),
    ...(notes.length === 0 ? {} : { note: notes.join('; ') }),
  }
}

/** Undefined where the API reports nothing of it. */
export function aboutOf({ sighting }: Tracked): About | undefined {
  if (sighting === undefined) return undefined
  const { createdAt, chargeType, zone, tags } = sighting
  return {
    ...(createdAt === undefined ? {} : { createdAt: new Date(createdAt).toISOString() }),
    ...(chargeType === undefined ? {} : { chargeType }),
    ...(zone === undefined ? {} : { zone }),
    ...(tags.length === 0
      ? {}
      : {
          tags: Object.fromEntries(
            tags.map(({ key, value }) => [plainText(key, 128), plainText(value, 256)]),
          ),
        }),
  }
}

const AHEAD: Readonly<Record<WriteStep, readonly WriteStep[]>> = {
  unbind: ['unbind', 'terminate', 'release'],
  terminate: ['terminate', 'release'],
  release: ['release'],
}

/** The first write that is ahead, if any: what is busy will be terminated, what is recycling released. */
const FIRST_WHILE_WAITING: Readonly<Partial<Record<Phase, WriteStep>>> = {
  busy: 'terminate',
  recycling: 'release',
}

function callsFor({ kind, sighting }: Tracked, step: Step | undefined, goal: Goal): string[] {
  if (kind === undefined || sighting === undefined || step === undefined) return []
  const first = isWrite(step) ? step : step === 'wait' ? FIRST_WHILE_WAITING[sighting.phase] : undefined
  if (first === undefined) return []
  const ends = kind.deletedOutright.includes(sighting.status) || isScheduled(kind, sighting)
  const actions = AHEAD[first]
    .filter((write) => write !== 'release' || (goal === 'destroyed' && (first === 'release' || !ends)))
    .flatMap((write) => kind.writes[write]?.action ?? [])
  // Where it is the same call twice, whether there is a second depends on the account.
  return [...new Set(actions)]
}

/** What would come of it, as far as that can be known beforehand. */
function expected(
  { kind, sighting, phase }: Tracked,
  step: Step | undefined,
  goal: Goal,
): Pick<Plan, 'outcome'> {
  if (kind === undefined || sighting === undefined || step === undefined) return {}
  // Nothing is written on a status that is not known.
  if (phase === 'unknown') return { outcome: 'failed' }
  if (phase === 'leaving' || phase === 'gone') return { outcome: 'destroyed' }
  if (!isInUse(phase) && phase !== 'busy') return { outcome: goal }
  if (kind.deletedOutright.includes(sighting.status)) return { outcome: 'destroyed' }
  if (sighting.prepaid) return { outcome: isScheduled(kind, sighting) ? 'scheduled' : 'failed' }
  return { outcome: goal }
}

function notesOn(
  kind: Kind,
  sighting: Sighting,
  calls: readonly string[],
  keepsDependents: boolean,
): string[] {
  const terminates = isInUse(sighting.phase) || sighting.phase === 'busy'
  if (!terminates || calls.length === 0) return []
  const expiry = sighting.expires === undefined ? 'its expiry' : `its expiry, ${sighting.expires}`
  const subscription = isScheduled(kind, sighting)
    ? `a subscription: its renewal is cancelled, and it stays until ${expiry}`
    : `a subscription, which the API does not take back before ${expiry}`
  return [
    ...(sighting.prepaid ? [subscription] : []),
    ...(kind.takesAlong !== undefined && !isScheduled(kind, sighting)
      ? [`${keepsDependents && canKeep(kind) ? 'leaves' : 'takes along'} ${kind.takesAlong}`]
      : []),
  ]
}

function canKeep({ writes: { terminate } }: Kind): boolean {
  return 'keepDependents' in terminate
}

function isScheduled(kind: Kind, { prepaid, status }: Sighting): boolean {
  return prepaid && kind.subscription === 'scheduled' && !kind.deletedOutright.includes(status)
}
