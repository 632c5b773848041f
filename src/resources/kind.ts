// What a kind of resource is to this action: one row of data. Everything that differs between kinds is a column of it.

/**
 * Where a resource is in its life, whatever its kind calls it. `bound`: it has to be unbound before it can go. `held`:
 * something else uses it. `busy`: an operation is in progress, after which it is in use.
 * `recycling`: moving to the recycle bin.
 */
export type Phase =
  'live' | 'bound' | 'held' | 'busy' | 'recycling' | 'recycled' | 'leaving' | 'gone' | 'unknown'

/**
 * A write. `idField` takes one id; with `pairField`, the call is made once for each resource that it is bound to, and
 * that parameter takes the other's id. `idsField` takes a list of at most `atMost` ids. Most calls are refused as a whole when
 * one id is refused; others are accepted, and list the ids that failed under `failedField`.
 */
export type Write =
  | { readonly action: string; readonly idField: string; readonly pairField?: string }
  | {
      readonly action: string
      readonly idsField: string
      readonly atMost: number
      readonly failedField?: string
      /** Further parameters that make the call keep dependents. */
      readonly keepDependents?: Readonly<Record<string, unknown>>
    }

/** All writes, in the order in which they are sent. */
export const WRITE_STEPS = ['unbind', 'terminate', 'release'] as const
export type WriteStep = (typeof WRITE_STEPS)[number]

/** `Ref`: the types of the other kinds that the row names. */
export interface Kind<Type extends string = string, Ref extends string = string> {
  /** As inputs and outputs spell it. */
  readonly type: Type
  /** As a sentence spells it. */
  readonly label: string
  /** A word for this kind and others: an id of it is looked up in each of them. */
  readonly family?: string
  readonly service: string
  /** The version the newest official client of that service sends. */
  readonly version: string
  readonly describe: { readonly action: string; readonly idsField: string; readonly atMost: number }
  /** The server's filter by name, where it is exact; `prefix`: it also takes a prefix, as `preview-*`. */
  readonly nameFilter?: { readonly parameter: string; readonly prefix: boolean }
  /** Whether an item has tags, and whether the list can be filtered by them. */
  readonly tags: Presence
  /** The same for the resource group. */
  readonly group: Presence
  readonly writes: {
    /** From whatever it is bound to, for kinds that the API does not unbind by itself. */
    readonly unbind?: Write
    /** To the recycle bin, where there is one. */
    readonly terminate: Write
    /** Out of the recycle bin, permanently. */
    readonly release: Write
  }
  /** Whether terminating always stops in the recycle bin, so that `destroy: false` can be promised; or for which items it does. */
  readonly recycleBin: boolean | { readonly where: { readonly field: string; readonly is: string } }
  /** Kinds whose resources may use one of this kind: they have to be out of use first. */
  readonly goesAfter: readonly Ref[]
  /** Kinds that occupy it until they are gone, or in the recycle bin where that is the goal. */
  readonly goesAfterGone?: readonly Ref[]
  /** Kinds of resources that are attached to this one, and that may be deleted with it. */
  readonly dependents?: readonly DependentKind<Ref>[]
  /** Where an item names the resource that it is attached to. */
  readonly attachedTo?: readonly Attachment<Ref>[]
  /** Where an item names other resources: the order between kinds says which of the two goes first. */
  readonly refersTo?: readonly Attachment<Ref>[]
  /** The parameter of the list that takes the id of a resource of that kind; with `[]` at its end, a list of ids. */
  readonly filters?: Readonly<Partial<Record<string, string>>>
  /** Items that are part of what they are attached to: they cannot exist without it, and no call can keep them. */
  readonly partWhere?: FieldValue
  /** Items that stay when the resource that they are attached to is deleted. */
  readonly staysWhere?: FieldValue
  /** Items that must be unbound first, whatever their status: those in which this field is not empty. */
  readonly boundWhere?: string
  /** Items that belong to the account, the system or another resource, and are never changed. */
  readonly keepWhere?: readonly KeepRule[]
  /** The fields that are read from an item. Without `status`, what is listed is live. */
  readonly fields: {
    readonly id: string
    readonly name: string
    readonly status?: string
    readonly created?: string
    readonly chargeType?: string
    readonly expires?: string
  }
  readonly statuses: Readonly<Partial<Record<Exclude<Phase, 'unknown'>, readonly string[]>>>
  /** Codes that say, in answer to a call of this kind, that the resource itself does not exist. */
  readonly missingCodes: readonly string[]
  /** Statuses in which terminating deletes outright, with no stop in the bin. */
  readonly deletedOutright: readonly string[]
  /** What terminating a subscription (PREPAID) does: the API refuses it, or it cancels the renewal and waits for the expiry. */
  readonly subscription: 'refused' | 'scheduled'
}

export interface Presence {
  readonly item: boolean
  readonly filter: boolean
}

export interface FieldValue {
  readonly field: string
  readonly is: string | boolean
}

/** `because` completes "it belongs to …". */
export type KeepRule = (FieldValue | { readonly field: string; readonly isNot: readonly string[] }) & {
  readonly because: string
}

/**
 * A field of an item that may have the id of a resource of `type`, or a list of ids. A dot leads into an object or into
 * each object of a list: `haLinks.privateConnectId`.
 */
export interface Attachment<Ref extends string = string> {
  readonly type: Ref
  readonly field: string
}

/** How the dependents of one kind are found: by a filter of their list, by what the resource's own item names, or both. */
export interface DependentKind<Ref extends string = string> {
  readonly type: Ref
  /** Their list is read, by its filter where they are few; their row has that in `filters`. */
  readonly isListed?: true
  /** The field of the resource's own item that names them, one or a list, each an object with `id` in that field. */
  readonly listedIn?: readonly { readonly field: string; readonly id: string; readonly unless?: FieldValue }[]
}

/** The maximum number of ids in one Describe of most kinds, by the reference pages of this API. */
export const IDS_PER_DESCRIBE = 100

/** The maximum number of resources on one page of a list, by every reference page of this API. */
export const RESOURCES_PER_PAGE = 1000

/** The status of what is listed and has no status field. In lower case: it is not one of Zenlayer's words. */
export const LISTED = 'listed'

/** Zenlayer's ids consist of letters, digits and dashes; what could be a path, a flag or whitespace is not an id. */
const ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/

export function isId(text: string): boolean {
  return ID.test(text)
}

/** It may still run workloads, or hold data. */
export function isInUse(phase: Phase): boolean {
  return phase === 'live' || phase === 'bound' || phase === 'held'
}

/** It has not been terminated: it is in use, or will be after the operation in progress. */
export function isActive(phase: Phase): boolean {
  return isInUse(phase) || phase === 'busy'
}

/** The kinds that it waits for: until they are out of use, or until they are gone. */
export function kindsBefore({ goesAfter, goesAfterGone = [] }: Kind): readonly string[] {
  return [...goesAfter, ...goesAfterGone]
}

export function phaseOf(kind: Kind, status: string): Phase {
  // Sources disagree on RECYCLE and RECYCLED, even for one kind: both mean the bin, everywhere.
  if (status === 'RECYCLE' || status === 'RECYCLED') return 'recycled'
  for (const [phase, statuses] of Object.entries(kind.statuses) as [Phase, readonly string[]][]) {
    if (statuses.includes(status)) return phase
  }
  return 'unknown'
}
