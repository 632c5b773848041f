// What is attached to a resource that is released: it is deleted with that and reported, or it is kept and still exists.

import { describe, expect, it } from '@jest/globals'
import type { ResourceSeed } from '../../simulator/resource-seed.ts'
import type { Result } from '../../src/teardown/index.ts'
import { asked, refused as refusedAs, relisted } from '../support/answers.ts'
import { outcomes, runBriefly, type EngineOptions } from '../support/engine.ts'

const TAGS = { preview: 'pr-1' }
const instance = (id: string, more = {}) => ({ kind: 'zec-instance', id, tags: TAGS, ...more })
const eip = (id: string, more = {}) => ({ kind: 'zec-eip', id, ...more })
const disk = (id: string, more = {}) => ({ kind: 'zec-disk', id, ...more })
const nic = (id: string, more = {}) => ({ kind: 'zec-nic', id, ...more })
const PREVIEW = { criteria: { tags: [{ key: 'preview', value: 'pr-1' }] } }

async function run(
  resources: readonly ResourceSeed[],
  references: readonly string[],
  options: EngineOptions = {},
) {
  const ended = await runBriefly({ resources }, references, options)
  const releases = ended.simulator.calls.filter(
    ({ action, status }) => action === 'ReleaseInstances' && status === 200,
  )
  const left = (reference: string) => {
    const [kind = '', id = ''] = reference.split('/')
    return ended.simulator.statusOf(kind, id)
  }
  const of = (reference: string): Result | undefined =>
    ended.results.find(({ type, id }) => `${type}/${id}` === reference)
  return { ...ended, outcomes: outcomes(ended.results), bodies: releases.map(({ body }) => body), left, of }
}

