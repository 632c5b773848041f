import type { Exclusion } from '../model/result.ts'
import type { Tracked } from '../model/tracked.ts'
import type { Run } from '../run.ts'

/** Gives a resource that must be kept its outcome. */
export function settleKept(resource: Tracked, exclusion: Exclusion, run: Pick<Run, 'settle'>): void {
  resource.exclusion = exclusion
  run.settle(resource, exclusion.outcome, 'error' in exclusion ? exclusion.error : undefined)
}
