// Whether resources are still in the resource group by which they were selected, for kinds whose items do not name theirs:
// only the filtered list tells. In the recycle bin a resource is not checked again: no source says that it is still listed.

import type { Kind } from '../../resources/index.ts'
import { exclude } from '../keep/exclude.ts'
import { CLAIMS, ONE_LOOK, type Checks } from '../model/claims.ts'
import type { Tracked } from '../model/tracked.ts'
import type { Run } from '../run.ts'
import { readWholeList } from '../select/list.ts'

export interface GroupLooks {
  /**
   * Reads the list again unless that was done recently, and excludes those of `resources` that are no longer in it. The
   * result is false where it could not be read.
   */
  refresh(resources: readonly Tracked[]): Promise<boolean>
}

/** `freshSince`: a list that was requested later is recent enough. */
export function createGroupLooks(kind: Kind, run: Run, freshSince: () => number): GroupLooks {
  const { client, clock, stop, criteria } = run
  let members: { readonly ids: ReadonlySet<string>; readonly askedAt: number } | undefined
  const readings = new Map<Checks, Promise<void>>()

  async function read(checks: Checks): Promise<void> {
    const { resourceGroupId = '' } = criteria
    const onFailure = () => undefined
    const options = {
      client,
      clock,
      stop,
      checks,
      onFailure,
      givenUp: stop.stopped,
      filters: { resourceGroupId },
    }
    const askedAt = clock.now()
    const list = await readWholeList(kind, options)
    if ('code' in list) return
    members = { ids: new Set(list.observations.map(({ id }) => id)), askedAt }
  }

  /** One reading serves all writes that need it. */
  async function readOnce(checks: Checks): Promise<void> {
    const reading = readings.get(checks) ?? read(checks).finally(() => readings.delete(checks))
    readings.set(checks, reading)
    await reading
  }

  const isFresh = () => members !== undefined && members.askedAt >= freshSince()
  const lacks = ({ id }: Tracked) => members?.ids.has(id) !== true

  return {
    async refresh(resources) {
      const grouped = resources.filter(({ listedGroup }) => listedGroup !== undefined)
      if (grouped.length === 0 || kind.group.item) return true
      if (!isFresh()) await readOnce(ONE_LOOK)
      // One reading may leave out what is still in the group.
      if (isFresh() && grouped.some(lacks)) await readOnce(CLAIMS.listed)
      if (!isFresh()) return false
      for (const resource of grouped.filter(lacks)) {
        resource.listedGroup = undefined
        exclude(resource, run)
      }
      return true
    },
  }
}
