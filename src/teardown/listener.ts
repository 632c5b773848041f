// The events of a run. The engine itself does not log: the listener decides what to show.

import type { Kind, Observation, TaggedResource } from '../resources/index.ts'
import type { CallError } from '../zenlayer/index.ts'
import type { Failure, RequestRecord } from './model/result.ts'
import type { Tracked } from './model/tracked.ts'
import type { PlannedStep } from './plan/planned-step.ts'

export interface Listener {
  /** The list of a kind has been read: `matches` of its `listed` resources are selected. */
  listed(kind: Kind, matches: number, listed: number): void
  /** No resource of these kinds can meet the criteria: their items lack the fields in question. */
  notSearched?(kinds: readonly Kind[], lacking: string): void
  /** Everything inside that VPC is torn down as well. */
  cascaded(vpc: string, contents: readonly string[]): void
  /** Resources that the tag service lists, and none of the other lists. */
  audited(unknown: readonly TaggedResource[]): void
  /** Resources in the list of a kind that match but belong to the account, the system or another resource. */
  leftOut?(kind: Kind, kept: readonly Observation[]): void
  /** Resources that match the inputs, and that the lists did not show before. */
  appeared(labels: readonly string[]): void
  /** An id of a family was found as `found`; `other` could not be checked for it, for lack of permission. */
  unchecked(resource: Tracked, found: Kind, other: Kind, error: CallError): void
  /** The plan of this round, before its first write. */
  planned(plan: readonly PlannedStep[]): void
  /** A guard has refused the plan. */
  refused(failure: Failure): void
  /** A write was answered, or its answer was lost. */
  answered(resources: readonly Tracked[], request: RequestRecord): void
  changed(resource: Tracked, from: string | undefined, to: string): void
  /** A look gave no usable answer; it is repeated. */
  lookUnanswered(kind: Kind, reason: string): void
  /** Called again for a resource whose outcome is corrected. */
  settled(resource: Tracked): void
  /** Every 30 s. */
  waiting(open: readonly Tracked[], elapsedMs: number): void
}
