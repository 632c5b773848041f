// Annotations on the page of the run. GitHub shows ten of each level per step, so what exceeds that is summarized in one.

import * as core from '@actions/core'
import type { Policy } from '../inputs.ts'
import { labelOf } from '../resources/index.ts'
import type { Result, TaggedResource, Unaudited, Unlisted } from '../teardown/index.ts'
import { countOf, firstOf } from '../text.ts'
import { escapeCommands } from './escape.ts'
import { guardOf } from './headline.ts'
import { failureText, leftBehind, troubleOf } from './sentence.ts'
import { foundBySweep, type Verdict } from './verdict.ts'

const MAX_PER_LEVEL = 10
/** GitHub truncates an annotation at 4096 characters. */
const MAX_LENGTH = 4000

interface Annotation {
  readonly title?: string
  readonly text: string
}

export interface AnnotateOptions {
  readonly ifMissing: Policy
  readonly sweep: boolean
  /** Rules of `protect`, and `expect-name`, that matched nothing. */
  readonly unusedRules: readonly string[]
  /** Set where a selection found nothing: how that is reported. */
  readonly nothing?: { readonly policy: Policy; readonly text: string } | undefined
}

export function annotate(verdict: Verdict, results: readonly Result[], options: AnnotateOptions): void {
  const printAll = (level: Print, policy: Policy, others: (max: number) => readonly Annotation[]) => {
    const first = aboutTheRun(verdict, options, policy)
    print(level, [...first, ...others(MAX_PER_LEVEL - first.length)])
  }
  // Each level with the policy that it stands for.
  printAll(core.error, 'error', (max) => errors(verdict, max))
  printAll(core.warning, 'warn', (max) => warnings(verdict, results, options, max))
  printAll(core.notice, 'success', (max) => notices(options, max))
}

/** What concerns no single resource comes first, and always has room. */
function aboutTheRun(
  { leftBehind, ifLeftBehind, unaudited, unauditedPolicy = 'success' }: Verdict,
  { nothing }: AnnotateOptions,
  policy: Policy,
): readonly Annotation[] {
  return [
    ...(nothing?.policy === policy ? [{ text: nothing.text }] : []),
    ...(leftBehind.length > 0 && ifLeftBehind === policy ? [leftBehindAnnotation(leftBehind)] : []),
    ...(unaudited !== undefined && unauditedPolicy === policy ? [unauditedAnnotation(unaudited)] : []),
  ]
}

function leftBehindAnnotation(leftBehind: readonly TaggedResource[]): Annotation {
  const labels = firstOf(
    leftBehind.map(({ type, id }) => `${type} ${id}`),
    20,
  )
  return {
    title: `${leftBehind.length} left behind`,
    text: `The tag service still lists ${labels}, and no outcome of this run accounts for ${leftBehind.length === 1 ? 'it' : 'them'}. Delete what is left in the console, or with the tool that created it. (Input if-left-behind.)`,
  }
}

function unauditedAnnotation({ failure: { code, message, requestId }, isForbidden }: Unaudited): Annotation {
  const why = failureText({ code, message, requestId })
  const advice = isForbidden
    ? 'Grant the access key the permission zrm:DescribeResources to have this checked.'
    : 'Run again to have this checked. (Input if-left-behind.)'
  return { text: `It is unknown whether anything else is left: ${why} ${advice}` }
}

type Print = (text: string, properties?: { title: string }) => void

function print(level: Print, annotations: readonly Annotation[]): void {
  for (const { title, text } of annotations) {
    if (title === undefined) level(shorten(text))
    else level(shorten(text), { title: shorten(title) })
  }
}

/** One annotation per item. Beyond `max`, the last one is `rest` of the items without their own. */
function capped<T>(
  items: readonly T[],
  max: number,
  one: (item: T) => Annotation,
  rest: (items: readonly T[]) => Annotation,
): Annotation[] {
  const single = items.length > max ? items.slice(0, max - 1) : items
  const others = items.slice(single.length)
  return [...single.map(one), ...(others.length === 0 ? [] : [rest(others)])]
}

function errors(
  { failedResults, pendingResults, unlisted, refusal }: Verdict,
  max: number,
): readonly Annotation[] {
  const lists = unlistedErrors(unlisted)
  const guarded = failedResults.filter(({ error }) => refusal !== undefined && error?.code === refusal.code)
  const guard: Annotation[] =
    refusal === undefined
      ? []
      : [
          {
            title: `${guardOf(refusal)} refused the plan`,
            text: [refusal.message, refusal.hint ?? ''].join(' ').trim(),
          },
        ]
  const troubles = [...failedResults.filter((result) => !guarded.includes(result)), ...pendingResults]
  return [...lists, ...guard, ...troubleErrors(troubles, max - lists.length - guard.length)]
}

