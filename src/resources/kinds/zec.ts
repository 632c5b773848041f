// Elastic compute. Sources: Python SDK 2.0.77, CLI, Terraform provider; the codes: reference pages, Terraform provider.

import { service } from './row.ts'
import { DISK_STATUSES, INSTANCE_DISKS, keepDefault } from './shared.ts'

const zec = service({ service: 'zec', version: '2025-09-01', defaults: {} })

/** The same call twice: into the recycle bin, where the account has one, and out of it. */
const RELEASE_INSTANCES = {
  action: 'ReleaseInstances',
  keepDependents: { dependResource: false },
  atMost: 100,
  failedField: 'instanceIds',
} as const

/** What has addresses of a subnet. */
const IN_SUBNETS = ['zec-instance', 'zec-nic', 'zec-nat-gateway', 'zec-havip', 'zlb-load-balancer'] as const

const CIDR_STATUSES = {
  live: ['AVAILABLE', 'FAILED'],
  busy: ['CREATING', 'CHANGING'],
  // RECYCLING is in the Terraform provider's constants only.
  recycling: ['RECYCLING'],
  leaving: ['DELETING'],
} as const

/** The block of an IP transit goes with that (CLI). */
const KEEP_TRANSIT_CIDR = [
  { field: 'source', is: 'SDN_RIPT', because: 'an IP transit (source is SDN_RIPT)' },
] as const

