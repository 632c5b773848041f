// The result of a run as a sentence: `8 of 11 destroyed; 1 failed, 1 scheduled for 2027-01-31, 1 protected.` It is the
// same in the log, the summary, the comment and the output.

import { kindNamed } from '../resources/index.ts'
import type { Failure, Goal, Outcome, Result, TaggedResource, Unlisted } from '../teardown/index.ts'
import { countOf } from '../text.ts'
import { EXPECTED, OUTCOME_ORDER, wordsOf, type Expected } from './outcomes.ts'

export interface HeadlineOptions {
  readonly goal: Goal
  readonly dryRun: boolean
  /** Cancelled while something was still open. */
  readonly cancelled: boolean
  readonly unlisted: readonly Unlisted[]
  readonly undated: readonly string[]
  /** Why a guard refused the whole plan, if one did. */
  readonly refusal: Failure | undefined
  /** What the tag service still lists, and no result accounts for. */
  readonly leftBehind: readonly TaggedResource[]
  /** It is unknown what the tag service still lists. */
  readonly isLeftUnknown: boolean
}

export function headlineOf(results: readonly Result[], options: HeadlineOptions): string {
  const { dryRun, cancelled, unlisted, undated, leftBehind } = options
  const left = results.flatMap(({ leaves = [] }) => leaves).length
  const types = unlisted.map(({ type }) => type)
  return [
    ...(cancelled ? ['Cancelled.'] : dryRun ? ['Dry run: nothing was changed.'] : []),
    mainSentence(results, options),
    ...(left === 0 ? [] : [`${left} left behind and still charged.`]),
    ...(leftBehind.length === 0 ? [] : [`${leftBehind.length} still listed by the tag service.`]),
    ...(options.isLeftUnknown ? ['It is unknown whether anything else is left.'] : []),
    ...(undated.length === 0 ? [] : [`${undated.length} of unknown age not selected.`]),
    ...(types.length === 0 ? [] : [`The list of ${types.join(', ')} is incomplete.`]),
  ].join(' ')
}

function mainSentence(results: readonly Result[], options: HeadlineOptions): string {
  if (results.length === 0)
    return options.unlisted.length === 0 ? 'Nothing was found to tear down.' : 'Nothing was torn down.'
  if (results.every(({ outcome }) => outcome === 'missing')) return noneExists(results.length)
  if (options.refusal !== undefined) return refusedPlan(results, options.refusal, options)
  return counted(results, options)
}

function noneExists(count: number): string {
  const none =
    count === 1
      ? 'The named resource does not exist for this access key.'
      : `None of the ${count} named resources exists for this access key.`
  return `${none} Check the ids, and whether the key belongs to their account.`
}

/** The input that sets each guard, by the code of its refusal. */
const GUARD_INPUTS: Readonly<Record<string, string>> = {
  TOO_MANY_RESOURCES: 'max-resources',
  UNEXPECTED_NAME: 'expect-name',
}

export function guardOf({ code }: Failure): string {
  return GUARD_INPUTS[code] ?? 'a guard'
}

function refusedPlan(results: readonly Result[], refusal: Failure, options: HeadlineOptions): string {
  const isRefused = ({ error }: Result) => error?.code === refusal.code
  const refused = results.filter(isRefused).length
  const rest = partsOf(
    results.filter((result) => !isRefused(result)),
    options,
  ).map(textOf)
  // A guard may also refuse a later round of a run.
  const isUntouched = results.every(({ requests }) => requests.length === 0)
  const nothing = isUntouched && !options.dryRun ? 'Nothing was changed: ' : ''
  const plan = `the plan for ${countOf(refused, 'resource')}`
  return `${nothing}${guardOf(refusal)} refused ${plan}${rest.length === 0 ? '' : `; ${rest.join(', ')}`}.`
}

interface Part {
  readonly count: number
  readonly words: string
  /** It is what the run is meant to achieve. */
  readonly good: boolean
}

function counted(results: readonly Result[], options: HeadlineOptions): string {
  const parts = partsOf(results, options)
  const [only, ...more] = parts
  if (only !== undefined && more.length === 0)
    return `${only.count === 1 ? '1 resource' : `All ${only.count}`} ${only.words}.`
  const [first, ...others] = parts.filter(({ good }) => good)
  const bad = parts.filter(({ good }) => !good).map(textOf)
  const start =
    first === undefined
      ? `None of ${results.length} ${NONE[options.dryRun ? 'dryRun' : options.goal]}`
      : [`${first.count} of ${results.length} ${first.words}`, ...others.map(textOf)].join(', ')
  return `${start}${bad.length === 0 ? '' : `; ${bad.join(', ')}`}.`
}

const NONE = {
  destroyed: 'destroyed',
  recycled: 'moved to the recycle bin',
  dryRun: 'would be torn down',
} as const

function textOf({ count, words }: Part): string {
  return `${count} ${words}`
}

/** The goal itself first, then everything else in the order of the table. */
const GOOD: readonly Outcome[] = ['destroyed', 'recycled', 'already']

function partsOf(results: readonly Result[], options: HeadlineOptions): Part[] {
  const of = (outcome: Outcome) => results.filter((result) => result.outcome === outcome)
  const plain = (outcome: Outcome, good: boolean): Part[] => {
    const found = of(outcome)
    const words =
      outcome === 'scheduled' ? `scheduled for ${expiryOf(found)}` : wordsOf(outcome, options.goal)
    return found.length === 0 ? [] : [{ count: found.length, words, good }]
  }
  return [
    ...plannedParts(of('planned'), options.goal),
    ...GOOD.flatMap((outcome) => plain(outcome, true)),
    ...OUTCOME_ORDER.filter((outcome) => outcome !== 'planned' && !GOOD.includes(outcome)).flatMap(
      (outcome) => plain(outcome, false),
    ),
  ]
}

/** A plan is counted by its expected outcomes. */
function plannedParts(planned: readonly Result[], goal: Goal): Part[] {
  const groups = Map.groupBy(planned, ({ plan }): Expected => plan?.outcome ?? goal)
  return EXPECTED_ORDER.flatMap((expected) => {
    const group = groups.get(expected) ?? []
    if (group.length === 0) return []
    const unbound = group.filter(isUnbound).length
    const more = unbound === 0 ? '' : ` (${unbound === group.length ? '' : `${unbound} `}unbound first)`
    const { words, good } = EXPECTED[expected]
    return [{ count: group.length, words: `${words(expiryOf(group))}${more}`, good }]
  })
}

const EXPECTED_ORDER = Object.keys(EXPECTED) as readonly Expected[]

function isUnbound({ type, plan }: Result): boolean {
  const unbind = kindNamed(type)?.writes.unbind
  return unbind !== undefined && plan?.calls[0] === unbind.action
}

/** The day, where it is the same for all. */
function expiryOf(results: readonly Result[]): string {
  const days = new Set(results.map(({ expiresAt }) => expiresAt?.slice(0, 10)))
  const [day] = days
  return days.size === 1 && day !== undefined ? day : 'expiry'
}
