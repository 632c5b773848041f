import { describe, expect, it } from '@jest/globals'
import type { Sighting } from '../../src/resources/index.ts'
import { isAbsent, looksAgainIn } from '../../src/teardown/absence.ts'
import type { Tracked } from '../../src/teardown/index.ts'
import { callError, kindOf, oneOf, tracked } from '../support/sighting.ts'

const vm = kindOf('vm-instance')
const bmc = kindOf('bmc-instance')

/** Whether looks that lacked it at these times settle it, by the time of the last of them. */
function absentAfter(resource: Tracked, times: readonly number[]): boolean {
  const start = Date.parse('2026-01-01T00:00:00Z')
  for (const time of times) resource.sawAbsent(resource.candidates[0] ?? vm, start + time)
  return isAbsent(resource, start + (times.at(-1) ?? 0))
}

describe('a resource that was never seen, or that nobody sent away,', () => {
  it.each([
    [[0, 2000, 4000], true],
    [[0, 100, 4000], true],
    [[0, 2000, 3999], false],
    [[0, 4000], false],
    [[0, 1000, 2000, 3000, 3500], false],
    [[0], false],
    [[], false],
  ])('is absent after looks at %j ms: %j', (times, absent) => {
    expect(absentAfter(tracked('vm-instance', 'a'), times)).toBe(absent)
    expect(absentAfter(tracked('vm-instance', 'a', {}), times)).toBe(absent)
  })
})

describe('a resource that was on its way out', () => {
  it.each<[string, string, Partial<Sighting>, ('terminate' | 'release')[], boolean]>([
    ['by what was last seen of it', 'vm-instance', { status: 'RELEASING', phase: 'leaving' }, [], true],
    ['by an accepted release', 'vm-instance', { status: 'RECYCLE', phase: 'recycled' }, ['release'], true],
    ['by an accepted termination without a bin', 'zec-instance', { recycleBin: false }, ['terminate'], true],
    ['by one that deletes it outright', 'vm-instance', { status: 'CREATE_FAILED' }, ['terminate'], true],
    ['but only to the bin', 'vm-instance', {}, ['terminate'], false],
    ['not yet, without a bin', 'zec-instance', { recycleBin: false }, [], false],
    ['not yet, created in vain', 'vm-instance', { status: 'CREATE_FAILED' }, [], false],
  ])('%s: two looks will do for a %s of %j, closed %j: %j', (_how, type, seen, closed, enough) => {
    const resource = tracked(type, 'a', seen)
    for (const step of closed) resource.closed.add(step)
    expect(absentAfter(resource, [1000])).toBe(false)
    expect(absentAfter(resource, [1500])).toBe(enough)
  })
})

describe('a resource of a family', () => {
  it('is absent when each of its lists lacks it for long enough, or cannot be asked', () => {
    const resource = oneOf('x', 'vm-instance', 'bmc-instance')
    for (const time of [0, 2000, 4000]) resource.sawAbsent(vm, time)
    expect(isAbsent(resource, 4000)).toBe(false)
    resource.sawAbsent(bmc, 4000)
    expect(isAbsent(resource, 9000)).toBe(false)
    resource.lookFailed(bmc, callError())
    expect(isAbsent(resource, 9000)).toBe(true)
  })
})

describe('the next look that serves', () => {
  it('is none in particular where the last one did not lack the id', () => {
    expect(looksAgainIn(tracked('vm-instance', 'a'), vm, 0)).toBeUndefined()
    expect(looksAgainIn(tracked('vm-instance', 'a', {}), vm, 0)).toBeUndefined()
  })

  it('spreads those that it takes over the time that it takes', () => {
    const resource = tracked('vm-instance', 'a')
    resource.sawAbsent(vm, 1000)
    expect(looksAgainIn(resource, vm, 1000)).toBe(2000)
    resource.sawAbsent(vm, 3000)
    expect(looksAgainIn(resource, vm, 3000)).toBe(2000)
    resource.sawAbsent(vm, 3500)
    expect(looksAgainIn(resource, vm, 3500)).toBe(1500)
  })

  it('is at once for what was on its way out', () => {
    const resource = tracked('vm-instance', 'a', { status: 'RELEASING', phase: 'leaving' })
    resource.sawAbsent(vm, 1000)
    expect(looksAgainIn(resource, vm, 1000)).toBe(0)
  })
})
