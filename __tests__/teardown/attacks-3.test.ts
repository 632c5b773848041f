// More attacks: each of these got through once.

import { describe, expect, it } from '@jest/globals'
import type { Seed } from '../../simulator/index.ts'
import { KINDS } from '../../src/resources/index.ts'
import type { HttpAnswer, HttpRequest } from '../../src/zenlayer/transport.ts'
import { asked, refused, relisted, writes } from '../support/answers.ts'
import { attack, byGroup, byName, byTag, each, KEEP, PREVIEW, protects, type One } from '../support/attack.ts'
import type { EngineOptions } from '../support/engine.ts'

/** Within five minutes. */
const run: typeof attack = (resources, references, options, faults) =>
  attack(resources, references, { budgetMs: 300_000, ...options }, faults)

/** Puts `instead` in place of the answers to `action` whose number `matches`, counted from 1. */
function at(action: string, matches: (nth: number) => boolean, instead: (answer: HttpAnswer) => HttpAnswer) {
  let nth = 0
  return (answer: HttpAnswer, request: HttpRequest) => {
    if (asked(request).action !== action) return answer
    nth += 1
    return matches(nth) ? instead(answer) : answer
  }
}

const inVpc = (vpc: Record<string, unknown> = {}, instance: Record<string, unknown> = {}): One[] => [
  { kind: 'zec-vpc', id: 'v1', ...vpc },
  { kind: 'zec-subnet', id: 's1', vpcId: 'v1' },
  { kind: 'zec-instance', id: 'i1', subnetId: 's1', ...instance },
  { kind: 'zec-nic', id: 'n0', instanceId: 'i1', nicType: 'Primary', vpcId: 'v1', subnetId: 's1' },
]

describe('what is inside a VPC that is named by its kind and by its family', () => {
  it.each<[string, Record<string, unknown>, EngineOptions]>([
    ['is protected', { tags: KEEP }, protects],
    ['is the default one', { isDefault: true }, {}],
  ])('stays where the VPC %s', async (_, vpc, options) => {
    const { outcomes, left } = await run(inVpc(vpc), ['zec-vpc/v1', 'vpc/v1'], { cascade: true, ...options })
    expect(outcomes).toEqual({
      'zec-vpc/v1': 'protected',
      'zec-subnet/s1': 'protected',
      'zec-instance/i1': 'protected',
    })
    expect(left('zec-instance/i1')).toBe('RUNNING')
  })
})

describe('an id of a family that exists in two kinds', () => {
  const rules = [{ type: '503' as const, actions: ['bmc:DescribeEipAddresses'], until: 20_000 }]
  const bmc = { kind: 'bmc-eip', id: 'x' }

  it('stays ambiguous though this run tears one of them down by its kind first', async () => {
    const { left, results } = await run(
      [{ kind: 'zec-eip', id: 'x' }, bmc],
      ['eip/x', 'zec-eip/x'],
      {},
      { rules },
    )
    expect(left('bmc-eip/x')).toBe('AVAILABLE')
    expect(results.map(({ error }) => error?.code)).toContain('AMBIGUOUS_ID')
  })

  it('stays ambiguous though one of them goes by itself before the other can be read', async () => {
    const goes = { kind: 'zec-eip', id: 'x', timeline: [{ after: 10_000, status: 'GONE' }] }
    const { left } = await run([goes, bmc], ['eip/x'], {}, { rules })
    expect(left('bmc-eip/x')).toBe('AVAILABLE')
  })

  it('is not told to have been restored because the other one was in the bin', async () => {
    const { results } = await run(
      [
        { kind: 'vm-instance', id: 'x' },
        { kind: 'bmc-instance', id: 'x' },
      ],
      ['instance/x', 'vm-instance/x'],
      {},
      { rules: [{ type: '503', actions: ['bmc:DescribeInstances'], until: 20_000 }] },
    )
    expect(results.map(({ error }) => error?.code)).toEqual(['AMBIGUOUS_ID', undefined])
  })
})

