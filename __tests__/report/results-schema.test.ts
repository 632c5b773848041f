// docs/results.schema.json against everything that it describes: action.yml, the README, the table of outcomes, and real
// results, field by field.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import type { Seed } from '../../simulator/index.ts'
import { OUTCOMES } from '../../src/report/outcomes.ts'
import { shrinkResults } from '../../src/report/shrink.ts'
import type { Result } from '../../src/teardown/index.ts'
import { parseActionMetadata } from '../../scripts/action-metadata.ts'
import { runBriefly, runEngine } from '../support/engine.ts'

const ROOT = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')

interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly string[]
  readonly items?: Schema
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: boolean | Schema
}

const FILE = JSON.parse(read('docs/results.schema.json')) as Schema & {
  readonly $defs: Readonly<Record<string, Schema>>
}

function resolved(schema: Schema): Schema {
  const name = schema.$ref?.replace('#/$defs/', '')
  return name === undefined ? schema : (FILE.$defs[name] ?? schema)
}

/** Every way in which `value` is not what `schema` says; and into `seen` every field that it has. */
function problemsIn(value: unknown, reference: Schema, path: string, seen: Set<string>): string[] {
  const schema = resolved(reference)
  if (schema.enum !== undefined)
    return schema.enum.includes(String(value)) ? [] : [`${path} is ${String(value)}`]
  const types = [schema.type ?? []].flat()
  const type = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
  const isOfType =
    types.includes(type) || (type === 'number' && Number.isInteger(value) && types.includes('integer'))
  if (!isOfType) return [`${path} is ${type}, not ${types.join(' or ')}`]
  if (Array.isArray(value))
    return value.flatMap((item) => problemsIn(item, schema.items ?? {}, `${path}[]`, seen))
  if (type !== 'object') return []
  const fields = value as Readonly<Record<string, unknown>>
  const missing = (schema.required ?? [])
    .filter((name) => !(name in fields))
    .map((name) => `${path} lacks ${name}`)
  const others = Object.entries(fields).flatMap(([name, field]) => {
    const own = schema.properties?.[name]
    if (own !== undefined) {
      seen.add(`${path}.${name}`)
      return problemsIn(field, own, `${path}.${name}`, seen)
    }
    const { additionalProperties: more = true } = schema
    if (typeof more === 'object') return problemsIn(field, more, `${path}.${name}`, seen)
    return more ? [] : [`${path}.${name} is not in the schema`]
  })
  return [...missing, ...others]
}

/** `name`, or `name?` where it may be missing, as action.yml writes them. */
function fieldsOf(name: string): string[] {
  const { properties = {}, required = [] } = FILE.$defs[name] ?? {}
  return Object.keys(properties).map((field) => (required.includes(field) ? field : `${field}?`))
}

const SEED: Seed = {
  resources: [
    { kind: 'vm-instance', id: 'a', name: 'a', tags: { pr: '1' } },
    { kind: 'vm-instance', id: 'promised', commitment: true },
    { kind: 'vm-instance', id: 'kept', tags: { keep: 'true' } },
    { kind: 'bmc-instance', id: 'prepaid', chargeType: 'PREPAID', expiredTime: '2027-01-31T16:00:00Z' },
    { kind: 'zec-instance', id: 'edge' },
    { kind: 'zec-disk', id: 'edge-disk', status: 'IN_USE', instanceId: 'edge' },
    { kind: 'zec-eip', id: 'edge-eip', status: 'BINDED', instanceId: 'edge', tags: { keep: 'true' } },
    { kind: 'port', id: 'p' },
  ],
}
const NAMED = [
  ...[
    'vm-instance/a',
    'vm-instance/promised',
    'vm-instance/kept',
    'vm-instance/nowhere',
    'bmc-instance/prepaid',
  ],
  ...['zec-instance/edge', 'port/p'],
]

async function realResults(): Promise<readonly Result[]> {
  const guards = { protect: ['tag:keep=true'] }
  const runs = [
    await runEngine(SEED, NAMED, { guards }),
    await runEngine(SEED, NAMED, { guards, dryRun: true }),
    await runEngine(SEED, NAMED, { goal: 'recycled', wait: false, criteria: { name: 'a' } }),
    await runBriefly(SEED, NAMED, { budgetMs: 500 }),
    await runBriefly({ ...SEED, faults: { rules: [{ type: 'hang', actions: ['TerminatePort'] }] } }, NAMED, {
      budgetMs: 60_000,
    }),
  ]
  return runs.flatMap(({ results }) => results)
}

describe('the schema of the results', () => {
  it('fits real results, and every field of it is in one of them', async () => {
    const results = await realResults()
    const seen = new Set<string>()
    expect(problemsIn(JSON.parse(JSON.stringify(results)), FILE, 'results', seen)).toEqual([])
    const all = Object.entries({
      result: '',
      request: '.requests[]',
      error: '.error',
      plan: '.plan',
      about: '.about',
    })
    const expected = all.flatMap(([name, path]) =>
      Object.keys(FILE.$defs[name]?.properties ?? {}).map((field) => `results[]${path}.${field}`),
    )
    expect([...seen].toSorted()).toEqual(expected.toSorted())
  })

  it('finds what does not fit', () => {
    const problems = (value: unknown) => problemsIn(value, FILE, 'results', new Set())
    expect(problems({})).toEqual(['results is object, not array'])
    expect(problems([{ type: 1, odd: 2, outcome: 'lost' }])).toEqual(
      expect.arrayContaining([
        'results[] lacks id',
        'results[].type is number, not string',
        'results[].odd is not in the schema',
        'results[].outcome is lost',
      ]),
    )
  })

  it('has the outcomes of the table', () => {
    expect(FILE.$defs['result']?.properties?.['outcome']?.enum).toEqual(Object.keys(OUTCOMES))
  })

  it('has the fields that action.yml describes', () => {
    const { description = '' } = parseActionMetadata(read('action.yml')).outputs['results'] ?? {}
    const [shape = ''] = /\{.*\}/.exec(description) ?? []
    const inner: Readonly<Record<string, string>> = {
      requests: 'request',
      'error?': 'error',
      'plan?': 'plan',
      'about?': 'about',
    }
    const described = fieldsOf('result').map((field) => {
      const name = inner[field]
      if (name === undefined) return field
      const fields = `{${fieldsOf(name).join(', ')}}`
      return `${field}: ${name === 'request' ? `[${fields}]` : fields}`
    })
    expect(shape).toBe(`{${described.join(', ')}}`)
  })

  it('is where the documentation says, which describes the same', () => {
    const [readme, outputs, outcomes] = ['README.md', 'docs/outputs.md', 'docs/outcomes.md'].map(read)
    expect(readme).toContain('](docs/outputs.md)')
    expect(outputs).toContain('](results.schema.json)')
    for (const field of fieldsOf('result')) expect(readme).toContain(field)
    for (const outcome of Object.keys(OUTCOMES)) expect(outcomes).toContain(`\`${outcome}\``)
  })

  it('fits the example in the documentation', () => {
    const [, example = ''] = /```json\n([^]*?)```/.exec(read('docs/outputs.md')) ?? []
    expect(problemsIn(JSON.parse(example), FILE, 'results', new Set())).toEqual([])
  })

  it('fits the output as well, as long as nothing has to be left out of it', async () => {
    const results = await realResults()
    expect(problemsIn(JSON.parse(shrinkResults(results)), FILE, 'results', new Set())).toEqual([])
  })
})
