// Forms in which a rule or a filter is written by mistake: it would silently match nothing. The items of a JSON array are
// meant literally and are not checked against these tables.

import { quote, quoteSome, type Reader } from './reader.ts'
import type { InputName } from './table.ts'

export interface Form {
  readonly is: (text: string) => boolean
  /** What is wrong, as the end of a sentence; a second sentence may say what to write. */
  readonly why: string
  /** How to write `text` instead, where that is known. */
  readonly fix?: (text: string) => string
}

/** What scripts and expressions produce where there is no value. */
const PLACEHOLDERS = new Set(['null', 'undefined', 'none', 'nan', 'nil', '[object object]'])

export function isPlaceholder(text: string): boolean {
  return PLACEHOLDERS.has(text.slice(0, 20).toLowerCase())
}

const QUOTES = `"'\`“”‘’`
const isQuote = (character: string | undefined) => character !== undefined && QUOTES.includes(character)
export const isQuoted = (text: string) => text !== '' && (isQuote(text[0]) || isQuote(text.at(-1)))

export function unquote(text: string): string {
  return text.slice(isQuote(text[0]) ? 1 : 0, text.length > 1 && isQuote(text.at(-1)) ? -1 : undefined)
}

/** `${{ … }}` or `$NAME` as text: the step does not run in a shell. */
const hasVariable = (text: string) => /\$[A-Za-z_{(]/.test(text)

/** Easily pasted unnoticed. The zero-width joiners are not among them: some scripts and emoji need those. */
const INVISIBLE = /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g

/** For rules and filters of any sort. */
export const SHARED_FORMS = {
  invisible: {
    is: (text) => text.search(INVISIBLE) !== -1,
    why: 'it contains an invisible character, such as a zero-width space.',
    fix: (text) => text.replaceAll(INVISIBLE, ''),
  },
  listItem: {
    is: (text) => /^[-*•+] /.test(text),
    why: 'the list marker would be part of it.',
    fix: (text) => unquote(text.slice(2).trim()),
  },
  comment: { is: (text) => /\s#/.test(text), why: 'a comment goes on a line of its own.' },
  variable: { is: hasVariable, why: 'it contains a variable that was not expanded. Use an expression.' },
  negated: {
    is: (text) => text.startsWith('!'),
    why: 'it cannot be negated. Write what it should match.',
    fix: (text) => text.slice(1).trim(),
  },
  semicolon: {
    is: (text) => text.includes(';'),
    why: 'semicolons are not separators. Write one per line.',
  },
} as const satisfies Readonly<Record<string, Form>>

/** Words that precede a colon or an equals sign in the query languages of other tools. */
const FIELDS = new Set([
  ...['name', 'names', 'id', 'ids', 'type', 'kind', 'resource', 'resources'],
  ...['glob', 'regex', 'regexp', 're', 'pattern', 'label', 'labels'],
])

/** What precedes the first `separator`, in lower case; '' when there is none. */
export function prefixOf(text: string, separator: string): string {
  const at = text.indexOf(separator)
  return at === -1 ? '' : text.slice(0, at).trim().toLowerCase()
}

const REGEX_PARTS = /\.\*|\.\+|[\\|{}[\]]|\(\?/
const isSlashed = (text: string) => text.startsWith('/') && text.indexOf('/', 1) !== -1

/** `^pr-12-.*$` and `/pr-12-.*\/` as a glob. */
function globOfRegex(text: string): string {
  const bare = isSlashed(text) ? text.slice(1, text.lastIndexOf('/')) : text
  return bare.replace(/^\^/, '').replace(/\$$/, '').replaceAll('.*', '*').replaceAll('.+', '?*')
}

/** By Zenlayer's documentation. */
const MAX_NAME = 255

/** For a single glob. */
export const GLOB_FORMS: readonly Form[] = [
  SHARED_FORMS.invisible,
  SHARED_FORMS.listItem,
  { is: isQuoted, why: 'the quotes would be part of it.', fix: unquote },
  SHARED_FORMS.negated,
  SHARED_FORMS.comment,
  {
    is: (text) => /^\^|\$$/.test(text) || isSlashed(text) || REGEX_PARTS.test(text),
    why: 'it looks like a regular expression. Only `*` (any characters) and `?` (one character) are special.',
    fix: globOfRegex,
  },
  SHARED_FORMS.variable,
  {
    is: (text) => text.includes('%'),
    why: '`%` is not a wildcard.',
    fix: (text) => text.replaceAll('%', '*'),
  },
  {
    is: isPlaceholder,
    why: 'it is a placeholder, probably from a variable without a value. Leave the input empty, or set the value.',
  },
  {
    is: (text) => /^(?:true|false|yes|no)$/i.test(text),
    why: 'a glob is expected here, not a boolean.',
  },
  {
    is: (text) => FIELDS.has(prefixOf(text, ':')) || FIELDS.has(prefixOf(text, '=')),
    why: 'the field is not part of a glob.',
    fix: (text) => unquote(text.slice(text.search(/[:=]/) + 1).trim()),
  },
  {
    is: (text) => /\s/.test(text) && (/[*?]/.test(text) || /[\r\n\u2028\u2029]/.test(text)),
    why: 'it looks like several globs, and would be taken for one.',
  },
  { is: (text) => minLength(text) > MAX_NAME, why: `a name has at most ${MAX_NAME} characters.` },
]

/** The length of the shortest text that a glob matches. */
function minLength(glob: string): number {
  return glob.replaceAll('*', '').length
}

/**
 * Reports every item that has one of the forms: one problem for each form. Returns the items that have none. `prefix`
 * precedes the items where they are part of a rule.
 */
export function refuseForms(
  reader: Pick<Reader, 'problem'>,
  name: InputName,
  items: readonly string[],
  forms: readonly Form[],
  prefix = '',
): readonly string[] {
  const found = Map.groupBy(items, (item) => forms.find(({ is }) => is(item)))
  for (const [form, bad] of found) {
    const [first] = bad
    if (form === undefined || first === undefined) continue
    const fixed = fixOf(form, first, forms)
    const write = fixed === undefined ? '' : ` Write ${quote(prefix + fixed)}.`
    reader.problem(
      name,
      `${quoteSome(bad.map((item) => prefix + item))}: ${form.why}${write} If it is meant as typed, write a JSON array: ${quote(JSON.stringify([prefix + first]))}.`,
    )
  }
  return found.get(undefined) ?? []
}

/** The corrected text, if it has no other mistake. */
function fixOf({ fix }: Form, text: string, forms: readonly Form[]): string | undefined {
  const fixed = fix?.(text) ?? ''
  return fixed !== '' && fixed !== text && !forms.some(({ is }) => is(fixed)) ? fixed : undefined
}
