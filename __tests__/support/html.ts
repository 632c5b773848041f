// The tables of a summary, as a test reads them.

/** The inner HTML of the cells, row by row, of every table whose head is `head`. */
export function rowsUnder(markdown: string, ...head: readonly string[]): string[][] {
  return [...markdown.matchAll(/<thead>(.*?)<\/thead>\n<tbody>\n([^]*?)<\/tbody>/g)].flatMap(
    ([, names = '', body = '']) => {
      const heads = [...names.matchAll(/<th[^>]*>(.*?)<\/th>/g)].map(([, name]) => name)
      if (heads.join() !== head.join()) return []
      return [...body.matchAll(/<tr valign="top">(.*?)<\/tr>\n/g)].map(([, row = '']) =>
        [...row.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell = '']) => cell),
      )
    },
  )
}
