import { unmet } from './criteria.ts'
import { protectedBy } from './guards.ts'
import type { Run } from './run.ts'
import type { Tracked } from './tracked.ts'

/** Why `resource`, as it was last seen, is not to be touched; undefined when it may be. */
export function keeps(resource: Tracked, { guards, criteria, client }: Run): string | undefined {
  const { kind, sighting, closed, listedGroup } = resource
  if (kind === undefined || sighting === undefined) return undefined
  const rule = protectedBy(guards.protect, kind.type, sighting)
  if (rule !== undefined) return `the input protect has ${rule}`
  // Once something was sent it is for this run to finish, even if the API tells less of it by then.
  if (closed.size > 0) return undefined
  const known = { ...sighting, resourceGroupId: sighting.resourceGroupId ?? listedGroup }
  return unmet(criteria, known, client.serverNow())
}
