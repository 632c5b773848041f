// Servers that hide, lag, restore and miscount, and what may be claimed of their answers.

import { describe, expect, it } from '@jest/globals'
import { Simulator, type Seed } from '../../simulator/index.ts'
import { asked, relisted, transcript, writes } from '../support/answers.ts'
import { outcomes, runAgain, runBriefly, runEngine, type EngineOptions } from '../support/engine.ts'
import { createVirtualClock } from '../support/virtual-clock.ts'

const vm = (id: string, more = {}) => ({ kind: 'vm-instance', id, ...more })
const never = new AbortController().signal

describe('a resource that is hidden from lists for a while', () => {
  it.each<[string, Record<string, unknown>, EngineOptions, string, string[]]>([
    [
      'after its accepted termination, and then in the bin, is released',
      { shown: [{ as: 'GONE', after: 'TerminateInstance', for: 6000 }] },
      { goal: 'destroyed' },
      'destroyed',
      ['TerminateInstance a 200', 'ReleaseInstances a 200'],
    ],
    [
      'after its accepted termination, and then in the bin, stays there',
      { shown: [{ as: 'GONE', after: 'TerminateInstance', for: 6000 }] },
      { goal: 'recycled' },
      'recycled',
      ['TerminateInstance a 200'],
    ],
    [
      'after its accepted release, and then in the bin again, is not destroyed',
      {
        status: 'RECYCLE',
        shown: [{ as: 'GONE', after: 'ReleaseInstances', for: 1300 }],
        events: [{ accepted: 'ReleaseInstances', after: 10, set: { status: 'RECYCLE' } }],
      },
      { goal: 'destroyed' },
      'pending',
      ['ReleaseInstances a 200'],
    ],
    [
      'after it was created is not missing',
      { shown: [{ as: 'GONE', for: 6000 }] },
      { goal: 'recycled' },
      'recycled',
      ['TerminateInstance a 200'],
    ],
    [
      'though nothing was sent is not destroyed',
      { status: 'BOOTING', delays: { busy: 40_000 }, shown: [{ as: 'GONE', from: 1000, for: 30_000 }] },
      { goal: 'recycled' },
      'recycled',
      ['TerminateInstance a 200'],
    ],
  ])('%s', async (_what, more, options, outcome, sent) => {
    const { results, simulator } = await runBriefly(
      { resources: [vm('a', more)] },
      ['vm-instance/a'],
      options,
    )
    expect(outcomes(results)).toEqual({ 'vm-instance/a': outcome })
    expect(writes(simulator.calls)).toEqual(sent)
  })

  it('of a kind that may have a recycle bin is not destroyed before it is seen there', async () => {
    const resource = {
      ...{ kind: 'zec-instance', id: 'z', recycleBin: true },
      shown: [{ as: 'GONE', after: 'ReleaseInstances', for: 6000 }],
    }
    const { results, simulator } = await runBriefly({ resources: [resource] }, ['zec-instance/z'])
    expect(outcomes(results)).toEqual({ 'zec-instance/z': 'destroyed' })
    expect(writes(simulator.calls)).toHaveLength(2)
    expect(simulator.statusOf('zec-instance', 'z')).toBeUndefined()
  })

  it.each(['recycled', 'destroyed'] as const)(
    'for good after its termination is destroyed after a minute, which says what was not seen: %s',
    async (goal) => {
      const { results, elapsedMs } = await runBriefly(
        { resources: [vm('a', { shown: [{ as: 'GONE', after: 'TerminateInstance' }] })] },
        ['vm-instance/a'],
        { goal },
      )
      expect(results).toMatchObject([
        {
          outcome: 'destroyed',
          finalStatus: 'gone',
          reason:
            'its termination was accepted and no list has shown it for 60 s, but it was never seen in the recycle bin',
        },
      ])
      expect(elapsedMs).toBeGreaterThan(60_000)
    },
  )

  it('is pending where there is no time for that', async () => {
    const { results } = await runEngine(
      { resources: [vm('a', { shown: [{ as: 'GONE', after: 'TerminateInstance' }] })] },
      ['vm-instance/a'],
      { budgetMs: 30_000 },
    )
    expect(results).toMatchObject([{ outcome: 'pending', error: { code: 'TIMED_OUT' } }])
  })
})

