// Lists of what may hold blanks, such as tags and names: by lines (and commas, where none can be meant), or a JSON array.

import { parseList, type ListResult } from './list.ts'

/** A line that starts with `#` is a comment; elsewhere a `#` is itself. */
export function parseLines(text: string, { commas }: { commas: boolean }): ListResult {
  if (text.trim() === 'null' || text.trim().startsWith('[')) return parseList(text)
  const items = text
    .split(/\r\n|\r|\n/)
    .filter((line) => !line.trim().startsWith('#'))
    .flatMap((line) => (commas ? line.split(',') : [line]))
    .map((item) => item.trim())
    .filter((item) => item !== '')
  return { items }
}
