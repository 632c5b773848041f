// Which resources wait for which: what stands on something else goes first.

import { isInUse, kindNamed, kindsBefore, type Kind } from '../resources/index.ts'
import { isEnough, type Checks } from './claims.ts'
import type { Tracked } from './tracked.ts'

/**
 * Whether others still have to wait for it: it is in use, or may be. What cannot be understood blocks nothing: the API
 * refuses what is still in use. `untilGone`: it occupies the other for as long as it exists, or until it has its outcome.
 */
export function inTheWay(resource: Tracked, untilGone = false): boolean {
  if (!resource.open || followsOrStays(resource)) return false
  if (resource.observation === undefined) {
    return resource.candidates.some((kind) => resource.lookup(kind).state === 'unknown')
  }
  // Refused again and again because of something else, it may be that which waits for it.
  if (resource.refusals >= MAX_REFUSALS || hasLeft(resource)) return false
  if (untilGone) return true
  // Busy with what this run has asked for, it is on its way; otherwise it may yet come to life.
  return isInUse(resource.phase) || (resource.phase === 'busy' && !resource.closed.has('terminate'))
}

const MAX_REFUSALS = 3

/** What must stay, what only hangs on another resource, and what is part of one. */
function followsOrStays({ exclusion, with: carrier, observation }: Tracked): boolean {
  return exclusion !== undefined || carrier !== undefined || observation?.isPart === true
}

/**
 * This run has sent it away, and its list lacks it: the next layer need not wait until that is proven. This is no claim:
 * the API refuses to delete what is still in use, and a resource that is listed again is in the way again. Lists have been
 * seen to leave out for over a second what came back into the bin.
 */
function hasLeft(resource: Tracked): boolean {
  if (resource.kind === undefined || !resource.closed.has('terminate')) return false
  const lookup = resource.lookup(resource.kind)
  return lookup.state === 'absent' && isEnough(lookup, LEFT)
}

const LEFT: Checks = { min: 2, overMs: 3000 }

/** The `type/id` of everything that `resource` is known to be attached to, by what was last seen of it. */
export function standsOn({ observation }: Tracked): readonly string[] {
  if (observation === undefined) return []
  return [...observation.attachedTo, ...observation.refersTo].map(({ type, id }) => `${type}/${id}`)
}

/** A share of the time of the whole run, and never more than two minutes. */
const SHARE_OF_TIME = 0.1
const MAX_WAIT_MS = 120_000

export interface Waits {
  readonly resources: readonly Tracked[]
  readonly startedAt: number
  readonly budgetMs?: number
}

/**
 * For resources of `kind`: what each of them has to wait for, if anything. Whatever is known to be attached to it, or it
 * to that, blocks for as long as it is in the way. What only might be, by its kind, gives way after a bounded time: one
 * stuck resource must not hold up all that could be behind it.
 */
export function blockersOf(
  kind: Kind,
  { resources, startedAt, budgetMs = Infinity }: Waits,
  now: number,
): (resource: Tracked) => Tracked | undefined {
  if (kindsBefore(kind).length === 0) return unseenContainer
  const maxWaitMs = Math.min(MAX_WAIT_MS, budgetMs * SHARE_OF_TIME)
  const before = resources.filter((resource) => isBefore(resource, kind))
  const byKind = before.find((resource) => now < givesWayAt(resource, startedAt, maxWaitMs))
  const byLabel = new Map(before.map((resource) => [resource.label, resource]))
  const attached = new Map(before.flatMap((resource) => standsOn(resource).map((label) => [label, resource])))
  return (resource) =>
    unseenContainer(resource) ??
    attached.get(resource.label) ??
    standsOn(resource)
      .map((label) => byLabel.get(label))
      .find((known) => known !== undefined) ??
    byKind
}

/** What goes because of a VPC waits until a look has shown whether that may go. */
function unseenContainer({ container }: Tracked): Tracked | undefined {
  return container?.open === true && !isKnown(container) ? container : undefined
}

function isKnown({ kind, observation }: Tracked): boolean {
  return kind !== undefined && observation !== undefined
}

function isBefore(resource: Tracked, { type: own, goesAfter, goesAfterGone = [] }: Kind): boolean {
  const types = resource.candidates.map(({ type }) => type).filter((type) => type !== own)
  if (types.some((type) => goesAfterGone.includes(type))) return inTheWay(resource, true)
  return types.some((type) => goesAfter.includes(type)) && inTheWay(resource)
}

/** Counted from when its own turn came; if that never does, from when it should have. */
function givesWayAt({ turnAt, candidates }: Tracked, startedAt: number, maxWaitMs: number): number {
  return turnAt === undefined
    ? startedAt + Math.max(...candidates.map(waveOf)) * maxWaitMs
    : turnAt + maxWaitMs
}

/** 1 for a kind that waits for nothing; for the rest, one more than the latest of those it waits for. */
export function waveOf(kind: Kind): number {
  const known = waves.get(kind)
  if (known !== undefined) return known
  const earlier = kindsBefore(kind).flatMap((type) => kindNamed(type) ?? [])
  const wave = 1 + Math.max(0, ...earlier.map(waveOf))
  waves.set(kind, wave)
  return wave
}

const waves = new Map<Kind, number>()
