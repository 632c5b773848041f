// One resource that is stuck, unreadable or refused, and what becomes of the others.

import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { Simulator, type Call, type Seed } from '../../simulator/index.ts'
import { asked, crowdedSeconds, refused, relisted, type Listing } from '../support/answers.ts'
import { outcomes, runAgain, runBriefly, runEngine, type EngineOptions } from '../support/engine.ts'
import { runs, SHRINKS_WITHIN_MS } from '../support/property-runs.ts'
import { createVirtualClock } from '../support/virtual-clock.ts'

type OnAnswer = NonNullable<EngineOptions['onAnswer']>

const vm = (id: string, more = {}) => ({ kind: 'vm-instance', id, ...more })
const bmc = (id: string) => ({ kind: 'bmc-instance', id })
const named = (...ids: string[]) => ids.map((id) => `vm-instance/${id}`)

describe('one stuck EIP', () => {
  const OTHERS = ['bmc-instance/bmc', 'vm-disk/disk', 'bmc-cidr-block/cidr']
  const INTERNAL = { status: 500, code: 'INTERNAL_SERVER_ERROR' }

  it.each<[string, Record<string, unknown>, Seed['faults']]>([
    ['whose terminate answers 500', { refuse: { TerminateEipAddress: INTERNAL } }, {}],
    ['whose list answers 503', {}, { rules: [{ type: '503', actions: ['DescribeEipAddresses'] }] }],
    ['whose list is unreadable', {}, { rules: [{ type: 'garbage', actions: ['DescribeEipAddresses'] }] }],
    ['whose list hangs', {}, { rules: [{ type: 'hang', actions: ['DescribeEipAddresses'] }] }],
    ['that stays CREATING', { status: 'CREATING', stuck: 'CREATING' }, {}],
    ['that accepts its termination and stays', { stuck: true }, {}],
  ])('%s holds up what is behind it for some minutes at most', async (_what, eip, faults) => {
    const seed: Seed = {
      resources: [
        { kind: 'bmc-eip', id: 'eip', ...eip },
        ...[bmc('bmc'), { kind: 'vm-disk', id: 'disk' }, { kind: 'bmc-cidr-block', id: 'cidr' }],
      ],
      ...(faults === undefined ? {} : { faults }),
    }
    const { results } = await runEngine(seed, ['bmc-eip/eip', ...OTHERS])
    expect(results[0]?.outcome).not.toBe('destroyed')
    for (const result of results.slice(1)) {
      expect(result.outcome).toBe('destroyed')
      expect(result.seconds).toBeLessThan(400)
    }
  })

  it('holds up what is behind it for a share of a short time', async () => {
    const seed = { resources: [{ kind: 'bmc-eip', id: 'eip', stuck: true }, bmc('bmc')] }
    const { results } = await runBriefly(seed, ['bmc-eip/eip', 'bmc-instance/bmc'], { goal: 'recycled' })
    expect(results.map(({ outcome }) => outcome)).toEqual(['pending', 'recycled'])
    expect(results[1]?.seconds).toBeGreaterThan(12)
    expect(results[1]?.seconds).toBeLessThan(20)
  })

  it('that does go holds up the others until then', async () => {
    const eip = { kind: 'bmc-eip', id: 'eip', status: 'ASSOCIATING', delays: { busy: 100_000 } }
    const { simulator } = await runEngine({ resources: [eip, bmc('bmc')] }, [
      'bmc-eip/eip',
      'bmc-instance/bmc',
    ])
    // A bare-metal instance is in the bin at once.
    expect(simulator.calls.filter(({ write }) => write).map(({ action }) => action)).toEqual([
      ...['TerminateEipAddress', 'TerminateInstance', 'ReleaseInstances', 'ReleaseEipAddresses'],
    ])
  })
})

