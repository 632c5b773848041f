import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { formatDuration, parseDuration } from '../src/duration.ts'

describe('a duration', () => {
  it.each([
    ['90', 90_000],
    ['90s', 90_000],
    ['15m', 900_000],
    ['1h30m', 5_400_000],
    ['2h', 7_200_000],
    ['1h2m3s', 3_723_000],
    ['1h5s', 3_605_000],
    ['500ms', 500],
    ['1m500ms', 60_500],
    ['1s1ms', 1001],
    ['0', 0],
    ['0s', 0],
    ['007', 7000],
    ['90m', 5_400_000],
    ['5 minutes', 300_000],
    ['1 minute', 60_000],
    ['30 min', 1_800_000],
    ['30min', 1_800_000],
    ['90 seconds', 90_000],
    ['1 day', 86_400_000],
    ['2 Weeks', 1_209_600_000],
    ['1 h', 3_600_000],
    ['1h 30m', 5_400_000],
    ['1 hour 30 minutes', 5_400_000],
    ['1 hr 30 mins', 5_400_000],
    ['500 milliseconds', 500],
  ])('%s is %d ms', (text, ms) => {
    expect(parseDuration(text)).toBe(ms)
  })

  it.each([
    '',
    ' ',
    '10x',
    'm',
    's90',
    '-5',
    '-5s',
    '+5s',
    '1.5h',
    '1,5h',
    '30m1h',
    '1m1m',
    '1ms1s',
    '1e3',
    '0x10',
    'Infinity',
    'NaN',
    'PT30M',
    '1  h',
    '1\tday',
    '30 M',
    '5 months',
    '1y',
    'a day',
    '1 hour and 30 minutes',
    '30 minutes 1 hour',
    '5 minutes 5 minutes',
    '1 h 30',
    `1 ${' '.repeat(100_000)}h`,
    '1h'.repeat(50_000),
    '30M',
    '９０s',
    '1h30',
    '10000000000',
    '9999999999999999999h',
    '30m\n',
  ])('%j is none', (text) => {
    expect(parseDuration(text)).toBeUndefined()
  })

  it('is the sum of its units', () => {
    const unit = fc.option(fc.nat(10_000), { nil: undefined })
    fc.assert(
      fc.property(unit, unit, unit, unit, unit, unit, (w, d, h, m, s, ms) => {
        const parts = [
          [w, 'w', 604_800_000],
          [d, 'd', 86_400_000],
          [h, 'h', 3_600_000],
          [m, 'm', 60_000],
          [s, 's', 1000],
          [ms, 'ms', 1],
        ] as const
        const given = parts.flatMap(([count, name, factor]) =>
          count === undefined ? [] : [{ text: `${count}${name}`, ms: count * factor }],
        )
        const text = given.map((part) => part.text).join('')
        const sum = given.reduce((total, part) => total + part.ms, 0)
        expect(parseDuration(text)).toBe(given.length === 0 ? undefined : sum)
      }),
    )
  })

  it('is a whole number of milliseconds or nothing, whatever the text', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom('1', '0', '9', 'h', 'm', 's', ' ', '.', '-') }),
    )
    fc.assert(
      fc.property(text, (any) => {
        const ms = parseDuration(any)
        expect(ms === undefined || (Number.isSafeInteger(ms) && ms >= 0)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('a duration, formatted', () => {
  it.each([
    [0, '0s'],
    [100, '0.1s'],
    [2500, '2.5s'],
    [2549, '2.5s'],
    [9999, '10s'],
    [10_000, '10s'],
    [45_000, '45s'],
    [59_600, '1m'],
    [60_000, '1m'],
    [90_000, '1m 30s'],
    [3_600_000, '1h'],
    [5_400_000, '1h 30m'],
    [5_461_000, '1h 31m'],
    [3_605_000, '1h 5s'],
    [432_000_000, '5d'],
    [437_400_000, '5d 1h'],
  ])('%d ms: %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text)
  })

  it('can be read back, to within a second of its smallest unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_000, max: 432_000_000 }), (ms) => {
        const readBack = parseDuration(formatDuration(ms).replaceAll(' ', '')) ?? NaN
        expect(Math.abs(readBack - ms)).toBeLessThanOrEqual(ms < 86_400_000 ? 60_000 : 3_600_000)
      }),
    )
  })
})
