import { describe, expect, it } from '@jest/globals'
import { runScenario } from '../support/scenario.ts'

describe('already', () => {
  it('is what is at the goal when first seen: nothing is sent', async () => {
    const run = await runScenario(
      {
        resources: [
          { kind: 'port', id: 'p-1', status: 'RECYCLED' },
          { kind: 'vm-instance', id: 'vm-1', status: 'RECYCLE' },
        ],
      },
      { resources: 'port/p-1, vm-instance/vm-1' },
    )
    expect(run.exitCode).toBe(0)
    expect(run.outcomes).toEqual({ 'port/p-1': 'already', 'vm-instance/vm-1': 'already' })
    expect(run.writes).toEqual([])
  })

  it('is a port that the list still shows as DESTROYED', async () => {
    const run = await runScenario(
      { resources: [{ kind: 'port', id: 'p-1', status: 'DESTROYED', listedWhenGone: 60_000 }] },
      { resources: 'port/p-1', destroy: 'true' },
    )
    expect(run.outcomes).toEqual({ 'port/p-1': 'already' })
    expect(run.writes).toEqual([])
  })
})

describe('a run resumes from any phase', () => {
  it('from the bin with the release alone, from on-the-way without a write', async () => {
    const run = await runScenario(
      {
        resources: [
          { kind: 'vm-instance', id: 'in-bin', status: 'RECYCLE' },
          { kind: 'vm-instance', id: 'recycling', status: 'RECYCLING' },
          {
            kind: 'vm-instance',
            id: 'releasing',
            status: 'RELEASING',
            delays: { busy: 1500, release: 1500 },
          },
          { kind: 'vm-instance', id: 'booting', status: 'BOOTING' },
        ],
      },
      { 'resource-type': 'vm-instance', ids: 'in-bin recycling releasing booting', destroy: 'true' },
    )
    expect(run.exitCode).toBe(0)
    expect(new Set(Object.values(run.outcomes))).toEqual(new Set(['destroyed']))
    const actions = Object.fromEntries(
      run.results.map(({ id, requests }) => [id, requests.map(({ action }) => action)]),
    )
    expect(actions).toEqual({
      'in-bin': ['ReleaseInstances'],
      recycling: ['ReleaseInstances'],
      releasing: [],
      booting: ['TerminateInstance', 'ReleaseInstances'],
    })
  })
})

describe('missing', () => {
  const missing = { resources: [{ kind: 'vm-instance', id: 'vm-1' }] }

  it('warns and stays green by default', async () => {
    const run = await runScenario(missing, { resources: 'vm-instance/vm-1 vm-instance/vm-2' })
    expect(run.exitCode).toBe(0)
    expect(run.outcomes).toEqual({ 'vm-instance/vm-1': 'recycled', 'vm-instance/vm-2': 'missing' })
    expect(
      run.visibleLog.some((line) => line.startsWith('::warning') && line.includes('vm-instance/vm-2')),
    ).toBe(true)
  })

  it('of everything that is named says so first, without a plain check mark', async () => {
    const run = await runScenario({}, { resources: 'vm-instance/a port/b zec-eip/c', destroy: 'true' })
    expect([run.exitCode, run.outputs['outcome'], run.writes]).toEqual([0, 'success', []])
    const headline = 'None of the 3 named resources exists for this access key.'
    expect(run.log.at(-1)).toMatch(`⚠️ ${headline}`)
    expect(run.summary.startsWith(`## ⚠️ Zenlayer Teardown\n\n**${headline}`)).toBe(true)
    expect(run.annotations('warning')).toHaveLength(1)
    expect(run.summary + run.log.join()).not.toContain('✅')
  })

  it('fails the step with if-missing: error, and says nothing with success', async () => {
    const [error, success] = await Promise.all([
      runScenario(missing, { resources: 'vm-instance/vm-2', 'if-missing': 'error' }),
      runScenario(missing, { resources: 'vm-instance/vm-2', 'if-missing': 'success' }),
    ])
    expect([error.exitCode, error.outputs['outcome'], error.list('failed')]).toEqual([
      1,
      'failure',
      ['vm-instance/vm-2'],
    ])
    expect([success.exitCode, success.outputs['outcome']]).toEqual([0, 'success'])
    expect(success.annotations('warning')).toEqual([])
  })
})