describe('one of the readings of what is attached to an instance', () => {
  it.each<[string, EngineOptions, string[], Record<string, string>]>([
    ['a rule protects', protects, ['zec-instance/z1'], KEEP],
    ['does not match', byTag, ['zec-instance'], {}],
  ])('that shows an address that %s on nothing does not let it go', async (_, options, references, tags) => {
    for (const instanceId of ['z2', null]) {
      const { left, of } = await run(
        [
          { kind: 'zec-instance', id: 'z1', tags: PREVIEW },
          { kind: 'zec-instance', id: 'z2' },
          { kind: 'zec-eip', id: 'e1', instanceId: 'z1', tags },
        ],
        references,
        {
          ...options,
          // The last of the three readings; the second answer is the page after the end.
          onAnswer: at(
            'DescribeEips',
            (nth) => nth === 4,
            each((item) => ({ ...item, instanceId })),
          ),
        },
      )
      expect([instanceId, left('zec-eip/e1')]).toEqual([instanceId, 'UNBIND'])
      expect(of('zec-eip/e1')?.outcome).toMatch(/protected|skipped/)
    }
  })

  it('that shows it without its tag does not let it go', async () => {
    const { left } = await run(
      [
        { kind: 'zec-instance', id: 'z1' },
        { kind: 'zec-eip', id: 'e1', instanceId: 'z1', tags: KEEP },
      ],
      ['zec-instance/z1'],
      {
        ...protects,
        onAnswer: at(
          'DescribeEips',
          (nth) => nth === 4,
          each((item) => ({ ...item, tags: { tags: [] } })),
        ),
      },
    )
    expect(left('zec-eip/e1')).toBe('UNBIND')
  })
})

describe('one of the readings of what is inside a VPC', () => {
  it.each([1, 2, 3])('does not make a vNIC of another VPC go: number %d', async (wrong) => {
    let nth = 0
    const { left } = await run(
      [
        { kind: 'zec-vpc', id: 'v1' },
        { kind: 'zec-vpc', id: 'v2' },
        { kind: 'zec-nic', id: 'x', vpcId: 'v2', subnetId: 's2' },
      ],
      ['zec-vpc/v1'],
      {
        cascade: true,
        onAnswer: (answer, request) => {
          const { action, body } = asked(request)
          if (action !== 'DescribeNetworkInterfaces' || body['nicIds'] !== undefined) return answer
          nth += 1
          if (nth !== wrong) return answer
          const item = { nicId: 'x', name: 'x', status: 'AVAILABLE', vpcId: 'v1', tags: { tags: [] } }
          return relisted(answer, (list) => ({ ...list, totalCount: 1, dataSet: [item] }))
        },
      },
    )
    expect(left('zec-nic/x')).toBe('AVAILABLE')
  })
})

describe('what hung on a resource and is in the recycle bin', () => {
  const eip = {
    ...{ kind: 'zec-eip', id: 'e1', instanceId: 'z1', recycleBin: true },
    events: [{ at: 6000, set: { status: 'RECYCLED' } }],
  }
  const busy = { status: 'STOPPING', delays: { busy: 20_000 } }

  it.each<[string, Record<string, unknown>, EngineOptions]>([
    ['is refused', { refuse: { ReleaseInstances: { status: 403, code: 'X' } } }, {}],
    ['must be kept by then', { events: [{ at: 12_000, set: { tags: KEEP } }] }, protects],
  ])('is not released from it where the resource %s', async (_, more, options) => {
    const { left, simulator } = await run(
      [{ kind: 'zec-instance', id: 'z1', recycleBin: true, ...busy, ...more }, eip],
      ['zec-instance/z1'],
      options,
    )
    expect(left('zec-instance/z1')).toMatch(/^STOP/)
    expect(writes(simulator.calls).filter((call) => call.startsWith('DeleteEip'))).toEqual([])
    expect(left('zec-eip/e1')).toBe('RECYCLED')
  })

  it('is not released before the resource, whose item still names it', async () => {
    const { left } = await run(
      [
        {
          ...{ kind: 'vm-instance', id: 'v' },
          refuse: { TerminateInstance: { status: 403, code: 'OPERATION_DENIED_POSTPAID_PROMISE' } },
        },
        { kind: 'vm-disk', id: 'd', status: 'RECYCLED' },
      ],
      ['vm-instance/v'],
      {
        onAnswer: at(
          'DescribeInstances',
          () => true,
          each((item) => ({ ...item, dataDisks: [{ diskId: 'd' }] })),
        ),
      },
    )
    expect(left('vm-disk/d')).toBe('RECYCLED')
  })
})

