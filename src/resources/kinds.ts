// The kinds this action tears down. Sources: Zenlayer's API reference, the models of its official SDKs, its CLI and its
// Terraform provider.

import type { Kind } from './kind.ts'

/** What points at an instance goes before it. */
const ON_INSTANCES = ['bmc-load-balancer', 'zlb-load-balancer', 'bmc-eip', 'zec-eip'] as const
const INSTANCES = ['vm-instance', 'bmc-instance', 'zec-instance'] as const

/** The statuses of everything in the service `sdn`. */
const SDN_STATUSES = {
  live: ['RUNNING'],
  busy: ['CREATING', 'UPDATING', 'RECOVERING'],
  recycling: ['DELETING'],
  recycled: ['RECYCLED'],
  leaving: ['DESTROYING'],
  gone: ['DESTROYED'],
} as const

const port: Kind = {
  type: 'port',
  label: 'port',
  service: 'sdn',
  version: '2026-04-01',
  describe: { action: 'DescribePorts', idsField: 'portIds' },
  writes: {
    terminate: { action: 'TerminatePort', idField: 'portId' },
    release: { action: 'DestroyPort', idField: 'portId' },
  },
  recycleBin: true,
  goesAfter: ['private-connect', 'cloud-router'],
  fields: {
    id: 'portId',
    name: 'portName',
    status: 'portStatus',
    created: 'createdTime',
    // Answered by the 2023-08-30 models only; read in case a later version answers it again.
    chargeType: 'portChargeType',
    expires: 'expiredTime',
  },
  statuses: SDN_STATUSES,
  deletedOutright: [],
  subscription: 'refused',
}

const privateConnect: Kind = {
  type: 'private-connect',
  label: 'layer-2 private connect',
  service: 'sdn',
  version: '2026-04-01',
  describe: { action: 'DescribePrivateConnects', idsField: 'privateConnectIds' },
  writes: {
    terminate: { action: 'DeletePrivateConnect', idField: 'privateConnectId' },
    release: { action: 'DestroyPrivateConnect', idField: 'privateConnectId' },
  },
  recycleBin: true,
  goesAfter: [],
  fields: {
    id: 'privateConnectId',
    name: 'privateConnectName',
    status: 'privateConnectStatus',
    created: 'createTime',
    expires: 'expiredTime',
  },
  statuses: SDN_STATUSES,
  deletedOutright: [],
  subscription: 'refused',
}

const cloudRouter: Kind = {
  type: 'cloud-router',
  label: 'layer-3 cloud router',
  service: 'sdn',
  version: '2026-04-01',
  describe: { action: 'DescribeCloudRouters', idsField: 'cloudRouterIds' },
  writes: {
    terminate: { action: 'DeleteCloudRouter', idField: 'cloudRouterId' },
    release: { action: 'DestroyCloudRouter', idField: 'cloudRouterId' },
  },
  recycleBin: true,
  goesAfter: [],
  fields: {
    id: 'cloudRouterId',
    name: 'cloudRouterName',
    status: 'cloudRouterStatus',
    created: 'createTime',
    expires: 'expiredTime',
  },
  statuses: SDN_STATUSES,
  deletedOutright: [],
  subscription: 'refused',
}

/** VM and bare-metal instances. */
const instanceFields = {
  id: 'instanceId',
  name: 'instanceName',
  status: 'instanceStatus',
  created: 'createTime',
  chargeType: 'instanceChargeType',
  expires: 'expiredTime',
} as const
const instanceWrites = {
  terminate: { action: 'TerminateInstance', idField: 'instanceId' },
  release: { action: 'ReleaseInstances', idsField: 'instanceIds', atMost: 100 },
} as const

const vmInstance: Kind = {
  type: 'vm-instance',
  label: 'VM instance',
  service: 'vm',
  version: '2026-04-01',
  describe: { action: 'DescribeInstances', idsField: 'instanceIds' },
  nameFilter: { parameter: 'instanceName', prefix: true },
  writes: instanceWrites,
  recycleBin: true,
  goesAfter: ON_INSTANCES,
  takesAlong: 'its undetachable disks',
  fields: instanceFields,
  statuses: {
    live: ['RUNNING', 'STOPPED', 'CREATE_FAILED'],
    busy: ['PENDING', 'DEPLOYING', 'REBUILDING', 'REBOOT', 'BOOTING', 'STOPPING', 'IMAGING'],
    recycling: ['RECYCLING'],
    recycled: ['RECYCLE'],
    leaving: ['RELEASING'],
  },
  deletedOutright: ['CREATE_FAILED'],
  subscription: 'refused',
}

