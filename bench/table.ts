// The rows as a table: for the terminal and for results.md the same Markdown, as prettier lays it out.

import { format, resolveConfig } from 'prettier'
import type { Row } from './row.ts'

const HEAD = ['what', 'measured', 'compared with', 'ratio', 'target', 'met']

export function table(rows: readonly Row[]): string {
  const cells = rows.map(({ what, measured, comparedWith, ratio, target, met }) => [
    what,
    measured,
    comparedWith,
    ratio,
    target,
    met === undefined ? 'not measured' : met ? 'yes' : '**no**',
  ])
  return [HEAD, HEAD.map(() => '---'), ...cells].map(line).join('\n')
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}

export async function pretty(markdown: string, path: string): Promise<string> {
  return format(markdown, { ...(await resolveConfig(path)), filepath: path })
}