describe('what is inside a VPC whose list cannot be read any more', () => {
  it.each<[string, (answer: HttpAnswer) => HttpAnswer]>([
    ['answers 503', (answer) => refused(answer, 503, 'SERVICE_TEMPORARY_UNAVAILABLE', 'No.')],
    ['miscounts', (answer) => relisted(answer, (list) => ({ ...list, totalCount: 7 }))],
  ])('is not deleted on a look at the VPC of a minute ago: it %s', async (_, instead) => {
    const { left } = await run(
      inVpc(
        { events: [{ at: 8000, set: { tags: KEEP } }] },
        { status: 'STOPPING', delays: { busy: 60_000 } },
      ),
      ['zec-vpc/v1'],
      { cascade: true, ...protects, onAnswer: at('DescribeVpcs', (nth) => nth > 1, instead) },
    )
    expect(left('zec-instance/i1')).toMatch(/^STOP/)
    expect(left('zec-subnet/s1')).toBe('THERE')
  })
})

describe('a write whose answer was lost, and a guard that then keeps what is attached', () => {
  it.each([
    ['vm-instance', 'vm-disk', 'TerminateInstance'],
    ['zlb-load-balancer', 'zec-eip', 'TerminateLoadBalancer'],
  ])('does not leave %s as kept while lists lag by two seconds', async (kind, attached, action) => {
    const hook = kind === 'vm-instance' ? { instanceId: 'p', portable: false } : { associatedId: 'p' }
    const { of, left } = await run(
      [
        { kind, id: 'p' },
        { kind: attached, id: 'd', ...hook, events: [{ at: 3000, set: { tags: KEEP } }] },
      ],
      [`${kind}/p`, `${attached}/d`],
      protects,
      { staleMs: 2000, rules: [{ type: 'reset-after', actions: [action], nth: [1] }] },
    )
    expect(left(`${kind}/p`) ?? 'gone').not.toBe('RUNNING')
    expect(of(`${kind}/p`)?.outcome).not.toBe('protected')
    if (kind === 'vm-instance') expect(of(`${attached}/d`)?.outcome).not.toBe('protected')
  })
})

describe('what is attached to a resource and is renamed around its write', () => {
  it('is not reported as unchanged where the answer was lost and its own look comes first', async () => {
    const { of, left } = await run(
      [
        { kind: 'vm-instance', id: 'v', name: 'pr-1' },
        {
          ...{ kind: 'vm-disk', id: 'd', name: 'pr-1', instanceId: 'v', portable: false },
          events: [{ at: 4400, set: { name: 'prod-db' } }],
        },
      ],
      ['vm-instance/v'],
      byName,
      { rules: [{ type: 'reset-after', actions: ['TerminateInstance'], nth: [1] }] },
    )
    expect(left('vm-disk/d')).toMatch(/^RECYCL/)
    expect(of('vm-disk/d')).toMatchObject({ outcome: 'failed', error: { code: 'PROTECTED_TOO_LATE' } })
  })

  it.each([1000, 1500, 2000])('is not reported as unchanged where lists lag by %d ms', async (staleMs) => {
    const { of, left } = await run(
      [
        { kind: 'zec-instance', id: 'z', name: 'pr-1' },
        {
          ...{ kind: 'zec-eip', id: 'e', name: 'pr-1', instanceId: 'z' },
          events: [{ at: 3500, set: { name: 'prod' } }],
        },
      ],
      ['zec-instance/z'],
      byName,
      { staleMs },
    )
    expect(left('zec-eip/e')).toBeUndefined()
    expect(of('zec-eip/e')?.error?.code).toBe('PROTECTED_TOO_LATE')
  })
})

