// The audit: what the tag service names beyond the lists, before the plan and after the run.

import { describe, expect, it } from '@jest/globals'
import type { Seed } from '../../simulator/index.ts'
import { ALL_TYPES } from '../../src/resources/index.ts'
import type { HttpAnswer } from '../../src/zenlayer/transport.ts'
import { asked, refused } from '../support/answers.ts'
import { outcomes, runBriefly, type EngineOptions } from '../support/engine.ts'

const TAG = { key: 'preview', value: 'pr-1' }
const seed: Seed = { resources: [{ kind: 'vm-instance', id: 'v1', tags: { preview: 'pr-1' } }] }

interface Service {
  /** By tag as `key=value` or `key`, or by group: what is named, as `type/id`. */
  readonly names: (condition: string, calls: number) => readonly string[]
  readonly refuse?: Readonly<Record<string, string>>
  readonly items?: readonly Record<string, unknown>[]
}

function service({ names, refuse = {}, items }: Service) {
  const bodies: { action: string; body: Record<string, unknown> }[] = []
  const onAnswer: NonNullable<EngineOptions['onAnswer']> = (answer, request) => {
    const { service: name, action, body } = asked(request)
    if (name !== 'zrm') return answer
    bodies.push({ action, body })
    const code = refuse[action]
    if (code !== undefined) return refused(ok([]), 403, code, 'No.')
    const [tag] = (body['tags'] ?? []) as { key: string; value: string }[]
    const [key] = (body['tagKeys'] ?? []) as string[]
    const condition = tag === undefined ? (key ?? String(body['resourceGroupId'])) : `${tag.key}=${tag.value}`
    const idField = action === 'DescribeResources' ? 'resourceId' : 'resourceUuid'
    return ok(
      items ??
        names(condition, bodies.length).map((name) => {
          const [resourceType, id] = name.split('/')
          return { resourceType, [idField]: id }
        }),
    )
  }
  return { onAnswer, bodies }
}

function ok(dataSet: readonly Record<string, unknown>[]): HttpAnswer {
  const response = { requestId: 'T-1', totalCount: dataSet.length, dataSet }
  return { status: 200, headers: {}, body: JSON.stringify({ requestId: 'T-1', response }) }
}

const run = (options: EngineOptions, given: Seed = seed) =>
  runBriefly(given, ALL_TYPES, { criteria: { tags: [TAG] }, budgetMs: 600_000, ...options })

