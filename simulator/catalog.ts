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

/** Whether there is such a thing; undefined for what the catalog does not have. */
export function isInCatalog(what: string, service: string, id: string): boolean | undefined {
  switch (what) {
    case 'zone':
      return has(ZONES[service] ?? [], id)
    case 'region':
      return has(REGIONS, id)
    case 'vpc-region':
      return has(VPC_REGIONS, id)
    case 'data-center':
      return has(DATA_CENTERS, id)
    case 'image':
      return has(IMAGES, id)
    case 'instance-type':
      return INSTANCE_TYPES[service]?.includes(id) ?? false
    default:
      return undefined
  }
}

function has(entries: readonly { readonly id: string }[], id: string): boolean {
  return entries.some((it) => it.id === id)
}
