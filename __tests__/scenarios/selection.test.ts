// What is selected, guarded and put into order, as a workflow sees it.

import { describe, expect, it } from '@jest/globals'
import type { Seed } from '../../simulator/index.ts'
import { rowsUnder } from '../support/html.ts'
import { DECOYS, PREVIEW } from '../support/preview.ts'
import { runScenario } from '../support/scenario.ts'

const DAY_MS = 86_400_000
const tags = { preview: 'pr-123' }

/** The same, with nothing that holds anything else. */
const LOOSE: Seed = { resources: (PREVIEW.resources ?? []).map((resource) => ({ ...resource, holds: [] })) }

/** The place of `kind` in the order that the log announces, from 0. */
function orderIn(log: readonly string[], kind: string): number {
  const line = log.find((text) => text.startsWith('In this order: ')) ?? ''
  const waves = line.replace('In this order: ', '').replace(/\.$/, '').split('; then ')
  return waves.findIndex((wave) => wave.split(', ').includes(kind))
}

describe('a whole preview environment', () => {
  it('is torn down by its tag, every kind of it, in order, and nothing else', async () => {
    const run = await runScenario(PREVIEW, {
      'resource-type': 'all',
      tags: 'preview=pr-123',
      destroy: 'true',
    })
    expect(run.exitCode).toBe(0)
    expect(run.outputs['outcome']).toBe('success')
    expect(run.list('succeeded')).toHaveLength(13)
    expect(new Set(Object.values(run.outcomes))).toEqual(new Set(['destroyed']))
    for (const { kind, id } of PREVIEW.resources ?? []) {
      const status = run.simulator.statusOf(kind, id)
      expect([`${kind}/${id}`, status]).toEqual([
        `${kind}/${id}`,
        DECOYS.includes(`${kind}/${id}`) ? 'RUNNING' : undefined,
      ])
    }
    // Nothing was ever in the way of anything.
    expect(run.calls.filter(({ write, code }) => write && code !== undefined)).toEqual([])
    expect(run.visibleLog.join('\n')).toMatch(/vm-instance {2}1 selected of 1 listed/)
    const wave = (kind: string) => orderIn(run.visibleLog, kind)
    for (const [first, then] of [
      ['private-connect', 'port'],
      ['cloud-router', 'port'],
      ['zlb-load-balancer', 'vm-instance'],
      ['vm-instance', 'vm-disk'],
      ['zlb-load-balancer', 'zec-eip'],
      ['zec-eip', 'zec-instance'],
      ['zec-instance', 'zec-disk'],
    ] as const)
      expect([first, then, wave(first) < wave(then)]).toEqual([first, then, true])
    expect([...run.annotations('error'), ...run.annotations('warning')]).toEqual([])
    expect(rowsUnder(run.summary, 'Input', 'Value').slice(0, 2)).toEqual([
      ['resource-type', 'all'],
      ['tags', 'preview=pr-123'],
    ])
  })

  it('is planned in a dry run that people can read, and calls nothing', async () => {
    const run = await runScenario(PREVIEW, {
      ...{ 'resource-type': 'all', tags: 'preview=pr-123', destroy: 'true', 'dry-run': 'true' },
      protect: 'pr-123-d?\ntag:keep=true',
    })
    expect(run.exitCode).toBe(0)
    expect(run.outputs['outcome']).toBe('planned')
    expect(run.writes).toEqual([])
    const log = run.visibleLog.join('\n')
    expect(log).toMatch(
      /^\d\. private-connect\/pc \(pr-123-link\) {2}RUNNING {2}DeletePrivateConnect, then DestroyPrivateConnect$/m,
    )
    expect(log).toMatch(/^\d\. zec-instance\/edge \(pr-123-edge\) {2}RUNNING {2}ReleaseInstances$/m)
    expect(log).toMatch(
      /^- {2}bmc-instance\/metal \(pr-123-db\) {2}RUNNING {2}protected: it matches the rule pr-123-d\? of protect$/m,
    )
    expect(run.outcomes['bmc-instance/metal']).toBe('protected')
    expect(run.outcomes['port/port']).toBe('planned')
    const rows = rowsUnder(run.summary, '#', 'Resource', 'Plan', 'About it')
    expect(rows.find(([, resource]) => resource?.includes('port/port') === true)?.slice(0, 3)).toEqual([
      String(1 + orderIn(run.visibleLog, 'port')),
      '<samp>port/port</samp><br>pr-123-uplink',
      'would be destroyed<br><samp>TerminatePort</samp><br><samp>DestroyPort</samp>',
    ])
    expect(
      rows.find(([, resource]) => resource?.includes('bmc-instance/metal') === true)?.slice(0, 3),
    ).toEqual([
      '–',
      '<samp>bmc-instance/metal</samp><br>pr-123-db',
      '🛡️ protected (RUNNING)<br>it matches the rule pr-123-d? of protect',
    ])
  })

  it('to the recycle bin leaves what may have none, and says so of each', async () => {
    const run = await runScenario(LOOSE, { 'resource-type': 'all', tags: 'preview=pr-123' })
    expect(run.exitCode).toBe(1)
    expect(run.outputs['outcome']).toBe('partial')
    expect([...run.list('failed')].sort()).toEqual([
      ...['zec-disk/edge-disk', 'zec-eip/edge-eip', 'zec-instance/edge', 'zlb-load-balancer/zlb'],
    ])
    expect(run.simulator.statusOf('zec-eip', 'edge-eip')).toBe('BINDED')
    expect(run.annotations('error').join('\n')).toMatch(/\[NO_RECYCLE_BIN\] Set destroy: true/)
    expect(run.outcomes['vm-instance/vm']).toBe('recycled')
  })
})

