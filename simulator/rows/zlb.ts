// The kind of the service zlb.
import type { Kind } from '../kinds.ts'
import { ZLB_2025 } from '../models/zlb.ts'
import { zlbAttributes } from '../shapes/zlb.ts'

// No source has a code of the load balancers' own: this is what other kinds have for the same thing.
const BUSY = 'OPERATION_DENIED_INSTANCE_CREATING'

export const ZLB_LOAD_BALANCER: Kind = {
  name: 'zlb-load-balancer',
  service: 'zlb',
  versions: {
    // Always paid as it is used (CreateLoadBalancer); should a seed say otherwise, this is how vm refuses it.
    '2025-04-01': { model: ZLB_2025, subscription: 'UNSUPPORTED_OPERATION_INSTANCE_CHARGE_TYPE' },
  },
  describe: { action: 'DescribeLoadBalancers', ids: 'loadBalancerIds' },
  operations: [
    {
      ...{ action: 'TerminateLoadBalancer', parameter: 'loadBalancerId', many: false },
      steps: ['recycle', 'release'],
    },
  ],
  life: {
    live: ['RUNNING'],
    failed: ['CREATE_FAILED'],
    creating: { CREATING: 'RUNNING' },
    busy: {},
    recycling: 'RECYCLING',
    bin: 'RECYCLED',
    leaving: 'RELEASING',
  },
  // "May be retained for a period of time", says the CLI; the Terraform provider terminates again what it finds RECYCLED.
  recycleBin: 'rarely',
  refusals: {
    recycle: {
      creating: BUSY,
      unknown: BUSY,
      recycling: 'OPERATION_FAILED_FOR_RECYCLE_RESOURCE',
      leaving: 'OPERATION_FAILED_FOR_RECYCLE_RESOURCE',
    },
  },
  inUse: 'OPERATION_DENIED_INSTANCE_EXIST',
  missing: 'OPERATION_FAILED_RESOURCE_NOT_FOUND',
  zone: 'asia-east-1',
  attributes: zlbAttributes,
}
