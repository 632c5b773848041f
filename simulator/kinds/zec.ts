// The kinds of the service zec. One operation does both steps: what it leaves in the recycle bin, where an account has
// one, it takes out of it when it is called again.
import { among, fuzzy, has, is, overlaps, type Attributes } from '../filters.ts'
import { isRecord } from '../check.ts'
import type { Made } from '../creation.ts'
import type { Kind, Resource, View, Write } from '../kind.ts'
import { isAttached } from '../lifecycle.ts'
import type { Body } from '../parameters.ts'
import type { ResourceSeed } from '../resource-seed.ts'
import {
  AT_REST,
  attached,
  attaches,
  exactly,
  groupOf,
  hostIn,
  IN_THE_BIN,
  NO_TAGS,
  only,
  OWNED,
  ownersOf,
  periodOf,
  renames,
  tagsOf,
  ZEC as COMMON_ZEC,
} from './common.ts'
import { attachmentOf, DISK_FIELDS, disksFor, disksIn, instancesIn } from './instances.ts'

const ZEC = { ...COMMON_ZEC, recycleBin: 'rarely' } as const satisfies Partial<Kind>

const INSTANCE: Kind = {
  ...ZEC,
  name: 'zec-instance',
  list: { action: 'DescribeInstances', ids: 'instanceIds' },
  writes: [
    {
      action: 'ReleaseInstances',
      parameter: 'instanceIds',
      steps: ['recycle', 'release'],
      failedIds: 'instanceIds',
    },
    renames('ModifyInstancesAttribute', 'instanceIds', 'instanceName'),
    switches('StopInstances', 'STOPPING'),
    switches('StartInstances', 'BOOTING'),
  ],
  creations: [
    {
      action: 'CreateZecInstances',
      order: true,
      required: ['zoneId', 'imageId', 'instanceType', 'instanceCount', 'subnetId'],
      refers: {
        zoneId: 'zone',
        imageId: 'image',
        instanceType: 'instance-type',
        subnetId: 'zec-subnet',
        securityGroupId: 'zec-security-group',
        placementGroupId: 'zec-placement-group',
        keyId: 'key-pair',
      },
      amount: 'instanceCount',
      answer: 'instanceIdSet',
      name: 'instanceName',
      place: 'zoneId',
      status: 'PENDING',
      keys: ({ instanceOptions }) => ({
        nestedVirtualization: isRecord(instanceOptions) && instanceOptions['nestedVirtualization'] === true,
      }),
      also: partsOf,
      says: (seeds) => ({ instances: instancesIn(seeds, 'zec-disk') }),
    },
  ],
  versions: {
    '2024-04-01': {
      without: [
        ...['securityGroupId', 'tags', 'loadBalancerIds', 'placementGroupId', 'instanceOptions'],
        ...['systemDisk.burstingEnabled', 'dataDisks.burstingEnabled', 'dataDisks.diskPrice'],
        ...['nics.securityGroupId', 'nics.tags'],
      ],
      ignores: [...NO_TAGS, 'instanceType', 'instanceTypeSeries'],
    },
    '2025-09-01': { without: ['dataDisks.diskPrice'], takesAlong: 'dependResource' },
  },
  life: {
    live: ['RUNNING', 'STOPPED', 'REINSTALL_FAILED'],
    failed: ['CREATE_FAILED'],
    creating: { PENDING: 'RUNNING', DEPLOYING: 'RUNNING' },
    busy: {
      REBUILDING: 'RUNNING',
      REBOOT: 'RUNNING',
      BOOTING: 'RUNNING',
      STOPPING: 'STOPPED',
      IMAGING: 'RUNNING',
      RESIZING: 'RUNNING',
    },
    recycling: 'RECYCLING',
    bin: 'RECYCLE',
    leaving: 'RELEASING',
  },
  refusals: {
    // Callers do not see these codes: the answer only lists the id.
    recycle: only([...AT_REST, 'bin'], '403 OPERATION_DENIED_INSTANCE_STATUS_INSTALLING', {
      creating: '403 OPERATION_DENIED_INSTANCE_CREATING',
      recycling: '403 OPERATION_DENIED_INSTANCE_RECYCLED',
      leaving: '403 OPERATION_DENIED_INSTANCE_RECYCLED',
    }),
  },
  missing: '404 INVALID_INSTANCE_NOT_FOUND',
  takesAlong: true,
  zone: 'asia-east-1a',
  fields: {
    subnetId: null,
    securityGroupId: 'security-group-default',
    placementGroupId: null,
    loadBalancerIds: [],
    keyId: null,
    nestedVirtualization: false,
    instanceType: 'z2a.cpu.1',
    imageId: 'ubuntu2404',
  },
  filters: {
    ...OWNED,
    ...exactly('zoneId', 'imageId', 'status', 'instanceType', 'instanceTypeSeries'),
    name: fuzzy('instanceName'),
    ipv4Address: has('ipv4Addresses'),
    ipv6Address: has('ipv6Addresses'),
  },
  unlisted: ['ipv4Addresses', 'ipv6Addresses', 'instanceTypeSeries'],
  item: (it, view) => ({
    instanceId: it.id,
    instanceName: it.name,
    zoneId: it.zoneId,
    instanceType: it.fields['instanceType'],
    instanceTypeSeries: 'z2a',
    cpu: 1,
    memory: 1,
    imageId: it.fields['imageId'],
    imageName: 'Ubuntu 24.04',
    timeZone: 'Asia/Singapore',
    nicNetworkType: 'Auto',
    status: view.status,
    ...disksIn(it, view, 'zec-disk', 20, 'Standard NVMe SSD'),
    publicIpAddresses: [it.ipAddress],
    privateIpAddresses: ['10.0.0.2'],
    ipv4Addresses: [it.ipAddress, '10.0.0.2'],
    ipv6Addresses: [],
    keyId: it.fields['keyId'],
    subnetId: it.fields['subnetId'] ?? `subnet-${regionOf(it.zoneId)}`,
    securityGroupId: it.fields['securityGroupId'],
    enableAgent: true,
    enableAgentMonitor: true,
    enableIpForward: false,
    createTime: it.createTime,
    expiredTime: it.expiredTime,
    nics: attached(it, view, 'zec-nic').map(({ item }) => item),
    loadBalancerIds: it.fields['loadBalancerIds'],
    placementGroupId: it.fields['placementGroupId'],
    // Only where it was asked for.
    instanceOptions: it.fields['nestedVirtualization'] === true ? { nestedVirtualization: true } : null,
    ...ownersOf(it),
  }),
}

