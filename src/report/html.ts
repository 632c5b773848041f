// Tables as HTML: in a Markdown table, GitHub breaks an id at its dashes, and no cell can prevent that. They contain no
// blank line, which would end the HTML.

export interface Cell {
  /** HTML, escaped. */
  readonly html: string
  /** Stays on one line. */
  readonly nowrap?: boolean
  readonly align?: 'right'
}

export interface Table {
  readonly head: readonly string[]
  readonly rows: readonly string[]
}

export function tableRow(cells: readonly Cell[]): string {
  const tds = cells.map(
    ({ html, nowrap = false, align }) =>
      `<td${nowrap ? ' nowrap' : ''}${align === undefined ? '' : ` align="${align}"`}>${html}</td>`,
  )
  return `<tr valign="top">${tds.join('')}</tr>\n`
}

/** As many rows as `maxBytes` allows, and the number of rows left out. */
export function renderTable({ head, rows }: Table, maxBytes: number): string {
  if (rows.length === 0) return ''
  const start = `<table>\n<thead><tr>${head.map((text) => `<th align="left">${text}</th>`).join('')}</tr></thead>\n<tbody>\n`
  const end = '</tbody>\n</table>\n\n'
  let left = maxBytes - byteLength(start) - byteLength(end) - MAX_NOTE_BYTES
  let shown = 0
  for (const row of rows) {
    left -= byteLength(row)
    if (left < 0) break
    shown += 1
  }
  const table = shown === 0 ? '' : `${start}${rows.slice(0, shown).join('')}${end}`
  return `${table}${leftOut(rows.length - shown)}`
}

const MAX_NOTE_BYTES = 120

function leftOut(more: number): string {
  if (more === 0) return ''
  return `… and ${more} more ${more === 1 ? 'row' : 'rows'}, left out to keep this within GitHub's limit.\n\n`
}

/** Collapsed under `title`, which is HTML; '' for an empty body. */
export function fold(title: string, body: string): string {
  return body === '' ? '' : `<details><summary>${title}</summary>\n\n${body}</details>\n\n`
}

export function byteLength(text: string): number {
  return Buffer.byteLength(text)
}
