// One operation for both steps, and an answer that lists what failed instead of refusing everything: here by itself, on
// a kind that always has a recycle bin.
import { expect, test } from '@jest/globals'
import type { Kind, Write } from '../../simulator/kind.ts'
import { KINDS } from '../../simulator/kinds.ts'
import { perform, type Outcome } from '../../simulator/operations.ts'
import { Registry } from '../../simulator/registry.ts'
import { START } from './world.ts'

const kind = KINDS.find(({ name }) => name === 'vm-instance') as Kind
const version = { ...(kind.versions['2026-04-01'] as Kind['versions'][string]) }
const both: Write = {
  action: 'ReleaseInstances',
  parameter: 'instanceIds',
  steps: ['recycle', 'release'],
  failedIds: 'instanceIds',
}

function release(statuses: Readonly<Record<string, string>>): { outcome: Outcome; after: unknown } {
  const world = new Registry([kind], undefined)
  const seeds = Object.entries(statuses).map(([id, status]) => ({ kind: kind.name, id, status }))
  world.add(
    seeds.map((seed) => ({ kind, seed })),
    START,
  )
  const ids = [...Object.keys(statuses), 'nosuch']
  const outcome = perform({ kind, version, write: both, ids, body: {}, world, now: START })
  const after = [...world.of(kind.name).values()].map(({ timeline }) => timeline.at(START))
  return { outcome, after }
}

test('recycles what is live, releases what is in the bin, lists the rest', () => {
  const { outcome, after } = release({ a: 'RUNNING', b: 'RECYCLE', c: 'BOOTING', d: 'CREATE_FAILED' })
  expect(after).toEqual(['RECYCLING', 'RELEASING', 'BOOTING', 'RELEASING'])
  expect(outcome).toEqual({ applied: true, fields: { instanceIds: ['c', 'nosuch'] } })
})

test('applies nothing when everything failed', () => {
  expect(release({ a: 'BOOTING' }).outcome).toEqual({
    applied: false,
    fields: { instanceIds: ['a', 'nosuch'] },
  })
})