it('what is known to be attached to a stuck resource waits for it, and nothing else does', async () => {
  const seed: Seed = {
    resources: [
      ...[vm('stuck', { stuck: true }), { kind: 'vm-disk', id: 'free' }],
      { kind: 'vm-disk', id: 'on-it', status: 'IN_USE', instanceId: 'stuck', portable: false },
    ],
  }
  const { results } = await runEngine(seed, ['vm-instance/stuck', 'vm-disk/free', 'vm-disk/on-it'])
  expect(results.map(({ outcome }) => outcome)).toEqual(['pending', 'destroyed', 'pending'])
  expect(results[2]).toMatchObject({
    requests: [],
    error: {
      message: 'Time ran out while it was IN_USE, waiting for vm-instance/stuck to be torn down first.',
    },
  })
})

describe('a list that stays unreadable while a guard needs the whole plan', () => {
  const rules = [{ type: 'garbage' as const, actions: ['DescribePorts'], until: 100_000 }]
  const world = (name: string): Seed => ({
    resources: [vm('a', { name: 'pr-a' }), { kind: 'port', id: 'p', name }],
    faults: { rules },
  })

  it('holds up the other kinds for a share of the time, and its own resources go once they are seen', async () => {
    const { results, simulator } = await runEngine(world('pr-p'), ['vm-instance/a', 'port/p'], {
      guards: { expectName: 'pr-*' },
      budgetMs: 160_000,
    })
    expect(outcomes(results)).toEqual({ 'vm-instance/a': 'destroyed', 'port/p': 'destroyed' })
    const [first] = simulator.calls.filter(({ write }) => write)
    expect(first?.action).toBe('TerminateInstance')
    expect((first?.at ?? 0) - (simulator.calls[0]?.at ?? 0)).toBeLessThan(85_000)
  })

  it('does not make its resources unexpected before they have a name, and keeps them if that does not match', async () => {
    const { results } = await runEngine(world('production'), ['vm-instance/a', 'port/p'], {
      guards: { expectName: 'pr-*' },
      budgetMs: 160_000,
    })
    expect(results.map(({ outcome, error }) => [outcome, error?.code])).toEqual([
      ['destroyed', undefined],
      ['failed', 'UNEXPECTED_NAME'],
    ])
  })

  it('counts them for max-resources', async () => {
    const { results, simulator } = await runEngine(world('pr-p'), ['vm-instance/a', 'port/p'], {
      guards: { maxResources: 1 },
      budgetMs: 160_000,
    })
    expect(results.map(({ error }) => error?.code)).toEqual(['TOO_MANY_RESOURCES', 'TOO_MANY_RESOURCES'])
    expect(simulator.calls.filter(({ write }) => write)).toEqual([])
  })
})

