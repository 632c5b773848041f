// What the load balancers of the service zlb say of themselves.
import type { Attributes } from '../filters.ts'
import type { Resource } from '../resource.ts'
import { common } from '../shapes.ts'

export function zlbAttributes(balancer: Resource, status: string): Attributes {
  const shared = common(balancer)
  return {
    regionId: balancer.zoneId,
    loadBalancerId: balancer.id,
    loadBalancerName: balancer.name,
    vpcId: 'vpc-default',
    subnetId: `subnet-${balancer.zoneId}`,
    ipStackType: 'IPv4',
    status,
    publicIpAddress: [balancer.ipAddress],
    privateIpAddress: ['10.0.0.6'],
    healthCheckPrivateIps: ['10.0.0.7', '10.0.0.8'],
    listenerCount: 0,
    backendServerCount: 0,
    createTime: balancer.createTime,
    // An object here, and flat everywhere else.
    resourceGroup: shared,
    securityGroupId: null,
    ...shared,
  }
}
