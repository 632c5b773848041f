// One comment on the pull request, written once and edited after: where the teardown stands, for those who look there.

import { createHash } from 'node:crypto'
import { isRecord } from '../text.ts'
import type { Octokit } from './octokit.ts'
import type { Origin } from './origin.ts'

export interface CommentInput {
  readonly origin: Origin
  readonly pullRequest: number
  /** Markdown. */
  readonly body: string
}

/** The comment's address. */
export async function keepComment(
  octokit: Octokit,
  { origin, pullRequest, body }: CommentInput,
): Promise<string> {
  const { owner, repo } = origin
  const marker = markerOf(origin)
  const text = `${marker}\n${body}\n[This run](${origin.runUrl})\n`
  const before = await findComment(octokit, origin, pullRequest, marker)
  const create = () =>
    octokit.rest.issues.createComment({ owner, repo, issue_number: pullRequest, body: text })
  const { data } = before === undefined ? await create() : await update(octokit, origin, before, text, create)
  return addressIn(data)
}

/** Somebody may have deleted it since it was listed. */
async function update<T>(
  octokit: Octokit,
  { owner, repo }: Origin,
  id: number,
  body: string,
  create: () => Promise<T>,
): Promise<T | Awaited<ReturnType<Octokit['rest']['issues']['updateComment']>>> {
  try {
    return await octokit.rest.issues.updateComment({ owner, repo, comment_id: id, body })
  } catch (error) {
    if (isRecord(error) && error['status'] === 404) return create()
    throw error
  }
}

/** What has no address was not written, whatever the status says. */
function addressIn(data: unknown): string {
  const address = isRecord(data) ? data['html_url'] : undefined
  if (typeof address !== 'string') throw new Error('the answer is not that of GitHub')
  return address
}

/** Nobody sees it. A hash: the name of a workflow could end the HTML comment, and may be in any script. */
function markerOf({ step }: Origin): string {
  return `<!-- zenlayer-teardown ${createHash('sha256').update(step).digest('hex').slice(0, 16)} -->`
}

async function findComment(
  octokit: Octokit,
  { owner, repo }: Origin,
  pullRequest: number,
  marker: string,
): Promise<number | undefined> {
  const pages = octokit.paginate.iterator(octokit.rest.issues.listComments, {
    ...{ owner, repo, issue_number: pullRequest, per_page: 100 },
  })
  let viewer: Promise<string | undefined> | undefined
  for await (const { data } of pages) {
    for (const { id, body, user } of data) {
      if (body?.startsWith(marker) !== true) continue
      // Anybody can write the marker: what a person wrote is left alone, unless the token is that person's.
      if (user?.type !== 'User') return id
      if ((await (viewer ??= viewerOf(octokit))) === user.login) return id
    }
  }
  return undefined
}

/** The workflow's own token belongs to nobody. */
async function viewerOf(octokit: Octokit): Promise<string | undefined> {
  try {
    return (await octokit.rest.users.getAuthenticated()).data.login
  } catch {
    return undefined
  }
}
