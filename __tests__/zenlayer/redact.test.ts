import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { createRedactor, secretForms } from '../../src/zenlayer/redact.ts'
import { SIGNATURE_LENGTH } from '../../src/zenlayer/signature.ts'
import { CHARACTER } from '../support/character.ts'

const SECRET = `p&ss<w>rd/"1"'é+?=`
const bytes = (text: string) => [...Buffer.from(text)]

/** How a server may quote what it was sent, made independently of the code under test. */
const QUOTED: readonly (readonly [string, (text: string) => string])[] = [
  ['as it is', (text) => text],
  ['base64', (text) => Buffer.from(text).toString('base64')],
  ['base64 without padding', (text) => Buffer.from(text).toString('base64').replace(/=+$/, '')],
  ['base64url', (text) => Buffer.from(text).toString('base64url')],
  ['base64 behind one byte', (text) => Buffer.from(`:${text}`).toString('base64')],
  ['base64 behind two bytes', (text) => Buffer.from(`a:${text}`).toString('base64')],
  ['base64 as basic authorization', (text) => Buffer.from(`AKID-1:${text}\n`).toString('base64')],
  ['base64url in a longer text', (text) => Buffer.from(`{"key":"${text}"}`).toString('base64url')],
  ['hex', (text) => Buffer.from(text).toString('hex')],
  ['hex, upper case', (text) => Buffer.from(text).toString('hex').toUpperCase()],
  ['a URL component', encodeURIComponent],
  ['a URL component, lower case', (text) => encodeURIComponent(text).replace(/%../g, (c) => c.toLowerCase())],
  ['a form', (text) => new URLSearchParams([['x', text]]).toString()],
  [
    'percent signs only',
    (text) =>
      bytes(text)
        .map((byte) => `%${byte.toString(16).padStart(2, '0')}`)
        .join(''),
  ],
  [
    'HTML, as Python writes it',
    (text) =>
      text
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
        .replaceAll("'", '&#x27;'),
  ],
  [
    'HTML, as Go writes it',
    (text) =>
      text
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&#34;')
        .replaceAll("'", '&#39;'),
  ],
  [
    'HTML, all numbers',
    (text) =>
      text
        .split('')
        .map((c) => `&#${c.charCodeAt(0)};`)
        .join(''),
  ],
  ['JSON', (text) => JSON.stringify({ text })],
  [
    'JSON, as Go writes it',
    (text) => JSON.stringify(text).replace(/[<>&]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`),
  ],
  ['JSON, as PHP writes slashes', (text) => JSON.stringify(text).replaceAll('/', '\\/')],
  [
    'JSON, all escapes',
    (text) =>
      text
        .split('')
        .map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
        .join(''),
  ],
]

describe('the forms of a secret', () => {
  it('begin with the secret itself, each once', () => {
    const forms = secretForms(SECRET)
    expect(forms[0]).toBe(SECRET)
    expect(new Set(forms).size).toBe(forms.length)
  })

  it('leave out what is too short to be told from other text, but never the secret', () => {
    expect(secretForms('')).toEqual([])
    expect(secretForms('abc')[0]).toBe('abc')
    for (const form of secretForms('abc').slice(1)) expect(form.length).toBeGreaterThanOrEqual(8)
  })

  it('are texts whatever the secret, half characters included', () => {
    fc.assert(
      fc.property(fc.string({ unit: CHARACTER }), (secret) => {
        expect(secretForms(secret).every((form) => form !== '')).toBe(true)
      }),
    )
    expect(secretForms('12345678\ud83d')[0]).toBe('12345678\ud83d')
  })
})

describe('a redactor', () => {
  it.each(QUOTED)('removes a secret that is quoted as %s', (_how, quote) => {
    const redactor = createRedactor(secretForms(SECRET))
    const text = `You sent ${quote(SECRET)}, did you not?`
    const redacted = redactor.redact(text)
    expect(redactor.occursIn(text)).toBe(true)
    expect(redacted).toContain('***')
    expect(redacted).toMatch(/^You sent /)
    expect(redacted).toMatch(/, did you not\?$/)
    // What is left around it is no more than what the neighbours and the padding need.
    expect(redacted.length).toBeLessThan(60)
    expect(redacted).not.toContain(quote(SECRET))
  })

  it('removes any secret, however it is quoted and whatever stands around it', () => {
    const secret = fc.string({ minLength: 8, maxLength: 40 }).filter((text) => !text.includes('*'))
    fc.assert(
      fc.property(secret, fc.constantFrom(...QUOTED), fc.string(), (password, [, quote], around) => {
        const quoted = quote(password)
        const redacted = createRedactor(secretForms(password)).redact(`${around}${quoted}${around}`)
        fc.pre(!around.includes(quoted))
        expect(redacted).not.toContain(quoted)
        expect(redacted).toContain('***')
      }),
    )
  })

  it('takes more texts for one call, and removes the longest first', () => {
    const more = ['Signature=abcdef012345', 'abcdef012345']
    const redactor = createRedactor(['password']).with(() => more, 12)
    expect(redactor.redact('password Signature=abcdef012345 abcdef012345')).toBe('*** *** ***')
    expect(['password', 'abcdef012345', 'abcdef', ''].map((text) => redactor.occursIn(text))).toEqual([
      ...[true, true, false, false],
    ])
    const both = redactor.with(() => ['even more'], 0)
    expect(both.redact('password abcdef012345 even more')).toBe('*** *** ***')
    expect(['password', 'abcdef012345', 'even more', 'more'].map((text) => both.occursIn(text))).toEqual([
      ...[true, true, true, false],
    ])
  })

  it('makes the texts for one call once, and only for what has a run of their length', () => {
    const calls: string[] = []
    const redactor = createRedactor(['password']).with(() => {
      calls.push('made')
      return ['abcdef012345']
    }, 12)
    for (const text of ['', 'abcdef01234', '"abcdef01234"', 'abcdef 012345', 'abcdef\n012345"abcdef01234'])
      expect(redactor.occursIn(text)).toBe(false)
    expect(redactor.occursIn('password')).toBe(true)
    expect(calls).toEqual([])
    expect(redactor.occursIn('abcdef543210')).toBe(false)
    expect(redactor.occursIn('abcdef012345')).toBe(true)
    expect(redactor.redact('abcdef012345')).toBe('***')
    expect(calls).toEqual(['made'])
  })

  it('finds those texts wherever they stand', () => {
    const around = fc.string({ unit: fc.constantFrom('a', '0', '"', ' ', '\n', ':'), maxLength: 30 })
    fc.assert(
      fc.property(around, around, (before, after) => {
        const redactor = createRedactor([]).with(() => ['abcdef012345'], 12)
        expect(redactor.occursIn(`${before}abcdef012345${after}`)).toBe(true)
      }),
    )
  })

  it('finds a signature in every form', () => {
    const digit = fc.integer({ min: 0, max: 15 }).map((value) => value.toString(16))
    const signatures = fc.string({
      unit: digit,
      minLength: SIGNATURE_LENGTH,
      maxLength: SIGNATURE_LENGTH,
    })
    fc.assert(
      fc.property(signatures, fc.constantFrom(...QUOTED), (signature, [, quote]) => {
        const redactor = createRedactor([]).with(() => secretForms(signature), SIGNATURE_LENGTH)
        expect(redactor.occursIn(`{"message":"You sent ${quote(signature)}."}`)).toBe(true)
        expect(secretForms(signature).filter((form) => !redactor.occursIn(form))).toEqual([])
      }),
    )
  })

  it('leaves everything else as it is, and ignores what is too short to be a secret', () => {
    const redactor = createRedactor(['', 'short', '.*+?^${}()|[]\\/'])
    expect(redactor.redact('short text .*+?^${}()|[]')).toBe('short text .*+?^${}()|[]')
    expect(createRedactor([]).redact('x'.repeat(1000))).toBe('x'.repeat(1000))
  })
})
