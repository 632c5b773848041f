// Making things through the API, as the SDKs' models have it, and what has to be there for it.
import { describe, expect, test } from '@jest/globals'
import { KINDS } from '../../simulator/kinds.ts'
import { verdict, World, type Answer } from './world.ts'

const VERSIONS: Readonly<Record<string, string>> = {
  ...{ zec: '2025-09-01', vm: '2026-04-01', bmc: '2026-02-01', sdn: '2026-04-01', zlb: '2025-04-01' },
  ...{ zrm: '2025-10-14', ipt: '2024-09-01', traffic: '2024-03-26', ccs: '2025-09-01', aigw: '2026-04-14' },
  ...{ zga: '2024-11-04', zdns: '2025-11-01', zos: '2025-10-10' },
}

function ask(world: World, service: string, action: string, body: unknown = {}): Answer {
  return world.send(world.request(service, action, VERSIONS[service] ?? '', body))
}

/** The answer of a call that is accepted. */
function get(world: World, service: string, action: string, body: unknown = {}): Record<string, unknown> {
  const answer = ask(world, service, action, body)
  if (answer.status !== 200) throw new Error(answer.body)
  return answer.json.response ?? {}
}

function id(world: World, service: string, action: string, body: unknown, field: string): string {
  const [first] = [get(world, service, action, body)[field]].flat()
  return String(first)
}

function items(world: World, service: string, action: string, body: unknown = {}): Record<string, unknown>[] {
  return get(world, service, action, body)['dataSet'] as Record<string, unknown>[]
}

const TAGS = { tags: { tags: [{ key: 'env', value: 'preview' }] } }

/** The VPC, the subnet and the security group that the rest stands on. */
function network(world: World): { vpcId: string; subnetId: string; securityGroupId: string } {
  const vpc = { name: 'vpc', cidrBlock: '10.1.0.0/16', mtu: 1500, ...TAGS }
  const vpcId = id(world, 'zec', 'CreateVpc', vpc, 'vpcId')
  const subnet = {
    vpcId,
    name: 'subnet',
    regionId: 'asia-east-1',
    stackType: 'IPv4',
    cidrBlock: '10.1.1.0/24',
  }
  const subnetId = id(world, 'zec', 'CreateSubnet', subnet, 'subnetId')
  const group = { securityGroupName: 'group' }
  const securityGroupId = id(world, 'zec', 'CreateSecurityGroup', group, 'securityGroupId')
  return { vpcId, subnetId, securityGroupId }
}

function instanceOf(subnetId: string, rest: object = {}): object {
  return {
    ...{
      zoneId: 'asia-east-1a',
      imageId: 'ubuntu2404',
      instanceType: 'z2a.cpu.1',
      instanceCount: 1,
      subnetId,
    },
    ...{ instanceName: 'web', ...TAGS, ...rest },
  }
}

