import { readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { setEmptyOutputs, setOutputs } from '../../src/report/outputs.ts'
import '../support/realm.ts'
import { failed, request, result, results, startRunner, verdictOf } from '../support/report.ts'

const LIST = [
  result({ id: '1', requests: [request({ requestId: 'T-1' }), request({ requestId: 'T-2' })] }),
  failed({ type: 'port', id: 'p-1', requests: [request({ requestId: 'T-3', status: 403, code: 'BAD' })] }),
  result({
    type: 'bmc-eip',
    id: 'e-1',
    outcome: 'pending',
    requests: [request({ requestId: null, status: null, code: 'NETWORK_ERROR' })],
  }),
  // A batch has one request id for many.
  result({ id: '2', outcome: 'already', requests: [request({ requestId: 'T-2' })] }),
]

describe('the outputs', () => {
  it('are the outcome, the results in order, every request id once, and who ended how', () => {
    using runner = startRunner()
    const told = setOutputs(verdictOf(LIST), LIST, runner.folder)
    const outputs = runner.outputs()
    expect(told).toEqual({ shown: 'all' })
    expect(outputs['outcome']).toBe('partial')
    expect(JSON.parse(outputs['results'] ?? '')).toEqual(JSON.parse(JSON.stringify(LIST)))
    expect(outputs).toMatchObject({
      'request-ids': '["T-1","T-2","T-3"]',
      succeeded: '["vm-instance/1","vm-instance/2"]',
      pending: '["bmc-eip/e-1"]',
      failed: '["port/p-1"]',
    })
    expect(outputs['summary']).toBe(verdictOf(LIST).headline)
    expect(JSON.parse(outputs['counts'] ?? '')).toEqual({
      ...{
        failed: 1,
        pending: 1,
        scheduled: 0,
        missing: 0,
        skipped: 0,
        protected: 0,
        requested: 0,
        planned: 0,
      },
      ...{ recycled: 0, destroyed: 1, already: 1 },
    })
    expect(Object.keys(outputs).toSorted()).toEqual([
      ...[
        'counts',
        'failed',
        'left-behind',
        'outcome',
        'pending',
        'planned',
        'request-ids',
        'results',
        'results-file',
      ],
      ...['succeeded', 'summary'],
    ])
  })

  it('list what a dry run would do, in the form that the input resources takes', () => {
    using runner = startRunner()
    const list = [
      result({ id: 'a', outcome: 'planned' }),
      result({ id: 'k', outcome: 'protected' }),
      result({ type: 'zec-disk', id: 'd', outcome: 'planned', with: 'vm-instance/a' }),
    ]
    setOutputs(verdictOf(list, { dryRun: true }), list, runner.folder)
    expect(runner.outputs()).toMatchObject({
      outcome: 'planned',
      planned: '["vm-instance/a","zec-disk/d"]',
      succeeded: '[]',
    })
  })

  it('have the items of the contract', () => {
    using runner = startRunner()
    setOutputs(verdictOf(LIST), LIST, runner.folder)
    const [first, second] = JSON.parse(runner.outputs()['results'] ?? '') as Record<string, unknown>[]
    expect(first).toEqual({
      type: 'vm-instance',
      id: '1',
      name: 'web-1',
      outcome: 'destroyed',
      initialStatus: 'RUNNING',
      finalStatus: 'gone',
      requests: [
        { action: 'TerminateInstance', requestId: 'T-1', status: 200, at: '2026-01-01T12:00:00.000Z' },
        { action: 'TerminateInstance', requestId: 'T-2', status: 200, at: '2026-01-01T12:00:00.000Z' },
      ],
      seconds: 12.3,
    })
    expect(second).toMatchObject({
      error: {
        code: 'OPERATION_DENIED_POSTPAID_PROMISE',
        message: 'TerminateInstance failed: It is promised.',
        requestId: 'T-7',
      },
    })
  })

  it('hold any text: a line break or a delimiter in a name cannot make another output', () => {
    using runner = startRunner()
    const hostile = [result({ name: 'a\noutcome<<EOF\nsuccess\nEOF\n::error::x\u2028\u202e"' }), failed()]
    setOutputs(verdictOf(hostile), hostile, runner.folder)
    const outputs = runner.outputs()
    expect(outputs['outcome']).toBe('partial')
    expect(JSON.parse(outputs['results'] ?? '')).toEqual(hostile)
    expect(runner.lines()).toEqual([])
  })

  it('are set though there is nothing to tell', () => {
    using runner = startRunner()
    setEmptyOutputs('failure', 'Invalid inputs; no API calls were made.', runner.folder)
    const { 'results-file': file, ...outputs } = runner.outputs()
    expect(outputs).toEqual({
      outcome: 'failure',
      results: '[]',
      'left-behind': '[]',
      'request-ids': '[]',
      succeeded: '[]',
      pending: '[]',
      failed: '[]',
      planned: '[]',
      summary: 'Invalid inputs; no API calls were made.',
      counts: expect.stringMatching(/^\{"failed":0,.*"already":0\}$/),
    })
    expect(JSON.parse(readFileSync(file ?? '', 'utf8'))).toEqual([])
  })

  it('leave out details of ten thousand, and say so, while the file has the whole', () => {
    using runner = startRunner()
    const many = results(10_000, 'destroyed', { requests: [request(), request()] })
    expect(setOutputs(verdictOf(many), many, runner.folder)).toMatchObject({
      shown: expect.stringMatching(
        /^The output results (leaves out details|holds \d+ of 10000 resources), to stay/,
      ),
    })
    const outputs = runner.outputs()
    expect(outputs['results']?.length).toBeLessThanOrEqual(400_000)
    expect(JSON.parse(readFileSync(outputs['results-file'] ?? '', 'utf8'))).toEqual(many)
  })
})

describe('the file of the results', () => {
  it('stands in the folder given, is for this user alone, and has the whole', () => {
    using runner = startRunner()
    setOutputs(verdictOf(LIST), LIST, runner.folder)
    const file = runner.outputs()['results-file'] ?? ''
    expect(dirname(file)).toBe(runner.folder)
    expect(statSync(file).mode & 0o077).toBe(0)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(LIST)))
  })

  it('is another for each step of a job', () => {
    using runner = startRunner()
    setOutputs(verdictOf(LIST), LIST, runner.folder)
    const first = runner.outputs()['results-file']
    setOutputs(verdictOf(LIST), LIST, runner.folder)
    expect(runner.outputs()['results-file']).not.toBe(first)
  })

  it('is no reason to fail where it cannot be written', () => {
    using runner = startRunner()
    setOutputs(verdictOf(LIST), LIST, `${runner.folder}/missing`)
    expect(runner.outputs()).toMatchObject({ outcome: 'partial', 'results-file': '' })
    expect(runner.lines()).toEqual([expect.stringMatching(/^::debug::No results file was written: ENOENT/)])
  })
})
