// Errors that concern no resource: bugs in this action, and problems of the runner.

import * as core from '@actions/core'
import { messageOf } from '../text.ts'
import { escapeCommands } from './escape.ts'
import { debug } from './log.ts'

export function reportCrash(crash: unknown): void {
  core.error(escapeCommands(explain(crash)))
  if (crash instanceof Error) debug(crash.stack ?? 'no stack')
}

/** Whether `work` succeeded; if not, the error is logged. */
export async function succeeds(work: () => void | Promise<void>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    reportCrash(error)
    return false
  }
}

/** As a sentence for the person who reads the log. */
export function explain(crash: unknown): string {
  const message = messageOf(crash)
  const code = crash instanceof Error && 'code' in crash ? String(crash.code) : ''
  if (FULL.has(code)) {
    return `The runner's disk is full, so outputs or the job summary could not be written: ${message}. Free some space, or use a runner with a larger disk, and run again.`
  }
  // An error of a system call is about the runner's files, not about this action.
  if (crash instanceof Error && 'syscall' in crash && 'path' in crash)
    return `The runner's files could not be written: ${message}. Check the disk and the permissions of the runner.`
  return `Internal error: ${message}. Please report it; debug logging shows where it happened.`
}

/** Codes of the operating system for a full disk. */
const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT'])
