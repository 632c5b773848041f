// The lists: what they show, how they page, and what their filters mean.
import { describe, expect, test } from '@jest/globals'
import { BMC, EIP, EVERY_VERSION, one, PORT, ROWS, VM, World } from './world.ts'

describe('which resources', () => {
  test.each(ROWS)('$describe lists all $kind without ids, with null and with an empty list of ids', (row) => {
    const world = new World({ generate: [{ kind: row.kind, count: 3, prefix: 'r-' }] })
    const all = ['r-1', 'r-2', 'r-3']
    expect(world.list(row)).toEqual(all)
    expect(world.list(row, { [row.ids]: [] })).toEqual(all)
    expect(world.list(row, { [row.ids]: null })).toEqual(all)
    expect(world.list(row, { [row.ids]: ['r-2', 'nosuch', 'r-2'] })).toEqual(['r-2'])
  })

  test.each(ROWS)('$kind are in no list but their own', (row) => {
    const world = new World({ resources: ROWS.map(({ kind }) => ({ kind, id: kind })) })
    expect(world.list(row)).toEqual([row.kind])
  })

  test.each(ROWS)('$kind in the recycle bin are listed, those that are gone are not', (row) => {
    const world = new World({ resources: [{ kind: row.kind, id: 'a', status: row.bin }] })
    expect(world.see(row, 'a')).toMatchObject({ [row.status]: row.bin })
    world.release(row, 'a')
    world.pass(2000)
    expect(world.list(row)).toEqual([])
  })

  test('pages count from 1, have 20 entries by default, and know the number of all', () => {
    const world = new World({ generate: [{ kind: 'port', count: 45, prefix: 'p-' }] })
    const page = (body: object): unknown => {
      const { response } = world.call(PORT, 'DescribePorts', body).json
      return [response?.totalCount, response?.dataSet?.length, response?.dataSet?.[0]?.['portId']]
    }
    expect(page({})).toEqual([45, 20, 'p-1'])
    expect(page({ pageNum: 3 })).toEqual([45, 5, 'p-41'])
    expect(page({ pageNum: 4 })).toEqual([45, 0, undefined])
    expect(page({ pageNum: 2, pageSize: 30 })).toEqual([45, 15, 'p-31'])
    expect(page({ pageSize: 1000 })).toEqual([45, 45, 'p-1'])
    expect(page({ portIds: ['p-1', 'p-2'], pageSize: 1 })).toEqual([2, 1, 'p-1'])
  })
})

