// The table of codes against the code itself: no code of ours is missing, and none is in the table that does not exist.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { ERROR_CODES, OWN_CODES } from '../../src/report/error-codes.ts'
import { LOCAL_CODES, STOPPED } from '../../src/zenlayer/index.ts'

const TEARDOWN = join(import.meta.dirname, '../../src/teardown')

/** As the sources write them: `code: 'TIMED_OUT'`, or a constant of that name. */
function codesOfTeardown(): string[] {
  const files = readdirSync(TEARDOWN, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  )
  const sources = files.map((file) => readFileSync(join(TEARDOWN, file), 'utf8'))
  return sources.flatMap((source) =>
    [...source.matchAll(/(?:code: |name: |number: |= )'([A-Z]+_[A-Z_]+|[A-Z]{8,})'/g)].map(
      ([, code = '']) => code,
    ),
  )
}

describe('the table of error codes', () => {
  it('has every code of ours, and none that does not exist', () => {
    expect(Object.keys(OWN_CODES).toSorted()).toEqual(
      [...new Set([...codesOfTeardown(), ...Object.values(LOCAL_CODES), STOPPED])].toSorted(),
    )
  })

  it('has a sentence for each, and no code twice', () => {
    for (const [code, meaning] of ERROR_CODES)
      expect([code, meaning]).toEqual([code, expect.stringMatching(/\.$/)])
    expect(new Set(ERROR_CODES.map(([code]) => code)).size).toBe(ERROR_CODES.length)
  })
})
