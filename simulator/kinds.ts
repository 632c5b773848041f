// What the simulator has: one row a kind, in rows/. Lifecycles are those of the operations' pages in Zenlayer's
// documentation and of the statuses the SDKs, the CLI and the Terraform provider list; codes those of the pages' error
// tables. Where no source says, README.md has what was decided.
import type { Code } from './codes.ts'
import type { Attributes } from './filters.ts'
import type { Lifecycle, Phase } from './lifecycle.ts'
import type { Model } from './models.ts'
import type { Resource } from './resource.ts'
import { BMC_CIDR_BLOCK, BMC_EIP, BMC_INSTANCE, BMC_LOAD_BALANCER } from './rows/bmc.ts'
import { CLOUD_ROUTER, PORT, PRIVATE_CONNECT } from './rows/sdn.ts'
import { VM_DISK, VM_INSTANCE } from './rows/vm.ts'
import { ZEC_DISK, ZEC_EIP, ZEC_INSTANCE, ZEC_NIC } from './rows/zec.ts'
import { ZLB_LOAD_BALANCER } from './rows/zlb.ts'

/** The two steps out of use, into the recycle bin and out of it for good; and, before them, off what it is bound to. */
export type Step = 'unbind' | 'recycle' | 'release'

export interface Operation {
  readonly action: string
  /** The parameter that names what to work on: one id, or an array of ids when `many`. */
  readonly parameter: string
  readonly many: boolean
  /** What it does; with both, it releases what is in the recycle bin and recycles the rest. */
  readonly steps: readonly Step[]
  /** Answers 200 and lists the ids that failed under this name, instead of refusing the whole call for one of them. */
  readonly failedIds?: string
  /** The codes that refuse the whole call all the same. */
  readonly failsWith?: readonly Code[]
}

export interface Version {
  readonly model: Model
  /** What a terminate of a PREPAID resource comes to: a refusal, or that it is not renewed and lives until it expires. */
  readonly subscription: Code | 'not-renewed'
  /** The parameter that, when false, leaves the dependents where they are; a version without it takes them along. */
  readonly takesAlong?: string
}

export interface Kind {
  readonly name: string
  readonly service: string
  readonly versions: Readonly<Record<string, Version>>
  readonly describe: { readonly action: string; readonly ids: string }
  readonly operations: readonly Operation[]
  readonly life: Lifecycle
  /** Without one, the first step leads straight to leaving. A seed may reverse `usually` and `rarely`. */
  readonly recycleBin: 'always' | 'usually' | 'rarely' | 'never'
  /** Why a step is refused, by the phase it meets. A phase that has no code here is where the step is allowed. */
  readonly refusals: Readonly<Partial<Record<Step, Readonly<Partial<Record<Phase, Code>>>>>>
  /** Why a step is refused for what the resource is, before its status is considered. */
  readonly forbids?: (step: Step, resource: Resource, now: number) => Code | undefined
  /** Why the first step is refused while another resource holds this one. */
  readonly inUse: Code
  readonly missing: Code
  /** Whether other resources can hang on it and go with it. */
  readonly hasDependents?: true
  /** The kind that each of these fields attaches it to. Once that is out of use, this is no longer bound. */
  readonly hosts?: Readonly<Partial<Record<HostField, string>>>
  /** The part it takes in what `dependResource: false` leaves behind; without it, it stays whatever is asked for. */
  readonly goesAlong?: (resource: Resource) => 'always' | 'by default' | 'never'
  readonly zone: string
  readonly attributes: (resource: Resource, status: string, time: number) => Attributes
}

/** The fields of a seed that attach a resource to another. */
export type HostField = 'instanceId' | 'associatedId'

export const KINDS: readonly Kind[] = [
  ...[PORT, PRIVATE_CONNECT, CLOUD_ROUTER],
  ...[VM_INSTANCE, VM_DISK],
  ...[BMC_INSTANCE, BMC_EIP, BMC_CIDR_BLOCK, BMC_LOAD_BALANCER],
  ...[ZEC_INSTANCE, ZEC_EIP, ZEC_DISK, ZEC_NIC],
  ZLB_LOAD_BALANCER,
]

export const KIND_NAMES: readonly string[] = KINDS.map(({ name }) => name)
