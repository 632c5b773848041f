// What a run without resources reports; and that a machine whose disk is full hides none of it.

import { mkdirSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { reportCrash } from '../../src/report/crash.ts'
import { reportBroken, reportEmpty, reportProblems } from '../../src/report/no-run.ts'
import type { Inputs } from '../../src/inputs.ts'
import { parseInputs } from '../../src/inputs.ts'
import '../support/realm.ts'
import { annotationsIn, startRunner } from '../support/report.ts'

const PROBLEMS = [
  { input: 'ids', message: '`un<b>d`: not an id.' },
  { input: 'destroy', message: '`yes` is neither true nor false.' },
]

function inputs(given: Readonly<Record<string, string>>): Inputs {
  const all: Readonly<Record<string, string>> = {
    'access-key-id': 'k',
    'access-key-password': 'pass-word',
    ...given,
  }
  const parsed = parseInputs((name) => all[name] ?? '', {})
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems))
  return parsed.inputs
}

describe('invalid inputs', () => {
  it('are all in the log, in the outputs and in the summary', async () => {
    using runner = startRunner()
    await reportProblems(PROBLEMS, { title: 'Leg a', folder: runner.folder })
    expect(annotationsIn(runner.lines())).toEqual([
      { level: 'error', title: 'Invalid input', message: 'Input ids: `un<b>d`: not an id.' },
      { level: 'error', title: 'Invalid input', message: 'Input destroy: `yes` is neither true nor false.' },
    ])
    expect(runner.lines().at(-1)).toBe('❌ Invalid inputs; no API calls were made.')
    expect(runner.outputs()).toMatchObject({
      outcome: 'failure',
      summary: 'Invalid inputs; no API calls were made.',
      planned: '[]',
    })
  })

  it('come first, also where nothing can be written, and nobody is asked to report a full disk', async () => {
    using runner = startRunner()
    // What is written there fails as it does on a full disk.
    process.env['GITHUB_OUTPUT'] = '/dev/full'
    await reportProblems(PROBLEMS, { title: 'x', folder: runner.folder })
    const made = annotationsIn(runner.lines())
    // (The rest is of the summary, whose file @actions/core looks for only once.)
    expect(made.slice(0, 3).map(({ message }) => message)).toEqual([
      'Input ids: `un<b>d`: not an id.',
      'Input destroy: `yes` is neither true nor false.',
      expect.stringMatching(/^The runner's disk is full, .*ENOSPC/),
    ])
    expect(runner.lines().join('\n')).not.toContain('report it')
  })
})

describe('an error of the machine', () => {
  const crash = (error: unknown) => {
    using runner = startRunner()
    reportCrash(error)
    return annotationsIn(runner.lines())[0]?.message
  }

  it('is told from one of this action', () => {
    expect(crash(Object.assign(new Error('ENOSPC: x'), { code: 'ENOSPC' }))).toMatch(
      /^The runner's disk is full/,
    )
    expect(crash(Object.assign(new Error('EDQUOT: x'), { code: 'EDQUOT' }))).toMatch(
      /^The runner's disk is full/,
    )
    expect(
      crash(Object.assign(new Error('EACCES: x'), { code: 'EACCES', syscall: 'open', path: '/x' })),
    ).toMatch(/^The runner's files could not be written: EACCES/)
    expect(crash(new TypeError('x is undefined'))).toBe(
      'Internal error: x is undefined. Please report it; debug logging shows where it happened.',
    )
    expect(crash('text')).toMatch(/^Internal error: text\./)
  })

  it('is a real one where a folder stands in the place of a file', () => {
    using runner = startRunner()
    mkdirSync(`${runner.folder}/as-file`)
    expect(
      crash(
        errorOf(() => {
          mkdirSync(`${runner.folder}/as-file`)
        }),
      ),
    ).toContain('EEXIST')
  })
})

function errorOf(work: () => void): unknown {
  try {
    work()
    return undefined
  } catch (error) {
    return error
  }
}

describe('a run that broke before it began', () => {
  it('says so, with outputs and summary', async () => {
    using runner = startRunner()
    await reportBroken(new Error('oh'), { title: 'x', folder: runner.folder })
    expect(runner.outputs()).toMatchObject({ outcome: 'failure', summary: 'Internal error.' })
    expect(annotationsIn(runner.lines())[0]?.message).toMatch(/^Internal error: oh\./)
  })
})

describe('a run that was given no ids', () => {
  it.each([
    ['success', 0, 'success', '✅'],
    ['warn', 0, 'success', '⚠️'],
    ['error', 1, 'failure', '❌'],
  ] as const)('counts by if-empty: %s', async (policy, code, outcome, mark) => {
    using runner = startRunner()
    expect(await reportEmpty(inputs({ 'if-empty': policy }), { title: 'x', folder: runner.folder })).toBe(
      code,
    )
    expect(runner.outputs()['outcome']).toBe(outcome)
    expect(runner.lines().at(-1)).toBe(`${mark} Nothing to tear down: no ids were given.`)
    expect(runner.lines().join('\n')).toMatch(/No ids were given: .*cancelled.*masked/)
  })

  it('is planned in a dry run', async () => {
    using runner = startRunner()
    await reportEmpty(inputs({ 'if-empty': 'warn', 'dry-run': 'true' }), {
      title: 'x',
      folder: runner.folder,
    })
    expect(runner.outputs()['outcome']).toBe('planned')
  })

  it('says that the list is empty where it stands beside criteria', async () => {
    using runner = startRunner()
    const given = inputs({ resources: '[]', 'resource-type': 'all', tags: 'preview=pr-1' })
    await reportEmpty(given, { title: 'x', folder: runner.folder })
    expect(runner.lines().join('\n')).toMatch(
      /the list in `resources` is empty, so nothing is selected by the criteria either/,
    )
  })
})
