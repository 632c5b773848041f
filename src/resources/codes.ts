// What the API's error codes mean for a teardown, and what a person can do about them.
// Sources: the error tables of Zenlayer's reference pages, the Go SDK's constants, the Terraform provider.

import type { Kind } from './kind.ts'

export type Meaning =
  | 'gone'
  | 'in-bin'
  | 'busy'
  | 'not-in-bin'
  | 'in-use'
  | 'part-of-instance'
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
  // As the Go SDK has it.
  FAILED_OPERATION_FOR_RECYCLE_RESOURCE: 'in-bin',
  UNSUPPORTED_OPERATION_INSTANCE_BEING_RECYCLE: 'in-bin',
  UNSUPPORTED_OPERATION_DISK_BEING_RECYCLE: 'in-bin',

  OPERATION_DENIED_INSTANCE_CREATING: 'busy',
  OPERATION_DENIED_INSTANCE_STATUS_INSTALLING: 'busy',
  // The Go SDK's constants for a status in which the operation is not possible.
  OPERATION_DENIED_INSTANCE_STATUS: 'busy',
  UNSUPPORTED_OPERATION_DISK_MAKING_IMAGE: 'busy',

  // The reference's disk and vNIC pages; the Go SDK; the Terraform provider retries the timeout.
  ORDER_UNPROCESSED_ORDERS_FOR_THIS_RESOURCE: 'busy',
  INVALID_OPERATION_TIMEOUT: 'busy',
  OPERATION_DENIED_INVALID_STATUS: 'busy',
  OPERATION_DENIED_DISK_STATUS: 'busy',
  OPERATION_DENIED_DISK_SNAPSHOT_STATUS: 'busy',
  OPERATION_DENIED_NAT_STATUS: 'busy',
  INVALID_NIC_STATUS: 'busy',
  INVALID_IMAGE_STATUS: 'busy',

  // ReleaseDisk: what it asks of the recycle bin is not possible yet.
  UNSUPPORTED_OPERATION_RECYCLE_STATUS: 'busy',

  UNSUPPORTED_OPERATION_DISK_NOT_BEING_RECYCLE: 'not-in-bin',
  // UnassociateEipAddress, of one that is free already: the next look will tell.
  OPERATION_DENIED_EIP_NOT_ASSIGNED: 'not-in-bin',

  // A disk is only ever terminated when it is not busy: then this is what is left.
  UNSUPPORTED_OPERATION_DISK_STATUS: 'in-use',
  UNSUPPORTED_OPERATION_DISK_UNAVAILABLE: 'in-use',
  OPERATION_DENIED_EIP_IS_NOT_UN_ASSIGN: 'in-use',
  INVALID_NIC_ATTACHED: 'in-use',
  INVALID_CIDR_USED: 'in-use',
  OPERATION_DENIED_CIDR_HAS_IP_IN_USED: 'in-use',
  OPERATION_DENIED_IP_ASSOCIATED_INSTANCE: 'in-use',
  OPERATION_DENIED_SECURITY_GROUP_ASSOCIATE_VPC: 'in-use',
  CERTIFICATE_IS_USING: 'in-use',

  UNSUPPORTED_OPERATION_DISK_SYSTEM_TYPE: 'part-of-instance',
  INVALID_DISK_NOT_PORTABLE: 'part-of-instance',
  // UnassociateEipAddress: the address an instance was made with.
  OPERATION_DENIED_EIP_IS_DEFAULT: 'part-of-instance',
  INVALID_NIC_PRIMARY_CANT_DELETE: 'part-of-instance',
  INVALID_NIC_PRIMARY_CANT_DETACH: 'part-of-instance',

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
  // INSTANCE, EIP, DDOS_IP, CIDRBLOCK.
  [/^OPERATION_DENIED_[A-Z_]+_NOT_RECYCLED$/, 'not-in-bin'],
  [/^OPERATION_DENIED_[A-Z_]+_RECYCLED$/, 'in-bin'],
  [/^OPERATION_DENIED_[A-Z_]+_SUBSCRIPTION$/, 'subscription'],
  // EIP, DDOS_IP.
  [/^OPERATION_DENIED_[A-Z_]+_STATUS_NOT_(SUPPORT|AVAILABLE)$/, 'busy'],
  [/^(OPERATION_DENIED|OPERATION_FAILED)_[A-Z_]+_PROCESSING$/, 'busy'],
  // VPC_SUBNET, VPC_NAT, CLUSTER_INSTANCE and the like; SUBNET_HAS_INSTANCE, VPC_EXIST_INSTANCE.
  [/^INVALID_[A-Z_]+_(ASSOCIATED|IN_USE)$/, 'in-use'],
  [/^(OPERATION_DENIED|UNSUPPORTED_OPERATION)_[A-Z_]*(?<!_NOT)_(HAS|EXIST)_[A-Z_]+$/, 'in-use'],
  // INSTANCE_EXIST of a CIDR block; what holds a port has no documented code, so it is known by how such codes end.
  [
    /^(OPERATION_DENIED|OPERATION_FAILED|UNSUPPORTED_OPERATION)_[A-Z_]*((?<!_NOT)_EXISTS?|_IN_USE|_INUSE|_BEING_USED)$/,
    'in-use',
  ],
  [/^INVALID_PARAMETER/, 'invalid'],
  // Only the codes above say that the credential itself is unknown; any other may be about one resource.
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

/** What to do, as one sentence; undefined where the code itself says all there is. */
export function hintFor(
  code: string,
  { action, expires }: { action: string; expires?: string | undefined },
): string | undefined {
  switch (meaningOf(code)) {
    case 'subscription':
      return `A subscription is not returned on demand: it goes at its expiry${expires === undefined ? '' : ` (${expires})`}. Switch off its renewal in the console.`
    case 'commitment':
      return `It is in a commitment term and cannot go before the term ends${expires === undefined ? '' : ` (${expires})`}.`
    case 'credentials':
      return code === 'AUTHFAILURE_SIGNATURE_EXPIRED'
        ? "The signature was too old for the server's clock even after one correction: check the clock of the runner."
        : 'Check the access key id and its password, or the token: the API does not know them.'
    case 'forbidden':
      return `The access key may not call ${action}: give it that right, or take a key that has it.`
    case 'busy':
      return 'It is busy with something else, such as being created: run again when it is ready.'
    case 'in-use':
      return 'Something else still uses it: tear that down first, or in the same step.'
    case 'part-of-instance':
      return 'It belongs to an instance, and goes with that.'
    case 'bad-group':
      return 'Check the input resource-group-id.'
    case 'invalid':
      return 'Check the id; if it is right, this action and the API disagree: report it with the request id.'
    case 'not-in-bin':
    case 'in-bin':
    case 'gone':
      return 'Run again: what is there will be looked at afresh.'
    case 'other':
      return undefined
  }
}
