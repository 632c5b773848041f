// The programs of clients/, and what has to be done before they can run.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Program {
  readonly name: string
  /** What it needs on the PATH. */
  readonly tool: string
  /** Services and versions that the SDK has no package for, and with an action what a package does not have. */
  readonly lacks: readonly string[]
  /** Builds or installs it and says how it is run. Throws an Error with the last words of what failed. */
  readonly prepare: () => readonly [command: string, ...args: string[]]
}

const FOLDER = join(import.meta.dirname, '..', '..', 'clients')
/** Kept from run to run: what is there already is not installed again. */
const PREPARED = join(tmpdir(), 'zenlayer-teardown-clients')

export const PROGRAMS: readonly Program[] = [
  {
    name: 'Go SDK',
    tool: 'go',
    lacks: ['sdn 2026-04-01', 'zga 2024-11-04', 'zec 2025-09-01 CreateIpv6Cidr'],
    prepare: () => {
      mkdirSync(PREPARED, { recursive: true })
      const built = join(PREPARED, 'go-clients')
      run(join(FOLDER, 'go'), 'go', 'build', '-o', built, '.')
      return [built]
    },
  },
  {
    name: 'Python SDK',
    tool: 'python3',
    lacks: ['zga 2023-07-06'],
    prepare: () => preparePython('clients.py'),
  },
]

/** Installs the Python SDK, and says how this program of clients/python is run. */
export function preparePython(program: string): readonly [command: string, ...args: string[]] {
  const folder = join(FOLDER, 'python')
  const venv = join(PREPARED, 'python')
  const python = join(venv, 'bin', 'python')
  if (!existsSync(join(venv, 'bin', 'pip'))) run(folder, 'python3', '-m', 'venv', venv)
  run(folder, python, '-m', 'pip', 'install', '--quiet', '--requirement', 'requirements.txt')
  return [python, join(folder, program)]
}

export function isOnPath(tool: string): boolean {
  // Go knows `version`; whatever another makes of it, it is there to do so.
  return spawnSync(tool, ['version'], { stdio: 'ignore' }).error === undefined
}

/** Building the Go SDK for the first time is a matter of minutes on a small machine. */
const PATIENCE_MS = 10 * 60_000

function run(cwd: string, command: string, ...args: string[]): void {
  const { status, error, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', timeout: PATIENCE_MS })
  if (error !== undefined) throw error
  if (status === 0) return
  const words = stderr.trim().split('\n').slice(-2).join(' ')
  throw new Error(`${[command, ...args].join(' ')} ended with ${String(status)}: ${words}`)
}
