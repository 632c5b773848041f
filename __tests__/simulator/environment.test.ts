// The kinds of a whole environment: what their lists say, what blocks what, and what the system made.
import { describe, expect, test } from '@jest/globals'
import type { ResourceSeed } from '../../simulator/index.ts'
import { kindOf } from '../../simulator/kinds.ts'
import { START, verdict, World, type Answer } from './world.ts'

interface Row {
  readonly kind: string
  readonly service: string
  readonly version: string
  readonly list: readonly [action: string, ids: string]
  readonly remove: readonly [action: string, parameter: string]
  /** What a delete of an id that does not exist is answered with, or the list that has the id then. */
  readonly missing: string
  /** Of the item in the Python SDK 2.0.77. */
  readonly fields: string
}

const KINDS: readonly Row[] = [
  {
    kind: 'zec-vpc',
    service: 'zec',
    version: '2025-09-01',
    list: ['DescribeVpcs', 'vpcIds'],
    remove: ['DeleteVpc', 'vpcId'],
    missing: '404 INVALID_VPC_NOT_FOUND',
    fields:
      'vpcId name cidrBlock secondaryCidrBlocks ipv6CidrBlock mtu isDefault createTime usageIpv4Count usageIpv6Count securityGroupId dnsZoneIds resourceGroup tags',
  },
  {
    kind: 'zec-subnet',
    service: 'zec',
    version: '2025-09-01',
    list: ['DescribeSubnets', 'subnetIds'],
    remove: ['DeleteSubnet', 'subnetId'],
    missing: '404 INVALID_SUBNET_NOT_FOUND',
    fields:
      'subnetId regionId name cidrBlock gatewayIpAddress ipv6CidrBlock ipv6GatewayIpAddress stackType ipv6Type vpcId vpcName usageIpv4Count usageIpv6Count createTime isDefault dhcpOptionsSetId ipv6MaskLength',
  },
  {
    kind: 'zec-security-group',
    service: 'zec',
    version: '2025-09-01',
    list: ['DescribeSecurityGroups', 'securityGroupIds'],
    remove: ['DeleteSecurityGroup', 'securityGroupId'],
    missing: '404 INVALID_SECURITY_GROUP_NOT_FOUND',
    fields:
      'securityGroupId securityGroupName scope createTime vpcIds isDefault nicIdList natIdList loadBalancerIdList haVipIdList',
  },
  {
    kind: 'zec-route',
    service: 'zec',
    version: '2025-09-01',
    list: ['DescribeRoutes', 'routeIds'],
    remove: ['DeleteRoute', 'routeId'],
    missing: '404 INVALID_VPC_ROUTE_NOT_FOUND',
    fields:
      'routeId name vpcId vpcName ipVersion type sourceCidrBlock destinationCidrBlock cidrBlock priority nextHopId nextHopName nextHopType createTime',
  },
  {
    kind: 'zec-nat-gateway',
    service: 'zec',
    version: '2025-09-01',
    list: ['DescribeNatGateways', 'natGatewayIds'],
    remove: ['DeleteNatGateway', 'natGatewayId'],
    missing: '404 INVALID_NAT_NOT_FOUND',
    fields:
      'natGatewayId vpcId regionId status name subnetIds isAllSubnets eipIds zbgId icmpReplyEnabled securityGroupId resourceGroupId resourceGroupName createTime expiredTime tags',
  },
  {
    kind: 'zec-border-gateway',
    service: 'zec',
    version: '2025-09-01',
    list: ['DescribeBorderGateways', 'zbgIds'],
    remove: ['DeleteBorderGateway', 'zbgId'],
    missing: '404 INVALID_ZBG_NOT_FOUND',
    fields:
      'zbgId name vpcId regionId asn interConnectCidr interconnectCidrEditable createTime cloudRouterIds routingMode natId advertisedSubnet advertisedSubnetIds advertisedCidrs advertisedRouteIds',
  },
  {
    kind: 'zec-havip',
    service: 'zec',
    version: '2025-09-01',
    list: ['DescribeHaVips', 'haVipIds'],
    remove: ['DeleteHaVip', 'haVipId'],
    missing: '404 INVALID_HAVIP_NOT_FOUND',
    fields:
      'haVipId name regionId vpcId subnetId securityGroupId ipAddress associatedInstances masterInstanceId associatedEips createTime tags',
  },
  {
    kind: 'zec-cidr-block',
    service: 'zec',
    version: '2025-09-01',
    list: ['DescribeCidrs', 'cidrIds'],
    remove: ['DeleteCidr', 'cidrId'],
    missing: '404 INVALID_CIDR_NOT_FOUND',
    fields:
      'cidrId regionId name cidrBlock totalCount usedCount source eipV4Type networkLineType netmask poolId createTime expiredTime resourceGroupId resourceGroupName status asn tags asnObservation availableCidr availableCount',
  },
  {
    kind: 'zec-ipv6-cidr-block',
    service: 'zec',
    version: '2025-09-01',
    list: ['DescribeIpv6Cidrs', 'cidrIds'],
    remove: ['DeleteIpv6Cidr', 'cidrId'],
    missing: '404 INVALID_CIDR_NOT_FOUND',
    fields:
      'cidrId regionId name cidrBlock source networkLineType subnetIds nicIds netmask subnetMaskLength poolId createTime expiredTime resourceGroup status asn tags asnObservation',
  },
  {
    kind: 'zec-cross-region-bandwidth',
    service: 'zec',
    version: '2025-09-01',
    list: ['DescribeCrossRegionBandwidth', 'crossRegionBandwidthIds'],
    remove: ['DeleteCrossRegionBandwidth', 'crossRegionBandwidthId'],
    missing: '404 INVALID_VPC_BANDWIDTH_NOT_FOUND',
    fields:
      'crossRegionBandwidthId crossRegionBandwidthName status vpcId regionA regionZ bandwidth bandwidthCap createTime internetChargeType expiredTime resourceGroupId resourceGroupName',
  },
  {
    kind: 'zec-snapshot',
    service: 'zec',
    version: '2025-09-01',
    list: ['DescribeSnapshots', 'snapshotIds'],
    remove: ['DeleteSnapshots', 'snapshotIds'],
    missing: 'snapshotIds',
    fields:
      'snapshotId snapshotName zoneId status snapshotType retentionTime diskId createTime diskAbility resourceGroup',
  },
  {
    kind: 'zec-snapshot-policy',
    service: 'zec',
    version: '2025-09-01',
    list: ['DescribeAutoSnapshotPolicies', 'autoSnapshotPolicyIds'],
    remove: ['DeleteAutoSnapshotPolicies', 'autoSnapshotPolicyIds'],
    missing: '404 INVALID_AUTO_SNAPSHOT_POLICY_NOT_FOUND',
    fields:
      'autoSnapshotPolicyId zoneId autoSnapshotPolicyName repeatWeekDays hours retentionDays diskNum createTime resourceGroup diskIdSet tags',
  },
  {
    kind: 'zec-image',
    service: 'zec',
    version: '2025-09-01',
    list: ['DescribeCustomImages', 'imageIds'],
    remove: ['DeleteImages', 'imageIds'],
    missing: 'imageIds',
    fields:
      'regionIdList resourceGroupId resourceGroupName imageId imageName imageType imageSource imageSize minDiskSize imageDescription imageVersion imageStatus nicNetworkType category osType tags',
  },
  {
    kind: 'zec-placement-group',
    service: 'zec',
    version: '2025-09-01',
    list: ['DescribePlacementGroups', 'placementGroupIds'],
    remove: ['DeletePlacementGroups', 'placementGroupIds'],
    missing: 'failedPlacementGroupIds',
    fields:
      'placementGroupId name zoneId partitionNum affinity instanceCount instanceIds constraintStatus createTime resourceGroup tags',
  },
  {
    kind: 'zec-dhcp-options-set',
    service: 'zec',
    version: '2025-09-01',
    list: ['DescribeDhcpOptionsSets', 'dhcpOptionsSetIds'],
    remove: ['DeleteDhcpOptionsSet', 'dhcpOptionsSetId'],
    missing: '404 INVALID_DHCP_OPTIONS_SET_NOT_FOUND',
    fields:
      'dhcpOptionsSetId dhcpOptionsSetName domainNameServers ipv6DomainNameServers leaseTime ipv6LeaseTime createTime description resourceGroupId resourceGroupName tags',
  },
  {
    kind: 'zec-qos-policy-group',
    service: 'zec',
    version: '2025-09-01',
    list: ['DescribeQosPolicyGroups', 'qosPolicyGroupIds'],
    remove: ['DeleteQosPolicyGroup', 'qosPolicyGroupId'],
    missing: '404 OPERATION_FAILED_RESOURCE_NOT_FOUND',
    fields:
      'qosPolicyGroupId name regionId bandwidthLimit rateLimitMode memberCount members createTime resourceGroup tags',
  },
  {
    kind: 'zec-ddos-policy',
    service: 'zec',
    version: '2025-09-01',
    list: ['DescribePolicys', 'policyIds'],
    remove: ['DeletePolicy', 'policyId'],
    missing: '404 INVALID_DDOS_POLICY_NOT_FOUND',
    fields: 'policyId policyName createTime resourceGroupId resourceGroupName tags',
  },
  {
    kind: 'vm-subnet',
    service: 'vm',
    version: '2026-04-01',
    list: ['DescribeSubnets', 'subnetIds'],
    remove: ['DeleteSubnet', 'subnetId'],
    missing: '404 INVALID_SUBNET_NOT_FOUND',
    fields:
      'subnetId zoneId subnetName subnetStatus cidrBlockList usageIpCount totalIpCount createTime instanceIdList subnetDescription cidrBlock isDefault',
  },
  {
    kind: 'vm-security-group',
    service: 'vm',
    version: '2026-04-01',
    list: ['DescribeSecurityGroups', 'securityGroupIds'],
    remove: ['DeleteSecurityGroup', 'securityGroupId'],
    missing: '404 INVALID_SECURITY_GROUP_NOT_FOUND',
    fields:
      'securityGroupId securityGroupName securityGroupStatus createTime description instanceIds ruleInfos isDefault',
  },
  {
    kind: 'bmc-vpc',
    service: 'bmc',
    version: '2026-02-01',
    list: ['DescribeVpcs', 'vpcIds'],
    remove: ['DeleteVpc', 'vpcId'],
    missing: '404 INVALID_VPC_NOT_FOUND',
    fields:
      'vpcId vpcRegionId vpcRegionName vpcName cidrBlock createTime vpcStatus resourceGroupId resourceGroupName tags',
  },
  {
    kind: 'bmc-subnet',
    service: 'bmc',
    version: '2026-02-01',
    list: ['DescribeSubnets', 'subnetIds'],
    remove: ['DeleteSubnet', 'subnetId'],
    missing: '400 OPERATION_FAILED_RESOURCE_NOT_FOUND',
    fields:
      'subnetId subnetName zoneId availableIpCount cidrBlock subnetStatus createTime vpcSubnetStatus vpcId vpcName resourceGroupId resourceGroupName subnetInstanceSet',
  },
  {
    kind: 'ip-transit',
    service: 'ipt',
    version: '2024-09-01',
    list: ['DescribeIPTransits', 'iptIds'],
    remove: ['DeleteIPTransit', 'iptId'],
    missing: '404 OPERATION_FAILED_RESOURCE_NOT_FOUND',
    fields:
      'iptId iptName iptDescription dataCenter peerPortId peerPortName peerDataCenter deliveryType resourceGroupId resourceGroupName createTime routingType internetType bandwidth commitBandwidth bfd bgp interconnect privateConnectId privateConnectName publicIpv4Addresses iptStatus connectivityStatus tags publicIpAddresses haMode zbgRegionId peerPortType haLinks',
  },
  {
    kind: 'bandwidth-cluster',
    service: 'traffic',
    version: '2024-03-26',
    list: ['DescribeBandwidthClusters', 'bandwidthClusterIds'],
    remove: ['DeleteBandwidthClusters', 'bandwidthClusterIds'],
    missing: '404 INVALID_CLUSTER_NOT_FOUND',
    fields:
      'bandwidthClusterId bandwidthClusterName networkType networkLineType product areaCode internetChargeType commitBandwidthMbps internationalCommitBandwidthMbps location createTime resourceNumber cities tags resourceGroup',
  },
  {
    kind: 'key-pair',
    service: 'ccs',
    version: '2025-09-01',
    list: ['DescribeKeyPairs', 'keyIds'],
    remove: ['DeleteKeyPairs', 'keyIds'],
    missing: '404 INVALID_KEY_PAIR_NOT_FOUND',
    fields: 'keyId keyName publicKey keyDescription createTime',
  },
  {
    kind: 'ai-gateway',
    service: 'aigw',
    version: '2026-04-14',
    list: ['DescribeAiGateways', 'gatewayUuids'],
    remove: ['DeleteAiGateway', 'gatewayUuid'],
    missing: '404 OPERATION_FAILED_RESOURCE_NOT_FOUND',
    fields:
      'gatewayUuid gatewayName enabled createdAt updatedAt resourceGroupId accessLimit expireType expireTime modelAccess tags',
  },
  {
    kind: 'zga-accelerator',
    service: 'zga',
    version: '2024-11-04',
    list: ['DescribeAccelerators', 'acceleratorIds'],
    remove: ['DeleteAccelerator', 'acceleratorId'],
    missing: '404 INVALID_ACCELERATOR_NOT_FOUND',
    fields:
      'acceleratorId acceleratorType acceleratorName chargeType domain acceleratorStatus cname origin accelerateRegions l4Listeners l7Listeners protocolOpts certificate accessControl healthCheck createTime resourceGroupId',
  },
  {
    kind: 'zga-certificate',
    service: 'zga',
    version: '2024-11-04',
    list: ['DescribeCertificates', 'certificateIds'],
    remove: ['DeleteCertificate', 'certificateId'],
    missing: '404 INVALID_CERTIFICATE_NOT_FOUND',
    fields:
      'certificateId certificateLabel common fingerprint issuer sans algorithm createTime startTime endTime expired resourceGroupId',
  },
  {
    kind: 'private-zone',
    service: 'zdns',
    version: '2025-11-01',
    list: ['DescribePrivateZones', 'zoneIds'],
    remove: ['DeletePrivateZone', 'zoneId'],
    missing: '404 INVALID_PRIVATE_ZONE_NOT_FOUND',
    fields: 'zoneId zoneName proxyPattern remark recordCount vpcIds tags resourceGroup createTime',
  },
]

