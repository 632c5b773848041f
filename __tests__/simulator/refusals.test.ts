// When a write is refused, with which status and code, and that a refused write changes nothing.
import { describe, expect, test } from '@jest/globals'
import {
  BMC,
  BMC_LB,
  CIDR,
  CONNECT,
  denied,
  EIP,
  HOUR,
  one,
  PORT,
  ROUTER,
  ROWS,
  START,
  verdict,
  VM,
  VM_DISK,
  World,
  ZEC,
  ZEC_DISK,
  ZEC_EIP,
  ZLB,
  type KindRow,
} from './world.ts'

const BEING_RECYCLED = '400 UNSUPPORTED_OPERATION_INSTANCE_BEING_RECYCLE'
const RECYCLED = '403 OPERATION_DENIED_INSTANCE_RECYCLED'
const CREATING = '403 OPERATION_DENIED_INSTANCE_CREATING'
const INSTALLING = '403 OPERATION_DENIED_INSTANCE_STATUS_INSTALLING'
const NOT_RECYCLED = '403 OPERATION_DENIED_INSTANCE_NOT_RECYCLED'
const EIP_RECYCLED = '403 OPERATION_DENIED_EIP_RECYCLED'
const EIP_BUSY = '403 OPERATION_DENIED_EIP_STATUS_NOT_SUPPORT'
const EIP_NOT_RECYCLED = '403 OPERATION_DENIED_EIP_NOT_RECYCLED'
const FOR_RECYCLED = '403 OPERATION_FAILED_FOR_RECYCLE_RESOURCE'
const VM_DISK_BUSY = '400 UNSUPPORTED_OPERATION_DISK_UNAVAILABLE'
const VM_DISK_RECYCLED = '400 UNSUPPORTED_OPERATION_DISK_BEING_RECYCLE'
const VM_DISK_NOT_RECYCLED = '400 UNSUPPORTED_OPERATION_DISK_NOT_BEING_RECYCLE'
const CIDR_RECYCLED = '403 OPERATION_DENIED_CIDRBLOCK_RECYCLED'
const CIDR_NOT_RECYCLED = '403 OPERATION_DENIED_CIDRBLOCK_NOT_RECYCLED'
const FAILED = '200 but for a'
const NOT_UNBOUND = '400 OPERATION_DENIED_EIP_IS_NOT_UN_ASSIGN'
const ZEC_DISK_STATUS = '400 UNSUPPORTED_OPERATION_DISK_STATUS'

interface Case {
  readonly row: KindRow
  readonly statuses: readonly string[]
  readonly terminate: string
  readonly release: string
}

