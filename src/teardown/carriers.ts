// Releasing a resource that others hang on: what goes along becomes part of the run, and what must stay decides how, or
// whether, the release is sent.

import { meaningOf, type Kind, type Observation, type Write } from '../resources/index.ts'
import type { CallError } from '../zenlayer/index.ts'
import { outsideOf } from './containment.ts'
import type { Attached } from './attached-lists.ts'
import { mayCarry, type Load } from './dependents.ts'
import { detaches } from './detach.ts'
import { failureOf, unreliable } from './failure.ts'
import { isGuardCode, isUnexpectedName, unexpectedNow } from './guards.ts'
import { NO_DEPENDENTS, type Forecast } from './plan.ts'
import type { Exclusion, Failure } from './result.ts'
import type { Run } from './run.ts'
import { isInsideVpc, Tracked } from './tracked.ts'

export type Decision =
  /** `keeps`: with the parameters that leave its dependents where they are. */
  | { readonly type: 'send'; readonly keeps: boolean }
  | { readonly type: 'keep'; readonly exclusion: Exclusion }
  /** Not known yet what hangs on it. */
  | { readonly type: 'wait'; readonly failure: Failure | undefined }
  | { readonly type: 'fail'; readonly failure: Failure }

const SEND: Decision = { type: 'send', keeps: false }

/**
 * Reads what hangs on `carriers`, all of `kind`, and makes it part of the run. `soon`: those whose turn is next; one
 * reading serves them all.
 */
export async function loadCarriers(
  kind: Kind,
  carriers: readonly Tracked[],
  run: Run,
  soon: () => readonly Tracked[] = () => [],
): Promise<void> {
  if (!mayCarry(kind) || carriers.length === 0) return
  await run.dependents.refresh(kind, carriers, soon)
  for (const carrier of carriers) register(carrier, run.dependents.loadOf(carrier), run)
}

/** What was attached between the last reading and an accepted release goes along as well, and is reported. */
export async function loadLate(kind: Kind, carriers: readonly Tracked[], run: Run): Promise<void> {
  if (!mayCarry(kind) || carriers.length === 0) return
  const loads = await run.dependents.read(kind, carriers)
  for (const [carrier, load] of loads) register(carrier, load, run)
}

/** What is to be sent for `carrier`, by what hangs on it. */
export function decide(carrier: Tracked, kind: Kind, call: Write, run: Run): Decision {
  if (!mayCarry(kind)) return SEND
  const load = run.dependents.loadOf(carrier)
  if (load === undefined) return { type: 'wait', failure: undefined }
  if ('failure' in load) {
    return load.error !== undefined && isFinal(load.error)
      ? { type: 'fail', failure: failureOf(load.error) }
      : { type: 'wait', failure: load.failure }
  }
  const staying = attachedTo(carrier, run).flatMap((attached) => {
    const exclusion = exclusionOf(attached, carrier, run)
    return exclusion === undefined ? [] : [{ attached, exclusion }]
  })
  if (staying.length === 0) return SEND
  const doomed = staying.find(({ attached }) => !canStay(attached, call))
  if (doomed === undefined) return { type: 'send', keeps: 'keepDependents' in call }
  const { kind: of, observation } = doomed.attached
  const reason = `${of.type}/${observation.id} must stay (${doomed.exclusion.reason}) and would go along`
  return { type: 'keep', exclusion: { outcome: 'protected', reason } }
}

/** The same call would be refused again: a permission, an unknown action or a bad request does not mend itself. */
function isFinal({ status = 0, code, throttled, transient }: CallError): boolean {
  const isRefusal = status >= 400 && status < 500 && !throttled && !transient
  return isRefusal && meaningOf(code) !== 'busy'
}

/** What becomes of everything that hangs on `carrier`; resources that the run tears down by themselves do neither. */
export function forecastOf(carrier: Tracked, run: Run): Forecast {
  const { kind } = carrier
  if (detaches(carrier, run)) return { ...NO_DEPENDENTS, detaches: true }
  const holds = outsideOf(carrier, run)
  if (holds.length > 0) return { ...NO_DEPENDENTS, holds }
  const attached = attachedTo(carrier, run)
  if (kind === undefined || attached.length === 0) return NO_DEPENDENTS
  const decision = decide(carrier, kind, kind.writes.terminate, run)
  const keeps = decision.type === 'send' && decision.keeps
  const remains = ({ observation: { isPart, stays } }: Attached) => !isPart && (keeps || stays)
  return {
    goAlong: attached.filter((one) => !remains(one)).map(labelOf),
    stay: attached
      .filter(remains)
      .map(labelOf)
      .filter((label) => isLeftToCarrier(run.find(label))),
  }
}

/**
 * As it was last read; nothing where it could not be read. What the run knows to hang on it counts as well: a list may
 * leave out for a moment what it has shown before.
 */
