// The kinds of the service bmc.
import { equals, fuzzy, group, has, wildcard, word } from '../filters.ts'
import type { Kind } from '../kind.ts'
import { stringOf } from '../parameters.ts'
import {
  AT_REST,
  exactly,
  groupOf,
  idsIn,
  IN_THE_BIN,
  names,
  naming,
  NO_TAGS,
  ONE_STEP,
  only,
  OWNED,
  ownersOf,
  periodOf,
  recycled,
  renames,
} from './common.ts'
import { INSTANCE, INSTANCE_FILTERS, instanceItem } from './instances.ts'

/** What is usual in it. */
const BMC = {
  service: 'bmc',
  versions: { '2022-11-20': {}, '2026-02-01': {} },
  inUse: '403 OPERATION_DENIED_INSTANCE_EXIST',
  subscription: '403 OPERATION_DENIED_INSTANCE_SUBSCRIPTION',
  zone: 'SEL-A',
} as const satisfies Partial<Kind>

const BMC_INSTANCE: Kind = {
  ...BMC,
  ...INSTANCE,
  name: 'bmc-instance',
  writes: [...INSTANCE.writes, renames('ModifyInstancesAttribute', 'instanceIds', 'instanceName')],
  creations: [
    {
      action: 'CreateInstances',
      order: true,
      required: ['zoneId', 'instanceChargeType', 'instanceTypeId', 'internetChargeType'],
      refers: { zoneId: 'zone', imageId: 'image', instanceTypeId: 'instance-type', subnetId: 'bmc-subnet' },
      amount: 'amount',
      examples: { internetChargeType: 'ByBandwidth', imageId: 'ubuntu2404' },
      answer: 'instanceIdSet',
      name: 'instanceName',
      place: 'zoneId',
      charge: 'instanceChargeType',
      status: 'PENDING',
      keys: ({ subnetId }) => (typeof subnetId === 'string' ? { subnetIds: [subnetId] } : {}),
    },
  ],
  versions: {
    '2022-11-20': {
      without: [
        ...['primaryPublicIPv6Address', 'ipmiEnabled'],
        ...['vpuVendor', 'vpuCard', 'vpuCount'].map((it) => `instanceType.${it}`),
      ],
    },
    '2026-02-01': {},
  },
  subscription: 'not-renewed',
  // The statuses of the CLI have neither RECYCLING nor RELEASING, and the Terraform provider expects RECYCLE at its first
  // look after TerminateInstance.
  delays: { recycle: 0, release: 0 },
  life: {
    live: ['RUNNING', 'STOPPED', 'INSTALL_FAILED'],
    failed: ['CREATE_FAILED'],
    creating: { PENDING: 'RUNNING', CREATING: 'RUNNING' },
    busy: { INSTALLING: 'RUNNING', BOOTING: 'RUNNING', STOPPING: 'STOPPED', RECOVERING: 'RUNNING' },
    recycling: 'RECYCLING',
    bin: 'RECYCLE',
    leaving: 'RELEASING',
  },
  fields: { subnetIds: [], instanceTypeId: 'M6C', imageId: 'ubuntu2404' },
  filters: {
    ...INSTANCE_FILTERS,
    instanceTypeId: equals('instanceTypeId'),
    subnetId: has('subnetIds'),
    hostname: wildcard('hostname'),
  },
  item: (it, view) => ({
    ...instanceItem(it, view),
    hostname: 'hostname',
    instanceTypeId: it.fields['instanceTypeId'],
    instanceType: { ...INSTANCE_TYPE, instanceTypeId: it.fields['instanceTypeId'] },
    ipxeUrl: null,
    bandwidthOutMbps: 1000,
    primaryPublicIpAddress: it.ipAddress,
    primaryPublicIPv6Address: null,
    ipv6Addresses: null,
    subnetIds: idsIn(it, 'subnetIds').length === 0 ? [`subnet-${it.zoneId}`] : it.fields['subnetIds'],
    raidConfig: { raidType: null, customRaids: [{ raidType: 1, diskSequence: [1, 2] }] },
    partitions: [{ fsType: 'ext4', fsPath: '/', size: 890 }],
    enableGatewayMode: false,
    ipmiEnabled: true,
  }),
}

const INSTANCE_TYPE = {
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
}

/** Statuses in which an elastic IP belongs to an instance. `INUSE` is what the documentation of 2022 calls it. */
const EIP_BOUND = ['ASSOCIATED', 'INUSE', 'ASSOCIATING', 'UNASSOCIATING']
const EIP_BUSY = '403 OPERATION_DENIED_EIP_STATUS_NOT_SUPPORT'