const CASES: readonly Case[] = [
  { row: PORT, statuses: ['RUNNING'], terminate: '200', release: NOT_RECYCLED },
  { row: PORT, statuses: ['CREATING'], terminate: CREATING, release: CREATING },
  {
    row: PORT,
    statuses: ['UPDATING', 'RECOVERING', 'MAINTENANCE'],
    terminate: CREATING,
    release: NOT_RECYCLED,
  },
  { row: PORT, statuses: ['DELETING'], terminate: BEING_RECYCLED, release: NOT_RECYCLED },
  { row: PORT, statuses: ['RECYCLED'], terminate: RECYCLED, release: '200' },
  { row: PORT, statuses: ['DESTROYING'], terminate: CREATING, release: CREATING },
  { row: VM, statuses: ['RUNNING', 'STOPPED', 'CREATE_FAILED'], terminate: '200', release: NOT_RECYCLED },
  { row: VM, statuses: ['PENDING', 'DEPLOYING'], terminate: CREATING, release: NOT_RECYCLED },
  {
    row: VM,
    statuses: ['REBUILDING', 'REBOOT', 'BOOTING', 'STOPPING', 'IMAGING'],
    terminate: INSTALLING,
    release: NOT_RECYCLED,
  },
  { row: VM, statuses: ['MAINTENANCE'], terminate: INSTALLING, release: NOT_RECYCLED },
  { row: VM, statuses: ['RECYCLING'], terminate: BEING_RECYCLED, release: NOT_RECYCLED },
  { row: VM, statuses: ['RECYCLE'], terminate: RECYCLED, release: '200' },
  { row: VM, statuses: ['RELEASING'], terminate: RECYCLED, release: NOT_RECYCLED },
  {
    row: BMC,
    statuses: ['RUNNING', 'STOPPED', 'CREATE_FAILED', 'INSTALL_FAILED'],
    terminate: '200',
    release: NOT_RECYCLED,
  },
  { row: BMC, statuses: ['PENDING', 'CREATING'], terminate: CREATING, release: NOT_RECYCLED },
  { row: BMC, statuses: ['INSTALLING', 'BOOTING', 'STOPPING'], terminate: INSTALLING, release: NOT_RECYCLED },
  { row: BMC, statuses: ['RECYCLING'], terminate: BEING_RECYCLED, release: NOT_RECYCLED },
  { row: BMC, statuses: ['RECYCLE'], terminate: RECYCLED, release: '200' },
  { row: BMC, statuses: ['RELEASING'], terminate: RECYCLED, release: NOT_RECYCLED },
  {
    row: EIP,
    statuses: ['AVAILABLE', 'ASSOCIATED', 'INUSE', 'CREATE_FAILED'],
    terminate: '200',
    release: EIP_NOT_RECYCLED,
  },
  {
    row: EIP,
    statuses: ['CREATING', 'ASSOCIATING', 'UNASSOCIATING'],
    terminate: EIP_BUSY,
    release: EIP_NOT_RECYCLED,
  },
  { row: EIP, statuses: ['RECYCLING', 'RELEASING'], terminate: EIP_RECYCLED, release: EIP_NOT_RECYCLED },
  { row: EIP, statuses: ['RECYCLE'], terminate: EIP_RECYCLED, release: '200' },
  ...[CONNECT, ROUTER].flatMap((row): Case[] => [
    { row, statuses: ['RUNNING'], terminate: '200', release: NOT_RECYCLED },
    { row, statuses: ['CREATING', 'DESTROYING'], terminate: CREATING, release: CREATING },
    {
      ...{ row, statuses: ['UPDATING', 'RECOVERING', 'NOT_ACCEPT', 'DELETING_FAILED'] },
      ...{ terminate: CREATING, release: NOT_RECYCLED },
    },
    { row, statuses: ['DELETING'], terminate: FOR_RECYCLED, release: NOT_RECYCLED },
    { row, statuses: ['RECYCLED', 'RECYCLE'], terminate: FOR_RECYCLED, release: '200' },
  ]),
  { row: VM_DISK, statuses: ['AVAILABLE', 'FAILED'], terminate: '200', release: VM_DISK_NOT_RECYCLED },
  {
    row: VM_DISK,
    statuses: ['CREATING', 'IN_USE', 'ATTACHING', 'DETACHING', 'CHANGING', 'MAINTENANCE'],
    terminate: VM_DISK_BUSY,
    release: VM_DISK_NOT_RECYCLED,
  },
  { row: VM_DISK, statuses: ['RECYCLING'], terminate: VM_DISK_RECYCLED, release: VM_DISK_NOT_RECYCLED },
  { row: VM_DISK, statuses: ['RECYCLED', 'RECYCLE'], terminate: VM_DISK_RECYCLED, release: '200' },
  {
    row: VM_DISK,
    statuses: ['DELETING'],
    terminate: VM_DISK_RECYCLED,
    release: '400 UNSUPPORTED_OPERATION_RECYCLE_STATUS',
  },
  { row: CIDR, statuses: ['AVAILABLE', 'CREATE_FAILED'], terminate: '200', release: CIDR_NOT_RECYCLED },
  { row: CIDR, statuses: ['CREATING', 'MAINTENANCE'], terminate: CREATING, release: CIDR_NOT_RECYCLED },
  { row: CIDR, statuses: ['RECYCLING', 'DELETING'], terminate: CIDR_RECYCLED, release: CIDR_NOT_RECYCLED },
  { row: CIDR, statuses: ['RECYCLE', 'RECYCLED'], terminate: CIDR_RECYCLED, release: '200' },
  { row: BMC_LB, statuses: ['RUNNING', 'CREATE_FAILED'], terminate: '200', release: NOT_RECYCLED },
  { row: BMC_LB, statuses: ['CREATING', 'MAINTENANCE'], terminate: CREATING, release: NOT_RECYCLED },
  { row: BMC_LB, statuses: ['RECYCLING', 'RELEASING'], terminate: FOR_RECYCLED, release: NOT_RECYCLED },
  { row: BMC_LB, statuses: ['RECYCLE', 'RECYCLED'], terminate: FOR_RECYCLED, release: '200' },
  ...[
    { row: ZEC, expected: '200', statuses: ['RUNNING', 'STOPPED', 'REINSTALL_FAILED', 'CREATE_FAILED'] },
    { row: ZEC, expected: '200', statuses: ['RECYCLE', 'RECYCLED'] },
    { row: ZEC, expected: FAILED, statuses: ['PENDING', 'DEPLOYING', 'REBUILDING', 'REBOOT', 'BOOTING'] },
    { row: ZEC, expected: FAILED, statuses: ['STOPPING', 'IMAGING', 'RESIZING', 'MAINTENANCE'] },
    { row: ZEC, expected: FAILED, statuses: ['RECYCLING', 'RELEASING'] },
    { row: ZEC_EIP, expected: '200', statuses: ['UNBIND', 'CREATE_FAILED', 'RECYCLED', 'RECYCLE'] },
    { row: ZEC_EIP, expected: NOT_UNBOUND, statuses: ['BINDED', 'CREATING', 'ASSIGNING', 'MAINTENANCE'] },
    { row: ZEC_EIP, expected: FOR_RECYCLED, statuses: ['RECYCLING', 'DELETING'] },
    { row: ZEC_DISK, expected: '200', statuses: ['AVAILABLE', 'FAILED', 'RECYCLED', 'RECYCLE'] },
    { row: ZEC_DISK, expected: ZEC_DISK_STATUS, statuses: ['IN_USE', 'CREATING', 'ATTACHING', 'DETACHING'] },
    { row: ZEC_DISK, expected: ZEC_DISK_STATUS, statuses: ['CHANGING', 'SNAPSHOT_CREATING', 'ROLLING_BACK'] },
    { row: ZEC_DISK, expected: ZEC_DISK_STATUS, statuses: ['RECYCLING', 'DELETING', 'MAINTENANCE'] },
    { row: ZLB, expected: '200', statuses: ['RUNNING', 'CREATE_FAILED', 'RECYCLED', 'RECYCLE'] },
    { row: ZLB, expected: CREATING, statuses: ['CREATING', 'MAINTENANCE'] },
    { row: ZLB, expected: FOR_RECYCLED, statuses: ['RECYCLING', 'RELEASING'] },
  ].map(({ row, statuses, expected }) => ({ row, statuses, terminate: expected, release: expected })),
]

