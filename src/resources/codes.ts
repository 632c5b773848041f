// What the API's error codes mean for a teardown, and what a person can do about them.
// Sources: the error tables of Zenlayer's reference pages, the Go SDK's constants, the Terraform provider.

import type { Kind } from './kind.ts'

export type Meaning =
  | 'gone'
  | 'in-bin'
  | 'busy'
  | 'not-in-bin'
  | 'already-free'
  | 'in-use'
  | 'part-of-instance'
  | 'system'
  | 'bad-group'
  | 'subscription'
  | 'commitment'
  | 'credentials'
  | 'forbidden'
  | 'invalid'
  | 'other'

/** Exact codes first; then the patterns. All are compared normalised: upper case, underscores. */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  OPERATION_FAILED_RESOURCE_NOT_FOUND: 'gone',

  OPERATION_FAILED_FOR_RECYCLE_RESOURCE: 'in-bin',
  // The spelling of the Go SDK.
  FAILED_OPERATION_FOR_RECYCLE_RESOURCE: 'in-bin',
  UNSUPPORTED_OPERATION_INSTANCE_BEING_RECYCLE: 'in-bin',
  UNSUPPORTED_OPERATION_DISK_BEING_RECYCLE: 'in-bin',

  OPERATION_DENIED_INSTANCE_CREATING: 'busy',
  OPERATION_DENIED_INSTANCE_STATUS_INSTALLING: 'busy',
  UNSUPPORTED_OPERATION_DISK_MAKING_IMAGE: 'busy',

  // The reference's disk and vNIC pages; the Go SDK; the Terraform provider retries the timeout.
  ORDER_UNPROCESSED_ORDERS_FOR_THIS_RESOURCE: 'busy',
  INVALID_OPERATION_TIMEOUT: 'busy',
  // DetachNetworkInterface: its instance does not run.
  INVALID_INSTANCE_PRECHECK_ABNORMAL: 'busy',
  OPERATION_DENIED_SUBNET_ASSOCIATING_INSTANCE: 'busy',
  // DeleteSubnet of the service vm, an HTTP 500.
  DELETE_SUBNET_FAILED: 'busy',

  // ReleaseDisk: the disk cannot leave the recycle bin yet.
  UNSUPPORTED_OPERATION_RECYCLE_STATUS: 'busy',

  UNSUPPORTED_OPERATION_DISK_NOT_BEING_RECYCLE: 'not-in-bin',

  // DetachFromPolicy. It ends like the code of a missing resource.
  OPERATION_DENIED_EIP_DDOS_POLICY_NOT_FOUND: 'already-free',

  // Disks are terminated only when no operation is in progress, so the remaining cause is that they are in use.
  UNSUPPORTED_OPERATION_DISK_STATUS: 'in-use',
  UNSUPPORTED_OPERATION_DISK_UNAVAILABLE: 'in-use',
  OPERATION_DENIED_EIP_IS_NOT_UN_ASSIGN: 'in-use',

  UNSUPPORTED_OPERATION_DISK_SYSTEM_TYPE: 'part-of-instance',
  INVALID_DISK_NOT_PORTABLE: 'part-of-instance',
  // UnassociateEipAddress: the address that an instance was created with.
  OPERATION_DENIED_EIP_IS_DEFAULT: 'part-of-instance',
  INVALID_NIC_PRIMARY_CANT_DELETE: 'part-of-instance',
  INVALID_NIC_PRIMARY_CANT_DETACH: 'part-of-instance',

  // Default VPCs, subnets and security groups.
  OPERATION_DENIED_DEFAULT_VPC: 'system',
  OPERATION_DENIED_DEFAULT_SECURITY_GROUP_NOT_SUPPORT: 'system',
  OPERATION_DENIED_UNSUPPORTED_SUBNET: 'system',

  OPERATION_FAILED_RESOURCE_GROUP_NOT_FOUND: 'bad-group',
  INVALID_RESOURCE_GROUP_NOT_FOUND: 'bad-group',

  UNSUPPORTED_OPERATION_INSTANCE_CHARGE_TYPE: 'subscription',

  OPERATION_DENIED_POSTPAID_PROMISE: 'commitment',
  OPERATION_DENIED_POSTPAID_INSTANCE_IN_PROMISE: 'commitment',

  AUTHFAILURE_SIGNATURE_FAILURE: 'credentials',
  AUTHFAILURE_INVALID_AUTHORIZATION: 'credentials',
  AUTHFAILURE_SIGNATURE_EXPIRED: 'credentials',
  AUTHFAILURE_UNAUTHORIZED_OPERATION: 'forbidden',

  MISSING_PARAMETER: 'invalid',
}

