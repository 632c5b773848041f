// What people and later steps read.

export { MOST_WAYS } from './gantt.ts'
export { createLog, harmless, line, logAttempt } from './log.ts'
export { reportBroken, reportEmpty, reportProblems } from './no-run.ts'
export { report, type Ended } from './report.ts'
export { renderSummary } from './summary.ts'
export { TITLE } from './title.ts'
export type { Verdict } from './verdict.ts'
