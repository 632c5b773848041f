// The reads: DescribeX lists what matches, page by page.
import { predicateOf } from './filters.ts'
import type { Target } from './routing.ts'
import { idsOf, pageOf, type Body } from './parameters.ts'
import type { Resource } from './resource.ts'
import { pick } from './shapes.ts'

export interface Listing {
  /** Of everything that matches, not of this page. */
  readonly totalCount: number
  readonly dataSet: readonly unknown[]
}

/** Lists `resources` as they were at `time`. What is in the recycle bin is listed, what is gone is not. */
export function describe(
  { kind, version: { model } }: Target,
  body: Body,
  resources: Iterable<Resource>,
  time: number,
): Listing {
  const ids = new Set(idsOf(body, kind.describe.ids))
  const page = pageOf(body)
  const matches = predicateOf(model.filters, body)
  const found = []
  for (const resource of resources) {
    if (ids.size > 0 && !ids.has(resource.id)) continue
    const status = resource.timeline.at(time)
    if (status === undefined) continue
    const attributes = kind.attributes(resource, status, time)
    if (matches(attributes)) found.push(attributes)
  }
  const shown = found.slice((page.number - 1) * page.size, page.number * page.size)
  return { totalCount: found.length, dataSet: shown.map((attributes) => pick(attributes, model.fields)) }
}
