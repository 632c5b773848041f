// Lists as people write them in workflows: separated by commas, whitespace or newlines, with comments; or JSON arrays.

export interface List {
  readonly items: readonly string[]
  /** Written as JSON: every item is meant as it is. */
  readonly literal: boolean
}

export type ListResult = List | { readonly problem: string }

/** Nothing is dropped silently: whatever is not an item by itself is left for the caller to refuse. */
export function parseList(text: string): ListResult {
  return parseJson(text) ?? parsePlain(text, (line) => uncommented(line).split(/[\s,]+/))
}

/**
 * For items that may contain spaces, such as tags and names: separated by newlines and commas, or a JSON array.
 * A line that starts with `#` is a comment; elsewhere `#` is an ordinary character. A lone `null`, which
 * toJSON() makes of an output that does not exist, is an item: a criterion or a guard must not vanish.
 */
export function parseLines(text: string): ListResult {
  if (text.trim() === 'null') return { items: ['null'], literal: false }
  return parseJson(text) ?? parsePlain(text, (line) => (line.trim().startsWith('#') ? [] : line.split(',')))
}

/** The lines of a list in plain text, each taken apart by `split`. */
function parsePlain(text: string, split: (line: string) => readonly string[]): ListResult {
  const lines = text.split(/\r\n|\r|\n/)
  if (lines.some(isJsonLine)) return { problem: 'it mixes a JSON array with plain text' }
  const items = lines
    .flatMap(split)
    .map((item) => item.trim())
    .filter((item) => item !== '')
  return { items, literal: false }
}

function uncommented(line: string): string {
  const at = line.indexOf('#')
  return at === -1 ? line : line.slice(0, at)
}

function isJsonLine(line: string): boolean {
  const text = line.trim()
  return text.startsWith('["') && text.endsWith('"]')
}

/** Undefined where the text is not JSON. Outputs may be joined, so several arrays may follow each other. */
export function parseJson(text: string): ListResult | undefined {
  const trimmed = text.trim()
  // toJSON() of an output that does not exist.
  if (trimmed === 'null') return { items: [], literal: true }
  if (!trimmed.startsWith('[', skip(trimmed, 0))) return undefined
  const items: unknown[] = []
  for (let at = skip(trimmed, 0); at < trimmed.length;) {
    const end = endOfArray(trimmed, at)
    const array = end === undefined ? undefined : parseArray(trimmed.slice(at, end))
    if (end === undefined || array === undefined)
      return { problem: 'it starts like a JSON array but is not valid JSON' }
    for (const item of array) items.push(item)
    at = skip(trimmed, end)
  }
  return stringsOf(items)
}

/** Past whitespace, commas and the word null. */
function skip(text: string, start: number): number {
  let at = start
  for (;;) {
    if (/[\s,]/.test(text.charAt(at))) at += 1
    else if (text.startsWith('null', at)) at += 4
    else return at
  }
}

/** Where the array that starts at `start` ends; undefined where there is none, or it is not closed. */
function endOfArray(text: string, start: number): number | undefined {
  let depth = 0
  let quoted = false
  for (let at = start; at < text.length; at += 1) {
    const character = text.charAt(at)
    if (quoted && character === '\\') at += 1
    else if (character === '"') quoted = !quoted
    else if (!quoted) depth += { '[': 1, ']': -1 }[character] ?? 0
    if (depth === 0) return character === ']' ? at + 1 : undefined
  }
  return undefined
}

function parseArray(text: string): readonly unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

function stringsOf(items: readonly unknown[]): ListResult {
  if (items.some((item) => typeof item === 'number')) {
    return {
      problem:
        'its JSON array holds numbers; write ids as strings, because long numbers lose their last digits',
    }
  }
  if (!items.every((item) => typeof item === 'string'))
    return { problem: 'its JSON array holds something other than strings' }
  return { items: items.map((item) => item.trim()).filter((item) => item !== ''), literal: true }
}
