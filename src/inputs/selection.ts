// What resources have to be like, to be selected or to be touched at all.

import { isId } from '../resources/index.ts'
import type { Criteria, Guards } from '../teardown/index.ts'
import { parseDuration } from '../duration.ts'
import { parseLines } from './lines.ts'
import { quote, quoteSome, type Reader } from './reader.ts'
import { isUnset, type Word } from './targets.ts'

/** A selection is found by what it has in common, so a mistake in it is, too: no more than this without a word. */
const MOST_SELECTED = 20
/** More than any account has. */
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
  const odd = tags.filter((tag) => /^["'{]/.test(tag) || (tag.includes(':') && !tag.includes('=')))
  if (odd.length > 0) reader.problem('tags', `${quoteSome(odd)}: write key=value, without quotes or braces.`)
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
  if (parseDuration(text) === undefined) {
    reader.problem('older-than', `${quote(text)} is not an age. Write 12h, 7d or 2w.`)
    return undefined
  }
  return reader.duration('older-than', '520w', { least: '1s', most: '520w' })
}

export function readGuards(reader: Reader, { selects }: { selects: boolean }): Guards {
  const expectName = reader.text('expect-name')
  const given = reader.integer('max-resources', MOST_SELECTED, { least: 1, most: MOST })
  return {
    maxResources: selects || reader.text('max-resources') !== '' ? given : undefined,
    expectName: expectName === '' ? undefined : expectName,
    protect: readProtect(reader),
  }
}

/** A rule that protects nothing by mistake would be found out too late, so what may be one is refused. */
function readProtect(reader: Reader): readonly string[] {
  const rules = reader
    .list(
      'protect',
      (text) => parseLines(text, { commas: true }),
      'Write one glob a line, or a JSON array of strings.',
    )
    .map((rule) => rule.replace(/^tag:\s*/, 'tag:').replace(/^(tag:[^=]*?)\s*=\s*/, '$1='))
  const empty = rules.filter((rule) => rule === 'tag:')
  if (empty.length > 0) reader.problem('protect', '`tag:` names no tag. Write tag:key=value or tag:key.')
  const commented = rules.filter((rule) => / #/.test(rule))
  if (commented.length > 0)
    reader.problem('protect', `${quoteSome(commented)}: a comment goes on a line of its own.`)
  const tagless = rules.filter((rule) => /^[^/*?]+=/.test(rule) && !rule.startsWith('tag:'))
  if (tagless.length > 0) reader.problem('protect', `${quoteSome(tagless)}: a tag is written tag:key=value.`)
  return rules
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
  const byNameAlone = tags.length === 0 && resourceGroupId === undefined
  if (byNameAlone && /^[*?]*$/.test(name ?? '') && reader.text('max-resources') === '') {
    reader.problem(
      'name',
      `${quote(name ?? '')} selects everything there is, perhaps because a variable was empty. If that is meant, say how much it may be with max-resources.`,
    )
  }
  if (isUnset(reader, 'resource-type')) {
    reader.problem(
      'resource-type',
      'It is not set. Say what to select: kinds or families by commas, or `all`.',
    )
  }
  return words
}
