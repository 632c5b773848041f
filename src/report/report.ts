// What a run came to, told in every way there is. What cannot be told one way is told the others.

import * as core from '@actions/core'
import type { Inputs } from '../inputs.ts'
import type { Result, Selected, StopReason, Way } from '../teardown/index.ts'
import { firstOf } from '../text.ts'
import { annotate } from './annotations.ts'
import { reportCrash, succeeds } from './crash.ts'
import { harmless, line } from './log.ts'
import { setOutputs } from './outputs.ts'
import { labelOf } from './sentence.ts'
import { settingsOf } from './settings.ts'
import { renderSummary, writeSummary } from './summary.ts'
import { TITLE } from './title.ts'
import { reachVerdict, type Verdict } from './verdict.ts'

export interface Ended {
  readonly inputs: Inputs
  readonly results: readonly Result[]
  readonly ways: readonly Way[]
  readonly unlisted: Selected['unlisted']
  /** The `type/id` of what was not selected only because its age is unknown. */
  readonly undated: Selected['undated']
  /** Rules of `protect`, and `expect-name`, that matched nothing the run has seen. */
  readonly unusedRules: readonly string[]
  readonly reason: StopReason | undefined
  /** Where the file with the whole results goes. */
  readonly folder: string
}

/** Outputs and summary first, whatever the run came to. `complete`: whether all of it could be told. */
export async function report(ended: Ended): Promise<{ verdict: Verdict; complete: boolean }> {
  const { inputs, results, ways, unlisted, reason, folder } = ended
  const verdict = reachVerdict(results, { ...inputs, unlisted, cancelled: reason?.type === 'cancelled' })
  const settings = settingsOf(inputs)
  const told = [
    await succeeds(() => {
      const { shown } = setOutputs(verdict, results, folder)
      if (shown !== 'all') line(`${shown} The file named by results-file has everything.`)
    }),
    await succeeds(() => writeSummary(renderSummary({ title: TITLE, verdict, results, ways, settings }))),
    await succeeds(() => {
      const selects = inputs.selectFrom !== undefined
      annotate(verdict, results, { ...inputs, sweep: selects && inputs.criteria.olderThanMs !== undefined })
      if (selects && results.length === 0 && unlisted.length === 0)
        core.notice(harmless(nothingSelected(settings)))
    }),
  ]
  if (reason?.type === 'crashed') reportCrash(reason.error)
  line(verdict.headline)
  if (verdict.pendingResults.length > 0) line(remainder(verdict.pendingResults))
  return { verdict, complete: !told.includes(false) }
}

function remainder(pending: readonly Result[]): string {
  return `What remains: ${firstOf(pending.map(labelOf), 20)}. The output pending lists them all, in the form that the input resources takes.`
}

const CRITERIA = ['resource-type', 'tags', 'name', 'resource-group-id', 'older-than']

function nothingSelected(settings: readonly (readonly [string, string])[]): string {
  const given = settings.filter(([name]) => CRITERIA.includes(name))
  return `Nothing was found that the inputs select: ${given.map(([name, value]) => `${name} ${value}`).join(', ')}. If something should have been, check them.`
}
