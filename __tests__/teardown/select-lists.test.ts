// Reading a list to its last page, and what is selected from one that cannot be relied on: nothing.

import { describe, expect, it } from '@jest/globals'
import { Simulator } from '../../simulator/index.ts'
import { asked, refused, relisted, writes, type Listing } from '../support/answers.ts'
import { outcomes, runAgain, runBriefly, type EngineOptions } from '../support/engine.ts'
import { createVirtualClock } from '../support/virtual-clock.ts'

type OnAnswer = NonNullable<EngineOptions['onAnswer']>

const preview = { tags: { preview: 'yes' } }
const criteria = { tags: [{ key: 'preview', value: 'yes' }] }
const vm = (id: string, more = {}) => ({ kind: 'vm-instance', id, ...preview, ...more })

/** Whether a request lists without ids: then it reads the list of a kind, and is no look. */
const lists = (request: Parameters<typeof asked>[0]): boolean => {
  const { action, body } = asked(request)
  return action.startsWith('Describe') && body['pageSize'] === 1000
}

/** Changes the pages of the first so many readings of a list. */
function changed(
  readings: number,
  change: (list: Listing, page: number) => Record<string, unknown>,
): OnAnswer {
  let reading = 0
  return (answer, request) => {
    if (!lists(request)) return answer
    const page = Number(asked(request).body['pageNum'])
    if (page === 1) reading += 1
    return reading > readings ? answer : relisted(answer, (list) => change(list, page))
  }
}

const UNRELIABLE: [string, (list: Listing, page: number) => Record<string, unknown>, string][] = [
  ['counts more than it lists', (list) => ({ ...list, totalCount: 3 }), 'it counts 3 resources but lists 2'],
  ['counts less than it lists', (list) => ({ ...list, totalCount: 1 }), 'it counts 1 resources but lists 2'],
  [
    'counts another number on its second page',
    (list, page) => (page === 1 ? { ...list, totalCount: 3 } : { ...list, totalCount: 4 }),
    'the list changed while its pages were read',
  ],
  [
    'says the same on every page',
    (list) => ({ totalCount: 2, dataSet: list.dataSet.slice(0, 1) }),
    'it counts 2 resources but lists 1',
  ],
  [
    'has something that cannot be read and less than it counts',
    ({ dataSet }, page) => ({
      totalCount: 3,
      dataSet: page === 1 ? dataSet.map((item) => ({ ...item, instanceStatus: '' })) : [],
    }),
    'it counts 3 resources but lists 2',
  ],
  ['has no count', ({ dataSet }) => ({ dataSet }), 'it has no count'],
  ['has no list', () => ({ totalCount: 2 }), 'it has no list'],
]

