// The kinds whose recycle bin hangs on the account, the one operation that does both of their steps, and the step before.
import { describe, expect, test } from '@jest/globals'
import {
  CIDR,
  HOUR,
  one,
  ONE_STEP,
  START,
  verdict,
  World,
  ZEC,
  ZEC_DISK,
  ZEC_EIP,
  type KindRow,
} from './world.ts'

function historyOf(world: World, row: KindRow): unknown[] {
  return world.simulator.historyOf(row.kind, 'a').map(({ status }) => status)
}

describe('without a recycle bin', () => {
  test.each(ONE_STEP)('$kind goes with one call: leaving, gone', (row) => {
    const world = one(row, { recycleBin: undefined })
    expect(verdict(world.terminate(row, 'a'))).toBe('200')
    expect(world.status(row)).toBe(row.leaving)
    world.pass(1999)
    expect(world.see(row, 'a')).toMatchObject({ [row.status]: row.leaving })
    world.pass(1)
    expect(world.list(row)).toEqual([])
    expect(historyOf(world, row)).toEqual([row.live, row.leaving, 'GONE'])
  })

  test.each([...ONE_STEP, CIDR])('$kind says so with false, too', (row) => {
    const world = one(row, { recycleBin: false })
    world.terminate(row, 'a')
    expect(world.status(row)).toBe(row.leaving)
  })

  test.each(ONE_STEP)('$kind takes as long as a release does', (row) => {
    const world = one(row, { recycleBin: false, delays: { recycle: 1, release: 500 } })
    world.terminate(row, 'a')
    world.pass(499)
    expect(world.status(row)).toBe(row.leaving)
    world.pass(1)
    expect(world.status(row)).toBeUndefined()
  })

  test.each(ONE_STEP)('$kind seeded in the bin comes out of it with a call all the same', (row) => {
    const world = one(row, { recycleBin: false, status: row.bin })
    world.pass(HOUR)
    expect(world.status(row)).toBe(row.bin)
    expect(verdict(world.terminate(row, 'a'))).toBe('200')
    expect(world.status(row)).toBe(row.leaving)
  })

  test('a subscription that is not renewed goes straight out at its expiry', () => {
    const expiredTime = '2026-11-21T10:00:00Z'
    const world = one(CIDR, { recycleBin: false, chargeType: 'PREPAID', expiredTime, autoRenew: false })
    world.pass(10 * HOUR)
    expect(world.status(CIDR)).toBe('DELETING')
  })
})

describe('with one', () => {
  test.each(ONE_STEP)('$kind: the same call again takes it out', (row) => {
    const world = one(row)
    expect(verdict(world.terminate(row, 'a'))).toBe('200')
    expect(world.status(row)).toBe(row.recycling)
    world.pass(2000)
    expect(world.status(row)).toBe(row.bin)
    expect(verdict(world.terminate(row, 'a'))).toBe('200')
    expect(world.status(row)).toBe(row.leaving)
    world.pass(2000)
    expect(historyOf(world, row)).toEqual([row.live, row.recycling, row.bin, row.leaving, 'GONE'])
  })

  test('generated ones have it too', () => {
    const world = new World({ generate: [{ kind: 'zec-disk', count: 2, prefix: 'd-', recycleBin: true }] })
    world.terminate(ZEC_DISK, 'd-2')
    expect(world.status(ZEC_DISK, 'd-2')).toBe('RECYCLING')
  })
})

describe('the features of old work for them as well', () => {
  test.each(ONE_STEP)('$kind: stuck, a timeline, a refusal, an operator', (row) => {
    const stuck = one(row, { stuck: row.leaving, recycleBin: false })
    stuck.terminate(row, 'a')
    stuck.pass(1000 * HOUR)
    expect(stuck.status(row)).toBe(row.leaving)
    const scripted = one(row, { timeline: [{ after: 1000, status: row.bin }] })
    scripted.pass(1000)
    expect(scripted.status(row)).toBe(row.bin)
    const refusing = one(row, { refuse: { [row.terminate]: { status: 403, code: 'X', times: 1 } } })
    expect(verdict(refusing.terminate(row, 'a'))).toBe(row.failed === undefined ? '403 X' : '200 but for a')
    expect(verdict(refusing.terminate(row, 'a'))).toBe('200')
    refusing.simulator.setStatus(row.kind, 'a', row.live)
    expect(refusing.status(row)).toBe(row.live)
  })

  test.each(ONE_STEP)('$kind: a list that is stale', (row) => {
    const world = one(row, { recycleBin: false }, { faults: { staleMs: 3000 } })
    world.terminate(row, 'a')
    expect([world.see(row, 'a')?.[row.status], world.status(row)]).toEqual([row.live, row.leaving])
    world.pass(4999)
    expect([world.see(row, 'a')?.[row.status], world.status(row)]).toEqual([row.leaving, undefined])
    world.pass(1)
    expect(world.see(row, 'a')).toBeUndefined()
  })

  test('a batch of zec instances is done in part', () => {
    const world = new World({
      generate: [{ kind: 'zec-instance', count: 3, prefix: 'i-' }],
      faults: { rules: [{ type: 'partial', ids: ['i-2'], times: 1 }] },
    })
    expect(verdict(world.release(ZEC, 'i-1', 'i-2', 'nosuch'))).toBe('200 but for i-2,nosuch')
    expect(['i-1', 'i-2'].map((id) => world.status(ZEC, id))).toEqual(['RELEASING', 'RUNNING'])
    expect(verdict(world.release(ZEC, 'i-2', 'i-3'))).toBe('200')
  })
})

