// Load balancers of elastic compute. Sources: Python SDK 2.0.77, CLI, Terraform provider.

import { service } from './row.ts'
import { LOAD_BALANCER_STATUSES } from './shared.ts'

const zlb = service({ service: 'zlb', version: '2025-04-01' })

export const ZLB = [
  zlb('zlb-load-balancer', 'cloud load balancer', {
    family: 'load-balancer',
    // For most accounts one step; where it stops at RECYCLED, the provider calls it again until it is gone.
    calls: { list: 'DescribeLoadBalancers', remove: 'TerminateLoadBalancer' },
    item: { id: 'loadBalancerId', name: 'loadBalancerName' },
    nameFilter: { parameter: 'loadBalancerName', prefix: true },
    // Its own address: the API has no word on whether it goes along or stays.
    carries: [{ type: 'zec-eip', isListed: true }],
    refersTo: { 'zec-vpc': 'vpcId', 'zec-subnet': 'subnetId', 'zec-security-group': 'securityGroupId' },
    filters: { 'zec-vpc': 'vpcId', 'zec-security-group': 'securityGroupId' },
    missing: ['INVALID_LOAD_BALANCER_NOT_FOUND', 'INVALID_LOADBALANCER_NOT_FOUND'],
    statuses: LOAD_BALANCER_STATUSES,
  }),
] as const
