// The command line: what it takes, what it prints, how it stops.
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { parseArguments } from '../../simulator/arguments.ts'
import { EXAMPLE_SEED } from '../../simulator/example.ts'
import { callLine } from '../../simulator/print.ts'

const CLI = join(import.meta.dirname, '../../simulator/cli.ts')

let folder = ''
const file = (name: string, content: string): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'simulator-'))
})

afterAll(() => {
  rmSync(folder, { recursive: true })
})

function run(...args: string[]): Promise<{ code: unknown; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [CLI, ...args], (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : error.code, stdout, stderr })
    })
  })
}

describe('arguments', () => {
  test('none: a free port and the example', () => {
    expect(parseArguments([])).toEqual({ port: 0, latencyMs: 0, seed: EXAMPLE_SEED })
  })

  test('flags go over what the file says', () => {
    const seed = {
      delays: { recycle: 1, busy: 2 },
      faults: { staleMs: 5, rules: [{ type: '500' }] },
      token: 't',
    }
    const path = file('seed.json', JSON.stringify(seed))
    const args = ['--port', '8080', '--latency', '20', '--seed', path, '--recycle', '100', '--release', '0']
    expect(
      parseArguments([...args, '--fault', 'throttle', '--fault', 'hang:nth=1', '--fault-seed', '7']),
    ).toEqual({
      port: 8080,
      latencyMs: 20,
      seed: {
        token: 't',
        delays: { recycle: 100, release: 0, busy: 2 },
        faults: { seed: 7, staleMs: 5, rules: [{ type: 'throttle' }, { type: 'hang', nth: [1] }] },
      },
    })
  })

  test('help is not an error', () => {
    expect(parseArguments(['--help'])).toBeUndefined()
  })

  test.each([
    [['--port', 'x'], '--port has to be a whole number, not x.'],
    [['--port', '65536'], '--port has to be a whole number, not 65536.'],
    [['--latency', '-1'], /latency/],
    [['--recycle', '1.5'], '--recycle has to be a whole number, not 1.5.'],
    [['--release'], /release/],
    [['--nosuch'], /nosuch/],
    [['seed.json'], /seed\.json/],
    [['--fault', 'flood'], 'there is no fault flood'],
    [['--fault', 'throttle:rate=2'], 'faults.rules[0].rate: has to be a number from 0 to 1'],
    [['--seed', '/nosuch.json'], 'The seed /nosuch.json cannot be read.'],
  ])('%j', (args, problem) => {
    expect(() => parseArguments(args)).toThrow(problem)
  })

  test('a file that is no seed', () => {
    expect(() => parseArguments(['--seed', file('no.json', '{')])).toThrow('is not JSON')
    expect(() => parseArguments(['--seed', file('list.json', '[]')])).toThrow('the seed: has to be an object')
    expect(() => parseArguments(['--seed', file('delays.json', '{"delays":1}'), '--recycle', '1'])).toThrow(
      'delays',
    )
  })
})

describe('a line for every call', () => {
  const call = {
    ...{
      at: 0,
      service: 'sdn',
      action: 'TerminatePort',
      version: '2026-04-01',
      ids: ['a'],
      write: true,
      status: 200,
    },
    ...{ requestId: 'T1', body: {}, applied: true, signed: 'key' as const, headers: {} },
  }

  test.each([
    [{}, 'TerminatePort a 200 T1'],
    [{ status: 404, code: 'X' }, 'TerminatePort a 404 X T1'],
    [{ ids: [] }, 'TerminatePort 200 T1'],
    [{ ids: ['a', 'b', 'c', 'd', 'e'] }, 'TerminatePort a,b,c and 2 more 200 T1'],
    [{ status: 0, requestId: '', fault: 'reset-before' }, 'TerminatePort a unanswered [reset-before]'],
    [{ action: '', ids: [], status: 404 }, '(no action) 404 T1'],
    [{ ids: ['a\n::error::b'] }, 'TerminatePort a?::error::b 200 T1'],
  ])('%j: %s', (change, line) => {
    expect(callLine({ ...call, ...change })).toBe(line)
  })
})

describe('the process', () => {
  test('--help: exit 0', async () => {
    const { code, stdout } = await run('--help')
    expect(code).toBe(0)
    expect(stdout).toContain('npm run simulator -- [options]')
  })

  test('an argument it does not know: a sentence and exit 2', async () => {
    const { code, stdout, stderr } = await run('--port', 'x')
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toBe('--port has to be a whole number, not x.\nSee npm run simulator -- --help.\n')
  })

  test.each(['SIGINT', 'SIGTERM'] as const)('serves, prints calls, and stops on %s', async (signal) => {
    const child = spawn(process.execPath, [CLI, '--seed', file('empty.json', '{"token":"the-token"}')])
    const exit = new Promise((resolve) => child.once('exit', resolve))
    const lines = linesOf(child)
    const greeting = await until(lines, (line) => line.startsWith('Ctrl+C'))
    const find = (pattern: RegExp): string => pattern.exec(greeting)?.[1] ?? ''
    const url = find(/endpoint +(\S+)/)
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(find(/token +(\S+)/)).toBe('the-token')
    expect(find(/access key password +(\S+)/)).toMatch(/^[0-9a-f]{24}$/)
    expect(greeting).toContain(`domain='${url.slice('http://'.length)}'`)
    const headers = {
      ...{ 'content-type': 'application/json', authorization: 'Bearer the-token' },
      ...{ 'x-zc-action': 'TerminatePort', 'x-zc-version': '2026-04-01', 'x-zc-service': 'sdn' },
    }
    const response = await fetch(`${url}/api/v2/sdn`, { method: 'POST', headers, body: '{"portId":"a"}' })
    const { requestId } = (await response.json()) as { requestId: string }
    const line = await until(lines, (it) => it.startsWith('TerminatePort'))
    expect(line).toBe(`TerminatePort a 404 INVALID_PORT_NOT_FOUND ${requestId}`)
    child.kill(signal)
    expect(await exit).toBe(0)
  })

  test('--tls: serves https with a certificate that is there until it stops', async () => {
    const child = spawn(process.execPath, [CLI, '--tls', '--seed', file('tls.json', '{}')])
    const exit = new Promise((resolve) => child.once('exit', resolve))
    const greeting = await until(linesOf(child), (line) => line.startsWith('Ctrl+C'))
    const path = /certificate +(\S+)/.exec(greeting)?.[1] ?? ''
    expect(greeting).toMatch(/endpoint +https:\/\/127\.0\.0\.1:\d+\n/)
    expect(readFileSync(path, 'utf8')).toMatch(/^-----BEGIN CERTIFICATE-----\n/)
    child.kill('SIGTERM')
    expect(await exit).toBe(0)
    expect(existsSync(path)).toBe(false)
  })
})

function linesOf({ stdout }: ChildProcess): AsyncIterator<string> {
  if (stdout === null) throw new Error('There is no output.')
  return createInterface({ input: stdout })[Symbol.asyncIterator]()
}

/** Everything up to and with the first line that fits. */
async function until(lines: AsyncIterator<string>, fits: (line: string) => boolean): Promise<string> {
  const read: string[] = []
  for (;;) {
    const next = await lines.next()
    if (next.done === true) throw new Error(`No such line in:\n${read.join('\n')}`)
    read.push(next.value)
    if (fits(next.value)) return read.join('\n')
  }
}