function rowOf(kind: string): Row {
  const row = KINDS.find((it) => it.kind === kind)
  if (row === undefined) throw new Error(`There is no row of ${kind}.`)
  return row
}

function call(world: World, { service, version }: Row, action: string, body: unknown = {}): Answer {
  return world.send(world.request(service, action, version, body))
}

function remove(world: World, row: Row, id: string): string {
  const [action, parameter] = row.remove
  const answer = call(world, row, action, { [parameter]: parameter.endsWith('s') ? [id] : id })
  const failed = answer.json.response?.[row.missing]
  return Array.isArray(failed) && failed.length > 0 ? `failed ${failed.join(',')}` : verdict(answer)
}

function see(world: World, kind: string, id: string): Record<string, unknown> | undefined {
  const row = rowOf(kind)
  const [action, ids] = row.list
  return call(world, row, action, { [ids]: [id] }).json.response?.dataSet?.[0]
}

function list(world: World, kind: string, filter: object = {}): unknown[] {
  const row = rowOf(kind)
  const [action, ids] = row.list
  return (call(world, row, action, filter).json.response?.dataSet ?? []).map((it) => it[ids.slice(0, -1)])
}

const made = (...resources: ResourceSeed[]): World => new World({ resources })

describe.each(KINDS)('$kind', (row) => {
  const { kind } = row
  const [, ids] = row.list

  test('says what the model of the SDK has', () => {
    const item = see(made({ kind, id: 'a', name: 'the-name', tags: { env: 'x' } }), kind, 'a') ?? {}
    expect(Object.keys(item).sort()).toEqual(row.fields.split(' ').sort())
    expect(item).toMatchObject({ [ids.slice(0, -1)]: 'a' })
    expect(Object.values(item)).toContain('the-name')
    if ('tags' in item) expect(item['tags']).toEqual({ tags: [{ key: 'env', value: 'x' }] })
    if ('resourceGroup' in item)
      expect(item['resourceGroup']).toMatchObject({ resourceGroupId: 'resource-group-default' })
    expect(Object.values(item)).not.toContain(undefined)
  })

  test('is deleted, and gone after a while at most', () => {
    const world = made({ kind, id: 'a' }, { kind, id: 'b' })
    expect(remove(world, row, 'a')).toBe('200')
    world.pass(2000)
    expect(list(world, kind)).toEqual(['b'])
    const gone = row.missing.startsWith('4') ? row.missing : 'failed a'
    expect(remove(world, row, 'a')).toBe(gone)
  })

  test('is not deleted while another resource holds it', () => {
    const world = made({ kind, id: 'a' }, { kind: 'zos-command', id: 'holder', holds: [`${kind}/a`] })
    expect(remove(world, row, 'a')).not.toBe('200')
    expect(list(world, kind)).toEqual(['a'])
  })
})

