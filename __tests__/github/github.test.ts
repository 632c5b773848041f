import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { notifyGitHub, type GitHubInputs, type Notified, type NotifyOptions } from '../../src/github/index.ts'
import { parseSections, renderBody } from '../../src/github/comment-body.ts'
import { markerFor, startGitHub, type FakeGitHub } from '../support/github.ts'

const folder = mkdtempSync(join(tmpdir(), 'github-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

function eventFile(event: unknown): string {
  const path = join(folder, `${Math.random()}.json`)
  writeFileSync(path, typeof event === 'string' ? event : JSON.stringify(event))
  return path
}

const MARKER = markerFor('Preview -- > closed/job/__self/Zenlayer Teardown')

const NOTHING: GitHubInputs = {
  token: 'token',
  comment: false,
  pullRequest: undefined,
  deactivateEnvironment: undefined,
}

const BOT = { login: 'github-actions[bot]', type: 'Bot' }

const notify = (
  github: FakeGitHub,
  inputs: Partial<GitHubInputs>,
  more: Partial<NotifyOptions> & { run?: string; attempt?: string } = {},
): Promise<Notified> => {
  const { run = '42', attempt = '1', ...options } = more
  return notifyGitHub({
    inputs: { ...NOTHING, ...inputs },
    env: {
      GITHUB_REPOSITORY: 'o/r',
      GITHUB_API_URL: github.url,
      GITHUB_RUN_ID: run,
      GITHUB_RUN_ATTEMPT: attempt,
      GITHUB_WORKFLOW: 'Preview -- > closed',
      GITHUB_JOB: 'job',
      GITHUB_ACTION: '__self',
    },
    title: 'Zenlayer Teardown',
    body: 'body',
    failed: false,
    deactivation: { due: true },
    withinMs: 10_000,
    cancelled: new AbortController().signal,
    ...options,
  })
}

const COMMENT = { comment: true, pullRequest: 7 } as const
/** A comment as people see it: without its marks. */
const shown = (github: FakeGitHub, pullRequest = 7) =>
  (github.comments[pullRequest] ?? []).map(({ body }) =>
    body.replaceAll(/<!-- .*? -->\n/g, '').replaceAll(/\[This run\]\(.*?\)\n/g, ''),
  )

describe('the comment', () => {
  it('is created once, and updated by later runs', async () => {
    await using github = await startGitHub()
    const first = await notify(github, COMMENT)
    expect(first.warnings).toEqual([])
    expect(first.done[0]).toMatch(/^The comment on pull request #7: http/)
    await notify(github, COMMENT, { body: 'another', run: '43' })
    const [comment, ...more] = github.comments[7] ?? []
    expect(more).toEqual([])
    expect(comment?.body).toMatch(
      /^<!-- zenlayer-teardown [0-9a-f]{16} -->\nanother\n\[This run\]\(https:\/\/github\.com\/o\/r\/actions\/runs\/43\)\n<!-- zenlayer-teardown section 43\.1 passed [0-9a-f]{16} -->\n$/,
    )
    expect(comment?.body.startsWith(`${MARKER}\n`)).toBe(true)
  })

  it.each([
    [{ pull_request: { number: 8 } }, 8],
    // Of a comment on a pull request; that on an issue has none.
    [{ issue: { number: 9, pull_request: {} } }, 9],
    [{ issue: { number: 9 } }, undefined],
    [{ pull_request: { number: '8' } }, undefined],
    ['no JSON', undefined],
    [[], undefined],
  ])('goes to the pull request of the event %j', async (event, number) => {
    await using github = await startGitHub()
    const env = { GITHUB_REPOSITORY: 'o/r', GITHUB_API_URL: github.url, GITHUB_EVENT_PATH: eventFile(event) }
    const { warnings } = await notify(github, { comment: true }, { env })
    expect(Object.keys(github.comments)).toEqual(number === undefined ? [] : [String(number)])
    expect(warnings).toEqual(
      number === undefined
        ? ['No comment was written: this run has no pull request. Set the number in the input pull-request.']
        : [],
    )
  })
})

describe('within one run', () => {
  it.each([
    [true, false, ['first', 'second']],
    [false, true, ['second', 'first']],
    [false, false, ['first', 'second']],
  ])('steps that look the same share a comment, failures first: %j, then %j', async (one, two, order) => {
    await using github = await startGitHub()
    await notify(github, COMMENT, { body: 'first', failed: one })
    await notify(github, COMMENT, { body: 'second', failed: two })
    expect(shown(github)).toEqual([`${order.join('\n')}\n`])
    // A later run starts afresh, as does a later attempt.
    await notify(github, COMMENT, { body: 'third', attempt: '2' })
    expect(shown(github)).toEqual(['third\n'])
    await notify(github, COMMENT, { body: 'fourth', run: '43' })
    expect(shown(github)).toEqual(['fourth\n'])
  })

  it('steps with titles of their own have comments of their own', async () => {
    await using github = await startGitHub()
    for (const title of ['leg A', 'leg B', 'leg A -->']) await notify(github, COMMENT, { body: title, title })
    expect(shown(github)).toEqual(['leg A\n', 'leg B\n', 'leg A -->\n'])
  })

  it('a job that writes between reading and writing is not lost', async () => {
    let others = 3
    await using github = await startGitHub({
      before(call, { comments }) {
        const comment = comments[7]?.[0]
        // As another job that has not seen ours: right after it was written, its body is replaced.
        if (!call.startsWith('GET /repos/o/r/issues/comments/') || comment === undefined || others === 0)
          return
        others -= 1
        comment.body = `${MARKER}\nother\n<!-- zenlayer-teardown section 42.1 failed aa -->\n`
      },
    })
    await notify(github, COMMENT, { body: 'ours' })
    expect(shown(github)).toEqual(['other\nours\n'])
  })

  it('jobs that each created a comment are joined by the next, and the others point to it', async () => {
    const section = (name: string, state: string) =>
      `${MARKER}\n${name}\n<!-- zenlayer-teardown section 42.1 ${state} ${name} -->\n`
    await using github = await startGitHub({
      comments: {
        7: [
          { id: 1, body: section('aa', 'failed'), user: BOT },
          { id: 2, body: section('bb', 'passed'), user: BOT },
        ],
      },
    })
    await notify(github, COMMENT, { body: 'ours' })
    expect(shown(github)).toEqual([
      `Replaced by [a later comment](${github.url}/o/r/pull/1#issuecomment-2).\n`,
      'aa\nbb\nours\n',
    ])
    const before = github.calls.length
    await notify(github, COMMENT, { body: 'next', run: '43' })
    expect(shown(github)[1]).toBe('next\n')
    expect(github.calls.slice(before).filter((call) => call.startsWith('PATCH'))).toHaveLength(1)
  })

  it('twenty long sections stay within what GitHub takes', async () => {
    await using github = await startGitHub()
    const body = `## ❌ Title\n\n${'| a | row |\n'.repeat(5000)}`
    for (let leg = 0; leg < 20; leg += 1) await notify(github, COMMENT, { body, failed: leg === 19 })
    const [text = ''] = (github.comments[7] ?? []).map((comment) => comment.body)
    expect(text.length).toBeLessThan(65_536)
    expect(text.match(/## ❌ Title/g)).toHaveLength(20)
    expect(text.match(/The rest is left out here/g)).toHaveLength(20)
    expect(text).not.toMatch(/\| a \| r?o?$/m)
  })
})

it('a section that is cut leaves no table and no fold open: it would hide the next one', async () => {
  await using github = await startGitHub()
  const rows = '<tr><td>a</td></tr>\n'.repeat(9000)
  const body = `## ✅ Title\n\n<details><summary>x</summary>\n\n<table>\n<tbody>\n${rows}</tbody>\n</table>\n\n</details>\n`
  await notify(github, COMMENT, { body })
  const [text = ''] = (github.comments[7] ?? []).map((comment) => comment.body)
  expect(text).toContain('<tr><td>a</td></tr>\n</tbody>\n</table>\n</details>\n… The rest is left out here')
})

describe('very many sections', () => {
  it.each([
    ['short lines', 'a line\n'.repeat(1000)],
    ['one long line', 'x'.repeat(60_000)],
  ])('stay within what GitHub takes: %s', (_what, text) => {
    const sections = Array.from({ length: 256 }, (_unused, leg) => ({
      ...{
        text,
        failed: leg === 255,
        run: { id: 12_345_678_901, attempt: 1 },
        id: String(leg).padStart(16, '0'),
      },
    }))
    const marker = markerFor('key')
    const body = renderBody(marker, sections)
    expect(body.length).toBeLessThan(65_536)
    const parsed = parseSections(marker, body)
    expect(parsed).toHaveLength(256)
    expect(parsed[0]?.failed).toBe(true)
  })
})

describe('a run that is overtaken', () => {
  it('leaves what a later run has written', async () => {
    await using github = await startGitHub()
    await notify(github, COMMENT, { body: 'later', failed: true, run: '43' })
    const { done } = await notify(github, COMMENT, { body: 'earlier' })
    expect(shown(github)).toEqual(['later\n'])
    expect(done).toEqual(['The comment on pull request #7 was left as it is: a later run has written it.'])
  })
})

describe('a comment with the mark', () => {
  const marked = (login: string | undefined, type: string) => ({
    id: 1,
    body: `${MARKER}\nnot ours`,
    user: login === undefined ? null : { login, type },
  })

  it.each([
    ['a person', marked('eve', 'User'), {}],
    ['another bot', marked('dependabot[bot]', 'Bot'), {}],
    ['an organisation', marked('acme', 'Organization'), {}],
    ['a deleted user', marked(undefined, ''), {}],
    ['a person, with the token of another', marked('eve', 'User'), { viewer: 'adam' }],
    ['the workflow, with the token of a person', marked(BOT.login, 'Bot'), { viewer: 'eve' }],
    ['an app, with a token that GitHub says nothing of', marked('app[bot]', 'Bot'), { graphql: false }],
  ])('of %s is left alone, and a new one is created', async (_who, comment, seed) => {
    await using github = await startGitHub({ comments: { 7: [comment] }, ...seed })
    expect((await notify(github, COMMENT)).warnings).toEqual([])
    expect(shown(github)).toEqual(['not ours', 'body\n'])
    // The next run updates its own.
    await notify(github, COMMENT, { body: 'next', run: '43' })
    expect(shown(github)).toEqual(['not ours', 'next\n'])
  })

  it.each([
    ['the workflow', marked(BOT.login, 'Bot'), {}],
    ['the workflow, without GraphQL', marked(BOT.login, 'Bot'), { graphql: false }],
    ['the person whose token it is', marked('eve', 'User'), { viewer: 'eve' }],
    ['that person, without GraphQL', marked('eve', 'User'), { viewer: 'eve', graphql: false }],
  ])('of %s is updated', async (_who, comment, seed) => {
    await using github = await startGitHub({ comments: { 7: [comment] }, ...seed })
    await notify(github, COMMENT)
    expect(shown(github)).toEqual(['body\n'])
  })

  it.each([
    ['was deleted meanwhile', 404, 'Not Found'],
    ['may not be edited', 403, 'Resource not accessible by integration'],
  ])('that %s is followed by a new one', async (_what, status, message) => {
    await using github = await startGitHub({
      comments: { 7: [marked(BOT.login, 'Bot')] },
      refuse: [{ call: /^PATCH/, status, message }],
    })
    const { done, warnings } = await notify(github, COMMENT)
    expect([done.length, warnings]).toEqual([1, []])
    expect(shown(github)).toEqual(['not ours', 'body\n'])
  })
})

describe('an answer that is none', () => {
  it('is not taken for a comment that was written', async () => {
    await using github = await startGitHub({
      refuse: [{ call: /POST.*comments/, status: 201, message: 'ok' }],
    })
    const { done, warnings } = await notify(github, { comment: true, pullRequest: 7 })
    expect(done).toEqual([])
    expect(warnings[0]).toMatch(/was not written: the answer does not come from GitHub\./)
  })

  it('that refers to another server is not followed with the token', async () => {
    await using github = await startGitHub({
      refuse: [
        {
          ...{ call: /GET/, status: 200, message: '' },
          headers: { link: '<http://localhost:1/next>; rel="next"' },
        },
      ],
    })
    const { warnings } = await notify(github, { comment: true, pullRequest: 7 })
    expect(warnings).toHaveLength(1)
    expect(github.comments).toEqual({})
  })

  it('is not waited for with a token that is none, nor is that printed', async () => {
    await using github = await startGitHub()
    const { warnings } = await notify(github, { comment: true, pullRequest: 7, token: 'se\ncret' })
    expect(warnings).toEqual([
      'The input github-token contains whitespace or invalid characters, so GitHub was not notified.',
    ])
    expect(github.calls).toEqual([])
  })
})

describe('the deployments', () => {
  const status = (id: number, state: string, minute: number) => ({
    ...{ id, state, created_at: `2026-01-01T00:0${minute}:00Z` },
  })
  const deployments = () => [
    { id: 1, environment: 'p', statuses: [status(1, 'in_progress', 1), status(2, 'success', 2)] },
    { id: 2, environment: 'p', statuses: [status(3, 'inactive', 1)] },
    { id: 3, environment: 'p', statuses: [status(4, 'error', 1)] },
    { id: 4, environment: 'p', statuses: [] },
  ]

  it('that are active become inactive', async () => {
    await using github = await startGitHub({ deployments: deployments() })
    expect(await notify(github, { deactivateEnvironment: 'p' })).toEqual({
      done: ['Deployments of p set inactive: 2.'],
      warnings: [],
    })
    expect(github.deployments.map(({ statuses }) => statuses.at(-1)?.state)).toEqual([
      ...['inactive', 'inactive', 'error', 'inactive'],
    ])
  })

  it.each([
    ['PR-12', 'pr-12'],
    ['pr-12', 'PR-12'],
    ['straße', 'STRAßE'],
  ])('are found whatever the case: %s for %s', async (input, environment) => {
    await using github = await startGitHub({
      deployments: [
        { id: 1, environment, statuses: [status(1, 'success', 1)] },
        { id: 2, environment: `${environment}0`, statuses: [status(2, 'success', 1)] },
      ],
    })
    const { done } = await notify(github, { deactivateEnvironment: input })
    expect(done).toEqual([`Deployments of ${input} set inactive: 1.`])
    expect(github.deployments.map(({ statuses }) => statuses.at(-1)?.state)).toEqual(['inactive', 'success'])
  })

  it('of which there is none are a warning', async () => {
    await using github = await startGitHub({ deployments: deployments() })
    expect(await notify(github, { deactivateEnvironment: 'q' })).toEqual({
      done: [],
      warnings: ['No deployment of the environment q was found. Check the input deactivate-environment.'],
    })
  })

  it('that are inactive already are none', async () => {
    const inactive = { id: 1, environment: 'p', statuses: [status(1, 'inactive', 1)] }
    await using github = await startGitHub({ deployments: [inactive] })
    expect((await notify(github, { deactivateEnvironment: 'p' })).done).toEqual([
      'Deployments of p set inactive: 0.',
    ])
  })

  it('stay as they are where they are not due, and the reason is given', async () => {
    await using github = await startGitHub({ deployments: deployments() })
    const deactivation = { due: false, reason: 'not everything is torn down' } as const
    const { done } = await notify(github, { deactivateEnvironment: 'p' }, { deactivation })
    expect(done).toEqual(['The deployments of p were left as they are: not everything is torn down.'])
    expect(github.calls).toEqual([])
  })
})

describe('a cancellation', () => {
  it('while GitHub does not answer ends all of it at once', async () => {
    const cancelled = new AbortController()
    await using github = await startGitHub({ silent: true })
    const notifying = notify(
      github,
      { ...COMMENT, deactivateEnvironment: 'p' },
      { withinMs: 60_000, cancelled: cancelled.signal },
    )
    while (github.calls.length === 0) await new Promise((resolve) => setImmediate(resolve))
    cancelled.abort()
    const { done, warnings } = await notifying
    expect(done).toEqual([])
    expect(warnings).toHaveLength(2)
    expect(warnings[0]).toMatch(/^The comment on pull request #7 was not written: the run was cancelled\. /)
    expect(github.calls).toHaveLength(1)
  })

  it('that came before leaves it its time', async () => {
    await using github = await startGitHub()
    const { done } = await notify(github, COMMENT, { cancelled: AbortSignal.abort() })
    expect(done).toHaveLength(1)
  })
})

describe('what cannot be told', () => {
  const refused = (status: number, message: string, headers: Record<string, string> = {}) => ({
    refuse: [{ call: /./, status, message, headers }],
  })

  it.each([
    [
      refused(403, 'Resource not accessible.'),
      /^The comment on pull request #7 was not written: GitHub answered 403 \(Resource not accessible\)\. The job needs `permissions: pull-requests: write`; /,
    ],
    [refused(404, 'Not Found'), /The job needs `permissions: pull-requests: write`/],
    [refused(403, 'Slow', { 'x-ratelimit-remaining': '0' }), /The rate limit was exceeded/],
    [refused(403, 'Slow', { 'retry-after': '60' }), /The rate limit was exceeded/],
    [refused(429, 'Slow'), /The rate limit was exceeded/],
    [refused(401, 'Bad'), /The input github-token is invalid\./],
    [refused(403, 'You have exceeded a secondary rate limit'), /The rate limit was exceeded/],
    [
      refused(403, 'Unable to create comment because issue is locked/blocked.'),
      /The conversation is locked\./,
    ],
    [refused(500, 'x'.repeat(1000)), /GitHub answered 500 \(x{299}…\)\. The next run tries again\./],
  ])('is told as what it is', async (seed, message) => {
    await using github = await startGitHub(seed)
    const { warnings } = await notify(github, { comment: true, pullRequest: 7 })
    expect(warnings).toEqual([expect.stringMatching(message)])
    expect(warnings[0]).toMatch(/ The teardown itself is not affected\.$/)
  })

  it('of deployments names their permission', async () => {
    await using github = await startGitHub(refused(403, 'no'))
    const { warnings } = await notify(github, { deactivateEnvironment: 'p' })
    expect(warnings[0]).toMatch(
      /^The deployments of p were not all set inactive: .*`permissions: deployments: write`/,
    )
  })

  it('without a repository or a token is not attempted', async () => {
    await using github = await startGitHub()
    const outside = await notify(github, { comment: true }, { env: {} })
    expect(outside.warnings).toEqual(['GITHUB_REPOSITORY is not set, so GitHub was not notified.'])
    const tokenless = await notify(github, { comment: true, token: '' })
    expect(tokenless.warnings).toEqual(['The input github-token is empty, so GitHub was not notified.'])
    expect(github.calls).toEqual([])
  })

  it('to a GitHub that never answers is given up, once for all', async () => {
    await using github = await startGitHub({ silent: true })
    const { done, warnings } = await notify(
      github,
      { comment: true, pullRequest: 7, deactivateEnvironment: 'preview' },
      { withinMs: 100 },
    )
    expect(done).toEqual([])
    expect(warnings).toHaveLength(2)
    expect(warnings[0]).toMatch(
      /^The comment on pull request #7 was not written: GitHub did not answer in time\. /,
    )
    expect(github.calls).toHaveLength(1)
  })

  it('quotes no token that GitHub sends back, in whatever form', async () => {
    const token = 'ghs_0123456789abcdef'
    const message = `${token} ${Buffer.from(`x-access-token:${token}`).toString('base64')}`
    await using github = await startGitHub(refused(500, message))
    const { warnings } = await notify(github, { ...COMMENT, token })
    expect(warnings[0]).toContain('GitHub answered 500 (***')
    expect(warnings[0]).not.toContain(token)
    expect(warnings[0]).not.toContain(Buffer.from(token).toString('base64').slice(0, 12))
  })

  it('over a broken connection is told as that', async () => {
    const github = await startGitHub()
    await github[Symbol.asyncDispose]()
    const { warnings } = await notify(github, { comment: true, pullRequest: 7 })
    expect(warnings[0]).toMatch(/was not written: (.*ECONNREFUSED|fetch failed)/)
  })
})
