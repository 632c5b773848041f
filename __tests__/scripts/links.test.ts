// Every relative link of the documentation leads to a file, and to a heading in it.

import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { documents } from '../../scripts/source-files.ts'
import { ROOT } from './repository.ts'

const OTHERS = ['CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', 'bench/README.md', 'clients/README.md']
const PAGES = [...Object.keys(documents(ROOT)), ...OTHERS]

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}

/** Of the text outside code blocks. */
function linksIn(path: string): string[] {
  const text = read(path).replaceAll(/^```[^]*?^```/gm, '')
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link]) =>
    link === undefined || /^[a-z]+:/.test(link) ? [] : [link],
  )
}

/** As GitHub makes them of headings. */
function anchorsIn(path: string): ReadonlySet<string> {
  const text = read(path).replaceAll(/^```[^]*?^```/gm, '')
  return new Set(
    [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  )
}

function problemOf(path: string, link: string): string[] {
  const [file = '', anchor] = link.split('#')
  const target = file === '' ? path : relative(ROOT, resolve(ROOT, dirname(path), file))
  if (!existsSync(join(ROOT, target))) return [`${link}: there is no ${target}`]
  if (anchor === undefined || !target.endsWith('.md') || anchorsIn(target).has(anchor)) return []
  return [`${link}: ${target} has no heading for it`]
}

describe.each(PAGES)('%s', (path) => {
  test('has no link that leads nowhere', () => {
    expect(linksIn(path).flatMap((link) => problemOf(path, link))).toEqual([])
  })
})

test('every page in docs/ is linked from another', () => {
  const linked = new Set(
    PAGES.flatMap((path) =>
      linksIn(path).map((link) => relative(ROOT, resolve(ROOT, dirname(path), link.split('#')[0] ?? ''))),
    ),
  )
  expect(PAGES.filter((path) => path.startsWith('docs/') && !linked.has(path))).toEqual([])
})

test('README.md is short enough to be read before adopting', () => {
  expect(read('README.md').split('\n').length).toBeLessThanOrEqual(250)
})
