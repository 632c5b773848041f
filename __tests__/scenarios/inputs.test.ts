import { describe, expect, it } from '@jest/globals'
import { runScenario } from '../support/scenario.ts'

describe('inputs', () => {
  it('are refused all at once, before any call, and the outputs are set all the same', async () => {
    const run = await runScenario(
      { resources: [{ kind: 'vm-instance', id: 'vm-1' }] },
      {
        'resource-type': 'vm-instances',
        ids: 'vm-1 ../x',
        destroy: 'ture',
        'wait-timeout': '10x',
        concurrency: '99',
      },
    )
    expect(run.exitCode).toBe(1)
    expect(run.calls).toEqual([])
    expect(run.outputs).toMatchObject({
      outcome: 'failure',
      results: '[]',
      'request-ids': '[]',
      succeeded: '[]',
      pending: '[]',
      failed: '[]',
      planned: '[]',
      summary: 'Invalid inputs; nothing was called.',
    })
    const errors = run.visibleLog.filter((line) => line.startsWith('::error'))
    for (const input of ['resource-type', 'ids', 'destroy', 'wait-timeout', 'concurrency']) {
      expect(errors.filter((line) => line.includes(`Input ${input}:`))).toHaveLength(1)
    }
    expect(errors.join('\n')).toContain('Did you mean vm-instance?')
  })

  it('may name the kinds by family, each id being looked up among them', async () => {
    const run = await runScenario(
      {
        resources: [
          { kind: 'vm-instance', id: 'a' },
          { kind: 'bmc-instance', id: 'b' },
          { kind: 'vm-instance', id: 'both' },
          { kind: 'bmc-instance', id: 'both' },
        ],
      },
      { 'resource-type': 'instance', ids: '["a", "b", "both", "neither"]', resources: 'vm-instance/a' },
    )
    expect(run.outcomes).toEqual({
      'vm-instance/a': 'recycled',
      'bmc-instance/b': 'recycled',
      'instance/both': 'failed',
      'instance/neither': 'missing',
    })
    expect(run.results.find(({ id }) => id === 'both')?.error?.code).toBe('AMBIGUOUS_ID')
    expect(run.simulator.statusOf('vm-instance', 'both')).toBe('RUNNING')
    expect(run.simulator.statusOf('bmc-instance', 'both')).toBe('RUNNING')
  })

  it('without any ids follow if-empty, naming the usual causes', async () => {
    const [error, warn, success] = await Promise.all(
      ['', 'warn', 'success'].map((policy) =>
        runScenario({}, { ids: ' \n # nothing\n', 'if-empty': policy }),
      ),
    )
    expect([error?.exitCode, warn?.exitCode, success?.exitCode]).toEqual([1, 0, 0])
    expect([error?.outputs['outcome'], warn?.outputs['outcome'], success?.outputs['outcome']]).toEqual([
      'failure',
      'success',
      'success',
    ])
    expect(error?.visibleLog.join('\n')).toMatch(/::error.*cancelled.*masked/)
    expect(warn?.visibleLog.join('\n')).toMatch(/::warning.*cancelled.*masked/)
  })

  it('with a wrong key stop after one call, with one annotation, every resource failed for that reason', async () => {
    const run = await runScenario(
      { generate: [{ kind: 'vm-instance', count: 30, prefix: 'vm-' }] },
      {
        'access-key-password': 'not-the-password',
        'resource-type': 'vm-instance',
        ids: Array.from({ length: 30 }, (_, i) => `vm-${i + 1}`).join(),
      },
    )
    expect(run.exitCode).toBe(1)
    expect(run.calls).toHaveLength(1)
    expect(new Set(Object.values(run.outcomes))).toEqual(new Set(['failed']))
    expect(new Set(run.results.map(({ error }) => error?.code))).toEqual(
      new Set(['AUTHFAILURE_SIGNATURE_FAILURE']),
    )
    expect(run.visibleLog.filter((line) => line.startsWith('::error'))).toHaveLength(1)
  })
})