describe('what is attached to a resource and must be kept just when that is deleted, where lists lag', () => {
  const zec = (more: Record<string, unknown> = {}): One[] => [
    { kind: 'zec-instance', id: 'z1', ...more },
    { kind: 'zec-eip', id: 'e1', instanceId: 'z1', events: [{ at: 2400, set: { tags: KEEP } }] },
  ]

  it.each([5000, 5500, 6000])('is not reported as kept where the run ends after %d ms', async (budgetMs) => {
    const { of, left } = await run(zec(), ['zec-instance/z1'], { ...protects, budgetMs }, { staleMs: 2000 })
    expect(left('zec-eip/e1')).toBe('DELETING')
    expect(of('zec-eip/e1')?.outcome).toBe('pending')
  })

  it('is not reported as kept where that has failed for the same reason', async () => {
    const { of, left } = await run(
      zec({ events: [{ at: 2500, set: { tags: KEEP } }] }),
      ['zec-instance/z1'],
      protects,
      { staleMs: 2000 },
    )
    expect(left('zec-eip/e1') ?? 'gone').toMatch(/DELETING|gone/)
    expect(of('zec-eip/e1')?.outcome).not.toBe('protected')
  })

  it.each([1000, 1500, 2000])(
    'is not reported as kept where that is not waited for: %d ms',
    async (staleMs) => {
      const { of, left } = await run(
        [
          { kind: 'vm-instance', id: 'v' },
          {
            ...{ kind: 'vm-disk', id: 'd', instanceId: 'v', portable: false },
            events: [{ at: 3500, set: { tags: KEEP } }],
          },
        ],
        ['vm-instance/v', 'vm-disk/d'],
        { ...protects, wait: false, goal: 'recycled' },
        { staleMs },
      )
      expect(left('vm-disk/d')).toMatch(/^RECYCL/)
      expect(of('vm-disk/d')?.outcome).not.toBe('protected')
    },
  )
})

describe('a VPC with a route in it that must stay', () => {
  it('stays where the name of the route no longer matches expect-name', async () => {
    const { left, of } = await run(
      [
        { kind: 'zec-vpc', id: 'v1', name: 'pr-1' },
        {
          ...{ kind: 'zec-route', id: 'r1', name: 'pr-1', vpcId: 'v1' },
          refuse: { DeleteRoute: { status: 403, code: 'OPERATION_DENIED_INSTANCE_CREATING', times: 5 } },
          events: [{ at: 5500, set: { name: 'prod' } }],
        },
      ],
      ['zec-vpc/v1'],
      { cascade: true, ...byName },
    )
    expect(of('zec-route/r1')).toMatchObject({ outcome: 'failed', error: { code: 'UNEXPECTED_NAME' } })
    expect(left('zec-vpc/v1')).toBe('THERE')
  })

  it('stays where it appears only in the second round', async () => {
    const { left, of } = await run(
      [
        { kind: 'zec-vpc', id: 'v1', name: 'pr-v', createdInMs: 6000 },
        { kind: 'zec-route', id: 'r1', name: 'pr-r1', vpcId: 'v1' },
        { kind: 'zec-route', id: 'r2', name: 'pr-r2', vpcId: 'v1' },
      ],
      ['zec-vpc', 'zec-route'],
      { cascade: true, criteria: { name: 'pr-*' }, guards: { protect: ['r1'] } },
    )
    expect(of('zec-route/r1')?.outcome).toBe('protected')
    expect(left('zec-vpc/v1')).toBe('THERE')
  })
})

