// A preview environment with a resource of every kind, and what stands beside it.

import type { Seed } from '../../simulator/index.ts'

const tags = { preview: 'pr-123' }

export const PREVIEW: Seed = {
  resources: [
    { kind: 'port', id: 'port', name: 'pr-123-uplink', tags },
    { kind: 'private-connect', id: 'pc', name: 'pr-123-link', tags, holds: ['port/port'] },
    { kind: 'cloud-router', id: 'router', name: 'pr-123-router', tags, holds: ['port/port'] },
    { kind: 'vm-instance', id: 'vm', name: 'pr-123-web', tags },
    { kind: 'bmc-instance', id: 'metal', name: 'pr-123-db', tags },
    { kind: 'zec-instance', id: 'edge', name: 'pr-123-edge', tags },
    { kind: 'bmc-eip', id: 'eip', status: 'ASSOCIATED', tags },
    { kind: 'zec-eip', id: 'edge-eip', name: 'pr-123-edge', status: 'BINDED', tags },
    { kind: 'vm-disk', id: 'disk', name: 'pr-123-data', status: 'IN_USE', instanceId: 'vm', tags },
    { kind: 'zec-disk', id: 'edge-disk', name: 'pr-123-data', tags },
    { kind: 'bmc-cidr-block', id: 'cidr', name: 'pr-123-net', tags },
    { kind: 'bmc-load-balancer', id: 'lb', name: 'pr-123-lb', tags, holds: ['bmc-instance/metal'] },
    { kind: 'zlb-load-balancer', id: 'zlb', name: 'pr-123-zlb', tags, holds: ['vm-instance/vm'] },
    { kind: 'vm-instance', id: 'vm-12', name: 'pr-12-web', tags: { preview: 'pr-12' } },
    { kind: 'port', id: 'production', name: 'production-pr-123', tags: { preview: 'no' } },
  ],
}

/** The resources of it that a selection by the tag `preview=pr-123` must not touch. */
export const DECOYS: readonly string[] = ['vm-instance/vm-12', 'port/production']
