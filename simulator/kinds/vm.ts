// The kinds of the service vm.
import { equals, has, is } from '../filters.ts'
import type { Kind } from '../kind.ts'
import { AT_REST, exactly, only, OWNED, periodOf, tagsOf } from './common.ts'
import { attachmentOf, DISK_FIELDS, disksIn, INSTANCE, INSTANCE_FILTERS, instanceItem } from './instances.ts'

const VM = {
  service: 'vm',
  // TerminateInstance and TerminateDisk have the same code for a subscription.
  subscription: '400 UNSUPPORTED_OPERATION_INSTANCE_CHARGE_TYPE',
  zone: 'HKG-A',
} as const satisfies Partial<Kind>

const VM_INSTANCE: Kind = {
  ...VM,
  ...INSTANCE,
  name: 'vm-instance',
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
  fields: { subnetId: null, securityGroupIds: ['security-group-default'] },
  filters: {
    ...INSTANCE_FILTERS,
    ...exactly('instanceType', 'keyId', 'subnetId'),
    securityGroupId: has('securityGroupIds'),
  },
  item: (it, view) => ({
    ...instanceItem(it, view),
    instanceType: 's8i.large',
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
const DISK_RECYCLED = '400 UNSUPPORTED_OPERATION_DISK_BEING_RECYCLE'

const VM_DISK: Kind = {
  ...VM,
  name: 'vm-disk',
  list: { action: 'DescribeDisks', ids: 'diskIds' },
  writes: [
    { action: 'TerminateDisk', parameter: 'diskId', steps: ['recycle'] },
    { action: 'ReleaseDisk', parameter: 'diskId', steps: ['release'] },
  ],
  versions: { '2023-03-13': {}, '2026-04-01': {} },
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
    recycle: only(AT_REST, DISK_BUSY, {
      recycling: DISK_RECYCLED,
      bin: DISK_RECYCLED,
      leaving: DISK_RECYCLED,
    }),
    release: only(['bin'], '400 UNSUPPORTED_OPERATION_DISK_NOT_BEING_RECYCLE', {
      leaving: '400 UNSUPPORTED_OPERATION_RECYCLE_STATUS',
    }),
  },
  inUse: DISK_BUSY,
  missing: '404 INVALID_DISK_NOT_FOUND',
  fields: DISK_FIELDS,
  hosts: { instanceId: 'vm-instance' },
  goesAlong: ({ fields: { portable } }) => (portable === true ? 'never' : 'always'),
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
    diskCategory: 'SSD',
    diskSize: 100,
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

export const VM_KINDS = [VM_INSTANCE, VM_DISK]
