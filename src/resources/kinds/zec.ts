// Elastic compute. Sources: Python SDK 2.0.77, CLI, Terraform provider; the codes: reference pages, Terraform provider.

import { inBatches, service } from './row.ts'
import { DISK, INSTANCE_DISKS, instanceStatuses, keepDefault } from './shared.ts'

const zec = service({ service: 'zec', version: '2025-09-01' })

/** The same call twice: into the recycle bin, where the account has one, and out of it. */
const RELEASE_INSTANCES = {
  ...inBatches('ReleaseInstances', 'instanceIds'),
  keepDependents: { dependResource: false },
}

/** ReleaseInstances (CLI): non-default EIPs, disks that cannot be detached, and secondary vNICs. */
const RELEASED_WITH_INSTANCES = [
  { type: 'zec-eip', isListed: true },
  { type: 'zec-disk', isListed: true, listedIn: INSTANCE_DISKS },
  {
    type: 'zec-nic',
    isListed: true,
    listedIn: [{ field: 'nics', id: 'nicId', unless: { field: 'nicType', is: 'Primary' } }],
  },
] as const

/** The kinds that use addresses of a subnet. */
const IN_SUBNETS = ['zec-instance', 'zec-nic', 'zec-nat-gateway', 'zec-havip', 'zlb-load-balancer'] as const

/** The fields of most items, and the parameters of their lists. */
const NETWORK = {
  'zec-vpc': 'vpcId',
  'zec-subnet': 'subnetId',
  'zec-security-group': 'securityGroupId',
} as const

const INSTANCE_REFERS_TO = {
  'zec-vpc': 'nics.vpcId',
  'zec-subnet': ['subnetId', 'nics.subnetId'],
  'zec-security-group': 'securityGroupId',
  'zec-placement-group': 'placementGroupId',
  'key-pair': 'keyId',
} as const

/** The associatedId is that of a balancer where associatedType is LB, otherwise that of one of the others. */
const EIP_ATTACHED_TO = { 'zec-instance': 'instanceId', 'zlb-load-balancer': 'associatedId' } as const
const EIP_ASSOCIATED_WITH = {
  'zec-nat-gateway': 'associatedId',
  'zec-nic': 'associatedId',
  'zec-havip': 'associatedId',
} as const
const EIP_REFERS_TO = {
  ...EIP_ASSOCIATED_WITH,
  'zec-cidr-block': 'cidrId',
  'bandwidth-cluster': 'bandwidthCluster.bandwidthClusterId',
} as const

/** They give their EIP back when they are deleted. Unbinding it at the same time would race with that. */
const RETURN_THEIR_EIP = ['zlb-load-balancer', 'zec-nat-gateway'] as const

/** The address that an instance was created with. It cannot be unbound (OPERATION_DENIED_EIP_IS_DEFAULT). */
const DEFAULT_EIP = { field: 'isDefault', is: true } as const

const EIP_STATUSES = {
  live: ['UNBIND', 'CREATE_FAILED'],
  // Unlike a bare-metal EIP, it has to be unbound before it is deleted.
  bound: ['BINDED'],
  busy: ['CREATING', 'ASSIGNING'],
  recycling: ['RECYCLING'],
  recycled: ['RECYCLED'],
  leaving: ['DELETING'],
}

/** Where an item of a security group names what the group is set on. */
const SECURED = {
  'zec-vpc': 'vpcIds',
  'zec-nic': 'nicIdList',
  'zec-nat-gateway': 'natIdList',
  'zlb-load-balancer': 'loadBalancerIdList',
  'zec-havip': 'haVipIdList',
} as const

const NEXT_HOPS = {
  'zec-nic': 'nextHopId',
  'zec-nat-gateway': 'nextHopId',
  'zec-border-gateway': 'nextHopId',
} as const

const PRIMARY_NIC = { field: 'nicType', is: 'Primary' } as const

/** The primary vNIC is part of its instance. Any other is detached where its instance stays. */
const NIC_OF_INSTANCE = {
  unbind: 'DetachNetworkInterface',
  attachedTo: { 'zec-instance': 'instanceId' },
  partWhere: PRIMARY_NIC,
  keepWhere: [{ ...PRIMARY_NIC, because: 'its instance, as the primary vNIC' }],
} as const

const NIC_STATUSES = {
  live: ['AVAILABLE', 'CREATE_FAILED'],
  held: ['USED'],
  busy: ['PENDING', 'ATTACHING', 'DETACHING'],
  leaving: ['DELETING'],
}

