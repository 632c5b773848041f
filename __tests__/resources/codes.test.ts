import { describe, expect, it } from '@jest/globals'
import { hintFor, KINDS, meaningOf, type Meaning } from '../../src/resources/index.ts'
import { normaliseCode } from '../../src/zenlayer/index.ts'

/** Sections 1 and 4 of the facts, code by code, and what the Go SDK's constants add. */
const MEANINGS: readonly (readonly [string, Meaning])[] = [
  ['OPERATION_FAILED_RESOURCE_NOT_FOUND', 'gone'],

  ['OPERATION_FAILED_FOR_RECYCLE_RESOURCE', 'in-bin'],
  ['FAILED_OPERATION_FOR_RECYCLE_RESOURCE', 'in-bin'],
  ['OPERATION_DENIED_INSTANCE_RECYCLED', 'in-bin'],
  ['UNSUPPORTED_OPERATION_INSTANCE_BEING_RECYCLE', 'in-bin'],
  ['OPERATION_DENIED_EIP_RECYCLED', 'in-bin'],
  ['OPERATION_DENIED_CIDRBLOCK_RECYCLED', 'in-bin'],
  ['OPERATION_DENIED_DDOS_IP_RECYCLED', 'in-bin'],
  ['UNSUPPORTED_OPERATION_DISK_BEING_RECYCLE', 'in-bin'],

  ['OPERATION_DENIED_INSTANCE_CREATING', 'busy'],
  ['OPERATION_DENIED_INSTANCE_STATUS_INSTALLING', 'busy'],
  ['OPERATION_DENIED_INSTANCE_STATUS', 'busy'],
  ['OPERATION_DENIED_EIP_STATUS_NOT_SUPPORT', 'busy'],
  ['OPERATION_DENIED_EIP_STATUS_NOT_AVAILABLE', 'busy'],
  ['OPERATION_DENIED_DDOS_IP_STATUS_NOT_SUPPORT', 'busy'],
  ['UNSUPPORTED_OPERATION_DISK_MAKING_IMAGE', 'busy'],
  ['UNSUPPORTED_OPERATION_RECYCLE_STATUS', 'busy'],

  ['OPERATION_DENIED_INSTANCE_NOT_RECYCLED', 'not-in-bin'],
  ['OPERATION_DENIED_EIP_NOT_RECYCLED', 'not-in-bin'],
  ['OPERATION_DENIED_CIDRBLOCK_NOT_RECYCLED', 'not-in-bin'],
  ['OPERATION_DENIED_DDOS_IP_NOT_RECYCLED', 'not-in-bin'],
  ['UNSUPPORTED_OPERATION_DISK_NOT_BEING_RECYCLE', 'not-in-bin'],

  ['OPERATION_DENIED_INSTANCE_SUBSCRIPTION', 'subscription'],
  ['OPERATION_DENIED_EIP_SUBSCRIPTION', 'subscription'],
  ['OPERATION_DENIED_CIDRBLOCK_SUBSCRIPTION', 'subscription'],
  ['OPERATION_DENIED_DDOS_IP_SUBSCRIPTION', 'subscription'],
  ['UNSUPPORTED_OPERATION_INSTANCE_CHARGE_TYPE', 'subscription'],

  ['OPERATION_DENIED_POSTPAID_PROMISE', 'commitment'],
  ['OPERATION_DENIED_INSTANCE_EXIST', 'in-use'],
  ['OPERATION_DENIED_PORT_IN_USE', 'in-use'],
  ['UNSUPPORTED_OPERATION_DISK_STATUS', 'in-use'],
  ['UNSUPPORTED_OPERATION_DISK_UNAVAILABLE', 'in-use'],
  ['OPERATION_DENIED_EIP_IS_NOT_UN_ASSIGN', 'in-use'],

  ['UNSUPPORTED_OPERATION_DISK_SYSTEM_TYPE', 'part-of-instance'],
  ['INVALID_DISK_NOT_PORTABLE', 'part-of-instance'],
  ['OPERATION_DENIED_EIP_IS_DEFAULT', 'part-of-instance'],

  ['AUTHFAILURE_SIGNATURE_FAILURE', 'credentials'],
  ['AUTHFAILURE_INVALID_AUTHORIZATION', 'credentials'],
  ['AUTHFAILURE_SIGNATURE_EXPIRED', 'credentials'],
  ['AUTHFAILURE_UNAUTHORIZED_OPERATION', 'forbidden'],

  ...[
    ...['INVALID_VPC_SUBNET_ASSOCIATED', 'INVALID_VPC_NAT_ASSOCIATED', 'INVALID_VPC_LB_ASSOCIATED'],
    ...['INVALID_VPC_ZBG_ASSOCIATED', 'INVALID_VPC_BANDWIDTH_ASSOCIATED', 'INVALID_NIC_LB_ASSOCIATED'],
    ...['INVALID_VPC_UNMANAGED_EGRESS_IP_ASSOCIATED', 'INVALID_CLUSTER_INSTANCE_ASSOCIATED'],
    ...['INVALID_SUBNET_IN_USE', 'INVALID_NIC_ATTACHED', 'INVALID_CIDR_USED', 'CERTIFICATE_IS_USING'],
    ...['OPERATION_DENIED_SECURITY_GROUP_ASSOCIATE_VPC', 'OPERATION_DENIED_CIDR_HAS_IP_IN_USED'],
    ...['UNSUPPORTED_OPERATION_SUBNET_HAS_INSTANCE', 'OPERATION_DENIED_SECURITY_GROUP_EXIST_INSTANCE'],
    ...['OPERATION_DENIED_VPC_EXIST_SUBNET_ASSIGN', 'OPERATION_DENIED_VPC_EXIST_INSTANCE'],
    ...['OPERATION_DENIED_SUBNET_EXIST_INSTANCE', 'OPERATION_DENIED_DHCP_OPTIONS_SET_IN_USE_BY_SUBNET'],
    'OPERATION_DENIED_IP_ASSOCIATED_INSTANCE',
  ].map((code) => [code, 'in-use'] as const),
  ...[
    ...['UNSUPPORTED_OPERATION_SUBNET_HAS_PRE_PRODUCT_INSTANCE', 'UNSUPPORTED_OPERATION_SUBNET_STATUS_ERROR'],
    ...['OPERATION_DENIED_SECURITY_GROUP_EXIST_PRE_PRODUCT_INSTANCE', 'DELETE_SUBNET_FAILED'],
    ...['OPERATION_DENIED_SECURITY_GROUP_STATUS_NOT_SUPPORT', 'OPERATION_DENIED_VPC_STATUS_NOT_SUPPORT'],
    ...['OPERATION_DENIED_SUBNET_ASSOCIATING_INSTANCE', 'OPERATION_DENIED_INVALID_STATUS'],
    ...['OPERATION_DENIED_NAT_STATUS', 'INVALID_NIC_STATUS', 'INVALID_IMAGE_STATUS', 'INVALID_IPV6_STATUS'],
    ...['OPERATION_DENIED_DISK_STATUS', 'OPERATION_DENIED_DISK_SNAPSHOT_STATUS'],
    ...['INVALID_OPERATION_TIMEOUT', 'INVALID_INSTANCE_PRECHECK_ABNORMAL'],
  ].map((code) => [code, 'busy'] as const),
  ...[
    ...['OPERATION_DENIED_EIP_DDOS_POLICY_NOT_FOUND', 'OPERATION_DENIED_NIC_NOT_EXIST_INSTANCE'],
    ...['OPERATION_DENIED_EIP_NOT_ASSIGNED', 'OPERATION_DENIED_VPC_NOT_EXIST_SECURITY_GROUP'],
  ].map((code) => [code, 'already-free'] as const),
  ...['DEFAULT_SECURITY_GROUP_NOT_SUPPORT', 'DEFAULT_VPC', 'UNSUPPORTED_SUBNET'].map(
    (what) => [`OPERATION_DENIED_${what}`, 'system'] as const,
  ),
  ['INVALID_NIC_PRIMARY_CANT_DELETE', 'part-of-instance'],
  ['INVALID_NIC_PRIMARY_CANT_DETACH', 'part-of-instance'],

  ['MISSING_PARAMETER', 'invalid'],
  ...['TYPE', 'EXCEED_MAXIMUM', 'LESS_MINIMUM', 'EXCEED_LENGTH', 'LESS_LENGTH'].map(
    (rule) => [`INVALID_PARAMETER_${rule}`, 'invalid'] as const,
  ),
  ...['PATTERN_ERROR', 'DATE_FORMAT_ERROR', 'VALUE'].map(
    (rule) => [`INVALID_PARAMETER_${rule}`, 'invalid'] as const,
  ),
]

