// Errors that belong to no resource: of this action itself, or of the machine that it runs on.

import * as core from '@actions/core'
import { escapeCommands } from './escape.ts'
import { explain } from './explain.ts'
import { debug } from './log.ts'

export function reportCrash(crash: unknown): void {
  core.error(escapeCommands(explain(crash)))
  if (crash instanceof Error) debug(crash.stack ?? 'no stack')
}

/** Whether `work` did; if not, the log says why. */
export async function succeeds(work: () => void | Promise<void>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    reportCrash(error)
    return false
  }
}
