import * as core from '@actions/core'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { renderSummary, writeSummary } from '../../src/report/summary.ts'
import type { Outcome, Result } from '../../src/teardown/index.ts'
import { failed, request, result, results, startRunner, verdictOf } from '../support/report.ts'

const SETTINGS = [
  ['endpoint', 'https://console.zenlayer.com'],
  ['destroy', 'true'],
] as const

function render(list: readonly Result[], maxBytes?: number): string {
  const input = { title: 'Zenlayer Teardown', verdict: verdictOf(list), results: list, settings: SETTINGS }
  return maxBytes === undefined ? renderSummary(input) : renderSummary(input, maxBytes)
}

/** The cells of the rows of the first table, as GitHub splits them: at every bar that is not escaped. */
function rows(markdown: string): string[][] {
  const lines = markdown.split('\n')
  const first = lines.findIndex((text) => text.startsWith('| ---'))
  const end = lines.findIndex((text, index) => index > first && !text.startsWith('| '))
  return lines.slice(first + 1, end).map((text) => text.slice(2, -2).split(' | '))
}

const cell = (list: readonly Result[], column: number) => rows(render(list))[0]?.[column]

describe('the summary', () => {
  it('is a headline, a table and the settings folded away', () => {
    const list = [
      result({ requests: [request(), request({ action: 'ReleaseInstances', requestId: 'T-2' })] }),
    ]
    expect(render(list)).toBe(`## ✅ Zenlayer Teardown

**1 resource: 1 destroyed.**

| Resource | Name | Outcome | Last status | Took | Request ids |
| --- | --- | --- | --- | ---: | --- |
| \`vm-instance/1\` | web-1 | ✅ destroyed | gone | 12s | TerminateInstance \`T-1\`<br>ReleaseInstances \`T-2\` |

<details><summary>Settings</summary>

| Input | Value |
| --- | --- |
| endpoint | https&#58;//console.zenlayer.com |
| destroy | true |

</details>
`)
  })

  it('says in its heading whether the run failed', () => {
    expect(render([failed()])).toMatch(/^## ❌ Zenlayer Teardown\n/)
    expect(render([result()])).toMatch(/^## ✅ Zenlayer Teardown\n/)
  })

  it('shows of a failure the code, the message, the request id and the hint', () => {
    expect(cell([failed({}, { hint: 'Wait for it.' })], 2)).toBe(
      '❌ failed<br>`OPERATION_DENIED_POSTPAID_PROMISE`<br>TerminateInstance was not carried out: It is promised.<br>Request id `T-7`<br>Wait for it.',
    )
  })

  it('shows of a failure without a request id or a hint just the rest', () => {
    expect(cell([failed({}, { requestId: null })], 2)).toBe(
      '❌ failed<br>`OPERATION_DENIED_POSTPAID_PROMISE`<br>TerminateInstance was not carried out: It is promised.',
    )
  })

  it('shows until when a subscription lives on', () => {
    expect(cell([result({ outcome: 'scheduled', expiresAt: '2027-01-01T00:00:00Z' })], 2)).toBe(
      '📅 scheduled<br>until 2027-01-01T00:00:00Z',
    )
    expect(cell([result({ outcome: 'scheduled' })], 2)).toBe('📅 scheduled')
  })

  it('shows a dash where there was never a status', () => {
    expect(cell([result({ outcome: 'missing', finalStatus: null })], 3)).toBe('–')
  })

  it('shows refused writes with their codes, lost answers as such, and the last six of many', () => {
    const requests = [
      request({ requestId: 'T-0' }),
      request({ requestId: 'T-1' }),
      request({ requestId: 'T-2', status: 429, code: 'REQUEST_LIMIT_EXCEEDED' }),
      request({ requestId: null, status: null, code: 'NETWORK_ERROR' }),
      ...['T-4', 'T-5', 'T-6', 'T-7'].map((requestId) => request({ requestId })),
    ]
    expect(cell([result({ requests })], 5)).toBe(
      '2 earlier<br>TerminateInstance `T-2` (`REQUEST_LIMIT_EXCEEDED`)<br>TerminateInstance no answer (`NETWORK_ERROR`)<br>TerminateInstance `T-4`<br>TerminateInstance `T-5`<br>TerminateInstance `T-6`<br>TerminateInstance `T-7`',
    )
  })

  it('puts what needs a look first, and keeps the order of the inputs within that', () => {
    const outcomes: Outcome[] = [
      'destroyed',
      'already',
      'pending',
      'recycled',
      'scheduled',
      'failed',
      'missing',
      'failed',
    ]
    const list = outcomes.map((outcome, index) => result({ id: String(index), outcome }))
    expect(rows(render(list)).map(([resource]) => resource)).toEqual(
      [5, 7, 2, 4, 6, 3, 0, 1].map((id) => `\`vm-instance/${id}\``),
    )
  })

  it('has no table where there is nothing to tell', () => {
    expect(render([])).not.toContain('| Resource |')
  })
})

describe('a hostile name', () => {
  it.each([
    ['a bar', 'a|b|c'],
    ['backticks', '`a` ```b'],
    ['HTML', '<script>alert(1)</script><img src=x onerror=alert(1)>'],
    ['the end of the fold-out', '</details></td></table>'],
    ['a comment', '<!-- '],
    ['a link', '[click](https://evil.example)'],
    ['a bare address', 'https://evil.example'],
    ['www', 'www.evil.example WWW.EVIL.EXAMPLE'],
    ['an escaped bar', 'a\\|b'],
    ['emphasis', '**a** _b_ ~~c~~'],
    ['a formula', '$\\frac{1}{2}$'],
    ['a line break', 'a\n\n# heading\n| x | y |'],
    ['a carriage return', 'a\r| x |'],
    ['right-to-left marks', 'abc\u202egnp.exe\u200f\u2067'],
    ['ten thousand characters', 'x'.repeat(10_000)],
    ['ten thousand bars', '|'.repeat(10_000)],
    ['entities', '&lt;b&gt;&#124;'],
    ['a table of its own', 'a |\n| --- |\n| b'],
  ])('stays in its cell, and is no markup: %s', (_what, name) => {
    const markdown = render([
      result({ name, finalStatus: name }),
      failed({ id: '2' }, { message: name, hint: name }),
    ])
    const table = rows(markdown)
    expect(table).toHaveLength(2)
    for (const cells of table) expect(cells).toHaveLength(6)
    const shownCells = table
      .flat()
      .join(' ')
      .replaceAll('<br>', '')
      .replace(/`[^`]*`/g, '')
    expect(shownCells.replace(/&#\d+;/g, '')).not.toMatch(/[<>`*[\]\\~$]/)
    expect(shownCells).not.toMatch(/https?:\/\/|www\.|[\u202a-\u202e\u200f\u2066-\u2069]/i)
    expect(markdown.match(/<\/?details>/g)).toEqual(['<details>', '</details>'])
  })

  it('stays in its cell, whatever it is', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({
        unit: fc.constantFrom('|', '`', '\n', '\r', '<', '>', '\\', ' ', '&', '#', 'a', '\u2028'),
      }),
    )
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
        expect(table.map((cells) => cells.length)).toEqual([6, 6])
      }),
      { numRuns: 300 },
    )
  })
})

