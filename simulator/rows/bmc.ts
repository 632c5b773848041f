// The kinds of the service bmc.
import type { Kind } from '../kinds.ts'
import { BMC_2022, BMC_2026, CIDR_BLOCK, EIP, LOAD_BALANCER_2022, LOAD_BALANCER_2026 } from '../models/bmc.ts'
import { bmcAttributes, cidrBlockAttributes, eipAttributes, loadBalancerAttributes } from '../shapes/bmc.ts'
import { INSTANCE } from './instance.ts'

export const BMC_INSTANCE: Kind = {
  ...INSTANCE,
  name: 'bmc-instance',
  service: 'bmc',
  versions: {
    '2022-11-20': { model: BMC_2022, subscription: 'OPERATION_DENIED_INSTANCE_SUBSCRIPTION' },
    '2026-02-01': { model: BMC_2026, subscription: 'not-renewed' },
  },
  life: {
    live: ['RUNNING', 'STOPPED', 'INSTALL_FAILED'],
    failed: ['CREATE_FAILED'],
    creating: { PENDING: 'RUNNING', CREATING: 'RUNNING' },
    busy: { INSTALLING: 'RUNNING', BOOTING: 'RUNNING', STOPPING: 'STOPPED', RECOVERING: 'RUNNING' },
    recycling: 'RECYCLING',
    bin: 'RECYCLE',
    leaving: 'RELEASING',
  },
  zone: 'SEL-A',
  attributes: bmcAttributes,
}

// TerminateEipAddress takes AVAILABLE, INUSE and CREATE_FAILED; its page names no code for the rest. The Go SDK
// has this one for UnassociateEipAddress; that it is answered here, too, is a guess.
const EIP_BUSY = 'OPERATION_DENIED_EIP_STATUS_NOT_SUPPORT'
const EIP_NOT_RECYCLED = 'OPERATION_DENIED_EIP_NOT_RECYCLED'

export const BMC_EIP: Kind = {
  name: 'bmc-eip',
  service: 'bmc',
  versions: {
    '2022-11-20': { model: EIP, subscription: 'OPERATION_DENIED_EIP_SUBSCRIPTION' },
    '2026-02-01': { model: EIP, subscription: 'OPERATION_DENIED_EIP_SUBSCRIPTION' },
  },
  describe: { action: 'DescribeEipAddresses', ids: 'eipIds' },
  operations: [
    { action: 'TerminateEipAddress', parameter: 'eipId', many: false, steps: ['recycle'] },
    { action: 'ReleaseEipAddresses', parameter: 'eipIds', many: true, steps: ['release'] },
  ],
  life: {
    live: ['AVAILABLE', 'ASSOCIATED', 'INUSE'],
    failed: ['CREATE_FAILED'],
    creating: { CREATING: 'AVAILABLE' },
    busy: { ASSOCIATING: 'ASSOCIATED', UNASSOCIATING: 'AVAILABLE', RECOVERING: 'AVAILABLE' },
    recycling: 'RECYCLING',
    bin: 'RECYCLE',
    leaving: 'RELEASING',
  },
  recycleBin: 'always',
  refusals: {
    recycle: {
      creating: EIP_BUSY,
      busy: EIP_BUSY,
      unknown: EIP_BUSY,
      recycling: 'OPERATION_DENIED_EIP_RECYCLED',
      bin: 'OPERATION_DENIED_EIP_RECYCLED',
      leaving: 'OPERATION_DENIED_EIP_RECYCLED',
    },
    release: {
      live: EIP_NOT_RECYCLED,
      failed: EIP_NOT_RECYCLED,
      creating: EIP_NOT_RECYCLED,
      busy: EIP_NOT_RECYCLED,
      unknown: EIP_NOT_RECYCLED,
      recycling: EIP_NOT_RECYCLED,
      leaving: EIP_NOT_RECYCLED,
    },
  },
  inUse: 'OPERATION_DENIED_INSTANCE_EXIST',
  missing: 'INVALID_EIP_NOT_FOUND',
  zone: 'SEL-A',
  attributes: eipAttributes,
}

// Not to be touched in CREATING, says TerminateCidrBlock, and names no code for it; this is the one of the instances.
const CIDR_BUSY = 'OPERATION_DENIED_INSTANCE_CREATING'
const CIDR_NOT_RECYCLED = 'OPERATION_DENIED_CIDRBLOCK_NOT_RECYCLED'

