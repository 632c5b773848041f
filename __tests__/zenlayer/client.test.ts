import { createServer as createTlsServer } from 'node:https'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { createClient, type ClientOptions } from '../../src/zenlayer/client.ts'
import { CallError, NotDueError, StoppedError, TransportError } from '../../src/zenlayer/errors.ts'
import type { Attempt, Client, Operation } from '../../src/zenlayer/operation.ts'
import { createRateLimiter } from '../../src/zenlayer/rate-limiter.ts'
import { backoffMs } from '../../src/zenlayer/retry-policy.ts'
import { sign, type Credential } from '../../src/zenlayer/signature.ts'
import { createTransport, type Transport } from '../../src/zenlayer/transport.ts'
import { selfSigned } from '../support/certificate.ts'
import {
  accepted,
  answer,
  close,
  closedPort,
  cutShort,
  hang,
  large,
  listen,
  refused,
  reset,
  startHttpServer,
  type HttpServer,
  type RecordedRequest,
  type Responder,
} from '../support/http-server.ts'
import { createVirtualClock, type VirtualClock } from '../support/virtual-clock.ts'
import '../support/realm.ts'

const START = Date.UTC(2026, 0, 1, 12)
const KEY = { type: 'key', id: 'AKID-1', password: 'pass-word-1' } as const
const TOKEN = { type: 'token', token: 'tok-en-1' } as const

const READ: Operation = {
  service: 'vm',
  version: '2026-04-01',
  action: 'DescribeInstances',
  body: { instanceIds: ['1'], pageNum: 1 },
  write: false,
}
const WRITE: Operation = {
  service: 'sdn',
  version: '2026-04-01',
  action: 'TerminatePort',
  body: { portId: 'p-1' },
  write: true,
}
const BOTH = [
  ['read', READ],
  ['write', WRITE],
] as const

interface Harness extends AsyncDisposable {
  readonly client: Client
  readonly clock: VirtualClock
  readonly attempts: readonly Attempt[]
  readonly stopped: AbortController
  readonly abandoned: AbortController
  /** Seconds of virtual time since the start. */
  readonly elapsed: () => number
}

/** A client as main.ts builds it, over a real transport, in virtual time that stands still during an exchange. */
function setUp(
  origin: string,
  options: { credential?: Credential; timeoutMs?: number; writes?: number } & Partial<ClientOptions> = {},
): Harness {
  const { credential = KEY, timeoutMs = 20_000, writes = 8 } = options
  const transport = createTransport({ origin, connections: 12, timeoutMs, proxy: {} })
  let inFlight = 0
  const send: Transport['send'] = async (request, signal) => {
    inFlight += 1
    try {
      return await transport.send(request, signal)
    } finally {
      inFlight -= 1
    }
  }
  const clock = createVirtualClock({ start: START, busy: () => inFlight > 0 })
  const stopped = new AbortController()
  const abandoned = new AbortController()
  const attempts: Attempt[] = []
  const client = createClient({
    transport: { send },
    host: new URL(origin).host,
    credential,
    clock,
    random: () => 0,
    limiter: createRateLimiter({ clock, writes, reads: 4 }),
    stop: { stopped: stopped.signal, abandoned: abandoned.signal },
    requestClient: 'zenlayer-teardown-action',
    onAttempt: (attempt) => attempts.push(attempt),
    ...options,
  })
  return {
    client,
    clock,
    attempts,
    stopped,
    abandoned,
    elapsed: () => (clock.now() - START) / 1000,
    [Symbol.asyncDispose]: () => transport.close(),
  }
}

/** The error that `call` ends in; a test in which it succeeds fails. */
async function failure({ clock }: Harness, call: Promise<unknown>): Promise<CallError> {
  try {
    await clock.runUntil(call)
  } catch (error) {
    if (error instanceof CallError) return error
    throw error
  }
  throw new Error('the call succeeded')
}

/** The one request there was. */
function only({ requests }: HttpServer): RecordedRequest {
  const [request, ...more] = requests
  if (request === undefined || more.length > 0) throw new Error(`${requests.length} requests`)
  return request
}

const timestamps = (requests: readonly RecordedRequest[]) =>
  requests.map(({ headers }) => Number(headers['x-zc-timestamp']))

/** Verified from what arrived, as the server does. */
function signatureHolds({ headers, body }: RecordedRequest): boolean {
  const signature = sign(KEY.password, {
    host: headers.host ?? '',
    contentType: headers['content-type'] ?? '',
    body,
    timestamp: Number(headers['x-zc-timestamp']),
  })
  return (
    headers.authorization ===
    `ZC2-HMAC-SHA256 Credential=AKID-1, SignedHeaders=content-type;host, Signature=${signature}`
  )
}

describe('a request', () => {
  it('goes to its service, with a JSON body, and brings back the response', async () => {
    await using server = await startHttpServer([accepted('T-1', { totalCount: 0 })])
    await using harness = setUp(server.origin)
    await expect(harness.clock.runUntil(harness.client.call(READ))).resolves.toEqual({
      status: 200,
      requestId: 'T-1',
      response: { requestId: 'T-1', totalCount: 0 },
    })
    expect(only(server)).toMatchObject({
      method: 'POST',
      path: '/api/v2/vm',
      body: '{"instanceIds":["1"],"pageNum":1}',
    })
  })

  it('sends an empty body as {}', async () => {
    await using server = await startHttpServer([accepted('T-1')])
    await using harness = setUp(server.origin)
    await harness.clock.runUntil(harness.client.call({ ...READ, body: {} }))
    expect(only(server).body).toBe('{}')
  })

  it('names its action, version, service and this action, and is signed by key', async () => {
    await using server = await startHttpServer([accepted('T-1')])
    await using harness = setUp(server.origin)
    await harness.clock.runUntil(harness.client.call(READ))
    expect(only(server).headers).toEqual({
      host: server.host,
      connection: 'keep-alive',
      'content-length': '33',
      'content-type': 'application/json',
      'x-zc-action': 'DescribeInstances',
      'x-zc-version': '2026-04-01',
      'x-zc-service': 'vm',
      'x-zc-request-client': 'zenlayer-teardown-action',
      'x-zc-timestamp': String(START / 1000),
      'x-zc-signature-method': 'ZC2-HMAC-SHA256',
      authorization: expect.stringMatching(/^ZC2-HMAC-SHA256 Credential=AKID-1, /),
    })
    expect(server.requests.map(signatureHolds)).toEqual([true])
  })

  it('carries a token alone: neither a time nor a signature', async () => {
    await using server = await startHttpServer([accepted('T-1')])
    await using harness = setUp(server.origin, { credential: TOKEN })
    await harness.clock.runUntil(harness.client.call(READ))
    const { headers } = only(server)
    expect(headers.authorization).toBe('Bearer tok-en-1')
    expect(Object.keys(headers).filter((name) => name.startsWith('x-zc-'))).toEqual([
      'x-zc-action',
      'x-zc-version',
      'x-zc-service',
      'x-zc-request-client',
    ])
  })
})