describe('by status', () => {
  const each = CASES.flatMap(({ statuses, row, ...rest }) =>
    statuses.map((status) => ({ ...rest, row, kind: row.kind, status })),
  )

  test.each(each)('$kind $status: terminate $terminate, release $release', ({ row, status, ...expected }) => {
    for (const version of row.versions) {
      const terminated = one(row, { status })
      expect(verdict(terminated.terminate(row, 'a', version))).toBe(expected.terminate)
      if (expected.terminate !== '200') expect(terminated.status(row)).toBe(status)
    }
    const released = one(row, { status })
    expect(verdict(released.release(row, 'a'))).toBe(expected.release)
    if (expected.release !== '200') expect(released.status(row)).toBe(status)
    expect(released.simulator.calls[0]?.applied).toBe(expected.release === '200')
  })
})

describe('what is not there', () => {
  test.each(ROWS)('$kind: $missing, whether it never was or is gone', (row) => {
    const world = one(row, { status: row.bin }, { delays: { release: 0 } })
    const unknown = denied(row, `404 ${row.missing}`, 'b')
    expect(verdict(world.terminate(row, 'b'))).toBe(unknown)
    expect(verdict(world.release(row, 'b'))).toBe(unknown)
    world.release(row, 'a')
    const expected = denied(row, `404 ${row.missing}`)
    expect(verdict(world.terminate(row, 'a'))).toBe(expected)
    expect(verdict(world.release(row, 'a'))).toBe(expected)
  })

  test('an id of another kind is none of this kind', () => {
    const world = one(VM)
    expect(verdict(world.terminate(BMC, 'a'))).toBe('404 INVALID_INSTANCE_NOT_FOUND')
  })
})

