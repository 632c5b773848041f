// The kinds of the service zec that make up a network.
import { among, equals, fuzzy, is, overlaps, tagKeys, tags, word } from '../filters.ts'
import type { Kind, Resource, View } from '../kind.ts'
import { stringOf } from '../parameters.ts'
import {
  AT_REST,
  binds,
  exactly,
  groupOf,
  idsIn,
  idsOf,
  names,
  naming,
  NO_TAGS,
  only,
  OWNED,
  ownersOf,
  renames,
  sets,
  SIMPLE,
  tagsOf,
  unlessDefault,
  ZEC,
} from './common.ts'

const VPC: Kind = {
  ...ZEC,
  ...SIMPLE,
  name: 'zec-vpc',
  versions: {
    '2024-04-01': { without: ['dnsZoneIds', 'secondaryCidrBlocks', 'tags'], ignores: [...NO_TAGS] },
    '2025-09-01': {},
  },
  list: { action: 'DescribeVpcs', ids: 'vpcIds' },
  writes: [
    { action: 'DeleteVpc', parameter: 'vpcId', steps: ['recycle'] },
    renames('ModifyVpcsAttribute', 'vpcIds', 'name'),
    renames('ModifyVpcAttribute', 'vpcId', 'vpcName'),
    {
      action: 'AssignSecurityGroupVpc',
      parameter: 'vpcId',
      steps: ['change'],
      refuses: {},
      checks: names('zec-security-group', 'securityGroupId', '404 INVALID_SECURITY_GROUP_NOT_FOUND'),
      effect: sets('securityGroupId', 'securityGroupId'),
    },
    {
      action: 'UnAssignSecurityGroupVpc',
      parameter: 'vpcId',
      steps: ['change'],
      refuses: {},
      effect: sets('securityGroupId'),
    },
  ],
  creations: [
    {
      action: 'CreateVpc',
      required: ['name', 'cidrBlock', 'mtu'],
      examples: { mtu: 1500 },
      answer: 'vpcId',
      name: 'name',
    },
  ],
  missing: '404 INVALID_VPC_NOT_FOUND',
  fields: { isDefault: false, securityGroupId: null, unmanagedEgressIp: false, cidrBlock: '10.0.0.0/16' },
  // An unmanaged egress IP has no operation that deletes it.
  forbids: (step, it, view) =>
    it.fields['unmanagedEgressIp'] === true
      ? '409 INVALID_VPC_UNMANAGED_EGRESS_IP_ASSOCIATED'
      : unlessDefault('400 OPERATION_DENIED_DEFAULT_VPC')(step, it, view),
  blockedBy: [
    ['zec-subnet', 'vpcId', '409 INVALID_VPC_SUBNET_ASSOCIATED'],
    ['zec-nat-gateway', 'vpcId', '409 INVALID_VPC_NAT_ASSOCIATED'],
    ['zlb-load-balancer', 'vpcId', '409 INVALID_VPC_LB_ASSOCIATED'],
    ['zec-border-gateway', 'vpcId', '409 INVALID_VPC_ZBG_ASSOCIATED'],
    ['zec-cross-region-bandwidth', 'vpcId', '409 INVALID_VPC_BANDWIDTH_ASSOCIATED'],
  ],
  filters: { ...OWNED, name: fuzzy('name'), cidrBlock: fuzzy('cidrBlock') },
  item: (it, view) => ({
    vpcId: it.id,
    name: it.name,
    cidrBlock: it.fields['cidrBlock'],
    secondaryCidrBlocks: [],
    ipv6CidrBlock: null,
    mtu: 1500,
    isDefault: it.fields['isDefault'],
    createTime: it.createTime,
    usageIpv4Count: naming(it, view, 'zec-nic', 'vpcId').length,
    usageIpv6Count: 0,
    securityGroupId: it.fields['securityGroupId'],
    dnsZoneIds: idsOf(naming(it, view, 'private-zone', 'vpcIds')),
    resourceGroup: groupOf(it),
    tags: tagsOf(it),
  }),
}

