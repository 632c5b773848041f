// The guards: limits on what a run may change. The whole plan is checked before the first write, and in a dry run as
// well.

import { wordsFor, type Observation } from '../../resources/index.ts'
import { firstOf, plainText } from '../../text.ts'
import type { Failure } from '../model/result.ts'
import type { Tracked } from '../model/tracked.ts'
import { compileGlob } from '../select/glob.ts'

export interface Guards {
  /** If more resources than this would be affected, nothing is changed. */
  readonly maxResources: number | undefined
  /** A glob. If the name of one affected resource does not match it, nothing is changed. */
  readonly expectName: string | undefined
  /** Globs over `type/id`, id and name, or `tag:key=value` and `tag:key`. */
  readonly protect: readonly string[]
}

export interface ProtectionRule {
  /** As the input has it. */
  readonly rule: string
  readonly matches: (type: string, observation: Observation) => boolean
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
 * Why the plan is refused as a whole, if it is. `affected`: everything that might be deleted; `before`: how many earlier
 * rounds of the run have counted. A resource counts as one with its parts: a system disk is not a second
 * resource, and has no name of its own.
 */
export function refusalOf(guards: Guards, affected: readonly Tracked[], before = 0): Failure | undefined {
  const counted = countable(affected)
  const wrong = guards.expectName === undefined ? [] : unexpected(guards.expectName, counted)
  return wrong.length > 0
    ? wrongName(wrong, counted.length, before)
    : tooMany(guards.maxResources, counted, before)
}

/** Those that count as resources of their own. */
export function countable(resources: readonly Tracked[]): readonly Tracked[] {
  return resources.filter((resource) => !isPartOfOther(resource))
}

const GUARD_CODES = { name: 'UNEXPECTED_NAME', number: 'TOO_MANY_RESOURCES' } as const

/** Whether the plan was refused, not this one resource. */
export function isGuardCode(code: string): boolean {
  return Object.values<string>(GUARD_CODES).includes(code)
}

/** Whether the input expect-name does not allow this name. */
export function isUnexpectedName(glob: string | undefined, { rawName }: Observation): boolean {
  return glob !== undefined && !compileGlob(glob)(rawName)
}

function unexpected(glob: string, affected: readonly Tracked[]): readonly Tracked[] {
  const matches = compileGlob(glob)
  // A resource that no look has found yet has no name: it is judged when a look finds it.
  return affected.filter(({ observation }) => observation !== undefined && !matches(observation.rawName))
}

function wrongName(wrong: readonly Tracked[], affected: number, before: number): Failure {
  return {
    code: GUARD_CODES.name,
    message: `${wrong.length} of the ${affected} affected resources ${wrong.length === 1 ? 'has a name that does not' : 'have names that do not'} match the input expect-name: ${someOf(wrong)}. ${whatWasChanged(before)}.`,
    requestId: null,
    hint: 'Check the ids and filters: only resources whose names match expect-name may be affected.',
  }
}

function whatWasChanged(before: number): string {
  return before === 0 ? 'Nothing was changed' : 'These appeared during the run, and nothing was sent for them'
}

function tooMany(max: number | undefined, affected: readonly Tracked[], before: number): Failure | undefined {
  const total = before + affected.length
  // The resources that earlier rounds of the run have affected count as well.
  if (max === undefined || affected.length === 0 || total <= max) return undefined
  return {
    code: GUARD_CODES.number,
    message: `${total} resources would be affected, but the input max-resources allows ${max}: ${someOf(affected)}. ${whatWasChanged(before)}.`,
    requestId: null,
    hint: 'Run with dry-run: true to check whether these are the intended resources, then narrow the selection or raise max-resources.',
  }
}

/** For a resource that was renamed, or found, after the plan was checked. */
export function renamed(glob: string, resource: Tracked): Failure | undefined {
  return unexpected(glob, [resource]).length === 0
    ? undefined
    : unexpectedNow(resource.label, resource.observation)
}

/** As the end of a sentence. */
export const UNEXPECTED_NAME_REASON = 'its name does not match the input expect-name'

/** `label`: its `type/id`. */
export function unexpectedNow(label: string, observation: Observation | undefined): Failure {
  const name = observation?.name ?? ''
  const title = plainText(name === '' ? label : `${label} (${name})`, 100)
  return {
    code: GUARD_CODES.name,
    message: `Its name does not match the input expect-name: ${title}. It was not changed.`,
    requestId: null,
  }
}

function someOf(resources: readonly Tracked[]): string {
  return firstOf(
    resources.map(({ title }) => plainText(title, 100)),
    5,
  )
}

/** It has no name of its own, and does not count. */
export function isPartOfOther({ parent, observation }: Tracked): boolean {
  return parent !== undefined && observation?.isPart === true
}
