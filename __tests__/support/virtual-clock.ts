// A clock whose hands are ours: sleeping takes no time, and time moves on only when nothing else is left to do.

import type { Clock } from '../../src/zenlayer/clock.ts'

export interface VirtualClock extends Clock {
  /** Moves time on by `ms`, waking every sleeper on the way, in order. */
  advance(ms: number): Promise<void>
  /** Jumps from timer to timer, whenever the event loop is idle, until `promise` settles. */
  runUntil<T>(promise: Promise<T>): Promise<T>
  /** How many sleep. */
  readonly timers: number
}

/** Turns of the event loop without a new timer after which everything that can go on has gone on. */
const IDLE_TURNS = 3
/** With no sleeper left, a promise that waits for a socket still gets this many turns. */
const MOST_TURNS = 20_000

export interface VirtualClockOptions {
  /** Milliseconds since the epoch. */
  readonly start?: number
  /** True while something real is under way, such as an exchange over a socket: runUntil lets time stand still. */
  readonly busy?: () => boolean
}

export function createVirtualClock({
  start = Date.UTC(2026, 0, 1),
  busy = () => false,
}: VirtualClockOptions = {}): VirtualClock {
  let now = start
  let order = 0
  const sleepers = new Set<{ readonly at: number; readonly order: number; readonly wake: () => void }>()

  function next() {
    let first: { readonly at: number; readonly order: number; readonly wake: () => void } | undefined
    for (const sleeper of sleepers) {
      if (
        first === undefined ||
        sleeper.at < first.at ||
        (sleeper.at === first.at && sleeper.order < first.order)
      )
        first = sleeper
    }
    return first
  }

  async function idle(): Promise<void> {
    for (let turn = 0; turn < IDLE_TURNS; turn += 1) await nextTurn()
  }

  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) {
          resolve()
          return
        }
        const wake = () => {
          sleepers.delete(sleeper)
          signal.removeEventListener('abort', wake)
          resolve()
        }
        const sleeper = { at: now + Math.max(0, ms), order: (order += 1), wake }
        sleepers.add(sleeper)
        signal.addEventListener('abort', wake)
      }),
    get timers() {
      return sleepers.size
    },
    async advance(ms) {
      const until = now + ms
      await idle()
      for (let sleeper = next(); sleeper !== undefined && sleeper.at <= until; sleeper = next()) {
        now = Math.max(now, sleeper.at)
        sleeper.wake()
        await idle()
      }
      now = until
    },
    async runUntil(promise) {
      const state = { settled: false }
      const settle = () => {
        state.settled = true
      }
      promise.then(settle, settle)
      for (let turns = 0; turns < MOST_TURNS; turns += 1) {
        await idle()
        if (state.settled) return promise
        if (busy()) {
          turns = 0
          continue
        }
        const sleeper = next()
        if (sleeper === undefined) continue
        turns = 0
        now = Math.max(now, sleeper.at)
        sleeper.wake()
      }
      throw new Error('Nothing is left to wait for, and the promise has not settled.')
    },
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