describe('what is moved to another resource group after it was selected by its own', () => {
  const moves = [{ at: 9000, set: { resourceGroupId: 'other' } }]

  it.each([
    ['port', { status: 'UPDATING', delays: { busy: 25_000 } }, 'RUNNING'],
    ['vm-disk', { status: 'CREATING', delays: { busy: 25_000 } }, 'AVAILABLE'],
  ])('stays, though its item does not tell the group: %s', async (kind, more, status) => {
    const { left } = await run(
      [{ kind, id: 'p', resourceGroupId: 'g', ...more, events: moves }],
      [kind],
      byGroup,
    )
    expect(left(`${kind}/p`)).toBe(status)
  })

  it('keeps its VM where it is a disk that goes with that', async () => {
    const { left } = await run(
      [
        { kind: 'vm-instance', id: 'v', resourceGroupId: 'g', status: 'STOPPING', delays: { busy: 25_000 } },
        { kind: 'vm-disk', id: 'd', instanceId: 'v', portable: false, resourceGroupId: 'g', events: moves },
      ],
      ['vm-instance'],
      byGroup,
    )
    expect(left('vm-instance/v')).toMatch(/^STOP/)
    expect(left('vm-disk/d')).toBe('IN_USE')
  })
})

describe('the audit', () => {
  const left = { resourceType: 'ZOS_COMMAND', resourceId: 'c1' }
  const listing = (dataSet: unknown, totalCount: number): HttpAnswer => ({
    ...{ status: 200, headers: {} },
    body: JSON.stringify({ requestId: 'T-1', response: { requestId: 'T-1', totalCount, dataSet } }),
  })
  const all = (...items: unknown[]) => listing(items, items.length)
  const no = refused(all(), 403, 'AUTHFAILURE_UNAUTHORIZED_OPERATION', 'No.')
  const audited = async (answers: readonly HttpAnswer[]) => {
    let nth = 0
    const { audit } = await run(
      [{ kind: 'port', id: 'p1', tags: PREVIEW }],
      KINDS.map(({ type }) => type),
      {
        ...byTag,
        onAnswer: (answer, request) => {
          const { service, action } = asked(request)
          if (service !== 'zrm') return answer
          if (action === 'DescribeResources') nth += 1
          return answers[Math.min(nth, answers.length) - 1] ?? answer
        },
      },
    )
    return audit
  }
  const isGreen = (audit: Awaited<ReturnType<typeof audited>>) =>
    audit === undefined || ('found' in audit ? audit.found.length === 0 : audit.isForbidden)

  it.each<[string, HttpAnswer[]]>([
    ['is forbidden after the run, though it named something before', [all(left), no]],
    ['names something after the run, and is forbidden then', [all(), all(left), no]],
    ['counts what it does not list', [all(), listing([], 1)]],
    ['has no list', [all(), listing(undefined, 3)]],
    ['has a list that is none', [all(), listing({ a: 1 }, 3)]],
    ['has an item whose id cannot be read', [all(), all({ ...left, resourceId: 123 })]],
    [
      'failed before, and is empty once after the run',
      [refused(all(), 403, 'NEVER_HEARD_OF', 'No.'), all(), all(left)],
    ],
  ])('does not say that nothing is left where the service %s', async (_, answers) => {
    expect(isGreen(await audited(answers))).toBe(false)
  })
})

