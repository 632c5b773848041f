// The job summary: what a person wants to see on the run's page, failures first.

import * as core from '@actions/core'
import { formatDuration } from '../duration.ts'
import type { Outcome, Plan, Result, Unlisted, Way } from '../teardown/index.ts'
import { renderGantt } from './gantt.ts'
import { escapeMarkdown, identifier } from './markdown.ts'
import { labelOf } from './sentence.ts'
import type { Verdict } from './verdict.ts'

/**
 * GitHub drops a summary of more than 1 MiB whole (GitHub's documentation of workflow commands), and all the
 * summaries of a step share it. Rows are left out before that.
 */
const MAX_BYTES = 1_000_000

const ICONS: Readonly<Record<Outcome, string>> = {
  failed: '❌',
  pending: '⏳',
  scheduled: '📅',
  missing: '❔',
  requested: '📨',
  planned: '📝',
  protected: '🛡️',
  skipped: '⏭️',
  recycled: '♻️',
  destroyed: '✅',
  already: '✅',
}

/** What needs a look comes first. */
const ORDER = Object.keys(ICONS) as Outcome[]

export interface SummaryInput {
  readonly title: string
  readonly verdict: Verdict
  readonly results: readonly Result[]
  /** For the picture above the table; without them there is none. */
  readonly ways?: readonly Way[]
  /** Names and values, for the fold-out at the end. */
  readonly settings: readonly (readonly [string, string])[]
}

export function renderSummary(
  { title, verdict, results, ways = [], settings }: SummaryInput,
  maxBytes = MAX_BYTES,
): string {
  const head = `## ${verdict.failed ? '❌' : '✅'} ${escapeMarkdown(title)}\n\n**${escapeMarkdown(verdict.headline)}**\n\n${renderUnlisted(verdict.unlisted)}${renderGantt(ways)}`
  const foot = renderSettings(settings)
  const room = maxBytes - bytes(head) - bytes(foot) - 200
  return head + renderTable(results, room) + foot
}

/** Written where the runner says; a runner without summaries is no reason to fail. */
export async function writeSummary(markdown: string): Promise<void> {
  try {
    await core.summary.addRaw(markdown, true).write()
  } catch (error) {
    core.debug(`No job summary was written: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function renderTable(results: readonly Result[], room: number): string {
  if (results.length === 0) return ''
  const planned = results.some(({ plan }) => plan !== undefined)
  const header = `| Resource | Name | Outcome | Last status | Took | ${planned ? 'Would call' : 'Request ids'} |\n| --- | --- | --- | --- | ---: | --- |\n`
  const sorted = results
    .map((result, index) => ({ result, index }))
    .sort(
      (a, b) =>
        ORDER.indexOf(a.result.outcome) - ORDER.indexOf(b.result.outcome) ||
        (a.result.plan?.wave ?? 0) - (b.result.plan?.wave ?? 0) ||
        a.index - b.index,
    )
  let table = header
  let left = room - bytes(header)
  for (const [shown, { result }] of sorted.entries()) {
    const row = renderRow(result)
    left -= bytes(row)
    if (left < 0) {
      const more = sorted.length - shown
      return `${table}\n… and ${more} more ${more === 1 ? 'row' : 'rows'}, left out to keep this summary within GitHub's limit.\n\n`
    }
    table += row
  }
  return `${table}\n`
}

function renderRow(result: Result): string {
  const cells = [
    identifier(labelOf(result)),
    escapeMarkdown(result.name),
    renderOutcome(result),
    escapeMarkdown(result.finalStatus ?? '–'),
    formatDuration(result.seconds * 1000),
    result.plan === undefined ? renderRequests(result) : renderPlan(result.plan),
  ]
  return `| ${cells.join(' | ')} |\n`
}

/** `1. TerminateInstance, DestroyInstance`: the number says who waits for whom. */
function renderPlan({ wave, calls, note }: Plan): string {
  if (calls.length === 0) return 'nothing'
  const more = note === undefined ? '' : `<br>${escapeMarkdown(note)}`
  return `${wave}\\. ${calls.map(identifier).join(', ')}${more}`
}

function renderUnlisted(unlisted: readonly Unlisted[]): string {
  if (unlisted.length === 0) return ''
  const rows = unlisted.map(({ type, failure: { code, message, requestId, hint } }) => {
    const request = requestId === null ? '' : `<br>Request id ${identifier(requestId)}`
    const advice = hint === undefined ? '' : `<br>${escapeMarkdown(hint)}`
    return `| ${identifier(type)} | ${identifier(code)}<br>${escapeMarkdown(message)}${request}${advice} |\n`
  })
  return `| Not listed | Why |\n| --- | --- |\n${rows.join('')}\n`
}

function renderOutcome({ outcome, error, expiresAt, reason }: Result): string {
  const word = `${ICONS[outcome]} ${outcome}`
  if (error !== undefined) {
    const request = error.requestId === null ? '' : `<br>Request id ${identifier(error.requestId)}`
    const hint = error.hint === undefined ? '' : `<br>${escapeMarkdown(error.hint)}`
    return `${word}<br>${identifier(error.code)}<br>${escapeMarkdown(error.message)}${request}${hint}`
  }
  if (reason !== undefined) return `${word}<br>${escapeMarkdown(reason)}`
  if (outcome === 'scheduled' && expiresAt !== undefined)
    return `${word}<br>until ${escapeMarkdown(expiresAt)}`
  return word
}

/** A throttled write may have had many ids; the output `results` has them all. */
const MOST_REQUESTS = 6

function renderRequests({ requests }: Result): string {
  const shown = requests.slice(-MOST_REQUESTS).map(({ action, requestId, code }) => {
    const id = requestId === null ? 'no answer' : identifier(requestId)
    return `${action} ${id}${code === undefined ? '' : ` (${identifier(code)})`}`
  })
  const hidden = requests.length - shown.length
  return [...(hidden > 0 ? [`${hidden} earlier`] : []), ...shown].join('<br>')
}

function renderSettings(settings: SummaryInput['settings']): string {
  if (settings.length === 0) return ''
  const rows = settings.map(([name, value]) => `| ${escapeMarkdown(name)} | ${escapeMarkdown(value)} |\n`)
  return `<details><summary>Settings</summary>\n\n| Input | Value |\n| --- | --- |\n${rows.join('')}\n</details>\n`
}

function bytes(text: string): number {
  return Buffer.byteLength(text)
}
