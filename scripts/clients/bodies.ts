// What the clients ask for when they make one of each kind: the parameters that the CLI calls required, and a tag where the
// request takes one. They refer to resources of the seed.
import type { ResourceSeed } from '../../simulator/index.ts'

/** What the requests refer to. */
export const THERE_BEFORE: readonly ResourceSeed[] = [
  { kind: 'port', id: 'the-port' },
  { kind: 'port', id: 'the-other-port' },
  { kind: 'vm-subnet', id: 'the-vm-subnet' },
  { kind: 'zec-vpc', id: 'the-vpc' },
  { kind: 'zec-subnet', id: 'the-subnet', vpcId: 'the-vpc' },
  { kind: 'zec-instance', id: 'the-instance' },
  { kind: 'zec-disk', id: 'the-disk' },
]

const TAGS = { tags: { tags: [{ key: 'suite', value: 'made' }] } }
const METAL = { zoneId: 'SEL-A', ...TAGS }
const REGION = { regionId: 'asia-east-1' }
const ZONE = { zoneId: 'asia-east-1a' }

/** By kind. The name is added where the request has one. */
export const BODIES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  port: { dcId: 'SIN1', portType: '10G', businessEntityName: 'Example Ltd.' },
  'private-connect': {
    bandwidthMbps: 10,
    endpointA: { portId: 'the-port', vlanId: 100 },
    endpointZ: { portId: 'the-other-port', vlanId: 100 },
  },
  'cloud-router': { edgePoints: [{ portId: 'the-port', vlanId: 200, bandwidthMbps: 10 }] },
  'vm-instance': {
    ...{ zoneId: 'HKG-A', imageId: 'ubuntu2404', instanceType: 's8i.large', instanceChargeType: 'POSTPAID' },
    ...{ internetChargeType: 'ByBandwidth', instanceCount: 1, subnetId: 'the-vm-subnet', ...TAGS },
  },
  'vm-disk': { chargeType: 'POSTPAID', diskSize: 100, zoneId: 'HKG-A', ...TAGS },
  'vm-subnet': { cidrBlock: '10.0.0.0/24', zoneId: 'HKG-A' },
  'vm-security-group': {},
  'bmc-instance': {
    ...{ instanceChargeType: 'POSTPAID', instanceTypeId: 'M6C', internetChargeType: 'ByBandwidth' },
    ...{ imageId: 'ubuntu2404', ...METAL },
  },
  'bmc-eip': { eipChargeType: 'POSTPAID', ...METAL },
  'bmc-cidr-block': { chargeType: 'POSTPAID', netmask: 28, ...METAL },
  'bmc-load-balancer': { chargeType: 'POSTPAID', bandwidth: 10, ipType: 'IPv4', ...METAL },
  'bmc-vpc': { vpcRegionId: 'SEL', cidrBlock: '10.0.0.0/16', ...TAGS },
  'bmc-subnet': { zoneId: 'SEL-A', cidrBlock: '10.0.0.0/24' },
  'zec-instance': {
    ...{
      ...ZONE,
      imageId: 'ubuntu2404',
      instanceType: 'z2a.cpu.1',
      instanceCount: 1,
      subnetId: 'the-subnet',
    },
    ...TAGS,
  },
  'zec-eip': { ...REGION, internetChargeType: 'ByBandwidth', ...TAGS },
  'zec-disk': { ...ZONE, diskSize: 20, ...TAGS },
  'zec-nic': { subnetId: 'the-subnet', ...TAGS },
  'zlb-load-balancer': { ...REGION, vpcId: 'the-vpc', ...TAGS },
  'zec-vpc': { cidrBlock: '10.0.0.0/16', mtu: 1500, ...TAGS },
  'zec-subnet': { ...REGION, vpcId: 'the-vpc', stackType: 'IPv4', cidrBlock: '10.0.1.0/24' },
  'zec-security-group': {},
  'zec-route': {
    ...{ vpcId: 'the-vpc', ipVersion: 'IPv4', routeType: 'RouteTypeStatic', priority: 10 },
    destinationCidrBlock: '192.0.2.0/24',
  },
  'zec-nat-gateway': { ...REGION, vpcId: 'the-vpc', ...TAGS },
  'zec-border-gateway': { ...REGION, vpcId: 'the-vpc', asn: 62_610 },
  'zec-havip': { subnetId: 'the-subnet', ...TAGS },
  'zec-cidr-block': { ...REGION, netmask: { netmask: 28, amount: 1 }, ...TAGS },
  'zec-ipv6-cidr-block': { ...REGION, netmask: { netmask: 48, amount: 1 }, ...TAGS },
  'zec-cross-region-bandwidth': {
    ...{ vpcId: 'the-vpc', internetChargeType: 'ByBandwidth', bandwidth: 10 },
    ...{ regionA: 'asia-east-1', regionZ: 'asia-southeast-1' },
  },
  'zec-dhcp-options-set': { domainNameServers: '192.0.2.53', ...TAGS },
  'zec-qos-policy-group': { ...REGION, bandwidthLimit: 100, ...TAGS },
  'zec-ddos-policy': { ...TAGS },
  'zec-snapshot': { diskId: 'the-disk' },
  'zec-snapshot-policy': { ...ZONE, repeatWeekDays: [1], hours: [3], retentionDays: 7, ...TAGS },
  'zec-image': { instanceId: 'the-instance', ...TAGS },
  'zec-placement-group': { ...ZONE, partitionNum: 3, affinity: 1, ...TAGS },
  'ip-transit': { peerPortId: 'the-port', peerPortVlan: 100, routingType: 'STATIC', ...TAGS },
  'bandwidth-cluster': { areaCode: 'SIN', internetChargeType: 'MonthlyPercent95Bandwidth', ...TAGS },
  'key-pair': { publicKey: 'ssh-ed25519 AAAA' },
  'ai-gateway': { tokenLimit: 1, expireType: 'NEVER', modelAccess: 'ALL', ...TAGS },
  'zga-accelerator': {
    ...{ chargeType: 'ByBandwidth', origin: { originRegionId: 'SIN', origin: '192.0.2.1' } },
    accelerateRegions: [{ accelerateRegionId: 'SIN', bandwidth: 10 }],
  },
  'zga-certificate': { certificateContent: 'content', certificateKey: 'key' },
  'private-zone': { vpcIds: ['the-vpc'], ...TAGS },
  'zos-command': { content: 'dXB0aW1l', type: 'SHELL', ...TAGS },
}