describe('an error that asking again will not change', () => {
  it.each([
    [400, 'MISSING_PARAMETER'],
    [400, 'INVALID_PARAMETER_PATTERN_ERROR'],
    [401, 'AUTHFAILURE_SIGNATURE_FAILURE'],
    [401, 'AUTHFAILURE_INVALID_AUTHORIZATION'],
    [401, 'AUTHFAILURE_UNAUTHORIZED_OPERATION'],
    [403, 'OPERATION_FAILED_FOR_RECYCLE_RESOURCE'],
    [403, 'OPERATION_DENIED_INSTANCE_SUBSCRIPTION'],
    [404, 'OPERATION_FAILED_RESOURCE_NOT_FOUND'],
    [404, 'OPERATION_FAILED_RESOURCE_GROUP_NOT_FOUND'],
  ])('is thrown at once, for reads and for writes: %d %s', async (status, code) => {
    await using server = await startHttpServer([
      refused(status, code, { requestId: 'T-read' }),
      refused(status, code, { requestId: 'T-write' }),
    ])
    await using harness = setUp(server.origin)
    const read = await failure(harness, harness.client.call(READ))
    // A credential that the API does not know is not tried again.
    const once = code === 'AUTHFAILURE_SIGNATURE_FAILURE' || code === 'AUTHFAILURE_INVALID_AUTHORIZATION'
    expect(read).toMatchObject({ action: 'DescribeInstances', code, status, requestId: 'T-read' })
    expect(await failure(harness, harness.client.call(WRITE))).toMatchObject({
      action: once ? 'DescribeInstances' : 'TerminatePort',
      code,
      status,
      requestId: once ? 'T-read' : 'T-write',
      effect: 'none',
      transient: false,
    })
    expect(server.requests).toHaveLength(once ? 1 : 2)
    expect(harness.elapsed()).toBe(0)
  })

  it('is told in the spelling of the wire, whichever the API used', async () => {
    await using server = await startHttpServer([refused(404, 'Invalid.Port.Not.Found')])
    await using harness = setUp(server.origin)
    expect((await failure(harness, harness.client.call(WRITE))).code).toBe('INVALID_PORT_NOT_FOUND')
  })

  const CHALLENGE = answer(403, '<html>Just a moment</html>', { 'cf-mitigated': 'challenge' })
  it.each([
    ['a security challenge', CHALLENGE, 'SECURITY_CHALLENGE'],
    ['a blocked request', answer(451, '<html></html>'), 'REQUEST_BLOCKED'],
    ['a redirect', answer(302, '', { location: '/elsewhere' }), 'UNEXPECTED_REDIRECT'],
    ['a page under 404', answer(404, '<html></html>'), 'UNREADABLE_ANSWER'],
  ])('may be no error of the API: %s', async (_what, responder, code) => {
    for (const [, operation] of BOTH) {
      await using server = await startHttpServer([responder])
      await using harness = setUp(server.origin)
      expect(await failure(harness, harness.client.call(operation))).toMatchObject({
        code,
        requestId: undefined,
        effect: 'none',
        transient: false,
      })
      expect(server.requests).toHaveLength(1)
    }
  })

  it('may be a certificate that does not hold: nothing was sent', async () => {
    const server = createTlsServer(selfSigned('127.0.0.1'))
    const port = await listen(server)
    await using harness = setUp(`https://127.0.0.1:${port}`)
    const error = await failure(harness, harness.client.call(WRITE))
    await close(server)
    expect(error).toMatchObject({ code: 'CERTIFICATE_ERROR', effect: 'none', transient: false })
    expect(error.message).toMatch(
      /^The endpoint's certificate was not accepted: .*DEPTH_ZERO_SELF_SIGNED_CERT/,
    )
    expect(error.hint).toMatch(/NODE_EXTRA_CA_CERTS/)
    expect(harness.attempts).toHaveLength(1)
  })

  it('may be an answer that is too large: a write may have been applied', async () => {
    await using server = await startHttpServer([large(17 * 1024 * 1024)])
    await using harness = setUp(server.origin)
    expect(await failure(harness, harness.client.call(WRITE))).toMatchObject({
      code: 'UNREADABLE_ANSWER',
      effect: 'unknown',
      transient: false,
    })
    expect(server.requests).toHaveLength(1)
  })
})

