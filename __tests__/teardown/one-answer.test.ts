// What one answer says, or fails to say, is not enough to let anything go that must stay, nor for a green run.

import { describe, expect, it } from '@jest/globals'
import type { ResourceSeed } from '../../simulator/resource-seed.ts'
import { KINDS } from '../../src/resources/index.ts'
import type { HttpAnswer, HttpRequest } from '../../src/zenlayer/transport.ts'
import { asked, refused, relisted } from '../support/answers.ts'
import { outcomes, runEngine, type EngineOptions, type EngineRun } from '../support/engine.ts'

const KEEP = { keep: 'true' }
const PREVIEW = { preview: 'pr-1' }
const protects = { guards: { protect: ['tag:keep=true'] } }
const byTag = { criteria: { tags: [{ key: 'preview', value: 'pr-1' }] } }
const byName = { guards: { expectName: 'pr-*' } }
const busy = (action: string, times: number) => ({
  refuse: { [action]: { status: 403, code: 'OPERATION_DENIED_INSTANCE_STATUS_INSTALLING', times } },
})

type Seed = ResourceSeed | Record<string, unknown>

async function run(resources: readonly Seed[], references: readonly string[], options: EngineOptions = {}) {
  const ended = await runEngine({ resources: resources as ResourceSeed[] }, references, {
    budgetMs: 300_000,
    ...options,
  })
  return { ...ended, ...lookInto(ended) }
}

function lookInto({ simulator, results }: EngineRun) {
  return {
    left: (label: string) => simulator.statusOf(...(label.split('/') as [string, string])),
    of: (label: string) => results.find(({ type, id }) => `${type}/${id}` === label),
  }
}

/** Puts `instead` in place of the answers to `action` whose number `matches`, counted from 1. */
function at(action: string, matches: (nth: number) => boolean, instead: (answer: HttpAnswer) => HttpAnswer) {
  let nth = 0
  return (answer: HttpAnswer, request: HttpRequest) => {
    if (asked(request).action !== action) return answer
    nth += 1
    return matches(nth) ? instead(answer) : answer
  }
}

const empty = (answer: HttpAnswer) => relisted(answer, (list) => ({ ...list, totalCount: 0, dataSet: [] }))

