// VM instances and what belongs to them. Sources: Python SDK 2.0.77, CLI; the codes: reference pages, Go SDK.

import { service } from './row.ts'
import { DISK, INSTANCE, INSTANCE_DISKS, instanceStatuses, keepDefault } from './shared.ts'

const vm = service({ service: 'vm', version: '2026-04-01' })

const SECURITY_GROUP = {
  id: 'securityGroupId',
  name: 'securityGroupName',
  status: 'securityGroupStatus',
}

export const VM = [
  vm('vm-instance', 'VM instance', {
    ...INSTANCE,
    // A bare-metal balancer may have VMs behind it (CLI, backends of DescribeLoadBalancers).
    goesAfter: ['bmc-load-balancer'],
    dependents: [{ type: 'vm-disk', isListed: true, listedIn: INSTANCE_DISKS }],
    refersTo: { 'vm-subnet': 'subnetId', 'vm-security-group': 'securityGroupIds', 'key-pair': 'keyId' },
    filters: { 'vm-subnet': 'subnetId', 'vm-security-group': 'securityGroupId' },
    statuses: instanceStatuses({ busy: ['DEPLOYING', 'REBUILDING', 'REBOOT', 'IMAGING'] }),
  }),
  vm('vm-disk', 'VM disk', {
    ...DISK,
    calls: { list: 'DescribeDisks', terminate: 'TerminateDisk', release: 'ReleaseDisk' },
    item: { ...DISK.item, chargeType: 'chargeType', group: 'filter' },
    nameFilter: { parameter: 'diskName', prefix: false },
    recycleBin: true,
    goesAfter: ['vm-instance'],
    attachedTo: { 'vm-instance': 'instanceId' },
    filters: { 'vm-instance': 'instanceId' },
  }),
  vm('vm-subnet', 'VM subnet', {
    calls: { list: 'DescribeSubnets', remove: 'DeleteSubnet' },
    item: { id: 'subnetId', name: 'subnetName', status: 'subnetStatus', tags: false, group: false },
    goesAfterGone: ['vm-instance'],
    refersTo: { 'vm-instance': 'instanceIdList' },
    keepWhere: keepDefault('subnet'),
    missing: ['INVALID_SUBNET_NOT_FOUND'],
    statuses: { live: ['Available', 'Failed'], busy: ['Creating'] },
  }),
  vm('vm-security-group', 'VM security group', {
    calls: { list: 'DescribeSecurityGroups', remove: 'DeleteSecurityGroup' },
    item: { ...SECURITY_GROUP, tags: false, group: false },
    goesAfterGone: ['vm-instance'],
    refersTo: { 'vm-instance': 'instanceIds' },
    keepWhere: keepDefault('security group'),
    missing: ['INVALID_SECURITY_GROUP_NOT_FOUND'],
    // The only two that the page of the operation names.
    statuses: { live: ['AVAILABLE', 'FAIL'] },
  }),
] as const
