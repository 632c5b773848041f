import { getEventListeners } from 'node:events'
import { describe, expect, it } from '@jest/globals'
import { systemClock } from '../../src/zenlayer/clock.ts'

const never = () => new AbortController().signal

describe("the machine's clock", () => {
  it('tells milliseconds since the epoch', () => {
    expect(Math.abs(systemClock.now() - Date.now())).toBeLessThan(3_600_000)
  })

  it('never runs backwards', () => {
    const times = Array.from({ length: 1000 }, () => systemClock.now())
    expect(times).toEqual(times.toSorted((a, b) => a - b))
  })

  it.each([0, -5, 1])('wakes after %d ms', async (ms) => {
    await expect(systemClock.sleep(ms, never())).resolves.toBeUndefined()
  })

  it('does not sleep at all when told so before', async () => {
    await expect(systemClock.sleep(3_600_000, AbortSignal.abort())).resolves.toBeUndefined()
  })

  it('wakes, without an error, when told so in mid-sleep', async () => {
    const stop = new AbortController()
    const sleep = systemClock.sleep(3_600_000, stop.signal)
    stop.abort(new Error('told so'))
    await expect(sleep).resolves.toBeUndefined()
  })

  it('leaves nothing behind on the signal, so that ten thousand sleeps weigh nothing', async () => {
    const { signal } = new AbortController()
    await Promise.all(Array.from({ length: 100 }, () => systemClock.sleep(1, signal)))
    expect(getEventListeners(signal, 'abort')).toHaveLength(0)
  })

  // Node turns a delay of more than 2^31-1 ms into one of 1 ms: a Retry-After of a month would spin.
  it('sleeps a month when asked to, and not a millisecond', async () => {
    const stop = new AbortController()
    let awake = false
    const sleep = systemClock.sleep(31 * 24 * 3_600_000, stop.signal).then(() => {
      awake = true
    })
    // Timers fire in the order of their due times: one of 1 ms would have fired before this one.
    await systemClock.sleep(20, never())
    const wokeAtOnce = awake
    stop.abort()
    await sleep
    expect(wokeAtOnce).toBe(false)
  })
})
