// Lists whose items may contain spaces, such as tags and names: separated by newlines and commas, or a JSON array.

import { parseJson, parsePlain, type ListResult } from './list.ts'

/**
 * A line that starts with `#` is a comment; elsewhere `#` is an ordinary character. A lone `null`, which
 * toJSON() makes of an output that does not exist, is an item: a criterion or a guard must not vanish.
 */
export function parseLines(text: string): ListResult {
  if (text.trim() === 'null') return { items: ['null'], literal: false }
  return parseJson(text) ?? parsePlain(text, (line) => (line.trim().startsWith('#') ? [] : line.split(',')))
}
