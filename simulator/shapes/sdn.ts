// What the kinds of the service sdn say of themselves.
import type { Attributes } from '../filters.ts'
import type { Resource } from '../resource.ts'
import { common, periodOf } from '../shapes.ts'

export function portAttributes(port: Resource, status: string): Attributes {
  return {
    portId: port.id,
    portName: port.name,
    portRemarks: null,
    portType: '10G',
    portStatus: status,
    connectionStatus: 'ACTIVE',
    dcId: port.zoneId,
    dcName: `Data center ${port.zoneId}`,
    cityName: 'Singapore',
    areaName: 'Asia Pacific',
    businessEntityName: 'Example Ltd.',
    loaStatus: 'AVAILABLE',
    loaDownloadUrl: null,
    createdTime: port.createTime,
    expiredTime: port.expiredTime,
    portChargeType: port.chargeType,
    period: periodOf(port),
    isCreateBusinessAllowed: status === 'RUNNING',
    lag: null,
    ...common(port),
  }
}

export function privateConnectAttributes(connect: Resource, status: string): Attributes {
  const [portA, portZ] = portsOf(connect)
  return {
    privateConnectId: connect.id,
    privateConnectName: connect.name,
    connectivityStatus: 'ACTIVE',
    privateConnectStatus: status,
    bandwidthMbps: 100,
    createTime: connect.createTime,
    expiredTime: connect.expiredTime,
    recycledTime: null,
    endpointA: endpointOf(connect, portA ?? `port-a-of-${connect.id}`),
    endpointZ: endpointOf(connect, portZ ?? `port-z-of-${connect.id}`),
    // For the filter alone.
    endpointTypes: ['PORT'],
    source: 'CONSOLE',
    ...common(connect),
  }
}

export function cloudRouterAttributes(router: Resource, status: string): Attributes {
  const ports = portsOf(router)
  const edgePoints = (ports.length > 0 ? ports : [`port-of-${router.id}`]).map((portId, index) => ({
    edgePointId: `edge-${index + 1}-of-${router.id}`,
    edgePointName: `edge-${index + 1}`,
    connectivityStatus: 'ACTIVE',
    dataCenter: dataCenterOf(router),
    edgePointType: 'PORT',
    portId,
    vlanId: 100 + index,
    bandwidthMbps: 100,
    staticRoutes: [],
    createTime: router.createTime,
    ipAddress: '10.0.0.1/30',
  }))
  return {
    cloudRouterId: router.id,
    cloudRouterName: router.name,
    cloudRouterDescription: null,
    cloudRouterChargeType: router.chargeType,
    createTime: router.createTime,
    expiredTime: router.expiredTime,
    recycledTime: null,
    edgePoints,
    // For the filter alone.
    edgePointIds: edgePoints.map(({ edgePointId }) => edgePointId),
    cloudRouterStatus: status,
    connectivityStatus: 'ACTIVE',
    period: periodOf(router),
    source: 'CONSOLE',
    ...common(router),
  }
}

/** The ports it stands on: those that the seed says it holds. */
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
    dataCenter: dataCenterOf(connect),
  }
}

function dataCenterOf({ zoneId }: Resource): Attributes {
  return {
    dcId: zoneId,
    dcName: `Data center ${zoneId}`,
    dcAddress: null,
    cityName: 'Singapore',
    countryName: 'Singapore',
    areaName: 'Asia Pacific',
    latitude: 1.25,
    longitude: 103.75,
  }
}
