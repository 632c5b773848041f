// What the kinds of the service vm say of themselves.
import type { Attributes } from '../filters.ts'
import type { Resource } from '../resource.ts'
import { common, periodOf } from '../shapes.ts'
import { attachmentOf } from './disk.ts'
import { instanceAttributes } from './instance.ts'

export function vmAttributes(instance: Resource, status: string): Attributes {
  return {
    ...instanceAttributes(instance, status),
    instanceType: 's8i.large',
    cpuCount: 2,
    memory: 4,
    internetMaxBandwidthOut: 100,
    publicIpv6Addresses: [],
    subnetId: `subnet-${instance.zoneId}`,
    securityGroupIds: ['security-group-default'],
    systemDisk: { diskId: `system-disk-of-${instance.id}`, diskSize: 40, diskCategory: 'SSD' },
    dataDisks: [
      {
        diskId: `data-disk-of-${instance.id}`,
        diskName: 'data',
        diskSize: 100,
        diskAmount: 1,
        portable: false,
        diskCategory: 'SSD',
        diskPrice: null,
      },
    ],
  }
}

export function vmDiskAttributes(disk: Resource, status: string): Attributes {
  return {
    diskId: disk.id,
    diskName: disk.name,
    zoneId: disk.zoneId,
    diskType: 'DATA',
    portable: disk.portable,
    diskCategory: 'SSD',
    diskSize: 100,
    diskStatus: status,
    ...attachmentOf(disk, status),
    chargeType: disk.chargeType,
    createTime: disk.createTime,
    expiredTime: disk.expiredTime,
    period: periodOf(disk),
    autoRenew: disk.autoRenew,
    ...common(disk),
  }
}
