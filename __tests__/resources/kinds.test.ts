import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import {
  ALL_TYPES,
  IDS_PER_DESCRIBE,
  KINDS,
  phaseOf,
  RESOURCE_TYPES,
  type Kind,
  type Phase,
} from '../../src/resources/index.ts'
import { FACTS } from './facts.ts'
import {
  boundStatusesOf,
  hasBin,
  hasUnbinding,
  nameFiltersOf,
  refusesWhileBound,
  unbindingsOf,
} from './simulated.ts'

function kind(type: string): Kind {
  const found = KINDS.find((candidate) => candidate.type === type)
  if (found === undefined) throw new Error(`no such kind: ${type}`)
  return found
}

/** `Action {id}` or `Action {ids[]}`, as the facts write it. */
const call = (write: Kind['writes']['terminate'] | undefined) =>
  write === undefined
    ? '–'
    : `${write.action} {${'idField' in write ? write.idField : `${write.idsField}[${write.atMost}]`}}`

/** Section 2 of the facts, row by row: service and version, describe, to the bin, out of it, and the answer's fields. */
const ROWS = [
  ...[
    'port | sdn 2026-04-01 | DescribePorts {portIds} | TerminatePort {portId} | DestroyPort {portId} | portId portName portStatus portChargeType createdTime',
    'private-connect | sdn 2026-04-01 | DescribePrivateConnects {privateConnectIds} | DeletePrivateConnect {privateConnectId} | DestroyPrivateConnect {privateConnectId} | privateConnectId privateConnectName privateConnectStatus – createTime',
    'cloud-router | sdn 2026-04-01 | DescribeCloudRouters {cloudRouterIds} | DeleteCloudRouter {cloudRouterId} | DestroyCloudRouter {cloudRouterId} | cloudRouterId cloudRouterName cloudRouterStatus – createTime',
  ],
  ...[
    'vm-instance | vm 2026-04-01 | DescribeInstances {instanceIds} | TerminateInstance {instanceId} | ReleaseInstances {instanceIds[100]} | instanceId instanceName instanceStatus instanceChargeType createTime',
    'bmc-instance | bmc 2026-02-01 | DescribeInstances {instanceIds} | TerminateInstance {instanceId} | ReleaseInstances {instanceIds[100]} | instanceId instanceName instanceStatus instanceChargeType createTime',
    'zec-instance | zec 2025-09-01 | DescribeInstances {instanceIds} | ReleaseInstances {instanceIds[100]} | ReleaseInstances {instanceIds[100]} | instanceId instanceName status – createTime',
  ],
  ...[
    // An EIP has no name: its address stands in.
    'bmc-eip | bmc 2026-02-01 | DescribeEipAddresses {eipIds} | TerminateEipAddress {eipId} | ReleaseEipAddresses {eipIds[100]} | eipId ipAddress eipStatus eipChargeType createTime',
    'zec-eip | zec 2025-09-01 | DescribeEips {eipIds} | DeleteEip {eipId} | DeleteEip {eipId} | eipId name status – createTime',
  ],
  ...[
    'vm-disk | vm 2026-04-01 | DescribeDisks {diskIds} | TerminateDisk {diskId} | ReleaseDisk {diskId} | diskId diskName diskStatus chargeType createTime',
    'zec-disk | zec 2025-09-01 | DescribeDisks {diskIds} | ReleaseDisk {diskId} | ReleaseDisk {diskId} | diskId diskName diskStatus – createTime',
    'bmc-cidr-block | bmc 2026-02-01 | DescribeCidrBlocks {cidrBlockIds} | TerminateCidrBlock {cidrBlockId} | ReleaseCidrBlocks {cidrBlockIds[100]} | cidrBlockId cidrBlockName status chargeType createTime',
  ],
  ...[
    'bmc-load-balancer | bmc 2026-02-01 | DescribeLoadBalancers {loadBalancerIds} | TerminateLoadBalancer {loadBalancerId} | ReleaseLoadBalancer {loadBalancerId} | loadBalancerId loadBalancerName status chargeType createTime',
    // Out of the bin, where there is one, as the Terraform provider does it.
    'zlb-load-balancer | zlb 2025-04-01 | DescribeLoadBalancers {loadBalancerIds} | TerminateLoadBalancer {loadBalancerId} | TerminateLoadBalancer {loadBalancerId} | loadBalancerId loadBalancerName status – createTime',
    'zec-nic | zec 2025-09-01 | DescribeNetworkInterfaces {nicIds} | DeleteNetworkInterface {nicId} | DeleteNetworkInterface {nicId} | nicId name status – createTime',
  ],
]

