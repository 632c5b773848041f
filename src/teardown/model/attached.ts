// The resources attached to another one.

import type { Kind, Observation } from '../../resources/index.ts'

export interface Attached {
  readonly kind: Kind
  /** As it was last listed. */
  readonly observation: Observation
  /** The resource group of the criteria, where the item has none and its list was filtered by it. */
  readonly listedGroup?: string | undefined
}

/** Its `type/id`. */
export function labelOfAttached({ kind, observation }: Attached): string {
  return `${kind.type}/${observation.id}`
}

/** What happens to the resources attached to one when it is deleted, as `type/id`. */
export interface Forecast {
  readonly alsoDeletes: readonly string[]
  readonly keeps: readonly string[]
  /** The resources inside it that are not part of the run, as `type/id`. */
  readonly contains?: readonly string[]
  /** It is held, and a separate call unbinds it. */
  readonly detaches?: boolean
  /** What keeps it from being deleted: something outside the run has it. */
  readonly heldBy?: string
}

export const NO_DEPENDENTS: Forecast = { alsoDeletes: [], keeps: [] }

/** Whether deleting a resource of `kind` may delete others with it. */
export function mayHaveDependents(kind: Kind): boolean {
  return kind.dependents !== undefined
}
