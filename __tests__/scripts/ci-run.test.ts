// .ci/run with an npm of our own on the PATH: what it runs, what it says last, and how it exits.

import { spawnSync } from 'node:child_process'
import { chmodSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { ROOT, writeRepository } from './repository.ts'

interface Npm {
  /** What `npm test` writes to stderr, as Jest does. */
  readonly summary?: string
  /** The commands that fail, such as `run check`. */
  readonly failing?: readonly string[]
}

function run({ summary = 'Tests:       3 passed, 3 total', failing = [] }: Npm) {
  const root = writeRepository({
    '.ci/run': readFileSync(join(ROOT, '.ci/run'), 'utf8'),
    'bin/npm': `#!/usr/bin/env bash
echo "npm $*"
[ "$1" = test ] && cat "$(dirname "$0")/summary" >&2
! grep -qxF -- "$*" "$(dirname "$0")/failing"
`,
    'bin/summary': `${summary}\nTime:        1 s\n`,
    'bin/failing': failing.map((command) => `${command}\n`).join(''),
  })
  chmodSync(join(root, 'bin/npm'), 0o755)
  const env = { ...process.env, PATH: `${join(root, 'bin')}:${process.env['PATH'] ?? ''}` }
  const { status, stdout } = spawnSync('bash', [join(root, '.ci/run')], { encoding: 'utf8', env })
  const lines = stdout.trimEnd().split('\n')
  return { status, last: lines.at(-1), commands: lines.filter((line) => line.startsWith('npm ')) }
}

describe('.ci/run', () => {
  test('installs, checks, tests and starts, then counts', () => {
    expect(run({})).toEqual({
      status: 0,
      last: '3 passed, 0 failed',
      commands: ['npm ci --no-audit --no-fund', 'npm run check', 'npm test', 'npm start'],
    })
  })

  test.each([
    ['Tests:       1 failed, 2 passed, 3 total', '2 passed, 1 failed'],
    ['Tests:       4 failed, 4 total', '0 passed, 4 failed'],
    ['Tests:       1 failed, 2 skipped, 1 todo, 12 passed, 16 total', '12 passed, 1 failed'],
    [
      '\u001b[1mTests:       \u001b[22m\u001b[1m\u001b[31m1 failed\u001b[39m\u001b[22m, 3 total',
      '0 passed, 1 failed',
    ],
    ['Tests:       9 passed, 9 total\nTests:       1 failed, 2 passed, 3 total', '2 passed, 1 failed'],
  ])('counts %j', (summary, last) => {
    expect(run({ summary, failing: ['test'] })).toMatchObject({ status: 1, last })
  })

  test.each([['Tests:       0 total'], ['Tests:       3 skipped, 3 total'], ['']])(
    'fails if no test ran: %j',
    (summary) => {
      expect(run({ summary })).toMatchObject({ status: 1, last: '0 passed, 0 failed' })
    },
  )

  test.each(['run check', 'test', 'start'])('fails with npm %s, after all the others', (command) => {
    const { status, last, commands } = run({ failing: [command] })
    expect({ status, last, ran: commands.length }).toEqual({ status: 1, last: '3 passed, 0 failed', ran: 4 })
  })

  test('stops where nothing can be installed', () => {
    const { status, commands } = run({ failing: ['ci --no-audit --no-fund'] })
    expect({ status, commands }).toEqual({ status: 1, commands: ['npm ci --no-audit --no-fund'] })
  })
})
