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

const NOTHING_NAMED =
  'No ids were given: `ids` and `resources` are both empty, and none of `tags`, `name` and `resource-group-id` selects. The usual causes: the job that should have listed them was cancelled or skipped, or its output was dropped because it held a masked value. (Input if-empty.)'

export async function reportEmpty(ifEmpty: Policy, folder: string): Promise<0 | 1> {
  setEmptyOutputs(ifEmpty === 'error' ? 'failure' : 'success', folder)
  await writeSummary(
    `## ${ifEmpty === 'error' ? '❌' : '✅'} ${TITLE}\n\n**Nothing to tear down: no ids were given.**\n`,
  )
  if (ifEmpty === 'error') core.error(NOTHING_NAMED)
  else if (ifEmpty === 'warn') core.warning(NOTHING_NAMED)
  else line(NOTHING_NAMED)
  return ifEmpty === 'error' ? 1 : 0
}