/** Section 3 of the facts. */
const LIVES: Readonly<Record<string, Partial<Record<Phase, string>>>> = {
  port: {
    live: 'RUNNING',
    busy: 'CREATING UPDATING RECOVERING',
    recycling: 'DELETING',
    leaving: 'DESTROYING',
    gone: 'DESTROYED',
  },
  'private-connect': {
    live: 'RUNNING',
    busy: 'CREATING UPDATING RECOVERING',
    recycling: 'DELETING',
    leaving: 'DESTROYING',
  },
  'cloud-router': {
    live: 'RUNNING',
    busy: 'CREATING UPDATING RECOVERING',
    recycling: 'DELETING',
    leaving: 'DESTROYING',
  },
  'vm-instance': {
    live: 'RUNNING STOPPED CREATE_FAILED',
    busy: 'PENDING DEPLOYING REBUILDING REBOOT BOOTING STOPPING IMAGING',
    recycling: 'RECYCLING',
    leaving: 'RELEASING',
  },
  'bmc-instance': {
    live: 'RUNNING STOPPED CREATE_FAILED INSTALL_FAILED',
    busy: 'PENDING CREATING INSTALLING BOOTING STOPPING',
    recycling: 'RECYCLING',
    leaving: 'RELEASING',
  },
  'bmc-eip': {
    live: 'AVAILABLE ASSOCIATED INUSE CREATE_FAILED',
    busy: 'CREATING ASSOCIATING UNASSOCIATING',
    recycling: 'RECYCLING',
    leaving: 'RELEASING',
  },
  'zec-instance': {
    live: 'RUNNING STOPPED CREATE_FAILED REINSTALL_FAILED',
    busy: 'PENDING DEPLOYING REBUILDING REBOOT BOOTING STOPPING IMAGING RESIZING',
    recycling: 'RECYCLING',
    leaving: 'RELEASING',
  },
  'zec-eip': {
    live: 'UNBIND CREATE_FAILED',
    bound: 'BINDED',
    busy: 'CREATING ASSIGNING',
    recycling: 'RECYCLING',
    leaving: 'DELETING',
  },
  'vm-disk': {
    live: 'AVAILABLE FAILED',
    held: 'IN_USE',
    busy: 'CREATING ATTACHING DETACHING CHANGING',
    recycling: 'RECYCLING',
    leaving: 'DELETING',
  },
  'zec-disk': {
    live: 'AVAILABLE FAILED',
    held: 'IN_USE',
    busy: 'CREATING ATTACHING DETACHING CHANGING SNAPSHOT_CREATING ROLLING_BACK',
    recycling: 'RECYCLING',
    leaving: 'DELETING',
  },
  'bmc-cidr-block': {
    live: 'AVAILABLE CREATE_FAILED FAILED',
    busy: 'CREATING',
    recycling: 'RECYCLING',
    leaving: 'DELETING',
  },
  'zec-nic': {
    live: 'AVAILABLE CREATE_FAILED',
    held: 'USED',
    busy: 'PENDING ATTACHING DETACHING',
    leaving: 'DELETING',
  },
}

/** Those whose termination always stops in the bin, or does so for some items. */
const WITH_BIN = new Set([
  ...['port', 'private-connect', 'cloud-router', 'vm-instance', 'vm-disk', 'bmc-instance'],
  ...['bmc-eip', 'bmc-cidr-block', 'bmc-load-balancer'],
])

const TYPES_HERE = new Set([
  ...ROWS.map((row) => row.split(' | ')[0] ?? ''),
  ...FACTS.map(({ type }) => type),
])

/** The kinds that were compared with the facts by hand. */
const KINDS_HERE = KINDS.filter(({ type }) => TYPES_HERE.has(type))

