// What is attached to a resource when that takes another way than planned: it fails, it is kept, nobody waits for it, or
// something is attached to it at the last moment.

import { describe, expect, it } from '@jest/globals'
import type { ResourceSeed } from '../../simulator/resource-seed.ts'
import { asked, refused, relisted, writes } from '../support/answers.ts'
import { outcomes, runBriefly, type EngineOptions } from '../support/engine.ts'

const zec = (id: string, more = {}) => ({ kind: 'zec-instance', id, ...more })
const vm = (id: string, more = {}) => ({ kind: 'vm-instance', id, ...more })
const on = (kind: string, id: string, instanceId: string, more = {}) => ({ kind, id, instanceId, ...more })

async function run(
  resources: readonly ResourceSeed[],
  references: readonly string[],
  options: EngineOptions = {},
) {
  const ended = await runBriefly({ resources }, references, options)
  return {
    ...ended,
    outcomes: outcomes(ended.results),
    writes: writes(ended.simulator.calls),
    of: (reference: string) => ended.results.find(({ type, id }) => `${type}/${id}` === reference),
    left: (kind: string, id: string) => ended.simulator.statusOf(kind, id),
  }
}

describe('what is attached to a resource', () => {
  it('that fails before anything is accepted is skipped, and is still there', async () => {
    const denied = { ReleaseInstances: { status: 403, code: 'WHATEVER' } }
    const { of, left } = await run(
      [zec('z1', { refuse: denied }), on('zec-disk', 'd1', 'z1', { portable: false })],
      ['zec-instance/z1'],
    )
    expect(of('zec-instance/z1')?.outcome).toBe('failed')
    expect(of('zec-disk/d1')).toMatchObject({
      outcome: 'skipped',
      reason: 'zec-instance/z1, which it is attached to, ended as failed',
    })
    expect(left('zec-disk', 'd1')).toBe('IN_USE')
  })

  it('that fails on its way has gone as far as that has taken it, and is destroyed out of the recycle bin', async () => {
    const denied = { ReleaseInstances: { status: 403, code: 'WHATEVER' } }
    const { of, left, elapsedMs } = await run(
      [
        vm('v1', { refuse: denied }),
        on('vm-disk', 'd1', 'v1', { portable: false }),
        on('vm-disk', 'd2', 'v1', { portable: true }),
      ],
      ['vm-instance/v1'],
    )
    expect(of('vm-instance/v1')?.outcome).toBe('failed')
    expect(of('vm-disk/d1')?.outcome).toBe('destroyed')
    expect(left('vm-disk', 'd1')).toBeUndefined()
    expect(of('vm-disk/d2')?.outcome).toBe('skipped')
    expect(left('vm-disk', 'd2')).toBe('AVAILABLE')
    expect(elapsedMs).toBeLessThan(110_000)
  })

  it('that accepts its termination and does not move is pending with it', async () => {
    const { outcomes, left } = await run(
      [zec('z1', { stuck: true }), on('zec-eip', 'e1', 'z1')],
      ['zec-instance/z1'],
      { budgetMs: 30_000 },
    )
    expect(outcomes['zec-instance/z1']).toBe('pending')
    if (outcomes['zec-eip/e1'] === 'destroyed') expect(left('zec-eip', 'e1')).toBeUndefined()
    else expect(outcomes['zec-eip/e1']).toBe('pending')
  })

  it.each<[string, EngineOptions['onAnswer'], string]>([
    [
      'is refused',
      (answer, request) =>
        asked(request).action === 'DescribeEips'
          ? refused(answer, 503, 'SERVICE_TEMPORARY_UNAVAILABLE', 'No.')
          : answer,
      'SERVICE_TEMPORARY_UNAVAILABLE',
    ],
    [
      'has no count',
      (answer, request) =>
        asked(request).action === 'DescribeEips' ? relisted(answer, ({ dataSet }) => ({ dataSet })) : answer,
      'UNRELIABLE_ANSWER',
    ],
  ])('whose list %s to the end keeps that from being released, which says so', async (_, onAnswer, code) => {
    const { of, left, writes } = await run([zec('z1'), zec('z2')], ['zec-instance/z1'], {
      ...(onAnswer === undefined ? {} : { onAnswer }),
      budgetMs: 60_000,
    })
    expect(of('zec-instance/z1')).toMatchObject({ outcome: 'pending', error: { code } })
    expect(writes).toEqual([])
    expect(left('zec-instance', 'z1')).toBe('RUNNING')
  })
})

