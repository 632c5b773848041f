// The looks at one kind: which resources are looked at, and when.

import { IDS_PER_DESCRIBE, type Kind } from '../../resources/index.ts'
import { failureOf } from '../model/failure.ts'
import { ignoreStopped } from '../model/stop.ts'
import type { Tracked } from '../model/tracked.ts'
import type { Run } from '../run.ts'
import { pauseBefore, resourcesToLookAt } from './backoff.ts'
import { conclude } from './conclude.ts'
import { createLooker, MAX_AT_ONCE, type Seen } from './look.ts'

/** As many as fit into one look. */
const MAX_OVERDUE = MAX_AT_ONCE * IDS_PER_DESCRIBE

export function createLooks(kind: Kind, members: readonly Tracked[], run: Run) {
  const { clock, goal, listener, random, pollIntervalMs: maxMs } = run
  const look = createLooker(run, kind)
  let lookedAt = -Infinity
  let lookedAtAll = -Infinity

  function isOpen(resource: Tracked): boolean {
    return resource.open && resource.candidates.includes(kind)
  }

  async function lookAt(resources: readonly Tracked[]): Promise<void> {
    await ignoreStopped(
      async () => {
        const seen = await look([...new Set(resources.map(({ id }) => id))])
        reportUnanswered(seen)
        for (const resource of resources) {
          const result = seen.get(resource.id)
          if (result !== undefined && isOpen(resource)) conclude(kind, run, resource, result)
        }
      },
      (last) => {
        for (const resource of resources) resource.lookFailure = failureOf(last, resource)
      },
    )
    lookedAt = clock.now()
  }

  function reportUnanswered(seen: ReadonlyMap<string, Seen>): void {
    const reasons = [...seen.values()].flatMap((one) => (one.type === 'unanswered' ? [one.reason] : []))
    for (const reason of new Set(reasons)) listener.lookUnanswered(kind, reason)
  }

  /** Those that are open, and may be of this kind: another lane may have found one to be of its own. */
  const open = () => members.filter(isOpen)
  return {
    open,
    /** Waits until the next look is due. */
    async pause(signal: AbortSignal): Promise<void> {
      const options = { goal, now: clock.now(), lookedAt, maxMs, random }
      await clock.sleep(pauseBefore(kind, open(), options), signal)
    },
    /** Looks at all of them, or at a sample: then at the rest as soon as one of the sample has moved. */
    async once(): Promise<void> {
      const all = open()
      // Looking at thousands may take so long that the first looks are outdated when the last are done.
      const overdue = all.filter((resource) => resource.overdue).slice(0, MAX_OVERDUE)
      if (overdue.length > 0) return lookAt(overdue)
      const startedAt = clock.now()
      const options = { goal, now: startedAt, sinceAllMs: startedAt - lookedAtAll, maxMs }
      const some = resourcesToLookAt(kind, all, options)
      await lookAt(some)
      if (some.length < all.length) {
        if (!some.some(({ movedAt, outcome }) => movedAt >= startedAt || outcome !== undefined)) return
        const seen = new Set(some)
        await lookAt(all.filter((resource) => isOpen(resource) && !seen.has(resource)))
      }
      lookedAtAll = clock.now()
    },
  }
}