/** All others are compared with the simulator's rows, here and in agreement.test.ts. */
const FURTHER_KINDS = KINDS.filter(({ type }) => !TYPES_HERE.has(type))

/** The rows in src/resources/kinds as they are formatted, by type: the number of their lines. */
const LINES: ReadonlyMap<string, number> = new Map(
  globSync(join(import.meta.dirname, '../../src/resources/kinds/*.ts'))
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/^  \w+\('([a-z0-9-]+)',[^]*?^  \}\),$/gm)])
    .map(([text, type = '']) => [type, text.split('\n').length]),
)

describe('a kind', () => {
  it.each(ROWS)('speaks as the API does: %s', (row) => {
    const [type = ''] = row.split(' | ')
    const { service, version, describe: look, writes, fields } = kind(type)
    const { id, name, status = '–', chargeType = '–', created = '–' } = fields
    expect(
      [
        ...[type, `${service} ${version}`, `${look.action} {${look.idsField}}`],
        ...[call(writes.terminate), call(writes.release), [id, name, status, chargeType, created].join(' ')],
      ].join(' | '),
    ).toBe(row)
  })

  it('that has a row here has one in src/', () => {
    expect([KINDS_HERE.length, TYPES_HERE.size]).toEqual([42, 42])
  })

  it.each(KINDS)('has a row that is read at a glance: $type', ({ type, recycleBin }) => {
    expect(LINES.get(type)).toBeLessThanOrEqual(recycleBin === false ? 12 : 20)
  })

  it.each(Object.entries(LIVES))('has the phases of the facts: %s', (type, life) => {
    for (const [phase, statuses = ''] of Object.entries(life))
      for (const status of statuses.split(' '))
        expect([status, phaseOf(kind(type), status)]).toEqual([status, phase])
  })

  it('takes either word for the recycle bin, and an unknown status for unknown', () => {
    for (const one of KINDS) {
      expect(['RECYCLE', 'RECYCLED', 'NEW_STATUS', ''].map((status) => phaseOf(one, status))).toEqual([
        ...['recycled', 'recycled', 'unknown', 'unknown'],
      ])
    }
  })

  it('is described by a hundred ids at most', () => {
    expect(IDS_PER_DESCRIBE).toBe(100)
  })

  it.each(['vm-instance', 'bmc-instance', 'bmc-cidr-block'])(
    'that was never created goes without the bin: %s',
    (type) => {
      expect(kind(type).deletedOutright).toEqual(['CREATE_FAILED'])
    },
  )

  it('of a subscription is refused, but for bare metal since 2026-02-01', () => {
    expect(KINDS.filter(({ subscription }) => subscription === 'scheduled')).toEqual([kind('bmc-instance')])
  })

  it('cannot promise the recycle bin where most accounts have none', () => {
    const withBin = new Set([...WITH_BIN, ...FURTHER_KINDS.map(({ type }) => type).filter(hasBin)])
    expect(KINDS.filter(({ recycleBin }) => recycleBin === false).map(({ type }) => type)).toEqual([
      ...KINDS.map(({ type }) => type).filter((type) => !withBin.has(type)),
    ])
    expect(kind('bmc-cidr-block').recycleBin).toEqual({ where: { field: 'cidrBlockType', is: 'IPv4' } })
  })

  it('is unbound by a call of its own only where deleting does not do it', () => {
    const types = KINDS.flatMap(({ type, writes }) => (writes.unbind === undefined ? [] : [type]))
    expect(types.filter((type) => TYPES_HERE.has(type))).toEqual([
      ...['zec-eip', 'zec-nic', 'zec-border-gateway', 'zec-havip', 'zec-qos-policy-group'],
    ])
    expect(types.filter((type) => !refusesWhileBound(type))).toEqual([])
    for (const type of types) expect(unbindingsOf(type)).toContain(kind(type).writes.unbind?.action)
    // What else can be unbound is held by something, and only that releases it.
    const unused = KINDS.filter(({ type }) => hasUnbinding(type) && !types.includes(type))
    for (const one of unused) {
      const phases = boundStatusesOf(one.type).map((status) => phaseOf(one, status))
      expect([one.type, new Set(phases)]).toEqual([one.type, new Set(['held'])])
    }
    expect(kind('zec-eip').writes.unbind).toEqual({
      action: 'UnassociateEipAddress',
      idsField: 'eipIds',
      atMost: 100,
      failedField: 'failedEipIds',
    })
  })

  it('is filtered by name on the server only where that is exact', () => {
    const written = ({ type }: Kind, filter: Kind['nameFilter']) =>
      filter === undefined ? [] : [`${type} ${filter.parameter}${filter.prefix ? '*' : ''}`]
    expect(KINDS.flatMap((one) => written(one, one.nameFilter)).toSorted()).toEqual(
      [
        'bmc-cidr-block cidrBlockName',
        'bmc-eip ipAddress',
        'bmc-instance instanceName*',
        'vm-disk diskName',
        'vm-instance instanceName*',
        'zlb-load-balancer loadBalancerName*',
        ...FURTHER_KINDS.flatMap((one) => nameFiltersOf(one).flatMap((filter) => written(one, filter))),
      ].toSorted(),
    )
  })

  it('names no status twice', () => {
    for (const { statuses } of KINDS) {
      const all = Object.values(statuses).flat()
      expect(new Set(all).size).toBe(all.length)
    }
  })

  it('deletes outright only what is live', () => {
    for (const { statuses, deletedOutright } of KINDS)
      expect(statuses.live).toEqual(expect.arrayContaining([...deletedOutright]))
  })

  it('goes after what may sit on it', () => {
    const after = (type: string) => kind(type).goesAfter.toSorted()
    expect(after('port')).toEqual(['cloud-router', 'ip-transit', 'private-connect'])
    expect(after('vm-instance')).toEqual(['bmc-load-balancer'])
    expect(after('bmc-instance')).toEqual(['bmc-eip', 'bmc-load-balancer'])
    expect(after('zec-instance')).toEqual(['zec-eip', 'zlb-load-balancer'])
    expect(after('zec-eip')).toEqual(['zec-nat-gateway', 'zlb-load-balancer'])
    expect(after('vm-disk')).toEqual(['vm-instance'])
    expect(after('zec-disk')).toEqual(['zec-instance'])
    expect(after('zec-nic')).toEqual(['zec-eip', 'zec-instance', 'zec-route', 'zlb-load-balancer'])
    expect(after('bmc-cidr-block')).toEqual(['bmc-eip', 'bmc-instance', 'bmc-load-balancer'])
  })

  it('never waits for itself, by whatever way round', () => {
    const waitsFor = (type: string, seen: readonly string[] = []): readonly string[] => {
      expect(seen).not.toContain(type)
      const { goesAfter, goesAfterGone = [] } = kind(type)
      return [...goesAfter, ...goesAfterGone].flatMap((earlier) => waitsFor(earlier, [...seen, type]))
    }
    for (const { type } of KINDS) expect(waitsFor(type)).not.toContain(type)
  })
})

