// dist/ must be what src/ builds: what reviewers read is then what users run.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from './build.ts'

const committed = join(import.meta.dirname, '..', 'dist')
const fresh = mkdtempSync(join(tmpdir(), 'zenlayer-teardown-dist-'))

try {
  build(fresh)
  const stale = differences()
  if (stale.length > 0) {
    console.error(
      `dist/ is not what src/ builds (${stale.join(', ')}). Run "npm run build" and commit dist/.`,
    )
    process.exitCode = 1
  } else {
    console.log('dist/ is what src/ builds.')
  }
} finally {
  rmSync(fresh, { recursive: true, force: true })
}

function differences(): string[] {
  const [have, want] = [filesIn(committed), filesIn(fresh)]
  return [...new Set([...have.keys(), ...want.keys()])].filter((name) => have.get(name) !== want.get(name))
}

/** What is no plain file has no business there, and is like none. */
function filesIn(folder: string): Map<string, string> {
  return new Map(
    readdirSync(folder, { withFileTypes: true }).map((entry) => [
      entry.name,
      entry.isFile() ? readFileSync(join(folder, entry.name), 'utf8') : '(not a file)',
    ]),
  )
}