describe('the size of the summary', () => {
  const utf8 = (text: string) => Buffer.byteLength(text, 'utf8')

  it('is under a mebibyte for ten thousand, failures first, and a line says how many more', () => {
    const list = [
      ...results(9_000, 'destroyed', { name: '预览环境 😀', requests: [request(), request()] }),
      ...Array.from({ length: 1000 }, (_, index) => failed({ id: `bad-${index}` })),
    ]
    const markdown = render(list)
    expect(utf8(markdown)).toBeLessThanOrEqual(1_048_576)
    const shownRows = rows(markdown)
    expect(shownRows.slice(0, 1000).every(([, , outcome]) => outcome?.startsWith('❌'))).toBe(true)
    const [, more] =
      /… and (\d+) more rows, left out to keep this summary within GitHub's limit\./.exec(markdown) ?? []
    expect(shownRows.length + Number(more)).toBe(10_000)
    expect(markdown).toMatch(/<\/details>\n$/)
  })

  it('is counted in bytes, and no character is ever cut', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1500, max: 8000 }), fc.integer({ min: 0, max: 60 }), (maxBytes, pad) => {
        const list = Array.from({ length: 100 }, (_, index) =>
          result({ id: String(index), name: `${'x'.repeat(pad)}😀香港` }),
        )
        const markdown = render(list, maxBytes)
        expect(utf8(markdown)).toBeLessThanOrEqual(maxBytes)
        expect(markdown.isWellFormed()).toBe(true)
        const shownRows = rows(markdown)
        for (const [, name] of shownRows) expect(name?.endsWith('😀香港')).toBe(true)
        const [, more = '0'] = /… and (\d+) more/.exec(markdown) ?? []
        expect(shownRows.length + Number(more)).toBe(100)
      }),
    )
  })

  it('says "row" of one', () => {
    const list = [result(), result({ id: '2', name: 'x'.repeat(3000) })]
    expect(render(list, 2000)).toContain('… and 1 more row, left out')
  })

  it('has no such line where everything fits', () => {
    expect(render(results(50, 'destroyed'))).not.toContain('more row')
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
  it('whose lists could not be had shows why, above all else', () => {
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
    expect(text).toContain(
      '| Not listed | Why |\n| --- | --- |\n| `port` | `C_1`<br>No &#124; way.<br>Request id `T-1`<br>Do &#60;this&#62;. |\n| `vm-disk` | `C_2`<br>Late. |\n',
    )
    expect(text).toContain('**Nothing was torn down. Not or not wholly listed: port, vm-disk.**')
  })
})

describe('a dry run', () => {
  it('shows what would be called, in the order in which it would be', () => {
    const list = [
      result({ id: 'b', outcome: 'planned', plan: { wave: 2, calls: ['A', 'B'], note: 'takes along <x>' } }),
      result({ id: 'a', outcome: 'planned', plan: { wave: 1, calls: ['C'] } }),
      result({ id: 'k', outcome: 'protected', reason: 'the input protect has *' }),
      result({ id: 'n', outcome: 'planned', plan: { wave: 1, calls: [] } }),
    ]
    const verdict = verdictOf(list, { dryRun: true })
    const text = renderSummary({ title: 't', verdict, results: list, settings: [] })
    expect(text).toContain('| Took | Would call |')
    const rows = text.split('\n').filter((line) => line.startsWith('| `vm-instance'))
    expect(rows.map((row) => [row.split('`')[1], row.split(' | ').at(-1)])).toEqual([
      ['vm-instance/a', '1\\. `C` |'],
      ['vm-instance/n', 'nothing |'],
      ['vm-instance/b', '2\\. `A`, `B`<br>takes along &#60;x&#62; |'],
      ['vm-instance/k', ' |'],
    ])
    expect(text).toContain('🛡️ protected<br>the input protect has &#42;')
  })
})