describe('what is inside a VPC that is torn down with all its contents', () => {
  const world = (vpc: Record<string, unknown> = {}, more: Record<string, unknown> = {}) => [
    { kind: 'zec-vpc', id: 'v1', ...vpc },
    { kind: 'zec-subnet', id: 's1', vpcId: 'v1' },
    { kind: 'zec-instance', id: 'i1', subnetId: 's1', ...more },
    { kind: 'zec-nic', id: 'n0', instanceId: 'i1', nicType: 'Primary', vpcId: 'v1', subnetId: 's1' },
    { kind: 'zec-eip', id: 'e1', instanceId: 'i1' },
  ]
  const withoutTags = (answer: HttpAnswer) =>
    relisted(answer, (list) => ({ ...list, dataSet: list.dataSet.map(({ tags: _, ...item }) => item) }))
  const always = () => true

  it.each<[string, Seed[], EngineOptions]>([
    [
      'is the default one and slow to show',
      world({ isDefault: true }),
      { slowMs: (request) => (asked(request).action === 'DescribeVpcs' ? 7000 : 0) },
    ],
    [
      'is the default one and hidden at first',
      world({ isDefault: true, shown: [{ as: 'GONE', for: 8000 }] }),
      {},
    ],
    [
      'is protected and hidden for long',
      world({ tags: KEEP, shown: [{ as: 'GONE', for: 15_000 }] }),
      protects,
    ],
    [
      'cannot be read',
      world({ tags: KEEP }),
      {
        ...protects,
        onAnswer: at('DescribeVpcs', always, (answer) => refused(answer, 403, 'OPERATION_DENIED_X', 'No.')),
      },
    ],
    ['does not tell its tags', world(), { ...protects, onAnswer: at('DescribeVpcs', always, withoutTags) }],
    [
      'is renamed while an instance is still busy',
      world(
        { name: 'pr-1', events: [{ at: 6000, set: { name: 'prod' } }] },
        { status: 'STOPPING', delays: { busy: 12_000 } },
      ).map((one) => ({ name: 'pr-x', ...one })),
      byName,
    ],
  ])('stays where the VPC %s', async (_, resources, options) => {
    const { left, of } = await run(resources, ['zec-vpc/v1'], { cascade: true, ...options })
    expect(left('zec-vpc/v1')).toBe('THERE')
    expect(left('zec-instance/i1')).toMatch(/RUNNING|STOPPING/)
    expect(left('zec-eip/e1')).toBe('BINDED')
    expect(of('zec-instance/i1')).toMatchObject({
      outcome: 'protected',
      reason: expect.stringContaining('zec-vpc/v1, which contains it,'),
    })
    expect(of('zec-vpc/v1')?.outcome).not.toBe('missing')
  })

  it('stays where the VPC is named by its family and turns out to be the default one', async () => {
    const { left } = await run(world({ isDefault: true }), ['vpc/v1'], { cascade: true })
    expect([left('zec-vpc/v1'), left('zec-instance/i1')]).toEqual(['THERE', 'RUNNING'])
  })

  it('stays where two kinds of VPC share the id', async () => {
    const { left, of } = await run([...world(), { kind: 'bmc-vpc', id: 'v1' }], ['vpc/v1'], { cascade: true })
    expect(of('vpc/v1')).toMatchObject({ outcome: 'failed', error: { code: 'AMBIGUOUS_ID' } })
    expect([left('zec-instance/i1'), left('zec-subnet/s1')]).toEqual(['RUNNING', 'THERE'])
  })

  it('goes where the VPC may go, however late that is known', async () => {
    const { left } = await run(world({ shown: [{ as: 'GONE', for: 8000 }] }), ['zec-vpc/v1'], {
      cascade: true,
    })
    expect(world().map(({ kind, id }) => left(`${kind}/${id}`))).toEqual(world().map(() => undefined))
  })

  it('is not destroyed because no look by its id has found it', async () => {
    const hidden = world({}, { shown: [{ as: 'GONE', in: 'ids' }] })
    const { left, of } = await run(hidden, ['zec-vpc/v1'], { cascade: true })
    expect(left('zec-instance/i1')).toBe('RUNNING')
    expect(of('zec-instance/i1')).toMatchObject({ outcome: 'failed', error: { code: 'UNRELIABLE_ANSWER' } })
  })
})

