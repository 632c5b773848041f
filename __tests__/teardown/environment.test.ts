// Networks and what stands in them: in order, unbound where that is needed, and never what belongs to the account.

import { describe, expect, it } from '@jest/globals'
import { outcomes, runEngine } from '../support/engine.ts'

type Calls = readonly { readonly write: boolean; readonly action: string; readonly status: number }[]

const writesOf = (calls: Calls) =>
  calls.filter(({ write, status }) => write && status === 200).map(({ action }) => action)
const refusedOf = (calls: Calls) =>
  calls.filter(({ write, status }) => write && status !== 200).map(({ action }) => action)

describe('a VPC with everything in it', () => {
  const inVpc = { vpcId: 'vpc', subnetId: 'sub' }
  const resources = [
    { kind: 'zec-vpc', id: 'vpc', securityGroupId: 'sg' },
    { kind: 'zec-subnet', id: 'sub', vpcId: 'vpc' },
    { kind: 'zec-security-group', id: 'sg' },
    { kind: 'zec-instance', id: 'vm', subnetId: 'sub' },
    { kind: 'zec-nic', id: 'nic', ...inVpc, instanceId: 'vm' },
    { kind: 'zec-nat-gateway', id: 'nat', vpcId: 'vpc', subnetIds: ['sub'] },
    { kind: 'zec-border-gateway', id: 'zbg', vpcId: 'vpc', natId: 'nat' },
    { kind: 'zec-route', id: 'route', vpcId: 'vpc', nextHopId: 'nat' },
    { kind: 'zec-havip', id: 'vip', ...inVpc, associatedInstances: ['vm'] },
    { kind: 'zec-cross-region-bandwidth', id: 'crb', vpcId: 'vpc' },
    { kind: 'zlb-load-balancer', id: 'lb', ...inVpc },
    { kind: 'key-pair', id: 'key' },
  ]
  const named = resources.map(({ kind, id }) => `${kind}/${id}`)

  it('goes whole in one run, and nothing of it is refused', async () => {
    const { results, simulator } = await runEngine({ resources }, named)
    expect(outcomes(results)).toEqual(Object.fromEntries(named.map((label) => [label, 'destroyed'])))
    expect(refusedOf(simulator.calls)).toEqual([])
    const writes = writesOf(simulator.calls)
    const order = [
      'DeleteRoute',
      'DeleteNatGateway',
      'DeleteBorderGateway',
      'DeleteVpc',
      'DeleteSecurityGroup',
    ]
    expect(writes.filter((action) => order.includes(action))).toEqual(order)
    expect(writes.indexOf('DeleteSubnet')).toBeGreaterThan(writes.indexOf('ReleaseInstances'))
    // The vNIC goes with its instance, so it is not detached.
    expect(writes).not.toContain('DetachNetworkInterface')
  })
})

describe('what has to be unbound first', () => {
  it('is a vNIC whose instance stays', async () => {
    const seed = {
      resources: [
        { kind: 'zec-instance', id: 'vm' },
        { kind: 'zec-nic', id: 'nic', instanceId: 'vm' },
      ],
    }
    const { results, simulator } = await runEngine(seed, ['zec-nic/nic'])
    expect(outcomes(results)).toEqual({ 'zec-nic/nic': 'destroyed' })
    expect(writesOf(simulator.calls)).toEqual(['DetachNetworkInterface', 'DeleteNetworkInterface'])
    expect(simulator.statusOf('zec-instance', 'vm')).toBe('RUNNING')
  })

  it('says so in the plan of a dry run', async () => {
    const seed = {
      resources: [
        { kind: 'zec-instance', id: 'vm' },
        { kind: 'zec-nic', id: 'nic', instanceId: 'vm' },
      ],
    }
    const { results, simulator } = await runEngine(seed, ['zec-nic/nic'], { dryRun: true })
    expect(results[0]).toMatchObject({
      outcome: 'planned',
      plan: { calls: ['DetachNetworkInterface', 'DeleteNetworkInterface'] },
    })
    expect(writesOf(simulator.calls)).toEqual([])
  })

  it('is a HaVip, from each of its instances', async () => {
    const seed = {
      resources: [
        { kind: 'zec-instance', id: 'a' },
        { kind: 'zec-instance', id: 'b' },
        { kind: 'zec-havip', id: 'vip', associatedInstances: ['a', 'b'] },
      ],
    }
    const { results, simulator } = await runEngine(seed, ['zec-havip/vip'])
    expect(outcomes(results)).toEqual({ 'zec-havip/vip': 'destroyed' })
    expect(writesOf(simulator.calls)).toEqual(['UnassociateHaVip', 'UnassociateHaVip', 'DeleteHaVip'])
    expect(results[0]?.requests.map(({ action }) => action)).toEqual(writesOf(simulator.calls))
  })

  it('is a border gateway whose NAT gateway stays', async () => {
    const seed = {
      resources: [
        { kind: 'zec-nat-gateway', id: 'nat' },
        { kind: 'zec-border-gateway', id: 'zbg', natId: 'nat' },
      ],
    }
    const { results, simulator } = await runEngine(seed, ['zec-border-gateway/zbg'])
    expect(outcomes(results)).toEqual({ 'zec-border-gateway/zbg': 'destroyed' })
    expect(writesOf(simulator.calls)).toEqual(['UnassignBorderGateway', 'DeleteBorderGateway'])
  })
})