function attachedTo(carrier: Tracked, run: Run): readonly Attached[] {
  const load = run.dependents.loadOf(carrier)
  if (load === undefined || 'failure' in load) return []
  const read = new Set(load.attached.map(labelOf))
  return [...load.attached, ...run.hangingOn(carrier.label).filter((known) => !read.has(labelOf(known)))]
}

function labelOf({ kind, observation }: Attached): string {
  return `${kind.type}/${observation.id}`
}

/** The run does not tear it down by itself. */
function isLeftToCarrier(known: Tracked | undefined): boolean {
  return known?.with !== undefined || known?.exclusion !== undefined
}

/** The dependents that `carrier` has left behind, or would leave in a dry run, as `type/id`. */
export function leftBy(carrier: Tracked, run: Run): readonly string[] {
  if (carrier.outcome === 'planned') return forecastOf(carrier, run).stay
  if (carrier.closed.size === 0) return []
  return attachedTo(carrier, run)
    .map(labelOf)
    .filter((label) => {
      const known = run.find(label)
      return known?.exclusion !== undefined && !known.gone
    })
}

function canStay({ observation }: Attached, call: Write): boolean {
  return !observation.isPart && (observation.stays || 'keepDependents' in call)
}

/** Judged on the reading itself, which is newer than what the resource's own looks have seen. */
function exclusionOf(attached: Attached, carrier: Tracked, run: Run): Exclusion | undefined {
  const known = run.find(labelOf(attached))
  return (
    known?.exclusion ??
    filtered(attached, known, carrier, run) ??
    refusedByName(attached, run) ??
    failedBefore(known)
  )
}

function filtered(
  { kind, observation, listedGroup }: Attached,
  known: Tracked | undefined,
  carrier: Tracked,
  run: Run,
): Exclusion | undefined {
  const isDependent = known === undefined || known.with !== undefined
  const isInside = isInsideVpc(known ?? { inside: undefined, with: carrier })
  return run.filter.exclusionOf({
    kind,
    observation,
    listedGroup: known?.listedGroup ?? listedGroup,
    isDependent,
    isInside,
  })
}

/** Renamed since the plan was checked; before that, the whole plan is refused. */
function refusedByName(attached: Attached, run: Run): Exclusion | undefined {
  const { observation } = attached
  const { expectName } = run.guards
  if (observation.isPart || !run.planChecked() || !isUnexpectedName(expectName, observation)) return undefined
  const reason = 'the input expect-name does not match the name that it has now'
  const label = labelOf(attached)
  return { outcome: 'failed', reason, error: run.find(label)?.error ?? unexpectedNow(label, observation) }
}

/** Reported as untouched: then it must not go along either. */
function failedBefore(known: Tracked | undefined): Exclusion | undefined {
  const { outcome, error, requests, with: carrier } = known ?? {}
  if (outcome !== 'failed' || error === undefined || requests?.length !== 0) return undefined
  // What is left to its carrier goes with that, whatever else became of it.
  if (carrier !== undefined && !isGuardCode(error.code)) return undefined
  return { outcome, reason: `it has failed with ${error.code}`, error }
}

/** It is there, whatever the looks by its id say. */
function sawAttached(known: Tracked, kind: Kind, observation: Observation, carrier: Tracked, run: Run): void {
  known.listed ??= observation
  if (known.outcome !== 'missing') return
  const { action } = kind.describe
  const reason = `${action} does not find it by its id, but lists it as attached to ${carrier.label}`
  run.settle(known, 'failed', unreliable(reason))
}

function register(carrier: Tracked, load: Load | undefined, run: Run): void {
  if (load === undefined || 'failure' in load) return
  const unresolved = run.resources.filter(({ open, kind }) => open && kind === undefined)
  const news = load.attached.filter((attached) => {
    const { kind, observation } = attached
    const known =
      run.find(labelOf(attached)) ??
      // Named by its family: whichever kind that turns out to be, it is a resource of its own.
      unresolved.find(({ id, candidates }) => id === observation.id && candidates.includes(kind))
    if (known !== undefined) sawAttached(known, kind, observation, carrier, run)
    return known === undefined
  })
  const added = news.map((attached) => {
    const { kind, observation, listedGroup } = attached
    const target = { type: kind.type, kinds: [kind], id: observation.id, with: carrier, listedGroup }
    const resource = new Tracked(target, carrier.position, run.clock.now())
    run.add(resource)
    run.sawPresent(resource, kind, observation, load.askedAt)
    // The guards judge its name, below.
    resource.exclusion = filtered(attached, resource, carrier, run)
    return resource
  })
  if (added.length === 0 || !run.planChecked()) return
  // Attached after the plan was made: the guards have not seen it.
  const failure = run.admit(added)
  if (failure !== undefined && carrier.open) run.settle(carrier, 'failed', failure)
}
