import { describe, expect, it } from '@jest/globals'
import { runScenario } from '../support/scenario.ts'

describe('inputs', () => {
  it('are all refused together, before any call, and the outputs are still set', async () => {
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
      summary: 'Invalid inputs; no API calls were made.',
    })
    const errors = run.visibleLog.filter((line) => line.startsWith('::error'))
    for (const input of ['resource-type', 'ids', 'destroy', 'wait-timeout', 'concurrency']) {
      expect(errors.filter((line) => line.includes(`Input ${input}:`))).toHaveLength(1)
    }
    expect(errors.join('\n')).toContain('Did you mean `vm-instance`?')
    expect(run.summary).toContain('**Invalid inputs; no API calls were made.**')
    expect(run.summary).toMatch(/^- `destroy`: <code>ture<\/code> is neither/m)
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

  it('that are misspelt destroy nothing: GitHub passes on what it only warns of', async () => {
    const run = await runScenario(
      { resources: [{ kind: 'vm-instance', id: 'vm-1', name: 'prod-db', tags: { preview: 'pr-1' } }] },
      {
        ...{ 'resource-type': 'vm-instance', tags: 'preview=pr-1', destroy: 'true' },
        ...{
          dry_run: 'true',
          max_resources: '1',
          expect_name: 'pr-*',
          protected: 'prod-*',
          older_than: '7d',
        },
      },
    )
    expect([run.exitCode, run.calls]).toEqual([1, []])
    const errors = run.visibleLog.filter((line) => line.startsWith('::error'))
    for (const near of ['dry-run', 'max-resources', 'expect-name', 'protect', 'older-than'])
      expect(errors.filter((line) => line.includes(`Did you mean \`${near}\`?`))).toHaveLength(1)
    expect(errors).toHaveLength(5)
  })

  it('that take a token of GitHub for one of Zenlayer send it nowhere, and mask it', async () => {
    const key = { 'access-key-id': '', 'access-key-password': '', resources: 'vm-instance/vm-1' }
    const [old, bearer] = await Promise.all([
      runScenario({}, { ...key, token: 'ghs_0123456789' }),
      runScenario({}, { ...key, 'bearer-token': 'ghs_0123456789' }),
    ])
    for (const run of [old, bearer]) {
      expect([run.exitCode, run.calls, run.log[0]]).toEqual([1, [], '::add-mask::ghs_0123456789'])
      expect([...run.log.slice(1), run.summary].join()).not.toContain('ghs_0123456789')
    }
    expect(old.visibleLog.join('\n')).toMatch(/::error.*Input token: .*Write `bearer-token`/)
    expect(bearer.visibleLog.join('\n')).toMatch(/::error.*Input bearer-token: .*is a GitHub token/)
  })

  it('with an empty list beside criteria select nothing, and say that the list is empty', async () => {
    const run = await runScenario(
      { resources: [{ kind: 'vm-instance', id: 'vm-1', tags: { preview: 'pr-1' } }] },
      { 'resource-type': 'vm-instance', ids: '[]', tags: 'preview=pr-1' },
    )
    expect([run.exitCode, run.calls]).toEqual([1, []])
    expect(run.visibleLog.join('\n')).toMatch(/::error.*the list in `ids` is empty/)
  })

  it('may be the outputs of another run joined, and exclude kinds from a selection', async () => {
    const seed = {
      resources: [
        { kind: 'vm-instance', id: 'vm-1', tags: { preview: 'pr-1' } },
        { kind: 'bmc-instance', id: 'bm-1', tags: { preview: 'pr-1' } },
      ],
    } as const
    const [joined, selected] = await Promise.all([
      runScenario(seed, { resources: '["vm-instance/vm-1"]\n["bmc-instance/bm-1"]' }),
      runScenario(seed, { 'resource-type': 'instance, !bmc-instance', tags: 'preview=pr-1' }),
    ])
    expect(joined.outcomes).toEqual({ 'vm-instance/vm-1': 'recycled', 'bmc-instance/bm-1': 'recycled' })
    expect(selected.outcomes).toEqual({ 'vm-instance/vm-1': 'recycled' })
    expect(selected.simulator.statusOf('bmc-instance', 'bm-1')).toBe('RUNNING')
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
