import * as core from '@actions/core'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { renderComment, renderSummary, writeSummary } from '../../src/report/summary.ts'
import type { Outcome, Result } from '../../src/teardown/index.ts'
import { rowsUnder } from '../support/html.ts'
import { failed, request, result, results, startRunner, verdictOf } from '../support/report.ts'
import { CHARACTER } from '../support/character.ts'

const SETTINGS = [
  ['endpoint', 'https://console.zenlayer.com'],
  ['destroy', 'true'],
] as const
const PROMISED = { code: 'OPERATION_DENIED_POSTPAID_PROMISE', message: 'It is promised.', requestId: 'T-7' }
const NOW = Date.parse('2026-01-10T12:00:00Z')

type Settings = Parameters<typeof verdictOf>[1]

function render(list: readonly Result[], maxBytes?: number, settings: Settings = {}): string {
  const verdict = verdictOf(list, settings)
  const input = { title: 'Zenlayer Teardown', verdict, results: list, settings: SETTINGS, now: NOW }
  return maxBytes === undefined ? renderSummary(input) : renderSummary(input, maxBytes)
}

const rows = (markdown: string) => rowsUnder(markdown, 'Resource', 'Outcome', 'Took')
const labels = (markdown: string) =>
  rows(markdown).map(([resource]) => /<samp>(.*?)<\/samp>/.exec(resource ?? '')?.[1])
const outcome = (list: readonly Result[]) => rows(render(list))[0]?.[1]
/** What is to be seen without opening a fold. */
const unfolded = (markdown: string) =>
  markdown.replace(/<details><summary>.*?<\/summary>\n[^]*?\n<\/details>/g, '')

