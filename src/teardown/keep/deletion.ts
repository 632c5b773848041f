// Deleting a resource that others are attached to: how, or whether, the call is sent depends on those that must be kept.

import { labelOf, meaningOf, type Kind, type Write } from '../../resources/index.ts'
import type { CallError } from '../../zenlayer/index.ts'
import {
  labelOfAttached,
  mayHaveDependents,
  NO_DEPENDENTS,
  type Attached,
  type Forecast,
} from '../model/attached.ts'
import { failureOf } from '../model/failure.ts'
import type { Exclusion, Failure } from '../model/result.ts'
import { isInsideVpc, type Tracked } from '../model/tracked.ts'
import type { Run } from '../run.ts'
import { contentsOutsideRun } from './containment.ts'
import { detaches } from './detach.ts'
import { isGuardCode, isUnexpectedName, UNEXPECTED_NAME_REASON, unexpectedNow } from './guards.ts'
import { endWhileHeld } from './standstill.ts'

type Decision =
  /** `keepsDependents`: with the parameters that leave its dependents where they are. */
  | { readonly type: 'send'; readonly keepsDependents: boolean }
  | { readonly type: 'keep'; readonly exclusion: Exclusion }
  /** It is not known yet what is attached to it. */
  | { readonly type: 'wait'; readonly failure: Failure | undefined }
  | { readonly type: 'fail'; readonly failure: Failure }

const SEND: Decision = { type: 'send', keepsDependents: false }

/** What to send for `parent`, depending on what is attached to it. */
export function decideDeletion(parent: Tracked, kind: Kind, call: Write, run: Run): Decision {
  if (!mayHaveDependents(kind)) return SEND
  const reading = run.dependents.lastReadingOf(parent)
  if (reading === undefined) return { type: 'wait', failure: undefined }
  if ('failure' in reading) {
    return reading.error !== undefined && isFinal(reading.error)
      ? { type: 'fail', failure: failureOf(reading.error) }
      : { type: 'wait', failure: reading.failure }
  }
  const staying = [...dependentsOf(parent, run), ...reading.earlier].flatMap((attached) => {
    const exclusion = whyItMustStay(attached, parent, run)
    return exclusion === undefined ? [] : [{ attached, exclusion }]
  })
  if (staying.length === 0) return SEND
  const atRisk = staying.find(({ attached }) => !canStay(attached, call))
  if (atRisk === undefined) return { type: 'send', keepsDependents: 'keepDependents' in call }
  const { kind: of, observation } = atRisk.attached
  const reason = `${of.type}/${observation.id} must be kept (${atRisk.exclusion.reason}) and would be deleted with it`
  return { type: 'keep', exclusion: { outcome: 'protected', reason } }
}

/** The same call would be refused again: a missing permission, an unknown action or a bad request stays one. */
function isFinal({ status = 0, code, throttled, transient }: CallError): boolean {
  const isRefusal = status >= 400 && status < 500 && !throttled && !transient
  return isRefusal && meaningOf(code) !== 'busy'
}

/** What happens to the resources attached to `parent`, except to those that get calls of their own. */
export function forecastOf(parent: Tracked, run: Run): Forecast {
  const { kind } = parent
  if (detaches(parent, run)) return { ...NO_DEPENDENTS, detaches: true }
  if (endWhileHeld(parent, run) !== undefined) return { ...NO_DEPENDENTS, heldBy: whatHolds(parent) }
  const contains = contentsOutsideRun(parent, run)
  if (contains.length > 0) return { ...NO_DEPENDENTS, contains }
  const attached = dependentsOf(parent, run)
  if (kind === undefined || attached.length === 0) return NO_DEPENDENTS
  const decision = decideDeletion(parent, kind, kind.writes.terminate, run)
  const keeps = decision.type === 'send' && decision.keepsDependents
  const remains = ({ observation: { isPart, stays } }: Attached) => !isPart && (keeps || stays)
  return {
    alsoDeletes: attached.filter((one) => !remains(one)).map(labelOfAttached),
    keeps: attached
      .filter(remains)
      .map(labelOfAttached)
      .filter((label) => isLeftAlone(run.find(label))),
  }
}

