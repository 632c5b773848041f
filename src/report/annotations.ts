// Annotations: what shows on the run's page. GitHub keeps ten of a kind a step, so the tenth speaks for the rest.

import * as core from '@actions/core'
import type { Result, Unlisted } from '../teardown/index.ts'
import { harmless } from './log.ts'
import { labelOf, troubleOf } from './sentence.ts'
import type { Verdict } from './verdict.ts'

const MOST = 10
/** GitHub cuts an annotation at 4096 characters. */
const MAX_LENGTH = 4000

export function annotate(
  { failedResults, pendingResults, unlisted }: Verdict,
  results: readonly Result[],
  { ifMissing, sweep }: { readonly ifMissing: string; readonly sweep: boolean },
): void {
  annotateUnlisted(unlisted)
  annotateTroubles([...failedResults, ...pendingResults])
  for (const text of warnings(results, ifMissing)) core.warning(shorten(text))
  if (sweep && results.length > 0) {
    core.warning(shorten(`Found ${labelsOf(results)}. What is left behind that long deserves a look.`), {
      title: `The sweep found ${results.length} ${results.length === 1 ? 'resource' : 'resources'}`,
    })
  }
}

/** One message a reason: what keeps one kind from being listed mostly keeps all. */
function annotateUnlisted(unlisted: readonly Unlisted[]): void {
  const reasons = new Map<string, string[]>()
  for (const { type, failure } of unlisted) {
    const request = failure.requestId === null ? '' : ` Request id ${failure.requestId}.`
    const reason = `${failure.message} [${failure.code}]${request}${failure.hint === undefined ? '' : ` ${failure.hint}`}`
    const key = `${failure.code} ${failure.message}`
    reasons.set(key, [...(reasons.get(key) ?? [reason]), type])
  }
  for (const [reason = '', ...types] of reasons.values()) {
    core.error(shorten(`What there is of ${types.join(', ')} is not wholly known: ${reason}`), {
      title: `${types.join(', ')} not listed`,
    })
  }
}

function annotateTroubles(troubles: readonly Result[]): void {
  const [first] = troubles
  if (first === undefined) return
  // One reason for all, such as a wrong key, is one message.
  if (troubles.length > 1 && troubles.every(({ error }) => sameError(error, first.error))) {
    const others = labelsOf(troubles.slice(1))
    core.error(shorten(`${troubleOf(first)} The same holds for ${others}.`), {
      title: `${troubles.length} resources ${outcomesOf(troubles)} for one reason`,
    })
    return
  }
  const single = troubles.length > MOST ? troubles.slice(0, MOST - 1) : troubles
  for (const result of single)
    core.error(shorten(troubleOf(result)), { title: `${labelOf(result)} ${result.outcome}` })
  const rest = troubles.slice(single.length)
  if (rest.length > 0)
    core.error(shorten(`${rest.length} more did not reach the goal: ${labelsOf(rest)}.`), {
      title: `${rest.length} more`,
    })
}

function outcomesOf(results: readonly Result[]): string {
  return [...new Set(results.map(({ outcome }) => outcome))].join(' or ')
}

function sameError(a: Result['error'], b: Result['error']): boolean {
  return (
    a !== undefined &&
    b !== undefined &&
    a.code === b.code &&
    a.requestId === b.requestId &&
    // Where no answer came, the words have to tell.
    (a.requestId !== null || a.message === b.message)
  )
}

function warnings(results: readonly Result[], ifMissing: string): string[] {
  const missing = results.filter(({ outcome }) => outcome === 'missing')
  const scheduled = results.filter(({ outcome }) => outcome === 'scheduled')
  const single = scheduled.length > MOST - 1 ? scheduled.slice(0, MOST - 2) : scheduled
  const rest = scheduled.slice(single.length)
  return [
    ...single.map((result) => troubleOf(result)),
    ...(rest.length > 0 ? [`Subscriptions as well, to go at their expiry: ${labelsOf(rest)}.`] : []),
    ...(missing.length > 0 && ifMissing === 'warn' ? [`Not found: ${labelsOf(missing)}. ${IF_MISSING}`] : []),
  ]
}

const IF_MISSING = 'Gone before, or never there: check the ids if you expected them. (Input if-missing.)'

function labelsOf(results: readonly Result[]): string {
  const shown = results.slice(0, 20).map(labelOf).join(', ')
  return results.length > 20 ? `${shown} and ${results.length - 20} more` : shown
}

function shorten(text: string): string {
  const safe = harmless(text)
  // Not between the halves of a character.
  return safe.length > MAX_LENGTH ? `${safe.slice(0, MAX_LENGTH).replace(/[\uD800-\uDBFF]$/, '')}…` : safe
}
