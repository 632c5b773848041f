// A hostile world: lists that hide, repeat and invent, resources that come, go and change while nobody asked for it, and
// calls that are accepted to no effect.
import { describe, expect, test } from '@jest/globals'
import type { ResourceSeed } from '../../simulator/index.ts'
import type { FaultRule } from '../../simulator/faults.ts'
import { BMC, EIP, one, PORT, verdict, VM, World, ZEC, ZEC_EIP, type KindRow } from './world.ts'

type Rest = Omit<ResourceSeed, 'kind' | 'id'>

function port(rest: Rest): World {
  return new World({
    resources: [
      { kind: 'port', id: 'a', tags: { env: 'x' }, ...rest },
      { kind: 'port', id: 'b', tags: { env: 'x' } },
    ],
  })
}

const status = (world: World, row: KindRow = PORT): unknown => world.see(row, 'a')?.[row.status]
const byId = (world: World): unknown[] => world.list(PORT, { portIds: ['a', 'b'] })
const byTag = (world: World): unknown[] => world.list(PORT, { tagKeys: ['env'] })

describe('a resource that lists hide', () => {
  test('from the start, for a while', () => {
    const world = port({ shown: [{ as: 'GONE', for: 3000 }] })
    expect([byId(world), byTag(world)]).toEqual([['b'], ['b']])
    world.pass(2999)
    expect(byId(world)).toEqual(['b'])
    expect(verdict(world.terminate(PORT, 'a'))).toBe('200')
    world.pass(1)
    expect(byId(world)).toEqual(['a', 'b'])
  })

  test('later on', () => {
    const world = port({ shown: [{ as: 'GONE', from: 1000, for: 1000 }] })
    const seen = [0, 1000, 1000].map((ms) => {
      world.pass(ms)
      return byId(world).length
    })
    expect(seen).toEqual([2, 1, 2])
  })

  test('only where ids are asked for, or only where they are not', () => {
    const ids = port({ shown: [{ as: 'GONE', in: 'ids' }] })
    expect([byId(ids), byTag(ids)]).toEqual([['b'], ['a', 'b']])
    const selections = port({ shown: [{ as: 'GONE', in: 'selections' }] })
    expect([byId(selections), byTag(selections)]).toEqual([['a', 'b'], ['b']])
  })

  test('for a while after each accepted write', () => {
    const world = port({ shown: [{ as: 'GONE', after: 'Terminate*', for: 500 }] })
    expect(byId(world)).toEqual(['a', 'b'])
    world.call(PORT, 'DestroyPort', { portId: 'a' })
    expect(byId(world)).toEqual(['a', 'b'])
    world.terminate(PORT, 'a')
    expect(byId(world)).toEqual(['b'])
    world.pass(500)
    expect(byId(world)).toEqual(['a', 'b'])
  })

  test('in a number of lists', () => {
    const world = port({ shown: [{ as: 'GONE', times: 2 }] })
    expect([byId(world).length, byTag(world).length, byId(world).length]).toEqual([1, 1, 2])
  })
})

describe('a resource that appears', () => {
  test('some time after the start, and is not there before', () => {
    const world = port({ createdInMs: 5000 })
    expect(byId(world)).toEqual(['b'])
    expect(verdict(world.terminate(PORT, 'a'))).toBe('404 INVALID_PORT_NOT_FOUND')
    world.pass(5000)
    expect(world.see(PORT, 'a')).toMatchObject({ portStatus: 'RUNNING', createdTime: '2026-11-21T00:00:05Z' })
  })

  test('CREATING, and is RUNNING after the delay from then on', () => {
    const world = port({ createdInMs: 5000, status: 'CREATING' })
    world.pass(6999)
    expect(status(world)).toBe('CREATING')
    world.pass(1)
    expect(status(world)).toBe('RUNNING')
  })

  test('because it is added during the run', () => {
    const world = port({})
    world.pass(1000)
    world.simulator.add({ kind: 'port', id: 'c', tags: { env: 'x' }, holds: ['port/b'] })
    expect(byTag(world)).toEqual(['a', 'b', 'c'])
    expect(world.see(PORT, 'c')).toMatchObject({ createdTime: '2026-11-21T00:00:01Z' })
    expect(verdict(world.terminate(PORT, 'b'))).toBe('403 OPERATION_DENIED_INSTANCE_EXIST')
    expect(() => {
      world.simulator.add({ kind: 'port', id: 'c' })
    }).toThrow('port/c is there already')
    expect(() => {
      world.simulator.add({ kind: 'prot', id: 'c' })
    }).toThrow('kind')
  })
})