describe('requested', () => {
  it('is what wait: false leaves once the call is accepted', async () => {
    const run = await runScenario(
      { resources: [{ kind: 'port', id: 'p-1' }], delays: { recycle: 600_000 } },
      { resources: 'port/p-1', wait: 'false' },
    )
    expect(run.exitCode).toBe(0)
    expect(run.outcomes).toEqual({ 'port/p-1': 'requested' })
    expect(run.writes).toEqual(['TerminatePort'])
    expect(run.simulator.statusOf('port', 'p-1')).toBe('DELETING')
  })

  it('comes with destroy: true only after the bin, which the API demands', async () => {
    const run = await runScenario(
      { resources: [{ kind: 'vm-instance', id: 'vm-1' }], delays: { recycle: 150, release: 600_000 } },
      { resources: 'vm-instance/vm-1', wait: 'false', destroy: 'true' },
    )
    expect(run.outcomes).toEqual({ 'vm-instance/vm-1': 'requested' })
    expect(run.writes).toEqual(['TerminateInstance', 'ReleaseInstances'])
    expect(run.simulator.statusOf('vm-instance', 'vm-1')).toBe('RELEASING')
  })
})

describe('scheduled', () => {
  it('is a bare-metal subscription: its renewal is cancelled, its expiry reported, and nothing waited for', async () => {
    const run = await runScenario(
      {
        resources: [
          {
            kind: 'bmc-instance',
            id: 'bm-1',
            chargeType: 'PREPAID',
            expiredTime: '2027-01-31T16:00:00Z',
            autoRenew: true,
          },
        ],
      },
      { resources: 'bmc-instance/bm-1', destroy: 'true' },
    )
    expect(run.exitCode).toBe(0)
    expect(run.outcomes).toEqual({ 'bmc-instance/bm-1': 'scheduled' })
    expect(run.writes).toEqual(['TerminateInstance'])
    expect(run.simulator.statusOf('bmc-instance', 'bm-1')).toBe('RUNNING')
    expect(run.results[0]?.expiresAt).toBe('2027-01-31T16:00:00Z')
    expect(
      run.visibleLog.some((line) => line.startsWith('::warning') && line.includes('2027-01-31T16:00:00Z')),
    ).toBe(true)
    expect(run.summary).toContain('2027-01-31T16')
  })
})

