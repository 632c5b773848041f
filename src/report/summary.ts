// The job summary and the comment. What needs attention comes first.

import * as core from '@actions/core'
import { labelOf } from '../resources/index.ts'
import type { Result, TaggedResource, Timeline, Unlisted } from '../teardown/index.ts'
import { firstOf } from '../text.ts'
import { explain } from './crash.ts'
import { escapeCommands } from './escape.ts'
import { renderGantt } from './gantt.ts'
import { guardOf } from './headline.ts'
import { byteLength, fold, renderTable, tableRow } from './html.ts'
import { escapeMarkdown, htmlIdentifier, prose } from './markdown.ts'
import { needsAttention, OUTCOMES, rankOf } from './outcomes.ts'
import { requestTable } from './requests.ts'
import { errorLines, groupedTable, planTable, resultTable, rowOptions, type RowOptions } from './rows.ts'
import type { Verdict } from './verdict.ts'

/**
 * GitHub drops a summary of more than 1 MiB as a whole (GitHub's documentation of workflow commands), and all the
 * summaries of a step share it. Rows are left out before that.
 */
const MAX_BYTES = 1_000_000
/** Beyond this, what reached the goal is counted by kind, and its rows are collapsed. */
const MAX_ROWS = 25
/** Beyond this, further rows that need attention are collapsed. */
const MAX_ATTENTION_ROWS = 12
/** Maximum number of rows for a plan that a guard refused. */
const MAX_REFUSED = 50
/** For the headings, collapsed sections and notes around the tables. */
const MARGIN_BYTES = 2000

interface CommentInput {
  readonly title: string
  readonly verdict: Verdict
  readonly results: readonly Result[]
  /** In milliseconds since the epoch: for ages. */
  readonly now?: number
}

interface SummaryInput extends CommentInput {
  /** For the diagram; without them there is none. */
  readonly timelines?: readonly Timeline[]
  /** Names and values, for the section at the end. */
  readonly settings: readonly (readonly [string, string])[]
}

export function renderSummary(input: SummaryInput, maxBytes = MAX_BYTES): string {
  const { results, timelines = [], settings } = input
  const gantt = renderGantt(timelines)
  const foot = renderSettings(settings)
  const room = maxBytes - byteLength(gantt) - byteLength(foot) - MARGIN_BYTES
  const body = renderBody(input, { maxBytes: room, foldsGood: results.length > MAX_ROWS, requestIds: true })
  const requests = requestTable(results)
  const ids = renderTable(requests, room - byteLength(body))
  return `${body}${gantt}${fold(`Request ids (${requests.rows.length})`, ids)}${foot}`
}

/** Without request ids, diagram and settings: the job summary has them. */
export function renderComment(input: CommentInput, maxBytes: number): string {
  return renderBody(input, { maxBytes: maxBytes - MARGIN_BYTES, foldsGood: true, requestIds: false })
}

/** Written to the file that the runner names. Neither a runner without summaries nor a full disk is a reason to fail. */
export async function writeSummary(markdown: string): Promise<void> {
  if ((process.env['GITHUB_STEP_SUMMARY'] ?? '') === '') {
    core.debug('No job summary was written: the runner names no file for it.')
    return
  }
  try {
    await core.summary.addRaw(markdown, true).write()
  } catch (error) {
    core.warning(escapeCommands(`The job summary could not be written. ${explain(error)}`))
  }
}

interface BodyOptions {
  readonly maxBytes: number
  readonly foldsGood: boolean
  readonly requestIds: boolean
}

function renderBody(input: CommentInput, { maxBytes, foldsGood, requestIds }: BodyOptions): string {
  const { title, verdict, results, now = Date.now() } = input
  const head = [
    `## ${verdict.mark} ${escapeMarkdown(title)}\n\n**${escapeMarkdown(verdict.headline)}**\n\n`,
    renderRefusal(verdict, results),
    renderLeftBehind(verdict.leftBehind),
    renderUnlisted(verdict.unlisted),
    renderUndated(verdict.undated),
  ].join('')
  const shown = results.filter((result) => !isOfRefusedPlan(result, verdict))
  const options = rowOptions(shown, { goal: verdict.goal, now, requestIds })
  return `${head}${renderResults(shown, { options, foldsGood, maxBytes: maxBytes - byteLength(head) })}`
}

const MAX_LEFT_BEHIND = 20

/** At the top: nothing in this run deletes these. */
function renderLeftBehind(leftBehind: readonly TaggedResource[]): string {
  if (leftBehind.length === 0) return ''
  const rows = leftBehind
    .slice(0, MAX_LEFT_BEHIND)
    .map(
      ({ type, id, name }) =>
        `- ${escapeMarkdown(type)} ${htmlIdentifier(id)}${name === undefined ? '' : ` ${escapeMarkdown(name)}`}`,
    )
  const more = leftBehind.length - rows.length
  const rest = more > 0 ? [`- … and ${more} more; the output \`left-behind\` lists them all`] : []
  return `**Left behind:** the tag service still lists these, and no outcome accounts for them.\n\n${[...rows, ...rest].join('\n')}\n\n`
}