describe('a dependent that must stay', () => {
  const instance = (more = {}) => ({ kind: 'zec-instance', id: 'z1', tags: PREVIEW, name: 'pr-1', ...more })
  const eip = (more = {}) => ({ kind: 'zec-eip', id: 'e1', name: 'web', instanceId: 'z1', ...more })

  it.each<[string, string, Seed[], string[], EngineOptions]>([
    ['a rule protects', 'zec-eip/e1', [instance(), eip({ tags: KEEP })], ['zec-instance/z1'], protects],
    ['does not match', 'zec-eip/e1', [instance(), eip()], ['zec-instance'], byTag],
  ])('that %s survives a list that is empty once: %s', async (_, label, resources, references, options) => {
    for (const nth of [1, 2, 3, 4, 5]) {
      const onAnswer = at('DescribeEips', (which) => which === nth, empty)
      const { left, of } = await run(resources, references, { ...options, onAnswer })
      expect([nth, left(label), of('zec-instance/z1')?.outcome]).toEqual([nth, 'UNBIND', 'destroyed'])
      expect(of(label)?.outcome).toMatch(/protected|skipped/)
    }
  })

  it.each([
    ['a rule', protects, ['zec-instance/z1'], { ...PREVIEW, ...KEEP }],
    ['the criteria', byTag, ['zec-instance'], {}],
  ] as const)(
    'by %s survives a list that is empty from the second reading on',
    async (_, options, named, tags) => {
      const { left } = await run([instance(busy('ReleaseInstances', 3)), eip({ tags })], named, {
        ...options,
        onAnswer: at('DescribeEips', (nth) => nth > 4, empty),
      })
      expect(left('zec-eip/e1')).toBe('UNBIND')
    },
  )

  it('is known from its instance where its own list lacks it at first', async () => {
    for (const [kind, more] of [
      ['zec-nic', {}],
      ['zec-disk', { portable: false }],
    ] as const) {
      const hidden = {
        kind,
        id: 'd1',
        instanceId: 'z1',
        tags: KEEP,
        shown: [{ as: 'GONE', for: 1000 }],
        ...more,
      }
      const resources = [instance(busy('ReleaseInstances', 3)), hidden]
      const { left } = await run(resources, ['zec-instance/z1'], protects)
      expect([kind, left(`${kind}/d1`)]).toEqual([kind, expect.stringMatching(/USE|AVAILABLE/)])
    }
  })

  describe('and that its instance names, but its own list lacks', () => {
    const disk = { kind: 'zec-disk', id: 'd1', instanceId: 'z1', portable: false }
    const isById = (request: HttpRequest) => asked(request).body['diskIds'] !== undefined
    const isOfDisks = (request: HttpRequest) => asked(request).action === 'DescribeDisks'
    const teardown = (more: Record<string, unknown>, options: EngineOptions) =>
      run([instance(), { ...disk, ...more }], ['zec-instance/z1'], options)
    const writesOf = ({ simulator }: EngineRun) => simulator.calls.filter(({ write }) => write)

    it.each([
      [KEEP, 'protected'],
      [{}, 'destroyed'],
    ])('is judged by what a look at its id finds: with the tags %j it is %s', async (tags, outcome) => {
      const { of, left } = await teardown(
        { tags },
        {
          ...protects,
          onAnswer: (answer, request) => (isOfDisks(request) && !isById(request) ? empty(answer) : answer),
        },
      )
      expect([of('zec-instance/z1')?.outcome, of('zec-disk/d1')?.outcome]).toEqual(['destroyed', outcome])
      expect(left('zec-disk/d1') !== undefined).toBe(outcome === 'protected')
    })

    it.each([{}, protects])(
      'delays the call until four looks over ten seconds lack it: %j',
      async (guards) => {
        const ended = await teardown(
          {},
          {
            ...guards,
            onAnswer: (answer, request) => (isOfDisks(request) ? empty(answer) : answer),
          },
        )
        expect(ended.of('zec-instance/z1')?.outcome).toBe('destroyed')
        const [first] = writesOf(ended)
        const looks = ended.simulator.calls.filter(
          ({ action, ids, at: askedAt }) =>
            action === 'DescribeDisks' && ids.includes('d1') && askedAt <= (first?.at ?? 0),
        )
        expect(looks.length).toBeGreaterThanOrEqual(4)
        expect((looks.at(-1)?.at ?? 0) - (looks[0]?.at ?? 0)).toBeGreaterThanOrEqual(10_000)
      },
    )

    it.each<[string, (answer: HttpAnswer) => HttpAnswer, string, string]>([
      [
        'is refused',
        (answer) => refused(answer, 403, 'AUTHFAILURE_UNAUTHORIZED_OPERATION', 'No.'),
        'failed',
        'AUTHFAILURE_UNAUTHORIZED_OPERATION',
      ],
      [
        'cannot be relied on',
        (answer) => relisted(answer, (list) => ({ ...list, totalCount: 7 })),
        'pending',
        'UNRELIABLE_ANSWER',
      ],
    ])(
      'keeps its instance from being released where the look at its id %s',
      async (_how, instead, outcome, code) => {
        const ended = await teardown(
          {},
          {
            budgetMs: 60_000,
            onAnswer: (answer, request) => {
              if (!isOfDisks(request)) return answer
              return isById(request) ? instead(answer) : empty(answer)
            },
          },
        )
        expect(ended.of('zec-instance/z1')).toMatchObject({ outcome, error: { code } })
        expect(writesOf(ended)).toEqual([])
      },
    )
  })

  it('is not known where one item of its list cannot be read, so nothing is sent', async () => {
    const { results, simulator } = await run(
      [instance(), { kind: 'zec-disk', id: 'd1', instanceId: 'z1' }],
      ['zec-instance/z1'],
      {
        budgetMs: 60_000,
        onAnswer: (answer, request) =>
          asked(request).action === 'DescribeDisks'
            ? relisted(answer, (list) => ({
                ...list,
                dataSet: list.dataSet.map((item) => ({ ...item, diskStatus: null })),
              }))
            : answer,
      },
    )
    expect(results[0]).toMatchObject({ outcome: 'pending', error: { code: 'UNRELIABLE_ANSWER' } })
    expect(simulator.calls.filter(({ write }) => write)).toEqual([])
  })

  it.each([5, 6, 7])('keeps its outcome where the answer number %d of its list is a refusal', async (nth) => {
    const onAnswer = at(
      'DescribeEips',
      (which) => which === nth,
      (answer) => refused(answer, 404, 'NOT_FOUND', 'No such thing.'),
    )
    const resources = [instance(busy('ReleaseInstances', 3)), eip({ tags: KEEP })]
    const { of, left } = await run(resources, ['zec-instance/z1'], { ...protects, onAnswer })
    expect([left('zec-eip/e1'), of('zec-eip/e1')?.outcome]).toEqual([
      expect.stringMatching(/BINDED|UNBIND/),
      'protected',
    ])
  })

  it.each([100, 1000, 3000])(
    'is not reported as kept where it was tagged %d ms after a release whose answer was lost',
    async (ms) => {
      const gone = eip({
        ...{ recycleBin: true, delays: { release: 8000, recycle: 3000 } },
        events: [{ at: 4000 + ms, set: { tags: KEEP } }],
      })
      const { results, simulator } = await runEngine(
        {
          resources: [instance({ recycleBin: true }), gone] as ResourceSeed[],
          faults: { rules: [{ type: 'reset-after', actions: ['ReleaseInstances'], times: 1 }] },
        },
        ['zec-instance/z1'],
        protects,
      )
      expect(simulator.statusOf('zec-eip', 'e1')).not.toMatch(/BINDED|UNBIND/)
      expect(outcomes(results)['zec-eip/e1']).toBe('failed')
    },
  )

  it('in the resource group of the criteria goes with its VM, although its item does not tell the group', async () => {
    const { left } = await run(
      [
        { kind: 'vm-instance', id: 'v1', resourceGroupId: 'g' },
        { kind: 'vm-disk', id: 'd1', instanceId: 'v1', portable: false, resourceGroupId: 'g' },
        { kind: 'vm-instance', id: 'v2', resourceGroupId: 'g' },
        { kind: 'vm-disk', id: 'd2', instanceId: 'v2', portable: false, resourceGroupId: 'other' },
      ],
      ['vm-instance'],
      { criteria: { resourceGroupId: 'g' } },
    )
    expect(['vm-instance/v1', 'vm-disk/d1', 'vm-instance/v2', 'vm-disk/d2'].map(left)).toEqual([
      ...[undefined, undefined, 'RUNNING', 'IN_USE'],
    ])
  })

  it('by the name that it has now is not taken along, however fresh what was read of its instance', async () => {
    const { of, left } = await run(
      [
        { kind: 'vm-instance', id: 'vm', name: 'pr-1', ...busy('TerminateInstance', 1) },
        {
          ...{ kind: 'vm-disk', id: 'd', name: 'pr-1', instanceId: 'vm', portable: false },
          events: [{ at: 4025, set: { name: 'prod-db' } }],
        },
      ],
      ['vm-instance/vm'],
      byName,
    )
    expect(of('vm-disk/d')).toMatchObject({ outcome: 'failed', error: { code: 'UNEXPECTED_NAME' } })
    expect(of('vm-instance/vm')).toMatchObject({ outcome: 'protected' })
    expect([left('vm-instance/vm'), left('vm-disk/d')]).toEqual(['RUNNING', 'IN_USE'])
  })
})