describe('statuses', () => {
  test.each([
    ['zec-nat-gateway', 'RUNNING', 'CREATING', '400 OPERATION_DENIED_NAT_STATUS', 'RELEASING'],
    ['zec-cidr-block', 'AVAILABLE', 'CHANGING', '400 OPERATION_DENIED_INVALID_STATUS', 'DELETING'],
    ['zec-ipv6-cidr-block', 'FAILED', 'CREATING', '400 OPERATION_DENIED_INVALID_STATUS', 'DELETING'],
    [
      'zec-cross-region-bandwidth',
      'CREATE_FAILED',
      'CREATING',
      '400 OPERATION_DENIED_INVALID_STATUS',
      'DELETING',
    ],
    ['zec-snapshot', 'FAILED', 'ROLLING_BACK', 'failed a', 'DELETING'],
    ['zec-image', 'UNAVAILABLE', 'SYNCING', 'failed a', 'DELETING'],
    ['vm-subnet', 'Failed', 'Creating', '400 UNSUPPORTED_OPERATION_SUBNET_STATUS_ERROR', undefined],
    [
      'vm-security-group',
      'FAIL',
      'STRANGE',
      '403 OPERATION_DENIED_SECURITY_GROUP_STATUS_NOT_SUPPORT',
      undefined,
    ],
    ['bmc-vpc', 'CREATE_FAILED', 'CREATING', '403 OPERATION_DENIED_VPC_STATUS_NOT_SUPPORT', 'DELETING'],
    ['bmc-subnet', 'AVAILABLE', 'ASSOCIATING', '403 OPERATION_DENIED_SUBNET_STATUS_NOT_SUPPORT', 'DELETING'],
    [
      'ip-transit',
      'CREATING_FAILED',
      'UPDATING_FAILED',
      '403 OPERATION_DENIED_INSTANCE_CREATING',
      'DESTROYING',
    ],
    ['zga-accelerator', 'NotAccelerate', 'Deploying', '403 OPERATION_DENIED_INSTANCE_CREATING', undefined],
  ])('of %s: %s may be deleted, %s may not', (kind, rest, busy, refused, leaving) => {
    const row = rowOf(kind)
    const field =
      row.fields.split(' ').find((it) => /status$/i.test(it) && !/connectivity|subnetSt/i.test(it)) ?? ''
    const world = made({ kind, id: 'a', status: rest })
    expect(Object.values(see(world, kind, 'a') ?? {})).toContain(rest)
    expect(remove(world, row, 'a')).toBe('200')
    if (field !== '') expect(see(world, kind, 'a')?.[field]).toBe(leaving)
    expect(remove(made({ kind, id: 'a', status: busy, stuck: true }), row, 'a')).toBe(refused)
  })

  test.each([
    'zec-nat-gateway',
    'zec-cidr-block',
    'zec-ipv6-cidr-block',
    'zec-cross-region-bandwidth',
    'ip-transit',
  ])('%s may have a recycle bin, and leaves it with the same call', (kind) => {
    const world = made({ kind, id: 'a', recycleBin: true, delays: { recycle: 0 } })
    remove(world, rowOf(kind), 'a')
    expect(world.simulator.statusOf(kind, 'a')).toBe('RECYCLED')
    expect(remove(world, rowOf(kind), 'a')).toBe('200')
    world.pass(2000)
    expect(world.simulator.statusOf(kind, 'a')).toBeUndefined()
  })
})