describe('what a code means for a teardown', () => {
  it.each(MEANINGS)('%s: %s', (code, meaning) => {
    expect(meaningOf(code)).toBe(meaning)
  })

  it.each(MEANINGS)('is the same in the spelling of the Go SDK: %s', (code, meaning) => {
    const goSpelling = code
      .split('_')
      .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
      .join('.')
    expect(meaningOf(normaliseCode(goSpelling))).toBe(meaning)
  })

  it.each([
    'INVALID_INSTANCE_NOT_FOUND_AT_ALL',
    'NOT_FOUND',
    'INVALID_NOT_FOUND',
    'X_INVALID_INSTANCE_NOT_FOUND',
    // Of what a list is filtered by, or a resource is made of.
    'INVALID_ZONE_NOT_FOUND',
    'INVALID_IMAGE_NOT_FOUND',
    'INVALID_INSTANCE_TYPE_NOT_FOUND',
    'INVALID_SUBNET_NOT_FOUND',
  ])('is not that the resource is gone: %s', (code) => {
    expect(meaningOf(code)).toBe('other')
  })

  it('is not that it is in use where something does not exist', () => {
    expect(meaningOf('OPERATION_DENIED_DOWNGRADE_NOT_EXIST')).toBe('other')
    expect(meaningOf('OPERATION_DENIED_NOTE_EXISTS')).toBe('in-use')
  })

  it.each(['OPERATION_FAILED_RESOURCE_GROUP_NOT_FOUND', 'INVALID_RESOURCE_GROUP_NOT_FOUND'])(
    'is the resource group, not the resource: %s',
    (code) => {
      expect(meaningOf(code)).toBe('bad-group')
    },
  )

  it.each([
    'INTERNAL_SERVER_ERROR',
    'REQUEST_LIMIT_EXCEEDED',
    'SECURITY_CHALLENGE',
    'A_CODE_NOBODY_KNOWS',
    '',
  ])('is nothing that is known of %j', (code) => {
    expect(meaningOf(code)).toBe('other')
  })

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'is not what JavaScript happens to keep under %s',
    (code) => {
      expect(meaningOf(code)).toBe('other')
    },
  )
})

