// The kinds this action tears down. Sources: Zenlayer's API reference and the models of its official SDKs.

import type { Kind } from './kind.ts'

const instanceFields = {
  id: 'instanceId',
  name: 'instanceName',
  status: 'instanceStatus',
  chargeType: 'instanceChargeType',
  expires: 'expiredTime',
} as const

const port: Kind = {
  type: 'port',
  label: 'port',
  service: 'sdn',
  version: '2026-04-01',
  describe: { action: 'DescribePorts', idsField: 'portIds' },
  terminate: { action: 'TerminatePort', idField: 'portId' },
  release: { action: 'DestroyPort', idField: 'portId' },
  fields: {
    id: 'portId',
    name: 'portName',
    status: 'portStatus',
    // Answered by the 2023-08-30 models only; read in case a later version answers it again.
    chargeType: 'portChargeType',
    expires: 'expiredTime',
  },
  statuses: {
    live: ['RUNNING'],
    busy: ['CREATING', 'UPDATING', 'RECOVERING', 'DELETING'],
    recycled: ['RECYCLED'],
    leaving: ['DESTROYING'],
    gone: ['DESTROYED'],
  },
  deletedOutright: [],
  subscription: 'refused',
}

const vmInstance: Kind = {
  type: 'vm-instance',
  label: 'VM instance',
  service: 'vm',
  version: '2026-04-01',
  describe: { action: 'DescribeInstances', idsField: 'instanceIds' },
  terminate: { action: 'TerminateInstance', idField: 'instanceId' },
  release: { action: 'ReleaseInstances', idsField: 'instanceIds', atMost: 100 },
  fields: instanceFields,
  statuses: {
    live: ['RUNNING', 'STOPPED', 'CREATE_FAILED'],
    busy: ['PENDING', 'DEPLOYING', 'REBUILDING', 'REBOOT', 'BOOTING', 'STOPPING', 'IMAGING', 'RECYCLING'],
    recycled: ['RECYCLE'],
    leaving: ['RELEASING'],
    gone: [],
  },
  deletedOutright: ['CREATE_FAILED'],
  subscription: 'refused',
}

const bmcInstance: Kind = {
  type: 'bmc-instance',
  label: 'bare-metal instance',
  service: 'bmc',
  version: '2026-02-01',
  describe: { action: 'DescribeInstances', idsField: 'instanceIds' },
  terminate: { action: 'TerminateInstance', idField: 'instanceId' },
  release: { action: 'ReleaseInstances', idsField: 'instanceIds', atMost: 100 },
  fields: instanceFields,
  statuses: {
    live: ['RUNNING', 'STOPPED', 'CREATE_FAILED', 'INSTALL_FAILED'],
    busy: ['PENDING', 'CREATING', 'INSTALLING', 'BOOTING', 'STOPPING', 'RECYCLING'],
    recycled: ['RECYCLE'],
    leaving: ['RELEASING'],
    gone: [],
  },
  deletedOutright: ['CREATE_FAILED'],
  // Under 2022-11-20 it was refused; since 2026-02-01 the call succeeds and the instance lives on until it expires.
  subscription: 'scheduled',
}

const bmcEip: Kind = {
  type: 'bmc-eip',
  label: 'bare-metal EIP',
  service: 'bmc',
  version: '2026-02-01',
  describe: { action: 'DescribeEipAddresses', idsField: 'eipIds' },
  terminate: { action: 'TerminateEipAddress', idField: 'eipId' },
  release: { action: 'ReleaseEipAddresses', idsField: 'eipIds', atMost: 100 },
  fields: {
    id: 'eipId',
    // An EIP has no name; its address is what people know it by.
    name: 'ipAddress',
    status: 'eipStatus',
    chargeType: 'eipChargeType',
    expires: 'expiredTime',
  },
  statuses: {
    // The reference's data structure says ASSOCIATED, the page of TerminateEipAddress says INUSE.
    live: ['AVAILABLE', 'ASSOCIATED', 'INUSE', 'CREATE_FAILED'],
    busy: ['CREATING', 'ASSOCIATING', 'UNASSOCIATING', 'RECYCLING'],
    recycled: ['RECYCLE'],
    leaving: ['RELEASING'],
    gone: [],
  },
  // Refunded; that it skips the bin, no source says.
  deletedOutright: [],
  subscription: 'refused',
}

export const KINDS: readonly Kind[] = [port, vmInstance, bmcInstance, bmcEip]

/** A family is a word for several kinds: an id of it is looked up in each. */
const FAMILIES: Readonly<Record<string, readonly Kind[]>> = {
  instance: [vmInstance, bmcInstance],
  eip: [bmcEip],
}

/** Every word the input `resource-type` takes, and the kinds it may mean. */
export const RESOURCE_TYPES: ReadonlyMap<string, readonly Kind[]> = new Map([
  ...KINDS.map((kind) => [kind.type, [kind]] as const),
  ...Object.entries(FAMILIES),
])