const SUBNET_IN_USE = '409 INVALID_SUBNET_IN_USE'

const SUBNET: Kind = {
  ...ZEC,
  ...SIMPLE,
  name: 'zec-subnet',
  versions: {
    '2024-04-01': {
      without: ['dhcpOptionsSetId', 'gatewayIpAddress', 'ipv6GatewayIpAddress', 'ipv6MaskLength'],
      ignores: ['dhcpOptionsSetId', 'vpcIds'],
    },
    '2025-09-01': {},
  },
  list: { action: 'DescribeSubnets', ids: 'subnetIds' },
  writes: [
    { action: 'DeleteSubnet', parameter: 'subnetId', steps: ['recycle'] },
    {
      action: 'DeleteSubnets',
      parameter: 'subnetIds',
      steps: ['recycle'],
      failedIds: 'failedSubnets',
      failedAs: 'subnetId',
    },
    {
      action: 'DetachDhcpOptionsSetFromSubnet',
      parameter: 'subnetIds',
      steps: ['change'],
      failedIds: 'failedSubnetIds',
      effect: sets('dhcpOptionsSetId'),
    },
    renames('ModifySubnetsAttribute', 'subnetIds', 'name'),
    renames('ModifySubnetAttribute', 'subnetId', 'subnetName'),
    {
      action: 'AttachDhcpOptionsSetToSubnet',
      parameter: 'subnetIds',
      steps: ['change'],
      failedIds: 'failedSubnetIds',
      checks: names('zec-dhcp-options-set', 'dhcpOptionsSetId', '404 INVALID_DHCP_OPTIONS_SET_NOT_FOUND'),
      effect: sets('dhcpOptionsSetId', 'dhcpOptionsSetId'),
    },
  ],
  creations: [
    {
      action: 'CreateSubnet',
      required: ['vpcId', 'name', 'regionId', 'stackType'],
      refers: {
        vpcId: 'zec-vpc',
        regionId: 'region',
        dhcpOptionsSetId: 'zec-dhcp-options-set',
        ipv6CidrBlockId: 'zec-ipv6-cidr-block',
      },
      examples: { stackType: 'IPv4', cidrBlock: '10.0.1.0/24' },
      answer: 'subnetId',
      name: 'name',
      place: 'regionId',
    },
  ],
  missing: '404 INVALID_SUBNET_NOT_FOUND',
  fields: {
    vpcId: 'vpc-default',
    isDefault: false,
    dhcpOptionsSetId: null,
    ipv6CidrBlockId: null,
    cidrBlock: '10.0.0.0/24',
  },
  // No page has a code for it; vm has this one.
  forbids: unlessDefault('400 OPERATION_DENIED_UNSUPPORTED_SUBNET'),
  blockedBy: [
    ['zec-instance', 'subnetId', SUBNET_IN_USE],
    ['zec-nic', 'subnetId', SUBNET_IN_USE],
    ['zec-nat-gateway', 'subnetIds', SUBNET_IN_USE],
    ['zec-havip', 'subnetId', SUBNET_IN_USE],
    ['zlb-load-balancer', 'subnetId', SUBNET_IN_USE],
  ],
  filters: {
    ...exactly('regionId', 'dhcpOptionsSetId'),
    name: fuzzy('name'),
    cidrBlock: fuzzy('cidrBlock'),
    vpcIds: among('vpcId'),
  },
  item: (it, view) => ({
    subnetId: it.id,
    regionId: it.zoneId,
    name: it.name,
    cidrBlock: it.fields['cidrBlock'],
    gatewayIpAddress: '10.0.0.1',
    ipv6CidrBlock: null,
    ipv6GatewayIpAddress: null,
    stackType: 'IPv4',
    ipv6Type: null,
    vpcId: it.fields['vpcId'],
    vpcName: nameOf('zec-vpc', it.fields['vpcId'], view),
    usageIpv4Count: naming(it, view, 'zec-nic', 'subnetId').length,
    usageIpv6Count: 0,
    createTime: it.createTime,
    isDefault: it.fields['isDefault'],
    dhcpOptionsSetId: it.fields['dhcpOptionsSetId'],
    ipv6MaskLength: null,
  }),
}