/** The write that starts or stops instances, by way of that status. */
function switches(action: string, through: string): Write {
  return {
    ...{ action, parameter: 'instanceIds', steps: ['change'], failedIds: 'instanceIds' },
    refuses: only(['live'], '403 OPERATION_DENIED_INSTANCE_STATUS_NOT_SUPPORT'),
    effect: (it, _world, _body, now) => {
      it.timeline.move(through, now)
    },
  }
}

/** The vNIC and the disks that an instance is made with. */
function partsOf(body: Body, { id, nextId, fieldOf }: Made): ResourceSeed[] {
  const { zoneId, subnetId, securityGroupId } = body
  const nic: ResourceSeed = {
    ...{ kind: 'zec-nic', id: nextId(), nicType: 'Primary', status: 'USED', instanceId: id },
    ...{
      zoneId: regionOf(String(zoneId)),
      subnetId,
      vpcId: fieldOf('zec-subnet', subnetId, 'vpcId') ?? 'vpc-default',
    },
    ...(typeof securityGroupId === 'string' ? { securityGroupId } : {}),
  }
  return [nic, ...disksFor(body, 'zec-disk', id, nextId)]
}

// The only code in the error table of DeleteEip: it is not in the status of being unbound.
const EIP_NOT_UNBOUND = '400 OPERATION_DENIED_EIP_IS_NOT_UN_ASSIGN'
const EIP_IS_DEFAULT = '400 OPERATION_DENIED_EIP_IS_DEFAULT'

