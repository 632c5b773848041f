// The report of a run: outputs, summary, annotations and the last lines of the log. If one of them cannot be written, the
// others still are.

import type { Inputs } from '../inputs.ts'
import { labelOf } from '../resources/index.ts'
import type { Audit, Result, Selected, StopReason, Timeline } from '../teardown/index.ts'
import { firstOf } from '../text.ts'
import { annotate, type AnnotateOptions } from './annotations.ts'
import { reportCrash, succeeds } from './crash.ts'
import { line } from './log.ts'
import { tornDownWith } from './outcomes.ts'
import { setOutputs } from './outputs.ts'
import { leftBehind } from './sentence.ts'
import { settingsOf } from './settings.ts'
import { renderSummary, writeSummary } from './summary.ts'
import { nothingFound, reachVerdict, type Verdict } from './verdict.ts'

/** What is known when a run has ended. */
export interface ReportInput {
  readonly inputs: Inputs
  readonly results: readonly Result[]
  readonly timelines: readonly Timeline[]
  readonly unlisted: Selected['unlisted']
  /** The `type/id` of what was not selected only because its age is unknown. */
  readonly undated: Selected['undated']
  /** The answer of the tag service after the run, where it was queried. */
  readonly audit?: Audit
  /** Rules of `protect`, and `expect-name`, that matched nothing in this run. */
  readonly unusedRules: readonly string[]
  readonly reason: StopReason | undefined
  /** For the file with the full results. */
  readonly folder: string
}

/** Outputs and summary come first, however the run ended. `complete`: whether everything could be written. */
export async function report(input: ReportInput): Promise<{ verdict: Verdict; complete: boolean }> {
  const { inputs, results, timelines, reason, folder } = input
  const verdict = verdictOf(input)
  const settings = settingsOf(inputs)
  const written = [
    await succeeds(() => {
      const { shown } = setOutputs(verdict, results, folder)
      if (shown !== 'all') line(`${shown} The file named by results-file has everything.`)
    }),
    await succeeds(() =>
      writeSummary(renderSummary({ title: inputs.title, verdict, results, timelines, settings })),
    ),
    await succeeds(() => {
      annotate(verdict, results, annotateOptions(input, verdict, settings))
    }),
  ]
  if (reason?.type === 'crashed') reportCrash(reason.error)
  printLastLines(verdict, results)
  return { verdict, complete: !written.includes(false) }
}

function verdictOf({ inputs, results, unlisted, undated, reason, audit }: ReportInput): Verdict {
  return reachVerdict(results, {
    ...{ ifMissing: inputs.ifMissing, goal: inputs.goal, dryRun: inputs.dryRun, unlisted, undated },
    cancelled: reason?.type === 'cancelled',
    refusal: reason?.type === 'guarded' ? reason.failure : undefined,
    ifNothingSelected: selects(inputs) ? inputs.ifNothingSelected : undefined,
    sweep: isSweep(inputs),
    leftBehind: audit !== undefined && 'found' in audit ? audit.found : [],
    unaudited: audit !== undefined && 'failure' in audit ? audit : undefined,
    ifLeftBehind: inputs.ifLeftBehind,
  })
}

function selects({ selectFrom }: Inputs): boolean {
  return selectFrom !== undefined
}

/** A selection by age looks for resources that should be gone already. */
function isSweep(inputs: Inputs): boolean {
  return selects(inputs) && inputs.criteria.olderThanMs !== undefined
}

function annotateOptions(
  { inputs, results, unusedRules }: ReportInput,
  verdict: Verdict,
  settings: readonly (readonly [string, string])[],
): AnnotateOptions {
  const isNothing = selects(inputs) && nothingFound(results, verdict)
  return {
    ...{ ifMissing: inputs.ifMissing, sweep: isSweep(inputs), unusedRules },
    nothing: isNothing ? { policy: inputs.ifNothingSelected, text: nothingSelected(settings) } : undefined,
  }
}

/** The headline is the very last line of the log. */
function printLastLines(verdict: Verdict, results: readonly Result[]): void {
  for (const result of results) {
    const parent = tornDownWith(result)
    const is = result.outcome === 'planned' ? 'would be' : 'is'
    if (parent !== undefined) line(`${labelOf(result)} ${is} torn down with ${parent}.`)
    if (result.leaves !== undefined && result.leaves.length > 0) line(leftBehind(result))
  }
  if (verdict.pendingResults.length > 0) line(remainder(verdict.pendingResults))
  line(`${verdict.mark} ${verdict.headline}`)
}

function remainder(pending: readonly Result[]): string {
  return `Still pending: ${firstOf(pending.map(labelOf), 20)}. The output pending lists them all, in the form that the input resources takes.`
}

const CRITERIA = ['resource-type', 'tags', 'name', 'resource-group-id', 'older-than']

function nothingSelected(settings: readonly (readonly [string, string])[]): string {
  const given = settings.filter(([name]) => CRITERIA.includes(name))
  return `No resource matches the inputs: ${given.map(([name, value]) => `${name} ${value}`).join(', ')}. Check them if something should have matched. (Input if-empty.)`
}
