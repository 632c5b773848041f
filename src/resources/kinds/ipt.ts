// IP transits. Sources: Python SDK 2.0.77, CLI. No page with the codes of its deletion is known.

import { service } from './row.ts'

const ipt = service({ service: 'ipt', version: '2024-09-01', defaults: {} })

export const IPT = [
  ipt('ip-transit', 'IP transit', {
    calls: { list: 'DescribeIPTransits', remove: 'DeleteIPTransit' },
    item: { id: 'iptId', name: 'iptName', status: 'iptStatus' },
    refersTo: [
      ['port', 'peerPortId', 'peerPortId'],
      ['port', 'haLinks.peerPortId'],
      ['private-connect', 'privateConnectId'],
      ['private-connect', 'haLinks.privateConnectId'],
    ],
    statuses: {
      // The only two in which it may be deleted (CLI); the other `…_FAILED` lead nowhere, so they stay unknown.
      // AVAILABLE and DEPLOYING are on older pages.
      live: ['RUNNING', 'CREATING_FAILED', 'AVAILABLE'],
      busy: ['CREATING', 'UPDATING', 'RECOVERING', 'DEPLOYING'],
      leaving: ['DELETING', 'DESTROYING'],
      gone: ['DESTROYED'],
    },
  }),
] as const
