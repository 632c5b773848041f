// Bundles the action into dist/: readable files, their package.json, and the licences of what is in them. index.js is what
// every run loads; what only some runs or only later moments need (undici, Octokit) lies beside it.

import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

/**
 * Loading their modules defines things and does nothing else, but their package.json does not say so. Said to the
 * bundler, it leaves out what nobody calls: of @actions/core an HTTP client, and all that starts processes.
 */
const WITHOUT_SIDE_EFFECTS = ['@actions/core', '@actions/exec', '@actions/http-client', '@actions/io']

/** Into `folder`, which is emptied first: ncc never cleans up after an older build. */
export function build(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  for (const name of WITHOUT_SIDE_EFFECTS) declareWithoutSideEffects(name)
  const ncc = join(root, 'node_modules/@vercel/ncc/dist/ncc/cli.js')
  // One list of licences a file: under one name the last would replace the others.
  const args = ['build', 'src/index.ts', '--out', folder, '--license', '[name].licenses.txt']
  execFileSync(process.execPath, [ncc, ...args, '--no-cache', '--quiet'], { cwd: root, stdio: 'inherit' })
  joinLicenses(folder)
}

/** In node_modules, where it stays until the next installation; only bundlers read it. */
function declareWithoutSideEffects(name: string): void {
  const path = join(root, 'node_modules', name, 'package.json')
  const description = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>
  writeFileSync(path, JSON.stringify({ ...description, sideEffects: false }, undefined, 2))
}

/** Each once: of files that are loaded together each has the list of all. */
function joinLicenses(folder: string): void {
  const paths = readdirSync(folder)
    .filter((name) => name.endsWith('.licenses.txt'))
    .sort()
    .map((name) => join(folder, name))
  const lists = new Set(paths.map((path) => readFileSync(path, 'utf8')))
  writeFileSync(join(folder, 'licenses.txt'), [...lists].join('\n'))
  for (const path of paths) rmSync(path)
}

if (import.meta.main) build(join(root, 'dist'))
