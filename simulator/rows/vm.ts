// The kinds of the service vm.
import type { Kind } from '../kinds.ts'
import { VM_2023, VM_2026, VM_DISK as VM_DISK_MODEL } from '../models/vm.ts'
import { vmAttributes, vmDiskAttributes } from '../shapes/vm.ts'
import { INSTANCE } from './instance.ts'

// TerminateInstance and TerminateDisk have the same code for a subscription.
const SUBSCRIPTION = 'UNSUPPORTED_OPERATION_INSTANCE_CHARGE_TYPE'

export const VM_INSTANCE: Kind = {
  ...INSTANCE,
  name: 'vm-instance',
  service: 'vm',
  versions: {
    '2023-03-13': { model: VM_2023, subscription: SUBSCRIPTION },
    '2026-04-01': { model: VM_2026, subscription: SUBSCRIPTION },
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
  hasDependents: true,
  zone: 'HKG-A',
  attributes: vmAttributes,
}

// The error table of TerminateDisk has no code for a disk that is attached or busy. The Go SDK has this
// constant for images whose disk does not allow it; that a disk answers it, too, is a guess.
const DISK_BUSY = 'UNSUPPORTED_OPERATION_DISK_UNAVAILABLE'
const DISK_RECYCLED = 'UNSUPPORTED_OPERATION_DISK_BEING_RECYCLE'
const DISK_NOT_RECYCLED = 'UNSUPPORTED_OPERATION_DISK_NOT_BEING_RECYCLE'

export const VM_DISK: Kind = {
  name: 'vm-disk',
  service: 'vm',
  versions: {
    '2023-03-13': { model: VM_DISK_MODEL, subscription: SUBSCRIPTION },
    '2026-04-01': { model: VM_DISK_MODEL, subscription: SUBSCRIPTION },
  },
  describe: { action: 'DescribeDisks', ids: 'diskIds' },
  operations: [
    { action: 'TerminateDisk', parameter: 'diskId', many: false, steps: ['recycle'] },
    { action: 'ReleaseDisk', parameter: 'diskId', many: false, steps: ['release'] },
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
    recycle: {
      creating: DISK_BUSY,
      bound: DISK_BUSY,
      busy: DISK_BUSY,
      unknown: DISK_BUSY,
      recycling: DISK_RECYCLED,
      bin: DISK_RECYCLED,
      leaving: DISK_RECYCLED,
    },
    release: {
      live: DISK_NOT_RECYCLED,
      failed: DISK_NOT_RECYCLED,
      creating: DISK_NOT_RECYCLED,
      bound: DISK_NOT_RECYCLED,
      busy: DISK_NOT_RECYCLED,
      unknown: DISK_NOT_RECYCLED,
      recycling: DISK_NOT_RECYCLED,
      leaving: 'UNSUPPORTED_OPERATION_RECYCLE_STATUS',
    },
  },
  inUse: DISK_BUSY,
  missing: 'INVALID_DISK_NOT_FOUND',
  hosts: { instanceId: 'vm-instance' },
  goesAlong: ({ portable }) => (portable ? 'never' : 'always'),
  zone: 'HKG-A',
  attributes: vmDiskAttributes,
}
