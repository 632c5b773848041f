// Who is calling: the ZC2-HMAC-SHA256 signature of Zenlayer's documentation ("Signature Method"), or a bearer token.
import { createHmac, hash, timingSafeEqual } from 'node:crypto'
import { refusal } from './codes.ts'
import type { WireRequest } from './wire.ts'

export const SIGNATURE_METHOD = 'ZC2-HMAC-SHA256'

/** How far the timestamp may be off the server's clock, either way. */
export const SIGNATURE_AGE_MS = 5 * 60_000

export interface Credentials {
  readonly accessKeyId: string
  readonly accessKeyPassword: string
  readonly token: string
}

export interface SignedParts {
  readonly method: string
  readonly contentType: string
  readonly host: string
  readonly body: string
  /** Unix seconds, as sent. */
  readonly timestamp: string
}

/** The SHA-256, in hex, of the canonical request. The canonical URI is always `/`, whatever the path. */
export function canonicalHash({ method, contentType, host, body }: SignedParts): string {
  const headers = `content-type:${contentType}\nhost:${host}\n`
  return hash('sha256', [method, '/', '', headers, 'content-type;host', hash('sha256', body)].join('\n'))
}

export function signature(password: string, parts: SignedParts): string {
  const toSign = [SIGNATURE_METHOD, parts.timestamp, canonicalHash(parts)].join('\n')
  return createHmac('sha256', password).update(toSign, 'utf8').digest('hex')
}

/** Returns how the caller authenticated, or throws one of the 401 refusals. `now` is the server's clock, in ms. */
export function authenticate(request: WireRequest, credentials: Credentials, now: number): 'key' | 'token' {
  const authorization = request.headers['authorization'] ?? ''
  if (authorization.startsWith('Bearer ')) {
    if (!same(authorization.slice('Bearer '.length), credentials.token)) throw invalid('unknown token')
    return 'token'
  }
  const { keyId, signedHeaders, signature: given } = parse(authorization)
  if (keyId !== credentials.accessKeyId) throw invalid('unknown access key id')
  if (signedHeaders !== 'content-type;host') throw invalid('SignedHeaders has to be content-type;host')
  const timestamp = timestampIn(request, now)
  const { method, headers, body } = request
  const [contentType = '', host = ''] = [headers['content-type'], headers['host']]
  const wanted = signature(credentials.accessKeyPassword, { method, contentType, host, body, timestamp })
  if (!same(given, wanted)) throw refusal('AUTHFAILURE_SIGNATURE_FAILURE')
  return 'key'
}

/** Throws when it is missing, malformed or too far off. */
function timestampIn({ headers }: WireRequest, now: number): string {
  if (headers['x-zc-signature-method'] !== SIGNATURE_METHOD) throw invalid('x-zc-signature-method')
  const timestamp = headers['x-zc-timestamp'] ?? ''
  if (!/^\d{1,12}$/.test(timestamp)) throw invalid('x-zc-timestamp has to be unix seconds')
  if (Math.abs(now - Number(timestamp) * 1000) > SIGNATURE_AGE_MS)
    throw refusal('AUTHFAILURE_SIGNATURE_EXPIRED')
  return timestamp
}

const FORM = /^ZC2-HMAC-SHA256 Credential=([^,\s]+), SignedHeaders=([^,\s]+), Signature=([^,\s]+)$/

function parse(authorization: string): { keyId: string; signedHeaders: string; signature: string } {
  const [, keyId, signedHeaders, given] = FORM.exec(authorization) ?? []
  if (keyId === undefined || signedHeaders === undefined || given === undefined) {
    throw invalid(authorization === '' ? 'missing' : 'malformed')
  }
  return { keyId, signedHeaders, signature: given }
}

function invalid(detail: string): Error {
  return refusal('AUTHFAILURE_INVALID_AUTHORIZATION', detail)
}

/** Compares hashes of both, so that neither the place of a difference nor the length shows in the time it takes. */
function same(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(hash('sha256', a)), Buffer.from(hash('sha256', b)))
}
