// A GitHub on loopback: the few REST calls that this action makes, with pages, refusals and state.

import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Comment {
  readonly id: number
  body: string
  /** Null once the account is deleted. */
  readonly user: { readonly login: string; readonly type: string } | null
}

export interface Deployment {
  readonly id: number
  readonly environment: string
  readonly statuses: {
    readonly id: number
    readonly state: string
    readonly log_url?: string
    readonly created_at: string
  }[]
}

export interface GitHubSeed {
  /** By number of the pull request. */
  readonly comments?: Readonly<Record<number, Comment[]>>
  readonly deployments?: Deployment[]
  /** Refusals, by a pattern for `METHOD /path`. */
  readonly refuse?: readonly {
    readonly call: RegExp
    readonly status: number
    readonly message: string
    readonly headers?: Record<string, string>
  }[]
  /** `true`: never answers. */
  readonly silent?: boolean
  /** The owner of the token; without it, the token is the workflow's. */
  readonly viewer?: string
  /** `false`: there is no GraphQL endpoint. */
  readonly graphql?: boolean
  /** Called with `METHOD /path` before each call is handled, to change what there is meanwhile. */
  readonly before?: (call: string, github: Pick<FakeGitHub, 'comments'>) => void
}

export interface FakeGitHub extends AsyncDisposable {
  readonly url: string
  /** `METHOD /path` of every call. */
  readonly calls: readonly string[]
  readonly authorizations: readonly (string | undefined)[]
  readonly comments: Record<number, Comment[]>
  readonly deployments: readonly Deployment[]
}

/** The marker of a comment, by `workflow/job/step/title`. */
export function markerFor(key: string): string {
  return `<!-- zenlayer-teardown ${createHash('sha256').update(key).digest('hex').slice(0, 16)} -->`
}

const BOT = { login: 'github-actions[bot]', type: 'Bot' }

export async function startGitHub(seed: GitHubSeed = {}): Promise<FakeGitHub> {
  const comments: Record<number, Comment[]> = { ...seed.comments }
  const deployments = seed.deployments ?? []
  const calls: string[] = []
  const authorizations: (string | undefined)[] = []
  let nextId = 1000
  const author = seed.viewer === undefined ? BOT : { login: seed.viewer, type: 'User' }

  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      handle(request, body, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  function handle(request: IncomingMessage, body: Record<string, unknown>, response: ServerResponse): void {
    const { pathname, searchParams } = new URL(request.url ?? '/', url)
    const call = `${request.method ?? ''} ${pathname}`
    calls.push(`${call}${searchParams.size > 0 ? `?${searchParams.toString()}` : ''}`)
    authorizations.push(request.headers.authorization)
    if (seed.silent === true) return
    seed.before?.(call, { comments })
    const refusal = seed.refuse?.find((one) => one.call.test(call))
    if (refusal !== undefined) {
      answer(response, refusal.status, { message: refusal.message }, refusal.headers)
      return
    }
    const list = (items: readonly unknown[]) => {
      const page = Number(searchParams.get('page') ?? 1)
      const size = Number(searchParams.get('per_page') ?? 30)
      const more = items.length > page * size
      const next = new URLSearchParams({ ...Object.fromEntries(searchParams), page: String(page + 1) })
      const link = more ? { link: `<${url}${pathname}?${next.toString()}>; rel="next"` } : {}
      answer(response, 200, items.slice((page - 1) * size, page * size), link)
    }
    const [, number] = /^\S+ \/repos\/o\/r\/issues\/(\d+)\/comments$/.exec(call) ?? []
    const [, commentId] = /^(?:GET|PATCH) \/repos\/o\/r\/issues\/comments\/(\d+)$/.exec(call) ?? []
    const [, deploymentId] = /\/repos\/o\/r\/deployments\/(\d+)\/statuses$/.exec(call) ?? []
    if (number !== undefined) {
      const thread = (comments[Number(number)] ??= [])
      if (request.method === 'GET') list(thread.map(show))
      else {
        const comment = { id: (nextId += 1), body: String(body['body']), user: author }
        thread.push(comment)
        answer(response, 201, show(comment))
      }
    } else if (commentId !== undefined) {
      const comment = Object.values(comments)
        .flat()
        .find(({ id }) => id === Number(commentId))
      if (comment === undefined) answer(response, 404, { message: 'Not Found' })
      else {
        if (request.method === 'PATCH') comment.body = String(body['body'])
        answer(response, 200, show(comment))
      }
    } else if (deploymentId !== undefined) {
      const deployment = deployments.find(({ id }) => id === Number(deploymentId))
      if (request.method === 'GET') list([...(deployment?.statuses ?? [])].reverse())
      else {
        const status = {
          ...{ id: (nextId += 1), state: String(body['state']), log_url: String(body['log_url']) },
          created_at: '2026-11-21T12:00:00Z',
        }
        deployment?.statuses.push(status)
        answer(response, 201, status)
      }
    } else if (call === 'GET /repos/o/r/deployments') {
      const environment = searchParams.get('environment')
      list(deployments.filter((one) => environment === null || one.environment === environment))
    } else if (call === 'POST /graphql' && seed.graphql !== false) {
      answer(response, 200, { data: { viewer: { login: author.login } } })
    } else if (call === 'GET /user' && seed.viewer !== undefined) {
      answer(response, 200, { login: seed.viewer })
    } else if (call === 'GET /user') {
      answer(response, 403, { message: 'Resource not accessible by integration' })
    } else {
      answer(response, 404, { message: 'Not Found' })
    }
  }

  const show = (comment: Comment) => ({
    ...comment,
    html_url: `${url}/o/r/pull/1#issuecomment-${comment.id}`,
  })

  return {
    ...{ url, calls, authorizations, comments, deployments },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function answer(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(body))
}

async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)
}
