// Any character of Unicode, as the unit of fast-check's strings. Equal to its own `unit: 'binary'`, which makes a table
// of the whole of Unicode first, in every test file: half a second each.

import fc from 'fast-check'

const LAST = 0x10ffff
const SURROGATES = { first: 0xd800, count: 0x800 }

/** Halves of surrogate pairs are none. */
export const CHARACTER: fc.Arbitrary<string> = fc
  .nat(LAST - SURROGATES.count)
  .map((index) => String.fromCodePoint(index < SURROGATES.first ? index : index + SURROGATES.count), indexOf)

/** For fast-check, which may only take apart what it could have made. */
function indexOf(character: unknown): number {
  const point = typeof character === 'string' ? character.codePointAt(0) : undefined
  if (point === undefined || character !== String.fromCodePoint(point)) throw new Error('not one character')
  if (point < SURROGATES.first) return point
  if (point < SURROGATES.first + SURROGATES.count) throw new Error('half a character')
  return point - SURROGATES.count
}
