// What a fault makes of a list.
import type { FaultRule } from './faults.ts'
import type { Attributes } from './filters.ts'
import type { Page } from './parameters.ts'

export interface Listing {
  /** The number of everything that matches, not of this page; a fault may make anything of it. */
  readonly totalCount: unknown
  readonly dataSet: readonly Attributes[]
}

/** One page of what was found, by the fault if there is one. */
export function garble(found: readonly Attributes[], page: Page, fault?: FaultRule): Listing {
  const start = (page.number - 1) * page.size
  const shown = found.slice(start, start + page.size)
  switch (fault?.type) {
    case 'lose-half': {
      const kept = found.slice(0, Math.floor(found.length / 2))
      const totalCount = fault.uncounted === true ? kept.length : found.length
      return { totalCount, dataSet: kept.slice(start, start + page.size) }
    }
    case 'lose-page': {
      if (page.number !== (fault.page ?? 2)) return { totalCount: found.length, dataSet: shown }
      return { totalCount: found.length - (fault.uncounted === true ? shown.length : 0), dataSet: [] }
    }
    case 'count':
      return { totalCount: wrongCount(fault.count, found.length, page), dataSet: shown }
    default:
      return { totalCount: found.length, dataSet: shown }
  }
}

function wrongCount(count: FaultRule['count'], total: number, page: Page): unknown {
  switch (count) {
    case undefined:
    case 'less':
      return Math.floor(total / 2)
    case 'more':
      return total + 1
    case 'string':
      return String(total)
    case 'none':
      return null
    case 'page-size':
      return page.size
    case 'varies':
      return total + page.number - 1
    default:
      return count
  }
}
