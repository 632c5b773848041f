// Ending a run early: time ran out, it was cancelled, or it cannot continue.

import { StoppedError, type CallError, type Clock, type StopSignals } from '../../zenlayer/index.ts'
import type { Failure } from './result.ts'

export type StopReason =
  | { readonly type: 'timeout' }
  | { readonly type: 'cancelled' }
  /** Every further call would fail the same way. */
  | { readonly type: 'refused'; readonly error: CallError }
  /** A guard has refused the plan. */
  | { readonly type: 'guarded'; readonly failure: Failure }
  /** A bug in this action. */
  | { readonly type: 'crashed'; readonly error: unknown }

export interface Stop extends StopSignals {
  /** Why, once `stopped` has aborted. The first reason stays. */
  readonly reason: StopReason | undefined
  stop(reason: StopReason): void
  /** The run is over: clears the timers, which would keep the process alive. */
  end(): void
}

/** How long requests in flight may still take after the stop: a request id is worth the wait. */
const GRACE_MS = 1000

export function createStop(clock: Clock, budgetMs: number): Stop {
  const stopped = new AbortController()
  const abandoned = new AbortController()
  const ended = new AbortController()
  let reason: StopReason | undefined

  function stop(why: StopReason): void {
    if (reason !== undefined) return
    reason = why
    stopped.abort()
    void clock.sleep(GRACE_MS, ended.signal).then(() => {
      abandoned.abort()
    })
  }

  void clock.sleep(budgetMs, AbortSignal.any([stopped.signal, ended.signal])).then(() => {
    if (!ended.signal.aborted) stop({ type: 'timeout' })
  })
  return {
    stopped: stopped.signal,
    abandoned: abandoned.signal,
    get reason() {
      return reason
    },
    stop,
    end() {
      ended.abort()
    },
  }
}

/** Runs `work` until the run is stopped. `onFailure` gets the last failure before that, if any. */
export async function ignoreStopped(
  work: () => Promise<void>,
  onFailure?: (last: CallError) => void,
): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof StoppedError)) throw error
    if (error.last !== undefined) onFailure?.(error.last)
  }
}

/** Runs `work`. An exception stops the run, but does not keep it from being reported. */
export async function stopOnCrash(stop: Stop, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    stop.stop({ type: 'crashed', error })
  }
}