describe('the environment of a starter project', () => {
  test('is made, and is what was asked for', () => {
    const world = new World()
    const { vpcId, subnetId, securityGroupId } = network(world)
    expect(vpcId).toMatch(/^\d{19}$/)
    expect(items(world, 'zec', 'DescribeVpcs', { vpcIds: [vpcId] })).toMatchObject([
      { vpcId, name: 'vpc', cidrBlock: '10.1.0.0/16', isDefault: false, createTime: '2026-11-21T00:00:00Z' },
    ])
    expect(items(world, 'zec', 'DescribeSubnets', { vpcIds: [vpcId] })).toMatchObject([
      { subnetId, vpcName: 'vpc' },
    ])
    const made = get(
      world,
      'zec',
      'CreateZecInstances',
      instanceOf(subnetId, {
        instanceCount: 2,
        securityGroupId,
        dataDisks: [{ diskName: 'data', portable: false }],
      }),
    )
    const instanceIds = made['instanceIdSet'] as string[]
    expect(instanceIds).toHaveLength(2)
    expect(made['instances']).toMatchObject(instanceIds.map((instanceId) => ({ instanceId })))
    const list = (): Record<string, unknown>[] =>
      items(world, 'zec', 'DescribeInstances', { tags: [{ key: 'env', value: 'preview' }] })
    expect(list().map((it) => [it['instanceName'], it['status']])).toEqual([
      ['web-1', 'PENDING'],
      ['web-2', 'PENDING'],
    ])
    world.pass(2000)
    expect(list()).toMatchObject([
      {
        ...{ status: 'RUNNING', subnetId, securityGroupId },
        nics: [{ nicType: 'Primary', vpcId, subnetId, status: 'USED', instanceId: instanceIds[0] }],
        dataDisks: [{ diskName: 'data', portable: false }],
      },
      { status: 'RUNNING' },
    ])
    const disks = items(world, 'zec', 'DescribeDisks', { instanceId: instanceIds[0] })
    expect(disks.map((it) => [it['diskType'], it['diskStatus']])).toEqual([
      ['SYSTEM', 'IN_USE'],
      ['DATA', 'IN_USE'],
    ])

    const balancer = { regionId: 'asia-east-1', vpcId, loadBalancerName: 'lb', ...TAGS }
    const loadBalancerId = id(world, 'zlb', 'CreateLoadBalancer', balancer, 'loadBalancerIds')
    const listener = { loadBalancerId, listenerName: 'http', protocol: 'TCP', scheduler: 'mh', port: '80' }
    const listenerId = id(world, 'zlb', 'CreateListener', listener, 'listenerId')
    const backendServers = instanceIds.map((instanceId, index) => ({
      ...{ instanceId, privateIpAddress: `10.1.1.${index + 2}`, weight: 100, port: 8080 },
    }))
    get(world, 'zlb', 'RegisterBackend', { loadBalancerId, listenerId, backendServers })
    expect(get(world, 'zlb', 'DescribeListeners', { loadBalancerId })['listeners']).toMatchObject([
      { listenerId, listenerName: 'http', port: '80', protocol: 'TCP' },
    ])
    expect(get(world, 'zlb', 'DescribeBackends', { loadBalancerId, listenerId })['backends']).toMatchObject([
      { instanceId: instanceIds[0], backendPort: 8080, listenerName: 'http', listenerPort: '80' },
      { instanceId: instanceIds[1] },
    ])
    expect(items(world, 'zlb', 'DescribeLoadBalancers', { vpcId })).toMatchObject([
      { loadBalancerName: 'lb', listenerCount: 1, backendServerCount: 2, status: 'CREATING' },
    ])
    expect(list()[0]).toMatchObject({ loadBalancerIds: [loadBalancerId] })
    const deregistered = { loadBalancerId, listenerId, backendServers: backendServers.slice(1) }
    get(world, 'zlb', 'DeregisterBackend', deregistered)
    get(world, 'zlb', 'ModifyListener', { loadBalancerId, listenerId, listenerName: 'renamed' })
    expect(get(world, 'zlb', 'DescribeBackends', { loadBalancerId })['backends']).toMatchObject([
      { listenerName: 'renamed' },
    ])
    get(world, 'zlb', 'DeleteListener', { loadBalancerId, listenerId })
    expect(items(world, 'zlb', 'DescribeLoadBalancers')).toMatchObject([{ listenerCount: 0 }])
  })

  test('is torn down from the instances to the VPC', () => {
    const world = new World()
    const { vpcId, subnetId, securityGroupId } = network(world)
    const instanceId = id(world, 'zec', 'CreateZecInstances', instanceOf(subnetId), 'instanceIdSet')
    world.pass(2000)
    const tryAll = (): string[] => [
      verdict(ask(world, 'zec', 'DeleteSubnet', { subnetId })),
      verdict(ask(world, 'zec', 'DeleteVpc', { vpcId })),
      verdict(ask(world, 'zec', 'DeleteSecurityGroup', { securityGroupId })),
    ]
    expect(tryAll().slice(0, 2)).toEqual(['409 INVALID_SUBNET_IN_USE', '409 INVALID_VPC_SUBNET_ASSOCIATED'])
    get(world, 'zec', 'ReleaseInstances', { instanceIds: [instanceId] })
    expect(tryAll()[0]).toBe('409 INVALID_SUBNET_IN_USE')
    world.pass(2000)
    expect(tryAll()).toEqual(['200', '200', '404 INVALID_SECURITY_GROUP_NOT_FOUND'])
    for (const action of ['DescribeVpcs', 'DescribeSubnets', 'DescribeInstances', 'DescribeDisks'])
      expect(items(world, 'zec', action)).toEqual([])
  })
})