const BMC_EIP: Kind = {
  ...BMC,
  name: 'bmc-eip',
  list: { action: 'DescribeEipAddresses', ids: 'eipIds' },
  writes: [
    { action: 'TerminateEipAddress', parameter: 'eipId', steps: ['recycle'] },
    { action: 'ReleaseEipAddresses', parameter: 'eipIds', steps: ['release'] },
    {
      action: 'AssociateEipAddress',
      parameter: 'eipId',
      steps: ['change'],
      refuses: only(['live'], EIP_BUSY),
      checks: names('bmc-instance', 'instanceId', '404 INVALID_INSTANCE_NOT_FOUND'),
      effect: (it, world, body, now) => {
        it.timeline.move('ASSOCIATING', now)
        world.set(it, 'instanceId', stringOf(body, 'instanceId') ?? null)
      },
    },
    {
      // No error where it is bound to nothing.
      action: 'UnAssociateEipAddress',
      parameter: 'eipId',
      steps: ['change'],
      refuses: only(['live'], EIP_BUSY),
      effect: (it, _world, _body, now) => {
        if (EIP_BOUND.includes(it.timeline.at(now) ?? '')) it.timeline.move('UNASSOCIATING', now)
      },
    },
  ],
  creations: [
    {
      action: 'AllocateEipAddresses',
      order: true,
      required: ['zoneId', 'eipChargeType'],
      refers: { zoneId: 'zone' },
      amount: 'amount',
      answer: 'eipIdSet',
      place: 'zoneId',
      charge: 'eipChargeType',
      status: 'CREATING',
    },
  ],
  subscription: '403 OPERATION_DENIED_EIP_SUBSCRIPTION',
  life: {
    live: ['AVAILABLE', 'ASSOCIATED', 'INUSE'],
    failed: ['CREATE_FAILED'],
    creating: { CREATING: 'AVAILABLE' },
    busy: { ASSOCIATING: 'ASSOCIATED', UNASSOCIATING: 'AVAILABLE', RECOVERING: 'AVAILABLE' },
    recycling: 'RECYCLING',
    bin: 'RECYCLE',
    leaving: 'RELEASING',
  },
  recycleBin: 'always',
  refusals: {
    // TerminateEipAddress takes AVAILABLE, INUSE and CREATE_FAILED; its page names no code for the rest. The Go SDK
    // has this one for UnassociateEipAddress; that it is answered here, too, is a guess.
    recycle: only(AT_REST, EIP_BUSY, recycled('403 OPERATION_DENIED_EIP_RECYCLED')),
    release: only(['bin'], '403 OPERATION_DENIED_EIP_NOT_RECYCLED'),
  },
  missing: '404 INVALID_EIP_NOT_FOUND',
  fields: { instanceId: null },
  filters: {
    ...OWNED,
    ...exactly('zoneId', 'ipAddress', 'instanceId', 'instanceName', 'eipChargeType', 'eipStatus'),
  },
  item: (it, { status }) => {
    const instanceId = EIP_BOUND.includes(status) ? (it.fields['instanceId'] ?? `instance-of-${it.id}`) : null
    return {
      eipId: it.id,
      zoneId: it.zoneId,
      ipAddress: it.ipAddress,
      netmask: 32,
      instanceId,
      instanceName: instanceId,
      eipChargeType: it.chargeType,
      period: periodOf(it),
      createTime: it.createTime,
      expiredTime: it.expiredTime,
      eipStatus: status,
      ...ownersOf(it),
    }
  },
}

