// The models of the service zec.
import { among, equals, fuzzy, has, is, overlaps, type Filters } from '../filters.ts'
import { BY_GROUP, GROUPED, TAGS, type Model } from '../models.ts'
import type { Field } from '../shapes.ts'

const INSTANCE = [
  ...[
    'instanceId',
    'instanceName',
    'zoneId',
    'instanceType',
    'cpu',
    'memory',
    'imageId',
    'imageName',
    'timeZone',
  ],
  ...[
    'nicNetworkType',
    'status',
    'publicIpAddresses',
    'privateIpAddresses',
    'keyId',
    'subnetId',
    'enableAgent',
  ],
  ...['enableAgentMonitor', 'enableIpForward', 'createTime', 'expiredTime', 'resourceGroupId'],
  'resourceGroupName',
]
const NIC: readonly Field[] = [
  ...['nicId', 'name', 'status', 'nicType', 'regionId', 'nicSubnetType', 'publicIpList', 'privateIpList'],
  ...['primaryIpv4', 'primaryIpv6', 'ipv6Cidr', 'secondaryIpv4s', 'macAddress', 'instanceId', 'vpcId'],
  ...['subnetId', 'createTime', 'updateTime'],
  ['resourceGroup', ['resourceGroupId', 'resourceGroupName']],
]
const NIC_2025: readonly Field[] = [...NIC, 'securityGroupId', TAGS]
const SYSTEM_DISK = ['diskId', 'diskSize', 'diskCategory']
const DATA_DISK = ['diskId', 'diskName', 'diskSize', 'diskAmount', 'portable', 'diskCategory']

const INSTANCE_FILTERS: Filters = {
  zoneId: equals('zoneId'),
  imageId: equals('imageId'),
  status: equals('status'),
  name: fuzzy('instanceName'),
  ipv4Address: has('ipv4Addresses'),
  ipv6Address: has('ipv6Addresses'),
}

export const ZEC_INSTANCE_2024: Model = {
  fields: [...INSTANCE, ['nics', NIC], ['systemDisk', SYSTEM_DISK], ['dataDisks', DATA_DISK]],
  filters: { ...BY_GROUP, ...INSTANCE_FILTERS },
}

export const ZEC_INSTANCE_2025: Model = {
  fields: [
    ...INSTANCE,
    ['nics', NIC_2025],
    ['systemDisk', [...SYSTEM_DISK, 'burstingEnabled']],
    ['dataDisks', [...DATA_DISK, 'burstingEnabled']],
    'securityGroupId',
    TAGS,
    ...['loadBalancerIds', 'placementGroupId'],
    ['instanceOptions', ['nestedVirtualization']],
  ],
  filters: {
    ...GROUPED,
    ...INSTANCE_FILTERS,
    instanceType: equals('instanceType'),
    instanceTypeSeries: equals('instanceTypeSeries'),
  },
}

const EIP: readonly Field[] = [
  ...[
    'eipId',
    'name',
    'regionId',
    'peerRegionId',
    'isDefault',
    'status',
    'publicIpAddresses',
    'privateIpAddress',
  ],
  ...['eipV4Type', 'internetChargeType', 'cidrId', 'nicId', 'associatedId', 'associatedType', 'bindType'],
  ...['flowPackage', 'bandwidth', 'eipGeoRefs', 'createTime', 'expiredTime', 'resourceGroupId'],
  'resourceGroupName',
  ['bandwidthCluster', ['bandwidthClusterId', 'bandwidthClusterName']],
]

const EIP_FILTERS: Filters = {
  regionId: equals('regionId'),
  name: fuzzy('name'),
  status: equals('status'),
  isDefault: is('isDefault', 'boolean'),
  privateIpAddress: equals('privateIpAddress'),
  ipAddress: has('publicIpAddresses'),
  ipAddresses: overlaps('publicIpAddresses'),
  instanceId: equals('instanceId'),
  associatedId: equals('associatedId'),
  cidrIds: among('cidrId'),
}

export const ZEC_EIP_2024: Model = { fields: EIP, filters: { ...BY_GROUP, ...EIP_FILTERS } }

export const ZEC_EIP_2025: Model = {
  fields: [
    ...EIP,
    ...['isCustomized', 'networkLineType', 'instanceId', 'rateLimitMode', 'flowPackages', 'blockInfoList'],
    TAGS,
    ['operationInfo', ['operation', 'status']],
    'prefixLength',
  ],
  filters: {
    ...GROUPED,
    ...EIP_FILTERS,
    isCustomized: is('isCustomized', 'boolean'),
    internetChargeType: equals('internetChargeType'),
    prefixLength: is('prefixLength', 'number'),
  },
}

const DISK = [
  ...['diskId', 'diskName', 'zoneId', 'diskType', 'portable', 'diskCategory', 'diskSize', 'diskStatus'],
  ...['instanceId', 'instanceName', 'createTime', 'expiredTime', 'period', 'resourceGroupId'],
  ...['resourceGroupName', 'serial', 'snapshotAbility'],
]

const DISK_FILTERS: Filters = {
  diskName: fuzzy('diskName'),
  diskStatus: equals('diskStatus'),
  diskType: equals('diskType'),
  diskCategory: equals('diskCategory'),
  instanceId: equals('instanceId'),
  zoneId: equals('zoneId'),
  snapshotAbility: is('snapshotAbility', 'boolean'),
}

export const ZEC_DISK_2024: Model = {
  fields: [...DISK, 'chargeType'],
  filters: { ...BY_GROUP, ...DISK_FILTERS },
}

export const ZEC_DISK_2025: Model = {
  fields: [...DISK, 'regionId', 'autoSnapshotPolicyId', TAGS, 'burstingEnabled'],
  filters: { ...GROUPED, ...DISK_FILTERS, regionId: equals('regionId') },
}

export const ZEC_NIC_2025: Model = {
  fields: NIC_2025,
  filters: {
    ...GROUPED,
    name: fuzzy('name'),
    regionId: equals('regionId'),
    vpcId: equals('vpcId'),
    subnetId: equals('subnetId'),
    instanceId: equals('instanceId'),
    status: equals('status'),
    nicType: equals('nicType'),
    nicSubnetType: equals('nicSubnetType'),
    securityGroupId: equals('securityGroupId'),
  },
}
