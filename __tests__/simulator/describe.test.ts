// The lists: what they show, how they page, and what their filters mean.
import { describe, expect, test } from '@jest/globals'
import {
  BMC,
  BMC_LB,
  CIDR,
  CONNECT,
  EIP,
  EVERY_VERSION,
  one,
  PORT,
  ROUTER,
  ROWS,
  VM,
  VM_DISK,
  World,
  ZEC,
  ZEC_DISK,
  ZEC_EIP,
  ZLB,
} from './world.ts'

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

  test.each(worlds.filter(({ place }) => place !== undefined))('$kind by $place', ({ world, ...row }) => {
    expect(world.list(row, { [row.place ?? '']: 'ZONE-2' })).toEqual(['b'])
  })

  test.each([CONNECT, ROUTER])('$kind know no place, and list everything', (row) => {
    const { world } = worlds.find(({ kind }) => kind === row.kind) ?? { world: new World() }
    expect(world.list(row, { dcId: 'ZONE-2', zoneId: 'ZONE-2' })).toEqual(['a', 'b', 'c'])
  })

  const untagged = [CONNECT, ROUTER, BMC_LB, ZEC, ZEC_EIP, ZEC_DISK].map((row) => ({
    ...{ row, kind: row.kind, version: row.versions[0] },
  }))

  test.each(untagged)('$kind of $version know resource groups and no tags', ({ row, version }) => {
    const { world } = worlds.find(({ kind }) => kind === row.kind) ?? { world: new World() }
    expect(world.list(row, { tagKeys: ['pr'] }, version)).toEqual(['a', 'b', 'c'])
    expect(world.list(row, { resourceGroupId: 'group-1' }, version)).toEqual(['a'])
    expect(world.list(row, { resourceGroupId: 'group-1' })).toEqual(['a'])
  })

  test.each([VM, BMC])('names of $kind match exactly, or as a prefix with a *', (row) => {
    const names = ['web', 'web-1', 'Web', 'a-web']
    const world = new World({ resources: names.map((name) => ({ kind: row.kind, id: name, name })) })
    expect(world.list(row, { instanceName: 'web' })).toEqual(['web'])
    expect(world.list(row, { instanceName: 'web*' })).toEqual(['web', 'web-1'])
    expect(world.list(row, { instanceName: '*web' })).toEqual([])
    expect(world.list(row, { instanceName: '*' })).toEqual(names)
  })

  const fuzzyNames = [
    { row: CONNECT, filter: 'privateConnectName' },
    { row: ROUTER, filter: 'cloudRouterName' },
    { row: BMC_LB, filter: 'loadBalancerName' },
    { row: ZEC, filter: 'name' },
    { row: ZEC_EIP, filter: 'name' },
    { row: ZEC_DISK, filter: 'diskName' },
  ].map(({ row, filter }) => ({ row, kind: row.kind, filter }))

  test.each(fuzzyNames)('names of $kind match anywhere and in any case', ({ row, filter }) => {
    const names = ['web', 'my-Web-1', 'other']
    const world = new World({ resources: names.map((name) => ({ kind: row.kind, id: name, name })) })
    for (const version of row.versions) {
      expect(world.list(row, { [filter]: 'WEB' }, version)).toEqual(['web', 'my-Web-1'])
      expect(world.list(row, { [filter]: 'web*' }, version)).toEqual([])
    }
  })

  const exactNames = [
    { row: VM_DISK, filter: 'diskName' },
    { row: CIDR, filter: 'cidrBlockName' },
  ].map(({ row, filter }) => ({ row, kind: row.kind, filter }))

  test.each(exactNames)('names of $kind match exactly', ({ row, filter }) => {
    const names = ['web', 'Web', 'web-1']
    const world = new World({ resources: names.map((name) => ({ kind: row.kind, id: name, name })) })
    for (const version of row.versions) {
      expect(world.list(row, { [filter]: 'web' }, version)).toEqual(['web'])
      expect(world.list(row, { [filter]: 'web*' }, version)).toEqual([])
    }
  })

  test('names of cloud load balancers match exactly, or as a prefix with a *', () => {
    const names = ['web', 'web-1', 'my-web']
    const world = new World({ resources: names.map((name) => ({ kind: ZLB.kind, id: name, name })) })
    expect(world.list(ZLB, { loadBalancerName: 'web' })).toEqual(['web'])
    expect(world.list(ZLB, { loadBalancerName: 'web*' })).toEqual(['web', 'web-1'])
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

  test('of elastic compute by address, and by several', () => {
    for (const row of [ZEC, ZEC_EIP]) {
      const world = new World({
        resources: ['192.0.2.1', '192.0.2.2'].map((ipAddress) => ({
          ...{ kind: row.kind, id: ipAddress, ipAddress },
        })),
      })
      const filter = row === ZEC ? 'ipv4Address' : 'ipAddress'
      expect(world.list(row, { [filter]: '192.0.2.2' })).toEqual(['192.0.2.2'])
      expect(world.list(row, { [filter]: '192.0.2' })).toEqual([])
    }
    const world = one(ZEC_EIP, { ipAddress: '192.0.2.1' })
    expect(world.list(ZEC_EIP, { ipAddresses: ['192.0.2.1', '192.0.2.2'] })).toEqual(['a'])
    expect(world.list(ZEC_EIP, { ipAddresses: ['192.0.2.2'] })).toEqual([])
    expect(world.list(ZEC_EIP, { cidrIds: ['cidr-1'] })).toEqual([])
    expect(world.list(ZEC_EIP, { isDefault: false, prefixLength: 32 })).toEqual(['a'])
    expect(world.list(ZEC_EIP, { isDefault: true })).toEqual([])
    expect(world.list(ZEC, { ipv6Address: '2001:db8::1' })).toEqual([])
  })

  test.each([VM_DISK, ZEC_DISK])('$kind by status, type and instance', (row) => {
    const world = new World({
      resources: [
        { kind: row.kind, id: 'a', instanceId: 'instance-1' },
        { kind: row.kind, id: 'b', instanceId: 'instance-1', status: 'IN_USE' },
      ],
    })
    expect(world.list(row, { diskStatus: 'AVAILABLE' })).toEqual(['a'])
    expect(world.list(row, { instanceId: 'instance-1' })).toEqual(['b'])
    expect(world.list(row, { diskType: 'SYSTEM' })).toEqual([])
    const size = row === VM_DISK ? { diskSize: 100, portable: true } : { snapshotAbility: true }
    expect(world.list(row, size)).toEqual(['a', 'b'])
    expect(world.list(row, row === VM_DISK ? { portable: false } : { snapshotAbility: false })).toEqual([])
  })

  test('private connects and cloud routers by status and by what they stand on', () => {
    const world = new World({
      resources: [
        { kind: 'port', id: 'port-1' },
        { kind: 'private-connect', id: 'a', holds: ['port/port-1'] },
        { kind: 'private-connect', id: 'b', status: 'RECYCLED' },
        { kind: 'cloud-router', id: 'c', holds: ['port/port-1'] },
      ],
    })
    expect(world.list(CONNECT, { privateConnectStatus: 'RECYCLED' })).toEqual(['b'])
    expect(world.list(CONNECT, { endpointTypes: ['PORT'] })).toEqual(['a', 'b'])
    expect(world.list(CONNECT, { endpointTypes: ['AWS'] })).toEqual([])
    expect(world.see(CONNECT, 'a')).toMatchObject({
      endpointA: { endpointId: 'port-1', dataCenter: { dcId: 'SIN1' } },
      endpointZ: { endpointId: 'port-z-of-a' },
    })
    const edge = (world.see(ROUTER, 'c')?.['edgePoints'] as Record<string, unknown>[])[0]
    expect(edge).toMatchObject({ portId: 'port-1', edgePointType: 'PORT' })
    expect(world.list(ROUTER, { edgePointId: edge?.['edgePointId'] })).toEqual(['c'])
    expect(world.list(ROUTER, { edgePointId: 'edge-x' })).toEqual([])
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
    'areaName businessEntityName cityName connectionStatus createdTime dcId dcName expiredTime loaDownloadUrl loaStatus period portChargeType portId portName portRemarks portStatus portType',
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
  'private-connect 2023-08-30':
    'bandwidthMbps connectivityStatus createTime endpointA endpointZ expiredTime privateConnectId privateConnectName privateConnectStatus recycledTime resourceGroupId resourceGroupName',
  'private-connect 2026-04-01':
    'bandwidthMbps connectivityStatus createTime endpointA endpointZ expiredTime privateConnectId privateConnectName privateConnectStatus recycledTime resourceGroupId resourceGroupName source tags',
  'cloud-router 2023-08-30':
    'cloudRouterChargeType cloudRouterDescription cloudRouterId cloudRouterName cloudRouterStatus connectivityStatus createTime edgePoints expiredTime period recycledTime resourceGroupId resourceGroupName',
  'cloud-router 2026-04-01':
    'cloudRouterDescription cloudRouterId cloudRouterName cloudRouterStatus connectivityStatus createTime edgePoints expiredTime period recycledTime resourceGroupId resourceGroupName source tags',
  'vm-disk 2023-03-13':
    'autoRenew chargeType createTime diskCategory diskId diskName diskSize diskStatus diskType expiredTime instanceId instanceName period portable tags zoneId',
  'vm-disk 2026-04-01':
    'autoRenew chargeType createTime diskCategory diskId diskName diskSize diskStatus diskType expiredTime instanceId instanceName period portable tags zoneId',
  'bmc-cidr-block 2022-11-20':
    'availableIpCount availableIpEnd availableIpStart chargeType cidrBlock cidrBlockId cidrBlockName cidrBlockType cidrType createTime expireTime gateway instanceIds resourceGroupId resourceGroupName status tags zoneId',
  'bmc-cidr-block 2026-02-01':
    'availableIpCount availableIpEnd availableIpStart chargeType cidrBlock cidrBlockId cidrBlockName cidrBlockType cidrType createTime expireTime gateway instanceIds resourceGroupId resourceGroupName status tags zoneId',
  'bmc-load-balancer 2022-11-20':
    'backendList backupIp bandwidth chargeType createTime expiredTime ipType isWorking listenerList loadBalancerId loadBalancerName masterIp period resourceGroupId resourceGroupName specName status vipList zoneId',
  'bmc-load-balancer 2026-02-01':
    'backendList backupIp bandwidth chargeType createTime expiredTime ipType isWorking listenerList loadBalancerId loadBalancerName masterIp period resourceGroupId resourceGroupName specName status tags vipList zoneId',
  'zec-instance 2024-04-01':
    'cpu createTime dataDisks enableAgent enableAgentMonitor enableIpForward expiredTime imageId imageName instanceId instanceName instanceType keyId memory nicNetworkType nics privateIpAddresses publicIpAddresses resourceGroupId resourceGroupName status subnetId systemDisk timeZone zoneId',
  'zec-instance 2025-09-01':
    'cpu createTime dataDisks enableAgent enableAgentMonitor enableIpForward expiredTime imageId imageName instanceId instanceName instanceOptions instanceType keyId loadBalancerIds memory nicNetworkType nics placementGroupId privateIpAddresses publicIpAddresses resourceGroupId resourceGroupName securityGroupId status subnetId systemDisk tags timeZone zoneId',
  'zec-eip 2024-04-01':
    'associatedId associatedType bandwidth bandwidthCluster bindType cidrId createTime eipGeoRefs eipId eipV4Type expiredTime flowPackage internetChargeType isDefault name nicId peerRegionId privateIpAddress publicIpAddresses regionId resourceGroupId resourceGroupName status',
  'zec-eip 2025-09-01':
    'associatedId associatedType bandwidth bandwidthCluster bindType blockInfoList cidrId createTime eipGeoRefs eipId eipV4Type expiredTime flowPackage flowPackages instanceId internetChargeType isCustomized isDefault name networkLineType nicId operationInfo peerRegionId prefixLength privateIpAddress publicIpAddresses rateLimitMode regionId resourceGroupId resourceGroupName status tags',
  'zec-disk 2024-04-01':
    'autoSnapshotPolicyId chargeType createTime diskCategory diskId diskName diskSize diskStatus diskType expiredTime instanceId instanceName period portable resourceGroupId resourceGroupName serial snapshotAbility zoneId',
  'zec-disk 2025-09-01':
    'autoSnapshotPolicyId burstingEnabled createTime diskCategory diskId diskName diskSize diskStatus diskType expiredTime instanceId instanceName period portable regionId resourceGroupId resourceGroupName serial snapshotAbility tags zoneId',
  'zlb-load-balancer 2025-04-01':
    'backendServerCount createTime healthCheckPrivateIps ipStackType listenerCount loadBalancerId loadBalancerName privateIpAddress publicIpAddress regionId resourceGroup securityGroupId status subnetId tags vpcId',
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
      ...['bandwidthMbps', 'vlanId', 'availableIpCount', 'bandwidth', 'cpu', 'prefixLength'],
      ...['listenerCount', 'backendServerCount'],
    ].map((it) => [it, 'integer']),
  ),
  ...Object.fromEntries(
    [
      'cpuCoreCount',
      'cpuCores',
      'cpuThreads',
      'memorySize',
      'netmask',
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
      ...['isWorking', 'enableAgent', 'enableAgentMonitor', 'enableIpForward', 'burstingEnabled'],
      ...['nestedVirtualization', 'isDefault', 'isCustomized', 'snapshotAbility'],
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
      ...['instanceIds', 'loadBalancerIds', 'publicIpAddress', 'healthCheckPrivateIps'],
    ].map((it) => [it, 'strings']),
  ),
  ...Object.fromEntries(['supportRaids', 'diskSequence'].map((it) => [it, 'integers'])),
  ...Object.fromEntries(
    [
      ...['systemDisk', 'nic', 'raidConfig', 'diskInfo', 'lag', 'diskPrice', 'endpointA', 'endpointZ'],
      ...['dataCenter', 'bgpConnection', 'resourceGroup', 'instanceOptions', 'bandwidthCluster'],
    ].map((it) => [it, 'object']),
  ),
  ...Object.fromEntries(
    [
      ...['dataDisks', 'customRaids', 'partitions', 'disks', 'edgePoints', 'staticRoutes', 'vipList', 'nics'],
      ...['listenerList', 'backendList', 'flowPackages', 'eipGeoRefs', 'blockInfoList'],
    ].map((it) => [it, 'objects']),
  ),
  ...Object.fromEntries(['trafficPackageSize', 'latitude', 'longitude'].map((it) => [it, 'number'])),
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'empty' : `${typeOf(value[0])}s`
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return typeof value
}

/** Names that have one type here and another everywhere else. */
const OWN_TYPES: Record<string, Record<string, string>> = {
  'bmc-instance': { instanceType: 'object' },
  'zlb-load-balancer': { privateIpAddress: 'strings' },
}

/** Every field below `value` whose type is another than the Go SDK's. */
function mistyped(value: object, kind: string, path = ''): string[] {
  return Object.entries(value).flatMap(([name, field]: [string, unknown]) => {
    if (field === null) return []
    const type = typeOf(field)
    const wanted =
      name === 'tags'
        ? path === ''
          ? 'object'
          : 'objects'
        : (OWN_TYPES[kind]?.[name] ?? TYPES[name] ?? 'string')
    const fits =
      type === wanted ||
      (type === 'empty' && wanted.endsWith('s')) ||
      (type === 'integer' && wanted === 'number')
    const items = type === 'objects' ? (field as object[]) : type === 'object' ? [field] : []
    const below = items.flatMap((item) => mistyped(item as object, kind, `${path}${name}.`))
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
      expect(mistyped(item, row.kind)).toEqual([])
      expect(item).toMatchObject({ [row.id]: 'a', [row.status]: row.live })
      if ('tags' in item) expect(item['tags']).toEqual({ tags: [{ key: 'env', value: 'preview' }] })
      expect(item['createTime'] ?? item['createdTime']).toBe('2026-10-22T00:00:00Z')
      if ('period' in item) expect(item['period']).toBe(chargeType === 'PREPAID' ? 1 : null)
      const expiry = ['expiredTime', 'expireTime'].filter((name) => name in item)
      expect(expiry).toHaveLength(row.kind === ZLB.kind ? 0 : 1)
      for (const name of expiry)
        expect(item[name]).toBe(chargeType === 'PREPAID' ? '2026-12-21T00:00:00Z' : null)
    }
  })

  test.each(EVERY_VERSION)('$kind, $version, names its resource group, or has no field for it', (row) => {
    const world = one(row, { resourceGroupId: 'group-1' })
    const item = world.call(row, row.describe, {}, { version: row.version }).json.response?.dataSet?.[0]
    const named = { resourceGroupId: 'group-1', resourceGroupName: 'group-1' }
    if (row.group === 'object') expect(item).toMatchObject({ resourceGroup: named })
    else if (row.group === 'flat') expect(item).toMatchObject(named)
    else expect(item).not.toHaveProperty('resourceGroupId')
  })

  test('an IPv6 block is the one that has no recycle bin', () => {
    expect(one(CIDR).see(CIDR, 'a')).toMatchObject({ cidrBlockType: 'IPv4', cidrBlock: '203.0.113.0/28' })
    const world = one(CIDR, { recycleBin: false })
    expect(world.see(CIDR, 'a')).toMatchObject({ cidrBlockType: 'IPv6', cidrBlock: '2001:db8::/64' })
    expect(world.list(CIDR, { cidrBlockType: 'IPv4' })).toEqual([])
    // The CLI writes it in capitals.
    expect(world.list(CIDR, { cidrBlockType: 'IPV6' })).toEqual(['a'])
  })

  test.each([
    { row: VM_DISK, kind: 'vm-disk', bound: ['IN_USE', 'ATTACHING', 'DETACHING'], free: 'AVAILABLE' },
    { row: ZEC_DISK, kind: 'zec-disk', bound: ['IN_USE', 'ATTACHING', 'DETACHING'], free: 'AVAILABLE' },
    { row: ZEC_EIP, kind: 'zec-eip', bound: ['BINDED', 'ASSIGNING'], free: 'UNBIND' },
  ])('$kind names its instance only while it is bound', ({ row, bound, free }) => {
    const seen = (status: string): unknown =>
      one(row, { status, instanceId: 'instance-1' }).see(row, 'a')?.['instanceId']
    expect(bound.map(seen)).toEqual(bound.map(() => 'instance-1'))
    expect(seen(free)).toBeNull()
  })

  test('a nested model is that of the version too', () => {
    const disks = (version: string): string[] => {
      const world = new World({
        resources: [
          { kind: 'vm-instance', id: 'a' },
          { kind: 'vm-disk', id: 'disk', instanceId: 'a' },
        ],
      })
      const item = world.call(VM, 'DescribeInstances', {}, { version }).json.response?.dataSet?.[0]
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
