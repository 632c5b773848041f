// The kinds of the service sdn: ports, and what is built on them.
import { isRecord } from '../check.ts'
import { equals, fuzzy, has, overlaps, type Attributes } from '../filters.ts'
import type { Kind, Resource } from '../kind.ts'
import type { Lifecycle } from '../lifecycle.ts'
import {
  AT_REST,
  dataCenterOf,
  groupOf,
  IN_THE_BIN,
  NO_TAGS,
  only,
  OWNED,
  periodOf,
  renames,
  tagsOf,
} from './common.ts'

// The Terraform provider (extension_sdn.go) and the pages of the operations.
const LIFE: Lifecycle = {
  live: ['RUNNING'],
  failed: [],
  creating: { CREATING: 'RUNNING' },
  busy: { UPDATING: 'RUNNING', RECOVERING: 'RUNNING' },
  recycling: 'DELETING',
  bin: 'RECYCLED',
  leaving: 'DESTROYING',
}

// A port may not be touched while it is made or destroyed (TerminatePort, DestroyPort), a cloud router not while it is
// made or changed (DeleteCloudRouter). The pages name no code for it; this is the one the other kinds have for the
// same thing.
const BUSY = '403 OPERATION_DENIED_INSTANCE_CREATING'
const NOT_RECYCLED = '403 OPERATION_DENIED_INSTANCE_NOT_RECYCLED'
const RELEASE = only(['bin'], NOT_RECYCLED, { creating: BUSY, leaving: BUSY })

/** Fields of a data center that 2026-04-01 does not have. */
const OLD_DATA_CENTER = ['isPortAvailable', 'availableBandwidth', 'regionId']

/** What the three have in common. The pages of the last two name no codes but the common ones. */
const SDN = {
  service: 'sdn',
  life: LIFE,
  recycleBin: 'always',
  refusals: { recycle: only(AT_REST, BUSY, { recycling: IN_THE_BIN, bin: IN_THE_BIN }), release: RELEASE },
  inUse: '403 OPERATION_DENIED_INSTANCE_EXIST',
  missing: '404 OPERATION_FAILED_RESOURCE_NOT_FOUND',
  subscription: '403 OPERATION_DENIED_INSTANCE_SUBSCRIPTION',
  zone: 'SIN1',
} as const satisfies Partial<Kind>

const PORT: Kind = {
  ...SDN,
  name: 'port',
  list: { action: 'DescribePorts', ids: 'portIds' },
  writes: [
    { action: 'TerminatePort', parameter: 'portId', steps: ['recycle'] },
    { action: 'DestroyPort', parameter: 'portId', steps: ['release'] },
    renames('ModifyPortAttribute', 'portId', 'portName'),
  ],
  creations: [
    {
      action: 'CreatePort',
      order: true,
      required: ['dcId', 'portName', 'portType', 'businessEntityName'],
      refers: { dcId: 'data-center' },
      answer: 'portId',
      name: 'portName',
      place: 'dcId',
      status: 'CREATING',
    },
  ],
  versions: {
    '2023-08-30': {
      without: ['isCreateBusinessAllowed', 'tags', 'lag'],
      ignores: [...NO_TAGS, 'resourceGroupId'],
    },
    '2026-04-01': { without: ['portChargeType'], ignores: ['portRemarks'] },
  },
  life: { ...LIFE, farewell: 'DESTROYED' },
  refusals: {
    recycle: only(AT_REST, BUSY, {
      recycling: '400 UNSUPPORTED_OPERATION_INSTANCE_BEING_RECYCLE',
      // The Terraform provider meets this one on ports too.
      bin: '403 OPERATION_DENIED_INSTANCE_RECYCLED',
    }),
    release: RELEASE,
  },
  // What the Terraform provider looks for. The documentation has SELF_SERVICE_PORT_NOT_FOUND, with "7105" in the column of
  // the HTTP status.
  missing: '404 INVALID_PORT_NOT_FOUND',
  blockedBy: [['ip-transit', 'peerPortId', '403 OPERATION_DENIED_INSTANCE_EXIST']],
  fields: { portType: '10G', portRemarks: null, businessEntityName: 'Example Ltd.' },
  filters: {
    ...OWNED,
    dcId: equals('dcId'),
    portName: fuzzy('portName'),
    portRemarks: fuzzy('portRemarks'),
    cityName: fuzzy('cityName'),
  },
  item: (it, { status }) => ({
    portId: it.id,
    portName: it.name,
    portRemarks: it.fields['portRemarks'],
    portType: it.fields['portType'],
    portStatus: status,
    connectionStatus: 'ACTIVE',
    dcId: it.zoneId,
    dcName: `Data center ${it.zoneId}`,
    cityName: 'Singapore',
    areaName: 'Asia Pacific',
    businessEntityName: it.fields['businessEntityName'],
    loaStatus: 'AVAILABLE',
    loaDownloadUrl: null,
    createdTime: it.createTime,
    expiredTime: it.expiredTime,
    portChargeType: it.chargeType,
    period: periodOf(it),
    isCreateBusinessAllowed: status === 'RUNNING',
    lag: null,
    tags: tagsOf(it),
  }),
}