describe('filters', () => {
  const tagged = { tags: { env: 'preview', pr: '42' }, resourceGroupId: 'group-1', zoneId: 'ZONE-1' }
  const worlds = ROWS.map((row) => ({
    ...row,
    world: new World({
      resources: [
        { kind: row.kind, id: 'a', ...tagged },
        {
          kind: row.kind,
          id: 'b',
          tags: { env: 'production' },
          resourceGroupId: 'group-2',
          zoneId: 'ZONE-2',
        },
        { kind: row.kind, id: 'c' },
      ],
    }),
  }))

  test.each(worlds)('$kind by tag, tag key and resource group', ({ world, ...row }) => {
    const list = (body: object): unknown[] => world.list(row, body)
    expect(list({ tags: [{ key: 'env', value: 'preview' }] })).toEqual(['a'])
    expect(list({ tags: [{ key: 'env', value: 'staging' }] })).toEqual([])
    expect(list({ tags: [] })).toEqual(['a', 'b', 'c'])
    expect(list({ tagKeys: ['env'] })).toEqual(['a', 'b'])
    expect(list({ tagKeys: ['pr'] })).toEqual(['a'])
    expect(list({ resourceGroupId: 'group-2' })).toEqual(['b'])
    expect(list({ resourceGroupId: '' })).toEqual(['a', 'b', 'c'])
    expect(list({ tagKeys: ['env'], resourceGroupId: 'group-1' })).toEqual(['a'])
  })

  test('several tags are read as any of them', () => {
    const world = worlds[0]?.world ?? new World()
    const wanted = [
      { key: 'pr', value: '42' },
      { key: 'env', value: 'production' },
    ]
    expect(world.list(PORT, { tags: wanted })).toEqual(['a', 'b'])
  })

  test('ports of 2023 know neither tags nor resource groups, and list everything', () => {
    const world = worlds[0]?.world ?? new World()
    for (const body of [
      { tags: [{ key: 'env', value: 'preview' }] },
      { tagKeys: ['pr'] },
      { resourceGroupId: 'group-1' },
    ]) {
      expect(world.list(PORT, body, '2023-08-30')).toEqual(['a', 'b', 'c'])
    }
  })

  test.each(worlds)('$kind by zone', ({ world, ...row }) => {
    expect(world.list(row, { [row.kind === 'port' ? 'dcId' : 'zoneId']: 'ZONE-2' })).toEqual(['b'])
  })

  test.each([VM, BMC])('names of $kind match exactly, or as a prefix with a *', (row) => {
    const names = ['web', 'web-1', 'Web', 'a-web']
    const world = new World({ resources: names.map((name) => ({ kind: row.kind, id: name, name })) })
    expect(world.list(row, { instanceName: 'web' })).toEqual(['web'])
    expect(world.list(row, { instanceName: 'web*' })).toEqual(['web', 'web-1'])
    expect(world.list(row, { instanceName: '*web' })).toEqual([])
    expect(world.list(row, { instanceName: '*' })).toEqual(names)
  })

  test('names of ports match anywhere and in any case', () => {
    const names = ['web', 'my-Web-1', 'other']
    const world = new World({ resources: names.map((name) => ({ kind: 'port', id: name, name })) })
    expect(world.list(PORT, { portName: 'WEB' })).toEqual(['web', 'my-Web-1'])
    expect(world.list(PORT, { portName: 'web' }, '2023-08-30')).toEqual(['web', 'my-Web-1'])
  })

  test('by address', () => {
    for (const row of [VM, BMC, EIP]) {
      const world = new World({
        resources: [
          { kind: row.kind, id: 'a', ipAddress: '192.0.2.1' },
          { kind: row.kind, id: 'b', ipAddress: '192.0.2.2' },
        ],
      })
      const filter =
        row === EIP ? { ipAddress: '192.0.2.2' } : { publicIpAddresses: ['192.0.2.2', '192.0.2.3'] }
      expect(world.list(row, filter)).toEqual(['b'])
    }
  })

  test('by status, and for elastic IPs by charge type and instance', () => {
    for (const row of [VM, BMC, EIP]) {
      const world = new World({
        resources: [
          { kind: row.kind, id: 'a' },
          { kind: row.kind, id: 'b', status: 'CREATE_FAILED' },
        ],
      })
      expect(world.list(row, { [row.status]: 'CREATE_FAILED' })).toEqual(['b'])
    }
    const world = new World({
      resources: [
        { kind: 'bmc-eip', id: 'a', chargeType: 'PREPAID' },
        { kind: 'bmc-eip', id: 'b', status: 'ASSOCIATED', instanceId: 'instance-1' },
      ],
    })
    expect(world.list(EIP, { eipChargeType: 'PREPAID' })).toEqual(['a'])
    expect(world.list(EIP, { instanceId: 'instance-1' })).toEqual(['b'])
  })
})

