// A thin typed client of the Zenlayer Cloud API. It knows nothing of GitHub, nor of teardown. What carries its requests,
// transport.ts, is imported by itself, when the first is due.

export { createClient, type Attempt, type Client, type Operation, type StopSignals } from './client.ts'
export { systemClock, type Clock } from './clock.ts'
export { CallError, LOCAL_CODES, NotDueError, STOPPED, StoppedError, normaliseCode } from './errors.ts'
export { createPace } from './pace.ts'
export type { Credential } from './signature.ts'
export { firstOf, isRecord, oneLine, plainText } from './text.ts'
