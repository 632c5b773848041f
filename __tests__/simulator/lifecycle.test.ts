// How a resource goes from one status to the next: when told to, by itself, by the script, by an operator's hand.
import { describe, expect, test } from '@jest/globals'
import {
  BMC,
  BMC_LB,
  CIDR,
  CONNECT,
  EIP,
  HOUR,
  one,
  PORT,
  ROUTER,
  ROWS,
  START,
  VM,
  VM_DISK,
  ZEC,
  ZEC_DISK,
  ZEC_EIP,
  ZLB,
} from './world.ts'

describe('the way out', () => {
  test.each(ROWS)('of $kind: live, $recycling, $bin, $leaving, gone', (row) => {
    const world = one(row)
    expect(world.terminate(row, 'a').status).toBe(200)
    expect(world.status(row)).toBe(row.recycling)
    world.pass(1999)
    expect(world.status(row)).toBe(row.recycling)
    world.pass(1)
    expect(world.status(row)).toBe(row.bin)
    world.pass(HOUR)
    expect(world.status(row)).toBe(row.bin)
    expect(world.release(row, 'a').status).toBe(200)
    expect(world.status(row)).toBe(row.leaving)
    world.pass(1999)
    expect(world.status(row)).toBe(row.leaving)
    world.pass(1)
    expect(world.status(row)).toBeUndefined()
    expect(world.list(row)).toEqual([])
  })

  test('is in the history, with its times', () => {
    const world = one(VM)
    world.terminate(VM, 'a')
    world.pass(5000)
    world.release(VM, 'a')
    world.pass(5000)
    expect(
      world.simulator.historyOf('vm-instance', 'a').map(({ status, at }) => [status, at - START]),
    ).toEqual([
      ['RUNNING', -30 * 24 * HOUR],
      ['RECYCLING', 0],
      ['RECYCLE', 2000],
      ['RELEASING', 5000],
      ['GONE', 7000],
    ])
  })

  test('takes as long as the seed says, one resource by itself or all', () => {
    const seed = { delays: { recycle: 10, release: 20 } }
    const world = one(PORT, { delays: { recycle: 100 } }, seed)
    world.terminate(PORT, 'a')
    world.pass(99)
    expect(world.status(PORT)).toBe('DELETING')
    world.pass(1)
    world.release(PORT, 'a')
    world.pass(19)
    expect(world.status(PORT)).toBe('DESTROYING')
    world.pass(1)
    expect(world.status(PORT)).toBeUndefined()
  })

  test('takes no time at all with no delay', () => {
    const world = one(PORT, {}, { delays: { recycle: 0, release: 0 } })
    world.terminate(PORT, 'a')
    expect(world.status(PORT)).toBe('RECYCLED')
    world.release(PORT, 'a')
    expect(world.status(PORT)).toBeUndefined()
    const history = world.simulator.historyOf('port', 'a').map(({ status }) => status)
    expect(history).toEqual(['RUNNING', 'DELETING', 'RECYCLED', 'DESTROYING', 'DESTROYED', 'GONE'])
  })

  test.each(ROWS)('of $kind goes on by itself after 24 hours in the recycle bin', (row) => {
    const world = one(row)
    world.terminate(row, 'a')
    world.pass(2000 + 24 * HOUR - 1)
    expect(world.status(row)).toBe(row.bin)
    world.pass(1)
    expect(world.status(row)).toBe(row.leaving)
    world.pass(2000)
    expect(world.status(row)).toBeUndefined()
  })

  test('a port may be shown as DESTROYED for a while', () => {
    const world = one(PORT, { status: 'RECYCLED', listedWhenGone: 500 })
    world.release(PORT, 'a')
    world.pass(2000)
    expect(world.see(PORT, 'a')).toMatchObject({ portStatus: 'DESTROYED' })
    expect(world.terminate(PORT, 'a').json.code).toBe('INVALID_PORT_NOT_FOUND')
    expect(world.release(PORT, 'a').json.code).toBe('INVALID_PORT_NOT_FOUND')
    world.pass(500)
    expect(world.see(PORT, 'a')).toBeUndefined()
  })

  test('several leave with one call', () => {
    const world = one(
      VM,
      { status: 'RECYCLE' },
      { generate: [{ kind: 'vm-instance', count: 2, prefix: 'b-', status: 'RECYCLE' }] },
    )
    expect(world.release(VM, 'a', 'b-1', 'b-2').status).toBe(200)
    world.pass(2000)
    expect(world.list(VM)).toEqual([])
  })
})

test('an id that is there twice in a call counts once', () => {
  const world = one(VM, { status: 'RECYCLE' })
  expect(world.release(VM, 'a', 'a').status).toBe(200)
  expect(world.simulator.historyOf('vm-instance', 'a').map(({ status }) => status)).toEqual([
    'RECYCLE',
    'RELEASING',
  ])
})

