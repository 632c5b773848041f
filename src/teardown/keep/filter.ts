// Which resources must not be torn down, and why: a rule of `protect` matches, or they do not meet the criteria.

import type { Kind, Observation } from '../../resources/index.ts'
import type { Client } from '../../zenlayer/index.ts'
import { unreliable } from '../model/failure.ts'
import type { Exclusion } from '../model/result.ts'
import { compileCriteria, withGroup, type Criteria } from '../select/criteria.ts'
import { compileProtection, isTagRule, type Guards, type ProtectionRule } from './guards.ts'

/** A resource as it was last seen. */
interface SeenResource {
  readonly kind: Kind
  readonly observation: Observation
  /** The resource group by which it was listed, for kinds that do not return theirs. */
  readonly listedGroup?: string | undefined
  /** It is judged only because it is attached to another resource of the run. */
  readonly isDependent: boolean
  /** The criteria do not apply: it is deleted with the VPC that contains it, or with a resource inside that VPC. */
  readonly isInside: boolean
}

export interface Filter {
  /** Why the resource must not be torn down; undefined where it may be. */
  exclusionOf(resource: SeenResource): Exclusion | undefined
  /** Rules of `protect` that have matched nothing so far. */
  unusedRules(): readonly string[]
}

interface FilterOptions {
  readonly guards: Guards
  readonly criteria: Criteria
  readonly client: Pick<Client, 'serverNow'>
}

/** Whether a guard or a criterion may keep any resource of the run. */
export function isFiltered({ guards, criteria }: Pick<FilterOptions, 'guards' | 'criteria'>): boolean {
  const { expectName, maxResources, protect } = guards
  const { tags, ...others } = criteria
  return (
    protect.length + tags.length > 0 ||
    [expectName, maxResources, ...Object.values(others)].some((value) => value !== undefined)
  )
}

export function createFilter({ guards, criteria, client }: FilterOptions): Filter {
  const rules = compileProtection(guards.protect)
  const usesTagRules = guards.protect.some(isTagRule)
  const unmet = compileCriteria(criteria)
  const used = new Set<string>()
  /** The last verdict on each resource: rules may be many, and most looks show nothing new. */
  const judged = new Map<string, { readonly text: string; readonly rule: string | undefined }>()

  function matchingRule(type: string, observation: Observation): string | undefined {
    if (rules.length === 0) return undefined
    const text = judgedText(observation)
    const key = `${type}/${observation.id}`
    const before = judged.get(key)
    if (before?.text === text) return before.rule
    const matching = rules.filter((rule: ProtectionRule) => rule.matches(type, observation))
    for (const { rule } of matching) used.add(rule)
    const rule = matching[0]?.rule
    judged.set(key, { text, rule })
    return rule
  }

  return {
    exclusionOf({ kind, observation, listedGroup, isDependent, isInside }) {
      const rule = matchingRule(kind.type, observation)
      if (rule !== undefined)
        return { outcome: 'protected', reason: `it matches the rule ${rule} of protect` }
      const { belongsTo, isPart } = observation
      // A part is deleted with what it belongs to, and cannot be deleted alone.
      if (belongsTo !== undefined && !isPart)
        return { outcome: 'protected', reason: `it belongs to ${belongsTo}` }
      // A part of another resource has no tags, name or age of its own to select it by.
      const isExempt = isInside || (isDependent && observation.isPart)
      const meetsBy = isExempt ? [] : criteria.tags
      if (observation.tags === undefined && (usesTagRules || meetsBy.length > 0)) return untagged(kind)
      if (isExempt) return undefined
      const reason = unmet(withGroup(observation, listedGroup), client.serverNow())
      return reason === undefined ? undefined : { outcome: 'skipped', reason }
    },
    unusedRules: () => guards.protect.filter((rule) => !used.has(rule)),
  }
}

function untagged({ describe }: Kind): Exclusion {
  const reason = `${describe.action} does not return its tags, so the inputs protect and tags cannot be applied`
  return { outcome: 'failed', reason, error: unreliable(reason) }
}

/** Everything that rules match and that may change. */
function judgedText({ rawName, tags = [] }: Observation): string {
  return JSON.stringify([rawName, ...tags.flatMap(({ key, value }) => [key, value])])
}
