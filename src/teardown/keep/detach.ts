// Resources that another one holds, and that a call can unbind from it. None is needed where the same run deletes the
// holder.

import { labelOf, type Reference } from '../../resources/index.ts'
import type { Outcome } from '../model/result.ts'
import type { Tracked } from '../model/tracked.ts'
import type { Run } from '../run.ts'

/** Whether `resource` is held, and a separate call has to unbind it because its holder is kept. */
export function detaches({ kind, phase, observation, parent }: Tracked, run: Pick<Run, 'find'>): boolean {
  if (phase !== 'held' || kind?.writes.unbind === undefined || observation === undefined) return false
  return parent === undefined && !observation.isPart && !isLetGo(observation.attachedTo, run)
}

/** Whether this run deletes one of `holders`, or has deleted it. */
export function isLetGo(holders: readonly Reference[], run: Pick<Run, 'find'>): boolean {
  return holders
    .flatMap((holder) => run.find(labelOf(holder)) ?? [])
    .some(({ open, exclusion, outcome, isForeseenToStay }) =>
      isForeseenToStay
        ? false
        : open
          ? exclusion === undefined
          : outcome !== undefined && LETS_GO.has(outcome),
    )
}

const LETS_GO: ReadonlySet<Outcome> = new Set(['destroyed', 'recycled', 'requested', 'planned'])