describe('a list that says what is not so', () => {
  test('has a resource twice', () => {
    const world = port({ shown: [{ as: 'TWICE', times: 1 }] })
    const answer = world.call(PORT, 'DescribePorts')
    expect(answer.json.response?.totalCount).toBe(3)
    expect(answer.json.response?.dataSet?.map((it) => it['portId'])).toEqual(['a', 'a', 'b'])
    expect(world.list(PORT)).toEqual(['a', 'b'])
  })

  test('shows the old status for a while after a write', () => {
    const world = port({ shown: [{ as: 'RUNNING', after: 'TerminatePort', for: 1500 }] })
    world.terminate(PORT, 'a')
    expect([status(world), world.status(PORT)]).toEqual(['RUNNING', 'DELETING'])
    world.pass(1500)
    expect(status(world)).toBe('DELETING')
  })

  test('shows one resource as it was some time ago', () => {
    const world = port({ staleMs: 1000 })
    world.terminate(PORT, 'a')
    world.terminate(PORT, 'b')
    const seen = (): unknown[] => ['a', 'b'].map((id) => world.see(PORT, id)?.['portStatus'])
    expect(seen()).toEqual(['RUNNING', 'DELETING'])
    world.pass(1000)
    expect(seen()).toEqual(['DELETING', 'DELETING'])
  })

  test('shows RECYCLE once while it runs', () => {
    const world = one(VM, { shown: [{ as: 'RECYCLE', times: 1 }] })
    expect([status(world, VM), status(world, VM)]).toEqual(['RECYCLE', 'RUNNING'])
    expect(world.status(VM)).toBe('RUNNING')
  })
})

describe('a list that a fault garbles', () => {
  const many = (rule: FaultRule, count = 5): World =>
    new World({ generate: [{ kind: 'port', count, prefix: 'p-' }], faults: { rules: [rule] } })
  const page = (world: World, pageNum: number, pageSize = 2): unknown[] => {
    const { response } = world.call(PORT, 'DescribePorts', { pageNum, pageSize }).json
    return [response?.totalCount, response?.dataSet?.length]
  }

  test('loses a page', () => {
    const world = many({ type: 'lose-page' })
    expect([1, 2, 3].map((it) => page(world, it))).toEqual([
      [5, 2],
      [5, 0],
      [5, 1],
    ])
    const uncounted = many({ type: 'lose-page', page: 1, uncounted: true })
    expect(page(uncounted, 1)).toEqual([3, 0])
  })

  test('loses its second half, for a while', () => {
    const world = many({ type: 'lose-half', from: 1000, until: 2000 })
    expect(page(world, 1, 10)).toEqual([5, 5])
    world.pass(1000)
    expect(page(world, 1, 10)).toEqual([5, 2])
    world.pass(1000)
    expect(page(world, 1, 10)).toEqual([5, 5])
    expect(page(many({ type: 'lose-half', uncounted: true }), 1, 10)).toEqual([2, 2])
  })

  test.each([
    ['less', 2, 2],
    ['more', 6, 6],
    ['string', '5', '5'],
    ['none', null, null],
    ['page-size', 2, 2],
    ['varies', 5, 6],
    [0, 0, 0],
    [-1, -1, -1],
  ] as const)('counts %s', (count, first, second) => {
    const world = many({ type: 'count', count })
    expect([page(world, 1)[0], page(world, 2)[0]]).toEqual([first, second])
    expect(page(world, 3)[1]).toBe(1)
  })

  test('is garbage, however often', () => {
    const world = one(PORT, {}, { faults: { rules: [{ type: 'garbage', actions: ['Describe*'] }] } })
    const bodies = [1, 2].map(() =>
      world.simulator.handle(world.request('sdn', 'DescribePorts', '2026-04-01', {})),
    )
    expect(bodies.map((it) => [it.status, it.body])).toEqual([
      [200, 'garbage'],
      [200, 'garbage'],
    ])
    const empty = one(PORT, {}, { faults: { rules: [{ type: 'garbage', body: '{}' }] } })
    expect(empty.look('a').json).toEqual({})
  })

  test('answers 503 for ever', () => {
    const world = one(PORT, {}, { faults: { rules: [{ type: '503', actions: ['DescribePorts'] }] } })
    expect([1, 2, 3].map(() => verdict(world.look('a')))).toEqual(
      Array.from({ length: 3 }, () => '503 SERVICE_TEMPORARY_UNAVAILABLE'),
    )
  })
})