describe('what is missing or unknown', () => {
  test('a required parameter', () => {
    const world = new World()
    expect(verdict(ask(world, 'zec', 'CreateVpc', { name: 'x' }))).toBe('400 MISSING_PARAMETER')
    expect(items(world, 'zec', 'DescribeVpcs')).toEqual([])
  })

  test.each([
    [{ subnetId: 'nosuch' }, '404 INVALID_SUBNET_NOT_FOUND'],
    [{ imageId: 'nosuch' }, '404 INVALID_IMAGE_NOT_FOUND'],
    [{ zoneId: 'nosuch' }, '404 INVALID_ZONE_NOT_FOUND'],
    [{ instanceType: 'nosuch' }, '404 INVALID_INSTANCE_TYPE_NOT_FOUND'],
    [{ securityGroupId: 'nosuch' }, '404 INVALID_SECURITY_GROUP_NOT_FOUND'],
    [{ instanceCount: 101 }, '400 INVALID_PARAMETER_EXCEED_MAXIMUM'],
    [{ instanceCount: 0 }, '400 INVALID_PARAMETER_LESS_MINIMUM'],
  ])('of an instance: %j', (wrong, code) => {
    const world = new World()
    const { subnetId } = network(world)
    expect(verdict(ask(world, 'zec', 'CreateZecInstances', instanceOf(subnetId, wrong)))).toBe(code)
    expect(items(world, 'zec', 'DescribeInstances')).toEqual([])
  })

  test('an image of one own will do, and a subnet that is gone will not', () => {
    const world = new World({ resources: [{ kind: 'zec-image', id: 'my-image' }] })
    const { subnetId } = network(world)
    const instance = instanceOf(subnetId, { imageId: 'my-image' })
    expect(verdict(ask(world, 'zec', 'CreateZecInstances', instance))).toBe('200')
    const empty = new World()
    const other = network(empty).subnetId
    get(empty, 'zec', 'DeleteSubnet', { subnetId: other })
    expect(verdict(ask(empty, 'zec', 'CreateZecInstances', instanceOf(other)))).toBe(
      '404 INVALID_SUBNET_NOT_FOUND',
    )
  })

  test('a listener, a backend and a balancer', () => {
    const world = new World({ resources: [{ kind: 'zlb-load-balancer', id: 'lb' }] })
    const register = (body: object): string => verdict(ask(world, 'zlb', 'RegisterBackend', body))
    const listener = { listenerName: 'l', protocol: 'TCP', scheduler: 'mh', port: '80' }
    expect(verdict(ask(world, 'zlb', 'CreateListener', { ...listener, loadBalancerId: 'no' }))).toBe(
      '404 OPERATION_FAILED_RESOURCE_NOT_FOUND',
    )
    const listenerId = id(world, 'zlb', 'CreateListener', { ...listener, loadBalancerId: 'lb' }, 'listenerId')
    expect(register({ loadBalancerId: 'lb', listenerId: 'no' })).toBe('404 INVALID_LB_LISTENER_NOT_FOUND')
    const backend = { instanceId: 'no', privateIpAddress: '10.0.0.2' }
    expect(register({ loadBalancerId: 'lb', listenerId, backendServers: [backend] })).toBe(
      '404 INVALID_INSTANCE_NOT_FOUND',
    )
    expect(register({ loadBalancerId: 'lb', listenerId, backendServers: [{ port: 1 }] })).toBe(
      '400 MISSING_PARAMETER',
    )
  })
})