describe('a guard', () => {
  it('of the number keeps a selection of more than twenty from being touched at all', async () => {
    const seed: Seed = { generate: [{ kind: 'vm-instance', count: 21, prefix: 'vm-', name: 'preview' }] }
    const inputs = { 'resource-type': 'vm-instance', name: 'preview' }
    const run = await runScenario(seed, inputs)
    expect(run.exitCode).toBe(1)
    expect(run.outputs['outcome']).toBe('failure')
    expect(run.writes).toEqual([])
    const errors = run.annotations('error')
    expect(errors).toHaveLength(1)
    expect(errors[0]).toMatch(
      /title=max-resources refused the plan::21 resources would be affected, but the input max-resources allows 20/,
    )
    const allowed = await runScenario(seed, { ...inputs, 'max-resources': '21' })
    expect(allowed.outputs['outcome']).toBe('success')
  })

  it('of the names keeps all from being touched for one', async () => {
    const run = await runScenario(PREVIEW, {
      ...{ resources: 'vm-instance/vm vm-instance/vm-12', 'expect-name': 'pr-123-*' },
    })
    expect([run.exitCode, run.outputs['outcome'], run.writes]).toEqual([1, 'failure', []])
    expect(run.log.join('\n')).toContain('vm-instance/vm-12 (pr-12-web)')
  })
})

