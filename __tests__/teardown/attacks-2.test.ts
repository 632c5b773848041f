// Attacks on what comes late, lists that contradict each other, answers that cannot be understood, and runs that are cut
// off. All of them were held off.

import { describe, expect, it } from '@jest/globals'
import { Simulator, type Seed } from '../../simulator/index.ts'
import type { ResourceSeed } from '../../simulator/resource-seed.ts'
import { KINDS } from '../../src/resources/index.ts'
import type { HttpAnswer, HttpRequest } from '../../src/zenlayer/transport.ts'
import { asked, refused, relisted, writes } from '../support/answers.ts'
import { byName, byTag, each, KEEP, PREVIEW, protects, type One } from '../support/attack.ts'
import { outcomes, runAgain, type EngineOptions, type EngineRun } from '../support/engine.ts'
import { createVirtualClock } from '../support/virtual-clock.ts'

const busy = { status: 'STOPPING', delays: { busy: 20_000 } }

function world(resources: readonly One[], faults: Seed['faults'] = {}) {
  const clock = createVirtualClock()
  const seed = { resources: resources as ResourceSeed[], faults }
  const simulator = new Simulator(seed, { now: () => clock.now() })
  return {
    left: (label: string) => simulator.statusOf(...(label.split('/') as [string, string])),
    run: (references: readonly string[], options: EngineOptions = {}) =>
      runAgain(simulator, clock, references, { budgetMs: 300_000, ...options }),
  }
}

async function run(
  resources: readonly One[],
  references: readonly string[],
  options: EngineOptions = {},
  faults: Seed['faults'] = {},
) {
  const { left, run: start } = world(resources, faults)
  const ended = await start(references, options)
  return { ...ended, left, outcomes: outcomes(ended.results) }
}

function isGreen({ results, unlisted }: EngineRun): boolean {
  return unlisted.length === 0 && results.every(({ outcome }) => !['failed', 'pending'].includes(outcome))
}

const to =
  (action: string, instead: (answer: HttpAnswer, nth: number) => HttpAnswer, nth = { of: 0 }) =>
  (answer: HttpAnswer, request: HttpRequest) =>
    asked(request).action === action ? instead(answer, (nth.of += 1)) : answer

/** A VPC with a subnet, an instance and a vNIC of its own. */
const inVpc = (instance: Record<string, unknown> = {}, nic: Record<string, unknown> = {}): One[] => [
  { kind: 'zec-vpc', id: 'v1' },
  { kind: 'zec-subnet', id: 's1', vpcId: 'v1' },
  { kind: 'zec-instance', id: 'i1', subnetId: 's1', ...instance },
  { kind: 'zec-nic', id: 'n0', instanceId: 'i1', nicType: 'Primary', vpcId: 'v1', subnetId: 's1' },
  { kind: 'zec-nic', id: 'n1', vpcId: 'v1', subnetId: 's1', ...nic },
]

describe('a VPC that is torn down with its contents', () => {
  it.each([
    ['zec-subnet', 4500],
    ['zec-subnet', 9000],
    ['zec-nic', 9000],
    ['zec-border-gateway', 9000],
  ])('does not take along what appears in it after the plan: %s after %d ms', async (kind, createdInMs) => {
    const late = {
      kind,
      id: 'late',
      vpcId: 'v1',
      createdInMs,
      ...(kind === 'zec-nic' ? { subnetId: 's1' } : {}),
    }
    const ended = await run([...inVpc(busy), late], ['zec-vpc/v1'], { cascade: true })
    expect([ended.left(`${kind}/late`), ended.left('zec-vpc/v1')]).not.toContain(undefined)
    expect(isGreen(ended)).toBe(false)
  })

  it.each([5000, 12_000, 20_000])('stays with its subnet where a vNIC must stay after %d ms', async (at) => {
    const kept = { events: [{ at, set: { tags: KEEP } }], delays: { busy: 22_000 }, status: 'PENDING' }
    const { outcomes, left } = await run(inVpc(busy, kept), ['zec-vpc/v1'], { cascade: true, ...protects })
    expect(outcomes).toMatchObject({
      'zec-vpc/v1': 'protected',
      'zec-subnet/s1': 'protected',
      'zec-nic/n1': 'protected',
    })
    expect([left('zec-vpc/v1'), left('zec-subnet/s1'), left('zec-nic/n1')]).not.toContain(undefined)
  })

  it.each<[string, (answer: HttpAnswer) => HttpAnswer]>([
    ['answers 503', (answer) => refused(answer, 503, 'SERVICE_TEMPORARY_UNAVAILABLE', 'No.')],
    ['is forbidden', (answer) => refused(answer, 403, 'AUTHFAILURE_UNAUTHORIZED_OPERATION', 'No.')],
    ['has no count', (answer) => relisted(answer, (list) => ({ ...list, totalCount: null }))],
  ])('stays where the list of something in it %s for ever', async (_, instead) => {
    const ended = await run(inVpc(), ['zec-vpc/v1'], {
      cascade: true,
      onAnswer: to('DescribeNetworkInterfaces', instead),
    })
    expect(ended.unlisted.map(({ type }) => type)).toEqual(['zec-nic'])
    expect([ended.left('zec-nic/n1'), ended.left('zec-vpc/v1')]).toEqual(['AVAILABLE', 'THERE'])
  })

  it('is not touched where it cannot go to a recycle bin', async () => {
    const { simulator, outcomes } = await run(inVpc(), ['zec-vpc/v1'], { cascade: true, goal: 'recycled' })
    expect(writes(simulator.calls)).toEqual([])
    expect(outcomes['zec-vpc/v1']).toBe('failed')
    expect(Object.values(outcomes).filter((outcome) => !/failed|protected/.test(outcome))).toEqual([])
  })
})