it('a disk is not taken to be in the resource group of the criteria by a filter that the server ignores', async () => {
  let unfiltered: HttpAnswer | undefined
  const { left, of } = await run(
    [
      { kind: 'vm-instance', id: 'v1', resourceGroupId: 'g' },
      { kind: 'vm-disk', id: 'd1', instanceId: 'v1', portable: false, resourceGroupId: 'other' },
    ],
    ['vm-instance'],
    {
      criteria: { resourceGroupId: 'g' },
      onAnswer: (answer, request) => {
        const { action, body } = asked(request)
        if (action !== 'DescribeDisks') return answer
        if (body['resourceGroupId'] === undefined) return (unfiltered = answer)
        return unfiltered ?? answer
      },
    },
  )
  expect(['vm-instance/v1', 'vm-disk/d1'].map(left)).toEqual(['RUNNING', 'IN_USE'])
  expect(of('vm-instance/v1')?.outcome).toBe('protected')
})

describe('what is attached while its instance is still busy', () => {
  it.each([
    ['zec-instance', 'zec-eip', {}],
    ['zec-instance', 'zec-disk', { portable: false }],
    ['zec-instance', 'zec-nic', {}],
    ['vm-instance', 'vm-disk', { portable: false }],
  ])('is in the results: %s, %s', async (carrier, kind, more) => {
    const { of } = await run(
      [
        { kind: carrier, id: 'c1', status: 'DEPLOYING', delays: { busy: 18_000 } },
        { kind, id: 'd1', instanceId: 'c1', createdInMs: 9000, ...more },
      ],
      [`${carrier}/c1`],
    )
    expect(of(`${kind}/d1`)).toMatchObject({ outcome: 'destroyed', with: `${carrier}/c1` })
  })
})

