// A VPC and everything inside it: found by the lists, planned, guarded and torn down as resources of their own.

import { describe, expect, it } from '@jest/globals'
import type { ResourceSeed } from '../../simulator/seed.ts'
import { KINDS } from '../../src/resources/index.ts'
import { isVpc, kindsInside } from '../../src/teardown/select/cascade.ts'
import { asked, refused, relisted, writes } from '../support/answers.ts'
import { outcomes, runEngine, type EngineOptions } from '../support/engine.ts'

const vpcId = 'vpc-1'
const subnetId = 'subnet-1'

/** One of everything that can be inside a VPC, and the same in another one. */
function world(tags: Record<string, string> = {}): readonly ResourceSeed[] {
  return [
    { kind: 'zec-vpc', id: vpcId, tags },
    { kind: 'zec-subnet', id: subnetId, vpcId },
    { kind: 'zec-instance', id: 'i-1', subnetId },
    { kind: 'zec-nic', id: 'nic-primary', instanceId: 'i-1', nicType: 'Primary', vpcId, subnetId },
    { kind: 'zec-nic', id: 'nic-2', instanceId: 'i-1', vpcId, subnetId },
    { kind: 'zec-nic', id: 'nic-free', vpcId, subnetId },
    { kind: 'zlb-load-balancer', id: 'lb-1', vpcId, subnetId },
    { kind: 'zec-nat-gateway', id: 'nat-1', vpcId, subnetIds: [subnetId] },
    { kind: 'zec-border-gateway', id: 'zbg-1', vpcId, natId: 'nat-1' },
    { kind: 'zec-havip', id: 'havip-1', vpcId, subnetId, associatedInstances: ['i-1'] },
    { kind: 'zec-route', id: 'route-1', vpcId, nextHopId: 'nat-1' },
    { kind: 'zec-route', id: 'route-system', vpcId, type: 'RouteTypeSubnet' },
    { kind: 'zec-cross-region-bandwidth', id: 'crb-1', vpcId },
    { kind: 'zec-vpc', id: 'vpc-other' },
    { kind: 'zec-subnet', id: 'subnet-other', vpcId: 'vpc-other' },
  ] as readonly ResourceSeed[]
}

const INSIDE = [
  ...[
    'zec-subnet/subnet-1',
    'zec-instance/i-1',
    'zec-nic/nic-2',
    'zec-nic/nic-free',
    'zlb-load-balancer/lb-1',
  ],
  ...['zec-nat-gateway/nat-1', 'zec-border-gateway/zbg-1', 'zec-havip/havip-1', 'zec-route/route-1'],
  'zec-cross-region-bandwidth/crb-1',
]

async function run(
  options: EngineOptions = {},
  resources = world(),
  references: readonly string[] = [`zec-vpc/${vpcId}`],
) {
  const ended = await runEngine({ resources }, references, { cascade: true, ...options })
  const left = (label: string) => {
    const [kind = '', id = ''] = label.split('/')
    return ended.simulator.statusOf(kind, id) !== undefined
  }
  return { ...ended, outcomes: outcomes(ended.results), left }
}

const all = (outcome: string) =>
  Object.fromEntries([`zec-vpc/${vpcId}`, ...INSIDE].map((label) => [label, outcome]))

describe('inside a VPC', () => {
  it('are the kinds that name it and have to go before it', () => {
    const inside = (type: string) =>
      KINDS.filter((kind) => kind.type === type && isVpc(kind))
        .flatMap(kindsInside)
        .map((kind) => kind.type)
        .sort()
    expect(inside('zec-vpc')).toEqual(
      [
        ...[
          'zec-border-gateway',
          'zec-cross-region-bandwidth',
          'zec-havip',
          'zec-instance',
          'zec-nat-gateway',
        ],
        ...['zec-nic', 'zec-route', 'zec-subnet', 'zlb-load-balancer'],
      ].sort(),
    )
    expect(inside('bmc-vpc')).toEqual(['bmc-subnet'])
  })
})

