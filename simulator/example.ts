// The seed of the command line when it is given none: a few resources of several kinds.
import type { Seed } from './seed.ts'

export const EXAMPLE_SEED: Seed = {
  resources: [
    { kind: 'port', id: 'port-1', name: 'preview-port', tags: { env: 'preview', pr: '42' } },
    { kind: 'port', id: 'port-2', name: 'retired-port', status: 'RECYCLED' },
    { kind: 'vm-instance', id: 'vm-1', name: 'preview-web', tags: { env: 'preview', pr: '42' } },
    {
      kind: 'vm-instance',
      id: 'vm-2',
      name: 'preview-worker',
      status: 'STOPPED',
      tags: { env: 'preview', pr: '42' },
    },
    {
      kind: 'vm-instance',
      id: 'vm-3',
      name: 'production-web',
      chargeType: 'PREPAID',
      tags: { env: 'production' },
    },
    { kind: 'bmc-instance', id: 'bmc-1', name: 'preview-metal', tags: { env: 'preview', pr: '42' } },
    { kind: 'bmc-instance', id: 'bmc-2', name: 'production-metal', chargeType: 'PREPAID' },
    {
      kind: 'bmc-eip',
      id: 'eip-1',
      status: 'ASSOCIATED',
      instanceId: 'bmc-1',
      tags: { env: 'preview', pr: '42' },
    },
    { kind: 'bmc-eip', id: 'eip-2' },
    { kind: 'private-connect', id: 'connect-1', holds: ['port/port-1'], tags: { env: 'preview', pr: '42' } },
    { kind: 'zec-instance', id: 'zec-1', name: 'preview-api', tags: { env: 'preview', pr: '42' } },
    { kind: 'zec-disk', id: 'disk-1', status: 'IN_USE', instanceId: 'zec-1', tags: { env: 'preview' } },
    { kind: 'zec-eip', id: 'zec-eip-1', status: 'BINDED', instanceId: 'zec-1', tags: { env: 'preview' } },
    { kind: 'zlb-load-balancer', id: 'lb-1', name: 'preview-lb', tags: { env: 'preview', pr: '42' } },
  ],
}
