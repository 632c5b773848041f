// What a kind of resource is to this action: one row of data. Everything that differs between kinds stands in it.

/**
 * Where a resource is in its life, whatever its kind calls it. `bound`: it has to be unbound before it can go. `held`:
 * something else uses it, and only that can let it go. `busy`: an operation is in progress that leads back to use.
 * `recycling`: moving to the recycle bin.
 */
export type Phase =
  'live' | 'bound' | 'held' | 'busy' | 'recycling' | 'recycled' | 'leaving' | 'gone' | 'unknown'

/**
 * A write: `idField` takes one id, `idsField` a list of at most `atMost`, refused whole when one of them is bad. Some
 * are accepted all the same, and list under `failedField` what they did not take.
 */
export type Write =
  | { readonly action: string; readonly idField: string }
  | {
      readonly action: string
      readonly idsField: string
      readonly atMost: number
      readonly failedField?: string
      /** Further parameters that make the call leave dependents where they are. */
      readonly keepDependents?: Readonly<Record<string, unknown>>
    }

/** The writes there are, in the order in which a resource meets them. */
export const WRITE_STEPS = ['unbind', 'terminate', 'release'] as const
export type WriteStep = (typeof WRITE_STEPS)[number]

export interface Kind {
  /** As inputs and outputs spell it. */
  readonly type: string
  /** As a sentence spells it. */
  readonly label: string
  readonly service: string
  /** The version the newest official client of that service sends. */
  readonly version: string
  readonly describe: { readonly action: string; readonly idsField: string }
  /** The server's filter by name, where it is exact; `prefix`: also by what a name starts with, as `preview-*`. */
  readonly nameFilter?: { readonly parameter: string; readonly prefix: boolean }
  readonly writes: {
    /** Of what it is bound to, for kinds that the API does not unbind by itself. */
    readonly unbind?: Write
    /** To the recycle bin, where there is one. */
    readonly terminate: Write
    /** Out of it, for good. */
    readonly release: Write
  }
  /** Whether terminating is sure to stop in the recycle bin, so that `destroy: false` can be kept; or of which it is. */
  readonly recycleBin: boolean | { readonly where: { readonly field: string; readonly is: string } }
  /** Types of kinds that may sit on this one: they have to leave the live phase first. */
  readonly goesAfter: readonly string[]
  /** Kinds of resources that hang on this one and that its release may take along. */
  readonly carries?: readonly Carries[]
  /** Where an item names the resource that it hangs on. */
  readonly attachedTo?: readonly Attachment[]
  /** Items that are part of what they hang on: they cannot exist without it, and nothing can leave them behind. */
  readonly partWhere?: FieldValue
  /** Items that stay when the resource they hang on is released. */
  readonly staysWhere?: FieldValue
  /** Where a described item keeps what we read of it. */
  readonly fields: {
    readonly id: string
    readonly name: string
    readonly status: string
    readonly created: string
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

export interface FieldValue {
  readonly field: string
  readonly is: string | boolean
}

/** A field of an item that may have the id of a resource of `type`. */
export interface Attachment {
  readonly type: string
  readonly field: string
}

/** How the dependents of one kind are found: by a filter of their list, by what the resource's own item names, or both. */
export interface Carries {
  readonly type: string
  /** The parameter of their list that takes the id of the resource they hang on. */
  readonly filter?: string
  /** The field of the resource's own item that names them, one or a list, each an object with `id` in that field. */
  readonly listedIn?: readonly { readonly field: string; readonly id: string; readonly unless?: FieldValue }[]
}

/** Most ids in one Describe, by every reference page of this API. */
export const IDS_PER_DESCRIBE = 100

/** Most resources on one page of a list, by every reference page of this API. */
export const RESOURCES_PER_PAGE = 1000

/** Zenlayer's ids are letters, digits and dashes; what could be a path, a flag or a blank is none. */
const ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/

export function isId(text: string): boolean {
  return ID.test(text)
}

/** Something may still run on it, or be on it. */
export function isInUse(phase: Phase): boolean {
  return phase === 'live' || phase === 'bound' || phase === 'held'
}

export function phaseOf(kind: Kind, status: string): Phase {
  // Sources disagree on RECYCLE and RECYCLED, even for one kind: both mean the bin, everywhere.
  if (status === 'RECYCLE' || status === 'RECYCLED') return 'recycled'
  for (const [phase, statuses] of Object.entries(kind.statuses) as [Phase, readonly string[]][]) {
    if (statuses.includes(status)) return phase
  }
  return 'unknown'
}