describe('what is attached after the plan was made', () => {
  /** The look at the instance is slow, so that the plan is made before the address is there. */
  const late = (more = {}) => [
    zec('z1', { name: 'pr-z1' }),
    // It has to go first.
    {
      kind: 'zec-eip',
      id: 'first',
      name: 'pr-first',
      refuse: { DeleteEip: { status: 403, code: 'OPERATION_DENIED_EIP_STATUS_NOT_SUPPORT', times: 2 } },
    },
    on('zec-eip', 'late', 'z1', { status: 'BINDED', createdInMs: 6500, name: 'pr-late', ...more }),
  ]
  const named = ['zec-instance/z1', 'zec-eip/first']

  it('is reported and deleted with it where the guards let it', async () => {
    const { outcomes } = await run(late(), named, { guards: { maxResources: 3, expectName: 'pr-*' } })
    expect(outcomes).toEqual({
      'zec-instance/z1': 'destroyed',
      'zec-eip/first': 'destroyed',
      'zec-eip/late': 'destroyed',
    })
  })

  it.each([
    [
      'max-resources, which counts what has gone already',
      { maxResources: 2 },
      'TOO_MANY_RESOURCES',
      {},
      'skipped',
    ],
    ['expect-name', { expectName: 'pr-*' }, 'UNEXPECTED_NAME', { name: 'production' }, 'failed'],
  ] as const)('keeps the instance where %s does not', async (_, guards, code, more, outcome) => {
    const { of, left } = await run(late(more), named, { guards })
    expect(of('zec-eip/first')?.outcome).toBe('destroyed')
    expect(of('zec-instance/z1')).toMatchObject({ outcome: 'failed', error: { code } })
    expect(of('zec-eip/late')).toMatchObject({ outcome, requests: [] })
    expect(left('zec-instance', 'z1')).toBe('RUNNING')
    expect(left('zec-eip', 'late')).toBe('BINDED')
  })
})

describe('a disk that the inputs select with its VM', () => {
  const world = (more = {}) => [
    vm('v1', { name: 'pr-v1' }),
    on('vm-disk', 'd1', 'v1', { portable: false, name: 'pr-d1', ...more }),
    // It has to go before the VM.
    {
      kind: 'bmc-load-balancer',
      id: 'first',
      name: 'pr-first',
      refuse: {
        TerminateLoadBalancer: { status: 403, code: 'OPERATION_DENIED_INSTANCE_CREATING', times: 2 },
      },
    },
  ]
  const named = ['vm-instance/v1', 'vm-disk/d1', 'bmc-load-balancer/first']

  it('keeps the VM when it is renamed after the plan was made', async () => {
    const { of, left } = await run(world({ events: [{ at: 1500, set: { name: 'production' } }] }), named, {
      guards: { expectName: 'pr-*' },
    })
    expect(of('vm-disk/d1')).toMatchObject({ outcome: 'failed', error: { code: 'UNEXPECTED_NAME' } })
    expect(of('vm-instance/v1')).toMatchObject({
      outcome: 'protected',
      reason:
        'vm-disk/d1 must be kept (its name does not match the input expect-name) and would be deleted with it',
    })
    expect(left('vm-instance', 'v1')).toBe('RUNNING')
    expect(left('vm-disk', 'd1')).toBe('IN_USE')
  })

  it('keeps the VM when it has failed before anything was sent for it', async () => {
    const { of, left } = await run(world(), named, {
      onAnswer: (answer, request) =>
        'diskIds' in asked(request).body
          ? refused(answer, 403, 'AUTHFAILURE_UNAUTHORIZED_OPERATION', 'No.')
          : answer,
    })
    expect(of('vm-disk/d1')?.outcome).toBe('failed')
    expect(of('vm-instance/v1')).toMatchObject({
      outcome: 'protected',
      reason:
        'vm-disk/d1 must be kept (it has failed with AUTHFAILURE_UNAUTHORIZED_OPERATION) and would be deleted with it',
    })
    expect(left('vm-disk', 'd1')).toBe('IN_USE')
  })
})

