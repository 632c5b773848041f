// The parts of the documentation that are copies of other files, made from those files:
//
//   <!-- inputs --> … <!-- /inputs -->                              a table of action.yml's inputs
//   <!-- outputs --> … <!-- /outputs -->                            a table of its outputs
//   <!-- kinds --> … <!-- /kinds -->                                a table of the kinds in src/resources
//   <!-- order --> … <!-- /order -->                                a table of the waves in which they go
//   <!-- outcomes --> … <!-- /outcomes -->                          a table of the outcomes in src/report
//   <!-- errors --> … <!-- /errors -->                              a table of the error codes in src/report
//   <!-- permissions --> … <!-- /permissions -->                    a table of the actions that each kind needs
//   <!-- simulated --> … <!-- /simulated -->                        a table of the kinds in simulator/kinds
//   <!-- example: examples/first-workflow.yml --> … <!-- /example --> that file, as a code block

import { extname } from 'node:path'
import { kindsTable as simulatedTable } from '../simulator/kinds-table.ts'
import { ERROR_CODES } from '../src/report/error-codes.ts'
import { OUTCOMES, type OutcomeRow } from '../src/report/outcomes.ts'
import { waveOf, type Kind } from '../src/resources/index.ts'
import type { ActionMetadata, Input } from './action-metadata.ts'
import { permissionsFor } from './permissions.ts'

export interface Sources {
  readonly action: ActionMetadata
  readonly kinds: readonly Kind[]
  /** `path` is as the marker has it. */
  readonly readFile: (path: string) => string
}

/**
 * `files` (text by path) with everything between the markers made anew; the rest stays to the byte.
 *
 * @throws {Error} where a table has no markers in any of them, or a marker is not closed: it would go stale unnoticed.
 */
export function renderDocs(
  files: Readonly<Record<string, string>>,
  { action, kinds, readFile }: Sources,
): Record<string, string> {
  const tables: Record<string, string> = {
    inputs: inputsTable(action),
    outputs: outputsTable(action),
    kinds: kindsTable(kinds),
    order: orderTable(kinds),
    outcomes: outcomesTable(),
    errors: errorsTable(),
    permissions: permissionsTable(kinds),
    simulated: simulatedTable().join('\n'),
  }
  const missing = new Set(Object.keys(tables))
  const render = (text: string, file: string) =>
    text.replace(SECTION, (whole: string, opening: string, kind: string, path?: string) => {
      const name = path === undefined ? kind : 'example'
      const closing = `<!-- /${name} -->`
      if (!whole.endsWith(closing))
        throw new Error(`${file}: the marker ${opening} is not closed by ${closing}.`)
      missing.delete(name)
      const body = path === undefined ? (tables[name] ?? '') : codeBlock(path, readFile(path))
      return `${opening}\n\n${body}\n\n${closing}`
    })
  const rendered = Object.entries(files).map(([path, text]) => [path, render(text, path)] as const)
  if (missing.size > 0) throw new Error(`No file has a marker for: ${[...missing].join(', ')}.`)
  return Object.fromEntries(rendered)
}

/** From an opening marker to the next closing one of any name, or to the end: renderDocs tells a wrong one apart. */
const SECTION =
  /(<!-- (inputs|outputs|kinds|order|outcomes|errors|permissions|simulated|example: (\S+)) -->)[^]*?(?:<!-- \/(?:inputs|outputs|kinds|order|outcomes|errors|permissions|simulated|example) -->|$)/g

function inputsTable({ inputs }: ActionMetadata): string {
  return table(
    ['Input', 'Default', 'Meaning'],
    Object.entries(inputs).map(([name, input]) => [code(name), defaultOf(input), input.description]),
  )
}

function outputsTable({ outputs }: ActionMetadata): string {
  return table(
    ['Output', 'Meaning'],
    Object.entries(outputs).map(([name, { description }]) => [code(name), description]),
  )
}

function kindsTable(kinds: readonly Kind[]): string {
  return table(
    ['Kind', 'Family', 'What it is', 'To the recycle bin', 'Out of it', 'Tags', 'Group', 'Goes after'],
    kinds.map(({ type, family, label, writes, recycleBin, tags, group, goesAfter, goesAfterGone = [] }) => [
      ...[code(type), family === undefined ? '' : code(family), label],
      `${writes.unbind === undefined ? '' : `${writes.unbind.action}, `}${writes.terminate.action}${binNote(recycleBin)}`,
      writes.release.action,
      ...[tags, group].map(({ item, filter }) => (item || filter ? 'yes' : 'no')),
      [...goesAfter, ...goesAfterGone].map(code).join(', '),
    ]),
  )
}

function orderTable(kinds: readonly Kind[]): string {
  const waves = [...Map.groupBy(kinds, waveOf)].toSorted(([a], [b]) => a - b)
  return table(
    ['Wave', 'Kinds'],
    waves.map(([wave, all]) => [
      String(wave),
      all
        .map(({ type }) => code(type))
        .toSorted()
        .join(', '),
    ]),
  )
}

function outcomesTable(): string {
  return table(
    ['Outcome', 'Meaning', 'Counts as'],
    Object.entries(OUTCOMES).map(([name, row]) => [
      `${row.icon} ${code(name)}`,
      row.meaning,
      name === 'missing' ? `${countsAs(row)}, or failed with \`if-missing: error\`` : countsAs(row),
    ]),
  )
}

function countsAs({ countsAs: group, warns }: OutcomeRow): string {
  return group === 'succeeded' && warns ? `${group}, with a warning` : group
}

function errorsTable(): string {
  return table(
    ['Code', 'Meaning'],
    ERROR_CODES.map(([name, meaning]) => [code(name), meaning]),
  )
}

function permissionsTable(kinds: readonly Kind[]): string {
  const list = (actions: readonly string[]) => actions.map(code).join(', ')
  return table(
    ['Kind', 'Read', '`destroy: false`', '`destroy: true`'],
    kinds.map((kind) => {
      const { read, recycle, destroy } = permissionsFor([kind])
      return [code(kind.type), list(read), recycle.length === 0 ? 'refused' : list(recycle), list(destroy)]
    }),
  )
}

/** The notes stand under the table. */
function binNote(recycleBin: Kind['recycleBin']): string {
  if (recycleBin === true) return ''
  return recycleBin === false ? ' (1)' : ' (2)'
}

function defaultOf(input: Input): string {
  if (input.required) return 'required'
  return input.default === undefined || input.default === '' ? '' : code(input.default)
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** A `|` ends a cell even inside a code span, and a line break ends the row. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s+/g, ' ').trim()
}

function code(text: string): string {
  return `\`${text}\``
}

function codeBlock(path: string, text: string): string {
  return `${FENCE}${extname(path).slice(1)}\n${text.trimEnd()}\n${FENCE}`
}

const FENCE = '```'
