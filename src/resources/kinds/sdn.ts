// Ports, private connects and cloud routers. Sources: Python SDK 2.0.77; statuses: Terraform provider, reference pages.

import { service } from './row.ts'

const sdn = service({
  service: 'sdn',
  version: '2026-04-01',
  defaults: {
    recycleBin: true,
  },
})

const STATUSES = {
  live: ['RUNNING'],
  busy: ['CREATING', 'UPDATING', 'RECOVERING'],
  recycling: ['DELETING'],
  recycled: ['RECYCLED'],
  leaving: ['DESTROYING'],
  gone: ['DESTROYED'],
}

const PORT = {
  id: 'portId',
  name: 'portName',
  status: 'portStatus',
  created: 'createdTime',
  // Answered by the 2023-08-30 models only; read in case a later version answers it again.
  chargeType: 'portChargeType',
  group: 'filter',
} as const

export const SDN = [
  sdn('port', 'port', {
    calls: { list: 'DescribePorts', terminate: 'TerminatePort', release: 'DestroyPort' },
    item: PORT,
    goesAfter: ['private-connect', 'cloud-router', 'ip-transit'],
    missing: ['INVALID_PORT_NOT_FOUND', 'SELF_SERVICE_PORT_NOT_FOUND'],
    statuses: STATUSES,
  }),
  sdn('private-connect', 'layer-2 private connect', {
    calls: {
      list: 'DescribePrivateConnects',
      terminate: 'DeletePrivateConnect',
      release: 'DestroyPrivateConnect',
    },
    item: { id: 'privateConnectId', name: 'privateConnectName', status: 'privateConnectStatus' },
    goesAfter: ['ip-transit'],
    refersTo: { port: ['endpointA.endpointId', 'endpointZ.endpointId'] },
    missing: ['INVALID_PRIVATE_CONNECT_NOT_FOUND'],
    statuses: STATUSES,
  }),
  sdn('cloud-router', 'layer-3 cloud router', {
    calls: { list: 'DescribeCloudRouters', terminate: 'DeleteCloudRouter', release: 'DestroyCloudRouter' },
    item: { id: 'cloudRouterId', name: 'cloudRouterName', status: 'cloudRouterStatus' },
    refersTo: { port: 'edgePoints.portId', 'zec-border-gateway': 'edgePoints.zbgId' },
    missing: ['INVALID_CLOUD_ROUTER_NOT_FOUND'],
    statuses: STATUSES,
  }),
] as const
