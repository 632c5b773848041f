// The kinds of the service vm.
import { equals, fuzzy, has, is, word } from '../filters.ts'
import type { Kind } from '../kind.ts'
import {
  AT_REST,
  attaches,
  exactly,
  idsOf,
  naming,
  ONE_STEP,
  only,
  OWNED,
  periodOf,
  recycled,
  renames,
  tagsOf,
  unlessDefault,
} from './common.ts'
import {
  attachmentOf,
  DISK_FIELDS,
  disksFor,
  disksIn,
  INSTANCE,
  INSTANCE_FILTERS,
  instanceItem,
  instancesIn,
} from './instances.ts'

const VM = {
  service: 'vm',
  versions: { '2023-03-13': {}, '2026-04-01': {} },
  // TerminateInstance and TerminateDisk have the same code for a subscription.
  subscription: '400 UNSUPPORTED_OPERATION_INSTANCE_CHARGE_TYPE',
  zone: 'HKG-A',
} as const satisfies Partial<Kind>

const VM_INSTANCE: Kind = {
  ...VM,
  ...INSTANCE,
  name: 'vm-instance',
  writes: [...INSTANCE.writes, renames('ModifyInstancesAttribute', 'instanceIds', 'instanceName')],
  creations: [
    {
      action: 'CreateInstances',
      order: true,
      required: [
        ...['zoneId', 'imageId', 'instanceType', 'instanceChargeType', 'internetChargeType', 'instanceCount'],
        'subnetId',
      ],
      refers: {
        zoneId: 'zone',
        imageId: 'image',
        instanceType: 'instance-type',
        subnetId: 'vm-subnet',
        securityGroupId: 'vm-security-group',
      },
      amount: 'instanceCount',
      examples: { internetChargeType: 'ByBandwidth' },
      answer: 'instanceIdSet',
      name: 'instanceName',
      place: 'zoneId',
      charge: 'instanceChargeType',
      status: 'PENDING',
      keys: ({ securityGroupId }) =>
        typeof securityGroupId === 'string' ? { securityGroupIds: [securityGroupId] } : {},
      also: (body, { id, nextId }) => disksFor(body, 'vm-disk', id, nextId),
      says: (seeds) => ({ instances: instancesIn(seeds, 'vm-disk') }),
    },
  ],
  versions: {
    '2023-03-13': {
      without: [
        ...['systemDisk.burstingEnabled', 'dataDisks.burstingEnabled'],
        ...['dataDisks.diskAmount', 'dataDisks.diskPrice'],
      ],
    },
    '2026-04-01': { without: ['systemDisk.burstingEnabled', 'dataDisks.burstingEnabled'] },
  },
  life: {
    live: ['RUNNING', 'STOPPED'],
    failed: ['CREATE_FAILED'],
    creating: { PENDING: 'RUNNING', DEPLOYING: 'RUNNING', CREATING: 'RUNNING' },
    busy: {
      REBUILDING: 'RUNNING',
      REBOOT: 'RUNNING',
      BOOTING: 'RUNNING',
      STOPPING: 'STOPPED',
      IMAGING: 'RUNNING',
      RECOVERING: 'RUNNING',
    },
    recycling: 'RECYCLING',
    bin: 'RECYCLE',
    leaving: 'RELEASING',
  },
  // TerminateInstance returns the disks that cannot be detached along with the instance.
  takesAlong: true,
  fields: {
    subnetId: null,
    securityGroupIds: ['security-group-default'],
    instanceType: 's8i.large',
    imageId: 'ubuntu2404',
  },
  filters: {
    ...INSTANCE_FILTERS,
    ...exactly('instanceType', 'keyId', 'subnetId'),
    securityGroupId: has('securityGroupIds'),
  },
  item: (it, view) => ({
    ...instanceItem(it, view),
    instanceType: it.fields['instanceType'],
    cpuCount: 2,
    memory: 4,
    internetMaxBandwidthOut: 100,
    publicIpv6Addresses: [],
    subnetId: it.fields['subnetId'] ?? `subnet-${it.zoneId}`,
    securityGroupIds: it.fields['securityGroupIds'],
    ...disksIn(it, view, 'vm-disk', 40, 'SSD'),
  }),
}

