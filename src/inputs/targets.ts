// Which resources the inputs name, and which kinds they mention.

import { labelOf, RESOURCE_TYPES } from '../resources/index.ts'
import type { Target } from '../teardown/index.ts'
import { checkIds } from './ids.ts'
import { parseList } from './list.ts'
import { quoteSome, type Reader } from './reader.ts'
import { acceptedTypes, exclusionProblem, expand, refuseUnknownTypes, wordOf, type Word } from './types.ts'

const TYPES_FORM =
  'Write kinds or families separated by commas, whitespace or newlines, or a JSON array of strings.'

/** The kinds and families that `resource-type` lists; `all` is expanded, and exclusions are applied. */
export function readWords(reader: Reader): readonly Word[] {
  const { items } = reader.list('resource-type', parseList, TYPES_FORM)
  const known = (item: string) => RESOURCE_TYPES.has(item.replace(/^!/, '')) || item === 'all'
  refuseUnknownTypes(
    reader,
    'resource-type',
    items.map((item) => item.replace(/^!(?=.)/, '')),
    { all: true },
  )
  if (items.includes('!all')) reader.problem('resource-type', '`!all` leaves nothing.')
  else if (items.every(known)) {
    const why = exclusionProblem(items)
    if (why !== undefined) reader.problem('resource-type', why)
  }
  return expand(items)
}

/** `resource-type` has no value, in any form that a list may have. */
export function hasNoType(reader: Reader): boolean {
  const result = parseList(reader.text('resource-type'))
  return 'items' in result && result.items.length === 0
}

/** Each resource once. */
export function readTargets(reader: Reader, words: readonly Word[]): readonly Target[] {
  const targets = [...readIds(reader, words), ...readResources(reader)]
  const unique = new Map(targets.map((target) => [labelOf(target), target]))
  return [...unique.values()]
}

function readIds(reader: Reader, words: readonly Word[]): Target[] {
  const { items: ids } = reader.list(
    'ids',
    parseList,
    'Write ids separated by commas, whitespace or newlines, or a JSON array of strings.',
  )
  checkIds(reader, 'ids', ids)
  const [word, ...more] = words
  if (ids.length > 0) checkTypeOfIds(reader, more)
  return word === undefined ? [] : ids.map((id) => ({ ...word, id }))
}

function checkTypeOfIds(reader: Reader, more: readonly Word[]): void {
  if (hasNoType(reader)) {
    reader.problem('resource-type', `It is required with \`ids\`. ${acceptedTypes({ all: false })}`)
  } else if (/(?:^|[\s,"])!/.test(reader.text('resource-type'))) {
    reader.problem(
      'resource-type',
      '`!` excludes from a selection; with `ids`, write just one kind or family.',
    )
  } else if (more.length > 0) {
    reader.problem(
      'resource-type',
      'It lists more than one kind or family, but `ids` needs exactly one. For ids of several kinds, use `resources`.',
    )
  }
}

function readResources(reader: Reader): Target[] {
  const { items } = reader.list(
    'resources',
    parseList,
    'Write one `type/id` per line, or separate them by commas, or write a JSON array.',
  )
  // The scheme of a URL would pass for a type.
  const split = items.map((reference) => {
    const slash = reference.includes('://') ? -1 : reference.indexOf('/')
    return { type: slash === -1 ? undefined : reference.slice(0, slash), id: reference.slice(slash + 1) }
  })
  const bare = split.filter(({ type }) => type === undefined).map(({ id }) => id)
  if (bare.length > 0)
    reader.problem(
      'resources',
      `${quoteSome(bare)} ${bare.length === 1 ? 'has' : 'have'} no type. Write type/id, such as vm-instance/123.`,
    )
  const whole = split.flatMap(({ type, id }) => (type === undefined ? [] : [{ type, id }]))
  const types = whole.map(({ type }) => type)
  refuseUnknownTypes(reader, 'resources', types, { all: false })
  checkIds(
    reader,
    'resources',
    whole.map(({ id }) => id),
  )
  return whole.flatMap(({ type, id }) => wordOf(type).map((word) => ({ ...word, id })))
}
