// The step's log, line by line, and escaped.

import * as core from '@actions/core'
import type { Attempt } from '../zenlayer/index.ts'
import { escapeCommands } from './escape.ts'

export function line(text: string): void {
  core.info(escapeCommands(text))
}

export function debug(text: string): void {
  core.debug(escapeCommands(text))
}

/** For every call, without headers or bodies, so that no signature or secret is logged. */
export function logAttempt({ action, status, code, requestId, ms }: Attempt): void {
  const answer = status === undefined ? 'no answer' : `HTTP ${status}`
  debug(
    [action, answer, code, requestId, `${Math.round(ms)} ms`].filter((part) => part !== undefined).join('  '),
  )
}

/** A group of lines that the page collapses; any other line ends it. */
interface Fold {
  /** A line inside the group. */
  readonly inside: (text: string) => void
  /** A line that is always visible. */
  readonly outside: (text: string) => void
  readonly end: () => void
}

/** `title`: what the page shows while the group is collapsed. */
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
