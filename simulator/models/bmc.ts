// The models of the service bmc.
import { equals, fuzzy, has, wildcard, type Filters } from '../filters.ts'
import { BY_GROUP, GROUPED, TAGS, type Model } from '../models.ts'
import type { Field } from '../shapes.ts'
import { INSTANCE_FILTERS, NIC } from './instance.ts'

const BMC_FILTERS: Filters = {
  ...INSTANCE_FILTERS,
  instanceTypeId: equals('instanceTypeId'),
  subnetId: has('subnetIds'),
  hostname: wildcard('hostname'),
}

const INSTANCE_TYPE = [
  ...['imageIds', 'instanceTypeId', 'description', 'cpuCoreCount', 'cpuDetail', 'cpuCores', 'cpuThreads'],
  ...['baseFrequency', 'memorySize', 'maximumBandwidth', 'supportRaids', 'supportSubnet', 'isHA'],
]
const DISK_INFO: Field = [
  'diskInfo',
  ['totalDiskSize', 'diskDescription', ['disks', ['diskSize', 'diskCount']]],
]
const RAID_CONFIG: Field = ['raidConfig', ['raidType', ['customRaids', ['raidType', 'diskSequence']]]]
const PARTITIONS: Field = ['partitions', ['fsType', 'fsPath', 'size']]

export const BMC_2022: Model = {
  fields: [
    ...['instanceId', 'zoneId', 'instanceName', 'hostname', 'instanceTypeId'],
    ['instanceType', [...INSTANCE_TYPE, DISK_INFO]],
    ...[
      'imageId',
      'imageName',
      'ipxeUrl',
      'keyId',
      'instanceChargeType',
      'bandwidthOutMbps',
      'internetChargeType',
    ],
    ...['period', 'publicIpAddresses', 'privateIpAddresses', 'ipv6Addresses', 'subnetIds', 'createTime'],
    ...['expiredTime', 'resourceGroupId', 'resourceGroupName', 'instanceStatus', 'primaryPublicIpAddress'],
    'trafficPackageSize',
    RAID_CONFIG,
    PARTITIONS,
    NIC,
    'autoRenew',
    TAGS,
    'enableGatewayMode',
  ],
  filters: BMC_FILTERS,
}

export const BMC_2026: Model = {
  fields: [
    ...['instanceId', 'zoneId', 'instanceName', 'hostname', 'instanceTypeId'],
    ['instanceType', [...INSTANCE_TYPE, DISK_INFO, 'vpuVendor', 'vpuCard', 'vpuCount']],
    ...[
      'imageId',
      'imageName',
      'ipxeUrl',
      'instanceChargeType',
      'bandwidthOutMbps',
      'internetChargeType',
      'period',
    ],
    ...['primaryPublicIpAddress', 'primaryPublicIPv6Address', 'publicIpAddresses', 'privateIpAddresses'],
    ...['ipv6Addresses', 'subnetIds', 'createTime', 'expiredTime', 'resourceGroupId', 'resourceGroupName'],
    ...['instanceStatus', 'trafficPackageSize'],
    RAID_CONFIG,
    PARTITIONS,
    NIC,
    ...['autoRenew', 'keyId'],
    TAGS,
    ...['enableGatewayMode', 'ipmiEnabled'],
  ],
  filters: BMC_FILTERS,
}

/** The same fields in 2022-11-20 and 2026-02-01. */
export const EIP: Model = {
  fields: [
    ...['eipId', 'zoneId', 'ipAddress', 'netmask', 'instanceId', 'instanceName', 'eipChargeType', 'period'],
    ...['createTime', 'expiredTime', 'resourceGroupId', 'resourceGroupName', 'eipStatus'],
    TAGS,
  ],
  filters: {
    ...GROUPED,
    zoneId: equals('zoneId'),
    ipAddress: equals('ipAddress'),
    instanceId: equals('instanceId'),
    instanceName: equals('instanceName'),
    eipChargeType: equals('eipChargeType'),
    eipStatus: equals('eipStatus'),
  },
}

/** The same fields in 2022-11-20 and 2026-02-01. Its expiry is `expireTime`, unlike that of everything else. */
export const CIDR_BLOCK: Model = {
  fields: [
    ...['cidrBlockId', 'cidrBlockType', 'cidrType', 'cidrBlockName', 'zoneId', 'cidrBlock', 'gateway'],
    ...['availableIpStart', 'availableIpEnd', 'availableIpCount', 'instanceIds', 'status', 'chargeType'],
    ...['createTime', 'expireTime', 'resourceGroupId', 'resourceGroupName'],
    TAGS,
  ],
  filters: {
    ...GROUPED,
    cidrBlock: equals('cidrBlock'),
    cidrBlockName: equals('cidrBlockName'),
    zoneId: equals('zoneId'),
    cidrBlockType: equals('cidrBlockType'),
    gateway: equals('gateway'),
    chargeType: equals('chargeType'),
  },
}

const LOAD_BALANCER: readonly Field[] = [
  ...['loadBalancerId', 'zoneId', 'loadBalancerName', 'specName'],
  ['vipList', ['vipId', 'ipAddress', 'type', 'status']],
  ...['chargeType', 'period', 'createTime', 'expiredTime', 'status', 'resourceGroupId', 'resourceGroupName'],
  ...['masterIp', 'backupIp', 'ipType', 'bandwidth', 'isWorking', 'listenerList', 'backendList'],
]

const LOAD_BALANCER_FILTERS = { zoneId: equals('zoneId'), loadBalancerName: fuzzy('loadBalancerName') }

export const LOAD_BALANCER_2022: Model = {
  fields: LOAD_BALANCER,
  filters: { ...BY_GROUP, ...LOAD_BALANCER_FILTERS },
}

export const LOAD_BALANCER_2026: Model = {
  fields: [...LOAD_BALANCER, TAGS],
  filters: { ...GROUPED, ...LOAD_BALANCER_FILTERS },
}
