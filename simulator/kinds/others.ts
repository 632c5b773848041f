// The services with one kind or two.
import { equals, fuzzy, group, overlaps, type Attributes } from '../filters.ts'
import type { Kind, Resource } from '../kind.ts'
import {
  AT_REST,
  dataCenterOf,
  exactly,
  groupOf,
  naming,
  ONE_STEP,
  only,
  OWNED,
  ownersOf,
  renames,
  SIMPLE,
  tagsOf,
} from './common.ts'

/** None is a subscription; should a seed make one, this is how vm refuses it. */
const COMMON = {
  subscription: '400 UNSUPPORTED_OPERATION_INSTANCE_CHARGE_TYPE',
  inUse: '403 OPERATION_DENIED_INSTANCE_EXIST',
  missing: '404 OPERATION_FAILED_RESOURCE_NOT_FOUND',
  zone: 'asia-east-1',
} as const satisfies Partial<Kind>

const IP_TRANSIT: Kind = {
  ...COMMON,
  name: 'ip-transit',
  service: 'ipt',
  versions: { '2024-09-01': {} },
  list: { action: 'DescribeIPTransits', ids: 'iptIds' },
  writes: [
    { action: 'DeleteIPTransit', parameter: 'iptId', steps: ['recycle', 'release'] },
    renames('ModifyIPTransitsAttribute', 'iptIds', 'iptName'),
  ],
  creations: [
    {
      action: 'CreateIPTransit',
      order: true,
      required: ['peerPortId', 'peerPortVlan', 'routingType'],
      refers: { peerPortId: 'port' },
      examples: { peerPortVlan: 100, routingType: 'STATIC' },
      answer: 'iptId',
      name: 'iptName',
      status: 'CREATING',
    },
  ],
  // The CLI. DeleteIPTransit takes RUNNING and CREATING_FAILED, and leads to DESTROYING.
  life: {
    live: ['RUNNING'],
    failed: ['CREATING_FAILED'],
    creating: { CREATING: 'RUNNING' },
    busy: { UPDATING: 'RUNNING', RECOVERING: 'RUNNING' },
    recycling: 'DELETING',
    bin: 'RECYCLED',
    leaving: 'DESTROYING',
    farewell: 'DESTROYED',
  },
  recycleBin: 'rarely',
  // No page has a code; this is that of the kinds of sdn.
  refusals: { recycle: only([...AT_REST, 'bin'], '403 OPERATION_DENIED_INSTANCE_CREATING') },
  zone: 'SIN1',
  fields: { peerPortId: null, privateConnectId: null },
  filters: {
    ...OWNED,
    iptName: fuzzy('iptName'),
    peerPortId: equals('peerPortId'),
    iptDcId: equals('iptDcId'),
  },
  unlisted: ['iptDcId'],
  item: (it, { status }) => ({
    iptId: it.id,
    iptName: it.name,
    iptDescription: null,
    iptDcId: it.zoneId,
    dataCenter: dataCenterOf(it),
    peerPortId: it.fields['peerPortId'],
    peerPortName: it.fields['peerPortId'],
    peerDataCenter: dataCenterOf(it),
    deliveryType: 'PORT',
    createTime: it.createTime,
    routingType: 'STATIC',
    internetType: 'PREMIUM',
    bandwidth: 100,
    commitBandwidth: 10,
    bfd: null,
    bgp: null,
    interconnect: null,
    privateConnectId: it.fields['privateConnectId'],
    privateConnectName: it.fields['privateConnectId'],
    publicIpv4Addresses: [],
    iptStatus: status,
    connectivityStatus: 'ACTIVE',
    publicIpAddresses: [],
    haMode: null,
    zbgRegionId: null,
    peerPortType: 'PORT',
    haLinks: [],
    ...ownersOf(it),
  }),
}

const BANDWIDTH_CLUSTER: Kind = {
  ...COMMON,
  ...SIMPLE,
  name: 'bandwidth-cluster',
  service: 'traffic',
  versions: { '2024-03-26': {} },
  list: { action: 'DescribeBandwidthClusters', ids: 'bandwidthClusterIds' },
  writes: [
    { action: 'DeleteBandwidthClusters', parameter: 'bandwidthClusterIds', steps: ['recycle'], maxIds: 20 },
    renames('ModifyBandwidthClusterAttribute', 'bandwidthClusterId', 'name'),
  ],
  creations: [
    {
      action: 'CreateBandwidthCluster',
      order: true,
      required: ['areaCode', 'internetChargeType'],
      examples: { areaCode: 'SIN', internetChargeType: 'MonthlyPercent95Bandwidth' },
      answer: 'bandwidthClusterId',
      name: 'name',
    },
  ],
  missing: '404 INVALID_CLUSTER_NOT_FOUND',
  blockedBy: [['zec-eip', 'bandwidthClusterId', '409 INVALID_CLUSTER_INSTANCE_ASSOCIATED']],
  filters: { ...OWNED, bandwidthClusterName: fuzzy('bandwidthClusterName'), cityName: fuzzy('cityName') },
  unlisted: ['cityName'],
  item: (it, view) => ({
    bandwidthClusterId: it.id,
    bandwidthClusterName: it.name,
    networkType: 'BGP',
    networkLineType: 'PremiumBGP',
    product: 'ZEC',
    areaCode: 'SIN',
    internetChargeType: 'MonthlyPercent95Bandwidth',
    commitBandwidthMbps: 0,
    internationalCommitBandwidthMbps: null,
    location: 'Singapore',
    cityName: 'Singapore',
    createTime: it.createTime,
    resourceNumber: naming(it, view, 'zec-eip', 'bandwidthClusterId').length,
    cities: [{ cityName: 'Singapore', cityCode: 'SIN' }],
    tags: tagsOf(it),
    resourceGroup: groupOf(it),
  }),
}

