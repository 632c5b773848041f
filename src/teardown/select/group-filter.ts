// Whether the list of a kind can be filtered by resource group, although its items do not have one.

import { listPage, meaningOf, UnusableAnswerError, type Kind } from '../../resources/index.ts'
import { CallError, type Client } from '../../zenlayer/index.ts'
import { LIST_ATTEMPTS } from './pages.ts'

/**
 * Ports and VM disks have no resource group in their items (Python SDK 2.0.77): only the server's filter excludes other
 * groups. A request for a group that cannot exist shows whether it does: the list must be empty.
 */
export async function filtersByGroup(kind: Kind, client: Client): Promise<boolean> {
  const filters = { resourceGroupId: 'no-such-resource-group' }
  try {
    const { total, observations, unread } = await listPage(client, kind, filters, 1, {
      attempts: LIST_ATTEMPTS,
      pageSize: 1,
    })
    return total + observations.length + unread.length === 0
  } catch (error) {
    if (error instanceof UnusableAnswerError) return false
    // The error that there is no such group proves the same.
    if (error instanceof CallError && meaningOf(error.code) === 'bad-group') return true
    throw error
  }
}

export type GroupProbe = (kind: Kind) => Promise<boolean>

/** Probes each kind at most once. */
export function createGroupProbe(client: Client): GroupProbe {
  const known = new Map<Kind, boolean>()
  return async (kind) => {
    const answer = known.get(kind) ?? (await filtersByGroup(kind, client))
    known.set(kind, answer)
    return answer
  }
}
