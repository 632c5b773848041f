// The seed: what it may say, and that every mistake in it is named.
import { expect, test } from '@jest/globals'
import { parseSeed, Simulator } from '../../simulator/index.ts'
import { EXAMPLE_SEED } from '../../simulator/example.ts'
import { KIND_NAMES } from '../../simulator/kinds.ts'
import { EIP, one, PORT, VM, World, ZEC_DISK, ZEC_EIP } from './world.ts'

function problemsOf(seed: unknown): string[] {
  try {
    parseSeed(seed)
    return []
  } catch (error) {
    return (error as Error).message.split('\n').slice(1)
  }
}

test('nothing at all is a seed', () => {
  expect(parseSeed({})).toEqual({})
  expect(new Simulator().statusOf('port', 'a')).toBeUndefined()
})

test('the example is a seed', () => {
  expect(problemsOf(EXAMPLE_SEED)).toEqual([])
})

test.each([[null], [[]], ['{}'], [1]])('%j is none', (seed) => {
  expect(problemsOf(seed)).toEqual(['- the seed: has to be an object'])
})

test('every problem is listed with its path', () => {
  const seed = {
    accessKeyId: '',
    permission: {},
    permissions: { denied: ['a', 1] },
    delays: { recycle: -1, release: '2', busy: 1, bin: 1 },
    resources: [
      { kind: 'prot', id: 'a' },
      { kind: 'port' },
      {
        kind: 'port',
        id: 1,
        status: '',
        chargeType: 'FREE',
        tags: { a: 1 },
        createTime: '2026-01-01',
        stuck: 1,
      },
      {
        kind: 'port',
        id: 'b',
        refuse: { X: { status: 200, code: 'X', times: 0 } },
        timeline: [{ after: 1 }],
      },
      'port',
    ],
    generate: [{ kind: 'port', count: 1.5 }],
    faults: { rules: [{ type: 'flood', rate: 2 }], rateLimit: {}, staleMs: -1 },
  }
  expect(problemsOf(seed)).toEqual([
    '- accessKeyId: has to be a string that is not empty',
    '- permission: is not known; known are accessKeyId, accessKeyPassword, token, permissions, delays, resources, generate, faults',
    '- permissions.denied[1]: has to be a string that is not empty',
    '- delays.recycle: has to be a number of 0 or more',
    '- delays.release: has to be a number of 0 or more',
    '- delays.bin: is not known; known are recycle, release, busy',
    `- resources[0].kind: has to be one of ${KIND_NAMES.join(', ')}`,
    '- resources[1].id: is missing',
    '- resources[2].id: has to be a string that is not empty',
    '- resources[2].status: has to be a string that is not empty',
    '- resources[2].chargeType: has to be one of POSTPAID, PREPAID',
    '- resources[2].tags.a: has to be a string',
    '- resources[2].createTime: has to be a UTC time such as 2023-01-01T00:00:00Z',
    '- resources[2].stuck: has to be a string that is not empty',
    '- resources[3].refuse.X.status: has to be a whole number from 400 to 599',
    '- resources[3].refuse.X.times: has to be a whole number of 1 or more',
    '- resources[3].timeline[0].status: is missing',
    '- resources[4]: has to be an object',
    '- generate[0].prefix: is missing',
    '- generate[0].count: has to be a whole number from 0 to 100000',
    expect.stringMatching(/^- faults\.rules\[0\]\.type: has to be one of .*throttle.*partial.*count$/),
    '- faults.rules[0].rate: has to be a number from 0 to 1',
    '- faults.rateLimit.perSecond: is missing',
    '- faults.staleMs: has to be a number of 0 or more',
  ])
})

test('a simulator takes no seed with problems', () => {
  expect(() => new Simulator({ resources: [{ kind: 'prot', id: 'a' }] })).toThrow('resources[0].kind')
})

test('an id may be there once in a kind, and in two kinds', () => {
  const resources = [
    { kind: 'vm-instance', id: 'a-1' },
    { kind: 'bmc-instance', id: 'a-1' },
  ]
  expect(problemsOf({ resources })).toEqual([])
  const generate = [{ kind: 'vm-instance', count: 2, prefix: 'a-' }]
  expect(problemsOf({ resources, generate })).toEqual(['- vm-instance/a-1: is there twice'])
})