describe('a batch with one bad id', () => {
  test.each([VM, BMC, EIP, CIDR])('$release of $kind is refused whole', (row) => {
    const world = new World({
      resources: [
        { kind: row.kind, id: 'a', status: row.bin },
        { kind: row.kind, id: 'b' },
        { kind: row.kind, id: 'c', status: row.bin },
      ],
    })
    expect(verdict(world.release(row, 'a', 'b', 'c'))).toMatch(
      /^403 OPERATION_DENIED_(INSTANCE|EIP|CIDRBLOCK)_NOT_RECYCLED$/,
    )
    expect(verdict(world.release(row, 'a', 'x', 'c'))).toBe(`404 ${row.missing}`)
    expect(['a', 'b', 'c'].map((id) => world.status(row, id))).toEqual([row.bin, row.live, row.bin])
    expect(verdict(world.release(row, 'a', 'c'))).toBe('200')
  })
})

test('a batch of zec instances is done but for the bad ids, which the answer lists', () => {
  const world = new World({
    resources: [
      { kind: 'zec-instance', id: 'a' },
      { kind: 'zec-instance', id: 'b', status: 'BOOTING' },
      { kind: 'zec-instance', id: 'c', status: 'RECYCLE' },
      {
        ...{ kind: 'zec-instance', id: 'd' },
        refuse: { ReleaseInstances: { status: 403, code: 'OPERATION_DENIED_INSTANCE_RECYCLED', times: 1 } },
      },
    ],
  })
  const release = (...ids: string[]): unknown => world.release(ZEC, ...ids).json.response?.['instanceIds']
  expect(release('a', 'b', 'x', 'c', 'd')).toEqual(['b', 'x', 'd'])
  expect(['a', 'b', 'c', 'd'].map((id) => world.status(ZEC, id))).toEqual([
    ...['RELEASING', 'BOOTING', 'RELEASING', 'RUNNING'],
  ])
  expect(release('d')).toEqual([])
  expect(release('b')).toEqual(['b'])
  expect(world.simulator.calls.map(({ status, applied }) => [status, applied])).toEqual([
    ...[
      [200, true],
      [200, true],
      [200, false],
    ],
  ])
})

describe('subscriptions', () => {
  test.each([
    { row: PORT, kind: 'port', index: 0, expected: '403 OPERATION_DENIED_INSTANCE_SUBSCRIPTION' },
    { row: PORT, kind: 'port', index: 1, expected: '403 OPERATION_DENIED_INSTANCE_SUBSCRIPTION' },
    { row: VM, kind: 'vm-instance', index: 0, expected: '400 UNSUPPORTED_OPERATION_INSTANCE_CHARGE_TYPE' },
    { row: VM, kind: 'vm-instance', index: 1, expected: '400 UNSUPPORTED_OPERATION_INSTANCE_CHARGE_TYPE' },
    { row: EIP, kind: 'bmc-eip', index: 0, expected: '403 OPERATION_DENIED_EIP_SUBSCRIPTION' },
    { row: EIP, kind: 'bmc-eip', index: 1, expected: '403 OPERATION_DENIED_EIP_SUBSCRIPTION' },
    ...([0, 1] as const).flatMap((index) => [
      ...[CONNECT, ROUTER, BMC_LB].map((row) => ({
        ...{ row, kind: row.kind, index, expected: '403 OPERATION_DENIED_INSTANCE_SUBSCRIPTION' },
      })),
      ...[VM_DISK, ZEC_EIP, ZEC_DISK, ZLB].map((row) => ({
        ...{ row, kind: row.kind, index, expected: '400 UNSUPPORTED_OPERATION_INSTANCE_CHARGE_TYPE' },
      })),
      { row: CIDR, kind: CIDR.kind, index, expected: '403 OPERATION_DENIED_CIDRBLOCK_SUBSCRIPTION' },
      { row: ZEC, kind: ZEC.kind, index, expected: FAILED },
    ]),
  ] as const)('$kind, version $index: $expected', ({ row, index, expected }) => {
    const world = one(row, { chargeType: 'PREPAID' })
    expect(verdict(world.terminate(row, 'a', row.versions[index]))).toBe(expected)
    expect(world.status(row)).toBe(row.live)
  })

  test('bare metal accepts, does not renew, and lives until its expiry', () => {
    const expiredTime = new Date(START + 10 * HOUR).toISOString().replace('.000', '')
    const world = one(BMC, { chargeType: 'PREPAID', expiredTime })
    expect(world.see(BMC, 'a')).toMatchObject({ autoRenew: true, expiredTime })
    expect(verdict(world.terminate(BMC, 'a'))).toBe('200')
    expect(world.see(BMC, 'a')).toMatchObject({ autoRenew: false, instanceStatus: 'RUNNING' })
    expect(verdict(world.terminate(BMC, 'a'))).toBe('200')
    expect(world.simulator.calls.filter(({ write }) => write).map(({ applied }) => applied)).toEqual([
      true,
      false,
    ])
    world.pass(10 * HOUR - 1)
    expect(world.status(BMC)).toBe('RUNNING')
    world.pass(1)
    expect(world.status(BMC)).toBe('RECYCLING')
    world.pass(2 * 24 * HOUR)
    expect(world.status(BMC)).toBeUndefined()
  })

  test('what is renewed outlives its expiry, what is not goes by itself', () => {
    const expiredTime = '2026-11-21T10:00:00Z'
    for (const autoRenew of [true, false]) {
      const world = one(EIP, { chargeType: 'PREPAID', expiredTime, autoRenew })
      world.pass(11 * HOUR)
      expect(world.status(EIP)).toBe(autoRenew ? 'AVAILABLE' : 'RECYCLE')
    }
  })
})

