// The events of a run in words, for the log.

import { formatDuration } from '../duration.ts'
import type { Kind, Observation, TaggedResource } from '../resources/index.ts'
import { isGuardCode, type Outcome, type RequestRecord, type Tracked } from '../teardown/index.ts'
import { firstOf } from '../text.ts'
import { OUTCOMES } from './outcomes.ts'

const SHOWN_IDS = 3
const MAX_LISTED = 10

export function leftOutLine({ type }: Kind, kept: readonly Observation[]): string {
  const named = kept.map(({ id, belongsTo }) => `${type}/${id} belongs to ${belongsTo ?? 'another resource'}`)
  return `${type}  ${kept.length} left out: ${firstOf(named, MAX_LISTED)}`
}

export function appearedLine(found: readonly string[]): string {
  const matches = found.length === 1 ? 'resource matches' : 'resources match'
  return `${found.length} more ${matches} the inputs now: ${firstOf(found, MAX_LISTED)}`
}

export function cascadedLine(vpc: string, contents: readonly string[]): string {
  return `${vpc}  ${contents.length} inside, included in the teardown: ${firstOf(contents, MAX_LISTED)}`
}

export function auditedLine(unknown: readonly TaggedResource[]): string {
  const labels = unknown.map(({ type, id }) => `${type} ${id}`)
  return `Listed by the tag service only: ${firstOf(labels, MAX_LISTED)}.`
}

/** For debugging: both statuses, and the write that may have caused the change. */
export function changeLine({ label, requests }: Tracked, from: string | undefined, to: string): string {
  const write = requests.at(-1)
  return [label, from === undefined ? to : `${from} -> ${to}`, write?.action, write?.requestId]
    .filter((part) => part !== undefined && part !== null)
    .join('  ')
}

export function changeText({ requests }: Tracked, from: string, to: string): string {
  const write = requests.at(-1)
  return `${from} -> ${to}${write === undefined ? '' : ` after ${write.action}`}`
}

export function typeOf(resource: Tracked): string {
  return resource.kind?.type ?? resource.type
}

/** `vm-instance/vm-1  RUNNING -> RECYCLING`, or `vm-instance: 30 RUNNING -> RECYCLING (vm-1, vm-2, vm-3 and 27 more)`. */
export function aboutAll(type: string, resources: readonly Tracked[], text: string): string {
  const [first] = resources
  if (resources.length === 1 && first !== undefined) return `${first.label}  ${text}`
  return `${type}: ${resources.length} ${text} (${idsOf(resources)})`
}

function idsOf(resources: readonly Tracked[]): string {
  return firstOf(
    resources.map(({ id }) => id),
    SHOWN_IDS,
  )
}

export function refusalText({ action, status, code = '' }: RequestRecord): string {
  return status === null ? `${action} got no answer: ${code}` : `${action} refused: ${status} ${code}`
}

/** Undefined if the changes of status and the headline show it already. */
export function endOf({
  outcome,
  lastStatus = '',
  error,
  exclusionReason = '',
}: Tracked): string | undefined {
  if (outcome === undefined || QUIET.has(outcome)) return undefined
  // A refused plan is reported once, for all of them.
  if (error !== undefined && isGuardCode(error.code)) return undefined
  const { group } = OUTCOMES[outcome]
  if (group === 'kept') return `${outcome}: ${exclusionReason}`
  if (group === 'unfinished') return `${outcome}: ${error?.message ?? 'no reason known'}`
  return lastStatus === '' ? outcome : `${outcome}  ${lastStatus}`
}

const QUIET: ReadonlySet<Outcome> = new Set(['recycled', 'destroyed', 'planned'])

/** For debugging: an outcome that needs no line of its own. */
export function outcomeLine({ label, outcome, error }: Tracked): string {
  return `${label}  ${outcome ?? ''}${error === undefined ? '' : `: ${error.code}`}`
}

/** `12 vm-instance RECYCLING for 2m 10s (vm-1, vm-2, vm-3 and 9 more)`, by kind and status. */
export function outstanding(open: readonly Tracked[], now: number): string {
  const groups = Map.groupBy(
    open,
    (resource) =>
      `${typeOf(resource)} ${resource.status ?? 'not found yet'}${resource.waitsFor === undefined ? '' : `, after ${resource.waitsFor.label}`}`,
  )
  const texts = [...groups].map(([text, group]) => {
    const since = Math.max(0, ...group.map(({ movedAt }) => now - movedAt))
    return `${group.length} ${text} for ${formatDuration(since)} (${idsOf(group)})`
  })
  return firstOf(texts, 8)
}