describe('a write that the API has throttled', () => {
  it.each([
    ['vm-disk', 'TerminateDisk'],
    ['bmc-instance', 'TerminateInstance'],
    ['zec-eip', 'DeleteEip'],
    ['port', 'TerminatePort'],
  ])('is not repeated on what has another name by then: %s', async (kind, action) => {
    const renamed = { kind, id: 'r', name: 'pr-1', events: [{ at: 3000, set: { name: 'prod-db' } }] }
    const rules = [{ type: 'throttle' as const, actions: [action], nth: [1], retryAfter: 10 }]
    const { results, simulator } = await runEngine(
      { resources: [renamed] as ResourceSeed[], faults: { rules } },
      [`${kind}/r`],
      byName,
    )
    expect(outcomes(results)).toEqual({ [`${kind}/r`]: 'failed' })
    expect(results[0]?.error?.code).toBe('UNEXPECTED_NAME')
    expect(simulator.calls.filter(({ write, status }) => write && status === 200)).toEqual([])
  })
})

describe('the last reading of the lists', () => {
  const late = [
    { kind: 'port', id: 'p1', tags: PREVIEW },
    { kind: 'vm-instance', id: 'late', tags: PREVIEW, createdInMs: 9000 },
  ]

  it.each(['timeout', 'cancelled'] as const)('that is cut off is not green: %s', async (type) => {
    let isCutOff = false
    const { unlisted, of } = await run(late, ['port', 'vm-instance'], {
      ...byTag,
      listener: {
        settled: () => {
          isCutOff = true
        },
      },
      onCall: (_, stop) => {
        if (isCutOff) stop.stop({ type })
      },
    })
    expect(of('port/p1')?.outcome).toBe('destroyed')
    const code = type === 'timeout' ? 'TIMED_OUT' : 'CANCELLED'
    expect(unlisted).toMatchObject([
      { type: 'port', failure: { code } },
      { type: 'vm-instance', failure: { code } },
    ])
  })

  it('that is cut off is not reported as well where a resource is pending', async () => {
    const stuck = { kind: 'vm-instance', id: 'stuck', tags: PREVIEW, stuck: true }
    const { unlisted, of } = await run([...late, stuck], ['port', 'vm-instance'], {
      ...byTag,
      budgetMs: 120_000,
    })
    expect([of('vm-instance/stuck')?.outcome, of('port/p1')?.outcome]).toEqual(['pending', 'destroyed'])
    expect(unlisted).toEqual([])
  })

  it.each([70_000, 90_000, 110_000])(
    'contradicts what was not found by its id, also where the time is up after %d ms',
    async (budgetMs) => {
      const hidden = { kind: 'vm-instance', id: 'a', tags: PREVIEW, shown: [{ as: 'GONE', in: 'ids' }] }
      const { of } = await run([hidden], ['vm-instance'], { ...byTag, budgetMs })
      expect(of('vm-instance/a')?.outcome).toMatch(/failed|pending/)
    },
  )

  it('contradicts the bin that shows a resource in use again', async () => {
    const { of, left } = await run(
      [
        {
          ...{ kind: 'vm-instance', id: 'a', tags: PREVIEW, delays: { recycle: 1000 } },
          events: [{ accepted: 'TerminateInstance', after: 2500, set: { status: 'RUNNING' }, times: 1 }],
        },
        { kind: 'vm-instance', id: 'b', tags: PREVIEW, delays: { recycle: 30_000 } },
      ],
      ['vm-instance'],
      { ...byTag, goal: 'recycled' },
    )
    expect(left('vm-instance/a')).toBe('RUNNING')
    expect(of('vm-instance/a')).toMatchObject({ outcome: 'failed', finalStatus: 'RUNNING' })
  })
})

