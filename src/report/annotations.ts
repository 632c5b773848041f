// Annotations: what shows on the run's page. GitHub keeps ten of a kind a step, so the tenth speaks for the rest.

import * as core from '@actions/core'
import type { Result, Unlisted } from '../teardown/index.ts'
import { firstOf } from '../text.ts'
import { harmless } from './log.ts'
import { labelOf, troubleOf } from './sentence.ts'
import type { Verdict } from './verdict.ts'

const MOST = 10
/** GitHub cuts an annotation at 4096 characters. */
const MAX_LENGTH = 4000

interface Told {
  readonly title: string
  readonly text: string
}

export function annotate(
  { failedResults, pendingResults, unlisted }: Verdict,
  results: readonly Result[],
  { ifMissing, sweep }: { readonly ifMissing: string; readonly sweep: boolean },
): void {
  const lists = unlistedTold(unlisted)
  for (const { title, text } of [
    ...lists,
    ...troublesTold([...failedResults, ...pendingResults], MOST - lists.length),
  ])
    core.error(shorten(text), { title: shorten(title) })
  for (const text of warnings(results, ifMissing)) core.warning(shorten(text))
  const found = results.filter(({ outcome }) => outcome !== 'protected')
  if (sweep && found.length > 0) {
    core.warning(shorten(`Found ${labelsOf(found)}. What is left behind that long deserves a look.`), {
      title: `The sweep found ${found.length} ${found.length === 1 ? 'resource' : 'resources'}`,
    })
  }
}

/** One message a reason: what keeps one kind from being listed mostly keeps all. At most half of what there is room for. */
function unlistedTold(unlisted: readonly Unlisted[]): Told[] {
  const reasons = Map.groupBy(unlisted, ({ failure: { code, message } }) => `${code} ${message}`)
  const told = [...reasons.values()].map((group) => {
    const types = group.map(({ type }) => type).join(', ')
    const [{ failure }] = group as [Unlisted]
    const request = failure.requestId === null ? '' : ` Request id ${failure.requestId}.`
    const hint = failure.hint === undefined ? '' : ` ${failure.hint}`
    return {
      title: group.length === 1 ? `${types} not listed` : `${group.length} kinds not listed`,
      text: `${failure.message} [${failure.code}]${request}${hint} So what there is of ${types} is not wholly known.`,
    }
  })
  const most = MOST / 2
  if (told.length <= most) return told
  const rest = told.slice(most - 1)
  return [
    ...told.slice(0, most - 1),
    { title: `${rest.length} more reasons`, text: rest.map(({ text }) => text).join(' ') },
  ]
}

function troublesTold(troubles: readonly Result[], most: number): Told[] {
  const [first] = troubles
  if (first === undefined) return []
  // One reason for all, such as a wrong key, is one message.
  if (troubles.length > 1 && troubles.every(({ error }) => sameError(error, first.error))) {
    return [
      {
        title: `${troubles.length} resources ${outcomesOf(troubles)} for one reason`,
        text: `${troubleOf(first)} The same holds for ${labelsOf(troubles.slice(1))}.`,
      },
    ]
  }
  const single = troubles.length > most ? troubles.slice(0, most - 1) : troubles
  const rest = troubles.slice(single.length)
  return [
    ...single.map((result) => ({ title: `${labelOf(result)} ${result.outcome}`, text: troubleOf(result) })),
    ...(rest.length === 0
      ? []
      : [
          {
            title: `${rest.length} more`,
            text: `${rest.length} more did not reach the goal: ${labelsOf(rest)}.`,
          },
        ]),
  ]
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
  return firstOf(results.map(labelOf), 20)
}

function shorten(text: string): string {
  const safe = harmless(text)
  // Not between the halves of a character.
  return safe.length > MAX_LENGTH ? `${safe.slice(0, MAX_LENGTH).replace(/[\uD800-\uDBFF]$/, '')}…` : safe
}
