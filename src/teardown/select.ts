// Selecting: from lists, read to their last page, to the resources that meet the criteria.

import {
  meaningOf,
  readPage,
  RESOURCES_PER_PAGE,
  type Kind,
  type Phase,
  type Sighting,
} from '../resources/index.ts'
import { CallError, StoppedError, type Client, type Clock } from '../zenlayer/index.ts'
import { compileCriteria, withGroup, type Criteria } from './criteria.ts'
import {
  concernsTheRun,
  failureOf,
  groupNotProven,
  listTimedOut,
  notListed,
  notRead,
  unreliable,
} from './failure.ts'
import { literalStart } from './glob.ts'
import type { Listener } from './listener.ts'
import type { Goal } from './next-step.ts'
import type { Failure } from './result.ts'
import type { Target } from './run.ts'
import type { Stop } from './stop.ts'

export interface SelectOptions {
  /** What is to be listed: words for kinds or families, as typed, and the kinds each of them stands for. */
  readonly words: readonly { readonly type: string; readonly kinds: readonly Kind[] }[]
  readonly criteria: Criteria
  readonly goal: Goal
  readonly client: Client
  readonly clock: Clock
  readonly stop: Stop
  readonly listener: Pick<Listener, 'listed' | 'unread'>
  /** Of the whole run, in milliseconds. */
  readonly budgetMs: number
}

export interface Selected {
  readonly targets: readonly Target[]
  /** What might have been selected, had it been possible to read it. */
  readonly unlisted: readonly Unlisted[]
  /** The `type/id` of what matches every other criterion, but whose age is unknown although `older-than` asks for it. */
  readonly undated: readonly string[]
}

/** A kind whose list could not be had, or not whole. */
export interface Unlisted {
  readonly type: string
  readonly failure: Failure
}

interface List {
  readonly kind: Kind
  readonly matches: readonly Sighting[]
  readonly failure?: Failure
  /** The key has no right to it. */
  readonly forbidden?: boolean
}

/** Of one call, throttled ones included. */
const ATTEMPTS = 5
/** A list that changes while it is read is read again. */
const READINGS = 4
const BEFORE_READING_AGAIN_MS = 1000
/** One list that cannot be had must leave the others their time: so much of the whole budget. */
const SHARE_OF_TIME = 0.25
const MOST_PAGES = 1000

/** What a list may show that there is nothing left to do on. */
const AT_THE_GOAL: Readonly<Record<Goal, readonly Phase[]>> = {
  recycled: ['recycled', 'leaving', 'gone'],
  // What somebody has put into the bin before is to be destroyed, too.
  destroyed: ['gone'],
}

/** Never throws: what could not be read is told by `unlisted`. */
export async function select(options: SelectOptions): Promise<Selected> {
  const { words, criteria, listener } = options
  const kinds = [...new Set(words.flatMap((word) => word.kinds))]
  const lists = await Promise.all(kinds.map((kind) => readInTime(kind, options)))
  const excused = lists.filter(
    ({ kind, forbidden }) => forbidden === true && isFoundElsewhere(kind, words, lists),
  )
  for (const { kind } of excused) listener.unread(kind)
  return {
    targets: lists.flatMap(({ kind, matches }) =>
      matches.map(({ id, resourceGroupId }) => ({
        type: kind.type,
        kinds: [kind],
        id,
        ...(resourceGroupId === undefined ? { listedGroup: criteria.resourceGroupId } : {}),
      })),
    ),
    unlisted: lists.flatMap((list) =>
      list.failure === undefined || excused.includes(list)
        ? []
        : [{ type: list.kind.type, failure: list.failure }],
    ),
    undated: [],
  }
}

/** Every word that stands for this kind is a family's, and the family has found what it needed in another kind. */
function isFoundElsewhere(kind: Kind, words: SelectOptions['words'], lists: readonly List[]): boolean {
  const found = new Set(lists.filter(({ matches }) => matches.length > 0).map((list) => list.kind))
  return words
    .filter(({ kinds }) => kinds.includes(kind))
    .every(({ kinds }) => kinds.some((other) => found.has(other)))
}

async function readInTime(kind: Kind, options: SelectOptions): Promise<List> {
  const { clock, budgetMs } = options
  const done = new AbortController()
  const late = clock
    .sleep(budgetMs * SHARE_OF_TIME, done.signal)
    .then((): List => ({ kind, matches: [], failure: listTimedOut() }))
  const list = await Promise.race([readList(kind, options), late])
  done.abort()
  return list
}

async function readList(kind: Kind, options: SelectOptions): Promise<List> {
  const { stop } = options
  try {
    return await readSteadily(kind, options)
  } catch (error) {
    if (error instanceof StoppedError) return { kind, matches: [], failure: notListed(stop.reason) }
    if (!(error instanceof CallError)) {
      stop.stop({ type: 'crashed', error })
      return { kind, matches: [], failure: notListed(stop.reason) }
    }
    if (concernsTheRun(error)) stop.stop({ type: 'refused', error })
    const forbidden = meaningOf(error.code) === 'forbidden'
    return { kind, matches: [], failure: failureOf(error), forbidden }
  }
}

