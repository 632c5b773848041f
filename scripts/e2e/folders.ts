// Creates what act runs: the action, and a repository that uses it.

import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { devNull } from 'node:os'
import { basename, join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..')

export function readExample(example: string): string {
  return readFileSync(join(ROOT, 'examples', example), 'utf8')
}

export function readAction(): string {
  return readFileSync(join(ROOT, 'action.yml'), 'utf8')
}

/** Whether the bundle can notify GitHub. An older one ignores the inputs for that. */
export function speaksToGitHub(): boolean {
  return readFileSync(join(ROOT, 'dist/index.js'), 'utf8').includes('deactivate-environment')
}

/**
 * A copy of the action that calls `endpoint` by default: the examples run unchanged, and do not set it.
 *
 * @throws {Error} where action.yml has no such default: nothing may go to the real API.
 */
export function copyAction(folder: string, endpoint: string): void {
  const original = /^( +default: )https:\/\/console\.zenlayer\.com$/m
  const action = readAction()
  if (!original.test(action)) throw new Error('action.yml has no default for the endpoint to be replaced.')
  mkdirSync(folder)
  writeFileSync(join(folder, 'action.yml'), action.replace(original, `$1${endpoint}`))
  cpSync(join(ROOT, 'dist'), join(folder, 'dist'), { recursive: true })
}

/** A git repository, as act takes the names of repository, branch and commit from there. `files` are scripts. */
export function createRepository(
  folder: string,
  example: string,
  files: Readonly<Record<string, string>>,
): void {
  mkdirSync(join(folder, '.github/workflows'), { recursive: true })
  writeFileSync(join(folder, '.github/workflows', basename(example)), readExample(example))
  for (const [path, text] of Object.entries(files)) {
    writeFileSync(join(folder, path), text)
    chmodSync(join(folder, path), 0o755)
  }
  const git = (...args: string[]) => {
    execFileSync('git', args, {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...gitless(process.env), GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_SYSTEM: devNull },
    })
  }
  git('init', '--quiet', '--initial-branch=main')
  git('add', '--all')
  git(
    ...['-c', 'user.name=e2e', '-c', 'user.email=e2e@example.invalid'],
    'commit',
    '--quiet',
    '--message=Example',
  )
  git('remote', 'add', 'origin', 'https://github.com/o/r.git')
}

/** In a git hook, GIT_DIR and its like name the repository of the hook. */
function gitless(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('GIT_')))
}
