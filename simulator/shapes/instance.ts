// What VM and bare-metal instances say of themselves.
import type { Attributes } from '../filters.ts'
import type { Resource } from '../resource.ts'
import { common, periodOf } from '../shapes.ts'

export function instanceAttributes(instance: Resource, status: string): Attributes {
  return {
    instanceId: instance.id,
    instanceName: instance.name,
    instanceStatus: status,
    instanceChargeType: instance.chargeType,
    zoneId: instance.zoneId,
    imageId: 'ubuntu2404',
    imageName: 'Ubuntu 24.04',
    internetChargeType: 'ByTrafficPackage',
    trafficPackageSize: 0.5,
    period: periodOf(instance),
    publicIpAddresses: [instance.ipAddress],
    privateIpAddresses: ['10.0.0.2'],
    createTime: instance.createTime,
    expiredTime: instance.expiredTime,
    autoRenew: instance.autoRenew,
    keyId: null,
    nic: { wanName: 'wan0', lanName: 'lan0' },
    ...common(instance),
  }
}
