import { describe, expect, it } from '@jest/globals'
import { createSigningClock } from '../../src/zenlayer/signing-clock.ts'
import { createVirtualClock } from '../support/virtual-clock.ts'

const HOUR_MS = 3_600_000

/** The clock of this machine, and what it would be `ms` later, as a server writes it. */
function at(ms: number) {
  const clock = createVirtualClock()
  const now = Math.floor(clock.now() / 1000) * 1000
  return { now, clock: { ...clock, now: () => now }, date: new Date(now + ms).toUTCString() }
}

describe('the time of the server', () => {
  it.each([
    ['behind this machine', -HOUR_MS, -HOUR_MS],
    ['the same', 0, 0],
    // An age must not grow because of a clock that is ahead.
    ['ahead of this machine', HOUR_MS, 0],
  ])('is that of its last answer, and never later than that of this machine: %s', (_what, ms, difference) => {
    const { clock, now, date } = at(ms)
    const signing = createSigningClock(clock)
    expect(signing.serverNow()).toBe(now)
    signing.observe(date)
    expect(signing.serverNow()).toBe(now + difference)
    for (const unusable of [undefined, '', 'yesterday']) signing.observe(unusable)
    expect(signing.serverNow()).toBe(now + difference)
    // It changes nothing about what requests are signed with.
    expect([signing.offsetMs, signing.timestamp()]).toEqual([0, now / 1000])
  })
})

describe('the time that requests are signed with', () => {
  it.each([-HOUR_MS, HOUR_MS])('is corrected by the Date of a refusal, once: %d ms', (ms) => {
    const { clock, now, date } = at(ms)
    const signing = createSigningClock(clock)
    for (const unusable of [undefined, '', 'yesterday']) signing.correct(0, unusable)
    // A refusal of a signature that another correction has overtaken.
    signing.correct(1, date)
    expect(signing.offsetMs).toBe(0)
    signing.correct(0, date)
    expect([signing.offsetMs, signing.timestamp()]).toEqual([ms, (now + ms) / 1000])
    signing.correct(ms, new Date(now).toUTCString())
    expect(signing.offsetMs).toBe(ms)
  })
})