const GROUP_IN_USE = '409 OPERATION_DENIED_SECURITY_GROUP_ASSOCIATE_VPC'

const SECURITY_GROUP: Kind = {
  ...ZEC,
  ...SIMPLE,
  name: 'zec-security-group',
  versions: {
    '2024-04-01': {
      without: ['haVipIdList', 'loadBalancerIdList', 'natIdList', 'nicIdList'],
      ignores: ['isDefault'],
    },
    '2025-09-01': {},
  },
  list: { action: 'DescribeSecurityGroups', ids: 'securityGroupIds' },
  writes: [
    { action: 'DeleteSecurityGroup', parameter: 'securityGroupId', steps: ['recycle'] },
    renames('ModifySecurityGroupsAttribute', 'securityGroupIds', 'securityGroupName'),
  ],
  creations: [
    {
      action: 'CreateSecurityGroup',
      required: ['securityGroupName'],
      answer: 'securityGroupId',
      name: 'securityGroupName',
    },
  ],
  missing: '404 INVALID_SECURITY_GROUP_NOT_FOUND',
  fields: { isDefault: false },
  forbids: unlessDefault('403 OPERATION_DENIED_DEFAULT_SECURITY_GROUP_NOT_SUPPORT'),
  // The error table has one code for it, whatever uses the group.
  blockedBy: [
    ['zec-vpc', 'securityGroupId', GROUP_IN_USE],
    ['zec-instance', 'securityGroupId', GROUP_IN_USE],
    ['zec-nic', 'securityGroupId', GROUP_IN_USE],
    ['zec-nat-gateway', 'securityGroupId', GROUP_IN_USE],
    ['zec-havip', 'securityGroupId', GROUP_IN_USE],
    ['zlb-load-balancer', 'securityGroupId', GROUP_IN_USE],
  ],
  filters: { securityGroupName: fuzzy('securityGroupName'), isDefault: is('isDefault', 'boolean') },
  item: (it, view) => {
    const users = (kind: string): string[] => idsOf(naming(it, view, kind, 'securityGroupId'))
    return {
      securityGroupId: it.id,
      securityGroupName: it.name,
      scope: 'VPC',
      createTime: it.createTime,
      vpcIds: users('zec-vpc'),
      isDefault: it.fields['isDefault'],
      nicIdList: users('zec-nic'),
      natIdList: users('zec-nat-gateway'),
      loadBalancerIdList: users('zlb-load-balancer'),
      haVipIdList: users('zec-havip'),
    }
  },
}

