// What a look says of a resource, and what follows from it: its outcome, or nothing yet.

import { isInUse, meaningOf, type Kind } from '../resources/index.ts'
import { concernsTheRun, failureOf, foundInSeveral, noRecycleBin, unreliable } from './failure.ts'
import { keeps } from './keep.ts'
import type { Seen } from './look.ts'
import { nextStep } from './next-step.ts'
import type { Run } from './run.ts'
import type { Tracked } from './tracked.ts'

/**
 * How many looks in a row must lack an id, over how long, before it counts as gone.
 *
 * No source says that a list is up to date right after a change, so one look is never enough. Of an id that was on
 * its way out, two will do: a list that lags shows what was, not what is to come. An id that was never seen may have
 * been made a moment ago, by the job before, and one that nobody sent away may be missing from one of several lists:
 * of these a list some seconds behind would tell the same.
 */
const ABSENCE = {
  expected: { looks: 2, ms: 0 },
  unexpected: { looks: 2, ms: 4000 },
} as const

/** As many looks in a row may be refused by something in front of the API before that counts. */
const ODD_LOOKS = 3
/** Takes what looks at `kind` say of a resource, one at a time. */
export function createConcluder(kind: Kind, run: Run): (resource: Tracked, seen: Seen) => void {
  const { goal, stop, listener } = run
  return conclude

  function conclude(resource: Tracked, seen: Seen): void {
    switch (seen.type) {
      case 'unanswered':
        resource.lookTrouble =
          seen.error === undefined ? unreliable(seen.reason) : failureOf(seen.error, resource)
        return
      case 'refused':
        if (concernsTheRun(seen.error)) {
          stop.stop({ type: 'refused', error: seen.error })
          return
        }
        resource.lookTrouble = failureOf(seen.error, resource)
        // Something in front of the API may refuse one call and let the next pass.
        if (!seen.error.fromApi && resource.oddLook(kind) < ODD_LOOKS) return
        resource.lookFailed(kind, seen.error)
        break
      case 'absent':
        resource.sawAbsent(kind, run.clock.now())
        break
      case 'present': {
        const before = resource.status
        resource.sawPresent(kind, seen.sighting, run.clock.now())
        if (resource.kind === kind && before !== seen.sighting.status)
          listener.changed(resource, before, seen.sighting.status)
        break
      }
    }
    if (resource.kind === undefined) resolve(resource)
    else if (seen.type === 'present') concludePresence(resource)
    else concludeAbsence(resource)
  }

  /** Of a family: which of its kinds is it? Nothing is decided before each of them has been asked. */
  function resolve(resource: Tracked): void {
    const lookups = resource.lookups
    if (lookups.some(([, { state }]) => state === 'unknown')) return
    const present = lookups.filter(([, { state }]) => state === 'present').map(([candidate]) => candidate)
    const [only, ...more] = present
    const unlooked = lookups.flatMap(([, lookup]) =>
      lookup.state === 'failed' && meaningOf(lookup.error.code) !== 'forbidden' ? [lookup.error] : [],
    )
    if (only !== undefined && unlooked[0] !== undefined) {
      // It may be there, too. A kind that the key may not read is another matter: that is its owner's wish.
      run.settle(resource, 'failed', failureOf(unlooked[0], resource))
    } else if (more.length > 0) {
      run.settle(
        resource,
        'failed',
        foundInSeveral(
          present.map(({ type }) => type),
          resource.id,
        ),
      )
    } else if (only !== undefined) {
      run.resolve(resource, only)
      if (resource.open && resource.status !== undefined) {
        listener.changed(resource, undefined, resource.status)
        concludePresence(resource)
      }
    } else {
      concludeAbsence(resource)
    }
  }

  /** No list has it: gone, never there, or where we may not look. */
  function concludeAbsence(resource: Tracked): void {
    const lookups = resource.candidates.map((candidate) => resource.lookup(candidate))
    const enough = isExpectedToGo(resource) ? ABSENCE.expected : ABSENCE.unexpected
    const now = run.clock.now()
    const settled = lookups.every(
      (lookup) =>
        lookup.state === 'failed' ||
        (lookup.state === 'absent' && lookup.looks >= enough.looks && now - lookup.since >= enough.ms),
    )
    if (!settled) return
    const refusal = lookups.find((lookup) => lookup.state === 'failed')
    if (refusal !== undefined) {
      run.settle(resource, 'failed', failureOf(refusal.error, resource))
    } else if (resource.sighting === undefined) {
      run.settle(resource, 'missing')
    } else {
      const before = resource.status
      resource.sawGone(now)
      listener.changed(resource, before, 'gone')
      run.settle(resource, 'destroyed')
    }
  }

  /** It was leaving, or we have sent it away for good. */
  function isExpectedToGo(resource: Tracked): boolean {
    const { wasLeaving, closed, status, sighting } = resource
    const outright =
      sighting?.recycleBin === false || (status !== undefined && kind.deletedOutright.includes(status))
    return wasLeaving || closed.has('release') || (closed.has('terminate') && outright)
  }

  function concludePresence(resource: Tracked): void {
    const { phase, initialStatus, status, sighting } = resource
    const reason = keeps(resource, run)
    if (reason !== undefined) {
      resource.keptBecause = reason
      run.settle(resource, 'protected')
    } else if (goal === 'recycled' && isInUse(phase) && sighting?.recycleBin === false) {
      run.settle(resource, 'failed', noRecycleBin(kind))
    } else if (nextStep(phase, goal) === 'done') {
      const sinceStart = status === initialStatus && resource.closed.size === 0
      run.settle(resource, sinceStart ? 'already' : phase === 'gone' ? 'destroyed' : 'recycled')
    } else if (phase === 'leaving' && !run.wait && !run.dryRun) {
      run.settle(resource, 'requested')
    }
  }
}
