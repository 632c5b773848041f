// The models of the service vm.
import { equals, has, is, type Filters } from '../filters.ts'
import { GROUPED, TAGS, type Model } from '../models.ts'
import type { Field } from '../shapes.ts'
import { INSTANCE_FILTERS, NIC } from './instance.ts'

const VM_FILTERS: Filters = {
  ...INSTANCE_FILTERS,
  instanceType: equals('instanceType'),
  keyId: equals('keyId'),
  subnetId: equals('subnetId'),
  securityGroupId: has('securityGroupIds'),
}

const VM_FIELDS = [
  ...['instanceId', 'zoneId', 'instanceName', 'instanceType', 'cpuCount', 'memory', 'imageId', 'imageName'],
  ...['instanceChargeType', 'internetMaxBandwidthOut', 'internetChargeType', 'period', 'publicIpAddresses'],
  ...[
    'publicIpv6Addresses',
    'privateIpAddresses',
    'subnetId',
    'createTime',
    'expiredTime',
    'resourceGroupId',
  ],
  ...['resourceGroupName', 'instanceStatus', 'trafficPackageSize', 'securityGroupIds'],
]
const SYSTEM_DISK: Field = ['systemDisk', ['diskId', 'diskSize', 'diskCategory']]

export const VM_2023: Model = {
  fields: [
    ...VM_FIELDS,
    SYSTEM_DISK,
    ['dataDisks', ['diskId', 'diskSize', 'diskName', 'diskCategory', 'portable']],
    ...['autoRenew', 'keyId'],
    NIC,
    TAGS,
  ],
  filters: VM_FILTERS,
}

export const VM_2026: Model = {
  fields: [
    ...VM_FIELDS,
    SYSTEM_DISK,
    ['dataDisks', ['diskId', 'diskName', 'diskSize', 'diskAmount', 'portable', 'diskCategory', 'diskPrice']],
    ...['autoRenew', 'keyId'],
    NIC,
    TAGS,
  ],
  filters: VM_FILTERS,
}

/** The same fields in 2023-03-13 and 2026-04-01. A disk does not say which resource group it is in. */
export const VM_DISK: Model = {
  fields: [
    ...['diskId', 'diskName', 'zoneId', 'diskType', 'portable', 'diskCategory', 'diskSize', 'diskStatus'],
    ...['instanceId', 'instanceName', 'chargeType', 'createTime', 'expiredTime', 'period', 'autoRenew'],
    TAGS,
  ],
  filters: {
    ...GROUPED,
    diskName: equals('diskName'),
    diskStatus: equals('diskStatus'),
    diskType: equals('diskType'),
    diskCategory: equals('diskCategory'),
    diskSize: is('diskSize', 'number'),
    portable: is('portable', 'boolean'),
    instanceId: equals('instanceId'),
    zoneId: equals('zoneId'),
  },
}