describe('failed', () => {
  it('is a subscription that the API refuses, with the hint that it cannot be terminated before it expires', async () => {
    const run = await runScenario(
      {
        resources: [
          { kind: 'vm-instance', id: 'vm-1', chargeType: 'PREPAID', expiredTime: '2027-03-01T00:00:00Z' },
          { kind: 'bmc-eip', id: 'eip-1', chargeType: 'PREPAID' },
          { kind: 'port', id: 'p-1', chargeType: 'PREPAID' },
        ],
      },
      { resources: 'vm-instance/vm-1 bmc-eip/eip-1 port/p-1' },
    )
    expect(run.exitCode).toBe(1)
    expect(run.outputs['outcome']).toBe('failure')
    expect(run.results.map(({ outcome, error }) => [outcome, error?.code])).toEqual([
      ['failed', 'UNSUPPORTED_OPERATION_INSTANCE_CHARGE_TYPE'],
      ['failed', 'OPERATION_DENIED_EIP_SUBSCRIPTION'],
      ['failed', 'OPERATION_DENIED_INSTANCE_SUBSCRIPTION'],
    ])
    expect(run.results[0]?.error?.hint).toContain('2027-03-01T00:00:00Z')
  })

  it('does not keep the others from going', async () => {
    const run = await runScenario(
      {
        resources: [
          { kind: 'vm-instance', id: 'vm-1', commitment: true },
          { kind: 'vm-instance', id: 'vm-2' },
          {
            kind: 'port',
            id: 'p-1',
            refuse: { TerminatePort: { status: 400, code: 'SOME_NEW_CODE', message: 'No.' } },
          },
        ],
      },
      { resources: 'vm-instance/vm-1 vm-instance/vm-2 port/p-1' },
    )
    expect(run.exitCode).toBe(1)
    expect(run.outputs['outcome']).toBe('partial')
    expect(run.outcomes).toEqual({
      'vm-instance/vm-1': 'failed',
      'vm-instance/vm-2': 'recycled',
      'port/p-1': 'failed',
    })
    expect(run.list('failed')).toEqual(['vm-instance/vm-1', 'port/p-1'])
    const refused = run.calls.find(({ code }) => code === 'OPERATION_DENIED_POSTPAID_PROMISE')
    const error = run.visibleLog.find(
      (line) => line.startsWith('::error') && line.includes('vm-instance/vm-1'),
    )
    expect(error).toContain('OPERATION_DENIED_POSTPAID_PROMISE')
    expect(error).toContain(refused?.requestId)
    expect(run.list('request-ids')).toContain(refused?.requestId)
  })

  it('is what an accepted release lists as failed each time, after a few calls', async () => {
    const run = await runScenario(
      {
        resources: [
          {
            kind: 'zec-instance',
            id: 'z1',
            refuse: { ReleaseInstances: { status: 400, code: 'OPERATION_DENIED' } },
          },
        ],
      },
      { resources: 'zec-instance/z1', destroy: 'true' },
    )
    expect(run.exitCode).toBe(1)
    expect(run.results[0]).toMatchObject({ outcome: 'failed', error: { code: 'PARTLY_REFUSED' } })
    expect(run.writes).toEqual(Array(5).fill('ReleaseInstances'))
    expect(run.results[0]?.requests.map(({ code }) => code)).toEqual(Array(5).fill('PARTLY_REFUSED'))
    expect(run.visibleLog.filter((line) => line.startsWith('ReleaseInstances accepted'))).toEqual([])
  })

  it('is what the key may not do, for that action alone', async () => {
    const run = await runScenario(
      {
        permissions: { denied: ['TerminatePort'] },
        resources: [
          { kind: 'port', id: 'p-1' },
          { kind: 'port', id: 'p-2', status: 'RECYCLED' },
          { kind: 'vm-instance', id: 'vm-1' },
        ],
      },
      { resources: 'port/p-1 port/p-2 vm-instance/vm-1' },
    )
    expect(run.outcomes).toEqual({
      'port/p-1': 'failed',
      'port/p-2': 'already',
      'vm-instance/vm-1': 'recycled',
    })
    expect(run.results[0]?.error?.hint).toContain('TerminatePort')
  })
})

describe('pending', () => {
  it('is what time ran out on, with its last status; it can be fed back into resources', async () => {
    const seed = { resources: [{ kind: 'vm-instance', id: 'vm-1' }], delays: { recycle: 600_000 } }
    const run = await runScenario(seed, { resources: 'vm-instance/vm-1', 'wait-timeout': '1s' })
    expect(run.exitCode).toBe(1)
    expect(run.outputs['outcome']).toBe('failure')
    expect(run.results[0]).toMatchObject({
      outcome: 'pending',
      finalStatus: 'RECYCLING',
      error: { code: 'TIMED_OUT' },
    })
    expect(run.outputs['pending']).toBe('["vm-instance/vm-1"]')
  })

  it('names a status that it does not know, and writes nothing on it', async () => {
    const run = await runScenario(
      { resources: [{ kind: 'port', id: 'p-1', status: 'MIGRATING' }] },
      { resources: 'port/p-1', destroy: 'true', 'wait-timeout': '1s' },
    )
    expect(run.exitCode).toBe(1)
    expect(run.writes).toEqual([])
    expect(run.results[0]).toMatchObject({ outcome: 'pending', error: { code: 'UNKNOWN_STATUS' } })
    expect(run.results[0]?.error?.message).toContain('MIGRATING')
  })
})

describe('planned', () => {
  it('is a dry run: every look, no write', async () => {
    const run = await runScenario(
      {
        resources: [
          { kind: 'vm-instance', id: 'vm-1' },
          { kind: 'vm-instance', id: 'vm-2', status: 'RECYCLE' },
          { kind: 'port', id: 'p-1', status: 'CREATING' },
        ],
      },
      { resources: 'vm-instance/vm-1 vm-instance/vm-2 vm-instance/vm-3 port/p-1', 'dry-run': 'true' },
    )
    expect(run.exitCode).toBe(0)
    expect(run.outputs['outcome']).toBe('planned')
    expect(run.outcomes).toEqual({
      'vm-instance/vm-1': 'planned',
      'vm-instance/vm-2': 'already',
      'vm-instance/vm-3': 'missing',
      'port/p-1': 'planned',
    })
    expect(run.writes).toEqual([])
  })
})