describe('what was created in vain', () => {
  const failed = [
    ...[VM, BMC, EIP, CIDR, BMC_LB, ZEC, ZEC_EIP, ZLB].map((row) => ({ row, status: 'CREATE_FAILED' })),
    ...[VM_DISK, ZEC_DISK].map((row) => ({ row, status: 'FAILED' })),
  ].map(({ row, status }) => ({ row, kind: row.kind, status }))

  test.each(failed)('$kind in $status never sees the recycle bin', ({ row, status }) => {
    for (const attributes of [{}, { chargeType: 'PREPAID' }, { commitment: true }]) {
      const world = one(row, { status, ...attributes })
      expect(world.terminate(row, 'a', row.versions[0]).status).toBe(200)
      expect(world.status(row)).toBe(row.leaving)
      world.pass(2000)
      expect(world.status(row)).toBeUndefined()
    }
  })

  test('bare metal in INSTALL_FAILED goes the way of all others', () => {
    const world = one(BMC, { status: 'INSTALL_FAILED' })
    world.terminate(BMC, 'a')
    world.pass(2000)
    expect(world.status(BMC)).toBe('RECYCLE')
  })
})

describe('statuses that lead on by themselves', () => {
  const leadsOn = [
    [PORT, { CREATING: 'RUNNING', UPDATING: 'RUNNING', RECOVERING: 'RUNNING' }],
    [PORT, { DELETING: 'RECYCLED', DESTROYING: undefined }],
    [
      VM,
      {
        PENDING: 'RUNNING',
        DEPLOYING: 'RUNNING',
        REBUILDING: 'RUNNING',
        REBOOT: 'RUNNING',
        BOOTING: 'RUNNING',
      },
    ],
    [VM, { IMAGING: 'RUNNING', STOPPING: 'STOPPED', RECYCLING: 'RECYCLE', RELEASING: undefined }],
    [BMC, { PENDING: 'RUNNING', CREATING: 'RUNNING', INSTALLING: 'RUNNING', BOOTING: 'RUNNING' }],
    [BMC, { STOPPING: 'STOPPED', RECYCLING: 'RECYCLE', RELEASING: undefined }],
    [
      EIP,
      {
        CREATING: 'AVAILABLE',
        ASSOCIATING: 'ASSOCIATED',
        UNASSOCIATING: 'AVAILABLE',
        RECOVERING: 'AVAILABLE',
      },
    ],
    [EIP, { RECYCLING: 'RECYCLE', RELEASING: undefined }],
    ...[CONNECT, ROUTER].map(
      (row) =>
        [
          row,
          {
            ...{ CREATING: 'RUNNING', UPDATING: 'RUNNING', RECOVERING: 'RUNNING' },
            ...{ DELETING: 'RECYCLED', DESTROYING: undefined },
          },
        ] as const,
    ),
    ...[VM_DISK, ZEC_DISK].map(
      (row) =>
        [
          row,
          {
            ...{ CREATING: 'AVAILABLE', ATTACHING: 'IN_USE', DETACHING: 'AVAILABLE', CHANGING: 'AVAILABLE' },
            ...{ RECYCLING: 'RECYCLED', DELETING: undefined },
          },
        ] as const,
    ),
    [ZEC_DISK, { SNAPSHOT_CREATING: 'AVAILABLE', ROLLING_BACK: 'AVAILABLE' }],
    [CIDR, { CREATING: 'AVAILABLE', RECYCLING: 'RECYCLE', DELETING: undefined }],
    [BMC_LB, { CREATING: 'RUNNING', RECYCLING: 'RECYCLE', RELEASING: undefined }],
    [
      ZEC,
      {
        ...{ PENDING: 'RUNNING', DEPLOYING: 'RUNNING', REBUILDING: 'RUNNING', REBOOT: 'RUNNING' },
        ...{ BOOTING: 'RUNNING', IMAGING: 'RUNNING', RESIZING: 'RUNNING', STOPPING: 'STOPPED' },
        ...{ RECYCLING: 'RECYCLE', RELEASING: undefined },
      },
    ],
    [ZEC_EIP, { CREATING: 'UNBIND', ASSIGNING: 'BINDED', RECYCLING: 'RECYCLED', DELETING: undefined }],
    [ZLB, { CREATING: 'RUNNING', RECYCLING: 'RECYCLED', RELEASING: undefined }],
  ] as const
  const cases = leadsOn.flatMap(([row, table]) =>
    Object.entries(table).map(([from, to]) => ({ row, kind: row.kind, from, to })),
  )

  test.each(cases)('$kind $from to $to', ({ row, from, to }) => {
    const world = one(row, { status: from, delays: { busy: 700 } })
    world.pass(699)
    expect(world.status(row)).toBe(from)
    world.pass(1)
    expect(world.status(row)).toBe(to)
  })

  const staying = [
    ...ROWS.map((row) => [row, row.live] as const),
    ...ROWS.map((row) => [row, 'MAINTENANCE'] as const),
    ...[VM, BMC, ZEC].map((row) => [row, 'STOPPED'] as const),
    ...[VM, BMC, EIP, CIDR, BMC_LB, ZEC, ZEC_EIP, ZLB].map((row) => [row, 'CREATE_FAILED'] as const),
    ...[VM_DISK, ZEC_DISK].flatMap((row) => ['IN_USE', 'FAILED'].map((status) => [row, status] as const)),
    [ZEC, 'REINSTALL_FAILED'] as const,
    [ZEC_EIP, 'BINDED'] as const,
    [BMC, 'INSTALL_FAILED'] as const,
    [EIP, 'ASSOCIATED'] as const,
    [EIP, 'INUSE'] as const,
  ].map(([row, status]) => ({ row, kind: row.kind, status }))

  test.each(staying)('$kind $status stays', ({ row, status }) => {
    const world = one(row, { status })
    world.pass(1000 * HOUR)
    expect(world.status(row)).toBe(status)
  })

  test.each(ROWS)('$kind seeded in the recycle bin stays there for 24 hours', (row) => {
    const world = one(row, { status: row.bin })
    world.pass(24 * HOUR - 1)
    expect(world.status(row)).toBe(row.bin)
    world.pass(2001)
    expect(world.status(row)).toBeUndefined()
  })

  test.each(ROWS)('$kind: RECYCLE and RECYCLED are the same', (row) => {
    for (const status of ['RECYCLE', 'RECYCLED']) {
      const world = one(row, { status })
      expect(world.see(row, 'a')).toMatchObject({ [row.status]: status })
      expect(world.release(row, 'a').status).toBe(200)
    }
  })
})

