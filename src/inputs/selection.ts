// What resources have to be like, to be selected or to be touched at all.

import { isId } from '../resources/index.ts'
import type { Criteria, Guards } from '../teardown/index.ts'
import { parseLines } from './lines.ts'
import { quote, quoteSome, type Reader } from './reader.ts'
import { isUnset, type Word } from './targets.ts'

/** A selection is found by what it has in common, so a mistake in it is, too: no more than this without a word. */
const MOST_SELECTED = 20
const MOST = 1_000_000

export function readCriteria(reader: Reader): Criteria {
  const name = reader.text('name')
  return {
    tags: readTags(reader),
    name: name === '' ? undefined : name,
    resourceGroupId: readResourceGroup(reader),
    olderThanMs: readOlderThan(reader),
  }
}

function readTags(reader: Reader): Criteria['tags'] {
  const tags = reader.list(
    'tags',
    (text) => parseLines(text, { commas: true }),
    'Write `key=value` or `key` by lines or commas, or a JSON array of such.',
  )
  const keyless = tags.filter((tag) => tag.startsWith('='))
  if (keyless.length > 0) {
    reader.problem(
      'tags',
      `${quoteSome(keyless)} ${keyless.length === 1 ? 'has' : 'have'} no key. Write key=value.`,
    )
  }
  return tags.map((tag) => {
    const [, key = tag, value] = /^([^=]*)=(.*)$/su.exec(tag) ?? []
    return { key: key.trim(), value: value?.trim() }
  })
}

function readResourceGroup(reader: Reader): string | undefined {
  const id = reader.text('resource-group-id')
  if (id === '') return undefined
  if (!isId(id)) reader.problem('resource-group-id', `${quote(id)} is not an id.`)
  return id
}

function readOlderThan(reader: Reader): number | undefined {
  const text = reader.text('older-than')
  if (text === '') return undefined
  // `7` would be seven seconds, and was surely meant as days.
  if (/^\d+$/.test(text)) {
    reader.problem('older-than', `${quote(text)} has no unit. Write 12h, 7d or 2w.`)
    return undefined
  }
  return reader.duration('older-than', '1s', { least: '1s', most: '520w' })
}

export function readGuards(reader: Reader, { selects }: { selects: boolean }): Guards {
  const expectName = reader.text('expect-name')
  const most = reader.integer('max-resources', selects ? MOST_SELECTED : MOST, { least: 1, most: MOST })
  return {
    maxResources: most === MOST ? undefined : most,
    expectName: expectName === '' ? undefined : expectName,
    protect: reader.list(
      'protect',
      (text) => parseLines(text, { commas: false }),
      'Write one glob a line, or a JSON array of strings.',
    ),
  }
}

/** Where to select from, when nothing is named; undefined when nothing selects. */
export function readSelection(
  reader: Reader,
  words: readonly Word[],
  { tags, name, resourceGroupId, olderThanMs }: Criteria,
): readonly Word[] | undefined {
  const selects = tags.length > 0 || name !== undefined || resourceGroupId !== undefined
  if (!selects) {
    if (olderThanMs !== undefined) {
      reader.problem(
        'older-than',
        'Alone it selects nothing, for it would sweep a whole account. Give `tags`, `name` or `resource-group-id` as well, or ids.',
      )
    }
    return undefined
  }
  if (isUnset(reader, 'resource-type')) {
    reader.problem(
      'resource-type',
      'It is not set. Say what to select: kinds or families by commas, or `all`.',
    )
  }
  return words
}
