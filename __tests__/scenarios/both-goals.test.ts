import { describe, expect, it } from '@jest/globals'
import { runScenario } from '../support/scenario.ts'

const ALL_KINDS = {
  resources: [
    { kind: 'port', id: 'p-1', name: 'uplink' },
    { kind: 'vm-instance', id: 'vm-1', name: 'web' },
    { kind: 'bmc-instance', id: 'bm-1', name: 'db' },
    { kind: 'bmc-eip', id: 'eip-1', ipAddress: '203.0.113.7', status: 'ASSOCIATED' },
  ],
}
const REFERENCES = 'port/p-1\nvm-instance/vm-1\nbmc-instance/bm-1\nbmc-eip/eip-1'
const LABELS = REFERENCES.split('\n')

describe('four kinds with a recycle bin', () => {
  it('go to the recycle bin and are found there', async () => {
    const run = await runScenario(ALL_KINDS, { resources: REFERENCES })
    expect(run.exitCode).toBe(0)
    expect(run.outputs['outcome']).toBe('success')
    expect(Object.values(run.outcomes)).toEqual(['recycled', 'recycled', 'recycled', 'recycled'])
    expect(run.results.map(({ initialStatus, finalStatus }) => [initialStatus, finalStatus])).toEqual([
      ['RUNNING', 'RECYCLED'],
      ['RUNNING', 'RECYCLE'],
      ['RUNNING', 'RECYCLE'],
      ['ASSOCIATED', 'RECYCLE'],
    ])
    expect([...run.writes].sort()).toEqual([
      'TerminateEipAddress',
      'TerminateInstance',
      'TerminateInstance',
      'TerminatePort',
    ])
    expect(run.calls.every(({ signed, status }) => signed === 'key' && status === 200)).toBe(true)
    expect(run.list('succeeded')).toEqual(LABELS)
    expect(run.list('pending')).toEqual([])
    expect(run.list('failed')).toEqual([])
  })

  it('are also released with destroy: true, and are found gone', async () => {
    const run = await runScenario(ALL_KINDS, { resources: REFERENCES, destroy: 'true' })
    expect(run.exitCode).toBe(0)
    expect(Object.values(run.outcomes)).toEqual(['destroyed', 'destroyed', 'destroyed', 'destroyed'])
    expect(run.results.map(({ finalStatus }) => finalStatus)).toEqual(['gone', 'gone', 'gone', 'gone'])
    for (const { type, id } of run.results) expect(run.simulator.statusOf(type, id)).toBeUndefined()
    expect([...run.writes].sort()).toEqual([
      'DestroyPort',
      'ReleaseEipAddresses',
      'ReleaseInstances',
      'ReleaseInstances',
      'TerminateEipAddress',
      'TerminateInstance',
      'TerminateInstance',
      'TerminatePort',
    ])
    expect(run.calls.every(({ signed }) => signed === 'key')).toBe(true)
  })

  it('have every request id in the log, the outputs and the summary', async () => {
    const run = await runScenario(ALL_KINDS, { resources: REFERENCES, destroy: 'true' })
    const ids = run.calls.filter(({ write }) => write).map(({ requestId }) => requestId)
    expect([...run.list('request-ids')].sort()).toEqual([...ids].sort())
    for (const id of ids) {
      expect(run.visibleLog.some((line) => line.includes(id))).toBe(true)
      expect(run.summary).toContain(id)
    }
    for (const { requests } of run.results) expect(requests.map(({ status }) => status)).toEqual([200, 200])
  })
})

describe('250 VM instances with destroy: true', () => {
  it('take 250 terminates, fewer than ten releases and at most 30 lists', async () => {
    const run = await runScenario(
      { generate: [{ kind: 'vm-instance', count: 250, prefix: 'vm-' }] },
      {
        'resource-type': 'vm-instance',
        ids: Array.from({ length: 250 }, (_, index) => `vm-${index + 1}`).join(','),
        destroy: 'true',
        'poll-interval': '5s',
      },
    )
    expect(run.exitCode).toBe(0)
    expect(new Set(Object.values(run.outcomes))).toEqual(new Set(['destroyed']))
    const count = (action: string) => run.calls.filter((call) => call.action === action).length
    expect(count('TerminateInstance')).toBe(250)
    expect(count('ReleaseInstances')).toBeLessThan(10)
    expect(count('DescribeInstances')).toBeLessThanOrEqual(30)
  })
})
