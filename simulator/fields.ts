// The fields of an item, by version.
import { isRecord } from './check.ts'
import type { Attributes } from './filters.ts'

/** The item without these fields; a dot leads into an object, or into each object of a list. */
export function without(item: Attributes, paths: readonly string[]): Attributes {
  return paths.reduce(drop, item)
}

function drop(item: Attributes, path: string): Attributes {
  const dot = path.indexOf('.')
  const name = dot === -1 ? path : path.slice(0, dot)
  if (!Object.hasOwn(item, name)) return item
  const { [name]: value, ...rest } = item
  if (dot === -1) return rest
  const below = path.slice(dot + 1)
  return { ...item, [name]: Array.isArray(value) ? value.map((one) => into(one, below)) : into(value, below) }
}

function into(value: unknown, path: string): unknown {
  return isRecord(value) ? drop(value, path) : value
}
