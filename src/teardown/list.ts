// Reading the list of a kind: to its last page, and often enough that what it lacks may be believed.

import {
  listPage,
  meaningOf,
  UnusableAnswerError,
  type Kind,
  type ListFilters,
  type Page,
  type Sighting,
  type Unread,
} from '../resources/index.ts'
import { CallError, type Attempt, type Client, type Clock, type StopSignals } from '../zenlayer/index.ts'
import { dueIn, isEnough, type Checks } from './claims.ts'
import { unreliable } from './failure.ts'
import type { Failure } from './result.ts'
import { extended, type Streak } from './streak.ts'

/** Of one call, throttled ones included. */
export const LIST_ATTEMPTS = 5
/** Readings that cannot be relied on, before the list is given up. */
const MAX_BAD_READINGS = 4
/** Readings that can be relied on, beyond those that the claim needs, while the list still changes. */
const MAX_MORE_READINGS = 3
const BEFORE_READING_AGAIN_MS = 1000
const MAX_PAGES = 1000

export interface ReadOptions {
  readonly client: Client
  readonly clock: Clock
  readonly stop: StopSignals
  /** The server's filters. */
  readonly filters: ListFilters
  /** How many readings it takes, over which time. */
  readonly checks: Checks
  /** Aborts when nobody waits for the list any more. */
  readonly givenUp: AbortSignal
  /** Called with whatever goes wrong on the way. */
  readonly onTrouble: (failure: Failure) => void
}

/** What any of the readings has shown. */
export interface WholeList {
  readonly sightings: readonly Sighting[]
  /** Why items could not be read, one reason per item. */
  readonly unread: readonly string[]
}

interface Reading {
  readonly sightings: readonly Sighting[]
  readonly unread: readonly Unread[]
  readonly pages: number
}

/**
 * @throws CallError when the API refused, or did not answer
 * @throws StoppedError when the run was stopped first
 */
export async function readWholeList(kind: Kind, options: ReadOptions): Promise<WholeList | Failure> {
  const { clock, stop, givenUp, onTrouble } = options
  const readings = createReadings(kind, options.checks)
  while (!givenUp.aborted) {
    const at = clock.now()
    // One of the readings looks beyond the page where the list should end.
    const reading = await readPages(kind, options, readings.isFirst())
    const end = 'reason' in reading ? readings.failed(reading) : readings.read(reading, at)
    if ('reason' in reading) onTrouble(unreliable(reading.reason))
    if (end !== undefined) return end
    await clock.sleep(readings.pauseMs(clock.now()), stop.stopped)
  }
  return readings.trouble()
}

interface Readings {
  /** No reading has come to its end yet. */
  isFirst(): boolean
  /** Takes one more reading, and one that cannot be relied on; both return what is known, once that is enough. */
  read(reading: Reading, at: number): WholeList | Failure | undefined
  failed(doubt: Doubt): Failure | undefined
  /** Before the next reading, in milliseconds. */
  pauseMs(now: number): number
  /** Why the list cannot be relied on so far. */
  trouble(): Failure
}

function createReadings(kind: Kind, checks: Checks): Readings {
  const union = new Map<string, Sighting>()
  const unread = new Map<string, string>()
  let streak: Streak | undefined
  let before: Reading | undefined
  let hasFailed = false
  let badReadings = 0
  let trouble = unreliable(`the list of ${kind.describe.action} changed while its pages were read`)

  /** Adds what `reading` shows; the result is whether any of that is new. */
  function add(reading: Reading): boolean {
    const isNew = reading.sightings.some(({ id }) => !union.has(id))
    for (const sighting of reading.sightings) union.set(sighting.id, sighting)
    for (const { id, reason } of reading.unread) if (id !== undefined) unread.set(id, reason)
    return isNew
  }

  return {
    isFirst: () => streak === undefined,
    read(reading, at) {
      hasFailed = false
      streak = extended(streak, at)
      const isNew = add(reading) && checks.min > 1
      const agrees = isConsistent(before, reading)
      const isLast = streak.looks >= checks.min + MAX_MORE_READINGS
      before = reading
      if (!isEnough(streak, checks) || ((isNew || !agrees) && !isLast)) return undefined
      return agrees ? merged(union, unread, reading) : trouble
    },
    failed({ reason }) {
      hasFailed = true
      trouble = unreliable(reason)
      before = undefined
      badReadings += 1
      return badReadings === MAX_BAD_READINGS ? trouble : undefined
    },
    pauseMs: (now) =>
      hasFailed || streak === undefined ? BEFORE_READING_AGAIN_MS : Math.max(0, dueIn(streak, checks, now)),
    trouble: () => trouble,
  }
}

