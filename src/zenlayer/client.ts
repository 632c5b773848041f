// A call of the Zenlayer API: sent when the rate allows, signed afresh at each attempt, and retried where that is safe.

import type { Answer } from './answer.ts'
import { createAttempt, type AttemptOptions } from './attempt.ts'
import { createEndpointState } from './endpoint-state.ts'
import { CallError, NotDueError, StoppedError } from './errors.ts'
import { createOpeningGate } from './opening-gate.ts'
import type { Attempt, CallOptions, Client, Operation, StopSignals } from './operation.ts'
import type { RateLimiter } from './rate-limiter.ts'
import { createRequestedWaits } from './requested-waits.ts'
import { mayRetry, pauseMs } from './retry-policy.ts'
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

  /** One attempt, unless it is known beforehand how it would end. */
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

  return {
    serverNow: () => signingClock.serverNow(),
    async call(operation, callOptions = {}) {
      let last: CallError | undefined
      for (let tries = 1; ; tries += 1) {
        let { offsetMs } = signingClock
        try {
          const answer = await limiter.schedule(operation.write ? 'write' : 'read', stopped, () => {
            offsetMs = signingClock.offsetMs
            if (callOptions.isDue?.() === false) throw new NotDueError()
            return gate.pass(stopped, () => send(operation, callOptions))
          })
          if (answer !== undefined) return answer
          last ??= waits.reason()
        } catch (error) {
          if (error instanceof StoppedError) throw new StoppedError(last)
          if (!(error instanceof CallError)) throw error
          const failed = {
            ...{ error, operation, tries, maxTries: callOptions.attempts ?? Infinity },
            resigned: signingClock.offsetMs !== offsetMs,
          }
          if (!mayRetry(failed)) throw error
          last = error
          const pause = pauseMs(failed, random)
          if (pause > 0) await clock.sleep(pause, stopped)
        }
        if (stopped.aborted) throw new StoppedError(last)
      }
    },
  }
}
