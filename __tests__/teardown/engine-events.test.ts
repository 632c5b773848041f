// What the engine tells, while it works and in the end.

import { describe, expect, it } from '@jest/globals'
import { asked, relisted, writes } from '../support/answers.ts'
import { outcomes, runBriefly } from '../support/engine.ts'

const vm = (id: string, more = {}) => ({ kind: 'vm-instance', id, ...more })

describe('a run', () => {
  it('tells each change once, from the first look to the end', async () => {
    const { events } = await runBriefly(
      { resources: [vm('a', { delays: { recycle: 8000 } }), vm('kept')] },
      ['vm-instance/a', 'vm-instance/kept', 'vm-instance/nowhere'],
      { guards: { protect: ['kept'] } },
    )
    expect(events).toEqual([
      'changed vm-instance/a  RUNNING',
      'changed vm-instance/kept  RUNNING',
      'settled vm-instance/kept protected',
      'settled vm-instance/nowhere missing',
      'planned vm-instance/a:terminate vm-instance/kept:unseen vm-instance/nowhere:unseen',
      'answered TerminateInstance ok vm-instance/a',
      'changed vm-instance/a RUNNING RECYCLING',
      'changed vm-instance/a RECYCLING RECYCLE',
      'answered ReleaseInstances ok vm-instance/a',
      'changed vm-instance/a RECYCLE RELEASING',
      'changed vm-instance/a RELEASING gone',
      'settled vm-instance/a destroyed',
    ])
  })

  it('tells every half minute what it is waiting for, and since when', async () => {
    const told: unknown[] = []
    const { events } = await runBriefly(
      { resources: [vm('a', { delays: { recycle: 65_000 } }), vm('there', { status: 'RECYCLE' })] },
      ['vm-instance/a', 'vm-instance/there'],
      {
        goal: 'recycled',
        listener: {
          waiting: (open, elapsedMs) => told.push([open.map(({ label }) => label), elapsedMs]),
        },
      },
    )
    expect(told).toEqual([
      [['vm-instance/a'], 30_000],
      [['vm-instance/a'], 60_000],
    ])
    expect(events.filter((event) => event.startsWith('waiting'))).toHaveLength(2)
  })

  it('tells the plan in the order of the results, each resource once', async () => {
    const seed = { resources: [vm('x'), { kind: 'bmc-eip', id: 'e' }, vm('z')] }
    const named = ['instance/x', 'bmc-eip/e', 'vm-instance/z', 'vm-instance/x']
    const { results, events } = await runBriefly(seed, named, { dryRun: true })
    expect(events.filter((event) => event.startsWith('planned'))).toEqual([
      'planned vm-instance/x:terminate bmc-eip/e:terminate vm-instance/z:terminate',
    ])
    expect(results.map(({ type, id }) => `${type}/${id}`)).toEqual([
      ...['vm-instance/x', 'bmc-eip/e', 'vm-instance/z'],
    ])
  })

  it('that is named twice stays where it was first named, also by its kind', async () => {
    const seed = { resources: [vm('x'), vm('y')] }
    const { results, simulator } = await runBriefly(seed, [
      ...['vm-instance/x', 'vm-instance/y', 'vm-instance/x', 'instance/x', 'vm-instance/y'],
      ...['vm-instance/nowhere', 'vm-instance/nowhere'],
    ])
    expect(results.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['x', 'destroyed'],
      ['y', 'destroyed'],
      ['nowhere', 'missing'],
    ])
    expect(writes(simulator.calls).filter((call) => call.includes('Terminate'))).toEqual([
      ...['TerminateInstance x 200', 'TerminateInstance y 200'],
    ])
  })
})

