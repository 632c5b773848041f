// The kinds of the service zec around addresses: blocks of them, bandwidth, options and policies for them.
import { equals, fuzzy, group, has, tagKeys, tags } from '../filters.ts'
import type { Kind, Resource, View } from '../kind.ts'
import { stringsOf } from '../parameters.ts'
import {
  AT_REST,
  binds,
  exactly,
  groupOf,
  idsIn,
  idsOf,
  naming,
  only,
  OWNED,
  ownersOf,
  renames,
  SIMPLE,
  tagsOf,
  ZEC,
} from './common.ts'

const CIDR_LIFE: Kind['life'] = {
  live: ['AVAILABLE', 'FAILED'],
  failed: [],
  creating: { CREATING: 'AVAILABLE' },
  busy: { CHANGING: 'AVAILABLE' },
  recycling: 'RECYCLING',
  bin: 'RECYCLED',
  leaving: 'DELETING',
}

// No page has a code for a block that is busy; this is that of the disks.
const BLOCK = {
  life: CIDR_LIFE,
  recycleBin: 'rarely',
  refusals: { recycle: only([...AT_REST, 'bin'], '400 OPERATION_DENIED_INVALID_STATUS') },
} as const satisfies Partial<Kind>

const CIDR_BLOCK: Kind = {
  ...ZEC,
  ...BLOCK,
  name: 'zec-cidr-block',
  list: { action: 'DescribeCidrs', ids: 'cidrIds' },
  writes: [
    { action: 'DeleteCidr', parameter: 'cidrId', steps: ['recycle', 'release'] },
    {
      action: 'DeleteCidrs',
      parameter: 'cidrIds',
      steps: ['recycle', 'release'],
      failedIds: 'failedCidrIds',
    },
    renames('ModifyCidrAttribute', 'cidrId', 'name'),
  ],
  creations: [
    {
      action: 'CreateCidr',
      required: ['regionId', 'netmask'],
      refers: { regionId: 'region' },
      examples: { netmask: { netmask: 28, amount: 1 } },
      answer: 'cidrIds',
      name: 'name',
      place: 'regionId',
      status: 'CREATING',
    },
  ],
  missing: '404 INVALID_CIDR_NOT_FOUND',
  fields: { source: 'CONSOLE' },
  blockedBy: [['zec-eip', 'cidrId', '400 OPERATION_DENIED_CIDR_HAS_IP_IN_USED']],
  filters: { ...OWNED, ...exactly('regionId', 'source'), name: fuzzy('name'), cidrBlock: fuzzy('cidrBlock') },
  item: (it, view) => ({
    cidrId: it.id,
    regionId: it.zoneId,
    name: it.name,
    cidrBlock: '203.0.113.0/28',
    // A field of the item here, beside that of the answer.
    totalCount: 16,
    usedCount: naming(it, view, 'zec-eip', 'cidrId').length,
    source: it.fields['source'],
    eipV4Type: 'BGPLine',
    networkLineType: 'PremiumBGP',
    netmask: 28,
    poolId: null,
    createTime: it.createTime,
    expiredTime: it.expiredTime,
    status: view.status,
    asn: null,
    asnObservation: null,
    availableCidr: [],
    availableCount: 16,
    ...ownersOf(it),
  }),
}

const IPV6_CIDR_BLOCK: Kind = {
  ...ZEC,
  ...BLOCK,
  name: 'zec-ipv6-cidr-block',
  list: { action: 'DescribeIpv6Cidrs', ids: 'cidrIds' },
  writes: [
    { action: 'DeleteIpv6Cidr', parameter: 'cidrId', steps: ['recycle', 'release'] },
    renames('ModifyIpv6CidrAttribute', 'cidrId', 'name'),
  ],
  creations: [
    {
      action: 'CreateIpv6Cidr',
      order: true,
      required: ['regionId', 'netmask'],
      refers: { regionId: 'region' },
      examples: { netmask: { netmask: 48, amount: 1 } },
      answer: 'cidrIds',
      name: 'name',
      place: 'regionId',
      status: 'CREATING',
    },
  ],
  missing: '404 INVALID_CIDR_NOT_FOUND',
  fields: { source: 'CONSOLE' },
  blockedBy: [['zec-subnet', 'ipv6CidrBlockId', '409 INVALID_CIDR_USED']],
  filters: { ...OWNED, ...exactly('regionId', 'source'), name: fuzzy('name'), cidrBlock: fuzzy('cidrBlock') },
  item: (it, view) => ({
    cidrId: it.id,
    regionId: it.zoneId,
    name: it.name,
    cidrBlock: '2001:db8::/48',
    source: it.fields['source'],
    networkLineType: 'PremiumBGP',
    subnetIds: idsOf(naming(it, view, 'zec-subnet', 'ipv6CidrBlockId')),
    nicIds: [],
    netmask: 48,
    subnetMaskLength: 64,
    poolId: null,
    createTime: it.createTime,
    expiredTime: it.expiredTime,
    resourceGroup: groupOf(it),
    status: view.status,
    asn: null,
    tags: tagsOf(it),
    asnObservation: null,
  }),
}

