// What one resource is to another, by the seed: it holds it, it takes it along, it is attached to it.
import type { HostField, Kind } from './kinds.ts'
import type { Resource } from './resource.ts'
import type { ResourceSeed } from './seed.ts'

/** Finds a resource by `kind/id`. */
type Find = (reference: string) => Resource | undefined

/** Ties the resources together. The references of a parsed seed all exist. */
export function link(seeds: readonly ResourceSeed[], find: Find): void {
  for (const seed of seeds) {
    const { kind, id, holds = [], dependents = [] } = seed
    const resource = find(`${kind}/${id}`)
    if (resource === undefined) continue
    for (const held of holds) find(held)?.holders.push(resource)
    for (const reference of dependents) {
      const dependent = find(reference)
      if (dependent === undefined) continue
      resource.dependents.push(dependent)
      dependent.portable = false
    }
    for (const [field, reference] of hostReferences(resource.kind, seed))
      attach(resource, field, find(reference))
  }
}

/** `kind/id` of everything that the seed attaches the resource to, there or not. */
export function hostReferences({ hosts = {} }: Kind, seed: ResourceSeed): readonly [HostField, string][] {
  return (['instanceId', 'associatedId'] as const).flatMap((field) => {
    const [kind, id] = [hosts[field], seed[field]]
    return kind === undefined || id === undefined ? [] : [[field, `${kind}/${id}`] as [HostField, string]]
  })
}

function attach(resource: Resource, field: HostField, host: Resource | undefined): void {
  if (host === undefined) return
  resource.hosts.set(field, host)
  host.attached.push(resource)
  resource.timeline.attachTo(host.timeline)
}