describe('a selection', () => {
  it('that finds nothing is a success with a notice', async () => {
    for (const more of [{}, { 'dry-run': 'true' }]) {
      const run = await runScenario(PREVIEW, { 'resource-type': 'all', tags: 'preview=pr-9', ...more })
      expect(run.exitCode).toBe(0)
      expect([run.outputs['outcome'], run.outputs['results'], run.outputs['failed']]).toEqual([
        'dry-run' in more ? 'planned' : 'success',
        '[]',
        '[]',
      ])
      expect([...run.annotations('error'), ...run.annotations('warning')]).toEqual([])
      expect(run.annotations('notice')).toContain(
        '::notice::No resource matches the inputs: resource-type all, tags preview=pr-9. Check them if something should have matched. (Input if-empty.)',
      )
      expect(run.summary).toContain('Nothing was found to tear down.')
    }
  })

  it('leaves what is attached to an instance and does not match, and warns that it is still charged', async () => {
    const seed: Seed = {
      resources: [
        { kind: 'zec-instance', id: 'z1', name: 'web', tags },
        { kind: 'zec-eip', id: 'e1', instanceId: 'z1' },
        { kind: 'zec-disk', id: 'd1', instanceId: 'z1' },
        { kind: 'zec-disk', id: 'd2', instanceId: 'z1', portable: false },
      ],
    }
    const left = ['zec-eip/e1', 'zec-disk/d1', 'zec-disk/d2']
    const run = await runScenario(seed, {
      ...{ 'resource-type': 'instance', tags: 'preview=pr-123', destroy: 'true' },
    })
    expect([run.exitCode, run.outputs['outcome']]).toEqual([0, 'success'])
    expect(run.calls.filter(({ write }) => write).map(({ body }) => body)).toEqual([
      { instanceIds: ['z1'], dependResource: false },
    ])
    const [instance, ...others] = run.results
    expect(instance).toMatchObject({ outcome: 'destroyed', leaves: left })
    for (const other of others) expect(other).toMatchObject({ outcome: 'skipped', with: 'zec-instance/z1' })
    expect(Object.keys(run.outcomes)).toEqual(['zec-instance/z1', ...left])
    expect(run.simulator.statusOf('zec-eip', 'e1')).toBe('UNBIND')
    for (const id of ['d1', 'd2']) expect(run.simulator.statusOf('zec-disk', id)).toBe('AVAILABLE')
    expect(run.annotations('warning')).toHaveLength(1)
    for (const label of left) expect(run.annotations('warning')[0]).toContain(label)
    for (const text of [run.summary, run.log.at(-1)]) expect(text).toContain('left behind and still charged')
  })

  it('finds what its first lists do not have yet', async () => {
    const run = await runScenario(
      {
        resources: [{ kind: 'vm-instance', id: 'late', tags, createdAgoMs: 0 }],
        faults: { staleMs: 2500 },
      },
      { 'resource-type': 'vm-instance', tags: 'preview=pr-123', destroy: 'true' },
    )
    expect([run.exitCode, run.outcomes]).toEqual([0, { 'vm-instance/late': 'destroyed' }])
  })

  it('by age is a sweep, and warns of what it finds', async () => {
    const seed: Seed = {
      resources: [
        { kind: 'vm-instance', id: 'leak', name: 'pr-7-web', tags, createdAgoMs: 8 * DAY_MS },
        { kind: 'vm-instance', id: 'fresh', name: 'pr-8-web', tags, createdAgoMs: DAY_MS },
      ],
    }
    const run = await runScenario(seed, { 'resource-type': 'instance', tags: 'preview', 'older-than': '7d' })
    expect(run.exitCode).toBe(0)
    expect(run.outcomes).toEqual({ 'vm-instance/leak': 'recycled' })
    expect(run.annotations('warning')).toEqual([
      '::warning title=The sweep found 1 resource::Found vm-instance/leak. These are older than `older-than`: check why they were left behind.',
    ])
  })

  it('of a kind that the key may not read fails, with all the others torn down', async () => {
    const run = await runScenario(
      { ...LOOSE, permissions: { denied: ['sdn:DescribePorts', 'zec:*'] } },
      { 'resource-type': 'port, instance', tags: 'preview=pr-123' },
    )
    expect([run.exitCode, run.outputs['outcome']]).toEqual([1, 'partial'])
    expect(run.outcomes).toEqual({
      ...{ 'vm-instance/vm': 'recycled', 'bmc-instance/metal': 'recycled' },
      // It stays when its VM goes, and no input selects it.
      'vm-disk/disk': 'skipped',
    })
    const errors = run.log.filter((line) => line.startsWith('::error title=port not listed'))
    expect(errors).toHaveLength(1)
    expect(errors[0]).toMatch(/The access key is not allowed to call DescribePorts/)
    // A kind of a family that the key may not read is in the summary, too.
    const forbidden: unknown = expect.stringMatching(/^<samp>AUTHFAILURE_UNAUTHORIZED_OPERATION<\/samp><br>/)
    expect(rowsUnder(run.summary, 'Not listed', 'Why')).toEqual([
      ['<samp>port</samp>', forbidden],
      ['<samp>zec-instance</samp>', forbidden],
    ])
  })

  it('needs more than an age, and a kind', async () => {
    const run = await runScenario(PREVIEW, { 'older-than': '7d' })
    expect([run.exitCode, run.outputs['outcome'], run.calls.length]).toEqual([1, 'failure', 0])
    expect(run.log.join('\n')).toContain('Input older-than: It cannot select by itself')
    const untyped = await runScenario(PREVIEW, { tags: 'a' })
    expect([untyped.exitCode, untyped.calls.length]).toEqual([1, 0])
  })

  it('goes on where an earlier run was cut short', async () => {
    const seed: Seed = {
      resources: [
        { kind: 'vm-instance', id: 'a', tags },
        { kind: 'vm-instance', id: 'b', tags, status: 'RECYCLE' },
        { kind: 'vm-instance', id: 'c', tags, status: 'RELEASING', delays: { busy: 3000, release: 3000 } },
      ],
    }
    const run = await runScenario(seed, { 'resource-type': 'instance', tags: 'preview', destroy: 'true' })
    expect(run.exitCode).toBe(0)
    expect(run.outcomes).toEqual({
      ...{ 'vm-instance/a': 'destroyed', 'vm-instance/b': 'destroyed', 'vm-instance/c': 'destroyed' },
    })
  })

  it('shows hostile names as the text they are, also in the plan', async () => {
    const name = '::error::x | <b>`\u202e ##[group]'
    const run = await runScenario(
      { resources: [{ kind: 'vm-instance', id: 'x', name, tags }] },
      { 'resource-type': 'instance', tags: 'preview', protect: '::error::*', 'dry-run': 'true' },
    )
    expect(run.outcomes).toEqual({ 'vm-instance/x': 'protected' })
    expect(run.annotations('error')).toEqual([])
    expect(run.summary).not.toContain('<b>')
    expect(run.log.join('\n')).not.toContain('##[')
  })
})
