import { describe, expect, it } from '@jest/globals'
import { createStop } from '../../src/teardown/index.ts'
import { CallError } from '../../src/zenlayer/index.ts'
import { createVirtualClock } from '../support/virtual-clock.ts'

describe('stopping', () => {
  it('comes when the budget is spent, and a second later gives up what is in flight', async () => {
    const clock = createVirtualClock()
    const stop = createStop(clock, 90_000)
    await clock.advance(89_999)
    expect([stop.reason, stop.stopped.aborted]).toEqual([undefined, false])
    await clock.advance(1)
    expect([stop.reason, stop.stopped.aborted, stop.abandoned.aborted]).toEqual([
      { type: 'timeout' },
      true,
      false,
    ])
    await clock.advance(999)
    expect(stop.abandoned.aborted).toBe(false)
    await clock.advance(1)
    expect(stop.abandoned.aborted).toBe(true)
  })

  it('keeps the first reason', async () => {
    const clock = createVirtualClock()
    const stop = createStop(clock, 90_000)
    const error = new CallError({ action: 'A', code: 'C', message: '', effect: 'none', transient: false })
    stop.stop({ type: 'refused', error })
    stop.stop({ type: 'cancelled' })
    await clock.advance(90_000)
    expect(stop.reason).toEqual({ type: 'refused', error })
  })

  it('leaves no timer behind once it has ended', async () => {
    const clock = createVirtualClock()
    const stop = createStop(clock, 90_000)
    stop.end()
    await clock.advance(0)
    expect(clock.timers).toBe(0)
    await clock.advance(100_000)
    expect(stop.reason).toBeUndefined()
  })
})