const PATTERNS: readonly (readonly [RegExp, Meaning])[] = [
  [/^INVALID_PARAMETER/, 'invalid'],
  // INSTANCE, EIP, DDOS_IP, CIDRBLOCK.
  [/^OPERATION_DENIED_[A-Z_]+_NOT_RECYCLED$/, 'not-in-bin'],
  [/^OPERATION_DENIED_[A-Z_]+_RECYCLED$/, 'in-bin'],
  [/^OPERATION_DENIED_[A-Z_]+_SUBSCRIPTION$/, 'subscription'],
  // Something in it is still being created (vm DeleteSubnet, DeleteSecurityGroup).
  [/_PRE_PRODUCT_INSTANCE$/, 'busy'],
  // A status in which the operation is not possible: EIP, DDOS_IP, INSTANCE, DISK, NAT, NIC, IMAGE.
  [
    /^(OPERATION_DENIED|UNSUPPORTED_OPERATION|INVALID)_[A-Z0-9_]+_STATUS(_NOT_SUPPORT|_NOT_AVAILABLE|_ERROR)?$/,
    'busy',
  ],
  [/^OPERATION_DENIED_INVALID_STATUS$/, 'busy'],
  [/^(OPERATION_DENIED|OPERATION_FAILED)_[A-Z_]+_PROCESSING$/, 'busy'],
  // EIP_NOT_ASSIGNED (UnassociateEipAddress); NIC_NOT_EXIST_INSTANCE (DetachNetworkInterface).
  [/^OPERATION_DENIED_[A-Z_]+_(NOT_ASSIGNED|NOT_EXIST_[A-Z_]+)$/, 'already-free'],
  // VPC_SUBNET, VPC_NAT, CLUSTER_INSTANCE; CIDR_USED, NIC_ATTACHED, SUBNET_IN_USE.
  [/^INVALID_[A-Z0-9_]+_(ASSOCIATED|ATTACHED|USED|IN_USE)$/, 'in-use'],
  [/^CERTIFICATE_IS_USING$/, 'in-use'],
  // SUBNET_HAS_INSTANCE, VPC_EXIST_INSTANCE, DHCP_OPTIONS_SET_IN_USE_BY_SUBNET, SECURITY_GROUP_ASSOCIATE_VPC.
  [
    /^(OPERATION_DENIED|UNSUPPORTED_OPERATION)_[A-Z0-9_]*(?<!_NOT)_(HAS|EXIST|IN_USE_BY|ASSOCIATED?)_[A-Z_]+$/,
    'in-use',
  ],
  // INSTANCE_EXIST of a CIDR block. The codes for a port in use are not documented: they may end like these.
  [
    /^(OPERATION_DENIED|OPERATION_FAILED|UNSUPPORTED_OPERATION)_[A-Z_]*((?<!_NOT)_EXISTS?|_IN_USE|_INUSE|_BEING_USED)$/,
    'in-use',
  ],
  // Only the three codes above end the run: they concern the credential itself, or the clock that every signature needs.
  // Any other may concern one resource.
  [/^AUTHFAILURE_/, 'forbidden'],
]

/**
 * `kind`: the kind whose call was answered with `code`. That something is not found means that the resource is gone
 * only where the code names a resource of that kind: INVALID_VPC_NOT_FOUND says nothing about a subnet.
 */
export function meaningOf(code: string, kind?: Pick<Kind, 'missingCodes'>): Meaning {
  if (kind?.missingCodes.includes(code) === true) return 'gone'
  return (
    (Object.hasOwn(MEANINGS, code) ? MEANINGS[code] : undefined) ??
    PATTERNS.find(([pattern]) => pattern.test(code))?.[1] ??
    'other'
  )
}

/** What to do, in one or two sentences; undefined where there is nothing to add to the code. */
export function hintFor(code: string, about: About): string | undefined {
  const hint = code === 'AUTHFAILURE_SIGNATURE_EXPIRED' ? CLOCK_HINT : HINTS[meaningOf(code)]
  return typeof hint === 'function' ? hint(about) : hint
}

interface About {
  readonly action: string
  /** When the resource expires, as the API wrote it. */
  readonly expires?: string | undefined
}

const CLOCK_HINT =
  "The signature has expired by the server's clock, and the action could not correct that. Check the clock of the runner."

export const RUN_AGAIN = 'Run again to continue from the current state.'

const date = ({ expires }: About): string => (expires === undefined ? '' : ` (${expires})`)

type Hint = string | ((about: About) => string) | undefined

const HINTS: Readonly<Record<Meaning, Hint>> = {
  subscription: (about) =>
    `A subscription cannot be terminated before it expires${date(about)}. Turn off its renewal in the console.`,
  commitment: (about) =>
    `It is in a commitment term and cannot be terminated before the term ends${date(about)}.`,
  credentials: 'Check the access key id and its password, or the token: the API does not recognize them.',
  forbidden: ({ action }) =>
    `The access key is not allowed to call ${action}. Grant it that permission, or use another key.`,
  busy: 'Another operation on it is in progress, such as its creation. Run again when it has finished.',
  'in-use': 'Something else still uses it: tear that down first, or in the same step.',
  'part-of-instance': 'It belongs to an instance and is deleted with it.',
  'bad-group': 'Check the input resource-group-id.',
  invalid: 'Check the id. If it is correct, please report this with the request id.',
  system: 'It belongs to the account or the system and cannot be deleted.',
  'not-in-bin': RUN_AGAIN,
  'already-free': RUN_AGAIN,
  'in-bin': RUN_AGAIN,
  gone: RUN_AGAIN,
  other: undefined,
}