const ROUTE: Kind = {
  ...ZEC,
  ...SIMPLE,
  name: 'zec-route',
  versions: {
    '2024-04-01': {
      without: ['destinationCidrBlock'],
      ignores: ['destinationCidrBlock', 'routeType', 'vpcId'],
    },
    '2025-09-01': {},
  },
  list: { action: 'DescribeRoutes', ids: 'routeIds' },
  writes: [
    { action: 'DeleteRoute', parameter: 'routeId', steps: ['recycle'] },
    renames('ModifyRouteAttribute', 'routeId', 'name'),
  ],
  creations: [
    {
      action: 'CreateRoute',
      required: ['vpcId', 'ipVersion', 'routeType', 'priority', 'name'],
      refers: { vpcId: 'zec-vpc' },
      examples: {
        ipVersion: 'IPv4',
        routeType: 'RouteTypeStatic',
        priority: 10,
        destinationCidrBlock: '192.0.2.0/24',
      },
      answer: 'routeId',
      name: 'name',
      // `nextHotId` is an old misspelling that is still taken.
      keys: ({ routeType, nextHopId, nextHotId }) => ({
        type: routeType,
        nextHopId: nextHopId ?? nextHotId ?? null,
      }),
    },
  ],
  missing: '404 INVALID_VPC_ROUTE_NOT_FOUND',
  fields: { vpcId: 'vpc-default', type: 'RouteTypeStatic', nextHopId: null },
  // DeleteRoute takes no others, and its page has no code for them.
  forbids: (_step, it) =>
    ['RouteTypeStatic', 'RouteTypePolicy'].includes(String(it.fields['type']))
      ? undefined
      : '400 OPERATION_DENIED_ROUTE_TYPE_NOT_SUPPORT',
  filters: {
    ...exactly('vpcId', 'destinationCidrBlock'),
    ipVersion: word('ipVersion'),
    routeType: equals('type'),
    name: fuzzy('name'),
  },
  item: (it, view) => {
    const hop = nextHopOf(it, view)
    return {
      routeId: it.id,
      name: it.name,
      vpcId: it.fields['vpcId'],
      vpcName: nameOf('zec-vpc', it.fields['vpcId'], view),
      ipVersion: 'IPv4',
      type: it.fields['type'],
      sourceCidrBlock: null,
      destinationCidrBlock: '192.0.2.0/24',
      cidrBlock: null,
      priority: 10,
      nextHopId: it.fields['nextHopId'],
      nextHopName: hop?.name ?? null,
      nextHopType: NEXT_HOPS[hop?.kind.name ?? ''] ?? null,
      createTime: it.createTime,
    }
  },
}

const NEXT_HOPS: Readonly<Record<string, string>> = {
  'zec-nic': 'NIC',
  'zec-vpc': 'VPC',
  'zec-nat-gateway': 'NAT',
  'zec-border-gateway': 'ZBG',
}

function nextHopOf(it: Resource, { world }: View): Resource | undefined {
  const id = String(it.fields['nextHopId'])
  return Object.keys(NEXT_HOPS)
    .map((kind) => world.find(kind, id))
    .find((hop) => hop !== undefined)
}

const NAT_GATEWAY: Kind = {
  ...ZEC,
  name: 'zec-nat-gateway',
  versions: {
    '2024-04-01': { without: ['securityGroupId', 'tags'], ignores: [...NO_TAGS, 'securityGroupId'] },
    '2025-09-01': {},
  },
  list: { action: 'DescribeNatGateways', ids: 'natGatewayIds' },
  writes: [
    { action: 'DeleteNatGateway', parameter: 'natGatewayId', steps: ['recycle', 'release'] },
    renames('ModifyNatGatewayAttribute', 'natGatewayId', 'name'),
  ],
  creations: [
    {
      action: 'CreateNatGateway',
      order: true,
      required: ['regionId', 'vpcId', 'name'],
      refers: {
        regionId: 'region',
        vpcId: 'zec-vpc',
        subnetIds: 'zec-subnet',
        securityGroupId: 'zec-security-group',
      },
      answer: 'natGatewayId',
      name: 'name',
      place: 'regionId',
      status: 'CREATING',
    },
  ],
  missing: '404 INVALID_NAT_NOT_FOUND',
  life: {
    live: ['RUNNING'],
    failed: ['CREATE_FAILED'],
    creating: { CREATING: 'RUNNING' },
    busy: {},
    recycling: 'RECYCLING',
    bin: 'RECYCLED',
    leaving: 'RELEASING',
  },
  // The statuses of the CLI have no RECYCLING.
  delays: { recycle: 0 },
  recycleBin: 'rarely',
  // The page of ModifyNatGatewayAttribute; that of DeleteNatGateway is not at hand.
  refusals: { recycle: only([...AT_REST, 'bin'], '400 OPERATION_DENIED_NAT_STATUS') },
  // Codes by the form of the others; no page has them.
  blockedBy: [['zec-route', 'nextHopId', '409 INVALID_NAT_ROUTE_ASSOCIATED']],
  fields: { vpcId: 'vpc-default', subnetIds: [], securityGroupId: null },
  filters: {
    ...OWNED,
    ...exactly('regionId', 'vpcId', 'status', 'securityGroupId'),
    name: fuzzy('name'),
  },
  item: (it, view) => ({
    natGatewayId: it.id,
    vpcId: it.fields['vpcId'],
    regionId: it.zoneId,
    status: view.status,
    name: it.name,
    subnetIds: it.fields['subnetIds'],
    isAllSubnets: false,
    eipIds: idsOf(naming(it, view, 'zec-eip', 'associatedId')),
    zbgId: idsOf(naming(it, view, 'zec-border-gateway', 'natId'))[0] ?? null,
    icmpReplyEnabled: true,
    securityGroupId: it.fields['securityGroupId'],
    createTime: it.createTime,
    expiredTime: it.expiredTime,
    ...ownersOf(it),
  }),
}

