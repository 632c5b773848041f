// Lists as people write them in workflows: by commas, blanks or lines, with comments; or a JSON array.

export type ListResult = { readonly items: readonly string[] } | { readonly problem: string }

/** Whatever is not an item by itself is left for the caller to refuse: nothing is dropped in silence. */
export function parseList(text: string): ListResult {
  // What toJSON() makes of an output that is not there.
  if (text.trim() === 'null') return { items: [] }
  if (text.trim().startsWith('[')) return parseJsonList(text)
  const items = text
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/#.*$/, ''))
    .flatMap((line) => line.split(/[\s,]+/))
    .filter((item) => item !== '')
  return { items }
}

function parseJsonList(text: string): ListResult {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { problem: 'it starts like a JSON array but is not valid JSON' }
  }
  if (!Array.isArray(value)) return { problem: 'it is not a JSON array' }
  const items = value as unknown[]
  if (items.some((item) => typeof item === 'number')) {
    return {
      problem:
        'its JSON array holds numbers; write ids as strings, since long numbers lose their last digits',
    }
  }
  if (!items.every((item) => typeof item === 'string'))
    return { problem: 'its JSON array holds something other than strings' }
  return { items: items.map((item) => item.trim()).filter((item) => item !== '') }
}
