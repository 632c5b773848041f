// The kind of the service zlb.
import { wildcard, word } from '../filters.ts'
import type { Kind } from '../kind.ts'
import { AT_REST, exactly, groupOf, IN_THE_BIN, names, only, OWNED, renames, sets, tagsOf } from './common.ts'
import { listenersOf } from './listeners.ts'

const LOAD_BALANCER: Kind = {
  name: 'zlb-load-balancer',
  service: 'zlb',
  list: { action: 'DescribeLoadBalancers', ids: 'loadBalancerIds' },
  writes: [
    { action: 'TerminateLoadBalancer', parameter: 'loadBalancerId', steps: ['recycle', 'release'] },
    renames('ModifyLoadBalancersAttribute', 'loadBalancerIds', 'loadBalancerName'),
    {
      action: 'SetSecurityGroupForLoadBalancers',
      parameter: 'loadBalancerIds',
      steps: ['change'],
      checks: names('zec-security-group', 'securityGroupId', '404 INVALID_SECURITY_GROUP_NOT_FOUND'),
      failedIds: 'failedLoadBalancerIds',
      effect: sets('securityGroupId', 'securityGroupId'),
    },
    {
      action: 'UnbindSecurityGroupFromLoadBalancers',
      parameter: 'loadBalancerIds',
      steps: ['change'],
      failedIds: 'failedLoadBalancerIds',
      effect: sets('securityGroupId'),
    },
  ],
  creations: [
    {
      action: 'CreateLoadBalancer',
      order: true,
      required: ['regionId', 'vpcId', 'loadBalancerName'],
      refers: {
        regionId: 'region',
        vpcId: 'zec-vpc',
        subnetId: 'zec-subnet',
        securityGroupId: 'zec-security-group',
        bandwidthClusterId: 'bandwidth-cluster',
      },
      amount: 'number',
      answer: 'loadBalancerIds',
      name: 'loadBalancerName',
      place: 'regionId',
      status: 'CREATING',
    },
  ],
  versions: { '2025-04-01': {} },
  // Always paid as it is used (CreateLoadBalancer); should a seed say otherwise, this is how vm refuses it.
  subscription: '400 UNSUPPORTED_OPERATION_INSTANCE_CHARGE_TYPE',
  life: {
    live: ['RUNNING'],
    failed: ['CREATE_FAILED'],
    creating: { CREATING: 'RUNNING' },
    busy: {},
    recycling: 'RECYCLING',
    bin: 'RECYCLED',
    leaving: 'RELEASING',
  },
  // The statuses of the CLI have no RECYCLING.
  delays: { recycle: 0 },
  // "May be retained for a period of time", says the CLI; the Terraform provider terminates again what it finds RECYCLED.
  recycleBin: 'rarely',
  // No source has a code of the load balancers' own: this is what other kinds have for the same thing.
  refusals: {
    recycle: only([...AT_REST, 'bin'], '403 OPERATION_DENIED_INSTANCE_CREATING', {
      recycling: IN_THE_BIN,
      leaving: IN_THE_BIN,
    }),
  },
  inUse: '403 OPERATION_DENIED_INSTANCE_EXIST',
  missing: '404 OPERATION_FAILED_RESOURCE_NOT_FOUND',
  zone: 'asia-east-1',
  fields: { vpcId: 'vpc-default', subnetId: null, securityGroupId: null },
  filters: {
    ...OWNED,
    ...exactly('regionId', 'vpcId', 'securityGroupId'),
    ipStackType: word('ipStackType'),
    loadBalancerName: wildcard('loadBalancerName'),
  },
  item: (it, { status }) => ({
    regionId: it.zoneId,
    loadBalancerId: it.id,
    loadBalancerName: it.name,
    vpcId: it.fields['vpcId'],
    subnetId: it.fields['subnetId'] ?? `subnet-${it.zoneId}`,
    ipStackType: 'IPv4',
    status,
    publicIpAddress: [it.ipAddress],
    privateIpAddress: ['10.0.0.6'],
    healthCheckPrivateIps: ['10.0.0.7', '10.0.0.8'],
    listenerCount: listenersOf(it).length,
    backendServerCount: listenersOf(it).flatMap(({ backends }) => backends).length,
    createTime: it.createTime,
    resourceGroup: groupOf(it),
    securityGroupId: it.fields['securityGroupId'],
    tags: tagsOf(it),
  }),
}

export const ZLB_KINDS = [LOAD_BALANCER]
