import { describe, expect, it } from '@jest/globals'
import { IDS_PER_DESCRIBE, KINDS, RESOURCE_TYPES, type Kind } from '../../src/resources/index.ts'

function kind(type: string): Kind {
  const found = KINDS.find((candidate) => candidate.type === type)
  if (found === undefined) throw new Error(`no such kind: ${type}`)
  return found
}

const INSTANCE_FIELDS = {
  id: 'instanceId',
  name: 'instanceName',
  status: 'instanceStatus',
  chargeType: 'instanceChargeType',
}

/** Section 2 of the facts, row by row. */
const ROWS = [
  {
    type: 'port',
    service: 'sdn',
    version: '2026-04-01',
    describe: { action: 'DescribePorts', idsField: 'portIds' },
    terminate: { action: 'TerminatePort', idField: 'portId' },
    release: { action: 'DestroyPort', idField: 'portId' },
    fields: { id: 'portId', name: 'portName', status: 'portStatus', chargeType: 'portChargeType' },
  },
  {
    type: 'vm-instance',
    service: 'vm',
    version: '2026-04-01',
    describe: { action: 'DescribeInstances', idsField: 'instanceIds' },
    terminate: { action: 'TerminateInstance', idField: 'instanceId' },
    release: { action: 'ReleaseInstances', idsField: 'instanceIds', atMost: 100 },
    fields: INSTANCE_FIELDS,
  },
  {
    type: 'bmc-instance',
    service: 'bmc',
    version: '2026-02-01',
    describe: { action: 'DescribeInstances', idsField: 'instanceIds' },
    terminate: { action: 'TerminateInstance', idField: 'instanceId' },
    release: { action: 'ReleaseInstances', idsField: 'instanceIds', atMost: 100 },
    fields: INSTANCE_FIELDS,
  },
  {
    type: 'bmc-eip',
    service: 'bmc',
    version: '2026-02-01',
    describe: { action: 'DescribeEipAddresses', idsField: 'eipIds' },
    terminate: { action: 'TerminateEipAddress', idField: 'eipId' },
    release: { action: 'ReleaseEipAddresses', idsField: 'eipIds', atMost: 100 },
    // An EIP has no name: its address stands in.
    fields: { id: 'eipId', name: 'ipAddress', status: 'eipStatus', chargeType: 'eipChargeType' },
  },
] as const

describe('a kind', () => {
  it.each(ROWS)('speaks as the API does: $type', (row) => {
    expect(kind(row.type)).toMatchObject(row)
  })

  it('is one of four', () => {
    expect(KINDS.map(({ type }) => type)).toEqual(ROWS.map(({ type }) => type))
  })

  it('is described by a hundred ids at most', () => {
    expect(IDS_PER_DESCRIBE).toBe(100)
  })

  it.each(['vm-instance', 'bmc-instance'])('that was never created goes without the bin: %s', (type) => {
    expect(kind(type).deletedOutright).toEqual(['CREATE_FAILED'])
  })

  it.each([
    ['port', 'refused'],
    ['vm-instance', 'refused'],
    ['bmc-eip', 'refused'],
    // Since 2026-02-01 the call succeeds and cancels the renewal.
    ['bmc-instance', 'scheduled'],
  ])('of a subscription: %s is %s', (type, what) => {
    expect(kind(type).subscription).toBe(what)
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
})

describe('a resource type', () => {
  it.each([
    ['port', ['port']],
    ['vm-instance', ['vm-instance']],
    ['bmc-instance', ['bmc-instance']],
    ['bmc-eip', ['bmc-eip']],
    ['instance', ['vm-instance', 'bmc-instance']],
    ['eip', ['bmc-eip']],
  ])('%s means %j', (type, kinds) => {
    expect(RESOURCE_TYPES.get(type)?.map((candidate) => candidate.type)).toEqual(kinds)
  })

  it('is one of six', () => {
    expect([...RESOURCE_TYPES.keys()].toSorted()).toEqual([
      'bmc-eip',
      'bmc-instance',
      'eip',
      'instance',
      'port',
      'vm-instance',
    ])
  })
})