describe('what is not waited for', () => {
  it('is deleted with it without being waited for', async () => {
    const { outcomes, elapsedMs } = await run(
      [
        zec('z1', { delays: { release: 600_000 } }),
        on('zec-disk', 'd1', 'z1', { portable: false, delays: { release: 600_000 } }),
        on('zec-nic', 'n1', 'z1', { delays: { release: 600_000 } }),
      ],
      ['zec-instance/z1'],
      { wait: false },
    )
    expect(outcomes).toEqual({
      'zec-instance/z1': 'requested',
      'zec-disk/d1': 'requested',
      'zec-nic/n1': 'requested',
    })
    expect(elapsedMs).toBeLessThan(10_000)
  })

  it('stays where it is to stay, and is said to', async () => {
    const { outcomes, of, elapsedMs } = await run(
      [zec('z1', { delays: { release: 600_000 } }), on('zec-disk', 'd1', 'z1', { portable: true })],
      ['zec-instance/z1'],
      { wait: false },
    )
    expect(outcomes).toEqual({ 'zec-instance/z1': 'requested', 'zec-disk/d1': 'skipped' })
    expect(of('zec-disk/d1')?.reason).toBe('it remains when zec-instance/z1 is deleted, and is still charged')
    expect(elapsedMs).toBeLessThan(10_000)
  })

  it('goes to the recycle bin with a VM', async () => {
    const { outcomes, left } = await run(
      [vm('v1'), on('vm-disk', 'd1', 'v1', { portable: false })],
      ['vm-instance/v1'],
      { wait: false, goal: 'recycled' },
    )
    expect(outcomes['vm-instance/v1']).toBe('requested')
    expect(['requested', 'recycled']).toContain(outcomes['vm-disk/d1'])
    expect(left('vm-disk', 'd1')).toMatch(/^RECYCL/)
  })
})

describe('a dry run', () => {
  it('keeps a VM whose disk must stay, and plans nothing that is attached to it', async () => {
    const { outcomes, of } = await run(
      [
        vm('v1'),
        on('vm-disk', 'd1', 'v1', { portable: false, name: 'data' }),
        on('vm-disk', 'd2', 'v1', { portable: false }),
        vm('v2'),
      ],
      ['vm-instance/v1', 'vm-instance/v2'],
      { dryRun: true, guards: { protect: ['data'] } },
    )
    expect(outcomes).toEqual({
      'vm-instance/v1': 'protected',
      'vm-disk/d1': 'protected',
      'vm-disk/d2': 'skipped',
      'vm-instance/v2': 'planned',
    })
    expect(of('vm-disk/d2')?.reason).toBe('vm-instance/v1, which it is attached to, ended as protected')
  })

  it('says what an instance would leave, which is not planned', async () => {
    const { outcomes, of } = await run(
      [zec('z1'), on('zec-eip', 'e1', 'z1', { name: 'data' }), on('zec-nic', 'n1', 'z1')],
      ['zec-instance/z1'],
      { dryRun: true, guards: { protect: ['data'] } },
    )
    expect(outcomes).toEqual({
      'zec-instance/z1': 'planned',
      'zec-eip/e1': 'protected',
      'zec-nic/n1': 'skipped',
    })
    expect(of('zec-nic/n1')?.reason).toBe('it remains when zec-instance/z1 is deleted, and is still charged')
    expect(of('zec-instance/z1')).toMatchObject({
      leaves: ['zec-eip/e1', 'zec-nic/n1'],
      plan: { note: 'keeps zec-eip/e1, zec-nic/n1' },
    })
  })

  it('fails where the credential may not read what is attached to it', async () => {
    const { of } = await run([vm('v1')], ['vm-instance/v1'], {
      dryRun: true,
      onAnswer: (answer, request) =>
        asked(request).action === 'DescribeDisks'
          ? refused(answer, 403, 'AUTHFAILURE_UNAUTHORIZED_OPERATION', 'No.')
          : answer,
    })
    expect(of('vm-instance/v1')).toMatchObject({
      outcome: 'failed',
      error: { code: 'AUTHFAILURE_UNAUTHORIZED_OPERATION' },
    })
  })
})