describe('what is in the way', () => {
  const IN_USE = '409 INVALID_SUBNET_IN_USE'
  const GROUP = '409 OPERATION_DENIED_SECURITY_GROUP_ASSOCIATE_VPC'

  test.each([
    ['zec-vpc', 'zec-subnet', { vpcId: 'a' }, '409 INVALID_VPC_SUBNET_ASSOCIATED'],
    ['zec-vpc', 'zec-nat-gateway', { vpcId: 'a' }, '409 INVALID_VPC_NAT_ASSOCIATED'],
    ['zec-vpc', 'zlb-load-balancer', { vpcId: 'a' }, '409 INVALID_VPC_LB_ASSOCIATED'],
    ['zec-vpc', 'zec-border-gateway', { vpcId: 'a' }, '409 INVALID_VPC_ZBG_ASSOCIATED'],
    ['zec-vpc', 'zec-cross-region-bandwidth', { vpcId: 'a' }, '409 INVALID_VPC_BANDWIDTH_ASSOCIATED'],
    ['zec-subnet', 'zec-instance', { subnetId: 'a' }, IN_USE],
    ['zec-subnet', 'zec-nic', { subnetId: 'a' }, IN_USE],
    ['zec-subnet', 'zec-nat-gateway', { subnetIds: ['b', 'a'] }, IN_USE],
    ['zec-subnet', 'zec-havip', { subnetId: 'a' }, IN_USE],
    ['zec-subnet', 'zlb-load-balancer', { subnetId: 'a' }, IN_USE],
    ['zec-security-group', 'zec-vpc', { securityGroupId: 'a' }, GROUP],
    ['zec-security-group', 'zec-nic', { securityGroupId: 'a' }, GROUP],
    ['zec-security-group', 'zec-nat-gateway', { securityGroupId: 'a' }, GROUP],
    ['zec-security-group', 'zec-havip', { securityGroupId: 'a' }, GROUP],
    ['zec-security-group', 'zlb-load-balancer', { securityGroupId: 'a' }, GROUP],
    ['zec-nat-gateway', 'zec-route', { nextHopId: 'a' }, '409 INVALID_NAT_ROUTE_ASSOCIATED'],
    ['zec-border-gateway', 'zec-route', { nextHopId: 'a' }, '409 INVALID_ZBG_ROUTE_ASSOCIATED'],
    ['zec-cidr-block', 'zec-eip', { cidrId: 'a' }, '400 OPERATION_DENIED_CIDR_HAS_IP_IN_USED'],
    ['zec-ipv6-cidr-block', 'zec-subnet', { ipv6CidrBlockId: 'a' }, '409 INVALID_CIDR_USED'],
    [
      ...(['zec-dhcp-options-set', 'zec-subnet', { dhcpOptionsSetId: 'a' }] as const),
      '400 OPERATION_DENIED_DHCP_OPTIONS_SET_IN_USE_BY_SUBNET',
    ],
    ['zec-ddos-policy', 'zec-eip', { policyId: 'a' }, '409 INVALID_DDOS_POLICY_IP_ASSOCIATED'],
    ['vm-subnet', 'vm-instance', { subnetId: 'a' }, '400 UNSUPPORTED_OPERATION_SUBNET_HAS_INSTANCE'],
    [
      ...(['vm-security-group', 'vm-instance', { securityGroupIds: ['a'] }] as const),
      '403 OPERATION_DENIED_SECURITY_GROUP_EXIST_INSTANCE',
    ],
    ['bmc-vpc', 'bmc-subnet', { vpcId: 'a' }, '403 OPERATION_DENIED_VPC_EXIST_SUBNET_ASSIGN'],
    ['bmc-subnet', 'bmc-instance', { subnetIds: ['a'] }, '403 OPERATION_DENIED_SUBNET_EXIST_INSTANCE'],
    ['bandwidth-cluster', 'zec-eip', { bandwidthClusterId: 'a' }, '409 INVALID_CLUSTER_INSTANCE_ASSOCIATED'],
    ['zga-certificate', 'zga-accelerator', { certificateId: 'a' }, '400 CERTIFICATE_IS_USING'],
  ] as const)('of a %s: a %s', (kind, member, fields, code) => {
    const world = made({ kind, id: 'a' }, { kind: member, id: 'm', ...fields })
    expect(remove(world, rowOf(kind), 'a')).toBe(code)
    const leaving = kindOf(member)?.life.leaving ?? ''
    world.simulator.setStatus(member, 'm', leaving)
    // On its way out it is still in the way, if it has such a status.
    if (leaving !== 'GONE') expect(remove(world, rowOf(kind), 'a')).toBe(code)
    world.simulator.setStatus(member, 'm', 'GONE')
    expect(remove(world, rowOf(kind), 'a')).toBe('200')
  })

  test('not what is in the recycle bin', () => {
    const world = made(
      { kind: 'zec-vpc', id: 'a' },
      { kind: 'zec-nat-gateway', id: 'm', vpcId: 'a', status: 'RECYCLED' },
    )
    expect(remove(world, rowOf('zec-vpc'), 'a')).toBe('200')
  })

  test('of a port and a private connect: an IP transit', () => {
    const world = made(
      { kind: 'port', id: 'p' },
      { kind: 'private-connect', id: 'c' },
      { kind: 'ip-transit', id: 't', peerPortId: 'p', privateConnectId: 'c' },
    )
    const sdn = { ...rowOf('ip-transit'), service: 'sdn', version: '2026-04-01' }
    const ask = (action: string, body: object): string => verdict(call(world, sdn, action, body))
    const calls = [
      ['TerminatePort', { portId: 'p' }],
      ['DeletePrivateConnect', { privateConnectId: 'c' }],
    ] as const
    const held = '403 OPERATION_DENIED_INSTANCE_EXIST'
    expect(calls.map(([action, body]) => ask(action, body))).toEqual([held, held])
    remove(world, rowOf('ip-transit'), 't')
    world.pass(2000)
    expect(calls.map(([action, body]) => ask(action, body))).toEqual(['200', '200'])
  })

  test('of a batch: the others go, and the answer has a code for it', () => {
    const world = made(...['a', 'b'].map((id) => ({ kind: 'zec-subnet', id })), {
      kind: 'zec-nic',
      id: 'n',
      subnetId: 'b',
    })
    const answer = call(world, rowOf('zec-subnet'), 'DeleteSubnets', { subnetIds: ['a', 'b', 'c'] })
    expect(answer.json.response?.['failedSubnets']).toMatchObject([
      { subnetId: 'b', errorCode: 'INVALID_SUBNET_IN_USE' },
      { subnetId: 'c', errorCode: 'INVALID_SUBNET_NOT_FOUND' },
    ])
    expect(list(world, 'zec-subnet')).toEqual(['b'])
  })
})

