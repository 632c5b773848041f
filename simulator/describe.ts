// The reads: DescribeX lists what matches, page by page.
import type { FaultRule } from './faults.ts'
import { without } from './fields.ts'
import { predicateOf, type Attributes, type Predicate } from './filters.ts'
import { asOf, type Resource, type World } from './kind.ts'
import { GONE } from './lifecycle.ts'
import { garble, type Listing } from './listing-fault.ts'
import type { Target } from './routing.ts'
import { idsOf, pageOf, type Body } from './parameters.ts'
import { happen } from './resource.ts'
import { takeRefusal } from './seeded-refusal.ts'

export interface Look {
  readonly world: World
  readonly now: number
  /** How old the state is that every list shows. */
  readonly staleMs: number
  /** The fault that hits this list. */
  readonly fault?: FaultRule | undefined
}

/** Lists `resources`, those in the recycle bin included. */
export function describe(
  { kind, version }: Target,
  body: Body,
  resources: ReadonlyMap<string, Resource>,
  look: Look,
): Listing {
  const ids = idsOf(body, kind.list.ids, kind.list.maxIds)
  const asked = ids.flatMap((id) => resources.get(id) ?? [])
  for (const resource of asked) {
    const refused = takeRefusal(resource, kind.list.action)
    if (refused !== undefined) throw refused
  }
  const page = pageOf(body)
  const matches = predicateOf(kind.filters, body, version.ignores)
  // In the order of the resources, not in that of the ids.
  const listed = ids.length === 0 ? resources.values() : asked.sort((a, b) => a.place - b.place)
  const found = []
  for (const resource of listed) found.push(...appearances(resource, matches, ids.length > 0, look))
  const { totalCount, dataSet } = garble(found, page, look.fault)
  const hidden = [...(kind.unlisted ?? []), ...(version.without ?? [])]
  return { totalCount, dataSet: dataSet.map((item) => without(item, hidden)) }
}

/** How a list shows a resource: as it is, in disguise, twice, or not at all. */
function appearances(
  resource: Resource,
  matches: Predicate,
  byIds: boolean,
  { world, now, staleMs }: Look,
): Attributes[] {
  const time = now - Math.max(staleMs, resource.staleMs)
  const status = resource.timeline.at(time)
  const disguises = resource.disguises.filter((it) => it.covers(now, byIds))
  const other = disguises.findLast(({ as }) => as !== 'TWICE')?.as
  const shown = other === GONE ? status : (other ?? status)
  if (shown === undefined) return []
  const then = asOf(resource, time)
  const attributes = resource.kind.item(then, { status: shown, time, world })
  if (!matches(attributes, then)) return []
  for (const disguise of disguises) disguise.use()
  happen(resource, 'look', now)
  if (other === GONE) return []
  return disguises.some(({ as }) => as === 'TWICE') ? [attributes, attributes] : [attributes]
}
