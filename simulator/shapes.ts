// What the answers say of a resource. For each kind one function, in shapes/, gives every attribute of any API version,
// and each version has the list of the fields its official model has. The names are those of the Python SDK's models;
// the types those of the Go SDK, which breaks on an integer that arrives as a string. Values are made up but plausible.
import type { Attributes } from './filters.ts'
import type { Resource } from './resource.ts'

/** A field by name, or an object (or a list of such) by its name and its fields. */
export type Field = string | readonly [name: string, fields: readonly Field[]]

/** The fields of a model, in its order. What a resource lacks is null. */
export function pick(attributes: Attributes, fields: readonly Field[]): Attributes {
  return Object.fromEntries(
    fields.map((field) => {
      if (typeof field === 'string') return [field, attributes[field] ?? null]
      const [name, inner] = field
      return [name, pickInner(attributes[name], inner)]
    }),
  )
}

function pickInner(value: unknown, fields: readonly Field[]): unknown {
  if (value === null || value === undefined) return null
  if (Array.isArray(value)) return value.map((item) => pickInner(item, fields))
  return pick(value as Attributes, fields)
}

/** Whom a resource belongs to, and its tags: most kinds name all of it, some have no more than a filter for it. */
export function common(resource: Resource): Attributes {
  return {
    resourceGroupId: resource.resourceGroupId,
    resourceGroupName: resource.resourceGroupId,
    tags: { tags: Object.entries(resource.tags).map(([key, value]) => ({ key, value })) },
  }
}

/** Months bought in advance: null for what is paid as it is used. */
export function periodOf(resource: Resource): number | null {
  return resource.chargeType === 'PREPAID' ? 1 : null
}
