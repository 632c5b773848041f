// The step's log: what is going on, as it goes on. Everything printed goes through here.

import * as core from '@actions/core'
import { formatDuration } from '../inputs/duration.ts'
import { isGuardCode, type Listener, type PlannedStep, type Tracked } from '../teardown/index.ts'
import { firstOf, type Attempt } from '../zenlayer/index.ts'

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
    listed({ type }, matches, listed) {
      const text = `${type}  ${matches} selected of ${listed} listed`
      if (listed === 0) debug(text)
      else line(text)
    },
    leftOut({ type }, kept) {
      const named = kept.map(
        ({ id, belongsTo }) => `${type}/${id} belongs to ${belongsTo ?? 'another resource'}`,
      )
      line(`${type}  ${kept.length} left out: ${firstOf(named, 10)}`)
    },
    appeared(found) {
      const count = `${found.length} more ${found.length === 1 ? 'resource matches' : 'resources match'} the inputs now`
      line(`${count}: ${firstOf(found, 10)}`)
    },
    unchecked({ id }, found, other, { code }) {
      line(
        `${id}  found as ${found.type}; ${other.type} could not be checked: ${other.describe.action} ${code}`,
      )
    },
    refused({ message }) {
      line(message)
    },
    planned(plan) {
      if (plan.length === 0) return
      line(planLine(plan, dryRun))
      const order = orderLine(plan)
      if (order !== undefined) line(order)
      // In earnest the calls themselves will tell.
      if (dryRun) for (const text of planLines(plan)) line(text)
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
    settled({ label, outcome, lastStatus, error, keptBecause }) {
      // Told once, for all of them.
      if (error !== undefined && isGuardCode(error.code)) debug(`${label}  ${outcome ?? ''}: ${error.code}`)
      else if (outcome === 'protected') line(`${label}  protected: ${keptBecause ?? ''}`)
      else if (outcome === 'failed' || outcome === 'pending')
        line(`${label}  ${outcome}: ${error?.message ?? 'no reason known'}`)
      else if (outcome === 'recycled' || outcome === 'destroyed' || outcome === 'planned')
        debug(`${label}  ${outcome}`)
      else line(`${label}  ${outcome ?? ''}${lastStatus === undefined ? '' : `  ${lastStatus}`}`)
    },
    waiting(open, elapsedMs) {
      line(
        `Waiting for ${open.length} after ${formatDuration(elapsedMs)}: ${tally(open.map(({ status }) => status ?? 'not found yet'))}.`,
      )
    },
  }
}

const PLANNED: Readonly<Record<NonNullable<PlannedStep['step']> | 'protected' | 'failed' | 'none', string>> =
  {
    unbind: 'to unbind and terminate',
    terminate: 'to terminate',
    release: 'to release from the recycle bin',
    wait: 'on the way or busy, to wait for',
    done: 'already there',
    protected: 'protected',
    failed: 'refused',
    none: 'not found at the first look',
  }

function planLine(plan: readonly PlannedStep[], dryRun: boolean): string {
  const steps = tally(plan.map(({ resource, step }) => PLANNED[wordFor(resource.outcome) ?? step ?? 'none']))
  return `Plan for ${plan.length}: ${steps}.${dryRun ? ' Dry run: nothing will be changed.' : ''}`
}

function wordFor(outcome: Tracked['outcome']): 'protected' | 'failed' | undefined {
  return outcome === 'protected' || outcome === 'failed' ? outcome : undefined
}

/** `In this order: private-connect, then port.`; undefined where nothing waits for anything. */
function orderLine(plan: readonly PlannedStep[]): string | undefined {
  const due = plan.filter((step) => step.plan.calls.length > 0)
  const waves = [...new Set(due.map((step) => step.plan.wave))].sort((a, b) => a - b)
  if (waves.length < 2) return undefined
  const names = waves.map((wave) =>
    [
      ...new Set(
        due.filter((step) => step.plan.wave === wave).map(({ resource }) => resource.kind?.type ?? ''),
      ),
    ].join(', '),
  )
  return `In this order: ${names.join('; then ')}.`
}

/** What would be called first, then what would not be touched. */
function planLines(plan: readonly PlannedStep[]): string[] {
  const due = plan
    .filter((step) => step.plan.calls.length > 0)
    .sort((a, b) => a.plan.wave - b.plan.wave)
    .map(({ resource, step, plan: { wave, calls, note } }) => {
      const wait = step === 'wait' ? 'wait, then ' : ''
      const more = note === undefined ? '' : ` (${note})`
      return `${wave}. ${resource.title}  ${resource.status ?? ''}  ${wait}${calls.join(', then ')}${more}`
    })
  const rest = plan
    .filter((step) => step.plan.calls.length === 0)
    .map(({ resource, step }) => {
      const { title, outcome, status, keptBecause, error } = resource
      const why = keptBecause ?? error?.message
      return `-  ${title}  ${status ?? 'not found'}  ${outcome ?? (step === 'wait' ? 'to wait for' : '')}${why === undefined ? '' : `: ${why}`}`
    })
  return [...due, ...rest]
}

/** `3 RUNNING, 1 STOPPED` */
function tally(words: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].map(([word, count]) => `${count} ${word}`).join(', ')
}

function labels(resources: readonly Tracked[]): string {
  return firstOf(
    resources.map(({ label }) => label),
    3,
  )
}