describe('what is attached to an elastic compute instance that is named', () => {
  const world = [
    instance('z1'),
    eip('e1', { instanceId: 'z1' }),
    disk('d1', { instanceId: 'z1', portable: false }),
    nic('n1', { instanceId: 'z1' }),
  ]

  it('is reported, deleted with it, and is seen gone', async () => {
    const { outcomes, bodies, results } = await run(world, ['zec-instance/z1'])
    expect(outcomes).toEqual({
      'zec-instance/z1': 'destroyed',
      'zec-eip/e1': 'destroyed',
      'zec-disk/d1': 'destroyed',
      'zec-nic/n1': 'destroyed',
    })
    expect(bodies).toEqual([{ instanceIds: ['z1'] }])
    expect(results.slice(1)).toMatchObject(Array(3).fill({ with: 'zec-instance/z1', requests: [] }))
    expect(results[0]).not.toHaveProperty('with')
  })

  it('is part of the plan of a dry run', async () => {
    const { results, outcomes, simulator } = await run(world, ['zec-instance/z1'], { dryRun: true })
    expect(outcomes).toEqual({
      'zec-instance/z1': 'planned',
      'zec-eip/e1': 'planned',
      'zec-disk/d1': 'planned',
      'zec-nic/n1': 'planned',
    })
    expect(results[0]?.plan).toEqual({
      wave: 4,
      calls: ['ReleaseInstances'],
      note: 'also deletes zec-eip/e1, zec-disk/d1, zec-nic/n1',
      outcome: 'destroyed',
    })
    expect(results[1]?.plan).toMatchObject({ calls: [], note: 'deleted with zec-instance/z1' })
    expect(simulator.calls.filter(({ write }) => write)).toEqual([])
  })

  it('counts for max-resources', async () => {
    const { results, left } = await run(world, ['zec-instance/z1'], { guards: { maxResources: 3 } })
    expect(results).toMatchObject(Array(4).fill({ outcome: 'failed', error: { code: 'TOO_MANY_RESOURCES' } }))
    expect(left('zec-instance/z1')).toBe('RUNNING')
    const enough = await run(world, ['zec-instance/z1'], { guards: { maxResources: 4 } })
    expect(enough.outcomes['zec-instance/z1']).toBe('destroyed')
  })

  it('is judged by expect-name', async () => {
    const { results, left } = await run(
      [instance('z1', { name: 'pr-1' }), eip('e1', { instanceId: 'z1', name: 'prod-address' })],
      ['zec-instance/z1'],
      { guards: { expectName: 'pr-*' } },
    )
    expect(results).toMatchObject(Array(2).fill({ outcome: 'failed', error: { code: 'UNEXPECTED_NAME' } }))
    expect(left('zec-instance/z1')).toBe('RUNNING')
  })

  it.each(['zec-eip/e1', 'zec-disk/d1', 'zec-nic/n1'])(
    'stays where protect has %s, and is told to stay',
    async (kept) => {
      const { outcomes, bodies, left, of } = await run(world, ['zec-instance/z1'], {
        guards: { protect: [kept] },
      })
      expect(outcomes).toMatchObject({ 'zec-instance/z1': 'destroyed', [kept]: 'protected' })
      expect(bodies).toEqual([{ instanceIds: ['z1'], dependResource: false }])
      expect(left(kept)).not.toBeUndefined()
      // The parameter leaves all of them.
      expect(of('zec-instance/z1')?.leaves).toEqual(['zec-eip/e1', 'zec-disk/d1', 'zec-nic/n1'])
      for (const other of ['zec-eip/e1', 'zec-disk/d1', 'zec-nic/n1']) {
        if (other !== kept) expect(of(other)).toMatchObject({ outcome: 'skipped', with: 'zec-instance/z1' })
        expect(left(other)).not.toBeUndefined()
      }
    },
  )

  it('is deleted with it although another rule protects something else', async () => {
    const { outcomes, bodies } = await run([...world, instance('other')], ['zec-instance/z1'], {
      guards: { protect: ['zec-instance/other'] },
    })
    expect(outcomes).toMatchObject({ 'zec-eip/e1': 'destroyed', 'zec-disk/d1': 'destroyed' })
    expect(bodies).toEqual([{ instanceIds: ['z1'] }])
  })

  it('is not known where its list cannot be read, so nothing is sent', async () => {
    const { results, left } = await run(world, ['zec-instance/z1'], {
      onAnswer: refused('DescribeEips', 503, 'SERVICE_TEMPORARY_UNAVAILABLE'),
      budgetMs: 60_000,
    })
    expect(results[0]).toMatchObject({ outcome: 'pending', error: { code: 'SERVICE_TEMPORARY_UNAVAILABLE' } })
    expect(left('zec-instance/z1')).toBe('RUNNING')
  })

  it('is not known where the credential may not read its list, and the instance fails with that', async () => {
    const { results, left } = await run(world, ['zec-instance/z1'], {
      onAnswer: refused('DescribeDisks', 403, 'AUTHFAILURE_UNAUTHORIZED_OPERATION'),
    })
    expect(results[0]).toMatchObject({
      outcome: 'failed',
      error: {
        code: 'AUTHFAILURE_UNAUTHORIZED_OPERATION',
        message: expect.stringContaining('DescribeDisks'),
      },
    })
    expect(left('zec-instance/z1')).toBe('RUNNING')
  })

  it.each([
    [404, 'NOT_FOUND'],
    [400, 'INVALID_ACTION'],
  ])(
    'is not known where a %i refuses its list, and the instance fails with that at once',
    async (status, code) => {
      const { results, left } = await run(world, ['zec-instance/z1'], {
        onAnswer: refused('DescribeEips', status, code),
        budgetMs: 600_000,
      })
      expect(results[0]).toMatchObject({
        outcome: 'failed',
        error: { code, message: expect.stringContaining('DescribeEips') },
      })
      expect(left('zec-instance/z1')).toBe('RUNNING')
    },
  )
})

