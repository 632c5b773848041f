// The run from end to end in this process, against the simulator over HTTP. The scenarios say more about what it does;
// this is where its own branches are driven, among them those that no workflow should ever see.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { serve, Simulator, type Seed } from '../simulator/index.ts'
import { run } from '../src/main.ts'
import { startGitHub } from './support/github.ts'

/** One for all: @actions/core asks for the summary's file only once. */
const folder = mkdtempSync(join(tmpdir(), 'zenlayer-teardown-main-'))
let printed: string
const environment = { ...process.env }
const write = process.stdout.write.bind(process.stdout)

beforeEach(() => {
  for (const name of ['output', 'summary']) writeFileSync(join(folder, name), '')
  process.env = {
    ...environment,
    GITHUB_OUTPUT: join(folder, 'output'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary'),
  }
  printed = ''
  process.stdout.write = (text: string | Uint8Array) => {
    printed += String(text)
    return true
  }
})

afterEach(() => {
  process.stdout.write = write
  process.env = environment
})

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

async function runMain(
  seed: Seed,
  inputs: Record<string, string>,
  { env = {}, cancelled = new AbortController().signal, crashed = new AbortController().signal } = {},
) {
  const simulator = new Simulator({ delays: { recycle: 50, release: 50 }, ...seed })
  const server = await serve(simulator)
  const all = {
    'access-key-id': simulator.accessKeyId,
    'access-key-password': simulator.accessKeyPassword,
    endpoint: server.url,
    'poll-interval': '100ms',
    ...inputs,
  }
  for (const [name, value] of Object.entries(all)) process.env[`INPUT_${name.toUpperCase()}`] = value
  const exitCode = await run({ env: { RUNNER_TEMP: folder, ...env }, cancelled, crashed }).finally(() =>
    server.close(),
  )
  return {
    exitCode,
    calls: simulator.calls,
    outputs: readFileSync(join(folder, 'output'), 'utf8'),
    summary: readFileSync(join(folder, 'summary'), 'utf8'),
  }
}

const VM = { resources: [{ kind: 'vm-instance', id: 'vm-1' }] }

describe('a run', () => {
  it.each([
    ['true', 'to destroy', '1 resource destroyed.'],
    ['false', 'to the recycle bin', '1 resource moved to the recycle bin.'],
  ])('with destroy: %s says what it is up to, and what it came to', async (destroy, heading, headline) => {
    const { exitCode, summary } = await runMain(VM, { resources: 'vm-instance/vm-1', destroy })
    expect(exitCode).toBe(0)
    expect(printed).toContain(`Zenlayer Teardown: 1 resource, ${heading}`)
    expect(printed.trimEnd().split('\n').at(-1)).toBe(`✅ ${headline}`)
    expect(summary).toContain(headline)
  })

  it('that was cancelled before it began calls nothing, and says what remains', async () => {
    const ids = Array.from({ length: 25 }, (_, index) => `vm-${index + 1}`).join()
    const { exitCode, calls, outputs } = await runMain(
      {},
      { 'resource-type': 'vm-instance', ids },
      { cancelled: AbortSignal.abort() },
    )
    expect([exitCode, calls]).toEqual([1, []])
    expect(outputs).toContain('cancelled')
    expect(printed).toContain('Still pending: vm-instance/vm-1,')
    expect(printed).toContain('and 5 more.')
  })

  it('that broke off on an exception reports what it has, and the stack in debug alone', async () => {
    const crashed = AbortSignal.abort(new Error('boom'))
    const { exitCode, calls, outputs, summary } = await runMain(
      VM,
      { resources: 'vm-instance/vm-1' },
      { crashed },
    )
    expect([exitCode, calls]).toEqual([1, []])
    expect(outputs).toContain('"outcome":"pending"')
    expect(outputs).toContain('INTERNAL_ERROR')
    expect(summary).toContain('vm-instance/vm-1')
    const lines = printed.split('\n')
    expect(lines.some((line) => line.startsWith('::error') && line.includes('boom'))).toBe(true)
    expect(
      lines.filter((line) => line.includes('main.test.ts')).every((line) => line.startsWith('::debug::')),
    ).toBe(true)
  })

  it('that cannot write its results file goes on without it', async () => {
    // A results folder that is a file.
    const { exitCode, outputs } = await runMain(
      {},
      { resources: 'vm-instance/vm-1' },
      { env: { RUNNER_TEMP: join(folder, 'output') }, cancelled: AbortSignal.abort() },
    )
    expect(exitCode).toBe(1)
    expect(outputs).toContain('"outcome":"pending"')
  })

  it('without ids follows if-empty', async () => {
    const codes = []
    for (const policy of ['error', 'warn', 'success'])
      codes.push((await runMain({}, { 'if-empty': policy })).exitCode)
    expect(codes).toEqual([1, 0, 0])
  })

  it('with inputs that cannot be used says so and calls nothing', async () => {
    const { exitCode, calls, summary } = await runMain(VM, { resources: 'nonsense', destroy: 'maybe' })
    expect([exitCode, calls]).toEqual([1, []])
    expect(printed).toMatch(/::error title=Invalid input::Input destroy:/)
    expect(summary).toContain('**Invalid inputs; nothing was called.**')
    expect(summary).toMatch(/^- `destroy`: <code>maybe<\/code> is neither/m)
  })
})

describe('a selection', () => {
  it('that breaks before it knows what it is about says so wherever it can', async () => {
    process.env['GITHUB_OUTPUT'] = join(folder, 'no', 'such', 'folder')
    const { exitCode, calls, summary } = await runMain({}, { destroy: 'perhaps' })
    expect([exitCode, calls]).toEqual([1, []])
    expect(printed).toMatch(/^::error::Internal error: .*no\/such\/folder/m)
    expect(summary).toContain('**Invalid inputs; nothing was called.**')
  })

  it('of nothing is a success with a notice that repeats what was asked for', async () => {
    const { exitCode } = await runMain(
      {},
      { 'resource-type': 'port, eip', tags: 'a=b, c', 'older-than': '7d' },
    )
    expect(exitCode).toBe(0)
    expect(printed).toContain(
      '::notice::No resource matches the inputs: resource-type port, eip, tags a=b, c, older-than 7d. Check them if something should have matched. (Input if-empty.)',
    )
    expect(printed).toContain('Zenlayer Teardown: resources that match the inputs, to the recycle bin')
  })

  it('goes the whole way, and tells GitHub where it is asked to', async () => {
    await using github = await startGitHub()
    const seed = { resources: [{ kind: 'port', id: 'p', name: 'x' }] }
    const inputs = {
      ...{ 'resource-type': 'all', name: 'x', destroy: 'true', 'dry-run': 'true' },
      ...{
        comment: 'true',
        'pull-request': '5',
        'github-token': 'a-token-of-github',
        'deactivate-environment': 'p',
      },
    }
    const env = { GITHUB_REPOSITORY: 'o/r', GITHUB_API_URL: github.url }
    expect((await runMain(seed, inputs, { env })).exitCode).toBe(0)
    expect(printed).toContain('Zenlayer Teardown: dry run: resources that match the inputs, to destroy')
    expect(printed).toMatch(/^The comment on pull request #5: http/m)
    expect(printed).toMatch(/^The deployments of p were left as they are/m)
    expect(github.comments[5]?.[0]?.body).toContain('1 resource would be destroyed.')
    await runMain(seed, { ...inputs, 'github-token': '' }, { env })
    expect(printed).toContain('::warning::The input github-token is empty')
  })
})