export const BMC_CIDR_BLOCK: Kind = {
  name: 'bmc-cidr-block',
  service: 'bmc',
  versions: {
    '2022-11-20': { model: CIDR_BLOCK, subscription: 'OPERATION_DENIED_CIDRBLOCK_SUBSCRIPTION' },
    '2026-02-01': { model: CIDR_BLOCK, subscription: 'OPERATION_DENIED_CIDRBLOCK_SUBSCRIPTION' },
  },
  describe: { action: 'DescribeCidrBlocks', ids: 'cidrBlockIds' },
  operations: [
    { action: 'TerminateCidrBlock', parameter: 'cidrBlockId', many: false, steps: ['recycle'] },
    { action: 'ReleaseCidrBlocks', parameter: 'cidrBlockIds', many: true, steps: ['release'] },
  ],
  life: {
    // FAILED is in the Terraform provider (extension_bmc.go).
    live: ['AVAILABLE', 'FAILED'],
    failed: ['CREATE_FAILED'],
    creating: { CREATING: 'AVAILABLE' },
    busy: {},
    recycling: 'RECYCLING',
    bin: 'RECYCLE',
    leaving: 'DELETING',
  },
  // IPv4 blocks have one; IPv6 blocks are released at once (TerminateCidrBlock, the Chinese page).
  recycleBin: 'usually',
  refusals: {
    recycle: {
      creating: CIDR_BUSY,
      unknown: CIDR_BUSY,
      recycling: 'OPERATION_DENIED_CIDRBLOCK_RECYCLED',
      bin: 'OPERATION_DENIED_CIDRBLOCK_RECYCLED',
      leaving: 'OPERATION_DENIED_CIDRBLOCK_RECYCLED',
    },
    release: {
      live: CIDR_NOT_RECYCLED,
      failed: CIDR_NOT_RECYCLED,
      creating: CIDR_NOT_RECYCLED,
      unknown: CIDR_NOT_RECYCLED,
      recycling: CIDR_NOT_RECYCLED,
      leaving: CIDR_NOT_RECYCLED,
    },
  },
  inUse: 'OPERATION_DENIED_INSTANCE_EXIST',
  missing: 'INVALID_CIDRBLOCK_NOT_FOUND',
  zone: 'SEL-A',
  attributes: cidrBlockAttributes,
}

// No source has a code of the load balancers' own: these are the common ones, and those of the instances.
const LOAD_BALANCER_BUSY = 'OPERATION_DENIED_INSTANCE_CREATING'
const LOAD_BALANCER_NOT_RECYCLED = 'OPERATION_DENIED_INSTANCE_NOT_RECYCLED'

export const BMC_LOAD_BALANCER: Kind = {
  name: 'bmc-load-balancer',
  service: 'bmc',
  versions: {
    '2022-11-20': { model: LOAD_BALANCER_2022, subscription: 'OPERATION_DENIED_INSTANCE_SUBSCRIPTION' },
    '2026-02-01': { model: LOAD_BALANCER_2026, subscription: 'OPERATION_DENIED_INSTANCE_SUBSCRIPTION' },
  },
  describe: { action: 'DescribeLoadBalancers', ids: 'loadBalancerIds' },
  operations: [
    { action: 'TerminateLoadBalancer', parameter: 'loadBalancerId', many: false, steps: ['recycle'] },
    { action: 'ReleaseLoadBalancer', parameter: 'loadBalancerId', many: false, steps: ['release'] },
  ],
  // No source lists the statuses; these are what the other kinds of bmc and the load balancers of zlb have.
  life: {
    live: ['RUNNING'],
    failed: ['CREATE_FAILED'],
    creating: { CREATING: 'RUNNING' },
    busy: {},
    recycling: 'RECYCLING',
    bin: 'RECYCLE',
    leaving: 'RELEASING',
  },
  recycleBin: 'always',
  refusals: {
    recycle: {
      creating: LOAD_BALANCER_BUSY,
      unknown: LOAD_BALANCER_BUSY,
      recycling: 'OPERATION_FAILED_FOR_RECYCLE_RESOURCE',
      bin: 'OPERATION_FAILED_FOR_RECYCLE_RESOURCE',
      leaving: 'OPERATION_FAILED_FOR_RECYCLE_RESOURCE',
    },
    release: {
      live: LOAD_BALANCER_NOT_RECYCLED,
      failed: LOAD_BALANCER_NOT_RECYCLED,
      creating: LOAD_BALANCER_NOT_RECYCLED,
      unknown: LOAD_BALANCER_NOT_RECYCLED,
      recycling: LOAD_BALANCER_NOT_RECYCLED,
      leaving: LOAD_BALANCER_NOT_RECYCLED,
    },
  },
  inUse: 'OPERATION_DENIED_INSTANCE_EXIST',
  missing: 'OPERATION_FAILED_RESOURCE_NOT_FOUND',
  zone: 'SEL-A',
  attributes: loadBalancerAttributes,
}
