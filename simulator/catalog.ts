// What an account can choose from: places, images and types. Made up, and small.

interface Place {
  readonly id: string
  readonly city: string
}

const SINGAPORE = { city: 'Singapore' }
const HONG_KONG = { city: 'Hong Kong' }
const SEOUL = { city: 'Seoul' }

/** By service. */
export const ZONES: Readonly<Record<string, readonly Place[]>> = {
  zec: [
    { id: 'asia-east-1a', ...HONG_KONG },
    { id: 'asia-southeast-1a', ...SINGAPORE },
  ],
  vm: [
    { id: 'HKG-A', ...HONG_KONG },
    { id: 'SIN-A', ...SINGAPORE },
  ],
  bmc: [
    { id: 'SEL-A', ...SEOUL },
    { id: 'SIN-A', ...SINGAPORE },
  ],
}

export const REGIONS: readonly Place[] = [
  { id: 'asia-east-1', ...HONG_KONG },
  { id: 'asia-southeast-1', ...SINGAPORE },
]

/** Of the VPCs of bare metal. */
export const VPC_REGIONS: readonly Place[] = [
  { id: 'SEL', ...SEOUL },
  { id: 'SIN', ...SINGAPORE },
]

export const DATA_CENTERS: readonly Place[] = [
  { id: 'SIN1', ...SINGAPORE },
  { id: 'HKG1', ...HONG_KONG },
]

export const IMAGES: readonly { readonly id: string; readonly name: string; readonly version: string }[] = [
  { id: 'ubuntu2404', name: 'Ubuntu 24.04', version: '24.04' },
  { id: 'ubuntu2204', name: 'Ubuntu 22.04', version: '22.04' },
]

/** By service. */
export const INSTANCE_TYPES: Readonly<Record<string, readonly string[]>> = {
  zec: ['z2a.cpu.1', 'z2a.cpu.2'],
  vm: ['s8i.large', 's8i.xlarge'],
  bmc: ['M6C', 'S9I'],
}

/** The ids of such things; undefined for what the catalog does not have. */
export function catalogOf(what: string, service: string): readonly string[] | undefined {
  switch (what) {
    case 'zone':
      return idsOf(ZONES[service] ?? [])
    case 'region':
      return idsOf(REGIONS)
    case 'vpc-region':
      return idsOf(VPC_REGIONS)
    case 'data-center':
      return idsOf(DATA_CENTERS)
    case 'image':
      return idsOf(IMAGES)
    case 'instance-type':
      return INSTANCE_TYPES[service] ?? []
    default:
      return undefined
  }
}

function idsOf(entries: readonly { readonly id: string }[]): readonly string[] {
  return entries.map(({ id }) => id)
}