describe('what does not meet the criteria by which an instance was selected', () => {
  it.each([
    ['a disk that can be detached', disk('x', { instanceId: 'z1', portable: true })],
    ['a disk that cannot', disk('x', { instanceId: 'z1', portable: false })],
    ['an address', eip('x', { instanceId: 'z1' })],
    ['a vNIC', nic('x', { instanceId: 'z1' })],
  ])('stays, is skipped, and is reported as left: %s', async (_, dependent) => {
    const { outcomes, bodies, left, of } = await run([instance('z1'), dependent], ['zec-instance'], PREVIEW)
    const label = `${dependent.kind}/x`
    expect(outcomes).toEqual({ 'zec-instance/z1': 'destroyed', [label]: 'skipped' })
    expect(of(label)).toMatchObject({
      reason: 'it does not have all of the tags in the input tags',
      with: 'zec-instance/z1',
    })
    expect(bodies).toEqual([{ instanceIds: ['z1'], dependResource: false }])
    expect(left(label)).not.toBeUndefined()
    expect(of('zec-instance/z1')?.leaves).toEqual([label])
  })

  it('is no reason to leave what is part of the instance', async () => {
    const { outcomes, bodies } = await run(
      [
        instance('z1'),
        eip('default', { instanceId: 'z1', isDefault: true }),
        disk('system', { instanceId: 'z1', diskType: 'SYSTEM' }),
      ],
      ['zec-instance'],
      { ...PREVIEW, guards: { maxResources: 1, expectName: 'z*' } },
    )
    expect(outcomes).toEqual({
      'zec-instance/z1': 'destroyed',
      'zec-eip/default': 'destroyed',
      'zec-disk/system': 'destroyed',
    })
    expect(bodies).toEqual([{ instanceIds: ['z1'] }])
  })

  it('keeps a VM whose disk cannot be left, and the others go', async () => {
    const { outcomes, of, left } = await run(
      [
        { kind: 'vm-instance', id: 'v1', tags: TAGS },
        { kind: 'vm-disk', id: 'd1', instanceId: 'v1', portable: false },
        { kind: 'vm-instance', id: 'v2', tags: TAGS },
      ],
      ['vm-instance'],
      PREVIEW,
    )
    expect(outcomes).toMatchObject({
      'vm-instance/v1': 'protected',
      'vm-disk/d1': 'skipped',
      'vm-instance/v2': 'destroyed',
    })
    expect(of('vm-instance/v1')?.reason).toBe(
      'vm-disk/d1 must be kept (it does not have all of the tags in the input tags) and would be deleted with it',
    )
    expect(left('vm-instance/v1')).toBe('RUNNING')
  })
})