describe('a list that', () => {
  it.each(UNRELIABLE)('%s is read again a second later', async (_what, change) => {
    const { results, unlisted, simulator } = await runBriefly(
      { resources: [vm('a'), vm('b')] },
      ['vm-instance'],
      {
        criteria,
        goal: 'recycled',
        onAnswer: changed(2, change),
      },
    )
    expect(unlisted).toEqual([])
    expect(outcomes(results)).toEqual({ 'vm-instance/a': 'recycled', 'vm-instance/b': 'recycled' })
    const readings = simulator.calls.filter(({ body }) => (body as { pageNum: number }).pageNum === 1)
    const gap = (index: number) => (readings[index]?.at ?? 0) - (readings[index - 1]?.at ?? 0)
    expect(gap(1)).toBeGreaterThanOrEqual(1000)
    expect(gap(2)).toBeGreaterThanOrEqual(1000)
    expect(gap(2)).toBeLessThan(1100)
  })

  it.each(UNRELIABLE)(
    '%s four times is given up, and nothing of it is touched',
    async (_what, change, why) => {
      const always = changed(Infinity, change)
      const { results, unlisted, events, simulator } = await runBriefly(
        { resources: [vm('a'), vm('b'), { kind: 'bmc-eip', id: 'e', ...preview }] },
        ['vm-instance', 'bmc-eip'],
        {
          criteria,
          onAnswer: (answer, request) => (asked(request).service === 'vm' ? always(answer, request) : answer),
        },
      )
      expect(unlisted).toEqual([
        {
          type: 'vm-instance',
          failure: {
            code: 'UNRELIABLE_ANSWER',
            message: `The answer to DescribeInstances cannot be relied on: ${why}.`,
            requestId: null,
            hint: 'Run again to continue from the current state.',
          },
        },
      ])
      expect(outcomes(results)).toEqual({ 'bmc-eip/e': 'destroyed' })
      const first = simulator.calls.filter(
        ({ service, body }) => service === 'vm' && (body as { pageNum: number }).pageNum === 1,
      )
      expect(first).toHaveLength(4)
      expect(events[0]).toBe('listed bmc-eip 1 of 1')
    },
  )

  it('leaves out the tags of an item cannot be judged by tags: that item is unread, and the rest is selected', async () => {
    const { results, unlisted } = await runBriefly(
      { resources: [vm('a'), vm('b'), vm('c', { name: 'other' })] },
      ['vm-instance'],
      {
        criteria: { ...criteria, name: '?' },
        onAnswer: (answer, request) =>
          lists(request)
            ? relisted(answer, (list) => ({
                ...list,
                dataSet: list.dataSet.map(({ tags, ...item }) =>
                  item['instanceId'] === 'a' ? { ...item, tags } : item,
                ),
              }))
            : answer,
      },
    )
    expect(outcomes(results)).toEqual({ 'vm-instance/a': 'destroyed' })
    expect(unlisted).toMatchObject([
      {
        type: 'vm-instance',
        failure: {
          code: 'UNRELIABLE_ANSWER',
          // That its name does not match is known without any tags.
          message:
            '1 item in the answer to DescribeInstances cannot be read and was not changed: an item of its list has no tags.',
        },
      },
    ])
  })

  it('has something that cannot be read tells so, and the rest is selected', async () => {
    const { results, unlisted, events } = await runBriefly(
      { resources: [vm('a'), vm('b'), vm('c')] },
      ['vm-instance'],
      {
        criteria,
        onAnswer: changed(Infinity, (list) => ({
          ...list,
          dataSet: list.dataSet.map((item) =>
            item['instanceId'] === 'b' ? { ...item, tags: 'preview=yes' } : item,
          ),
        })),
      },
    )
    expect(outcomes(results)).toEqual({ 'vm-instance/a': 'destroyed', 'vm-instance/c': 'destroyed' })
    expect(unlisted).toEqual([
      {
        type: 'vm-instance',
        failure: {
          code: 'UNRELIABLE_ANSWER',
          message:
            '1 item in the answer to DescribeInstances cannot be read and was not changed: an item of its list has tags that cannot be read.',
          requestId: null,
          hint: 'Check in the console what else exists.',
        },
      },
    ])
    expect(events[0]).toBe('listed vm-instance 2 of 2')
  })

  it('was not read when the run was cancelled is not read again', async () => {
    const { results, unlisted, simulator, elapsedMs } = await runBriefly(
      { resources: [vm('a')] },
      ['vm-instance'],
      {
        criteria,
        onAnswer: changed(3, (list) => ({ ...list, totalCount: 0 })),
        onCall: (count, stop) => {
          if (count === 2) stop.stop({ type: 'cancelled' })
        },
      },
    )
    expect(unlisted.map(({ failure }) => failure)).toEqual([
      {
        code: 'CANCELLED',
        message: 'The run was cancelled before its list had been read.',
        requestId: null,
        hint: 'Run again to continue from the current state.',
      },
    ])
    expect(results).toEqual([])
    expect(simulator.calls).toHaveLength(2)
    expect(elapsedMs).toBeLessThan(1100)
  })
})