describe('UnassociateEipAddress', () => {
  const unbind = (world: World, ...eipIds: string[]): string =>
    verdict(world.call(ZEC_EIP, 'UnassociateEipAddress', { eipIds }))

  test('comes before DeleteEip', () => {
    const world = one(ZEC_EIP, { status: 'BINDED', instanceId: 'instance-1', recycleBin: false })
    expect(verdict(world.terminate(ZEC_EIP, 'a'))).toBe('400 OPERATION_DENIED_EIP_IS_NOT_UN_ASSIGN')
    const answer = world.call(ZEC_EIP, 'UnassociateEipAddress', { eipIds: ['a'] })
    expect(answer).toMatchObject({ status: 200, json: { response: { failedEipIds: [] } } })
    expect(world.see(ZEC_EIP, 'a')).toMatchObject({ status: 'UNBIND', instanceId: null, associatedId: null })
    expect(verdict(world.terminate(ZEC_EIP, 'a'))).toBe('200')
    world.pass(2000)
    expect(historyOf(world, ZEC_EIP)).toEqual(['BINDED', 'UNBIND', 'DELETING', 'GONE'])
    expect(world.simulator.calls[1]).toMatchObject({ write: true, ids: ['a'], applied: true })
  })

  test('is no error when it is unbound already, and nothing happens', () => {
    const world = one(ZEC_EIP)
    expect(unbind(world, 'a')).toBe('200')
    expect(world.simulator.calls[0]).toMatchObject({ applied: false })
    expect(historyOf(world, ZEC_EIP)).toEqual(['UNBIND'])
  })

  test.each(['CREATING', 'ASSIGNING', 'RECYCLING', 'RECYCLED', 'DELETING', 'CREATE_FAILED', 'MAINTENANCE'])(
    'lists one in %s as failed',
    (status) => {
      const world = one(ZEC_EIP, { status })
      expect(unbind(world, 'a')).toBe('200 but for a')
      expect(world.status(ZEC_EIP)).toBe(status)
    },
  )

  test('lists what is not there, and what a fault lets fail', () => {
    const rules = [{ type: 'partial' as const, actions: ['UnassociateEipAddress'], ids: ['b-1'], times: 1 }]
    const generate = [{ kind: 'zec-eip', count: 2, prefix: 'b-', status: 'BINDED' }]
    const world = new World({ generate, faults: { rules } })
    expect(unbind(world, 'b-1', 'b-2', 'nosuch')).toBe('200 but for b-1,nosuch')
    expect(['b-1', 'b-2'].map((id) => world.status(ZEC_EIP, id))).toEqual(['BINDED', 'UNBIND'])
  })

  test('is no way into the recycle bin, nor does a commitment stand in its way', () => {
    const world = one(ZEC_EIP, { status: 'BINDED', commitment: true, chargeType: 'PREPAID' })
    expect(unbind(world, 'a')).toBe('200')
    expect(world.status(ZEC_EIP)).toBe('UNBIND')
  })

  test('has no effect on one that is stuck', () => {
    const world = one(ZEC_EIP, { status: 'BINDED', stuck: true })
    expect(unbind(world, 'a')).toBe('200')
    world.pass(HOUR)
    expect(world.status(ZEC_EIP)).toBe('BINDED')
    expect(world.now).toBe(START + HOUR)
  })
})

test('operations of one service are told apart by their names', () => {
  const world = new World({
    resources: [ZEC, ZEC_EIP, ZEC_DISK].map(({ kind }) => ({ kind, id: 'a' })),
  })
  for (const row of [ZEC, ZEC_EIP, ZEC_DISK]) {
    expect(world.list(row)).toEqual(['a'])
    expect(world.see(row, 'a')).toHaveProperty(row.status, row.live)
  }
  world.terminate(ZEC_DISK, 'a')
  expect([ZEC, ZEC_EIP, ZEC_DISK].map((row) => world.status(row))).toEqual(['RUNNING', 'UNBIND', 'DELETING'])
})