describe('a commitment', () => {
  test.each(ROWS)('$kind in its term cannot be terminated', (row) => {
    const world = one(row, { commitment: true })
    expect(verdict(world.terminate(row, 'a'))).toBe(denied(row, '403 OPERATION_DENIED_POSTPAID_PROMISE'))
    expect(world.status(row)).toBe(row.live)
  })

  test('the status comes first', () => {
    const world = one(VM, { commitment: true, chargeType: 'PREPAID', status: 'BOOTING' })
    expect(verdict(world.terminate(VM, 'a'))).toBe(INSTALLING)
  })
})

describe('refusals from the seed', () => {
  const refuse = { TerminateInstance: { status: 403, code: 'SOMETHING_NEW', message: 'No.', times: 2 } }

  test('are given as often as said, then the call goes through', () => {
    const world = one(VM, { refuse })
    const answers = [1, 2, 3].map(() => world.terminate(VM, 'a'))
    expect(answers.map(verdict)).toEqual(['403 SOMETHING_NEW', '403 SOMETHING_NEW', '200'])
    expect(answers[0]?.json.message).toBe('No.')
  })

  test('are given for ever when no number is said', () => {
    const world = one(VM, { refuse: { TerminateInstance: { status: 500, code: 'X' } } })
    expect(Array.from({ length: 5 }, () => verdict(world.terminate(VM, 'a')))).toEqual(Array(5).fill('500 X'))
    expect(world.status(VM)).toBe('RUNNING')
  })

  test('are for that resource and that action alone', () => {
    const world = one(
      VM,
      { refuse, status: 'RECYCLE' },
      { generate: [{ kind: 'vm-instance', count: 1, prefix: 'b-' }] },
    )
    expect(verdict(world.terminate(VM, 'b-1'))).toBe('200')
    expect(verdict(world.release(VM, 'a'))).toBe('200')
  })

  test('refuse a whole batch', () => {
    const generate = [{ kind: 'vm-instance', count: 1, prefix: 'b-', status: 'RECYCLE' }]
    const once = { ReleaseInstances: { status: 403, code: 'X', times: 1 } }
    const world = one(VM, { status: 'RECYCLE', refuse: once }, { generate })
    expect(verdict(world.release(VM, 'b-1', 'a'))).toBe('403 X')
    expect(world.status(VM, 'b-1')).toBe('RECYCLE')
    expect(verdict(world.release(VM, 'b-1', 'a'))).toBe('200')
  })
})