describe('with cascade', () => {
  it('a VPC with one of everything in it goes in one run, and nothing else does', async () => {
    const { outcomes, left, events } = await run()
    expect(outcomes).toEqual(all('destroyed'))
    expect(left('zec-vpc/vpc-other')).toBe(true)
    expect(left('zec-subnet/subnet-other')).toBe(true)
    expect(events.find((event) => event.startsWith('cascaded'))).toContain('zec-vpc/vpc-1')
  })

  it('a dry run names each of them, and calls nothing', async () => {
    const { outcomes, simulator } = await run({ dryRun: true })
    expect(outcomes).toEqual(all('planned'))
    expect(writes(simulator.calls)).toEqual([])
  })

  it('each of them counts for max-resources', async () => {
    const { results, simulator } = await run({ guards: { maxResources: INSIDE.length } })
    expect(new Set(results.map(({ error }) => error?.code))).toEqual(new Set(['TOO_MANY_RESOURCES']))
    expect(writes(simulator.calls)).toEqual([])
    expect((await run({ guards: { maxResources: INSIDE.length + 1 } })).outcomes).toEqual(all('destroyed'))
  })

  it('a selection by tag also deletes what has no tags', async () => {
    const tags = { preview: 'pr-1' }
    const { outcomes } = await run({ criteria: { tags: [{ key: 'preview', value: 'pr-1' }] } }, world(tags), [
      'vpc',
    ])
    expect(outcomes).toEqual(all('destroyed'))
  })

  it('what must stay keeps its subnet and its VPC, with that reason; the rest goes', async () => {
    const { outcomes, results, left } = await run({ guards: { protect: ['zec-nic/nic-free'] } })
    expect(outcomes).toEqual({
      ...all('destroyed'),
      ...{
        'zec-nic/nic-free': 'protected',
        'zec-subnet/subnet-1': 'protected',
        'zec-vpc/vpc-1': 'protected',
      },
    })
    const reason =
      'it contains zec-nic/nic-free, which must be kept (it matches the rule zec-nic/nic-free of protect)'
    expect(results.filter(({ reason: why }) => why === reason).map(({ type }) => type)).toEqual([
      'zec-vpc',
      'zec-subnet',
    ])
    expect([left('zec-nic/nic-free'), left('zec-subnet/subnet-1'), left('zec-vpc/vpc-1')]).toEqual([
      true,
      true,
      true,
    ])
  })

  it('a VPC that must stay keeps everything inside it', async () => {
    const { outcomes, simulator } = await run({ guards: { protect: ['zec-vpc/vpc-1'] } })
    expect(outcomes).toEqual(all('protected'))
    expect(writes(simulator.calls)).toEqual([])
  })

  it.each([true, false])(
    'a VPC that does not meet the criteria keeps what is inside it, dry run: %j',
    async (dryRun) => {
      const { outcomes, simulator } = await run({
        ...{ dryRun, criteria: { tags: [{ key: 'preview', value: 'pr-1' }] } },
      })
      expect(outcomes).toEqual(all('skipped'))
      expect(writes(simulator.calls)).toEqual([])
    },
  )

  it('a default VPC belongs to the account, and so does what is inside it', async () => {
    const resources = world().map((seed) => (seed.id === vpcId ? { ...seed, isDefault: true } : seed))
    const { outcomes, simulator } = await run({}, resources)
    expect(outcomes).toEqual(all('protected'))
    expect(writes(simulator.calls)).toEqual([])
  })

  it('a list that cannot be read is reported, so the run is not green', async () => {
    const { unlisted } = await run({
      budgetMs: 120_000,
      onAnswer: (answer, request) =>
        asked(request).action === 'DescribeNatGateways' && asked(request).body['natGatewayIds'] === undefined
          ? refused(answer, 403, 'AUTHFAILURE_UNAUTHORIZED_OPERATION', 'No.')
          : answer,
    })
    expect(unlisted).toMatchObject([
      { type: 'zec-nat-gateway', failure: { code: 'AUTHFAILURE_UNAUTHORIZED_OPERATION' } },
    ])
  })

  it.each<[string, Record<string, unknown>]>([
    ['of another VPC', { vpcId: 'vpc-other' }],
    ['of a VPC that is not named', { vpcId: undefined }],
  ])('a subnet %s stays, even if the list for this VPC shows it', async (_what, fields) => {
    const { outcomes, left } = await run({
      onAnswer: (answer, request) => {
        const { action, body } = asked(request)
        if (action !== 'DescribeSubnets' || body['subnetIds'] !== undefined) return answer
        return relisted(answer, (list) => ({
          ...list,
          totalCount: list.totalCount + 1,
          dataSet: [...list.dataSet, { ...list.dataSet[0], subnetId: 'subnet-other', ...fields }],
        }))
      },
    })
    expect(outcomes).toEqual(all('destroyed'))
    expect(left('zec-subnet/subnet-other')).toBe(true)
  })

  it('a list that the end of the run cuts off between two readings is said to be cut off', async () => {
    const { unlisted, results } = await run({ budgetMs: 1000 })
    expect(unlisted.map((one) => one.type)).toContain('zec-subnet')
    expect(unlisted.map(({ failure }) => failure.code)).toEqual(unlisted.map(() => 'TIMED_OUT'))
    expect(results.map(({ outcome }) => outcome)).toEqual(['pending'])
  })

  it('two VPCs go with what is inside each, and a third one stays with its own', async () => {
    const resources = [
      ...world(),
      { kind: 'zec-vpc', id: 'vpc-third' },
      { kind: 'zec-subnet', id: 'subnet-third', vpcId: 'vpc-third' },
    ] as readonly ResourceSeed[]
    const { outcomes, left, events } = await run({}, resources, ['zec-vpc/vpc-1', 'zec-vpc/vpc-other'])
    expect(outcomes).toEqual({
      ...all('destroyed'),
      ...{ 'zec-vpc/vpc-other': 'destroyed', 'zec-subnet/subnet-other': 'destroyed' },
    })
    expect(left('zec-vpc/vpc-third') && left('zec-subnet/subnet-third')).toBe(true)
    expect(events).toContain('cascaded zec-vpc/vpc-other zec-subnet/subnet-other')
  })

  it('what is named as well is torn down and reported once', async () => {
    const references = ['zec-subnet/subnet-1', 'zec-vpc/vpc-1']
    const { outcomes, results } = await run({}, world(), references)
    expect(outcomes).toEqual(all('destroyed'))
    expect(results).toHaveLength(INSIDE.length + 1)
  })

  it('an item that cannot be read is reported, so the run is not green, and the others go', async () => {
    const { unlisted, outcomes } = await run({
      budgetMs: 120_000,
      onAnswer: (answer, request) =>
        asked(request).action === 'DescribeNatGateways' && asked(request).body['natGatewayIds'] === undefined
          ? relisted(answer, (list) => ({
              ...list,
              dataSet: list.dataSet.map((item) => ({ ...item, status: null })),
            }))
          : answer,
    })
    expect(unlisted).toMatchObject([{ type: 'zec-nat-gateway', failure: { code: 'UNRELIABLE_ANSWER' } }])
    expect(outcomes['zec-instance/i-1']).toBe('destroyed')
  })

  it('a bare-metal VPC takes its subnets along', async () => {
    const { outcomes } = await run(
      {},
      [
        { kind: 'bmc-vpc', id: 'v' },
        { kind: 'bmc-subnet', id: 's', vpcId: 'v' },
        { kind: 'bmc-subnet', id: 'other' },
      ] as readonly ResourceSeed[],
      ['vpc/v'],
    )
    expect(outcomes).toEqual({ 'bmc-vpc/v': 'destroyed', 'bmc-subnet/s': 'destroyed' })
  })
})