describe('what has to be let go of', () => {
  test('a border gateway: its NAT gateway, and its cloud routers go first', () => {
    const world = made(
      { kind: 'zec-border-gateway', id: 'z', natId: 'n', cloudRouterIds: ['r'] },
      { kind: 'zec-nat-gateway', id: 'n' },
      { kind: 'cloud-router', id: 'r' },
    )
    const row = rowOf('zec-border-gateway')
    expect(see(world, 'zec-border-gateway', 'z')).toMatchObject({ natId: 'n', cloudRouterIds: ['r'] })
    expect(see(world, 'zec-nat-gateway', 'n')).toMatchObject({ zbgId: 'z' })
    expect(remove(world, row, 'z')).toBe('409 INVALID_ZBG_NAT_ASSOCIATED')
    expect(verdict(call(world, row, 'UnassignBorderGateway', { zbgId: 'z' }))).toBe('200')
    expect(verdict(call(world, row, 'UnassignBorderGateway', { zbgId: 'z' }))).toBe('200')
    expect(see(world, 'zec-border-gateway', 'z')).toMatchObject({ natId: null })
    expect(remove(world, row, 'z')).toBe('409 INVALID_ZBG_CLOUD_ROUTER_ASSOCIATED')
    world.simulator.setStatus('cloud-router', 'r', 'GONE')
    expect(remove(world, row, 'z')).toBe('200')
  })

  test('a HaVip: its instances, one call each, unless they are gone', () => {
    const world = made(
      { kind: 'zec-havip', id: 'h', associatedInstances: ['i', 'j', 'k'] },
      ...['i', 'j', 'k'].map((id) => ({ kind: 'zec-instance', id })),
    )
    const row = rowOf('zec-havip')
    world.simulator.setStatus('zec-instance', 'k', 'GONE')
    expect(see(world, 'zec-havip', 'h')).toMatchObject({
      associatedInstances: ['i', 'j'],
      masterInstanceId: 'i',
    })
    expect(list(world, 'zec-havip', { instanceIds: ['j'] })).toEqual(['h'])
    expect(remove(world, row, 'h')).toBe('409 INVALID_HAVIP_INSTANCE_ASSOCIATED')
    for (const instanceId of ['i', 'j'])
      expect(verdict(call(world, row, 'UnassociateHaVip', { haVipId: 'h', instanceId }))).toBe('200')
    expect(see(world, 'zec-havip', 'h')).toMatchObject({ associatedInstances: [] })
    expect(remove(world, row, 'h')).toBe('200')
  })

  test('a QoS group: some members, or all of them', () => {
    const group = (): World =>
      made(
        { kind: 'zec-qos-policy-group', id: 'q', members: ['e', 'f'] },
        { kind: 'zec-eip', id: 'e' },
        { kind: 'zec-eip', id: 'f' },
      )
    const row = rowOf('zec-qos-policy-group')
    const empty = (world: World, body: object): unknown => {
      call(world, row, 'RemoveQosPolicyGroupMembers', { qosPolicyGroupId: 'q', ...body })
      return see(world, 'zec-qos-policy-group', 'q')?.['memberCount']
    }
    expect(remove(group(), row, 'q')).toBe('409 INVALID_QOS_POLICY_GROUP_RESOURCE_ASSOCIATED')
    expect(list(group(), 'zec-qos-policy-group', { resourceId: 'f' })).toEqual(['q'])
    expect([empty(group(), { resourceIds: ['e'] }), empty(group(), {})]).toEqual([1, 0])
  })

  test('a DDoS policy, a DHCP options set and a snapshot policy: what has them', () => {
    const world = made(
      { kind: 'zec-ddos-policy', id: 'p' },
      { kind: 'zec-eip', id: 'e', policyId: 'p' },
      { kind: 'zec-dhcp-options-set', id: 'd' },
      { kind: 'zec-subnet', id: 's', dhcpOptionsSetId: 'd' },
      { kind: 'zec-snapshot-policy', id: 'a' },
      { kind: 'zec-disk', id: 'disk', autoSnapshotPolicyId: 'a' },
    )
    const zec = rowOf('zec-vpc')
    expect(call(world, zec, 'DescribePolicyDetail', { policyId: 'p' }).json.response).toMatchObject({
      ...{ policyId: 'p', attachmentIps: [expect.any(String)] },
    })
    call(world, zec, 'DetachFromPolicy', { policyId: 'p', ipv4IdList: ['e'] })
    expect(list(world, 'zec-dhcp-options-set', { subnetId: 's' })).toEqual(['d'])
    const detached = call(world, zec, 'DetachDhcpOptionsSetFromSubnet', { subnetIds: ['s', 'nosuch'] })
    expect(detached.json.response?.['failedSubnetIds']).toEqual(['nosuch'])
    expect(see(world, 'zec-snapshot-policy', 'a')).toMatchObject({ diskIdSet: ['disk'], diskNum: 1 })
    call(world, zec, 'CancelAutoSnapshotPolicy', { autoSnapshotPolicyId: 'a', diskIds: ['disk'] })
    expect(see(world, 'zec-snapshot-policy', 'a')).toMatchObject({ diskIdSet: [] })
    const left = ['zec-ddos-policy', 'zec-dhcp-options-set', 'zec-snapshot-policy']
    expect(left.map((kind, index) => remove(world, rowOf(kind), 'pda'.charAt(index)))).toEqual([
      '200',
      '200',
      '200',
    ])
  })

  test('an elastic IP is free once its NAT gateway or HaVip is gone', () => {
    for (const [kind, type] of [
      ['zec-nat-gateway', 'NAT'],
      ['zec-havip', 'HAVIP'],
    ] as const) {
      const world = made({ kind, id: 'a' }, { kind: 'zec-eip', id: 'e', associatedId: 'a' })
      const eip = (): unknown =>
        call(world, rowOf('zec-vpc'), 'DescribeEips', { eipIds: ['e'] }).json.response?.dataSet?.[0]
      expect(eip()).toMatchObject({ status: 'BINDED', associatedId: 'a', associatedType: type })
      expect(remove(world, rowOf(kind), 'a')).toBe('200')
      expect(eip()).toMatchObject({ status: 'UNBIND', associatedId: null })
    }
  })
})

