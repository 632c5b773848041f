// The table of the kinds in README.md, from the rows. `npm run docs` writes it.
import type { Kind, Step } from './kind.ts'
import { KINDS } from './kinds.ts'

const COLUMNS: readonly (readonly [title: string, cell: (kind: Kind) => string])[] = [
  ['kind', ({ name }) => `\`${name}\``],
  ['service, versions', ({ service, versions }) => `${service} ${Object.keys(versions).join(', ')}`],
  ['made by', ({ creations = [] }) => listed(creations.map(({ action }) => action))],
  ['list', ({ list }) => list.action],
  ['first step', (kind) => writesOf(kind, 'recycle')],
  ['second step', (kind) => writesOf(kind, 'release')],
  ['other writes', (kind) => writesOf(kind, 'unbind', 'change')],
  ['keys in the seed', ({ fields = {} }) => listed(Object.keys(fields).map((key) => `\`${key}\``))],
]

/** Line by line: the heading, the rule, and one for each kind. */
export function kindsTable(): readonly string[] {
  return [
    COLUMNS.map(([title]) => title),
    COLUMNS.map(() => '---'),
    ...KINDS.map((kind) => COLUMNS.map(([, cell]) => cell(kind))),
  ].map((cells) => `| ${cells.join(' | ')} |`)
}

function writesOf({ writes }: Kind, ...steps: readonly Step[]): string {
  return listed(
    writes.filter((it) => steps.some((step) => it.steps.includes(step))).map(({ action }) => action),
  )
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? '–' : names.join(', ')
}