describe('a result', () => {
  it('says what was seen, what was sent, and how long it took', async () => {
    const { results, simulator, elapsedMs } = await runBriefly({ resources: [vm('a', { name: 'web' })] }, [
      'vm-instance/a',
    ])
    const sent = simulator.calls.filter(({ write }) => write)
    expect(results).toStrictEqual([
      {
        ...{ type: 'vm-instance', id: 'a', name: 'web', outcome: 'destroyed' },
        ...{ initialStatus: 'RUNNING', finalStatus: 'gone' },
        requests: sent.map(({ action, requestId, at }) => ({
          ...{ action, requestId, status: 200, at: new Date(at).toISOString() },
        })),
        // To a tenth.
        seconds: Math.round(elapsedMs / 100) / 10,
      },
    ])
    expect(elapsedMs).toBeGreaterThan(4000)
  })

  it('of what was never seen has no name and no status, and says when that was settled', async () => {
    const { results, elapsedMs } = await runBriefly(
      { resources: [vm('a', { delays: { recycle: 60_000 } })] },
      ['vm-instance/nowhere', 'vm-instance/a'],
      { goal: 'recycled' },
    )
    expect(results[0]).toStrictEqual({
      ...{ type: 'vm-instance', id: 'nowhere', name: '', outcome: 'missing' },
      ...{ initialStatus: null, finalStatus: null, requests: [], seconds: expect.any(Number) },
    })
    expect(results[0]?.seconds).toBeGreaterThan(10)
    expect(results[0]?.seconds).toBeLessThan(12)
    expect(results[1]?.seconds).toBeCloseTo(elapsedMs / 1000, 0)
  })

  it('of a dry run has the plan, and no error', async () => {
    const { results } = await runBriefly(
      { resources: [vm('a'), vm('kept'), vm('there', { status: 'RECYCLE' })] },
      ['vm-instance/a', 'vm-instance/kept', 'vm-instance/there'],
      { dryRun: true, goal: 'recycled', guards: { protect: ['kept'] } },
    )
    const seen = {
      type: 'vm-instance',
      initialStatus: 'RUNNING',
      finalStatus: 'RUNNING',
      requests: [],
      seconds: 0,
    }
    const about = { createdAt: '2025-12-02T00:00:00.000Z', chargeType: 'POSTPAID', zone: 'HKG-A' }
    expect(results).toStrictEqual([
      {
        ...{ ...seen, id: 'a', name: 'a', outcome: 'planned', seconds: expect.closeTo(8, 0) },
        plan: { wave: 2, calls: ['TerminateInstance'], outcome: 'recycled' },
        about,
      },
      {
        about,
        ...{ ...seen, id: 'kept', name: 'kept', outcome: 'protected' },
        reason: 'it matches the rule kept of protect',
      },
      {
        ...{ ...seen, id: 'there', name: 'there', outcome: 'already', seconds: expect.closeTo(4, 0) },
        ...{ initialStatus: 'RECYCLE', finalStatus: 'RECYCLE' },
        about,
      },
    ])
  })

  it('of a subscription says when it goes; one that is not, does not', async () => {
    const expiredTime = '2026-01-31T00:00:00Z'
    const { results } = await runBriefly(
      {
        resources: [
          vm('prepaid', { chargeType: 'PREPAID', expiredTime }),
          vm('postpaid', { expiredTime }),
          { kind: 'zec-instance', id: 'other', expiredTime },
          { kind: 'bmc-eip', id: 'untold', chargeType: 'PREPAID' },
        ],
      },
      ['vm-instance/prepaid', 'vm-instance/postpaid', 'zec-instance/other', 'bmc-eip/untold'],
      {
        dryRun: true,
        onAnswer: (answer, request) =>
          asked(request).action !== 'DescribeEipAddresses'
            ? answer
            : relisted(answer, (list) => ({
                ...list,
                dataSet: list.dataSet.map((item) => ({ ...item, expiredTime: null })),
              })),
      },
    )
    expect(results.map((result) => ('expiresAt' in result ? result.expiresAt : 'nothing'))).toEqual([
      ...[expiredTime, 'nothing', 'nothing', 'nothing'],
    ])
  })
})

