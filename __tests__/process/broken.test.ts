// Installations that no workflow should have: files of the action are missing, or Node is too old.

import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { runAction } from '../../simulator/runner.ts'
import { runDist } from '../support/scenario.ts'
import { startGitHub } from '../support/github.ts'

const DIST = join(import.meta.dirname, '..', '..', 'dist')
const ENTRY = join(import.meta.dirname, '..', '..', 'src', 'index.ts')
const folder = mkdtempSync(join(tmpdir(), 'zenlayer-teardown-broken-'))

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** The path of index.js in a copy of dist/ that has only the files to keep. */
function copyOf(name: string, keep: (text: string, file: string) => boolean): string {
  const copy = join(folder, name)
  mkdirSync(copy)
  for (const file of readdirSync(DIST)) {
    const path = join(DIST, file)
    if (keep(readFileSync(path, 'utf8'), file)) copyFileSync(path, join(copy, file))
  }
  return join(copy, 'index.js')
}

const seed = {
  resources: ['a', 'b'].map((id) => ({ kind: 'vm-instance', id })),
}
const inputs = { 'resource-type': 'vm-instance', ids: 'a, b', destroy: 'true' }

describe('where a file of the action is missing', () => {
  const indexOnly = copyOf('index-only', (_, file) => ['index.js', 'package.json'].includes(file))

  it.concurrent('that every request needs, nothing is called, and every resource is pending', async () => {
    const run = await runDist(seed, inputs, { action: indexOnly })
    expect(run.exitCode).toBe(1)
    expect(run.calls).toEqual([])
    expect(run.outputs['outcome']).toBe('failure')
    expect(run.list('pending')).toEqual(['vm-instance/a', 'vm-instance/b'])
    expect(run.results.map(({ error }) => error?.code)).toEqual(['INTERNAL_ERROR', 'INTERNAL_ERROR'])
    expect(run.summary).toContain('All 2 still pending.')
    expect(run.annotations('error')).toContainEqual(
      expect.stringMatching(/^::error::Internal error: .*index\.js/),
    )
  })

  it.concurrent('that a selection needs, its list is reported as incomplete', async () => {
    const select = { 'resource-type': 'vm-instance', name: 'preview-*' }
    const run = await runDist(seed, select, { action: indexOnly })
    expect([run.exitCode, run.outputs['outcome']]).toEqual([1, 'failure'])
    expect(run.summary).toContain('The list of vm-instance is incomplete.')
  })

  it.concurrent(
    'that only the notification of GitHub needs, the verdict stands, with a warning',
    async () => {
      const action = copyOf('no-github', (text) => !text.includes('createComment'))
      await using github = await startGitHub()
      const run = await runDist(
        seed,
        { ...inputs, comment: 'true', 'github-token': 'ghs_token', 'pull-request': '7' },
        { action, env: { GITHUB_API_URL: github.url, GITHUB_REPOSITORY: 'o/r' } },
      )
      expect([run.exitCode, run.outputs['outcome']]).toEqual([0, 'success'])
      expect(run.annotations('warning')).toEqual([
        expect.stringMatching(/^::warning::GitHub was not notified: /),
      ])
      expect(github.calls).toEqual([])
    },
  )
})

it.concurrent('a Node that does not take the flags for its memory tears down all the same', async () => {
  const refuse =
    "import v8 from 'node:v8'; import { syncBuiltinESMExports } from 'node:module'; v8.setFlagsFromString = () => { throw new Error('no flags') }; syncBuiltinESMExports()"
  const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(refuse)}` }
  const run = await runDist(seed, inputs, { action: ENTRY, env })
  expect([run.exitCode, run.outputs['outcome']]).toEqual([0, 'success'])
  expect(run.list('succeeded')).toEqual(['vm-instance/a', 'vm-instance/b'])
})

it.concurrent('an older Node is refused with the version that is needed', async () => {
  const pretend =
    "Object.defineProperty(process.versions, 'node', { value: '20.20.2' }); Object.defineProperty(process, 'version', { value: 'v20.20.2' })"
  const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(pretend)}` }
  const { exitCode, log } = await runAction({ inputs, env })
  expect(exitCode).toBe(1)
  expect(log).toEqual(['Zenlayer Teardown requires Node 24; this is Node v20.20.2.'])
})
