// IP transits. Sources: Python SDK 2.0.77, CLI. No page with the codes of its deletion is known.

import { service } from './row.ts'

const ipt = service({ service: 'ipt', version: '2024-09-01' })

/**
 * It can be deleted only in the first two of `live` (CLI). The other `…_FAILED` allow no call, so they stay unknown.
 * AVAILABLE and DEPLOYING are on older pages.
 */
const IP_TRANSIT_STATUSES = {
  live: ['RUNNING', 'CREATING_FAILED', 'AVAILABLE'],
  busy: ['CREATING', 'UPDATING', 'RECOVERING', 'DEPLOYING'],
  leaving: ['DELETING', 'DESTROYING'],
  gone: ['DESTROYED'],
}

export const IPT = [
  ipt('ip-transit', 'IP transit', {
    calls: { list: 'DescribeIPTransits', remove: 'DeleteIPTransit' },
    item: { id: 'iptId', name: 'iptName', status: 'iptStatus' },
    refersTo: {
      port: ['peerPortId', 'haLinks.peerPortId'],
      'private-connect': ['privateConnectId', 'haLinks.privateConnectId'],
    },
    filters: { port: 'peerPortId' },
    statuses: IP_TRANSIT_STATUSES,
  }),
] as const