/** Until it can be relied on: one page is what was at one moment; of several, two readings have to agree. */
async function readSteadily(kind: Kind, options: SelectOptions): Promise<List> {
  const { clock, stop } = options
  let before: WholeList | undefined
  let reason = `the list of ${kind.describe.action} changed while its pages were read`
  for (let reading = 1; reading <= READINGS; reading += 1) {
    const read = await readPages(kind, options)
    if ('reason' in read) {
      reason = read.reason
      before = undefined
      await clock.sleep(BEFORE_READING_AGAIN_MS, stop.stopped)
    } else if (read.pages === 1 || (before !== undefined && isSame(before, read))) {
      return matching(kind, read, options)
    } else {
      before = read
    }
  }
  return { kind, matches: [], failure: unreliable(reason) }
}

function isSame(a: WholeList, b: WholeList): boolean {
  const ids = new Set(a.sightings.map(({ id }) => id))
  return a.sightings.length === b.sightings.length && b.sightings.every(({ id }) => ids.has(id))
}

async function matching(kind: Kind, { sightings, unread }: WholeList, options: SelectOptions): Promise<List> {
  const { criteria, goal, client, listener } = options
  const { resourceGroupId } = criteria
  const unmet = compileCriteria(criteria)
  const matches = sightings.filter(
    (sighting) =>
      !AT_THE_GOAL[goal].includes(sighting.phase) &&
      unmet(withGroup(sighting, resourceGroupId), client.serverNow()) === undefined,
  )
  const isUntold =
    resourceGroupId !== undefined && matches.some((match) => match.resourceGroupId === undefined)
  if (isUntold && !(await filtersByGroup(kind, options))) {
    return { kind, matches: [], failure: groupNotProven(kind) }
  }
  listener.listed(kind, matches.length, sightings.length)
  const [reason] = unread
  // What cannot be read may be what was meant; the others are not to blame for it.
  return { kind, matches, ...(reason === undefined ? {} : { failure: notRead(kind, unread.length, reason) }) }
}

/**
 * Ports and VM disks do not tell their resource group (Python SDK 2.0.77): there the server's filter alone keeps the
 * others out. That it does is seen by asking for a group that cannot be: it must list nothing.
 */
async function filtersByGroup(kind: Kind, { client }: SelectOptions): Promise<boolean> {
  const { service, version, describe } = kind
  const body = { resourceGroupId: 'no-such-resource-group', pageNum: 1, pageSize: 1 }
  try {
    const { response } = await client.call(
      { service, version, action: describe.action, body, write: false },
      { attempts: ATTEMPTS },
    )
    const page = attempt(() => readPage(kind, response))
    return !(page instanceof Error) && page.total + page.sightings.length + page.unread.length === 0
  } catch (error) {
    // That there is no such group says as much.
    if (error instanceof CallError && meaningOf(error.code) === 'bad-group') return true
    throw error
  }
}

interface WholeList {
  readonly sightings: readonly Sighting[]
  readonly unread: readonly string[]
  readonly pages: number
}

/** The list from its first page to its last, or why it cannot be relied on. */
async function readPages(
  kind: Kind,
  { client, criteria }: SelectOptions,
): Promise<WholeList | { readonly reason: string }> {
  const { service, version, describe } = kind
  const filters = serverFilters(kind, criteria)
  const found = new Map<string, Sighting>()
  const unread: string[] = []
  let total: number | undefined
  for (let pageNum = 1; ; pageNum += 1) {
    const body = { ...filters, pageNum, pageSize: RESOURCES_PER_PAGE }
    const { response } = await client.call(
      { service, version, action: describe.action, body, write: false },
      { attempts: ATTEMPTS },
    )
    const page = attempt(() => readPage(kind, response))
    const doubt = (why: string) => ({
      reason: `the answer to ${describe.action} cannot be relied on: ${why}`,
    })
    if (page instanceof Error) return doubt(page.message)
    total ??= page.total
    // Something has come or gone meanwhile, and with it the pages have moved: one may have slipped between two of them.
    if (page.total !== total) return doubt('the list changed while its pages were read')
    const before = found.size + unread.length
    for (const sighting of page.sightings) found.set(sighting.id, sighting)
    unread.push(...page.unread)
    const seen = found.size + unread.length
    if (seen === total) return { sightings: [...found.values()], unread, pages: pageNum }
    if (seen > total || seen === before || pageNum === MOST_PAGES)
      return doubt(`it counts ${total} resources but lists ${seen}`)
  }
}

function attempt<T>(work: () => T): T | Error {
  try {
    return work()
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

/** Those of the server's filters that leave out nothing which meets the criteria. */
function serverFilters(kind: Kind, { tags, name, resourceGroupId }: Criteria): Record<string, unknown> {
  return {
    ...tagFilter(tags),
    ...(name === undefined ? {} : nameFilter(kind, name)),
    ...(resourceGroupId === undefined ? {} : { resourceGroupId }),
  }
}

/** One tag alone: no source says whether several mean all of them, or any. */
function tagFilter(tags: Criteria['tags']): Record<string, unknown> {
  const pair = tags.find(({ value }) => value !== undefined)
  if (pair !== undefined) return { tags: [{ key: pair.key, value: pair.value }] }
  const [first] = tags
  return first === undefined ? {} : { tagKeys: [first.key] }
}

function nameFilter({ nameFilter: filter }: Kind, glob: string): Record<string, unknown> {
  const { text, whole } = literalStart(glob)
  // Beyond ASCII, one name may be written in two ways, and the server may tell them apart.
  if (filter === undefined || !/^[ -~]+$/.test(text)) return {}
  if (whole) return { [filter.parameter]: text }
  return filter.prefix ? { [filter.parameter]: `${text}*` } : {}
}
