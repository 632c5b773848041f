// The rows of the summary's tables: one resource each, or several with the same outcome for the same reason.

import { formatDuration } from '../duration.ts'
import { labelOf } from '../resources/index.ts'
import type { Failure, Goal, Plan, Result } from '../teardown/index.ts'
import { firstOf } from '../text.ts'
import { tableRow, type Cell, type Table } from './html.ts'
import { escapeMarkdown, htmlIdentifier, prose } from './markdown.ts'
import { tornDownWith, EXPECTED, OUTCOMES } from './outcomes.ts'

export interface RowOptions {
  readonly goal: Goal
  /** In milliseconds since the epoch: for ages. */
  readonly now: number
  /** The comment has none. */
  readonly requestIds: boolean
  /** What is torn down with each resource, by the label of that resource. */
  readonly dependents: ReadonlyMap<string, readonly string[]>
  /** The number of each wave of the plan, from 1. */
  readonly numbers: ReadonlyMap<number, number>
}

export function rowOptions(
  results: readonly Result[],
  { goal, now, requestIds }: Pick<RowOptions, 'goal' | 'now' | 'requestIds'>,
): RowOptions {
  const dependents = new Map<string, string[]>()
  for (const result of results) {
    const parent = tornDownWith(result)
    if (parent !== undefined) dependents.set(parent, [...(dependents.get(parent) ?? []), labelOf(result)])
  }
  const waves = [
    ...new Set(
      results.flatMap(({ plan }) => (plan === undefined || plan.calls.length === 0 ? [] : [plan.wave])),
    ),
  ]
  const numbers = new Map(waves.sort((a, b) => a - b).map((wave, index) => [wave, index + 1]))
  return { goal, now, requestIds, dependents, numbers }
}

export function resultTable(results: readonly Result[], options: RowOptions): Table {
  return tableOf(
    results.map((result) => [result]),
    options,
  )
}

/** Resources with the same outcome for the same reason share a row. */
export function groupedTable(results: readonly Result[], options: RowOptions): Table {
  const groups = Map.groupBy(results, (result) => (isAlone(result) ? labelOf(result) : reasonOf(result)))
  return tableOf([...groups.values()], options)
}

function tableOf(groups: readonly (readonly Result[])[], options: RowOptions): Table {
  return {
    head: ['Resource', 'Outcome', 'Took'],
    rows: groups.map((group) => resultRow(group, options)),
  }
}

/** Its row lists something of its own. */
function isAlone({ leaves = [] }: Result): boolean {
  return leaves.length > 0
}

function reasonOf({ type, outcome, finalStatus, error, reason, expiresAt, plan }: Result): string {
  return JSON.stringify([type, outcome, finalStatus, error?.code, error?.message, reason, expiresAt, plan])
}

function resultRow(group: readonly Result[], options: RowOptions): string {
  const longest = Math.max(...group.map(({ seconds }) => seconds))
  return tableRow([
    group.length === 1 ? nameCell(group) : groupCell(group),
    { html: `${outcomeOf(group, options).join('<br>')}${group.length === 1 ? '' : allOf(group)}` },
    { html: formatDuration(longest * 1000), nowrap: true, align: 'right' },
  ])
}

/** A longer text may wrap, so that it does not push the rest off the page. */
const MAX_UNBROKEN = 48

function nameCell([result]: readonly Result[]): Cell {
  if (result === undefined) return { html: '' }
  const label = labelOf(result)
  return {
    html: `${htmlIdentifier(label)}${result.name === '' ? '' : `<br>${escapeMarkdown(result.name)}`}`,
    nowrap: Math.max(label.length, result.name.length) <= MAX_UNBROKEN,
  }
}

function groupCell(group: readonly Result[]): Cell {
  const type = group[0]?.type ?? ''
  return { html: `${group.length} ${htmlIdentifier(type)}`, nowrap: true }
}

const MAX_LISTED = 1000

/** The resources that share one row, collapsed. */
function allOf(group: readonly Result[]): string {
  const ids = group.slice(0, MAX_LISTED).map(({ id }) => htmlIdentifier(id))
  const more = group.length - ids.length
  return `<details><summary>All ${group.length}</summary>${ids.join('<br>')}${more > 0 ? `<br>and ${more} more` : ''}</details>`
}

/** Statuses that add nothing to the outcome. */
const IMPLIED: Readonly<Partial<Record<Result['outcome'], readonly string[]>>> = {
  destroyed: ['gone'],
  recycled: ['RECYCLE', 'RECYCLED'],
}

