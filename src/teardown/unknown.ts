// A resource in a status that this action does not know is waited for: but not for long once nothing else is left.

import { stayedUnknown } from './failure.ts'
import type { Run } from './run.ts'
import type { Tracked } from './tracked.ts'

const MAX_WAIT_MS = 120_000

/** Settles those of `open` that are still in such a status two minutes after everything else was done. */
export function giveUpOnUnknown(open: readonly Tracked[], run: Run): void {
  const stuck = open.filter(isUnknown)
  if (stuck.length === 0 || !run.resources.every((resource) => !resource.open || isUnknown(resource))) return
  const since = run.resources.reduce(
    (latest, { endedAt, movedAt }) => Math.max(latest, endedAt ?? movedAt),
    run.startedAt,
  )
  if (run.clock.now() - since < MAX_WAIT_MS) return
  for (const resource of stuck) run.settle(resource, 'failed', stayedUnknown(resource, MAX_WAIT_MS))
}

function isUnknown({ kind, phase, observation }: Tracked): boolean {
  return kind !== undefined && observation !== undefined && phase === 'unknown'
}