const KEY_PAIR: Kind = {
  ...COMMON,
  ...SIMPLE,
  name: 'key-pair',
  service: 'ccs',
  versions: { '2025-09-01': {} },
  list: { action: 'DescribeKeyPairs', ids: 'keyIds' },
  // May be deleted while servers still have it.
  writes: [{ action: 'DeleteKeyPairs', parameter: 'keyIds', steps: ['recycle'] }],
  creations: [
    { action: 'ImportKeyPair', required: ['keyName', 'publicKey'], answer: 'keyId', name: 'keyName' },
  ],
  missing: '404 INVALID_KEY_PAIR_NOT_FOUND',
  fields: { publicKey: 'ssh-ed25519 AAAA' },
  filters: { keyName: fuzzy('keyName') },
  item: (it) => ({
    keyId: it.id,
    keyName: it.name,
    publicKey: it.fields['publicKey'],
    keyDescription: null,
    createTime: it.createTime,
  }),
}

const AI_GATEWAY: Kind = {
  ...COMMON,
  ...SIMPLE,
  name: 'ai-gateway',
  service: 'aigw',
  versions: { '2026-04-14': {} },
  list: { action: 'DescribeAiGateways', ids: 'gatewayUuids' },
  writes: [
    { action: 'DeleteAiGateway', parameter: 'gatewayUuid', steps: ['recycle'] },
    renames('ModifyAiGatewayName', 'gatewayUuid', 'gatewayName'),
  ],
  creations: [
    {
      action: 'CreateAiGateway',
      required: ['gatewayName', 'tokenLimit', 'expireType', 'modelAccess'],
      examples: { tokenLimit: 1, expireType: 'NEVER', modelAccess: 'ALL' },
      answer: 'gatewayUuid',
      name: 'gatewayName',
      // A secret in the real answer.
      says: () => ({ token: 'token-of-a-simulated-gateway' }),
    },
  ],
  filters: { ...OWNED, gatewayName: fuzzy('gatewayName'), status: equals('status') },
  unlisted: ['status', 'resourceGroupName'],
  item: (it) => ({
    gatewayUuid: it.id,
    gatewayName: it.name,
    enabled: true,
    status: 'SUCCEED',
    createdAt: it.createTime,
    updatedAt: it.createTime,
    accessLimit: null,
    expireType: 'NEVER',
    expireTime: it.expiredTime,
    modelAccess: 'ALL',
    ...ownersOf(it),
  }),
}

const ZGA = { service: 'zga', versions: { '2023-07-06': {}, '2024-11-04': {} } } as const

const ACCELERATOR: Kind = {
  ...COMMON,
  ...ZGA,
  ...ONE_STEP,
  name: 'zga-accelerator',
  list: { action: 'DescribeAccelerators', ids: 'acceleratorIds' },
  writes: [
    { action: 'DeleteAccelerator', parameter: 'acceleratorId', steps: ['recycle'] },
    renames('ModifyAcceleratorName', 'acceleratorId', 'acceleratorName'),
  ],
  creations: [
    {
      action: 'CreateAccelerator',
      required: ['acceleratorName', 'origin', 'accelerateRegions'],
      refers: { certificateId: 'zga-certificate' },
      examples: {
        chargeType: 'ByBandwidth',
        origin: { originRegionId: 'SIN', origin: '192.0.2.1' },
        accelerateRegions: [{ accelerateRegionId: 'SIN', bandwidth: 10 }],
      },
      answer: 'acceleratorId',
      name: 'acceleratorName',
      status: 'Deploying',
    },
  ],
  // The Terraform provider (extension_zga.go), which deletes without a pause and does not wait.
  life: {
    live: ['Accelerating', 'NotAccelerate', 'StopAccelerate', 'AccelerateFailure'],
    failed: [],
    creating: { Deploying: 'Accelerating' },
    busy: {},
    leaving: 'GONE',
  },
  // No page has a code; this is that of the instances.
  refusals: { recycle: only(AT_REST, '403 OPERATION_DENIED_INSTANCE_CREATING') },
  missing: '404 INVALID_ACCELERATOR_NOT_FOUND',
  fields: { certificateId: null },
  filters: {
    resourceGroupId: group,
    ...exactly('acceleratorStatus', 'cname'),
    acceleratorName: fuzzy('acceleratorName'),
  },
  item: (it, { status, world }) => {
    const certificate = world.find('zga-certificate', String(it.fields['certificateId']))
    return {
      acceleratorId: it.id,
      acceleratorType: 'CDN',
      acceleratorName: it.name,
      // How it is metered, not how it is paid for.
      chargeType: 'ByBandwidth',
      domain: { domain: 'www.example.com', relateDomains: null },
      acceleratorStatus: status,
      cname: `${it.id}.example.net`,
      origin: {
        originRegionId: 'SIN',
        originRegionName: 'Singapore',
        origin: '192.0.2.1',
        backupOrigin: null,
      },
      accelerateRegions: [],
      l4Listeners: [],
      l7Listeners: [],
      protocolOpts: null,
      certificate: certificate === undefined ? null : certificateOf(certificate),
      accessControl: null,
      healthCheck: null,
      createTime: it.createTime,
      resourceGroupId: it.resourceGroupId,
    }
  },
}

