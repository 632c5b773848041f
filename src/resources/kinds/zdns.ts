// Private DNS zones. Sources: Python SDK 2.0.77, Terraform provider; the code: UnbindPrivateZoneVpc.

import { service } from './row.ts'

const zdns = service({ service: 'zdns', version: '2025-11-01' })

export const ZDNS = [
  zdns('private-zone', 'private DNS zone', {
    calls: { list: 'DescribePrivateZones', remove: 'DeletePrivateZone' },
    // The id of the DNS zone; elsewhere in this API a zoneId is an availability zone.
    item: { id: 'zoneId', name: 'zoneName' },
    refersTo: { 'zec-vpc': 'vpcIds' },
    filters: { 'zec-vpc': 'vpcIds[]' },
    missing: ['INVALID_PRIVATE_ZONE_NOT_FOUND'],
  }),
] as const