const PRIVATE_CONNECT: Kind = {
  ...SDN,
  name: 'private-connect',
  // What the Terraform provider looks for.
  missing: '404 INVALID_PRIVATE_CONNECT_NOT_FOUND',
  blockedBy: [['ip-transit', 'privateConnectId', '403 OPERATION_DENIED_INSTANCE_EXIST']],
  list: { action: 'DescribePrivateConnects', ids: 'privateConnectIds' },
  writes: [
    { action: 'DeletePrivateConnect', parameter: 'privateConnectId', steps: ['recycle'] },
    { action: 'DestroyPrivateConnect', parameter: 'privateConnectId', steps: ['release'] },
    renames('ModifyPrivateConnectsAttribute', 'privateConnectIds', 'privateConnectName'),
  ],
  creations: [
    {
      action: 'CreatePrivateConnect',
      order: true,
      required: ['privateConnectName', 'endpointA', 'endpointZ'],
      refers: { 'endpointA.portId': 'port', 'endpointZ.portId': 'port' },
      examples: {
        bandwidthMbps: 10,
        endpointA: { portId: 'the-port', vlanId: 100 },
        endpointZ: { portId: 'the-other-port', vlanId: 100 },
      },
      answer: 'privateConnectId',
      name: 'privateConnectName',
      status: 'CREATING',
      keys: ({ endpointA, endpointZ }) => ({ holds: portsNamed([endpointA, endpointZ]) }),
    },
  ],
  versions: {
    '2023-08-30': { without: ['source', 'tags'], ignores: NO_TAGS },
    '2026-04-01': {
      without: ['endpointA', 'endpointZ'].flatMap((end) =>
        OLD_DATA_CENTER.map((it) => `${end}.dataCenter.${it}`),
      ),
    },
  },
  fields: { bandwidthMbps: 100 },
  filters: {
    ...OWNED,
    privateConnectName: fuzzy('privateConnectName'),
    connectivityStatus: equals('connectivityStatus'),
    privateConnectStatus: equals('privateConnectStatus'),
    endpointTypes: overlaps('endpointTypes'),
  },
  unlisted: ['endpointTypes'],
  item: (it, { status }) => {
    const [portA, portZ] = portsOf(it)
    return {
      privateConnectId: it.id,
      privateConnectName: it.name,
      connectivityStatus: 'ACTIVE',
      privateConnectStatus: status,
      bandwidthMbps: it.fields['bandwidthMbps'],
      ...groupOf(it),
      createTime: it.createTime,
      expiredTime: it.expiredTime,
      recycledTime: null,
      endpointA: endpointOf(it, portA ?? `port-a-of-${it.id}`),
      endpointZ: endpointOf(it, portZ ?? `port-z-of-${it.id}`),
      endpointTypes: ['PORT'],
      source: 'CONSOLE',
      tags: tagsOf(it),
    }
  },
}

