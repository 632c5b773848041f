// The engine: pure over the client, the clock and the listener it is given.

export type { Listener, PlannedStep } from './listener.ts'
export { nextStep, type Goal, type Step } from './next-step.ts'
export type { Failure, Outcome, RequestRecord, Result } from './result.ts'
export { createStop, type Stop, type StopReason } from './stop.ts'
export type { Target } from './run.ts'
export { createTeardown, type Teardown } from './teardown.ts'
export type { Tracked } from './tracked.ts'
