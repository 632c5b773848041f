// The rows of the kinds of one step against the facts, and against answers made by hand after them.

import { describe, expect, it } from '@jest/globals'
import { kindNamed, phaseOf, readPage, type Kind, type Write } from '../../src/resources/index.ts'
import { FACTS, type Facts } from './facts.ts'

function kind(type: string): Kind {
  const found = kindNamed(type)
  if (found === undefined) throw new Error(`no such kind: ${type}`)
  return found
}

function call(write: Write | undefined): string {
  if (write === undefined) return '–'
  if ('idField' in write) {
    return `${write.action} {${[write.idField, write.pairField].filter((name) => name !== undefined).join(', ')}}`
  }
  const { action, idsField, atMost, failedField } = write
  return `${action} {${idsField}[${atMost}]}${failedField === undefined ? '' : ` failed: ${failedField}`}`
}

/** An item as the API answers it, by the facts alone. */
function itemOf({ fields, statuses, marks }: Facts): Record<string, unknown> {
  const [id = '', name = '', status = '', created = '', expires = ''] = fields.split(' ')
  const [live = ''] = statuses.split(' ')
  const group = { resourceGroupId: 'group-1', resourceGroupName: 'previews' }
  const item: Record<string, unknown> = {
    [id]: 'x-1',
    [name]: 'preview',
    [status]: live,
    [created]: '2026-01-01T00:00:00Z',
    [expires]: '2027-01-01T00:00:00Z',
    imageType: 'CUSTOM_IMAGE',
    type: 'RouteTypeStatic',
    isDefault: false,
    ...(marks.startsWith('tags') ? { tags: { tags: [{ key: 'pr', value: '7' }] } } : {}),
    ...(marks.includes('flat') ? group : {}),
    ...(marks.includes('object') ? { resourceGroup: group } : {}),
  }
  return Object.fromEntries(Object.entries(item).filter(([field]) => field !== '–'))
}

const sightingOf = (type: string, item: Record<string, unknown>) =>
  readPage(kind(type), { totalCount: 1, dataSet: [item] }).observations[0]

describe.each(FACTS)('$type', (facts) => {
  const { service, version, describe: list, writes, fields, tags, group, recycleBin } = kind(facts.type)

  it('has the calls of the facts', () => {
    expect(`${service} ${version}`).toBe(facts.service)
    expect(`${list.action} {${list.idsField}[${list.atMost}]}`).toBe(facts.list)
    expect(call(writes.unbind)).toBe(facts.unbind)
    // A 200 that lists what failed under the name of the parameter needs no second name.
    expect(call(writes.terminate).replace(/ failed: (\w+)$/, ' failed: $1')).toBe(
      facts.remove.replace(/(\{(\w+)\[\d+\]\}) failed: \2$/, '$1'),
    )
    expect(writes.release).toEqual(writes.terminate)
    expect(recycleBin).toBe(false)
  })

  it('has the fields of the facts', () => {
    const { id, name, status = '–', created = '–', expires = '–' } = fields
    // The usual name is read of every kind, where an item has it.
    expect([id, name, status, created, expires].join(' ')).toBe(facts.fields.replace(/–$/, 'expiredTime'))
    expect(`${markOf('tags', tags)}, ${markOf('group', group)}`).toBe(
      facts.marks.replace(/flat|object/, 'group'),
    )
  })

  it('has the phases of the facts, and no others', () => {
    const [live = '', busy = '', leaving = ''] = facts.statuses.split(' | ')
    for (const [phase, words] of Object.entries({ live, busy, leaving }))
      for (const word of words.split(' ').filter((text) => text !== '–'))
        expect([word, phaseOf(kind(facts.type), word)]).toEqual([word, phase])
    expect(phaseOf(kind(facts.type), 'RECYCLED')).toBe('recycled')
    expect(phaseOf(kind(facts.type), 'UPDATING_FAILED')).toBe('unknown')
  })

  it('is read from an answer', () => {
    const hasStatus = facts.fields.split(' ')[2] !== '–'
    expect(sightingOf(facts.type, itemOf(facts))).toMatchObject({
      id: 'x-1',
      name: 'preview',
      status: hasStatus ? facts.statuses.split(' ')[0] : 'listed',
      phase: 'live',
      createdAt: facts.fields.includes('create') ? Date.UTC(2026, 0, 1) : undefined,
      expires: /\bexpire/.test(facts.fields) ? '2027-01-01T00:00:00Z' : undefined,
      resourceGroupId: facts.marks.endsWith('no group') ? undefined : 'group-1',
      tags: facts.marks.startsWith('tags') ? [{ key: 'pr', value: '7' }] : [],
      belongsTo: undefined,
    })
  })
})

function markOf(name: string, { item, filter }: Kind['tags']): string {
  if (!item) return `no ${name}`
  return filter ? name : `${name} unfiltered`
}