/** What an elastic IP may belong to besides an instance, and what its item calls that (CLI, describe-eips). */
const ASSOCIATED_TYPES: Readonly<Record<string, string>> = {
  'zlb-load-balancer': 'LB',
  'zec-nat-gateway': 'NAT',
  'zec-havip': 'HAVIP',
  'zec-nic': 'NIC',
}

const EIP: Kind = {
  ...ZEC,
  name: 'zec-eip',
  list: { action: 'DescribeEips', ids: 'eipIds' },
  writes: [
    {
      action: 'UnassociateEipAddress',
      parameter: 'eipIds',
      steps: ['unbind'],
      failedIds: 'failedEipIds',
      failsWith: [EIP_IS_DEFAULT],
    },
    { action: 'DeleteEip', parameter: 'eipId', steps: ['recycle', 'release'] },
    attaches(
      { action: 'AssociateEipAddress', parameter: 'eipIds', failedIds: 'failedEipIds' },
      {
        nicId: { kind: 'zec-nic', field: 'associatedId' },
        natId: { kind: 'zec-nat-gateway', field: 'associatedId' },
        loadBalancerId: { kind: 'zlb-load-balancer', field: 'associatedId' },
        haVipId: { kind: 'zec-havip', field: 'associatedId' },
      },
      'ASSIGNING',
      '500 OPERATION_DENIED_EIP_STATUS_NOT_SUPPORT',
    ),
    renames('ModifyEipAttribute', 'eipId', 'name'),
  ],
  creations: [
    {
      action: 'CreateEips',
      order: true,
      required: ['regionId', 'name', 'internetChargeType'],
      refers: {
        regionId: 'region',
        cidrId: 'zec-cidr-block',
        clusterId: 'bandwidth-cluster',
        instanceId: 'zec-instance',
      },
      amount: 'amount',
      answer: 'eipIds',
      name: 'name',
      place: 'regionId',
      status: 'CREATING',
      keys: ({ clusterId, instanceId }) => ({
        ...(typeof clusterId === 'string' ? { bandwidthClusterId: clusterId } : {}),
        ...(typeof instanceId === 'string' ? { status: 'ASSIGNING' } : {}),
      }),
    },
  ],
  versions: {
    '2024-04-01': {
      without: [
        ...['isCustomized', 'networkLineType', 'instanceId', 'rateLimitMode', 'flowPackages'],
        ...['blockInfoList', 'tags', 'operationInfo', 'prefixLength'],
      ],
      ignores: [...NO_TAGS, 'isCustomized', 'internetChargeType', 'prefixLength'],
    },
    '2025-09-01': {},
  },
  life: {
    live: ['UNBIND'],
    failed: ['CREATE_FAILED'],
    creating: { CREATING: 'UNBIND' },
    // No source lists a status between the two, and the Terraform provider does not wait for one to pass.
    bound: { BINDED: 'UNBIND' },
    busy: { ASSIGNING: 'BINDED' },
    recycling: 'RECYCLING',
    bin: 'RECYCLED',
    leaving: 'DELETING',
  },
  refusals: {
    // An elastic IP that is unbound already is no error (CLI). The code is from the error table of UnassociateEipAddress;
    // an answer lists the id and does not say why.
    unbind: only(['live', 'bound'], '500 OPERATION_DENIED_EIP_STATUS_NOT_SUPPORT'),
    recycle: only([...AT_REST, 'bin'], EIP_NOT_UNBOUND, { recycling: IN_THE_BIN, leaving: IN_THE_BIN }),
  },
  forbids: (step, it) => (step === 'unbind' && it.fields['isDefault'] === true ? EIP_IS_DEFAULT : undefined),
  inUse: EIP_NOT_UNBOUND,
  missing: '404 INVALID_EIP_NOT_FOUND',
  fields: {
    instanceId: null,
    associatedId: null,
    isDefault: false,
    cidrId: null,
    bandwidthClusterId: null,
    policyId: null,
    bandwidth: 100,
    internetChargeType: 'ByBandwidth',
  },
  hosts: { instanceId: 'zec-instance', associatedId: Object.keys(ASSOCIATED_TYPES) },
  goesAlong: ({ fields: { isDefault } }) => (isDefault === true ? 'always' : 'by default'),
  filters: {
    ...OWNED,
    ...exactly('regionId', 'status', 'privateIpAddress', 'instanceId', 'associatedId', 'internetChargeType'),
    name: fuzzy('name'),
    isDefault: is('isDefault', 'boolean'),
    ipAddress: has('publicIpAddresses'),
    ipAddresses: overlaps('publicIpAddresses'),
    cidrIds: among('cidrId'),
    isCustomized: is('isCustomized', 'boolean'),
    prefixLength: is('prefixLength', 'number'),
  },
  item: (it, view) => {
    const bound = isAttached(it.kind.life, view.status)
    const association = bound ? associationOf(it, view) : UNASSOCIATED
    // Only these two have an address behind it and a way to bind it (Terraform provider).
    const onNic = ['NIC', 'HAVIP'].includes(String(association['associatedType']))
    return {
      eipId: it.id,
      name: it.name,
      regionId: it.zoneId,
      peerRegionId: null,
      isDefault: it.fields['isDefault'],
      isCustomized: false,
      status: view.status,
      publicIpAddresses: [it.ipAddress],
      privateIpAddress: onNic ? '10.0.0.2' : null,
      eipV4Type: 'BGPLine',
      networkLineType: 'PremiumBGP',
      internetChargeType: it.fields['internetChargeType'],
      cidrId: it.fields['cidrId'],
      ...association,
      bindType: onNic ? 'FullNat' : null,
      flowPackage: null,
      flowPackages: [],
      bandwidth: it.fields['bandwidth'],
      rateLimitMode: 'LOOSE',
      eipGeoRefs: [],
      blockInfoList: [],
      createTime: it.createTime,
      expiredTime: it.expiredTime,
      bandwidthCluster: clusterOf(it, view),
      operationInfo: null,
      prefixLength: 32,
      ...ownersOf(it),
    }
  },
}

