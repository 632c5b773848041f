// The resources of a run, by kind and id, and what is attached to each.

import { labelOf, type Kind, type Observation } from '../resources/index.ts'
import type { Attached } from './model/attached.ts'
import type { Tracked } from './model/tracked.ts'

export interface Registry {
  /** The resource of that `type/id`, where this run has one and knows its kind. */
  find(label: string): Tracked | undefined
  /** The resources of the run that `resource` is attached to, or has been seen attached to. */
  parentsOf(resource: Tracked): readonly Tracked[]
  /** `resource` was named by its family. */
  mayBe(resource: Tracked): void
  /** `resource` has turned out to be of `kind`. */
  resolve(resource: Tracked, kind: Kind): void
  /** A look that was requested at `at` has seen `resource`. */
  sawPresent(resource: Tracked, kind: Kind, observation: Observation, at: number): void
  /** The resources attached to that `type/id`, according to the last look at each. */
  dependentsKnownOf(label: string): readonly Attached[]
}

export function createRegistry(): Registry {
  /** The same resource may be named by its kind and by its family. */
  const known = new Map<string, Tracked>()
  /** By `type/id`: those that were named by their family, as each of their candidates until their kind is known. */
  const possible = new Map<string, Tracked>()
  /** By `type/id`: everything that has ever been seen attached to it. */
  const attached = new Map<string, Set<Tracked>>()
  return {
    find: (label) => known.get(label),
    parentsOf: ({ everAttachedTo, parent }) => [
      ...everAttachedTo.flatMap((label) => known.get(label) ?? possible.get(label) ?? []),
      ...(parent === undefined ? [] : [parent]),
    ],
    mayBe(resource) {
      for (const { type } of resource.candidates) possible.set(`${type}/${resource.id}`, resource)
    },
    resolve(resource, kind) {
      for (const { type } of resource.candidates) possible.delete(`${type}/${resource.id}`)
      resource.kind = kind
      const twin = known.get(resource.label)
      // A resource that the inputs name takes precedence over one that is in the run only because of its parent.
      const [first, second] = twin?.parent === undefined ? [twin, resource] : [resource, twin]
      known.set(resource.label, first ?? resource)
      if (first === undefined) return
      second.duplicateOf = first
      first.position = Math.min(first.position, second.position)
    },
    sawPresent(resource, kind, observation, at) {
      resource.sawPresent(kind, observation, at)
      for (const label of observation.attachedTo.map(labelOf)) {
        attached.set(label, (attached.get(label) ?? new Set()).add(resource))
      }
    },
    dependentsKnownOf: (label) =>
      [...(attached.get(label) ?? [])].flatMap(({ kind, observation, listedGroup, gone, duplicate }) =>
        kind !== undefined &&
        !gone &&
        // Nothing looks at it any more.
        !duplicate &&
        observation?.attachedTo.some((one) => labelOf(one) === label) === true
          ? [{ kind, observation, listedGroup }]
          : [],
      ),
  }
}
