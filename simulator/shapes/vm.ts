// What the kinds of the service vm say of themselves.
import type { Attributes } from '../filters.ts'
import type { Resource } from '../resource.ts'
import { common, periodOf } from '../shapes.ts'
import { attachmentOf, disksOf } from './disk.ts'
import { instanceAttributes } from './instance.ts'

export function vmAttributes(instance: Resource, status: string, time: number): Attributes {
  return {
    ...instanceAttributes(instance, status),
    instanceType: 's8i.large',
    cpuCount: 2,
    memory: 4,
    internetMaxBandwidthOut: 100,
    publicIpv6Addresses: [],
    subnetId: `subnet-${instance.zoneId}`,
    securityGroupIds: ['security-group-default'],
    ...disksOf(instance, time, 40, 'SSD'),
  }
}

export function vmDiskAttributes(disk: Resource, status: string): Attributes {
  return {
    diskId: disk.id,
    diskName: disk.name,
    zoneId: disk.zoneId,
    diskType: disk.diskType,
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