test.each([
  ['zec-vpc', '400 OPERATION_DENIED_DEFAULT_VPC'],
  ['zec-subnet', '400 OPERATION_DENIED_UNSUPPORTED_SUBNET'],
  ['zec-security-group', '403 OPERATION_DENIED_DEFAULT_SECURITY_GROUP_NOT_SUPPORT'],
  ['vm-subnet', '400 OPERATION_DENIED_UNSUPPORTED_SUBNET'],
  ['vm-security-group', '403 OPERATION_DENIED_DEFAULT_SECURITY_GROUP_NOT_SUPPORT'],
])('the default %s is never deleted', (kind, code) => {
  const world = made({ kind, id: 'a', isDefault: true })
  expect(see(world, kind, 'a')).toMatchObject({ isDefault: true })
  expect(remove(world, rowOf(kind), 'a')).toBe(code)
})

test('routes of the system are never deleted, and an egress IP holds its VPC', () => {
  for (const type of [
    'RouteTypeSubnet',
    'RouteTypeNatGw',
    'RouteTypeTransit',
    'RouteTypeStatic',
    'RouteTypePolicy',
  ]) {
    const world = made({ kind: 'zec-route', id: 'a', type })
    expect(list(world, 'zec-route', { routeType: type })).toEqual(['a'])
    const mine = ['RouteTypeStatic', 'RouteTypePolicy'].includes(type)
    expect(remove(world, rowOf('zec-route'), 'a')).toBe(
      mine ? '200' : '400 OPERATION_DENIED_ROUTE_TYPE_NOT_SUPPORT',
    )
  }
  const world = made({ kind: 'zec-vpc', id: 'a', unmanagedEgressIp: true })
  expect(remove(world, rowOf('zec-vpc'), 'a')).toBe('409 INVALID_VPC_UNMANAGED_EGRESS_IP_ASSOCIATED')
})

