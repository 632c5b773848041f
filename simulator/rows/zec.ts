// The kinds of the service zec. One operation does both steps: what it leaves in the recycle bin, where an account has
// one, it takes out of it when it is called again.
import type { Kind } from '../kinds.ts'
import {
  ZEC_DISK_2024,
  ZEC_DISK_2025,
  ZEC_EIP_2024,
  ZEC_EIP_2025,
  ZEC_INSTANCE_2024,
  ZEC_INSTANCE_2025,
  ZEC_NIC_2025,
} from '../models/zec.ts'
import {
  zecDiskAttributes,
  zecEipAttributes,
  zecInstanceAttributes,
  zecNicAttributes,
} from '../shapes/zec.ts'

// Elastic compute is paid as it is used; should a seed make a subscription of it, this is how vm refuses one.
const SUBSCRIPTION = 'UNSUPPORTED_OPERATION_INSTANCE_CHARGE_TYPE'

export const ZEC_INSTANCE: Kind = {
  name: 'zec-instance',
  service: 'zec',
  versions: {
    '2024-04-01': { model: ZEC_INSTANCE_2024, subscription: SUBSCRIPTION },
    '2025-09-01': { model: ZEC_INSTANCE_2025, subscription: SUBSCRIPTION, takesAlong: 'dependResource' },
  },
  describe: { action: 'DescribeInstances', ids: 'instanceIds' },
  operations: [
    {
      ...{ action: 'ReleaseInstances', parameter: 'instanceIds', many: true },
      ...{ steps: ['recycle', 'release'], failedIds: 'instanceIds' },
    },
  ],
  life: {
    live: ['RUNNING', 'STOPPED', 'REINSTALL_FAILED'],
    failed: ['CREATE_FAILED'],
    creating: { PENDING: 'RUNNING', DEPLOYING: 'RUNNING' },
    busy: {
      REBUILDING: 'RUNNING',
      REBOOT: 'RUNNING',
      BOOTING: 'RUNNING',
      STOPPING: 'STOPPED',
      IMAGING: 'RUNNING',
      RESIZING: 'RUNNING',
    },
    recycling: 'RECYCLING',
    bin: 'RECYCLE',
    leaving: 'RELEASING',
  },
  recycleBin: 'rarely',
  // Nobody sees these: an answer lists the id and says no more.
  refusals: {
    recycle: {
      creating: 'OPERATION_DENIED_INSTANCE_CREATING',
      busy: 'OPERATION_DENIED_INSTANCE_STATUS_INSTALLING',
      unknown: 'OPERATION_DENIED_INSTANCE_STATUS_INSTALLING',
      recycling: 'OPERATION_DENIED_INSTANCE_RECYCLED',
      leaving: 'OPERATION_DENIED_INSTANCE_RECYCLED',
    },
  },
  inUse: 'OPERATION_DENIED_INSTANCE_EXIST',
  missing: 'INVALID_INSTANCE_NOT_FOUND',
  hasDependents: true,
  zone: 'asia-east-1a',
  attributes: zecInstanceAttributes,
}

// The only code in the error table of DeleteEip: it is not in the status of being unbound.
const EIP_NOT_UNBOUND = 'OPERATION_DENIED_EIP_IS_NOT_UN_ASSIGN'
// From the error table of UnassociateEipAddress; an answer lists the id and does not say why.
const EIP_STATUS = 'OPERATION_DENIED_EIP_STATUS_NOT_SUPPORT'

export const ZEC_EIP: Kind = {
  name: 'zec-eip',
  service: 'zec',
  versions: {
    '2024-04-01': { model: ZEC_EIP_2024, subscription: SUBSCRIPTION },
    '2025-09-01': { model: ZEC_EIP_2025, subscription: SUBSCRIPTION },
  },
  describe: { action: 'DescribeEips', ids: 'eipIds' },
  operations: [
    {
      ...{ action: 'UnassociateEipAddress', parameter: 'eipIds', many: true },
      ...{ steps: ['unbind'], failedIds: 'failedEipIds', failsWith: ['OPERATION_DENIED_EIP_IS_DEFAULT'] },
    },
    { action: 'DeleteEip', parameter: 'eipId', many: false, steps: ['recycle', 'release'] },
  ],
  life: {
    live: ['UNBIND'],
    failed: ['CREATE_FAILED'],
    creating: { CREATING: 'UNBIND' },
    // No source lists a status between the two, and the Terraform provider does not wait for one to pass.
    bound: { BINDED: 'UNBIND' },
    busy: { ASSIGNING: 'BINDED' },
    recycling: 'RECYCLING',
    bin: 'RECYCLED',
    leaving: 'DELETING',
  },
  recycleBin: 'rarely',
  refusals: {
    // That it is unbound already is no error, says the CLI.
    unbind: {
      failed: EIP_STATUS,
      creating: EIP_STATUS,
      busy: EIP_STATUS,
      unknown: EIP_STATUS,
      recycling: EIP_STATUS,
      bin: EIP_STATUS,
      leaving: EIP_STATUS,
    },
    recycle: {
      creating: EIP_NOT_UNBOUND,
      bound: EIP_NOT_UNBOUND,
      busy: EIP_NOT_UNBOUND,
      unknown: EIP_NOT_UNBOUND,
      recycling: 'OPERATION_FAILED_FOR_RECYCLE_RESOURCE',
      leaving: 'OPERATION_FAILED_FOR_RECYCLE_RESOURCE',
    },
  },
  forbids: (step, { isDefault }) =>
    step === 'unbind' && isDefault ? 'OPERATION_DENIED_EIP_IS_DEFAULT' : undefined,
  inUse: EIP_NOT_UNBOUND,
  missing: 'INVALID_EIP_NOT_FOUND',
  hosts: { instanceId: 'zec-instance', associatedId: 'zlb-load-balancer' },
  goesAlong: ({ isDefault }) => (isDefault ? 'always' : 'by default'),
  zone: 'asia-east-1',
  attributes: zecEipAttributes,
}

