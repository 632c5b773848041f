import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { marketplaceProblems } from '../../scripts/marketplace.ts'
import { ROOT } from './repository.ts'

const FILES = ['action.yml', 'README.md', 'LICENSE', 'dist/index.js']

const GOOD = `name: Small
description: A small action.
branding:
  icon: trash-2
  color: orange
inputs:
  ids:
    description: What to tear down.
outputs:
  outcome:
    description: How it went.
runs:
  using: node24
  main: dist/index.js
`

/** `GOOD`, with one thing in it put into another's place. */
function problems(what: string, instead: string, files: readonly string[] = FILES): string[] {
  const text = GOOD.replace(what, instead)
  if (text === GOOD && what !== '') throw new Error(`Nothing was replaced: ${what}`)
  return marketplaceProblems(text, files)
}

test('this action can be published', () => {
  const files = ['.', 'dist'].flatMap((folder) =>
    readdirSync(join(ROOT, folder)).map((name) => (folder === '.' ? name : `${folder}/${name}`)),
  )
  expect(marketplaceProblems(readFileSync(join(ROOT, 'action.yml'), 'utf8'), files)).toEqual([])
})

describe('an action', () => {
  test('that has all it needs passes', () => {
    expect(problems('', '')).toEqual([])
  })

  test.each([
    ['name: Small', 'name: ""', 'There is no name.'],
    ['description: A small action.', '', 'There is no description.'],
    ['icon: trash-2', 'icon: trash-3', "branding.icon is 'trash-3', which GitHub does not have."],
    // In Feather, and left out by GitHub.
    ['icon: trash-2', 'icon: tool', "branding.icon is 'tool', which GitHub does not have."],
    ['  icon: trash-2\n', '', "branding.icon is '', which GitHub does not have."],
    ['color: orange', 'color: pink', "branding.color is 'pink', which GitHub does not have."],
    ['    description: What to tear down.', '    required: true', 'inputs.ids has no description.'],
    ['    description: How it went.', '    value: x', 'outputs.outcome has no description.'],
    ['  ids:', '  1ds:', 'inputs.1ds is no name of an input or output.'],
    [
      'outputs:',
      '  IDS:\n    description: Again.\noutputs:',
      'inputs.IDS differs from another by case alone.',
    ],
    ['using: node24', 'using: node20', "runs.using is 'node20', not node24."],
    ['dist/index.js', 'dist/main.js', "runs.main is 'dist/main.js', and there is no such file."],
  ])('with %j made %j is refused', (what, instead, problem) => {
    expect(problems(what, instead)).toEqual([problem])
  })

  test('may have a description of 124 characters, not of 125', () => {
    expect(problems('A small action.', 'd'.repeat(124))).toEqual([])
    expect(problems('A small action.', 'd'.repeat(125))).toEqual([
      'The description has 125 characters, and may have 124.',
    ])
  })

  test('cannot have an input twice', () => {
    const twice = 'inputs:\n  ids:\n    description: The same.'
    expect(() => problems('inputs:', twice)).toThrow('Map keys must be unique')
  })

  test.each(['README.md', 'LICENSE', 'action.yml'])('needs %s at the root', (missing) => {
    const files = [...FILES.filter((file) => file !== missing), `docs/${missing}`]
    expect(problems('', '', files)).toEqual([`There is no ${missing} at the root.`])
  })

  test('has one file of metadata', () => {
    expect(problems('', '', [...FILES, 'action.yaml'])).toEqual([
      'There is an action.yaml beside action.yml.',
    ])
  })
})
