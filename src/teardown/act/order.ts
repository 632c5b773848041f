// Which resources wait for which, and when a wait is over: a resource is deleted before those it depends on.

import { isInUse, kindsBefore, labelOf, waveOf, type Kind } from '../../resources/index.ts'
import type { Clock } from '../../zenlayer/index.ts'
import { isEnough, type Checks } from '../model/claims.ts'
import type { Tracked } from '../model/tracked.ts'

/**
 * Whether others still have to wait for it: it is in use, or may be. `untilGone`: it blocks until it is gone or has its
 * outcome. Otherwise a resource in an unknown status blocks nothing: the API refuses to delete what is still in use.
 */
export function isBlocking(resource: Tracked, untilGone = false): boolean {
  if (!resource.open || neverBlocks(resource)) return false
  if (resource.observation === undefined) {
    return resource.candidates.some((kind) => resource.lookup(kind).state === 'unknown')
  }
  // Repeated refusals may mean that it is used by the very resource that waits for it.
  if (resource.refusals >= STOPS_BLOCKING_AFTER_REFUSALS || hasLeft(resource)) return false
  if (untilGone) return true
  // If this run has terminated it, it is being deleted; otherwise it may come back into use.
  return isInUse(resource.phase) || (resource.phase === 'busy' && !resource.closed.has('terminate'))
}

const STOPS_BLOCKING_AFTER_REFUSALS = 3

/** Resources that are kept, that are deleted with their parent, or that are part of another one. */
function neverBlocks({ exclusion, parent, observation }: Tracked): boolean {
  return exclusion !== undefined || parent !== undefined || observation?.isPart === true
}

/**
 * This run has terminated it, and its list lacks it: the next layer need not wait for the proof. Nothing is concluded from
 * this: the API refuses to delete what is still in use, and a resource that is listed again blocks again.
 */
function hasLeft(resource: Tracked): boolean {
  if (resource.kind === undefined || !resource.closed.has('terminate')) return false
  const lookup = resource.lookup(resource.kind)
  return lookup.state === 'absent' && isEnough(lookup, LEFT)
}

const LEFT: Checks = { min: 2, overMs: 3000 }

/** The `type/id` of everything that its item names, as last seen: the order of the kinds says which of the two goes first. */
export function referencesOf({ observation }: Tracked): readonly string[] {
  if (observation === undefined) return []
  return [...observation.attachedTo, ...observation.refersTo].map(labelOf)
}

/** How long a resource blocks those that only might depend on it: a share of the time of the run, two minutes at most. */
const MAX_WAIT_SHARE = 0.1
const MAX_WAIT_MS = 120_000

interface OrderContext {
  readonly resources: readonly Tracked[]
  readonly startedAt: number
  readonly budgetMs?: number
}

/**
 * For resources of `kind`: the resource that each of them has to wait for, if any. One that is known to depend on it, or
 * that it depends on, blocks it as long as `isBlocking` says so. One that only might, by its kind, stops blocking after a
 * bounded time: one stuck resource must not hold up all those that could depend on it.
 */
export function blockersOf(
  kind: Kind,
  { resources, startedAt, budgetMs = Infinity }: OrderContext,
  now: number,
): (resource: Tracked) => Tracked | undefined {
  if (kindsBefore(kind).length === 0) return unseenContainer
  const maxWaitMs = Math.min(MAX_WAIT_MS, budgetMs * MAX_WAIT_SHARE)
  const before = resources.filter((resource) => isBefore(resource, kind))
  const byKind = before.find((resource) => now < stopsBlockingAt(resource, startedAt, maxWaitMs))
  const byLabel = new Map(before.map((resource) => [resource.label, resource]))
  const attached = new Map(
    before.flatMap((resource) => referencesOf(resource).map((label) => [label, resource])),
  )
  return (resource) =>
    unseenContainer(resource) ??
    attached.get(resource.label) ??
    referencesOf(resource)
      .map((label) => byLabel.get(label))
      .find((known) => known !== undefined) ??
    byKind
}

/** A resource that is torn down because of its VPC waits until a look has shown whether that may be deleted. */
function unseenContainer({ container }: Tracked): Tracked | undefined {
  return container?.open === true && !isKnown(container) ? container : undefined
}

function isKnown({ kind, observation }: Tracked): boolean {
  return kind !== undefined && observation !== undefined
}

function isBefore(resource: Tracked, { type: own, goesAfter, goesAfterGone = [] }: Kind): boolean {
  const types = resource.candidates.map(({ type }) => type).filter((type) => type !== own)
  if (types.some((type) => goesAfterGone.includes(type))) return isBlocking(resource, true)
  return types.some((type) => goesAfter.includes(type)) && isBlocking(resource)
}

/** Counted from when nothing blocked it any more; while something does, from the time allowed for the earlier waves. */
function stopsBlockingAt({ unblockedAt, candidates }: Tracked, startedAt: number, maxWaitMs: number): number {
  return unblockedAt === undefined
    ? startedAt + Math.max(...candidates.map(waveOf)) * maxWaitMs
    : unblockedAt + maxWaitMs
}

export interface Waits {
  /** Aborts once a resource of `kind` that has been waiting for another is no longer blocked. */
  untilUnblocked(kind: Kind): AbortSignal
  /** Something has been learned from a look, or a resource has its outcome: a wait may be over. */
  progressed(): void
}

export function createWaits(clock: Clock, context: OrderContext): Waits {
  const waiting = new Map<Kind, AbortController>()

  function isOver(kind: Kind): boolean {
    const blockerOf = blockersOf(kind, context, clock.now())
    return context.resources.some(
      (resource) =>
        resource.open &&
        resource.kind === kind &&
        resource.waitsFor !== undefined &&
        blockerOf(resource) === undefined,
    )
  }

  return {
    untilUnblocked(kind) {
      const wait = new AbortController()
      waiting.set(kind, wait)
      return wait.signal
    },
    progressed() {
      for (const [kind, wait] of waiting) {
        if (!isOver(kind)) continue
        waiting.delete(kind)
        wait.abort()
      }
    },
  }
}