const BORDER_GATEWAY: Kind = {
  ...ZEC,
  ...SIMPLE,
  name: 'zec-border-gateway',
  versions: {
    '2024-04-01': {
      without: ['advertisedSubnetIds', 'interconnectCidrEditable', 'routingMode'],
      ignores: [],
    },
    '2025-09-01': {},
  },
  list: { action: 'DescribeBorderGateways', ids: 'zbgIds' },
  writes: [
    { action: 'DeleteBorderGateway', parameter: 'zbgId', steps: ['recycle'] },
    {
      // No error where nothing is bound.
      action: 'UnassignBorderGateway',
      parameter: 'zbgId',
      steps: ['change'],
      effect: sets('natId'),
    },
    {
      action: 'AssignBorderGateway',
      parameter: 'zbgId',
      steps: ['change'],
      checks: names('zec-nat-gateway', 'natId', '404 INVALID_NAT_NOT_FOUND'),
      effect: sets('natId', 'natId'),
    },
    renames('ModifyBorderGatewaysAttribute', 'zbgIds', 'name'),
  ],
  creations: [
    {
      action: 'CreateBorderGateway',
      required: ['regionId', 'vpcId', 'label', 'asn'],
      refers: { regionId: 'region', vpcId: 'zec-vpc' },
      examples: { asn: 62_610 },
      answer: 'zbgId',
      name: 'label',
      place: 'regionId',
    },
  ],
  missing: '404 INVALID_ZBG_NOT_FOUND',
  fields: { vpcId: 'vpc-default', natId: null, cloudRouterIds: [] },
  // Codes by the form of the others; the error table of DeleteBorderGateway is cut off.
  forbids: (step, it, view) => {
    if (step !== 'recycle') return undefined
    if (binds('zec-nat-gateway', it.fields['natId'] ?? null, view)) return '409 INVALID_ZBG_NAT_ASSOCIATED'
    return cloudRoutersOf(it, view).length > 0 ? '409 INVALID_ZBG_CLOUD_ROUTER_ASSOCIATED' : undefined
  },
  blockedBy: [['zec-route', 'nextHopId', '409 INVALID_ZBG_ROUTE_ASSOCIATED']],
  filters: { ...exactly('regionId', 'vpcId'), name: fuzzy('name') },
  item: (it, view) => ({
    zbgId: it.id,
    name: it.name,
    vpcId: it.fields['vpcId'],
    regionId: it.zoneId,
    asn: 62_610,
    interConnectCidr: '169.254.0.0/24',
    interconnectCidrEditable: true,
    createTime: it.createTime,
    cloudRouterIds: cloudRoutersOf(it, view),
    routingMode: 'Regional',
    natId: binds('zec-nat-gateway', it.fields['natId'] ?? null, view) ? it.fields['natId'] : null,
    advertisedSubnet: 'All',
    advertisedSubnetIds: [],
    advertisedCidrs: [],
    advertisedRouteIds: [],
  }),
}

