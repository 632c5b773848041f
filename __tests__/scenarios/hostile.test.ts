// Answers of the API are data: they can neither issue commands in the log nor break the summary, and no
// secret comes back out.

import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from '@jest/globals'
import { runAction } from '../../simulator/runner.ts'
import { rowsUnder } from '../support/html.ts'
import { runScenario, type Scenario } from '../support/scenario.ts'

const NAMES = {
  pipe: 'a | b | c',
  backticks: 'x`y``z',
  html: '<script>alert(1)</script><img src=x onerror=alert(1)>',
  commands: 'web\n::error::pwned\r\n::set-output name=outcome::success',
  old: '##[error]pwned ##[group]x',
  escapes: '\u001b[31mred\u001b]0;title\u0007',
  rightToLeft: 'abc\u202Egpj.exe\u2066',
  long: 'n'.repeat(10_000),
  link: '[click](https://evil.example) www.evil.example @everyone #1 :tada:',
  table: '\n\n| x | y |\n| --- | --- |\n</details>',
}
const IDS = Object.keys(NAMES)

function hostile(inputs: Record<string, string>): Promise<Scenario> {
  const resources = Object.entries(NAMES).map(([id, name]) => ({
    kind: 'vm-instance',
    id,
    name,
    refuse: { TerminateInstance: { status: 400, code: 'SOME_CODE', message: name.slice(0, 300) } },
  }))
  return runScenario({ resources }, { 'resource-type': 'vm-instance', ids: IDS.join(), ...inputs })
}

describe('hostile names and messages', () => {
  it('reach the log as text, never as a command or an escape', async () => {
    const run = await hostile({})
    expect(Object.values(run.outcomes)).toEqual(IDS.map(() => 'failed'))
    const commands = run.log.filter((line) => line.trimStart().startsWith('::'))
    const names = new Set(commands.map((line) => /^::([a-z-]+)/.exec(line)?.[1]))
    expect([...names].sort()).toEqual(['add-mask', 'debug', 'endgroup', 'error', 'group'])
    // One for each failed resource, ten in all, and none of the API's making.
    expect(commands.filter((line) => line.startsWith('::error'))).toHaveLength(10)
    expect(commands.some((line) => line.startsWith('::error::pwned'))).toBe(false)
    const text = run.log.join('\n')
    expect(text).not.toContain('##[')
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e\u2066-\u2069]/)
    for (const line of run.log) expect(line.length).toBeLessThan(4500)
  })

  it('leave the summary one table, without markup of theirs', async () => {
    const run = await hostile({ 'dry-run': 'true' })
    const rows = rowsUnder(run.summary, '#', 'Resource', 'Plan', 'About it')
    expect(rows).toHaveLength(IDS.length)
    for (const row of rows) expect(row).toHaveLength(4)
    expect(run.summary).not.toMatch(/<script|<img|\]\(http|https?:\/\/evil|www\.evil|@everyone|:tada:/)
    expect(run.summary.match(/<\/details>/g)).toHaveLength(1)
    expect(Math.max(...rows.map((row) => row.join('').length))).toBeLessThan(2000)
  })

  it('come out of the outputs as valid JSON, cut to a length', async () => {
    const run = await hostile({})
    expect(run.results.find(({ id }) => id === 'html')?.name).toBe(NAMES.html)
    expect(run.results.find(({ id }) => id === 'long')?.name.length).toBeLessThanOrEqual(255)
    expect(run.results.find(({ id }) => id === 'commands')?.name).not.toMatch(/[\r\n]/)
    expect(JSON.parse(run.resultsFile ?? '')).toEqual(run.results)
  })
})

describe('secrets', () => {
  let server: Server | undefined
  afterEach(() => {
    server?.closeAllConnections()
    server?.close()
  })

  /** An API that sends back whatever it was sent, as a refusal. */
  async function echo(): Promise<string> {
    server = createServer((request, response) => {
      const message = `you sent ${JSON.stringify(request.headers)} p4ssw0rd-of-the-key t0ken-of-the-user`
      const escaped = message.replaceAll('p4ss', '\\u0070\\u0034ss')
      response.writeHead(400, { 'content-type': 'application/json' })
      response.end(
        `{"requestId":"T1","code":"INVALID_PARAMETER_VALUE","message":${JSON.stringify(escaped).replaceAll('\\\\u', '\\u')}}`,
      )
    })
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  it.each([
    [
      'the password',
      { 'access-key-id': 'key-id-1', 'access-key-password': 'p4ssw0rd-of-the-key' },
      'p4ssw0rd-of-the-key',
    ],
    ['the token', { 'bearer-token': 't0ken-of-the-user' }, 't0ken-of-the-user'],
  ])(
    '%s is masked before anything is printed, and printed nowhere, though the API sends it back',
    async (_, inputs, secret) => {
      const run = await runAction({
        inputs: { ...inputs, endpoint: await echo(), resources: 'vm-instance/vm-1' },
      })
      expect(run.exitCode).toBe(1)
      expect(run.log[0]).toBe(`::add-mask::${secret}`)
      const everything = [
        ...run.log.slice(1),
        JSON.stringify(run.outputs),
        run.summary,
        run.resultsFile ?? '',
      ].join('\n')
      expect(everything).toContain('you sent')
      expect(everything).not.toContain(secret)
      expect(everything).not.toMatch(/Signature=[0-9a-f]{8}/)
      expect(everything).not.toMatch(/Bearer t0/)
    },
  )

  it('do not come back in a message about bad inputs', async () => {
    const run = await runAction({
      inputs: {
        'access-key-id': 'key-id-1',
        'access-key-password': 'p4ssw0rd-of-the-key',
        endpoint: 'https://me:p4ssw0rd-of-the-key@evil.example',
        ids: '-',
      },
    })
    expect(run.exitCode).toBe(1)
    expect(run.log.slice(1).join('\n')).not.toContain('p4ssw0rd')
  })
})