describe('the audit', () => {
  it.each([[[2]], [[3]], [[2, 3]]])(
    'still finds what the service named before the run, whichever answer after it is empty: %j',
    async (which) => {
      const { audit } = await run(
        [
          { kind: 'port', id: 'p1', tags: PREVIEW },
          { kind: 'zos-command', id: 'c1', tags: PREVIEW },
        ],
        KINDS.map(({ type }) => type),
        { ...byTag, onAnswer: at('DescribeResources', (nth) => which.includes(nth), empty) },
      )
      expect(audit).toMatchObject({ found: [{ id: 'c1' }] })
    },
  )
})

describe('an audit that is cut off', () => {
  it('does not say that nothing is left', async () => {
    let nth = 0
    const { audit } = await run(
      [
        { kind: 'port', id: 'p1', tags: PREVIEW },
        { kind: 'zos-command', id: 'c1', tags: PREVIEW },
      ],
      KINDS.map(({ type }) => type),
      {
        ...byTag,
        onAnswer: at('DescribeResources', (which) => which > 1, empty),
        onCall: (_, stop, simulator) => {
          if (simulator.calls.at(-1)?.action === 'DescribeResources') nth += 1
          if (nth === 3) stop.stop({ type: 'cancelled' })
        },
      },
    )
    expect(audit === undefined || 'failure' in audit).toBe(true)
  })
})

describe('a resource that was detached before what it was attached to was released', () => {
  it('is released by itself, and not taken to be gone while no list has it', async () => {
    const { of, left } = await run(
      [
        { kind: 'vm-instance', id: 'vm' },
        {
          ...{ kind: 'vm-disk', id: 'd', instanceId: 'vm', portable: true },
          shown: [{ as: 'GONE', after: 'TerminateDisk', for: 10_000 }],
        },
      ],
      ['vm-instance/vm', 'vm-disk/d'],
    )
    expect(of('vm-disk/d')).toMatchObject({
      outcome: 'destroyed',
      requests: [{ action: 'TerminateDisk' }, { action: 'ReleaseDisk' }],
    })
    expect(left('vm-disk/d')).toBeUndefined()
  })
})