describe('the plan of a dry run is what the run comes to', () => {
  const vm = { kind: 'vm-instance', id: 'v' }
  const z = { kind: 'zec-instance', id: 'v' }
  it.each<[string, One[], string[], EngineOptions]>([
    [
      'a disk of a VM outside the run',
      [vm, { kind: 'vm-disk', id: 'd', instanceId: 'v' }],
      ['vm-disk/d'],
      {},
    ],
    [
      'a disk of an instance outside',
      [z, { kind: 'zec-disk', id: 'd', instanceId: 'v' }],
      ['zec-disk/d'],
      {},
    ],
    [
      'the default address of an instance outside',
      [z, { kind: 'zec-eip', id: 'd', instanceId: 'v', isDefault: true }],
      ['zec-eip/d'],
      {},
    ],
    [
      'a system disk of a VM outside',
      [vm, { kind: 'vm-disk', id: 'd', instanceId: 'v', diskType: 'SYSTEM' }],
      ['vm-disk/d'],
      {},
    ],
    [
      'a primary vNIC of an instance outside',
      [z, { kind: 'zec-nic', id: 'd', instanceId: 'v', nicType: 'Primary' }],
      ['zec-nic/d'],
      {},
    ],
    [
      'a disk of a VM that must be kept',
      [
        { ...vm, tags: KEEP },
        { kind: 'vm-disk', id: 'd', instanceId: 'v' },
      ],
      ['vm-instance/v', 'vm-disk/d'],
      protects,
    ],
    [
      'a disk that goes with a subscription, which cannot go',
      [
        { ...vm, chargeType: 'PREPAID' },
        { kind: 'vm-disk', id: 'd', instanceId: 'v', portable: false },
      ],
      ['vm-instance/v'],
      {},
    ],
    [
      'a VPC that is not empty',
      [
        { kind: 'zec-vpc', id: 'v' },
        { kind: 'zec-subnet', id: 's', vpcId: 'v' },
      ],
      ['zec-vpc/v'],
      {},
    ],
  ])('%s', async (_, resources, references, options) => {
    const planned = await run(resources, references, { ...options, dryRun: true })
    const real = await run(resources, references, options)
    const expected = planned.results.map(({ outcome, plan }) =>
      outcome === 'planned' ? (plan?.outcome ?? outcome) : outcome,
    )
    expect(expected).toEqual(real.results.map(({ outcome }) => outcome))
  })
})

it.each([[['zec-vpc/v1', 'zec-vpc/v2']], [['zec-vpc/v2', 'zec-vpc/v1']]])(
  'an instance in two VPCs, one of which must stay, stays in whatever order they are named: %j',
  async (references) => {
    const { left } = await run(
      [
        ...inVpc(),
        { kind: 'zec-vpc', id: 'v2', tags: KEEP },
        { kind: 'zec-subnet', id: 's2', vpcId: 'v2' },
        { kind: 'zec-nic', id: 'n2', instanceId: 'i1', vpcId: 'v2', subnetId: 's2' },
      ],
      references,
      { cascade: true, ...protects },
    )
    expect(left('zec-instance/i1')).toBe('RUNNING')
  },
)

it('an address on its way to the recycle bin that no list has for five seconds is not destroyed', async () => {
  const { of } = await run(
    [
      { kind: 'zec-instance', id: 'z', recycleBin: true, delays: { recycle: 500, release: 1000 } },
      {
        ...{ kind: 'zec-eip', id: 'e', instanceId: 'z', recycleBin: true, delays: { recycle: 30_000 } },
        shown: [{ as: 'GONE', from: 500, for: 5000 }],
      },
    ],
    ['zec-instance/z'],
  )
  expect(of('zec-eip/e')).toMatchObject({ outcome: 'destroyed', requests: [{ action: 'DeleteEip' }] })
})

