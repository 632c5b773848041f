// What an attack on the action once got through with.

import { describe, expect, it } from '@jest/globals'
import { outcomes, runEngine } from '../support/engine.ts'

const vm = (id: string, more = {}) => ({ kind: 'vm-instance', id, ...more })
const many = (count: number) => Array.from({ length: count }, (_, index) => `vm-instance/vm-${index + 1}`)

describe('a release that is accepted but leaves some out', () => {
  it('does not count for those, whether it is waited for or not', async () => {
    for (const wait of [true, false]) {
      const { results } = await runEngine(
        {
          resources: ['a', 'b', 'c'].map((id) => vm(id, { status: 'RECYCLE' })),
          faults: { rules: [{ type: 'partial', actions: ['ReleaseInstances'], ids: ['b'] }] },
        },
        ['vm-instance/a', 'vm-instance/b', 'vm-instance/c'],
        { wait, budgetMs: 60_000 },
      )
      const good = wait ? 'destroyed' : 'requested'
      expect(outcomes(results)).toEqual({
        'vm-instance/a': good,
        'vm-instance/b': 'failed',
        'vm-instance/c': good,
      })
      expect(results[1]?.error?.code).toBe('PARTLY_REFUSED')
    }
  })
})

describe('a family', () => {
  it('is not decided by a refusal that came from in front of the API', async () => {
    const seed = {
      resources: [vm('x'), { kind: 'bmc-instance', id: 'x' }],
      faults: { rules: [{ type: 'challenge' as const, actions: ['bmc:DescribeInstances'], nth: [1] }] },
    }
    const { results, simulator } = await runEngine(seed, ['instance/x'])
    expect(results.map(({ outcome, error }) => [outcome, error?.code])).toEqual([['failed', 'AMBIGUOUS_ID']])
    expect(simulator.calls.filter(({ write }) => write)).toEqual([])
  })

  it('is not decided at all while one of its kinds cannot be asked', async () => {
    const seed = {
      resources: [vm('x')],
      faults: { rules: [{ type: 'challenge' as const, actions: ['bmc:DescribeInstances'] }] },
    }
    const { results, simulator } = await runEngine(seed, ['instance/x'])
    expect(results.map(({ outcome, error }) => [outcome, error?.code])).toEqual([
      ['failed', 'SECURITY_CHALLENGE'],
    ])
    expect(simulator.calls.filter(({ write }) => write)).toEqual([])
  })

  it('keeps the place in the results where it was first named', async () => {
    const seed = { resources: [vm('x'), { kind: 'bmc-eip', id: 'e' }] }
    const { results } = await runEngine(seed, ['instance/x', 'bmc-eip/e', 'vm-instance/x'])
    expect(results.map(({ type, id }) => `${type}/${id}`)).toEqual(['vm-instance/x', 'bmc-eip/e'])
  })
})

describe('one kind that does not answer', () => {
  it('does not hold up the others', async () => {
    const { results, simulator } = await runEngine(
      {
        resources: [vm('a'), { kind: 'port', id: 'p' }],
        faults: { rules: [{ type: 'hang', actions: ['DescribePorts'] }] },
      },
      ['port/p', 'vm-instance/a'],
      { budgetMs: 120_000 },
    )
    expect(outcomes(results)).toEqual({ 'port/p': 'pending', 'vm-instance/a': 'destroyed' })
    // And it is told why it is pending.
    expect(results[0]?.error?.code).toBe('REQUEST_TIMEOUT')
    const first = simulator.calls[0]?.at ?? 0
    const write = simulator.calls.find(({ action }) => action === 'TerminateInstance')?.at ?? Infinity
    expect(write - first).toBeLessThanOrEqual(6000)
  })
})

describe('one resource that is throttled indefinitely', () => {
  it('does not keep the others of its kind from being looked at', async () => {
    const refuse = { TerminateInstance: { status: 429, code: 'REQUEST_LIMIT_EXCEEDED' } }
    const { results } = await runEngine(
      { resources: [vm('a', { refuse }), vm('b'), vm('c')] },
      ['vm-instance/a', 'vm-instance/b', 'vm-instance/c'],
      { budgetMs: 900_000 },
    )
    expect(outcomes(results)).toEqual({
      'vm-instance/a': 'pending',
      'vm-instance/b': 'destroyed',
      'vm-instance/c': 'destroyed',
    })
    expect(results[0]?.error?.code).toBe('REQUEST_LIMIT_EXCEEDED')
  })
})

describe('a status that reads like our own word for absence', () => {
  it('is unknown like any other', async () => {
    const { results } = await runEngine({ resources: [vm('a', { status: 'gone' })] }, ['vm-instance/a'], {
      budgetMs: 20_000,
    })
    expect(results[0]).toMatchObject({ outcome: 'pending', error: { code: 'UNKNOWN_STATUS' } })
  })
})

describe('something in front of the API that refuses', () => {
  it('once, in mid-run, is no verdict', async () => {
    const { results } = await runEngine(
      {
        resources: [vm('a')],
        faults: { rules: [{ type: 'challenge', actions: ['DescribeInstances'], nth: [2] }] },
      },
      ['vm-instance/a'],
    )
    expect(outcomes(results)).toEqual({ 'vm-instance/a': 'destroyed' })
  })

  it('always, is asked a few times and not once an id', async () => {
    const { results, simulator } = await runEngine(
      {
        generate: [{ kind: 'vm-instance', count: 300, prefix: 'vm-' }],
        faults: { rules: [{ type: 'challenge' }] },
      },
      many(300),
    )
    expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['failed']))
    expect(simulator.calls.length).toBeLessThanOrEqual(9)
  })
})

describe('a wrong key', () => {
  it('costs one call, over however many kinds', async () => {
    const seed = { permissions: {}, faults: {}, resources: [vm('a')] }
    const references = ['port/p', 'vm-instance/a', 'bmc-instance/b', 'bmc-eip/e']
    const { results, simulator } = await runEngine(seed, references, { password: 'not-the-password' })
    expect(simulator.calls).toHaveLength(1)
    expect(results.map(({ outcome, error }) => [outcome, error?.code])).toEqual(
      references.map(() => ['failed', 'AUTHFAILURE_SIGNATURE_FAILURE']),
    )
  })
})

describe('an id that vanishes though nobody sent it away', () => {
  it('is not believed gone from lists that lack it for a moment', async () => {
    const { results } = await runEngine(
      { resources: [vm('a', { status: 'BOOTING', delays: { busy: 60_000 }, timeline: [] })] },
      ['vm-instance/a'],
      { emptyLists: [2, 3] },
    )
    expect(outcomes(results)).toEqual({ 'vm-instance/a': 'destroyed' })
    expect(results[0]?.requests.map(({ action }) => action)).toEqual([
      'TerminateInstance',
      'ReleaseInstances',
    ])
  })
})

describe('a dry run', () => {
  it('claims no request, and says what it would not write on', async () => {
    const { results } = await runEngine(
      { resources: [vm('a', { status: 'RELEASING', stuck: true }), vm('b', { status: 'MIGRATING' })] },
      ['vm-instance/a', 'vm-instance/b'],
      { dryRun: true, wait: false },
    )
    expect(results.map(({ outcome, error }) => [outcome, error?.code])).toEqual([
      ['planned', undefined],
      ['planned', 'UNKNOWN_STATUS'],
    ])
  })
})