describe('one id that cannot be read', () => {
  const ids = Array.from({ length: 100 }, (_, index) => `v-${index}`)
  const world: Seed = { resources: ids.map((id) => vm(id)) }
  const looks = (calls: readonly Call[]) => calls.filter(({ write }) => !write).length
  const relistedAs = (change: (item: Record<string, unknown>) => unknown): OnAnswer => {
    return (answer, request) =>
      asked(request).action === 'DescribeInstances'
        ? relisted(answer, (list) => ({ ...list, dataSet: list.dataSet.map(change) }))
        : answer
  }

  it.each<[string, OnAnswer, number]>([
    ['tags', relistedAs((item) => ({ ...item, tags: { tags: [{ key: 'a', value: 1 }] } })), 30],
    ['ids', relistedAs((item) => ({ ...item, instanceId: 7 })), 400],
  ])('because of its %s, among a hundred such, costs few looks', async (_what, onAnswer, max) => {
    const { results, simulator } = await runEngine(world, named(...ids), { budgetMs: 12_000, onAnswer })
    expect(new Set(results.map(({ error }) => error?.code))).toEqual(new Set(['UNRELIABLE_ANSWER']))
    expect(looks(simulator.calls)).toBeLessThanOrEqual(max)
    expectFewLooks(simulator.calls)
  })

  it('because its item has no id is found by halves, and asked for alone, ever more rarely', async () => {
    const { results, simulator } = await runEngine(world, named(...ids), {
      goal: 'recycled',
      budgetMs: 120_000,
      onAnswer: relistedAs((item) => (item['instanceId'] === 'v-42' ? { ...item, instanceId: null } : item)),
    })
    expect(results.filter(({ outcome }) => outcome !== 'recycled').map(({ id }) => id)).toEqual(['v-42'])
    const alone = simulator.calls.filter(({ write, ids }) => !write && ids.length === 1)
    expect(alone.length).toBeLessThanOrEqual(10)
  })

  it('because the whole list is refused for it is found by halves, and the others go on', async () => {
    const { results, simulator } = await runBriefly(world, named(...ids), {
      goal: 'recycled',
      onAnswer: (answer, request) => {
        const { action, body } = asked(request)
        const isMeant = action === 'DescribeInstances' && (body['instanceIds'] as string[]).includes('v-42')
        return isMeant ? refused(answer, 404, 'INVALID_INSTANCE_NOT_FOUND', 'No.') : answer
      },
    })
    expect(
      results.filter(({ outcome }) => outcome !== 'recycled').map(({ id, outcome }) => [id, outcome]),
    ).toEqual([['v-42', 'missing']])
    // Found once, by some fourteen calls; from then on it is one call more.
    expect(looks(simulator.calls)).toBeLessThanOrEqual(45)
  })

  it('for lack of permission fails alone', async () => {
    const { results } = await runBriefly(world, named(...ids), {
      goal: 'recycled',
      onAnswer: (answer, request) => {
        const { action, body } = asked(request)
        const isMeant = action === 'DescribeInstances' && (body['instanceIds'] as string[]).includes('v-42')
        return isMeant ? refused(answer, 403, 'AUTHFAILURE_UNAUTHORIZED_OPERATION', 'No.') : answer
      },
    })
    expect(
      results.filter(({ outcome }) => outcome !== 'recycled').map(({ id, error }) => [id, error?.code]),
    ).toEqual([['v-42', 'AUTHFAILURE_UNAUTHORIZED_OPERATION']])
  })

  it('for lack of permission, as all the others, is not tried a hundred times', async () => {
    const { results, simulator } = await runBriefly(
      { ...world, permissions: { denied: ['DescribeInstances'] } },
      named(...ids),
    )
    expect(outcomes(results)).toEqual(Object.fromEntries(ids.map((id) => [`vm-instance/${id}`, 'failed'])))
    expect(simulator.calls.length).toBeLessThanOrEqual(12)
  })
})

it('a lane that waits for another kind does not look without a pause while its list is unreliable', async () => {
  const clock = createVirtualClock()
  const seed: Seed = {
    resources: [
      { kind: 'port', id: 'p' },
      { kind: 'private-connect', id: 'pc', status: 'UPDATING', delays: { busy: 23_000 } },
    ],
  }
  const simulator = new Simulator(seed, { now: () => clock.now() })
  const startedAt = clock.now()
  const { results } = await runAgain(simulator, clock, ['port/p', 'private-connect/pc'], {
    goal: 'recycled',
    budgetMs: 600_000,
    onAnswer: (answer, request) => {
      const isUnreliable = clock.now() > startedAt + 1000 && asked(request).action === 'DescribePorts'
      return isUnreliable ? relisted(answer, (list) => ({ ...list, totalCount: '1' })) : answer
    },
  })
  expect(results.map(({ outcome }) => outcome)).toEqual(['pending', 'recycled'])
  const looks = simulator.calls.filter(({ action }) => action === 'DescribePorts')
  expect(looks.length).toBeLessThan(100)
  expectFewLooks(simulator.calls)
})

