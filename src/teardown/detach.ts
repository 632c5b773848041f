// Resources that something holds and that can be unbound from it: left to the holder where that goes in the same run.

import type { Reference } from '../resources/index.ts'
import type { Outcome } from './result.ts'
import type { Run } from './run.ts'
import type { Tracked } from './tracked.ts'

/** Whether `resource` is held and has to be unbound by a call of its own, because its holder stays. */
export function detaches(
  { kind, phase, observation, with: carrier }: Tracked,
  run: Pick<Run, 'find'>,
): boolean {
  if (phase !== 'held' || kind?.writes.unbind === undefined || observation === undefined) return false
  return carrier === undefined && !observation.isPart && !isLetGo(observation.attachedTo, run)
}

/** Whether one of `holders` goes in this run, or has gone. */
export function isLetGo(holders: readonly Reference[], run: Pick<Run, 'find'>): boolean {
  return holders
    .flatMap(({ type, id }) => run.find(`${type}/${id}`) ?? [])
    .some(({ open, exclusion, outcome }) =>
      open ? exclusion === undefined : outcome !== undefined && LETS_GO.has(outcome),
    )
}

const LETS_GO: ReadonlySet<Outcome> = new Set(['destroyed', 'recycled', 'requested', 'planned'])
