// What went wrong in the action itself.

import * as core from '@actions/core'
import { debug, harmless } from './log.ts'

export function reportCrash(crash: unknown): void {
  core.error(
    harmless(
      `Something went wrong that should not: ${crash instanceof Error ? crash.message : String(crash)}. Please report it; debug logging shows where.`,
    ),
  )
  if (crash instanceof Error) debug(crash.stack ?? 'no stack')
}

/** Whether it did; if not, why is told in the log. */
export async function succeeds(work: () => void | Promise<void>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    reportCrash(error)
    return false
  }
}