describe('a kind', () => {
  it('that several words stand for is listed once', async () => {
    const { results, events, simulator } = await runBriefly(
      { resources: [vm('a')] },
      ['vm-instance', 'instance', 'vm-instance'],
      { criteria, dryRun: true },
    )
    expect(outcomes(results)).toEqual({ 'vm-instance/a': 'planned' })
    expect(events.slice(0, 3).sort()).toEqual([
      ...['listed bmc-instance 0 of 0', 'listed vm-instance 1 of 1', 'listed zec-instance 0 of 0'],
    ])
    const { calls } = simulator
    const lists = calls.filter(({ action, ids }) => action === 'DescribeInstances' && ids.length === 0)
    // Three times each, and once beyond the page that may be full.
    expect(lists.filter(({ service }) => service === 'vm')).toHaveLength(4)
    expect(lists.filter(({ service }) => service === 'bmc')).toHaveLength(3)
  })

  it('is told with how many of how many are meant', async () => {
    const { events } = await runBriefly(
      {
        resources: [
          { kind: 'port', id: 'a', name: 'pr-1' },
          { kind: 'port', id: 'b' },
          { kind: 'port', id: 'c' },
        ],
      },
      ['port'],
      { criteria: { name: 'pr-*' }, dryRun: true },
    )
    expect(events[0]).toBe('listed port 1 of 3')
  })

  it('in the reading of whose list this action makes a mistake stops the run', async () => {
    let stopped: unknown
    const { results, unlisted, simulator } = await runBriefly({ resources: [vm('a')] }, ['vm-instance'], {
      criteria,
      listener: {
        listed: () => {
          throw new Error('oops')
        },
      },
      onCall: (_count, stop) => {
        stopped = stop
      },
    })
    expect(stopped).toMatchObject({ reason: { type: 'crashed', error: new Error('oops') } })
    expect(results).toEqual([])
    expect(unlisted).toEqual([
      {
        type: 'vm-instance',
        failure: {
          code: 'INTERNAL_ERROR',
          message: 'The run was aborted before its list had been read.',
          requestId: null,
          hint: 'Please report it.',
        },
      },
    ])
    expect(simulator.calls).toHaveLength(4)
  })

  it('that the key may not list fails with the request id', async () => {
    const { unlisted, simulator } = await runBriefly(
      { resources: [vm('a')], permissions: { denied: ['vm:DescribeInstances'] } },
      ['vm-instance'],
      { criteria },
    )
    expect(unlisted).toMatchObject([
      {
        type: 'vm-instance',
        failure: {
          code: 'AUTHFAILURE_UNAUTHORIZED_OPERATION',
          requestId: simulator.calls[0]?.requestId,
          hint: 'The access key is not allowed to call DescribeInstances. Grant it that permission, or use another key.',
        },
      },
    ])
  })

  it.each([
    ['UNEXPECTED_REDIRECT', 302, {}],
    ['AUTHFAILURE_INVALID_AUTHORIZATION', 401, { code: 'AUTHFAILURE_INVALID_AUTHORIZATION', message: 'No.' }],
  ])(
    'whose list every further call would share the fate of stops the run: %s',
    async (code, status, body) => {
      // Only the second list is answered so; the first one is not read again either, so nothing is selected.
      let answers = 0
      const { results, unlisted, simulator } = await runBriefly(
        { resources: [vm('a'), { kind: 'port', id: 'p', ...preview }] },
        ['vm-instance', 'port'],
        {
          criteria,
          onAnswer: (answer) =>
            (answers += 1) === 2 ? { ...answer, status, body: JSON.stringify(body) } : answer,
        },
      )
      expect(unlisted.map(({ type, failure }) => [type, failure.code])).toEqual([
        ['vm-instance', code],
        ['port', code],
      ])
      expect(results).toEqual([])
      expect(writes(simulator.calls)).toEqual([])
    },
  )
})

describe('the filters of the server', () => {
  const body = async (type: string, given: EngineOptions['criteria']) => {
    const { simulator } = await runBriefly({}, [type], { criteria: given ?? {}, dryRun: true })
    const { pageNum, pageSize, ...filters } = simulator.calls[0]?.body as Record<string, unknown>
    expect([pageNum, pageSize]).toEqual([1, 1000])
    return filters
  }

  it.each<[string, EngineOptions['criteria'], Record<string, unknown>]>([
    ['vm-instance', { name: 'pr-1' }, { instanceName: 'pr-1' }],
    ['vm-instance', { name: 'pr-*' }, { instanceName: 'pr-*' }],
    ['vm-instance', { name: 'pr-?-web' }, { instanceName: 'pr-*' }],
    ['vm-instance', { name: '*-web' }, {}],
    // One name that may be written in two ways.
    ['vm-instance', { name: 'pré-*' }, {}],
    ['vm-instance', { name: 'é-pr*' }, {}],
    // Its filter is exact, and knows no prefix.
    ['vm-disk', { name: 'pr-1' }, { diskName: 'pr-1' }],
    ['vm-disk', { name: 'pr-*' }, {}],
    // Its filter is fuzzy.
    ['port', { name: 'pr-1' }, {}],
    ['port', { resourceGroupId: 'group-1' }, { resourceGroupId: 'group-1' }],
    ['port', { tags: [{ key: 'a', value: 'b' }] }, { tags: [{ key: 'a', value: 'b' }] }],
    ['port', { tags: [{ key: 'a', value: undefined }] }, { tagKeys: ['a'] }],
    [
      'vm-instance',
      { name: 'pr-1', resourceGroupId: 'group-1', olderThanMs: 1, tags: [{ key: 'a', value: '' }] },
      { instanceName: 'pr-1', resourceGroupId: 'group-1', tags: [{ key: 'a', value: '' }] },
    ],
    ['port', { olderThanMs: 1 }, {}],
  ])('of %s for %j are those that leave out nothing which is meant', async (type, given, filters) => {
    expect(await body(type, given)).toEqual(filters)
  })
})

