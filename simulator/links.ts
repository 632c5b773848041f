// What one resource is to another, by the seed: it holds it, it takes it along, it is attached to it.
import type { Resource } from './resource.ts'
import type { ResourceSeed } from './seed.ts'

/** Finds a resource by `kind/id`. */
type Find = (reference: string) => Resource | undefined

/** Ties the resources together. A seed that was parsed refers to nothing that is not there. */
export function link(seeds: readonly ResourceSeed[], find: Find): void {
  for (const { kind, id, holds = [], dependents = [], instanceId } of seeds) {
    const resource = find(`${kind}/${id}`)
    if (resource === undefined) continue
    for (const held of holds) find(held)?.holders.push(resource)
    for (const reference of dependents) {
      const dependent = find(reference)
      if (dependent === undefined) continue
      resource.dependents.push(dependent)
      dependent.portable = false
    }
    const host = find(`${resource.kind.host ?? ''}/${instanceId ?? ''}`)
    if (host !== undefined) resource.timeline.attachTo(host.timeline)
  }
}
