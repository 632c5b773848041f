// The kinds of the service sdn: ports, and what is built on them.
import type { Kind } from '../kinds.ts'
import type { Lifecycle } from '../lifecycle.ts'
import {
  CLOUD_ROUTER_2023,
  CLOUD_ROUTER_2026,
  PORT_2023,
  PORT_2026,
  PRIVATE_CONNECT_2023,
  PRIVATE_CONNECT_2026,
} from '../models/sdn.ts'
import { cloudRouterAttributes, portAttributes, privateConnectAttributes } from '../shapes/sdn.ts'

// The CLI lists more statuses (NOT_ACCEPT, CREATING_FAILED, DELETING_FAILED and the like) without a word on what an
// operation makes of them, so they are statuses nobody knows.
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
const BUSY = 'OPERATION_DENIED_INSTANCE_CREATING'
const NOT_RECYCLED = 'OPERATION_DENIED_INSTANCE_NOT_RECYCLED'
const SUBSCRIPTION = 'OPERATION_DENIED_INSTANCE_SUBSCRIPTION'

const RELEASE_REFUSALS = {
  live: NOT_RECYCLED,
  failed: NOT_RECYCLED,
  creating: BUSY,
  busy: NOT_RECYCLED,
  unknown: NOT_RECYCLED,
  recycling: NOT_RECYCLED,
  leaving: BUSY,
} as const

export const PORT: Kind = {
  name: 'port',
  service: 'sdn',
  versions: {
    '2023-08-30': { model: PORT_2023, subscription: SUBSCRIPTION },
    '2026-04-01': { model: PORT_2026, subscription: SUBSCRIPTION },
  },
  describe: { action: 'DescribePorts', ids: 'portIds' },
  operations: [
    { action: 'TerminatePort', parameter: 'portId', many: false, steps: ['recycle'] },
    { action: 'DestroyPort', parameter: 'portId', many: false, steps: ['release'] },
  ],
  life: { ...LIFE, farewell: 'DESTROYED' },
  recycleBin: 'always',
  refusals: {
    recycle: {
      creating: BUSY,
      busy: BUSY,
      unknown: BUSY,
      recycling: 'UNSUPPORTED_OPERATION_INSTANCE_BEING_RECYCLE',
      // The Terraform provider meets this one on ports too.
      bin: 'OPERATION_DENIED_INSTANCE_RECYCLED',
      leaving: BUSY,
    },
    release: RELEASE_REFUSALS,
  },
  inUse: 'OPERATION_DENIED_INSTANCE_EXIST',
  missing: 'SELF_SERVICE_PORT_NOT_FOUND',
  zone: 'SIN1',
  attributes: portAttributes,
}

/** What a private connect and a cloud router have in common. Their pages name no codes but the common ones. */
const CONNECTION = {
  service: 'sdn',
  life: LIFE,
  recycleBin: 'always',
  refusals: {
    recycle: {
      creating: BUSY,
      busy: BUSY,
      unknown: BUSY,
      recycling: 'OPERATION_FAILED_FOR_RECYCLE_RESOURCE',
      bin: 'OPERATION_FAILED_FOR_RECYCLE_RESOURCE',
      leaving: BUSY,
    },
    release: RELEASE_REFUSALS,
  },
  inUse: 'OPERATION_DENIED_INSTANCE_EXIST',
  missing: 'OPERATION_FAILED_RESOURCE_NOT_FOUND',
  zone: 'SIN1',
} satisfies Partial<Kind>

export const PRIVATE_CONNECT: Kind = {
  ...CONNECTION,
  name: 'private-connect',
  versions: {
    '2023-08-30': { model: PRIVATE_CONNECT_2023, subscription: SUBSCRIPTION },
    '2026-04-01': { model: PRIVATE_CONNECT_2026, subscription: SUBSCRIPTION },
  },
  describe: { action: 'DescribePrivateConnects', ids: 'privateConnectIds' },
  operations: [
    { action: 'DeletePrivateConnect', parameter: 'privateConnectId', many: false, steps: ['recycle'] },
    { action: 'DestroyPrivateConnect', parameter: 'privateConnectId', many: false, steps: ['release'] },
  ],
  attributes: privateConnectAttributes,
}

export const CLOUD_ROUTER: Kind = {
  ...CONNECTION,
  name: 'cloud-router',
  versions: {
    '2023-08-30': { model: CLOUD_ROUTER_2023, subscription: SUBSCRIPTION },
    '2026-04-01': { model: CLOUD_ROUTER_2026, subscription: SUBSCRIPTION },
  },
  describe: { action: 'DescribeCloudRouters', ids: 'cloudRouterIds' },
  operations: [
    { action: 'DeleteCloudRouter', parameter: 'cloudRouterId', many: false, steps: ['recycle'] },
    { action: 'DestroyCloudRouter', parameter: 'cloudRouterId', many: false, steps: ['release'] },
  ],
  attributes: cloudRouterAttributes,
}
