// Every way in which the simulator can be told to misbehave.
import { describe, expect, test } from '@jest/globals'
import type { FaultRule, FaultsSeed } from '../../simulator/faults.ts'
import { parseFaultFlags } from '../../simulator/fault-flag.ts'
import { BMC, one, PORT, verdict, VM, World, type Answer } from './world.ts'

function faulty(rule: FaultRule, rest: FaultsSeed = {}): World {
  return one(PORT, {}, { faults: { ...rest, rules: [rule] } })
}

const REQUEST_ID = /^T[0-9A-F-]{36}$/

describe('answers that are errors', () => {
  const cases: [FaultRule, number, string][] = [
    [{ type: 'throttle' }, 429, 'REQUEST_LIMIT_EXCEEDED'],
    [{ type: 'limit-code' }, 400, 'REQUEST_LIMIT_EXCEEDED'],
    [{ type: 'limit-code', status: 403 }, 403, 'REQUEST_LIMIT_EXCEEDED'],
    [{ type: '500' }, 500, 'INTERNAL_SERVER_ERROR'],
    [{ type: '503' }, 503, 'SERVICE_TEMPORARY_UNAVAILABLE'],
    [{ type: '503', code: 'REQUEST_TIMED_OUT' }, 503, 'REQUEST_TIMED_OUT'],
  ]

  test.each(cases)('%j: %d %s, not done', (rule, status, code) => {
    const world = faulty(rule)
    const answer = world.terminate(PORT, 'a')
    expect(answer).toMatchObject({ status, json: { code, requestId: expect.stringMatching(REQUEST_ID) } })
    expect(answer.headers).not.toHaveProperty('retry-after')
    expect(answer.headers).toHaveProperty('date')
    expect(world.status(PORT)).toBe('RUNNING')
    expect(world.simulator.calls[0]).toMatchObject({
      ...{ status, code, fault: rule.type, applied: false, signed: 'key', write: true, ids: ['a'] },
      requestId: answer.json.requestId,
    })
  })

  test.each(['throttle', 'limit-code', '503'] as const)('%s says when to come back, if told to', (type) => {
    expect(faulty({ type, retryAfter: 2 }).terminate(PORT, 'a').headers['retry-after']).toBe('2')
  })

  test.each(['500', '503', 'html-502'] as const)('%s may hide that it was done', (type) => {
    const world = faulty({ type, applied: true })
    const answer = world.terminate(PORT, 'a')
    expect(answer.status).toBe(Number(type.replace('html-', '')))
    expect(world.status(PORT)).toBe('DELETING')
    expect(world.simulator.calls[0]).toMatchObject({ applied: true, fault: type })
  })

  test('a fault covers up what the real answer would have been', () => {
    const world = faulty({ type: '500', applied: true })
    world.terminate(PORT, 'nosuch')
    expect(world.simulator.calls[0]).toMatchObject({
      status: 500,
      code: 'INTERNAL_SERVER_ERROR',
      applied: false,
    })
  })
})

describe('answers that are no answers of the API', () => {
  test.each([
    [{ type: 'html-502' }, 502, {}],
    [{ type: 'challenge' }, 403, { 'cf-mitigated': 'challenge' }],
    [{ type: 'blocked' }, 451, {}],
  ] as [FaultRule, number, object][])('%j: %d, a page, no request id', (rule, status, headers) => {
    const world = faulty(rule)
    const answer = world.terminate(PORT, 'a')
    expect(answer.status).toBe(status)
    expect(answer.headers).toMatchObject({ ...headers, 'content-type': expect.stringMatching('text/html') })
    expect(answer.body).toMatch(/^<!DOCTYPE html>/)
    expect(world.status(PORT)).toBe('RUNNING')
    const [call] = world.simulator.calls
    expect(call).toMatchObject({ status, requestId: '', applied: false, fault: rule.type })
    expect(call).not.toHaveProperty('code')
  })
})

