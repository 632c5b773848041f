// Mutation testing of the core, part by part: `npm run mutation`, or `npm run mutation -- teardown` for one of them.

import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const PARTS: Readonly<Record<string, string>> = {
  zenlayer: 'src/zenlayer/**/*.ts',
  teardown: 'src/teardown/**/*.ts',
  inputs: 'src/inputs.ts,src/inputs/**/*.ts',
}

const root = join(import.meta.dirname, '..')
const stryker = join(root, 'node_modules/@stryker-mutator/core/bin/stryker.js')
const asked = process.argv.slice(2)

for (const [part, files] of Object.entries(PARTS)) {
  if (asked.length > 0 && !asked.includes(part)) continue
  console.log(`\n== ${part}`)
  const { status } = spawnSync(process.execPath, [stryker, 'run', '--mutate', files], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, MUTATION_PART: part },
  })
  if (status !== 0) process.exitCode = 1
}
