// What a look says of a resource, and what follows from it: its outcome, or nothing yet.

import { isInUse, meaningOf, type Kind } from '../resources/index.ts'
import { isAbsent } from './absence.ts'
import {
  concernsTheRun,
  failureOf,
  foundInSeveral,
  noRecycleBin,
  takenAlong,
  unreliable,
} from './failure.ts'
import { exclude } from './exclude.ts'
import type { Seen } from './look.ts'
import { nextStep } from './next-step.ts'
import type { Run } from './run.ts'
import type { Tracked } from './tracked.ts'

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
    const now = run.clock.now()
    if (!isAbsent(resource, now)) return
    const refusal = resource.candidates
      .map((candidate) => resource.lookup(candidate))
      .find((lookup) => lookup.state === 'failed')
    if (refusal !== undefined) {
      run.settle(resource, 'failed', failureOf(refusal.error, resource))
    } else if (resource.sighting === undefined) {
      run.settle(resource, 'missing')
    } else {
      const before = resource.status
      resource.sawGone(now)
      listener.changed(resource, before, 'gone')
      const { exclusion } = resource
      if (exclusion === undefined) run.settle(resource, 'destroyed')
      else run.settle(resource, 'failed', takenAlong(resource.sighting, exclusion.reason))
    }
  }

  function concludePresence(resource: Tracked): void {
    const { phase, initialStatus, status, sighting } = resource
    if (exclude(resource, run)) return
    if (goal === 'recycled' && (isInUse(phase) || phase === 'busy') && sighting?.recycleBin === false) {
      run.settle(resource, 'failed', noRecycleBin(kind))
    } else if (nextStep(phase, goal) === 'done') {
      const sinceStart = status === initialStatus && resource.closed.size === 0
      run.settle(resource, sinceStart ? 'already' : phase === 'gone' ? 'destroyed' : 'recycled')
    } else if (phase === 'leaving' && !run.wait && !run.dryRun) {
      run.settle(resource, 'requested')
    }
  }
}