describe('answers that do not arrive', () => {
  test.each([
    [{ type: 'reset-before' }, 'reset', 'RUNNING'],
    [{ type: 'reset-after' }, 'reset', 'DELETING'],
    [{ type: 'hang' }, 'hang', 'RUNNING'],
    [{ type: 'hang', applied: true }, 'hang', 'DELETING'],
  ] as [FaultRule, string, string][])('%j: %s, and the port is %s', (rule, transport, status) => {
    const world = faulty(rule)
    const answer = world.terminate(PORT, 'a')
    expect(answer).toMatchObject({ status: 0, body: '', headers: {}, transport })
    expect(world.status(PORT)).toBe(status)
    const applied = status === 'DELETING'
    expect(world.simulator.calls[0]).toMatchObject({ status: 0, applied, fault: rule.type })
    expect(world.simulator.calls[0]?.requestId).toMatch(applied ? REQUEST_ID : /^$/)
  })

  test('truncate: done, a body shorter than its content-length', () => {
    const world = faulty({ type: 'truncate' })
    const answer = world.terminate(PORT, 'a')
    expect(answer).toMatchObject({ status: 200, transport: 'truncate' })
    expect(answer.body.length).toBeLessThan(Number(answer.headers['content-length']))
    expect(world.status(PORT)).toBe('DELETING')
    expect(world.simulator.calls[0]).toMatchObject({ status: 200, applied: true, fault: 'truncate' })
  })
})

test('a truncated refusal is still that refusal in the transcript', () => {
  const world = faulty({ type: 'truncate' })
  expect(world.terminate(PORT, 'nosuch').status).toBe(404)
  expect(world.simulator.calls[0]).toMatchObject({ status: 404, code: 'INVALID_PORT_NOT_FOUND' })
})

test.each(['throttle', 'limit-code', 'challenge', 'blocked', 'reset-before'] as const)(
  '%s is never done',
  (type) => {
    const world = faulty({ type, applied: true })
    world.terminate(PORT, 'a')
    expect(world.status(PORT)).toBe('RUNNING')
  },
)

test.each(['reset-after', 'truncate'] as const)('%s is always done', (type) => {
  const world = faulty({ type, applied: false })
  world.terminate(PORT, 'a')
  expect(world.status(PORT)).toBe('DELETING')
})

describe('which calls are hit', () => {
  const types = (world: World): unknown[] => world.simulator.calls.map(({ fault }) => fault)
  const times = (n: number, act: () => unknown): void => {
    for (let index = 0; index < n; index += 1) act()
  }

  test('the n-th of an action, counted over all ids', () => {
    const world = faulty({ type: '500', actions: ['DescribePorts'], nth: [2, 4] })
    times(2, () => world.terminate(PORT, 'a'))
    times(5, () => world.call(PORT, 'DescribePorts'))
    expect(types(world)).toEqual([undefined, undefined, undefined, '500', undefined, '500', undefined])
  })

  test('so often and not more', () => {
    const world = faulty({ type: 'throttle', times: 2 })
    times(4, () => world.call(PORT, 'DescribePorts'))
    expect(types(world)).toEqual(['throttle', 'throttle', undefined, undefined])
  })

  test('of a service, or of all actions that begin alike', () => {
    const world = new World({
      faults: {
        rules: [
          { type: '500', actions: ['bmc:DescribeInstances'] },
          { type: '503', actions: ['Terminate*'] },
        ],
      },
    })
    world.call(BMC, 'DescribeInstances')
    world.call(VM, 'DescribeInstances')
    world.terminate(VM, 'a')
    world.terminate(PORT, 'a')
    expect(types(world)).toEqual(['500', undefined, '503', '503'])
  })

  test('the first rule that hits wins; the others count on', () => {
    const rules: FaultRule[] = [
      { type: '500', nth: [1] },
      { type: '503', nth: [1, 2] },
    ]
    const world = new World({ faults: { rules } })
    times(3, () => world.call(PORT, 'DescribePorts'))
    expect(types(world)).toEqual(['500', '503', undefined])
  })

  test('a rate and a schedule add up', () => {
    const world = faulty({ type: '500', rate: 0, nth: [2] })
    times(3, () => world.call(PORT, 'DescribePorts'))
    expect(types(world)).toEqual([undefined, '500', undefined])
    const always = faulty({ type: '500', rate: 1, nth: [2] })
    times(3, () => always.call(PORT, 'DescribePorts'))
    expect(types(always)).toEqual(['500', '500', '500'])
  })

  const hits = (seed: number, order: readonly string[]): string[] => {
    const world = faulty({ type: '500', rate: 0.3 }, { seed })
    return order.map((id) => `${id} ${verdict(world.look(id))}`).sort()
  }

  test('by chance: about as often as said, the same in every run, another with another seed', () => {
    const ids = Array.from({ length: 1000 }, (_, index) => `id-${index}`)
    const first = hits(7, ids)
    const share = first.filter((it) => it.endsWith('INTERNAL_SERVER_ERROR')).length / ids.length
    expect(share).toBeGreaterThan(0.25)
    expect(share).toBeLessThan(0.35)
    expect(hits(7, ids)).toEqual(first)
    expect(hits(8, ids)).not.toEqual(first)
  })

  test('the chance of one id does not hang on the order of the others', () => {
    const ids = Array.from({ length: 50 }, (_, index) => `id-${index % 10}`)
    expect(hits(7, [...ids].reverse())).toEqual(hits(7, ids))
  })

  test('a path that does not exist is not hit', () => {
    const world = faulty({ type: '500' })
    expect(
      world.send({ ...world.request('sdn', 'DescribePorts', '2026-04-01', {}), method: 'GET' }).status,
    ).toBe(404)
  })
})

