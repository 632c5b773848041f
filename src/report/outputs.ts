// What later steps read.

import * as core from '@actions/core'
import type { Result } from '../teardown/index.ts'
import { labelOf } from './sentence.ts'
import type { RunOutcome, Verdict } from './verdict.ts'

export function setOutputs(verdict: Verdict, results: readonly Result[]): void {
  setAll(verdict.outcome, {
    results,
    'request-ids': requestIds(results),
    succeeded: verdict.succeededResults.map(labelOf),
    pending: verdict.pendingResults.map(labelOf),
    failed: verdict.failedResults.map(labelOf),
  })
}

/** For a run that has nothing to tell of any resource: bad input, or no ids. */
export function setEmptyOutputs(outcome: RunOutcome): void {
  setAll(outcome, { results: [], 'request-ids': [], succeeded: [], pending: [], failed: [] })
}

function setAll(outcome: RunOutcome, lists: Readonly<Record<string, readonly unknown[]>>): void {
  core.setOutput('outcome', outcome)
  for (const [name, list] of Object.entries(lists)) core.setOutput(name, JSON.stringify(list))
}

/** Each once: a batch has one request id for many resources. */
function requestIds(results: readonly Result[]): string[] {
  const ids = results.flatMap(({ requests }) =>
    requests.flatMap(({ requestId }) => (requestId === null ? [] : [requestId])),
  )
  return [...new Set(ids)]
}
