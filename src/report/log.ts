// The step's log: what is going on, as it goes on. Everything printed goes through here.

import * as core from '@actions/core'
import { formatDuration } from '../inputs/duration.ts'
import type { Listener, PlannedStep, Tracked } from '../teardown/index.ts'
import type { Attempt } from '../zenlayer/index.ts'

/**
 * Prints one line. The runner takes a line that starts with `::`, or has `##[` anywhere, for a command
 * (actions/runner, ActionCommand.cs), so neither may come from data.
 */
export function line(text: string): void {
  core.info(harmless(text))
}

export function debug(text: string): void {
  core.debug(harmless(text))
}

export function harmless(text: string): string {
  return text
    .replace(/\p{Cc}|\p{Zl}|\p{Zp}/gu, ' ')
    .replaceAll('##[', '##\u200b[')
    .replace(/^(\s*):/, '$1\u200b:')
}

/** For every call, without headers or bodies: neither the signature nor a secret can get in. */
export function logAttempt({ action, status, code, requestId, ms }: Attempt): void {
  const answer = status === undefined ? 'no answer' : `HTTP ${status}`
  debug(
    [action, answer, code, requestId, `${Math.round(ms)} ms`].filter((part) => part !== undefined).join('  '),
  )
}

export function createLog({ dryRun }: { dryRun: boolean }): Listener {
  return {
    planned(plan) {
      line(planLine(plan, dryRun))
    },
    answered(resources, { action, requestId, status, code }) {
      const answer =
        code === undefined ? 'accepted' : status === null ? `no answer (${code})` : `${status} ${code}`
      line(`${labels(resources)}  ${action} ${answer}${requestId === null ? '' : `  ${requestId}`}`)
    },
    changed(resource, from, to) {
      // The first sight of a resource is part of the plan; what follows is news.
      if (from === undefined) {
        debug(`${resource.label}  ${to}`)
        return
      }
      const write = resource.requests.at(-1)
      line(
        `${resource.label}  ${from} -> ${to}${write === undefined ? '' : `  ${write.action} ${write.requestId ?? '(no request id)'}`}`,
      )
    },
    lookFailed(kind, reason) {
      line(`${kind.type}  ${kind.describe.action} gave no answer to rely on, will look again: ${reason}`)
    },
    settled({ label, outcome, lastStatus, error }) {
      if (outcome === 'failed' || outcome === 'pending')
        line(`${label}  ${outcome}: ${error?.message ?? 'no reason known'}`)
      else if (outcome === 'recycled' || outcome === 'destroyed') debug(`${label}  ${outcome}`)
      else line(`${label}  ${outcome ?? ''}${lastStatus === undefined ? '' : `  ${lastStatus}`}`)
    },
    waiting(open, elapsedMs) {
      line(
        `Waiting for ${open.length} after ${formatDuration(elapsedMs)}: ${tally(open.map(({ status }) => status ?? 'not found yet'))}.`,
      )
    },
  }
}

const PLANNED: Readonly<Record<NonNullable<PlannedStep['step']> | 'none', string>> = {
  terminate: 'to terminate',
  release: 'to release from the recycle bin',
  wait: 'on the way or busy, to wait for',
  done: 'already there',
  none: 'not found at the first look',
}

function planLine(plan: readonly PlannedStep[], dryRun: boolean): string {
  const steps = tally(plan.map(({ step }) => PLANNED[step ?? 'none']))
  return `Plan for ${plan.length}: ${steps}.${dryRun ? ' Dry run: nothing will be changed.' : ''}`
}

/** `3 RUNNING, 1 STOPPED` */
function tally(words: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].map(([word, count]) => `${count} ${word}`).join(', ')
}

function labels(resources: readonly Tracked[]): string {
  const shown = resources.slice(0, 3).map(({ label }) => label)
  return resources.length > 3 ? `${shown.join(', ')} and ${resources.length - 3} more` : shown.join(', ')
}
