// A scenario for each way in which the API, or the network in front of it, can misbehave.

import { describe, expect, it } from '@jest/globals'
import { runScenario } from '../support/scenario.ts'

const VM = { kind: 'vm-instance', id: 'vm-1' }
const INPUTS = { resources: 'vm-instance/vm-1', destroy: 'true' }
const rule = (type: string, more: object = {}) => ({ faults: { rules: [{ type, ...more }] } }) as object

describe('a call that succeeds when it is repeated', () => {
  it.each([
    ['429 without Retry-After', 'throttle', {}],
    ['429 with Retry-After', 'throttle', { retryAfter: 1 }],
    ['REQUEST_LIMIT_EXCEEDED under another status', 'limit-code', { status: 400 }],
    ['500', '500', {}],
    ['503', '503', {}],
    ['an HTML 502', 'html-502', {}],
    ['a reset before it is applied', 'reset-before', {}],
    ['a reset after it is applied', 'reset-after', {}],
    ['a body cut short', 'truncate', {}],
  ])('%s: the resource is destroyed', async (_, type, more) => {
    const [read, write] = await Promise.all([
      runScenario(
        { resources: [VM], ...rule(type, { ...more, actions: ['DescribeInstances'], nth: [1, 3] }) },
        INPUTS,
      ),
      runScenario(
        {
          resources: [VM],
          ...rule(type, { ...more, actions: ['TerminateInstance', 'ReleaseInstances'], nth: [1] }),
        },
        INPUTS,
      ),
    ])
    for (const run of [read, write]) {
      expect(run.outcomes).toEqual({ 'vm-instance/vm-1': 'destroyed' })
      expect(run.exitCode).toBe(0)
      expect(run.simulator.statusOf('vm-instance', 'vm-1')).toBeUndefined()
    }
    // A refusal is reported with its request id, a lost answer as lost.
    const [first] = write.results[0]?.requests ?? []
    expect(first?.code).toBeDefined()
    const applied = write.calls.filter(({ action, applied: done }) => action === 'TerminateInstance' && done)
    expect(applied).toHaveLength(1)
  })
})

describe('something in front of the API', () => {
  it.each([
    ['a security challenge', 'challenge', 'SECURITY_CHALLENGE', /challenge/],
    ['a block', 'blocked', 'REQUEST_BLOCKED', /blocked/],
  ])('that answers with %s is reported with its own code', async (_, type, code, words) => {
    const run = await runScenario({ resources: [VM], ...rule(type) }, INPUTS)
    expect(run.exitCode).toBe(1)
    expect(run.results[0]).toMatchObject({ outcome: 'failed', error: { code } })
    expect(run.results[0]?.error?.message).toMatch(words)
    expect(run.results[0]?.error?.message).not.toMatch(/JSON|<html/i)
    expect(run.writes).toEqual([])
  })
})

describe('a clock that is wrong', () => {
  it.each([3_600_000, -3_600_000])(
    'by %d ms is corrected once, from the Date header',
    async (clockSkewMs) => {
      const run = await runScenario({ resources: [VM], faults: { clockSkewMs } }, INPUTS)
      expect(run.exitCode).toBe(0)
      expect(run.outcomes).toEqual({ 'vm-instance/vm-1': 'destroyed' })
      expect(run.calls.filter(({ code }) => code === 'AUTHFAILURE_SIGNATURE_EXPIRED')).toHaveLength(1)
      expect(run.calls.slice(1).every(({ signed }) => signed === 'key')).toBe(true)
    },
  )
})

describe('a resource that is stuck', () => {
  it('is pending with its status when time runs out, and the others are destroyed', async () => {
    const run = await runScenario(
      { resources: [{ kind: 'vm-instance', id: 'stuck', stuck: 'RECYCLING' }, VM] },
      { ...INPUTS, resources: 'vm-instance/stuck vm-instance/vm-1', 'wait-timeout': '9s' },
    )
    expect(run.outcomes).toEqual({ 'vm-instance/stuck': 'pending', 'vm-instance/vm-1': 'destroyed' })
    expect(run.results[0]).toMatchObject({ finalStatus: 'RECYCLING', error: { code: 'TIMED_OUT' } })
    expect(run.outputs['outcome']).toBe('partial')
    expect(run.exitCode).toBe(1)
  })
})

describe('a limit of calls', () => {
  it('slows the run down, and nothing fails', async () => {
    const run = await runScenario(
      {
        generate: [{ kind: 'vm-instance', count: 60, prefix: 'vm-' }],
        faults: { rateLimit: { perSecond: 50, burst: 10 } },
      },
      {
        'resource-type': 'vm-instance',
        ids: Array.from({ length: 60 }, (_, index) => `vm-${index + 1}`).join(),
      },
    )
    expect(run.exitCode).toBe(0)
    expect(new Set(Object.values(run.outcomes))).toEqual(new Set(['recycled']))
    const refused = run.calls.filter(({ code }) => code === 'REQUEST_LIMIT_EXCEEDED')
    expect(refused.length).toBeGreaterThan(0)
    // The report has the request ids of refused writes, too.
    for (const { requestId } of refused.filter(({ write }) => write))
      expect(run.list('request-ids')).toContain(requestId)
  })
})

describe('an answer that never comes', () => {
  it('is given up after half a minute, and a write that was applied is not sent again', async () => {
    const run = await runScenario(
      {
        resources: [VM],
        faults: { rules: [{ type: 'hang', actions: ['TerminateInstance'], nth: [1], applied: true }] },
      },
      INPUTS,
    )
    expect(run.exitCode).toBe(0)
    expect(run.outcomes).toEqual({ 'vm-instance/vm-1': 'destroyed' })
    expect(run.writes).toEqual(['TerminateInstance', 'ReleaseInstances'])
    expect(run.results[0]?.requests[0]).toMatchObject({ status: null, code: 'REQUEST_TIMEOUT' })
  })
})

describe('a release that is accepted', () => {
  it('does not count for the ids that its answer lists as failed', async () => {
    const run = await runScenario(
      {
        resources: ['a', 'b'].map((id) => ({ kind: 'vm-instance', id, status: 'RECYCLE' })),
        faults: { rules: [{ type: 'partial', actions: ['ReleaseInstances'], ids: ['b'], times: 2 }] },
      },
      { 'resource-type': 'vm-instance', ids: 'a b', destroy: 'true' },
    )
    expect(run.outcomes).toEqual({ 'vm-instance/a': 'destroyed', 'vm-instance/b': 'destroyed' })
    expect(run.writes).toEqual(['ReleaseInstances', 'ReleaseInstances', 'ReleaseInstances'])
  })
})