// The error table of TerminateDisk has no code for a disk that is attached or busy. The Go SDK has this
// constant for images whose disk does not allow it; that a disk answers it, too, is a guess.
const DISK_BUSY = '400 UNSUPPORTED_OPERATION_DISK_UNAVAILABLE'

const VM_DISK: Kind = {
  ...VM,
  name: 'vm-disk',
  list: { action: 'DescribeDisks', ids: 'diskIds' },
  writes: [
    { action: 'TerminateDisk', parameter: 'diskId', steps: ['recycle'] },
    { action: 'ReleaseDisk', parameter: 'diskId', steps: ['release'] },
    attaches(
      { action: 'AttachDisks', parameter: 'diskIds' },
      { instanceId: { kind: 'vm-instance', field: 'instanceId' } },
      'ATTACHING',
      DISK_BUSY,
    ),
    {
      action: 'DetachDisks',
      parameter: 'diskIds',
      steps: ['unbind'],
      refuses: only(['live', 'bound'], DISK_BUSY),
    },
    renames('ModifyDisksAttributes', 'diskIds', 'diskName'),
  ],
  creations: [
    {
      action: 'CreateDisks',
      order: true,
      required: ['chargeType', 'diskName', 'diskSize'],
      refers: { zoneId: 'zone', instanceId: 'vm-instance' },
      amount: 'diskAmount',
      answer: 'diskIds',
      name: 'diskName',
      place: 'zoneId',
      charge: 'chargeType',
      status: 'CREATING',
      keys: ({ instanceId }) => (typeof instanceId === 'string' ? { status: 'ATTACHING' } : {}),
    },
  ],
  life: {
    live: ['AVAILABLE'],
    failed: ['FAILED'],
    creating: { CREATING: 'AVAILABLE' },
    bound: { IN_USE: 'AVAILABLE' },
    unbinding: 'DETACHING',
    busy: { ATTACHING: 'IN_USE', DETACHING: 'AVAILABLE', CHANGING: 'AVAILABLE' },
    recycling: 'RECYCLING',
    bin: 'RECYCLED',
    leaving: 'DELETING',
  },
  recycleBin: 'always',
  refusals: {
    recycle: only(AT_REST, DISK_BUSY, recycled('400 UNSUPPORTED_OPERATION_DISK_BEING_RECYCLE')),
    release: only(['bin'], '400 UNSUPPORTED_OPERATION_DISK_NOT_BEING_RECYCLE', {
      leaving: '400 UNSUPPORTED_OPERATION_RECYCLE_STATUS',
    }),
  },
  inUse: DISK_BUSY,
  missing: '404 INVALID_DISK_NOT_FOUND',
  fields: { ...DISK_FIELDS, diskSize: 100, diskCategory: 'SSD' },
  hosts: { instanceId: 'vm-instance' },
  goesAlong: ({ fields: { portable, diskType } }) =>
    portable === true && diskType !== 'SYSTEM' ? 'never' : 'always',
  filters: {
    ...OWNED,
    ...exactly('diskName', 'diskStatus', 'diskType', 'diskCategory', 'zoneId'),
    diskSize: is('diskSize', 'number'),
    portable: is('portable', 'boolean'),
    instanceId: equals('instanceId'),
  },
  // A disk does not say which resource group it is in.
  item: (it, view) => ({
    diskId: it.id,
    diskName: it.name,
    zoneId: it.zoneId,
    diskType: it.fields['diskType'],
    portable: it.fields['portable'],
    diskCategory: it.fields['diskCategory'],
    diskSize: it.fields['diskSize'],
    diskStatus: view.status,
    ...attachmentOf(it, view),
    chargeType: it.chargeType,
    createTime: it.createTime,
    expiredTime: it.expiredTime,
    period: periodOf(it),
    autoRenew: it.autoRenew,
    tags: tagsOf(it),
  }),
}

