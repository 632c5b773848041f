import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { tellGitHub, type GitHubInputs, type TellOptions, type Told } from '../../src/github/index.ts'
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

const MARKER = markerFor('Preview -- > closed/job/__self')

const NOTHING: GitHubInputs = {
  token: 'token',
  comment: false,
  pullRequest: undefined,
  deactivateEnvironment: undefined,
}

const tell = (
  github: FakeGitHub,
  inputs: Partial<GitHubInputs>,
  more: Partial<TellOptions> = {},
): Promise<Told> =>
  tellGitHub({
    inputs: { ...NOTHING, ...inputs },
    env: {
      GITHUB_REPOSITORY: 'o/r',
      GITHUB_API_URL: github.url,
      GITHUB_RUN_ID: '42',
      GITHUB_WORKFLOW: 'Preview -- > closed',
      GITHUB_JOB: 'job',
      GITHUB_ACTION: '__self',
    },
    body: 'body',
    succeeded: true,
    withinMs: 10_000,
    ...more,
  })

describe('the comment', () => {
  it('is written once and edited after', async () => {
    await using github = await startGitHub()
    const first = await tell(github, { comment: true, pullRequest: 7 })
    expect(first.warnings).toEqual([])
    expect(first.done[0]).toMatch(/^The comment on pull request #7: http/)
    await tell(github, { comment: true, pullRequest: 7 }, { body: 'another' })
    expect(github.comments[7]?.map(({ body }) => body)).toEqual([
      `${MARKER}\nanother\n[This run](https://github.com/o/r/actions/runs/42)\n`,
    ])
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
    const { warnings } = await tell(github, { comment: true }, { env })
    expect(Object.keys(github.comments)).toEqual(number === undefined ? [] : [String(number)])
    expect(warnings).toEqual(
      number === undefined
        ? ['No comment was written: this run has no pull request. Give its number as pull-request.']
        : [],
    )
  })

  it('of a person is left alone, unless the token is that person’s', async () => {
    const marked = {
      id: 1,
      body: MARKER,
      user: { login: 'eve', type: 'User' },
    }
    for (const [viewer, count] of [
      [undefined, 2],
      ['adam', 2],
      ['eve', 1],
    ] as const) {
      await using github = await startGitHub({
        comments: { 7: [{ ...marked }] },
        ...(viewer === undefined ? {} : { viewer }),
      })
      await tell(github, { comment: true, pullRequest: 7 })
      expect(github.comments[7]).toHaveLength(count)
    }
  })
})

describe('an answer that is none', () => {
  it('is not taken for a comment that was written', async () => {
    await using github = await startGitHub({ refuse: [{ call: /POST/, status: 201, message: 'ok' }] })
    const { done, warnings } = await tell(github, { comment: true, pullRequest: 7 })
    expect(done).toEqual([])
    expect(warnings[0]).toMatch(/was not written: the answer is not that of GitHub\./)
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
    const { warnings } = await tell(github, { comment: true, pullRequest: 7 })
    expect(warnings).toHaveLength(1)
    expect(github.comments).toEqual({})
  })

  it('of a comment that was deleted meanwhile has it written anew', async () => {
    await using github = await startGitHub({
      comments: { 7: [{ id: 1, body: MARKER, user: { login: 'b', type: 'Bot' } }] },
      refuse: [{ call: /^PATCH/, status: 404, message: 'Not Found' }],
    })
    const { done } = await tell(github, { comment: true, pullRequest: 7 })
    expect(done).toHaveLength(1)
    expect(github.comments[7]).toHaveLength(2)
  })

  it('is not waited for with a token that is none, nor is that printed', async () => {
    await using github = await startGitHub()
    const { warnings } = await tell(github, { comment: true, pullRequest: 7, token: 'se\ncret' })
    expect(warnings).toEqual([
      'The input github-token holds characters that no token has, so nothing was told to GitHub.',
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
    expect(await tell(github, { deactivateEnvironment: 'p' })).toEqual({
      done: ['Deployments of p set inactive: 2.'],
      warnings: [],
    })
    expect(github.deployments.map(({ statuses }) => statuses.at(-1)?.state)).toEqual([
      ...['inactive', 'inactive', 'error', 'inactive'],
    ])
  })

  it('stay as they are while something is left', async () => {
    await using github = await startGitHub({ deployments: deployments() })
    const { done } = await tell(github, { deactivateEnvironment: 'p' }, { succeeded: false })
    expect(done).toEqual(['The deployments of p were left as they are: not all is torn down.'])
    expect(github.calls).toEqual([])
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
    [refused(403, 'Slow', { 'x-ratelimit-remaining': '0' }), /It is a rate limit/],
    [refused(403, 'Slow', { 'retry-after': '60' }), /It is a rate limit/],
    [refused(429, 'Slow'), /It is a rate limit/],
    [refused(401, 'Bad'), /The input github-token is not one that GitHub knows\./],
    [refused(403, 'You have exceeded a secondary rate limit'), /It is a rate limit/],
    [
      refused(403, 'Unable to create comment because issue is locked/blocked.'),
      /The conversation is locked\./,
    ],
    [refused(500, 'x'.repeat(1000)), /GitHub answered 500 \(x{299}…\)\. The next run will try again\./],
  ])('is told as what it is', async (seed, message) => {
    await using github = await startGitHub(seed)
    const { warnings } = await tell(github, { comment: true, pullRequest: 7 })
    expect(warnings).toEqual([expect.stringMatching(message)])
    expect(warnings[0]).toMatch(/ The teardown itself is not affected\.$/)
  })

  it('of deployments names their permission', async () => {
    await using github = await startGitHub(refused(403, 'no'))
    const { warnings } = await tell(github, { deactivateEnvironment: 'p' })
    expect(warnings[0]).toMatch(
      /^The deployments of p were not all set inactive: .*`permissions: deployments: write`/,
    )
  })

  it('without a repository or a token is not attempted', async () => {
    await using github = await startGitHub()
    const outside = await tell(github, { comment: true }, { env: {} })
    expect(outside.warnings).toEqual(['GITHUB_REPOSITORY is not set, so nothing was told to GitHub.'])
    const tokenless = await tell(github, { comment: true, token: '' })
    expect(tokenless.warnings).toEqual(['The input github-token is empty, so nothing was told to GitHub.'])
    expect(github.calls).toEqual([])
  })

  it('to a GitHub that never answers is given up, once for all', async () => {
    await using github = await startGitHub({ silent: true })
    const { done, warnings } = await tell(
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

  it('over a broken connection is told as that', async () => {
    const github = await startGitHub()
    await github[Symbol.asyncDispose]()
    const { warnings } = await tell(github, { comment: true, pullRequest: 7 })
    expect(warnings[0]).toMatch(/was not written: (.*ECONNREFUSED|fetch failed)/)
  })
})