describe('a throttle', () => {
  it.each(BOTH)('is waited out and the %s sent again, signed afresh', async (_kind, operation) => {
    await using server = await startHttpServer([
      refused(429, 'REQUEST_LIMIT_EXCEEDED'),
      refused(400, 'Request.Limit.Exceeded'),
      refused(200, 'REQUEST_LIMIT_EXCEEDED'),
      answer(429, '<html>slow down</html>'),
      accepted('T-5'),
    ])
    await using harness = setUp(server.origin)
    const { requestId } = await harness.clock.runUntil(harness.client.call(operation))
    expect(requestId).toBe('T-5')
    // Each pause is twice the one before, while nothing passes.
    expect(harness.attempts.map(({ at }) => at - START)).toEqual([0, 500, 1500, 3500, 7500])
    expect(timestamps(server.requests).map((seconds) => seconds - START / 1000)).toEqual([0, 0, 1, 3, 7])
    expect(server.requests.every(signatureHolds)).toBe(true)
    expect(harness.attempts.map(({ status, code }) => [status, code])).toEqual([
      [429, 'REQUEST_LIMIT_EXCEEDED'],
      [400, 'REQUEST_LIMIT_EXCEEDED'],
      [200, 'REQUEST_LIMIT_EXCEEDED'],
      [429, 'REQUEST_LIMIT_EXCEEDED'],
      [200, undefined],
    ])
  })

  it.each([
    ['in seconds', '20', 429],
    ['as a date', new Date(START + 20_000).toUTCString(), 429],
    ['in seconds, under another status', '20', 400],
    ['in seconds, under 200', '20', 200],
  ])('is waited out as long as Retry-After says, %s', async (_form, retryAfter, status) => {
    await using server = await startHttpServer([
      refused(status, 'REQUEST_LIMIT_EXCEEDED', { headers: { 'retry-after': retryAfter } }),
      accepted('T-2'),
    ])
    await using harness = setUp(server.origin)
    await harness.clock.runUntil(harness.client.call(WRITE))
    expect(harness.elapsed()).toBe(20)
  })

  it('slows every other call too', async () => {
    await using server = await startHttpServer([
      refused(429, 'REQUEST_LIMIT_EXCEEDED', { headers: { 'retry-after': '20' } }),
      accepted('T-2'),
      accepted('T-3'),
    ])
    await using harness = setUp(server.origin, { writes: 1 })
    const first = harness.client.call(WRITE)
    const second = harness.client.call({ ...WRITE, body: { portId: 'p-2' } })
    await harness.clock.runUntil(Promise.all([first, second]))
    const [firstAt, ...later] = harness.attempts.map(({ at }) => (at - START) / 1000)
    expect(firstAt).toBe(0)
    expect(later).toHaveLength(2)
    expect(Math.min(...later)).toBe(20)
  })

  it('costs as many attempts as the caller allows, and is then thrown with its request id', async () => {
    await using server = await startHttpServer((_request, index) =>
      refused(429, 'REQUEST_LIMIT_EXCEEDED', { requestId: `T-${index}` }),
    )
    await using harness = setUp(server.origin)
    expect(await failure(harness, harness.client.call(READ, { attempts: 4 }))).toMatchObject({
      code: 'REQUEST_LIMIT_EXCEEDED',
      requestId: 'T-3',
      effect: 'none',
      transient: true,
    })
    expect(server.requests).toHaveLength(4)
  })

  it('and trouble alike may ask for a pause, which is the least that is waited, not the most', async () => {
    await using server = await startHttpServer([
      refused(500, 'INTERNAL_SERVER_ERROR'),
      refused(500, 'INTERNAL_SERVER_ERROR', { headers: { 'retry-after': '1' } }),
      accepted('T-3'),
    ])
    await using harness = setUp(server.origin)
    await harness.clock.runUntil(harness.client.call(READ))
    expect(harness.attempts.map(({ at }) => at - START)).toEqual([0, 1000, 3000])
  })

  it('is endured without the caller’s limit until the run is stopped', async () => {
    await using server = await startHttpServer(() => refused(429, 'REQUEST_LIMIT_EXCEEDED'))
    await using harness = setUp(server.origin)
    void harness.clock.sleep(600_000, harness.stopped.signal).then(() => {
      harness.stopped.abort()
    })
    await expect(harness.clock.runUntil(harness.client.call(WRITE))).rejects.toThrow(StoppedError)
    expect(harness.elapsed()).toBe(600)
    // 0.5, 1, 2, 4, 8, 16 s, and 30 s from then on.
    expect(server.requests).toHaveLength(25)
  })

  it.each([
    ['0 seconds', '0'],
    ['a date gone by', new Date(START - 60_000).toUTCString()],
  ])('is not hammered at when it asks to be waited out for %s', async (_what, retryAfter) => {
    await using server = await startHttpServer(() =>
      refused(429, 'REQUEST_LIMIT_EXCEEDED', { headers: { 'retry-after': retryAfter } }),
    )
    await using harness = setUp(server.origin)
    void harness.clock.sleep(60_000, harness.stopped.signal).then(() => {
      harness.stopped.abort()
    })
    // A minute of refusals; stopped in any case, should there be no end of them.
    const watch = setInterval(() => {
      if (server.requests.length > 300) harness.stopped.abort()
    }, 1)
    await expect(harness.clock.runUntil(harness.client.call(WRITE))).rejects.toThrow(StoppedError)
    clearInterval(watch)
    expect(server.requests.length).toBeLessThan(100)
  })

  it("that names a date means the server's clock, which may not be ours", async () => {
    const serverNow = START + 3_600_000
    const date = new Date(serverNow).toUTCString()
    await using server = await startHttpServer([
      refused(401, 'AUTHFAILURE_SIGNATURE_EXPIRED', { headers: { date } }),
      refused(429, 'REQUEST_LIMIT_EXCEEDED', {
        headers: { date, 'retry-after': new Date(serverNow + 20_000).toUTCString() },
      }),
      accepted('T-3'),
    ])
    await using harness = setUp(server.origin)
    await harness.clock.runUntil(harness.client.call(READ))
    expect(harness.elapsed()).toBe(20)
  })

  it('is one by its status as well: Retry-After counts whatever code a gateway sends with 429', async () => {
    await using server = await startHttpServer([
      refused(429, 'TOO_MANY_REQUESTS', { headers: { 'retry-after': '20' } }),
      accepted('T-2'),
    ])
    await using harness = setUp(server.origin)
    await harness.clock.runUntil(harness.client.call(READ))
    expect(harness.elapsed()).toBe(20)
  })
})

