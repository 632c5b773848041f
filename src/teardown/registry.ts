// The resources of a run: each by its kind and id, and what hangs on each.

import type { Kind, Observation } from '../resources/index.ts'
import type { Attached } from './attached-lists.ts'
import type { Tracked } from './tracked.ts'

export interface Registry {
  /** The resource of that `type/id`, where this run has one and knows its kind. */
  find(label: string): Tracked | undefined
  /** The resources of the run that `resource` hangs on, or has been seen to hang on. */
  carriersOf(resource: Tracked): readonly Tracked[]
  /** `resource` has turned out to be of `kind`. */
  resolve(resource: Tracked, kind: Kind): void
  /** A look that was requested at `at` has seen `resource`. */
  sawPresent(resource: Tracked, kind: Kind, observation: Observation, at: number): void
  /** What hangs on the resource of that `type/id`, by the last look at each. */
  hangingOn(label: string): readonly Attached[]
}

export function createRegistry(): Registry {
  /** The same resource may be named by its kind and by its family. */
  const known = new Map<string, Tracked>()
  /** By `type/id`: what has ever been seen to hang on it. */
  const attached = new Map<string, Set<Tracked>>()
  return {
    find: (label) => known.get(label),
    carriersOf: ({ holders, with: carrier }) => [
      ...[...holders].flatMap((label) => known.get(label) ?? []),
      ...(carrier === undefined ? [] : [carrier]),
    ],
    resolve(resource, kind) {
      resource.kind = kind
      const twin = known.get(resource.label)
      // What is named is more than what merely hangs on something.
      const [first, second] = twin?.with === undefined ? [twin, resource] : [resource, twin]
      known.set(resource.label, first ?? resource)
      if (first === undefined) return
      second.duplicate = true
      first.position = Math.min(first.position, second.position)
    },
    sawPresent(resource, kind, observation, at) {
      resource.sawPresent(kind, observation, at)
      for (const { type, id } of observation.attachedTo) {
        const label = `${type}/${id}`
        attached.set(label, (attached.get(label) ?? new Set()).add(resource))
      }
    },
    hangingOn: (label) =>
      [...(attached.get(label) ?? [])].flatMap(({ kind, observation, gone, duplicate }) =>
        kind !== undefined &&
        !gone &&
        // Nothing looks at it any more.
        !duplicate &&
        observation?.attachedTo.some(({ type, id }) => `${type}/${id}` === label) === true
          ? [{ kind, observation }]
          : [],
      ),
  }
}
