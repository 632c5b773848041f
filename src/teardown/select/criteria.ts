// The criteria that a resource must meet to be torn down. Every resource is checked here, whatever the server's filters
// have done: a fuzzy or an ignored filter must never widen a deletion.

import type { Observation, Tag } from '../../resources/index.ts'
import { compileGlob } from './glob.ts'

export interface Criteria {
  /** A resource must have all of them; without a value, any value matches. */
  readonly tags: readonly { readonly key: string; readonly value: string | undefined }[]
  /** A glob. */
  readonly name: string | undefined
  readonly resourceGroupId: string | undefined
  readonly olderThanMs: number | undefined
}

/** Why `observation` does not meet the criteria, as the end of a sentence. `now` in milliseconds. */
type Unmet = (observation: Observation, now: number) => string | undefined

export function compileCriteria({ tags, name, resourceGroupId, olderThanMs }: Criteria): Unmet {
  const nameMatches = name === undefined ? () => true : compileGlob(name)
  return (observation, now) => {
    const { tags: own = [] } = observation
    if (!tags.every((wanted) => own.some((tag) => meets(tag, wanted))))
      return 'it does not have all of the tags in the input tags'
    if (!nameMatches(observation.rawName)) return 'its name does not match the input name'
    if (resourceGroupId !== undefined && observation.resourceGroupId !== resourceGroupId) {
      return observation.resourceGroupId === undefined
        ? 'the API does not return its resource group'
        : 'it is in another resource group'
    }
    if (olderThanMs === undefined) return undefined
    if (observation.createdAt === undefined) return 'the API does not return when it was created'
    return now - observation.createdAt > olderThanMs ? undefined : 'it is not older than the input older-than'
  }
}

function meets(tag: Tag, wanted: Criteria['tags'][number]): boolean {
  return tag.key === wanted.key && (wanted.value === undefined || tag.value === wanted.value)
}

/** Some kinds do not return their resource group, but their list was filtered by one. */
export function withGroup(observation: Observation, listedGroup: string | undefined): Observation {
  return { ...observation, resourceGroupId: observation.resourceGroupId ?? listedGroup }
}
