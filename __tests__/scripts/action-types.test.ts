import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { parseActionMetadata } from '../../scripts/action-metadata.ts'
import { renderActionTypes } from '../../scripts/action-types.ts'
import { ROOT } from './repository.ts'

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const metadata = parseActionMetadata(read('action.yml'))

describe('action-types.yml', () => {
  const types = parse(read('action-types.yml')) as Record<string, Record<string, unknown>>

  test('is what "npm run docs" makes of it', () => {
    expect(read('action-types.yml')).toBe(renderActionTypes(Object.keys(metadata.outputs)))
  })

  test('has every input and output of action.yml, and no other', () => {
    expect(Object.keys(types['inputs'] ?? {}).sort()).toEqual(Object.keys(metadata.inputs).sort())
    expect(Object.keys(types['outputs'] ?? {})).toEqual(Object.keys(metadata.outputs))
  })

  test('has the types that generators know', () => {
    expect(types).toMatchObject({
      inputs: {
        destroy: { type: 'boolean' },
        'max-resources': { type: 'integer' },
        'wait-timeout': { type: 'string' },
        tags: { type: 'list', separator: '\n', 'list-item': { type: 'string' } },
        'if-missing': { type: 'enum', 'allowed-values': ['success', 'warn', 'error'] },
      },
      outputs: { outcome: { type: 'enum' }, results: { type: 'string' } },
    })
  })
})

test('every input of action.yml says whether it is required', () => {
  const { inputs } = parse(read('action.yml')) as { inputs: Record<string, { required?: unknown }> }
  expect(Object.entries(inputs).filter(([, { required }]) => typeof required !== 'boolean')).toEqual([])
})
