// Bare metal. Sources: Python SDK 2.0.77, CLI, Terraform provider; the codes: reference pages, Go SDK.

import { service } from './row.ts'
import { LOAD_BALANCER_STATUSES } from './shared.ts'

const bmc = service({ service: 'bmc', version: '2026-02-01', defaults: { expires: 'expiredTime' } })

/** VPCs and subnets: enumerated by the filters of the CLI. */
const NETWORK_STATUSES = { live: ['AVAILABLE', 'CREATE_FAILED'], leaving: ['DELETING'] } as const

export const BMC = [
  bmc('bmc-instance', 'bare-metal instance', {
    family: 'instance',
    calls: {
      list: 'DescribeInstances',
      terminate: 'TerminateInstance',
      release: { action: 'ReleaseInstances', atMost: 100 },
    },
    item: {
      id: 'instanceId',
      name: 'instanceName',
      status: 'instanceStatus',
      chargeType: 'instanceChargeType',
    },
    nameFilter: { parameter: 'instanceName', prefix: true },
    recycleBin: true,
    goesAfter: ['bmc-load-balancer', 'bmc-eip'],
    refersTo: [
      ['bmc-subnet', 'subnetIds', 'subnetId'],
      ['key-pair', 'keyId'],
    ],
    missing: ['INVALID_INSTANCE_NOT_FOUND'],
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
  }),
  bmc('bmc-eip', 'bare-metal EIP', {
    family: 'eip',
    calls: {
      list: 'DescribeEipAddresses',
      terminate: 'TerminateEipAddress',
      release: { action: 'ReleaseEipAddresses', atMost: 100 },
    },
    // An EIP has no name; its address is what people know it by.
    item: { id: 'eipId', name: 'ipAddress', status: 'eipStatus', chargeType: 'eipChargeType' },
    nameFilter: { parameter: 'ipAddress', prefix: false },
    recycleBin: true,
    refersTo: [['bmc-instance', 'instanceId', 'instanceId']],
    missing: ['INVALID_EIP_NOT_FOUND', 'INVALID_EIP_ORDER_NOT_FOUND'],
    statuses: {
      // The reference's data structure says ASSOCIATED, the page of TerminateEipAddress says INUSE.
      live: ['AVAILABLE', 'ASSOCIATED', 'INUSE', 'CREATE_FAILED'],
      busy: ['CREATING', 'ASSOCIATING', 'UNASSOCIATING'],
      recycling: ['RECYCLING'],
      recycled: ['RECYCLE'],
      leaving: ['RELEASING'],
    },
    // A failed one is refunded; no source says that it skips the bin.
    deletedOutright: [],
  }),
  bmc('bmc-cidr-block', 'bare-metal CIDR block', {
    family: 'cidr-block',
    calls: {
      list: 'DescribeCidrBlocks',
      terminate: 'TerminateCidrBlock',
      release: { action: 'ReleaseCidrBlocks', atMost: 100 },
    },
    // `expireTime` without the `d` of all others (Python SDK).
    item: {
      id: 'cidrBlockId',
      name: 'cidrBlockName',
      status: 'status',
      expires: 'expireTime',
      chargeType: 'chargeType',
    },
    nameFilter: { parameter: 'cidrBlockName', prefix: false },
    // An IPv6 block is released at once (TerminateCidrBlock).
    recycleBin: { where: { field: 'cidrBlockType', is: 'IPv4' } },
    // A load balancer may have its address from an IPv6 block.
    goesAfter: ['bmc-instance', 'bmc-eip', 'bmc-load-balancer'],
    refersTo: [['bmc-instance', 'instanceIds']],
    missing: ['INVALID_CIDR_BLOCK_NOT_FOUND', 'INVALID_CIDRBLOCK_NOT_FOUND'],
    statuses: {
      // FAILED is in the Terraform provider's constants, CREATE_FAILED in the CLI's.
      live: ['AVAILABLE', 'CREATE_FAILED', 'FAILED'],
      busy: ['CREATING'],
      recycling: ['RECYCLING'],
      recycled: ['RECYCLE'],
      leaving: ['DELETING', 'RELEASING'],
    },
    deletedOutright: ['CREATE_FAILED'],
  }),
  bmc('bmc-load-balancer', 'bare-metal load balancer', {
    family: 'load-balancer',
    calls: {
      list: 'DescribeLoadBalancers',
      terminate: 'TerminateLoadBalancer',
      release: 'ReleaseLoadBalancer',
    },
    item: { id: 'loadBalancerId', name: 'loadBalancerName', status: 'status', chargeType: 'chargeType' },
    recycleBin: true,
    refersTo: [
      ['bmc-instance', 'backendList.instanceId'],
      ['vm-instance', 'backendList.instanceId'],
    ],
    missing: ['INVALID_LOAD_BALANCER_NOT_FOUND', 'INVALID_LOADBALANCER_NOT_FOUND'],
    statuses: LOAD_BALANCER_STATUSES,
  }),
  bmc('bmc-vpc', 'bare-metal VPC', {
    family: 'vpc',
    calls: { list: 'DescribeVpcs', remove: 'DeleteVpc' },
    item: { id: 'vpcId', name: 'vpcName', status: 'vpcStatus', expires: null },
    goesAfterGone: ['bmc-subnet', 'bmc-instance'],
    missing: ['INVALID_VPC_NOT_FOUND'],
    statuses: { ...NETWORK_STATUSES, busy: ['CREATING'] },
  }),
  bmc('bmc-subnet', 'bare-metal subnet', {
    family: 'subnet',
    calls: { list: 'DescribeSubnets', remove: 'DeleteSubnet' },
    item: { id: 'subnetId', name: 'subnetName', status: 'subnetStatus', expires: null, tags: false },
    // A load balancer has its master and backup addresses from a subnet (CreateLoadBalancer).
    goesAfterGone: ['bmc-instance', 'bmc-load-balancer'],
    refersTo: [
      ['bmc-vpc', 'vpcId', 'vpcId'],
      ['bmc-instance', 'subnetInstanceSet.instanceId'],
    ],
    missing: ['INVALID_SUBNET_NOT_FOUND'],
    // PENDING and ASSOCIATING are in the Terraform provider's constants.
    statuses: { ...NETWORK_STATUSES, busy: ['CREATING', 'PENDING', 'ASSOCIATING'] },
  }),
] as const