describe('a mistake of this action', () => {
  const oops = () => {
    throw new Error('oops')
  }
  const seed = { resources: [vm('a'), { kind: 'port', id: 'p' }, vm('there', { status: 'RECYCLE' })] }
  const named = ['vm-instance/there', 'vm-instance/a', 'port/p']
  const brokenOff = (where: string) => ({
    outcome: 'pending',
    error: {
      code: 'INTERNAL_ERROR',
      message: `The run was aborted by an internal error ${where}.`,
      requestId: null,
      hint: 'Run again to continue from the current state. Please report the error.',
    },
  })

  it('in what follows from a look stops the run, and what was done is still reported', async () => {
    const { results, simulator } = await runBriefly(seed, named, {
      goal: 'recycled',
      listener: { planned: oops },
    })
    expect(results).toMatchObject([
      brokenOff('while it was RECYCLE'),
      brokenOff('while it was RUNNING'),
      brokenOff('while it was RUNNING'),
    ])
    expect(writes(simulator.calls)).toEqual([])
  })

  it('in one lane stops the others, too', async () => {
    let stopped: unknown
    const { results, simulator } = await runBriefly(seed, named, {
      goal: 'recycled',
      listener: {
        changed: (resource) => {
          if (resource.label === 'port/p') oops()
        },
      },
      onCall: (_count, stop) => {
        stopped = stop
      },
    })
    expect(outcomes(results)).toEqual({
      'vm-instance/there': 'pending',
      'vm-instance/a': 'pending',
      'port/p': 'pending',
    })
    expect(stopped).toMatchObject({ reason: { type: 'crashed', error: new Error('oops') } })
    expect(writes(simulator.calls)).toEqual([])
  })

  it('in the answer to a write leaves what is known of it', async () => {
    const { results, simulator } = await runBriefly({ resources: [vm('a')] }, ['vm-instance/a'], {
      listener: { answered: oops },
    })
    expect(results).toMatchObject([
      { ...brokenOff('while it was RUNNING'), requests: [{ action: 'TerminateInstance', status: 200 }] },
    ])
    expect(writes(simulator.calls)).toEqual(['TerminateInstance a 200'])
  })

  it('in the answer to a write does not hide the writes that were in flight with it', async () => {
    const { results } = await runBriefly(
      { resources: [vm('a'), vm('b')] },
      ['vm-instance/a', 'vm-instance/b'],
      {
        listener: {
          answered: ([resource]) => {
            if (resource?.label === 'vm-instance/a') oops()
          },
        },
        // The other's answer is on its way when that happens.
        onAnswer: async (answer, { body }) => {
          for (let turns = body === '{"instanceId":"b"}' ? 50 : 0; turns > 0; turns -= 1)
            await Promise.resolve()
          return answer
        },
      },
    )
    expect(results.map(({ requests }) => requests)).toMatchObject([
      [{ action: 'TerminateInstance', status: 200 }],
      [{ action: 'TerminateInstance', status: 200 }],
    ])
  })

  it('in the heartbeat stops the run as well', async () => {
    const { results, elapsedMs } = await runBriefly(
      { resources: [vm('a', { delays: { recycle: 600_000 } })] },
      ['vm-instance/a'],
      { listener: { waiting: oops } },
    )
    expect(results).toMatchObject([brokenOff('while it was RECYCLING')])
    expect(elapsedMs).toBeGreaterThanOrEqual(30_000)
    expect(elapsedMs).toBeLessThan(32_000)
  })
})

describe('the end of a run before its work is done', () => {
  it('does not touch what has its outcome', async () => {
    const { results } = await runBriefly(
      {
        resources: [
          vm('there', { status: 'RECYCLE' }),
          vm('promised', { commitment: true }),
          vm('slow', { delays: { recycle: 600_000 } }),
        ],
      },
      ['vm-instance/there', 'vm-instance/promised', 'vm-instance/slow'],
      { goal: 'recycled', budgetMs: 30_000 },
    )
    expect(outcomes(results)).toEqual({
      'vm-instance/there': 'already',
      'vm-instance/promised': 'failed',
      'vm-instance/slow': 'pending',
    })
    expect(results[2]).toMatchObject({
      finalStatus: 'RECYCLING',
      error: {
        code: 'TIMED_OUT',
        message: 'Time ran out while it was RECYCLING.',
        hint: 'Run again to continue from the current state, or raise the input wait-timeout.',
      },
    })
    expect(results[2]?.seconds).toBeCloseTo(30, 0)
  })

  it('by a guard fails all that was open, and tells the plan that it refused', async () => {
    const { results, events } = await runBriefly(
      { resources: [vm('a'), vm('b'), vm('there', { status: 'RECYCLE' })] },
      ['vm-instance/a', 'vm-instance/b', 'vm-instance/there'],
      { goal: 'recycled', guards: { maxResources: 1 } },
    )
    expect(results.map(({ outcome, error }) => [outcome, error?.code])).toEqual([
      ['failed', 'TOO_MANY_RESOURCES'],
      ['failed', 'TOO_MANY_RESOURCES'],
      ['already', undefined],
    ])
    expect(events.slice(-4)).toEqual([
      'planned vm-instance/a:terminate vm-instance/b:terminate vm-instance/there:done',
      'refused TOO_MANY_RESOURCES',
      'settled vm-instance/a failed',
      'settled vm-instance/b failed',
    ])
  })
})