describe('a guard that holds only later', () => {
  it('keeps the VM of a disk that is tagged after the plan was made', async () => {
    const { outcomes, left } = await run(
      [
        { kind: 'vm-instance', id: 'v1' },
        // It has to go first, and takes its time.
        {
          kind: 'bmc-load-balancer',
          id: 'b1',
          refuse: {
            TerminateLoadBalancer: { status: 403, code: 'OPERATION_DENIED_INSTANCE_CREATING', times: 2 },
          },
        },
        {
          kind: 'vm-disk',
          id: 'd1',
          instanceId: 'v1',
          portable: false,
          events: [{ at: 6000, set: { tags: { keep: 'true' } } }],
        },
      ],
      ['vm-instance/v1', 'bmc-load-balancer/b1', 'vm-disk/d1'],
      {
        guards: { protect: ['tag:keep=true'] },
      },
    )
    expect(outcomes).toMatchObject({ 'vm-instance/v1': 'protected', 'vm-disk/d1': 'protected' })
    expect(left('vm-instance/v1')).toBe('RUNNING')
    expect(left('vm-disk/d1')).toBe('IN_USE')
  })

  it('is in time while the call for its VM waits for another call', async () => {
    const disk = (id: string, instanceId: string) => ({
      ...{ kind: 'vm-disk', id, instanceId, portable: false },
    })
    const { outcomes, left } = await run(
      [
        { kind: 'vm-instance', id: 'v1' },
        { kind: 'vm-instance', id: 'v2' },
        disk('d1', 'v1'),
        { ...disk('d2', 'v2'), events: [{ at: 8000, set: { tags: { keep: 'true' } } }] },
      ],
      ['vm-instance/v1', 'vm-instance/v2'],
      {
        ...{ guards: { protect: ['tag:keep=true'] }, concurrency: 1 },
        slowMs: (request) => (asked(request).action === 'TerminateInstance' ? 6000 : 0),
      },
    )
    expect(outcomes).toMatchObject({
      ...{ 'vm-instance/v1': 'destroyed', 'vm-disk/d1': 'destroyed' },
      ...{ 'vm-instance/v2': 'protected', 'vm-disk/d2': 'protected' },
    })
    expect([left('vm-instance/v2'), left('vm-disk/d2')]).toEqual(['RUNNING', 'IN_USE'])
  })

  it('comes too late for a disk that has gone along', async () => {
    const { of, left } = await run(
      [
        { kind: 'vm-instance', id: 'v1' },
        {
          kind: 'vm-disk',
          id: 'd1',
          instanceId: 'v1',
          portable: false,
          events: [{ at: 5500, set: { tags: { keep: 'true' } } }],
        },
      ],
      ['vm-instance/v1', 'vm-disk/d1'],
      { guards: { protect: ['tag:keep=true'] } },
    )
    expect(of('vm-disk/d1')).toMatchObject({ outcome: 'failed', error: { code: 'PROTECTED_TOO_LATE' } })
    // In the recycle bin, where it can be restored.
    expect(left('vm-disk/d1')).toMatch(/^RECYCL/)
  })

  it.each([
    ['renamed', { name: 'prod-db' }, { guards: { expectName: 'pr-*' } }, 'UNEXPECTED_NAME'],
    ['untagged', { tags: {} }, PREVIEW, undefined],
  ] as const)('holds for what a write was refused on: %s', async (_, set, options, code) => {
    const { results, left, simulator } = await run(
      [
        {
          kind: 'vm-instance',
          id: 'v1',
          name: 'pr-1',
          tags: TAGS,
          refuse: {
            TerminateInstance: { status: 403, code: 'OPERATION_DENIED_INSTANCE_CREATING', times: 1 },
          },
          events: [{ refused: 'TerminateInstance', set }],
        },
      ],
      ['vm-instance/v1'],
      options,
    )
    expect(results[0]?.outcome).toBe(code === undefined ? 'skipped' : 'failed')
    expect(results[0]?.error?.code).toBe(code)
    expect(left('vm-instance/v1')).toBe('RUNNING')
    expect(simulator.calls.filter(({ write, status }) => write && status === 200)).toEqual([])
  })

  it.each([
    ['renamed', { name: 'prod-db' }, { guards: { expectName: 'pr-*' } }],
    ['untagged', { tags: {} }, PREVIEW],
    ['protected', { tags: { ...TAGS, keep: 'yes' } }, { guards: { protect: ['tag:keep'] } }],
  ] as const)('holds in the recycle bin, until the release is sent: %s', async (_, set, options) => {
    const { results, left, simulator } = await run(
      [
        {
          kind: 'vm-instance',
          id: 'v1',
          name: 'pr-1',
          tags: TAGS,
          events: [{ accepted: 'TerminateInstance', set }],
        },
      ],
      ['vm-instance/v1'],
      options,
    )
    expect(results[0]).toMatchObject({ outcome: 'failed', error: { code: 'PROTECTED_TOO_LATE' } })
    expect(['RECYCLING', 'RECYCLE']).toContain(left('vm-instance/v1'))
    expect(simulator.calls.map(({ action }) => action)).not.toContain('ReleaseInstances')
  })
})

describe('an item that leaves out its tags', () => {
  it.each([
    ['protect', { guards: { protect: ['tag:keep'] } }],
    ['tags', PREVIEW],
  ] as const)('cannot be judged by %s, so nothing is sent', async (_, options) => {
    const { results, left } = await run([{ kind: 'vm-instance', id: 'v1', tags: TAGS }], ['vm-instance/v1'], {
      ...options,
      onAnswer: (answer, request) =>
        asked(request).action === 'DescribeInstances'
          ? relisted(answer, (list) => ({
              ...list,
              dataSet: list.dataSet.map(({ tags: _tags, ...item }) => item),
            }))
          : answer,
    })
    expect(results[0]).toMatchObject({ outcome: 'failed', error: { code: 'UNRELIABLE_ANSWER' } })
    expect(left('vm-instance/v1')).toBe('RUNNING')
  })
})