/** The codes that say of a resource of these kinds that it does not exist. */
const MISSING: readonly (readonly [string, readonly string[]])[] = [
  ['INVALID_INSTANCE_NOT_FOUND', ['vm-instance', 'bmc-instance', 'zec-instance']],
  ['INVALID_EIP_NOT_FOUND', ['bmc-eip', 'zec-eip']],
  ['INVALID_EIP_ORDER_NOT_FOUND', ['bmc-eip']],
  // Of a kind that this action does not know, and so never the answer to an EIP.
  ['INVALID_DDOS_IP_NOT_FOUND', []],
  ['INVALID_PORT_NOT_FOUND', ['port']],
  ['SELF_SERVICE_PORT_NOT_FOUND', ['port']],
  ['INVALID_DISK_NOT_FOUND', ['vm-disk', 'zec-disk']],
  ['INVALID_CIDRBLOCK_NOT_FOUND', ['bmc-cidr-block', 'zec-cidr-block']],
  ['INVALID_CIDR_BLOCK_NOT_FOUND', ['bmc-cidr-block']],
  ['INVALID_LOADBALANCER_NOT_FOUND', ['bmc-load-balancer', 'zlb-load-balancer']],
  ['INVALID_LOAD_BALANCER_NOT_FOUND', ['bmc-load-balancer', 'zlb-load-balancer']],
  ['INVALID_PRIVATE_CONNECT_NOT_FOUND', ['private-connect']],
  ['INVALID_CLOUD_ROUTER_NOT_FOUND', ['cloud-router']],
  ['INVALID_NIC_NOT_FOUND', ['zec-nic']],
  ['INVALID_VPC_NOT_FOUND', ['zec-vpc', 'bmc-vpc']],
  ['INVALID_SUBNET_NOT_FOUND', ['zec-subnet', 'vm-subnet', 'bmc-subnet']],
  ['INVALID_SECURITY_GROUP_NOT_FOUND', ['zec-security-group', 'vm-security-group']],
  ['INVALID_VPC_ROUTE_NOT_FOUND', ['zec-route']],
  ['INVALID_NAT_NOT_FOUND', ['zec-nat-gateway']],
  ['INVALID_ZBG_NOT_FOUND', ['zec-border-gateway']],
  ['INVALID_HAVIP_NOT_FOUND', ['zec-havip']],
  ['INVALID_CIDR_NOT_FOUND', ['zec-cidr-block', 'zec-ipv6-cidr-block']],
  ['INVALID_VPC_BANDWIDTH_NOT_FOUND', ['zec-cross-region-bandwidth']],
  ['INVALID_DISK_SNAPSHOT_NOT_FOUND', ['zec-snapshot']],
  ['INVALID_AUTO_SNAPSHOT_POLICY_NOT_FOUND', ['zec-snapshot-policy']],
  ['INVALID_IMAGE_NOT_FOUND', ['zec-image']],
  ['INVALID_PLACEMENT_GROUP_NOT_FOUND', ['zec-placement-group']],
  ['INVALID_DHCP_OPTIONS_SET_NOT_FOUND', ['zec-dhcp-options-set']],
  ['INVALID_DDOS_POLICY_NOT_FOUND', ['zec-ddos-policy']],
  ['INVALID_CLUSTER_NOT_FOUND', ['bandwidth-cluster']],
  ['INVALID_KEY_PAIR_NOT_FOUND', ['key-pair']],
  ['INVALID_ACCELERATOR_NOT_FOUND', ['zga-accelerator']],
  ['INVALID_CERTIFICATE_NOT_FOUND', ['zga-certificate']],
  ['INVALID_PRIVATE_ZONE_NOT_FOUND', ['private-zone']],
]

