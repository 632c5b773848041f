// Bare metal. Sources: Python SDK 2.0.77, CLI, Terraform provider; the codes: reference pages, Go SDK.

import { inBatches, service } from './row.ts'
import { INSTANCE, instanceStatuses, LOAD_BALANCER, RECYCLES } from './shared.ts'

const bmc = service({ service: 'bmc', version: '2026-02-01' })

/** VPCs and subnets: enumerated by the filters of the CLI. */
const NETWORK_STATUSES = { live: ['AVAILABLE', 'CREATE_FAILED'], leaving: ['DELETING'] }

const EIP_STATUSES = {
  ...RECYCLES,
  // The reference's data structure says ASSOCIATED, the page of TerminateEipAddress says INUSE.
  live: ['AVAILABLE', 'ASSOCIATED', 'INUSE', 'CREATE_FAILED'],
  busy: ['CREATING', 'ASSOCIATING', 'UNASSOCIATING'],
}

const CIDR_STATUSES = {
  ...RECYCLES,
  // FAILED is in the Terraform provider's constants, CREATE_FAILED in the CLI's.
  live: ['AVAILABLE', 'CREATE_FAILED', 'FAILED'],
  busy: ['CREATING'],
  leaving: ['DELETING', 'RELEASING'],
}

export const BMC = [
  bmc('bmc-instance', 'bare-metal instance', {
    ...INSTANCE,
    goesAfter: ['bmc-load-balancer', 'bmc-eip'],
    refersTo: { 'bmc-subnet': 'subnetIds', 'key-pair': 'keyId' },
    filters: { 'bmc-subnet': 'subnetId' },
    statuses: instanceStatuses({ live: ['INSTALL_FAILED'], busy: ['CREATING', 'INSTALLING'] }),
    // Under 2022-11-20 it was refused; since 2026-02-01 the call succeeds and the instance lives on until it expires.
    subscription: 'scheduled',
  }),
  bmc('bmc-eip', 'bare-metal EIP', {
    calls: {
      list: 'DescribeEipAddresses',
      terminate: 'TerminateEipAddress',
      release: inBatches('ReleaseEipAddresses'),
    },
    // An EIP has no name; its address is what people know it by.
    item: { id: 'eipId', name: 'ipAddress', status: 'eipStatus', chargeType: 'eipChargeType' },
    nameFilter: { parameter: 'ipAddress', prefix: false },
    recycleBin: true,
    refersTo: { 'bmc-instance': 'instanceId' },
    filters: { 'bmc-instance': 'instanceId' },
    missing: ['INVALID_EIP_NOT_FOUND', 'INVALID_EIP_ORDER_NOT_FOUND'],
    statuses: EIP_STATUSES,
    // A failed one is refunded; no source says that it skips the bin.
    deletedOutright: [],
  }),
  bmc('bmc-cidr-block', 'bare-metal CIDR block', {
    calls: {
      list: 'DescribeCidrBlocks',
      terminate: 'TerminateCidrBlock',
      release: inBatches('ReleaseCidrBlocks'),
    },
    // `expireTime` without the `d` of all others (Python SDK).
    item: { id: 'cidrBlockId', name: 'cidrBlockName', expires: 'expireTime', chargeType: 'chargeType' },
    nameFilter: { parameter: 'cidrBlockName', prefix: false },
    // An IPv6 block is released at once (TerminateCidrBlock).
    recycleBin: { where: { field: 'cidrBlockType', is: 'IPv4' } },
    // A load balancer may have its address from an IPv6 block.
    goesAfter: ['bmc-instance', 'bmc-eip', 'bmc-load-balancer'],
    refersTo: { 'bmc-instance': 'instanceIds' },
    missing: ['INVALID_CIDR_BLOCK_NOT_FOUND', 'INVALID_CIDRBLOCK_NOT_FOUND'],
    statuses: CIDR_STATUSES,
    deletedOutright: ['CREATE_FAILED'],
  }),
  bmc('bmc-load-balancer', 'bare-metal load balancer', {
    ...LOAD_BALANCER,
    calls: {
      list: 'DescribeLoadBalancers',
      terminate: 'TerminateLoadBalancer',
      release: 'ReleaseLoadBalancer',
    },
    item: { ...LOAD_BALANCER.item, chargeType: 'chargeType' },
    recycleBin: true,
    refersTo: { 'bmc-instance': 'backendList.instanceId', 'vm-instance': 'backendList.instanceId' },
  }),
  bmc('bmc-vpc', 'bare-metal VPC', {
    calls: { list: 'DescribeVpcs', remove: 'DeleteVpc' },
    item: { id: 'vpcId', name: 'vpcName', status: 'vpcStatus' },
    goesAfterGone: ['bmc-subnet', 'bmc-instance'],
    missing: ['INVALID_VPC_NOT_FOUND'],
    statuses: { ...NETWORK_STATUSES, busy: ['CREATING'] },
  }),
  bmc('bmc-subnet', 'bare-metal subnet', {
    calls: { list: 'DescribeSubnets', remove: 'DeleteSubnet' },
    item: { id: 'subnetId', name: 'subnetName', status: 'subnetStatus', tags: false },
    // A load balancer has its master and backup addresses from a subnet (CreateLoadBalancer).
    goesAfterGone: ['bmc-instance', 'bmc-load-balancer'],
    refersTo: { 'bmc-vpc': 'vpcId', 'bmc-instance': 'subnetInstanceSet.instanceId' },
    filters: { 'bmc-vpc': 'vpcId' },
    missing: ['INVALID_SUBNET_NOT_FOUND'],
    // PENDING and ASSOCIATING are in the Terraform provider's constants.
    statuses: { ...NETWORK_STATUSES, busy: ['CREATING', 'PENDING', 'ASSOCIATING'] },
  }),
] as const
