// The type of the rows in kinds/, and of the resources that they describe.
import type { Code } from './codes.ts'
import type { Creation } from './creation.ts'
import type { Disguise } from './disguise.ts'
import type { DueChange, Events } from './events.ts'
import type { Attributes, Filters } from './filters.ts'
import type { Lifecycle, Phase } from './lifecycle.ts'
import type { Body } from './parameters.ts'
import type { Delays, RefusalSeed } from './resource-seed.ts'
import type { Timeline } from './timeline.ts'

/**
 * The steps of a teardown: unbind, move to the recycle bin, release permanently. `change` is every other write.
 */
export type Step = 'unbind' | 'recycle' | 'release' | 'change'

export interface Write {
  readonly action: string
  /** The parameter that names the resources: an array where it is a plural, or one id. */
  readonly parameter: string
  /** With both recycle and release, it releases resources in the recycle bin and recycles the others. */
  readonly steps: readonly Step[]
  /** Every version of the kind when not given. */
  readonly versions?: readonly string[]
  /** 100 when not given. */
  readonly maxIds?: number
  /** Answers 200 and lists the ids that failed under this name, instead of refusing the whole call for one of them. */
  readonly failedIds?: string
  /** The list has objects: their field for the id, beside `errorCode` and `errorMsg`. */
  readonly failedAs?: string
  /** The codes that refuse the whole call all the same. */
  readonly failsWith?: readonly Code[]
  /** The parameter with the new name, where it gives one. */
  readonly names?: string
  /** Why it is refused, by the phase it meets, where that is not as the kind has it for the step. */
  readonly refuses?: Readonly<Partial<Record<Phase, Code>>>
  /** Why it is refused for the content of the request. */
  readonly checks?: (it: Resource, world: World, body: Body, now: number) => Code | undefined
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
  /** The parameter that, when false, keeps attached resources; a version without it takes them along. */
  readonly takesAlong?: string
}

/** What a terminate of a PREPAID resource comes to: a refusal, or that it is not renewed and lives until it expires. */
export type Subscription = Code | 'not-renewed'

export type Refusals = Readonly<Partial<Record<Step, Readonly<Partial<Record<Phase, Code>>>>>>

export interface Kind {
  readonly name: string
  readonly service: string
  readonly versions: Readonly<Record<string, Version>>
  readonly creations?: readonly Creation[]
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
  /** Whether its first step takes attached resources along. */
  readonly takesAlong?: true
  /** The kind that a field attaches it to. Once that is out of use, this is no longer bound. */
  readonly hosts?: Readonly<Record<string, string | readonly string[]>>
  /** Whether it goes with its host: always, unless the caller keeps it, or never (the default). */
  readonly goesAlong?: (it: Resource) => 'always' | 'by default' | 'never'
  readonly zone: string
  /** How long its statuses on the way last, in milliseconds, where a seed does not say. */
  readonly delays?: Delays
  /** Further keys of the seed and what they are when not given; null is an optional text. */
  readonly fields?: Readonly<Record<string, FieldValue>>
  readonly filters: Filters
  /** Its item in a list, with the fields of every version; `unlisted` names those that only filters read. */
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
  /** Where it stands among those of its kind. */
  readonly place: number
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
  /** What is released with this one, by the seed. */
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
  if (resource.changes.length === 0) return resource
  return resource.changes
    .filter(({ at }) => at <= time)
    .reduce<Resource>((before, { set }) => ({ ...before, ...set }), resource)
}

/** Where the first step leads: towards the recycle bin, or straight out when there is none. */
export function wayOut({ life }: Kind, recycleBin: boolean): string {
  return (recycleBin ? life.recycling : undefined) ?? life.leaving
}
