// A run that selects, from its first list to its last: what a list shows late, or what appears while the run lasts.

import { describe, expect, it } from '@jest/globals'
import { Simulator, type Seed } from '../../simulator/index.ts'
import { asked, refused, relisted, writes } from '../support/answers.ts'
import { outcomes, runAgain, runBriefly, runEngine, type EngineOptions } from '../support/engine.ts'
import { createVirtualClock } from '../support/virtual-clock.ts'

type OnAnswer = NonNullable<EngineOptions['onAnswer']>

const tags = { preview: 'yes' }
const criteria = { tags: [{ key: 'preview', value: 'yes' }] }
const vm = (id: string, more = {}) => ({ kind: 'vm-instance', id, tags, ...more })
/** Hidden from lists that ask for no ids. */
const unlisted = (more: Record<string, unknown>) => ({ shown: [{ as: 'GONE', in: 'selections', ...more }] })

const isSelection = (request: Parameters<typeof asked>[0]): boolean => {
  const { action, body } = asked(request)
  return action === 'DescribeInstances' && body['pageSize'] === 1000
}

describe('the list of a selection', () => {
  it.each<[string, Seed]>([
    ['is empty at first', { resources: [vm('a', unlisted({ times: 1 }))] }],
    ['is empty for three seconds', { resources: [vm('a', unlisted({ for: 3000 }))] }],
    ['lacks one at first', { resources: [vm('a', unlisted({ times: 1 })), vm('b')] }],
    ['loses one', { resources: [vm('a', unlisted({ from: 1000 })), vm('b')] }],
    [
      'shows its second half a moment late',
      {
        resources: Array.from({ length: 30 }, (_, index) => vm(`v-${index}`)),
        faults: {
          rules: [{ type: 'lose-half', uncounted: true, actions: ['DescribeInstances'], times: 1 }],
        },
      },
    ],
  ])('that %s is read again, and all of it is torn down', async (_what, seed) => {
    const { results, unlisted, simulator } = await runBriefly(seed, ['vm-instance'], { criteria })
    expect(results).toHaveLength(seed.resources?.length ?? 0)
    expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['destroyed']))
    expect(unlisted).toEqual([])
    for (const { id } of seed.resources ?? []) expect(simulator.statusOf('vm-instance', id)).toBeUndefined()
  })

  it('that is empty is believed after four seconds', async () => {
    for (const dryRun of [false, true]) {
      const { results, simulator, elapsedMs } = await runBriefly({}, ['vm-instance'], { criteria, dryRun })
      expect(results).toEqual([])
      expect(simulator.calls).toHaveLength(3)
      expect(elapsedMs).toBeGreaterThanOrEqual(4000)
      expect(elapsedMs).toBeLessThan(5000)
    }
  })

  it.each<[string, NonNullable<Seed['faults']>]>([
    ['that of one page', { rules: [{ type: 'count', count: 'page-size', actions: ['DescribeInstances'] }] }],
    [
      'another one on each page',
      { rules: [{ type: 'count', count: 'varies', actions: ['DescribeInstances'] }] },
    ],
    ['too small', { rules: [{ type: 'count', count: 'less', actions: ['DescribeInstances'] }] }],
  ])(
    'whose count is %s is reported, and nothing of it is torn down or called complete',
    async (_what, faults) => {
      const seed: Seed = { generate: [{ kind: 'vm-instance', count: 1500, prefix: 'v-', tags }], faults }
      const { results, unlisted, simulator } = await runBriefly(seed, ['vm-instance'], { criteria })
      expect(results).toEqual([])
      expect(unlisted.map(({ type, failure }) => [type, failure.code])).toEqual([
        ['vm-instance', 'UNRELIABLE_ANSWER'],
      ])
      expect(writes(simulator.calls)).toEqual([])
    },
  )

  it('that is given up is not announced later', async () => {
    const clock = createVirtualClock()
    const simulator = new Simulator(
      { resources: [vm('a'), { kind: 'port', id: 'p', tags }] },
      { now: () => clock.now() },
    )
    const never = new AbortController().signal
    const { results, events, unlisted } = await runAgain(simulator, clock, ['vm-instance', 'port'], {
      ...{ criteria, goal: 'recycled', budgetMs: 60_000 },
      onAnswer: async (answer, request) => {
        if (asked(request).action === 'DescribePorts') await clock.sleep(20_000, never)
        return answer
      },
    })
    expect(outcomes(results)).toEqual({ 'vm-instance/a': 'recycled' })
    expect(unlisted.map(({ failure }) => failure.code)).toEqual(['TIMED_OUT'])
    expect(events.filter((event) => event.startsWith('listed'))).toEqual(['listed vm-instance 1 of 1'])
  })

  it.each<[string, OnAnswer, string]>([
    [
      'unusable answers',
      (answer) => relisted(answer, () => ({ totalCount: '7', dataSet: [] })),
      'Time ran out before its list had been read. The answer to DescribeInstances cannot be relied on: it has a count that is not a number.',
    ],
    [
      'refusals that may pass',
      (answer) => refused(answer, 503, 'SERVICE_TEMPORARY_UNAVAILABLE', 'Later.'),
      'Time ran out before its list had been read. DescribeInstances failed: Later.',
    ],
  ])('that cannot be read because of %s in time says why', async (_what, onAnswer, message) => {
    const { unlisted } = await runBriefly({ resources: [vm('a')] }, ['vm-instance'], {
      ...{ criteria, budgetMs: 2000, onAnswer },
    })
    expect(unlisted.map(({ failure }) => failure.message)).toEqual([message])
  })

  it('names what matches but has no age that can be read', async () => {
    const seed: Seed = {
      resources: [vm('old'), vm('none'), vm('other', { tags: {} }), vm('bin', { status: 'RECYCLE' })],
    }
    const { results, undated } = await runBriefly(seed, ['vm-instance'], {
      ...{ criteria: { ...criteria, olderThanMs: 3_600_000 }, goal: 'recycled' },
      onAnswer: (answer, request) =>
        asked(request).action === 'DescribeInstances'
          ? relisted(answer, ({ dataSet, ...list }) => ({
              ...list,
              dataSet: dataSet.map((item) =>
                item['instanceId'] === 'old' ? item : { ...item, createTime: null },
              ),
            }))
          : answer,
    })
    expect(outcomes(results)).toEqual({ 'vm-instance/old': 'recycled' })
    expect(undated).toEqual(['vm-instance/none'])
  })
})