const UNASSOCIATED: Attributes = { nicId: null, associatedId: null, associatedType: null, instanceId: null }

/** An elastic IP that belongs to an instance is bound to one of its vNICs. */
function associationOf(it: Resource, view: View): Attributes {
  const { associatedId, instanceId } = it.fields
  if (typeof associatedId === 'string') {
    const [, type = 'LB'] =
      Object.entries(ASSOCIATED_TYPES).find(([kind]) => view.world.find(kind, associatedId) !== undefined) ??
      []
    if (type !== 'NIC') return { ...UNASSOCIATED, associatedId, associatedType: type }
    const nic = view.world.find('zec-nic', associatedId)
    return {
      nicId: associatedId,
      associatedId,
      associatedType: type,
      instanceId: nic?.fields['instanceId'] ?? null,
    }
  }
  const instance = view.world.find('zec-instance', String(instanceId))
  const nics = instance === undefined ? [] : attached(instance, view, 'zec-nic')
  const nic = nics.find((other) => other.it.fields['nicType'] === 'Primary') ?? nics[0]
  const host = hostIn(it, view)
  const nicId = nic?.it.id ?? `nic-of-${String(host)}`
  return { nicId, associatedId: nicId, associatedType: 'NIC', instanceId: host }
}

function clusterOf(it: Resource, { world }: View): Attributes | null {
  const id = it.fields['bandwidthClusterId']
  if (typeof id !== 'string') return null
  return { bandwidthClusterId: id, bandwidthClusterName: world.find('bandwidth-cluster', id)?.name ?? id }
}

