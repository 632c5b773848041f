// What is told where there is nothing to tell of any resource: the inputs cannot be used, or name nothing, or the run
// broke before it had found out what it was about.

import * as core from '@actions/core'
import type { Policy, Problem } from '../inputs.ts'
import { reportCrash, succeeds } from './crash.ts'
import { harmless, line } from './log.ts'
import { setEmptyOutputs } from './outputs.ts'
import { writeSummary } from './summary.ts'
import { TITLE } from './title.ts'

export async function reportProblems(problems: readonly Problem[], folder: string): Promise<1> {
  setEmptyOutputs('failure', folder)
  const list = problems.map(({ input, message }) => `Input ${input}: ${message}`)
  await writeSummary(
    `## ❌ ${TITLE}\n\n**The inputs cannot be used; nothing was called.** The log says why.\n`,
  )
  for (const text of list) core.error(harmless(text), { title: 'Input not usable' })
  line('Nothing was called.')
  return 1
}

export async function reportBroken(error: unknown, folder: string): Promise<1> {
  reportCrash(error)
  await succeeds(() => {
    setEmptyOutputs('failure', folder)
  })
  await succeeds(() =>
    writeSummary(`## ❌ ${TITLE}\n\n**Something went wrong that should not.** The log says what.\n`),
  )
  return 1
}

const USUAL_CAUSES =
  'The usual causes: the job that should have listed them was cancelled or skipped, or its output was dropped because it held a masked value. (Input if-empty.)'

/** `emptyLists`: the inputs that are set, but name nothing; they keep the criteria from selecting. */
function nothingNamed(emptyLists: readonly string[]): string {
  const lists = emptyLists.map((name) => `\`${name}\``).join(' and ')
  return emptyLists.length > 0
    ? `No ids were given: the list in ${lists} is empty, so nothing is selected by the criteria either. To select by them, leave ${lists} unset. ${USUAL_CAUSES}`
    : `No ids were given: \`ids\` and \`resources\` are both empty, and none of \`tags\`, \`name\` and \`resource-group-id\` selects. ${USUAL_CAUSES}`
}

export async function reportEmpty(
  ifEmpty: Policy,
  folder: string,
  emptyLists: readonly string[] = [],
): Promise<0 | 1> {
  const why = nothingNamed(emptyLists)
  setEmptyOutputs(ifEmpty === 'error' ? 'failure' : 'success', folder)
  await writeSummary(
    `## ${ifEmpty === 'error' ? '❌' : '✅'} ${TITLE}\n\n**Nothing to tear down: no ids were given.**\n`,
  )
  if (ifEmpty === 'error') core.error(why)
  else if (ifEmpty === 'warn') core.warning(why)
  else line(why)
  return ifEmpty === 'error' ? 1 : 0
}
