// How a run ends before its work does: time ran out, somebody cancelled it, or going on makes no sense.

import type { Failure } from './result.ts'
import { StoppedError, type CallError, type Clock, type StopSignals } from '../zenlayer/index.ts'

export type StopReason =
  | { readonly type: 'timeout' }
  | { readonly type: 'cancelled' }
  /** Every further call would fail the same way. */
  | { readonly type: 'refused'; readonly error: CallError }
  /** The plan is one that a guard does not let through. */
  | { readonly type: 'guarded'; readonly failure: Failure }
  /** A mistake in this action: better to stop than to go on with it. */
  | { readonly type: 'crashed'; readonly error: unknown }

export interface Stop extends StopSignals {
  /** Why, once `stopped` has aborted. The first reason stays. */
  readonly reason: StopReason | undefined
  stop(reason: StopReason): void
  /** The run is over: forget the timers, which would keep the process alive. */
  end(): void
}

/** How long requests in flight may still take once nothing new is begun: a request id that arrives is worth the second. */
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

/** Runs `work` until the run is stopped. `onTrouble` gets what had gone wrong until then. */
export async function ignoreStopped(
  work: () => Promise<void>,
  onTrouble?: (last: CallError) => void,
): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof StoppedError)) throw error
    if (error.last !== undefined) onTrouble?.(error.last)
  }
}

/** Runs `work`. A mistake in it stops the run: requests in flight get their second, and what was done is still reported. */
export async function stopOnCrash(stop: Stop, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    stop.stop({ type: 'crashed', error })
  }
}
