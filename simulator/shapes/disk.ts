// What the disks of vm and zec have in common.
import type { Attributes } from '../filters.ts'
import type { Resource } from '../resource.ts'

/** Statuses in which a disk belongs to an instance. */
const ATTACHED = ['IN_USE', 'ATTACHING', 'DETACHING']

export function attachmentOf(disk: Resource, status: string): Attributes {
  const instanceId = ATTACHED.includes(status) ? disk.instanceId : null
  return { instanceId, instanceName: instanceId }
}