/** In lines: the outcome with the last status, then why. */
function outcomeOf(group: readonly Result[], { requestIds, dependents }: RowOptions): string[] {
  const [result] = group
  if (result === undefined) return []
  const { outcome, error, expiresAt, reason, leaves = [] } = result
  return [
    `${OUTCOMES[outcome].icon} ${outcome}${statusOf(result)}`,
    ...(outcome === 'scheduled' && expiresAt !== undefined ? [`until ${escapeMarkdown(expiresAt)}`] : []),
    ...errorLines(error, requestIds && group.length === 1),
    ...(reason === undefined ? [] : [prose(reason)]),
    ...listed('along with', asList(tornDownWith(result))),
    ...listed('torn down with it:', dependents.get(labelOf(result)) ?? []),
    ...listed('⚠️ left behind, still charged:', leaves),
  ]
}

function statusOf({ outcome, finalStatus }: Result): string {
  const isImplied = finalStatus === null || IMPLIED[outcome]?.includes(finalStatus) === true
  return isImplied ? '' : ` (${escapeMarkdown(finalStatus)})`
}

/** A failure in lines: the code, what came back, what to do. */
export function errorLines(error: Failure | undefined, withId: boolean): string[] {
  if (error === undefined) return []
  const { code, message, requestId, hint } = error
  return [
    htmlIdentifier(code),
    escapeMarkdown(message),
    ...(requestId === null || !withId ? [] : [`Request id<br>${htmlIdentifier(requestId)}`]),
    ...(hint === undefined ? [] : [prose(hint)]),
  ]
}

function asList(label: string | undefined): readonly string[] {
  return label === undefined ? [] : [label]
}

function listed(words: string, labels: readonly string[]): readonly string[] {
  return labels.length === 0 ? [] : [`${words}<br>${listOf(labels)}`]
}

const MAX_LINES = 8

/** One per line, so that no id is broken. */
function listOf(labels: readonly string[]): string {
  return labels.map(htmlIdentifier).join(labels.length > MAX_LINES ? ', ' : '<br>')
}

/** For a dry run, with everything that a reviewer needs. */
export function planTable(results: readonly Result[], options: RowOptions): Table {
  return {
    head: ['#', 'Resource', 'Plan', 'About it'],
    rows: results.map((result) => planRow(result, options)),
  }
}

function planRow(result: Result, options: RowOptions): string {
  const { plan } = result
  const number = plan === undefined || plan.calls.length === 0 ? undefined : options.numbers.get(plan.wave)
  return tableRow([
    { html: number === undefined ? '–' : String(number), align: 'right' },
    nameCell([result]),
    { html: planOf(result, plan, options).join('<br>') },
    { html: aboutOf(result, options.now).join('<br>') },
  ])
}

function planOf(result: Result, plan: Plan | undefined, options: RowOptions): string[] {
  if (result.outcome !== 'planned' || plan === undefined) return outcomeOf([result], options)
  const { error, leaves = [] } = result
  const { note = '' } = plan
  const expected = plan.outcome ?? options.goal
  const { words, good } = EXPECTED[expected]
  // The note may name them already.
  const unsaid = (labels: readonly string[]) => labels.filter((label) => !note.includes(label))
  const noCall = result.with === undefined ? ['no call'] : []
  return [
    `${good ? '' : `${OUTCOMES[expected].icon} `}${words('its expiry')}`,
    ...(plan.calls.length > 0 ? [listOf(plan.calls)] : noCall),
    ...(note === '' ? [] : [prose(note)]),
    ...errorLines(error, options.requestIds),
    ...listed('along with', unsaid(asList(tornDownWith(result)))),
    ...listed('to be torn down with it:', unsaid(options.dependents.get(labelOf(result)) ?? [])),
    ...listed('⚠️ leaves behind, still charged:', leaves),
  ]
}

const MAX_TAGS = 8

function aboutOf({ initialStatus, expiresAt, about }: Result, now: number): string[] {
  const { createdAt, chargeType, zone, tags = {} } = about ?? {}
  const age = createdAt === undefined ? undefined : now - Date.parse(createdAt)
  const pairs = Object.entries(tags).map(([key, value]) =>
    escapeMarkdown(value === '' ? key : `${key}=${value}`),
  )
  const facts = [
    ...(initialStatus === null ? [] : [escapeMarkdown(initialStatus)]),
    ...(age === undefined || age < 0 ? [] : [`${formatDuration(age)} old`]),
    ...(chargeType === undefined ? [] : [escapeMarkdown(chargeType)]),
    ...(zone === undefined ? [] : [escapeMarkdown(zone)]),
  ]
  return [
    ...(facts.length === 0 ? [] : [facts.join(', ')]),
    ...(expiresAt === undefined ? [] : [`until ${escapeMarkdown(expiresAt.slice(0, 10))}`]),
    ...(pairs.length === 0 ? [] : [firstOf(pairs, MAX_TAGS)]),
  ]
}
