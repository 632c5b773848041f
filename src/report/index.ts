// What people and later steps read.

export { escapeCommands } from './escape.ts'
export { MAX_TIMELINES } from './gantt.ts'
export { line, logAttempt } from './log.ts'
export { INVALID_INPUTS, renderNoRun, reportBroken, reportEmpty, reportProblems } from './no-run.ts'
export { report, type ReportInput } from './report.ts'
export { createLog, type RunLog } from './run-log.ts'
export { renderComment } from './summary.ts'
export type { Verdict } from './verdict.ts'