describe('an address', () => {
  it('that an instance was made with goes with it, and is never unbound', async () => {
    const { outcomes, simulator } = await run(
      [instance('z1'), eip('e1', { instanceId: 'z1', isDefault: true })],
      ['zec-instance/z1', 'zec-eip/e1'],
    )
    expect(outcomes).toEqual({ 'zec-instance/z1': 'destroyed', 'zec-eip/e1': 'destroyed' })
    expect(simulator.calls.filter(({ write }) => write).map(({ action }) => action)).toEqual([
      'ReleaseInstances',
    ])
  })

  it('that an instance outside the run was made with fails, naming it', async () => {
    const { results, simulator } = await run(
      [instance('z1'), eip('e1', { instanceId: 'z1', isDefault: true })],
      ['zec-eip/e1'],
    )
    expect(results[0]).toMatchObject({ outcome: 'failed', error: { code: 'PART_OF_OTHER' } })
    expect(results[0]?.error?.message).toContain('zec-instance/z1')
    expect(simulator.calls.filter(({ write }) => write)).toEqual([])
  })

  it('of a load balancer is reported with it, and as left where it stays', async () => {
    const { outcomes, of, left } = await run(
      [{ kind: 'zlb-load-balancer', id: 'b1' }, eip('e1', { associatedId: 'b1' })],
      ['zlb-load-balancer/b1'],
    )
    expect(outcomes).toEqual({ 'zlb-load-balancer/b1': 'destroyed', 'zec-eip/e1': 'skipped' })
    expect(of('zec-eip/e1')).toMatchObject({
      with: 'zlb-load-balancer/b1',
      reason: 'it remains although zlb-load-balancer/b1 was torn down, and is still charged',
    })
    expect(of('zlb-load-balancer/b1')?.leaves).toEqual(['zec-eip/e1'])
    expect(left('zec-eip/e1')).not.toBeUndefined()
  })

  it('of a load balancer goes after it where both are named', async () => {
    const { outcomes, simulator } = await run(
      [{ kind: 'zlb-load-balancer', id: 'b1' }, eip('e1', { associatedId: 'b1' })],
      ['zec-eip/e1', 'zlb-load-balancer/b1'],
    )
    expect(outcomes).toEqual({ 'zec-eip/e1': 'destroyed', 'zlb-load-balancer/b1': 'destroyed' })
    expect(simulator.calls.filter(({ write }) => write).map(({ action }) => action)[0]).toBe(
      'TerminateLoadBalancer',
    )
  })
})

describe('what an instance was made with, shown once without its instance', () => {
  it.each<[string, ResourceSeed, string, string, number]>([
    [
      'a system disk, at first',
      disk('x', { diskType: 'SYSTEM', instanceId: 'z1' }),
      'DescribeDisks',
      'instanceId',
      1,
    ],
    [
      'a system disk, later',
      disk('x', { diskType: 'SYSTEM', instanceId: 'z1' }),
      'DescribeDisks',
      'instanceId',
      2,
    ],
    [
      'an address, at first',
      eip('x', { isDefault: true, instanceId: 'z1' }),
      'DescribeEips',
      'instanceId',
      1,
    ],
    ['an address, later', eip('x', { isDefault: true, instanceId: 'z1' }), 'DescribeEips', 'instanceId', 2],
  ])('is not written on: %s', async (_what, part, action, field, at) => {
    let nth = 0
    const { results, simulator } = await run([instance('z1'), part], [`${part.kind}/x`], {
      onAnswer: (answer, request) => {
        if (asked(request).action !== action) return answer
        nth += 1
        if (nth !== at) return answer
        return relisted(answer, (list) => ({
          ...list,
          dataSet: list.dataSet.map(({ [field]: _, ...item }) => item),
        }))
      },
    })
    expect(nth).toBeGreaterThan(at)
    expect(results[0]).toMatchObject({ outcome: 'failed', error: { code: 'PART_OF_OTHER' } })
    expect(simulator.calls.filter(({ write }) => write)).toEqual([])
  })
})

describe('what an instance was made with and no instance has any more', () => {
  const busy = instance('z1', { status: 'BOOTING', delays: { busy: 20_000 } })

  it.each<[string, ResourceSeed, ResourceSeed[]]>([
    ['an address', eip('x', { isDefault: true }), []],
    ['a system disk', disk('x', { diskType: 'SYSTEM' }), []],
    ['a system disk that waits for an instance of the run', disk('x', { diskType: 'SYSTEM' }), [busy]],
  ])('gets a call of its own: %s', async (_what, part, others) => {
    const label = `${part.kind}/x`
    const { outcomes, simulator, of } = await run(
      [part, ...others],
      [label, ...others.map(({ kind, id }) => `${kind}/${id}`)],
    )
    expect([outcomes[label], of(label)?.error]).toEqual(['destroyed', undefined])
    const writes = simulator.calls.filter(({ write, ids }) => write && ids.includes('x'))
    expect(writes.map(({ action }) => action)).toEqual([
      part.kind === 'zec-eip' ? 'DeleteEip' : 'ReleaseDisk',
    ])
  })
})

