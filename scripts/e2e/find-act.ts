// Finds act on this machine.

import { execFileSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'

/** The version that these runs were made with; .ci/run installs the same. */
export const ACT_VERSION = 'v0.2.89'

export const HOW_TO_GET_ACT = `act was not found: \`go install github.com/nektos/act@${ACT_VERSION}\` installs it, or set ACT to where it is.`

/** By the variable ACT, on the PATH, or where `go install` puts it; undefined if it is in none of them. */
export function findAct(env: NodeJS.ProcessEnv): string | undefined {
  const named = env['ACT'] ?? ''
  // A wrong variable is a mistake: nothing else is tried.
  if (named !== '') return isExecutable(named) ? named : undefined
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => isAbsolute(folder))
  return [...folders.map((folder) => join(folder, 'act')), ...inGoPath()].find(isExecutable)
}

function inGoPath(): string[] {
  try {
    const path = execFileSync('go', ['env', 'GOPATH'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return path
      .trim()
      .split(delimiter)
      .map((folder) => join(folder, 'bin', 'act'))
  } catch {
    return []
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