describe('250 VMs with a rule of protect', () => {
  const ids = Array.from({ length: 250 }, (_, index) => `v${index + 1}`)
  const world = [...ids.map((id) => vm(id)), on('vm-disk', 'd', 'v7', { portable: false })]
  const references = ids.map((id) => `vm-instance/${id}`)

  it.each([
    ['answers at once', 0],
    ['takes three seconds for each list', 3000],
  ])('share one list of disks in two seconds, where the API %s', async (_, delayMs) => {
    const { outcomes, simulator } = await run(world, references, {
      guards: { protect: ['tag:keep'] },
      budgetMs: 1_800_000,
      slowMs: (request) => (asked(request).action === 'DescribeDisks' ? delayMs : 0),
    })
    expect(new Set(Object.values(outcomes))).toEqual(new Set(['destroyed']))
    const lists = simulator.calls.filter(({ action, ids }) => action === 'DescribeDisks' && ids.length === 0)
    const gaps = lists.slice(1).map(({ at }, index) => at - (lists[index]?.at ?? 0))
    // Each list is read to its end once more where it may go on, and once after the writes, for what was attached late.
    const short = gaps.filter((gap) => gap !== 20 && gap < 1980 && gap !== delayMs + 20)
    expect(short.length).toBeLessThanOrEqual(2)
    expect(lists.length).toBeLessThan(40)
    expect(simulator.calls.filter(({ write }) => !write).length).toBeLessThan(200)
  })
})

describe('elastic compute with a recycle bin', () => {
  const world = [
    zec('z1', { recycleBin: true }),
    on('zec-disk', 'd1', 'z1', { portable: false, recycleBin: true }),
    on('zec-eip', 'e1', 'z1', { recycleBin: true }),
  ]

  it('has what is attached to an instance released out of it', async () => {
    const { outcomes, left } = await run(world, ['zec-instance/z1'])
    expect(outcomes).toEqual({
      'zec-instance/z1': 'destroyed',
      'zec-disk/d1': 'destroyed',
      'zec-eip/e1': 'destroyed',
    })
    for (const [kind, id] of [
      ['zec-instance', 'z1'],
      ['zec-disk', 'd1'],
      ['zec-eip', 'e1'],
    ] as const)
      expect(left(kind, id)).toBeUndefined()
  })

  it('cannot be promised, so with destroy: false nothing is sent, and what is attached to it stays', async () => {
    const { of, outcomes, writes } = await run(world, ['zec-instance/z1'], { goal: 'recycled' })
    expect(of('zec-instance/z1')).toMatchObject({ outcome: 'failed', error: { code: 'NO_RECYCLE_BIN' } })
    expect(writes).toEqual([])
    for (const label of ['zec-disk/d1', 'zec-eip/e1'])
      if (outcomes[label] !== undefined) expect(['skipped', 'failed']).toContain(outcomes[label])
  })
})
