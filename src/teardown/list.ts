// Reading the list of a kind: to its last page, and often enough that what it lacks may be believed.

import {
  meaningOf,
  readPage,
  RESOURCES_PER_PAGE,
  type Kind,
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
  readonly filters: Readonly<Record<string, unknown>>
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
  const { clock, stop, checks, givenUp, onTrouble } = options
  const readings = new Readings(checks)
  let badReadings = 0
  let trouble = unreliable(`the list of ${kind.describe.action} changed while its pages were read`)
  while (!givenUp.aborted) {
    const at = clock.now()
    // One of the readings looks beyond the page where the list should end.
    const reading = await readPages(kind, options, readings.isEmpty)
    if ('reason' in reading) {
      trouble = unreliable(reading.reason)
      onTrouble(trouble)
      readings.broken()
      badReadings += 1
      if (badReadings === MAX_BAD_READINGS) return trouble
      await clock.sleep(BEFORE_READING_AGAIN_MS, stop.stopped)
    } else {
      readings.add(reading, at)
      if (readings.areEnough) return readings.areConsistent ? readings.together() : trouble
      await clock.sleep(readings.nextIn(clock.now()), stop.stopped)
    }
  }
  return trouble
}

/** The readings of one list. */
class Readings {
  readonly #checks: Checks
  readonly #sightings = new Map<string, Sighting>()
  readonly #unread = new Map<string, string>()
  #streak: Streak | undefined
  #before: Reading | undefined
  #last: Reading | undefined
  #hasNews = false

  constructor(checks: Checks) {
    this.#checks = checks
  }

  get isEmpty(): boolean {
    return this.#streak === undefined
  }

  add(reading: Reading, at: number): void {
    this.#streak = extended(this.#streak, at)
    this.#before = this.#last
    this.#last = reading
    this.#hasNews = reading.sightings.some(({ id }) => !this.#sightings.has(id))
    for (const sighting of reading.sightings) this.#sightings.set(sighting.id, sighting)
    for (const { id, reason } of reading.unread) if (id !== undefined) this.#unread.set(id, reason)
  }

  /** One could not be relied on: the next has none before it to agree with. */
  broken(): void {
    this.#last = undefined
  }

  /** One page is the state of one moment; several may have moved while they were read, so two readings have to agree. */
  get areConsistent(): boolean {
    const [before, last] = [this.#before, this.#last]
    if (last?.pages === 1) return true
    if (before === undefined || last === undefined) return false
    const ids = new Set(before.sightings.map(({ id }) => id))
    return ids.size === last.sightings.length && last.sightings.every(({ id }) => ids.has(id))
  }

  get areEnough(): boolean {
    const streak = this.#streak
    if (streak === undefined || !isEnough(streak, this.#checks)) return false
    const isSteady = this.areConsistent && (!this.#hasNews || this.#checks.min === 1)
    return isSteady || streak.looks >= this.#checks.min + MAX_MORE_READINGS
  }

  /** In how many milliseconds the next one is due. */
  nextIn(now: number): number {
    return this.#streak === undefined ? 0 : Math.max(0, dueIn(this.#streak, this.#checks, now))
  }

  /** What could be read at any time counts as read. */
  together(): WholeList {
    const known = [...this.#unread].flatMap(([id, reason]) => (this.#sightings.has(id) ? [] : [reason]))
    const unknown = (this.#last?.unread ?? []).flatMap(({ id, reason }) => (id === undefined ? [reason] : []))
    return { sightings: [...this.#sightings.values()], unread: [...known, ...unknown] }
  }
}

interface Doubt {
  readonly reason: string
}

/** The list from its first page to its last, or why it cannot be relied on. */
async function readPages(kind: Kind, options: ReadOptions, looksBeyond: boolean): Promise<Reading | Doubt> {
  const pages = new Pages()
  while (pages.state === 'more') {
    const page = await readOnePage(kind, options, pages.count + 1)
    if ('reason' in page) return page
    // Something has come or gone meanwhile, and with it the pages have moved: one may have slipped between two of them.
    if (!pages.add(page)) return doubt(kind, 'the list changed while its pages were read')
  }
  const beyond = looksBeyond && pages.mayHaveMore ? await countBeyond(kind, options, pages) : 0
  return pages.state === 'whole' && beyond === 0
    ? pages.reading()
    : doubt(kind, `it counts ${pages.total} resources but lists ${pages.seen + beyond}`)
}

/** The pages of one reading. */
class Pages {
  readonly found = new Map<string, Sighting>()
  readonly #unread: Unread[] = []
  total = 0
  count = 0
  #firstPage = 0
  #lastPage = 0

  get seen(): number {
    return this.found.size + this.#unread.length
  }

  /** `off`: it cannot come to what it counts. */
  get state(): 'more' | 'whole' | 'off' {
    if (this.count === 0) return 'more'
    if (this.seen === this.total) return 'whole'
    return this.seen > this.total || this.#lastPage === 0 || this.count === MAX_PAGES ? 'off' : 'more'
  }

  /** Whether its count is that of the pages before. */
  add({ sightings, unread, total }: Page): boolean {
    if (this.count > 0 && total !== this.total) return false
    const before = this.seen
    for (const sighting of sightings) this.found.set(sighting.id, sighting)
    this.#unread.push(...unread)
    this.total = total
    this.count += 1
    this.#lastPage = this.seen - before
    if (this.count === 1) this.#firstPage = this.#lastPage
    return true
  }

  /** The count may be that of one page alone, and a page as long as the first one may be full. */
  get mayHaveMore(): boolean {
    return this.state === 'whole' && this.#lastPage > 0 && this.#lastPage >= this.#firstPage
  }

  reading(): Reading {
    return { sightings: [...this.found.values()], unread: this.#unread, pages: this.count }
  }
}

/** How many resources a page lists that should not be there. Some servers repeat their last page, or refuse the number. */
async function countBeyond(kind: Kind, options: ReadOptions, { count, found }: Pages): Promise<number> {
  try {
    const page = await readOnePage(kind, options, count + 1)
    if ('reason' in page) return 0
    return page.unread.length + page.sightings.filter(({ id }) => !found.has(id)).length
  } catch (error) {
    if (error instanceof CallError && error.fromApi && NO_SUCH_PAGE.has(meaningOf(error.code))) return 0
    throw error
  }
}

const NO_SUCH_PAGE: ReadonlySet<string> = new Set(['invalid', 'other'])

async function readOnePage(kind: Kind, options: ReadOptions, pageNum: number): Promise<Page | Doubt> {
  const { service, version, describe } = kind
  const body = { ...options.filters, pageNum, pageSize: RESOURCES_PER_PAGE }
  const { response } = await options.client.call(
    { service, version, action: describe.action, body, write: false },
    {
      attempts: LIST_ATTEMPTS,
      onAttempt: (attempt) => {
        reportAttempt(attempt, options)
      },
    },
  )
  try {
    return readPage(kind, response)
  } catch (error) {
    return doubt(kind, error instanceof Error ? error.message : String(error))
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
