// Which kinds wait for which: what sits on something else goes first.

import { isInUse, KINDS, type Kind } from '../resources/index.ts'
import type { Tracked } from './tracked.ts'

/**
 * Whether others still have to wait for it: it is, or may be, in use. What cannot be understood holds up nobody: the
 * API has the last word on whether something is in use.
 */
export function inTheWay(resource: Tracked): boolean {
  if (!resource.open) return false
  if (resource.sighting === undefined) {
    return resource.candidates.some((kind) => resource.lookup(kind).state === 'unknown')
  }
  // Refused again and again because of something else, it may be that which waits for it.
  if (resource.refusals >= GIVES_WAY_AFTER) return false
  // Busy with what we have asked for, it is on its way; else it may yet come to life.
  return isInUse(resource.phase) || (resource.phase === 'busy' && !resource.closed.has('terminate'))
}

const GIVES_WAY_AFTER = 3

/** The first of `resources` that `kind` has to wait for. */
export function blockerOf(kind: Kind, resources: readonly Tracked[]): Tracked | undefined {
  if (kind.goesAfter.length === 0) return undefined
  return resources.find(
    (resource) =>
      resource.candidates.some(({ type }) => type !== kind.type && kind.goesAfter.includes(type)) &&
      inTheWay(resource),
  )
}

/** 1 for what waits for nothing; for the rest, one more than the latest of those it waits for. */
export function waveOf(kind: Kind): number {
  const earlier = KINDS.filter(({ type }) => kind.goesAfter.includes(type))
  return 1 + Math.max(0, ...earlier.map(waveOf))
}