describe('the other services', () => {
  test('ports, and what stands on them', () => {
    const world = new World()
    const port = { dcId: 'SIN1', portName: 'p', portType: '10G', businessEntityName: 'Example Ltd.', ...TAGS }
    const portId = id(world, 'sdn', 'CreatePort', port, 'portId')
    expect(items(world, 'sdn', 'DescribePorts')).toMatchObject([
      { portId, portStatus: 'CREATING', dcId: 'SIN1', tags: TAGS.tags },
    ])
    const connect = { privateConnectName: 'c', endpointA: { portId }, endpointZ: { dcId: 'HKG1' } }
    const unknown = { ...connect, endpointZ: { portId: 'nosuch' } }
    expect(verdict(ask(world, 'sdn', 'CreatePrivateConnect', unknown))).toBe('404 INVALID_PORT_NOT_FOUND')
    const privateConnectId = id(world, 'sdn', 'CreatePrivateConnect', connect, 'privateConnectId')
    const router = { cloudRouterName: 'r', edgePoints: [{ portId }] }
    id(world, 'sdn', 'CreateCloudRouter', router, 'cloudRouterId')
    world.pass(2000)
    expect(items(world, 'sdn', 'DescribePrivateConnects')).toMatchObject([
      { privateConnectId, privateConnectStatus: 'RUNNING', endpointA: { endpointId: portId } },
    ])
    expect(items(world, 'sdn', 'DescribeCloudRouters')).toMatchObject([{ edgePoints: [{ portId }] }])
    expect(verdict(ask(world, 'sdn', 'TerminatePort', { portId }))).toBe(
      '403 OPERATION_DENIED_INSTANCE_EXIST',
    )
  })

  test('VMs with their disks', () => {
    const world = new World()
    const subnet = { cidrBlock: '10.0.0.0/24', subnetName: 's', zoneId: 'HKG-A' }
    const subnetId = id(world, 'vm', 'CreateSubnet', subnet, 'subnetId')
    expect(items(world, 'vm', 'DescribeSubnets')).toMatchObject([{ subnetId, subnetStatus: 'Creating' }])
    const vm = {
      ...{ zoneId: 'HKG-A', imageId: 'ubuntu2404', instanceType: 's8i.large', instanceChargeType: 'PREPAID' },
      ...{ internetChargeType: 'ByBandwidth', instanceCount: 1, subnetId, instanceName: 'vm' },
      dataDisks: [{ diskSize: 100, diskAmount: 2 }],
    }
    const instanceId = id(world, 'vm', 'CreateInstances', vm, 'instanceIdSet')
    expect(items(world, 'vm', 'DescribeInstances')).toMatchObject([
      { instanceId, instanceStatus: 'PENDING', instanceChargeType: 'PREPAID', subnetId, dataDisks: [{}, {}] },
    ])
    const disk = { chargeType: 'POSTPAID', diskName: 'd', diskSize: 100, zoneId: 'HKG-A' }
    const diskId = id(world, 'vm', 'CreateDisks', disk, 'diskIds')
    const seen = (): unknown => items(world, 'vm', 'DescribeDisks', { diskIds: [diskId] })[0]
    expect(seen()).toMatchObject({ diskStatus: 'CREATING', instanceId: null })
    const attach = (): string => verdict(ask(world, 'vm', 'AttachDisks', { diskIds: [diskId], instanceId }))
    expect(attach()).toBe('400 UNSUPPORTED_OPERATION_DISK_UNAVAILABLE')
    world.pass(2000)
    expect(attach()).toBe('200')
    expect(seen()).toMatchObject({ diskStatus: 'ATTACHING', instanceId })
    world.pass(2000)
    expect(seen()).toMatchObject({ diskStatus: 'IN_USE', instanceId })
    get(world, 'vm', 'DetachDisks', { diskIds: [diskId] })
    world.pass(2000)
    expect(seen()).toMatchObject({ diskStatus: 'AVAILABLE', instanceId: null })
  })

  test('bare metal with an address', () => {
    const world = new World()
    const vpcId = id(
      world,
      'bmc',
      'CreateVpc',
      { vpcRegionId: 'SEL', cidrBlock: '10.0.0.0/16', vpcName: 'v' },
      'vpcId',
    )
    const subnet = { zoneId: 'SEL-A', cidrBlock: '10.0.0.0/24', subnetName: 's', vpcId }
    const subnetId = id(world, 'bmc', 'CreateSubnet', subnet, 'subnetId')
    const metal = {
      ...{ zoneId: 'SEL-A', instanceChargeType: 'POSTPAID', instanceTypeId: 'M6C', subnetId },
      ...{ internetChargeType: 'ByBandwidth', imageId: 'ubuntu2404', instanceName: 'm' },
    }
    const instanceId = id(world, 'bmc', 'CreateInstances', metal, 'instanceIdSet')
    const eipId = id(
      world,
      'bmc',
      'AllocateEipAddresses',
      { zoneId: 'SEL-A', eipChargeType: 'POSTPAID' },
      'eipIdSet',
    )
    world.pass(2000)
    expect(items(world, 'bmc', 'DescribeSubnets')).toMatchObject([
      { subnetStatus: 'AVAILABLE', vpcName: 'v', subnetInstanceSet: [{ instanceId }] },
    ])
    const eip = (): unknown => items(world, 'bmc', 'DescribeEipAddresses')[0]
    expect(verdict(ask(world, 'bmc', 'AssociateEipAddress', { eipId, instanceId: 'no' }))).toBe(
      '404 INVALID_INSTANCE_NOT_FOUND',
    )
    get(world, 'bmc', 'AssociateEipAddress', { eipId, instanceId })
    expect(eip()).toMatchObject({ eipStatus: 'ASSOCIATING', instanceId })
    world.pass(2000)
    get(world, 'bmc', 'UnAssociateEipAddress', { eipId })
    world.pass(2000)
    expect(eip()).toMatchObject({ eipStatus: 'AVAILABLE', instanceId: null })
    const block = { zoneId: 'SEL-A', chargeType: 'POSTPAID', netmask: 28 }
    get(world, 'bmc', 'CreateIpv4Block', block)
    get(world, 'bmc', 'CreateIpv6Block', { zoneId: 'SEL-A', amount: 2 })
    expect(items(world, 'bmc', 'DescribeCidrBlocks').map((it) => it['cidrBlockType'])).toEqual([
      ...['IPv4', 'IPv6', 'IPv6'],
    ])
  })
})

