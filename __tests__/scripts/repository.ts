// A small repository in memory and on disk, for the checks to find fault with.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from '@jest/globals'

export const ROOT = join(import.meta.dirname, '..', '..')

export const ACTION = `name: Small
description: A small action.
inputs:
  ids:
    description: What to tear down.
    required: true
  destroy:
    description: 'Either \`true|false\`.'
    default: false
  note:
    description: >-
      Two lines
      in one.
    default: ''
outputs:
  outcome:
    description: How it went.
runs:
  using: node24
  main: dist/index.js
`

export const COMMIT = '0123456789abcdef0123456789abcdef01234567'

/** One job of the given steps, each step's lines without the outer indentation. */
export function workflow(...steps: readonly string[]): string {
  const items = steps.map((step) => `      - ${step.replaceAll('\n', '\n        ')}\n`)
  return `on: push\njobs:\n  small:\n    runs-on: ubuntu-latest\n    steps:\n${items.join('')}`
}

const written: string[] = []

afterAll(() => {
  for (const root of written) rmSync(root, { recursive: true, force: true })
})

/** On disk, in a folder of its own, until the test file ends. */
export function writeRepository(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'zenlayer-teardown-repository-'))
  written.push(root)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}
