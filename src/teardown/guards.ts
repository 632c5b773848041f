// The guards: what keeps a run from what it must not touch. The whole plan is checked before the first write, in a dry
// run as in earnest.

import type { Sighting } from '../resources/index.ts'
import { globMatches } from './glob.ts'
import type { Failure } from './result.ts'
import type { Tracked } from './tracked.ts'

export interface Guards {
  /** More resources to be touched than this, and nothing is. */
  readonly maxResources: number | undefined
  /** A glob: one resource to be touched whose name does not match, and nothing is. */
  readonly expectName: string | undefined
  /** Globs over `type/id`, id and name, or `tag:key=value`. */
  readonly protect: readonly string[]
}

export const NO_GUARDS: Guards = { maxResources: undefined, expectName: undefined, protect: [] }

/** The rule that protects it, if one does. */
export function protectedBy(rules: readonly string[], type: string, sighting: Sighting): string | undefined {
  return rules.find((rule) => matches(rule, type, sighting))
}

const TAG_RULE = 'tag:'

function matches(rule: string, type: string, { id, rawName, tags }: Sighting): boolean {
  if (!rule.startsWith(TAG_RULE)) {
    return [`${type}/${id}`, id, rawName].some((text) => globMatches(rule, text))
  }
  const glob = rule.slice(TAG_RULE.length)
  return tags.some(({ key, value }) => globMatches(glob, `${key}=${value}`) || globMatches(glob, key))
}

/** Why nothing of the plan may be carried out, if it may not. `touched` are those that would be written on. */
export function refusalOf(guards: Guards, touched: readonly Tracked[]): Failure | undefined {
  return wrongName(guards.expectName, touched) ?? tooMany(guards.maxResources, touched)
}

function wrongName(glob: string | undefined, touched: readonly Tracked[]): Failure | undefined {
  if (glob === undefined) return undefined
  const wrong = touched.filter(({ sighting }) => !globMatches(glob, sighting?.rawName ?? ''))
  if (wrong.length === 0) return undefined
  return {
    code: 'UNEXPECTED_NAME',
    message: `${wrong.length} of the ${touched.length} resources to be touched ${wrong.length === 1 ? 'has a name' : 'have names'} that the input expect-name does not match: ${someOf(wrong)}. Nothing was written.`,
    requestId: null,
    hint: 'See whether an id or a filter is wrong; the names that may be touched are those of expect-name.',
  }
}

function tooMany(most: number | undefined, touched: readonly Tracked[]): Failure | undefined {
  if (most === undefined || touched.length <= most) return undefined
  return {
    code: 'TOO_MANY_RESOURCES',
    message: `${touched.length} resources would be touched, and the input max-resources allows ${most}: ${someOf(touched)}. Nothing was written.`,
    requestId: null,
    hint: 'See with dry-run: true whether these are the right ones, then narrow the selection or raise max-resources.',
  }
}

function someOf(resources: readonly Tracked[]): string {
  const shown = resources.slice(0, 5).map(({ title }) => title)
  return resources.length > 5 ? `${shown.join(', ')} and ${resources.length - 5} more` : shown.join(', ')
}
