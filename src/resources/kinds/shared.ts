// What kinds of several services have in common.

import { inBatches } from './row.ts'

/** The instances of VM and bare metal. */
export const INSTANCE = {
  calls: {
    list: 'DescribeInstances',
    terminate: 'TerminateInstance',
    release: inBatches('ReleaseInstances'),
  },
  item: {
    id: 'instanceId',
    name: 'instanceName',
    status: 'instanceStatus',
    chargeType: 'instanceChargeType',
  },
  nameFilter: { parameter: 'instanceName', prefix: true },
  recycleBin: true,
  missing: ['INVALID_INSTANCE_NOT_FOUND'],
  deletedOutright: ['CREATE_FAILED'],
}

/** How instances name their data disks. A system disk is found in the list of disks. */
export const INSTANCE_DISKS = [{ field: 'dataDisks', id: 'diskId' }] as const

/** The statuses of termination, for instances and for most of bare metal. */
export const RECYCLES = { recycling: ['RECYCLING'], recycled: ['RECYCLE'], leaving: ['RELEASING'] }

/** The statuses that instances of every service have, and those that one service adds. */
export function instanceStatuses(added: {
  readonly live?: readonly string[]
  readonly busy: readonly string[]
}) {
  return {
    ...RECYCLES,
    live: ['RUNNING', 'STOPPED', 'CREATE_FAILED', ...(added.live ?? [])],
    busy: ['PENDING', 'BOOTING', 'STOPPING', ...added.busy],
  }
}

/** The disks of VM and elastic compute. */
export const DISK = {
  item: { id: 'diskId', name: 'diskName', status: 'diskStatus' },
  partWhere: { field: 'diskType', is: 'SYSTEM' },
  staysWhere: { field: 'portable', is: true },
  missing: ['INVALID_DISK_NOT_FOUND'],
  statuses: {
    live: ['AVAILABLE', 'FAILED'],
    // Deletion is refused until the disk is detached. That is left to whoever uses it: a mounted disk may hold data.
    held: ['IN_USE'],
    // The last two belong to elastic compute (CLI).
    busy: ['CREATING', 'ATTACHING', 'DETACHING', 'CHANGING', 'SNAPSHOT_CREATING', 'ROLLING_BACK'],
    recycling: ['RECYCLING'],
    recycled: ['RECYCLED'],
    leaving: ['DELETING'],
  },
} as const

/** The load balancers of bare metal and elastic compute. */
export const LOAD_BALANCER = {
  item: { id: 'loadBalancerId', name: 'loadBalancerName' },
  missing: ['INVALID_LOAD_BALANCER_NOT_FOUND', 'INVALID_LOADBALANCER_NOT_FOUND'],
  // Those of zlb (CLI). No page lists those of bare metal; the others are the ones its service uses elsewhere.
  statuses: {
    live: ['RUNNING', 'AVAILABLE', 'STOPPED', 'CREATE_FAILED'],
    busy: ['CREATING', 'UPDATING'],
    recycling: ['RECYCLING'],
    recycled: ['RECYCLED'],
    leaving: ['RELEASING', 'DELETING'],
  },
} as const

/** The account's default resources cannot be deleted (CLI). */
export function keepDefault(noun: string) {
  return [{ field: 'isDefault', is: true, because: `the account: it is the default ${noun}` }] as const
}