describe('what belongs to the account, the system or another resource', () => {
  const resources = [
    { kind: 'zec-vpc', id: 'mine' },
    { kind: 'zec-vpc', id: 'default', isDefault: true },
    { kind: 'zec-route', id: 'system', type: 'RouteTypeSubnet' },
  ]

  it('is protected when it is named, says why, and nothing is sent for it', async () => {
    const { results, simulator } = await runEngine({ resources }, ['zec-vpc/default', 'zec-route/system'])
    expect(results.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['protected', 'it belongs to the account: it is the default VPC'],
      ['protected', 'it belongs to the system, by its type'],
    ])
    expect(simulator.calls.filter(({ write }) => write)).toEqual([])
  })

  it('is left out of a selection, which says so', async () => {
    const left: string[] = []
    const { results } = await runEngine({ resources }, ['zec-vpc'], {
      criteria: { name: '*' },
      listener: { leftOut: (kind, kept) => left.push(...kept.map(({ id }) => `${kind.type}/${id}`)) },
    })
    expect(outcomes(results)).toEqual({ 'zec-vpc/mine': 'destroyed' })
    expect(left).toEqual(['zec-vpc/default'])
  })

  it('is a primary vNIC, unless its instance goes', async () => {
    const seed = {
      resources: [
        { kind: 'zec-instance', id: 'vm' },
        { kind: 'zec-nic', id: 'nic', instanceId: 'vm', nicType: 'Primary' },
      ],
    }
    const alone = await runEngine(seed, ['zec-nic/nic'])
    expect(alone.results).toMatchObject([
      {
        outcome: 'protected',
        reason: 'it belongs to its instance, as the primary vNIC',
        requests: [],
      },
    ])
    const both = await runEngine(seed, ['zec-nic/nic', 'zec-instance/vm'])
    expect(outcomes(both.results)).toEqual({ 'zec-nic/nic': 'destroyed', 'zec-instance/vm': 'destroyed' })
  })
})

it('kinds without tags are not read for a selection by tags alone', async () => {
  const seed = {
    resources: [
      { kind: 'zec-subnet', id: 'sub' },
      { kind: 'zec-vpc', id: 'vpc', tags: { pr: '7' } },
    ],
  }
  const { results, simulator } = await runEngine(seed, ['zec-subnet', 'zec-vpc'], {
    criteria: { tags: [{ key: 'pr', value: '7' }] },
  })
  expect(outcomes(results)).toEqual({ 'zec-vpc/vpc': 'destroyed' })
  // Only what is inside the VPC, for its plan.
  const subnets = simulator.calls.filter(({ action }) => action === 'DescribeSubnets')
  expect(subnets.every(({ body }) => JSON.stringify(body).includes('vpcIds'))).toBe(true)
})

it.each([
  ['ip-transit', 'An IP transit'],
  ['ai-gateway', 'An AI gateway'],
  ['key-pair', 'An SSH key pair'],
  ['private-zone', 'A private DNS zone'],
])('a kind of one step needs destroy: true: %s', async (type, words) => {
  const seed = { resources: [{ kind: type, id: 'x' }] }
  const { results, simulator } = await runEngine(seed, [`${type}/x`], { goal: 'recycled' })
  expect(results[0]?.error?.code).toBe('NO_RECYCLE_BIN')
  expect(results[0]?.error?.message).toMatch(new RegExp(`^${words} `))
  expect(simulator.calls.filter(({ write }) => write)).toEqual([])
})

it('a DHCP options set is asked for by twenty ids at most, and bandwidth clusters go twenty per call', async () => {
  for (const [kind, ids] of [
    ['zec-dhcp-options-set', 'dhcpOptionsSetIds'],
    ['bandwidth-cluster', 'bandwidthClusterIds'],
  ] as const) {
    const seed = { generate: [{ kind, count: 45, prefix: 'x-' }] }
    const named = Array.from({ length: 45 }, (_, index) => `${kind}/x-${index + 1}`)
    const { results, simulator } = await runEngine(seed, named)
    expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['destroyed']))
    const sizes = simulator.calls.flatMap(({ body, write }) => {
      const asked = (body as Record<string, unknown>)[ids]
      return Array.isArray(asked) && (write || kind === 'zec-dhcp-options-set') ? [asked.length] : []
    })
    expect(Math.max(...sizes)).toBe(20)
    expect(simulator.calls.filter(({ status }) => status !== 200)).toEqual([])
  }
})