const VM_SUBNET: Kind = {
  ...VM,
  ...ONE_STEP,
  name: 'vm-subnet',
  list: { action: 'DescribeSubnets', ids: 'subnetIds' },
  writes: [
    { action: 'DeleteSubnet', parameter: 'subnetId', steps: ['recycle'] },
    renames('ModifySubnetsAttribute', 'subnetIds', 'subnetName'),
  ],
  creations: [
    {
      action: 'CreateSubnet',
      required: ['cidrBlock', 'subnetName', 'zoneId'],
      refers: { zoneId: 'zone' },
      answer: 'subnetId',
      name: 'subnetName',
      place: 'zoneId',
      status: 'Creating',
    },
  ],
  versions: { '2023-03-13': { without: ['isDefault'] }, '2026-04-01': {} },
  // In this case, unlike all others (CLI, Terraform provider).
  life: {
    live: ['Available'],
    failed: ['Failed'],
    creating: { Creating: 'Available' },
    busy: {},
    leaving: 'GONE',
  },
  refusals: { recycle: only(AT_REST, '400 UNSUPPORTED_OPERATION_SUBNET_STATUS_ERROR') },
  forbids: unlessDefault('400 OPERATION_DENIED_UNSUPPORTED_SUBNET'),
  blockedBy: [['vm-instance', 'subnetId', '400 UNSUPPORTED_OPERATION_SUBNET_HAS_INSTANCE']],
  inUse: '400 UNSUPPORTED_OPERATION_SUBNET_HAS_INSTANCE',
  missing: '404 INVALID_SUBNET_NOT_FOUND',
  fields: { isDefault: false, cidrBlock: '10.0.0.0/24' },
  filters: {
    zoneId: equals('zoneId'),
    cidrBlock: fuzzy('cidrBlock'),
    subnetStatus: word('subnetStatus'),
    subnetName: fuzzy('subnetName'),
  },
  item: (it, view) => {
    const instances = idsOf(naming(it, view, 'vm-instance', 'subnetId'))
    return {
      subnetId: it.id,
      zoneId: it.zoneId,
      subnetName: it.name,
      subnetStatus: view.status,
      cidrBlockList: [it.fields['cidrBlock']],
      usageIpCount: instances.length,
      totalIpCount: 253,
      createTime: it.createTime,
      instanceIdList: instances,
      subnetDescription: null,
      cidrBlock: it.fields['cidrBlock'],
      isDefault: it.fields['isDefault'],
    }
  },
}

const VM_SECURITY_GROUP: Kind = {
  ...VM,
  ...ONE_STEP,
  name: 'vm-security-group',
  list: { action: 'DescribeSecurityGroups', ids: 'securityGroupIds' },
  writes: [
    { action: 'DeleteSecurityGroup', parameter: 'securityGroupId', steps: ['recycle'] },
    renames('ModifySecurityGroupsAttribute', 'securityGroupIds', 'securityGroupName'),
  ],
  creations: [
    {
      action: 'CreateSecurityGroup',
      required: ['securityGroupName'],
      answer: 'securityGroupId',
      name: 'securityGroupName',
    },
  ],
  life: { live: ['AVAILABLE'], failed: ['FAIL'], creating: {}, busy: {}, leaving: 'GONE' },
  refusals: { recycle: only(AT_REST, '403 OPERATION_DENIED_SECURITY_GROUP_STATUS_NOT_SUPPORT') },
  forbids: unlessDefault('403 OPERATION_DENIED_DEFAULT_SECURITY_GROUP_NOT_SUPPORT'),
  blockedBy: [['vm-instance', 'securityGroupIds', '403 OPERATION_DENIED_SECURITY_GROUP_EXIST_INSTANCE']],
  inUse: '403 OPERATION_DENIED_SECURITY_GROUP_EXIST_INSTANCE',
  missing: '404 INVALID_SECURITY_GROUP_NOT_FOUND',
  fields: { isDefault: false },
  filters: { securityGroupName: fuzzy('securityGroupName') },
  item: (it, view) => ({
    securityGroupId: it.id,
    securityGroupName: it.name,
    securityGroupStatus: view.status,
    createTime: it.createTime,
    description: null,
    instanceIds: idsOf(naming(it, view, 'vm-instance', 'securityGroupIds')),
    ruleInfos: [],
    isDefault: it.fields['isDefault'],
  }),
}

export const VM_KINDS = [VM_INSTANCE, VM_DISK, VM_SUBNET, VM_SECURITY_GROUP]
