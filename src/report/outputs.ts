// The outputs: for later steps.

import { randomUUID } from 'node:crypto'
import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import * as core from '@actions/core'
import { labelOf } from '../resources/index.ts'
import type { Result } from '../teardown/index.ts'
import { messageOf } from '../text.ts'
import { OUTCOME_ORDER } from './outcomes.ts'
import { shrinkResults } from './shrink.ts'
import type { RunOutcome, Verdict } from './verdict.ts'

type OutputVerdict = Pick<
  Verdict,
  'outcome' | 'headline' | 'succeededResults' | 'pendingResults' | 'failedResults' | 'leftBehind'
>

/** `folder`: for the file with the full results. `shown`: `all`, or a sentence about what the output leaves out. */
export function setOutputs(
  verdict: OutputVerdict,
  results: readonly Result[],
  folder: string,
): { shown: string } {
  const output = shrinkResults(results)
  const outputs: Readonly<Record<string, string>> = {
    outcome: verdict.outcome,
    results: output,
    'results-file': writeResults(results, folder),
    'request-ids': JSON.stringify(requestIds(results)),
    succeeded: labels(verdict.succeededResults),
    pending: labels(verdict.pendingResults),
    failed: labels(verdict.failedResults),
    planned: labels(results.filter(({ outcome }) => outcome === 'planned')),
    summary: verdict.headline,
    counts: JSON.stringify(countsOf(results)),
    'left-behind': JSON.stringify(verdict.leftBehind.map(({ type, id }) => ({ type, id }))),
  }
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value)
  const shown = JSON.parse(output) as Partial<Result>[]
  if (isWhole(shown, results)) return { shown: 'all' }
  const count = shown.length
  const what =
    count === results.length ? 'leaves out details' : `holds ${count} of ${results.length} resources`
  return { shown: `The output results ${what}, to stay within GitHub's limits.` }
}

/** The requests are left out first, then everything but the outcome. */
function isWhole(shown: readonly Partial<Result>[], results: readonly Result[]): boolean {
  return (
    shown.length === results.length &&
    results.every(({ requests }, index) => {
      const item = shown[index]
      return item?.seconds !== undefined && item.requests?.length === requests.length
    })
  )
}

/** For a run without resources: invalid inputs, or no ids. */
export function setEmptyOutputs(outcome: RunOutcome, headline: string, folder: string): void {
  const none = { succeededResults: [], pendingResults: [], failedResults: [], leftBehind: [] }
  setOutputs({ outcome, headline, ...none }, [], folder)
}

/** It has every outcome, so that workflows can read each without a check. */
function countsOf(results: readonly Result[]): Record<string, number> {
  return Object.fromEntries(
    OUTCOME_ORDER.map((outcome) => [outcome, results.filter((result) => result.outcome === outcome).length]),
  )
}

const PART = 200

/** With a new name each time, since a job may have several such steps. Returns the path; '' where nothing could be written. */
function writeResults(results: readonly Result[], folder: string): string {
  const path = join(folder, `zenlayer-teardown-${randomUUID()}.json`)
  try {
    const file = openSync(path, 'wx', 0o600)
    try {
      writeSync(file, '[')
      // In parts: the text of ten thousand results would take more memory than everything else.
      for (let from = 0; from < results.length; from += PART) {
        const part = results.slice(from, from + PART).map((result) => JSON.stringify(result, undefined, 1))
        writeSync(file, `${from === 0 ? '' : ','}\n${part.join(',\n')}`)
      }
      writeSync(file, '\n]\n')
    } finally {
      closeSync(file)
    }
    return path
  } catch (error) {
    core.debug(`No results file was written: ${messageOf(error)}`)
    return ''
  }
}

function labels(results: readonly Result[]): string {
  return JSON.stringify(results.map(labelOf))
}

/** Without duplicates: a batch has one request id for many resources. */
function requestIds(results: readonly Result[]): string[] {
  const ids = results.flatMap(({ requests }) =>
    requests.flatMap(({ requestId }) => (requestId === null ? [] : [requestId])),
  )
  return [...new Set(ids)]
}
