import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  createRateLimiter,
  type RateLimiter,
  type RateLimiterOptions,
} from '../../src/zenlayer/rate-limiter.ts'
import { createVirtualClock, type VirtualClock } from '../support/virtual-clock.ts'

const running = new AbortController().signal

/** Work that ends when it is told to, and tells what has begun. */
function createWork() {
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  return {
    begun,
    start: (name: string) => () =>
      new Promise<string>((resolve) => {
        begun.push(name)
        ends.set(name, () => {
          resolve(name)
        })
      }),
    end: (name: string) => {
      const end = ends.get(name)
      if (end === undefined) throw new Error(`${name} has not begun`)
      end()
    },
  }
}

function setUp(options: Partial<RateLimiterOptions> = {}) {
  const clock = createVirtualClock()
  return { clock, limiter: createRateLimiter({ clock, writes: 2, reads: 1, ...options }), work: createWork() }
}

describe('the rate limiter', () => {
  it('lets no more writes begin than it was told, and the next as soon as one ends', async () => {
    const { clock, limiter, work } = setUp()
    const calls = ['a', 'b', 'c', 'd'].map((name) => limiter.schedule('write', running, work.start(name)))
    await clock.advance(0)
    expect(work.begun).toEqual(['a', 'b'])
    work.end('b')
    await clock.advance(0)
    expect(work.begun).toEqual(['a', 'b', 'c'])
    work.end('a')
    work.end('c')
    await clock.advance(0)
    work.end('d')
    await expect(Promise.all(calls)).resolves.toEqual(['a', 'b', 'c', 'd'])
  })

  it('lets reads begin while every write slot is taken', async () => {
    const { clock, limiter, work } = setUp()
    const calls = ['w1', 'w2', 'w3'].map((name) => limiter.schedule('write', running, work.start(name)))
    const read = limiter.schedule('read', running, work.start('r1'))
    const queued = limiter.schedule('read', running, work.start('r2'))
    await clock.advance(0)
    expect(work.begun).toEqual(['w1', 'w2', 'r1'])
    work.end('r1')
    await expect(read).resolves.toBe('r1')
    await clock.advance(0)
    expect(work.begun).toEqual(['w1', 'w2', 'r1', 'r2'])
    work.end('r2')
    work.end('w1')
    work.end('w2')
    await clock.advance(0)
    work.end('w3')
    await Promise.all([...calls, queued])
  })

  it('goes on when work fails, and passes the failure to its caller', async () => {
    const { limiter } = setUp({ writes: 1 })
    const failing = limiter.schedule('write', running, () => Promise.reject(new Error('broken')))
    const next = limiter.schedule('write', running, () => Promise.resolve('next'))
    await expect(failing).rejects.toThrow('broken')
    await expect(next).resolves.toBe('next')
  })

  it('begins nothing once stopped, and answers undefined to all who wait', async () => {
    const { clock, limiter, work } = setUp({ writes: 1 })
    const stop = new AbortController()
    const first = limiter.schedule('write', stop.signal, work.start('a'))
    const waiting = [1, 2, 3].map((n) => limiter.schedule('write', stop.signal, work.start(`late ${n}`)))
    await clock.advance(0)
    stop.abort()
    work.end('a')
    await expect(first).resolves.toBe('a')
    await expect(Promise.all(waiting)).resolves.toEqual([undefined, undefined, undefined])
    await expect(limiter.schedule('read', stop.signal, work.start('later'))).resolves.toBeUndefined()
    expect(work.begun).toEqual(['a'])
  })

  it('does not run ahead of itself: unthrottled, nothing waits', async () => {
    const { clock, limiter } = setUp({ writes: 1 })
    const startedAt = clock.now()
    const calls = Array.from({ length: 100 }, () =>
      limiter.schedule('write', running, () => Promise.resolve(clock.now() - startedAt)),
    )
    await expect(clock.runUntil(Promise.all(calls))).resolves.toEqual(Array(100).fill(0))
  })

  it('serves first come, first, and never more at once than allowed, however long each takes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 8 }),
        fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 60 }),
        async (writes, durations) => {
          const clock = createVirtualClock()
          const limiter = createRateLimiter({ clock, writes, reads: 1 })
          const begun: number[] = []
          let open = 0
          let most = 0
          const calls = durations.map((ms, index) =>
            limiter.schedule('write', running, async () => {
              begun.push(index)
              open += 1
              most = Math.max(most, open)
              await clock.sleep(ms, running)
              open -= 1
            }),
          )
          await clock.runUntil(Promise.all(calls))
          expect(begun).toEqual(durations.map((_, index) => index))
          expect(most).toBe(Math.min(writes, durations.length))
        },
      ),
      { numRuns: 30 },
    )
  })
})

