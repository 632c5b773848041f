import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { readAnswer as read, retryAfterMs, type Answer } from '../../src/zenlayer/answer.ts'
import { CallError } from '../../src/zenlayer/errors.ts'
import { createRedactor } from '../../src/zenlayer/redact.ts'
import type { HttpAnswer } from '../../src/zenlayer/transport.ts'
import { CHARACTER } from '../support/character.ts'

function http(status: number, body: unknown, headers: HttpAnswer['headers'] = {}): HttpAnswer {
  return { status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) }
}

const NOW = Date.UTC(2026, 0, 1, 12)
const NO_SECRETS = createRedactor([])

function readAnswer(action: string, answer: HttpAnswer, redactor = NO_SECRETS, now = NOW): Answer {
  return read(action, answer, redactor, now)
}

/** The error that reading `answer` gives; a test that gets none fails. */
function failure(answer: HttpAnswer): CallError {
  let answered: Answer
  try {
    answered = readAnswer('TerminatePort', answer)
  } catch (error) {
    if (error instanceof CallError) return error
    throw error
  }
  throw new Error(`read as ${JSON.stringify(answered)}`)
}

/** What decides about going on: the code, whether it may have been applied, whether another try may help. */
function verdict(answer: HttpAnswer) {
  const { code, effect, transient } = failure(answer)
  return { code, effect, transient }
}

const apiError = (code: unknown, message: unknown = 'Some words.') => ({ requestId: 'T-1', code, message })

describe('a good answer', () => {
  it('is the response, with its request id', () => {
    const answer = http(200, { requestId: 'T-1', response: { requestId: 'T-1', totalCount: 3 } })
    expect(readAnswer('DescribePorts', answer)).toEqual({
      status: 200,
      requestId: 'T-1',
      response: { requestId: 'T-1', totalCount: 3 },
    })
  })

  it('may keep its request id in the response alone', () => {
    expect(readAnswer('A', http(200, { response: { requestId: 'T-2' } })).requestId).toBe('T-2')
    expect(readAnswer('A', http(200, { requestId: '', response: { requestId: 'T-2' } })).requestId).toBe(
      'T-2',
    )
  })

  it.each([
    { response: {} },
    { requestId: null, response: {} },
    { requestId: 7, response: { requestId: [] } },
  ])('may have no request id: %j', (body) => {
    expect(readAnswer('A', http(200, body)).requestId).toBeUndefined()
  })

  it('cannot bring in a request id that breaks a line or fills the log', () => {
    const { requestId } = readAnswer(
      'A',
      http(200, { requestId: `T\n::error::${'x'.repeat(5000)}`, response: {} }),
    )
    expect(requestId).toMatch(/^T ::error::x{116}…$/)
  })

  it('may come with a null for the code it does not have', () => {
    expect(readAnswer('A', http(200, { code: null, response: {} })).response).toEqual({})
  })
})

