// What people and later steps read.

export { reportCrash } from './crash.ts'
export { MOST_WAYS } from './gantt.ts'
export { createLog, harmless, line, logAttempt } from './log.ts'
export { reportEmpty, reportProblems } from './no-run.ts'
export { setEmptyOutputs } from './outputs.ts'
export { report, succeeds, type Ended } from './report.ts'
export { renderSummary } from './summary.ts'
export { TITLE } from './title.ts'
export type { Verdict } from './verdict.ts'
