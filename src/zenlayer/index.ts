// A thin typed client of the Zenlayer Cloud API, independent of GitHub and of teardowns.
//
// In reading order: operation.ts (what a call is), client.ts (a call from end to end), attempt.ts (one exchange) with
// signature.ts, signing-clock.ts, transport.ts and answer.ts; then what a call waits for: rate-limiter.ts with
// learned-rate.ts, opening-gate.ts, requested-waits.ts; and what its failures mean: errors.ts, endpoint-state.ts,
// retry-policy.ts.

export { createClient } from './client.ts'
export { systemClock, type Clock } from './clock.ts'
export { CallError, LOCAL_CODES, NotDueError, STOPPED, StoppedError, normaliseCode } from './errors.ts'
export { createLazyTransport } from './lazy-transport.ts'
export type { Attempt, CallOptions, Client, Operation, StopSignals } from './operation.ts'
export { createRateLimiter } from './rate-limiter.ts'
export { createRedactor, secretForms, type Redactor } from './redact.ts'
export type { Credential } from './signature.ts'
export type { Transport, TransportOptions } from './transport.ts'
