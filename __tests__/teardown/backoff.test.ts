import { describe, expect, it } from '@jest/globals'
import { pauseBefore, resourcesToLookAt, type BackoffOptions } from '../../src/teardown/observe/backoff.ts'
import { kindOf, tracked } from '../support/observation.ts'

const VM = kindOf('vm-instance')
const options: BackoffOptions = {
  ...{ goal: 'destroyed', now: 100_000, lookedAt: -Infinity, maxMs: 10_000, random: () => 0 },
}

/** Seen live, and last moved so long ago. */
function moved(agoMs: number, id = '1') {
  const resource = tracked('vm-instance', id, {})
  resource.movedAt = options.now - agoMs
  return resource
}

describe('the pause before a look', () => {
  it.each([
    [0, 500],
    [4000, 500],
    [5000, 500],
    [6000, 600],
    [30_000, 3000],
    [80_000, 8000],
    [100_000, 10_000],
  ])('of what moved %d ms ago is %d ms: a share of that, within bounds', (agoMs, pauseMs) => {
    expect(pauseBefore(VM, [moved(agoMs)], options)).toBe(pauseMs)
  })

  it('is that of the one that moved last', () => {
    expect(pauseBefore(VM, [moved(80_000), moved(10_000), moved(30_000)], options)).toBe(1000)
  })

  it('is none where a write waits for a look, unless there was one just now, or in vain', () => {
    const overdue = moved(80_000)
    overdue.overdue = true
    const all = [moved(80_000), overdue, moved(80_000)]
    expect(pauseBefore(VM, all, options)).toBe(0)
    expect(pauseBefore(VM, all, { ...options, lookedAt: options.now - 100 })).toBe(400)
    overdue.lookUnanswered(undefined)
    overdue.lookUnanswered(undefined)
    expect(overdue.overdue).toBe(false)
    overdue.overdue = true
    expect(pauseBefore(VM, all, { ...options, lookedAt: options.now - 100 })).toBe(1900)
  })

  it('is never shorter than the shortest, counted from the last look, whatever is due', () => {
    const due = tracked('vm-instance', '1', { status: 'RELEASING', phase: 'leaving' })
    due.sawAbsent(VM, options.now - 60_000)
    expect(pauseBefore(VM, [due], options)).toBe(500)
    expect(pauseBefore(VM, [], { ...options, maxMs: 100, lookedAt: options.now })).toBe(100)
  })

  it('of a check that was not answered doubles, and is never longer than the longest', () => {
    const due = tracked('vm-instance', '1')
    due.sawAbsent(VM, options.now - 60_000)
    const pauses = Array.from({ length: 6 }, () => {
      due.lookUnanswered(undefined)
      return pauseBefore(VM, [due], options)
    })
    expect(pauses).toEqual([1000, 2000, 4000, 8000, 10_000, 10_000])
  })

  it('is never longer than the longest, even where that is short', () => {
    expect(pauseBefore(VM, [moved(0)], { ...options, maxMs: 100 })).toBe(100)
    expect(pauseBefore(VM, [], options)).toBe(10_000)
  })

  it('is shorter by up to a tenth, and never longer', () => {
    const late = { ...options, random: () => 0.999 }
    expect(pauseBefore(VM, [moved(30_000)], late)).toBeCloseTo(2700, -1)
    // Of the longest as well, or many runs would look in step after a while.
    expect(pauseBefore(VM, [moved(100_000)], late)).toBeCloseTo(9000, -1)
    expect(pauseBefore(VM, [moved(0)], late)).toBe(500)
  })

  it('of what was not found is until another look can help to settle that', () => {
    const missing = tracked('vm-instance', '1')
    missing.sawAbsent(VM, options.now - 1000)
    expect(pauseBefore(VM, [missing], options)).toBeCloseTo(2338, 0)
    const leaving = tracked('vm-instance', '2', { status: 'RELEASING', phase: 'leaving' })
    leaving.sawAbsent(VM, options.now)
    expect(pauseBefore(VM, [leaving], options)).toBe(2005)
  })
})

describe('what is worth a look', () => {
  const worth = (sinceAllMs: number) => ({ ...options, sinceAllMs })
  const many = Array.from({ length: 250 }, (_, index) => moved(index * 10, `${index}`))

  it('is everything, of up to a hundred', () => {
    const hundred = many.slice(0, 100)
    expect(resourcesToLookAt(VM, hundred, worth(0))).toBe(hundred)
  })

  it('is the hundred that have waited longest, of more', () => {
    const some = resourcesToLookAt(VM, many, worth(4999))
    expect(some.map(({ id }) => Number(id)).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 100 }, (_, index) => 150 + index),
    )
  })

  it('is everything once a while has passed', () => {
    expect(resourcesToLookAt(VM, many, worth(5000))).toHaveLength(250)
    expect(resourcesToLookAt(VM, many, { ...worth(1000), maxMs: 1000 })).toHaveLength(250)
  })

  it('is always what is vanishing', () => {
    const vanishing = tracked('vm-instance', 'v', {})
    vanishing.sawAbsent(VM, 0)
    vanishing.movedAt = options.now
    expect(resourcesToLookAt(VM, [...many, vanishing], worth(0))).toContain(vanishing)
    // And once, besides a hundred others.
    vanishing.movedAt = 0
    const some = resourcesToLookAt(VM, [...many, vanishing], worth(0))
    expect([some.length, new Set(some).size]).toEqual([101, 101])
  })
})