const BMC_CIDR_BLOCK: Kind = {
  ...BMC,
  name: 'bmc-cidr-block',
  list: { action: 'DescribeCidrBlocks', ids: 'cidrBlockIds' },
  writes: [
    { action: 'TerminateCidrBlock', parameter: 'cidrBlockId', steps: ['recycle'] },
    { action: 'ReleaseCidrBlocks', parameter: 'cidrBlockIds', steps: ['release'] },
    renames('ModifyCidrBlocksAttribute', 'cidrBlockIds', 'name'),
  ],
  creations: [
    {
      action: 'CreateIpv4Block',
      order: true,
      versions: ['2026-02-01'],
      required: ['zoneId', 'chargeType', 'netmask'],
      refers: { zoneId: 'zone' },
      amount: 'amount',
      examples: { netmask: 28 },
      answer: 'cidrBlockIds',
      name: 'name',
      place: 'zoneId',
      charge: 'chargeType',
      status: 'CREATING',
    },
    {
      action: 'CreateIpv6Block',
      versions: ['2026-02-01'],
      required: ['zoneId'],
      refers: { zoneId: 'zone' },
      amount: 'amount',
      answer: 'cidrBlockIds',
      name: 'name',
      place: 'zoneId',
      status: 'CREATING',
      keys: () => ({ recycleBin: false }),
    },
  ],
  subscription: '403 OPERATION_DENIED_CIDRBLOCK_SUBSCRIPTION',
  life: {
    // FAILED is in the Terraform provider (extension_bmc.go).
    live: ['AVAILABLE', 'FAILED'],
    failed: ['CREATE_FAILED'],
    creating: { CREATING: 'AVAILABLE' },
    busy: {},
    recycling: 'RECYCLING',
    bin: 'RECYCLE',
    leaving: 'DELETING',
  },
  // IPv4 blocks have one; IPv6 blocks are released at once (TerminateCidrBlock, the Chinese page).
  recycleBin: 'usually',
  refusals: {
    // TerminateCidrBlock excludes CREATING without a code; this one is that of the instances.
    recycle: only(
      AT_REST,
      '403 OPERATION_DENIED_INSTANCE_CREATING',
      recycled('403 OPERATION_DENIED_CIDRBLOCK_RECYCLED'),
    ),
    release: only(['bin'], '403 OPERATION_DENIED_CIDRBLOCK_NOT_RECYCLED'),
  },
  missing: '404 INVALID_CIDRBLOCK_NOT_FOUND',
  filters: {
    ...OWNED,
    ...exactly('cidrBlock', 'cidrBlockName', 'zoneId', 'gateway', 'chargeType'),
    // The CLI writes IPV4 for IPv4.
    cidrBlockType: word('cidrBlockType'),
  },
  item: (it, { status }) => ({
    cidrBlockId: it.id,
    // Only IPv6 blocks are released at once (TerminateCidrBlock).
    ...(it.recycleBin ? IPV4_BLOCK : IPV6_BLOCK),
    cidrType: null,
    cidrBlockName: it.name,
    zoneId: it.zoneId,
    // Assignments are not modelled; `holds` makes a block in use.
    instanceIds: [],
    status,
    chargeType: it.chargeType,
    createTime: it.createTime,
    // Unlike the expiry of everything else.
    expireTime: it.expiredTime,
    ...ownersOf(it),
  }),
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

const BMC_LOAD_BALANCER: Kind = {
  ...BMC,
  name: 'bmc-load-balancer',
  list: { action: 'DescribeLoadBalancers', ids: 'loadBalancerIds' },
  writes: [
    { action: 'TerminateLoadBalancer', parameter: 'loadBalancerId', steps: ['recycle'] },
    { action: 'ReleaseLoadBalancer', parameter: 'loadBalancerId', steps: ['release'] },
    renames('ModifyLoadBalancersName', 'loadBalancerIds', 'loadBalancerName'),
  ],
  creations: [
    {
      action: 'CreateLoadBalancer',
      order: true,
      required: ['zoneId', 'loadBalancerName', 'chargeType', 'bandwidth', 'ipType'],
      refers: { zoneId: 'zone', subnetId: 'bmc-subnet', cidrBlockId: 'bmc-cidr-block' },
      examples: { bandwidth: 10, ipType: 'IPv4' },
      answer: 'loadBalancerId',
      name: 'loadBalancerName',
      place: 'zoneId',
      charge: 'chargeType',
      status: 'CREATING',
    },
  ],
  versions: { '2022-11-20': { without: ['tags'], ignores: NO_TAGS }, '2026-02-01': {} },
  // No source lists the statuses; these are what the other kinds of bmc and the load balancers of zlb have.
  life: {
    live: ['RUNNING'],
    failed: ['CREATE_FAILED'],
    creating: { CREATING: 'RUNNING' },
    busy: {},
    recycling: 'RECYCLING',
    bin: 'RECYCLE',
    leaving: 'RELEASING',
  },
  recycleBin: 'always',
  // No source has a code of the load balancers' own: these are the common ones, and those of the instances.
  refusals: {
    recycle: only(AT_REST, '403 OPERATION_DENIED_INSTANCE_CREATING', recycled(IN_THE_BIN)),
    release: only(['bin'], '403 OPERATION_DENIED_INSTANCE_NOT_RECYCLED'),
  },
  missing: '404 OPERATION_FAILED_RESOURCE_NOT_FOUND',
  filters: { ...OWNED, zoneId: equals('zoneId'), loadBalancerName: fuzzy('loadBalancerName') },
  item: (it, { status }) => ({
    loadBalancerId: it.id,
    zoneId: it.zoneId,
    loadBalancerName: it.name,
    specName: 'lb.small',
    vipList: [{ vipId: `vip-of-${it.id}`, ipAddress: it.ipAddress, type: 'DEFAULT', status: 'AVAILABLE' }],
    chargeType: it.chargeType,
    period: periodOf(it),
    createTime: it.createTime,
    expiredTime: it.expiredTime,
    status,
    masterIp: '10.0.0.4',
    backupIp: '10.0.0.5',
    ipType: 'IPv4',
    bandwidth: 100,
    isWorking: status === 'RUNNING',
    listenerList: [],
    backendList: [],
    ...ownersOf(it),
  }),
}

// The statuses are those of the filters of the CLI; the provider has PENDING and ASSOCIATING besides.
const NETWORK_LIFE: Kind['life'] = {
  live: ['AVAILABLE'],
  failed: ['CREATE_FAILED'],
  creating: { CREATING: 'AVAILABLE', PENDING: 'AVAILABLE' },
  busy: { ASSOCIATING: 'AVAILABLE' },
  leaving: 'DELETING',
}

const BMC_VPC: Kind = {
  ...BMC,
  ...ONE_STEP,
  name: 'bmc-vpc',
  list: { action: 'DescribeVpcs', ids: 'vpcIds' },
  writes: [
    { action: 'DeleteVpc', parameter: 'vpcId', steps: ['recycle'] },
    renames('ModifyVpcsAttribute', 'vpcIds', 'vpcName'),
  ],
  creations: [
    {
      action: 'CreateVpc',
      required: ['vpcRegionId', 'cidrBlock', 'vpcName'],
      refers: { vpcRegionId: 'vpc-region' },
      answer: 'vpcId',
      name: 'vpcName',
      place: 'vpcRegionId',
      status: 'CREATING',
    },
  ],
  life: NETWORK_LIFE,
  refusals: { recycle: only(AT_REST, '403 OPERATION_DENIED_VPC_STATUS_NOT_SUPPORT') },
  blockedBy: [['bmc-subnet', 'vpcId', '403 OPERATION_DENIED_VPC_EXIST_SUBNET_ASSIGN']],
  missing: '404 INVALID_VPC_NOT_FOUND',
  zone: 'SEL',
  fields: { cidrBlock: '10.0.0.0/16' },
  filters: {
    ...OWNED,
    ...exactly('vpcStatus', 'vpcRegionId'),
    vpcName: fuzzy('vpcName'),
    cidrBlock: fuzzy('cidrBlock'),
  },
  item: (it, { status }) => ({
    vpcId: it.id,
    vpcRegionId: it.zoneId,
    vpcRegionName: it.zoneId,
    vpcName: it.name,
    cidrBlock: it.fields['cidrBlock'],
    createTime: it.createTime,
    vpcStatus: status,
    ...ownersOf(it),
  }),
}

const BMC_SUBNET: Kind = {
  ...BMC,
  ...ONE_STEP,
  name: 'bmc-subnet',
  list: { action: 'DescribeSubnets', ids: 'subnetIds' },
  writes: [
    { action: 'DeleteSubnet', parameter: 'subnetId', steps: ['recycle'] },
    renames('ModifySubnetsAttribute', 'subnetIds', 'subnetName'),
  ],
  creations: [
    {
      action: 'CreateSubnet',
      required: ['zoneId', 'cidrBlock', 'subnetName'],
      refers: { zoneId: 'zone', vpcId: 'bmc-vpc' },
      answer: 'subnetId',
      name: 'subnetName',
      place: 'zoneId',
      status: 'CREATING',
    },
  ],
  life: NETWORK_LIFE,
  refusals: { recycle: only(AT_REST, '403 OPERATION_DENIED_SUBNET_STATUS_NOT_SUPPORT') },
  blockedBy: [['bmc-instance', 'subnetIds', '403 OPERATION_DENIED_SUBNET_EXIST_INSTANCE']],
  // Under 400 on its page.
  missing: '400 OPERATION_FAILED_RESOURCE_NOT_FOUND',
  fields: { vpcId: null, cidrBlock: '10.0.0.0/24' },
  filters: {
    resourceGroupId: group,
    ...exactly('zoneId', 'vpcId', 'subnetStatus'),
    subnetName: fuzzy('subnetName'),
    cidrBlock: fuzzy('cidrBlock'),
  },
  item: (it, view) => ({
    subnetId: it.id,
    subnetName: it.name,
    zoneId: it.zoneId,
    availableIpCount: 253,
    cidrBlock: it.fields['cidrBlock'],
    subnetStatus: view.status,
    createTime: it.createTime,
    vpcSubnetStatus: null,
    vpcId: it.fields['vpcId'],
    vpcName: view.world.find('bmc-vpc', String(it.fields['vpcId']))?.name ?? null,
    ...groupOf(it),
    subnetInstanceSet: naming(it, view, 'bmc-instance', 'subnetIds').map(({ id }) => ({
      instanceId: id,
      privateIpAddress: '10.0.0.2',
      privateIpStatus: 'BOUND',
    })),
  }),
}

export const BMC_KINDS = [
  ...[BMC_INSTANCE, BMC_EIP, BMC_CIDR_BLOCK, BMC_LOAD_BALANCER],
  ...[BMC_VPC, BMC_SUBNET],
]
