import { createHash } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { authorization, sign, SIGNATURE_METHOD, type Signable } from '../../src/zenlayer/signature.ts'

/** The worked example of "API signature" in Zenlayer's reference. The password is a documentation value. */
const PUBLISHED = {
  password: 'Gu5t9xGARNpq86cd98joQYCN3',
  request: {
    host: 'console.zenlayer.com',
    contentType: 'application/json; charset=utf-8',
    body: '{"pageSize":10,"pageNum":1,"zoneId":"HKG-A"}',
    timestamp: 1673361177,
  },
  bodyHash: '5f714687ba91c606d503467766151206392474accd137ffea6dce2420b67c29a',
  canonicalHash: '29396f9dfa0f03820b931e8aa06e20cda197e73285ebd76aceb83f7dede493ee',
  signature: 'efb356c32e55c781e10dc676da59462c22596d82e91c57803666243379555b2f',
} as const

const hash = (text: string) => createHash('sha256').update(text).digest('hex')

describe('signing a request', () => {
  it('gives the signature of the published example', () => {
    expect(sign(PUBLISHED.password, PUBLISHED.request)).toBe(PUBLISHED.signature)
  })

  it('is tested with the example as published: its hashes are those of its parts', () => {
    expect(hash(PUBLISHED.request.body)).toBe(PUBLISHED.bodyHash)
    const canonical = `POST\n/\n\ncontent-type:application/json; charset=utf-8\nhost:console.zenlayer.com\n\ncontent-type;host\n${PUBLISHED.bodyHash}`
    expect(hash(canonical)).toBe(PUBLISHED.canonicalHash)
  })

  // Recomputed with Python's hmac and hashlib from the published recipe.
  it.each([
    [
      'a host with its port',
      { ...PUBLISHED.request, host: '127.0.0.1:8080', contentType: 'application/json' },
      'e7c6125bf0b21d14f10e8f97cf3403c7db7bb5cc4e658ea886f35e22c913dbd8',
    ],
    [
      'a body beyond ASCII as UTF-8',
      { ...PUBLISHED.request, contentType: 'application/json', body: '{"name":"预览 🧪"}' },
      'eeb8f9e99d338ae3de8f0730a928cdf5127139a35052dd122e018cdcd873fa14',
    ],
  ])('signs %s', (_what, request, signature) => {
    expect(sign(PUBLISHED.password, request)).toBe(signature)
  })

  it('covers the password, the host, the content type, the body and the time: to change one is to change it', () => {
    const text = fc.string({ minLength: 1, maxLength: 20 })
    const change = fc.record({
      which: fc.constantFrom('host', 'contentType', 'body', 'timestamp', 'password'),
      addition: text,
      seconds: fc.integer({ min: 1, max: 1_000_000 }),
    })
    const request = fc.record<Signable>({
      host: text,
      contentType: text,
      body: text,
      timestamp: fc.integer({ min: 0, max: 4_000_000_000 }),
    })
    fc.assert(
      fc.property(text, request, change, (password, original, { which, addition, seconds }) => {
        const changed: Signable = {
          host: original.host + (which === 'host' ? addition : ''),
          contentType: original.contentType + (which === 'contentType' ? addition : ''),
          body: original.body + (which === 'body' ? addition : ''),
          timestamp: original.timestamp + (which === 'timestamp' ? seconds : 0),
        }
        // A key is padded with zero bytes up to a block (RFC 2104): a trailing one changes nothing.
        const otherPassword = password + (which === 'password' ? `${addition}.` : '')
        const signature = sign(password, original)
        expect(signature).toMatch(/^[0-9a-f]{64}$/)
        expect(sign(otherPassword, changed)).not.toBe(signature)
      }),
    )
  })
})

describe('the authorization header', () => {
  it('of an access key names the method, the key id, the signed headers and the signature', () => {
    expect(
      authorization({ type: 'key', id: 'AKID-1', password: PUBLISHED.password }, PUBLISHED.request),
    ).toBe(
      `ZC2-HMAC-SHA256 Credential=AKID-1, SignedHeaders=content-type;host, Signature=${PUBLISHED.signature}`,
    )
    expect(SIGNATURE_METHOD).toBe('ZC2-HMAC-SHA256')
  })

  it('of an access key does not hold the password', () => {
    const header = authorization({ type: 'key', id: 'AKID-1', password: 'pass-word-1' }, PUBLISHED.request)
    expect(header).not.toContain('pass-word-1')
  })

  it('of a token is the token, whatever the request', () => {
    const token = { type: 'token', token: 'tok-1' } as const
    expect(authorization(token, PUBLISHED.request)).toBe('Bearer tok-1')
    expect(authorization(token, { ...PUBLISHED.request, body: '{}', timestamp: 0 })).toBe('Bearer tok-1')
  })
})
