// The kinds this action tears down. Sources: Zenlayer's API reference, the models of its official SDKs, its CLI and its
// Terraform provider.

import type { Kind } from './kind.ts'

/** How VM and elastic compute instances name their data disks. A system disk is found in the list, where it has an entry. */
const INSTANCE_DISKS = [{ field: 'dataDisks', id: 'diskId' }] as const

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
  missingCodes: ['INVALID_PORT_NOT_FOUND', 'SELF_SERVICE_PORT_NOT_FOUND'],
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
  missingCodes: ['INVALID_PRIVATE_CONNECT_NOT_FOUND'],
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
  missingCodes: ['INVALID_CLOUD_ROUTER_NOT_FOUND'],
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
  // A bare-metal balancer may have VMs behind it (CLI, backends of DescribeLoadBalancers).
  goesAfter: ['bmc-load-balancer'],
  carries: [{ type: 'vm-disk', filter: 'instanceId', listedIn: INSTANCE_DISKS }],
  missingCodes: ['INVALID_INSTANCE_NOT_FOUND'],
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
  goesAfter: ['bmc-load-balancer', 'bmc-eip'],
  missingCodes: ['INVALID_INSTANCE_NOT_FOUND'],
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
  goesAfter: ['zlb-load-balancer', 'zec-eip'],
  // ReleaseInstances (CLI): non-default EIPs, disks that cannot be detached, and secondary vNICs.
  carries: [
    { type: 'zec-eip', filter: 'instanceId' },
    { type: 'zec-disk', filter: 'instanceId', listedIn: INSTANCE_DISKS },
    {
      type: 'zec-nic',
      listedIn: [{ field: 'nics', id: 'nicId', unless: { field: 'nicType', is: 'Primary' } }],
    },
  ],
  missingCodes: ['INVALID_INSTANCE_NOT_FOUND'],
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
  missingCodes: ['INVALID_EIP_NOT_FOUND', 'INVALID_EIP_ORDER_NOT_FOUND', 'INVALID_DDOS_IP_NOT_FOUND'],
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
  // A balancer gives its address back when it goes; to unbind it meanwhile would race with that.
  goesAfter: ['zlb-load-balancer'],
  attachedTo: [
    { type: 'zec-instance', field: 'instanceId' },
    // The id of a balancer where associatedType is LB, else of a vNIC, a NAT gateway or a HaVip.
    { type: 'zlb-load-balancer', field: 'associatedId' },
  ],
  // The address that an instance was made with cannot be unbound (OPERATION_DENIED_EIP_IS_DEFAULT).
  partWhere: { field: 'isDefault', is: true },
  missingCodes: ['INVALID_EIP_NOT_FOUND'],
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

/** A disk in use is refused until it is detached, which is left to whoever uses it: a mounted disk may hold data. */
const diskStatuses = {
  live: ['AVAILABLE', 'FAILED'],
  held: ['IN_USE'],
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
  goesAfter: ['vm-instance'],
  attachedTo: [{ type: 'vm-instance', field: 'instanceId' }],
  partWhere: { field: 'diskType', is: 'SYSTEM' },
  staysWhere: { field: 'portable', is: true },
  missingCodes: ['INVALID_DISK_NOT_FOUND'],
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
  goesAfter: ['zec-instance'],
  attachedTo: [{ type: 'zec-instance', field: 'instanceId' }],
  partWhere: { field: 'diskType', is: 'SYSTEM' },
  staysWhere: { field: 'portable', is: true },
  missingCodes: ['INVALID_DISK_NOT_FOUND'],
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
  goesAfter: ['bmc-instance', 'bmc-eip', 'bmc-load-balancer'],
  missingCodes: ['INVALID_CIDR_BLOCK_NOT_FOUND', 'INVALID_CIDRBLOCK_NOT_FOUND'],
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
    // FAILED is in the Terraform provider's constants, CREATE_FAILED in the CLI's.
    live: ['AVAILABLE', 'CREATE_FAILED', 'FAILED'],
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
  missingCodes: ['INVALID_LOAD_BALANCER_NOT_FOUND', 'INVALID_LOADBALANCER_NOT_FOUND'],
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
  // Its own address: the API has no word on whether it goes along or stays.
  carries: [{ type: 'zec-eip', filter: 'associatedId' }],
  missingCodes: ['INVALID_LOAD_BALANCER_NOT_FOUND', 'INVALID_LOADBALANCER_NOT_FOUND'],
  fields: { id: 'loadBalancerId', name: 'loadBalancerName', status: 'status', created: 'createTime' },
  statuses: loadBalancerStatuses,
  deletedOutright: [],
  subscription: 'refused',
}

/** Primary ones go with their instance and with nothing else. */
const zecNic: Kind = {
  type: 'zec-nic',
  label: 'elastic compute vNIC',
  service: 'zec',
  version: '2025-09-01',
  describe: { action: 'DescribeNetworkInterfaces', idsField: 'nicIds' },
  writes: {
    terminate: { action: 'DeleteNetworkInterface', idField: 'nicId' },
    release: { action: 'DeleteNetworkInterface', idField: 'nicId' },
  },
  recycleBin: false,
  goesAfter: ['zec-instance'],
  attachedTo: [{ type: 'zec-instance', field: 'instanceId' }],
  partWhere: { field: 'nicType', is: 'Primary' },
  missingCodes: ['INVALID_NIC_NOT_FOUND'],
  fields: { id: 'nicId', name: 'name', status: 'status', created: 'createTime' },
  statuses: {
    live: ['AVAILABLE', 'CREATE_FAILED'],
    held: ['USED'],
    busy: ['PENDING', 'ATTACHING', 'DETACHING'],
    leaving: ['DELETING'],
  },
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
  zecNic,
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