describe('what belongs to the account, the system or another resource', () => {
  const VALUES: readonly (readonly [
    type: string,
    fields: Record<string, unknown>,
    belongs: string | undefined,
  ])[] = [
    ['zec-vpc', { isDefault: true }, 'the account: it is the default VPC'],
    ['zec-subnet', { isDefault: true }, 'the account: it is the default subnet'],
    ['zec-security-group', { isDefault: true }, 'the account: it is the default security group'],
    ['vm-subnet', { isDefault: true }, 'the account: it is the default subnet'],
    ['vm-security-group', { isDefault: true }, 'the account: it is the default security group'],
    ['zec-route', { type: 'RouteTypeSubnet' }, 'the system, by its type'],
    ['zec-route', { type: 'RouteTypeNatGw' }, 'the system, by its type'],
    // In doubt it is left alone.
    ['zec-route', { type: undefined }, 'the system, by its type'],
    ['zec-route', { type: 'RouteTypePolicy' }, undefined],
    ['zec-image', { imageType: 'PUBLIC_IMAGE' }, 'the system, by its imageType'],
    ['zec-image', { imageType: 'CUSTOM_IMAGE' }, undefined],
    ['zec-nic', { nicType: 'Primary' }, 'its instance, as the primary vNIC'],
    ['zec-nic', { nicType: 'Secondary' }, undefined],
    ['zec-cidr-block', { source: 'SDN_RIPT' }, 'an IP transit (source is SDN_RIPT)'],
    ['zec-cidr-block', { source: 'BYOIP' }, undefined],
  ]

  it.each(VALUES)('%s with %j: %s', (type, fields, belongs) => {
    const facts = FACTS.find((row) => row.type === type)
    if (facts === undefined) throw new Error(`no facts of ${type}`)
    expect(sightingOf(type, { ...itemOf(facts), ...fields })?.belongsTo).toBe(belongs)
  })
})

describe('what has to be unbound, whatever its status', () => {
  const VALUES: readonly (readonly [
    type: string,
    fields: Record<string, unknown>,
    phase: string,
    boundTo: readonly string[],
  ])[] = [
    ['zec-border-gateway', { natId: 'nat-1' }, 'bound', []],
    ['zec-border-gateway', { natId: '' }, 'live', []],
    ['zec-border-gateway', { natId: null }, 'live', []],
    ['zec-havip', { associatedInstances: ['i-1', 'i-2', ' not an id'] }, 'bound', ['i-1', 'i-2']],
    ['zec-havip', { associatedInstances: [] }, 'live', []],
    ['zec-qos-policy-group', { memberCount: 2 }, 'bound', []],
    ['zec-qos-policy-group', { memberCount: 0 }, 'live', []],
    ['zec-nic', { status: 'USED' }, 'held', []],
  ]

  it.each(VALUES)('%s with %j: %s', (type, fields, phase, boundTo) => {
    const facts = FACTS.find((row) => row.type === type)
    if (facts === undefined) throw new Error(`no facts of ${type}`)
    expect(sightingOf(type, { ...itemOf(facts), ...fields })).toMatchObject({ phase, boundTo })
  })
})

describe('what an item names', () => {
  const VALUES: readonly (readonly [type: string, fields: Record<string, unknown>, names: string])[] = [
    ['zec-subnet', { vpcId: 'v', dhcpOptionsSetId: 'd' }, 'zec-vpc/v zec-dhcp-options-set/d'],
    ['zec-nat-gateway', { vpcId: 'v', subnetIds: ['s', 't'] }, 'zec-vpc/v zec-subnet/s zec-subnet/t'],
    ['zec-security-group', { nicIdList: ['n'], loadBalancerIdList: ['b'] }, 'zec-nic/n zlb-load-balancer/b'],
    ['zec-havip', { associatedEips: [{ eipId: 'e', eipAddress: '192.0.2.1' }] }, 'zec-eip/e'],
    ['ip-transit', { peerPortId: 'p', haLinks: [{ privateConnectId: 'c' }, {}] }, 'port/p private-connect/c'],
    ['bmc-subnet', { subnetInstanceSet: [{ instanceId: 'i' }] }, 'bmc-instance/i'],
    ['zga-accelerator', { certificate: { certificateId: 'c' } }, 'zga-certificate/c'],
    ['private-zone', { vpcIds: ['v'] }, 'zec-vpc/v'],
    ['zec-snapshot', { diskId: 7 }, ''],
  ]

  it.each(VALUES)('%s with %j: %s', (type, fields, names) => {
    const facts = FACTS.find((row) => row.type === type)
    if (facts === undefined) throw new Error(`no facts of ${type}`)
    const { refersTo = [] } = sightingOf(type, { ...itemOf(facts), ...fields }) ?? {}
    expect(refersTo.map((one) => `${one.type}/${one.id}`).join(' ')).toBe(names)
  })
})