describe('without cascade', () => {
  it('the plan says what a VPC holds', async () => {
    const { results } = await run({ cascade: false, dryRun: true })
    expect(results).toHaveLength(1)
    expect(results[0]?.plan?.note).toMatch(
      /^contains zec-[^;]+ and 9 more; set cascade: true to delete them as well$/,
    )
  })

  it('the API refuses it, and it fails with what it holds, without asking again and again', async () => {
    const { results, simulator } = await run({ cascade: false })
    expect(results).toMatchObject([
      { outcome: 'failed', error: { code: expect.stringMatching(/^INVALID_VPC_.*_ASSOCIATED$/) } },
    ])
    expect(results[0]?.error?.hint).toContain('cascade: true')
    expect(simulator.calls.filter(({ action }) => action === 'DeleteVpc')).toHaveLength(1)
  })
})

describe('the layers of a VPC', () => {
  const resources: readonly ResourceSeed[] = [
    { kind: 'zec-vpc', id: vpcId },
    { kind: 'zec-route', id: 'route-1', vpcId },
    { kind: 'zec-nic', id: 'nic-1', vpcId, subnetId, delays: { release: 3000 } },
    { kind: 'zec-subnet', id: subnetId, vpcId },
  ]

  it('start while those before them are being proven gone, and nothing is refused', async () => {
    const ended = await run({}, resources)
    expect(Object.values(ended.outcomes)).toEqual(resources.map(() => 'destroyed'))
    const sent = ended.simulator.calls.filter(({ write }) => write)
    expect(sent.filter(({ code }) => code !== undefined)).toEqual([])
    expect(sent.map(({ ids: [id] }) => id)).toEqual(['route-1', 'nic-1', subnetId, vpcId])
    // One after the other, the four proofs alone would take a minute.
    expect(ended.elapsedMs).toBeLessThan(45_000)
  })
})
