// What has to be true of a resource for it to be torn down. Checked on every resource on this side, whatever the
// server's filters have done: a fuzzy or an ignored filter must never widen a deletion.

import type { Sighting, Tag } from '../resources/index.ts'
import { compileGlob } from './glob.ts'

export interface Criteria {
  /** All of them; without a value, any value will do. */
  readonly tags: readonly { readonly key: string; readonly value: string | undefined }[]
  /** A glob. */
  readonly name: string | undefined
  readonly resourceGroupId: string | undefined
  readonly olderThanMs: number | undefined
}

/** Why `sighting` does not meet them, as the end of a sentence; undefined when it does. `now` in milliseconds. */
export type Unmet = (sighting: Sighting, now: number) => string | undefined

export function compileCriteria({ tags, name, resourceGroupId, olderThanMs }: Criteria): Unmet {
  const nameMatches = name === undefined ? () => true : compileGlob(name)
  return (sighting, now) => {
    const { tags: own = [] } = sighting
    if (!tags.every((wanted) => own.some((tag) => meets(tag, wanted))))
      return 'it does not have every tag of the input tags'
    if (!nameMatches(sighting.rawName)) return 'its name does not match the input name'
    if (resourceGroupId !== undefined && sighting.resourceGroupId !== resourceGroupId) {
      return sighting.resourceGroupId === undefined
        ? 'the API does not return its resource group'
        : 'it is in another resource group'
    }
    if (olderThanMs === undefined) return undefined
    if (sighting.createdAt === undefined) return 'the API does not return when it was created'
    return now - sighting.createdAt > olderThanMs
      ? undefined
      : 'it is younger than the input older-than allows'
  }
}

function meets(tag: Tag, wanted: Criteria['tags'][number]): boolean {
  return tag.key === wanted.key && (wanted.value === undefined || tag.value === wanted.value)
}

/** Some kinds do not tell their group, but were listed by one. */
export function withGroup(sighting: Sighting, listedGroup: string | undefined): Sighting {
  return { ...sighting, resourceGroupId: sighting.resourceGroupId ?? listedGroup }
}