describe('elastic compute, tied together', () => {
  test('an address is bound to a NAT gateway, a balancer, a HaVip or a vNIC', () => {
    const world = new World()
    const { vpcId, subnetId } = network(world)
    const region = { regionId: 'asia-east-1', vpcId }
    const nic = { name: 'n', subnetId }
    const targets = {
      natId: id(world, 'zec', 'CreateNatGateway', { ...region, name: 'nat' }, 'natGatewayId'),
      loadBalancerId: id(
        world,
        'zlb',
        'CreateLoadBalancer',
        { ...region, loadBalancerName: 'lb' },
        'loadBalancerIds',
      ),
      haVipId: id(world, 'zec', 'CreateHaVip', nic, 'haVipId'),
      nicId: id(world, 'zec', 'CreateNetworkInterface', nic, 'nicId'),
    }
    const eips = { regionId: 'asia-east-1', name: 'eip', internetChargeType: 'ByBandwidth', amount: 4 }
    const eipIds = get(world, 'zec', 'CreateEips', eips)['eipIds'] as string[]
    world.pass(2000)
    const types = Object.entries(targets).map(([parameter, target], index) => {
      const body = { eipIds: [eipIds[index]], [parameter]: target }
      expect(get(world, 'zec', 'AssociateEipAddress', body)['failedEipIds']).toEqual([])
      world.pass(2000)
      const [eip] = items(world, 'zec', 'DescribeEips', { associatedId: target })
      return [eip?.['associatedType'], eip?.['status']]
    })
    expect(types).toEqual([
      ['NAT', 'BINDED'],
      ['LB', 'BINDED'],
      ['HAVIP', 'BINDED'],
      ['NIC', 'BINDED'],
    ])
    const again = { eipIds: [eipIds[0]], natId: targets.natId }
    expect(get(world, 'zec', 'AssociateEipAddress', again)['failedEipIds']).toEqual([eipIds[0]])
    expect(items(world, 'zec', 'DescribeNatGateways')).toMatchObject([{ eipIds: [eipIds[0]], vpcId }])
    get(world, 'zec', 'UnassociateEipAddress', { eipIds: [eipIds[0]] })
    expect(items(world, 'zec', 'DescribeEips', { eipIds: [eipIds[0]] })).toMatchObject([{ status: 'UNBIND' }])
  })

  test('a disk and a vNIC follow the instance they are attached to', () => {
    const world = new World()
    const { subnetId } = network(world)
    const made = get(world, 'zec', 'CreateZecInstances', instanceOf(subnetId, { instanceCount: 2 }))
    const [first, second] = made['instanceIdSet'] as string[]
    const disk = { zoneId: 'asia-east-1a', diskName: 'd', diskSize: 20, instanceId: first }
    const diskId = id(world, 'zec', 'CreateDisks', disk, 'diskIds')
    const nicId = id(world, 'zec', 'CreateNetworkInterface', { name: 'n', subnetId }, 'nicId')
    world.pass(2000)
    get(world, 'zec', 'AttachNetworkInterface', { nicId, instanceId: first })
    get(world, 'zec', 'DetachDisks', { diskIds: [diskId] })
    world.pass(2000)
    get(world, 'zec', 'AttachDisks', { diskIds: [diskId], instanceId: second })
    world.pass(2000)
    const instances = items(world, 'zec', 'DescribeInstances')
    expect(instances).toMatchObject([{ dataDisks: [] }, { dataDisks: [{ diskId }] }])
    expect(instances[0]?.['nics']).toMatchObject([{ nicType: 'Primary' }, { nicId, status: 'USED' }])
    get(world, 'zec', 'ReleaseInstances', { instanceIds: [first] })
    world.pass(2000)
    const seen = (action: string, body: object): unknown[] => items(world, 'zec', action, body)
    expect(seen('DescribeDisks', { diskIds: [diskId] })).toMatchObject([
      { diskStatus: 'IN_USE', instanceId: second },
    ])
    expect(seen('DescribeNetworkInterfaces', { nicIds: [nicId] })).toEqual([])
    get(world, 'zec', 'ReleaseInstances', { instanceIds: [second] })
    world.pass(2000)
    expect(seen('DescribeDisks', { diskIds: [diskId] })).toMatchObject([
      { diskStatus: 'AVAILABLE', instanceId: null },
    ])
  })

  test('a border gateway and a HaVip are tied, and have to be let go of', () => {
    const world = new World()
    const { vpcId, subnetId } = network(world)
    const region = { regionId: 'asia-east-1', vpcId }
    const zbgId = id(world, 'zec', 'CreateBorderGateway', { ...region, label: 'z', asn: 62_610 }, 'zbgId')
    const natId = id(world, 'zec', 'CreateNatGateway', { ...region, name: 'nat' }, 'natGatewayId')
    const haVipId = id(world, 'zec', 'CreateHaVip', { subnetId, name: 'h' }, 'haVipId')
    const instanceId = id(world, 'zec', 'CreateZecInstances', instanceOf(subnetId), 'instanceIdSet')
    expect(verdict(ask(world, 'zec', 'AssignBorderGateway', { zbgId, natId: 'no' }))).toBe(
      '404 INVALID_NAT_NOT_FOUND',
    )
    get(world, 'zec', 'AssignBorderGateway', { zbgId, natId })
    expect(verdict(ask(world, 'zec', 'AssociateHaVip', { haVipId, instanceId: 'no' }))).toBe(
      '404 INVALID_INSTANCE_NOT_FOUND',
    )
    get(world, 'zec', 'AssociateHaVip', { haVipId, instanceId })
    expect(items(world, 'zec', 'DescribeBorderGateways')).toMatchObject([{ name: 'z', natId }])
    expect(items(world, 'zec', 'DescribeHaVips')).toMatchObject([
      { associatedInstances: [instanceId], vpcId },
    ])
    expect(verdict(ask(world, 'zec', 'DeleteBorderGateway', { zbgId }))).toBe(
      '409 INVALID_ZBG_NAT_ASSOCIATED',
    )
    expect(verdict(ask(world, 'zec', 'DeleteHaVip', { haVipId }))).toBe(
      '409 INVALID_HAVIP_INSTANCE_ASSOCIATED',
    )
  })
})