const bmcInstance: Kind = {
  type: 'bmc-instance',
  label: 'bare-metal instance',
  service: 'bmc',
  version: '2026-02-01',
  describe: { action: 'DescribeInstances', idsField: 'instanceIds' },
  nameFilter: { parameter: 'instanceName', prefix: true },
  writes: instanceWrites,
  recycleBin: true,
  goesAfter: ON_INSTANCES,
  fields: instanceFields,
  statuses: {
    live: ['RUNNING', 'STOPPED', 'CREATE_FAILED', 'INSTALL_FAILED'],
    busy: ['PENDING', 'CREATING', 'INSTALLING', 'BOOTING', 'STOPPING'],
    recycling: ['RECYCLING'],
    recycled: ['RECYCLE'],
    leaving: ['RELEASING'],
  },
  deletedOutright: ['CREATE_FAILED'],
  // Under 2022-11-20 it was refused; since 2026-02-01 the call succeeds and the instance lives on until it expires.
  subscription: 'scheduled',
}

const zecRelease = {
  action: 'ReleaseInstances',
  // So it takes nothing along that a rule may protect.
  keepDependents: { dependResource: false },
  idsField: 'instanceIds',
  atMost: 100,
  failedField: 'instanceIds',
} as const

const zecInstance: Kind = {
  type: 'zec-instance',
  label: 'elastic compute instance',
  service: 'zec',
  version: '2025-09-01',
  describe: { action: 'DescribeInstances', idsField: 'instanceIds' },
  // The same call twice: into the recycle bin, where the account has one, and out of it.
  writes: { terminate: zecRelease, release: zecRelease },
  recycleBin: false,
  goesAfter: ON_INSTANCES,
  takesAlong: 'its dependent resources',
  fields: {
    id: 'instanceId',
    name: 'instanceName',
    status: 'status',
    created: 'createTime',
    expires: 'expiredTime',
  },
  statuses: {
    live: ['RUNNING', 'STOPPED', 'CREATE_FAILED', 'REINSTALL_FAILED'],
    busy: ['PENDING', 'DEPLOYING', 'REBUILDING', 'REBOOT', 'BOOTING', 'STOPPING', 'IMAGING', 'RESIZING'],
    recycling: ['RECYCLING'],
    recycled: ['RECYCLE'],
    leaving: ['RELEASING'],
  },
  deletedOutright: [],
  subscription: 'refused',
}

const bmcEip: Kind = {
  type: 'bmc-eip',
  label: 'bare-metal EIP',
  service: 'bmc',
  version: '2026-02-01',
  describe: { action: 'DescribeEipAddresses', idsField: 'eipIds' },
  nameFilter: { parameter: 'ipAddress', prefix: false },
  writes: {
    terminate: { action: 'TerminateEipAddress', idField: 'eipId' },
    release: { action: 'ReleaseEipAddresses', idsField: 'eipIds', atMost: 100 },
  },
  recycleBin: true,
  goesAfter: [],
  fields: {
    id: 'eipId',
    // An EIP has no name; its address is what people know it by.
    name: 'ipAddress',
    status: 'eipStatus',
    created: 'createTime',
    chargeType: 'eipChargeType',
    expires: 'expiredTime',
  },
  statuses: {
    // The reference's data structure says ASSOCIATED, the page of TerminateEipAddress says INUSE.
    live: ['AVAILABLE', 'ASSOCIATED', 'INUSE', 'CREATE_FAILED'],
    busy: ['CREATING', 'ASSOCIATING', 'UNASSOCIATING'],
    recycling: ['RECYCLING'],
    recycled: ['RECYCLE'],
    leaving: ['RELEASING'],
  },
  // Refunded; that it skips the bin, no source says.
  deletedOutright: [],
  subscription: 'refused',
}

