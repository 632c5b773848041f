// Names and messages come from outside. Whatever they hold shows as text, in its cell, and does nothing.

import { beforeAll, describe, expect, it } from '@jest/globals'
import { runScenario } from '../__tests__/support/scenario.ts'
import type { OpenPage } from '../scripts/preview/open-page.ts'
import { useChromium } from './support/chromium.ts'
import { diagramOf, elementNamesIn, isWiderThanWindow, liveThingsIn, rowsOf } from './support/look.ts'

interface Hostile {
  readonly name: string
  /** What is to be seen of it, if that is not the name as it is. */
  readonly shown?: string
}

/** By id; some of the ids are words of Mermaid. */
const RESOURCES: Readonly<Record<string, Hostile>> = {
  script: { name: '<script>alert(1)</script>' },
  image: { name: '<img src=https://evil.example/x onerror=alert(1)>' },
  svg: { name: '<svg onload=alert(1)><a xlink:href="javascript:alert(1)">x</a></svg>' },
  'code-end': { name: '</code></td></tr></table><iframe srcdoc="<script>alert(1)</script>">' },
  details: { name: '</details><details open><summary>x</summary>' },
  comment: { name: '<!-- x' },
  pipe: { name: 'a | b || c' },
  'backslash-pipe': { name: 'a \\| b \\' },
  backticks: { name: 'x`y``z```' },
  fence: {
    name: '\n```mermaid\ngantt\nsection pwned\nx :0, 5s\n```\n',
    shown: '```mermaid gantt section pwned x :0, 5s ```',
  },
  row: { name: '\n\n| x | y |\n| --- | --- |\n', shown: '| x | y | | --- | --- |' },
  link: { name: '[click](https://evil.example) ![x](https://evil.example/y) <https://evil.example>' },
  address: { name: 'www.evil.example http://evil.example mail@evil.example' },
  'script-link': { name: '[click](javascript:alert(1))' },
  emphasis: { name: '**bold** _it_ ~~gone~~ # h > q - l 1. n' },
  entity: { name: '&lt;b&gt; &#60;b&#62; &amp;' },
  mention: { name: '@everyone #1 :tada: GH-1' },
  'right-to-left': { name: 'abc\u202egpj.exe\u2066\u200f', shown: 'abc gpj.exe' },
  click: { name: 'click a href "https://evil.example"' },
  end: { name: '%%{init: {"theme": "dark", "securityLevel": "loose"}}%%' },
  section: { name: 'x :crit, a; b : 0, 5s' },
  'a:b': { name: 'colons' },
  ['n'.repeat(128)]: { name: 'n'.repeat(10_000), shown: `${'n'.repeat(254)}…` },
}
const IDS = Object.keys(RESOURCES)

const chromium = useChromium()
let hostile: OpenPage

beforeAll(async () => {
  const resources = Object.entries(RESOURCES).map(([id, { name }], index) => ({
    ...{ kind: 'vm-instance', id, name },
    // Every second one is refused, so that its name comes back in a message, too.
    ...(index % 2 === 0 && {
      refuse: {
        TerminateInstance: { status: 400, code: name.slice(0, 40), message: name.slice(0, 200) },
      },
    }),
  }))
  const { summary } = await runScenario(
    { resources },
    { 'resource-type': 'vm-instance', ids: IDS.join(), destroy: 'true' },
  )
  // Without the page's policy: what only the policy stops shall show here as a request or as an error.
  hostile = await chromium.openSummary(summary, { bypassCSP: true })
})

describe('hostile names', () => {
  it('show as text in their cells', async () => {
    const rows = await rowsOf(hostile.page.locator('article > table').first())
    expect(rows.map((cells) => cells.length)).toEqual(IDS.map(() => 3))
    const names = Object.fromEntries(
      rows.map(([resource = '']) => {
        const [label = '', ...name] = resource.split('\n')
        return [label, plain(name.join(' '))]
      }),
    )
    expect(names).toEqual(
      Object.fromEntries(
        Object.entries(RESOURCES).map(([id, { name, shown = name }]) => [`vm-instance/${id}`, shown]),
      ),
    )
  })

  it('show as text in messages', async () => {
    const rows = await rowsOf(hostile.page.locator('article > table').first())
    const outcomes = new Map(
      rows.map(([resource = '', outcome = '']) => [resource.split('\n')[0] ?? '', plain(outcome)]),
    )
    for (const [index, [id, { name, shown = name }]] of Object.entries(RESOURCES).entries()) {
      const outcome = outcomes.get(`vm-instance/${id}`)
      expect(outcome).toMatch(index % 2 === 0 ? /^❌ failed / : /^✅ destroyed$/)
      if (index % 2 === 0 && name.length <= 200) expect(outcome).toContain(shown)
    }
  })

  it('make no element, no link, no handler and no request', async () => {
    const article = hostile.page.locator('article')
    expect(await elementNamesIn(article)).toEqual(
      'br code details div h2 p samp strong summary table tbody td th thead tr'.split(' '),
    )
    expect(await liveThingsIn(article)).toEqual([])
    expect(hostile.requests).toEqual([])
    expect(hostile.errors).toEqual([])
  })

  // GitHub looks for these in the text of the finished page; no renderer but its own would show it.
  it('hold nothing of which GitHub makes a mention, an issue or an emoji', async () => {
    const text = await hostile.page.locator('article').innerText()
    expect(text).toContain('everyone')
    expect(text).not.toMatch(/@everyone|@evil|#1\b|:tada:/)
    expect(text).not.toMatch(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/)
  })

  it('leave the diagram as it is, and the page as wide', async () => {
    const { sections, bars } = await diagramOf(hostile.page)
    expect(sections).toEqual(IDS.map((id) => `vm-instance/${id}`.replaceAll(':', '-').slice(0, 48)))
    expect(bars.length).toBeGreaterThan(IDS.length)
    expect(await isWiderThanWindow(hostile.page)).toBe(false)
  })
})

/** As it reads: blanks as HTML has them, and without the characters of no width that keep references apart. */
function plain(text: string): string {
  return text.replaceAll('\u200b', '').replace(/\s+/g, ' ').trim()
}
