// What a kind is: the form of the rows in kinds/, and of the resources that are made by them.
import type { Code } from './codes.ts'
import type { Disguise } from './disguise.ts'
import type { DueChange, Events } from './events.ts'
import type { Attributes, Filters } from './filters.ts'
import type { Lifecycle, Phase } from './lifecycle.ts'
import type { Body } from './parameters.ts'
import type { Delays, RefusalSeed } from './resource-seed.ts'
import type { Timeline } from './timeline.ts'

/**
 * The steps out of use: off whatever it is bound to, into the recycle bin, and out of it for good. `change` is every other
 * write.
 */
export type Step = 'unbind' | 'recycle' | 'release' | 'change'

export interface Write {
  readonly action: string
  /** The parameter that names the resources: an array where it is a plural, or one id. */
  readonly parameter: string
  /** With two of them, it releases what is in the recycle bin and recycles the rest. */
  readonly steps: readonly Step[]
  /** 100 when not given. */
  readonly maxIds?: number
  /** Answers 200 and lists the ids that failed under this name, instead of refusing the whole call for one of them. */
  readonly failedIds?: string
  /** The list has objects: their field for the id, beside `errorCode` and `errorMsg`. */
  readonly failedAs?: string
  /** The codes that refuse the whole call all the same. */
  readonly failsWith?: readonly Code[]
  /** What a `change`, or an `unbind` that is no change of status, does. */
  readonly effect?: (it: Resource, world: World, body: Body, now: number) => void
}

export interface Version {
  /** Fields of the item that this version does not have, with dots below the top. */
  readonly without?: readonly string[]
  /** Filters that this version does not have. */
  readonly ignores?: readonly string[]
  /** Where it differs from the kind's. */
  readonly subscription?: Subscription
  /** The parameter that, when false, leaves what is attached where it is; a version without it takes that along. */
  readonly takesAlong?: string
}

/** What a terminate of a PREPAID resource comes to: a refusal, or that it is not renewed and lives until it expires. */
export type Subscription = Code | 'not-renewed'

export type Refusals = Readonly<Partial<Record<Step, Readonly<Partial<Record<Phase, Code>>>>>>

export interface Kind {
  readonly name: string
  readonly service: string
  readonly versions: Readonly<Record<string, Version>>
  readonly list: { readonly action: string; readonly ids: string; readonly maxIds?: number }
  readonly writes: readonly Write[]
  readonly life: Lifecycle
  /** Without one, the first step leads straight to leaving. A seed may reverse `usually` and `rarely`. */
  readonly recycleBin: 'always' | 'usually' | 'rarely' | 'never'
  /** Why a step is refused, by the phase it meets. A phase without a code is where the step is allowed. */
  readonly refusals: Refusals
  /** Why a step is refused for what the resource is, before its status is considered. */
  readonly forbids?: (step: Step, it: Resource, view: View) => Code | undefined
  /** Whatever names this one in that field has to be gone, or in the recycle bin, before the first step. */
  readonly blockedBy?: readonly (readonly [kind: string, field: string, code: Code])[]
  /** Why the first step is refused while another resource holds this one by the seed. */
  readonly inUse: Code
  readonly missing: Code
  readonly subscription: Subscription
  /** Whether its first step takes along what is attached to it. */
  readonly takesAlong?: true
  /** The kind that a field attaches it to. Once that is out of use, this is no longer bound. */
  readonly hosts?: Readonly<Record<string, string | readonly string[]>>
  /** Whether it goes along with its host: in any case, unless the caller says otherwise, or never (the default). */
  readonly goesAlong?: (it: Resource) => 'always' | 'by default' | 'never'
  readonly zone: string
  /** How long its statuses on the way last, in milliseconds, where a seed does not say. */
  readonly delays?: Delays
  /** Further keys of the seed and what they are when not given; null is an optional text. */
  readonly fields?: Readonly<Record<string, FieldValue>>
  readonly filters: Filters
  /** What a list says of it, in every version; `unlisted` names what is there for the filters alone. */
  readonly item: (it: Resource, view: View) => Attributes
  readonly unlisted?: readonly string[]
}

export type FieldValue = string | number | boolean | readonly string[] | null

/** A resource in its surroundings at a time. */
export interface View {
  readonly status: string
  readonly time: number
  readonly world: World
}

export interface World {
  find(kind: string, id: string): Resource | undefined
  /** The resources of a kind that name `id` in a field, gone or not. */
  naming(kind: string, field: string, id: string): readonly Resource[]
  /** The resources of any kind that are attached to it by a field, or were. */
  guests(kind: string, id: string): readonly Resource[]
  set(it: Resource, field: string, value: FieldValue): void
}

export interface Resource {
  readonly kind: Kind
  readonly id: string
  readonly name: string
  readonly chargeType: string
  readonly commitment: boolean
  readonly createTime: string
  readonly expiredTime: string | null
  readonly resourceGroupId: string
  readonly zoneId: string
  readonly tags: Readonly<Record<string, string>>
  readonly ipAddress: string
  /** The further keys of the seed (`Kind.fields`); `World.set` changes them. */
  readonly fields: Record<string, FieldValue>
  /** Whether the first step leads to the recycle bin; without, it is the only one. */
  readonly recycleBin: boolean
  /** `kind/id` of what cannot go while this is in use. */
  readonly holds: readonly string[]
  /** What holds this one. */
  readonly holders: Resource[]
  /** What goes along with this one by the seed. */
  readonly dependents: Resource[]
  autoRenew: boolean
  readonly timeline: Timeline
  /** What lists show of it instead of the truth. */
  readonly disguises: readonly Disguise[]
  /** Lists show its state of that long ago. */
  readonly staleMs: number
  readonly events: Events
  /** In the order of time. */
  readonly changes: DueChange[]
  /** By action: the refusal seeded for it, and how often it is still to be given. */
  readonly refusals: Map<string, { readonly seed: RefusalSeed; left: number }>
}

/** Whether the write takes an array of ids. */
export function takesMany({ parameter }: Write): boolean {
  return parameter.endsWith('s')
}

/** The resource with the name, the tags and the like that it had at that time. */
export function asOf(resource: Resource, time: number): Resource {
  return resource.changes
    .filter(({ at }) => at <= time)
    .reduce<Resource>((before, { set }) => ({ ...before, ...set }), resource)
}

/** Where the first step leads: towards the recycle bin, or straight out when there is none. */
export function wayOut({ life }: Kind, recycleBin: boolean): string {
  return (recycleBin ? life.recycling : undefined) ?? life.leaving
}
