import { describe, expect, it } from '@jest/globals'
import { batches } from '../../src/teardown/act/batches.ts'
import { tracked } from '../support/observation.ts'

/** The sizes of the batches of resources that may each be sent with so many. */
function sizes(largest: readonly number[], atMost: number): number[][] {
  const resources = largest.map((largestBatch, index) => {
    const resource = tracked('vm-instance', `${index + 1}`, {})
    resource.largestBatch = largestBatch
    return resource
  })
  const write = { action: 'ReleaseInstances', idsField: 'instanceIds', atMost }
  return batches(resources, write).map((batch) => batch.map(({ id }) => Number(id)))
}

describe('batches', () => {
  it('are as large as the API takes them, in order', () => {
    expect(sizes([Infinity, Infinity, Infinity, Infinity, Infinity], 2)).toEqual([[1, 2], [3, 4], [5]])
    expect(sizes([Infinity, Infinity], 2)).toEqual([[1, 2]])
    expect(sizes([], 2)).toEqual([])
  })

  it('are of one each for a call that takes one id', () => {
    const resources = [tracked('port', 'a', {}), tracked('port', 'b', {})]
    expect(batches(resources, { action: 'TerminatePort', idField: 'portId' })).toEqual([
      [resources[0]],
      [resources[1]],
    ])
  })

  it('are no larger than each of them may be sent with', () => {
    expect(sizes([2, Infinity, Infinity, Infinity], 100)).toEqual([
      [1, 2],
      [3, 4],
    ])
    expect(sizes([Infinity, Infinity, 2, Infinity], 100)).toEqual([
      [1, 2],
      [3, 4],
    ])
    expect(sizes([Infinity, Infinity, Infinity, 1, 1], 100)).toEqual([[1, 2, 3], [4], [5]])
    expect(sizes([3, Infinity, 3, 3], 100)).toEqual([[1, 2, 3], [4]])
  })
})