describe('a resource in the recycle bin', () => {
  it.each(['recycled', 'destroyed'] as const)(
    'that one outdated answer shows there while it runs is kept: %s',
    async (goal) => {
      const { results, simulator } = await runBriefly(
        { resources: [vm('a', { shown: [{ as: 'RECYCLE', times: 1 }] })] },
        ['vm-instance/a'],
        { goal },
      )
      expect(results).toMatchObject([
        {
          outcome: 'failed',
          finalStatus: 'RUNNING',
          error: {
            code: 'RESTORED',
            message:
              'It was found in the recycle bin, and it is RUNNING now: it was restored. It is kept, and nothing more was sent.',
          },
        },
      ])
      expect(simulator.statusOf('vm-instance', 'a')).toBe('RUNNING')
    },
  )

  it.each<[string, Record<string, unknown>]>([
    ['before its release', { events: [{ look: 1, set: { status: 'RUNNING' } }] }],
    ['and is booting', { events: [{ look: 1, set: { status: 'BOOTING' } }] }],
  ])('that is restored %s is not terminated again', async (_when, more) => {
    const { results, simulator } = await runBriefly(
      { resources: [vm('a', { status: 'RECYCLE', ...more })] },
      ['vm-instance/a'],
    )
    expect(results.map(({ outcome, error }) => [outcome, error?.code])).toEqual([['failed', 'RESTORED']])
    expect(simulator.calls.filter(({ applied }) => applied)).toEqual([])
  })

  it('to which this run has sent it is kept if it is in use for a minute after that', async () => {
    const { results, simulator, elapsedMs } = await runEngine(
      {
        resources: [
          vm('a', {
            refuse: { ReleaseInstances: { status: 400, code: 'OPERATION_DENIED_INSTANCE_NOT_RECYCLED' } },
            events: [{ refused: 'ReleaseInstances', set: { status: 'RUNNING' }, times: 1 }],
          }),
        ],
      },
      ['vm-instance/a'],
    )
    expect(results.map(({ outcome, error }) => [outcome, error?.code])).toEqual([['failed', 'RESTORED']])
    expect(writes(simulator.calls).filter((call) => call.startsWith('Terminate'))).toHaveLength(1)
    expect(elapsedMs).toBeGreaterThan(60_000)
    expect(elapsedMs).toBeLessThan(120_000)
  })

  it('is already there only after several looks, in a dry run as well', async () => {
    for (const dryRun of [false, true]) {
      const { results, simulator, elapsedMs } = await runBriefly(
        { resources: [vm('a', { status: 'RECYCLE' }), vm('b', { status: 'BOOTING', stuck: true })] },
        ['vm-instance/a', ...(dryRun ? [] : ['vm-instance/b'])],
        { goal: 'recycled', dryRun, budgetMs: 60_000 },
      )
      expect(results[0]?.outcome).toBe('already')
      expect(results[0]?.seconds).toBeGreaterThanOrEqual(4)
      expect(results[0]?.seconds).toBeLessThan(6)
      if (dryRun) expect([simulator.calls.length, elapsedMs < 6000]).toEqual([3, true])
    }
  })
})

describe("a family's id", () => {
  it.each([
    ['at the first look', { times: 1 }],
    ['for three seconds', { for: 3000 }],
  ])('that one kind lacks %s is not taken for one of the other kind', async (_when, hidden) => {
    const seed: Seed = {
      resources: [vm('x'), { kind: 'bmc-instance', id: 'x', shown: [{ as: 'GONE', ...hidden }] }],
    }
    const { results, simulator } = await runBriefly(seed, ['instance/x'])
    expect(results.map(({ error }) => error?.code)).toEqual(['AMBIGUOUS_ID'])
    expect(writes(simulator.calls)).toEqual([])
  })

  it('that blocks of nothing does not hold up the others of its lane', async () => {
    const { simulator } = await runBriefly(
      {
        resources: [vm('a'), vm('x')],
        faults: { rules: [{ type: '503', actions: ['bmc:DescribeInstances'] }] },
      },
      ['vm-instance/a', 'instance/x'],
    )
    const first = simulator.calls.find(({ write }) => write)
    expect(first?.ids).toEqual(['a'])
    expect((first?.at ?? 0) - (simulator.calls[0]?.at ?? 0)).toBeLessThan(6500)
  })

  it('that another kind could not be checked for is said', async () => {
    const { results, events } = await runBriefly(
      { resources: [vm('x')], permissions: { denied: ['bmc:DescribeInstances'] } },
      ['instance/x'],
    )
    expect(outcomes(results)).toEqual({ 'vm-instance/x': 'destroyed' })
    expect(events).toContain('unchecked x found vm-instance not bmc-instance')
  })
})