describe('a resource group that the resources do not tell', () => {
  const seed = {
    resources: [
      { kind: 'port', id: 'in', resourceGroupId: 'group-1' },
      { kind: 'port', id: 'out', resourceGroupId: 'group-2' },
    ],
  }
  const probes = (request: Parameters<typeof asked>[0]) =>
    asked(request).body['resourceGroupId'] === 'no-such-resource-group'
  const run = (onAnswer: OnAnswer, group = 'group-1') =>
    runBriefly(seed, ['port'], { criteria: { resourceGroupId: group }, onAnswer, goal: 'recycled' })

  it('is believed of a server that lists nothing of a group that cannot be', async () => {
    const { results, simulator } = await run((answer) => answer)
    expect(outcomes(results)).toEqual({ 'port/in': 'recycled' })
    expect(simulator.calls.slice(0, 5).map(({ body }) => body)).toEqual([
      ...[1, 2, 1, 1].map((pageNum) => ({ resourceGroupId: 'group-1', pageNum, pageSize: 1000 })),
      { resourceGroupId: 'no-such-resource-group', pageNum: 1, pageSize: 1 },
    ])
  })

  it('is believed of a server that says there is no such group', async () => {
    const { results } = await run((answer, request) =>
      probes(request)
        ? refused(answer, 404, 'OPERATION_FAILED_RESOURCE_GROUP_NOT_FOUND', 'No such group.')
        : answer,
    )
    expect(outcomes(results)).toEqual({ 'port/in': 'recycled' })
  })

  it.each<[string, (list: Listing) => Record<string, unknown>]>([
    ['lists what is of no such group', (list) => ({ ...list, totalCount: 1 })],
    ['cannot be understood', () => ({})],
    [
      'lists something, and counts nothing',
      () => ({ totalCount: 0, dataSet: [{ portId: 'x', portStatus: 'RUNNING' }, { portId: 'y' }] }),
    ],
  ])('is not believed of a server whose answer %s', async (_what, change) => {
    const { results, unlisted, events, simulator } = await run((answer, request) =>
      probes(request) ? relisted(answer, change) : answer,
    )
    expect(results).toEqual([])
    expect(unlisted).toEqual([
      {
        type: 'port',
        failure: {
          code: 'UNRELIABLE_ANSWER',
          message:
            'DescribePorts does not return the resource group of its items, and its filter by resource group is not reliable, so no resource of this kind was selected.',
          requestId: null,
          hint: 'Select it by tags or name instead.',
        },
      },
    ])
    expect(events.filter((event) => event.startsWith('listed'))).toEqual([])
    expect(writes(simulator.calls)).toEqual([])
  })

  it('is not believed of a server that refuses the question for another reason', async () => {
    const { results, unlisted } = await run((answer, request) =>
      probes(request) ? refused(answer, 400, 'INVALID_PARAMETER_VALUE', 'No.') : answer,
    )
    expect(results).toEqual([])
    expect(unlisted.map(({ type, failure }) => [type, failure.code])).toEqual([
      ['port', 'INVALID_PARAMETER_VALUE'],
    ])
  })

  it('is not asked about where nothing is selected, or nobody wants a group', async () => {
    const nothing = await run((answer) => answer, 'group-3')
    expect(nothing.simulator.calls.map(({ body }) => body)).toEqual(
      [1, 1, 1].map((pageNum) => ({ resourceGroupId: 'group-3', pageNum, pageSize: 1000 })),
    )
    const { simulator } = await runBriefly(seed, ['port'], { criteria: { name: 'in' }, dryRun: true })
    expect(simulator.calls.filter(({ body }) => (body as { pageSize: number }).pageSize === 1)).toEqual([])
  })
})