test('what is made keeps what was asked for', () => {
  const world = new World()
  const { subnetId } = network(world)
  const port = { dcId: 'HKG1', portName: 'p', portType: '1G', businessEntityName: 'Me', portRemarks: 'mine' }
  get(world, 'sdn', 'CreatePort', port)
  expect(items(world, 'sdn', 'DescribePorts')).toMatchObject([port])
  get(world, 'ccs', 'ImportKeyPair', { keyName: 'k', publicKey: 'ssh-ed25519 BBBB' })
  expect(items(world, 'ccs', 'DescribeKeyPairs')).toMatchObject([{ publicKey: 'ssh-ed25519 BBBB' }])
  const eip = { regionId: 'asia-east-1', name: 'e', internetChargeType: 'ByTrafficPackage', bandwidth: 7 }
  get(world, 'zec', 'CreateEips', eip)
  expect(items(world, 'zec', 'DescribeEips')).toMatchObject([eip])
  const disks = { systemDisk: { diskSize: 30 }, dataDisks: [{ diskSize: 50, diskCategory: 'HDD' }] }
  get(world, 'zec', 'CreateZecInstances', instanceOf(subnetId, { instanceType: 'z2a.cpu.2', ...disks }))
  expect(items(world, 'zec', 'DescribeInstances')).toMatchObject([{ instanceType: 'z2a.cpu.2', ...disks }])
})

describe('what clients change', () => {
  test('the security group of a VPC and of a balancer, and its rules', () => {
    const world = new World({ resources: [{ kind: 'zlb-load-balancer', id: 'lb' }] })
    const { vpcId, securityGroupId } = network(world)
    const group = (): unknown =>
      items(world, 'zec', 'DescribeSecurityGroups', { securityGroupIds: [securityGroupId] })[0]
    expect(verdict(ask(world, 'zec', 'AssignSecurityGroupVpc', { vpcId, securityGroupId: 'no' }))).toBe(
      '404 INVALID_SECURITY_GROUP_NOT_FOUND',
    )
    get(world, 'zec', 'AssignSecurityGroupVpc', { vpcId, securityGroupId })
    get(world, 'zlb', 'SetSecurityGroupForLoadBalancers', { loadBalancerIds: ['lb'], securityGroupId })
    expect(group()).toMatchObject({ vpcIds: [vpcId], loadBalancerIdList: ['lb'] })
    const ruleInfos = [
      { direction: 'ingress', policy: 'accept', priority: 1, ipProtocol: 'tcp', portRange: '80' },
    ]
    get(world, 'zec', 'ConfigureSecurityGroupRules', { securityGroupId, ruleInfos })
    expect(get(world, 'zec', 'DescribeSecurityGroupRule', { securityGroupId })).toMatchObject({
      ...{ ingressRuleList: [{ portRange: '80' }], egressRuleList: [] },
    })
    const remove = (): string => verdict(ask(world, 'zec', 'DeleteSecurityGroup', { securityGroupId }))
    expect(remove()).toBe('409 OPERATION_DENIED_SECURITY_GROUP_ASSOCIATE_VPC')
    get(world, 'zec', 'UnAssignSecurityGroupVpc', { vpcId })
    expect(remove()).toBe('409 OPERATION_DENIED_SECURITY_GROUP_ASSOCIATE_VPC')
    get(world, 'zlb', 'UnbindSecurityGroupFromLoadBalancers', { loadBalancerIds: ['lb'] })
    expect(remove()).toBe('200')
    for (const action of ['ConfigureSecurityGroupRules', 'DescribeSecurityGroupRule'])
      expect(verdict(ask(world, 'zec', action, { securityGroupId }))).toBe(
        '404 INVALID_SECURITY_GROUP_NOT_FOUND',
      )
  })

  test('what a DHCP options set, a QoS group, a DDoS policy and a snapshot policy are for', () => {
    const world = new World({
      resources: [
        { kind: 'zec-dhcp-options-set', id: 'd' },
        { kind: 'zec-qos-policy-group', id: 'q' },
        { kind: 'zec-ddos-policy', id: 'p' },
        { kind: 'zec-snapshot-policy', id: 's' },
        { kind: 'zec-eip', id: 'e' },
        { kind: 'zec-disk', id: 'disk' },
        { kind: 'zec-subnet', id: 'subnet' },
      ],
    })
    const attach = { subnetIds: ['subnet'], dhcpOptionsSetId: 'd' }
    expect(get(world, 'zec', 'AttachDhcpOptionsSetToSubnet', attach)['failedSubnetIds']).toEqual([])
    get(world, 'zec', 'AddQosPolicyGroupMembers', { qosPolicyGroupId: 'q', resourceIds: ['e'] })
    get(world, 'zec', 'AttachToPolicy', { policyId: 'p', ipv4IdList: ['e', 'nosuch'] })
    get(world, 'zec', 'ApplyAutoSnapshotPolicy', { autoSnapshotPolicyId: 's', diskIds: ['disk', 'nosuch'] })
    const refused = [
      ['DeleteDhcpOptionsSet', { dhcpOptionsSetId: 'd' }],
      ['DeleteQosPolicyGroup', { qosPolicyGroupId: 'q' }],
      ['DeletePolicy', { policyId: 'p' }],
    ] as const
    expect(refused.map(([action, body]) => verdict(ask(world, 'zec', action, body)))).toEqual([
      '400 OPERATION_DENIED_DHCP_OPTIONS_SET_IN_USE_BY_SUBNET',
      '409 INVALID_QOS_POLICY_GROUP_RESOURCE_ASSOCIATED',
      '409 INVALID_DDOS_POLICY_IP_ASSOCIATED',
    ])
    expect(items(world, 'zec', 'DescribeAutoSnapshotPolicies')).toMatchObject([{ diskIdSet: ['disk'] }])
  })

  test('an instance is stopped and started', () => {
    const world = new World({ resources: [{ kind: 'zec-instance', id: 'i' }] })
    const status = (): unknown => items(world, 'zec', 'DescribeInstances')[0]?.['status']
    const seen = ['StopInstances', 'StartInstances'].flatMap((action) => {
      get(world, 'zec', action, { instanceIds: ['i'] })
      const during = status()
      expect(get(world, 'zec', action, { instanceIds: ['i'] })['instanceIds']).toEqual(['i'])
      world.pass(2000)
      return [during, status()]
    })
    expect(seen).toEqual(['STOPPING', 'STOPPED', 'BOOTING', 'RUNNING'])
  })

  test('details of a NAT gateway are empty', () => {
    const world = new World({ resources: [{ kind: 'zec-nat-gateway', id: 'n' }] })
    expect(get(world, 'zec', 'DescribeNatGatewayDetail', { natGatewayId: 'n' })).toMatchObject({ snats: [] })
    expect(verdict(ask(world, 'zec', 'DescribeNatGatewayDetail', { natGatewayId: 'no' }))).toBe(
      '404 INVALID_NAT_NOT_FOUND',
    )
  })
})

