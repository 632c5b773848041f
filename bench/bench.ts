// npm run bench: measures, prints the table, and writes results.md when every row was measured.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { machine } from './machine.ts'
import type { Row } from './row.ts'
import { all } from './rows/all.ts'
import { calls } from './rows/calls.ts'
import { cascade } from './rows/cascade.ts'
import { limit } from './rows/limit.ts'
import { many } from './rows/many.ts'
import { n } from './rows/n.ts'
import { peers, peersWhole } from './rows/peers.ts'
import { phases } from './rows/phases.ts'
import { start } from './rows/start.ts'
import { pretty, table } from './table.ts'

const WHOLE_RUN = { start, n, calls, limit, phases, many, all, cascade, peers }
const ROWS: Readonly<Record<string, () => Promise<Row[]>>> = { ...WHOLE_RUN, 'peers-whole': peersWhole }
const RESULTS = join(import.meta.dirname, 'results.md')

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !Object.hasOwn(ROWS, name))
if (unknown.length > 0) {
  console.error(`There is no row ${unknown.join(', ')}; there are ${Object.keys(ROWS).join(', ')}.`)
  process.exitCode = 2
} else await measure(asked.length === 0 ? Object.keys(WHOLE_RUN) : asked)

async function measure(names: readonly string[]): Promise<void> {
  const where = machine()
  const rows: Row[] = []
  for (const name of names) {
    const startedAt = performance.now()
    rows.push(...((await ROWS[name]?.()) ?? []))
    console.error(`${name}: done in ${((performance.now() - startedAt) / 1000).toFixed(0)} s`)
  }
  const text = await pretty(
    `# Results\n\n${where} README.md says what each row means.\n\n${table(rows)}\n\n${verdict(rows)}\n`,
    RESULTS,
  )
  process.stdout.write(text)
  if (asked.length === 0) writeFileSync(RESULTS, text)
}

function verdict(rows: readonly Row[]): string {
  const missed = rows.filter(({ met }) => met === false)
  const open = rows.filter(({ met }) => met === undefined).map(({ what }) => what)
  const hits = `${rows.filter(({ met }) => met === true).length} of ${rows.length} targets met`
  return [
    missed.length === 0
      ? `${hits}, none missed.`
      : `${hits}, MISSED: ${missed.map(({ what }) => what).join('; ')}.`,
    ...(open.length === 0 ? [] : [`Not measured: ${open.join('; ')}.`]),
  ].join(' ')
}
