// The criteria that resources have to meet, and the guards.

import { isId } from '../resources/index.ts'
import { unsearchableKinds, type Criteria, type Guards } from '../teardown/index.ts'
import { parseDuration } from '../duration.ts'
import { quote, quoteSome, type Reader } from './reader.ts'
import { readNameGlob, readProtect } from './rules.ts'
import { readTags } from './tags.ts'
import { hasNoType } from './targets.ts'
import type { Word } from './types.ts'

/** A mistake in a selection may match anything, so without `max-resources` it covers no more than this. */
const MAX_SELECTED = 20

export function readCriteria(reader: Reader): Criteria {
  return {
    tags: readTags(reader),
    name: readNameGlob(reader, 'name'),
    resourceGroupId: readResourceGroup(reader),
    olderThanMs: readOlderThan(reader),
  }
}

function readResourceGroup(reader: Reader): string | undefined {
  const id = reader.text('resource-group-id')
  if (id === '') return undefined
  if (!isId(id)) reader.problem('resource-group-id', `${quote(id)} is not an id.`)
  return id
}

function readOlderThan(reader: Reader): number | undefined {
  const text = reader.text('older-than')
  // `7` would be seven seconds, and surely means days.
  if (/^\d+$/.test(text)) {
    reader.problem('older-than', `${quote(text)} has no unit. Write 12h, 7d or 2w.`)
    return undefined
  }
  if (text !== '' && parseDuration(text) === undefined) {
    reader.problem('older-than', `${quote(text)} is not an age. Write 12h, 7d or 2w.`)
    return undefined
  }
  return reader.duration('older-than')
}

export function readGuards(reader: Reader, { selects }: { selects: boolean }): Guards {
  const given = reader.integer('max-resources')
  return {
    maxResources: given ?? (selects ? MAX_SELECTED : undefined),
    expectName: readExpectName(reader),
    protect: readProtect(reader),
  }
}

const ONLY_WILDCARDS = /^[*?]*$/

function readExpectName(reader: Reader): string | undefined {
  const glob = readNameGlob(reader, 'expect-name')
  if (glob !== undefined && /^\*+$/.test(glob)) {
    reader.problem(
      'expect-name',
      `${quote(glob)} matches every name and guards nothing, perhaps because a variable is empty.`,
    )
  }
  return glob
}

/** Where to select from when nothing is named; undefined when nothing selects. */
export function readSelection(
  reader: Reader,
  words: readonly Word[],
  criteria: Criteria,
): readonly Word[] | undefined {
  const { tags, name, resourceGroupId, olderThanMs } = criteria
  const selects = tags.length > 0 || name !== undefined || resourceGroupId !== undefined
  if (!selects) {
    if (olderThanMs !== undefined) {
      reader.problem(
        'older-than',
        'It cannot select by itself: that would cover the whole account. Set `tags`, `name` or `resource-group-id` as well, or name ids.',
      )
    }
    return undefined
  }
  const byNameAlone = tags.length === 0 && resourceGroupId === undefined
  if (byNameAlone && ONLY_WILDCARDS.test(name ?? '') && reader.text('max-resources') === '') {
    reader.problem(
      'name',
      `${quote(name ?? '')} selects everything, perhaps because a variable is empty. If this is intended, set max-resources to limit how many.`,
    )
  }
  if (hasNoType(reader)) {
    reader.problem(
      'resource-type',
      'It is not set. Write what to select: kinds or families separated by commas, or `all`.',
    )
  }
  refuseUnsearchable(reader, words, criteria)
  return words
}

/** A selection that can match nothing, whatever the account holds, is a mistake. */
function refuseUnsearchable(reader: Reader, words: readonly Word[], criteria: Criteria): void {
  const kinds = new Set(words.flatMap((word) => word.kinds))
  if (kinds.size === 0 || unsearchableKinds(words, criteria).length < kinds.size) return
  reader.problem(
    criteria.tags.length > 0 ? 'tags' : 'resource-group-id',
    `The API does not report this for ${quoteSome(words.map(({ type }) => type))}, so nothing would be selected. Select by \`name\` instead, name ids, or tear down the VPC with \`cascade: true\`.`,
  )
}