describe('a resource that is in use again after its release was accepted', () => {
  it('is not taken to be gone while no list has it', async () => {
    const { of, left } = await run(
      [
        {
          ...{ kind: 'vm-disk', id: 'd', delays: { recycle: 0, release: 5000 } },
          events: [{ accepted: 'ReleaseDisk', after: 1000, times: 1, set: { status: 'AVAILABLE' } }],
          shown: [{ as: 'GONE', from: 8000, for: 10_000 }],
        },
      ],
      ['vm-disk/d'],
    )
    expect(left('vm-disk/d')).toBe('AVAILABLE')
    expect(of('vm-disk/d')).toMatchObject({ outcome: 'failed', error: { code: 'RESTORED' } })
  })
})

describe('a resource that is named by its family and hangs on another one', () => {
  const vm = { kind: 'vm-instance', id: 'vm', delays: { recycle: 12_000 } }
  const disk = (more = {}) => ({
    ...{ kind: 'vm-disk', id: 'd', instanceId: 'vm', portable: false },
    ...{ delays: { recycle: 0 }, ...more },
  })

  it('is torn down and reported once, however late its kind is known', async () => {
    const { of, events, results } = await run([vm, disk()], ['vm-instance/vm', 'disk/d'], {
      slowMs: (request) => (asked(request).service === 'zec' ? 3000 : 0),
    })
    expect(results).toHaveLength(2)
    expect(of('vm-disk/d')).toMatchObject({ outcome: 'destroyed', requests: [{ action: 'ReleaseDisk' }] })
    expect(events.filter((event) => /^settled .*\/d /.test(event))).toEqual(['settled vm-disk/d destroyed'])
  })

  it('and by its kind as well does not count as attached for ever', async () => {
    const inBin = ['a', 'b', 'c'].map((id) => ({ kind: 'vm-disk', id, status: 'RECYCLED' }))
    const resources = [vm, disk({ delays: { recycle: 3000 } }), ...inBin] as ResourceSeed[]
    const ended = await runEngine({ resources, permissions: { denied: ['ReleaseDisk'] } }, [
      'vm-instance/vm',
      'vm-disk/d',
      'disk/d',
      ...inBin.map(({ id }) => `vm-disk/${id}`),
    ])
    const { of } = lookInto(ended)
    // Refused without a call, as the others were.
    expect(of('vm-disk/d')).toMatchObject({ outcome: 'failed', requests: [] })
    expect(of('vm-instance/vm')).toMatchObject({ outcome: 'destroyed' })
  })
})

describe('a resource that this run has sent to the recycle bin', () => {
  it('is not reported as untouched because of what must stay and would go along from there', async () => {
    const stillAttached = (answer: HttpAnswer) =>
      relisted(answer, (list) => ({
        ...list,
        dataSet: list.dataSet.map((item) => ({ ...item, instanceId: 'vm' })),
      }))
    const { of, left } = await run(
      [
        { kind: 'vm-instance', id: 'vm' },
        {
          ...{ kind: 'vm-disk', id: 'd', instanceId: 'vm', portable: false },
          events: [{ at: 4800, set: { tags: KEEP } }],
        },
      ],
      ['vm-instance/vm'],
      { ...protects, onAnswer: at('DescribeDisks', () => true, stillAttached) },
    )
    expect(left('vm-instance/vm')).toBe('RECYCLE')
    expect(of('vm-instance/vm')).toMatchObject({
      outcome: 'failed',
      error: { code: 'PROTECTED_TOO_LATE', message: expect.stringContaining('vm-disk/d must be kept') },
    })
  })
})