/** Two looks a second at each kind, and for each a bounded number of calls: one for all, and some to find a bad id. */
const MAX_LOOKS = 3
const MAX_CALLS = MAX_LOOKS * 21

function expectFewLooks(calls: readonly Call[], max = MAX_CALLS): void {
  expect(
    crowdedSeconds(
      calls.filter(({ write }) => !write),
      max,
    ),
  ).toEqual([])
}

describe('in any world', () => {
  const KINDS = ['port', 'private-connect', 'vm-instance', 'bmc-eip', 'vm-disk'] as const
  const DESCRIBES = [
    'DescribePorts',
    'DescribePrivateConnects',
    'vm:Describe*',
    'DescribeEipAddresses',
    'Describe*',
  ]
  const resource = fc.record({
    kind: fc.constantFrom(...KINDS),
    stuck: fc.boolean(),
    events: fc.array(
      fc.record({
        at: fc.integer({ min: 0, max: 60_000 }),
        set: fc.record({ status: fc.constantFrom('RUNNING', 'AVAILABLE', 'RECYCLE', 'UPDATING', 'ODD') }),
      }),
      { maxLength: 3 },
    ),
    shown: fc.array(
      fc.record({
        as: fc.constantFrom('GONE', 'TWICE', 'RECYCLE', 'ODD'),
        from: fc.integer({ min: 0, max: 60_000 }),
        for: fc.integer({ min: 0, max: 60_000 }),
      }),
      { maxLength: 2 },
    ),
  })
  const rule = fc.record({
    type: fc.constantFrom('garbage', 'count', 'lose-half', '503', 'challenge') as fc.Arbitrary<'garbage'>,
    actions: fc.constantFrom(...DESCRIBES).map((action) => [action]),
    from: fc.integer({ min: 0, max: 30_000 }),
    rate: fc.constantFrom(0.3, 1),
  })
  const broken = fc.constantFrom<[string, (list: Listing) => Record<string, unknown>]>(
    ['nothing', (list) => list],
    ['the count', (list) => ({ ...list, totalCount: String(list.totalCount) })],
    ['the items', (list) => ({ ...list, dataSet: list.dataSet.map((item) => ({ ...item, tags: 7 })) })],
    ['the ids', (list) => ({ ...list, dataSet: list.dataSet.map(() => ({})) })],
  )

  it(
    'no kind is looked at more than twice a second',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(resource, { minLength: 1, maxLength: 8 }),
          fc.array(rule, { maxLength: 3 }),
          broken,
          fc.integer({ min: 0, max: 40_000 }),
          fc.constantFrom(500, 3000, 10_000),
          async (resources, rules, [, breakIt], brokenFrom, pollIntervalMs) => {
            const clock = createVirtualClock()
            const startedAt = clock.now()
            const all = resources.map((one, index) => ({ ...one, id: `r-${index}` }))
            const seed: Seed = { resources: all, faults: { seed: 1, rules } }
            const simulator = new Simulator(seed, { now: () => clock.now() })
            const run = await runAgain(
              simulator,
              clock,
              all.map(({ kind, id }) => `${kind}/${id}`),
              {
                ...{ budgetMs: 120_000, pollIntervalMs },
                onAnswer: (answer, request) => {
                  const isList = asked(request).action.startsWith('Describe') && answer.status === 200
                  if (!isList || clock.now() < startedAt + brokenFrom || !answer.body.includes('"dataSet"'))
                    return answer
                  return relisted(answer, breakIt)
                },
              },
            )
            expect(run.results).toHaveLength(all.length)
            // A look at eight ids takes 15 calls at most, where each of them has to be asked for alone.
            expectFewLooks(simulator.calls, MAX_LOOKS * 15)
            const perSecond = simulator.calls.filter(({ write }) => !write).length / 120
            expect(perSecond).toBeLessThan(20)
          },
        ),
        runs(60),
      )
    },
    SHRINKS_WITHIN_MS,
  )
})
