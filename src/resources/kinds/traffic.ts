// Bandwidth clusters. Sources: Python SDK 2.0.77, CLI; the codes: reference pages, Go SDK.

import { inBatches, service } from './row.ts'

const traffic = service({ service: 'traffic', version: '2024-03-26' })

const DELETE_CLUSTERS = { ...inBatches('DeleteBandwidthClusters'), atMost: 20 }

/** Everything that may use the bandwidth of a cluster. */
const USES_BANDWIDTH = [
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
] as const

export const TRAFFIC = [
  traffic('bandwidth-cluster', 'bandwidth cluster', {
    calls: { list: 'DescribeBandwidthClusters', remove: DELETE_CLUSTERS },
    item: { id: 'bandwidthClusterId', name: 'bandwidthClusterName' },
    goesAfter: USES_BANDWIDTH,
    missing: ['INVALID_CLUSTER_NOT_FOUND'],
  }),
] as const
