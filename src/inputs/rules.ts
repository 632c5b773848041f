// The globs of the inputs: the filter `name`, the guard `expect-name` and the rules of `protect`.

import { isId, RESOURCE_TYPES } from '../resources/index.ts'
import { compileGlob } from '../teardown/index.ts'
import { GLOB_FORMS, prefixOf, refuseForms, SHARED_FORMS, type Form } from './forms.ts'
import { parseJson, parseLines } from './list.ts'
import { quote, type Reader } from './reader.ts'
import { parseTag, refuseHalves, TAG_FORMS } from './tags.ts'
import { nearTypes } from './types.ts'

const TAG_RULE = 'tag:'

/** For a rule of `protect` that is not about a tag. */
const RULE_FORMS: readonly Form[] = [
  ...GLOB_FORMS,
  SHARED_FORMS.semicolon,
  {
    is: (text) => /^tags?\s*[:=]/i.test(text) && !text.startsWith(TAG_RULE),
    why: 'a tag is written tag:key=value.',
    fix: (text) => `${TAG_RULE}${text.slice(text.search(/[:=]/) + 1).trim()}`,
  },
  {
    is: (text) => /^[^/*?=:]+=/.test(text),
    why: 'a tag is written tag:key=value.',
    fix: (text) => `${TAG_RULE}${text}`,
  },
  {
    is: (text) => /\s/.test(text),
    why: 'whitespace is not a separator. Write one rule per line.',
  },
  {
    is: (text) => isType(prefixOf(text, ':')),
    why: 'type and id are separated by a slash.',
    fix: (text) => text.replace(':', '/'),
  },
  {
    is: (text) => text.includes('/') && !canBeType(text.slice(0, text.indexOf('/'))),
    why: 'what precedes the slash is not a resource type.',
    fix: (text) => {
      const [near, ...more] = nearTypes(text.slice(0, text.indexOf('/')), [...RESOURCE_TYPES.keys()])
      return near === undefined || more.length > 0 ? text : near + text.slice(text.indexOf('/'))
    },
  },
  {
    is: (text) => text.includes('/') && !canBeId(text.slice(text.indexOf('/') + 1)),
    why: 'what follows the slash cannot be an id.',
  },
]

function isType(word: string): boolean {
  return RESOURCE_TYPES.has(word) || nearTypes(word, [...RESOURCE_TYPES.keys()]).length > 0
}

function canBeType(glob: string): boolean {
  const matches = compileGlob(glob)
  return [...RESOURCE_TYPES.keys()].some(matches)
}

function canBeId(glob: string): boolean {
  // `?` may be any character of an id, and `*` none; a leading `*` may also be the letter that an id starts with.
  const shortest = glob.replaceAll('*', '').replaceAll('?', 'x')
  return (
    !GLOB_FORMS.some(({ is }) => is(glob)) &&
    (isId(shortest) || (glob.startsWith('*') && isId(`x${shortest}`)))
  )
}

/** A rule that protects nothing would be noticed too late, so what looks like one is refused. */
export function readProtect(reader: Reader): readonly string[] {
  const { items, literal } = reader.list(
    'protect',
    parseLines,
    'Write one glob per line, or a JSON array of strings.',
  )
  const isTag = (rule: string) => rule.startsWith(TAG_RULE)
  const tags = items.filter(isTag).map((rule) => rule.slice(TAG_RULE.length).trim())
  if (tags.includes('')) reader.problem('protect', '`tag:` names no tag. Write tag:key=value or tag:key.')
  const named = tags.filter((tag) => tag !== '')
  const good = literal ? named : refuseForms(reader, 'protect', named, TAG_FORMS, TAG_RULE)
  refuseHalves(reader, 'protect', good, TAG_RULE)
  if (!literal)
    refuseForms(
      reader,
      'protect',
      items.filter((rule) => !isTag(rule)),
      RULE_FORMS,
    )
  return items.map((rule) => (isTag(rule) ? tagRule(rule.slice(TAG_RULE.length).trim()) : rule))
}

function tagRule(text: string): string {
  const { key, value } = parseTag(text)
  return value === undefined ? `${TAG_RULE}${key}` : `${TAG_RULE}${key}=${value}`
}

/** For a glob over names alone. */
const NAME_FORMS: readonly Form[] = [
  ...GLOB_FORMS,
  {
    is: (text) => /[,;]/.test(text),
    why: 'it is a single glob; commas and semicolons are not separators. Use one step for each glob, or one glob that matches all of them.',
  },
  {
    is: (text) => ['tag', 'tags'].includes(prefixOf(text, ':')),
    why: 'this input is about names. Tags go into `tags`.',
  },
  {
    is: (text) => RESOURCE_TYPES.has(prefixOf(text, '/')) || RESOURCE_TYPES.has(prefixOf(text, ':')),
    why: 'this input is about names only, without a type.',
    fix: (text) => text.slice(text.search(/[/:]/) + 1),
  },
  {
    is: (text) => /^[^*?]*[-_]$/.test(text),
    why: 'it ends with a separator, probably because a variable is empty.',
  },
]

/** A glob over names: plain text, or a JSON array of one string, which is taken literally. */
export function readNameGlob(reader: Reader, name: 'name' | 'expect-name'): string | undefined {
  const text = reader.text(name)
  if (text === '') return undefined
  const json = parseJson(text)
  if (json === undefined || text === 'null') {
    refuseForms(reader, name, [text], NAME_FORMS)
    return text
  }
  const [only, ...more] = 'items' in json ? json.items : []
  if (only === undefined || more.length > 0) {
    reader.problem(
      name,
      `${quote(text)} is not a single glob. Write plain text, or a JSON array of one string.`,
    )
    return text
  }
  return only
}
