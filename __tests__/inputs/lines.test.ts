import { describe, expect, it } from '@jest/globals'
import { parseLines } from '../../src/inputs/list.ts'

const items = (text: string) => parseLines(text)

describe('a list by lines', () => {
  it.each<[string, readonly string[]]>([
    ['', []],
    [' \n\t\r\n', []],
    ['null', ['null']],
    [' null\n', ['null']],
    ['\n ["a"] ', ['a']],
    ['a=1', ['a=1']],
    ['a=1,b', ['a=1', 'b']],
    ['a=1\nb\r\nc\rd', ['a=1', 'b', 'c', 'd']],
    [' a = 1 , b ', ['a = 1', 'b']],
    ['owner=Jane Doe', ['owner=Jane Doe']],
    ['a,,b,', ['a', 'b']],
    ['# of pull request 1\na=1', ['a=1']],
    ['  # indented\na', ['a']],
    ['colour=#fff', ['colour=#fff']],
    ['["a,b", " c "]', ['a,b', 'c']],
  ])('%j is %j', (text, list) => {
    expect(items(text)).toMatchObject({ items: list })
  })

  it('takes the items of a JSON array literally', () => {
    expect(items('a b')).toEqual({ items: ['a b'], literal: false })
    expect(items('["a, b"]\n["# c"]')).toEqual({ items: ['a, b', '# c'], literal: true })
  })

  it('refuses a JSON array among plain text', () => {
    expect(items('prod-*\n["tag:keep"]')).toEqual({ problem: 'it mixes a JSON array with plain text' })
    expect(items('prod-*\n["tag')).toMatchObject({ items: ['prod-*', '["tag'] })
  })

  it('says what is wrong with JSON', () => {
    expect(items('[1]')).toEqual({ problem: expect.stringContaining('numbers') })
    expect(items('["a"')).toEqual({ problem: expect.stringContaining('not valid JSON') })
  })
})
