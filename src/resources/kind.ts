// What a kind of resource is to this action: one row of data. Everything that differs between kinds stands in it.

/** Where a resource stands on its way, whatever its kind calls it. */
export type Phase = 'live' | 'busy' | 'recycled' | 'leaving' | 'gone' | 'unknown'

/** A write: `idField` takes one id, `idsField` a list of at most `atMost`, refused whole when one of them is bad. */
export type Write =
  | { readonly action: string; readonly idField: string }
  | { readonly action: string; readonly idsField: string; readonly atMost: number }

export interface Kind {
  /** As inputs and outputs spell it. */
  readonly type: string
  /** As a sentence spells it. */
  readonly label: string
  readonly service: string
  /** The version the newest official client of that service sends. */
  readonly version: string
  readonly describe: { readonly action: string; readonly idsField: string }
  /** To the recycle bin. */
  readonly terminate: Write
  /** Out of it, for good. */
  readonly release: Write
  /** Where a described item keeps what we read of it. */
  readonly fields: {
    readonly id: string
    readonly name: string
    readonly status: string
    readonly chargeType: string
    readonly expires: string
  }
  readonly statuses: Readonly<Record<Exclude<Phase, 'unknown'>, readonly string[]>>
  /** Statuses in which terminating deletes outright, with no stop in the bin. */
  readonly deletedOutright: readonly string[]
  /** What terminating a subscription (PREPAID) does: the API refuses it, or it cancels the renewal and waits for the expiry. */
  readonly subscription: 'refused' | 'scheduled'
}

/** Most ids in one Describe, by every reference page of this API. */
export const IDS_PER_DESCRIBE = 100

export function phaseOf(kind: Kind, status: string): Phase {
  // Sources disagree on RECYCLE and RECYCLED, even for one kind: both mean the bin, everywhere.
  if (status === 'RECYCLE' || status === 'RECYCLED') return 'recycled'
  for (const [phase, statuses] of Object.entries(kind.statuses) as [Phase, readonly string[]][]) {
    if (statuses.includes(status)) return phase
  }
  return 'unknown'
}