describe('the rate limit', () => {
  const limited = (rateLimit: NonNullable<FaultsSeed['rateLimit']>): World =>
    one(PORT, {}, { faults: { rateLimit } })
  const burst = (world: World, n: number): number[] =>
    Array.from({ length: n }, () => world.call(PORT, 'DescribePorts').status)

  test('lets a burst through, then so many a second', () => {
    const world = limited({ perSecond: 10, burst: 3 })
    expect(burst(world, 4)).toEqual([200, 200, 200, 429])
    world.pass(200)
    expect(burst(world, 2)).toEqual([200, 429])
    world.pass(60_000)
    expect(burst(world, 4)).toEqual([200, 200, 200, 429])
    expect(world.simulator.stats()).toEqual({ calls: 10, refused: 3 })
    expect(world.simulator.calls[3]).toMatchObject({
      ...{ status: 429, code: 'REQUEST_LIMIT_EXCEEDED', fault: 'rate-limit', applied: false },
    })
  })

  test('counts what it refuses, so hammering keeps the door closed', () => {
    const world = limited({ perSecond: 10, burst: 2 })
    burst(world, 2)
    // 20 a second against a limit of 10: only the first of these would pass if refused calls were free.
    const statuses = Array.from({ length: 40 }, () => {
      world.pass(50)
      return world.call(PORT, 'DescribePorts').status
    })
    expect(new Set(statuses)).toEqual(new Set([429]))
    world.pass(300)
    expect(burst(world, 1)).toEqual([200])
  })

  test('holds for writes, for callers without a right, and does nothing for them', () => {
    const world = limited({ perSecond: 1, burst: 1 })
    expect(verdict(world.call(PORT, 'DescribePorts', {}, { token: 'wrong' }))).toBe(
      '401 AUTHFAILURE_INVALID_AUTHORIZATION',
    )
    expect(verdict(world.terminate(PORT, 'a'))).toBe('429 REQUEST_LIMIT_EXCEEDED')
    expect(world.status(PORT)).toBe('RUNNING')
  })

  test('says when to come back, if told to', () => {
    const world = limited({ perSecond: 1, burst: 1, retryAfter: 3 })
    burst(world, 1)
    expect(world.call(PORT, 'DescribePorts').headers['retry-after']).toBe('3')
  })
})

describe('a clock that is off', () => {
  const SKEW = 3_600_000

  test.each([SKEW, -SKEW])(
    'by %d ms: signatures by the true time are refused, those by its Date are not',
    (clockSkewMs) => {
      const world = one(PORT, {}, { faults: { clockSkewMs } })
      const refused = world.call(PORT, 'DescribePorts')
      expect(verdict(refused)).toBe('401 AUTHFAILURE_SIGNATURE_EXPIRED')
      const learnt = Date.parse(refused.headers['date'] ?? '') - world.now
      expect(learnt).toBe(clockSkewMs)
      expect(verdict(world.call(PORT, 'DescribePorts', {}, { clockSkewMs: learnt }))).toBe('200')
      expect(world.simulator.calls[0]?.at).toBe(world.now)
    },
  )

  test('does not matter to a token', () => {
    const world = one(PORT, {}, { faults: { clockSkewMs: SKEW } })
    expect(verdict(world.call(PORT, 'DescribePorts', {}, { token: world.simulator.token }))).toBe('200')
  })
})

