// The dist that users run, as the runner starts it: a child process, over HTTP, in real time. What a run does in every
// case is tested in this process; this is whether the bundle does it too. The runs mostly wait, so they wait together.

import { describe, expect, it } from '@jest/globals'
import { Simulator, type Seed } from '../../simulator/index.ts'
import { PREVIEW, DECOYS } from '../support/preview.ts'
import { runDist, runDistAgainst } from '../support/scenario.ts'

const VM = { kind: 'vm-instance', id: 'vm-1' }
const ONE = { resources: 'vm-instance/vm-1', destroy: 'true' }

describe('dist', () => {
  it.concurrent('tears down a whole preview environment by its tag, and nothing else', async () => {
    const run = await runDist(PREVIEW, {
      ...{ 'resource-type': 'all', tags: 'preview=pr-123', destroy: 'true' },
    })
    expect([run.exitCode, run.outputs['outcome']]).toEqual([0, 'success'])
    expect(run.list('succeeded')).toHaveLength(13)
    for (const { kind, id } of PREVIEW.resources ?? []) {
      const label = `${kind}/${id}`
      const status = DECOYS.includes(label) ? 'RUNNING' : undefined
      expect([label, run.simulator.statusOf(kind, id)]).toEqual([label, status])
    }
    const requestIds = run.calls.filter(({ write }) => write).map(({ requestId }) => requestId)
    expect([...run.list('request-ids')].sort()).toEqual([...requestIds].sort())
    for (const id of requestIds) {
      expect(run.visibleLog.join('\n')).toContain(id)
      expect(run.summary).toContain(id)
    }
    expect(JSON.parse(run.resultsFile ?? '')).toEqual(run.results)
    expect([...run.annotations('error'), ...run.annotations('warning')]).toEqual([])
  })

  it.concurrent('uses a bearer token, unsigned', async () => {
    const run = await runDist(
      { resources: [VM] },
      { ...ONE, 'access-key-id': '', 'access-key-password': '' },
      { env: { ZENLAYER_TOKEN: 'simulator-token' } },
    )
    expect([run.exitCode, run.outcomes]).toEqual([0, { 'vm-instance/vm-1': 'destroyed' }])
    expect(new Set(run.calls.map(({ signed }) => signed))).toEqual(new Set(['token']))
  })

  it.concurrent.each([
    ['a reset after the write is applied', 'reset-after'],
    ['a body cut short', 'truncate'],
    ['an HTML 502', 'html-502'],
  ])('recovers from %s, and sends no write twice', async (_what, type) => {
    const run = await runDist({ resources: [VM], ...faultIn('TerminateInstance', type) }, ONE)
    expect([run.exitCode, run.outcomes]).toEqual([0, { 'vm-instance/vm-1': 'destroyed' }])
    const applied = run.calls.filter(({ action, applied }) => action === 'TerminateInstance' && applied)
    expect(applied).toHaveLength(1)
  })

  it.concurrent('completes what an earlier run left, without repeating a write', async () => {
    const simulator = new Simulator({ resources: [VM], delays: { recycle: 2000, release: 150 } })
    const first = await runDistAgainst(simulator, { ...ONE, 'wait-timeout': '1s' })
    expect([first.exitCode, first.outcomes]).toEqual([1, { 'vm-instance/vm-1': 'pending' }])
    const pending = first.outputs['pending'] ?? ''
    const second = await runDistAgainst(simulator, { resources: pending, destroy: 'true' })
    expect([second.exitCode, second.outcomes]).toEqual([0, { 'vm-instance/vm-1': 'destroyed' }])
    expect([...first.writes, ...second.writes]).toEqual(['TerminateInstance', 'ReleaseInstances'])
  })
})

function faultIn(action: string, type: string): Pick<Seed, 'faults'> {
  return { faults: { rules: [{ type, actions: [action], nth: [1] }] } } as Pick<Seed, 'faults'>
}
