// Reads the parameters of a request, and refuses those outside of the documented type or range. Null, an empty string and an
// empty array count as not given: the Go SDK omits most of them (`omitempty`).
import { isRecord } from './check.ts'
import { refusal } from './codes.ts'

export type Body = Readonly<Record<string, unknown>>

/** Of ids in one call, by every page that takes an array of them. */
const MAX_IDS = 100

/** Of tags or tag keys in one call, by the Go SDK's comments. */
const MAX_TAGS = 20

export interface Page {
  readonly number: number
  readonly size: number
}

export function parseBody(body: string): Body {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    throw refusal('INVALID_PARAMETER_TYPE', 'the body is not JSON')
  }
  if (!isRecord(value)) throw refusal('INVALID_PARAMETER_TYPE', 'the body is not a JSON object')
  return value
}

export function stringOf(body: Body, name: string): string | undefined {
  const value = body[name] ?? ''
  if (typeof value !== 'string') throw refusal('INVALID_PARAMETER_TYPE', `${name} has to be a string`)
  return value === '' ? undefined : value
}

/** A number or a flag. */
export function plainOf(body: Body, name: string, type: 'boolean' | 'number'): boolean | number | undefined {
  const value = body[name] ?? undefined
  if (value !== undefined && typeof value !== type) {
    throw refusal('INVALID_PARAMETER_TYPE', `${name} has to be a ${type}`)
  }
  return value as boolean | number | undefined
}

export function requiredString(body: Body, name: string): string {
  const value = stringOf(body, name)
  if (value === undefined) throw refusal('MISSING_PARAMETER', name)
  return value
}

export function stringsOf(body: Body, name: string, max = Infinity): readonly string[] {
  const items = arrayOf(body, name, max)
  return items.map((item) => {
    if (typeof item !== 'string')
      throw refusal('INVALID_PARAMETER_TYPE', `${name} has to be an array of strings`)
    return item
  })
}

export function idsOf(body: Body, name: string, max = MAX_IDS): readonly string[] {
  return [...new Set(stringsOf(body, name, max))]
}

export function requiredIds(body: Body, name: string, max = MAX_IDS): readonly string[] {
  const ids = idsOf(body, name, max)
  if (ids.length === 0) throw refusal('MISSING_PARAMETER', name)
  return ids
}

export function tagKeysOf(body: Body, name: string): readonly string[] {
  return stringsOf(body, name, MAX_TAGS)
}

export function tagsOf(
  body: Body,
  name: string,
): readonly { readonly key: string; readonly value: string }[] {
  return arrayOf(body, name, MAX_TAGS).map((item) => {
    const { key, value } = isRecord(item) ? item : {}
    if (typeof key !== 'string' || typeof value !== 'string') {
      throw refusal('INVALID_PARAMETER_TYPE', `${name} has to be an array of {key, value}`)
    }
    return { key, value }
  })
}

/** Pages start at 1, have 20 entries by default and 1000 at most. */
export function pageOf(body: Body): Page {
  return { number: wholeOf(body, 'pageNum', 1, Infinity), size: wholeOf(body, 'pageSize', 20, 1000) }
}

/** A whole number from 1. */
export function numberOf(body: Body, name: string, fallback: number, max: number): number {
  return wholeOf(body, name, fallback, max)
}

function wholeOf(body: Body, name: string, fallback: number, max: number): number {
  const value = body[name] ?? fallback
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    throw refusal('INVALID_PARAMETER_TYPE', `${name} has to be an integer`)
  }
  if (value < 1) throw refusal('INVALID_PARAMETER_LESS_MINIMUM', `${name} is ${value}, the minimum is 1`)
  if (value > max)
    throw refusal('INVALID_PARAMETER_EXCEED_MAXIMUM', `${name} is ${value}, the maximum is ${max}`)
  return value
}

function arrayOf(body: Body, name: string, max: number): readonly unknown[] {
  const value = body[name] ?? []
  if (!Array.isArray(value)) throw refusal('INVALID_PARAMETER_TYPE', `${name} has to be an array`)
  if (value.length > max) {
    throw refusal(
      'INVALID_PARAMETER_EXCEED_MAXIMUM',
      `${name} has ${value.length} entries, the maximum is ${max}`,
    )
  }
  return value
}

/** The strings at a path, in the objects of lists too. */
export function valuesAt(value: unknown, path: readonly string[]): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => valuesAt(item, path))
  const [name, ...rest] = path
  if (name === undefined) return typeof value === 'string' && value !== '' ? [value] : []
  return isRecord(value) ? valuesAt(value[name], rest) : []
}
