import { describe, expect, it } from '@jest/globals'
import { createCadence } from '../../src/teardown/cadence.ts'

const steady = () => 0

describe('the cadence of looks', () => {
  it('starts at a second, grows, and never exceeds the longest pause', () => {
    const cadence = createCadence(10_000, steady)
    const pauses = Array.from({ length: 8 }, () => Math.round(cadence.next()))
    expect(pauses).toEqual([1000, 1500, 2250, 3375, 5063, 7594, 10_000, 10_000])
  })

  it('starts over after a reset', () => {
    const cadence = createCadence(10_000, steady)
    for (let looks = 0; looks < 5; looks += 1) cadence.next()
    cadence.reset()
    expect(cadence.next()).toBe(1000)
  })

  it('starts at the longest pause where that is under a second', () => {
    const cadence = createCadence(100, steady)
    expect([cadence.next(), cadence.next()]).toEqual([100, 100])
  })

  it('takes up to a tenth off, and never adds', () => {
    const cadence = createCadence(10_000, () => 0.999)
    expect(cadence.next()).toBeGreaterThan(899)
    expect(cadence.next()).toBeLessThan(1500)
  })
})
