// Which resources are left alone, and why: by a rule of `protect`, for want of what the criteria ask, or for what they
// carry.

import type { Sighting } from '../resources/index.ts'
import { compileCriteria, withGroup } from './criteria.ts'
import { compileProtection } from './guards.ts'
import type { TeardownOptions } from './run.ts'
import type { Tracked } from './tracked.ts'

export interface Keeper {
  /** Why `resource`, as it was last seen, is not to be touched, as the end of a sentence; undefined when it may be. */
  reason(resource: Tracked): string | undefined
}

export function createKeeper({ guards, criteria, client }: TeardownOptions): Keeper {
  const protectedBy = compileProtection(guards.protect)
  const unmet = compileCriteria(criteria)
  /** The rule by what it was judged on: rules may be many, and most looks show nothing new. */
  const judged = new WeakMap<Tracked, { readonly words: string; readonly rule: string | undefined }>()

  function ruleFor(resource: Tracked, type: string, sighting: Sighting): string | undefined {
    if (guards.protect.length === 0) return undefined
    const words = wordsOf(sighting)
    const before = judged.get(resource)
    if (before?.words === words) return before.rule
    const rule = protectedBy(type, sighting)
    judged.set(resource, { words, rule })
    return rule
  }

  return {
    reason(resource) {
      const { kind, sighting, requests, listedGroup } = resource
      if (kind === undefined || sighting === undefined) return undefined
      const rule = ruleFor(resource, kind.type, sighting)
      if (rule !== undefined) return `the input protect has ${rule}`
      // Once something was sent it is for this run to finish, even if the API tells less of it by then.
      return requests.length > 0 ? undefined : unmet(withGroup(sighting, listedGroup), client.serverNow())
    },
  }
}

/** All that a rule may be about and that may change. */
function wordsOf({ rawName, tags }: Sighting): string {
  return JSON.stringify([rawName, ...tags.flatMap(({ key, value }) => [key, value])])
}
