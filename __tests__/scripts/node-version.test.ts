import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { ROOT } from './repository.ts'

/** As Node of that version would run it: what it reads is replaced before it starts. */
function run(version: string) {
  const replaced = `Object.defineProperty(process, 'versions', { value: { node: '${version}' } })`
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(replaced)}`, 'scripts/node-version.js'],
    { cwd: ROOT, encoding: 'utf8' },
  )
  return { status, stderr }
}

describe('scripts/node-version.js', () => {
  test.each(['18.20.8', '20.19.5', '22.21.0'])('refuses Node %s in a sentence', (version) => {
    const { status, stderr } = run(version)
    expect(status).toBe(1)
    expect(stderr).toMatch(`This project needs Node 24, and this is Node ${version}.`)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  })

  test.each(['24.0.0', '24.21.0', '26.1.0'])('accepts Node %s', (version) => {
    expect(run(version)).toEqual({ status: 0, stderr: '' })
  })

  test('runs after the installation, and before what newcomers run first', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>
    }
    expect([scripts['postinstall'], scripts['prestart'], scripts['pretest']]).toEqual(
      Array<string>(3).fill('node scripts/node-version.js'),
    )
  })

  test('.nvmrc names that version', () => {
    expect(readFileSync(join(ROOT, '.nvmrc'), 'utf8').trim()).toBe('24')
  })
})
