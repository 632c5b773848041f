// Looks at the VPCs of resources that are torn down because of them. A VPC may have been protected since its own lane has
// looked at it.

import { unreliable } from '../model/failure.ts'
import type { Failure } from '../model/result.ts'
import type { Tracked } from '../model/tracked.ts'
import { conclude } from '../observe/conclude.ts'
import { createLooker } from '../observe/look.ts'
import type { Run } from '../run.ts'

export interface ContainerLooks {
  /** Looks at those of `containers` that were not seen recently enough for a write. The result says why one was not, if so. */
  refresh(containers: readonly Tracked[]): Promise<Failure | undefined>
}

/** After a look without an answer; all that wait for the same VPC share a look. */
const BETWEEN_LOOKS_MS = 2000

/** `freshSince`: a look that was requested later is recent enough. */
export function createContainerLooks(run: Run, freshSince: () => number): ContainerLooks {
  const looks = new Map<Tracked, { readonly at: number; readonly done: Promise<void> }>()

  async function lookAt(container: Tracked): Promise<void> {
    const { kind, id } = container
    if (kind === undefined) return
    const seen = (await createLooker(run, kind)([id])).get(id)
    if (seen !== undefined && container.open) conclude(kind, run, container, seen)
  }

  return {
    async refresh(containers) {
      const isOutdated = ({ open, seenAt }: Tracked) => open && seenAt < freshSince()
      const outdated = [...new Set(containers)].filter(isOutdated)
      await Promise.all(
        outdated.map((container) => {
          const before = looks.get(container)
          const now = run.clock.now()
          if (before !== undefined && now - before.at < BETWEEN_LOOKS_MS) return before.done
          const done = lookAt(container)
          looks.set(container, { at: now, done })
          return done
        }),
      )
      const unseen = outdated.find(isOutdated)
      return (
        unseen &&
        (unseen.lookFailure ?? unreliable(`${unseen.label}, which contains it, was not found again`))
      )
    },
  }
}
