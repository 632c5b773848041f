// The plan, as lines of the log.

import type { PlannedStep, Tracked } from '../teardown/index.ts'
import { countOf } from '../text.ts'

type Word = NonNullable<PlannedStep['step']> | 'protected' | 'skipped' | 'failed' | 'none'

const WORDS: Readonly<Record<Word, string>> = {
  unbind: 'to unbind and terminate',
  terminate: 'to terminate',
  release: 'to release from the recycle bin',
  wait: 'in progress',
  done: 'already at the goal',
  protected: 'protected',
  skipped: 'skipped',
  failed: 'failed',
  none: 'not found yet',
}

/** `Plan for 3 resources: 2 to terminate, 1 protected.` */
export function planLine(plan: readonly PlannedStep[], dryRun: boolean): string {
  const steps = tally(plan.map(({ resource, step }) => WORDS[wordFor(resource.outcome) ?? step ?? 'none']))
  const resources = countOf(plan.length, 'resource')
  return `Plan for ${resources}: ${steps}.${dryRun ? ' Dry run: nothing will be changed.' : ''}`
}

function wordFor(outcome: Tracked['outcome']): 'protected' | 'skipped' | 'failed' | undefined {
  return outcome === 'protected' || outcome === 'skipped' || outcome === 'failed' ? outcome : undefined
}

/** `In this order: private-connect, then port.`; undefined where nothing waits for anything. */
export function orderLine(plan: readonly PlannedStep[]): string | undefined {
  const waves = [...wavesOf(plan)]
  if (waves.length < 2) return undefined
  const names = waves.map(([, steps]) =>
    [...new Set(steps.map(({ resource }) => resource.kind?.type ?? ''))].join(', '),
  )
  return `In this order: ${names.join('; then ')}.`
}

/** What would be called comes first, then what would be left alone. Numbered from 1. */
export function planLines(plan: readonly PlannedStep[]): string[] {
  const due = [...wavesOf(plan)].flatMap(([, steps], index) =>
    steps.map(({ resource, step, plan: { calls, note } }) => {
      const wait = step === 'wait' ? 'wait, then ' : ''
      const more = note === undefined ? '' : ` (${note})`
      return `${index + 1}. ${resource.title}  ${resource.status ?? ''}  ${wait}${calls.join(', then ')}${more}`
    }),
  )
  const rest = plan
    .filter((step) => step.plan.calls.length === 0)
    .map(({ resource, step }) => {
      const { title, outcome, status, exclusionReason, error } = resource
      const why = exclusionReason ?? error?.message
      return `-  ${title}  ${status ?? 'not found'}  ${outcome ?? (step === 'wait' ? 'in progress' : '')}${why === undefined ? '' : `: ${why}`}`
    })
  return [...due, ...rest]
}

/** Those with calls to make, by their wave. The waves of a plan need not start at 1. */
function wavesOf(plan: readonly PlannedStep[]): Map<number, PlannedStep[]> {
  const due = plan.filter((step) => step.plan.calls.length > 0)
  return Map.groupBy(
    due.toSorted((a, b) => a.plan.wave - b.plan.wave),
    (step) => step.plan.wave,
  )
}

/** `3 RUNNING, 1 STOPPED` */
function tally(words: readonly string[]): string {
  return [...Map.groupBy(words, (word) => word)].map(([word, all]) => `${all.length} ${word}`).join(', ')
}
