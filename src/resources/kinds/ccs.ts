// Key pairs. Sources: Python SDK 2.0.77, CLI; the code: ModifyKeyPairAttribute.

import { inBatches, service } from './row.ts'

const ccs = service({ service: 'ccs', version: '2025-09-01', defaults: { tags: false, group: false } })

export const CCS = [
  ccs('key-pair', 'SSH key pair', {
    calls: { list: 'DescribeKeyPairs', remove: inBatches('DeleteKeyPairs') },
    item: { id: 'keyId', name: 'keyName' },
    goesAfter: ['vm-instance', 'bmc-instance', 'zec-instance'],
    missing: ['INVALID_KEY_PAIR_NOT_FOUND'],
  }),
] as const