describe('an API in trouble', () => {
  it('is asked five times for a page', async () => {
    const { unlisted, simulator } = await runBriefly(
      { resources: [vm('a')], faults: { rules: [{ type: '503', actions: ['DescribeInstances'] }] } },
      ['vm-instance'],
      { criteria },
    )
    expect(unlisted.map(({ failure }) => failure.code)).toEqual(['SERVICE_TEMPORARY_UNAVAILABLE'])
    expect(simulator.calls).toHaveLength(5)
  })

  it('is asked five times whether it keeps to a resource group', async () => {
    let probes = 0
    const { unlisted } = await runBriefly(
      { resources: [{ kind: 'port', id: 'p', resourceGroupId: 'group-1' }] },
      ['port'],
      {
        criteria: { resourceGroupId: 'group-1' },
        onAnswer: (answer, request) => {
          if (asked(request).body['resourceGroupId'] !== 'no-such-resource-group') return answer
          probes += 1
          return refused(answer, 503, 'SERVICE_TEMPORARY_UNAVAILABLE', 'Later.')
        },
      },
    )
    expect(unlisted.map(({ failure }) => failure.code)).toEqual(['SERVICE_TEMPORARY_UNAVAILABLE'])
    expect(probes).toBe(5)
  })
})

const TAGS = [{ key: 'preview', value: 'yes' }]

