import { describe, expect, it } from '@jest/globals'
import { transcript } from '../support/answers.ts'
import { outcomes, runEngine } from '../support/engine.ts'

const vm = (id: string, more = {}) => ({ kind: 'vm-instance', id, ...more })
const terminates = (calls: readonly { action: string; ids: readonly string[] }[], id: string) =>
  calls.filter(({ action, ids }) => action === 'TerminateInstance' && ids.includes(id)).length

describe('a write whose answer was lost', () => {
  it('is looked at first, and not sent again when the look shows that it was applied', async () => {
    const { results, simulator } = await runEngine(
      {
        resources: [vm('a')],
        faults: { rules: [{ type: 'reset-after', actions: ['TerminateInstance'], nth: [1] }] },
      },
      ['vm-instance/a'],
    )
    expect(outcomes(results)).toEqual({ 'vm-instance/a': 'destroyed' })
    expect(terminates(simulator.calls, 'a')).toBe(1)
    expect(results[0]?.requests[0]).toMatchObject({
      action: 'TerminateInstance',
      requestId: null,
      status: null,
      code: 'NETWORK_ERROR',
    })
  })

  it('is sent again when the look shows that it was not', async () => {
    const { results, simulator } = await runEngine(
      {
        resources: [vm('a')],
        faults: { rules: [{ type: 'reset-before', actions: ['TerminateInstance'], nth: [1] }] },
      },
      ['vm-instance/a'],
    )
    expect(outcomes(results)).toEqual({ 'vm-instance/a': 'destroyed' })
    expect(
      transcript(simulator.calls)
        .map((call) => call.slice(0, 20))
        .slice(0, 5),
    ).toEqual([
      ...['DescribeInstances a ', 'TerminateInstance a '],
      // The pause after what came to nothing.
      ...['DescribeInstances a ', 'DescribeInstances a ', 'TerminateInstance a '],
    ])
  })

  it('waits for a look that succeeds before anything is sent again', async () => {
    const { simulator } = await runEngine(
      {
        resources: [vm('a')],
        faults: {
          rules: [
            { type: '500', actions: ['TerminateInstance'], nth: [1] },
            { type: '503', actions: ['DescribeInstances'], nth: [2, 3, 4, 5, 6, 7] },
          ],
        },
      },
      ['vm-instance/a'],
    )
    const actions = simulator.calls.map(({ action, status }) => `${action} ${status}`)
    const second = actions.indexOf('TerminateInstance 200')
    expect(actions.slice(0, second)).toContain('DescribeInstances 503')
    // And what is attached to it is read again, if that is not recent.
    expect(
      actions
        .slice(0, second)
        .filter((action) => action !== 'DescribeDisks 200')
        .at(-1),
    ).toBe('DescribeInstances 200')
  })
})

describe('a release that is refused whole', () => {
  it('is halved, after a look, until the bad one stands alone; the good ones go', async () => {
    const generate = [{ kind: 'vm-instance', count: 100, prefix: 'vm-', status: 'RECYCLE' }]
    const resources = [
      vm('bad', {
        status: 'RECYCLE',
        refuse: { ReleaseInstances: { status: 403, code: 'OPERATION_DENIED_POSTPAID_PROMISE' } },
      }),
    ]
    const references = [
      ...Array.from({ length: 99 }, (_, index) => `vm-instance/vm-${index + 1}`),
      'vm-instance/bad',
    ]
    const { results, simulator } = await runEngine({ resources, generate }, references, { budgetMs: 120_000 })
    const failed = results.filter(({ outcome }) => outcome !== 'destroyed')
    expect(failed.map(({ id, outcome, error }) => [id, outcome, error?.code])).toEqual([
      ['bad', 'failed', 'OPERATION_DENIED_POSTPAID_PROMISE'],
    ])
    expect(simulator.calls.filter(({ action }) => action === 'ReleaseInstances').length).toBeLessThanOrEqual(
      15,
    )
  })
})

describe('a resource that is refused as busy', () => {
  it('is tried again after later looks, ever less often', async () => {
    const refuse = {
      TerminateInstance: { status: 403, code: 'OPERATION_DENIED_INSTANCE_CREATING', times: 3 },
    }
    const { results, simulator } = await runEngine({ resources: [vm('a', { refuse })] }, ['vm-instance/a'], {
      goal: 'recycled',
    })
    expect(outcomes(results)).toEqual({ 'vm-instance/a': 'recycled' })
    expect(terminates(simulator.calls, 'a')).toBe(4)
    const times = simulator.calls.filter(({ write }) => write).map(({ at }) => at)
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0))
    expect(gaps).toEqual([...gaps].sort((x, y) => x - y))
  })
})

describe('an answer that says it is done already', () => {
  it.each([
    'OPERATION_DENIED_INSTANCE_RECYCLED',
    'UNSUPPORTED_OPERATION_INSTANCE_BEING_RECYCLE',
    'INVALID_INSTANCE_NOT_FOUND',
  ])('%s is not believed but looked at, and the write not repeated', async (code) => {
    const refuse = { TerminateInstance: { status: 403, code } }
    const { results, simulator } = await runEngine({ resources: [vm('a', { refuse })] }, ['vm-instance/a'], {
      budgetMs: 60_000,
    })
    expect(outcomes(results)).toEqual({ 'vm-instance/a': 'pending' })
    expect(terminates(simulator.calls, 'a')).toBe(1)
  })
})

