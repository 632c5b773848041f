import { readFileSync } from 'node:fs'
import { expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { INPUTS } from '../../src/inputs/table.ts'

interface Input {
  readonly required?: unknown
  readonly default?: string | number | boolean
}

const textOf = ({ default: value }: Input) => (value === undefined ? undefined : String(value))

it('the table of inputs and action.yml name the same inputs, with the same defaults, none of them required', () => {
  const action = parse(readFileSync('action.yml', 'utf8')) as { inputs: Record<string, Input> }
  const table: Readonly<Record<string, Input & { readonly form: string }>> = INPUTS
  expect(Object.entries(table).map(([name, input]) => [name, false, textOf(input)])).toEqual(
    Object.entries(action.inputs).map(([name, input]) => [name, input.required, textOf(input)]),
  )
})
