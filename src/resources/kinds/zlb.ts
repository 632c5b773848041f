// Load balancers of elastic compute. Sources: Python SDK 2.0.77, CLI, Terraform provider.

import { service } from './row.ts'
import { LOAD_BALANCER } from './shared.ts'

const zlb = service({ service: 'zlb', version: '2025-04-01' })

export const ZLB = [
  zlb('zlb-load-balancer', 'cloud load balancer', {
    ...LOAD_BALANCER,
    // For most accounts one step; where it stops at RECYCLED, the provider calls it again until it is gone.
    calls: { list: 'DescribeLoadBalancers', remove: 'TerminateLoadBalancer' },
    nameFilter: { parameter: 'loadBalancerName', prefix: true },
    // Its own address: no source says whether deleting the balancer deletes it.
    dependents: [{ type: 'zec-eip', isListed: true }],
    refersTo: { 'zec-vpc': 'vpcId', 'zec-subnet': 'subnetId', 'zec-security-group': 'securityGroupId' },
    filters: { 'zec-vpc': 'vpcId', 'zec-security-group': 'securityGroupId' },
  }),
] as const