test('what stands where it makes no sense is a problem', () => {
  const seed = {
    resources: [
      { kind: 'port', id: 'a', recycleBin: true, holds: ['port/a', 'port/x', 'b'] },
      { kind: 'bmc-instance', id: 'b', dependents: ['port/a'] },
      { kind: 'zec-instance', id: 'c', dependents: ['zec-disk/g-3', 'zec-disk/g-1'], holds: 'port/a' },
    ],
    generate: [
      { kind: 'zec-disk', count: 2, prefix: 'g-', recycleBin: true, holds: ['port/a'] },
      { kind: 'vm-disk', count: 1, prefix: 'g-', recycleBin: false },
    ],
  }
  expect(problemsOf(seed)).toEqual(['- resources[2].holds: has to be an array'])
  const [a, b, c] = seed.resources
  expect(problemsOf({ ...seed, resources: [a, b, { ...c, holds: [] }] })).toEqual([
    '- resources[0].recycleBin: port always has one',
    '- resources[0].holds[1]: there is no port/x',
    '- resources[0].holds[2]: there is no b',
    '- resources[1].dependents: bmc-instance takes nothing along',
    '- resources[2].dependents[0]: there is no zec-disk/g-3',
    '- generate[1].recycleBin: vm-disk always has one',
  ])
})

test.each(['bmc-cidr-block', 'zec-instance', 'zec-eip', 'zec-disk', 'zlb-load-balancer'])(
  '%s may have a recycle bin or none',
  (kind) => {
    for (const recycleBin of [true, false])
      expect(problemsOf({ resources: [{ kind, id: 'a', recycleBin }] })).toEqual([])
  },
)

test('generated resources have numbers from 1 and everything else alike', () => {
  const world = new World({
    generate: [{ kind: 'vm-instance', count: 3, prefix: 'vm-', status: 'STOPPED', tags: { env: 'test' } }],
  })
  expect(world.list(VM)).toEqual(['vm-1', 'vm-2', 'vm-3'])
  expect(world.see(VM, 'vm-3')).toMatchObject({
    instanceStatus: 'STOPPED',
    instanceName: 'vm-3',
    tags: { tags: [{ key: 'env', value: 'test' }] },
  })
})

test('what is seeded is what the lists say', () => {
  const port = one(PORT, {
    ...{ name: 'the-port', zoneId: 'HKG1', createTime: '2020-01-02T03:04:05Z' },
    ...{ chargeType: 'PREPAID', expiredTime: '2030-01-02T03:04:05Z' },
  })
  expect(port.see(PORT, 'a')).toMatchObject({
    ...{ portName: 'the-port', dcId: 'HKG1', createdTime: '2020-01-02T03:04:05Z' },
    expiredTime: '2030-01-02T03:04:05Z',
  })
  expect(one(PORT, { dcId: 'HKG2' }).see(PORT, 'a')).toMatchObject({ dcId: 'HKG2' })
  expect(one(ZEC_EIP, { regionId: 'r-1' }).see(ZEC_EIP, 'a')).toMatchObject({ regionId: 'r-1' })
  expect(one(ZEC_DISK, { zoneId: 'r-1a' }).see(ZEC_DISK, 'a')).toMatchObject({
    ...{ zoneId: 'r-1a', regionId: 'r-1' },
  })
  const eip = one(EIP, {
    ipAddress: '192.0.2.9',
    resourceGroupId: 'group-1',
    status: 'ASSOCIATED',
    instanceId: 'i',
  })
  expect(eip.see(EIP, 'a')).toMatchObject({
    ...{ ipAddress: '192.0.2.9', resourceGroupId: 'group-1', instanceId: 'i', eipStatus: 'ASSOCIATED' },
  })
  const address = one(EIP).see(EIP, 'a')?.['ipAddress']
  expect(address).toMatch(/^(192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}$/)
  expect(one(EIP).see(EIP, 'a')?.['ipAddress']).toBe(address)
})
