// The official models, version by version: which fields an answer has, and which filters a request may carry. Taken from
// the models of Zenlayer's Python SDK 2.0.77. A parameter that a version does not know is ignored, not refused: a
// filter by tags on the ports of 2023 selects every port there is.
import { equals, fuzzy, has, overlaps, tagKeys, tags, wildcard, type Filters } from './filters.ts'
import type { Field } from './shapes.ts'

export interface Model {
  readonly fields: readonly Field[]
  readonly filters: Filters
}

const TAGS: Field = ['tags', [['tags', ['key', 'value']]]]
const NIC: Field = ['nic', ['wanName', 'lanName']]
const GROUPED: Filters = { resourceGroupId: equals('resourceGroupId'), tags, tagKeys }

export const PORT_2023: Model = {
  fields: [
    ...['portId', 'portName', 'portRemarks', 'portType', 'connectionStatus', 'portStatus', 'dcId', 'dcName'],
    ...[
      'cityName',
      'areaName',
      'loaStatus',
      'loaDownloadUrl',
      'createdTime',
      'expiredTime',
      'portChargeType',
    ],
    'period',
  ],
  filters: {
    dcId: equals('dcId'),
    portName: fuzzy('portName'),
    portRemarks: fuzzy('portRemarks'),
    cityName: fuzzy('cityName'),
  },
}

export const PORT_2026: Model = {
  fields: [
    ...['portId', 'portName', 'portRemarks', 'portType', 'dcId', 'dcName', 'cityName', 'areaName'],
    ...['businessEntityName', 'connectionStatus', 'portStatus', 'loaStatus', 'loaDownloadUrl', 'createdTime'],
    ...['expiredTime', 'period', 'isCreateBusinessAllowed'],
    TAGS,
    ['lag', ['lagId', 'lagName']],
  ],
  filters: { ...GROUPED, dcId: equals('dcId'), portName: fuzzy('portName'), cityName: fuzzy('cityName') },
}

const INSTANCE_FILTERS: Filters = {
  ...GROUPED,
  zoneId: equals('zoneId'),
  internetChargeType: equals('internetChargeType'),
  imageId: equals('imageId'),
  instanceStatus: equals('instanceStatus'),
  instanceName: wildcard('instanceName'),
  publicIpAddresses: overlaps('publicIpAddresses'),
  privateIpAddresses: overlaps('privateIpAddresses'),
}

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
