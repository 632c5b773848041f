// The model of the service zlb.
import { equals, wildcard } from '../filters.ts'
import { GROUPED, TAGS, type Model } from '../models.ts'

export const ZLB_2025: Model = {
  fields: [
    ...['regionId', 'loadBalancerId', 'loadBalancerName', 'vpcId', 'subnetId', 'ipStackType', 'status'],
    ...[
      'publicIpAddress',
      'privateIpAddress',
      'healthCheckPrivateIps',
      'listenerCount',
      'backendServerCount',
    ],
    'createTime',
    ['resourceGroup', ['resourceGroupId', 'resourceGroupName']],
    TAGS,
    'securityGroupId',
  ],
  filters: {
    ...GROUPED,
    regionId: equals('regionId'),
    vpcId: equals('vpcId'),
    ipStackType: equals('ipStackType'),
    loadBalancerName: wildcard('loadBalancerName'),
    securityGroupId: equals('securityGroupId'),
  },
}
