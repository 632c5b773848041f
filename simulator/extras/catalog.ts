// What clients read before they make something: places, images and types.
import { DATA_CENTERS, IMAGES, INSTANCE_TYPES, REGIONS, VPC_REGIONS, ZONES } from '../catalog.ts'
import type { Extra } from '../extra.ts'
import { garble } from '../listing-fault.ts'
import { pageOf, stringsOf, type Body } from '../parameters.ts'

const ZEC = { service: 'zec', versions: ['2024-04-01', '2025-09-01'] } as const
const VM = { service: 'vm', versions: ['2023-03-13', '2026-04-01'] } as const
const BMC = { service: 'bmc', versions: ['2022-11-20', '2026-02-01'] } as const

/** Those of these ids, or all. */
function chosen<T extends { readonly id: string }>(
  body: Body,
  parameter: string,
  entries: readonly T[],
): readonly T[] {
  const ids = stringsOf(body, parameter)
  return ids.length === 0 ? entries : entries.filter(({ id }) => ids.includes(id))
}

const regionOf = (zoneId: string): string => zoneId.replace(/[a-z]$/, '')

const image = ({ id, name, version }: (typeof IMAGES)[number]): Readonly<Record<string, unknown>> => ({
  ...{ imageId: id, imageName: name, imageType: 'PUBLIC_IMAGE', imageVersion: version },
  ...{ imageDescription: null, imageStatus: 'AVAILABLE', category: 'Ubuntu', osType: 'linux' },
})

export const CATALOG_EXTRAS: readonly Extra[] = [
  {
    ...ZEC,
    action: 'DescribeZones',
    answer: (body) => ({
      zoneSet: chosen(body, 'zoneIds', ZONES['zec'] ?? []).map(({ id, city }) => ({
        ...{ zoneId: id, regionId: regionOf(id), zoneName: id, supportSecurityGroup: true, timeZone: 'UTC' },
        ...{ cityName: city, cityCode: city, countryCode: null, countryName: null, supportHaVip: true },
      })),
    }),
  },
  {
    ...ZEC,
    action: 'DescribeRegions',
    answer: (body) => ({
      regionSet: chosen(body, 'regionIds', REGIONS).map(({ id, city }) => ({
        ...{ regionId: id, regionName: id, location: city },
        ...{ wideRegionName: null, wideRegionTitle: null, administrativeRegion: null },
      })),
    }),
  },
  {
    ...ZEC,
    action: 'DescribeImages',
    answer: (body, { fault }) => {
      const found = chosen(body, 'imageIds', IMAGES).map((it) => ({
        ...image(it),
        ...{ imageSource: 'Ubuntu', imageSize: '2.2', minDiskSize: 20, nicNetworkType: ['Auto'], tags: null },
      }))
      return { ...garble(found, pageOf(body), fault) }
    },
  },
  {
    ...VM,
    action: 'DescribeZones',
    answer: (body) => ({
      zoneSet: chosen(body, 'zoneIds', ZONES['vm'] ?? []).map(({ id, city }) => ({
        ...{ zoneId: id, zoneName: city, supportSecurityGroup: true, supportNetworkType: ['BGP'] },
        ...{ supportIpv6: false, supportCpuPassThrough: false, networkLineType: null },
      })),
    }),
  },
  {
    ...VM,
    action: 'DescribeImages',
    answer: (body, { fault }) => {
      const found = chosen(body, 'imageIds', IMAGES).map((it) => ({ ...image(it), imageSize: '2.2' }))
      return { ...garble(found, pageOf(body), fault) }
    },
  },
  {
    ...VM,
    action: 'DescribeZoneInstanceConfigInfos',
    answer: () => ({
      instanceTypeQuotaSet: (ZONES['vm'] ?? []).flatMap(({ id }) =>
        (INSTANCE_TYPES['vm'] ?? []).map((instanceType) => ({
          ...{ zoneId: id, instanceType, instanceTypeName: instanceType, cpuCount: 2, memory: 4 },
          ...{ internetMaxBandwidthOutLimit: 100, frequency: null, internetChargeTypes: ['ByBandwidth'] },
        })),
      ),
    }),
  },
  {
    ...BMC,
    action: 'DescribeZones',
    answer: () => ({
      zoneSet: (ZONES['bmc'] ?? []).map(({ id, city }) => ({
        ...{ zoneId: id, zoneName: city, cityName: city, areaName: null },
        ...{ isCloudRouterAvailable: true, isByoipEnabled: false },
      })),
    }),
  },
  {
    ...BMC,
    action: 'DescribeImages',
    answer: (body) => ({
      images: chosen(body, 'imageIds', IMAGES).map(({ id, name }) => ({
        ...{ imageId: id, imageName: name, catalog: 'ubuntu', imageType: 'PUBLIC_IMAGE', osType: 'linux' },
      })),
    }),
  },
  {
    ...BMC,
    action: 'DescribeVpcAvailableRegions',
    answer: () => ({
      vpcRegionSet: VPC_REGIONS.map(({ id, city }) => ({
        vpcRegionId: id,
        vpcRegionName: city,
        zoneIds: (ZONES['bmc'] ?? []).filter((zone) => zone.city === city).map((zone) => zone.id),
      })),
    }),
  },
  {
    service: 'sdn',
    versions: ['2023-08-30', '2026-04-01'],
    action: 'DescribeDatacenters',
    answer: (body) => ({
      dcSet: chosen(body, 'dcIds', DATA_CENTERS).map(({ id, city }) => ({
        ...{ dcId: id, dcName: `Data center ${id}`, dcAddress: null, cityName: city, countryName: city },
        ...{ areaName: 'Asia Pacific', latitude: 1.25, longitude: 103.75 },
        ...{ isPortAvailable: true, availableBandwidth: ['1G', '10G'], regionId: null },
      })),
    }),
  },
  {
    service: 'zlb',
    versions: ['2025-04-01'],
    action: 'DescribeLoadBalancerRegions',
    answer: () => ({
      regions: REGIONS.map(({ id, city }) => ({ regionId: id, cityName: city, cityCode: city })),
    }),
  },
]