/** One page is the state of one moment; several may have moved while they were read, so two readings have to agree. */
function isConsistent(before: Reading | undefined, reading: Reading): boolean {
  if (reading.pages === 1) return true
  if (before === undefined) return false
  const ids = new Set(before.sightings.map(({ id }) => id))
  return ids.size === reading.sightings.length && reading.sightings.every(({ id }) => ids.has(id))
}

function merged(
  union: ReadonlyMap<string, Sighting>,
  unread: ReadonlyMap<string, string>,
  last: Reading,
): WholeList {
  const known = [...unread].flatMap(([id, reason]) => (union.has(id) ? [] : [reason]))
  const unknown = last.unread.flatMap(({ id, reason }) => (id === undefined ? [reason] : []))
  return { sightings: [...union.values()], unread: [...known, ...unknown] }
}

interface Doubt {
  readonly reason: string
}

/** The list from its first page to its last, or why it cannot be relied on. */
async function readPages(kind: Kind, options: ReadOptions, looksBeyond: boolean): Promise<Reading | Doubt> {
  const found = new Map<string, Sighting>()
  const unread: Unread[] = []
  let total: number | undefined
  let fullPage = 1
  for (let pageNum = 1; ; pageNum += 1) {
    const page = await readOnePage(kind, options, pageNum)
    if ('reason' in page) return page
    total ??= page.total
    // Something has come or gone meanwhile, and with it the pages have moved: one may have slipped between two of them.
    if (page.total !== total) return doubt(kind, 'the list changed while its pages were read')
    const before = found.size + unread.length
    for (const sighting of page.sightings) found.set(sighting.id, sighting)
    unread.push(...page.unread)
    const seen = found.size + unread.length
    const onPage = seen - before
    if (pageNum === 1) fullPage = Math.max(1, onPage)
    if (isCutShort({ seen, total, onPage, pageNum })) return miscounted(kind, total, seen)
    if (seen < total) continue
    // The count may be that of one page alone, and a page as long as the first one may be full.
    const isFull = looksBeyond && onPage >= fullPage
    const more = isFull ? await countBeyond(kind, options, pageNum + 1, found) : 0
    return more > 0
      ? miscounted(kind, total, seen + more)
      : { sightings: [...found.values()], unread, pages: pageNum }
  }
}

interface Progress {
  readonly seen: number
  readonly total: number
  readonly onPage: number
  readonly pageNum: number
}

/** The list ends before its count, or goes on behind it. */
function isCutShort({ seen, total, onPage, pageNum }: Progress): boolean {
  return seen > total || (seen < total && (onPage === 0 || pageNum === MAX_PAGES))
}

function miscounted(kind: Kind, total: number, listed: number): Doubt {
  return doubt(kind, `it counts ${total} resources but lists ${listed}`)
}

/** How many resources a page lists that should not be there. Some servers repeat their last page, or refuse the number. */
async function countBeyond(
  kind: Kind,
  options: ReadOptions,
  pageNum: number,
  found: ReadonlyMap<string, Sighting>,
): Promise<number> {
  try {
    const page = await readOnePage(kind, options, pageNum)
    if ('reason' in page) return 0
    return page.unread.length + page.sightings.filter(({ id }) => !found.has(id)).length
  } catch (error) {
    if (error instanceof CallError && error.fromApi && NO_SUCH_PAGE.has(meaningOf(error.code, kind))) return 0
    throw error
  }
}

const NO_SUCH_PAGE: ReadonlySet<string> = new Set(['invalid', 'gone', 'other'])

async function readOnePage(kind: Kind, options: ReadOptions, pageNum: number): Promise<Page | Doubt> {
  try {
    return await listPage(options.client, kind, options.filters, pageNum, {
      attempts: LIST_ATTEMPTS,
      onAttempt: (attempt) => {
        reportAttempt(attempt, options)
      },
    })
  } catch (error) {
    if (error instanceof UnusableAnswerError) return doubt(kind, error.message)
    throw error
  }
}

/** A list may be given up between two attempts: then this is why. */
function reportAttempt({ action, code, requestId }: Attempt, { onTrouble }: ReadOptions): void {
  if (code === undefined) return
  onTrouble({ code, message: `The last attempt of ${action} failed.`, requestId: requestId ?? null })
}

function doubt(kind: Kind, why: string): Doubt {
  return { reason: `the answer to ${kind.describe.action} cannot be relied on: ${why}` }
}