describe('an item of a VM that names a disk which its list shows on another one', () => {
  const namesDisk = to(
    'DescribeInstances',
    each((item) => ({ ...item, dataDisks: [{ diskId: 'd' }] })),
  )
  const vms = (more: Record<string, unknown> = {}): One[] => [
    { kind: 'vm-instance', id: 'v1' },
    { kind: 'vm-instance', id: 'v2', ...more },
    { kind: 'vm-disk', id: 'd', instanceId: 'v2', portable: false },
  ]

  it.each<[string, One[], string[], EngineOptions, string]>([
    ['outside the run', vms(), ['vm-instance/v1'], {}, 'skipped'],
    ['that must stay', vms({ tags: KEEP }), ['vm-instance/v1', 'vm-instance/v2'], protects, 'skipped'],
    ['outside the run, and that is named', vms(), ['vm-instance/v1', 'vm-disk/d'], {}, 'failed'],
  ])('does not make it go: %s', async (_, resources, references, options, outcome) => {
    const { outcomes, left } = await run(resources, references, { ...options, onAnswer: namesDisk })
    expect(outcomes).toMatchObject({ 'vm-instance/v1': 'destroyed', 'vm-disk/d': outcome })
    expect([left('vm-disk/d'), left('vm-instance/v2')]).toEqual(['IN_USE', 'RUNNING'])
  })
})

describe('an address that its list shows on one instance and on another one in turn', () => {
  it.each([2, 3, 5])('stays where it must, and is reported: every %d answers', async (every) => {
    const { outcomes, left } = await run(
      [
        { kind: 'zec-instance', id: 'z1', ...busy },
        { kind: 'zec-instance', id: 'z2' },
        { kind: 'zec-eip', id: 'e', instanceId: 'z1', tags: KEEP },
      ],
      ['zec-instance/z1'],
      {
        ...protects,
        onAnswer: to('DescribeEips', (answer, nth) =>
          nth > 4 && nth % every === 0 ? each((item) => ({ ...item, instanceId: 'z2' }))(answer) : answer,
        ),
      },
    )
    expect(outcomes).toEqual({ 'zec-instance/z1': 'destroyed', 'zec-eip/e': 'protected' })
    expect(left('zec-eip/e')).toBe('UNBIND')
  })
})