it.each<[string, Seed['faults']]>([
  ['accepted', {}],
  ['lost', { rules: [{ type: 'reset-after', actions: ['UnassociateEipAddress'] }] }],
])('an address that this run has unbound does not count as untouched: %s', async (_, faults) => {
  const { of, left } = await run(
    [
      { kind: 'zec-instance', id: 'z' },
      {
        ...{ kind: 'zec-eip', id: 'e', instanceId: 'z' },
        events: [{ accepted: 'UnassociateEipAddress', set: { tags: KEEP } }],
      },
    ],
    ['zec-eip/e'],
    protects,
    faults,
  )
  expect(left('zec-eip/e')).toBe('UNBIND')
  expect(of('zec-eip/e')?.outcome).toBe('failed')
})

it('a resource that is named by its kind and by its family is reported once, however late the family is known', async () => {
  const { results } = await run(
    [{ kind: 'vm-instance', id: 'x' }],
    ['instance/x', 'vm-instance/x'],
    {},
    { rules: [{ type: '503', actions: ['bmc:DescribeInstances'], until: 20_000 }] },
  )
  expect(results.map(({ type, outcome }) => `${type} ${outcome}`)).toEqual(['vm-instance destroyed'])
})

describe('five accepted releases whose lists of failures cannot be understood, of which the last takes effect', () => {
  it.each([
    ['skipped', ['zec-instance/z1']],
    ['in use', ['zec-instance/z1', 'zec-disk/d1']],
  ])('do not leave what is attached as %s while lists lag by two seconds', async (_, references) => {
    const { results, left } = await run(
      [
        {
          ...{ kind: 'zec-instance', id: 'z1' },
          refuse: { ReleaseInstances: { status: 403, code: 'X', times: 4 } },
        },
        { kind: 'zec-disk', id: 'd1', instanceId: 'z1', portable: false },
      ],
      references,
      {
        onAnswer: at(
          'ReleaseInstances',
          () => true,
          (answer) => relisted(answer, (response) => ({ ...response, instanceIds: 5 })),
        ),
      },
      { staleMs: 2000 },
    )
    expect(left('zec-disk/d1') ?? 'gone').toMatch(/DELETING|gone/)
    const disk = results.find(({ id }) => id === 'd1')
    expect([disk?.outcome, disk?.error?.code]).toEqual(['destroyed', undefined])
  })
})

it('the accepted one of two calls that unbind a HaVip is recorded although the other one is refused', async () => {
  const { of } = await run(
    [
      {
        ...{ kind: 'zec-havip', id: 'h', associatedInstances: ['i1', 'i2'] },
        events: [{ accepted: 'UnassociateHaVip', set: { tags: KEEP } }],
      },
      { kind: 'zec-instance', id: 'i1' },
      { kind: 'zec-instance', id: 'i2' },
    ],
    ['zec-havip/h'],
    {
      ...protects,
      onAnswer: at(
        'UnassociateHaVip',
        (nth) => nth === 2,
        (answer) => refused(answer, 403, 'OPERATION_DENIED_INSTANCE_CREATING', 'No.'),
      ),
    },
  )
  expect(of('zec-havip/h')?.requests.map(({ code }) => code)).toEqual([
    undefined,
    'OPERATION_DENIED_INSTANCE_CREATING',
  ])
})

describe('what was attached to an instance while its release was accepted', () => {
  it.each<[string, EngineOptions]>([
    ['its name is not expected', byName],
    ['it is one too many', { guards: { maxResources: 1 } }],
  ])('does not make that a failure before which nothing was changed: %s', async (_, options) => {
    const { of, left } = await run(
      [
        { kind: 'zec-instance', id: 'z1', name: 'pr-1' },
        // The lists lag: the reading before the write does not have it yet, the one after it does.
        { kind: 'zec-eip', id: 'e1', name: 'prod', instanceId: 'z1', createdInMs: 3535 },
      ],
      ['zec-instance/z1'],
      options,
      { staleMs: 500 },
    )
    expect(left('zec-instance/z1')).toBeUndefined()
    expect(of('zec-instance/z1')?.error?.message ?? '').not.toMatch(/Nothing was changed|nothing was sent/)
    expect(of('zec-instance/z1')?.outcome).toBe('destroyed')
    expect(of('zec-eip/e1')?.outcome).toBe('failed')
  })
})