describe('a write whose answer was lost', () => {
  it.each([
    ['port', 'TerminatePort'],
    ['vm-instance', 'TerminateInstance'],
    ['zec-instance', 'ReleaseInstances'],
    ['zlb-load-balancer', 'TerminateLoadBalancer'],
  ])('is given time to show in the list before the resource counts as kept: %s', async (kind, action) => {
    const resource = {
      ...{ kind, id: 'r', name: 'pr-1', staleMs: 2000, delays: { recycle: 500, release: 500 } },
      ...busy(action, 1),
      events: [{ refused: action, times: 1, set: { tags: KEEP } }],
    }
    const rules = [{ type: 'reset-after' as const, actions: [action], nth: [2] }]
    const { results, simulator } = await runEngine(
      { resources: [resource] as ResourceSeed[], faults: { rules } },
      [`${kind}/r`],
      protects,
    )
    const isThere = /RUNNING/.test(simulator.statusOf(kind, 'r') ?? '')
    expect(results[0]?.outcome).toBe(isThere ? 'protected' : 'failed')
  })

  it.each([
    ['zec-instance/z1', 'ReleaseInstances'],
    ['zec-eip/e1', 'ReleaseInstances'],
    ['vm-instance/v1', 'TerminateInstance'],
  ])('does not count as kept where the run ends before that: %s', async (label, action) => {
    const kept = { events: [{ at: 4045, set: { tags: KEEP } }] }
    const lagging = { shown: [{ as: 'RUNNING', after: action, for: 4000 }] }
    const resources = [
      { kind: 'zec-instance', id: 'z1', ...lagging, ...(label === 'zec-instance/z1' ? kept : {}) },
      {
        ...{ kind: 'zec-eip', id: 'e1', instanceId: 'z1', shown: [{ as: 'BINDED', from: 4040, for: 4000 }] },
        ...(label === 'zec-eip/e1' ? kept : {}),
      },
      { kind: 'vm-instance', id: 'v1', ...lagging, ...kept },
    ] as ResourceSeed[]
    const rules = [{ type: 'reset-after' as const, actions: [action], nth: [1] }]
    const { results, simulator } = await runEngine(
      { resources, faults: { rules } },
      ['zec-instance/z1', 'vm-instance/v1'],
      { ...protects, budgetMs: 6500 },
    )
    const [kind = '', id = ''] = label.split('/')
    expect(simulator.statusOf(kind, id) ?? 'gone').not.toMatch(/RUNNING|BINDED/)
    expect(outcomes(results)[label]).toBe('pending')
  })

  it.each([
    ['took effect', 'reset-after', 'PROTECTED_TOO_LATE', /^RECYCL/],
    ['had no effect', 'reset-before', 'UNEXPECTED_NAME', /^RUNNING$/],
  ] as const)(
    'and that %s is the last one for a resource that was renamed after it (%s)',
    async (_what, type, code, status) => {
      const renamed = (answer: HttpAnswer) => ({
        ...answer,
        body: answer.body.replaceAll('"pr-1"', '"production"'),
      })
      const { results, simulator } = await runEngine(
        {
          resources: [{ kind: 'vm-instance', id: 'r', name: 'pr-1', staleMs: 2000 }],
          faults: { rules: [{ type, actions: ['TerminateInstance'] }] },
        },
        ['vm-instance/r'],
        { ...byName, onAnswer: at('DescribeInstances', (nth) => nth > 1, renamed) },
      )
      expect(results).toMatchObject([{ outcome: 'failed', error: { code } }])
      expect(simulator.statusOf('vm-instance', 'r')).toMatch(status)
      expect(simulator.calls.filter(({ write }) => write)).toHaveLength(1)
    },
  )

  it('does not count as kept where the run is cancelled while it is on its way', async () => {
    const { of } = await run(
      [
        { kind: 'vm-instance', id: 'v' },
        {
          ...{ kind: 'vm-disk', id: 'd', instanceId: 'v', portable: false },
          events: [{ at: 4300, set: { tags: KEEP } }],
        },
      ],
      ['vm-instance/v', 'vm-disk/d'],
      {
        ...protects,
        slowMs: (request) => (asked(request).action === 'TerminateInstance' ? 20_000 : 0),
        onCall: (_, stop, simulator) => {
          const sent = simulator.calls.find(({ action }) => action === 'TerminateInstance')
          const now = simulator.calls.at(-1)?.at ?? 0
          if (sent !== undefined && now > sent.at + 2000) stop.stop({ type: 'cancelled' })
        },
      },
    )
    expect(of('vm-instance/v')).toMatchObject({ outcome: 'pending', requests: [{ code: 'STOPPED' }] })
    expect(of('vm-disk/d')?.outcome).toBe('pending')
  })
})