describe('an answer that contradicts itself', () => {
  it('by a count smaller than its list says nothing about what it lacks', async () => {
    const { results, simulator } = await runBriefly(
      { resources: [vm('a'), vm('b')] },
      ['vm-instance/a', 'vm-instance/b'],
      {
        goal: 'recycled',
        budgetMs: 30_000,
        onAnswer: (answer, request) =>
          asked(request).action === 'DescribeInstances'
            ? relisted(answer, ({ dataSet }) => ({ totalCount: 0, dataSet: dataSet.slice(0, 1) }))
            : answer,
      },
    )
    expect(results.map(({ outcome, error }) => [outcome, error?.code])).toEqual([
      ['pending', 'UNRELIABLE_ANSWER'],
      ['pending', 'UNRELIABLE_ANSWER'],
    ])
    expect(writes(simulator.calls)).toEqual([])
  })
})

it('a look is as old as its request: what was tagged since is not written on', async () => {
  const clock = createVirtualClock()
  const seed: Seed = {
    generate: [{ kind: 'vm-instance', count: 900, prefix: 'vm-' }],
    resources: [vm('kept', { events: [{ at: 15_000, set: { tags: { keep: 'true' } } }] })],
  }
  const simulator = new Simulator(seed, { now: () => clock.now() })
  const named = ['kept', ...Array.from({ length: 899 }, (_, index) => `vm-${index + 1}`)]
  const { results } = await runAgain(
    simulator,
    clock,
    named.map((id) => `vm-instance/${id}`),
    {
      goal: 'recycled',
      guards: { protect: ['tag:keep'] },
      onAnswer: async (answer, request) => {
        if (asked(request).action === 'DescribeInstances') await clock.sleep(14_000, never)
        return answer
      },
    },
  )
  expect(results[0]).toMatchObject({ outcome: 'protected', requests: [] })
  expect(new Set(results.slice(1).map(({ outcome }) => outcome))).toEqual(new Set(['recycled']))
  // Each write is of a look that was requested not long before.
  const looks = simulator.calls.filter(({ write }) => !write)
  for (const { at, ids } of simulator.calls.filter(({ write }) => write)) {
    const last = looks.findLast((look) => look.at < at && ids.every((id) => look.ids.includes(id)))
    expect(at - (last?.at ?? 0)).toBeLessThanOrEqual(20_000)
  }
})

it('a resource in an unknown status keeps the run for two minutes after everything else', async () => {
  const { results, elapsedMs } = await runEngine(
    { resources: [vm('a', { status: 'MIGRATING', stuck: true }), vm('b', { delays: { recycle: 30_000 } })] },
    ['vm-instance/a', 'vm-instance/b'],
    { goal: 'recycled' },
  )
  expect(results).toMatchObject([
    {
      outcome: 'failed',
      finalStatus: 'MIGRATING',
      error: {
        code: 'UNKNOWN_STATUS',
        message:
          'This version does not recognize its status, MIGRATING. Nothing is changed in such a status. The run waited for it for 120 s after everything else was done.',
      },
    },
    { outcome: 'recycled' },
  ])
  expect(elapsedMs).toBeGreaterThan(150_000)
  expect(elapsedMs).toBeLessThan(170_000)
})

it('a resource named twice, by its kind and by its family, is looked for and reported once', async () => {
  const { results, simulator } = await runBriefly({ resources: [vm('a')] }, ['vm-instance/a', 'instance/a'], {
    goal: 'recycled',
  })
  expect(outcomes(results)).toEqual({ 'vm-instance/a': 'recycled' })
  expect(transcript(simulator.calls).filter((call) => call.startsWith('Terminate'))).toHaveLength(1)
})
