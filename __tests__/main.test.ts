// The branches of the run itself: how it begins, how it breaks off, and the order of its report. The scenarios say what
// it does with resources.

import { describe, expect, it } from '@jest/globals'
import { runScenario } from './support/scenario.ts'

const VM = { resources: [{ kind: 'vm-instance', id: 'vm-1', name: 'x' }] }
const NAMED = { resources: 'vm-instance/vm-1' }
const SELECTED = { 'resource-type': 'vm-instance', name: 'x' }

describe('a run', () => {
  it.each([
    [NAMED, {}, 'move 1 resource to the recycle bin', '1 resource moved to the recycle bin.'],
    [NAMED, { destroy: 'true' }, 'destroy 1 resource', '1 resource destroyed.'],
    [
      SELECTED,
      {},
      'move resources that match the inputs to the recycle bin',
      '1 resource moved to the recycle bin.',
    ],
    [
      SELECTED,
      { destroy: 'true', 'dry-run': 'true' },
      'dry run: destroy resources that match the inputs',
      'Dry run: nothing was changed. 1 resource would be destroyed.',
    ],
  ])('of %j with %j begins with its goal and ends with its headline', async (what, more, goal, headline) => {
    const run = await runScenario(VM, { ...what, ...more })
    expect(run.exitCode).toBe(0)
    expect(run.visibleLog[0]).toBe(`Zenlayer Teardown: ${goal}`)
    expect(run.log.at(-1)).toBe(`✅ ${headline}`)
    expect(run.summary).toContain(headline)
  })

  it('that was cancelled before it began calls nothing, and reports everything as pending', async () => {
    const ids = Array.from({ length: 25 }, (_, index) => `vm-${index + 1}`).join()
    const run = await runScenario(
      {},
      { 'resource-type': 'vm-instance', ids },
      { cancelled: AbortSignal.abort() },
    )
    expect([run.exitCode, run.calls, run.outputs['outcome']]).toEqual([1, [], 'cancelled'])
    expect(run.list('pending')).toHaveLength(25)
    const rest = run.log.find((line) => line.startsWith('Still pending: vm-instance/vm-1,'))
    expect(rest).toContain('and 5 more.')
  })

  it('that broke off on an exception reports what it has, and its stack in debug lines only', async () => {
    const crashed = AbortSignal.abort(new Error('boom'))
    const run = await runScenario(VM, NAMED, { crashed })
    expect([run.exitCode, run.calls]).toEqual([1, []])
    expect(run.results).toMatchObject([{ outcome: 'pending', error: { code: 'INTERNAL_ERROR' } }])
    expect(run.summary).toContain('vm-instance/vm-1')
    expect(run.annotations('error').join('\n')).toContain('boom')
    const stack = run.log.filter((line) => line.includes('main.test.ts'))
    expect(stack.length).toBeGreaterThan(0)
    expect(stack.every((line) => line.startsWith('::debug::'))).toBe(true)
  })

  it('that cannot write its results file goes on without it', async () => {
    // Not a folder.
    const env = { RUNNER_TEMP: process.execPath }
    const run = await runScenario({}, NAMED, { env, cancelled: AbortSignal.abort() })
    expect(run.exitCode).toBe(1)
    expect([run.outcomes, run.resultsFile]).toEqual([{ 'vm-instance/vm-1': 'pending' }, undefined])
  })

  it('that cannot write its outputs still writes the summary, and fails', async () => {
    const run = await runScenario({}, { destroy: 'perhaps' }, { env: { GITHUB_OUTPUT: '/no/such/file' } })
    expect([run.exitCode, run.calls, run.outputs]).toEqual([1, [], {}])
    expect(run.annotations('error').join('\n')).toMatch(/^::error::Internal error: .*\/no\/such\/file/m)
    expect(run.summary).toContain('**Invalid inputs; no API calls were made.**')
  })
})