/**
 * The resources attached to `parent`, as last read; none where they could not be read. Those that the run has seen
 * attached before count as well: a list may leave out for a moment what it has shown before.
 */
function dependentsOf(parent: Tracked, run: Run): readonly Attached[] {
  const reading = run.dependents.lastReadingOf(parent)
  if (reading === undefined || 'failure' in reading) return []
  const read = new Set(reading.attached.map(labelOfAttached))
  return [
    ...reading.attached,
    ...run.dependentsKnownOf(parent.label).filter((known) => !read.has(labelOfAttached(known))),
  ]
}

function whatHolds({ observation }: Tracked): string {
  const [holder] = observation?.attachedTo ?? []
  const label = holder === undefined ? 'another resource' : labelOf(holder)
  return observation?.isPart === true
    ? `part of ${label}, and can only be deleted with that`
    : `in use by ${label}, which this run does not tear down`
}

/** The run does not tear it down with a call of its own. */
function isLeftAlone(known: Tracked | undefined): boolean {
  return known?.parent !== undefined || known?.exclusion !== undefined
}

/** The dependents that remain after `parent`, or would remain in a dry run, as `type/id`. */
export function keptDependentsOf(parent: Tracked, run: Run): readonly string[] {
  if (parent.outcome === 'planned') return forecastOf(parent, run).keeps
  if (!parent.tookEffect) return []
  return dependentsOf(parent, run)
    .map(labelOfAttached)
    .filter((label) => {
      const known = run.find(label)
      return known?.exclusion !== undefined && !known.gone
    })
}

function canStay({ observation }: Attached, call: Write): boolean {
  return !observation.isPart && (observation.stays || 'keepDependents' in call)
}

/** Judged on the reading itself, which is newer than the looks at the resource. */
function whyItMustStay(attached: Attached, parent: Tracked, run: Run): Exclusion | undefined {
  const known = run.find(labelOfAttached(attached))
  return (
    known?.exclusion ??
    dependentExcludedByFilter(attached, known, parent, run) ??
    refusedByName(attached, run) ??
    failedBefore(known)
  )
}

export function dependentExcludedByFilter(
  { kind, observation, listedGroup }: Attached,
  known: Tracked | undefined,
  parent: Tracked,
  run: Run,
): Exclusion | undefined {
  const isDependent = known === undefined || known.parent !== undefined
  const isInside = isInsideVpc(known ?? { inside: undefined, parent })
  return run.filter.exclusionOf({
    kind,
    observation,
    listedGroup,
    isDependent,
    isInside,
  })
}

/** Renamed since the plan was checked; before that, the whole plan is refused. */
function refusedByName(attached: Attached, run: Run): Exclusion | undefined {
  const { observation } = attached
  const { expectName } = run.guards
  if (observation.isPart || !run.planChecked() || !isUnexpectedName(expectName, observation)) return undefined
  const label = labelOfAttached(attached)
  const error = run.find(label)?.error ?? unexpectedNow(label, observation)
  return { outcome: 'failed', reason: UNEXPECTED_NAME_REASON, error }
}

/** It was reported as unchanged, so it must not be deleted with its parent either. */
function failedBefore(known: Tracked | undefined): Exclusion | undefined {
  const { outcome, error, requests, parent } = known ?? {}
  if (outcome !== 'failed' || error === undefined || requests?.length !== 0) return undefined
  // A dependent is deleted with its parent even if it has failed, unless that was a decision to keep it.
  if (parent !== undefined && !isGuardCode(error.code) && error.code !== 'RESTORED') return undefined
  return { outcome, reason: `it has failed with ${error.code}`, error }
}