/** What each creation is asked with: what is required, and nothing else. */
const BODIES: Readonly<Record<string, object>> = {
  'zec CreateCidr': { regionId: 'asia-east-1', netmask: { netmask: 28, amount: 1 } },
  'zec CreateIpv6Cidr': { regionId: 'asia-east-1', netmask: { netmask: 48, amount: 1 } },
  'zec CreateDhcpOptionsSet': { dhcpOptionsSetName: 'x', domainNameServers: '192.0.2.53' },
  'zec CreateQosPolicyGroup': { regionId: 'asia-east-1', name: 'x', bandwidthLimit: 100 },
  'zec CreatePolicy': { policyName: 'x' },
  'zec CreateAutoSnapshotPolicy': {
    ...{ zoneId: 'asia-east-1a', autoSnapshotPolicyName: 'x', repeatWeekDays: [1], hours: [3] },
  },
  'zec CreatePlacementGroup': { zoneId: 'asia-east-1a', name: 'x' },
  'zec CreateRoute': { vpcId: 'v', ipVersion: 'IPv4', routeType: 'RouteTypeStatic', priority: 10, name: 'x' },
  'zec CreateCrossRegionBandwidth': {
    ...{ vpcId: 'v', internetChargeType: 'ByBandwidth', crossRegionBandwidthName: 'x' },
    ...{ regionA: 'asia-east-1', regionZ: 'asia-southeast-1', bandwidth: 10 },
  },
  'zec CreateSnapshot': { diskId: 'd', snapshotName: 'x' },
  'zec CreateImage': { instanceId: 'i', imageName: 'x' },
  'vm CreateSecurityGroup': { securityGroupName: 'x' },
  'bmc CreateLoadBalancer': {
    ...{ zoneId: 'SEL-A', loadBalancerName: 'x', chargeType: 'POSTPAID', bandwidth: 10, ipType: 'IPv4' },
  },
  'ipt CreateIPTransit': { peerPortId: 'p', peerPortVlan: 100, routingType: 'STATIC' },
  'traffic CreateBandwidthCluster': {
    areaCode: 'SIN',
    internetChargeType: 'MonthlyPercent95Bandwidth',
    name: 'x',
  },
  'ccs ImportKeyPair': { keyName: 'x', publicKey: 'ssh-ed25519 AAAA' },
  'aigw CreateAiGateway': { gatewayName: 'x', tokenLimit: 1, expireType: 'NEVER', modelAccess: 'ALL' },
  'zga CreateAccelerator': {
    acceleratorName: 'x',
    origin: {},
    accelerateRegions: [{ accelerateRegionId: 'SIN' }],
  },
  'zga CreateCertificate': { certificateContent: 'x', certificateKey: 'x', certificateLabel: 'x' },
  'zdns AddPrivateZone': { zoneName: 'x', vpcIds: ['v'] },
  'zos CreateCommand': { name: 'x', content: 'eA==', type: 'SHELL' },
}

