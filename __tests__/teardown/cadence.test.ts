import { describe, expect, it } from '@jest/globals'
import { pauseBefore, worthALook } from '../../src/teardown/cadence.ts'
import { kindOf, tracked } from '../support/sighting.ts'

const VM = kindOf('vm-instance')
const options = { now: 100_000, longestMs: 10_000, random: () => 0 }

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

  it('is none where a write waits for a look', () => {
    const overdue = moved(80_000)
    overdue.overdue = true
    expect(pauseBefore(VM, [moved(80_000), overdue, moved(80_000)], options)).toBe(0)
  })

  it('is never longer than the longest, even where that is short', () => {
    expect(pauseBefore(VM, [moved(0)], { ...options, longestMs: 100 })).toBe(100)
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
    expect(pauseBefore(VM, [missing], options)).toBe(1505)
    const leaving = tracked('vm-instance', '2', { status: 'RELEASING', phase: 'leaving' })
    leaving.sawAbsent(VM, options.now)
    expect(pauseBefore(VM, [leaving], options)).toBe(500)
  })
})

describe('what is worth a look', () => {
  const many = Array.from({ length: 250 }, (_, index) => moved(index * 10, `${index}`))

  it('is everything, of up to a hundred', () => {
    const hundred = many.slice(0, 100)
    expect(worthALook(VM, hundred, 0, 10_000)).toBe(hundred)
  })

  it('is the hundred that have waited longest, of more', () => {
    const some = worthALook(VM, many, 4999, 10_000)
    expect(some.map(({ id }) => Number(id)).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 100 }, (_, index) => 150 + index),
    )
  })

  it('is everything once a while has passed', () => {
    expect(worthALook(VM, many, 5000, 10_000)).toHaveLength(250)
    expect(worthALook(VM, many, 1000, 1000)).toHaveLength(250)
  })

  it('is always what is vanishing', () => {
    const vanishing = tracked('vm-instance', 'v', {})
    vanishing.sawAbsent(VM, 0)
    vanishing.movedAt = options.now
    expect(worthALook(VM, [...many, vanishing], 0, 10_000)).toContain(vanishing)
    // And once, besides a hundred others.
    vanishing.movedAt = 0
    const some = worthALook(VM, [...many, vanishing], 0, 10_000)
    expect([some.length, new Set(some).size]).toEqual([101, 101])
  })
})
