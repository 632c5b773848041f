// What resources that must be kept have in common.

import { CLAIMS, isEnough } from '../model/claims.ts'
import type { Exclusion } from '../model/result.ts'
import type { Tracked } from '../model/tracked.ts'
import type { Run } from '../run.ts'

/** Gives a resource that must be kept its outcome. */
export function settleKept(resource: Tracked, exclusion: Exclusion, run: Pick<Run, 'settle'>): void {
  resource.exclusion = exclusion
  run.settle(resource, exclusion.outcome, 'error' in exclusion ? exclusion.error : undefined)
}

/** The resources of the run whose deletion may delete `resource`. One answer may leave out what it is attached to. */
export function possibleParentsOf(resource: Tracked, run: Run): readonly Tracked[] {
  const { kind, streak } = resource
  const known = run.parentsOf(resource)
  const types = (kind?.attachedTo ?? []).map(({ type }) => type)
  if (types.length === 0 || (streak !== undefined && isEnough(streak, CLAIMS.arrived))) return known
  const others = run.resources.filter(({ candidates }) => candidates.some(({ type }) => types.includes(type)))
  return [...known, ...others]
}
