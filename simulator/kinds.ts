// What the simulator has: one row a kind. Lifecycles are those of the operations' pages in Zenlayer's documentation and
// of the statuses the SDKs list; codes those of the pages' error tables.
import type { Code } from './codes.ts'
import type { Attributes } from './filters.ts'
import type { Lifecycle, Phase } from './lifecycle.ts'
import { BMC_2022, BMC_2026, EIP, PORT_2023, PORT_2026, VM_2023, VM_2026, type Model } from './models.ts'
import type { Resource } from './resource.ts'
import { bmcAttributes, eipAttributes, portAttributes, vmAttributes } from './shapes.ts'

/** The two steps out of use: into the recycle bin, and out of it for good. */
export type Step = 'recycle' | 'release'

export interface Operation {
  readonly action: string
  /** The parameter that names what to work on: one id, or an array of ids when `many`. */
  readonly parameter: string
  readonly many: boolean
  /** What it does; with both, it releases what is in the recycle bin and recycles the rest. */
  readonly steps: readonly Step[]
  /** Answers 200 and lists the ids that failed under this name, instead of refusing the whole call for one of them. */
  readonly failedIds?: string
}

export interface Version {
  readonly model: Model
  /** What a terminate of a PREPAID resource comes to: a refusal, or that it is not renewed and lives until it expires. */
  readonly subscription: Code | 'not-renewed'
}

export interface Kind {
  readonly name: string
  readonly service: string
  readonly versions: Readonly<Record<string, Version>>
  readonly describe: { readonly action: string; readonly ids: string }
  readonly operations: readonly Operation[]
  readonly life: Lifecycle
  /** Why a step is refused, by the phase it meets. A phase that has no code here is where the step is allowed. */
  readonly refusals: Readonly<Record<Step, Readonly<Partial<Record<Phase, Code>>>>>
  readonly missing: Code
  readonly zone: string
  readonly attributes: (resource: Resource, status: string) => Attributes
}

// A port may not be touched while it is made or destroyed (TerminatePort, DestroyPort). The pages name no code for it;
// this is the one the other kinds have for the same thing.
const PORT_BUSY = 'OPERATION_DENIED_INSTANCE_CREATING'
const PORT_NOT_RECYCLED = 'OPERATION_DENIED_INSTANCE_NOT_RECYCLED'

const PORT: Kind = {
  name: 'port',
  service: 'sdn',
  versions: {
    '2023-08-30': { model: PORT_2023, subscription: 'OPERATION_DENIED_INSTANCE_SUBSCRIPTION' },
    '2026-04-01': { model: PORT_2026, subscription: 'OPERATION_DENIED_INSTANCE_SUBSCRIPTION' },
  },
  describe: { action: 'DescribePorts', ids: 'portIds' },
  operations: [
    { action: 'TerminatePort', parameter: 'portId', many: false, steps: ['recycle'] },
    { action: 'DestroyPort', parameter: 'portId', many: false, steps: ['release'] },
  ],
  life: {
    live: ['RUNNING'],
    failed: [],
    creating: { CREATING: 'RUNNING' },
    busy: { UPDATING: 'RUNNING', RECOVERING: 'RUNNING' },
    recycling: 'DELETING',
    bin: 'RECYCLED',
    leaving: 'DESTROYING',
    farewell: 'DESTROYED',
  },
  refusals: {
    recycle: {
      creating: PORT_BUSY,
      busy: PORT_BUSY,
      unknown: PORT_BUSY,
      recycling: 'UNSUPPORTED_OPERATION_INSTANCE_BEING_RECYCLE',
      // The Terraform provider meets this one on ports too.
      bin: 'OPERATION_DENIED_INSTANCE_RECYCLED',
      leaving: PORT_BUSY,
    },
    release: {
      live: PORT_NOT_RECYCLED,
      failed: PORT_NOT_RECYCLED,
      creating: PORT_BUSY,
      busy: PORT_NOT_RECYCLED,
      unknown: PORT_NOT_RECYCLED,
      recycling: PORT_NOT_RECYCLED,
      leaving: PORT_BUSY,
    },
  },
  missing: 'SELF_SERVICE_PORT_NOT_FOUND',
  zone: 'SIN1',
  attributes: portAttributes,
}

const INSTANCE_NOT_RECYCLED = 'OPERATION_DENIED_INSTANCE_NOT_RECYCLED'

