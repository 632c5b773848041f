// The result of each resource. The names are the contract of the output `results`.

export type Outcome =
  | 'recycled' // verified to be in the recycle bin
  | 'destroyed' // verified to be gone
  | 'already' // at the goal when first seen
  | 'missing' // never found
  | 'requested' // accepted or in progress, and not waited for
  | 'scheduled' // a subscription, which remains until it expires
  | 'planned' // dry run: the teardown would be attempted
  | 'protected' // kept by a guard, or because of what it belongs to, contains or is attached to
  | 'skipped' // it does not meet the criteria, or was not deleted with what it is attached to
  | 'pending' // the run ended first
  | 'failed'

export interface RequestRecord {
  readonly action: string
  /** Null if no answer came, or one without an id. */
  readonly requestId: string | null
  /** The HTTP status; null if no answer came. */
  readonly status: number | null
  readonly code?: string
  /** When it was sent, ISO 8601 in UTC. */
  readonly at: string
}

export interface Failure {
  readonly code: string
  readonly message: string
  readonly requestId: string | null
  readonly hint?: string
}

export interface Plan {
  /** Resources of wave 1 are torn down first, those of wave 2 once those are out of use or gone, and so on. */
  readonly wave: number
  /** The actions that would be called, in order. */
  readonly calls: readonly string[]
  /** The expected outcome. */
  readonly outcome?: 'recycled' | 'destroyed' | 'scheduled' | 'failed'
  /** What to know beforehand, such as what else would be deleted with it. */
  readonly note?: string
}

/** Facts that help to review a plan, as far as the API reports them. */
export interface Details {
  /** ISO 8601 in UTC. */
  readonly createdAt?: string
  /** `PREPAID`, `POSTPAID`. */
  readonly chargeType?: string
  /** The zone, region or data center. */
  readonly zone?: string
  readonly tags?: Readonly<Record<string, string>>
}

export interface Result {
  /** The kind; or the family, if the id was never found in one of its kinds. */
  readonly type: string
  readonly id: string
  readonly name: string
  readonly outcome: Outcome
  /** Its status at the first look, as Zenlayer spells it; null if it was never seen. */
  readonly initialStatus: string | null
  /** Its status at the last look; `gone` if it is no longer listed. */
  readonly finalStatus: string | null
  readonly requests: readonly RequestRecord[]
  readonly error?: Failure
  /** Why it was to be kept; or the evidence that it is gone, where that is weaker than usual. */
  readonly reason?: string
  /** The `type/id` of the resource that it is attached to, where only that brought it into the run. */
  readonly with?: string
  /** The `type/id` of resources that were attached to this one and remain, still charged. */
  readonly leaves?: readonly string[]
  /** In a dry run. */
  readonly plan?: Plan
  /** In a dry run: facts for the review. */
  readonly about?: Details
  /** For a subscription: when it expires, as the API writes it. */
  readonly expiresAt?: string
  /** From the start of the run until its outcome was known. */
  readonly seconds: number
}

/** Why a resource must not be torn down; `reason` ends a sentence. `failed`: the answer lacks the fields to judge it. */
export type Exclusion =
  | {
      readonly outcome: 'protected' | 'skipped'
      readonly reason: string
      /** It is a VPC or a subnet that stays because of a resource in it. */
      readonly isBecauseOfContents?: boolean
    }
  | { readonly outcome: 'failed'; readonly reason: string; readonly error: Failure }