describe('an accepted release whose list of failures cannot be understood', () => {
  const odd = (value: unknown) =>
    to('ReleaseInstances', (answer) => relisted(answer, (response) => ({ ...response, instanceIds: value })))

  it.each([[5], [{}], [[null]], [[5]], ['z1']])(
    'is looked after, and what came of it is told: %j',
    async (value) => {
      const { outcomes, simulator } = await run(
        [
          { kind: 'zec-instance', id: 'z1' },
          { kind: 'zec-eip', id: 'e1', instanceId: 'z1' },
        ],
        ['zec-instance/z1'],
        { onAnswer: odd(value) },
      )
      expect(outcomes).toEqual({ 'zec-instance/z1': 'destroyed', 'zec-eip/e1': 'destroyed' })
      expect(writes(simulator.calls)).toHaveLength(1)
    },
  )

  it.each(['zec-instance/z1', 'zec-eip/e1'])(
    'does not leave %s as kept, which must stay since then, though lists lag',
    async (label) => {
      const kept = { events: [{ accepted: 'ReleaseInstances', set: { tags: KEEP } }] }
      const { outcomes, left } = await run(
        [
          { kind: 'zec-instance', id: 'z1', ...(label === 'zec-instance/z1' ? kept : {}) },
          {
            ...{ kind: 'zec-eip', id: 'e1', instanceId: 'z1' },
            ...(label === 'zec-eip/e1' ? { events: [{ at: 4060, set: { tags: KEEP } }] } : {}),
          },
        ],
        ['zec-instance/z1'],
        { ...protects, onAnswer: odd(5) },
        { staleMs: 1000 },
      )
      expect(left(label)).toBeUndefined()
      expect(outcomes[label]).toBe('failed')
    },
  )
})

describe('a write that is throttled again and again', () => {
  it.each<[string, Record<string, unknown>, EngineOptions]>([
    ['renamed', { name: 'prod-db' }, byName],
    ['protected', { tags: KEEP }, protects],
  ])('is not sent once a disk that goes along is %s', async (_, set, options) => {
    const { simulator, left } = await run(
      [
        { kind: 'vm-instance', id: 'v', name: 'pr-1' },
        {
          ...{ kind: 'vm-disk', id: 'd', name: 'pr-1', instanceId: 'v', portable: false },
          events: [{ at: 6000, set }],
        },
      ],
      ['vm-instance/v'],
      options,
      { rules: [{ type: 'throttle', actions: ['TerminateInstance'], until: 9000, retryAfter: 2 }] },
    )
    expect(writes(simulator.calls).filter((call) => call.endsWith(' 200'))).toEqual([])
    expect([left('vm-instance/v'), left('vm-disk/d')]).toEqual(['RUNNING', 'IN_USE'])
  })
})

describe('a run that is cut off', () => {
  const calls = [1, 8, 15, 22, 29, 36, 43, 50, 64, 78, 92, 106]

  it.each(calls)('after %d calls is followed by one that comes to a true end: a selection', async (last) => {
    const selected: One[] = [
      { kind: 'vm-instance', id: 'v', tags: PREVIEW },
      { kind: 'vm-disk', id: 'd', tags: PREVIEW, instanceId: 'v' },
      { kind: 'zec-instance', id: 'z', tags: PREVIEW, recycleBin: true },
      { kind: 'zec-eip', id: 'e', tags: PREVIEW, instanceId: 'z' },
      { kind: 'port', id: 'late', tags: PREVIEW, createdInMs: 9000 },
    ]
    const { run: start, left } = world(selected)
    const labels = selected.map(({ kind, id }) => `${kind}/${id}`)
    const types = [...new Set(selected.map(({ kind }) => kind))]
    const first = await start(types, {
      ...byTag,
      onCall: (count, stop) => {
        if (count === last) stop.stop({ type: last % 2 === 0 ? 'timeout' : 'cancelled' })
      },
    })
    for (const { type, id, outcome } of first.results)
      if (outcome === 'destroyed') expect([id, left(`${type}/${id}`)]).toEqual([id, undefined])
    const isDone = labels.every((label) => left(label) === undefined)
    expect([isGreen(first), isDone]).toEqual([isDone, isDone])
    expect(isGreen(await start(types, byTag))).toBe(true)
    expect(labels.map(left)).toEqual(labels.map(() => undefined))
  })

  it.each(calls)(
    'after %d calls is followed by one that comes to a true end: a VPC with its contents',
    async (last) => {
      const { run: start, left } = world(inVpc(busy))
      await start(['zec-vpc/v1'], {
        cascade: true,
        onCall: (count, stop) => {
          if (count === last) stop.stop({ type: 'cancelled' })
        },
      })
      const second = await start(['zec-vpc/v1'], { cascade: true })
      expect(isGreen(second)).toBe(true)
      expect(inVpc().map(({ kind, id }) => left(`${kind}/${id}`))).toEqual(inVpc().map(() => undefined))
    },
  )
})

