// What the kinds of the service bmc say of themselves.
import type { Attributes } from '../filters.ts'
import type { Resource } from '../resource.ts'
import { common, periodOf } from '../shapes.ts'
import { instanceAttributes } from './instance.ts'

export function bmcAttributes(instance: Resource, status: string): Attributes {
  return {
    ...instanceAttributes(instance, status),
    hostname: 'hostname',
    instanceTypeId: 'M6C',
    instanceType: {
      instanceTypeId: 'M6C',
      description: '64GB Memory, 2 * 960GB SSD',
      cpuCoreCount: 1,
      cpuDetail: 'E-2288G',
      cpuCores: 8,
      cpuThreads: 16,
      baseFrequency: '3.70GHz',
      memorySize: 64,
      maximumBandwidth: 10_000,
      supportRaids: [0, 1],
      supportSubnet: true,
      isHA: false,
      diskInfo: {
        totalDiskSize: 1700,
        diskDescription: '2 * 960GB SSD',
        disks: [{ diskSize: 960, diskCount: 2 }],
      },
      // Only DescribeInstanceTypes knows the images of a type (Go SDK).
      imageIds: null,
      vpuVendor: null,
      vpuCard: null,
      vpuCount: null,
    },
    ipxeUrl: null,
    bandwidthOutMbps: 1000,
    primaryPublicIpAddress: instance.ipAddress,
    primaryPublicIPv6Address: null,
    ipv6Addresses: null,
    subnetIds: [`subnet-${instance.zoneId}`],
    raidConfig: { raidType: null, customRaids: [{ raidType: 1, diskSequence: [1, 2] }] },
    partitions: [{ fsType: 'ext4', fsPath: '/', size: 890 }],
    enableGatewayMode: false,
    ipmiEnabled: true,
  }
}

/** Statuses in which an elastic IP belongs to an instance. `INUSE` is what the documentation of 2022 calls it. */
const BOUND = ['ASSOCIATED', 'INUSE', 'ASSOCIATING', 'UNASSOCIATING']

export function eipAttributes(eip: Resource, status: string): Attributes {
  const instanceId = BOUND.includes(status) ? eip.instanceId : null
  return {
    eipId: eip.id,
    zoneId: eip.zoneId,
    ipAddress: eip.ipAddress,
    netmask: 32,
    instanceId,
    instanceName: instanceId,
    eipChargeType: eip.chargeType,
    period: periodOf(eip),
    createTime: eip.createTime,
    expiredTime: eip.expiredTime,
    eipStatus: status,
    ...common(eip),
  }
}

export function cidrBlockAttributes(block: Resource, status: string): Attributes {
  return {
    cidrBlockId: block.id,
    // Only IPv6 blocks are released at once (TerminateCidrBlock).
    ...(block.recycleBin ? IPV4_BLOCK : IPV6_BLOCK),
    cidrType: null,
    cidrBlockName: block.name,
    zoneId: block.zoneId,
    // What is assigned is not modelled; `holds` says what is in use.
    instanceIds: [],
    status,
    chargeType: block.chargeType,
    createTime: block.createTime,
    expireTime: block.expiredTime,
    ...common(block),
  }
}

const IPV4_BLOCK = {
  cidrBlockType: 'IPv4',
  cidrBlock: '203.0.113.0/28',
  gateway: '203.0.113.1',
  availableIpStart: '203.0.113.2',
  availableIpEnd: '203.0.113.14',
  availableIpCount: 13,
}

const IPV6_BLOCK = {
  cidrBlockType: 'IPv6',
  cidrBlock: '2001:db8::/64',
  gateway: '2001:db8::1',
  availableIpStart: '2001:db8::2',
  availableIpEnd: '2001:db8::ff',
  availableIpCount: 254,
}

export function loadBalancerAttributes(balancer: Resource, status: string): Attributes {
  return {
    loadBalancerId: balancer.id,
    zoneId: balancer.zoneId,
    loadBalancerName: balancer.name,
    specName: 'lb.small',
    vipList: [
      { vipId: `vip-of-${balancer.id}`, ipAddress: balancer.ipAddress, type: 'DEFAULT', status: 'AVAILABLE' },
    ],
    chargeType: balancer.chargeType,
    period: periodOf(balancer),
    createTime: balancer.createTime,
    expiredTime: balancer.expiredTime,
    status,
    masterIp: '10.0.0.4',
    backupIp: '10.0.0.5',
    ipType: 'IPv4',
    bandwidth: 100,
    isWorking: status === 'RUNNING',
    listenerList: [],
    backendList: [],
    ...common(balancer),
  }
}
