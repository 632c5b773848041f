// What the models of VM and bare-metal instances have in common.
import { equals, overlaps, wildcard, type Filters } from '../filters.ts'
import { GROUPED } from '../models.ts'
import type { Field } from '../shapes.ts'

export const NIC: Field = ['nic', ['wanName', 'lanName']]

export const INSTANCE_FILTERS: Filters = {
  ...GROUPED,
  zoneId: equals('zoneId'),
  internetChargeType: equals('internetChargeType'),
  imageId: equals('imageId'),
  instanceStatus: equals('instanceStatus'),
  instanceName: wildcard('instanceName'),
  publicIpAddresses: overlaps('publicIpAddresses'),
  privateIpAddresses: overlaps('privateIpAddresses'),
}
