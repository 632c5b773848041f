// Lists whose items may contain spaces, such as tags and names: separated by newlines and commas, or a JSON array.

import { parseJson, parsePlain, type ListResult } from './list.ts'

/** A line that starts with `#` is a comment; elsewhere `#` is an ordinary character. */
export function parseLines(text: string): ListResult {
  return parseJson(text) ?? parsePlain(text, (line) => (line.trim().startsWith('#') ? [] : line.split(',')))
}