const zecEip: Kind = {
  type: 'zec-eip',
  label: 'elastic compute EIP',
  service: 'zec',
  version: '2025-09-01',
  describe: { action: 'DescribeEips', idsField: 'eipIds' },
  writes: {
    unbind: {
      action: 'UnassociateEipAddress',
      idsField: 'eipIds',
      atMost: 100,
      failedField: 'failedEipIds',
    },
    terminate: { action: 'DeleteEip', idField: 'eipId' },
    release: { action: 'DeleteEip', idField: 'eipId' },
  },
  recycleBin: false,
  goesAfter: [],
  fields: { id: 'eipId', name: 'name', status: 'status', created: 'createTime', expires: 'expiredTime' },
  statuses: {
    live: ['UNBIND', 'CREATE_FAILED'],
    // Unlike a bare-metal EIP it is not unbound by its deletion, which is refused.
    bound: ['BINDED'],
    busy: ['CREATING', 'ASSIGNING'],
    recycling: ['RECYCLING'],
    recycled: ['RECYCLED'],
    leaving: ['DELETING'],
  },
  deletedOutright: [],
  subscription: 'refused',
}

/** In use, it is refused until it is detached, which is left to whoever uses it: a mounted disk may hold what is wanted. */
const diskStatuses = {
  live: ['AVAILABLE', 'IN_USE', 'FAILED'],
  // The last two are of elastic compute (CLI).
  busy: ['CREATING', 'ATTACHING', 'DETACHING', 'CHANGING', 'SNAPSHOT_CREATING', 'ROLLING_BACK'],
  recycling: ['RECYCLING'],
  recycled: ['RECYCLED'],
  leaving: ['DELETING'],
} as const

const vmDisk: Kind = {
  type: 'vm-disk',
  label: 'VM disk',
  service: 'vm',
  version: '2026-04-01',
  describe: { action: 'DescribeDisks', idsField: 'diskIds' },
  nameFilter: { parameter: 'diskName', prefix: false },
  writes: {
    terminate: { action: 'TerminateDisk', idField: 'diskId' },
    release: { action: 'ReleaseDisk', idField: 'diskId' },
  },
  recycleBin: true,
  goesAfter: INSTANCES,
  carriedBy: { type: 'vm-instance', field: 'instanceId' },
  fields: {
    id: 'diskId',
    name: 'diskName',
    status: 'diskStatus',
    created: 'createTime',
    chargeType: 'chargeType',
    expires: 'expiredTime',
  },
  statuses: diskStatuses,
  deletedOutright: [],
  subscription: 'refused',
}

const zecDisk: Kind = {
  type: 'zec-disk',
  label: 'elastic compute disk',
  service: 'zec',
  version: '2025-09-01',
  describe: { action: 'DescribeDisks', idsField: 'diskIds' },
  writes: {
    terminate: { action: 'ReleaseDisk', idField: 'diskId' },
    release: { action: 'ReleaseDisk', idField: 'diskId' },
  },
  recycleBin: false,
  goesAfter: INSTANCES,
  carriedBy: { type: 'zec-instance', field: 'instanceId' },
  fields: {
    id: 'diskId',
    name: 'diskName',
    status: 'diskStatus',
    created: 'createTime',
    expires: 'expiredTime',
  },
  statuses: diskStatuses,
  deletedOutright: [],
  subscription: 'refused',
}

const bmcCidrBlock: Kind = {
  type: 'bmc-cidr-block',
  label: 'bare-metal CIDR block',
  service: 'bmc',
  version: '2026-02-01',
  describe: { action: 'DescribeCidrBlocks', idsField: 'cidrBlockIds' },
  nameFilter: { parameter: 'cidrBlockName', prefix: false },
  writes: {
    terminate: { action: 'TerminateCidrBlock', idField: 'cidrBlockId' },
    release: { action: 'ReleaseCidrBlocks', idsField: 'cidrBlockIds', atMost: 100 },
  },
  // An IPv6 block is released at once (TerminateCidrBlock).
  recycleBin: { where: { field: 'cidrBlockType', is: 'IPv4' } },
  // A load balancer may have its address from an IPv6 block.
  goesAfter: [...INSTANCES, 'bmc-eip', 'bmc-load-balancer'],
  fields: {
    id: 'cidrBlockId',
    name: 'cidrBlockName',
    status: 'status',
    created: 'createTime',
    chargeType: 'chargeType',
    // Without the `d` of all others (Python SDK).
    expires: 'expireTime',
  },
  statuses: {
    live: ['AVAILABLE', 'CREATE_FAILED'],
    busy: ['CREATING'],
    recycling: ['RECYCLING'],
    recycled: ['RECYCLE'],
    leaving: ['DELETING', 'RELEASING'],
  },
  deletedOutright: ['CREATE_FAILED'],
  subscription: 'refused',
}

