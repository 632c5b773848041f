// The report of a run without resources: the inputs are invalid or name nothing, or the run failed before it began.

import * as core from '@actions/core'
import type { Inputs, Policy, Problem } from '../inputs.ts'
import { succeeds, reportCrash } from './crash.ts'
import { escapeCommands } from './escape.ts'
import { line } from './log.ts'
import { escapeMarkdown, prose } from './markdown.ts'
import { setEmptyOutputs } from './outputs.ts'
import { writeSummary } from './summary.ts'
import type { Mark, RunOutcome } from './verdict.ts'

interface Place {
  /** The heading of the summary. */
  readonly title: string
  /** For the file with the results. */
  readonly folder: string
}

export const INVALID_INPUTS = 'Invalid inputs; no API calls were made.'

/** The problems come first, so that no later error hides them. */
export async function reportProblems(problems: readonly Problem[], place: Place): Promise<void> {
  for (const { input, message } of problems)
    core.error(escapeCommands(`Input ${input}: ${message}`), { title: 'Invalid input' })
  await write(place, { ...invalid(problems), outcome: 'failure' })
  line(`❌ ${INVALID_INPUTS}`)
}

/** Every problem, as in the log. */
export function renderProblems(title: string, problems: readonly Problem[]): string {
  return render(title, invalid(problems))
}

/** For the comment: the run failed before it could tear down anything. */
export function renderNoRun(title: string, headline: string): string {
  return render(title, { mark: '❌', headline, body: '' })
}

interface Content {
  readonly mark: Mark
  readonly headline: string
  /** Markdown. */
  readonly body: string
}

function invalid(problems: readonly Problem[]): Content {
  const list = problems.map(({ input, message }) => `- \`${input}\`: ${prose(message)}\n`)
  return { mark: '❌', headline: INVALID_INPUTS, body: list.join('') }
}

export async function reportBroken(error: unknown, place: Place): Promise<void> {
  reportCrash(error)
  await write(place, {
    mark: '❌',
    headline: 'Internal error.',
    outcome: 'failure',
    body: 'The log has the details.\n',
  })
}

const CAUSES =
  'Common causes: the job that should have listed them was cancelled or skipped, or its output was dropped because it contained a masked value. (Input if-empty.)'

const MARKS: Readonly<Record<Policy, Mark>> = { success: '✅', warn: '⚠️', error: '❌' }

export async function reportEmpty(inputs: Inputs, place: Place): Promise<0 | 1> {
  const { ifEmpty, dryRun } = inputs
  const text = `${whatIsEmpty(inputs)} ${CAUSES}`
  if (ifEmpty === 'error') core.error(text)
  else if (ifEmpty === 'warn') core.warning(text)
  else line(text)
  const headline = 'Nothing to tear down: no ids were given.'
  await write(place, {
    mark: MARKS[ifEmpty],
    headline,
    outcome: ifEmpty === 'error' ? 'failure' : dryRun ? 'planned' : 'success',
    body: '',
  })
  line(`${MARKS[ifEmpty]} ${headline}`)
  return ifEmpty === 'error' ? 1 : 0
}

/** An empty list names nothing. With criteria, it does not turn into a selection of everything that matches them. */
function whatIsEmpty({ emptyLists }: Inputs): string {
  const lists = emptyLists.map((name) => `\`${name}\``).join(' and ')
  return emptyLists.length > 0
    ? `No ids were given: the list in ${lists} is empty, so nothing is selected by the criteria either. To select by them, leave ${lists} unset.`
    : 'No ids were given: `ids` and `resources` are both empty, and none of `tags`, `name` and `resource-group-id` is set.'
}

async function write(
  { title, folder }: Place,
  content: Content & { readonly outcome: RunOutcome },
): Promise<void> {
  await succeeds(() => {
    setEmptyOutputs(content.outcome, content.headline, folder)
  })
  await succeeds(() => writeSummary(render(title, content)))
}

function render(title: string, { mark, headline, body }: Content): string {
  const head = `## ${mark} ${escapeMarkdown(title)}\n\n**${escapeMarkdown(headline)}**\n`
  return body === '' ? head : `${head}\n${body}`
}