const CERTIFICATE: Kind = {
  ...COMMON,
  ...ZGA,
  ...SIMPLE,
  name: 'zga-certificate',
  list: { action: 'DescribeCertificates', ids: 'certificateIds' },
  writes: [{ action: 'DeleteCertificate', parameter: 'certificateId', steps: ['recycle'] }],
  creations: [
    {
      action: 'CreateCertificate',
      required: ['certificateContent', 'certificateKey'],
      examples: { certificateContent: 'content', certificateKey: 'key' },
      answer: 'certificateId',
      name: 'certificateLabel',
    },
  ],
  missing: '404 INVALID_CERTIFICATE_NOT_FOUND',
  blockedBy: [['zga-accelerator', 'certificateId', '400 CERTIFICATE_IS_USING']],
  filters: { resourceGroupId: group, certificateLabel: fuzzy('certificateLabel') },
  item: (it) => certificateOf(it),
}

function certificateOf(it: Resource): Attributes {
  return {
    certificateId: it.id,
    certificateLabel: it.name,
    common: 'www.example.com',
    fingerprint: '00:11:22:33',
    issuer: 'Example CA',
    sans: ['www.example.com'],
    algorithm: 'RSA',
    createTime: it.createTime,
    // Those of the certificate, not of the resource.
    startTime: it.createTime,
    endTime: '2030-01-01T00:00:00Z',
    expired: false,
    resourceGroupId: it.resourceGroupId,
  }
}

const PRIVATE_ZONE: Kind = {
  ...COMMON,
  ...SIMPLE,
  name: 'private-zone',
  service: 'zdns',
  versions: { '2025-11-01': {} },
  list: { action: 'DescribePrivateZones', ids: 'zoneIds' },
  writes: [{ action: 'DeletePrivateZone', parameter: 'zoneId', steps: ['recycle'] }],
  creations: [
    {
      action: 'AddPrivateZone',
      required: ['zoneName'],
      refers: { vpcIds: 'zec-vpc' },
      examples: { vpcIds: ['the-zec-vpc'] },
      answer: 'zoneId',
      name: 'zoneName',
    },
  ],
  missing: '404 INVALID_PRIVATE_ZONE_NOT_FOUND',
  fields: { vpcIds: [] },
  filters: { ...OWNED, vpcIds: overlaps('vpcIds'), zoneName: fuzzy('zoneName') },
  item: (it) => ({
    // The id of the zone; everywhere else the API means an availability zone by it.
    zoneId: it.id,
    zoneName: it.name,
    proxyPattern: 'ZONE',
    remark: null,
    recordCount: 2,
    vpcIds: it.fields['vpcIds'],
    tags: tagsOf(it),
    resourceGroup: groupOf(it),
    createTime: it.createTime,
  }),
}

/** Carries tags, and is none of the kinds that the action tears down: what it should find left behind. */
const COMMAND: Kind = {
  ...COMMON,
  ...SIMPLE,
  name: 'zos-command',
  service: 'zos',
  versions: { '2025-10-10': {} },
  list: { action: 'DescribeCommands', ids: 'commandIds' },
  writes: [{ action: 'DeleteCommand', parameter: 'commandId', steps: ['recycle'] }],
  creations: [
    {
      action: 'CreateCommand',
      required: ['name', 'content', 'type'],
      examples: { content: 'dXB0aW1l', type: 'SHELL' },
      answer: 'commandId',
      name: 'name',
    },
  ],
  missing: '404 INVALID_COMMAND_NOT_FOUND',
  filters: { ...OWNED, name: fuzzy('name') },
  item: (it) => ({
    commandId: it.id,
    name: it.name,
    type: 'SHELL',
    content: 'dXB0aW1l',
    description: null,
    latestInvocationTime: null,
    createTime: it.createTime,
    resourceGroup: groupOf(it),
    tags: tagsOf(it),
  }),
}

export const OTHER_KINDS = [
  ...[IP_TRANSIT, BANDWIDTH_CLUSTER, KEY_PAIR, AI_GATEWAY, ACCELERATOR, CERTIFICATE, PRIVATE_ZONE],
  COMMAND,
]
