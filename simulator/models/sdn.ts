// The models of the service sdn.
import { equals, fuzzy, has, overlaps } from '../filters.ts'
import { BY_GROUP, GROUPED, TAGS, type Model } from '../models.ts'
import type { Field } from '../shapes.ts'

export const PORT_2023: Model = {
  fields: [
    ...['portId', 'portName', 'portRemarks', 'portType', 'connectionStatus', 'portStatus', 'dcId', 'dcName'],
    ...[
      'cityName',
      'areaName',
      'loaStatus',
      'loaDownloadUrl',
      'createdTime',
      'expiredTime',
      'portChargeType',
    ],
    'period',
  ],
  filters: {
    dcId: equals('dcId'),
    portName: fuzzy('portName'),
    portRemarks: fuzzy('portRemarks'),
    cityName: fuzzy('cityName'),
  },
}

export const PORT_2026: Model = {
  fields: [
    ...['portId', 'portName', 'portRemarks', 'portType', 'dcId', 'dcName', 'cityName', 'areaName'],
    ...['businessEntityName', 'connectionStatus', 'portStatus', 'loaStatus', 'loaDownloadUrl', 'createdTime'],
    ...['expiredTime', 'period', 'isCreateBusinessAllowed'],
    TAGS,
    ['lag', ['lagId', 'lagName']],
  ],
  filters: { ...GROUPED, dcId: equals('dcId'), portName: fuzzy('portName'), cityName: fuzzy('cityName') },
}

const DATA_CENTER = [
  ...['dcId', 'dcName', 'dcAddress', 'cityName', 'countryName', 'areaName', 'latitude', 'longitude'],
]
const DATA_CENTER_2023 = [...DATA_CENTER, 'isPortAvailable', 'availableBandwidth', 'regionId']

const endpoint = (dataCenter: readonly Field[]): readonly Field[] => [
  ...['endpointId', 'endpointName', 'endpointType', 'connectivityStatus', 'vlanId'],
  ['dataCenter', dataCenter],
  ...['cloudRegionId', 'cloudAccountId', 'sharedChannelId'],
]

const privateConnect = (dataCenter: readonly Field[]): readonly Field[] => [
  ...[
    'privateConnectId',
    'privateConnectName',
    'connectivityStatus',
    'privateConnectStatus',
    'bandwidthMbps',
  ],
  ...['resourceGroupId', 'resourceGroupName', 'createTime', 'expiredTime', 'recycledTime'],
  ['endpointA', endpoint(dataCenter)],
  ['endpointZ', endpoint(dataCenter)],
]

const PRIVATE_CONNECT_FILTERS = {
  privateConnectName: fuzzy('privateConnectName'),
  connectivityStatus: equals('connectivityStatus'),
  privateConnectStatus: equals('privateConnectStatus'),
  endpointTypes: overlaps('endpointTypes'),
}

export const PRIVATE_CONNECT_2023: Model = {
  fields: privateConnect(DATA_CENTER_2023),
  filters: { ...BY_GROUP, ...PRIVATE_CONNECT_FILTERS },
}

export const PRIVATE_CONNECT_2026: Model = {
  fields: [...privateConnect(DATA_CENTER), 'source', TAGS],
  filters: { ...GROUPED, ...PRIVATE_CONNECT_FILTERS },
}

const CLOUD_ROUTER = [
  ...[
    'cloudRouterId',
    'cloudRouterName',
    'cloudRouterDescription',
    'createTime',
    'expiredTime',
    'recycledTime',
  ],
  ...['cloudRouterStatus', 'connectivityStatus', 'resourceGroupId', 'resourceGroupName', 'period'],
]

const edgePoint = (dataCenter: readonly Field[]): readonly Field[] => [
  ...[
    'edgePointId',
    'edgePointName',
    'connectivityStatus',
    'edgePointType',
    'cloudAccountId',
    'cloudRegionId',
  ],
  ...['vpcId', 'zbgId', 'portId', 'sharedChannelId', 'vlanId', 'bandwidthMbps', 'createTime', 'ipAddress'],
  ['dataCenter', dataCenter],
  ['bgpConnection', ['peerIpAddress', 'peerAsn', 'password', 'localAsn']],
  ['staticRoutes', ['prefix', 'nextHop']],
]

const CLOUD_ROUTER_FILTERS = {
  cloudRouterName: fuzzy('cloudRouterName'),
  cloudRouterStatus: equals('cloudRouterStatus'),
  edgePointId: has('edgePointIds'),
}

export const CLOUD_ROUTER_2023: Model = {
  fields: [...CLOUD_ROUTER, 'cloudRouterChargeType', ['edgePoints', edgePoint(DATA_CENTER_2023)]],
  filters: { ...BY_GROUP, ...CLOUD_ROUTER_FILTERS },
}

export const CLOUD_ROUTER_2026: Model = {
  fields: [
    ...CLOUD_ROUTER,
    'source',
    TAGS,
    ['edgePoints', [...edgePoint(DATA_CENTER), 'cloudType', 'zbgRegionId']],
  ],
  filters: { ...GROUPED, ...CLOUD_ROUTER_FILTERS },
}