describe('a kind whose first look does not come back', () => {
  it('holds up the others for five seconds, and no longer', async () => {
    const { results, simulator, events } = await runBriefly(
      {
        resources: [vm('a'), { kind: 'port', id: 'p' }],
        faults: { rules: [{ type: 'hang', actions: ['DescribePorts'], times: 1 }] },
      },
      ['vm-instance/a', 'port/p'],
      { goal: 'recycled' },
    )
    expect(outcomes(results)).toEqual({ 'vm-instance/a': 'recycled', 'port/p': 'recycled' })
    const [first, second] = simulator.calls.filter(({ write }) => write)
    expect(first?.action).toBe('TerminateInstance')
    expect((first?.at ?? 0) - (simulator.calls[0]?.at ?? 0)).toBe(5000)
    expect(second?.action).toBe('TerminatePort')
    expect(events[1]).toBe('planned vm-instance/a:terminate port/p:unseen')
  })

  it('holds up all of them for as long as it takes where a guard has to see everything', async () => {
    const { simulator } = await runBriefly(
      {
        resources: [vm('a'), { kind: 'port', id: 'p' }],
        faults: { rules: [{ type: 'hang', actions: ['DescribePorts'], times: 1 }] },
      },
      ['vm-instance/a', 'port/p'],
      { goal: 'recycled', guards: { expectName: '*' } },
    )
    const [first] = simulator.calls.filter(({ write }) => write)
    expect((first?.at ?? 0) - (simulator.calls[0]?.at ?? 0)).toBeGreaterThan(30_000)
  })
})

describe('a disk that is protected', () => {
  const disk = { kind: 'vm-disk', id: 'd', name: 'data', status: 'IN_USE', instanceId: 'i' }
  const fixed = { resources: [vm('i', { dependents: ['vm-disk/d'] }), vm('other'), disk] }
  const named = ['vm-instance/i', 'vm-instance/other', 'vm-disk/d']
  const guards = { protect: ['data'] }

  it('keeps the instance whose deletion would delete it', async () => {
    for (const dryRun of [true, false]) {
      const { results, simulator } = await runBriefly(fixed, named, { guards, dryRun })
      expect(results).toMatchObject([
        {
          id: 'i',
          outcome: 'protected',
          reason: 'vm-disk/d must be kept (it matches the rule data of protect) and would be deleted with it',
        },
        { id: 'other', outcome: dryRun ? 'planned' : 'destroyed' },
        { id: 'd', outcome: 'protected', reason: 'it matches the rule data of protect' },
      ])
      expect(writes(simulator.calls).filter((call) => call.includes(' i '))).toEqual([])
    }
  })

  it('keeps nothing else where it stays behind when the instance goes', async () => {
    const { results } = await runBriefly({ resources: [vm('i'), vm('other'), disk] }, named, { guards })
    expect(results.map(({ outcome }) => outcome)).toEqual(['destroyed', 'destroyed', 'protected'])
  })

  it('keeps what it is on alone, and not what has the same id in another kind', async () => {
    const { results } = await runBriefly(
      { resources: [...fixed.resources, { kind: 'bmc-instance', id: 'i' }] },
      ['bmc-instance/i', ...named],
      { guards },
    )
    expect(results.map(({ outcome }) => outcome)).toEqual([
      ...['destroyed', 'protected', 'destroyed', 'protected'],
    ])
  })

  it('that is not, keeps nobody', async () => {
    const { results } = await runBriefly(fixed, named, { guards: { protect: ['x'] } })
    expect(results.map(({ outcome }) => outcome)).toEqual(['destroyed', 'destroyed', 'destroyed'])
  })

  it('of an instance that is not to be torn down anyway is kept as it is', async () => {
    const { results } = await runBriefly(fixed, ['vm-instance/other', 'vm-disk/d'], { guards })
    expect(results.map(({ outcome }) => outcome)).toEqual(['destroyed', 'protected'])
  })
})

describe('a plan that a guard refuses', () => {
  it('stands in the results of a dry run, so that people see whether the guard was right', async () => {
    const { results } = await runBriefly(
      { resources: [vm('a'), vm('b')] },
      ['vm-instance/a', 'vm-instance/b'],
      {
        ...{ dryRun: true, goal: 'recycled', guards: { maxResources: 1 } },
      },
    )
    const plan = { wave: 2, calls: ['TerminateInstance'] }
    expect(results).toMatchObject([
      { outcome: 'failed', error: { code: 'TOO_MANY_RESOURCES' }, plan },
      { outcome: 'failed', error: { code: 'TOO_MANY_RESOURCES' }, plan },
    ])
  })

  it('stands in no results in earnest, nor does that of what failed for another reason', async () => {
    const earnest = await runBriefly({ resources: [vm('a'), vm('b')] }, ['vm-instance/a', 'vm-instance/b'], {
      ...{ guards: { maxResources: 1 } },
    })
    for (const result of earnest.results) expect(result).not.toHaveProperty('plan')
    const { results } = await runBriefly({ resources: [{ kind: 'zec-eip', id: 'e' }] }, ['zec-eip/e'], {
      ...{ dryRun: true, goal: 'recycled' },
    })
    expect(results[0]).toMatchObject({ outcome: 'failed', error: { code: 'NO_RECYCLE_BIN' } })
    expect(results[0]).not.toHaveProperty('plan')
  })
})
