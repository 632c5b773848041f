// The engine: pure over the client, the clock and the listener it is given.

export type { Criteria } from './criteria.ts'
export { isGuardCode, type Guards } from './guards.ts'
export type { Listener } from './listener.ts'
export type { Goal } from './next-step.ts'
export type { PlannedStep } from './plan.ts'
export type { About, Failure, Outcome, Plan, RequestRecord, Result } from './result.ts'
export { createStop, type Stop, type StopReason } from './stop.ts'
export type { Target } from './run.ts'
export { select, type Selected, type Unlisted } from './select.ts'
export { createTeardown, type Teardown } from './teardown.ts'
export type { Tracked } from './tracked.ts'
export type { Span, Timeline } from './timeline.ts'
