// Tags, as `key=value` or `key`: the filter `tags`, and the rules of `protect` that start with `tag:`.

import type { Criteria } from '../teardown/index.ts'
import { isPlaceholder, isQuoted, refuseForms, SHARED_FORMS, unquote, type Form } from './forms.ts'
import { parseLines } from './list.ts'
import { quote, quoteSome, type Reader } from './reader.ts'

type Tag = Criteria['tags'][number]

/** An empty value, asked for expressly. */
const EMPTY_VALUES = ['""', "''"]

/** Key and value as typed; without an equals sign there is no value. */
function split(text: string): Tag {
  const at = text.indexOf('=')
  return at === -1
    ? { key: text, value: undefined }
    : { key: text.slice(0, at).trim(), value: text.slice(at + 1).trim() }
}

export function parseTag(text: string): Tag {
  const { key, value } = split(text)
  return { key, value: value !== undefined && EMPTY_VALUES.includes(value) ? '' : value }
}

const inKey = (test: RegExp) => (text: string) => test.test(split(text).key)
const inValue = (test: RegExp) => (text: string) => test.test(split(text).value ?? '')

function unquoteParts(text: string): string {
  const { key, value } = split(unquote(text))
  return value === undefined ? unquote(key) : `${unquote(key)}=${unquote(value)}`
}

function hasQuotes(text: string): boolean {
  const { key, value = '' } = split(text)
  return isQuoted(key) || (isQuoted(value) && !EMPTY_VALUES.includes(value))
}

/** `a=b c=d` and `a=b&c=d`. */
function hasSeveral(text: string): boolean {
  const { value = '' } = split(text)
  const ampersand = value.indexOf('&')
  return /\s(?:tag:|\S*[=*])/.test(value) || (ampersand !== -1 && value.includes('=', ampersand))
}

/** Values that expressions and scripts write where there is none. `none` may be a value that people chose. */
const NO_VALUE = /^(?:null|undefined|NaN|\[object Object\])$/

/** The first that applies is reported. */
export const TAG_FORMS: readonly Form[] = [
  SHARED_FORMS.invisible,
  SHARED_FORMS.listItem,
  { is: (text) => text.startsWith('{'), why: 'it looks like JSON or YAML. Write key=value, without braces.' },
  SHARED_FORMS.comment,
  SHARED_FORMS.variable,
  SHARED_FORMS.semicolon,
  SHARED_FORMS.negated,
  {
    is: (text) => /^tags?:/i.test(text),
    why: 'the prefix would be part of the key. Write key=value.',
    fix: (text) => unquoteParts(text.slice(text.indexOf(':') + 1).trim()),
  },
  {
    is: (text) => inKey(/[!<>~]$/)(text) || inValue(/^[=~<>]/)(text),
    why: 'tags are compared with a single equals sign.',
    fix: (text) => (/^[^=]*==[^=]/.test(text) ? unquoteParts(text.replace('==', '=')) : text),
  },
  {
    is: hasQuotes,
    why: 'the quotes would be part of it. Write key=value, without quotes.',
    fix: unquoteParts,
  },
  {
    is: (text) => !text.includes('=') && text.includes(':'),
    why: 'key and value are separated by an equals sign.',
    fix: (text) => {
      const at = text.indexOf(':')
      return `${text.slice(0, at).trim()}=${unquote(text.slice(at + 1).trim())}`
    },
  },
  { is: inKey(/\s/), why: 'a key cannot contain whitespace. Write key=value, one per line.' },
  { is: hasSeveral, why: 'it looks like several tags. Use one line for each.' },
  {
    is: (text) => inValue(NO_VALUE)(text) || isPlaceholder(text),
    why: 'it is a placeholder, probably from a variable without a value.',
  },
  {
    is: inValue(/[-_.:]$|^[-_]/),
    why: 'its value starts or ends with a separator, probably because a variable is empty.',
  },
]

/** Tags of the filter are compared as they are; those of a rule are globs. */
const FILTER_FORMS: readonly Form[] = [
  ...TAG_FORMS,
  {
    is: (text) => text.includes('*'),
    why: '`tags` does not support wildcards. To match any value, write only the key.',
  },
]

export function readTags(reader: Reader): readonly Tag[] {
  const { items, literal } = reader.list(
    'tags',
    parseLines,
    'Write `key=value` or `key`, separated by newlines or commas, or a JSON array of these.',
  )
  if (items.length === 0 && reader.text('tags') !== '')
    reader.problem('tags', 'It lists no tags. Leave it unset, or list a tag.')
  if (refusePairs(reader, items)) return items.map(parseTag)
  const good = literal ? items : refuseForms(reader, 'tags', items, FILTER_FORMS)
  refuseHalves(reader, 'tags', good, '')
  const tags = good.map(parseTag)
  refuseContradictions(reader, tags)
  // Whatever is refused counts as given: nothing else is to be reported as missing.
  return items.map(parseTag)
}

/** `Key=preview,Value=pr-12`, as the AWS command line has it. */
function refusePairs(reader: Reader, items: readonly string[]): boolean {
  const tags = items.map(split)
  const valueOf = (...names: string[]) => tags.find(({ key }) => names.includes(key.toLowerCase()))?.value
  const key = valueOf('key', 'name')
  const value = valueOf('value', 'values')
  if (key === undefined || value === undefined) return false
  reader.problem(
    'tags',
    `${quoteSome(items)}: use the form key=value. Write ${quote(`${unquote(key.replace(/^tag:/, ''))}=${unquote(value)}`)}.`,
  )
  return true
}

/** A tag without a key, or with nothing after the equals sign. `prefix` precedes it where it is a rule. */
export function refuseHalves(
  reader: Pick<Reader, 'problem'>,
  name: 'tags' | 'protect',
  items: readonly string[],
  prefix: '' | 'tag:',
): void {
  const keyless = items.filter((item) => split(item).key === '')
  if (keyless.length > 0) {
    reader.problem(
      name,
      `${quoteSome(keyless.map((item) => prefix + item))} ${keyless.length === 1 ? 'has' : 'have'} no key. Write ${prefix}key=value.`,
    )
  }
  const valueless = items.filter((item) => split(item).value === '' && split(item).key !== '')
  const [first] = valueless
  if (first === undefined) return
  const key = split(first).key
  reader.problem(
    name,
    `${quoteSome(valueless.map((item) => prefix + item))}: nothing follows the equals sign, probably because a variable is empty. For an empty value write ${quote(`${prefix}${key}=""`)}; for any value, ${quote(prefix + key)}.`,
  )
}

/** All tags have to match, and a resource has each key once. */
function refuseContradictions(reader: Reader, tags: readonly Tag[]): void {
  const values = Map.groupBy(
    tags.filter(({ key, value }) => key !== '' && value !== undefined),
    ({ key }) => key,
  )
  for (const [key, same] of values) {
    const different = new Set(same.map(({ value }) => value))
    if (different.size > 1) {
      reader.problem(
        'tags',
        `${quoteSome([...different].map((value) => `${key}=${value ?? ''}`))}: a resource has one value per key, and all tags must match. Use one step for each.`,
      )
      return
    }
  }
}