/** When each of `count` calls begins, in milliseconds from now. */
function beginnings(limiter: RateLimiter, clock: VirtualClock, count: number): Promise<number>[] {
  const startedAt = clock.now()
  return Array.from({ length: count }, (_, index) =>
    limiter.schedule(index % 2 === 0 ? 'write' : 'read', running, () =>
      Promise.resolve(clock.now() - startedAt),
    ),
  ).map(async (call) => (await call) ?? NaN)
}

describe('a throttle', () => {
  it.each(['read', 'write'] as const)('holds back a %s for as long as the API asked', async (kind) => {
    const { clock, limiter, work } = setUp()
    limiter.throttled(clock.now(), 5000)
    const call = limiter.schedule(kind, running, work.start('a'))
    await clock.advance(4999)
    expect(work.begun).toEqual([])
    await clock.advance(1)
    expect(work.begun).toEqual(['a'])
    work.end('a')
    await expect(call).resolves.toBe('a')
  })

  it('holds back everybody for half a second where the API does not say how long', async () => {
    const { clock, limiter } = setUp()
    limiter.throttled(clock.now(), undefined)
    const begun = await clock.runUntil(Promise.all(beginnings(limiter, clock, 6)))
    expect(Math.min(...begun)).toBe(500)
  })

  it('doubles the time while nothing passes in between, up to half a minute', async () => {
    const { clock, limiter } = setUp()
    const begunAt: number[] = []
    const startedAt = clock.now()
    for (let call = 0; call < 10; call += 1) {
      const refused = limiter.schedule('write', running, () => {
        begunAt.push(clock.now() - startedAt)
        limiter.throttled(clock.now(), undefined)
        return Promise.resolve()
      })
      await clock.runUntil(refused)
      // A later call than the refusal: one of the same moment would be no news.
      await clock.advance(1)
    }
    const pauses = begunAt.slice(1).map((at, index) => at - (begunAt[index] ?? NaN))
    expect(pauses).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000])
  })

  it('waits for the longest that was asked, whichever came first', async () => {
    const { clock, limiter } = setUp()
    limiter.throttled(clock.now(), 5000)
    limiter.throttled(clock.now(), 1000)
    const [first] = beginnings(limiter, clock, 1)
    await clock.advance(3000)
    // Asked again while they wait.
    limiter.throttled(clock.now(), 4000)
    await expect(clock.runUntil(first ?? Promise.reject(new Error('none')))).resolves.toBe(7000)
  })

  it('counts once when it refuses all that was in flight together', async () => {
    const alone = setUp({ writes: 8 })
    alone.limiter.throttled(alone.clock.now(), undefined)
    const together = setUp({ writes: 8 })
    for (let call = 0; call < 8; call += 1) together.limiter.throttled(together.clock.now(), undefined)
    const [one, many] = await Promise.all(
      [alone, together].map(({ clock, limiter }) =>
        clock.runUntil(Promise.all(beginnings(limiter, clock, 20))),
      ),
    )
    expect(many).toEqual(one)
  })

  it('spaces out what follows, instead of letting it go at once', async () => {
    const { clock, limiter } = setUp({ writes: 8 })
    limiter.throttled(clock.now(), undefined)
    const begun = await clock.runUntil(Promise.all(beginnings(limiter, clock, 20)))
    expect(new Set(begun).size).toBe(20)
  })

  it('is forgotten in time: a quiet API is called as fast as ever', async () => {
    const { clock, limiter } = setUp({ writes: 8 })
    const now = clock.now()
    limiter.throttled(now, undefined)
    await clock.advance(1)
    limiter.passed(clock.now())
    // Each call lets the rate grow; minutes without a refusal make it as good as unlimited.
    for (let minute = 0; minute < 10; minute += 1) {
      await clock.advance(60_000)
      await clock.runUntil(limiter.schedule('write', running, () => Promise.resolve()))
    }
    const begun = await clock.runUntil(Promise.all(beginnings(limiter, clock, 100)))
    expect(begun).toEqual(Array(100).fill(0))
  })

  it('does not hold back what has begun', async () => {
    const { clock, limiter, work } = setUp()
    const call = limiter.schedule('write', running, work.start('a'))
    await clock.advance(0)
    limiter.throttled(clock.now(), 60_000)
    work.end('a')
    await expect(call).resolves.toBe('a')
    expect(clock.timers).toBe(0)
  })

  it('drops a held call, unbegun, when the run is stopped', async () => {
    const { clock, limiter, work } = setUp()
    const stop = new AbortController()
    limiter.throttled(clock.now(), 60_000)
    const call = limiter.schedule('write', stop.signal, work.start('a'))
    await clock.advance(1000)
    stop.abort()
    await expect(call).resolves.toBeUndefined()
    expect(work.begun).toEqual([])
    expect(clock.timers).toBe(0)
  })

  // Some gateways say so, and a date is in the past for a clock that is fast.
  it('that lasts is not run into ever again though the API asks for no pause at all', async () => {
    const { clock, limiter } = setUp({ writes: 8 })
    const startedAt = clock.now()
    let refused = 0
    while (clock.now() - startedAt < 60_000 && refused < 1000) {
      await clock.runUntil(
        limiter.schedule('write', running, async () => {
          refused += 1
          const sentAt = clock.now()
          await clock.sleep(20, running)
          limiter.throttled(sentAt, 0)
        }),
      )
    }
    expect(refused).toBeLessThan(100)
  })
})