describe('a resource type', () => {
  const types = (word: string) => RESOURCE_TYPES.get(word)?.map(({ type }) => type)

  it('is each kind', () => {
    for (const { type } of KINDS) expect(types(type)).toEqual([type])
  })

  it.each([
    ['instance', ['vm-instance', 'bmc-instance', 'zec-instance']],
    ['eip', ['bmc-eip', 'zec-eip']],
    ['disk', ['vm-disk', 'zec-disk']],
    ['vpc', ['bmc-vpc', 'zec-vpc']],
    ['subnet', ['vm-subnet', 'bmc-subnet', 'zec-subnet']],
    ['security-group', ['vm-security-group', 'zec-security-group']],
    ['cidr-block', ['bmc-cidr-block', 'zec-cidr-block', 'zec-ipv6-cidr-block']],
    ['load-balancer', ['bmc-load-balancer', 'zlb-load-balancer']],
  ])('is a family: %s', (family, kinds) => {
    expect(types(family)).toEqual(kinds)
  })

  it('is nothing else', () => {
    expect(RESOURCE_TYPES.size).toBe(KINDS.length + 8)
  })

  it('that is all names every kind once', () => {
    expect(ALL_TYPES.flatMap((word) => types(word) ?? ['?']).toSorted()).toEqual(
      KINDS.map(({ type }) => type).toSorted(),
    )
  })
})
