// A thin typed client of the Zenlayer Cloud API. It knows nothing of GitHub, nor of teardown.

export {
  createClient,
  type Attempt,
  type CallOptions,
  type Client,
  type Operation,
  type StopSignals,
} from './client.ts'
export { systemClock, type Clock } from './clock.ts'
export { CallError, LOCAL_CODES, NotDueError, STOPPED, StoppedError, normaliseCode } from './errors.ts'
export { createLazyTransport } from './lazy-transport.ts'
export { createPace } from './pace.ts'
export type { Credential } from './signature.ts'
export { firstOf, isRecord, oneLine, plainText } from './text.ts'