test('limits of ids: 20 DHCP options sets in a list, 20 bandwidth clusters in a delete', () => {
  const world = new World()
  const ids = (count: number): string[] => Array.from({ length: count }, (_, index) => `id-${index}`)
  const sets = (count: number): string =>
    verdict(
      call(world, rowOf('zec-dhcp-options-set'), 'DescribeDhcpOptionsSets', {
        dhcpOptionsSetIds: ids(count),
      }),
    )
  expect([sets(20), sets(21)]).toEqual(['200', '400 INVALID_PARAMETER_EXCEED_MAXIMUM'])
  const clusters = (count: number): string =>
    verdict(
      call(world, rowOf('bandwidth-cluster'), 'DeleteBandwidthClusters', { bandwidthClusterIds: ids(count) }),
    )
  expect([clusters(20), clusters(21)]).toEqual([
    '404 INVALID_CLUSTER_NOT_FOUND',
    '400 INVALID_PARAMETER_EXCEED_MAXIMUM',
  ])
})

test('what is in a VPC is found by it', () => {
  const world = made(
    { kind: 'zec-vpc', id: 'v' },
    { kind: 'zec-subnet', id: 's', vpcId: 'v' },
    { kind: 'zec-nat-gateway', id: 'n', vpcId: 'v' },
    { kind: 'zec-border-gateway', id: 'z', vpcId: 'v' },
    { kind: 'zec-havip', id: 'h', vpcId: 'v', subnetId: 's' },
    { kind: 'zec-route', id: 'r', vpcId: 'v' },
    { kind: 'zec-cross-region-bandwidth', id: 'c', vpcId: 'v' },
    { kind: 'private-zone', id: 'p', vpcIds: ['v'] },
    ...['zec-subnet', 'zec-nat-gateway', 'zec-border-gateway', 'zec-havip', 'zec-route'].map((kind) => ({
      ...{ kind, id: 'other' },
    })),
  )
  const one = { vpcId: 'v' }
  const several = { vpcIds: ['v'] }
  expect([
    list(world, 'zec-subnet', several),
    list(world, 'zec-nat-gateway', one),
    list(world, 'zec-border-gateway', one),
    list(world, 'zec-havip', several),
    list(world, 'zec-route', one),
    list(world, 'zec-cross-region-bandwidth', one),
    list(world, 'private-zone', several),
  ]).toEqual([['s'], ['n'], ['z'], ['h'], ['r'], ['c'], ['p']])
  expect(see(world, 'zec-vpc', 'v')).toMatchObject({ dnsZoneIds: ['p'] })
})

test('members of a bandwidth cluster', () => {
  const world = made(
    { kind: 'bandwidth-cluster', id: 'b', name: 'cluster' },
    { kind: 'zec-eip', id: 'e', bandwidthClusterId: 'b' },
  )
  const row = rowOf('bandwidth-cluster')
  expect(see(world, 'bandwidth-cluster', 'b')).toMatchObject({ resourceNumber: 1 })
  const answer = call(world, row, 'DescribeBandwidthClusterResources', { bandwidthClusterId: 'b' }).json
    .response
  expect(answer).toMatchObject({ totalCount: 1, resources: [{ resourceId: 'e' }] })
  expect(answer).not.toHaveProperty('dataSet')
})