describe('a resource that somebody takes back out of the bin', () => {
  it('is not terminated a second time behind their back', async () => {
    const { results, simulator } = await runEngine(
      { resources: [vm('a', { timeline: [{ after: 1500, status: 'RUNNING' }] })] },
      ['vm-instance/a'],
      { budgetMs: 120_000 },
    )
    expect(outcomes(results)).toEqual({ 'vm-instance/a': 'pending' })
    expect(terminates(simulator.calls, 'a')).toBe(1)
  })
})

describe('absence', () => {
  it('is believed after three looks over four seconds where the resource was seen leaving', async () => {
    const { simulator, elapsedMs } = await runEngine(
      { resources: [vm('a', { status: 'RELEASING', delays: { busy: 10, release: 10 } })] },
      ['vm-instance/a'],
    )
    expect(simulator.calls.length).toBe(4)
    expect(elapsedMs).toBeGreaterThanOrEqual(4500)
  })

  it('is believed after ten seconds of looks where it never was', async () => {
    const { simulator, results, elapsedMs } = await runEngine({}, ['vm-instance/a'], { pollIntervalMs: 500 })
    expect(outcomes(results)).toEqual({ 'vm-instance/a': 'missing' })
    expect(elapsedMs).toBeGreaterThanOrEqual(10_000)
    expect(simulator.calls.length).toBeLessThanOrEqual(22)
  })

  it('is not believed of what was made a moment ago, while the list is some seconds behind', async () => {
    const { results } = await runEngine(
      { resources: [vm('new', { createdAgoMs: 0 })], faults: { staleMs: 3000 } },
      ['vm-instance/new'],
    )
    expect(outcomes(results)).toEqual({ 'vm-instance/new': 'destroyed' })
  })
})

describe('a family', () => {
  it('is decided only when each of its kinds has answered', async () => {
    const { results, events } = await runEngine(
      {
        resources: [vm('a'), { kind: 'bmc-instance', id: 'a' }],
        faults: { rules: [{ type: '503', actions: ['bmc:DescribeInstances'], nth: [1, 2, 3, 4, 5] }] },
      },
      ['instance/a'],
    )
    expect(results.map(({ type, outcome, error }) => [type, outcome, error?.code])).toEqual([
      ['instance', 'failed', 'AMBIGUOUS_ID'],
    ])
    expect(events.some((event) => event.startsWith('answered Terminate'))).toBe(false)
  })

  it('finds what it needs though one of its kinds may not be read', async () => {
    const seed = { resources: [vm('a')], permissions: { denied: ['bmc:DescribeInstances'] } }
    const { results } = await runEngine(seed, ['instance/a', 'instance/b'])
    expect(results.map(({ type, outcome, error }) => [type, outcome, error?.code])).toEqual([
      ['vm-instance', 'destroyed', undefined],
      ['instance', 'failed', 'AUTHFAILURE_UNAUTHORIZED_OPERATION'],
    ])
  })

  it('names a resource that is listed by its kind, too, only once', async () => {
    const { results } = await runEngine({ resources: [vm('a')] }, ['instance/a', 'vm-instance/a'])
    expect(results).toHaveLength(1)
  })
})

describe('one kind in trouble', () => {
  it('does not keep the others from going', async () => {
    const { results } = await runEngine(
      {
        resources: [vm('a'), { kind: 'port', id: 'p' }],
        faults: { rules: [{ type: '503', actions: ['DescribePorts'] }] },
      },
      ['port/p', 'vm-instance/a'],
      { budgetMs: 300_000 },
    )
    expect(outcomes(results)).toEqual({ 'port/p': 'pending', 'vm-instance/a': 'destroyed' })
  })
})

describe('cancelling', () => {
  it('starts no further write, and leaves what was not reached pending', async () => {
    let cancelledAt = Infinity
    const { results, simulator, elapsedMs } = await runEngine(
      { generate: [{ kind: 'vm-instance', count: 40, prefix: 'vm-' }] },
      Array.from({ length: 40 }, (_, index) => `vm-instance/vm-${index + 1}`),
      {
        onCall: (count, stop, { calls }) => {
          if (count === 10) {
            stop.stop({ type: 'cancelled' })
            cancelledAt = calls.length
          }
        },
      },
    )
    expect(simulator.calls.length).toBeLessThanOrEqual(cancelledAt + 8)
    expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['pending']))
    expect(results.filter(({ requests }) => requests.length > 0).length).toBe(
      simulator.calls.filter(({ write }) => write).length,
    )
    expect(elapsedMs).toBeLessThan(2000)
  })
})

describe('concurrency', () => {
  it('bounds the writes in flight', async () => {
    const { mostWrites } = await runEngine(
      { generate: [{ kind: 'vm-instance', count: 40, prefix: 'vm-' }] },
      Array.from({ length: 40 }, (_, index) => `vm-instance/vm-${index + 1}`),
      { concurrency: 3, budgetMs: 60_000 },
    )
    expect(mostWrites).toBe(3)
  })
})

describe('long waits', () => {
  it('are told every 30 s', async () => {
    const { events } = await runEngine(
      { resources: [vm('a', { delays: { recycle: 95_000 } })] },
      ['vm-instance/a'],
      { goal: 'recycled' },
    )
    expect(events.filter((event) => event === 'waiting 1')).toHaveLength(3)
  })
})
