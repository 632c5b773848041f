// Bandwidth clusters. Sources: Python SDK 2.0.77, CLI; the codes: reference pages, Go SDK.

import { service } from './row.ts'

const traffic = service({ service: 'traffic', version: '2024-03-26', defaults: {} })

export const TRAFFIC = [
  traffic('bandwidth-cluster', 'bandwidth cluster', {
    calls: { list: 'DescribeBandwidthClusters', remove: { action: 'DeleteBandwidthClusters', atMost: 20 } },
    item: { id: 'bandwidthClusterId', name: 'bandwidthClusterName' },
    // Everything that may use its bandwidth.
    goesAfter: [
      'vm-instance',
      'bmc-instance',
      'zec-instance',
      'bmc-eip',
      'zec-eip',
      'zec-nic',
      'bmc-load-balancer',
      'zlb-load-balancer',
      'zec-nat-gateway',
      'zec-cross-region-bandwidth',
    ],
    missing: ['INVALID_CLUSTER_NOT_FOUND'],
  }),
] as const
