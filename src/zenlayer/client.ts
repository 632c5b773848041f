// A call of the Zenlayer API: sent when the rate allows it, signed again for each attempt, and retried where that is safe.

import type { Answer } from './answer.ts'
import { createAttempt, type AttemptOptions } from './attempt.ts'
import { createEndpointState } from './endpoint-state.ts'
import { CallError, NotDueError, StoppedError } from './errors.ts'
import { createOpeningGate } from './opening-gate.ts'
import type { Attempt, CallOptions, Client, Operation, StopSignals } from './operation.ts'
import type { RateLimiter } from './rate-limiter.ts'
import { createRequestedWaits } from './requested-waits.ts'
import { mayRetry, pauseMs, type Failure } from './retry-policy.ts'
import { createSigningClock } from './signing-clock.ts'

export interface ClientOptions extends AttemptOptions {
  /** From 0 up to 1. */
  readonly random: () => number
  readonly limiter: RateLimiter
  readonly stop: StopSignals
  readonly onAttempt?: (attempt: Attempt) => void
}

export function createClient(options: ClientOptions): Client {
  const { clock, random, limiter, stop } = options
  const { stopped } = stop
  const signingClock = createSigningClock(clock)
  const state = createEndpointState(clock)
  const gate = createOpeningGate(clock, () => state.hasAnswered)
  const waits = createRequestedWaits(clock)
  const attempt = createAttempt(options, signingClock, state)

  /** One attempt, unless its result is known in advance. */
  async function send(operation: Operation, callOptions: CallOptions): Promise<Answer> {
    const refusal = state.unknownCredential ?? waits.refusalOf(operation)
    if (refusal !== undefined) throw refusal
    const { outcome, record } = await attempt(operation, stop.abandoned)
    options.onAttempt?.(record)
    callOptions.onAttempt?.(record)
    if (outcome instanceof CallError && outcome.throttled)
      limiter.throttled(record.at, waits.throttled(operation, outcome))
    else if (record.status !== undefined) limiter.passed(record.at)
    if (outcome instanceof Error) throw outcome
    return outcome
  }

  /** Waits until the call may be sent, and sends it. */
  async function tryOnce(operation: Operation, callOptions: CallOptions): Promise<Answer | Failure> {
    let { offsetMs } = signingClock
    try {
      const answer = await limiter.schedule(operation.write ? 'write' : 'read', stopped, () => {
        offsetMs = signingClock.offsetMs
        if (callOptions.isDue?.() === false) throw new NotDueError()
        return gate.pass(stopped, () => send(operation, callOptions))
      })
      if (answer === undefined) throw new StoppedError(waits.reason())
      return answer
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      return { error, resigned: signingClock.offsetMs !== offsetMs }
    }
  }

  return {
    serverNow: () => signingClock.serverNow(),
    async call(operation, callOptions = {}) {
      const maxTries = callOptions.attempts ?? Infinity
      let last: CallError | undefined
      for (let tries = 1; ; tries += 1) {
        const result = await tryOnce(operation, callOptions).catch((error: unknown) => {
          if (error instanceof NotDueError) throw new NotDueError(last)
          throw error instanceof StoppedError ? new StoppedError(last ?? error.last) : error
        })
        if (!('error' in result)) return result
        const failed = { ...result, operation, tries, maxTries }
        if (!mayRetry(failed)) throw result.error
        last = result.error
        const pause = pauseMs(failed, random)
        if (pause > 0) await clock.sleep(pause, stopped)
        if (stopped.aborted) throw new StoppedError(last)
      }
    },
  }
}