function cloudRoutersOf(it: Resource, view: View): string[] {
  const ids = idsIn(it, 'cloudRouterIds')
  return ids.filter((id) => binds('cloud-router', id, view))
}

const HAVIP: Kind = {
  ...ZEC,
  ...SIMPLE,
  name: 'zec-havip',
  list: { action: 'DescribeHaVips', ids: 'haVipIds' },
  writes: [
    { action: 'DeleteHaVip', parameter: 'haVipId', steps: ['recycle'] },
    {
      action: 'UnassociateHaVip',
      parameter: 'haVipId',
      steps: ['change'],
      effect: (it, world, body) => {
        const instanceId = stringOf(body, 'instanceId')
        const rest = idsIn(it, 'associatedInstances')
        world.set(
          it,
          'associatedInstances',
          rest.filter((id) => id !== instanceId),
        )
      },
    },
    {
      action: 'AssociateHaVip',
      parameter: 'haVipId',
      steps: ['change'],
      checks: names('zec-instance', 'instanceId', '404 INVALID_INSTANCE_NOT_FOUND'),
      effect: (it, world, body) => {
        const before = idsIn(it, 'associatedInstances')
        world.set(it, 'associatedInstances', [...new Set([...before, stringOf(body, 'instanceId') ?? ''])])
      },
    },
    renames('ModifyHaVipAttribute', 'haVipId', 'name'),
  ],
  creations: [
    {
      action: 'CreateHaVip',
      required: ['subnetId', 'name'],
      refers: { subnetId: 'zec-subnet', securityGroupId: 'zec-security-group' },
      answer: 'haVipId',
      name: 'name',
      keys: ({ subnetId }, { fieldOf }) => ({
        vpcId: fieldOf('zec-subnet', subnetId, 'vpcId') ?? 'vpc-default',
      }),
    },
  ],
  missing: '404 INVALID_HAVIP_NOT_FOUND',
  fields: {
    vpcId: 'vpc-default',
    subnetId: 'subnet-default',
    securityGroupId: null,
    associatedInstances: [],
  },
  // A code by the form of the others; no page has it.
  forbids: (step, it, view) =>
    step === 'recycle' && instancesOf(it, view).length > 0
      ? '409 INVALID_HAVIP_INSTANCE_ASSOCIATED'
      : undefined,
  filters: {
    tags,
    tagKeys,
    regionId: equals('regionId'),
    name: fuzzy('name'),
    vpcIds: among('vpcId'),
    subnetIds: among('subnetId'),
    ipAddresses: among('ipAddress'),
    instanceIds: overlaps('associatedInstances'),
  },
  item: (it, view) => ({
    haVipId: it.id,
    name: it.name,
    regionId: it.zoneId,
    vpcId: it.fields['vpcId'],
    subnetId: it.fields['subnetId'],
    securityGroupId: it.fields['securityGroupId'],
    ipAddress: '10.0.0.100',
    associatedInstances: instancesOf(it, view),
    masterInstanceId: instancesOf(it, view)[0] ?? null,
    associatedEips: naming(it, view, 'zec-eip', 'associatedId').map(({ id, ipAddress }) => ({
      eipId: id,
      eipAddress: ipAddress,
    })),
    createTime: it.createTime,
    tags: tagsOf(it),
  }),
}

function instancesOf(it: Resource, view: View): string[] {
  const ids = idsIn(it, 'associatedInstances')
  return ids.filter((id) => binds('zec-instance', id, view))
}

export const ZEC_NETWORK_KINDS = [
  ...[VPC, SUBNET, SECURITY_GROUP, ROUTE],
  ...[NAT_GATEWAY, BORDER_GATEWAY, HAVIP],
]

/** The name of what a field names, if it is there. */
function nameOf(kind: string, id: unknown, { world }: View): string | null {
  return typeof id === 'string' ? (world.find(kind, id)?.name ?? null) : null
}
