// Whether resources are still in the resource group by which they were selected, for kinds whose items do not name theirs:
// only the filtered list tells. In the recycle bin a resource is not checked again: no source says that it is still listed.

import type { Kind } from '../../resources/index.ts'
import { CallError } from '../../zenlayer/index.ts'
import { exclude } from '../keep/exclude.ts'
import { CLAIMS, ONE_LOOK, type Checks } from '../model/claims.ts'
import { failureOf } from '../model/failure.ts'
import type { Failure } from '../model/result.ts'
import type { Tracked } from '../model/tracked.ts'
import type { Run } from '../run.ts'
import { readWholeList } from '../select/list.ts'

export interface GroupLooks {
  /**
   * Reads the list again unless that was done recently, and excludes those of `resources` that are no longer in it. The
   * result says why it could not be read, if it could not.
   */
  refresh(resources: readonly Tracked[]): Promise<Failure | undefined>
}

/** `freshSince`: a list that was requested later is recent enough. */
export function createGroupLooks(kind: Kind, run: Run, freshSince: () => number): GroupLooks {
  const { client, clock, stop, criteria } = run
  let members: { readonly ids: ReadonlySet<string>; readonly askedAt: number } | undefined
  const readings = new Map<Checks, Promise<Failure | undefined>>()

  async function read(checks: Checks): Promise<Failure | undefined> {
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
    try {
      const list = await readWholeList(kind, options)
      if ('code' in list) return list
      members = { ids: new Set(list.observations.map(({ id }) => id)), askedAt }
      return undefined
    } catch (error) {
      if (error instanceof CallError) return failureOf(error)
      throw error
    }
  }

  /** One reading serves all writes that need it. */
  function readOnce(checks: Checks): Promise<Failure | undefined> {
    const reading = readings.get(checks) ?? read(checks).finally(() => readings.delete(checks))
    readings.set(checks, reading)
    return reading
  }

  const isFresh = () => members !== undefined && members.askedAt >= freshSince()
  const lacks = ({ id }: Tracked) => members?.ids.has(id) !== true

  return {
    async refresh(resources) {
      const grouped = resources.filter(({ listedGroup }) => listedGroup !== undefined)
      if (grouped.length === 0 || kind.group.item) return undefined
      const unread = isFresh() ? undefined : await readOnce(ONE_LOOK)
      if (unread !== undefined) return unread
      // One reading may leave out what is still in the group.
      const unsure = grouped.some(lacks) ? await readOnce(CLAIMS.listed) : undefined
      if (unsure !== undefined) return unsure
      for (const resource of grouped.filter(lacks)) {
        resource.listedGroup = undefined
        exclude(resource, run)
      }
      return undefined
    },
  }
}
