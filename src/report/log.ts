// The step's log, line by line. Everything that is printed goes through here.

import * as core from '@actions/core'
import type { Attempt } from '../zenlayer/index.ts'
import { escapeCommands } from './escape.ts'

export function line(text: string): void {
  core.info(escapeCommands(text))
}

export function debug(text: string): void {
  core.debug(escapeCommands(text))
}

/** For every call, without headers or bodies: neither the signature nor a secret can get in. */
export function logAttempt({ action, status, code, requestId, ms }: Attempt): void {
  const answer = status === undefined ? 'no answer' : `HTTP ${status}`
  debug(
    [action, answer, code, requestId, `${Math.round(ms)} ms`].filter((part) => part !== undefined).join('  '),
  )
}

/** Lines that the page folds away; any other line ends the fold. */
interface Fold {
  /** A line inside the fold. */
  readonly inside: (text: string) => void
  /** A line that everybody sees. */
  readonly outside: (text: string) => void
  readonly end: () => void
}

/** `title`: what stands on the page while the lines are folded away. */
export function createFold(title: string): Fold {
  let open = false
  const end = () => {
    if (open) core.endGroup()
    open = false
  }
  return {
    end,
    inside(text) {
      if (!open) core.startGroup(title)
      open = true
      line(text)
    },
    outside(text) {
      end()
      line(text)
    },
  }
}
