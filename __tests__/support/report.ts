// What report/ works on and where it goes: results as the engine gives them, and a runner that takes what is printed.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { jest } from '@jest/globals'
import { reachVerdict, type Verdict } from '../../src/report/verdict.ts'
import type { Failure, Outcome, RequestRecord, Result } from '../../src/teardown/index.ts'

export function result(fields: Partial<Result> = {}): Result {
  return {
    type: 'vm-instance',
    id: '1',
    name: 'web-1',
    outcome: 'destroyed',
    initialStatus: 'RUNNING',
    finalStatus: 'gone',
    requests: [],
    seconds: 12.3,
    ...fields,
  }
}

/** As many results as `count`, with ids `prefix`1, `prefix`2 and so on. */
export function results(
  count: number,
  outcome: Outcome,
  fields: Partial<Result> = {},
  prefix = 'i-',
): Result[] {
  return Array.from({ length: count }, (_, index) =>
    result({ id: `${prefix}${index + 1}`, name: '', outcome, ...fields }),
  )
}

export function failed(fields: Partial<Result> = {}, error: Partial<Failure> = {}): Result {
  return result({
    outcome: 'failed',
    finalStatus: 'RUNNING',
    error: {
      code: 'OPERATION_DENIED_POSTPAID_PROMISE',
      message: 'TerminateInstance failed: It is promised.',
      requestId: 'T-7',
      ...error,
    },
    ...fields,
  })
}

export function request(fields: Partial<RequestRecord> = {}): RequestRecord {
  return {
    action: 'TerminateInstance',
    requestId: 'T-1',
    status: 200,
    at: '2026-01-01T12:00:00.000Z',
    ...fields,
  }
}

export function verdictOf(
  list: readonly Result[],
  settings: Partial<Parameters<typeof reachVerdict>[1]> = {},
): Verdict {
  return reachVerdict(list, {
    ...{ ifMissing: 'warn', dryRun: false, cancelled: false, unlisted: [], goal: 'destroyed' },
    ...{ undated: [], refusal: undefined, ifNothingSelected: undefined, sweep: false },
    ...{ leftBehind: [], unaudited: undefined, ifLeftBehind: 'warn' },
    ...settings,
  })
}

export interface Runner extends Disposable {
  /** The lines printed so far. */
  readonly lines: () => string[]
  readonly outputs: () => Record<string, string>
  readonly summary: () => string
  /** A folder for this test alone. */
  readonly folder: string
}

/** Stands in for the runner: takes stdout, and gives the files for outputs and the summary. */
export function startRunner(): Runner {
  const folder = mkdtempSync(join(tmpdir(), 'runner-'))
  const files = { GITHUB_OUTPUT: join(folder, 'output'), GITHUB_STEP_SUMMARY: join(folder, 'summary') }
  for (const [name, path] of Object.entries(files)) {
    writeFileSync(path, '')
    process.env[name] = path
  }
  let printed = ''
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    printed += String(chunk)
    return true
  })
  return {
    folder,
    lines: () => (printed === '' ? [] : printed.replace(/\n$/, '').split('\n')),
    outputs: () => readOutputs(readFileSync(files.GITHUB_OUTPUT, 'utf8')),
    summary: () => readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8'),
    [Symbol.dispose]: () => {
      write.mockRestore()
      for (const name of Object.keys(files)) Reflect.deleteProperty(process.env, name)
      rmSync(folder, { recursive: true })
    },
  }
}

/** `name<<delimiter`, the value's lines, and the delimiter again. */
function readOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {}
  for (const [, name = '', , value = ''] of text.matchAll(/^(\S+)<<(\S+)\n([^]*?)\n\2$/gm))
    outputs[name] = value
  return outputs
}

/** What the API may say to get at the log. */
export const HOSTILE = [
  '::error::gotcha',
  ' \t::set-output name=x::y',
  '\u00a0::error::after a no-break space',
  '\u3000\u2003::error::after wide spaces',
  '\ufeff::error::after a byte order mark',
  'x\n::error::second line',
  'x\r::error::carriage return',
  'x\r\n::add-mask::both',
  'x\u0085::error::next line',
  'x\u2028::error::line separator',
  'x\u000b::error::vertical tab',
  '##[error]old style',
  'in the middle ##[group]x',
  '###[error]one more',
  '#\u0000#[error]split by a NUL',
  '::stop-commands::token',
]

/** What was printed, one entry per line as the runner splits it. */
export function printedBy(print: () => void): string[] {
  using runner = startRunner()
  print()
  return runner.lines()
}

export interface Annotation {
  readonly level: string
  readonly title: string
  readonly message: string
}

/** The annotations among the lines, unescaped as the runner does it. */
export function annotationsIn(lines: readonly string[]): Annotation[] {
  return lines.flatMap((line) => {
    const [, level = '', properties = '', message = ''] =
      /^::(error|warning|notice)(?: ([^:]*))?::(.*)$/.exec(line) ?? []
    if (level === '') return []
    const title = /(?:^|,)title=([^,]*)/.exec(properties)?.[1] ?? ''
    return [{ level, title: unescape(title), message: unescape(message) }]
  })
}

function unescape(text: string): string {
  return text
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%0A', '\n')
    .replaceAll('%0D', '\r')
    .replaceAll('%25', '%')
}

/**
 * Whether the runner would take `line` for a command: after any blanks, `::name … ::`; or `##[name …]` anywhere
 * (actions/runner, ActionCommand.cs, TryParseV2 and TryParse).
 */
export function isCommand(line: string): boolean {
  return /^\s*::/.test(line) || line.includes('##[')
}