describe('a list of several pages', () => {
  /** The ids of each reading, one per page. */
  const pages = (...readings: string[][]): OnAnswer => {
    let reading = -1
    let item: Record<string, unknown> | undefined
    return (answer, request) => {
      if (!lists(request)) return answer
      const page = Number(asked(request).body['pageNum'])
      if (page === 1) reading += 1
      const ids = readings[Math.min(reading, readings.length - 1)] ?? []
      return relisted(answer, ({ dataSet: [first] }) => {
        item ??= first
        const id = ids[page - 1]
        return { totalCount: ids.length, dataSet: id === undefined ? [] : [{ ...item, instanceId: id }] }
      })
    }
  }
  const run = (onAnswer: OnAnswer) =>
    runBriefly({ resources: [vm('a'), vm('b'), vm('c')] }, ['vm-instance'], {
      ...{ criteria, goal: 'recycled', dryRun: true, onAnswer },
    })
  /** How many readings there were, and how many pages they had together. */
  const read = (calls: readonly { action: string; body: unknown }[]) => {
    const pages = calls
      .filter(({ action }) => action === 'DescribeInstances')
      .map(({ body }) => body as { pageSize: number; pageNum: number })
      .filter(({ pageSize }) => pageSize === 1000)
    return [pages.filter(({ pageNum }) => pageNum === 1).length, pages.length]
  }

  it.each<[string, string[][], string[], [number, number]]>([
    // Twice two pages, and once a third that is empty.
    ['that agree', [['a', 'b']], ['a', 'b'], [3, 7]],
    [
      'between which something slips from one page to the other',
      [
        ['a', 'b'],
        ['a', 'c'],
        ['c', 'a'],
      ],
      ['a', 'b', 'c'],
      [3, 7],
    ],
    [
      'that only agree in the end',
      [
        ['a', 'b'],
        ['a', 'c'],
        ['b', 'c'],
        ['c', 'b'],
      ],
      ['a', 'b', 'c'],
      [4, 9],
    ],
    [
      'of which a later one is shorter',
      [
        ['a', 'b', 'c'],
        ['a', 'b'],
      ],
      ['a', 'b', 'c'],
      [3, 8],
    ],
    [
      'of which the last shows something new',
      [
        ['a', 'b'],
        ['a', 'b'],
        ['a', 'b', 'c'],
      ],
      ['a', 'b', 'c'],
      [4, 11],
    ],
  ])('is what readings %s have shown together', async (_what, readings, ids, count) => {
    const { results, unlisted, simulator } = await run(pages(...readings))
    expect(results.map(({ id }) => id)).toEqual(ids)
    expect(unlisted).toEqual([])
    expect(read(simulator.calls)).toEqual(count)
  })

  it('that never stays the same is given up', async () => {
    const changing = [
      ['a', 'b'],
      ['a', 'c'],
      ['b', 'c'],
    ]
    const { results, unlisted, simulator } = await run(pages(...changing, ...changing, ...changing))
    expect(results).toEqual([])
    expect(unlisted.map(({ failure }) => failure.message)).toEqual([
      'The list of DescribeInstances changed while its pages were read.',
    ])
    expect(read(simulator.calls)).toEqual([6, 13])
  })

  it('has to agree with the reading before it, not with one before that was broken off', async () => {
    const whole = pages(['a', 'b'])
    let answers = 0
    const { results, simulator } = await run(async (answer, request) => {
      const page = await whole(answer, request)
      return lists(request) && (answers += 1) === 6 ? relisted(page, () => ({ totalCount: 2 })) : page
    })
    expect(results.map(({ id }) => id)).toEqual(['a', 'b'])
    // Two readings, one page that could not be read, and two that agree.
    expect(read(simulator.calls)).toEqual([5, 10])
  })

  it.each<[string, (page: number) => Partial<Listing> | undefined, string | undefined]>([
    [
      'counts one page alone',
      (page) => ({ totalCount: 2, dataSet: page <= 2 ? undefined : [] }) as Partial<Listing>,
      'it counts 2 resources but lists 4',
    ],
    ['repeats its last page indefinitely', () => ({}), undefined],
  ])('that %s is not taken for whole, or is: the next page is asked for', async (_what, change, why) => {
    const item = (id: string) => ({ instanceId: id, instanceStatus: 'RUNNING', tags: { tags: TAGS } })
    const { results, unlisted } = await run((answer, request) => {
      if (!lists(request)) return answer
      const page = Number(asked(request).body['pageNum'])
      const ids = why === undefined ? ['a', 'b'] : [`a${page}`, `b${page}`]
      return relisted(answer, () => {
        const { dataSet = ids.map(item) } = change(page) ?? {}
        return { totalCount: 2, dataSet }
      })
    })
    expect(results.map(({ id }) => id)).toEqual(why === undefined ? ['a', 'b'] : [])
    expect(unlisted.map(({ failure }) => failure.message)).toEqual(
      why === undefined ? [] : [`The answer to DescribeInstances cannot be relied on: ${why}.`],
    )
  })

  it('may end with a page that the server refuses to list', async () => {
    const { results, unlisted } = await run((answer, request) =>
      lists(request) && asked(request).body['pageNum'] === 2
        ? refused(answer, 400, 'INVALID_PARAMETER_VALUE', 'No such page.')
        : answer,
    )
    expect(results.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    expect(unlisted).toEqual([])
  })
})

describe('a list that does not come', () => {
  it('is given up after a quarter of the time, which leaves the others theirs', async () => {
    const { results, unlisted, elapsedMs } = await runBriefly(
      {
        resources: [vm('a'), { kind: 'port', id: 'p', ...preview }],
        faults: { rules: [{ type: 'hang', actions: ['DescribePorts'] }] },
      },
      ['vm-instance', 'port'],
      { criteria, goal: 'recycled', budgetMs: 80_000 },
    )
    expect(outcomes(results)).toEqual({ 'vm-instance/a': 'recycled' })
    expect(unlisted).toEqual([
      {
        type: 'port',
        failure: {
          code: 'TIMED_OUT',
          message: 'Time ran out before its list had been read.',
          requestId: null,
          hint: 'Run again, or raise the input wait-timeout.',
        },
      },
    ])
    expect(elapsedMs).toBeGreaterThanOrEqual(20_000)
    expect(elapsedMs).toBeLessThan(30_000)
  })

  it('leaves no timer behind when it has come', async () => {
    const clock = createVirtualClock()
    const simulator = new Simulator({ resources: [vm('a')] }, { now: () => clock.now() })
    await runAgain(simulator, clock, ['vm-instance'], { criteria, goal: 'recycled' })
    await clock.advance(0)
    expect(clock.timers).toBe(0)
  })
})

describe('a kind of a family that the key may not list', () => {
  const seed = { resources: [vm('a')], permissions: { denied: ['zec:*', 'bmc:*'] } }

  it('is reported, whether or not the family has found something elsewhere', async () => {
    const { results, unlisted } = await runBriefly(seed, ['instance', 'eip'], { criteria, dryRun: true })
    expect(outcomes(results)).toEqual({ 'vm-instance/a': 'planned' })
    expect(unlisted.map(({ type, failure }) => [type, failure.code])).toEqual(
      ['bmc-instance', 'zec-instance', 'bmc-eip', 'zec-eip'].map((type) => [
        type,
        'AUTHFAILURE_UNAUTHORIZED_OPERATION',
      ]),
    )
  })
})
