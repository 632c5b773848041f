// What every call has in common: path, headers, envelopes, request ids, the transcript.
import { describe, expect, test } from '@jest/globals'
import { BMC, EVERY_VERSION, one, PORT, START, verdict, VM, World } from './world.ts'

describe('the path', () => {
  const world = one(PORT)
  const request = world.request('sdn', 'DescribePorts', '2026-04-01', {})

  test.each([
    ['GET', '/api/v2/sdn'],
    ['PUT', '/api/v2/sdn'],
    ['POST', '/'],
    ['POST', '/api/v2'],
    ['POST', '/api/v2/'],
    ['POST', '/api/v2/sdn/'],
    ['POST', '/api/v2/sdn?pageNum=1'],
    ['POST', '/api/v1/sdn'],
    ['POST', '/api/v2/nosuch'],
  ])('%s %s is not found', (method, path) => {
    const answer = world.send({ ...request, method, path })
    expect(answer.status).toBe(404)
    expect(answer.headers['content-type']).toBe('application/json')
    // Nobody may take this for "the resource is gone".
    expect(answer.json.code).toBe('UNKNOWN_API_PATH')
  })
})

describe('the headers', () => {
  const world = one(PORT)
  const answer = (headers: Record<string, string | undefined>): string =>
    verdict(world.call(PORT, 'DescribePorts', {}, { headers, token: world.simulator.token }))

  test.each([
    [{}, '200'],
    [{ 'content-type': 'application/json; charset=utf-8' }, '200'],
    [{ 'content-type': 'text/plain' }, '400 INVALID_PARAMETER_VALUE'],
    [{ 'content-type': undefined }, '400 INVALID_PARAMETER_VALUE'],
    [{ 'x-zc-action': undefined }, '400 MISSING_PARAMETER'],
    [{ 'x-zc-version': '' }, '400 MISSING_PARAMETER'],
    [{ 'x-zc-service': undefined }, '400 MISSING_PARAMETER'],
    [{ 'x-zc-service': 'vm' }, '400 INVALID_PARAMETER_VALUE'],
    [{ 'x-zc-version': '2022-11-20' }, '400 INVALID_PARAMETER_VALUE'],
    [{ 'x-zc-version': 'toString' }, '400 INVALID_PARAMETER_VALUE'],
    [{ 'x-zc-action': 'EatPort' }, '401 AUTHFAILURE_UNAUTHORIZED_OPERATION'],
    [{ 'x-zc-action': 'DescribeInstances' }, '401 AUTHFAILURE_UNAUTHORIZED_OPERATION'],
  ])('%j: %s', (headers, expected) => {
    expect(answer(headers)).toBe(expected)
  })

  test.each(EVERY_VERSION)('$service $version has $describe', (row) => {
    expect(verdict(one(row).call(row, row.describe, {}, { version: row.version }))).toBe('200')
  })
})

describe('the answer', () => {
  test('of success has the request id in both places', () => {
    const { json, headers, status } = one(PORT).terminate(PORT, 'a')
    expect(status).toBe(200)
    expect(headers['content-type']).toBe('application/json')
    expect(json.requestId).toMatch(/^T[0-9A-F]{8}-[0-9A-F]{4}-4[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}$/)
    expect(json).toEqual({ requestId: json.requestId, response: { requestId: json.requestId } })
  })

  test('of failure has request id, code and message', () => {
    const { json } = one(PORT).terminate(PORT, 'b')
    expect(Object.keys(json)).toEqual(['requestId', 'code', 'message'])
    expect(json.requestId).toMatch(/^T/)
    expect(json.message).not.toBe('')
  })

  test('always says what time it is', () => {
    const world = one(PORT)
    world.pass(1500)
    for (const id of ['a', 'b']) {
      expect(world.terminate(PORT, id).headers['date']).toBe('Sat, 21 Nov 2026 00:00:01 GMT')
    }
  })

  test('never has a request id twice, and the same ones in the next run', () => {
    const ids = (): unknown[] => {
      const world = one(PORT)
      return Array.from({ length: 200 }, () => world.call(PORT, 'DescribePorts').json.requestId)
    }
    const first = ids()
    expect(new Set(first).size).toBe(200)
    expect(ids()).toEqual(first)
  })
})