describe('stale lists', () => {
  test('show the state of a while ago, while writes know the truth', () => {
    const world = one(PORT, {}, { faults: { staleMs: 3000 }, delays: { recycle: 1000, release: 1000 } })
    const seen = (): unknown => world.see(PORT, 'a')?.['portStatus']
    world.terminate(PORT, 'a')
    expect(seen()).toBe('RUNNING')
    world.pass(1000)
    expect([seen(), world.status(PORT)]).toEqual(['RUNNING', 'RECYCLED'])
    world.release(PORT, 'a')
    world.pass(1000)
    expect([seen(), world.status(PORT)]).toEqual(['RUNNING', undefined])
    expect(verdict(world.terminate(PORT, 'a'))).toBe('404 INVALID_PORT_NOT_FOUND')
    world.pass(1000)
    expect(seen()).toBe('DELETING')
    world.pass(1000)
    expect(seen()).toBe('DESTROYING')
    world.pass(1000)
    expect(seen()).toBeUndefined()
  })

  test('do not show yet what was only just created', () => {
    const world = one(PORT, { createdAgoMs: 1000 }, { faults: { staleMs: 3000 } })
    expect(world.see(PORT, 'a')).toBeUndefined()
    expect(world.status(PORT)).toBe('RUNNING')
    world.pass(2000)
    expect(world.see(PORT, 'a')).toMatchObject({ portStatus: 'RUNNING', createdTime: '2026-11-20T23:59:59Z' })
  })
})

describe('a batch that is done in part', () => {
  const seed = (rule: FaultRule): World =>
    new World({
      generate: [{ kind: 'vm-instance', count: 10, prefix: 'vm-', status: 'RECYCLE' }],
      faults: { rules: [rule] },
    })
  const ids = Array.from({ length: 10 }, (_, index) => `vm-${index + 1}`)
  const failedOf = ({ json }: Answer): unknown => json.response?.['instanceIds']

  test('answers 200 and lists the ids that failed', () => {
    const world = seed({ type: 'partial', ids: ['vm-2', 'vm-99'] })
    const answer = world.release(VM, ...ids)
    expect(answer.status).toBe(200)
    expect(failedOf(answer)).toEqual(['vm-2'])
    expect(world.status(VM, 'vm-1')).toBe('RELEASING')
    expect(world.status(VM, 'vm-2')).toBe('RECYCLE')
    expect(world.simulator.calls[0]).toMatchObject({ applied: true, fault: 'partial' })
  })

  test('chooses some of them by itself, one at least', () => {
    for (let run = 1; run <= 20; run += 1) {
      const world = new World({
        generate: [{ kind: 'vm-instance', count: 2, prefix: 'vm-', status: 'RECYCLE' }],
        faults: { seed: run, rules: [{ type: 'partial' }] },
      })
      const failed = failedOf(world.release(VM, 'vm-1', 'vm-2')) as string[]
      expect(failed.length).toBeGreaterThan(0)
      for (const id of ['vm-1', 'vm-2']) {
        expect(world.status(VM, id)).toBe(failed.includes(id) ? 'RECYCLE' : 'RELEASING')
      }
    }
  })

  test('does not happen to a call for one id', () => {
    const world = one(PORT, { status: 'RECYCLED' }, { faults: { rules: [{ type: 'partial' }] } })
    expect(world.release(PORT, 'a').json.response).not.toHaveProperty('portId')
    expect(world.simulator.calls[0]).not.toHaveProperty('fault')
  })
})

describe('on the command line', () => {
  test('flags say what a seed would', () => {
    const flags = [
      'throttle:rate=0.1,retryAfter=2',
      'reset-after:actions=TerminateInstance+sdn:TerminatePort,nth=1+3,times=2',
      '500:applied=true',
      'limit-code:status=403',
      'partial:ids=a+b',
      '503:code=REQUEST_TIMED_OUT',
      'hang',
      'rate-limit:perSecond=20,burst=5',
      'clock-skew:ms=-60000',
      'stale:ms=3000',
    ]
    expect(parseFaultFlags(flags, 7)).toEqual({
      seed: 7,
      rules: [
        { type: 'throttle', rate: 0.1, retryAfter: 2 },
        { type: 'reset-after', actions: ['TerminateInstance', 'sdn:TerminatePort'], nth: [1, 3], times: 2 },
        { type: '500', applied: true },
        { type: 'limit-code', status: 403 },
        { type: 'partial', ids: ['a', 'b'] },
        { type: '503', code: 'REQUEST_TIMED_OUT' },
        { type: 'hang' },
      ],
      rateLimit: { perSecond: 20, burst: 5 },
      clockSkewMs: -60_000,
      staleMs: 3000,
    })
    expect(parseFaultFlags([])).toEqual({})
  })

  test.each([
    ['flood', 'there is no fault flood'],
    ['throttle:often=1', 'often is none of'],
    ['throttle:rate=often', 'rate has no value I can read'],
    ['throttle:rate', 'rate has no value I can read'],
    ['throttle:rate=', 'rate has no value I can read'],
    ['500:applied=yes', 'applied has no value I can read'],
    ['stale:rate=1', 'rate is none of ms'],
  ])('%s: %s', (flag, problem) => {
    expect(() => parseFaultFlags([flag])).toThrow(problem)
  })
})