describe('a fault', () => {
  test('hits only the calls that name its ids', () => {
    const faults = { rules: [{ type: '500' as const, actions: ['TerminatePort'], ids: ['b'] }] }
    const world = new World({ faults, resources: ['a', 'b'].map((id) => ({ kind: 'port', id })) })
    expect(['a', 'b', 'b'].map((id) => verdict(world.terminate(PORT, id)))).toEqual([
      ...['200', '500 INTERNAL_SERVER_ERROR', '500 INTERNAL_SERVER_ERROR'],
    ])
  })
})

describe('a resource that somebody else changes', () => {
  test('is restored at a time', () => {
    const world = one(VM, { events: [{ at: 4000, set: { status: 'RUNNING' } }] })
    world.terminate(VM, 'a')
    world.pass(3999)
    expect(status(world, VM)).toBe('RECYCLE')
    world.pass(1)
    expect(status(world, VM)).toBe('RUNNING')
  })

  test('is restored after a number of looks', () => {
    const world = one(VM, { status: 'RECYCLE', events: [{ look: 2, set: { status: 'RUNNING' } }] })
    expect([1, 2, 3].map(() => status(world, VM))).toEqual(['RECYCLE', 'RECYCLE', 'RUNNING'])
  })

  test('is renamed and tagged at a time, and a stale list does not know it yet', () => {
    const set = { name: 'new', tags: { keep: 'true' }, resourceGroupId: 'group-2' }
    const world = new World({
      faults: { staleMs: 1000 },
      resources: [{ kind: 'vm-instance', id: 'a', name: 'old', events: [{ at: 2000, set }] }],
    })
    world.pass(2999)
    expect(world.see(VM, 'a')).toMatchObject({ instanceName: 'old', tags: { tags: [] } })
    world.pass(1)
    expect(world.see(VM, 'a')).toMatchObject({
      ...{ instanceName: 'new', resourceGroupId: 'group-2' },
      tags: { tags: [{ key: 'keep', value: 'true' }] },
    })
    expect(world.list(VM, { tagKeys: ['keep'] })).toEqual(['a'])
  })

  test('is renamed right after a refused write, or after an accepted one', () => {
    const refused = one(VM, {
      status: 'BOOTING',
      events: [{ refused: 'TerminateInstance', set: { name: 'new' } }],
    })
    refused.terminate(VM, 'a')
    expect(refused.see(VM, 'a')).toMatchObject({ instanceName: 'new' })
    const accepted = one(VM, { events: [{ accepted: 'vm:Terminate*', set: { tags: { a: 'b' } } }] })
    accepted.terminate(VM, 'a')
    expect(accepted.see(VM, 'a')).toMatchObject({ tags: { tags: [{ key: 'a', value: 'b' }] } })
  })

  test('becomes a subscription', () => {
    const world = one(VM, { events: [{ at: 1000, set: { chargeType: 'PREPAID' } }] })
    world.pass(1000)
    expect(world.see(VM, 'a')).toMatchObject({ instanceChargeType: 'PREPAID' })
    expect(verdict(world.terminate(VM, 'a'))).toBe('400 UNSUPPORTED_OPERATION_INSTANCE_CHARGE_TYPE')
  })
})

