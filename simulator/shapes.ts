// What the answers say of a resource. For each kind one function gives every attribute of any API version, and each
// version has the list of the fields its official model has. The names are those of the Python SDK's models; the types
// those of the Go SDK, which breaks on an integer that arrives as a string. Values are made up but plausible.
import type { Attributes } from './filters.ts'
import type { Resource } from './resource.ts'

/** A field by name, or an object (or a list of such) by its name and its fields. */
export type Field = string | readonly [name: string, fields: readonly Field[]]

/** The fields of a model, in its order. What a resource lacks is null. */
export function pick(attributes: Attributes, fields: readonly Field[]): Attributes {
  return Object.fromEntries(
    fields.map((field) => {
      if (typeof field === 'string') return [field, attributes[field] ?? null]
      const [name, inner] = field
      return [name, pickInner(attributes[name], inner)]
    }),
  )
}

function pickInner(value: unknown, fields: readonly Field[]): unknown {
  if (value === null || value === undefined) return null
  if (Array.isArray(value)) return value.map((item) => pickInner(item, fields))
  return pick(value as Attributes, fields)
}

export function portAttributes(port: Resource, status: string): Attributes {
  return {
    portId: port.id,
    portName: port.name,
    portRemarks: null,
    portType: '10G',
    portStatus: status,
    connectionStatus: 'ACTIVE',
    dcId: port.zoneId,
    dcName: `Data center ${port.zoneId}`,
    cityName: 'Singapore',
    areaName: 'Asia Pacific',
    businessEntityName: 'Example Ltd.',
    loaStatus: 'AVAILABLE',
    loaDownloadUrl: null,
    createdTime: port.createTime,
    expiredTime: port.expiredTime,
    portChargeType: port.chargeType,
    period: periodOf(port),
    isCreateBusinessAllowed: status === 'RUNNING',
    lag: null,
    ...common(port),
  }
}

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
    netmask: '255.255.255.255',
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

function instanceAttributes(instance: Resource, status: string): Attributes {
  return {
    instanceId: instance.id,
    instanceName: instance.name,
    instanceStatus: status,
    instanceChargeType: instance.chargeType,
    zoneId: instance.zoneId,
    imageId: 'ubuntu2404',
    imageName: 'Ubuntu 24.04',
    internetChargeType: 'ByTrafficPackage',
    trafficPackageSize: 0.5,
    period: periodOf(instance),
    publicIpAddresses: [instance.ipAddress],
    privateIpAddresses: ['10.0.0.2'],
    createTime: instance.createTime,
    expiredTime: instance.expiredTime,
    autoRenew: instance.autoRenew,
    keyId: null,
    nic: { wanName: 'wan0', lanName: 'lan0' },
    ...common(instance),
  }
}

function common(resource: Resource): Attributes {
  return {
    resourceGroupId: resource.resourceGroupId,
    resourceGroupName: resource.resourceGroupId,
    tags: { tags: Object.entries(resource.tags).map(([key, value]) => ({ key, value })) },
  }
}

/** Months bought in advance: null for what is paid as it is used. */
function periodOf(resource: Resource): number | null {
  return resource.chargeType === 'PREPAID' ? 1 : null
}
