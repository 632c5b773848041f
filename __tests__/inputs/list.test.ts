import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { parseList } from '../../src/inputs/list.ts'
import { CHARACTER } from '../support/character.ts'

const items = (text: string) => {
  const result = parseList(text)
  return 'items' in result ? result.items : result.problem
}

describe('a list', () => {
  it.each([
    ['one', 'a', ['a']],
    ['by commas', 'a,b,c', ['a', 'b', 'c']],
    ['by blanks and tabs', 'a b\tc', ['a', 'b', 'c']],
    ['by lines of any system', 'a\nb\r\nc\rd', ['a', 'b', 'c', 'd']],
    ['by all of them', ' a, b ,\n\n,c,, d\n', ['a', 'b', 'c', 'd']],
    ['with comments', 'a # the first\n# all of a line\nb,c#d', ['a', 'b', 'c']],
    ['with comments that hold items', 'a # b, c\nd', ['a', 'd']],
    ['as a JSON array', '["a","b"]', ['a', 'b']],
    ['as a JSON array over lines', '\n [\n "a",\n "b c"\n ]\n', ['a', 'b c']],
    ['as several JSON arrays', '["a"]\n["b", "c"]', ['a', 'b', 'c']],
    ['as JSON arrays with commas or nothing between', '["a"],["b"]["c"]', ['a', 'b', 'c']],
    ['as JSON arrays of which some are empty or not there', '[]\nnull\n["a"]\nnull', ['a']],
    ['as JSON arrays with brackets and quotes in them', '["]\\"["] ["a"]', [']"[', 'a']],
    ['as a JSON array with blanks around', '[" a ", ""]', ['a']],
    ['empty', '', []],
    ['of nothing but blanks', ' \n\t,, \n', []],
    ['of nothing but comments', '# a\n#b', []],
    ['as an empty JSON array', '[]', []],
    ['as the JSON of an output that is not there', ' null\n', []],
    ['with null for one of its items, which is left to be refused', 'null a', ['null', 'a']],
    ['with quotes, which are not for lists', '"a"', ['"a"']],
  ])('%s: %j', (_what, text, expected) => {
    expect(items(text)).toEqual(expected)
  })

  it.each([
    ['["a"', 'it starts like a JSON array but is not valid JSON'],
    ["['a']", 'it starts like a JSON array but is not valid JSON'],
    ['[a, b]', 'it starts like a JSON array but is not valid JSON'],
    ['["a"] # two', 'it starts like a JSON array but is not valid JSON'],
    ['[1, 2]', 'its JSON array holds numbers'],
    ['["a", 12345678901234567890]', 'its JSON array holds numbers'],
    ['["a", null]', 'its JSON array holds something other than strings'],
    ['["a", ["b"]]', 'its JSON array holds something other than strings'],
    ['[{"id": "a"}]', 'its JSON array holds something other than strings'],
    ['["a"] [1]', 'its JSON array holds numbers'],
    ['["a"]\nb', 'it starts like a JSON array but is not valid JSON'],
    ['["a"] ["b"', 'it starts like a JSON array but is not valid JSON'],
    ['["a"]]', 'it starts like a JSON array but is not valid JSON'],
    ['b\n["a"]', 'it mixes a JSON array with plain text'],
    ['[true]', 'its JSON array holds something other than strings'],
  ])('that cannot be read says why: %s', (text, why) => {
    expect(items(text)).toEqual(expect.stringContaining(why))
  })

  it('leaves what is no item by itself for the caller to refuse', () => {
    expect(items('{"a": 1}')).toEqual(['{"a":', '1}'])
    expect(items('a;b')).toEqual(['a;b'])
  })

  const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,20}$/)

  it('gives back what was joined, in order, whatever the separators and comments', () => {
    const separator = fc.constantFrom(',', ' ', '\n', '\r\n', ', ', ' # note\n', '\n\n', '\t,\n')
    fc.assert(
      fc.property(fc.array(fc.tuple(id, separator), { maxLength: 30 }), (parts) => {
        const text = parts.map(([item, after]) => item + after).join('')
        expect(items(text)).toEqual(parts.map(([item]) => item))
      }),
    )
  })

  it('gives back what was written as JSON', () => {
    fc.assert(
      fc.property(fc.array(id), (ids) => {
        expect(items(JSON.stringify(ids, undefined, 2))).toEqual(ids)
      }),
    )
  })

  it('is read, or refused for a reason, whatever it is; it never throws, nor gives an empty item', () => {
    const text = fc.oneof(
      fc.string({ unit: CHARACTER }),
      fc.json(),
      fc.array(fc.jsonValue()).map((value) => JSON.stringify(value)),
      fc.string({ unit: fc.constantFrom('[', ']', '"', ',', '#', '\n', ' ', 'a', '1', '{') }),
    )
    fc.assert(
      fc.property(text, (any) => {
        const result = parseList(any)
        if ('problem' in result) expect(result.problem).toMatch(/^it/)
        else
          for (const item of result.items) {
            expect(item).not.toBe('')
            expect(item).toBe(item.trim())
          }
      }),
      { numRuns: 1000 },
    )
  })
})