describe('the tag service', () => {
  const TAG = { key: 'env', value: 'x' }
  const zrm = { ...rowOf('zec-vpc'), service: 'zrm', version: '2025-10-14' }
  const ask = (world: World, action: string, body: object = {}): Answer => call(world, zrm, action, body)
  const tagged = (): World =>
    made(
      { kind: 'zec-vpc', id: 'v', name: 'My-VPC', tags: { env: 'x' } },
      { kind: 'port', id: 'p', tags: { env: 'x', pr: '1' }, resourceGroupId: 'group-1' },
      { kind: 'zos-command', id: 'c', tags: { env: 'x' } },
      // Subnets have no tags, whatever the seed says.
      { kind: 'zec-subnet', id: 's', tags: { env: 'x' }, resourceGroupId: 'group-1' },
      { kind: 'vm-instance', id: 'bin', tags: { env: 'x' }, status: 'RECYCLE' },
      { kind: 'vm-instance', id: 'gone', tags: { env: 'x' }, timeline: [{ after: 0, status: 'GONE' }] },
      { kind: 'key-pair', id: 'k' },
    )
  const ids = (answer: Answer): unknown[] =>
    (answer.json.response?.dataSet ?? []).map((it) => it['resourceId'])

  test('lists what carries a tag, of every kind', () => {
    const answer = ask(tagged(), 'DescribeResources', { tags: [TAG] })
    expect(answer.json.response?.totalCount).toBe(4)
    expect(answer.json.response?.dataSet).toEqual(
      expect.arrayContaining([
        {
          ...{ resourceId: 'v', name: 'My-VPC', resourceType: 'ZEC_VPC', service: 'zec' },
          ...{ createTime: '2026-10-22T00:00:00Z', location: 'asia-east-1' },
          ...{ resourceGroupId: 'resource-group-default', resourceGroupName: 'resource-group-default' },
        },
      ]),
    )
    expect(ids(answer)).toEqual(['p', 'bin', 'v', 'c'])
  })

  test('lists by group, name, id and page', () => {
    const world = tagged()
    expect(ids(ask(world, 'DescribeResources', { resourceGroupId: 'group-1' }))).toEqual(['p', 's'])
    expect(ids(ask(world, 'DescribeResources', { resourceName: 'my-v' }))).toEqual(['v'])
    expect(ids(ask(world, 'DescribeResources', { resourceIds: ['k', 'v'] }))).toEqual(['v', 'k'])
    const page = ask(world, 'DescribeResources', { tagKeys: ['env'], pageNum: 2, pageSize: 3 })
    expect([page.json.response?.totalCount, ids(page)]).toEqual([4, ['c']])
  })

  test('lags behind and miscounts as any list does', () => {
    const world = new World({
      faults: { staleMs: 1000, rules: [{ type: 'count', actions: ['zrm:*'], count: 'more' }] },
      resources: [{ kind: 'zec-vpc', id: 'v', tags: { env: 'x' } }],
    })
    remove(world, rowOf('zec-vpc'), 'v')
    const answer = ask(world, 'DescribeResources', { tags: [TAG] })
    expect([answer.json.response?.totalCount, ids(answer)]).toEqual([2, ['v']])
    world.pass(1000)
    expect(ids(ask(world, 'DescribeResources', { tags: [TAG] }))).toEqual([])
  })

  test('answers the older question, which needs a tag', () => {
    const world = tagged()
    expect(verdict(ask(world, 'DescribeResourceByTags'))).toBe('400 MISSING_PARAMETER')
    expect(ask(world, 'DescribeResourceByTags', { tagKeys: ['pr'] }).json.response).toMatchObject({
      totalCount: 1,
      dataSet: [{ resourceType: 'SDN_PORT', resourceUuid: 'p' }],
    })
  })

  test('may be refused', () => {
    const world = new World({ permissions: { denied: ['zrm:DescribeResources'] } })
    expect(verdict(ask(world, 'DescribeResources'))).toBe('401 AUTHFAILURE_UNAUTHORIZED_OPERATION')
    expect(verdict(ask(world, 'DescribeResourceByTags', { tags: [TAG] }))).toBe('200')
    expect(verdict(ask(world, 'DescribeNothing'))).toBe('401 AUTHFAILURE_UNAUTHORIZED_OPERATION')
  })

  test('tells the tags of one resource, and how often each is used', () => {
    const world = tagged()
    expect(ask(world, 'DescribeResourceTags', { resourceUuid: 'p' }).json.response?.dataSet).toEqual([
      { key: 'env', value: 'x', createdDate: '2026-10-22 00:00:00' },
      { key: 'pr', value: '1', createdDate: '2026-10-22 00:00:00' },
    ])
    expect(ask(world, 'DescribeTags', { tagKeys: ['env'] }).json.response?.dataSet).toMatchObject([
      { key: 'env', value: 'x', bindResourceCount: 4 },
      { key: 'pr', value: '1', bindResourceCount: 1 },
    ])
  })

  test('binds tags and takes them away', () => {
    const world = tagged()
    const bind = (action: string, id: string): string =>
      verdict(ask(world, action, { tag: { key: 'new', value: '1' }, resourceUuids: [id] }))
    expect(['v', 'k', 'nosuch'].map((id) => bind('TagBindResources', id))).toEqual([
      ...['200', '404 INVALID_RESOURCE_CAN_NOT_BOUND', '404 INVALID_RESOURCE_NOT_FOUND'],
    ])
    expect(see(world, 'zec-vpc', 'v')).toMatchObject({
      tags: {
        tags: [
          { key: 'env', value: 'x' },
          { key: 'new', value: '1' },
        ],
      },
    })
    expect(list(world, 'zec-vpc', { tagKeys: ['new'] })).toEqual(['v'])
    expect(bind('TagUnbindResources', 'v')).toBe('200')
    expect(list(world, 'zec-vpc', { tagKeys: ['new'] })).toEqual([])
    const replaceTags = [{ key: 'owner', value: 'me' }]
    ask(world, 'ModifyResourceTags', { resourceUuid: 'v', replaceTags, deleteTagKeys: ['env'] })
    expect(see(world, 'zec-vpc', 'v')).toMatchObject({ tags: { tags: replaceTags } })
    expect(world.simulator.calls.at(-1)?.at).toBe(START)
    expect(world.simulator.calls.find(({ action }) => action === 'TagBindResources')).toMatchObject({
      ...{ write: true, applied: true, ids: ['v'] },
    })
  })
})