describe('the audit of a run over everything', () => {
  it('names what no list has before the plan, and as left behind after the run', async () => {
    const { onAnswer, bodies } = service({ names: () => ['VM/v1', 'ZOS_COMMAND/cmd-1'] })
    const { audit, events, results } = await run({ onAnswer })
    expect(outcomes(results)).toEqual({ 'vm-instance/v1': 'destroyed' })
    expect(events).toContain('audited ZOS_COMMAND/cmd-1')
    expect(events.indexOf('audited ZOS_COMMAND/cmd-1')).toBeLessThan(
      events.findIndex((event) => event.startsWith('planned')),
    )
    // Both are still named: one was never torn down, and of the other the service says that it was not either.
    expect(audit).toMatchObject({
      found: [
        { type: 'VM', id: 'v1' },
        { type: 'ZOS_COMMAND', id: 'cmd-1' },
      ],
    })
    expect(bodies[0]).toEqual({
      action: 'DescribeResources',
      body: { tags: [TAG], pageNum: 1, pageSize: 1000 },
    })
  })

  it('waits for a service that lags', async () => {
    const { onAnswer, bodies } = service({ names: (_, calls) => (calls < 4 ? ['VM/v1'] : []) })
    const { audit } = await run({ onAnswer })
    expect(audit).toEqual({ found: [] })
    expect(bodies).toHaveLength(4)
  })

  it('finds nothing where everything it names has an outcome that explains it', async () => {
    const { onAnswer } = service({ names: () => ['VM/v1'] })
    const { audit, results } = await run({ onAnswer, guards: { protect: ['v1'] } })
    expect(outcomes(results)).toEqual({ 'vm-instance/v1': 'protected' })
    expect(audit).toEqual({ found: [] })
  })

  it('asks for one tag at a time, and for the group, and takes what all of them name', async () => {
    const { onAnswer, bodies } = service({
      names: (condition) =>
        condition === 'preview=pr-1'
          ? ['A/1', 'A/2']
          : condition === 'team'
            ? ['A/2', 'A/3']
            : ['A/2', 'A/9'],
    })
    const { audit } = await run(
      { onAnswer, criteria: { tags: [TAG, { key: 'team', value: undefined }], resourceGroupId: 'g-1' } },
      {},
    )
    expect(audit).toMatchObject({ found: [{ type: 'A', id: '2' }] })
    expect(bodies.slice(0, 3).map(({ body }) => body)).toEqual([
      { tags: [TAG], pageNum: 1, pageSize: 1000 },
      { tagKeys: ['team'], pageNum: 1, pageSize: 1000 },
      { resourceGroupId: 'g-1', pageNum: 1, pageSize: 1000 },
    ])
  })

  it('falls back to the older operation where the newer one is refused or unknown', async () => {
    const { onAnswer, bodies } = service({
      names: () => ['A/1'],
      refuse: { DescribeResources: 'UNKNOWN_ACTION' },
    })
    const { audit } = await run({ onAnswer }, {})
    expect(audit).toMatchObject({ found: [{ type: 'A', id: '1' }] })
    expect(bodies.slice(0, 2).map(({ action }) => action)).toEqual([
      'DescribeResources',
      'DescribeResourceByTags',
    ])
  })

  it('is made for a selection by resource group alone', async () => {
    const { onAnswer } = service({ names: () => ['A/1'] })
    const { audit, events } = await run({ onAnswer, criteria: { resourceGroupId: 'g-1' } }, {})
    expect(audit).toMatchObject({ found: [{ type: 'A', id: '1' }] })
    expect(events).toContain('audited A/1')
  })

  it.each([
    ['AUTHFAILURE_UNAUTHORIZED_OPERATION', true],
    ['NEVER_HEARD_OF', false],
  ])(
    'that is refused with %s says so, and all is torn down: for lack of permission: %j',
    async (code, isForbidden) => {
      const { onAnswer, bodies } = service({
        names: () => [],
        refuse: { DescribeResources: code, DescribeResourceByTags: code },
      })
      const { audit, results } = await run({ onAnswer })
      expect(outcomes(results)).toEqual({ 'vm-instance/v1': 'destroyed' })
      expect(audit).toMatchObject({ isForbidden, failure: { code } })
      // A missing permission does not come by itself.
      expect(bodies.filter(({ action }) => action === 'DescribeResources')).toHaveLength(isForbidden ? 1 : 2)
    },
  )

  it.each<[string, Record<string, unknown>, string]>([
    [
      'counts more than it lists',
      { totalCount: 2, dataSet: [{ resourceId: 'a' }] },
      'it counts 2 .* lists 1',
    ],
    [
      'counts less than it lists',
      { totalCount: 0, dataSet: [{ resourceId: 'a' }] },
      'it counts 0 .* lists 1',
    ],
    ['has no list', { totalCount: 3 }, 'it counts 3 .* lists 0'],
    ['has neither a count nor a list', {}, 'no list'],
    ['has something else for a list', { totalCount: 0, dataSet: { a: 1 } }, 'no list'],
    ['lists something without an id', { totalCount: 1, dataSet: [{ name: 'x' }] }, 'without a valid id'],
    ['lists a path for an id', { totalCount: 1, dataSet: [{ resourceId: '../2' }] }, 'without a valid id'],
    ['lists something that is no object', { totalCount: 1, dataSet: ['x'] }, 'without a valid id'],
  ])('concludes nothing from an answer that %s', async (_how, response, reason) => {
    const { audit } = await run({
      onAnswer: (answer, request) =>
        asked(request).service === 'zrm'
          ? { ...ok([]), body: JSON.stringify({ requestId: 'T-1', response }) }
          : answer,
    })
    expect(audit).toMatchObject({
      isForbidden: false,
      failure: { code: 'UNRELIABLE_ANSWER', message: expect.stringMatching(reason) },
    })
  })

  it('believes a list without a count, and an empty one that says so', async () => {
    for (const [response, found] of [
      [{ dataSet: [{ resourceId: 'a', resourceType: 'A' }] }, [{ type: 'A', id: 'a' }]],
      [{ totalCount: 0, dataSet: null }, []],
      [{ totalCount: 0 }, []],
    ] as const) {
      const { audit } = await run({
        onAnswer: (answer, request) =>
          asked(request).service === 'zrm'
            ? { ...ok([]), body: JSON.stringify({ requestId: 'T-1', response }) }
            : answer,
      })
      expect(audit).toMatchObject({ found })
    }
  })

  it('is made after the run although the service failed before it', async () => {
    let nth = 0
    const named = service({ names: () => ['A/1'] })
    const { audit } = await run(
      {
        onAnswer: (answer, request) => {
          const { service: name, action } = asked(request)
          if (name !== 'zrm') return answer
          nth += 1
          return nth <= 2 ? refused(ok([]), 403, 'NEVER_HEARD_OF', action) : named.onAnswer(answer, request)
        },
      },
      {},
    )
    expect(audit).toMatchObject({ found: [{ type: 'A', id: '1' }] })
  })

  it.each(['timeout', 'cancelled'] as const)(
    'that a stop prevents is not taken for one: %s',
    async (type) => {
      const { onAnswer } = service({ names: () => [] })
      const { audit } = await run({
        onAnswer,
        onCall: (_, stop, simulator) => {
          if (simulator.calls.some(({ action }) => action === 'ReleaseInstances')) stop.stop({ type })
        },
      })
      expect(audit).toMatchObject({
        isForbidden: false,
        failure: { code: type === 'timeout' ? 'TIMED_OUT' : 'CANCELLED' },
      })
    },
  )

  it('keeps hostile types on one line', async () => {
    const { onAnswer } = service({
      names: () => [],
      items: [{ resourceType: 'A\n::error::', resourceId: '1' }],
    })
    const { audit } = await run({ onAnswer }, {})
    expect(audit).toMatchObject({ found: [{ type: 'A ::error::', id: '1' }] })
  })

  it('holds a resource against a name or an age only where the service tells them', async () => {
    const old = '2026-01-01T00:00:00Z'
    const { onAnswer } = service({
      names: () => [],
      items: [
        { resourceType: 'A', resourceId: '1', name: 'pr-1-web', createTime: '2025-01-01T00:00:00Z' },
        { resourceType: 'A', resourceId: '2', name: 'other', createTime: '2025-01-01T00:00:00Z' },
        { resourceType: 'A', resourceId: '3', name: 'pr-1-new', createTime: old },
        { resourceType: 'A', resourceId: '4' },
      ],
    })
    const { audit } = await run(
      { onAnswer, criteria: { tags: [TAG], name: 'pr-1-*', olderThanMs: 86_400_000 } },
      {},
    )
    expect(audit).toMatchObject({ found: [{ type: 'A', id: '1' }] })
  })
})

describe('no audit is made', () => {
  it.each<[string, readonly string[], EngineOptions]>([
    ['of a narrower selection', ['instance'], { criteria: { tags: [TAG] } }],
    ['of a selection by name', ALL_TYPES, { criteria: { name: 'v*' } }],
    ['of named resources', ['vm-instance/v1'], { criteria: { tags: [TAG] } }],
  ])('%s', async (_, references, options) => {
    const { onAnswer, bodies } = service({ names: () => ['A/1'] })
    const { audit } = await runBriefly(seed, references, { ...options, onAnswer })
    expect([audit, bodies]).toEqual([undefined, []])
  })

  it('after a dry run or a run to the recycle bin, but before their plan', async () => {
    for (const options of [{ dryRun: true }, { goal: 'recycled' as const }]) {
      const { onAnswer, bodies } = service({ names: () => ['A/1'] })
      const { audit, events } = await run({ ...options, onAnswer })
      expect(audit).toBeUndefined()
      expect(events).toContain('audited A/1')
      expect(bodies).toHaveLength(1)
    }
  })
})