describe('a wait that is too long to be that of a rate limit', () => {
  const limited = (retryAfter: string, headers: Record<string, string> = {}) =>
    refused(429, 'REQUEST_LIMIT_EXCEEDED', { headers: { 'retry-after': retryAfter, ...headers } })
  const WAITS: readonly (readonly [string, Responder, number])[] = [
    ['an hour', limited('3600'), 3600],
    ['thirty years', limited('999999999'), 999_999_999],
    [
      'a date in 2099',
      limited(new Date(Date.UTC(2099, 0, 1)).toUTCString()),
      (Date.UTC(2099, 0, 1) - START) / 1000,
    ],
    [
      'a date beside a Date of 1970',
      limited(new Date(START).toUTCString(), { date: 'Thu, 01 Jan 1970 00:00:00 GMT' }),
      START / 1000,
    ],
  ]

  it.each(WAITS)(
    '%s: ends the write, with the seconds that were asked for',
    async (_what, refusal, seconds) => {
      await using server = await startHttpServer([refusal])
      await using harness = setUp(server.origin)
      expect(await failure(harness, harness.client.call(WRITE))).toMatchObject({
        code: 'REQUEST_LIMIT_EXCEEDED',
        effect: 'none',
        transient: true,
        retryAfterMs: seconds * 1000,
      })
      expect(harness.elapsed()).toBe(0)
    },
  )

  it.each(WAITS)('%s: holds back neither reads nor other writes', async (_what, refusal) => {
    await using server = await startHttpServer((_request, index) =>
      index === 0 ? refusal : accepted(`T-${index}`),
    )
    await using harness = setUp(server.origin)
    await failure(harness, harness.client.call(WRITE))
    // Services share names of actions.
    const others = [READ, { ...WRITE, action: 'TerminateEip' }, { ...WRITE, service: 'vm' }].map(
      (operation) => harness.client.call(operation),
    )
    await harness.clock.runUntil(Promise.all(others))
    expect(harness.elapsed()).toBeLessThan(1)
  })

  it('fails other writes of that action for the same reason, unsent, for a minute', async () => {
    await using server = await startHttpServer([limited('3600'), accepted('T-2')])
    await using harness = setUp(server.origin)
    const first = await failure(harness, harness.client.call(WRITE))
    const other = { ...WRITE, body: { portId: 'p-2' } }
    expect(await failure(harness, harness.client.call(other))).toBe(first)
    await harness.clock.advance(59_000)
    expect(await failure(harness, harness.client.call(other))).toBe(first)
    expect(server.requests).toHaveLength(1)
    await harness.clock.advance(1000)
    expect((await harness.clock.runUntil(harness.client.call(other))).requestId).toBe('T-2')
  })

  it.each([
    ['throttle', limited('3600')],
    ['outage', refused(503, 'SERVICE_TEMPORARY_UNAVAILABLE', { headers: { 'retry-after': '999999999' } })],
  ])('is done for a minute by the read that got it from an %s', async (_what, refusal) => {
    await using server = await startHttpServer([refusal, accepted('T-2')])
    await using harness = setUp(server.origin)
    await harness.clock.runUntil(harness.client.call(READ))
    expect(harness.elapsed()).toBe(60)
  })

  it('does not begin at a minute: that much is waited by all', async () => {
    await using server = await startHttpServer([limited('60'), accepted('T-2'), accepted('T-3')])
    await using harness = setUp(server.origin, { writes: 1 })
    await harness.clock.runUntil(
      Promise.all([harness.client.call(WRITE), harness.client.call({ ...WRITE, action: 'TerminateEip' })]),
    )
    expect(Math.min(...harness.attempts.slice(1).map(({ at }) => at - START))).toBe(60_000)
  })

  it('is the reason of those that waited when the run was stopped, sent or not', async () => {
    await using server = await startHttpServer([accepted('T-0'), limited('50')])
    await using harness = setUp(server.origin)
    await harness.clock.runUntil(harness.client.call(READ))
    const calls = [harness.client.call(WRITE)]
    while (server.requests.length < 2 || harness.attempts.length < 2) await harness.clock.advance(0)
    calls.push(harness.client.call(READ), harness.client.call({ ...WRITE, action: 'TerminateEip' }))
    const ends = Promise.all(calls.map((call) => call.catch((error: unknown) => error)))
    await harness.clock.advance(1000)
    harness.stopped.abort()
    const last = { action: 'TerminatePort', code: 'REQUEST_LIMIT_EXCEEDED', retryAfterMs: 50_000 }
    expect(await ends).toMatchObject([{ last }, { last }, { last }])
    expect(server.requests).toHaveLength(2)
  })
})

describe('a refusal for lack of permission', () => {
  it.each(['AUTHFAILURE_UNAUTHORIZED_OPERATION', 'AUTHFAILURE_SOMETHING_NEW', 'UNAUTHORIZED_OPERATION'])(
    'says nothing of the credential: %s',
    async (code) => {
      await using server = await startHttpServer([refused(401, code), accepted('T-2')])
      await using harness = setUp(server.origin)
      expect(await failure(harness, harness.client.call(WRITE))).toMatchObject({ code })
      expect((await harness.clock.runUntil(harness.client.call(WRITE))).requestId).toBe('T-2')
    },
  )
})

describe('trouble on the server’s side', () => {
  const TROUBLES: readonly (readonly [string, Responder, string])[] = [
    ['500', refused(500, 'INTERNAL_SERVER_ERROR'), 'INTERNAL_SERVER_ERROR'],
    ['503', refused(503, 'SERVICE_TEMPORARY_UNAVAILABLE'), 'SERVICE_TEMPORARY_UNAVAILABLE'],
    ['a time-out behind it', refused(503, 'REQUEST_TIMED_OUT'), 'REQUEST_TIMED_OUT'],
    ['an HTML page under 502', answer(502, '<html>Bad Gateway</html>'), 'UNREADABLE_ANSWER'],
    ['an HTML page under 200', answer(200, '<html>Maintenance</html>'), 'UNREADABLE_ANSWER'],
    ['a connection dropped after the request', reset, 'NETWORK_ERROR'],
    ['an answer cut short', cutShort, 'NETWORK_ERROR'],
  ]

  it.each(TROUBLES)(
    'is asked again by a read, signed afresh with a later time: %s',
    async (_what, trouble, code) => {
      await using server = await startHttpServer([trouble, trouble, accepted('T-3')])
      await using harness = setUp(server.origin)
      const { requestId } = await harness.clock.runUntil(harness.client.call(READ))
      expect(requestId).toBe('T-3')
      expect(timestamps(server.requests).map((seconds) => seconds - START / 1000)).toEqual([0, 1, 3])
      expect(server.requests.every(signatureHolds)).toBe(true)
      expect(new Set(server.requests.map(({ headers }) => headers.authorization)).size).toBe(3)
      expect(harness.attempts.map((attempt) => attempt.code)).toEqual([code, code, undefined])
    },
  )

  it.each(TROUBLES)('is not answered by a second write: %s', async (_what, trouble, code) => {
    await using server = await startHttpServer([trouble, accepted('T-2')])
    await using harness = setUp(server.origin)
    expect(await failure(harness, harness.client.call(WRITE))).toMatchObject({
      code,
      effect: 'unknown',
      transient: true,
    })
    expect(server.requests).toHaveLength(1)
  })

  it('is thrown to a reader when the attempts are used up', async () => {
    await using server = await startHttpServer(() => refused(503, 'SERVICE_TEMPORARY_UNAVAILABLE'))
    await using harness = setUp(server.origin)
    const error = await failure(harness, harness.client.call(READ, { attempts: 3 }))
    expect(error).toMatchObject({ code: 'SERVICE_TEMPORARY_UNAVAILABLE', transient: true })
    expect(server.requests).toHaveLength(3)
  })

  it('may be an answer that never comes: a read asks again, a write may have been applied', async () => {
    await using server = await startHttpServer([hang, accepted('T-2'), hang])
    await using harness = setUp(server.origin, { timeoutMs: 100 })
    expect((await harness.clock.runUntil(harness.client.call(READ))).requestId).toBe('T-2')
    expect(await failure(harness, harness.client.call(WRITE))).toMatchObject({
      code: 'REQUEST_TIMEOUT',
      effect: 'unknown',
      transient: true,
    })
    expect(server.requests).toHaveLength(3)
  })

  // RFC 9110, 10.2.3: with 503, Retry-After says how long the service is expected to be unavailable.
  it('is given the time it asks for with Retry-After', async () => {
    await using server = await startHttpServer([
      refused(503, 'SERVICE_TEMPORARY_UNAVAILABLE', { headers: { 'retry-after': '20' } }),
      accepted('T-2'),
    ])
    await using harness = setUp(server.origin)
    await harness.clock.runUntil(harness.client.call(READ))
    expect(harness.elapsed()).toBe(20)
  })
})

