import { describe, expect, it } from '@jest/globals'
import { parseLines } from '../../src/inputs/lines.ts'

const items = (text: string, commas = true) => parseLines(text, { commas })

describe('a list by lines', () => {
  it.each<[string, readonly string[]]>([
    ['', []],
    [' \n\t\r\n', []],
    ['null', []],
    [' null\n', []],
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
    expect(items(text)).toEqual({ items: list })
  })

  it('keeps commas where they may be meant', () => {
    expect(items('a, b\nc', false)).toEqual({ items: ['a, b', 'c'] })
  })

  it('says what is wrong with JSON', () => {
    expect(items('[1]')).toEqual({ problem: expect.stringContaining('numbers') })
    expect(items('["a"')).toEqual({ problem: expect.stringContaining('not valid JSON') })
  })
})