describe('a resource that every list of this run has shown with a protected tag', () => {
  it.each<[string, One[], string[], EngineOptions, string, string]>([
    [
      'selected',
      [{ kind: 'vm-instance', id: 'x', tags: { ...PREVIEW, ...KEEP } }],
      ['vm-instance'],
      { ...byTag, ...protects },
      'DescribeInstances',
      'instanceIds',
    ],
    [
      'inside a VPC',
      [
        { kind: 'zec-vpc', id: 'v1' },
        { kind: 'zlb-load-balancer', id: 'x', vpcId: 'v1', tags: { ...PREVIEW, ...KEEP } },
      ],
      ['zec-vpc/v1'],
      { ...protects, cascade: true },
      'DescribeLoadBalancers',
      'loadBalancerIds',
    ],
  ])(
    'stays although the first look by its id lacks the tag: %s',
    async (_, resources, references, options, action, ids) => {
      let looks = 0
      const { left, simulator } = await run(resources, references, {
        ...options,
        onAnswer: (answer, request) => {
          if (asked(request).action !== action || asked(request).body[ids] === undefined) return answer
          looks += 1
          const tags = { tags: [{ key: 'preview', value: 'pr-1' }] }
          return looks === 1 ? each((item) => ({ ...item, tags }))(answer) : answer
        },
      })
      expect(writes(simulator.calls).filter((call) => call.includes(' x '))).toEqual([])
      expect(left(`${resources.at(-1)?.kind ?? ''}/x`)).toBe('RUNNING')
    },
  )
})

it('a list of a resource group that cannot be read any more is not taken for the answer to a write', async () => {
  const { of, left, simulator } = await run(
    [{ kind: 'port', id: 'p', resourceGroupId: 'g', status: 'UPDATING', delays: { busy: 60_000 } }],
    ['port'],
    {
      ...{ ...byGroup, budgetMs: 120_000 },
      onAnswer: (answer, request) =>
        asked(request).body['resourceGroupId'] === 'g' && answer.body.includes('RUNNING')
          ? refused(answer, 503, 'SERVICE_TEMPORARY_UNAVAILABLE', 'No.')
          : answer,
    },
  )
  expect(left('port/p')).toBe('RUNNING')
  expect(writes(simulator.calls)).toEqual([])
  expect(of('port/p')).toMatchObject({ outcome: 'pending', requests: [] })
  expect(of('port/p')?.error?.message).not.toMatch(/was sent/)
})

it('a disk that something outside the run uses is planned in a dry run, however long that lasts', async () => {
  const { results } = await run(
    [
      { kind: 'vm-instance', id: 'v' },
      { kind: 'vm-disk', id: 'd', instanceId: 'v' },
    ],
    ['vm-disk/d', 'vm-instance/nowhere'],
    { dryRun: true },
  )
  expect(results).toMatchObject([
    {
      outcome: 'planned',
      plan: {
        calls: [],
        outcome: 'failed',
        note: 'in use by vm-instance/v, which this run does not tear down',
      },
    },
    { outcome: 'missing' },
  ])
})

it('what remains after an instance whose release got no answer is reported', async () => {
  const { of, left } = await run(
    [
      { kind: 'zec-instance', id: 'z' },
      { kind: 'zec-eip', id: 'e', instanceId: 'z', tags: KEEP },
    ],
    ['zec-instance/z'],
    protects,
    { rules: [{ type: 'reset-after', actions: ['ReleaseInstances'], nth: [1] }] },
  )
  expect(left('zec-eip/e')).toBe('UNBIND')
  expect(of('zec-eip/e')?.outcome).toBe('protected')
  expect(of('zec-instance/z')).toMatchObject({ outcome: 'destroyed', leaves: ['zec-eip/e'] })
})
