import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { shrinkResults } from '../../src/report/shrink.ts'
import type { Outcome, Result } from '../../src/teardown/index.ts'
import { failed, request, result, results } from '../support/report.ts'
import { CHARACTER } from '../support/character.ts'

const read = (text: string) => JSON.parse(text) as Partial<Result>[]

const good = (id: string) => result({ id, requests: [request(), request()] })
const bad = (id: string) => failed({ id, requests: [request(), request({ requestId: 'T-last' })] })
const LIST = [good('1'), bad('2'), good('3'), bad('4')]
const whole = JSON.stringify(LIST).length

describe('the results', () => {
  it('are whole where they fit', () => {
    expect(read(shrinkResults(LIST))).toEqual(LIST)
    expect(read(shrinkResults(LIST, whole))).toEqual(LIST)
  })

  it('lose the requests of successes first', () => {
    const shrunk = read(shrinkResults(LIST, whole - 1))
    expect(shrunk).toEqual([
      { ...good('1'), requests: [] },
      bad('2'),
      { ...good('3'), requests: [] },
      bad('4'),
    ])
  })

  it('lose the other details of successes next, and keep those of failures', () => {
    const size = JSON.stringify([
      { ...good('1'), requests: [] },
      bad('2'),
      { ...good('3'), requests: [] },
      bad('4'),
    ])
    const shrunk = read(shrinkResults(LIST, size.length - 1))
    expect(shrunk).toEqual([
      { type: 'vm-instance', id: '1', outcome: 'destroyed' },
      bad('2'),
      { type: 'vm-instance', id: '3', outcome: 'destroyed' },
      bad('4'),
    ])
  })

  it('lose whole successes before they lose a failure', () => {
    const many = [...results(100, 'destroyed'), bad('x'), ...results(100, 'already', {}, 'j-'), bad('y')]
    const shrunk = read(shrinkResults(many, 2000))
    expect(shrunk.map(({ id }) => id)).toEqual(expect.arrayContaining(['x', 'y']))
    expect(shrunk.length).toBeLessThan(many.length)
  })

  it('are JSON within the limit, in order, each once at most, trouble before the rest, whatever they are', () => {
    const outcome = fc.constantFrom<Outcome>('destroyed', 'failed', 'pending', 'missing', 'recycled')
    const one = fc.record({ outcome, name: fc.string({ unit: CHARACTER }), requests: fc.nat(5) })
    fc.assert(
      fc.property(fc.array(one, { maxLength: 40 }), fc.integer({ min: 2, max: 5000 }), (parts, max) => {
        const list = parts.map(({ outcome: is, name, requests }, index) =>
          (is === 'failed' || is === 'pending' ? failed : result)({
            id: `i-${index}`,
            outcome: is,
            name,
            requests: Array.from({ length: requests }, () => request()),
          }),
        )
        const text = shrinkResults(list, max)
        expect(text.length).toBeLessThanOrEqual(max)
        const kept = read(text).map(({ id }) => id)
        expect(kept).toEqual(list.map(({ id }) => id).filter((id) => kept.includes(id)))
        const dropped = list.filter(({ id }) => !kept.includes(id))
        const isTrouble = (any: Result) => ['failed', 'pending', 'missing'].includes(any.outcome)
        if (dropped.some(isTrouble)) {
          const successes = list.filter((any) => !isTrouble(any) && kept.includes(any.id))
          expect(successes).toEqual([])
        }
      }),
      { numRuns: 500 },
    )
  })
})