describe('the rate after a throttle', () => {
  /** A limiter that the API has refused once already, at which `writes` calls a second is the first guess. */
  function refusedOnce(writes: number) {
    const { clock, limiter } = setUp({ writes })
    limiter.throttled(clock.now(), undefined)
    return { clock, limiter }
  }

  /** Has the API answer a call every `ms`, `count` of them, the last one now. */
  async function answerEvery(
    ms: number,
    count: number,
    { clock, limiter }: { clock: VirtualClock; limiter: RateLimiter },
  ) {
    for (let call = 0; call < count; call += 1) {
      await clock.advance(ms)
      limiter.passed(clock.now())
    }
  }

  /** Milliseconds between the first two calls from now on, and when the first of them begins. */
  async function nextStarts({ clock, limiter }: { clock: VirtualClock; limiter: RateLimiter }) {
    const [first = NaN, second = NaN] = await clock.runUntil(Promise.all(beginnings(limiter, clock, 2)))
    return { first, gap: second - first }
  }

  it('is guessed from how many writes may be in flight, and a little below it', async () => {
    const { first, gap } = await nextStarts(refusedOnce(8))
    expect(first).toBe(500)
    expect(gap).toBeCloseTo(1000 / (8 * 0.95))
  })

  it('is guessed from what was answered in the last second, where that was much more', async () => {
    const { clock, limiter } = setUp({ writes: 8 })
    // Two seconds of ninety calls each: only the last counts, and a burst that was allowed once may be among them.
    await answerEvery(1000 / 90, 180, { clock, limiter })
    await clock.advance(1)
    limiter.throttled(clock.now(), undefined)
    const { gap } = await nextStarts({ clock, limiter })
    expect(gap).toBeGreaterThan(1000 / ((92 / 2.5) * 0.95))
    expect(gap).toBeLessThan(1000 / ((89 / 2.5) * 0.95))
  })

  it('is what the API has shown to allow between two refusals, and a little below it', async () => {
    const pair = refusedOnce(32)
    await answerEvery(50, 40, pair)
    pair.limiter.throttled(pair.clock.now(), undefined)
    const { first, gap } = await nextStarts(pair)
    // Known by now: a tenth of a second is pause enough.
    expect(first).toBe(100)
    // The refusal itself was an answer, too: 41 in two seconds.
    expect(gap).toBeCloseTo(1000 / (20.5 * 0.95))
  })

  it('is never raised by a refusal', async () => {
    const pair = refusedOnce(8)
    await answerEvery(10, 200, pair)
    pair.limiter.throttled(pair.clock.now(), undefined)
    const { gap } = await nextStarts(pair)
    expect(gap).toBeCloseTo(1000 / (8 * 0.95 * 0.95))
  })

  it('is a third less where the second refusal came too soon to learn from', async () => {
    const pair = refusedOnce(32)
    await answerEvery(50, 7, pair)
    pair.limiter.throttled(pair.clock.now(), undefined)
    const { gap } = await nextStarts(pair)
    expect(gap).toBeCloseTo(1000 / (32 * 0.95 * 0.7 * 0.95))
  })

  it('is learned from four tenths of a second, which are not too soon', async () => {
    const pair = refusedOnce(32)
    await answerEvery(50, 8, pair)
    pair.limiter.throttled(pair.clock.now(), undefined)
    const { gap } = await nextStarts(pair)
    // The refusal was an answer, too: nine in that time.
    expect(gap).toBeCloseTo(1000 / (22.5 * 0.95))
  })

  it('is a third less where nothing was asked for a while, since the allowance filled up unseen', async () => {
    const pair = setUp({ writes: 32 })
    await nextStarts(pair)
    await pair.clock.advance(1)
    pair.limiter.throttled(pair.clock.now(), undefined)
    // Fast enough to leave the rate as it is, if it counted.
    await answerEvery(10, 50, pair)
    // The first caller after a time without any.
    const { gap: before } = await nextStarts(pair)
    await answerEvery(10, 1, pair)
    pair.limiter.throttled(pair.clock.now(), undefined)
    const { gap: after } = await nextStarts(pair)
    expect(after / before).toBeGreaterThan(1.3)
    expect(after / before).toBeLessThan(1.6)
  })

  it('is found from the newest answers alone, where there were very many', async () => {
    const pair = refusedOnce(1000)
    await answerEvery(1, 12_000, pair)
    pair.limiter.throttled(pair.clock.now(), undefined)
    const { gap } = await nextStarts(pair)
    expect(gap).toBeCloseTo(1000 / (1000 * 0.95 * 0.95), 2)
  })

  it('is that of the newest answers, where those before them came at another', async () => {
    const pair = refusedOnce(1000)
    await answerEvery(4, 6000, pair)
    await answerEvery(1, 5990, pair)
    pair.limiter.throttled(pair.clock.now(), undefined)
    const { gap } = await nextStarts(pair)
    // Of the first ten thousand, the newer five: a thousand of them slow ones. All of them would be 400 a second.
    expect(1000 / gap / 0.95).toBeGreaterThan(690)
    expect(1000 / gap / 0.95).toBeLessThan(710)
  })

  it('begins to grow with the pause of the first refusal, whatever was in flight with it', async () => {
    const pair = refusedOnce(8)
    const sentBefore = pair.clock.now()
    await pair.clock.advance(300)
    pair.limiter.throttled(sentBefore, undefined)
    const { first, gap } = await nextStarts(pair)
    // The pause begins anew.
    expect(first).toBe(500)
    expect(gap).toBeCloseTo(1000 / (8 * 0.95 * 1.3 ** 0.3))
  })

  it('is no limit any more once it is faster than anybody sends: the next refusal is a first one', async () => {
    const pair = refusedOnce(32)
    await pair.clock.advance(20_000)
    await nextStarts(pair)
    await answerEvery(1, 1, pair)
    pair.limiter.throttled(pair.clock.now(), undefined)
    const { first } = await nextStarts(pair)
    expect(first).toBe(500)
  })

  /** The pause after the first of `count` calls that begins `seconds` from now or later. */
  async function gaps({ clock, limiter }: { clock: VirtualClock; limiter: RateLimiter }, count: number) {
    const begun = (await clock.runUntil(Promise.all(beginnings(limiter, clock, count)))).toSorted(
      (a, b) => a - b,
    )
    return (seconds: number) => {
      const index = begun.findIndex((at) => at >= seconds * 1000)
      return (begun[index + 1] ?? NaN) - (begun[index] ?? NaN)
    }
  }

  it('grows fast while it is a guess: by three tenths a second', async () => {
    const gapAt = await gaps(refusedOnce(8), 60)
    expect(gapAt(1) / gapAt(2)).toBeCloseTo(1.3, 1)
    expect(gapAt(2) / gapAt(3)).toBeCloseTo(1.3, 1)
  })

  it('hardly grows while it is known, until there was no refusal for a while', async () => {
    const pair = refusedOnce(32)
    await answerEvery(50, 40, pair)
    pair.limiter.throttled(pair.clock.now(), undefined)
    const gapAt = await gaps(pair, 300)
    // A hundredth a second in the quiet time of eight seconds; a seventh a second after it.
    expect(gapAt(1) / gapAt(3)).toBeCloseTo(1.01 ** 2, 1)
    expect(gapAt(6) / gapAt(7)).toBeLessThan(1.05)
    expect(gapAt(9) / gapAt(10)).toBeGreaterThan(1.1)
    expect(gapAt(9) / gapAt(10)).toBeLessThan(1.2)
  })

  it('doubles its quiet time with each refusal', async () => {
    const pair = refusedOnce(32)
    for (let refusal = 0; refusal < 2; refusal += 1) {
      await answerEvery(50, 40, pair)
      pair.limiter.throttled(pair.clock.now(), undefined)
    }
    const gapAt = await gaps(pair, 600)
    // Sixteen seconds by now.
    expect(gapAt(13) / gapAt(15)).toBeLessThan(1.05)
    expect(gapAt(17) / gapAt(18)).toBeGreaterThan(1.1)
  })

  it('is never less than a call in ten seconds', async () => {
    const pair = setUp({ writes: 1 })
    for (let refusal = 0; refusal < 40; refusal += 1) {
      await pair.clock.advance(1)
      pair.limiter.throttled(pair.clock.now(), undefined)
      await pair.clock.advance(1)
      pair.limiter.passed(pair.clock.now())
    }
    const { gap } = await nextStarts(pair)
    expect(gap).toBeLessThanOrEqual(10_000)
    expect(gap).toBeGreaterThan(9000)
  })

  it('takes a call that was sent before the refusal for no sign that the throttle is over', async () => {
    const { clock, limiter } = setUp({ writes: 8 })
    const sentBefore = clock.now()
    limiter.throttled(sentBefore, undefined)
    limiter.passed(sentBefore)
    await clock.advance(500)
    limiter.throttled(clock.now(), undefined)
    expect((await nextStarts({ clock, limiter })).first).toBe(1000)
  })

  it('takes a call that was sent after it for such a sign: the next pause is short', async () => {
    const { clock, limiter } = setUp({ writes: 8 })
    limiter.throttled(clock.now(), undefined)
    await clock.advance(500)
    limiter.passed(clock.now())
    await clock.advance(500)
    limiter.throttled(clock.now(), undefined)
    expect((await nextStarts({ clock, limiter })).first).toBe(100)
  })

  it('lets a late call be followed by the next in time, but not by many at once', async () => {
    const pair = refusedOnce(8)
    await pair.clock.advance(1000)
    const begun = await pair.clock.runUntil(Promise.all(beginnings(pair.limiter, pair.clock, 5)))
    const together = begun.filter((at) => at === begun[0])
    expect(together.length).toBeLessThanOrEqual(2)
  })
})