test.each(Object.entries(BODIES))('%s makes one, and the kind renames it where it can', (name, body) => {
  const [service = '', action = ''] = name.split(' ')
  const kind = KINDS.find(
    (it) => it.service === service && it.creations?.some((one) => one.action === action),
  )
  const creation = kind?.creations?.find((it) => it.action === action)
  if (kind === undefined || creation === undefined) throw new Error(`Nothing is made by ${name}.`)
  const world = new World({
    resources: [
      { kind: 'zec-vpc', id: 'v' },
      { kind: 'zec-disk', id: 'd' },
      { kind: 'zec-instance', id: 'i' },
      { kind: 'port', id: 'p' },
    ],
  })
  const made = id(world, service, action, body, creation.answer)
  const seen = (): Record<string, unknown> | undefined =>
    items(world, service, kind.list.action, { [kind.list.ids]: [made] })[0]
  expect(seen()).toMatchObject({ [kind.list.ids.slice(0, -1)]: made })
  if (creation.name !== undefined && creation.name in body) expect(Object.values(seen() ?? {})).toContain('x')
  const rename = kind.writes.find((it) => it.action.startsWith('Modify'))
  if (rename === undefined) return
  world.pass(2000)
  const named = rename.parameter.endsWith('s') ? [made] : made
  const parameter = ['name', ...Object.keys(seen() ?? {})].filter((key) => /name$/i.test(key))
  const fields = Object.fromEntries(parameter.map((key) => [key, 'renamed']))
  get(world, service, rename.action, { ...fields, [rename.parameter]: named })
  expect(Object.values(seen() ?? {})).toContain('renamed')
})

test('every kind can be made', () => {
  expect(KINDS.filter(({ creations }) => creations === undefined)).toEqual([])
})

describe('what clients read before', () => {
  test.each([
    ['zec', 'DescribeZones', {}, 'zoneSet'],
    ['zec', 'DescribeRegions', { regionIds: ['asia-east-1'] }, 'regionSet'],
    ['zec', 'DescribeImages', { imageIds: ['ubuntu2404'] }, 'dataSet'],
    ['vm', 'DescribeZones', { zoneIds: ['HKG-A'] }, 'zoneSet'],
    ['vm', 'DescribeImages', {}, 'dataSet'],
    ['vm', 'DescribeZoneInstanceConfigInfos', {}, 'instanceTypeQuotaSet'],
    ['bmc', 'DescribeZones', {}, 'zoneSet'],
    ['bmc', 'DescribeImages', {}, 'images'],
    ['bmc', 'DescribeVpcAvailableRegions', {}, 'vpcRegionSet'],
    ['sdn', 'DescribeDatacenters', { dcIds: ['SIN1'] }, 'dcSet'],
    ['zlb', 'DescribeLoadBalancerRegions', {}, 'regions'],
  ])('%s %s %j', (service, action, body, field) => {
    const entries = get(new World(), service, action, body)[field] as object[]
    const wanted = Object.values(body).length === 0 ? entries.length : 1
    expect(entries).toHaveLength(wanted)
    expect(entries.length).toBeGreaterThan(0)
  })
})

test('a creation is a write of the transcript, and may fail like any other', () => {
  const faults = { rules: [{ type: '500' as const, actions: ['CreateVpc'], nth: [1] }] }
  const world = new World({ faults, permissions: { denied: ['CreateSubnet'] } })
  const vpc = { name: 'vpc', cidrBlock: '10.1.0.0/16', mtu: 1500 }
  expect(['CreateVpc', 'CreateVpc'].map((action) => verdict(ask(world, 'zec', action, vpc)))).toEqual([
    ...['500 INTERNAL_SERVER_ERROR', '200'],
  ])
  expect(items(world, 'zec', 'DescribeVpcs')).toHaveLength(1)
  expect(verdict(ask(world, 'zec', 'CreateSubnet'))).toBe('401 AUTHFAILURE_UNAUTHORIZED_OPERATION')
  expect(world.simulator.calls[1]).toMatchObject({ write: true, applied: true })
})