// The fields of the models of Zenlayer's Python SDK 2.0.77, sorted.
const FIELDS: Record<string, string> = {
  'port 2023-08-30':
    'areaName cityName connectionStatus createdTime dcId dcName expiredTime loaDownloadUrl loaStatus period portChargeType portId portName portRemarks portStatus portType',
  'port 2026-04-01':
    'areaName businessEntityName cityName connectionStatus createdTime dcId dcName expiredTime isCreateBusinessAllowed lag loaDownloadUrl loaStatus period portId portName portRemarks portStatus portType tags',
  'vm-instance 2023-03-13':
    'autoRenew cpuCount createTime dataDisks expiredTime imageId imageName instanceChargeType instanceId instanceName instanceStatus instanceType internetChargeType internetMaxBandwidthOut keyId memory nic period privateIpAddresses publicIpAddresses publicIpv6Addresses resourceGroupId resourceGroupName securityGroupIds subnetId systemDisk tags trafficPackageSize zoneId',
  'vm-instance 2026-04-01':
    'autoRenew cpuCount createTime dataDisks expiredTime imageId imageName instanceChargeType instanceId instanceName instanceStatus instanceType internetChargeType internetMaxBandwidthOut keyId memory nic period privateIpAddresses publicIpAddresses publicIpv6Addresses resourceGroupId resourceGroupName securityGroupIds subnetId systemDisk tags trafficPackageSize zoneId',
  'bmc-instance 2022-11-20':
    'autoRenew bandwidthOutMbps createTime enableGatewayMode expiredTime hostname imageId imageName instanceChargeType instanceId instanceName instanceStatus instanceType instanceTypeId internetChargeType ipv6Addresses ipxeUrl keyId nic partitions period primaryPublicIpAddress privateIpAddresses publicIpAddresses raidConfig resourceGroupId resourceGroupName subnetIds tags trafficPackageSize zoneId',
  'bmc-instance 2026-02-01':
    'autoRenew bandwidthOutMbps createTime enableGatewayMode expiredTime hostname imageId imageName instanceChargeType instanceId instanceName instanceStatus instanceType instanceTypeId internetChargeType ipmiEnabled ipv6Addresses ipxeUrl keyId nic partitions period primaryPublicIPv6Address primaryPublicIpAddress privateIpAddresses publicIpAddresses raidConfig resourceGroupId resourceGroupName subnetIds tags trafficPackageSize zoneId',
  'bmc-eip 2022-11-20':
    'createTime eipChargeType eipId eipStatus expiredTime instanceId instanceName ipAddress netmask period resourceGroupId resourceGroupName tags zoneId',
  'bmc-eip 2026-02-01':
    'createTime eipChargeType eipId eipStatus expiredTime instanceId instanceName ipAddress netmask period resourceGroupId resourceGroupName tags zoneId',
}

// The types of the Go SDK, which refuses any other; everything that is not here is a string. Null is always allowed.
const TYPES: Record<string, string> = {
  ...Object.fromEntries(
    [
      'period',
      'cpuCount',
      'memory',
      'internetMaxBandwidthOut',
      'bandwidthOutMbps',
      'diskSize',
      'diskAmount',
    ].map((it) => [it, 'integer']),
  ),
  ...Object.fromEntries(
    [
      'cpuCoreCount',
      'cpuCores',
      'cpuThreads',
      'memorySize',
      'maximumBandwidth',
      'totalDiskSize',
      'diskCount',
      'raidType',
      'size',
      'vpuCount',
    ].map((it) => [it, 'integer']),
  ),
  ...Object.fromEntries(
    [
      'autoRenew',
      'enableGatewayMode',
      'ipmiEnabled',
      'isCreateBusinessAllowed',
      'portable',
      'supportSubnet',
      'isHA',
    ].map((it) => [it, 'boolean']),
  ),
  ...Object.fromEntries(
    [
      'publicIpAddresses',
      'publicIpv6Addresses',
      'privateIpAddresses',
      'ipv6Addresses',
      'subnetIds',
      'securityGroupIds',
      'imageIds',
    ].map((it) => [it, 'strings']),
  ),
  ...Object.fromEntries(['supportRaids', 'diskSequence'].map((it) => [it, 'integers'])),
  ...Object.fromEntries(
    ['systemDisk', 'nic', 'raidConfig', 'diskInfo', 'lag', 'diskPrice'].map((it) => [it, 'object']),
  ),
  ...Object.fromEntries(['dataDisks', 'customRaids', 'partitions', 'disks'].map((it) => [it, 'objects'])),
  trafficPackageSize: 'number',
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'empty' : `${typeOf(value[0])}s`
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return typeof value
}

