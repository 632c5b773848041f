// The filters of the Describe operations. Each row of a model names the parameter and one of these.
import { plainOf, stringOf, stringsOf, tagKeysOf, tagsOf, type Body } from './parameters.ts'

/** Everything known of a resource under the names of the wire, before a model picks its fields. */
export type Attributes = Readonly<Record<string, unknown>>

/** The part of a resource that filters read directly: not every item has it. */
export interface Owned {
  readonly resourceGroupId: string
  readonly tags: Readonly<Record<string, string>>
}

export type Predicate = (attributes: Attributes, resource: Owned) => boolean

/** Makes a predicate of its parameter; undefined when the parameter is not given. */
export type Filter = (body: Body, parameter: string) => Predicate | undefined

export type Filters = Readonly<Record<string, Filter>>

/** What all of the filters given in a request say together. */
export function predicateOf(filters: Filters, body: Body, ignores: readonly string[] = []): Predicate {
  const predicates = Object.entries(filters)
    .filter(([parameter]) => !ignores.includes(parameter))
    .flatMap(([parameter, filter]) => filter(body, parameter) ?? [])
  return (attributes, resource) => predicates.every((predicate) => predicate(attributes, resource))
}

/** The field is exactly that. */
export const equals =
  (field: string): Filter =>
  (body, parameter) => {
    const wanted = stringOf(body, parameter)
    return wanted === undefined ? undefined : (it) => it[field] === wanted
  }

/** The field is that, in any case: clients write the values of enumerations in their own. */
export const word =
  (field: string): Filter =>
  (body, parameter) => {
    const wanted = stringOf(body, parameter)?.toLowerCase()
    return wanted === undefined ? undefined : (it) => String(it[field]).toLowerCase() === wanted
  }

/** The field is exactly that number, or that flag. */
export const is =
  (field: string, type: 'boolean' | 'number'): Filter =>
  (body, parameter) => {
    const wanted = plainOf(body, parameter, type)
    return wanted === undefined ? undefined : (it) => it[field] === wanted
  }

/** The field is any of those. */
export const among =
  (field: string): Filter =>
  (body, parameter) => {
    const wanted: readonly unknown[] = stringsOf(body, parameter)
    return wanted.length === 0 ? undefined : (it) => wanted.includes(it[field])
  }

/** Exactly that, or starts with it when it ends in `*` (instanceName and hostname of vm and bmc, names of zlb). */
export const wildcard =
  (field: string): Filter =>
  (body, parameter) => {
    const wanted = stringOf(body, parameter)
    if (wanted === undefined) return undefined
    if (!wanted.endsWith('*')) return (it) => it[field] === wanted
    return (it) => String(it[field]).startsWith(wanted.slice(0, -1))
  }

/** Contains that, in any case: what the CLI and the Go SDK call fuzzy. */
export const fuzzy =
  (field: string): Filter =>
  (body, parameter) => {
    const wanted = stringOf(body, parameter)?.toLowerCase()
    return wanted === undefined ? undefined : (it) => String(it[field]).toLowerCase().includes(wanted)
  }

/** The field is a list and has that in it. */
export const has =
  (field: string): Filter =>
  (body, parameter) => {
    const wanted = stringOf(body, parameter)
    return wanted === undefined ? undefined : (it) => listOf(it[field]).includes(wanted)
  }

/** The field is a list and has any of those in it. */
export const overlaps =
  (field: string): Filter =>
  (body, parameter) => {
    const wanted = stringsOf(body, parameter)
    return wanted.length === 0 ? undefined : (it) => wanted.some((one) => listOf(it[field]).includes(one))
  }

/** Of that resource group. */
export const group: Filter = (body, parameter) => {
  const wanted = stringOf(body, parameter)
  return wanted === undefined ? undefined : (_, { resourceGroupId }) => resourceGroupId === wanted
}

/**
 * Has any of those tags. No source says whether several tags mean all of them or any. This is the wider reading: it exposes a
 * caller who means all of them and trusts the answer.
 */
export const tags: Filter = (body, parameter) => {
  const wanted = tagsOf(body, parameter)
  if (wanted.length === 0) return undefined
  return (_, resource) => wanted.some(({ key, value }) => resource.tags[key] === value)
}

/** Has a tag of any of those keys. */
export const tagKeys: Filter = (body, parameter) => {
  const wanted = tagKeysOf(body, parameter)
  return wanted.length === 0
    ? undefined
    : (_, resource) => wanted.some((key) => Object.hasOwn(resource.tags, key))
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
