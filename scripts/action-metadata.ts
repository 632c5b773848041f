// What action.yml declares, parsed once: the validator checks `with:` against it, the README's tables are made of it.

import { parse } from 'yaml'

export interface ActionMetadata {
  readonly name: string
  readonly description: string
  readonly inputs: Readonly<Record<string, Input>>
  readonly outputs: Readonly<Record<string, Output>>
}

export interface Input {
  readonly description: string
  readonly required: boolean
  /** As text, as the runner hands it to the action; absent where action.yml names none. */
  readonly default?: string
}

export interface Output {
  readonly description: string
}

/**
 * Keys: https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax
 *
 * @throws {Error} where a name or a description is missing: the README would have a hole there.
 */
export function parseActionMetadata(yaml: string): ActionMetadata {
  const root = mapping(parse(yaml), 'action.yml')
  return {
    name: text(root, 'name', 'action.yml'),
    description: text(root, 'description', 'action.yml'),
    inputs: entries(root, 'inputs', input),
    outputs: entries(root, 'outputs', (value, path) => ({ description: text(value, 'description', path) })),
  }
}

type Mapping = Readonly<Record<string, unknown>>

function input(value: Mapping, path: string): Input {
  const fallback = value['default']
  return {
    description: text(value, 'description', path),
    required: value['required'] === true,
    ...(isScalar(fallback) ? { default: String(fallback) } : {}),
  }
}

function entries<T>(
  root: Mapping,
  key: string,
  read: (value: Mapping, path: string) => T,
): Record<string, T> {
  const section = mapping(root[key] ?? {}, key)
  return Object.fromEntries(
    Object.entries(section).map(([name, value]) => {
      const path = `${key}.${name}`
      return [name, read(mapping(value, path), path)]
    }),
  )
}

function mapping(value: unknown, path: string): Mapping {
  if (!isMapping(value)) throw new Error(`${path} is not a mapping.`)
  return value
}

function text(from: Mapping, key: string, path: string): string {
  const value = from[key]
  if (typeof value !== 'string' || value.trim() === '') throw new Error(`${path} has no ${key}.`)
  return value.trim()
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isScalar(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value)
}
