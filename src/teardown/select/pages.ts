// One reading of a kind's list, from its first page to its last.

import {
  listPage,
  meaningOf,
  UnusableAnswerError,
  type Kind,
  type ListFilters,
  type Page,
  type Observation,
  type Unread,
} from '../../resources/index.ts'
import { CallError, type Attempt, type Client } from '../../zenlayer/index.ts'
import type { Failure } from '../model/result.ts'

/** Attempts of one call, throttled ones included. */
export const LIST_ATTEMPTS = 5
const MAX_PAGES = 1000

export interface PageOptions {
  readonly client: Client
  /** The server's filters. */
  readonly filters: ListFilters
  /** Called with each failure of an attempt. */
  readonly onFailure: (failure: Failure) => void
}

export interface Reading {
  readonly observations: readonly Observation[]
  readonly unread: readonly Unread[]
  readonly pages: number
}

interface Doubt {
  readonly reason: string
}

/** The list from its first page to its last, or why this reading is unreliable. */
export async function readListOnce(
  kind: Kind,
  options: PageOptions,
  looksBeyond: boolean,
): Promise<Reading | Doubt> {
  const pages = new Pages()
  while (pages.state === 'more') {
    const page = await readOnePage(kind, options, pages.count + 1)
    if ('reason' in page) return page
    // The list has changed, so the pages have shifted: an item may have been missed between two of them.
    if (!pages.add(page)) return doubt(kind, 'the list changed while its pages were read')
  }
  const beyond = looksBeyond && pages.mayHaveMore ? await countBeyond(kind, options, pages) : 0
  return pages.state === 'whole' && beyond === 0
    ? pages.reading()
    : doubt(kind, `it counts ${pages.total} resources but lists ${pages.seen + beyond}`)
}

/** The pages of one reading. */
class Pages {
  readonly found = new Map<string, Observation>()
  readonly #unread: Unread[] = []
  total = 0
  count = 0
  #firstPage = 0
  #lastPage = 0

  get seen(): number {
    return this.found.size + this.#unread.length
  }

  /** `off`: it does not list as many as it counts. */
  get state(): 'more' | 'whole' | 'off' {
    if (this.count === 0) return 'more'
    if (this.seen === this.total) return 'whole'
    return this.seen > this.total || this.#lastPage === 0 || this.count === MAX_PAGES ? 'off' : 'more'
  }

  /** Adds a page. False if its total is not that of the pages before. */
  add({ observations, unread, total }: Page): boolean {
    if (this.count > 0 && total !== this.total) return false
    const before = this.seen
    for (const observation of observations) this.found.set(observation.id, observation)
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
    return { observations: [...this.found.values()], unread: this.#unread, pages: this.count }
  }
}

/** The number of resources on the page after the last one. Some servers repeat their last page, or refuse the number. */
async function countBeyond(kind: Kind, options: PageOptions, { count, found }: Pages): Promise<number> {
  try {
    const page = await readOnePage(kind, options, count + 1)
    if ('reason' in page) return 0
    return page.unread.length + page.observations.filter(({ id }) => !found.has(id)).length
  } catch (error) {
    if (error instanceof CallError && error.fromApi && NO_SUCH_PAGE.has(meaningOf(error.code, kind))) return 0
    throw error
  }
}

const NO_SUCH_PAGE: ReadonlySet<string> = new Set(['invalid', 'gone', 'other'])

async function readOnePage(kind: Kind, options: PageOptions, pageNum: number): Promise<Page | Doubt> {
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

/** If the list is given up between two attempts, the last failure is reported. */
function reportAttempt({ action, code, requestId }: Attempt, { onFailure }: PageOptions): void {
  if (code === undefined) return
  onFailure({ code, message: `The last attempt of ${action} failed.`, requestId: requestId ?? null })
}

function doubt(kind: Kind, why: string): Doubt {
  return { reason: `the answer to ${kind.describe.action} cannot be relied on: ${why}` }
}