interface ResultsOptions {
  readonly options: RowOptions
  readonly foldsGood: boolean
  readonly maxBytes: number
}

/** One table; or what needs attention, then the counts of the rest with their rows collapsed. */
function renderResults(results: readonly Result[], { options, foldsGood, maxBytes }: ResultsOptions): string {
  const sorted = inOrder(results)
  const isPlan = results.some(({ plan }) => plan !== undefined)
  const table = isPlan ? planTable : resultTable
  if (!foldsGood) return renderTable(table(sorted, options), maxBytes)
  const attention = sorted.filter(needsAttention)
  const good = sorted.filter((result) => !needsAttention(result))
  const grouped = isPlan ? planTable(attention, options) : groupedTable(attention, options)
  const [first, rest] = [grouped.rows.slice(0, MAX_ATTENTION_ROWS), grouped.rows.slice(MAX_ATTENTION_ROWS)]
  let text = renderTable({ ...grouped, rows: first }, maxBytes)
  text += fold(
    `${rest.length} more rows like these`,
    renderTable({ ...grouped, rows: rest }, maxBytes - byteLength(text)),
  )
  if (good.length > MAX_ROWS) text += renderCounts(good)
  return text + fold(foldTitle(good), renderTable(table(good, options), maxBytes - byteLength(text)))
}

/** `✅ 8 destroyed, ✅ 1 already` */
function foldTitle(results: readonly Result[]): string {
  const groups = Map.groupBy(results, ({ outcome }) => outcome)
  return [...groups]
    .map(([outcome, group]) => `${OUTCOMES[outcome].icon} ${group.length} ${outcome}`)
    .join(', ')
}

/** By kind. */
function renderCounts(results: readonly Result[]): string {
  const groups = Map.groupBy(results, ({ type, outcome }) => `${type} ${outcome}`)
  const rows = [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const { outcome, type } = first
    return tableRow([
      { html: `${group.length}`, align: 'right' },
      { html: htmlIdentifier(type), nowrap: true },
      { html: `${OUTCOMES[outcome].icon} ${outcome}` },
    ])
  })
  return renderTable({ head: ['Count', 'Kind', 'Outcome'], rows }, Infinity)
}

function inOrder(results: readonly Result[]): Result[] {
  return results.toSorted((a, b) => rankOf(a) - rankOf(b) || (a.plan?.wave ?? 0) - (b.plan?.wave ?? 0))
}

function isOfRefusedPlan({ error }: Result, { refusal }: Verdict): boolean {
  return refusal !== undefined && error?.code === refusal.code
}

/** The guard, the number and the first resources: two hundred rows would add nothing. */
function renderRefusal(verdict: Verdict, results: readonly Result[]): string {
  const { refusal } = verdict
  if (refusal === undefined) return ''
  const refused = results.filter((result) => isOfRefusedPlan(result, verdict))
  const labels = refused.slice(0, MAX_REFUSED).map((result) => htmlIdentifier(labelOf(result)))
  const more = refused.length - labels.length
  // One per line, so that no id is broken.
  const list = `${labels.join('<br>')}${more > 0 ? `<br>and ${more} more` : ''}\n\n`
  const hint = refusal.hint === undefined ? '' : ` ${prose(refusal.hint)}`
  const title = `The plan that ${guardOf(refusal)} refused (${refused.length})`
  return `${htmlIdentifier(refusal.code)}: ${prose(refusal.message)}${hint}\n\n${labels.length === 0 ? '' : fold(title, list)}`
}

function renderUnlisted(unlisted: readonly Unlisted[]): string {
  const rows = unlisted.map(({ type, failure }) =>
    tableRow([
      { html: htmlIdentifier(type), nowrap: true },
      { html: errorLines(failure, true).join('<br>') },
    ]),
  )
  return renderTable({ head: ['Not listed', 'Why'], rows }, Infinity)
}

const MAX_UNDATED = 50

function renderUndated(undated: readonly string[]): string {
  if (undated.length === 0) return ''
  return `Not selected, because their age is unknown: ${firstOf(undated.map(htmlIdentifier), MAX_UNDATED)}.\n\n`
}

function renderSettings(settings: SummaryInput['settings']): string {
  if (settings.length === 0) return ''
  const rows = settings.map(([name, value]) =>
    tableRow([{ html: escapeMarkdown(name), nowrap: true }, { html: escapeMarkdown(value) }]),
  )
  return fold('Settings', renderTable({ head: ['Input', 'Value'], rows }, Infinity))
}
