// Notifications of GitHub, against a GitHub on loopback: the comment on the pull request, the deployments.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import type { Seed } from '../../simulator/index.ts'
import { markerFor, startGitHub, type FakeGitHub, type GitHubSeed } from '../support/github.ts'
import { runDist, runScenario, type Scenario } from '../support/scenario.ts'

const folder = mkdtempSync(join(tmpdir(), 'github-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const EVENT = join(folder, 'event.json')
writeFileSync(EVENT, JSON.stringify({ action: 'closed', pull_request: { number: 7 } }))

const VM: Seed = { resources: [{ kind: 'vm-instance', id: 'vm-1', name: 'pr-7-@web <b>' }] }
const MARKER = markerFor('Preview closed/teardown/step-1/Zenlayer Teardown')
const TOKEN = 'github-token-of-the-job'

interface TeardownOptions {
  readonly seed?: Seed
  readonly env?: Record<string, string>
  readonly runner?: typeof runScenario | typeof runDist
}

function teardown(
  github: FakeGitHub,
  inputs: Record<string, string> = {},
  { seed = VM, env = {}, runner = runScenario }: TeardownOptions = {},
): Promise<Scenario> {
  return runner(
    seed,
    { 'resource-type': 'vm-instance', ids: 'vm-1', 'github-token': TOKEN, ...inputs },
    {
      env: {
        GITHUB_API_URL: github.url,
        GITHUB_SERVER_URL: 'https://github.example',
        GITHUB_REPOSITORY: 'o/r',
        GITHUB_RUN_ID: '42',
        GITHUB_WORKFLOW: 'Preview closed',
        GITHUB_JOB: 'teardown',
        GITHUB_ACTION: 'step-1',
        GITHUB_EVENT_PATH: EVENT,
        ...env,
      },
    },
  )
}

const other = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    ...{ id: index + 1, body: `comment ${index + 1}` },
    user: { login: 'somebody', type: 'User' },
  }))

