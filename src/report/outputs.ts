// What later steps read.

import { randomUUID } from 'node:crypto'
import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import * as core from '@actions/core'
import type { Result } from '../teardown/index.ts'
import { labelOf } from './sentence.ts'
import { shrinkResults } from './shrink.ts'
import type { RunOutcome, Verdict } from './verdict.ts'

/** `folder`: where the file with the whole results goes. `shown`: `all`, or a sentence on what the output leaves out. */
export function setOutputs(verdict: Verdict, results: readonly Result[], folder: string): { shown: string } {
  const output = shrinkResults(results)
  setAll(verdict.outcome, {
    results: output,
    'results-file': writeResults(results, folder),
    'request-ids': JSON.stringify(requestIds(results)),
    succeeded: labels(verdict.succeededResults),
    pending: labels(verdict.pendingResults),
    failed: labels(verdict.failedResults),
  })
  const shown = JSON.parse(output) as Partial<Result>[]
  if (isWhole(shown, results)) return { shown: 'all' }
  const count = shown.length
  const what =
    count === results.length ? 'leaves out details' : `holds ${count} of ${results.length} resources`
  return { shown: `The output results ${what}, to stay within GitHub's limits.` }
}

/** What is left out first are the requests, and then all but the outcome. */
function isWhole(shown: readonly Partial<Result>[], results: readonly Result[]): boolean {
  return (
    shown.length === results.length &&
    results.every(({ requests }, index) => {
      const item = shown[index]
      return item?.seconds !== undefined && item.requests?.length === requests.length
    })
  )
}

/** For a run that has nothing to tell of any resource: bad input, or no ids. */
export function setEmptyOutputs(outcome: RunOutcome, folder: string): void {
  setAll(outcome, {
    results: '[]',
    'results-file': writeResults([], folder),
    'request-ids': '[]',
    succeeded: '[]',
    pending: '[]',
    failed: '[]',
  })
}

function setAll(outcome: RunOutcome, outputs: Readonly<Record<string, string>>): void {
  core.setOutput('outcome', outcome)
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value)
}

const PART = 200

/** A name of its own each time: a job may have several such steps. The path; '' where nothing could be written. */
function writeResults(results: readonly Result[], folder: string): string {
  const path = join(folder, `zenlayer-teardown-${randomUUID()}.json`)
  try {
    const file = openSync(path, 'wx', 0o600)
    try {
      writeSync(file, '[')
      // In parts: of ten thousand the whole text would take more memory than all the rest.
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
    core.debug(`No results file was written: ${error instanceof Error ? error.message : String(error)}`)
    return ''
  }
}

function labels(results: readonly Result[]): string {
  return JSON.stringify(results.map(labelOf))
}

/** Each once: a batch has one request id for many resources. */
function requestIds(results: readonly Result[]): string[] {
  const ids = results.flatMap(({ requests }) =>
    requests.flatMap(({ requestId }) => (requestId === null ? [] : [requestId])),
  )
  return [...new Set(ids)]
}
