// What the kinds of the service zec say of themselves.
import type { Attributes } from '../filters.ts'
import { isAttached } from '../lifecycle.ts'
import type { Resource } from '../resource.ts'
import { common, periodOf } from '../shapes.ts'
import { attachedTo, attachmentOf, disksOf } from './disk.ts'

export function zecInstanceAttributes(instance: Resource, status: string, time: number): Attributes {
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
    ...disksOf(instance, time, 20, 'Standard NVMe SSD'),
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
    nics: attachedTo(instance, time, /^zec-nic$/).map(({ attributes }) => attributes),
    loadBalancerIds: [],
    placementGroupId: null,
    instanceOptions: { nestedVirtualization: false },
    ...common(instance),
  }
}

export function zecEipAttributes(eip: Resource, status: string, time: number): Attributes {
  const bound = isAttached(eip.kind.life, status)
  return {
    eipId: eip.id,
    name: eip.name,
    regionId: eip.zoneId,
    peerRegionId: null,
    isDefault: eip.isDefault,
    isCustomized: false,
    status,
    publicIpAddresses: [eip.ipAddress],
    privateIpAddress: bound ? '10.0.0.2' : null,
    eipV4Type: 'BGPLine',
    networkLineType: 'PremiumBGP',
    internetChargeType: 'ByBandwidth',
    cidrId: null,
    ...(bound ? associationOf(eip, time) : UNASSOCIATED),
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

const UNASSOCIATED = { nicId: null, associatedId: null, associatedType: null, instanceId: null }

/** An elastic IP that belongs to an instance is bound to one of its vNICs. */
function associationOf(eip: Resource, time: number): Attributes {
  if (eip.associatedId !== undefined)
    return { ...UNASSOCIATED, associatedId: eip.associatedId, associatedType: 'LB' }
  const instance = eip.hosts.get('instanceId')
  const nics = instance === undefined ? [] : attachedTo(instance, time, /^zec-nic$/)
  const nic = nics.find(({ resource }) => resource.nicType === 'Primary') ?? nics[0]
  const nicId = nic?.resource.id ?? `nic-of-${eip.instanceId}`
  return { nicId, associatedId: nicId, associatedType: 'NIC', instanceId: eip.instanceId }
}

export function zecNicAttributes(nic: Resource, status: string): Attributes {
  const shared = common(nic)
  return {
    nicId: nic.id,
    name: nic.name,
    status,
    nicType: nic.nicType,
    regionId: nic.zoneId,
    nicSubnetType: 'IPv4',
    publicIpList: [],
    privateIpList: ['10.0.0.2'],
    primaryIpv4: '10.0.0.2',
    primaryIpv6: null,
    ipv6Cidr: null,
    secondaryIpv4s: [],
    macAddress: '02:00:00:00:00:01',
    instanceId: isAttached(nic.kind.life, status) ? nic.instanceId : null,
    vpcId: nic.vpcId,
    subnetId: nic.subnetId,
    createTime: nic.createTime,
    updateTime: nic.createTime,
    // An object here, and flat in the filters.
    resourceGroup: shared,
    securityGroupId: null,
    ...shared,
  }
}

export function zecDiskAttributes(disk: Resource, status: string): Attributes {
  return {
    diskId: disk.id,
    diskName: disk.name,
    regionId: regionOf(disk.zoneId),
    zoneId: disk.zoneId,
    diskType: disk.diskType,
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
