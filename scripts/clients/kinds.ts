// The kinds as the official clients know them. Written after Zenlayer's documentation and SDKs and not after the rows of
// the simulator, which are on trial here; a test sees to it that no kind and no version is left out.

export interface Kind {
  readonly kind: string
  readonly service: string
  readonly versions: readonly string[]
  /** The action and the parameter of its ids. */
  readonly list: readonly [action: string, parameter: string]
  readonly id: string
  /** An elastic IP of bmc has none. */
  readonly name?: string
  readonly status: string
  /** What it is seeded with. */
  readonly live: string
  /** An account need not have a recycle bin for it, so the seed has to say that it has. */
  readonly recycleBin?: true
  /** From live to gone, which is no status. `failedIds` is the field of the answer that names what failed. */
  readonly writes: readonly (readonly [
    action: string,
    parameter: string,
    until: string,
    failedIds?: string,
  ])[]
}

const GONE = ''
const SDN = { service: 'sdn', versions: ['2023-08-30', '2026-04-01'] }
const VM = { service: 'vm', versions: ['2023-03-13', '2026-04-01'] }
const BMC = { service: 'bmc', versions: ['2022-11-20', '2026-02-01'] }
const ZEC = { service: 'zec', versions: ['2024-04-01', '2025-09-01'] }

/** What vm and bmc have alike. */
const INSTANCE: Pick<Kind, 'list' | 'id' | 'name' | 'status' | 'live' | 'writes'> = {
  list: ['DescribeInstances', 'instanceIds'],
  id: 'instanceId',
  name: 'instanceName',
  status: 'instanceStatus',
  live: 'RUNNING',
  writes: [
    ['TerminateInstance', 'instanceId', 'RECYCLE'],
    ['ReleaseInstances', 'instanceIds', GONE],
  ],
}

export const KINDS: readonly Kind[] = [
  {
    ...SDN,
    kind: 'port',
    list: ['DescribePorts', 'portIds'],
    id: 'portId',
    name: 'portName',
    status: 'portStatus',
    live: 'RUNNING',
    writes: [
      ['TerminatePort', 'portId', 'RECYCLED'],
      ['DestroyPort', 'portId', GONE],
    ],
  },
  {
    ...SDN,
    kind: 'private-connect',
    list: ['DescribePrivateConnects', 'privateConnectIds'],
    id: 'privateConnectId',
    name: 'privateConnectName',
    status: 'privateConnectStatus',
    live: 'RUNNING',
    writes: [
      ['DeletePrivateConnect', 'privateConnectId', 'RECYCLED'],
      ['DestroyPrivateConnect', 'privateConnectId', GONE],
    ],
  },
  {
    ...SDN,
    kind: 'cloud-router',
    list: ['DescribeCloudRouters', 'cloudRouterIds'],
    id: 'cloudRouterId',
    name: 'cloudRouterName',
    status: 'cloudRouterStatus',
    live: 'RUNNING',
    writes: [
      ['DeleteCloudRouter', 'cloudRouterId', 'RECYCLED'],
      ['DestroyCloudRouter', 'cloudRouterId', GONE],
    ],
  },
  {
    ...VM,
    kind: 'vm-instance',
    ...INSTANCE,
  },
  {
    ...VM,
    kind: 'vm-disk',
    list: ['DescribeDisks', 'diskIds'],
    id: 'diskId',
    name: 'diskName',
    status: 'diskStatus',
    live: 'AVAILABLE',
    writes: [
      ['TerminateDisk', 'diskId', 'RECYCLED'],
      ['ReleaseDisk', 'diskId', GONE],
    ],
  },
  {
    ...BMC,
    kind: 'bmc-instance',
    ...INSTANCE,
  },
  {
    ...BMC,
    kind: 'bmc-eip',
    list: ['DescribeEipAddresses', 'eipIds'],
    id: 'eipId',
    status: 'eipStatus',
    live: 'AVAILABLE',
    writes: [
      ['TerminateEipAddress', 'eipId', 'RECYCLE'],
      ['ReleaseEipAddresses', 'eipIds', GONE],
    ],
  },
  {
    ...BMC,
    kind: 'bmc-cidr-block',
    list: ['DescribeCidrBlocks', 'cidrBlockIds'],
    id: 'cidrBlockId',
    name: 'cidrBlockName',
    status: 'status',
    live: 'AVAILABLE',
    writes: [
      ['TerminateCidrBlock', 'cidrBlockId', 'RECYCLE'],
      ['ReleaseCidrBlocks', 'cidrBlockIds', GONE],
    ],
  },
  {
    ...BMC,
    kind: 'bmc-load-balancer',
    list: ['DescribeLoadBalancers', 'loadBalancerIds'],
    id: 'loadBalancerId',
    name: 'loadBalancerName',
    status: 'status',
    live: 'RUNNING',
    writes: [
      ['TerminateLoadBalancer', 'loadBalancerId', 'RECYCLE'],
      ['ReleaseLoadBalancer', 'loadBalancerId', GONE],
    ],
  },
  {
    ...ZEC,
    kind: 'zec-instance',
    list: ['DescribeInstances', 'instanceIds'],
    id: 'instanceId',
    name: 'instanceName',
    status: 'status',
    live: 'RUNNING',
    recycleBin: true,
    writes: [
      ['ReleaseInstances', 'instanceIds', 'RECYCLE', 'instanceIds'],
      ['ReleaseInstances', 'instanceIds', GONE, 'instanceIds'],
    ],
  },
  {
    ...ZEC,
    kind: 'zec-eip',
    list: ['DescribeEips', 'eipIds'],
    id: 'eipId',
    name: 'name',
    status: 'status',
    live: 'BINDED',
    recycleBin: true,
    writes: [
      ['UnassociateEipAddress', 'eipIds', 'UNBIND', 'failedEipIds'],
      ['DeleteEip', 'eipId', 'RECYCLED'],
      ['DeleteEip', 'eipId', GONE],
    ],
  },
  {
    ...ZEC,
    kind: 'zec-disk',
    list: ['DescribeDisks', 'diskIds'],
    id: 'diskId',
    name: 'diskName',
    status: 'diskStatus',
    live: 'AVAILABLE',
    recycleBin: true,
    writes: [
      ['ReleaseDisk', 'diskId', 'RECYCLED'],
      ['ReleaseDisk', 'diskId', GONE],
    ],
  },
  {
    service: 'zlb',
    versions: ['2025-04-01'],
    kind: 'zlb-load-balancer',
    list: ['DescribeLoadBalancers', 'loadBalancerIds'],
    id: 'loadBalancerId',
    name: 'loadBalancerName',
    status: 'status',
    live: 'RUNNING',
    recycleBin: true,
    writes: [
      ['TerminateLoadBalancer', 'loadBalancerId', 'RECYCLED'],
      ['TerminateLoadBalancer', 'loadBalancerId', GONE],
    ],
  },
]
