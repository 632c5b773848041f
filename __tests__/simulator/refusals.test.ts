// When a write is refused, with which status and code, and that a refused write changes nothing.
import { describe, expect, test } from '@jest/globals'
import { BMC, EIP, HOUR, one, PORT, ROWS, START, verdict, VM, World, type KindRow } from './world.ts'

const BEING_RECYCLED = '400 UNSUPPORTED_OPERATION_INSTANCE_BEING_RECYCLE'
const RECYCLED = '403 OPERATION_DENIED_INSTANCE_RECYCLED'
const CREATING = '403 OPERATION_DENIED_INSTANCE_CREATING'
const INSTALLING = '403 OPERATION_DENIED_INSTANCE_STATUS_INSTALLING'
const NOT_RECYCLED = '403 OPERATION_DENIED_INSTANCE_NOT_RECYCLED'
const EIP_RECYCLED = '403 OPERATION_DENIED_EIP_RECYCLED'
const EIP_BUSY = '403 OPERATION_DENIED_EIP_STATUS_NOT_SUPPORT'
const EIP_NOT_RECYCLED = '403 OPERATION_DENIED_EIP_NOT_RECYCLED'

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
    const expected = `404 ${row.missing}`
    expect(verdict(world.terminate(row, 'b'))).toBe(expected)
    expect(verdict(world.release(row, 'b'))).toBe(expected)
    world.release(row, 'a')
    expect(verdict(world.terminate(row, 'a'))).toBe(expected)
    expect(verdict(world.release(row, 'a'))).toBe(expected)
  })

  test('an id of another kind is none of this kind', () => {
    const world = one(VM)
    expect(verdict(world.terminate(BMC, 'a'))).toBe('404 INVALID_INSTANCE_NOT_FOUND')
  })
})

describe('a batch with one bad id', () => {
  test.each([VM, BMC, EIP])('$release of $kind is refused whole', (row) => {
    const world = new World({
      resources: [
        { kind: row.kind, id: 'a', status: row.bin },
        { kind: row.kind, id: 'b' },
        { kind: row.kind, id: 'c', status: row.bin },
      ],
    })
    expect(verdict(world.release(row, 'a', 'b', 'c'))).toMatch(
      /^403 OPERATION_DENIED_(INSTANCE|EIP)_NOT_RECYCLED$/,
    )
    expect(verdict(world.release(row, 'a', 'x', 'c'))).toBe(`404 ${row.missing}`)
    expect(['a', 'b', 'c'].map((id) => world.status(row, id))).toEqual([row.bin, row.live, row.bin])
    expect(verdict(world.release(row, 'a', 'c'))).toBe('200')
  })
})

describe('subscriptions', () => {
  test.each([
    { row: PORT, kind: 'port', index: 0, expected: '403 OPERATION_DENIED_INSTANCE_SUBSCRIPTION' },
    { row: PORT, kind: 'port', index: 1, expected: '403 OPERATION_DENIED_INSTANCE_SUBSCRIPTION' },
    { row: VM, kind: 'vm-instance', index: 0, expected: '400 UNSUPPORTED_OPERATION_INSTANCE_CHARGE_TYPE' },
    { row: VM, kind: 'vm-instance', index: 1, expected: '400 UNSUPPORTED_OPERATION_INSTANCE_CHARGE_TYPE' },
    { row: BMC, kind: 'bmc-instance', index: 0, expected: '403 OPERATION_DENIED_INSTANCE_SUBSCRIPTION' },
    { row: EIP, kind: 'bmc-eip', index: 0, expected: '403 OPERATION_DENIED_EIP_SUBSCRIPTION' },
    { row: EIP, kind: 'bmc-eip', index: 1, expected: '403 OPERATION_DENIED_EIP_SUBSCRIPTION' },
  ] as const)('$kind, version $index: $expected', ({ row, index, expected }) => {
    const world = one(row, { chargeType: 'PREPAID' })
    expect(verdict(world.terminate(row, 'a', row.versions[index]))).toBe(expected)
    expect(world.status(row)).toBe(row.live)
  })

  test('bare metal since 2026 accepts, does not renew, and lives until its expiry', () => {
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
    expect(verdict(world.terminate(row, 'a'))).toBe('403 OPERATION_DENIED_POSTPAID_PROMISE')
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
