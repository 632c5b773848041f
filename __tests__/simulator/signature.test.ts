// The worked example that Zenlayer publishes for its signature, and everything that has to break it.
import { describe, expect, test } from '@jest/globals'
import { authenticate, canonicalHash, signature } from '../../simulator/signature.ts'
import type { WireRequest } from '../../simulator/index.ts'

const EXAMPLE = {
  method: 'POST',
  contentType: 'application/json; charset=utf-8',
  host: 'console.zenlayer.com',
  body: '{"pageSize":10,"pageNum":1,"zoneId":"HKG-A"}',
  timestamp: '1673361177',
}
const PASSWORD = 'Gu5t9xGARNpq86cd98joQYCN3'
const SIGNATURE = 'efb356c32e55c781e10dc676da59462c22596d82e91c57803666243379555b2f'

const CREDENTIALS = { accessKeyId: 'example-key', accessKeyPassword: PASSWORD, token: 'example-token' }
const SENT_AT = Number(EXAMPLE.timestamp) * 1000

const AUTHORIZATION = `ZC2-HMAC-SHA256 Credential=example-key, SignedHeaders=content-type;host, Signature=${SIGNATURE}`

function request(
  headers: Record<string, string | undefined> = {},
  rest: Partial<WireRequest> = {},
): WireRequest {
  return {
    method: EXAMPLE.method,
    path: '/api/v2/bmc',
    headers: {
      host: EXAMPLE.host,
      'content-type': EXAMPLE.contentType,
      'x-zc-timestamp': EXAMPLE.timestamp,
      'x-zc-signature-method': 'ZC2-HMAC-SHA256',
      authorization: AUTHORIZATION,
      ...headers,
    },
    body: EXAMPLE.body,
    ...rest,
  }
}

function codeOf(it: WireRequest, now = SENT_AT): unknown {
  try {
    return authenticate(it, CREDENTIALS, now)
  } catch (error) {
    return (error as { code?: string }).code
  }
}

describe('the published example', () => {
  test('hashes and signs to the published values', () => {
    expect(canonicalHash(EXAMPLE)).toBe('29396f9dfa0f03820b931e8aa06e20cda197e73285ebd76aceb83f7dede493ee')
    expect(signature(PASSWORD, EXAMPLE)).toBe(SIGNATURE)
  })

  test('is accepted, whatever the path', () => {
    expect(codeOf(request())).toBe('key')
    expect(codeOf(request({}, { path: '/api/v2/vm' }))).toBe('key')
  })
})

describe('a signature that does not match', () => {
  const tampered: Record<string, WireRequest> = {
    'another body': request({}, { body: EXAMPLE.body.replace('10', '11') }),
    'a blank more in the body': request({}, { body: `${EXAMPLE.body} ` }),
    'another host': request({ host: 'console.zenlayer.com:443' }),
    'another content type': request({ 'content-type': 'application/json' }),
    'another timestamp': request({ 'x-zc-timestamp': String(Number(EXAMPLE.timestamp) + 1) }),
    'another method': request({}, { method: 'PUT' }),
    'no host': request({ host: undefined }),
    'a signature in capitals': request({
      authorization: AUTHORIZATION.replace(SIGNATURE, SIGNATURE.toUpperCase()),
    }),
    'half a signature': request({ authorization: AUTHORIZATION.replace(SIGNATURE, SIGNATURE.slice(32)) }),
    'the signature of another password': request({
      authorization: AUTHORIZATION.replace(SIGNATURE, signature('another', EXAMPLE)),
    }),
  }

  test.each(Object.entries(tampered))('%s', (_name, it) => {
    expect(codeOf(it)).toBe('AUTHFAILURE_SIGNATURE_FAILURE')
  })
})

describe('an authorization that is none', () => {
  const malformed: Record<string, WireRequest> = {
    'none at all': request({ authorization: undefined }),
    'another scheme': request({ authorization: 'Basic ZXhhbXBsZTpleGFtcGxl' }),
    'another method': request({ authorization: AUTHORIZATION.replace('ZC2', 'TC3') }),
    'no signature': request({ authorization: AUTHORIZATION.replace(/, Signature=.*/, '') }),
    'other signed headers': request({ authorization: AUTHORIZATION.replace('content-type;host', 'host') }),
    'an unknown key': request({ authorization: AUTHORIZATION.replace('example-key', 'other-key') }),
    'no timestamp': request({ 'x-zc-timestamp': undefined }),
    'milliseconds, which are no timestamp': request({ 'x-zc-timestamp': `${EXAMPLE.timestamp}000` }),
    'no signature method': request({ 'x-zc-signature-method': undefined }),
    'an unknown token': request({ authorization: 'Bearer wrong' }),
    'a token in another case': request({ authorization: 'bearer example-token' }),
  }

  test.each(Object.entries(malformed))('%s', (_name, it) => {
    expect(codeOf(it)).toBe('AUTHFAILURE_INVALID_AUTHORIZATION')
  })
})

describe('the age of a signature', () => {
  const FIVE_MINUTES = 5 * 60_000

  test.each([
    [FIVE_MINUTES, 'key'],
    [-FIVE_MINUTES, 'key'],
    [FIVE_MINUTES + 1, 'AUTHFAILURE_SIGNATURE_EXPIRED'],
    [-FIVE_MINUTES - 1, 'AUTHFAILURE_SIGNATURE_EXPIRED'],
  ])('seen %d ms later: %s', (later, verdict) => {
    expect(codeOf(request(), SENT_AT + later)).toBe(verdict)
  })
})

test('a bearer token needs no signature, no timestamp and no signature method', () => {
  const headers = { 'x-zc-timestamp': undefined, 'x-zc-signature-method': undefined }
  expect(codeOf(request({ ...headers, authorization: 'Bearer example-token' }))).toBe('token')
})
