// The table of the kinds in the README of the simulator is that of the rows.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { KINDS } from '../../simulator/kinds.ts'
import type { Kind, Write } from '../../simulator/kind.ts'

const README = readFileSync(join(import.meta.dirname, '../../simulator/README.md'), 'utf8')

function lineOf({ name, service, versions, list, writes, fields = {} }: Kind): string {
  const steps = (wanted: (write: Write) => boolean): string =>
    writes
      .filter(wanted)
      .map(({ action }) => action)
      .join(', ') || '–'
  const cells = [
    `\`${name}\``,
    `${service} ${Object.keys(versions).join(', ')}`,
    list.action,
    steps((it) => it.steps.some((step) => step === 'unbind' || step === 'change')),
    steps((it) => it.steps.includes('recycle')),
    steps((it) => it.steps.includes('release')),
    Object.keys(fields).length === 0
      ? '–'
      : Object.keys(fields)
          .map((key) => `\`${key}\``)
          .join(' '),
  ]
  return `| ${cells.join(' | ')} |`
}

test('has a line for each kind, in order', () => {
  const lines = README.split('\n').filter((line) => /^\| `[a-z0-9-]+` \| [a-z]+ \d{4}-/.test(line))
  expect(lines).toEqual(KINDS.map(lineOf))
})