describe('the summary', () => {
  it('is a headline, a table, and the request ids and settings folded away', () => {
    const list = [
      result({ requests: [request(), request({ action: 'ReleaseInstances', requestId: 'T-2' })] }),
    ]
    expect(render(list)).toBe(`## ✅ Zenlayer Teardown

**1 resource destroyed.**

<table>
<thead><tr><th align="left">Resource</th><th align="left">Outcome</th><th align="left">Took</th></tr></thead>
<tbody>
<tr valign="top"><td nowrap><samp>vm-instance/1</samp><br>web-1</td><td>✅ destroyed</td><td nowrap align="right">12s</td></tr>
</tbody>
</table>

<details><summary>Request ids (2)</summary>

<table>
<thead><tr><th align="left">Call</th><th align="left">Request id</th><th align="left">Resource</th></tr></thead>
<tbody>
<tr valign="top"><td nowrap><samp>Terminate</samp></td><td nowrap><samp>T-1</samp></td><td><samp>vm-instance/1</samp></td></tr>
<tr valign="top"><td nowrap><samp>Release</samp></td><td nowrap><samp>T-2</samp></td><td><samp>vm-instance/1</samp></td></tr>
</tbody>
</table>

</details>

<details><summary>Settings</summary>

<table>
<thead><tr><th align="left">Input</th><th align="left">Value</th></tr></thead>
<tbody>
<tr valign="top"><td nowrap>endpoint</td><td>https&#58;//console.zenlayer.com</td></tr>
<tr valign="top"><td nowrap>destroy</td><td>true</td></tr>
</tbody>
</table>

</details>

`)
  })

  it('has the mark of the verdict and the title in its heading', () => {
    expect(render([failed()])).toMatch(/^## ❌ Zenlayer Teardown\n/)
    expect(render([result()])).toMatch(/^## ✅ Zenlayer Teardown\n/)
    expect(render([result({ outcome: 'missing' })])).toMatch(/^## ⚠️ Zenlayer Teardown\n/)
    const title = 'Leg <b> | `x`'
    expect(renderSummary({ title, verdict: verdictOf([]), results: [], settings: [] })).toMatch(
      /^## ✅ Leg &#60;b&#62; &#124; &#96;x&#96;\n/,
    )
  })

  it('shows the code, message, request id and hint of a failure', () => {
    expect(outcome([failed({}, { hint: 'Wait for `it`.' })])).toBe(
      '❌ failed (RUNNING)<br><samp>OPERATION_DENIED_POSTPAID_PROMISE</samp><br>TerminateInstance failed: It is promised.<br>Request id<br><samp>T-7</samp><br>Wait for <code>it</code>.',
    )
    expect(outcome([failed({}, { requestId: null })])).not.toContain('Request id')
  })

  it('shows how long a subscription lives on', () => {
    const scheduled = { outcome: 'scheduled', finalStatus: 'RUNNING' } as const
    expect(outcome([result({ ...scheduled, expiresAt: '2027-01-01T00:00:00Z' })])).toBe(
      '📅 scheduled (RUNNING)<br>until 2027-01-01T00:00:00Z',
    )
    expect(outcome([result(scheduled)])).toBe('📅 scheduled (RUNNING)')
  })

  it('shows why something was kept or skipped', () => {
    expect(outcome([result({ outcome: 'protected', finalStatus: 'IN_USE', reason: 'the rule *' })])).toBe(
      '🛡️ protected (IN_USE)<br>the rule &#42;',
    )
    expect(outcome([result({ outcome: 'skipped', finalStatus: 'IN_USE', reason: 'too young' })])).toBe(
      '⏭️ skipped (IN_USE)<br>too young',
    )
  })

  it('shows by id what is deleted with a resource, and what it leaves behind', () => {
    const list = [
      result({ type: 'zec-instance', id: 'z', leaves: ['zec-eip/e', 'zec-disk/k'] }),
      result({ type: 'zec-disk', id: 'd', with: 'zec-instance/z' }),
      // It joined the run through the instance, and stayed.
      result({ type: 'zec-disk', id: 'k', with: 'zec-instance/z', outcome: 'skipped', reason: 'it stays' }),
    ]
    expect(rows(render(list)).map(([, text]) => text)).toEqual([
      '✅ destroyed<br>torn down with it:<br><samp>zec-disk/d</samp><br>⚠️ left behind, still charged:<br><samp>zec-eip/e</samp><br><samp>zec-disk/k</samp>',
      '⏭️ skipped (gone)<br>it stays',
      '✅ destroyed<br>along with<br><samp>zec-instance/z</samp>',
    ])
  })

  it('never breaks an id, unless it would push the rest off the page', () => {
    expect(render([result()])).toContain('<td nowrap><samp>vm-instance/1</samp>')
    expect(render([result({ id: 'x'.repeat(100) })])).toContain('<td><samp>vm-instance/xxx')
    expect(render([result({ name: 'x'.repeat(100) })])).toContain('<td><samp>vm-instance/1</samp>')
  })

  it('puts what needs a person first, and keeps the order of the inputs within that', () => {
    const outcomes: Outcome[] = [
      ...(['destroyed', 'already', 'skipped', 'pending', 'recycled', 'scheduled', 'failed'] as const),
      ...(['missing', 'failed', 'protected', 'requested'] as const),
    ]
    const list = [
      ...outcomes.map((it, index) => result({ id: String(index), outcome: it })),
      result({ id: 'leaves', leaves: ['zec-disk/d'] }),
    ]
    expect(labels(render(list))).toEqual(
      ['6', '8', 'leaves', '3', '5', '7', '2', '9', '10', '4', '0', '1'].map((id) => `vm-instance/${id}`),
    )
  })

  it('has no table where there is nothing to show', () => {
    expect(render([])).not.toContain('<th align="left">Resource</th>')
  })
})

describe('request ids', () => {
  const requestRows = (list: readonly Result[]) => rowsUnder(render(list), 'Call', 'Request id', 'Resource')

  it('are one line each, with the codes of refusals, and lost answers as such', () => {
    const requests = [
      request({ requestId: 'T-2', status: 429, code: 'REQUEST_LIMIT_EXCEEDED' }),
      request({ requestId: null, status: null, code: 'NETWORK_ERROR' }),
      request({ action: 'odd', requestId: 'T-3' }),
    ]
    expect(requestRows([result({ requests })])).toEqual([
      [
        '<samp>Terminate</samp>',
        '<samp>T-2</samp><br><samp>REQUEST_LIMIT_EXCEEDED</samp>',
        '<samp>vm-instance/1</samp>',
      ],
      ['<samp>Terminate</samp>', 'no answer<br><samp>NETWORK_ERROR</samp>', '<samp>vm-instance/1</samp>'],
      ['<samp>odd</samp>', '<samp>T-3</samp>', '<samp>vm-instance/1</samp>'],
    ])
  })

  it('of a batch are one for all that were in it', () => {
    const list = results(60, 'destroyed', { requests: [request({ action: 'ReleaseInstances' })] })
    expect(requestRows(list)).toEqual([
      [
        '<samp>Release</samp>',
        '<samp>T-1</samp>',
        '<samp>vm-instance/i-1</samp>, <samp>vm-instance/i-2</samp>, <samp>vm-instance/i-3</samp> and 57 more',
      ],
    ])
  })
})

describe('a hostile name', () => {
  it.each([
    ['a bar', 'a|b|c'],
    ['backticks', '`a` ```b'],
    ['HTML', '<script>alert(1)</script><img src=x onerror=alert(1)>'],
    ['the end of the fold', '</details></td></table>'],
    ['a comment', '<!-- '],
    ['a link', '[click](https://evil.example)'],
    ['a bare address', 'https://evil.example'],
    ['www', 'www.evil.example WWW.EVIL.EXAMPLE'],
    ['emphasis', '**a** _b_ ~~c~~'],
    ['a formula', '$\\frac{1}{2}$'],
    ['a line break, where Markdown would begin again', 'a\n\n# heading\n| x | y |'],
    ['a carriage return', 'a\r\r| x |'],
    ['right-to-left marks', 'abc\u202egnp.exe\u200f\u2067'],
    ['ten thousand characters', 'x'.repeat(10_000)],
    ['entities', '&lt;b&gt;&#124;'],
    ['a quote', '" onclick="alert(1)'],
  ])('stays in its cell, and is no markup: %s', (_what, name) => {
    const list = [
      result({ name, finalStatus: name, reason: name, with: name, leaves: [name] }),
      failed({ id: '2' }, { message: name, hint: name, code: name, requestId: name }),
      result({ id: '3', requests: [request({ action: name, requestId: name, code: name })] }),
      result({
        id: '4',
        outcome: 'planned',
        about: { zone: name, chargeType: name, tags: { [name]: name } },
      }),
    ]
    for (const markdown of [
      render(list),
      render([...list, result({ id: '5', plan: { wave: 1, calls: [name], note: name } })], undefined, {
        dryRun: true,
      }),
      renderComment({ title: name, verdict: verdictOf(list), results: list }, 60_000),
    ]) {
      const plain = markdown.replace(TAGS, '').replace(/&#\d+;/g, '')
      expect(plain).not.toMatch(/[<>"]/)
      expect(markdown).not.toMatch(/https?:\/\/evil|www\.|[\u202a-\u202e\u200f\u2066-\u2069]/i)
      expect(markdown.match(/<details>/g)?.length).toBe(markdown.match(/<\/details>/g)?.length)
      // A blank line inside would end the HTML, and Markdown would read what follows.
      for (const [table] of markdown.matchAll(/<table>[^]*?<\/table>/g)) expect(table).not.toMatch(/\n\s*\n/)
    }
  })

  it('stays in its cell, whatever it is', () => {
    const unit = fc.constantFrom('|', '`', '\n', '\r', '<', '>', '\\', ' ', '&', '#', 'a', '\u2028', '"')
    const text = fc.oneof(fc.string({ unit: CHARACTER }), fc.string({ unit }))
    fc.assert(
      fc.property(text, text, (one, other) => {
        const table = rows(
          render([
            failed(
              { name: one, finalStatus: other },
              { code: one, message: other, requestId: one, hint: other },
            ),
            result({ name: other, requests: [request({ requestId: one, code: other })] }),
          ]),
        )
        expect(table.map((cells) => cells.length)).toEqual([3, 3])
        expect(table.flat().join('').replace(TAGS, '')).not.toMatch(/[<>"]/)
      }),
      { numRuns: 300 },
    )
  })
})

/** Every tag that the summary makes itself. */
const TAGS =
  /<\/?(?:table|thead|tbody|details|summary|samp|code)>|<br>|<\/?t[hdr]>|<th align="left">|<tr valign="top">|<td(?: nowrap)?(?: align="right")?>/g

describe('many resources', () => {
  it('up to 25 are a row each', () => {
    expect(rows(unfolded(render(results(25, 'destroyed'))))).toHaveLength(25)
  })

  it('beyond that, what succeeded is counted by kind and folded away', () => {
    const list = [
      ...results(150, 'destroyed'),
      ...results(45, 'destroyed', { type: 'port' }),
      ...results(4, 'already', { type: 'port' }, 'a-'),
      failed({ id: 'bad' }),
    ]
    const markdown = render(list)
    expect(labels(unfolded(markdown))).toEqual(['vm-instance/bad'])
    expect(rowsUnder(unfolded(markdown), 'Count', 'Kind', 'Outcome')).toEqual([
      ['150', '<samp>vm-instance</samp>', '✅ destroyed'],
      ['45', '<samp>port</samp>', '✅ destroyed'],
      ['4', '<samp>port</samp>', '✅ already'],
    ])
    expect(markdown).toContain('<details><summary>✅ 195 destroyed, ✅ 4 already</summary>')
    expect(rows(markdown)).toHaveLength(200)
  })

  it('those that failed for the same reason share a row that lists them', () => {
    const markdown = render([
      ...results(40, 'destroyed'),
      ...results(30, 'failed', { error: PROMISED }, 'bad-'),
    ])
    const [row] = rows(unfolded(markdown))
    expect(row?.[0]).toBe('30 <samp>vm-instance</samp>')
    expect(row?.[1]).toMatch(
      /^❌ failed.*<details><summary>All 30<\/summary><samp>bad-1<\/samp><br>.*<samp>bad-30<\/samp><\/details>$/,
    )
    expect(rows(unfolded(markdown))).toHaveLength(1)
  })

  it('more reasons than a screen holds go on in a fold', () => {
    const list = Array.from({ length: 40 }, (_, index) =>
      failed({ id: `${index}` }, { message: `Reason ${index}.` }),
    )
    const markdown = render(list)
    expect(rows(unfolded(markdown))).toHaveLength(12)
    expect(markdown).toContain('<details><summary>28 more rows like these</summary>')
    expect(rows(markdown)).toHaveLength(40)
  })
})

describe('a plan that a guard refused', () => {
  const refusal = {
    ...{ code: 'TOO_MANY_RESOURCES', message: '200 would be affected, `max-resources` allows 20.' },
    ...{ requestId: null, hint: 'Narrow it.' },
  }

  it('names the guard, the number and the first few, without a row for each', () => {
    const list = [...results(200, 'failed', { error: refusal }), result({ id: 'k', outcome: 'protected' })]
    const markdown = render(list, undefined, { refusal })
    expect(markdown).toContain(
      '**Nothing was changed: max-resources refused the plan for 200 resources; 1 protected.**',
    )
    expect(markdown).toContain(
      '<samp>TOO_MANY_RESOURCES</samp>: 200 would be affected, <code>max-resources</code> allows 20. Narrow it.\n',
    )
    expect(markdown).toContain('<summary>The plan that max-resources refused (200)</summary>')
    expect(markdown).toContain('<samp>vm-instance/i-50</samp><br>and 150 more')
    expect(labels(markdown)).toEqual(['vm-instance/k'])
    expect(Buffer.byteLength(markdown)).toBeLessThan(8000)
  })
})

describe('the size of the summary', () => {
  const utf8 = (text: string) => Buffer.byteLength(text, 'utf8')
  const leftOut = (markdown: string) =>
    [...markdown.matchAll(/… and (\d+) more rows?, left out/g)].map(([, count]) => Number(count))

  it('is under a mebibyte for ten thousand, failures first, and a line says how many more', () => {
    const list = [
      ...results(9_000, 'destroyed', { name: '预览环境 😀', requests: [request(), request()] }),
      ...Array.from({ length: 1000 }, (_, index) =>
        failed({ id: `bad-${index}` }, { message: `It is ${index}.` }),
      ),
    ]
    const markdown = render(list)
    expect(utf8(markdown)).toBeLessThanOrEqual(1_048_576)
    const shownRows = rows(markdown)
    expect(shownRows.slice(0, 1000).every(([, text]) => text?.startsWith('❌') === true)).toBe(true)
    expect(leftOut(markdown)).toContain(10_000 - shownRows.length)
    expect(markdown).toMatch(/<\/details>\n\n$/)
  })

  it('is counted in bytes, and no character is ever cut', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 4000, max: 12_000 }),
        fc.integer({ min: 0, max: 60 }),
        (maxBytes, pad) => {
          const list = Array.from({ length: 100 }, (_, index) =>
            result({ id: String(index), name: `${'x'.repeat(pad)}😀香港` }),
          )
          for (const markdown of [
            render(list, maxBytes),
            renderComment({ title: 't', verdict: verdictOf(list), results: list }, maxBytes),
          ]) {
            expect(utf8(markdown)).toBeLessThanOrEqual(maxBytes)
            expect(markdown.isWellFormed()).toBe(true)
            const shownRows = rows(markdown)
            for (const [name] of shownRows) expect(name?.endsWith('😀香港')).toBe(true)
            expect(shownRows.length + (leftOut(markdown)[0] ?? 0)).toBe(100)
          }
        },
      ),
    )
  })

  it('says "row" of one', () => {
    const list = [result(), result({ id: '2', name: 'x'.repeat(3000) })]
    expect(render(list, 4000)).toContain('… and 1 more row, left out')
  })

  it('has no such line where everything fits', () => {
    expect(leftOut(render(results(50, 'destroyed')))).toEqual([])
  })
})

describe('the comment', () => {
  const comment = (list: readonly Result[]) =>
    renderComment({ title: 'Zenlayer Teardown', verdict: verdictOf(list), results: list }, 60_000)

  it('has the headline and what needs a person; successes are folded away', () => {
    const markdown = comment([result({ id: 'good' }), failed({ id: 'bad' })])
    expect(markdown).toMatch(/^## ❌ Zenlayer Teardown\n\n\*\*1 of 2 destroyed; 1 failed\.\*\*\n/)
    expect(labels(unfolded(markdown))).toEqual(['vm-instance/bad'])
    expect(markdown).toContain('<details><summary>✅ 1 destroyed</summary>')
    expect(labels(markdown)).toEqual(['vm-instance/bad', 'vm-instance/good'])
  })

  it('has no request ids, no diagram and no settings', () => {
    const markdown = comment([
      failed({ requests: [request({ requestId: 'T-99' })] }, { requestId: 'T-99' }),
      result(),
    ])
    expect(markdown).not.toMatch(/T-99|Request id|mermaid|Settings/)
  })
})

describe('writing the summary', () => {
  // First of all: once @actions/core has found the file, it keeps to it.
  it('is no reason to fail where there is nowhere to write', async () => {
    using runner = startRunner()
    delete process.env['GITHUB_STEP_SUMMARY']
    await writeSummary('## Lost\n')
    expect(runner.lines()).toEqual([expect.stringMatching(/^::debug::No job summary was written: /)])
    core.summary.emptyBuffer()
  })

  it('goes where the runner says, as it is', async () => {
    using runner = startRunner()
    await writeSummary('## Title\n\n| a |\n')
    expect(runner.summary().trimEnd()).toBe('## Title\n\n| a |')
    expect(runner.lines()).toEqual([])
  })
})

describe('a selection', () => {
  it('whose lists could not be read shows why, above all else', () => {
    const unlisted = [
      { type: 'port', failure: { code: 'C_1', message: 'No | way.', requestId: 'T-1', hint: 'Do <this>.' } },
      { type: 'vm-disk', failure: { code: 'C_2', message: 'Late.', requestId: null } },
    ]
    const text = renderSummary({
      title: 't',
      verdict: verdictOf([], { unlisted }),
      results: [],
      settings: [],
    })
    expect(rowsUnder(text, 'Not listed', 'Why')).toEqual([
      [
        '<samp>port</samp>',
        '<samp>C_1</samp><br>No &#124; way.<br>Request id<br><samp>T-1</samp><br>Do &#60;this&#62;.',
      ],
      ['<samp>vm-disk</samp>', '<samp>C_2</samp><br>Late.'],
    ])
    expect(text).toContain('**Nothing was torn down. The list of port, vm-disk is incomplete.**')
  })

  it('shows by id what has no readable age', () => {
    const verdict = verdictOf([], { undated: ['port/a', 'port/b'] })
    const text = renderSummary({ title: 't', verdict, results: [], settings: [] })
    expect(text).toContain('## ⚠️ t\n')
    expect(text).toContain('age is unknown: <samp>port/a</samp>, <samp>port/b</samp>.\n')
  })
})

describe('a dry run', () => {
  const about = {
    createdAt: '2026-01-01T12:00:00Z',
    chargeType: 'POSTPAID',
    zone: 'SEL-A',
    tags: { pr: '1', x: '' },
  }
  const planned = (fields: Partial<Result>) =>
    result({ outcome: 'planned', finalStatus: 'RUNNING', ...fields })

  it('shows what would be called, in which order, what would be deleted with it, and what is known of it', () => {
    const list = [
      planned({
        id: 'b',
        about,
        plan: { wave: 5, calls: ['A', 'B'], outcome: 'destroyed', note: 'note <x>' },
      }),
      planned({ id: 'a', plan: { wave: 3, calls: ['C'], outcome: 'recycled' } }),
      planned({
        type: 'zec-disk',
        id: 'd',
        with: 'vm-instance/b',
        plan: { wave: 5, calls: [], outcome: 'destroyed' },
      }),
      result({ id: 'k', outcome: 'protected', reason: 'it matches the rule * of protect' }),
      planned({
        id: 'r',
        expiresAt: '2027-01-31T00:00:00Z',
        plan: { wave: 5, calls: ['T'], outcome: 'scheduled' },
      }),
    ]
    const text = render(list, undefined, { dryRun: true })
    expect(rowsUnder(text, '#', 'Resource', 'Plan', 'About it')).toEqual([
      [
        '2',
        expect.stringContaining('vm-instance/r'),
        '📅 would be scheduled for its expiry<br><samp>T</samp>',
        'RUNNING<br>until 2027-01-31',
      ],
      [
        '–',
        expect.stringContaining('vm-instance/k'),
        '🛡️ protected (gone)<br>it matches the rule &#42; of protect',
        'RUNNING',
      ],
      [
        '1',
        expect.stringContaining('vm-instance/a'),
        'would be moved to the recycle bin<br><samp>C</samp>',
        'RUNNING',
      ],
      [
        '2',
        expect.stringContaining('vm-instance/b'),
        'would be destroyed<br><samp>A</samp><br><samp>B</samp><br>note &#60;x&#62;<br>to be torn down with it:<br><samp>zec-disk/d</samp>',
        'RUNNING, 9d old, POSTPAID, SEL-A<br>pr=1, x',
      ],
      [
        '–',
        expect.stringContaining('zec-disk/d'),
        'would be destroyed<br>along with<br><samp>vm-instance/b</samp>',
        'RUNNING',
      ],
    ])
    expect(text).not.toContain('Took')
  })
})
