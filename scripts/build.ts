// Bundles the action into dist/: one readable file, its package.json, and the licences of what is in it.

import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

/** Into `folder`, which is emptied first: ncc never cleans up after an older build. */
export function build(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  const ncc = join(root, 'node_modules/@vercel/ncc/dist/ncc/cli.js')
  const args = [
    'build',
    'src/index.ts',
    '--out',
    folder,
    '--license',
    'licenses.txt',
    '--no-cache',
    '--quiet',
  ]
  execFileSync(process.execPath, [ncc, ...args], { cwd: root, stdio: 'inherit' })
}

if (import.meta.main) build(join(root, 'dist'))
