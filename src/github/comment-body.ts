// The body of the comment: one section for each time the action ran in a run.
//
// A section of the same run stays, whatever comes later: legs of a matrix and calls of one reusable workflow look the
// same to the action, so a later success must not hide an earlier failure. Failures come first, and with them the
// worst headline. Sections of earlier runs, and of earlier attempts of the run, are replaced.

import { createHash } from 'node:crypto'
import type { RunId } from './run-context.ts'

export interface Section {
  /** Markdown, with a heading of its own. */
  readonly text: string
  readonly failed: boolean
  readonly run: RunId | undefined
  /** Distinguishes it from other sections of the run. */
  readonly id: string
}

/** GitHub accepts 65 536 characters (REST API, issue comments). */
const MAX_LENGTH = 65_000
const LEFT_OUT = '\n… The rest is left out here; the summary of the run has it.\n'

/** `key`: what the comment is for. Hashed, since the name of a workflow could end the HTML comment. */
export function markerFor(key: string): string {
  return `<!-- zenlayer-teardown ${createHash('sha256').update(key).digest('hex').slice(0, 16)} -->`
}

export function renderBody(marker: string, sections: readonly Section[]): string {
  const sorted = sections.toSorted((a, b) => Number(b.failed) - Number(a.failed))
  const room = Math.floor((MAX_LENGTH - marker.length) / sorted.length) - 100
  return [marker, '\n', ...sorted.map((section) => renderSection(section, room))].join('')
}

function renderSection({ text, failed, run, id }: Section, room: number): string {
  const runId = run === undefined ? '0.0' : `${run.id}.${run.attempt}`
  return `${shorten(text, room)}<!-- zenlayer-teardown section ${runId} ${failed ? 'failed' : 'passed'} ${id} -->\n`
}

/** Cuts at the end of a line, since half a row would break the table, and closes the elements that are open there. */
function shorten(text: string, room: number): string {
  if (text.length <= room) return text
  const end = text.lastIndexOf('\n', Math.max(0, room - LEFT_OUT.length - MAX_CLOSING))
  const kept = text.slice(0, Math.max(0, end))
  return `${kept}\n${closingOf(kept)}${LEFT_OUT}`
}

/** From the inside out. An open `details` would hide the sections that follow. */
const ELEMENTS = ['tbody', 'table', 'details'] as const
const MAX_CLOSING = 64

function closingOf(text: string): string {
  const isOpen = (name: string) => text.lastIndexOf(`<${name}>`) > text.lastIndexOf(`</${name}>`)
  return ELEMENTS.filter(isOpen)
    .map((name) => `</${name}>`)
    .join('\n')
}

const SECTION =
  /([^]*?)<!-- zenlayer-teardown section (\d{1,15})\.(\d{1,9}) (failed|passed) ([0-9a-f]{1,32}) -->\n?/y

/** The sections that `renderBody` wrote; none of a body in another form. */
export function parseSections(marker: string, body: string): Section[] {
  const sections: Section[] = []
  const pattern = new RegExp(SECTION)
  pattern.lastIndex = marker.length + 1
  for (let match = pattern.exec(body); match !== null; match = pattern.exec(body)) {
    const [, text = '', runId = '', attempt = '', state, id = ''] = match
    const run = { id: Number(runId), attempt: Number(attempt) }
    sections.push({ text, failed: state === 'failed', run, id })
  }
  return sections
}

/** Negative where `a` is the earlier one; 0 where both are the same, or one is unknown. */
export function compareRuns(a: RunId | undefined, b: RunId | undefined): number {
  if (a === undefined || b === undefined || a.id === 0 || b.id === 0) return 0
  return a.id - b.id || a.attempt - b.attempt
}
