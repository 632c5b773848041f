// What no workflow should ever see: files of the action that are not there, and a Node that it is not made for.

import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { runAction } from '../../simulator/runner.ts'
import { runScenario } from '../support/scenario.ts'
import { startGitHub } from '../support/github.ts'

const DIST = join(import.meta.dirname, '..', '..', 'dist')
const folder = mkdtempSync(join(tmpdir(), 'zenlayer-teardown-broken-'))

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** A copy of dist/ with only those of its files; the path of its index.js. */
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
  it('that every request needs, nothing is called, and all that was asked for is told to be open', async () => {
    const action = copyOf('index-only', (_, file) => ['index.js', 'package.json'].includes(file))
    const run = await runScenario(seed, inputs, { action })
    expect(run.exitCode).toBe(1)
    expect(run.calls).toEqual([])
    expect(run.outputs['outcome']).toBe('failure')
    expect(run.list('pending')).toEqual(['vm-instance/a', 'vm-instance/b'])
    expect(run.results.map(({ error }) => error?.code)).toEqual(['INTERNAL_ERROR', 'INTERNAL_ERROR'])
    expect(run.summary).toContain('All 2 still pending.')
    expect(run.log.filter((line) => line.startsWith('::error'))).toContainEqual(
      expect.stringMatching(/^::error::Internal error: .*index\.js/),
    )
  })

  it('that a selection needs, too, it is told that nobody knows what there is', async () => {
    const action = join(folder, 'index-only', 'index.js')
    const select = { 'resource-type': 'vm-instance', name: 'preview-*' }
    const run = await runScenario(seed, select, { action })
    expect([run.exitCode, run.outputs['outcome']]).toEqual([1, 'failure'])
    expect(run.summary).toContain('The list of vm-instance is incomplete.')
  })

  it('that only GitHub is told with, the verdict stands, with a warning', async () => {
    const action = copyOf('no-github', (text) => !text.includes('createComment'))
    await using github = await startGitHub()
    const run = await runScenario(
      seed,
      { ...inputs, comment: 'true', 'github-token': 'ghs_token', 'pull-request': '7' },
      { action, env: { GITHUB_API_URL: github.url, GITHUB_REPOSITORY: 'o/r' } },
    )
    expect([run.exitCode, run.outputs['outcome']]).toEqual([0, 'success'])
    expect(run.log.filter((line) => line.startsWith('::warning'))).toEqual([
      expect.stringMatching(/^::warning::GitHub was not notified: /),
    ])
    expect(github.calls).toEqual([])
  })
})

it('says which Node it is made for, where it is run by an older one', async () => {
  const pretend =
    "Object.defineProperty(process.versions, 'node', { value: '20.20.2' }); Object.defineProperty(process, 'version', { value: 'v20.20.2' })"
  const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(pretend)}` }
  const { exitCode, log } = await runAction({ inputs, env })
  expect(exitCode).toBe(1)
  expect(log).toEqual(['Zenlayer Teardown cannot run on Node v20.20.2: it is made for Node 24.'])
})
