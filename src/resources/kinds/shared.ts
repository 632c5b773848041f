// What kinds of several services have in common.

import { inBatches } from './row.ts'

/** The instances of VM and bare metal. */
export const INSTANCE = {
  family: 'instance',
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

/** The words of instances, and of most of bare metal, for the way out. */
export const RECYCLES = { recycling: ['RECYCLING'], recycled: ['RECYCLE'], leaving: ['RELEASING'] }

/** A disk in use is refused until it is detached, which is left to whoever uses it: a mounted disk may hold data. */
export const DISK_STATUSES = {
  live: ['AVAILABLE', 'FAILED'],
  held: ['IN_USE'],
  // The last two belong to elastic compute (CLI).
  busy: ['CREATING', 'ATTACHING', 'DETACHING', 'CHANGING', 'SNAPSHOT_CREATING', 'ROLLING_BACK'],
  recycling: ['RECYCLING'],
  recycled: ['RECYCLED'],
  leaving: ['DELETING'],
}

export const SYSTEM_DISK = { field: 'diskType', is: 'SYSTEM' } as const

/** A disk that stays when its instance goes. */
export const PORTABLE = { field: 'portable', is: true } as const

/** No page lists those of bare-metal balancers; these are those of zlb (CLI) and the words its service uses for the rest. */
export const LOAD_BALANCER_STATUSES = {
  live: ['RUNNING', 'AVAILABLE', 'STOPPED', 'CREATE_FAILED'],
  busy: ['CREATING', 'UPDATING'],
  recycling: ['RECYCLING'],
  recycled: ['RECYCLED'],
  leaving: ['RELEASING', 'DELETING'],
}

/** The account's default resources cannot be deleted (CLI). */
export function keepDefault(noun: string) {
  return [{ field: 'isDefault', is: true, because: `the account: it is the default ${noun}` }] as const
}