describe('an error of the API', () => {
  it('keeps its code, message, status, request id and action', () => {
    const error = failure(http(403, apiError('OPERATION_DENIED_INSTANCE_RECYCLED', 'In the bin.')))
    expect(error).toMatchObject({
      action: 'TerminatePort',
      code: 'OPERATION_DENIED_INSTANCE_RECYCLED',
      message: 'In the bin.',
      status: 403,
      requestId: 'T-1',
      effect: 'none',
      transient: false,
    })
  })

  it('is told by its code in the spelling of the Go SDK, too', () => {
    expect(failure(http(404, apiError('Invalid.Instance.Not.Found'))).code).toBe('INVALID_INSTANCE_NOT_FOUND')
  })

  it('is an error under 200, too: a code stands for no success', () => {
    expect(verdict(http(200, { ...apiError('SELF_SERVICE_PORT_NOT_FOUND'), response: {} }))).toEqual({
      code: 'SELF_SERVICE_PORT_NOT_FOUND',
      effect: 'none',
      transient: false,
    })
  })

  it('has an empty message where the API sends none', () => {
    expect(failure(http(400, { code: 'MISSING_PARAMETER' })).message).toBe('')
    expect(failure(http(400, apiError('MISSING_PARAMETER', { a: 1 }))).message).toBe('')
  })

  it('brings its words in as data, on one line and not too many', () => {
    const error = failure(
      http(400, apiError('BAD\n::error::', `one\r\n##[error]two\u202e${'x'.repeat(10_000)}`)),
    )
    expect(error.code).toBe('BAD ::ERROR::')
    expect(error.message).toMatch(/^one {2}##\[error\]two x+…$/)
    expect(error.message).toHaveLength(500)
  })

  const NONE_FOR_GOOD = { effect: 'none', transient: false }
  const UNKNOWN_FOR_NOW = { effect: 'unknown', transient: true }
  // Section 1 of the facts, row by row; what a throttle refuses was not applied.
  it.each([
    [429, 'REQUEST_LIMIT_EXCEEDED', { effect: 'none', transient: true }],
    [400, 'REQUEST_LIMIT_EXCEEDED', { effect: 'none', transient: true }],
    [200, 'REQUEST_LIMIT_EXCEEDED', { effect: 'none', transient: true }],
    [503, 'REQUEST_LIMIT_EXCEEDED', { effect: 'none', transient: true }],
    [429, 'SOME_OTHER_CODE', { effect: 'none', transient: true }],
    [500, 'INTERNAL_SERVER_ERROR', UNKNOWN_FOR_NOW],
    [400, 'INTERNAL_SERVER_ERROR', UNKNOWN_FOR_NOW],
    [503, 'SERVICE_TEMPORARY_UNAVAILABLE', UNKNOWN_FOR_NOW],
    [503, 'REQUEST_TIMED_OUT', UNKNOWN_FOR_NOW],
    [408, 'REQUEST_TIMED_OUT', UNKNOWN_FOR_NOW],
    [500, 'A_CODE_OF_ITS_OWN', UNKNOWN_FOR_NOW],
    [408, 'A_CODE_OF_ITS_OWN', UNKNOWN_FOR_NOW],
    [401, 'AUTHFAILURE_SIGNATURE_EXPIRED', NONE_FOR_GOOD],
    [401, 'AUTHFAILURE_SIGNATURE_FAILURE', NONE_FOR_GOOD],
    [401, 'AUTHFAILURE_INVALID_AUTHORIZATION', NONE_FOR_GOOD],
    [401, 'AUTHFAILURE_UNAUTHORIZED_OPERATION', NONE_FOR_GOOD],
    [400, 'MISSING_PARAMETER', NONE_FOR_GOOD],
    [400, 'INVALID_PARAMETER_EXCEED_MAXIMUM', NONE_FOR_GOOD],
    [403, 'OPERATION_FAILED_FOR_RECYCLE_RESOURCE', NONE_FOR_GOOD],
    [404, 'OPERATION_FAILED_RESOURCE_NOT_FOUND', NONE_FOR_GOOD],
    [404, 'OPERATION_FAILED_RESOURCE_GROUP_NOT_FOUND', NONE_FOR_GOOD],
  ])('HTTP %d %s decides %j', (status, code, expected) => {
    expect(verdict(http(status, apiError(code)))).toEqual({ code, ...expected })
  })
})

describe('what is no answer of the API', () => {
  it('is told as a security challenge when the CDN asks for one', () => {
    const error = failure(
      http(403, '<html>Just a moment…</html>', { 'cf-mitigated': 'challenge', 'content-type': 'text/html' }),
    )
    expect(error).toMatchObject({ code: 'SECURITY_CHALLENGE', status: 403, effect: 'none', transient: false })
    expect(error.message).toMatch(/security challenge \(HTTP 403\)/)
    expect(error.hint).toMatch(/self-hosted/)
  })

  it('is an ordinary refusal when a 403 has no such header', () => {
    expect(failure(http(403, apiError('OPERATION_DENIED_EIP_RECYCLED'))).code).toBe(
      'OPERATION_DENIED_EIP_RECYCLED',
    )
  })

  it('is no challenge when a header names one under another status', () => {
    const answer = http(200, { response: {} }, { 'cf-mitigated': 'challenge' })
    expect(readAnswer('A', answer).response).toEqual({})
  })

  it('is told as blocked under 451', () => {
    const error = failure(http(451, '<html></html>'))
    expect(error).toMatchObject({ code: 'REQUEST_BLOCKED', status: 451, effect: 'none', transient: false })
    expect(error.message).toMatch(/blocked the request by a security policy \(HTTP 451\)/)
    expect(error.hint).toMatch(/Zenlayer support/)
  })

  it.each([300, 301, 302, 303, 307, 308])('is told as a redirect under %d, wherever it leads', (status) => {
    const error = failure(http(status, '', { location: 'https://evil.example/' }))
    expect(error).toMatchObject({ code: 'UNEXPECTED_REDIRECT', status, effect: 'none', transient: false })
    expect(error.message).toContain(`redirect (HTTP ${status})`)
    expect(error.message).not.toContain('evil.example')
    expect(error.hint).toMatch(/endpoint/)
  })

  it('is never read as a success, though a redirect carries one', () => {
    expect(failure(http(302, { requestId: 'T-1', response: {} })).code).toBe('UNEXPECTED_REDIRECT')
  })

  // A page from a gateway may have come after the request was applied; a 4xx page did not.
  it.each([
    [199, '{"requestId":"T-1","response":{}}', 'unknown', true],
    [200, '<html></html>', 'unknown', true],
    [200, '', 'unknown', true],
    [200, '[]', 'unknown', true],
    [200, 'null', 'unknown', true],
    [200, '"x"', 'unknown', true],
    [200, '{"requestId":"T-1"}', 'unknown', true],
    [200, '{"requestId":"T-1","response":null}', 'unknown', true],
    [200, '{"requestId":"T-1","response":[]}', 'unknown', true],
    [200, '{"requestId":"T-1","response":{', 'unknown', true],
    [204, '', 'unknown', true],
    [500, 'Internal Server Error', 'unknown', true],
    [502, '<html>502 Bad Gateway</html>', 'unknown', true],
    [503, '{"response":{}}', 'unknown', true],
    [408, '', 'unknown', true],
    [400, 'Bad Request', 'none', false],
    [404, '<html>404</html>', 'none', false],
    [403, '{}', 'none', false],
  ])('under %d, %j, is unreadable: effect %s, transient %s', (status, body, effect, transient) => {
    expect(verdict(http(status, body))).toEqual({ code: 'UNREADABLE_ANSWER', effect, transient })
  })

  it('is a throttle under 429, whatever the page', () => {
    expect(verdict(http(429, '<html></html>'))).toEqual({
      code: 'REQUEST_LIMIT_EXCEEDED',
      effect: 'none',
      transient: true,
    })
  })

  it('is told by its status and type, never by its text', () => {
    const error = failure(
      http(502, '<html>secret inside</html>', { 'content-type': 'text/html\n; charset=utf-8' }),
    )
    expect(error.message).toBe(
      'The response does not come from the Zenlayer API: HTTP 502, text/html ; charset=utf-8.',
    )
    expect(failure(http(502, '')).message).toContain('no content type')
  })

  // "requestId is what support asks for: keep every one, of failures too."
  it.each([
    [500, { requestId: 'T-9', message: 'no code' }],
    [200, { requestId: 'T-9' }],
    [400, { requestId: 'T-9', code: 7105 }],
  ])('keeps the request id that an odd answer under %d brings: %j', (status, body) => {
    expect(failure(http(status, body))).toMatchObject({ code: 'UNREADABLE_ANSWER', requestId: 'T-9' })
  })

  it('points at the endpoint where asking again will not help', () => {
    expect(failure(http(404, '<html></html>')).hint).toMatch(/endpoint/)
    expect(failure(http(502, '<html></html>')).hint).toBeUndefined()
  })
})

describe('a code that is empty', () => {
  it.each([400, 403, 502])(
    'is no code: the answer under %d is unreadable, not a refusal for no reason',
    (status) => {
      expect(failure(http(status, apiError(''))).code).toBe('UNREADABLE_ANSWER')
    },
  )

  it('does not turn an accepted write into a refusal that claims it had no effect', () => {
    const body = { requestId: 'T-1', code: '', message: '', response: { requestId: 'T-1' } }
    let effect: string
    try {
      readAnswer('TerminatePort', http(200, body))
      effect = 'accepted'
    } catch (error) {
      effect = error instanceof CallError ? error.effect : 'thrown'
    }
    expect(['accepted', 'unknown']).toContain(effect)
  })
})

describe('a throttle, and how long it asks to wait', () => {
  const retryAfter = (status: number, code: string, headers: HttpAnswer['headers']) => {
    try {
      readAnswer('A', http(status, apiError(code), headers), undefined, NOW)
    } catch (error) {
      if (error instanceof CallError) return [error.throttled, error.retryAfterMs]
    }
    throw new Error('no error')
  }
  const inTwenty = new Date(NOW + 20_000).toUTCString()
  const anHourOn = new Date(NOW + 3_600_000).toUTCString()

  it.each([
    [429, 'REQUEST_LIMIT_EXCEEDED', true],
    [400, 'REQUEST_LIMIT_EXCEEDED', true],
    [200, 'Request.Limit.Exceeded', true],
    [429, 'TOO_MANY', true],
    [503, 'SERVICE_TEMPORARY_UNAVAILABLE', false],
    [400, 'INTERNAL_SERVER_ERROR', false],
    [403, 'OPERATION_DENIED_INSTANCE_CREATING', false],
  ])('is told by code or status: %d %s: %s', (status, code, throttled) => {
    expect(retryAfter(status, code, {})).toEqual([throttled, undefined])
  })

  it('is told of a page that is no API’s, too', () => {
    const error = failure(http(429, '<html>', { 'retry-after': '7' }))
    expect([error.throttled, error.retryAfterMs]).toEqual([true, 7000])
    expect(failure(http(502, '<html>', { 'retry-after': '7' }))).toMatchObject({
      throttled: false,
      retryAfterMs: 7000,
    })
  })

  it.each<[string, HttpAnswer['headers'], number | undefined]>([
    ['seconds', { 'retry-after': '20' }, 20_000],
    ['seconds, with blanks around', { 'retry-after': ' 20\t' }, 20_000],
    ['a date by our clock, where the answer has none', { 'retry-after': inTwenty }, 20_000],
    ['a date by the clock of the answer', { 'retry-after': anHourOn, date: anHourOn }, 0],
    ['a date by our clock, where that of the answer is none', { 'retry-after': inTwenty, date: 'x' }, 20_000],
    ['nothing that can be read', { 'retry-after': 'soon' }, undefined],
  ])('asks with %s', (_how, headers, ms) => {
    expect(retryAfter(429, 'REQUEST_LIMIT_EXCEEDED', headers)).toEqual([true, ms])
  })
})

describe('a secret that comes back', () => {
  const SECRET = 'pass-word-1'

  it.each([
    ['in clear', `{"requestId":"T-${SECRET}","code":"BAD","message":"${SECRET}, ${SECRET}!"}`],
    [
      'escaped',
      '{"requestId":"T-\\u0070ass-word-1","code":"BAD","message":"pass\\u002dword-1, pass-word-\\u0031!"}',
    ],
  ])('is struck out: %s', (_how, body) => {
    let error: unknown
    try {
      readAnswer('A', http(400, body), createRedactor([SECRET]))
    } catch (thrown) {
      error = thrown
    }
    expect(error).toMatchObject({ requestId: 'T-***', code: 'BAD', message: '***, ***!' })
  })

  it('is struck out though other secrets do not stand there', () => {
    const { response } = readAnswer(
      'A',
      http(200, { response: { name: SECRET } }),
      createRedactor(['another-one', SECRET]),
    )
    expect(response).toEqual({ name: '***' })
  })

  it('is struck out of every value of a response, however deep', () => {
    const response = { dataSet: [{ name: `a ${SECRET} b`, tags: { list: [SECRET] } }], total: 1, none: null }
    expect(readAnswer('A', http(200, { response }), createRedactor([SECRET])).response).toEqual({
      dataSet: [{ name: 'a *** b', tags: { list: ['***'] } }],
      total: 1,
      none: null,
    })
  })

  it('is removed from an answer of a hundred thousand levels, which costs no stack', () => {
    const depth = 100_000
    const body = `{"response":${'{"a":'.repeat(depth)}"\\n${SECRET}"${'}'.repeat(depth)}}`
    let value: unknown = readAnswer('A', http(200, body), createRedactor([SECRET])).response
    for (let level = 0; level < depth; level += 1) value = (value as { a: unknown }).a
    expect(value).toBe('\n***')
  })

  it('is struck out of the content type that an odd answer is told by', () => {
    let message = ''
    try {
      readAnswer('A', http(502, '<html>', { 'content-type': `text/${SECRET}` }), createRedactor([SECRET]))
    } catch (error) {
      message = error instanceof Error ? error.message : ''
    }
    expect(message).toMatch(/^The response does not come from the Zenlayer API/)
    expect(message).not.toContain(SECRET)
  })

  it('is struck out wherever it stands, however it is written', () => {
    const secret = fc.string({ minLength: 8, maxLength: 16 })
    const escapes = (json: string) =>
      json.replace(/[a-z0-9]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
    fc.assert(
      fc.property(secret, fc.string(), fc.boolean(), (password, rest, escaped) => {
        const inner = JSON.stringify(`${rest}${password}${rest}`)
        const body = `{"response":{"x":${escaped ? escapes(inner).replaceAll('\\\\u', '\\u') : inner}}}`
        fc.pre(isJson(body))
        const { response } = readAnswer('A', http(200, body), createRedactor([password]))
        expect(typeof response['x']).toBe('string')
        // Three stars put in its place cannot make it up again unless it holds some.
        fc.pre(!password.includes('*') && !`${rest}***${rest}`.includes(password))
        expect(response['x']).not.toContain(password)
      }),
    )
  })
})

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('reading any answer whatever', () => {
  const value = fc.oneof(
    fc.jsonValue(),
    fc.record(
      {
        requestId: fc.oneof(fc.string(), fc.jsonValue()),
        code: fc.oneof(fc.constantFrom('REQUEST_LIMIT_EXCEEDED', 'A.B'), fc.string(), fc.jsonValue()),
        message: fc.oneof(fc.string({ unit: CHARACTER }), fc.jsonValue()),
        response: fc.oneof(fc.object(), fc.jsonValue()),
      },
      { requiredKeys: [] },
    ),
  )
  const body = fc.oneof(
    fc.string({ unit: CHARACTER }),
    value.map((any) => JSON.stringify(any)),
    value.map((any) => JSON.stringify(any).slice(0, -1)),
  )
  const status = fc.oneof(fc.constantFrom(200, 204, 302, 400, 401, 403, 429, 451, 500, 503), fc.nat(999))
  const headers = fc.record(
    {
      'content-type': fc.string({ unit: CHARACTER }),
      'cf-mitigated': fc.constantFrom('challenge', 'block'),
    },
    { requiredKeys: [] },
  )

  it('ends in a response under 2xx, or in a CallError with a code and a plain message', () => {
    fc.assert(
      fc.property(status, headers, body, (statusCode, headerMap, text) => {
        try {
          const answer = readAnswer('A', { status: statusCode, headers: headerMap, body: text })
          expect(statusCode).toBeGreaterThanOrEqual(200)
          expect(statusCode).toBeLessThan(300)
          expect(answer.response).toEqual((JSON.parse(text) as { response: unknown }).response)
        } catch (error) {
          if (!(error instanceof CallError)) throw error
          expect(error.message).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u)
          expect(error.message.length).toBeLessThanOrEqual(1000)
          expect(error.requestId ?? '').not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('Retry-After', () => {
  it.each([
    ['120', 120_000],
    [' 0 ', 0],
    [new Date(NOW + 90_000).toUTCString(), 90_000],
    ['2026-01-01T12:01:30Z', 90_000],
    [new Date(NOW - 90_000).toUTCString(), 0],
    ['soon', undefined],
    ['20x', undefined],
    ['x20', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%j is %j ms', (header, ms) => {
    expect(retryAfterMs(header, NOW)).toBe(ms)
  })

  it('is a number of milliseconds that is not negative, or nothing, whatever the header', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double().map(String), fc.integer().map(String)), (header) => {
        const ms = retryAfterMs(header, NOW)
        expect(ms === undefined || ms >= 0).toBe(true)
      }),
    )
  })
})
