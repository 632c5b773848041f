// What VM and bare-metal instances have in common.
import type { Kind } from '../kinds.ts'

const NOT_RECYCLED = 'OPERATION_DENIED_INSTANCE_NOT_RECYCLED'

export const INSTANCE = {
  describe: { action: 'DescribeInstances', ids: 'instanceIds' },
  operations: [
    { action: 'TerminateInstance', parameter: 'instanceId', many: false, steps: ['recycle'] },
    { action: 'ReleaseInstances', parameter: 'instanceIds', many: true, steps: ['release'] },
  ],
  recycleBin: 'always',
  refusals: {
    recycle: {
      creating: 'OPERATION_DENIED_INSTANCE_CREATING',
      // The error table of TerminateInstance has no other code for an instance that is busy.
      busy: 'OPERATION_DENIED_INSTANCE_STATUS_INSTALLING',
      unknown: 'OPERATION_DENIED_INSTANCE_STATUS_INSTALLING',
      recycling: 'UNSUPPORTED_OPERATION_INSTANCE_BEING_RECYCLE',
      bin: 'OPERATION_DENIED_INSTANCE_RECYCLED',
      leaving: 'OPERATION_DENIED_INSTANCE_RECYCLED',
    },
    release: {
      live: NOT_RECYCLED,
      failed: NOT_RECYCLED,
      creating: NOT_RECYCLED,
      busy: NOT_RECYCLED,
      unknown: NOT_RECYCLED,
      recycling: NOT_RECYCLED,
      leaving: NOT_RECYCLED,
    },
  },
  inUse: 'OPERATION_DENIED_INSTANCE_EXIST',
  missing: 'INVALID_INSTANCE_NOT_FOUND',
} satisfies Partial<Kind>
