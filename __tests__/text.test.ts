import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { isRecord, plainText } from '../src/text.ts'
import { CHARACTER } from './support/character.ts'

/** Whatever could act on the reader of a log: controls, separators, direction marks, invisible ones, half characters. */
const ACTIVE = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u

const hostile = fc.oneof(
  fc.string({ unit: CHARACTER }),
  fc.string({
    unit: fc.constantFrom('a', '\n', '\u202e', '\u2028', '\u001b', '\ud83d', '\ude00', '😀', ':'),
  }),
)

describe('plain text', () => {
  it.each([
    ['line breaks', 'a\r\nb\nc', 'a  b c'],
    ['ANSI escapes', '\u001b[31mred\u001b[0m', ' [31mred [0m'],
    ['right-to-left marks and overrides', 'abc\u202etxt.exe\u200f', 'abc txt.exe '],
    ['line and paragraph separators', 'a\u2028b\u2029c', 'a b c'],
    ['zero-width characters and a byte order mark', 'a\u200bb\ufeffc', 'a b c'],
    ['the C1 control that ends a line', 'a\u0085b', 'a b'],
    ['half a surrogate pair', 'a\ud83db\ude00c', 'a b c'],
    ['a NUL', 'a\u0000b', 'a b'],
  ])('has no %s', (_what, text, plain) => {
    expect(plainText(text, 100)).toBe(plain)
  })

  it.each(['web-1', 'Grüße aus 香港 😀', 'a|b `c` <script> ::error:: ##[command]', 'مرحبا'])(
    'is otherwise left as it is: %s',
    (text) => {
      expect(plainText(text, 100)).toBe(text)
    },
  )

  it('shows where it was cut, and counts characters rather than their halves', () => {
    expect(plainText('abcdef', 6)).toBe('abcdef')
    expect(plainText('abcdefg', 6)).toBe('abcde…')
    expect(plainText('😀'.repeat(6), 6)).toBe('😀'.repeat(6))
    expect(plainText('😀'.repeat(7), 6)).toBe(`${'😀'.repeat(5)}…`)
    expect(plainText(`a${'😀'.repeat(7)}`, 6)).toBe(`a${'😀'.repeat(4)}…`)
  })

  it('cuts 10 000 characters as it cuts ten', () => {
    expect(plainText('x'.repeat(10_000), 255)).toBe(`${'x'.repeat(254)}…`)
  })

  it('is never active, never too long, and never changed by a second pass, whatever comes', () => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 1, max: 30 }), (text, max) => {
        const plain = plainText(text, max)
        expect(plain).not.toMatch(ACTIVE)
        expect(Array.from(plain).length).toBeLessThanOrEqual(max)
        expect(plainText(plain, max)).toBe(plain)
      }),
    )
  })
})

describe('a record', () => {
  it.each([
    ['an object', {}, true],
    ['an object without a prototype', Object.create(null), true],
    ['an array', [], false],
    ['null', null, false],
    ['a string', 'x', false],
    ['undefined', undefined, false],
  ])('%s: %j', (_what, value: unknown, expected) => {
    expect(isRecord(value)).toBe(expected)
  })
})
