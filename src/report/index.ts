// What people and later steps read.

export { annotate } from './annotations.ts'
export { MOST_WAYS } from './gantt.ts'
export { createLog, debug, harmless, line, logAttempt } from './log.ts'
export { setEmptyOutputs, setOutputs } from './outputs.ts'
export { labelOf } from './sentence.ts'
export { settingsOf } from './settings.ts'
export { renderSummary, writeSummary } from './summary.ts'
export { reachVerdict, type Verdict } from './verdict.ts'