/** Every field below `value` whose type is another than the Go SDK's. */
function mistyped(value: object, inBareMetal: boolean, path = ''): string[] {
  return Object.entries(value).flatMap(([name, field]: [string, unknown]) => {
    if (field === null) return []
    const type = typeOf(field)
    const isObject = (name === 'tags' && path === '') || (name === 'instanceType' && inBareMetal)
    const wanted = isObject ? 'object' : name === 'tags' ? 'objects' : (TYPES[name] ?? 'string')
    const fits =
      type === wanted ||
      (type === 'empty' && wanted.endsWith('s')) ||
      (type === 'integer' && wanted === 'number')
    const items = type === 'objects' ? (field as object[]) : type === 'object' ? [field] : []
    const below = items.flatMap((item) => mistyped(item as object, inBareMetal, `${path}${name}.`))
    return fits ? below : [`${path}${name}: ${type}, not ${wanted}`]
  })
}

describe('the models', () => {
  test.each(EVERY_VERSION)('of $kind, $version', (row) => {
    const tags = { env: 'preview' }
    for (const chargeType of ['POSTPAID', 'PREPAID']) {
      const world = one(row, { name: 'the-name', tags, chargeType })
      const { json } = world.call(row, row.describe, {}, { version: row.version })
      const item = json.response?.dataSet?.[0] ?? {}
      expect(Object.keys(item).sort().join(' ')).toBe(FIELDS[`${row.kind} ${row.version}`])
      expect(mistyped(item, row.kind === 'bmc-instance')).toEqual([])
      expect(item).toMatchObject({ [row.id]: 'a', [row.status]: row.live })
      if ('tags' in item) expect(item['tags']).toEqual({ tags: [{ key: 'env', value: 'preview' }] })
      expect(item['period']).toBe(chargeType === 'PREPAID' ? 1 : null)
      expect(item['createTime'] ?? item['createdTime']).toBe('2026-10-22T00:00:00Z')
      expect(item['expiredTime']).toBe(chargeType === 'PREPAID' ? '2026-12-21T00:00:00Z' : null)
    }
  })

  test('a nested model is that of the version too', () => {
    const disks = (version: string): string[] => {
      const item = one(VM).call(VM, 'DescribeInstances', {}, { version }).json.response?.dataSet?.[0]
      return Object.keys((item?.['dataDisks'] as object[])[0] ?? {}).sort()
    }
    expect(disks('2023-03-13')).toEqual(['diskCategory', 'diskId', 'diskName', 'diskSize', 'portable'])
    expect(disks('2026-04-01')).toEqual([
      'diskAmount',
      'diskCategory',
      'diskId',
      'diskName',
      'diskPrice',
      'diskSize',
      'portable',
    ])
    const type = (version: string): string[] => {
      const item = one(BMC).call(BMC, 'DescribeInstances', {}, { version }).json.response?.dataSet?.[0]
      return Object.keys(item?.['instanceType'] as object)
    }
    expect(type('2022-11-20')).not.toContain('vpuCount')
    expect(type('2026-02-01')).toEqual(expect.arrayContaining(['instanceTypeId', 'cpuCoreCount', 'vpuCount']))
  })

  test('an elastic IP names its instance only while it is bound', () => {
    for (const status of ['ASSOCIATED', 'INUSE']) {
      const world = one(EIP, { status, instanceId: 'instance-1' })
      expect(world.see(EIP, 'a')).toMatchObject({ instanceId: 'instance-1' })
      world.terminate(EIP, 'a')
      expect(world.see(EIP, 'a')).toMatchObject({ instanceId: null, instanceName: null })
    }
  })

  test('a port of 2026 says nothing of its charge type', () => {
    const world = one(PORT, { chargeType: 'PREPAID' })
    expect(world.see(PORT, 'a')).not.toHaveProperty('portChargeType')
    const old = world.call(PORT, 'DescribePorts', {}, { version: '2023-08-30' }).json.response?.dataSet?.[0]
    expect(old).toMatchObject({ portChargeType: 'PREPAID' })
  })
})