describe('an endpoint that cannot be reached', () => {
  it.each(BOTH)('is tried six times before a %s gives up: nothing was sent', async (_kind, operation) => {
    await using harness = setUp(`http://127.0.0.1:${await closedPort()}`)
    const error = await failure(harness, harness.client.call(operation))
    expect(error).toMatchObject({
      code: 'NETWORK_ERROR',
      effect: 'none',
      transient: false,
      status: undefined,
    })
    expect(error.message).toContain('ECONNREFUSED')
    expect(error.hint).toMatch(/endpoint.*HTTPS_PROXY/)
    expect(harness.attempts).toHaveLength(6)
    // 1 + 2 + 4 + 8 + 16 s: about half a minute.
    expect(harness.elapsed()).toBe(31)
  })

  it('is given that half a minute though many calls try at once', async () => {
    await using harness = setUp(`http://127.0.0.1:${await closedPort()}`)
    const calls = Array.from({ length: 8 }, () => harness.client.call(READ))
    await harness.clock.runUntil(Promise.allSettled(calls))
    expect(harness.elapsed()).toBeGreaterThan(20)
  })

  it('is tried no more often than the caller allows', async () => {
    await using harness = setUp(`http://127.0.0.1:${await closedPort()}`)
    await failure(harness, harness.client.call(READ, { attempts: 2 }))
    expect(harness.attempts).toHaveLength(2)
  })

  it.each([
    ['a good one', accepted('T-1')],
    ['a page of a gateway', answer(404, '<html></html>')],
  ])(
    'but has answered before, if only with %s, is tried until the run is stopped',
    async (_what, responder) => {
      const server = await startHttpServer([responder])
      await using harness = setUp(server.origin)
      await harness.clock.runUntil(Promise.allSettled([harness.client.call(READ)]))
      await server[Symbol.asyncDispose]()
      void harness.clock.sleep(600_000, harness.stopped.signal).then(() => {
        harness.stopped.abort()
      })
      await expect(harness.clock.runUntil(harness.client.call(READ))).rejects.toThrow(StoppedError)
      expect(harness.attempts.length).toBeGreaterThan(20)
    },
  )

  it('is another one than that which never answers: it may have been reached, and is tried for longer', async () => {
    const silence = new TransportError('timeout', true, 'No answer within 20 s.')
    await using harness = setUp('http://127.0.0.1:1', { transport: { send: () => Promise.reject(silence) } })
    await failure(harness, harness.client.call(READ, { attempts: 10 }))
    expect(harness.attempts).toHaveLength(10)
    expect(harness.elapsed()).toBeGreaterThan(60)
  })

  it('does not stop a write from being sent once the connection can be made', async () => {
    await using server = await startHttpServer([accepted('T-1')])
    const down = `http://127.0.0.1:${await closedPort()}`
    // The same call meets a refused connection first, and a listening server after.
    let sent = 0
    await using harness = setUp(server.origin, {
      transport: {
        send: (request, signal) => {
          const origin = sent === 0 ? down : server.origin
          sent += 1
          const transport = createTransport({ origin, connections: 1, timeoutMs: 20_000, proxy: {} })
          return transport.send(request, signal).finally(() => transport.close())
        },
      },
    })
    const { requestId } = await harness.clock.runUntil(harness.client.call(WRITE))
    expect([requestId, sent]).toEqual(['T-1', 2])
  })
})

describe('the first call', () => {
  it('goes alone: a wrong key is told once, and to all who waited', async () => {
    await using server = await startHttpServer((_request, index) =>
      refused(401, 'AUTHFAILURE_SIGNATURE_FAILURE', { requestId: `T-${index}` }),
    )
    await using harness = setUp(server.origin)
    const calls = [READ, WRITE, READ, WRITE, WRITE].map((operation) => harness.client.call(operation))
    const ends = await harness.clock.runUntil(Promise.allSettled(calls))
    const wrongKey = { code: 'AUTHFAILURE_SIGNATURE_FAILURE', requestId: 'T-0' }
    expect(ends.map((end) => (end.status === 'rejected' ? (end.reason as unknown) : end))).toMatchObject(
      Array(5).fill(wrongKey),
    )
    expect(server.requests).toHaveLength(1)
    // Nor is anything sent after that.
    expect(await failure(harness, harness.client.call(READ))).toMatchObject(wrongKey)
    expect(server.requests).toHaveLength(1)
  })

  it('lets the others go as soon as it is answered, even with an error', async () => {
    await using server = await startHttpServer((_request, index) =>
      index === 0 ? refused(400, 'MISSING_PARAMETER') : accepted(`T-${index}`),
    )
    await using harness = setUp(server.origin)
    const calls = [READ, READ, READ].map((operation) => harness.client.call(operation))
    const ends = await harness.clock.runUntil(Promise.allSettled(calls))
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled'])
    expect(harness.elapsed()).toBe(0)
  })

  it('does not hold up the others for more than three seconds', async () => {
    await using server = await startHttpServer((_request, index) =>
      index === 0 ? hang : accepted(`T-${index}`),
    )
    await using harness = setUp(server.origin)
    const stuck = harness.client.call(READ).catch((error: unknown) => error)
    const next = harness.client.call(READ)
    while (server.requests.length === 0) await harness.clock.advance(0)
    await harness.clock.advance(2999)
    expect(server.requests).toHaveLength(1)
    await harness.clock.advance(1)
    expect((await next).requestId).toBe('T-1')
    harness.stopped.abort()
    harness.abandoned.abort()
    expect(await stuck).toBeInstanceOf(StoppedError)
  })

  it('that is stopped takes the others with it, unsent', async () => {
    await using server = await startHttpServer([hang])
    await using harness = setUp(server.origin)
    const calls = [READ, WRITE, READ].map((operation) =>
      harness.client.call(operation).catch((error: unknown) => error),
    )
    while (server.requests.length === 0) await harness.clock.advance(0)
    harness.stopped.abort()
    harness.abandoned.abort()
    expect(await Promise.all(calls)).toEqual(Array(3).fill(expect.any(StoppedError)))
    expect(server.requests).toHaveLength(1)
  })
})