describe('who may call', () => {
  test.each([
    [{ token: 'wrong' }, '401 AUTHFAILURE_INVALID_AUTHORIZATION'],
    [{ clockSkewMs: 301_000 }, '401 AUTHFAILURE_SIGNATURE_EXPIRED'],
    [{ clockSkewMs: -301_000 }, '401 AUTHFAILURE_SIGNATURE_EXPIRED'],
    [{ headers: { host: 'console.zenlayer.com' } }, '401 AUTHFAILURE_SIGNATURE_FAILURE'],
  ])('%j: %s, and nothing is done', (options, expected) => {
    const world = one(PORT)
    expect(verdict(world.call(PORT, 'TerminatePort', { portId: 'a' }, options))).toBe(expected)
    expect(world.status(PORT)).toBe('RUNNING')
    expect(world.simulator.calls[0]).toMatchObject({ signed: 'refused', applied: false })
  })

  test('credentials come from the seed', () => {
    const seed = { accessKeyId: 'k', accessKeyPassword: 'p', token: 't' }
    const world = one(PORT, {}, seed)
    expect(world.simulator).toMatchObject(seed)
    expect(verdict(world.call(PORT, 'DescribePorts'))).toBe('200')
    expect(verdict(world.call(PORT, 'DescribePorts', {}, { token: 't' }))).toBe('200')
  })

  test('a right that is denied is refused, by action or by service and action', () => {
    const denied = ['TerminatePort', 'bmc:DescribeInstances']
    const world = new World({ permissions: { denied } })
    const refused = '401 AUTHFAILURE_UNAUTHORIZED_OPERATION'
    expect(verdict(world.terminate(PORT, 'a'))).toBe(refused)
    expect(verdict(world.call(BMC, 'DescribeInstances'))).toBe(refused)
    expect(verdict(world.call(VM, 'DescribeInstances'))).toBe('200')
    expect(verdict(world.call(PORT, 'DescribePorts'))).toBe('200')
  })
})

describe('the body', () => {
  test.each([[''], ['nonsense'], ['[]'], ['null'], ['"a"'], ['{"portId":']])('%s is refused', (body) => {
    const answer = one(PORT).call(PORT, 'TerminatePort', body)
    expect(verdict(answer)).toBe('400 INVALID_PARAMETER_TYPE')
  })
})

describe('the transcript', () => {
  test('has every call in its order', () => {
    const world = one(PORT)
    world.call(PORT, 'DescribePorts', {})
    world.pass(10)
    const headers = { 'x-zc-request-client': 'a-test' }
    const answer = world.call(
      PORT,
      'TerminatePort',
      { portId: 'a' },
      { token: world.simulator.token, headers },
    )
    world.terminate(PORT, 'b', '2023-08-30')
    world.send({ ...world.request('sdn', 'DescribePorts', '2026-04-01', 'x'), method: 'GET' })
    const [list, write, refused, lost] = world.simulator.calls
    expect(list).toMatchObject({
      ...{ at: START, service: 'sdn', action: 'DescribePorts', version: '2026-04-01', ids: [], write: false },
      ...{ status: 200, body: {}, applied: false, signed: 'key' },
    })
    expect(write).toMatchObject({
      ...{ at: START + 10, action: 'TerminatePort', ids: ['a'], write: true, status: 200, applied: true },
      ...{ signed: 'token', body: { portId: 'a' }, requestId: answer.json.requestId, headers },
    })
    expect(write).not.toHaveProperty('code')
    expect(write).not.toHaveProperty('fault')
    expect(write?.headers).not.toHaveProperty('authorization')
    expect(refused).toMatchObject({
      ...{ version: '2023-08-30', ids: ['b'], write: true, status: 404, code: 'INVALID_PORT_NOT_FOUND' },
      ...{ applied: false, signed: 'key' },
    })
    expect(lost).toMatchObject({ status: 404, code: 'UNKNOWN_API_PATH', body: 'x', signed: 'refused' })
    expect(world.simulator.stats()).toEqual({ calls: 4, refused: 0 })
  })

  test('has the ids of lists and of batches', () => {
    const world = new World()
    world.call(VM, 'DescribeInstances', { instanceIds: ['a', 'b'] })
    world.release(VM, 'c', 'd')
    world.call(VM, 'DescribeInstances', { instanceIds: 'a' })
    expect(world.simulator.calls.map(({ ids }) => ids)).toEqual([['a', 'b'], ['c', 'd'], ['a']])
  })
})
