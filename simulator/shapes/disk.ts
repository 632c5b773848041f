// What the disks of vm and zec have in common.
import type { Attributes } from '../filters.ts'
import { isAttached } from '../lifecycle.ts'
import type { Resource } from '../resource.ts'

export function attachmentOf(disk: Resource, status: string): Attributes {
  const instanceId = isAttached(disk.kind.life, status) ? disk.instanceId : null
  return { instanceId, instanceName: instanceId }
}

/** What an instance says of its disks. `size` and `category` are those of a system disk that the seed does not have. */
export function disksOf(instance: Resource, time: number, size: number, category: string): Attributes {
  const disks = attachedTo(instance, time, /-disk$/)
  const [system] = disks.filter(({ resource }) => resource.diskType === 'SYSTEM')
  return {
    systemDisk: system?.attributes ?? {
      diskId: `system-disk-of-${instance.id}`,
      diskSize: size,
      diskCategory: category,
      burstingEnabled: false,
    },
    dataDisks: disks
      .filter(({ resource }) => resource.diskType !== 'SYSTEM')
      .map(({ attributes }) => ({ ...attributes, diskAmount: 1, diskPrice: null })),
  }
}

/** The resources of these kinds that are attached to the instance at that time. */
export function attachedTo(
  instance: Resource,
  time: number,
  kinds: RegExp,
): { readonly resource: Resource; readonly attributes: Attributes }[] {
  return instance.attached.flatMap((resource) => {
    const status = resource.timeline.at(time)
    if (status === undefined || !kinds.test(resource.kind.name) || !isAttached(resource.kind.life, status))
      return []
    return [{ resource, attributes: resource.kind.attributes(resource, status, time) }]
  })
}
