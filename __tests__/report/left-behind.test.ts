// What the tag service still lists after the run: in the verdict, the summary, the annotations and the outputs.

import { describe, expect, it } from '@jest/globals'
import { annotate, type AnnotateOptions } from '../../src/report/annotations.ts'
import { setOutputs } from '../../src/report/outputs.ts'
import { renderSummary } from '../../src/report/summary.ts'
import { result, startRunner, verdictOf } from '../support/report.ts'

const command = { type: 'ZOS_COMMAND', id: 'cmd-1', name: 'a<b>', createdAt: undefined }
const leftBehind = [command]
const list = [result()]
const OPTIONS: AnnotateOptions = { ifMissing: 'warn', sweep: false, unusedRules: [] }

describe('what is left behind', () => {
  it.each([
    ['success', false, '✅', 'notice'],
    ['warn', false, '⚠️', 'warning'],
    ['error', true, '❌', 'error'],
  ] as const)('counts by if-left-behind: %s', (ifLeftBehind, failed, mark, level) => {
    const verdict = verdictOf(list, { leftBehind, ifLeftBehind })
    expect([verdict.failed, verdict.mark]).toEqual([failed, mark])
    expect(verdict.headline).toBe('1 resource destroyed. 1 still listed by the tag service.')
    using runner = startRunner()
    annotate(verdict, list, OPTIONS)
    expect(runner.lines()).toEqual([
      expect.stringMatching(new RegExp(`^::${level} title=1 left behind::.*ZOS_COMMAND cmd-1`)),
    ])
  })

  it('heads the summary, as text', () => {
    const summary = renderSummary({
      ...{ title: 'T', verdict: verdictOf(list, { leftBehind }), results: list, settings: [] },
    })
    expect(summary.indexOf('Left behind')).toBeLessThan(summary.indexOf('<table'))
    expect(summary).toContain('cmd-1')
    expect(summary).not.toContain('<b>')
  })

  it('is an output, also where there is nothing', () => {
    for (const [left, expected] of [
      [leftBehind, '[{"type":"ZOS_COMMAND","id":"cmd-1"}]'],
      [[], '[]'],
    ] as const) {
      using runner = startRunner()
      setOutputs(verdictOf(list, { leftBehind: left }), list, runner.folder)
      expect(runner.outputs()['left-behind']).toBe(expected)
    }
  })

  it.each(['success', 'warn', 'error'] as const)(
    'is not known where the key has no permission, which is a notice and no failure: %s',
    (ifLeftBehind) => {
      using runner = startRunner()
      const failure = { code: 'AUTHFAILURE_UNAUTHORIZED_OPERATION', message: 'No.', requestId: 'T-1' }
      const verdict = verdictOf(list, { ifLeftBehind, unaudited: { failure, isForbidden: true } })
      expect([verdict.failed, verdict.mark, verdict.headline]).toEqual([false, '✅', '1 resource destroyed.'])
      annotate(verdict, list, OPTIONS)
      expect(runner.lines()).toEqual([expect.stringMatching(/^::notice::.*UNAUTHORIZED.*T-1.*permission/)])
    },
  )

  it.each([
    ['success', false, '✅', 'notice'],
    ['warn', false, '⚠️', 'warning'],
    ['error', true, '❌', 'error'],
  ] as const)(
    'counts by if-left-behind where the service gave no answer: %s',
    (ifLeftBehind, failed, mark, level) => {
      const failure = { code: 'REQUEST_TIMEOUT', message: 'No answer.', requestId: null }
      const verdict = verdictOf(list, { ifLeftBehind, unaudited: { failure, isForbidden: false } })
      expect([verdict.failed, verdict.mark]).toEqual([failed, mark])
      expect(verdict.headline).toBe('1 resource destroyed. It is unknown whether anything else is left.')
      using runner = startRunner()
      annotate(verdict, list, OPTIONS)
      const [line, ...more] = runner.lines()
      expect(more).toEqual([])
      expect(line).toMatch(new RegExp(`^::${level}::.*REQUEST_TIMEOUT`))
      expect(line).not.toContain('permission')
    },
  )
})
