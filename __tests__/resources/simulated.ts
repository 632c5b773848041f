// What the simulator's row of a kind says, in the terms of the row in src/. It is written from the facts as well, and
// independently of that, so it holds for kinds that no list by hand has.

import { predicateOf, type Filter } from '../../simulator/filters.ts'
import { KINDS as SIMULATED } from '../../simulator/kinds.ts'
import type { Kind } from '../../src/resources/index.ts'

type Simulated = (typeof SIMULATED)[number]

export function simulated(type: string): Simulated {
  const row = SIMULATED.find(({ name }) => name === type)
  if (row === undefined) throw new Error(`${type} has no row in simulator/kinds`)
  return row
}

/** Whether most accounts have a recycle bin for it. */
export function hasBin(type: string): boolean {
  return ['always', 'usually'].includes(simulated(type).recycleBin)
}

/** The calls that may unbind it. */
export function unbindingsOf(type: string): readonly string[] {
  return simulated(type).writes.flatMap(({ action, steps }) =>
    // `change`: an unbinding that is no change of status.
    steps.some((step) => step === 'unbind' || step === 'change') ? [action] : [],
  )
}

/** Whether it is unbound by a call that changes its status. */
export function hasUnbinding(type: string): boolean {
  return simulated(type).writes.some(({ steps }) => steps.includes('unbind'))
}

/** The statuses in which it is bound. */
export function boundStatusesOf(type: string): readonly string[] {
  return Object.keys(simulated(type).life.bound ?? {})
}

/** Whether it can be bound so that deleting it is refused. */
export function refusesWhileBound(type: string): boolean {
  const { forbids, refusals } = simulated(type)
  return (boundStatusesOf(type).length > 0 && refusals.recycle?.bound !== undefined) || forbids !== undefined
}

/** The filters of its list that compare a text with its name exactly; `prefix`: or with how it begins, as `preview-*`. */
export function nameFiltersOf({ type, version, fields }: Kind): readonly Kind['nameFilter'][] {
  const { filters, versions } = simulated(type)
  return Object.entries(filters).flatMap(([parameter, filter]) => {
    const matches = matcherOf(parameter, filter, fields.name, versions[version]?.ignores)
    const isExact = matches(NAME) && !NOT_THE_NAME.some(matches)
    return isExact ? [{ parameter, prefix: matches('preview-*') }] : []
  })
}

const NAME = 'preview-7'
/** What filters of other sorts take for it: a part of it, its beginning, another case. */
const NOT_THE_NAME = ['view', 'preview-', 'PREVIEW-7', 'preview-7*7', 'view-*']

function matcherOf(parameter: string, filter: Filter, field: string, ignores?: readonly string[]) {
  return (text: string): boolean => {
    try {
      const predicate = predicateOf({ [parameter]: filter }, { [parameter]: text }, ignores)
      return predicate({ [field]: NAME }, { resourceGroupId: 'group', tags: {} })
    } catch {
      // It takes no text.
      return false
    }
  }
}