describe('what this run has listed', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['and never finds by its id', { shown: [{ as: 'GONE', in: 'ids' }] }, 'failed'],
    ['and vanishes a moment later', { timeline: [{ after: 4100, status: 'GONE' }] }, 'destroyed'],
  ])('%s is never missing', async (_what, more, outcome) => {
    const { results } = await runEngine({ resources: [vm('a', { name: 'web', ...more })] }, ['vm-instance'], {
      criteria,
      goal: 'recycled',
    })
    expect(results).toMatchObject([{ id: 'a', name: 'web', outcome, initialStatus: 'RUNNING' }])
    expect(results[0]?.seconds).toBeGreaterThan(60)
  })

  it('and still lists after it was not found by its id for long is reported', async () => {
    const seed = { resources: [vm('a', { shown: [{ as: 'GONE', in: 'ids' }] }), vm('b')] }
    const { results, unlisted, elapsedMs } = await runEngine(seed, ['vm-instance'], { criteria })
    expect(results).toMatchObject([
      {
        ...{ id: 'a', outcome: 'failed', finalStatus: 'RUNNING' },
        error: {
          code: 'UNRELIABLE_ANSWER',
          message: 'DescribeInstances does not find it by its id, but still lists it as RUNNING.',
          requestId: null,
          hint: 'Check in the console whether it still exists, then run again.',
        },
      },
      { id: 'b', outcome: 'destroyed' },
    ])
    expect(unlisted).toEqual([])
    expect(elapsedMs).toBeGreaterThan(120_000)
    expect(elapsedMs).toBeLessThan(140_000)
  })

  it.each([
    ['then finds in use', [{ at: 4030, set: { status: 'RUNNING' } }]],
    ['then lists in use', [{ at: 3000, set: { status: 'RUNNING' } }]],
  ])('in the recycle bin, and %s, was restored and is kept', async (_what, events) => {
    const { results, simulator } = await runBriefly(
      { resources: [vm('a', { status: 'RECYCLE', events })] },
      ['vm-instance'],
      { criteria },
    )
    expect(results.map(({ outcome, error }) => [outcome, error?.code])).toEqual([['failed', 'RESTORED']])
    expect(simulator.calls.filter(({ applied }) => applied)).toEqual([])
    expect(simulator.statusOf('vm-instance', 'a')).toBe('RUNNING')
  })

  it('for a moment after it was destroyed is no contradiction', async () => {
    const shown = [{ as: 'RELEASING', after: 'ReleaseInstances', for: 15_000, in: 'selections' }]
    const { results, unlisted } = await runBriefly({ resources: [vm('a', { shown })] }, ['vm-instance'], {
      criteria,
    })
    expect(outcomes(results)).toEqual({ 'vm-instance/a': 'destroyed' })
    expect(unlisted).toEqual([])
  })
})