describe('an accepted call', () => {
  test('whose release fails later: back in the bin, each time or a number of times', () => {
    const fails = { accepted: 'ReleaseInstances', after: 1500, set: { status: 'RECYCLE' }, times: 1 }
    const world = one(VM, { status: 'RECYCLE', events: [fails] })
    world.release(VM, 'a')
    expect(status(world, VM)).toBe('RELEASING')
    world.pass(1500)
    expect(status(world, VM)).toBe('RECYCLE')
    world.pass(5000)
    expect(status(world, VM)).toBe('RECYCLE')
    world.release(VM, 'a')
    world.pass(2000)
    expect(status(world, VM)).toBeUndefined()
  })

  test('that stays without effect', () => {
    const world = one(EIP, { stuck: true })
    expect(verdict(world.terminate(EIP, 'a'))).toBe('200')
    world.pass(100_000)
    expect(status(world, EIP)).toBe('AVAILABLE')
  })

  test('that stays without effect the first time', () => {
    const again = { accepted: 'TerminateInstance', set: { status: 'RUNNING' }, times: 1 }
    const world = one(BMC, { events: [again] })
    world.terminate(BMC, 'a')
    expect(status(world, BMC)).toBe('RUNNING')
    world.terminate(BMC, 'a')
    expect(status(world, BMC)).not.toBe('RUNNING')
  })

  test('that lists an id as failed every time', () => {
    const refuse = { ReleaseInstances: { status: 403, code: 'OPERATION_DENIED_INSTANCE_EXIST' } }
    const world = one(ZEC, { refuse })
    expect([1, 2, 3].map(() => verdict(world.terminate(ZEC, 'a')))).toEqual(
      Array.from({ length: 3 }, () => '200 but for a'),
    )
  })
})

describe('a call that is stuck', () => {
  test('answers 500 for one id for ever', () => {
    const world = port({ refuse: { TerminatePort: { status: 500, code: 'INTERNAL_SERVER_ERROR' } } })
    expect(['a', 'a', 'b'].map((id) => verdict(world.terminate(PORT, id)))).toEqual([
      ...['500 INTERNAL_SERVER_ERROR', '500 INTERNAL_SERVER_ERROR', '200'],
    ])
  })

  test('finds the resource CREATING for ever', () => {
    const world = one(VM, { status: 'CREATING', stuck: 'CREATING' })
    world.pass(1_000_000)
    expect([status(world, VM), verdict(world.terminate(VM, 'a'))]).toEqual([
      ...['CREATING', '403 OPERATION_DENIED_INSTANCE_CREATING'],
    ])
  })
})

describe('a permission that is missing', () => {
  const UNAUTHORIZED = { status: 401, code: 'AUTHFAILURE_UNAUTHORIZED_OPERATION' }
  const DENIED = '401 AUTHFAILURE_UNAUTHORIZED_OPERATION'

  test('for one id, in a write and in a list that asks for it', () => {
    const world = port({
      refuse: { TerminatePort: UNAUTHORIZED, DescribePorts: { ...UNAUTHORIZED, times: 1 } },
    })
    expect(['a', 'b'].map((id) => verdict(world.terminate(PORT, id)))).toEqual([DENIED, '200'])
    expect(verdict(world.call(PORT, 'DescribePorts', { portIds: ['b', 'a'] }))).toBe(DENIED)
    expect(byId(world)).toEqual(['a', 'b'])
    expect(byTag(world)).toEqual(['a', 'b'])
  })

  test('for one id of a batch that otherwise lists what failed', () => {
    const refuse = { ReleaseInstances: { ...UNAUTHORIZED, whole: true } }
    const world = new World({
      resources: [
        { kind: 'zec-instance', id: 'a', refuse },
        { kind: 'zec-instance', id: 'b' },
      ],
    })
    expect(verdict(world.release(ZEC, 'a', 'b'))).toBe(DENIED)
    expect(world.status(ZEC, 'b')).toBe('RUNNING')
  })

  test('for one action, and for one service', () => {
    const world = new World({
      permissions: { denied: ['DeleteEip', 'vm:*'] },
      resources: [ZEC_EIP, VM, BMC].map(({ kind }) => ({ kind, id: 'a' })),
    })
    const rows = [ZEC_EIP, VM, BMC]
    expect(rows.map((row) => verdict(world.terminate(row, 'a')))).toEqual([DENIED, DENIED, '200'])
    expect(rows.map((row) => verdict(world.call(row, row.describe)))).toEqual(['200', DENIED, '200'])
  })
})

test.each([
  [{ shown: [{ for: 1 }] }, 'shown[0].as: is missing'],
  [{ shown: [{ as: 'GONE', in: 'pages' }] }, 'shown[0].in'],
  [{ events: [{ set: {} }] }, 'events[0]: has to have one of at, look, accepted, refused'],
  [{ events: [{ at: 1, look: 1, set: {} }] }, 'events[0]: has to have one of'],
  [{ events: [{ at: 1, set: { id: 'b' } }] }, 'events[0].set.id: is not known'],
])('%j is a mistake of the seed', (attributes, problem) => {
  expect(() => one(PORT, attributes)).toThrow(problem)
})