describe('a clock that is off', () => {
  const date = (offsetSeconds: number) => ({ date: new Date(START + offsetSeconds * 1000).toUTCString() })
  const expired = (offsetSeconds: number) =>
    refused(401, 'AUTHFAILURE_SIGNATURE_EXPIRED', { headers: date(offsetSeconds) })

  it.each([
    ['an hour slow', 3600],
    ['an hour fast', -3600],
  ])(
    'and %s is corrected by the answer’s Date, and the request signed again at once',
    async (_how, offset) => {
      for (const [, operation] of BOTH) {
        await using server = await startHttpServer([expired(offset), accepted('T-2')])
        await using harness = setUp(server.origin)
        const { requestId } = await harness.clock.runUntil(harness.client.call(operation))
        expect(requestId).toBe('T-2')
        expect(timestamps(server.requests)).toEqual([START / 1000, START / 1000 + offset])
        expect(server.requests.every(signatureHolds)).toBe(true)
        expect(harness.elapsed()).toBe(0)
      }
    },
  )

  it('is not what the Date of any other answer says', async () => {
    await using server = await startHttpServer([
      refused(403, 'OPERATION_DENIED_INSTANCE_CREATING', { headers: date(3600) }),
      accepted('T-2'),
    ])
    await using harness = setUp(server.origin)
    await failure(harness, harness.client.call(WRITE))
    await harness.clock.runUntil(harness.client.call(READ))
    expect(timestamps(server.requests)).toEqual([START / 1000, START / 1000])
  })

  it('is told to be behind by every answer, and by how much', async () => {
    await using server = await startHttpServer([
      answer(200, { requestId: 'T-1', response: {} }, date(-60)),
      refused(403, 'OPERATION_DENIED_INSTANCE_CREATING', { headers: date(-3600) }),
    ])
    await using harness = setUp(server.origin)
    expect(harness.client.serverNow()).toBe(START)
    await harness.clock.runUntil(harness.client.call(READ))
    expect(harness.client.serverNow()).toBe(START - 60_000)
    await failure(harness, harness.client.call(WRITE))
    expect(harness.client.serverNow()).toBe(START - 3_600_000)
  })

  it('stays corrected for the calls that follow', async () => {
    await using server = await startHttpServer([expired(3600), accepted('T-2'), accepted('T-3')])
    await using harness = setUp(server.origin)
    await harness.clock.runUntil(harness.client.call(READ))
    await harness.clock.advance(5000)
    await harness.clock.runUntil(harness.client.call(WRITE))
    expect(timestamps(server.requests).at(-1)).toBe(START / 1000 + 3605)
  })

  it('is corrected once: what is refused after that is thrown', async () => {
    await using server = await startHttpServer([expired(3600), expired(7200), accepted('T-3')])
    await using harness = setUp(server.origin)
    const error = await failure(harness, harness.client.call(READ))
    expect(error).toMatchObject({ code: 'AUTHFAILURE_SIGNATURE_EXPIRED', status: 401 })
    expect(server.requests).toHaveLength(2)
  })

  it.each([
    ['there is none', {}],
    ['it is no date', { date: 'yesterday' }],
  ])('cannot be corrected from the Date when %s', async (_what, headers) => {
    await using server = await startHttpServer([
      refused(401, 'AUTHFAILURE_SIGNATURE_EXPIRED', { headers }),
      accepted('T-2'),
    ])
    await using harness = setUp(server.origin)
    expect((await failure(harness, harness.client.call(READ))).code).toBe('AUTHFAILURE_SIGNATURE_EXPIRED')
    expect(server.requests).toHaveLength(1)
  })

  it('costs calls that were in flight together one refusal each, and is corrected once for all', async () => {
    const offset = 3600
    await using server = await startHttpServer((request) =>
      Number(request.headers['x-zc-timestamp']) === START / 1000 ? expired(offset) : accepted('T-good'),
    )
    await using harness = setUp(server.origin)
    const calls = Array.from({ length: 5 }, () => harness.client.call(WRITE))
    const answers = await harness.clock.runUntil(Promise.all(calls))
    expect(answers.map(({ requestId }) => requestId)).toEqual(Array(5).fill('T-good'))
    expect(server.requests.length).toBeLessThanOrEqual(10)
    expect(new Set(timestamps(server.requests))).toEqual(new Set([START / 1000, START / 1000 + offset]))
  })
})