/** One message per reason: what prevents the listing of one kind usually prevents that of all. At most half of the limit. */
function unlistedErrors(unlisted: readonly Unlisted[]): Annotation[] {
  const reasons = Map.groupBy(unlisted, ({ failure: { code, message } }) => `${code} ${message}`)
  const annotations = [...reasons.values()].map((group) => {
    const types = group.map(({ type }) => type).join(', ')
    const [{ failure }] = group as [Unlisted]
    return {
      title: group.length === 1 ? `${types} not listed` : `${group.length} kinds not listed`,
      text: `${failureText(failure)} The list of ${types} is incomplete.`,
    }
  })
  return capped(
    annotations,
    MAX_PER_LEVEL / 2,
    (annotation) => annotation,
    (rest) => ({ title: `${rest.length} more reasons`, text: rest.map(({ text }) => text).join(' ') }),
  )
}

function troubleErrors(troubles: readonly Result[], max: number): Annotation[] {
  const [first] = troubles
  if (first === undefined) return []
  // A reason that all have in common, such as a wrong key, is one message.
  if (troubles.length > 1 && troubles.every(({ error }) => isSameError(error, first.error))) {
    return [
      {
        title: `${troubles.length} resources ${outcomesOf(troubles)} for the same reason`,
        text: `${troubleOf(first)} The same applies to ${labelsOf(troubles.slice(1))}.`,
      },
    ]
  }
  return capped(
    troubles,
    max,
    (result) => ({ title: `${labelOf(result)} ${result.outcome}`, text: troubleOf(result) }),
    (rest) => ({
      title: `${rest.length} more`,
      text: `${rest.length} more did not reach the goal: ${labelsOf(rest)}.`,
    }),
  )
}

function outcomesOf(results: readonly Result[]): string {
  return [...new Set(results.map(({ outcome }) => outcome))].join(' or ')
}

function isSameError(a: Result['error'], b: Result['error']): boolean {
  return (
    a !== undefined &&
    b !== undefined &&
    a.code === b.code &&
    a.requestId === b.requestId &&
    // Where no answer came, only the message distinguishes reasons.
    (a.requestId !== null || a.message === b.message)
  )
}

/** What is still charged comes first, listed by id. */
function warnings(
  { undated }: Verdict,
  results: readonly Result[],
  { ifMissing, sweep }: AnnotateOptions,
  max: number,
): readonly Annotation[] {
  const missing = results.filter(({ outcome }) => outcome === 'missing')
  const found = sweep ? foundBySweep(results) : []
  const once: Annotation[] = [
    ...(missing.length > 0 && ifMissing === 'warn'
      ? [{ text: `Not found: ${labelsOf(missing)}. ${IF_MISSING}` }]
      : []),
    ...(undated.length > 0 ? [undatedWarning(undated)] : []),
    ...(found.length > 0 ? [sweepWarning(found)] : []),
  ]
  const charged = results.filter(({ outcome, leaves = [] }) => leaves.length > 0 || outcome === 'scheduled')
  return [
    ...capped(
      charged,
      max - once.length,
      (result) => ({ text: stillCharged(result) }),
      (rest) => ({ text: `Still charged as well: ${firstOf(rest.flatMap(chargedIds), 60)}.` }),
    ),
    ...once,
  ]
}

function stillCharged(result: Result): string {
  const { outcome, leaves = [] } = result
  return [
    ...(outcome === 'scheduled' ? [troubleOf(result)] : []),
    ...(leaves.length > 0 ? [leftBehind(result)] : []),
  ].join(' ')
}

function chargedIds(result: Result): string[] {
  return [...(result.outcome === 'scheduled' ? [labelOf(result)] : []), ...(result.leaves ?? [])]
}

const IF_MISSING =
  'They are already gone, never existed, or are not visible to this access key. Check the ids if you expected them. (Input if-missing.)'

function undatedWarning(undated: readonly string[]): Annotation {
  return {
    title: `${undated.length} of unknown age`,
    text: `Not selected, because the API reports no readable creation time: ${firstOf(undated, 60)}. They meet all other criteria: tear them down by id if they are old enough.`,
  }
}

function sweepWarning(found: readonly Result[]): Annotation {
  return {
    title: `The sweep found ${countOf(found.length, 'resource')}`,
    text: `Found ${labelsOf(found)}. These are older than \`older-than\`: check why they were left behind.`,
  }
}

function notices({ unusedRules }: AnnotateOptions, max: number): readonly Annotation[] {
  return capped(unusedRules, max, unusedRule, (rest) => ({
    text: `${rest.length} more rules matched nothing: ${firstOf(rest, 20)}.`,
  }))
}

function unusedRule(rule: string): Annotation {
  return { text: `The rule ${rule} matched nothing in this run. Check its spelling if it should have.` }
}

function labelsOf(results: readonly Result[]): string {
  return firstOf(results.map(labelOf), 20)
}

function shorten(text: string): string {
  const safe = escapeCommands(text)
  // Not within a surrogate pair.
  return safe.length > MAX_LENGTH ? `${safe.slice(0, MAX_LENGTH).replace(/[\uD800-\uDBFF]$/, '')}…` : safe
}