const CROSS_REGION_BANDWIDTH: Kind = {
  ...ZEC,
  ...BLOCK,
  name: 'zec-cross-region-bandwidth',
  list: { action: 'DescribeCrossRegionBandwidth', ids: 'crossRegionBandwidthIds' },
  writes: [
    {
      action: 'DeleteCrossRegionBandwidth',
      parameter: 'crossRegionBandwidthId',
      steps: ['recycle', 'release'],
    },
    renames('ModifyCrossRegionBandwidthAttribute', 'crossRegionBandwidthIds', 'crossRegionBandwidthName'),
  ],
  creations: [
    {
      action: 'CreateCrossRegionBandwidth',
      order: true,
      required: [
        'vpcId',
        'internetChargeType',
        'crossRegionBandwidthName',
        'regionA',
        'regionZ',
        'bandwidth',
      ],
      refers: { vpcId: 'zec-vpc', regionA: 'region', regionZ: 'region' },
      examples: { internetChargeType: 'ByBandwidth', bandwidth: 10, regionZ: 'asia-southeast-1' },
      answer: 'crossRegionBandwidthId',
      name: 'crossRegionBandwidthName',
      status: 'CREATING',
    },
  ],
  missing: '404 INVALID_VPC_BANDWIDTH_NOT_FOUND',
  life: { ...CIDR_LIFE, live: ['AVAILABLE'], failed: ['CREATE_FAILED'] },
  fields: { vpcId: 'vpc-default', regionA: 'asia-east-1', regionZ: 'europe-west-1' },
  filters: {
    resourceGroupId: group,
    ...exactly('vpcId', 'regionA', 'regionZ', 'status'),
    crossRegionBandwidthName: fuzzy('crossRegionBandwidthName'),
  },
  item: (it, view) => ({
    crossRegionBandwidthId: it.id,
    crossRegionBandwidthName: it.name,
    status: view.status,
    vpcId: it.fields['vpcId'],
    regionA: it.fields['regionA'],
    regionZ: it.fields['regionZ'],
    bandwidth: 10,
    bandwidthCap: null,
    createTime: it.createTime,
    internetChargeType: 'ByBandwidth',
    expiredTime: it.expiredTime,
    ...groupOf(it),
  }),
}

const DHCP_OPTIONS_SET: Kind = {
  ...ZEC,
  ...SIMPLE,
  name: 'zec-dhcp-options-set',
  list: { action: 'DescribeDhcpOptionsSets', ids: 'dhcpOptionsSetIds', maxIds: 20 },
  writes: [
    { action: 'DeleteDhcpOptionsSet', parameter: 'dhcpOptionsSetId', steps: ['recycle'] },
    renames('ModifyDhcpOptionsSetAttributes', 'dhcpOptionsSetId', 'dhcpOptionsSetName'),
  ],
  creations: [
    {
      action: 'CreateDhcpOptionsSet',
      required: ['dhcpOptionsSetName', 'domainNameServers'],
      examples: { domainNameServers: '192.0.2.53' },
      answer: 'dhcpOptionsSetId',
      name: 'dhcpOptionsSetName',
    },
  ],
  missing: '404 INVALID_DHCP_OPTIONS_SET_NOT_FOUND',
  blockedBy: [['zec-subnet', 'dhcpOptionsSetId', '400 OPERATION_DENIED_DHCP_OPTIONS_SET_IN_USE_BY_SUBNET']],
  filters: { ...OWNED, dhcpOptionsSetName: fuzzy('dhcpOptionsSetName'), subnetId: has('subnetIds') },
  unlisted: ['subnetIds'],
  item: (it, view) => ({
    dhcpOptionsSetId: it.id,
    dhcpOptionsSetName: it.name,
    domainNameServers: '192.0.2.53',
    ipv6DomainNameServers: null,
    leaseTime: '24',
    ipv6LeaseTime: null,
    createTime: it.createTime,
    description: null,
    subnetIds: idsOf(naming(it, view, 'zec-subnet', 'dhcpOptionsSetId')),
    ...ownersOf(it),
  }),
}

