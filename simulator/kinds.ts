// The kinds, one row each, in kinds/. Lifecycles are those of the operations' pages in Zenlayer's
// documentation and of the statuses the SDKs, the CLI and the Terraform provider list; codes those of the pages' error
// tables; items and filters those of the Python SDK 2.0.77, the types of their values those of the Go SDK, and how a name
// is matched that of the CLI. README.md lists the decisions for which there is no source.
import type { Kind } from './kind.ts'
import { BMC_KINDS } from './kinds/bmc.ts'
import { OTHER_KINDS } from './kinds/others.ts'
import { SDN_KINDS } from './kinds/sdn.ts'
import { VM_KINDS } from './kinds/vm.ts'
import { ZEC_KINDS } from './kinds/zec.ts'
import { ZEC_ADDRESS_KINDS } from './kinds/zec-addresses.ts'
import { ZEC_NETWORK_KINDS } from './kinds/zec-network.ts'
import { ZEC_STORAGE_KINDS } from './kinds/zec-storage.ts'
import { ZLB_KINDS } from './kinds/zlb.ts'

export const KINDS: readonly Kind[] = [
  ...SDN_KINDS,
  ...VM_KINDS,
  ...BMC_KINDS,
  ...ZEC_KINDS,
  ...ZLB_KINDS,
  ...ZEC_NETWORK_KINDS,
  ...ZEC_ADDRESS_KINDS,
  ...ZEC_STORAGE_KINDS,
  ...OTHER_KINDS,
]

export const KIND_NAMES: readonly string[] = KINDS.map(({ name }) => name)

const BY_NAME = new Map<unknown, Kind>(KINDS.map((kind) => [kind.name, kind]))

export function kindOf(name: unknown): Kind | undefined {
  return BY_NAME.get(name)
}