describe('the comment', () => {
  it('is not written unless it is asked for, and GitHub is not called at all', async () => {
    await using github = await startGitHub()
    const run = await teardown(github)
    expect(run.exitCode).toBe(0)
    expect(github.calls).toEqual([])
  })

  it('is written once and edited after, with the outcomes and a link to the run', async () => {
    await using github = await startGitHub({ comments: { 7: other(250) } })
    const first = await teardown(github, { comment: 'true' })
    expect([first.exitCode, first.annotations('warning')]).toEqual([0, []])
    const second = await teardown(github, { comment: 'true' }, { seed: {}, env: { GITHUB_RUN_ID: '43' } })
    expect(second.exitCode).toBe(0)
    const ours = (github.comments[7] ?? []).filter(({ user }) => user?.type === 'Bot')
    expect(ours).toHaveLength(1)
    expect(ours[0]?.body.startsWith(`${MARKER}\n## ⚠️ Zenlayer Teardown\n`)).toBe(true)
    expect(ours[0]?.body).toContain('The named resource does not exist for this access key.')
    expect(ours[0]?.body).toContain('[This run](https://github.example/o/r/actions/runs/43)')
    expect(github.authorizations).toEqual(github.authorizations.map(() => `token ${TOKEN}`))
    // The other 250 comments were read page by page.
    expect(github.calls.filter((call) => call.includes('page=3'))).toHaveLength(2)
    expect(first.log.join('\n')).toMatch(/^The comment on pull request #7: http/m)
  })

  it('shows names as text, without mentions', async () => {
    await using github = await startGitHub()
    await teardown(github, { comment: 'true' })
    const [comment] = github.comments[7] ?? []
    expect(comment?.body).toContain('pr-7-@\u200bweb &#60;b&#62;')
  })

  it('is kept apart from that of another step', async () => {
    await using github = await startGitHub()
    await teardown(github, { comment: 'true' })
    await teardown(github, { comment: 'true' }, { env: { GITHUB_ACTION: 'step-2' } })
    expect(github.comments[7]).toHaveLength(2)
  })

  it('of two steps that look the same keeps the failure of the first, in one run', async () => {
    await using github = await startGitHub()
    const failing: Seed = { resources: [{ kind: 'vm-instance', id: 'vm-1', commitment: true }] }
    const first = await teardown(github, { comment: 'true' }, { seed: failing })
    const second = await teardown(github, { comment: 'true' })
    expect([first.exitCode, second.exitCode]).toEqual([1, 0])
    expect(github.comments[7]).toHaveLength(1)
    const body = github.comments[7]?.[0]?.body ?? ''
    expect(body.startsWith(`${MARKER}\n## ❌ Zenlayer Teardown\n`)).toBe(true)
    expect(body).toContain('## ✅ Zenlayer Teardown')
    // The next run replaces both.
    await teardown(github, { comment: 'true' }, { seed: {}, env: { GITHUB_RUN_ID: '43' } })
    expect(github.comments[7]?.[0]?.body).not.toContain('❌')
  })

  it('of two matrix legs that run at once has both, the failure first', async () => {
    await using github = await startGitHub()
    const failing: Seed = { resources: [{ kind: 'vm-instance', id: 'vm-1', commitment: true }] }
    await teardown(github, { comment: 'true' }, { env: { GITHUB_RUN_ID: '41' } })
    await Promise.all([
      teardown(github, { comment: 'true' }, { seed: failing, runner: runDist }),
      teardown(github, { comment: 'true' }, { runner: runDist }),
    ])
    const bodies = (github.comments[7] ?? []).map(({ body }) => body)
    expect(bodies.join('')).toContain('## ❌')
    expect(bodies.some((body) => body.startsWith(`${MARKER}\n## ✅`) && !body.includes('❌'))).toBe(false)
  })

  it('has the title, and is one for each title', async () => {
    await using github = await startGitHub()
    for (const title of ['Leg A', 'Leg B']) await teardown(github, { comment: 'true', title })
    expect(github.comments[7]?.map(({ body }) => /## (.*)/.exec(body)?.[1])).toEqual(['✅ Leg A', '✅ Leg B'])
  })

  it.each([
    ['invalid inputs', { destroy: 'perhaps' }, 'Invalid inputs; no API calls were made.'],
    ['no ids', { ids: '' }, 'No ids were given; nothing was torn down.'],
  ])('of an earlier success does not outlive a later run with %s', async (_what, inputs, headline) => {
    await using github = await startGitHub()
    await teardown(github, { comment: 'true' })
    const run = await teardown(github, { comment: 'true', ...inputs }, { env: { GITHUB_RUN_ID: '43' } })
    expect(run.exitCode).toBe(1)
    expect(github.comments[7]).toHaveLength(1)
    expect(github.comments[7]?.[0]?.body).toContain(`## ❌ Zenlayer Teardown\n\n**${headline}**`)
    expect(github.comments[7]?.[0]?.body).not.toContain('✅')
  })

  it('goes to the pull request that is named', async () => {
    await using github = await startGitHub()
    const run = await teardown(
      github,
      { comment: 'true', 'pull-request': '12' },
      { env: { GITHUB_EVENT_PATH: '' } },
    )
    expect(run.exitCode).toBe(0)
    expect(github.comments[12]).toHaveLength(1)
  })

  it('of a person with our mark on it is not touched, unless the token is that person’s', async () => {
    const marked = () => ({
      7: [
        {
          id: 1,
          body: `${MARKER}
mine`,
          user: { login: 'eve', type: 'User' },
        },
      ],
    })
    await using github = await startGitHub({ comments: marked() })
    await teardown(github, { comment: 'true' })
    expect(github.comments[7]?.map(({ body }) => body.endsWith('mine'))).toEqual([true, false])
    await using personal = await startGitHub({ comments: marked(), viewer: 'eve' })
    await teardown(personal, { comment: 'true' })
    expect(personal.comments[7]).toHaveLength(1)
    expect(personal.comments[7]?.[0]?.body).toContain('Zenlayer Teardown')
  })

  it('reports a failure, and leaves the deployments as they are', async () => {
    await using github = await startGitHub()
    const seed: Seed = { resources: [{ kind: 'vm-instance', id: 'vm-1', commitment: true }] }
    const run = await teardown(github, { comment: 'true', 'deactivate-environment': 'preview/7' }, { seed })
    expect(run.exitCode).toBe(1)
    expect(github.comments[7]?.[0]?.body).toContain('## ❌ Zenlayer Teardown')
    expect(github.calls.filter((call) => call.includes('deployments'))).toEqual([])
    expect(run.log.join('\n')).toContain('The deployments of preview/7 were left as they are')
  })

  it('of a thousand resources stays within the limit of GitHub', async () => {
    await using github = await startGitHub()
    const seed: Seed = { generate: [{ kind: 'vm-instance', count: 1000, prefix: 'vm-', status: 'RECYCLE' }] }
    const ids = Array.from({ length: 1000 }, (_, index) => `vm-${index + 1}`).join(' ')
    await teardown(github, { comment: 'true', ids }, { seed })
    const body = github.comments[7]?.[0]?.body ?? ''
    expect(body.length).toBeGreaterThan(30_000)
    expect(body.length).toBeLessThan(65_536)
    expect(body).toContain('[This run](')
  })
})

describe('the deployments', () => {
  const at = (minute: number) => `2026-11-21T11:${String(minute).padStart(2, '0')}:00Z`
  const deployment = (id: number, environment: string, ...states: string[]) => ({
    ...{ id, environment },
    statuses: states.map((state, index) => ({ id: id * 10 + index, state, created_at: at(index) })),
  })
  const last = (github: FakeGitHub) =>
    Object.fromEntries(github.deployments.map(({ id, statuses }) => [id, statuses.at(-1)?.state]))

  it('that are active become inactive, all of them and no others', async () => {
    const many = Array.from({ length: 120 }, (_, index) =>
      deployment(100 + index, 'preview/7', 'success', 'inactive'),
    )
    await using github = await startGitHub({
      deployments: [
        deployment(1, 'preview/7', 'in_progress', 'success'),
        deployment(2, 'preview/7', 'success', 'inactive'),
        deployment(3, 'preview/7', 'failure'),
        deployment(4, 'preview/7'),
        deployment(5, 'preview/70', 'success'),
        deployment(6, 'production', 'success'),
        ...many,
        deployment(7, 'preview/7', 'success'),
      ],
    })
    const run = await teardown(github, { 'deactivate-environment': 'preview/7' })
    expect([run.exitCode, run.annotations('warning')]).toEqual([0, []])
    expect(last(github)).toMatchObject({
      ...{
        1: 'inactive',
        2: 'inactive',
        3: 'failure',
        4: 'inactive',
        5: 'success',
        6: 'success',
        7: 'inactive',
      },
    })
    expect(github.calls.filter((call) => call.startsWith('POST'))).toHaveLength(3)
    expect(github.deployments[0]?.statuses.at(-1)?.log_url).toBe('https://github.example/o/r/actions/runs/42')
    expect(run.log.join('\n')).toContain('Deployments of preview/7 set inactive: 3.')
  })

  it('are found whatever the case of the name; that there are none is a warning', async () => {
    await using github = await startGitHub({ deployments: [deployment(1, 'pr-12', 'success')] })
    const run = await teardown(github, { 'deactivate-environment': 'PR-12' })
    expect([run.annotations('warning'), last(github)]).toEqual([[], { 1: 'inactive' }])
    const none = await teardown(github, { 'deactivate-environment': 'pr-13' })
    expect([none.exitCode, none.outputs['outcome']]).toEqual([0, 'success'])
    expect(none.annotations('warning')[0]).toContain('No deployment of the environment pr-13 was found.')
  })

  it.each<[string, Seed, RegExp]>([
    [
      'something is scheduled',
      { resources: [{ kind: 'bmc-instance', id: 'vm-1', chargeType: 'PREPAID' }] },
      /vm-1 will exist until expiry/,
    ],
    ['nothing was found', {}, /nothing was found to tear down/],
  ])('stay as they are where %s, though the run succeeds', async (_what, seed, reason) => {
    await using github = await startGitHub({ deployments: [deployment(1, 'p', 'success')] })
    const [kind = 'vm-instance'] = (seed.resources ?? []).map((resource) => resource.kind)
    const run = await teardown(github, { 'deactivate-environment': 'p', 'resource-type': kind }, { seed })
    expect([run.exitCode, last(github)]).toEqual([0, { 1: 'success' }])
    expect(run.log.join('\n')).toMatch(reason)
  })
})

it('a cancellation while GitHub is notified ends the step within two seconds, as successful as it was', async () => {
  await using github = await startGitHub({ silent: true })
  let cancelledAt = 0
  const run = await runDist(
    VM,
    { resources: 'vm-instance/vm-1', comment: 'true', 'github-token': TOKEN, 'pull-request': '7' },
    {
      env: { GITHUB_API_URL: github.url, GITHUB_REPOSITORY: 'o/r' },
      onLine: (line, child) => {
        if (line !== '✅ 1 resource moved to the recycle bin.') return
        const wait = setInterval(() => {
          if (github.calls.length === 0) return
          clearInterval(wait)
          cancelledAt = Date.now()
          child.kill('SIGINT')
        }, 10)
      },
    },
  )
  expect(Date.now() - cancelledAt).toBeLessThan(2000)
  expect([run.exitCode, run.outputs['outcome']]).toEqual([0, 'success'])
  expect(run.annotations('warning')[0]).toContain('was not written: the run was cancelled.')
})

describe('a refusal of GitHub', () => {
  const REFUSALS: [string, GitHubSeed, RegExp][] = [
    [
      'for a missing permission',
      { refuse: [{ call: /./, status: 403, message: 'Resource not accessible by integration' }] },
      /was not written: GitHub answered 403 \(Resource not accessible by integration\)\. The job needs `permissions: pull-requests: write`/,
    ],
    [
      'for a rate limit',
      {
        refuse: [
          {
            call: /./,
            status: 403,
            message: 'API rate limit exceeded',
            headers: { 'x-ratelimit-remaining': '0' },
          },
        ],
      },
      /GitHub answered 403 \(API rate limit exceeded\)\. The rate limit was exceeded/,
    ],
    [
      'for a token it does not know',
      { refuse: [{ call: /./, status: 401, message: 'Bad credentials' }] },
      /The input github-token is invalid/,
    ],
    [
      'of its own trouble',
      { refuse: [{ call: /./, status: 502, message: 'oops\n::error::x' }] },
      /GitHub answered 502/,
    ],
  ]

  it.each(REFUSALS)('%s is a warning, and the teardown stands', async (_what, seed, message) => {
    await using github = await startGitHub(seed)
    const run = await teardown(github, { comment: 'true' })
    expect([run.exitCode, run.outputs['outcome']]).toEqual([0, 'success'])
    expect(run.annotations('warning')).toHaveLength(1)
    expect(run.annotations('warning')[0]).toMatch(message)
    expect(run.annotations('warning')[0]).toMatch(/The teardown itself is not affected\.$/)
    expect(run.annotations('error')).toEqual([])
    expect(run.log.filter((line) => line.includes(TOKEN))).toEqual([`::add-mask::${TOKEN}`])
  })

  it('for deployments names their permission', async () => {
    await using github = await startGitHub({ refuse: [{ call: /./, status: 403, message: 'no' }] })
    const run = await teardown(github, { 'deactivate-environment': 'p' })
    expect(run.annotations('warning')[0]).toContain('`permissions: deployments: write`')
  })

  it('before any call, for want of a pull request or a token, is a warning, too', async () => {
    await using github = await startGitHub()
    const none = await teardown(github, { comment: 'true' }, { env: { GITHUB_EVENT_PATH: '/nowhere' } })
    expect(none.annotations('warning')[0]).toContain('this run has no pull request')
    const tokenless = await teardown(github, { comment: 'true', 'github-token': '' })
    expect(tokenless.annotations('warning')[0]).toContain('github-token is empty')
    const outside = await teardown(github, { comment: 'true' }, { env: { GITHUB_REPOSITORY: '' } })
    expect(outside.annotations('warning')[0]).toContain('GITHUB_REPOSITORY is not set')
    expect([none.exitCode, tokenless.exitCode, outside.exitCode, github.calls]).toEqual([0, 0, 0, []])
  })

  it('to connect is reported with the code of the system', async () => {
    const github = await startGitHub()
    await github[Symbol.asyncDispose]()
    const run = await teardown(github, { comment: 'true' }, { runner: runDist })
    expect(run.exitCode).toBe(0)
    expect(run.annotations('warning')[0]).toMatch(/was not written: .*ECONNREFUSED/)
  })
})

it('a token is masked before anything is printed, in its common encodings too', async () => {
  await using github = await startGitHub()
  const run = await teardown(github)
  const masks = run.log.filter((line) => line.startsWith('::add-mask::'))
  expect(run.log.slice(0, masks.length)).toEqual(masks)
  expect(masks).toContain(`::add-mask::${TOKEN}`)
  expect(masks).toContain(`::add-mask::${Buffer.from(TOKEN).toString('hex')}`)
  expect(masks).toContain(`::add-mask::${Buffer.from(TOKEN).toString('base64url').slice(0, -1)}`)
  expect(run.log.filter((line) => line.includes(TOKEN))).toHaveLength(1)
})

it('a secret that the API sends back in another form is printed nowhere, and not in the comment', async () => {
  const secret = 'p4ss&w0rd-of-the-key'
  const forms = [
    Buffer.from(secret).toString('base64'),
    Buffer.from(secret).toString('hex'),
    encodeURIComponent(secret),
    secret.replace('&', '&amp;'),
  ]
  await using github = await startGitHub()
  const seed: Seed = {
    accessKeyPassword: secret,
    resources: [
      {
        ...{ kind: 'vm-instance', id: 'vm-1', name: forms.join(' ') },
        refuse: { TerminateInstance: { status: 400, code: 'SOME_CODE', message: forms.join(' ') } },
      },
    ],
  }
  const run = await teardown(github, { comment: 'true' }, { seed })
  const comment = github.comments[7]?.[0]?.body ?? ''
  expect(comment).toContain('SOME_CODE')
  const printed = run.log.filter((line) => !line.startsWith('::add-mask::'))
  const everything = [comment, printed, JSON.stringify(run.outputs), run.summary, run.resultsFile].join('\n')
  for (const form of [secret, ...forms]) expect(everything).not.toContain(form.replace(/=+$/, ''))
})
