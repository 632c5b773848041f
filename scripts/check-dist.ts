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
  const names = new Set([...readdirSync(committed), ...readdirSync(fresh)])
  return [...names].filter((name) => contentOf(committed, name) !== contentOf(fresh, name))
}

function contentOf(folder: string, name: string): string | undefined {
  try {
    return readFileSync(join(folder, name), 'utf8')
  } catch {
    return undefined
  }
}