const QOS_POLICY_GROUP: Kind = {
  ...ZEC,
  ...SIMPLE,
  name: 'zec-qos-policy-group',
  list: { action: 'DescribeQosPolicyGroups', ids: 'qosPolicyGroupIds' },
  writes: [
    { action: 'DeleteQosPolicyGroup', parameter: 'qosPolicyGroupId', steps: ['recycle'] },
    {
      // Without ids all of them.
      action: 'RemoveQosPolicyGroupMembers',
      parameter: 'qosPolicyGroupId',
      steps: ['change'],
      effect: (it, world, body) => {
        const ids = stringsOf(body, 'resourceIds')
        const members = idsIn(it, 'members')
        world.set(it, 'members', ids.length === 0 ? [] : members.filter((id) => !ids.includes(id)))
      },
    },
    renames('ModifyQosPolicyGroup', 'qosPolicyGroupId', 'name'),
    {
      action: 'AddQosPolicyGroupMembers',
      parameter: 'qosPolicyGroupId',
      steps: ['change'],
      effect: (it, world, body) => {
        const members = idsIn(it, 'members')
        world.set(it, 'members', [...new Set([...members, ...stringsOf(body, 'resourceIds')])])
      },
    },
  ],
  creations: [
    {
      action: 'CreateQosPolicyGroup',
      required: ['regionId', 'name', 'bandwidthLimit'],
      refers: { regionId: 'region' },
      examples: { bandwidthLimit: 100 },
      answer: 'qosPolicyGroupId',
      name: 'name',
      place: 'regionId',
    },
  ],
  fields: { members: [] },
  // A code by the form of the others; no page has it.
  forbids: (step, it, view) =>
    step === 'recycle' && membersOf(it, view).length > 0
      ? '409 INVALID_QOS_POLICY_GROUP_RESOURCE_ASSOCIATED'
      : undefined,
  filters: { ...OWNED, regionId: equals('regionId'), resourceId: has('memberIds') },
  unlisted: ['memberIds'],
  item: (it, view) => ({
    qosPolicyGroupId: it.id,
    name: it.name,
    regionId: it.zoneId,
    bandwidthLimit: 100,
    rateLimitMode: 'LOOSE',
    memberCount: membersOf(it, view).length,
    memberIds: membersOf(it, view),
    members: membersOf(it, view).map((resourceId) => ({ resourceId, ipType: 'IPv4' })),
    createTime: it.createTime,
    resourceGroup: groupOf(it),
    tags: tagsOf(it),
  }),
}

function membersOf(it: Resource, view: View): string[] {
  const ids = idsIn(it, 'members')
  return ids.filter((id) => binds('zec-eip', id, view))
}

const DDOS_POLICY: Kind = {
  ...ZEC,
  ...SIMPLE,
  name: 'zec-ddos-policy',
  list: { action: 'DescribePolicys', ids: 'policyIds' },
  writes: [
    { action: 'DeletePolicy', parameter: 'policyId', steps: ['recycle'] },
    {
      action: 'DetachFromPolicy',
      parameter: 'policyId',
      steps: ['change'],
      effect: (it, world, body) => {
        const ids = stringsOf(body, 'ipv4IdList')
        for (const eip of world.naming('zec-eip', 'policyId', it.id).filter(({ id }) => ids.includes(id)))
          world.set(eip, 'policyId', null)
      },
    },
    renames('ModifyPolicy', 'policyId', 'policyName'),
    {
      action: 'AttachToPolicy',
      parameter: 'policyId',
      steps: ['change'],
      effect: (it, world, body) => {
        for (const id of stringsOf(body, 'ipv4IdList')) {
          const eip = world.find('zec-eip', id)
          if (eip !== undefined) world.set(eip, 'policyId', it.id)
        }
      },
    },
  ],
  creations: [{ action: 'CreatePolicy', required: ['policyName'], answer: 'policyId', name: 'policyName' }],
  missing: '404 INVALID_DDOS_POLICY_NOT_FOUND',
  // A code by the form of the others; no page has it.
  blockedBy: [['zec-eip', 'policyId', '409 INVALID_DDOS_POLICY_IP_ASSOCIATED']],
  filters: { tags, tagKeys, policyName: fuzzy('policyName') },
  item: (it) => ({ policyId: it.id, policyName: it.name, createTime: it.createTime, ...ownersOf(it) }),
}

export const ZEC_ADDRESS_KINDS = [
  ...[CIDR_BLOCK, IPV6_CIDR_BLOCK, CROSS_REGION_BANDWIDTH],
  ...[DHCP_OPTIONS_SET, QOS_POLICY_GROUP, DDOS_POLICY],
]
