// The guards: what keeps a run from what it must not touch. The whole plan is checked before the first write, in a dry
// run as in earnest.

import { wordsFor, type Sighting } from '../resources/index.ts'
import { firstOf, plainText } from '../text.ts'
import { compileGlob } from './glob.ts'
import type { Failure } from './result.ts'
import type { Tracked } from './tracked.ts'

export interface Guards {
  /** More resources to be touched than this, and nothing is. */
  readonly maxResources: number | undefined
  /** A glob: one resource to be touched whose name does not match, and nothing is. */
  readonly expectName: string | undefined
  /** Globs over `type/id`, id and name, or `tag:key=value` and `tag:key`. */
  readonly protect: readonly string[]
}

export interface ProtectionRule {
  /** As the input has it. */
  readonly rule: string
  readonly matches: (type: string, sighting: Sighting) => boolean
}

export function compileProtection(rules: readonly string[]): readonly ProtectionRule[] {
  return rules.map((rule) => ({ rule, matches: compileRule(rule) }))
}

const TAG_RULE = 'tag:'

export function isTagRule(rule: string): boolean {
  return rule.startsWith(TAG_RULE)
}

function compileRule(rule: string): ProtectionRule['matches'] {
  if (!isTagRule(rule)) {
    const matches = compileGlob(rule)
    // By every word that may name it: `instance/1` is `vm-instance/1`.
    return (type, { id, rawName }) =>
      matches(id) || matches(rawName) || wordsFor(type).some((word) => matches(`${word}/${id}`))
  }
  const text = rule.slice(TAG_RULE.length)
  const matches = compileGlob(text)
  return (_type, { tags = [] }) => tags.some(({ key, value }) => matches(`${key}=${value}`) || matches(key))
}

/**
 * Why nothing of the plan may be carried out, if it may not. `affected`: everything that might go; `before`: how many
 * earlier rounds of the run have counted. A resource counts as one with its parts: a system disk is not a second
 * resource, and has no name of its own.
 */
export function refusalOf(guards: Guards, affected: readonly Tracked[], before = 0): Failure | undefined {
  const touched = countable(affected)
  const wrong = guards.expectName === undefined ? [] : unexpected(guards.expectName, touched)
  return wrong.length > 0 ? wrongName(wrong, touched.length) : tooMany(guards.maxResources, touched, before)
}

/** Those that count as resources of their own. */
export function countable(resources: readonly Tracked[]): readonly Tracked[] {
  return resources.filter((resource) => !isPartOfOther(resource))
}

const GUARD_CODES = { name: 'UNEXPECTED_NAME', number: 'TOO_MANY_RESOURCES' } as const

/** Whether it was the plan that was refused, not this one resource. */
export function isGuardCode(code: string): boolean {
  return Object.values<string>(GUARD_CODES).includes(code)
}

/** Whether the input expect-name keeps a run from what bears this name. */
export function isUnexpectedName(glob: string | undefined, { rawName }: Sighting): boolean {
  return glob !== undefined && !compileGlob(glob)(rawName)
}

function unexpected(glob: string, touched: readonly Tracked[]): readonly Tracked[] {
  const matches = compileGlob(glob)
  // What no look has found yet has no name to be judged: it is judged when a look finds it.
  return touched.filter(({ sighting }) => sighting !== undefined && !matches(sighting.rawName))
}

function wrongName(wrong: readonly Tracked[], touched: number): Failure {
  return {
    code: GUARD_CODES.name,
    message: `${wrong.length} of the ${touched} resources to be touched ${wrong.length === 1 ? 'has a name' : 'have names'} that the input expect-name does not match: ${someOf(wrong)}. Nothing was written.`,
    requestId: null,
    hint: 'See whether an id or a filter is wrong; the names that may be touched are those of expect-name.',
  }
}

function tooMany(most: number | undefined, touched: readonly Tracked[], before: number): Failure | undefined {
  const total = before + touched.length
  // What an earlier round of the run has affected counts, too.
  if (most === undefined || touched.length === 0 || total <= most) return undefined
  return {
    code: GUARD_CODES.number,
    message: `${total} resources would be touched, and the input max-resources allows ${most}: ${someOf(touched)}. ${before === 0 ? 'Nothing was written' : `These appeared while the run was at work, and nothing was written on them`}.`,
    requestId: null,
    hint: 'See with dry-run: true whether these are the right ones, then narrow the selection or raise max-resources.',
  }
}

/** Of a resource that was renamed, or found, after the plan had been checked. */
export function renamed(glob: string, resource: Tracked): Failure | undefined {
  return unexpected(glob, [resource]).length === 0
    ? undefined
    : unexpectedNow(resource.label, resource.sighting)
}

/** `label`: its `type/id`. */
export function unexpectedNow(label: string, sighting: Sighting | undefined): Failure {
  const name = sighting?.name ?? ''
  const title = plainText(name === '' ? label : `${label} (${name})`, 100)
  return {
    code: GUARD_CODES.name,
    message: `The input expect-name does not match the name that it has now: ${title}. Nothing was written on it.`,
    requestId: null,
  }
}

function someOf(resources: readonly Tracked[]): string {
  return firstOf(
    resources.map(({ title }) => plainText(title, 100)),
    5,
  )
}

function isPartOfOther({ with: carrier, sighting }: Tracked): boolean {
  return carrier !== undefined && sighting?.isPart === true
}