describe('the audit', () => {
  const listing = (ids: readonly string[]): HttpAnswer => {
    const dataSet = ids.map((resourceId) => ({ resourceType: 'ZOS_COMMAND', resourceId }))
    const response = { requestId: 'T-1', totalCount: dataSet.length, dataSet }
    return { status: 200, headers: {}, body: JSON.stringify({ requestId: 'T-1', response }) }
  }
  const audited = async (
    resources: readonly One[],
    answer: (nth: number) => HttpAnswer,
    options: EngineOptions,
  ) => {
    const { audit } = await run(
      resources,
      KINDS.map(({ type }) => type),
      { ...byTag, ...options, onAnswer: to('DescribeResources', (_, nth) => answer(nth)) },
    )
    return audit
  }
  const port = { kind: 'port', id: 'p1', tags: PREVIEW }

  it('names what every other answer has, however long that goes on', async () => {
    const audit = await audited([port], (nth) => listing(nth % 2 === 1 ? ['c1'] : []), { budgetMs: 60_000 })
    expect(audit).toMatchObject({ found: [{ id: 'c1' }] })
  })

  it('names something of another type although it has the id of what was destroyed', async () => {
    expect(await audited([port], () => listing(['p1']), {})).toMatchObject({ found: [{ id: 'p1' }] })
  })
})

describe('the plan of a dry run', () => {
  const vm = { kind: 'vm-instance', id: 'v' }
  const z = { kind: 'zec-instance', id: 'v' }
  const disk = { kind: 'vm-disk', id: 'd', instanceId: 'v' }
  const eip = { kind: 'zec-eip', id: 'd', instanceId: 'v' }

  it.each<[string, One[], string[], EngineOptions]>([
    ['a disk that goes with its VM', [vm, { ...disk, portable: false }], ['vm-instance/v'], {}],
    ['a disk that stays', [vm, disk], ['vm-instance/v'], {}],
    ['a disk that is named as well', [vm, disk], ['vm-disk/d', 'vm-instance/v'], {}],
    [
      'a system disk that must stay',
      [vm, { ...disk, diskType: 'SYSTEM', tags: KEEP }],
      ['vm-instance/v'],
      protects,
    ],
    ['an address that must stay', [z, { ...eip, tags: KEEP }], ['zec-instance/v'], protects],
    [
      'a default address that must stay',
      [z, { ...eip, tags: KEEP, isDefault: true }],
      ['zec-instance/v'],
      protects,
    ],
    [
      'an address of an instance that must stay',
      [{ ...z, tags: KEEP }, eip],
      ['zec-instance/v', 'zec-eip/d'],
      protects,
    ],
    ['a vNIC of an instance outside', [z, { kind: 'zec-nic', id: 'd', instanceId: 'v' }], ['zec-nic/d'], {}],
    ['a subscription of a VM', [{ ...vm, chargeType: 'PREPAID' }], ['vm-instance/v'], {}],
    [
      'a subscription of bare metal',
      [{ kind: 'bmc-instance', id: 'v', chargeType: 'PREPAID' }],
      ['instance/v'],
      {},
    ],
    ['what leaves already', [{ ...vm, status: 'RELEASING' }], ['vm-instance/v'], { goal: 'recycled' }],
    ['what has no recycle bin', [z, eip], ['zec-instance/v'], { goal: 'recycled' }],
    ['a creation that failed', [{ ...vm, status: 'CREATE_FAILED' }], ['vm-instance/v'], { goal: 'recycled' }],
    ['a status that nobody knows', [{ ...vm, status: 'ODD' }], ['vm-instance/v'], {}],
    ['an id of two kinds', [vm, { kind: 'bmc-instance', id: 'v' }], ['instance/v', 'vm-instance/v'], {}],
    ['a VPC with its contents', inVpc(), ['vpc/v1'], { cascade: true }],
    [
      'a VPC with a vNIC that must stay',
      inVpc({}, { tags: KEEP }),
      ['vpc/v1'],
      { cascade: true, ...protects },
    ],
  ])('is what a run comes to: %s', async (_, resources, references, options) => {
    const planned = await run(resources, references, { ...options, dryRun: true })
    const real = await run(resources, references, options)
    expect(writes(planned.simulator.calls)).toEqual([])
    const expected = planned.results.map(({ type, id, outcome, plan }) => [
      `${type}/${id}`,
      outcome === 'planned' ? plan?.outcome : outcome,
    ])
    expect(Object.fromEntries(expected)).toEqual(real.outcomes)
  })
})
