// The table of the kinds in the README of the simulator is that of the rows.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { kindsTable } from '../../simulator/kinds-table.ts'

test('the README has the table that `node simulator/kinds-table.ts` prints', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../simulator/README.md'), 'utf8')
  expect(readme).toContain(kindsTable().join('\n'))
})
