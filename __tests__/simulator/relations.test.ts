// What one resource is to another: it holds it, it takes it along, it is attached to it.
import { describe, expect, test } from '@jest/globals'
import type { ResourceSeed } from '../../simulator/index.ts'
import {
  BMC,
  CIDR,
  CONNECT,
  denied,
  EIP,
  HOUR,
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

function historyOf(world: World, row: KindRow, id: string): unknown[] {
  return world.simulator.historyOf(row.kind, id).map(({ status, at }) => [status, Math.max(0, at - START)])
}

const IN_USE: Readonly<Record<string, string>> = {
  'vm-disk': '400 UNSUPPORTED_OPERATION_DISK_UNAVAILABLE',
  'zec-disk': '400 UNSUPPORTED_OPERATION_DISK_STATUS',
  'zec-eip': '400 OPERATION_DENIED_EIP_IS_NOT_UN_ASSIGN',
}

describe('what is held', () => {
  const held = (row: KindRow, holder: Omit<ResourceSeed, 'kind' | 'id'> = {}, rest = {}): World =>
    new World({
      resources: [
        { kind: row.kind, id: 'a', ...row.seed, ...rest },
        { kind: 'private-connect', id: 'holder', holds: [`${row.kind}/a`], ...holder },
      ],
    })

  test.each(ROWS)('$kind cannot go before its holder does', (row) => {
    const world = held(row)
    const refused = denied(row, IN_USE[row.kind] ?? '403 OPERATION_DENIED_INSTANCE_EXIST')
    expect(verdict(world.terminate(row, 'a'))).toBe(refused)
    expect(world.status(row)).toBe(row.live)
    world.terminate(CONNECT, 'holder')
    expect(verdict(world.terminate(row, 'a'))).toBe('200')
    expect(world.status(row)).toBe(row.recycling)
  })

  test.each(['RUNNING', 'CREATING', 'UPDATING', 'RECOVERING', 'DELETING_FAILED'])(
    'is held by what is %s',
    (status) => {
      const world = held(PORT, { status, stuck: true })
      expect(verdict(world.terminate(PORT, 'a'))).toBe('403 OPERATION_DENIED_INSTANCE_EXIST')
    },
  )

  test.each(['DELETING', 'RECYCLED', 'RECYCLE', 'DESTROYING', 'GONE'])(
    'is not held by what is %s',
    (status) => {
      const world = held(PORT, { stuck: true, timeline: [{ after: 0, status }] })
      expect(verdict(world.terminate(PORT, 'a'))).toBe('200')
    },
  )

  test('is held again when its holder comes back', () => {
    const world = held(PORT)
    world.terminate(CONNECT, 'holder')
    world.simulator.setStatus('private-connect', 'holder', 'RECOVERING')
    expect(verdict(world.terminate(PORT, 'a'))).toBe('403 OPERATION_DENIED_INSTANCE_EXIST')
  })

  test('may leave the recycle bin, where it was before', () => {
    const world = held(PORT, {}, { status: 'RECYCLED' })
    expect(verdict(world.release(PORT, 'a'))).toBe('200')
    const elastic = held(ZEC_DISK, {}, { status: 'RECYCLED' })
    expect(verdict(elastic.terminate(ZEC_DISK, 'a'))).toBe('200')
  })

  test('is refused for its own status first, and for its holder before its charge type', () => {
    const refusal = (rest: object): string => verdict(held(PORT, {}, rest).terminate(PORT, 'a'))
    expect(refusal({ status: 'CREATING' })).toBe('403 OPERATION_DENIED_INSTANCE_CREATING')
    expect(refusal({ chargeType: 'PREPAID' })).toBe('403 OPERATION_DENIED_INSTANCE_EXIST')
    expect(refusal({ commitment: true })).toBe('403 OPERATION_DENIED_INSTANCE_EXIST')
  })

  test('waits for every holder, and one holder may hold several', () => {
    const world = new World({
      resources: [
        { kind: 'private-connect', id: 'c', holds: ['port/p-1', 'port/p-2'] },
        { kind: 'cloud-router', id: 'r', holds: ['port/p-1'] },
      ],
      generate: [{ kind: 'port', count: 2, prefix: 'p-' }],
    })
    const ports = (): string[] => ['p-1', 'p-2'].map((id) => verdict(world.terminate(PORT, id)))
    const no = '403 OPERATION_DENIED_INSTANCE_EXIST'
    expect(ports()).toEqual([no, no])
    world.terminate(CONNECT, 'c')
    expect(ports()).toEqual([no, '200'])
    world.terminate(ROUTER, 'r')
    expect(verdict(world.terminate(PORT, 'p-1'))).toBe('200')
  })

  test('refuses no one else, and a batch but for itself', () => {
    const world = new World({
      resources: [
        { kind: 'zlb-load-balancer', id: 'lb', holds: ['zec-instance/a'] },
        { kind: 'zec-instance', id: 'a' },
        { kind: 'zec-instance', id: 'b' },
        { kind: 'bmc-instance', id: 'm', holds: ['bmc-cidr-block/c-1'] },
      ],
      generate: [{ kind: 'bmc-cidr-block', count: 2, prefix: 'c-' }],
    })
    expect(verdict(world.terminate(CIDR, 'c-1'))).toBe('403 OPERATION_DENIED_INSTANCE_EXIST')
    expect(verdict(world.terminate(CIDR, 'c-2'))).toBe('200')
    expect(verdict(world.release(ZEC, 'a', 'b'))).toBe('200 but for a')
    expect(['a', 'b'].map((id) => world.status(ZEC, id))).toEqual(['RUNNING', 'RELEASING'])
    expect(verdict(world.terminate(ZLB, 'lb'))).toBe('200')
    expect(verdict(world.release(ZEC, 'a'))).toBe('200')
    expect(verdict(world.terminate(BMC, 'm'))).toBe('200')
    expect(verdict(world.terminate(CIDR, 'c-1'))).toBe('200')
  })

  test('is free again when its holder vanishes by itself', () => {
    const world = held(EIP, { timeline: [{ after: 5000, status: 'GONE' }] })
    world.pass(4999)
    expect(verdict(world.terminate(EIP, 'a'))).toBe('403 OPERATION_DENIED_INSTANCE_EXIST')
    world.pass(1)
    expect(verdict(world.terminate(EIP, 'a'))).toBe('200')
  })
})

describe('what goes along', () => {
  const family = (row: KindRow, attributes: object = {}): World =>
    new World({
      resources: [
        {
          ...{ kind: row.kind, id: 'i', ...attributes },
          dependents: ['vm-disk/d', 'zec-disk/d', 'zec-eip/e', 'zec-disk/failed', 'zec-disk/binned'],
        },
        { kind: 'vm-disk', id: 'd', status: 'IN_USE', instanceId: 'i' },
        { kind: 'zec-disk', id: 'd', status: 'IN_USE', instanceId: 'i' },
        { kind: 'zec-eip', id: 'e', status: 'BINDED', instanceId: 'i', recycleBin: true },
        { kind: 'zec-disk', id: 'failed', status: 'FAILED', recycleBin: true },
        { kind: 'zec-disk', id: 'binned', status: 'RECYCLED' },
        { kind: 'zec-disk', id: 'other' },
      ],
    })
  const statuses = (world: World): unknown[] => [
    ...[world.status(VM_DISK, 'd'), world.status(ZEC_DISK, 'd'), world.status(ZEC_EIP, 'e')],
    ...['failed', 'binned', 'other'].map((id) => world.status(ZEC_DISK, id)),
  ]
  const LEFT = ['IN_USE', 'IN_USE', 'BINDED', 'FAILED', 'RECYCLED', 'AVAILABLE']
  const GONE_ALONG = ['RECYCLING', 'DELETING', 'RECYCLING', 'DELETING', 'RECYCLED', 'AVAILABLE']

  test.each([VM, ZEC])('goes with an accepted first step of $kind, by its own lifecycle', (row) => {
    const world = family(row)
    expect(statuses(world)).toEqual(LEFT)
    expect(verdict(world.terminate(row, 'i'))).toBe('200')
    expect(statuses(world)).toEqual(GONE_ALONG)
    expect(historyOf(world, ZEC_DISK, 'd')).toEqual([
      ['IN_USE', 0],
      ['DELETING', 0],
    ])
    world.pass(2000)
    expect(statuses(world)).toEqual(['RECYCLED', undefined, 'RECYCLED', undefined, 'RECYCLED', 'AVAILABLE'])
  })

  test('stays when the call is refused', () => {
    for (const attributes of [{ status: 'BOOTING' }, { commitment: true }, { chargeType: 'PREPAID' }]) {
      const world = family(ZEC, attributes)
      expect(verdict(world.terminate(ZEC, 'i'))).toBe('200 but for i')
      expect(statuses(world)).toEqual(LEFT)
    }
  })

  test('stays when the instance is stuck and does not move', () => {
    const world = family(VM, { stuck: true })
    expect(verdict(world.terminate(VM, 'i'))).toBe('200')
    expect(world.simulator.calls[0]).toMatchObject({ applied: false })
    expect(statuses(world)).toEqual(LEFT)
  })

  test('goes with an instance that was created in vain, and is not touched by the second step', () => {
    const vain = family(VM, { status: 'CREATE_FAILED' })
    vain.terminate(VM, 'i')
    expect(statuses(vain)).toEqual(GONE_ALONG)
    const binned = family(VM, { status: 'RECYCLE' })
    expect(verdict(binned.release(VM, 'i'))).toBe('200')
    expect(statuses(binned)).toEqual(['AVAILABLE', 'IN_USE', 'BINDED', 'FAILED', 'RECYCLED', 'AVAILABLE'])
  })

  test('goes whatever its charge type and whoever holds it, unless it is stuck', () => {
    const world = new World({
      resources: [
        { kind: 'vm-instance', id: 'i', dependents: ['vm-disk/paid', 'vm-disk/held', 'vm-disk/stuck'] },
        { kind: 'vm-instance', id: 'j', holds: ['vm-disk/held'] },
        { kind: 'vm-disk', id: 'paid', chargeType: 'PREPAID', commitment: true },
        { kind: 'vm-disk', id: 'held' },
        { kind: 'vm-disk', id: 'stuck', stuck: true },
      ],
    })
    world.terminate(VM, 'i')
    expect(['paid', 'held', 'stuck'].map((id) => world.status(VM_DISK, id))).toEqual([
      ...['RECYCLING', 'RECYCLING', 'AVAILABLE'],
    ])
  })

  describe('dependResource', () => {
    const release = (dependResource: unknown, version?: string): World => {
      const world = family(ZEC)
      const body = { instanceIds: ['i'], dependResource }
      const answer = world.call(ZEC, 'ReleaseInstances', body, version === undefined ? {} : { version })
      expect(verdict(answer)).toBe('200')
      expect(world.status(ZEC, 'i')).toBe('RELEASING')
      return world
    }

    test('false leaves them: a disk and an elastic IP are free', () => {
      expect(statuses(release(false))).toEqual([
        'IN_USE',
        'AVAILABLE',
        'UNBIND',
        'FAILED',
        'RECYCLED',
        'AVAILABLE',
      ])
    })

    test('true, null and nothing at all take them along', () => {
      for (const value of [true, null, undefined]) expect(statuses(release(value))).toEqual(GONE_ALONG)
    })

    test('is nothing that 2024-04-01 knows', () => {
      expect(statuses(release(false, '2024-04-01'))).toEqual(GONE_ALONG)
    })
  })
})

describe('a disk that is attached', () => {
  const attached = (disk: KindRow, host: KindRow, attributes: object = {}): World =>
    new World({
      resources: [
        { kind: disk.kind, id: 'd', status: 'IN_USE', instanceId: 'i', ...attributes },
        { kind: host.kind, id: 'i', ...host.seed },
      ],
    })
  const PAIRS = [
    { disk: VM_DISK, host: VM, kind: 'vm-disk' },
    { disk: ZEC_DISK, host: ZEC, kind: 'zec-disk' },
  ]

  test.each(PAIRS)('$kind is free once its instance is on its way out', ({ disk, host }) => {
    const world = attached(disk, host)
    expect(verdict(world.terminate(disk, 'd'))).toBe(IN_USE[disk.kind])
    world.pass(1000)
    world.terminate(host, 'i')
    expect(world.status(disk, 'd')).toBe('AVAILABLE')
    expect(world.see(disk, 'd')).toMatchObject({ diskStatus: 'AVAILABLE', instanceId: null })
    expect(historyOf(world, disk, 'd')).toEqual([
      ['IN_USE', 0],
      ['AVAILABLE', 1000],
    ])
    expect(verdict(world.terminate(disk, 'd'))).toBe('200')
  })

  test('is free since then, whenever somebody looks', () => {
    const world = attached(VM_DISK, VM)
    world.pass(1000)
    world.terminate(VM, 'i')
    world.pass(30 * HOUR)
    expect(world.simulator.statusOf('vm-instance', 'i')).toBeUndefined()
    expect(historyOf(world, VM_DISK, 'd')).toEqual([
      ['IN_USE', 0],
      ['AVAILABLE', 1000],
    ])
  })

  test('is free when its instance vanishes, and bound for as long as it is only busy', () => {
    const world = new World({
      resources: [
        { kind: 'zec-disk', id: 'd', status: 'IN_USE', instanceId: 'i' },
        {
          ...{ kind: 'zec-instance', id: 'i' },
          timeline: [
            { after: 1000, status: 'STOPPING' },
            { after: 9000, status: 'GONE' },
          ],
        },
      ],
    })
    world.pass(8999)
    expect(world.status(ZEC_DISK, 'd')).toBe('IN_USE')
    world.pass(1)
    expect(world.status(ZEC_DISK, 'd')).toBe('AVAILABLE')
  })

  test('is free from the start when its instance is in the recycle bin from the start', () => {
    const world = attached(VM_DISK, VM)
    world.simulator.setStatus('vm-instance', 'i', 'RECYCLE')
    expect(world.status(VM_DISK, 'd')).toBe('AVAILABLE')
    const seeded = new World({
      resources: [
        { kind: 'vm-disk', id: 'd', status: 'IN_USE', instanceId: 'i' },
        { kind: 'vm-instance', id: 'i', status: 'RECYCLE' },
      ],
    })
    expect(seeded.status(VM_DISK, 'd')).toBe('AVAILABLE')
  })

  test('stays free when its instance comes back from the bin', () => {
    const world = attached(VM_DISK, VM)
    world.terminate(VM, 'i')
    world.pass(100)
    world.simulator.setStatus('vm-instance', 'i', 'RECOVERING')
    world.pass(5000)
    expect([world.status(VM, 'i'), world.status(VM_DISK, 'd')]).toEqual(['RUNNING', 'AVAILABLE'])
  })

  test('is attached again when an operator says so, and free when that instance is gone already', () => {
    const world = attached(VM_DISK, VM)
    world.terminate(VM, 'i')
    world.simulator.setStatus('vm-instance', 'i', 'RUNNING')
    world.pass(100)
    world.simulator.setStatus('vm-disk', 'd', 'IN_USE')
    world.pass(100)
    expect(world.status(VM_DISK, 'd')).toBe('IN_USE')
    world.terminate(VM, 'i')
    world.simulator.setStatus('vm-disk', 'd', 'IN_USE')
    expect(world.status(VM_DISK, 'd')).toBe('AVAILABLE')
  })

  test('goes on with its script', () => {
    const world = attached(VM_DISK, VM, { timeline: [{ after: 5000, status: 'CHANGING' }] })
    world.pass(1000)
    world.terminate(VM, 'i')
    world.pass(9000)
    expect(historyOf(world, VM_DISK, 'd')).toEqual([
      ['IN_USE', 0],
      ['AVAILABLE', 1000],
      ['CHANGING', 5000],
      ['AVAILABLE', 7000],
    ])
  })

  test('is bound for ever when it is stuck, or its instance is not in the seed, or of another service', () => {
    for (const stuck of [true, 'IN_USE']) {
      const world = attached(VM_DISK, VM, { stuck })
      world.terminate(VM, 'i')
      expect(world.status(VM_DISK, 'd')).toBe('IN_USE')
    }
    const elsewhere = attached(VM_DISK, ZEC)
    elsewhere.terminate(ZEC, 'i')
    expect(elsewhere.status(VM_DISK, 'd')).toBe('IN_USE')
    expect(attached(VM_DISK, VM, { instanceId: 'nosuch' }).status(VM_DISK, 'd')).toBe('IN_USE')
  })

  test('is shown as attached by a list that is stale', () => {
    const world = new World({
      faults: { staleMs: 3000 },
      resources: [
        { kind: 'vm-disk', id: 'd', status: 'IN_USE', instanceId: 'i' },
        { kind: 'vm-instance', id: 'i' },
      ],
    })
    world.terminate(VM, 'i')
    const seen = (): unknown => world.see(VM_DISK, 'd')?.['diskStatus']
    expect([seen(), world.status(VM_DISK, 'd')]).toEqual(['IN_USE', 'AVAILABLE'])
    world.pass(2999)
    expect(seen()).toBe('IN_USE')
    world.pass(1)
    expect(seen()).toBe('AVAILABLE')
  })

  test('an elastic IP of an instance that is not in the seed stays bound until it is unbound', () => {
    const world = new World({ resources: [{ kind: 'zec-eip', id: 'e', status: 'BINDED', instanceId: 'i' }] })
    world.pass(HOUR)
    expect(world.status(ZEC_EIP, 'e')).toBe('BINDED')
  })
})
