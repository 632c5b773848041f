// What VM and bare-metal instances have in common, and the disks of vm and zec.
import { equals, overlaps, wildcard, type Attributes, type Filters } from '../filters.ts'
import { isRecord } from '../check.ts'
import type { Kind, Resource, View } from '../kind.ts'
import type { Body } from '../parameters.ts'
import type { ResourceSeed } from '../resource-seed.ts'
import { AT_REST, attached, hostIn, only, OWNED, ownersOf, periodOf } from './common.ts'

export const INSTANCE = {
  list: { action: 'DescribeInstances', ids: 'instanceIds' },
  writes: [
    { action: 'TerminateInstance', parameter: 'instanceId', steps: ['recycle'] },
    { action: 'ReleaseInstances', parameter: 'instanceIds', steps: ['release'] },
  ],
  recycleBin: 'always',
  refusals: {
    // The error table of TerminateInstance has no other code for an instance that is busy.
    recycle: only(AT_REST, '403 OPERATION_DENIED_INSTANCE_STATUS_INSTALLING', {
      creating: '403 OPERATION_DENIED_INSTANCE_CREATING',
      recycling: '400 UNSUPPORTED_OPERATION_INSTANCE_BEING_RECYCLE',
      bin: '403 OPERATION_DENIED_INSTANCE_RECYCLED',
      leaving: '403 OPERATION_DENIED_INSTANCE_RECYCLED',
    }),
    release: only(['bin'], '403 OPERATION_DENIED_INSTANCE_NOT_RECYCLED'),
  },
  inUse: '403 OPERATION_DENIED_INSTANCE_EXIST',
  missing: '404 INVALID_INSTANCE_NOT_FOUND',
} as const satisfies Partial<Kind>

export const INSTANCE_FILTERS: Filters = {
  ...OWNED,
  zoneId: equals('zoneId'),
  internetChargeType: equals('internetChargeType'),
  imageId: equals('imageId'),
  instanceStatus: equals('instanceStatus'),
  instanceName: wildcard('instanceName'),
  publicIpAddresses: overlaps('publicIpAddresses'),
  privateIpAddresses: overlaps('privateIpAddresses'),
}

export function instanceItem(it: Resource, { status }: View): Attributes {
  return {
    instanceId: it.id,
    instanceName: it.name,
    instanceStatus: status,
    instanceChargeType: it.chargeType,
    zoneId: it.zoneId,
    imageId: it.fields['imageId'],
    imageName: 'Ubuntu 24.04',
    internetChargeType: 'ByTrafficPackage',
    trafficPackageSize: 0.5,
    period: periodOf(it),
    publicIpAddresses: [it.ipAddress],
    privateIpAddresses: ['10.0.0.2'],
    createTime: it.createTime,
    expiredTime: it.expiredTime,
    autoRenew: it.autoRenew,
    keyId: null,
    nic: { wanName: 'wan0', lanName: 'lan0' },
    ...ownersOf(it),
  }
}

/**
 * The disks in the item of an instance. Without a system disk in the seed it has one of that size and category.
 */
export function disksIn(it: Resource, view: View, kind: string, size: number, category: string): Attributes {
  const disks = attached(it, view, kind).map(({ item }) => item)
  const system = disks.find(({ diskType }) => diskType === 'SYSTEM') ?? {
    ...{ diskId: `system-disk-of-${it.id}`, diskSize: size, diskCategory: category },
  }
  const bursting = { burstingEnabled: false }
  return {
    systemDisk: { ...picked(system, ['diskId', 'diskSize', 'diskCategory']), ...bursting },
    dataDisks: disks
      .filter(({ diskType }) => diskType !== 'SYSTEM')
      .map((disk) => ({
        ...picked(disk, ['diskId', 'diskName', 'diskSize', 'portable', 'diskCategory']),
        ...{ diskAmount: 1, diskPrice: null, ...bursting },
      })),
  }
}

function picked(from: Attributes, names: readonly string[]): Attributes {
  return Object.fromEntries(names.map((name) => [name, from[name]]))
}

/** The keys of a disk in the seed. */
export const DISK_FIELDS = { instanceId: null, portable: true, diskType: 'DATA' } as const

/** The instance that a disk is attached to. */
export function attachmentOf(it: Resource, view: View): Attributes {
  const instanceId = hostIn(it, view)
  return { instanceId, instanceName: instanceId }
}

/** The disks that an instance is made with, of that kind: the system disk, and the data disks that were asked for. */
export function disksFor(
  { zoneId, dataDisks, systemDisk }: Body,
  kind: string,
  instanceId: string,
  nextId: () => string,
): ResourceSeed[] {
  const common = { kind, instanceId, status: 'IN_USE', zoneId: String(zoneId) }
  const asked = (Array.isArray(dataDisks) ? dataDisks : []).filter(isRecord).flatMap((disk) => {
    const { diskName, diskAmount, portable, ...rest } = disk
    const one = {
      ...(typeof diskName === 'string' ? { name: diskName } : {}),
      ...(typeof portable === 'boolean' ? { portable } : {}),
      ...sizeOf(rest),
    }
    const amount = typeof diskAmount === 'number' ? Math.min(diskAmount, 100) : 1
    return Array.from({ length: amount }, () => ({ ...common, ...one, id: nextId() }))
  })
  const system = isRecord(systemDisk) ? sizeOf(systemDisk) : {}
  return [{ ...common, ...system, id: nextId(), diskType: 'SYSTEM', portable: false }, ...asked]
}

function sizeOf({
  diskSize,
  diskCategory,
}: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return {
    ...(typeof diskSize === 'number' ? { diskSize } : {}),
    ...(typeof diskCategory === 'string' ? { diskCategory } : {}),
  }
}

/** The created instances in the answer, each with its disks. */
export function instancesIn(seeds: readonly ResourceSeed[], disks: string): Attributes[] {
  return seeds
    .filter(({ kind }) => kind.endsWith('-instance'))
    .map(({ id }) => ({
      instanceId: id,
      diskIdSet: seeds.filter((it) => it.kind === disks && it['instanceId'] === id).map((it) => it.id),
    }))
}
