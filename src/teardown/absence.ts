// When a list that lacks an id may be believed.

import type { Kind } from '../resources/index.ts'
import type { Tracked } from './tracked.ts'

/**
 * How many looks in a row must lack an id, over how long, before it counts as gone.
 *
 * No source says that a list is up to date right after a change, so one look is never enough. Of an id that was on
 * its way out, two will do: a list that lags shows what was, not what is to come. An id that was never seen may have
 * been made a moment ago, by the job before, and one that nobody sent away may be missing from one of several lists:
 * of these a list some seconds behind would tell the same.
 */
const ENOUGH = {
  expected: { looks: 2, ms: 0 },
  unexpected: { looks: 3, ms: 4000 },
} as const

/** No candidate's list has it any more, or ever had it, and that has been seen often and long enough. */
export function isAbsent(resource: Tracked, now: number): boolean {
  const enough = enoughFor(resource)
  return resource.candidates.every((kind) => {
    const lookup = resource.lookup(kind)
    return (
      lookup.state === 'failed' ||
      (lookup.state === 'absent' && lookup.looks >= enough.looks && now - lookup.since >= enough.ms)
    )
  })
}

/** In how many milliseconds the next look at `kind` serves to settle it; undefined where the last one did not lack it. */
export function looksAgainIn(resource: Tracked, kind: Kind, now: number): number | undefined {
  const lookup = resource.lookup(kind)
  if (lookup.state !== 'absent') return undefined
  const enough = enoughFor(resource)
  // The looks that it takes, spread over the time that it takes.
  return (lookup.since + enough.ms - now) / Math.max(1, enough.looks - lookup.looks)
}

/** It was leaving, or we have sent it away for good. */
function enoughFor({ wasLeaving, closed, status, sighting, kind }: Tracked): { looks: number; ms: number } {
  const outright =
    sighting?.recycleBin === false ||
    (status !== undefined && kind?.deletedOutright.includes(status) === true)
  const expected = wasLeaving || closed.has('release') || (closed.has('terminate') && outright)
  return expected ? ENOUGH.expected : ENOUGH.unexpected
}