/** No page lists a bare-metal one's; these are those of zlb (Terraform provider) and what its service calls the rest. */
const loadBalancerStatuses = {
  live: ['RUNNING', 'AVAILABLE', 'STOPPED', 'CREATE_FAILED'],
  busy: ['CREATING', 'UPDATING'],
  recycling: ['RECYCLING'],
  recycled: ['RECYCLED'],
  leaving: ['RELEASING', 'DELETING'],
} as const

const bmcLoadBalancer: Kind = {
  type: 'bmc-load-balancer',
  label: 'bare-metal load balancer',
  service: 'bmc',
  version: '2026-02-01',
  describe: { action: 'DescribeLoadBalancers', idsField: 'loadBalancerIds' },
  writes: {
    terminate: { action: 'TerminateLoadBalancer', idField: 'loadBalancerId' },
    release: { action: 'ReleaseLoadBalancer', idField: 'loadBalancerId' },
  },
  recycleBin: true,
  goesAfter: [],
  fields: {
    id: 'loadBalancerId',
    name: 'loadBalancerName',
    status: 'status',
    created: 'createTime',
    chargeType: 'chargeType',
    expires: 'expiredTime',
  },
  statuses: loadBalancerStatuses,
  deletedOutright: [],
  subscription: 'refused',
}

const zlbLoadBalancer: Kind = {
  type: 'zlb-load-balancer',
  label: 'cloud load balancer',
  service: 'zlb',
  version: '2025-04-01',
  describe: { action: 'DescribeLoadBalancers', idsField: 'loadBalancerIds' },
  nameFilter: { parameter: 'loadBalancerName', prefix: true },
  writes: {
    terminate: { action: 'TerminateLoadBalancer', idField: 'loadBalancerId' },
    // For most accounts one step; where it stops at RECYCLED, the provider calls it again until it is gone.
    release: { action: 'TerminateLoadBalancer', idField: 'loadBalancerId' },
  },
  recycleBin: false,
  goesAfter: [],
  fields: { id: 'loadBalancerId', name: 'loadBalancerName', status: 'status', created: 'createTime' },
  statuses: loadBalancerStatuses,
  deletedOutright: [],
  subscription: 'refused',
}

export const KINDS: readonly Kind[] = [
  port,
  privateConnect,
  cloudRouter,
  vmInstance,
  bmcInstance,
  zecInstance,
  bmcEip,
  zecEip,
  vmDisk,
  zecDisk,
  bmcCidrBlock,
  bmcLoadBalancer,
  zlbLoadBalancer,
]

/** A family is a word for several kinds: an id of it is looked up in each. */
const FAMILIES: Readonly<Record<string, readonly Kind[]>> = {
  instance: [vmInstance, bmcInstance, zecInstance],
  eip: [bmcEip, zecEip],
  disk: [vmDisk, zecDisk],
  'load-balancer': [bmcLoadBalancer, zlbLoadBalancer],
}

/** Every word that says what an id is of, and the kinds it may mean. */
export const RESOURCE_TYPES: ReadonlyMap<string, readonly Kind[]> = new Map([
  ...KINDS.map((kind) => [kind.type, [kind]] as const),
  ...Object.entries(FAMILIES),
])

/** The words that a resource of this type may be named by: its kind's, and its family's. */
export function wordsFor(type: string): readonly string[] {
  return [...RESOURCE_TYPES].flatMap(([word, kinds]) =>
    kinds.some((kind) => kind.type === type) ? [word] : [],
  )
}

const inFamilies = new Set(Object.values(FAMILIES).flat())

/** What `all` stands for: every family, and every kind that is of none. */
export const ALL_TYPES: readonly string[] = [
  ...KINDS.filter((kind) => !inFamilies.has(kind)).map(({ type }) => type),
  ...Object.keys(FAMILIES),
]
