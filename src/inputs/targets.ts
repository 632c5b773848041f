// Which resources the inputs name, and which kinds they speak of.

import { ALL_TYPES, isId, RESOURCE_TYPES, type Kind } from '../resources/index.ts'
import type { Target } from '../teardown/index.ts'
import { parseList } from './list.ts'
import { didYouMean, quote, quoteSome, type Reader } from './reader.ts'

/** A kind or a family, and the kinds it stands for. */
export interface Word {
  readonly type: string
  readonly kinds: readonly Kind[]
}

/** Every kind there is. An id is never looked up in all of them: that would be a guess, not a name. */
const ALL = 'all'

/** What the input `resource-type` lists; `all` is spelled out as the families and kinds it stands for. */
export function readWords(reader: Reader): readonly Word[] {
  const words = reader.list(
    'resource-type',
    parseList,
    'Write kinds or families separated by commas, blanks or lines, or a JSON array of strings.',
  )
  refuseUnknown(reader, 'resource-type', words, [...RESOURCE_TYPES.keys(), ALL])
  return [...new Set(words.flatMap((word) => (word === ALL ? ALL_TYPES : [word])))].flatMap(wordOf)
}

/** Nothing stands in it, in whatever form a list may have. */
export function isUnset(reader: Reader, name: string): boolean {
  const result = parseList(reader.text(name))
  return 'items' in result && result.items.length === 0
}

function wordOf(type: string): Word[] {
  const kinds = RESOURCE_TYPES.get(type)
  return kinds === undefined ? [] : [{ type, kinds }]
}

/** Each resource once. */
export function readTargets(reader: Reader, words: readonly Word[]): readonly Target[] {
  const targets = [...readIds(reader, words), ...readResources(reader)]
  const unique = new Map(targets.map((target) => [`${target.type}/${target.id}`, target]))
  return [...unique.values()]
}

function readIds(reader: Reader, words: readonly Word[]): Target[] {
  const ids = reader.list(
    'ids',
    parseList,
    'Write ids separated by commas, blanks or lines, or a JSON array of strings.',
  )
  checkIds(reader, 'ids', ids)
  const [word, ...more] = words
  if (ids.length > 0 && isUnset(reader, 'resource-type')) {
    reader.problem('resource-type', `It is not set, but \`ids\` are. ${accepted([...RESOURCE_TYPES.keys()])}`)
  } else if (ids.length > 0 && more.length > 0) {
    reader.problem(
      'resource-type',
      'It names more than one kind or family, and `ids` need just one. For ids of several kinds use `resources`.',
    )
  }
  return word === undefined ? [] : ids.map((id) => ({ ...word, id }))
}

function readResources(reader: Reader): Target[] {
  const references = reader.list(
    'resources',
    parseList,
    'Write one `type/id` a line or comma, or a JSON array of such.',
  )
  const split = references.map((reference) => {
    const slash = reference.indexOf('/')
    return slash === -1
      ? { reference }
      : { reference, type: reference.slice(0, slash), id: reference.slice(slash + 1) }
  })
  const bare = split.filter(({ type }) => type === undefined).map(({ reference }) => reference)
  if (bare.length > 0)
    reader.problem(
      'resources',
      `${quoteSome(bare)} ${bare.length === 1 ? 'has' : 'have'} no type. Write type/id, such as vm-instance/123.`,
    )
  const whole = split.flatMap(({ type, id }) => (type === undefined ? [] : [{ type, id }]))
  refuseUnknown(
    reader,
    'resources',
    whole.map(({ type }) => type),
    [...RESOURCE_TYPES.keys()],
  )
  checkIds(
    reader,
    'resources',
    whole.map(({ id }) => id),
  )
  return whole.flatMap(({ type, id }) => wordOf(type).map((word) => ({ ...word, id })))
}

function checkIds(reader: Reader, name: string, ids: readonly string[]): void {
  const bad = [...new Set(ids.filter((id) => !isId(id)))]
  if (bad.length === 0) return
  reader.problem(
    name,
    `${quoteSome(bad)} ${bad.length === 1 ? 'is not an id' : 'are not ids'}: an id has 1 to 128 letters, digits, dots, underscores, colons and dashes, and starts with a letter or digit.`,
  )
}

function refuseUnknown(
  reader: Reader,
  name: string,
  types: readonly string[],
  known: readonly string[],
): void {
  const [unknown, ...more] = new Set(types.filter((type) => !known.includes(type)))
  if (unknown === undefined) return
  const others = more.length === 0 ? '' : ` Nor ${more.length === 1 ? 'is' : 'are'} ${quoteSome(more)}.`
  reader.problem(
    name,
    `${quote(unknown)} is not a resource type.${didYouMean(unknown, known)} ${accepted(known)}${others}`,
  )
}

function accepted(types: readonly string[]): string {
  return `Accepted: ${types.join(', ')}.`
}
