// All resources of a simulator, gone or not, and what they are to each other: one holds another, takes it along, is
// attached to it, or names it in a field.
import type { FieldValue, Kind, Resource, World } from './kind.ts'
import { createResource } from './resource.ts'
import type { Delays, ResourceSeed } from './resource-seed.ts'

const FIRST_ID = 1_660_545_330_000_000_000n

export class Registry implements World {
  /** Which fields of which kinds attach a resource to which others. */
  readonly #hosting: readonly {
    readonly kind: string
    readonly field: string
    readonly hosts: readonly string[]
  }[]
  readonly #delays: Delays | undefined
  readonly #kinds: ReadonlyMap<string, Map<string, Resource>>
  #made = 0n
  /** By kind, field and id. */
  readonly #naming = new Map<string, Resource[]>()

  constructor(kinds: readonly Kind[], delays: Delays | undefined) {
    this.#delays = delays
    this.#hosting = kinds.flatMap(({ name, hosts = {} }) =>
      Object.entries(hosts).map(([field, of]) => ({ kind: name, field, hosts: [of].flat() })),
    )
    this.#kinds = new Map(kinds.map(({ name }) => [name, new Map<string, Resource>()]))
  }

  /** The resources of a kind, by id. Throws when there is no such kind. */
  of(kind: string): Map<string, Resource> {
    const resources = this.#kinds.get(kind)
    if (resources === undefined) throw new Error(`There is no kind ${kind}.`)
    return resources
  }

  /** An id in the form of Zenlayer's: nineteen digits. */
  nextId(): string {
    this.#made += 1n
    return String(FIRST_ID + this.#made * 1_048_583n)
  }

  /** Every resource, kind by kind. */
  *all(): Generator<Resource> {
    for (const resources of this.#kinds.values()) yield* resources.values()
  }

  find(kind: string, id: string): Resource | undefined {
    return this.#kinds.get(kind)?.get(id)
  }

  naming(kind: string, field: string, id: string): readonly Resource[] {
    return this.#naming.get(keyOf(kind, field, id)) ?? []
  }

  guests(kind: string, id: string): readonly Resource[] {
    return this.#hosting
      .filter(({ hosts }) => hosts.includes(kind))
      .flatMap((guest) => this.naming(guest.kind, guest.field, id))
  }

  set(it: Resource, field: string, value: FieldValue): void {
    for (const list of this.#lists(it, field)) list.splice(list.indexOf(it), 1)
    it.fields[field] = value
    for (const list of this.#lists(it, field)) list.push(it)
    this.#attach(it, field)
  }

  /** Makes resources of their seeds, which may refer to each other and to those that are there. */
  add(seeds: readonly { readonly kind: Kind; readonly seed: ResourceSeed }[], start: number): void {
    const coming = new Set(seeds.map(({ kind, seed }) => `${kind.name}/${seed.id}`))
    const made = seeds.map(({ kind, seed }) => {
      const hosted = hostsOf(kind, (field) => seed[field]).some(
        ([, host, id]) => coming.has(`${host}/${id}`) || this.find(host, id) !== undefined,
      )
      const resource = createResource(kind, seed, {
        ...{ delays: this.#delays, start, hosted },
        place: this.of(kind.name).size,
      })
      this.of(kind.name).set(seed.id, resource)
      return { resource, seed }
    })
    for (const { resource, seed } of made) this.#link(resource, seed)
  }

  #link(resource: Resource, { holds = [], dependents = [] }: ResourceSeed): void {
    for (const reference of holds) this.#refer(reference)?.holders.push(resource)
    for (const reference of dependents) {
      const dependent = this.#refer(reference)
      if (dependent === undefined) continue
      resource.dependents.push(dependent)
      // A disk that is released with its instance cannot be detached.
      if ('portable' in dependent.fields) dependent.fields['portable'] = false
    }
    for (const field of Object.keys(resource.fields)) {
      for (const list of this.#lists(resource, field)) list.push(resource)
      this.#attach(resource, field)
    }
  }

  /** Finds by `kind/id`. */
  #refer(reference: string): Resource | undefined {
    const [kind = '', ...id] = reference.split('/')
    return this.find(kind, id.join('/'))
  }

  #attach(it: Resource, field: string): void {
    for (const [key, kind, id] of hostsOf(it.kind, (name) => it.fields[name])) {
      const host = key === field ? this.find(kind, id) : undefined
      if (host !== undefined) it.timeline.attachTo(host.timeline)
    }
  }

  /** Where it is listed for what that field of it names now. */
  #lists(it: Resource, field: string): Resource[][] {
    const ids = [it.fields[field] ?? []].flat().filter((id) => typeof id === 'string')
    return [...new Set(ids)].map((id) => {
      const key = keyOf(it.kind.name, field, id)
      const list = this.#naming.get(key) ?? []
      this.#naming.set(key, list)
      return list
    })
  }
}

function keyOf(...parts: readonly string[]): string {
  return parts.join('\0')
}

/** What may be the host that a field names: the field, and a kind and an id of what need not be there. */
function hostsOf(
  { hosts = {} }: Kind,
  valueOf: (field: string) => unknown,
): [field: string, kind: string, id: string][] {
  return Object.entries(hosts).flatMap(([field, kinds]) => {
    const id = valueOf(field)
    if (typeof id !== 'string') return []
    return [kinds].flat().map((kind): [string, string, string] => [field, kind, id])
  })
}