describe('what appears during the run', () => {
  it('is torn down in another round, and reported with the rest', async () => {
    const seed = { resources: [vm('a'), vm('late', { createdInMs: 6000 })] }
    const { results, timelines, events, simulator, elapsedMs } = await runBriefly(seed, ['vm-instance'], {
      criteria,
    })
    expect(outcomes(results)).toEqual({ 'vm-instance/a': 'destroyed', 'vm-instance/late': 'destroyed' })
    expect(timelines.map(({ label }) => label)).toEqual(['vm-instance/a', 'vm-instance/late'])
    expect(events).toContain('appeared vm-instance/late')
    expect(events.filter((event) => event.startsWith('listed'))).toEqual(['listed vm-instance 1 of 1'])
    expect(simulator.statusOf('vm-instance', 'late')).toBeUndefined()
    // Counted from the start of the run, not of the round.
    expect(results[1]?.seconds).toBeGreaterThan(results[0]?.seconds ?? Infinity)
    expect(results[1]?.seconds).toBeLessThanOrEqual(elapsedMs / 1000 + 0.05)
  })

  it('counts for max-resources together with what came before', async () => {
    const seed = { resources: [vm('a'), vm('late', { createdInMs: 6000 })] }
    const { results, simulator } = await runBriefly(seed, ['vm-instance'], {
      criteria,
      guards: { maxResources: 1 },
    })
    expect(results).toMatchObject([
      { id: 'a', outcome: 'destroyed' },
      {
        id: 'late',
        outcome: 'failed',
        error: {
          code: 'TOO_MANY_RESOURCES',
          message:
            '2 resources would be affected, but the input max-resources allows 1: vm-instance/late (late). These appeared during the run, and nothing was sent for them.',
        },
      },
    ])
    expect(simulator.statusOf('vm-instance', 'late')).toBe('RUNNING')
  })

  it('again and again is torn down in three rounds, and then reported', async () => {
    const clock = createVirtualClock()
    const simulator = new Simulator({ resources: [vm('v-0')] }, { now: () => clock.now() })
    let next = 1
    const { results, unlisted } = await runAgain(simulator, clock, ['vm-instance'], {
      criteria,
      goal: 'recycled',
      listener: {
        answered: () => {
          simulator.add(vm(`v-${next}`))
          next += 1
        },
      },
    })
    expect(results.map(({ id, outcome, error }) => [id, outcome, error?.code])).toEqual([
      ...['v-0', 'v-1', 'v-2'].map((id) => [id, 'recycled', undefined]),
      ['v-3', 'pending', 'STILL_APPEARING'],
    ])
    expect(results.at(-1)).toMatchObject({ name: 'v-3', initialStatus: 'RUNNING', finalStatus: 'RUNNING' })
    expect(unlisted).toEqual([])
  })

  it('is not looked for where nothing was found, in a dry run, or after the end', async () => {
    const count = async (seed: Seed, options: EngineOptions) => {
      const requests: unknown[] = []
      await runBriefly(seed, ['vm-instance'], {
        criteria,
        onAnswer: (answer, request) => {
          if (isSelection(request)) requests.push(request)
          return answer
        },
        ...options,
      })
      return requests.length
    }
    expect(await count({}, {})).toBe(3)
    // Once beyond the page that may be full.
    expect(await count({ resources: [vm('a')] }, { dryRun: true })).toBe(4)
    expect(await count({ resources: [vm('a', { stuck: true })] }, { budgetMs: 30_000 })).toBe(4)
    expect(await count({ resources: [vm('a')] }, { goal: 'recycled' })).toBe(6)
  })

  it('of a kind whose list cannot be read at the end is reported', async () => {
    let sent = false
    const { results, unlisted } = await runBriefly({ resources: [vm('a')] }, ['vm-instance'], {
      ...{ criteria, goal: 'recycled' },
      onAnswer: (answer, request) => {
        sent ||= asked(request).action === 'TerminateInstance'
        return sent && isSelection(request) ? relisted(answer, () => ({})) : answer
      },
    })
    expect(outcomes(results)).toEqual({ 'vm-instance/a': 'recycled' })
    expect(unlisted.map(({ type, failure }) => [type, failure.code])).toEqual([
      ['vm-instance', 'UNRELIABLE_ANSWER'],
    ])
  })

  it('is not taken to be nothing where the access key is refused before the last reading', async () => {
    const { results, unlisted } = await runBriefly({ resources: [vm('a')] }, ['vm-instance'], {
      criteria,
      onAnswer: (() => {
        let isReleased = false
        return (answer, request) => {
          isReleased ||= asked(request).action === 'ReleaseInstances'
          return isReleased && isSelection(request)
            ? refused(answer, 401, 'AUTHFAILURE_SIGNATURE_FAILURE', 'No.')
            : answer
        }
      })(),
    })
    expect(outcomes(results)).toEqual({ 'vm-instance/a': 'destroyed' })
    expect(unlisted).toMatchObject([
      { type: 'vm-instance', failure: { code: 'AUTHFAILURE_SIGNATURE_FAILURE' } },
    ])
  })

  it('stops the run where its announcement is a mistake of this action', async () => {
    const seed = { resources: [vm('a'), vm('late', { createdInMs: 6000 })] }
    const { results } = await runBriefly(seed, ['vm-instance'], {
      criteria,
      listener: {
        appeared: () => {
          throw new Error('oops')
        },
      },
    })
    expect(results[0]).toMatchObject({ id: 'a', outcome: 'destroyed' })
  })
})
