// One operation for both steps, and an answer that lists what failed instead of refusing everything: here by itself, on
// a kind that always has a recycle bin.
import { expect, test } from '@jest/globals'
import { KINDS, type Kind, type Operation } from '../../simulator/kinds.ts'
import { perform, type Outcome } from '../../simulator/operations.ts'
import { createResource, type Resource } from '../../simulator/resource.ts'
import { START } from './world.ts'

const kind = KINDS.find(({ name }) => name === 'vm-instance') as Kind
const version = { ...(kind.versions['2026-04-01'] as Kind['versions'][string]) }
const both: Operation = {
  action: 'ReleaseInstances',
  parameter: 'instanceIds',
  many: true,
  steps: ['recycle', 'release'],
  failedIds: 'instanceIds',
}

function release(statuses: Readonly<Record<string, string>>): { outcome: Outcome; after: unknown } {
  const resources = new Map(
    Object.entries(statuses).map(([id, status]) => [
      id,
      createResource(kind, { kind: kind.name, id, status }, undefined, START),
    ]),
  )
  const ids = [...resources.keys(), 'nosuch']
  const find = (id: string): Resource | undefined => resources.get(id)
  const outcome = perform({ kind, version, operation: both, ids, find, now: START })
  const after = [...resources.values()].map(({ timeline }) => timeline.at(START))
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
