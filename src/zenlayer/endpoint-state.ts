// What earlier answers, or their absence, mean for later calls.

import type { Clock } from './clock.ts'
import type { CallError } from './errors.ts'

export interface EndpointState {
  /** Whether any answer has ever come, of whatever kind. */
  readonly hasAnswered: boolean
  /** The refusal of a credential that the API does not know: it will not know it at the next call either. */
  readonly unknownCredential: CallError | undefined
  answered(): void
  /** Notes a failure; the result is the failure with what it means at this moment. */
  failed(error: CallError): CallError
}

/**
 * Before the endpoint has ever answered, a connection that cannot be made is more likely a wrong name or a closed
 * network than an outage: half a minute of attempts, not the whole budget.
 */
const CONNECT_WITHIN_MS = 30_000

/**
 * "Common error codes": the key or the token is unknown, or the signature was not made with its password. No other
 * code says so: a missing permission, for example, may concern one resource alone.
 */
const UNKNOWN_CREDENTIAL: ReadonlySet<string> = new Set([
  'AUTHFAILURE_SIGNATURE_FAILURE',
  'AUTHFAILURE_INVALID_AUTHORIZATION',
])

export function createEndpointState(clock: Clock): EndpointState {
  let hasAnswered = false
  let unknownCredential: CallError | undefined
  /** When an attempt first found the endpoint unreachable, while it has never answered. */
  let unreachedSince: number | undefined
  return {
    get hasAnswered() {
      return hasAnswered
    },
    get unknownCredential() {
      return unknownCredential
    },
    answered() {
      hasAnswered = true
    },
    failed(error) {
      if (UNKNOWN_CREDENTIAL.has(error.code)) unknownCredential = error
      if (hasAnswered || error.effect !== 'none') return error
      unreachedSince ??= clock.now()
      return clock.now() - unreachedSince < CONNECT_WITHIN_MS ? error : error.asFinal()
    },
  }
}
