import { readFileSync } from 'node:fs'
import { expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { INPUTS } from '../../src/inputs/table.ts'

interface Declared {
  readonly required?: unknown
  readonly default?: unknown
}

it('the table of inputs and action.yml name the same inputs, with the same defaults, none of them required', () => {
  const action = parse(readFileSync('action.yml', 'utf8')) as { inputs: Record<string, Declared> }
  const declared = Object.entries(action.inputs).map(([name, { required, default: value }]) => [
    name,
    required,
    value === undefined ? undefined : String(value),
  ])
  const table = Object.entries<{ readonly default?: unknown }>(INPUTS).map(([name, { default: value }]) => [
    name,
    false,
    value === undefined ? undefined : String(value),
  ])
  expect(table).toEqual(declared)
})