describe('being stopped', () => {
  it.each(BOTH)('lets no %s begin', async (_kind, operation) => {
    await using server = await startHttpServer([])
    await using harness = setUp(server.origin)
    harness.stopped.abort()
    await expect(harness.client.call(operation)).rejects.toThrow(StoppedError)
    expect(server.requests).toEqual([])
    expect(harness.attempts).toEqual([])
  })

  it('still takes the answer of what is in flight, but sends nothing after it', async () => {
    const release: (() => void)[] = []
    await using server = await startHttpServer(() => (response, request) => {
      release.push(() => {
        accepted('T-1')(response, request)
      })
      harness.stopped.abort()
    })
    await using harness = setUp(server.origin, { writes: 1 })
    const first = harness.client.call(WRITE)
    const second = harness.client.call({ ...WRITE, body: { portId: 'p-2' } })
    const refusal = expect(second).rejects.toThrow(StoppedError)
    while (release.length === 0) await harness.clock.advance(0)
    for (const answerNow of release) answerNow()
    expect((await harness.clock.runUntil(first)).requestId).toBe('T-1')
    await refusal
    expect(server.requests).toHaveLength(1)
  })

  it('keeps what had gone wrong until then', async () => {
    await using server = await startHttpServer(() =>
      refused(500, 'INTERNAL_SERVER_ERROR', { requestId: 'T-1' }),
    )
    await using harness = setUp(server.origin)
    void harness.clock.sleep(500, harness.stopped.signal).then(() => {
      harness.stopped.abort()
    })
    const end: unknown = await harness.clock.runUntil(
      harness.client.call(READ).catch((error: unknown) => error),
    )
    expect(end).toBeInstanceOf(StoppedError)
    expect(end).toMatchObject({ last: { code: 'INTERNAL_SERVER_ERROR', requestId: 'T-1' } })
  })

  it('ends the pause before the next attempt', async () => {
    await using server = await startHttpServer(() => refused(500, 'INTERNAL_SERVER_ERROR'))
    await using harness = setUp(server.origin)
    void harness.clock.sleep(1500, harness.stopped.signal).then(() => {
      harness.stopped.abort()
    })
    await expect(harness.clock.runUntil(harness.client.call(READ))).rejects.toThrow(StoppedError)
    expect(server.requests).toHaveLength(2)
    expect(harness.elapsed()).toBe(1.5)
    expect(harness.clock.timers).toBe(0)
  })

  it('and abandoned gives up what is in flight, and says that it was', async () => {
    await using server = await startHttpServer([
      () => {
        harness.stopped.abort()
        harness.abandoned.abort()
      },
    ])
    await using harness = setUp(server.origin)
    await expect(harness.clock.runUntil(harness.client.call(WRITE))).rejects.toThrow(StoppedError)
    expect(harness.attempts).toEqual([
      {
        action: 'TerminatePort',
        write: true,
        at: START,
        ms: 0,
        status: undefined,
        requestId: undefined,
        code: 'STOPPED',
      },
    ])
  })
})

describe('a call that is not due any more when its turn comes', () => {
  it('is not sent', async () => {
    await using server = await startHttpServer([])
    await using harness = setUp(server.origin)
    const call = harness.client.call(WRITE, { isDue: () => false })
    await expect(harness.clock.runUntil(call)).rejects.toThrow(NotDueError)
    expect(server.requests).toEqual([])
  })

  it('is not sent again, and tells how it had failed before', async () => {
    await using server = await startHttpServer([refused(500, 'INTERNAL_SERVER_ERROR')])
    await using harness = setUp(server.origin)
    const call = harness.client.call(READ, { isDue: () => server.requests.length === 0 })
    await expect(harness.clock.runUntil(call)).rejects.toMatchObject({
      name: 'NotDueError',
      last: { code: 'INTERNAL_SERVER_ERROR' },
    })
    expect(server.requests).toHaveLength(1)
  })
})

describe('every attempt', () => {
  it('is reported with its request id, refused ones too, to the run and to the caller', async () => {
    await using server = await startHttpServer([
      refused(429, 'REQUEST_LIMIT_EXCEEDED', { requestId: 'T-1' }),
      refused(403, 'OPERATION_DENIED_INSTANCE_CREATING', { requestId: 'T-2' }),
    ])
    await using harness = setUp(server.origin)
    const own: Attempt[] = []
    await failure(harness, harness.client.call(WRITE, { onAttempt: (attempt) => own.push(attempt) }))
    expect(own).toEqual([
      {
        action: 'TerminatePort',
        write: true,
        at: START,
        ms: 0,
        status: 429,
        requestId: 'T-1',
        code: 'REQUEST_LIMIT_EXCEEDED',
      },
      {
        action: 'TerminatePort',
        write: true,
        at: START + 500,
        ms: 0,
        status: 403,
        requestId: 'T-2',
        code: 'OPERATION_DENIED_INSTANCE_CREATING',
      },
    ])
    expect(harness.attempts).toEqual(own)
  })

  it('is reported without a status when no answer came', async () => {
    await using server = await startHttpServer([reset])
    await using harness = setUp(server.origin)
    await failure(harness, harness.client.call(WRITE))
    expect(harness.attempts).toMatchObject([
      { status: undefined, requestId: undefined, code: 'NETWORK_ERROR', write: true },
    ])
  })

  it('is reported the moment its answer is there, before the call ends', async () => {
    await using server = await startHttpServer([refused(429, 'REQUEST_LIMIT_EXCEEDED'), accepted('T-2')])
    await using harness = setUp(server.origin)
    const call = harness.client.call(WRITE)
    while (harness.attempts.length === 0) await harness.clock.advance(0)
    expect(server.requests).toHaveLength(1)
    await harness.clock.runUntil(call)
    expect(harness.attempts).toHaveLength(2)
  })

  it.each([
    ['key', KEY, [KEY.password, 'Signature=']],
    ['token', TOKEN, [TOKEN.token]],
  ] as const)('holds nothing of a secret %s, nor does any error', async (_type, credential, secrets) => {
    const responders = [reset, cutShort, refused(401, 'AUTHFAILURE_SIGNATURE_FAILURE'), answer(502, '<html>')]
    for (const responder of responders) {
      await using server = await startHttpServer([responder])
      await using harness = setUp(server.origin, { credential })
      const error = await failure(harness, harness.client.call(WRITE))
      const told = `${JSON.stringify(error)} ${error.message} ${error.stack ?? ''} ${JSON.stringify(harness.attempts)}`
      for (const secret of secrets) expect(told).not.toContain(secret)
    }
  })
})

