// What the kinds of the service zec say of themselves.
import type { Attributes } from '../filters.ts'
import type { Resource } from '../resource.ts'
import { common, periodOf } from '../shapes.ts'
import { attachmentOf } from './disk.ts'

export function zecInstanceAttributes(instance: Resource, status: string): Attributes {
  const privateIpAddresses = ['10.0.0.2']
  return {
    instanceId: instance.id,
    instanceName: instance.name,
    zoneId: instance.zoneId,
    instanceType: 'z2a.cpu.1',
    instanceTypeSeries: 'z2a',
    cpu: 1,
    memory: 1,
    imageId: 'ubuntu2404',
    imageName: 'Ubuntu 24.04',
    timeZone: 'Asia/Singapore',
    nicNetworkType: 'Auto',
    status,
    systemDisk: {
      diskId: `system-disk-of-${instance.id}`,
      diskSize: 20,
      diskCategory: 'Standard NVMe SSD',
      burstingEnabled: false,
    },
    dataDisks: [],
    publicIpAddresses: [instance.ipAddress],
    privateIpAddresses,
    // For the filters alone.
    ipv4Addresses: [instance.ipAddress, ...privateIpAddresses],
    ipv6Addresses: [],
    keyId: null,
    subnetId: `subnet-${regionOf(instance.zoneId)}`,
    securityGroupId: 'security-group-default',
    enableAgent: true,
    enableAgentMonitor: true,
    enableIpForward: false,
    createTime: instance.createTime,
    expiredTime: instance.expiredTime,
    nics: [],
    loadBalancerIds: [],
    placementGroupId: null,
    instanceOptions: { nestedVirtualization: false },
    ...common(instance),
  }
}

/** Statuses in which an elastic IP belongs to something. */
const BOUND = ['BINDED', 'ASSIGNING']

export function zecEipAttributes(eip: Resource, status: string): Attributes {
  const bound = BOUND.includes(status)
  return {
    eipId: eip.id,
    name: eip.name,
    regionId: eip.zoneId,
    peerRegionId: null,
    isDefault: false,
    isCustomized: false,
    status,
    publicIpAddresses: [eip.ipAddress],
    privateIpAddress: bound ? '10.0.0.2' : null,
    eipV4Type: 'BGPLine',
    networkLineType: 'PremiumBGP',
    internetChargeType: 'ByBandwidth',
    cidrId: null,
    nicId: bound ? `nic-of-${eip.instanceId}` : null,
    associatedId: bound ? `nic-of-${eip.instanceId}` : null,
    associatedType: bound ? 'NIC' : null,
    instanceId: bound ? eip.instanceId : null,
    bindType: bound ? 'FullNat' : null,
    flowPackage: null,
    flowPackages: [],
    bandwidth: 100,
    rateLimitMode: 'LOOSE',
    eipGeoRefs: [],
    blockInfoList: [],
    createTime: eip.createTime,
    expiredTime: eip.expiredTime,
    bandwidthCluster: null,
    operationInfo: null,
    prefixLength: 32,
    ...common(eip),
  }
}

export function zecDiskAttributes(disk: Resource, status: string): Attributes {
  return {
    diskId: disk.id,
    diskName: disk.name,
    regionId: regionOf(disk.zoneId),
    zoneId: disk.zoneId,
    diskType: 'DATA',
    portable: disk.portable,
    diskCategory: 'Standard NVMe SSD',
    diskSize: 20,
    diskStatus: status,
    ...attachmentOf(disk, status),
    chargeType: disk.chargeType,
    createTime: disk.createTime,
    expiredTime: disk.expiredTime,
    period: periodOf(disk),
    serial: null,
    snapshotAbility: true,
    autoSnapshotPolicyId: null,
    burstingEnabled: false,
    ...common(disk),
  }
}

/** `asia-east-1` of the zone `asia-east-1a`. */
function regionOf(zoneId: string): string {
  return zoneId.replace(/(?<=\d)[a-z]$/, '')
}