it('a primary vNIC that no instance has any more is never written on', async () => {
  const { outcomes, simulator } = await run([{ kind: 'zec-nic', id: 'n', nicType: 'Primary' }], ['zec-nic/n'])
  expect(outcomes).toEqual({ 'zec-nic/n': 'protected' })
  expect(simulator.calls.filter(({ write }) => write)).toEqual([])
})

describe('what something else uses', () => {
  it('is not written on, and fails early, naming what uses it', async () => {
    const { results, simulator, elapsedMs } = await run(
      [
        { kind: 'vm-instance', id: 'v1' },
        { kind: 'vm-disk', id: 'd1', instanceId: 'v1', portable: true },
      ],
      ['vm-disk/d1'],
    )
    expect(results[0]).toMatchObject({ outcome: 'failed', error: { code: 'IN_USE' } })
    expect(results[0]?.error?.message).toContain('vm-instance/v1')
    expect(simulator.calls.filter(({ write }) => write)).toEqual([])
    expect(elapsedMs).toBeLessThan(15_000)
  })

  it('is waited for where that goes in the same run', async () => {
    const { outcomes } = await run(
      [
        { kind: 'vm-instance', id: 'v1' },
        { kind: 'vm-disk', id: 'd1', instanceId: 'v1', portable: true },
      ],
      ['vm-disk/d1', 'vm-instance/v1'],
    )
    expect(outcomes).toEqual({ 'vm-disk/d1': 'destroyed', 'vm-instance/v1': 'destroyed' })
  })
})

describe('a release that lists an instance as failed every time', () => {
  it('is tried a few times with growing pauses, and then fails', async () => {
    const { results, simulator } = await run(
      [instance('z1', { refuse: { ReleaseInstances: { status: 403, code: 'WHATEVER' } } }), instance('z2')],
      ['zec-instance/z1', 'zec-instance/z2'],
    )
    expect(results).toMatchObject([
      { outcome: 'failed', error: { code: 'PARTLY_REFUSED' } },
      { outcome: 'destroyed' },
    ])
    const tries = simulator.calls.filter(
      ({ action, ids }) => action === 'ReleaseInstances' && ids.includes('z1'),
    )
    expect(tries).toHaveLength(5)
    const pauses = tries.slice(1).map(({ at }, index) => at - (tries[index]?.at ?? 0))
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b))
    expect(results[0]?.requests.map(({ status, code }) => [status, code])).toEqual(
      Array(5).fill([200, 'PARTLY_REFUSED']),
    )
  })
})

describe('a subscription whose termination is accepted', () => {
  it.each(['vm-instance', 'port'])('and that is in use again afterwards is scheduled: %s', async (kind) => {
    const { results } = await run([{ kind, id: 'a', expiredTime: '2027-01-31T00:00:00Z' }], [`${kind}/a`], {
      onAnswer: (answer, { headers }) =>
        headers['x-zc-action'] === (kind === 'port' ? 'DescribePorts' : 'DescribeInstances')
          ? { ...answer, body: alive(answer.body, kind) }
          : answer,
    })
    expect(results[0]).toMatchObject({ outcome: 'scheduled', expiresAt: '2027-01-31T00:00:00Z' })
  })
})

/** Refuses that many calls of `action`, or all. */
function refused(
  action: string,
  status: number,
  code: string,
  times = Infinity,
): NonNullable<EngineOptions['onAnswer']> {
  let left = times
  return (answer, request) =>
    asked(request).action === action && (left -= 1) >= 0 ? refusedAs(answer, status, code, 'No.') : answer
}

/** Whatever the truth: in use, and paid for in advance. */
function alive(body: string, kind: string): string {
  const [status, chargeType] =
    kind === 'port' ? ['portStatus', 'portChargeType'] : ['instanceStatus', 'instanceChargeType']
  const parsed = JSON.parse(body) as { response: { dataSet: Record<string, unknown>[] } }
  for (const item of parsed.response.dataSet)
    Object.assign(item, { [status]: 'RUNNING', [chargeType]: 'PREPAID' })
  return JSON.stringify(parsed)
}