const CLOUD_ROUTER: Kind = {
  ...SDN,
  name: 'cloud-router',
  list: { action: 'DescribeCloudRouters', ids: 'cloudRouterIds' },
  writes: [
    { action: 'DeleteCloudRouter', parameter: 'cloudRouterId', steps: ['recycle'] },
    { action: 'DestroyCloudRouter', parameter: 'cloudRouterId', steps: ['release'] },
    renames('ModifyCloudRoutersAttribute', 'cloudRouterIds', 'cloudRouterName'),
  ],
  creations: [
    {
      action: 'CreateCloudRouter',
      required: ['cloudRouterName', 'edgePoints'],
      refers: { 'edgePoints.portId': 'port', 'edgePoints.zbgId': 'zec-border-gateway' },
      examples: { edgePoints: [{ portId: 'the-port', vlanId: 200, bandwidthMbps: 10 }] },
      answer: 'cloudRouterId',
      name: 'cloudRouterName',
      status: 'CREATING',
      keys: ({ edgePoints }) => ({ holds: portsNamed([edgePoints].flat()) }),
    },
  ],
  versions: {
    '2023-08-30': {
      without: ['source', 'tags', 'edgePoints.cloudType', 'edgePoints.zbgRegionId'],
      ignores: NO_TAGS,
    },
    '2026-04-01': {
      without: ['cloudRouterChargeType', ...OLD_DATA_CENTER.map((it) => `edgePoints.dataCenter.${it}`)],
    },
  },
  filters: {
    ...OWNED,
    cloudRouterName: fuzzy('cloudRouterName'),
    cloudRouterStatus: equals('cloudRouterStatus'),
    edgePointId: has('edgePointIds'),
  },
  unlisted: ['edgePointIds'],
  item: (it, { status }) => {
    const edgePoints = edgePointsOf(it)
    return {
      cloudRouterId: it.id,
      cloudRouterName: it.name,
      cloudRouterDescription: null,
      cloudRouterChargeType: it.chargeType,
      createTime: it.createTime,
      expiredTime: it.expiredTime,
      recycledTime: null,
      ...groupOf(it),
      edgePoints,
      edgePointIds: edgePoints.map(({ edgePointId }) => edgePointId),
      cloudRouterStatus: status,
      connectivityStatus: 'ACTIVE',
      period: periodOf(it),
      source: 'CONSOLE',
      tags: tagsOf(it),
    }
  },
}

export const SDN_KINDS = [PORT, PRIVATE_CONNECT, CLOUD_ROUTER]

function edgePointsOf(router: Resource): { readonly edgePointId: string }[] {
  const ports = portsOf(router)
  return (ports.length > 0 ? ports : [`port-of-${router.id}`]).map((portId, index) => ({
    edgePointId: `edge-${index + 1}-of-${router.id}`,
    edgePointName: `edge-${index + 1}`,
    connectivityStatus: 'ACTIVE',
    edgePointType: 'PORT',
    cloudAccountId: null,
    cloudRegionId: null,
    vpcId: null,
    zbgId: null,
    portId,
    sharedChannelId: null,
    vlanId: 100 + index,
    bandwidthMbps: 100,
    createTime: router.createTime,
    ipAddress: '10.0.0.1/30',
    dataCenter: oldDataCenterOf(router),
    bgpConnection: null,
    staticRoutes: [],
    cloudType: null,
    zbgRegionId: null,
  }))
}

/** `kind/id` of the ports that parts of a request name. */
function portsNamed(ends: readonly unknown[]): string[] {
  const ids = ends
    .map((end) => (isRecord(end) ? end['portId'] : undefined))
    .filter((id) => typeof id === 'string')
  return [...new Set(ids)].map((id) => `port/${id}`)
}

/** The ports that it uses: those that it holds by the seed. */
function portsOf({ holds }: Resource): string[] {
  return holds.filter((it) => it.startsWith('port/')).map((it) => it.slice('port/'.length))
}

function endpointOf(connect: Resource, portId: string): Attributes {
  return {
    endpointId: portId,
    endpointName: portId,
    endpointType: 'PORT',
    connectivityStatus: 'ACTIVE',
    vlanId: 100,
    dataCenter: oldDataCenterOf(connect),
    cloudRegionId: null,
    cloudAccountId: null,
    sharedChannelId: null,
  }
}

/** With the fields of the version before. */
function oldDataCenterOf(it: Resource): Attributes {
  return { ...dataCenterOf(it), isPortAvailable: null, availableBandwidth: null, regionId: null }
}