export const ZEC = [
  zec('zec-instance', 'elastic compute instance', {
    family: 'instance',
    calls: { list: 'DescribeInstances', remove: RELEASE_INSTANCES },
    item: { id: 'instanceId', name: 'instanceName', status: 'status', expires: 'expiredTime' },
    goesAfter: ['zlb-load-balancer', 'zec-eip'],
    // ReleaseInstances (CLI): non-default EIPs, disks that cannot be detached, and secondary vNICs.
    carries: [
      { type: 'zec-eip', isListed: true },
      { type: 'zec-disk', isListed: true, listedIn: INSTANCE_DISKS },
      {
        type: 'zec-nic',
        listedIn: [{ field: 'nics', id: 'nicId', unless: { field: 'nicType', is: 'Primary' } }],
      },
    ],
    refersTo: [
      ['zec-vpc', 'nics.vpcId'],
      ['zec-subnet', 'subnetId'],
      ['zec-subnet', 'nics.subnetId'],
      ['zec-security-group', 'securityGroupId'],
      ['zec-placement-group', 'placementGroupId'],
      ['key-pair', 'keyId'],
    ],
    missing: ['INVALID_INSTANCE_NOT_FOUND'],
    statuses: {
      live: ['RUNNING', 'STOPPED', 'CREATE_FAILED', 'REINSTALL_FAILED'],
      busy: ['PENDING', 'DEPLOYING', 'REBUILDING', 'REBOOT', 'BOOTING', 'STOPPING', 'IMAGING', 'RESIZING'],
      recycling: ['RECYCLING'],
      recycled: ['RECYCLE'],
      leaving: ['RELEASING'],
    },
  }),
  zec('zec-eip', 'elastic compute EIP', {
    family: 'eip',
    calls: {
      list: 'DescribeEips',
      unbind: { action: 'UnassociateEipAddress', atMost: 100, failedField: 'failedEipIds' },
      remove: 'DeleteEip',
    },
    item: { id: 'eipId', status: 'status', expires: 'expiredTime' },
    // A balancer or a NAT gateway gives its address back when it goes; to unbind it meanwhile would race with that.
    goesAfter: ['zlb-load-balancer', 'zec-nat-gateway'],
    attachedTo: [
      ['zec-instance', 'instanceId', 'instanceId'],
      // The id of a balancer where associatedType is LB, else of a vNIC, a NAT gateway or a HaVip.
      ['zlb-load-balancer', 'associatedId', 'associatedId'],
    ],
    refersTo: [
      ['zec-nat-gateway', 'associatedId', 'associatedId'],
      ['zec-nic', 'associatedId', 'associatedId'],
      ['zec-havip', 'associatedId', 'associatedId'],
      ['zec-cidr-block', 'cidrId', 'cidrIds[]'],
      ['bandwidth-cluster', 'bandwidthCluster.bandwidthClusterId'],
    ],
    // The address that an instance was made with cannot be unbound (OPERATION_DENIED_EIP_IS_DEFAULT).
    partWhere: { field: 'isDefault', is: true },
    missing: ['INVALID_EIP_NOT_FOUND'],
    statuses: {
      live: ['UNBIND', 'CREATE_FAILED'],
      // Unlike a bare-metal EIP it is not unbound by its deletion, which is refused.
      bound: ['BINDED'],
      busy: ['CREATING', 'ASSIGNING'],
      recycling: ['RECYCLING'],
      recycled: ['RECYCLED'],
      leaving: ['DELETING'],
    },
  }),
  zec('zec-disk', 'elastic compute disk', {
    family: 'disk',
    calls: { list: 'DescribeDisks', remove: 'ReleaseDisk' },
    item: { id: 'diskId', name: 'diskName', status: 'diskStatus', expires: 'expiredTime' },
    goesAfter: ['zec-instance'],
    attachedTo: [['zec-instance', 'instanceId', 'instanceId']],
    refersTo: [['zec-snapshot-policy', 'autoSnapshotPolicyId']],
    partWhere: { field: 'diskType', is: 'SYSTEM' },
    staysWhere: { field: 'portable', is: true },
    missing: ['INVALID_DISK_NOT_FOUND'],
    statuses: DISK_STATUSES,
  }),
  zec('zec-vpc', 'elastic compute VPC', {
    family: 'vpc',
    calls: { list: 'DescribeVpcs', remove: 'DeleteVpc' },
    item: { id: 'vpcId' },
    goesAfter: ['zec-route'],
    goesAfterGone: [...IN_SUBNETS, 'zec-subnet', 'zec-border-gateway', 'zec-cross-region-bandwidth'],
    keepWhere: keepDefault('VPC'),
    missing: ['INVALID_VPC_NOT_FOUND'],
  }),
  zec('zec-subnet', 'elastic compute subnet', {
    family: 'subnet',
    calls: { list: 'DescribeSubnets', remove: 'DeleteSubnet' },
    item: { id: 'subnetId', tags: false, group: false },
    goesAfterGone: IN_SUBNETS,
    refersTo: [
      ['zec-vpc', 'vpcId', 'vpcIds[]'],
      ['zec-dhcp-options-set', 'dhcpOptionsSetId', 'dhcpOptionsSetId'],
    ],
    keepWhere: keepDefault('subnet'),
    missing: ['INVALID_SUBNET_NOT_FOUND'],
  }),
  zec('zec-security-group', 'elastic compute security group', {
    family: 'security-group',
    calls: { list: 'DescribeSecurityGroups', remove: 'DeleteSecurityGroup' },
    item: { id: 'securityGroupId', name: 'securityGroupName', tags: false, group: false },
    goesAfter: ['zec-vpc'],
    goesAfterGone: IN_SUBNETS,
    refersTo: [
      ['zec-vpc', 'vpcIds'],
      ['zec-nic', 'nicIdList'],
      ['zec-nat-gateway', 'natIdList'],
      ['zlb-load-balancer', 'loadBalancerIdList'],
      ['zec-havip', 'haVipIdList'],
    ],
    keepWhere: keepDefault('security group'),
    missing: ['INVALID_SECURITY_GROUP_NOT_FOUND'],
  }),
  zec('zec-route', 'elastic compute route', {
    calls: { list: 'DescribeRoutes', remove: 'DeleteRoute' },
    item: { id: 'routeId', tags: false, group: false },
    refersTo: [
      ['zec-vpc', 'vpcId', 'vpcId'],
      ['zec-nic', 'nextHopId'],
      ['zec-nat-gateway', 'nextHopId'],
      ['zec-border-gateway', 'nextHopId'],
    ],
    // DeleteRoute (CLI): the other types cannot be deleted.
    keepWhere: [
      { field: 'type', isNot: ['RouteTypeStatic', 'RouteTypePolicy'], because: 'the system, by its type' },
    ],
    missing: ['INVALID_VPC_ROUTE_NOT_FOUND'],
  }),
  zec('zec-nic', 'elastic compute vNIC', {
    // Detached only where its instance stays.
    calls: {
      list: 'DescribeNetworkInterfaces',
      unbind: 'DetachNetworkInterface',
      remove: 'DeleteNetworkInterface',
    },
    item: { id: 'nicId', status: 'status' },
    // An address of it may be behind a balancer (INVALID_NIC_LB_ASSOCIATED).
    goesAfter: ['zec-route', 'zlb-load-balancer', 'zec-eip', 'zec-instance'],
    attachedTo: [['zec-instance', 'instanceId', 'instanceId']],
    refersTo: [
      ['zec-vpc', 'vpcId', 'vpcId'],
      ['zec-subnet', 'subnetId', 'subnetId'],
      ['zec-security-group', 'securityGroupId', 'securityGroupId'],
    ],
    partWhere: { field: 'nicType', is: 'Primary' },
    keepWhere: [{ field: 'nicType', is: 'Primary', because: 'its instance, as the primary vNIC of that' }],
    missing: ['INVALID_NIC_NOT_FOUND'],
    statuses: {
      live: ['AVAILABLE', 'CREATE_FAILED'],
      held: ['USED'],
      busy: ['PENDING', 'ATTACHING', 'DETACHING'],
      leaving: ['DELETING'],
    },
  }),
  zec('zec-nat-gateway', 'elastic compute NAT gateway', {
    calls: { list: 'DescribeNatGateways', remove: 'DeleteNatGateway' },
    item: { id: 'natGatewayId', status: 'status', expires: 'expiredTime' },
    goesAfter: ['zec-route'],
    refersTo: [
      ['zec-vpc', 'vpcId', 'vpcId'],
      ['zec-subnet', 'subnetIds'],
      ['zec-border-gateway', 'zbgId'],
      ['zec-security-group', 'securityGroupId', 'securityGroupId'],
    ],
    missing: ['INVALID_NAT_NOT_FOUND'],
    statuses: { live: ['RUNNING', 'CREATE_FAILED'], busy: ['CREATING'], leaving: ['RELEASING'] },
  }),
  zec('zec-border-gateway', 'elastic compute border gateway', {
    calls: {
      list: 'DescribeBorderGateways',
      unbind: 'UnassignBorderGateway',
      remove: 'DeleteBorderGateway',
    },
    item: { id: 'zbgId', tags: false, group: false },
    goesAfter: ['zec-route', 'cloud-router', 'ip-transit', 'zec-nat-gateway'],
    refersTo: [
      ['zec-vpc', 'vpcId', 'vpcId'],
      ['zec-nat-gateway', 'natId'],
      ['cloud-router', 'cloudRouterIds'],
    ],
    boundWhere: 'natId',
    missing: ['INVALID_ZBG_NOT_FOUND'],
  }),
  zec('zec-havip', 'elastic compute HaVip', {
    calls: {
      list: 'DescribeHaVips',
      unbind: { action: 'UnassociateHaVip', pairField: 'instanceId' },
      remove: 'DeleteHaVip',
    },
    item: { id: 'haVipId', group: false },
    goesAfter: ['zec-eip', 'zec-instance'],
    refersTo: [
      ['zec-vpc', 'vpcId', 'vpcIds[]'],
      ['zec-subnet', 'subnetId', 'subnetIds[]'],
      ['zec-security-group', 'securityGroupId'],
      ['zec-instance', 'associatedInstances', 'instanceIds[]'],
      ['zec-eip', 'associatedEips.eipId'],
    ],
    boundWhere: 'associatedInstances',
    missing: ['INVALID_HAVIP_NOT_FOUND'],
  }),
  zec('zec-cidr-block', 'elastic compute CIDR block', {
    family: 'cidr-block',
    calls: { list: 'DescribeCidrs', remove: 'DeleteCidr' },
    item: { id: 'cidrId', status: 'status', expires: 'expiredTime' },
    goesAfter: ['zec-eip'],
    keepWhere: KEEP_TRANSIT_CIDR,
    missing: ['INVALID_CIDR_NOT_FOUND', 'INVALID_CIDRBLOCK_NOT_FOUND'],
    statuses: CIDR_STATUSES,
  }),
  zec('zec-ipv6-cidr-block', 'elastic compute IPv6 CIDR block', {
    family: 'cidr-block',
    calls: { list: 'DescribeIpv6Cidrs', remove: 'DeleteIpv6Cidr' },
    item: { id: 'cidrId', status: 'status', expires: 'expiredTime' },
    goesAfterGone: ['zec-subnet', 'zec-nic'],
    refersTo: [
      ['zec-subnet', 'subnetIds'],
      ['zec-nic', 'nicIds'],
    ],
    keepWhere: KEEP_TRANSIT_CIDR,
    // No page names its code; the neighbours' names of the noun.
    missing: ['INVALID_CIDR_NOT_FOUND', 'INVALID_IPV6_CIDR_NOT_FOUND'],
    statuses: CIDR_STATUSES,
  }),
  zec('zec-cross-region-bandwidth', 'cross-region bandwidth', {
    calls: { list: 'DescribeCrossRegionBandwidth', remove: 'DeleteCrossRegionBandwidth' },
    item: {
      id: 'crossRegionBandwidthId',
      name: 'crossRegionBandwidthName',
      status: 'status',
      expires: 'expiredTime',
      tags: false,
    },
    refersTo: [['zec-vpc', 'vpcId', 'vpcId']],
    missing: ['INVALID_VPC_BANDWIDTH_NOT_FOUND'],
    statuses: {
      live: ['AVAILABLE', 'CREATE_FAILED'],
      busy: ['CREATING', 'CHANGING'],
      recycling: ['RECYCLING'],
      leaving: ['DELETING'],
    },
  }),
  zec('zec-snapshot', 'elastic compute disk snapshot', {
    // Its answer lists the ids that failed under the name of the parameter.
    calls: { list: 'DescribeSnapshots', remove: { action: 'DeleteSnapshots', atMost: 100 } },
    item: { id: 'snapshotId', name: 'snapshotName', status: 'status', tags: false },
    // A policy makes new ones.
    goesAfter: ['zec-snapshot-policy'],
    refersTo: [['zec-disk', 'diskId', 'diskIds[]']],
    missing: ['INVALID_DISK_SNAPSHOT_NOT_FOUND'],
    statuses: {
      live: ['AVAILABLE', 'FAILED'],
      busy: ['CREATING', 'ROLLING_BACK'],
      leaving: ['DELETING'],
    },
  }),
  zec('zec-snapshot-policy', 'automatic snapshot policy', {
    calls: {
      list: 'DescribeAutoSnapshotPolicies',
      remove: { action: 'DeleteAutoSnapshotPolicies', atMost: 100 },
    },
    item: { id: 'autoSnapshotPolicyId', name: 'autoSnapshotPolicyName' },
    goesAfter: ['zec-disk'],
    refersTo: [['zec-disk', 'diskIdSet']],
    missing: ['INVALID_AUTO_SNAPSHOT_POLICY_NOT_FOUND'],
  }),
  zec('zec-image', 'elastic compute custom image', {
    calls: { list: 'DescribeCustomImages', remove: { action: 'DeleteImages', atMost: 100 } },
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
      remove: { action: 'DeletePlacementGroups', atMost: 100, failedField: 'failedPlacementGroupIds' },
    },
    item: { id: 'placementGroupId', tags: 'item' },
    goesAfter: ['zec-instance'],
    refersTo: [['zec-instance', 'instanceIds']],
    missing: ['INVALID_PLACEMENT_GROUP_NOT_FOUND'],
  }),
  zec('zec-dhcp-options-set', 'elastic compute DHCP options set', {
    calls: { list: 'DescribeDhcpOptionsSets', remove: 'DeleteDhcpOptionsSet' },
    item: { id: 'dhcpOptionsSetId', name: 'dhcpOptionsSetName', maxIds: 20 },
    goesAfter: ['zec-subnet'],
    missing: ['INVALID_DHCP_OPTIONS_SET_NOT_FOUND'],
  }),
  zec('zec-qos-policy-group', 'elastic compute QoS policy group', {
    // Without a list of members the call removes all of them (CLI).
    calls: {
      list: 'DescribeQosPolicyGroups',
      unbind: 'RemoveQosPolicyGroupMembers',
      remove: 'DeleteQosPolicyGroup',
    },
    item: { id: 'qosPolicyGroupId' },
    goesAfter: ['zec-eip'],
    refersTo: [['zec-eip', 'members.resourceId', 'resourceId']],
    boundWhere: 'memberCount',
  }),
  zec('zec-ddos-policy', 'elastic compute DDoS policy', {
    calls: { list: 'DescribePolicys', remove: 'DeletePolicy' },
    item: { id: 'policyId', name: 'policyName', group: 'item' },
    goesAfter: ['zec-eip'],
    missing: ['INVALID_DDOS_POLICY_NOT_FOUND'],
  }),
] as const