/** What a VM and a bare-metal instance have in common. */
const INSTANCE = {
  describe: { action: 'DescribeInstances', ids: 'instanceIds' },
  operations: [
    { action: 'TerminateInstance', parameter: 'instanceId', many: false, steps: ['recycle'] },
    { action: 'ReleaseInstances', parameter: 'instanceIds', many: true, steps: ['release'] },
  ],
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
      live: INSTANCE_NOT_RECYCLED,
      failed: INSTANCE_NOT_RECYCLED,
      creating: INSTANCE_NOT_RECYCLED,
      busy: INSTANCE_NOT_RECYCLED,
      unknown: INSTANCE_NOT_RECYCLED,
      recycling: INSTANCE_NOT_RECYCLED,
      leaving: INSTANCE_NOT_RECYCLED,
    },
  },
  missing: 'INVALID_INSTANCE_NOT_FOUND',
} satisfies Partial<Kind>

const VM_INSTANCE: Kind = {
  ...INSTANCE,
  name: 'vm-instance',
  service: 'vm',
  versions: {
    '2023-03-13': { model: VM_2023, subscription: 'UNSUPPORTED_OPERATION_INSTANCE_CHARGE_TYPE' },
    '2026-04-01': { model: VM_2026, subscription: 'UNSUPPORTED_OPERATION_INSTANCE_CHARGE_TYPE' },
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
  zone: 'HKG-A',
  attributes: vmAttributes,
}

const BMC_INSTANCE: Kind = {
  ...INSTANCE,
  name: 'bmc-instance',
  service: 'bmc',
  versions: {
    '2022-11-20': { model: BMC_2022, subscription: 'OPERATION_DENIED_INSTANCE_SUBSCRIPTION' },
    '2026-02-01': { model: BMC_2026, subscription: 'not-renewed' },
  },
  life: {
    live: ['RUNNING', 'STOPPED', 'INSTALL_FAILED'],
    failed: ['CREATE_FAILED'],
    creating: { PENDING: 'RUNNING', CREATING: 'RUNNING' },
    busy: { INSTALLING: 'RUNNING', BOOTING: 'RUNNING', STOPPING: 'STOPPED', RECOVERING: 'RUNNING' },
    recycling: 'RECYCLING',
    bin: 'RECYCLE',
    leaving: 'RELEASING',
  },
  zone: 'SEL-A',
  attributes: bmcAttributes,
}

// TerminateEipAddress takes AVAILABLE, INUSE and CREATE_FAILED; its page names no code for the rest. This is the
// constant the Go SDK has for it.
const EIP_BUSY = 'OPERATION_DENIED_EIP_STATUS_NOT_SUPPORT'
const EIP_NOT_RECYCLED = 'OPERATION_DENIED_EIP_NOT_RECYCLED'

const BMC_EIP: Kind = {
  name: 'bmc-eip',
  service: 'bmc',
  versions: {
    '2022-11-20': { model: EIP, subscription: 'OPERATION_DENIED_EIP_SUBSCRIPTION' },
    '2026-02-01': { model: EIP, subscription: 'OPERATION_DENIED_EIP_SUBSCRIPTION' },
  },
  describe: { action: 'DescribeEipAddresses', ids: 'eipIds' },
  operations: [
    { action: 'TerminateEipAddress', parameter: 'eipId', many: false, steps: ['recycle'] },
    { action: 'ReleaseEipAddresses', parameter: 'eipIds', many: true, steps: ['release'] },
  ],
  life: {
    live: ['AVAILABLE', 'ASSOCIATED', 'INUSE'],
    failed: ['CREATE_FAILED'],
    creating: { CREATING: 'AVAILABLE' },
    busy: { ASSOCIATING: 'ASSOCIATED', UNASSOCIATING: 'AVAILABLE', RECOVERING: 'AVAILABLE' },
    recycling: 'RECYCLING',
    bin: 'RECYCLE',
    leaving: 'RELEASING',
  },
  refusals: {
    recycle: {
      creating: EIP_BUSY,
      busy: EIP_BUSY,
      unknown: EIP_BUSY,
      recycling: 'OPERATION_DENIED_EIP_RECYCLED',
      bin: 'OPERATION_DENIED_EIP_RECYCLED',
      leaving: 'OPERATION_DENIED_EIP_RECYCLED',
    },
    release: {
      live: EIP_NOT_RECYCLED,
      failed: EIP_NOT_RECYCLED,
      creating: EIP_NOT_RECYCLED,
      busy: EIP_NOT_RECYCLED,
      unknown: EIP_NOT_RECYCLED,
      recycling: EIP_NOT_RECYCLED,
      leaving: EIP_NOT_RECYCLED,
    },
  },
  missing: 'INVALID_EIP_NOT_FOUND',
  zone: 'SEL-A',
  attributes: eipAttributes,
}

export const KINDS: readonly Kind[] = [PORT, VM_INSTANCE, BMC_INSTANCE, BMC_EIP]

export const KIND_NAMES: readonly string[] = KINDS.map(({ name }) => name)