describe('a secret that the other side sends back', () => {
  it.each([
    ['key', KEY, KEY.password],
    ['token', TOKEN, TOKEN.token],
  ] as const)('is struck out of messages, names and request ids: %s', async (_type, credential, secret) => {
    await using server = await startHttpServer([
      answer(400, { requestId: `T-${secret}`, code: `BAD_${secret}`, message: `You sent ${secret}.` }),
      accepted('T-2', { dataSet: [{ instanceId: '1', instanceName: `see ${secret}` }] }),
    ])
    await using harness = setUp(server.origin, { credential })
    const error = await failure(harness, harness.client.call(READ))
    const { response } = await harness.clock.runUntil(harness.client.call(READ))
    const told = JSON.stringify([error, error.message, response, harness.attempts])
    expect(told.toLowerCase()).not.toContain(secret.toLowerCase())
    expect(error.message).toBe('You sent ***.')
  })

  const FORMS: readonly (readonly [string, (text: string) => string])[] = [
    ['base64', (text) => Buffer.from(`id:${text}`).toString('base64')],
    ['base64url', (text) => Buffer.from(text).toString('base64url')],
    ['hex', (text) => Buffer.from(text).toString('hex')],
    ['a URL', encodeURIComponent],
    ['HTML', (text) => text.replaceAll('&', '&amp;')],
    ['JSON', (text) => JSON.stringify(text)],
  ]
  it.each(FORMS)('is removed in the form of %s, that of the signature too', async (_form, quote) => {
    await using server = await startHttpServer([
      (response, request) => {
        const { authorization = '' } = request.headers
        const [, signature = ''] = authorization.split('Signature=')
        const message = [`pass&word-${'1'.repeat(20)}`, signature, authorization].map(quote).join(' and ')
        answer(400, { requestId: quote(signature), code: 'BAD', message })(response, request)
      },
    ])
    const password = `pass&word-${'1'.repeat(20)}`
    await using harness = setUp(server.origin, { credential: { ...KEY, password } })
    const error = await failure(harness, harness.client.call(WRITE))
    const [request] = server.requests
    const signature = request?.headers.authorization?.split('Signature=')[1] ?? ''
    expect(signature).toMatch(/^[0-9a-f]{64}$/)
    const told = `${error.message} ${error.requestId ?? ''}`
    // Wherever it stands in what is quoted; its first and last characters mix with their neighbours.
    for (const secret of [password, signature])
      for (const before of ['', '1', '22'])
        expect(told).not.toContain(quote(`${before}${secret}`).slice(8 + before.length, -8))
  })

  it('is removed from the reason why no answer came', async () => {
    await using harness = setUp('http://127.0.0.1:1', {
      transport: {
        send: () => Promise.reject(new TransportError('network', true, `bad certificate of ${KEY.password}`)),
      },
    })
    expect((await failure(harness, harness.client.call(WRITE))).message).toBe('bad certificate of ***')
  })

  it('is struck out of the header it stood in, however short a token is', async () => {
    const credential = { type: 'token', token: 'tiny' } as const
    await using server = await startHttpServer([
      accepted('T-1', { sent: `authorization: Bearer ${credential.token}.` }),
    ])
    await using harness = setUp(server.origin, { credential })
    const { response } = await harness.clock.runUntil(harness.client.call(READ))
    expect(response['sent']).toBe('authorization: ***.')
  })

  it('is struck out of the whole header it stood in, signature and all', async () => {
    await using server = await startHttpServer([
      (response, request) => {
        const { authorization = '' } = request.headers
        const [, signature = ''] = authorization.split('Signature=')
        answer(400, { requestId: signature, code: 'BAD', message: authorization })(response, request)
      },
    ])
    await using harness = setUp(server.origin)
    const error = await failure(harness, harness.client.call(WRITE))
    expect([error.message, error.requestId]).toEqual(['***', '***'])
  })
})

it('an error that the network did not make is no failed call: it is thrown as it is', async () => {
  const mistake = new TypeError('is not a function')
  await using harness = setUp('http://127.0.0.1:1', { transport: { send: () => Promise.reject(mistake) } })
  await expect(harness.clock.runUntil(harness.client.call(READ))).rejects.toBe(mistake)
  expect(harness.attempts).toEqual([])
})

describe('the rate limiter on the wire', () => {
  it('is never more writes at once than allowed', async () => {
    await using server = await startHttpServer(() => (response, request) => {
      // Long enough for whatever else may be sent to arrive.
      setTimeout(() => {
        accepted('T-1')(response, request)
      }, 5)
    })
    await using harness = setUp(server.origin, { writes: 3 })
    await harness.clock.runUntil(Promise.all(Array.from({ length: 30 }, () => harness.client.call(WRITE))))
    expect(server.requests).toHaveLength(30)
    expect(server.mostOpen).toBe(3)
  })

  it('hears of every answer whether it passed or was refused, and of what came to nothing not at all', async () => {
    await using server = await startHttpServer([
      accepted('T-1'),
      refused(403, 'OPERATION_DENIED_INSTANCE_CREATING'),
      refused(429, 'REQUEST_LIMIT_EXCEEDED', { headers: { 'retry-after': '3' } }),
      refused(400, 'REQUEST_LIMIT_EXCEEDED'),
      answer(502, '<html>'),
      reset,
    ])
    const heard: string[] = []
    await using harness = setUp(server.origin, {
      limiter: {
        schedule: (_kind, _stopped, work) => work(),
        passed: (sentAt) => heard.push(`passed ${sentAt - START}`),
        throttled: (sentAt, ms) => heard.push(`throttled ${sentAt - START} ${ms ?? 'unsaid'}`),
      },
    })
    for (let call = 0; call < 6; call += 1) {
      await harness.clock.runUntil(Promise.allSettled([harness.client.call(WRITE, { attempts: 1 })]))
      await harness.clock.advance(10)
    }
    expect(heard).toEqual(['passed 0', 'passed 10', 'throttled 20 3000', 'throttled 30 unsaid', 'passed 40'])
  })

  it('lets a look go ahead of writes that are stuck', async () => {
    await using server = await startHttpServer((request) =>
      request.headers['x-zc-action'] === 'TerminatePort' ? hang : accepted('T-look'),
    )
    await using harness = setUp(server.origin, { writes: 1 })
    await harness.clock.runUntil(harness.client.call(READ))
    const writes = [1, 2, 3].map(() => harness.client.call(WRITE).catch((error: unknown) => error))
    const read = harness.client.call(READ)
    expect((await read).requestId).toBe('T-look')
    harness.stopped.abort()
    harness.abandoned.abort()
    expect(await Promise.all(writes)).toEqual(Array(3).fill(expect.any(StoppedError)))
    expect(server.requests).toHaveLength(3)
  })
})

describe('the pause before another attempt', () => {
  it.each([
    [1, 1000],
    [2, 2000],
    [3, 4000],
    [5, 16_000],
    [6, 30_000],
    [2000, 30_000],
  ])('is at its longest after %d tries %d ms', (tries, ms) => {
    expect(backoffMs(tries, () => 0)).toBe(ms)
  })

  it('is spread between half of that and all of it', () => {
    const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), random, (tries, draw) => {
        const longest = backoffMs(tries, () => 0)
        const pause = backoffMs(tries, () => draw)
        expect(pause).toBeLessThanOrEqual(longest)
        expect(pause).toBeGreaterThanOrEqual(longest / 2)
      }),
    )
  })
})