describe('a code of "not found"', () => {
  it.each(MISSING)('%s means gone in answer to a call of %j, and of no other kind', (code, types) => {
    for (const kind of KINDS)
      expect([kind.type, meaningOf(code, kind)]).toEqual([
        kind.type,
        types.includes(kind.type) ? 'gone' : 'other',
      ])
    expect(meaningOf(code)).toBe('other')
  })

  it.each(['INVALID_ZONE_NOT_FOUND', 'INVALID_INSTANCE_TYPE_NOT_FOUND', 'INVALID_DDOS_POLICY_IP_NOT_CONFIG'])(
    'of something else says nothing about any resource: %s',
    (code) => {
      for (const kind of KINDS) expect([kind.type, meaningOf(code, kind)]).toEqual([kind.type, 'other'])
    },
  )

  it('that names no kind means gone for each of them', () => {
    for (const kind of KINDS) expect(meaningOf('OPERATION_FAILED_RESOURCE_NOT_FOUND', kind)).toBe('gone')
  })
})

describe('what a person can do', () => {
  const call = { action: 'TerminateInstance' }

  it('about a subscription: wait for its expiry, with the date where it is known', () => {
    const code = 'OPERATION_DENIED_INSTANCE_SUBSCRIPTION'
    expect(hintFor(code, call)).toBe(
      'A subscription cannot be deleted on demand: it ends at its expiry. Turn off its renewal in the console.',
    )
    expect(hintFor(code, { ...call, expires: '2027-01-01T00:00:00Z' })).toContain(
      'at its expiry (2027-01-01T00:00:00Z).',
    )
  })

  it('about a commitment: wait for the end of its term, with the date where it is known', () => {
    const code = 'OPERATION_DENIED_POSTPAID_PROMISE'
    expect(hintFor(code, call)).toBe('It is in a commitment term and cannot be deleted before the term ends.')
    expect(hintFor(code, { ...call, expires: '2027-01-01T00:00:00Z' })).toContain('(2027-01-01T00:00:00Z)')
  })

  it('about a missing right: give the key that of the action that was refused', () => {
    expect(hintFor('AUTHFAILURE_UNAUTHORIZED_OPERATION', call)).toMatch(
      /may not call TerminateInstance: grant that permission/,
    )
  })

  it.each([
    ['AUTHFAILURE_SIGNATURE_EXPIRED', /clock of the runner/],
    ['AUTHFAILURE_SIGNATURE_FAILURE', /access key id and its password, or the token/],
    ['OPERATION_DENIED_INSTANCE_CREATING', /run again when it is ready/i],
    ['OPERATION_DENIED_INSTANCE_EXIST', /still uses it/],
    ['INVALID_PARAMETER_VALUE', /Check the id/],
    ['OPERATION_DENIED_EIP_NOT_RECYCLED', /Run again/],
    ['OPERATION_DENIED_EIP_RECYCLED', /Run again/],
    ['OPERATION_FAILED_RESOURCE_NOT_FOUND', /Run again/],
  ])('about %s: %s', (code, hint) => {
    expect(hintFor(code, call)).toMatch(hint)
  })

  it('is not guessed for a code that nobody knows', () => {
    expect(hintFor('A_CODE_NOBODY_KNOWS', call)).toBeUndefined()
  })

  it.each(MEANINGS)('is one or two sentences for every known code: %s', (code) => {
    expect(hintFor(code, call)).toMatch(/^[A-Z][^\n]*\.$/)
  })
})
