// One comment on the pull request, written once and edited after: where the teardown stands, for those who look there.

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
  const { data } =
    before === undefined
      ? await octokit.rest.issues.createComment({ owner, repo, issue_number: pullRequest, body: text })
      : await octokit.rest.issues.updateComment({ owner, repo, comment_id: before, body: text })
  return data.html_url
}

/** Nobody sees it. Letters and digits alone: a name of a workflow could end the HTML comment. */
function markerOf({ step }: Origin): string {
  return `<!-- zenlayer-teardown ${step.replace(/[^A-Za-z0-9/]+/g, '-').replace(/-{2,}/g, '-')} -->`
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
  for await (const { data } of pages) {
    for (const { id, body, user } of data) {
      if (body?.startsWith(marker) === true && (await isOurs(octokit, user))) return id
    }
  }
  return undefined
}

/** Anybody can write the marker: what a person wrote is left alone, unless the token is that person's. */
async function isOurs(
  octokit: Octokit,
  user: { readonly login?: string; readonly type?: string } | null | undefined,
): Promise<boolean> {
  if (user?.type !== 'User') return true
  try {
    const { data } = await octokit.rest.users.getAuthenticated()
    return data.login === user.login
  } catch {
    // The workflow's own token has no user.
    return false
  }
}