const DISK: Kind = {
  ...ZEC,
  name: 'zec-disk',
  list: { action: 'DescribeDisks', ids: 'diskIds' },
  writes: [
    { action: 'ReleaseDisk', parameter: 'diskId', steps: ['recycle', 'release'] },
    attaches(
      {
        ...{ action: 'AttachDisks', parameter: 'diskIds', failedIds: 'failedDiskIds' },
        versions: ['2025-09-01'],
      },
      { instanceId: { kind: 'zec-instance', field: 'instanceId' } },
      'ATTACHING',
      '400 UNSUPPORTED_OPERATION_DISK_STATUS',
    ),
    {
      action: 'DetachDisks',
      // Before, its answer had no such list.
      versions: ['2025-09-01'],
      parameter: 'diskIds',
      steps: ['unbind'],
      refuses: only(['live', 'bound'], '400 UNSUPPORTED_OPERATION_DISK_STATUS'),
      failedIds: 'failedDiskIds',
    },
    renames('ModifyDisksAttributes', 'diskIds', 'diskName'),
  ],
  creations: [
    {
      action: 'CreateDisks',
      order: true,
      required: ['zoneId', 'diskName', 'diskSize'],
      refers: { zoneId: 'zone', instanceId: 'zec-instance', snapshotId: 'zec-snapshot' },
      amount: 'diskAmount',
      answer: 'diskIds',
      name: 'diskName',
      place: 'zoneId',
      status: 'CREATING',
      keys: ({ instanceId }) => (typeof instanceId === 'string' ? { status: 'ATTACHING' } : {}),
    },
  ],
  versions: {
    '2024-04-01': {
      without: ['regionId', 'tags', 'burstingEnabled'],
      ignores: [...NO_TAGS, 'regionId'],
    },
    '2025-09-01': { without: ['chargeType'] },
  },
  life: {
    live: ['AVAILABLE'],
    failed: ['FAILED'],
    creating: { CREATING: 'AVAILABLE' },
    bound: { IN_USE: 'AVAILABLE' },
    unbinding: 'DETACHING',
    busy: {
      ATTACHING: 'IN_USE',
      DETACHING: 'AVAILABLE',
      CHANGING: 'AVAILABLE',
      SNAPSHOT_CREATING: 'AVAILABLE',
      ROLLING_BACK: 'AVAILABLE',
    },
    recycling: 'RECYCLING',
    bin: 'RECYCLED',
    leaving: 'DELETING',
  },
  // What ReleaseDisk answers when the status of the disk does not allow it, in use or not.
  refusals: { recycle: only([...AT_REST, 'bin'], '400 UNSUPPORTED_OPERATION_DISK_STATUS') },
  inUse: '400 UNSUPPORTED_OPERATION_DISK_STATUS',
  missing: '404 INVALID_DISK_NOT_FOUND',
  zone: 'asia-east-1a',
  fields: { ...DISK_FIELDS, autoSnapshotPolicyId: null, diskSize: 20, diskCategory: 'Standard NVMe SSD' },
  hosts: { instanceId: 'zec-instance' },
  goesAlong: ({ fields: { portable, diskType } }) => {
    if (diskType === 'SYSTEM') return 'always'
    return portable === true ? 'never' : 'by default'
  },
  filters: {
    ...OWNED,
    ...exactly('diskStatus', 'diskType', 'diskCategory', 'instanceId', 'zoneId', 'regionId'),
    diskName: fuzzy('diskName'),
    snapshotAbility: is('snapshotAbility', 'boolean'),
  },
  item: (it, view) => ({
    diskId: it.id,
    diskName: it.name,
    regionId: regionOf(it.zoneId),
    zoneId: it.zoneId,
    diskType: it.fields['diskType'],
    portable: it.fields['portable'],
    diskCategory: it.fields['diskCategory'],
    diskSize: it.fields['diskSize'],
    diskStatus: view.status,
    ...attachmentOf(it, view),
    chargeType: it.chargeType,
    createTime: it.createTime,
    expiredTime: it.expiredTime,
    period: periodOf(it),
    serial: null,
    snapshotAbility: true,
    autoSnapshotPolicyId: it.fields['autoSnapshotPolicyId'],
    burstingEnabled: false,
    ...ownersOf(it),
  }),
}

const NIC_STATUS = '400 INVALID_NIC_STATUS'