describe('what the seed has in mind', () => {
  test('stuck: never leaves its status, though calls are accepted', () => {
    const world = one(VM, { stuck: true })
    const answer = world.terminate(VM, 'a')
    expect(answer.status).toBe(200)
    expect(world.simulator.calls[0]).toMatchObject({ applied: false })
    world.pass(1000 * HOUR)
    expect(world.status(VM)).toBe('RUNNING')
  })

  test('stuck in a transitional status', () => {
    const world = one(VM, { status: 'RECYCLING', stuck: true })
    world.pass(1000 * HOUR)
    expect(world.status(VM)).toBe('RECYCLING')
  })

  test('stuck at a status it has yet to reach', () => {
    const world = one(VM, { stuck: 'RELEASING' })
    world.terminate(VM, 'a')
    world.pass(2000)
    world.release(VM, 'a')
    world.pass(1000 * HOUR)
    expect(world.status(VM)).toBe('RELEASING')
  })

  test('a timeline happens by itself', () => {
    const timeline = [
      { after: 3000, status: 'STOPPING' },
      { after: 1000, status: 'IMAGING' },
    ]
    const world = one(VM, { timeline })
    const seen = [0, 1000, 2999, 3000, 4999, 5000].map((at) => {
      world.now = START + at
      return world.status(VM)
    })
    expect(seen).toEqual(['RUNNING', 'IMAGING', 'IMAGING', 'STOPPING', 'STOPPING', 'STOPPED'])
  })

  test('a timeline goes on whatever calls do: someone takes it out of the bin', () => {
    const world = one(PORT, { timeline: [{ after: 5000, status: 'RECOVERING' }] })
    world.terminate(PORT, 'a')
    world.pass(4999)
    expect(world.status(PORT)).toBe('RECYCLED')
    world.pass(1)
    expect(world.status(PORT)).toBe('RECOVERING')
    world.pass(2000)
    expect(world.status(PORT)).toBe('RUNNING')
    world.pass(48 * HOUR)
    expect(world.status(PORT)).toBe('RUNNING')
  })

  test('a timeline can make it vanish, and does not bring back what is gone', () => {
    const vanishing = one(PORT, { timeline: [{ after: 1000, status: 'GONE' }] })
    vanishing.pass(1000)
    expect(vanishing.status(PORT)).toBeUndefined()
    const late = one(PORT, { status: 'RECYCLED', timeline: [{ after: 10_000, status: 'RUNNING' }] })
    late.release(PORT, 'a')
    late.pass(20_000)
    expect(late.status(PORT)).toBeUndefined()
  })

  test('what the timeline says at the start counts', () => {
    expect(one(PORT, { timeline: [{ after: 0, status: 'UPDATING' }] }).status(PORT)).toBe('UPDATING')
  })
})

describe("an operator's hand", () => {
  test('recovers from the bin', () => {
    const world = one(PORT)
    world.terminate(PORT, 'a')
    world.pass(3000)
    world.simulator.setStatus('port', 'a', 'RECOVERING')
    world.pass(2000)
    expect(world.status(PORT)).toBe('RUNNING')
    expect(world.terminate(PORT, 'a').status).toBe(200)
  })

  test('works on what is stuck, and knows what is not there', () => {
    const world = one(VM, { stuck: true })
    world.simulator.setStatus('vm-instance', 'a', 'STOPPED')
    expect(world.status(VM)).toBe('STOPPED')
    expect(() => {
      world.simulator.setStatus('vm-instance', 'b', 'STOPPED')
    }).toThrow('There is no vm-instance b.')
    expect(() => world.simulator.statusOf('vm', 'a')).toThrow('There is no kind vm.')
    expect(world.simulator.statusOf('vm-instance', 'b')).toBeUndefined()
    expect(world.simulator.historyOf('vm-instance', 'b')).toEqual([])
  })
})