/** CIDR blocks and cross-region bandwidths. */
const CHANGEABLE = {
  busy: ['CREATING', 'CHANGING'],
  // In the Terraform provider's constants only.
  recycling: ['RECYCLING'],
  leaving: ['DELETING'],
}

/** The block of an IP transit is deleted with it (CLI). */
const KEEP_TRANSIT_CIDR = [
  { field: 'source', is: 'SDN_RIPT', because: 'an IP transit (source is SDN_RIPT)' },
] as const

export const ZEC = [
  zec('zec-instance', 'elastic compute instance', {
    calls: { list: 'DescribeInstances', remove: RELEASE_INSTANCES },
    item: { id: 'instanceId', name: 'instanceName' },
    goesAfter: ['zlb-load-balancer', 'zec-eip'],
    dependents: RELEASED_WITH_INSTANCES,
    refersTo: INSTANCE_REFERS_TO,
    missing: ['INVALID_INSTANCE_NOT_FOUND'],
    statuses: instanceStatuses({
      live: ['REINSTALL_FAILED'],
      busy: ['DEPLOYING', 'REBUILDING', 'REBOOT', 'IMAGING', 'RESIZING'],
    }),
  }),
  zec('zec-eip', 'elastic compute EIP', {
    calls: { list: 'DescribeEips', remove: 'DeleteEip' },
    unbind: inBatches('UnassociateEipAddress', 'failedEipIds'),
    item: { id: 'eipId' },
    goesAfter: RETURN_THEIR_EIP,
    attachedTo: EIP_ATTACHED_TO,
    refersTo: EIP_REFERS_TO,
    filters: { ...EIP_ATTACHED_TO, ...EIP_ASSOCIATED_WITH, 'zec-cidr-block': 'cidrIds[]' },
    partWhere: DEFAULT_EIP,
    missing: ['INVALID_EIP_NOT_FOUND'],
    statuses: EIP_STATUSES,
  }),
  zec('zec-disk', 'elastic compute disk', {
    ...DISK,
    calls: { list: 'DescribeDisks', remove: 'ReleaseDisk' },
    goesAfter: ['zec-instance'],
    attachedTo: { 'zec-instance': 'instanceId' },
    refersTo: { 'zec-snapshot-policy': 'autoSnapshotPolicyId' },
    filters: { 'zec-instance': 'instanceId' },
  }),
  zec('zec-vpc', 'elastic compute VPC', {
    calls: { list: 'DescribeVpcs', remove: 'DeleteVpc' },
    item: { id: 'vpcId' },
    goesAfter: ['zec-route'],
    goesAfterGone: [...IN_SUBNETS, 'zec-subnet', 'zec-border-gateway', 'zec-cross-region-bandwidth'],
    keepWhere: keepDefault('VPC'),
    missing: ['INVALID_VPC_NOT_FOUND'],
  }),
  zec('zec-subnet', 'elastic compute subnet', {
    calls: { list: 'DescribeSubnets', remove: 'DeleteSubnet' },
    item: { id: 'subnetId', tags: false, group: false },
    goesAfterGone: IN_SUBNETS,
    refersTo: { 'zec-vpc': 'vpcId', 'zec-dhcp-options-set': 'dhcpOptionsSetId' },
    filters: { 'zec-vpc': 'vpcIds[]', 'zec-dhcp-options-set': 'dhcpOptionsSetId' },
    keepWhere: keepDefault('subnet'),
    missing: ['INVALID_SUBNET_NOT_FOUND'],
  }),
  zec('zec-security-group', 'elastic compute security group', {
    calls: { list: 'DescribeSecurityGroups', remove: 'DeleteSecurityGroup' },
    item: { id: 'securityGroupId', name: 'securityGroupName', tags: false, group: false },
    goesAfter: ['zec-vpc'],
    goesAfterGone: IN_SUBNETS,
    refersTo: SECURED,
    keepWhere: keepDefault('security group'),
    missing: ['INVALID_SECURITY_GROUP_NOT_FOUND'],
  }),
  zec('zec-route', 'elastic compute route', {
    calls: { list: 'DescribeRoutes', remove: 'DeleteRoute' },
    item: { id: 'routeId', tags: false, group: false },
    refersTo: { 'zec-vpc': 'vpcId', ...NEXT_HOPS },
    filters: { 'zec-vpc': 'vpcId' },
    // DeleteRoute (CLI): the other types cannot be deleted.
    keepWhere: [
      { field: 'type', isNot: ['RouteTypeStatic', 'RouteTypePolicy'], because: 'the system, by its type' },
    ],
    missing: ['INVALID_VPC_ROUTE_NOT_FOUND'],
  }),
  zec('zec-nic', 'elastic compute vNIC', {
    ...NIC_OF_INSTANCE,
    calls: { list: 'DescribeNetworkInterfaces', remove: 'DeleteNetworkInterface' },
    item: { id: 'nicId' },
    // An address of it may be behind a balancer (INVALID_NIC_LB_ASSOCIATED).
    goesAfter: ['zec-route', 'zlb-load-balancer', 'zec-eip', 'zec-instance'],
    refersTo: NETWORK,
    filters: { ...NETWORK, 'zec-instance': 'instanceId' },
    missing: ['INVALID_NIC_NOT_FOUND'],
    statuses: NIC_STATUSES,
  }),
  zec('zec-nat-gateway', 'elastic compute NAT gateway', {
    calls: { list: 'DescribeNatGateways', remove: 'DeleteNatGateway' },
    item: { id: 'natGatewayId' },
    goesAfter: ['zec-route'],
    refersTo: { ...NETWORK, 'zec-subnet': 'subnetIds', 'zec-border-gateway': 'zbgId' },
    filters: { 'zec-vpc': 'vpcId', 'zec-security-group': 'securityGroupId' },
    missing: ['INVALID_NAT_NOT_FOUND'],
    statuses: { live: ['RUNNING', 'CREATE_FAILED'], busy: ['CREATING'], leaving: ['RELEASING'] },
  }),
  zec('zec-border-gateway', 'elastic compute border gateway', {
    calls: { list: 'DescribeBorderGateways', remove: 'DeleteBorderGateway' },
    unbind: 'UnassignBorderGateway',
    item: { id: 'zbgId', tags: false, group: false },
    goesAfter: ['zec-route', 'cloud-router', 'ip-transit', 'zec-nat-gateway'],
    refersTo: { 'zec-vpc': 'vpcId', 'zec-nat-gateway': 'natId', 'cloud-router': 'cloudRouterIds' },
    filters: { 'zec-vpc': 'vpcId' },
    boundWhere: 'natId',
    missing: ['INVALID_ZBG_NOT_FOUND'],
  }),
  zec('zec-havip', 'elastic compute HaVip', {
    calls: { list: 'DescribeHaVips', remove: 'DeleteHaVip' },
    unbind: { action: 'UnassociateHaVip', pairField: 'instanceId' },
    item: { id: 'haVipId', group: false },
    goesAfter: ['zec-eip', 'zec-instance'],
    refersTo: { ...NETWORK, 'zec-instance': 'associatedInstances', 'zec-eip': 'associatedEips.eipId' },
    filters: { 'zec-vpc': 'vpcIds[]', 'zec-subnet': 'subnetIds[]', 'zec-instance': 'instanceIds[]' },
    boundWhere: 'associatedInstances',
    missing: ['INVALID_HAVIP_NOT_FOUND'],
  }),
  zec('zec-cidr-block', 'elastic compute CIDR block', {
    calls: { list: 'DescribeCidrs', remove: 'DeleteCidr' },
    item: { id: 'cidrId' },
    goesAfter: ['zec-eip'],
    keepWhere: KEEP_TRANSIT_CIDR,
    missing: ['INVALID_CIDR_NOT_FOUND', 'INVALID_CIDRBLOCK_NOT_FOUND'],
    statuses: { ...CHANGEABLE, live: ['AVAILABLE', 'FAILED'] },
  }),
  zec('zec-ipv6-cidr-block', 'elastic compute IPv6 CIDR block', {
    calls: { list: 'DescribeIpv6Cidrs', remove: 'DeleteIpv6Cidr' },
    item: { id: 'cidrId' },
    goesAfterGone: ['zec-subnet', 'zec-nic'],
    refersTo: { 'zec-subnet': 'subnetIds', 'zec-nic': 'nicIds' },
    keepWhere: KEEP_TRANSIT_CIDR,
    // No page names its code; these are those of similar kinds.
    missing: ['INVALID_CIDR_NOT_FOUND', 'INVALID_IPV6_CIDR_NOT_FOUND'],
    statuses: { ...CHANGEABLE, live: ['AVAILABLE', 'FAILED'] },
  }),
  zec('zec-cross-region-bandwidth', 'cross-region bandwidth', {
    calls: { list: 'DescribeCrossRegionBandwidth', remove: 'DeleteCrossRegionBandwidth' },
    item: { id: 'crossRegionBandwidthId', name: 'crossRegionBandwidthName', tags: false },
    refersTo: { 'zec-vpc': 'vpcId' },
    filters: { 'zec-vpc': 'vpcId' },
    missing: ['INVALID_VPC_BANDWIDTH_NOT_FOUND'],
    statuses: { ...CHANGEABLE, live: ['AVAILABLE', 'CREATE_FAILED'] },
  }),
  zec('zec-snapshot', 'elastic compute disk snapshot', {
    // Its answer lists the ids that failed under the name of the parameter.
    calls: { list: 'DescribeSnapshots', remove: inBatches('DeleteSnapshots') },
    item: { id: 'snapshotId', name: 'snapshotName', tags: false },
    // A policy creates new ones.
    goesAfter: ['zec-snapshot-policy'],
    refersTo: { 'zec-disk': 'diskId' },
    filters: { 'zec-disk': 'diskIds[]' },
    missing: ['INVALID_DISK_SNAPSHOT_NOT_FOUND'],
    statuses: { live: ['AVAILABLE', 'FAILED'], busy: ['CREATING', 'ROLLING_BACK'], leaving: ['DELETING'] },
  }),
  zec('zec-snapshot-policy', 'automatic snapshot policy', {
    calls: { list: 'DescribeAutoSnapshotPolicies', remove: inBatches('DeleteAutoSnapshotPolicies') },
    item: { id: 'autoSnapshotPolicyId', name: 'autoSnapshotPolicyName' },
    goesAfter: ['zec-disk'],
    refersTo: { 'zec-disk': 'diskIdSet' },
    missing: ['INVALID_AUTO_SNAPSHOT_POLICY_NOT_FOUND'],
  }),
  zec('zec-image', 'elastic compute custom image', {
    calls: { list: 'DescribeCustomImages', remove: inBatches('DeleteImages') },
    item: { id: 'imageId', name: 'imageName', status: 'imageStatus', created: null },
    keepWhere: [{ field: 'imageType', isNot: ['CUSTOM_IMAGE'], because: 'the system, by its imageType' }],
    missing: ['INVALID_IMAGE_NOT_FOUND'],
    statuses: {
      live: ['AVAILABLE', 'UNAVAILABLE', 'FAILED'],
      busy: ['CREATING', 'SYNCING', 'PROCESSING'],
      leaving: ['DELETING'],
    },
  }),
  zec('zec-placement-group', 'elastic compute placement group', {
    calls: {
      list: 'DescribePlacementGroups',
      remove: inBatches('DeletePlacementGroups', 'failedPlacementGroupIds'),
    },
    item: { id: 'placementGroupId', tags: 'item' },
    goesAfter: ['zec-instance'],
    refersTo: { 'zec-instance': 'instanceIds' },
    missing: ['INVALID_PLACEMENT_GROUP_NOT_FOUND'],
  }),
  zec('zec-dhcp-options-set', 'elastic compute DHCP options set', {
    calls: { list: 'DescribeDhcpOptionsSets', remove: 'DeleteDhcpOptionsSet' },
    item: { id: 'dhcpOptionsSetId', name: 'dhcpOptionsSetName', maxIds: 20 },
    goesAfter: ['zec-subnet'],
    missing: ['INVALID_DHCP_OPTIONS_SET_NOT_FOUND'],
  }),
  zec('zec-qos-policy-group', 'elastic compute QoS policy group', {
    calls: { list: 'DescribeQosPolicyGroups', remove: 'DeleteQosPolicyGroup' },
    // Without a list of members the call removes all of them (CLI).
    unbind: 'RemoveQosPolicyGroupMembers',
    item: { id: 'qosPolicyGroupId' },
    goesAfter: ['zec-eip'],
    refersTo: { 'zec-eip': 'members.resourceId' },
    filters: { 'zec-eip': 'resourceId' },
    boundWhere: 'memberCount',
  }),
  zec('zec-ddos-policy', 'elastic compute DDoS policy', {
    calls: { list: 'DescribePolicys', remove: 'DeletePolicy' },
    item: { id: 'policyId', name: 'policyName', group: 'item' },
    goesAfter: ['zec-eip'],
    missing: ['INVALID_DDOS_POLICY_NOT_FOUND'],
  }),
] as const
