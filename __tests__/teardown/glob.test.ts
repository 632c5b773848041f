import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { compileGlob, literalStart } from '../../src/teardown/select/glob.ts'

const globMatches = (glob: string, text: string) => compileGlob(glob)(text)

describe('a glob', () => {
  it.each<[string, string, boolean]>([
    ['', '', true],
    ['', 'a', false],
    ['a', 'a', true],
    ['a', 'A', false],
    ['a', 'ab', false],
    ['a', 'ba', false],
    ['*', '', true],
    ['*', 'anything at all\n', true],
    ['?', '', false],
    ['?', 'a', true],
    ['?', '😀', true],
    ['?', 'ab', false],
    ['pr-12', 'pr-123', false],
    ['pr-12*', 'pr-123', true],
    ['*-12', 'pr-12', true],
    ['*-12', 'pr-123', false],
    ['pr-*-web', 'pr-1-2-web', true],
    ['pr-*-web', 'pr-1-2-web-2', false],
    ['a*b*c', 'a-b-b-c-c', true],
    ['a*b*c', 'a-c-b', false],
    ['a??', 'abc', true],
    ['*'.repeat(5000), 'abc', true],
    [`${'*'.repeat(5000)}b`, 'abc', false],
    ['x'.repeat(1024), 'x'.repeat(1024), true],
    ['x'.repeat(1025), 'x'.repeat(1025), false],
    ['?*'.repeat(50_000), 'abc', false],
    // Cut where no name is that long.
    ['*z', `${'a'.repeat(100_000)}z`, false],
    ['\u0300*', '\u0300'.repeat(100_000), true],
    ['a??', 'ab', false],
    ['*?', '', false],
    ['*?', 'a', true],
    ['**', 'abc', true],
    ['a.c', 'abc', false],
    ['[ab]', 'a', false],
    ['a\\*', 'a*', false],
    ['(x', '(x', true],
    ['*aab', 'aaaab', true],
    // The same letter, put together in two ways.
    ['caf\u00e9', 'cafe\u0301', true],
    ['caf?', 'cafe\u0301', true],
  ])('%j over %j: %j', (glob, text, matches) => {
    expect(globMatches(glob, text)).toBe(matches)
  })

  const letter = fc.constantFrom('a', 'b', '-', '*', '?', '😀')
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '-', '😀'), maxLength: 12 })

  it('says what a regular expression of the same would', () => {
    fc.assert(
      fc.property(fc.string({ unit: letter, maxLength: 8 }), text, (glob, subject) => {
        const source = glob.replaceAll('*', '[^]*').replaceAll('?', '[^]')
        expect(globMatches(glob, subject)).toBe(new RegExp(`^(?:${source})$`, 'u').test(subject))
      }),
      { numRuns: 2000 },
    )
  })

  it('of many stars takes no time over a long name', () => {
    // A regular expression would still be at it tomorrow; this ends before the test's time is up.
    expect(globMatches(`${'*a'.repeat(30)}*b`, 'a'.repeat(10_000))).toBe(false)
  })
})

describe('what every match starts with', () => {
  it.each([
    ['preview-*', { text: 'preview-', whole: false }],
    ['pre?iew', { text: 'pre', whole: false }],
    ['preview', { text: 'preview', whole: true }],
    ['*', { text: '', whole: false }],
    ['', { text: '', whole: true }],
  ])('of %j', (glob, start) => {
    expect(literalStart(glob)).toEqual(start)
  })
})
