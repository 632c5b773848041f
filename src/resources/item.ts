// Fields of an item, as an answer lists it.

import { isRecord } from '../text.ts'
import type { FieldValue } from './kind.ts'

export type Item = Readonly<Record<string, unknown>>

/** Everything at `path`. A dot leads into an object or into each object of a list. */
export function valuesAt(item: Item, path: string): readonly unknown[] {
  return path
    .split('.')
    .reduce<readonly unknown[]>(
      (values, field) => values.flatMap((value) => (isRecord(value) ? [value[field]].flat() : [])),
      [item],
    )
}

export function hasValue(item: Item, wanted: FieldValue | undefined): boolean {
  return wanted !== undefined && item[wanted.field] === wanted.is
}

/** No value, an empty text or list, zero, or false. */
export function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0
  return value === undefined || value === null || value === '' || value === 0 || value === false
}