const NIC: Kind = {
  ...ZEC,
  name: 'zec-nic',
  list: { action: 'DescribeNetworkInterfaces', ids: 'nicIds' },
  writes: [
    { action: 'DetachNetworkInterface', parameter: 'nicId', steps: ['unbind'] },
    { action: 'DeleteNetworkInterface', parameter: 'nicId', steps: ['recycle'] },
    attaches(
      { action: 'AttachNetworkInterface', parameter: 'nicId' },
      { instanceId: { kind: 'zec-instance', field: 'instanceId' } },
      'ATTACHING',
      NIC_STATUS,
    ),
    renames('ModifyNetworkInterfacesAttribute', 'nicIds', 'name'),
    renames('ModifyNetworkInterfaceAttribute', 'nicId', 'name'),
  ],
  creations: [
    {
      action: 'CreateNetworkInterface',
      required: ['name', 'subnetId'],
      refers: { subnetId: 'zec-subnet', securityGroupId: 'zec-security-group' },
      answer: 'nicId',
      name: 'name',
      status: 'PENDING',
      keys: ({ subnetId }, { fieldOf }) => ({
        vpcId: fieldOf('zec-subnet', subnetId, 'vpcId') ?? 'vpc-default',
      }),
    },
  ],
  life: {
    live: ['AVAILABLE'],
    failed: ['CREATE_FAILED'],
    creating: { PENDING: 'AVAILABLE' },
    bound: { USED: 'AVAILABLE' },
    unbinding: 'DETACHING',
    busy: { ATTACHING: 'USED', DETACHING: 'AVAILABLE' },
    leaving: 'DELETING',
  },
  recycleBin: 'never',
  // The error tables of DetachNetworkInterface and DeleteNetworkInterface. INVALID_NIC_ATTACHED is under 404 on one page.
  refusals: {
    unbind: only(['bound'], NIC_STATUS, {
      live: '403 OPERATION_DENIED_NIC_NOT_EXIST_INSTANCE',
      failed: '403 OPERATION_DENIED_NIC_NOT_EXIST_INSTANCE',
    }),
    recycle: only(AT_REST, NIC_STATUS, { bound: '400 INVALID_NIC_ATTACHED' }),
  },
  forbids: (step, it, { world, time, status }) => {
    if (it.fields['nicType'] === 'Primary')
      return step === 'unbind' ? '409 INVALID_NIC_PRIMARY_CANT_DETACH' : '409 INVALID_NIC_PRIMARY_CANT_DELETE'
    const instance = world.find('zec-instance', String(it.fields['instanceId']))?.timeline.at(time)
    return step === 'unbind' && status === 'USED' && instance !== undefined && instance !== 'RUNNING'
      ? '403 OPERATION_DENIED_INSTANCE_STATUS_NOT_SUPPORT'
      : undefined
  },
  inUse: '400 INVALID_NIC_ATTACHED',
  missing: '404 INVALID_NIC_NOT_FOUND',
  fields: {
    instanceId: null,
    nicType: 'Secondary',
    vpcId: 'vpc-default',
    subnetId: 'subnet-default',
    securityGroupId: null,
  },
  hosts: { instanceId: 'zec-instance' },
  goesAlong: ({ fields: { nicType } }) => (nicType === 'Primary' ? 'always' : 'by default'),
  filters: {
    ...OWNED,
    ...exactly(
      'regionId',
      'vpcId',
      'subnetId',
      'instanceId',
      'status',
      'nicType',
      'nicSubnetType',
      'securityGroupId',
    ),
    name: fuzzy('name'),
  },
  item: (it, view) => ({
    nicId: it.id,
    name: it.name,
    status: view.status,
    nicType: it.fields['nicType'],
    regionId: it.zoneId,
    nicSubnetType: 'IPv4',
    publicIpList: [],
    privateIpList: ['10.0.0.2'],
    primaryIpv4: '10.0.0.2',
    primaryIpv6: null,
    ipv6Cidr: null,
    secondaryIpv4s: [],
    macAddress: '02:00:00:00:00:01',
    instanceId: hostIn(it, view),
    vpcId: it.fields['vpcId'],
    subnetId: it.fields['subnetId'],
    createTime: it.createTime,
    updateTime: it.createTime,
    resourceGroup: groupOf(it),
    securityGroupId: it.fields['securityGroupId'],
    tags: tagsOf(it),
  }),
}

export const ZEC_KINDS = [INSTANCE, EIP, DISK, NIC]

/** `asia-east-1` of the zone `asia-east-1a`. */
function regionOf(zoneId: string): string {
  return zoneId.replace(/(?<=\d)[a-z]$/, '')
}