// What ReleaseDisk answers when the status of the disk does not allow it, in use or not.
const DISK_STATUS = 'UNSUPPORTED_OPERATION_DISK_STATUS'

export const ZEC_DISK: Kind = {
  name: 'zec-disk',
  service: 'zec',
  versions: {
    '2024-04-01': { model: ZEC_DISK_2024, subscription: SUBSCRIPTION },
    '2025-09-01': { model: ZEC_DISK_2025, subscription: SUBSCRIPTION },
  },
  describe: { action: 'DescribeDisks', ids: 'diskIds' },
  operations: [{ action: 'ReleaseDisk', parameter: 'diskId', many: false, steps: ['recycle', 'release'] }],
  life: {
    live: ['AVAILABLE'],
    failed: ['FAILED'],
    creating: { CREATING: 'AVAILABLE' },
    bound: { IN_USE: 'AVAILABLE' },
    unbinding: 'DETACHING',
    busy: {
      ATTACHING: 'IN_USE',
      DETACHING: 'AVAILABLE',
      CHANGING: 'AVAILABLE',
      SNAPSHOT_CREATING: 'AVAILABLE',
      ROLLING_BACK: 'AVAILABLE',
    },
    recycling: 'RECYCLING',
    bin: 'RECYCLED',
    leaving: 'DELETING',
  },
  recycleBin: 'rarely',
  refusals: {
    recycle: {
      creating: DISK_STATUS,
      bound: DISK_STATUS,
      busy: DISK_STATUS,
      unknown: DISK_STATUS,
      recycling: DISK_STATUS,
      leaving: DISK_STATUS,
    },
  },
  inUse: DISK_STATUS,
  missing: 'INVALID_DISK_NOT_FOUND',
  hosts: { instanceId: 'zec-instance' },
  goesAlong: ({ portable, diskType }) => {
    if (diskType === 'SYSTEM') return 'always'
    return portable ? 'never' : 'by default'
  },
  zone: 'asia-east-1a',
  attributes: zecDiskAttributes,
}

const NIC_STATUS = 'INVALID_NIC_STATUS'
const NIC_FREE = 'OPERATION_DENIED_NIC_NOT_EXIST_INSTANCE'

export const ZEC_NIC: Kind = {
  name: 'zec-nic',
  service: 'zec',
  versions: { '2025-09-01': { model: ZEC_NIC_2025, subscription: SUBSCRIPTION } },
  describe: { action: 'DescribeNetworkInterfaces', ids: 'nicIds' },
  operations: [
    { action: 'DetachNetworkInterface', parameter: 'nicId', many: false, steps: ['unbind'] },
    { action: 'DeleteNetworkInterface', parameter: 'nicId', many: false, steps: ['recycle'] },
  ],
  life: {
    live: ['AVAILABLE'],
    failed: ['CREATE_FAILED'],
    creating: { PENDING: 'AVAILABLE' },
    bound: { USED: 'AVAILABLE' },
    unbinding: 'DETACHING',
    busy: { ATTACHING: 'USED', DETACHING: 'AVAILABLE' },
    leaving: 'DELETING',
  },
  recycleBin: 'never',
  // The error tables of DetachNetworkInterface and DeleteNetworkInterface.
  refusals: {
    unbind: {
      live: NIC_FREE,
      failed: NIC_FREE,
      creating: NIC_STATUS,
      busy: NIC_STATUS,
      unknown: NIC_STATUS,
      leaving: NIC_STATUS,
    },
    recycle: {
      creating: NIC_STATUS,
      bound: 'INVALID_NIC_ATTACHED',
      busy: NIC_STATUS,
      unknown: NIC_STATUS,
      leaving: NIC_STATUS,
    },
  },
  forbids: (step, nic, now) => {
    if (nic.nicType === 'Primary')
      return step === 'unbind' ? 'INVALID_NIC_PRIMARY_CANT_DETACH' : 'INVALID_NIC_PRIMARY_CANT_DELETE'
    const host = nic.hosts.get('instanceId')?.timeline.at(now)
    return step === 'unbind' && nic.timeline.at(now) === 'USED' && host !== undefined && host !== 'RUNNING'
      ? 'OPERATION_DENIED_INSTANCE_STATUS_NOT_SUPPORT'
      : undefined
  },
  inUse: 'INVALID_NIC_ATTACHED',
  missing: 'INVALID_NIC_NOT_FOUND',
  hosts: { instanceId: 'zec-instance' },
  goesAlong: ({ nicType }) => (nicType === 'Primary' ? 'always' : 'by default'),
  zone: 'asia-east-1',
  attributes: zecNicAttributes,
}
