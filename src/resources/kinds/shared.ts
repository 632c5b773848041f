// What kinds of several services have in common.

/** How instances name their data disks. A system disk is found in the list of disks. */
export const INSTANCE_DISKS = [{ field: 'dataDisks', id: 'diskId' }] as const

/** A disk in use is refused until it is detached, which is left to whoever uses it: a mounted disk may hold data. */
export const DISK_STATUSES = {
  live: ['AVAILABLE', 'FAILED'],
  held: ['IN_USE'],
  // The last two belong to elastic compute (CLI).
  busy: ['CREATING', 'ATTACHING', 'DETACHING', 'CHANGING', 'SNAPSHOT_CREATING', 'ROLLING_BACK'],
  recycling: ['RECYCLING'],
  recycled: ['RECYCLED'],
  leaving: ['DELETING'],
} as const

/** No page lists those of bare-metal balancers; these are those of zlb (CLI) and the words its service uses for the rest. */
export const LOAD_BALANCER_STATUSES = {
  live: ['RUNNING', 'AVAILABLE', 'STOPPED', 'CREATE_FAILED'],
  busy: ['CREATING', 'UPDATING'],
  recycling: ['RECYCLING'],
  recycled: ['RECYCLED'],
  leaving: ['RELEASING', 'DELETING'],
} as const

/** The account's default resources cannot be deleted (CLI). */
export function keepDefault(noun: string) {
  return [{ field: 'isDefault', is: true, because: `the account: it is the default ${noun}` }] as const
}
