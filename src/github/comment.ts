// One comment on the pull request for each step and title, created once and updated later.
//
// GitHub has no conditional update of a comment. Each job therefore reads it just before writing, and checks just after
// that its section is still there. A separate `title` for each leg of a matrix removes the remaining risk: each leg then
// has a comment of its own.

import { randomBytes } from 'node:crypto'
import { isRecord } from '../text.ts'
import { compareRuns, markerFor, parseSections, renderBody, type Section } from './comment-body.ts'
import { readIdentity } from './identity.ts'
import type { Octokit } from './octokit.ts'
import type { RunContext } from './run-context.ts'

interface CommentInput {
  readonly context: RunContext
  readonly pullRequest: number
  /** Part of the comment's key. */
  readonly title: string
  /** Markdown. */
  readonly body: string
  readonly failed: boolean
}

interface Comment {
  readonly id: number
  readonly body: string
  readonly address: string
}

/** The same section is written again where another job has overwritten it meanwhile. */
const MAX_WRITES = 4

/** The comment's address; undefined where a later run has written it already. */
export async function upsertComment(octokit: Octokit, input: CommentInput): Promise<string | undefined> {
  const { context, title, body, failed } = input
  const marker = markerFor(`${context.step}/${title}`)
  const text = `${body}\n[This run](${context.runUrl})\n`
  const section: Section = { text, failed, run: context.run, id: randomBytes(8).toString('hex') }
  const identity = await readIdentity(octokit)
  for (let writes = 1; ; writes += 1) {
    const own = await listOwn(octokit, input, marker, identity)
    const sections = own.flatMap((comment) => parseSections(marker, comment.body))
    if (sections.some(({ run }) => compareRuns(run, context.run) > 0)) return undefined
    const kept = sections.filter(({ run, id }) => isSameRun(run, section.run) && id !== section.id)
    const written = await write(octokit, input, own.at(-1), renderBody(marker, [...kept, section]))
    await pointTo(octokit, input, marker, own.slice(0, -1), written)
    if (writes === MAX_WRITES || (await isStillThere(octokit, input, written, section)))
      return written.address
  }
}

function isSameRun(a: Section['run'], b: Section['run']): boolean {
  return a !== undefined && b !== undefined && a.id === b.id && a.attempt === b.attempt
}

/** Anybody can write the marker: only what this token's own identity wrote counts. */
async function listOwn(
  octokit: Octokit,
  { context: { owner, repo }, pullRequest }: CommentInput,
  marker: string,
  identity: string | undefined,
): Promise<Comment[]> {
  if (identity === undefined) return []
  const pages = octokit.paginate.iterator(octokit.rest.issues.listComments, {
    ...{ owner, repo, issue_number: pullRequest, per_page: 100 },
  })
  const own: Comment[] = []
  for await (const { data } of pages) {
    for (const { id, body, user, html_url: address } of data)
      if (user?.login === identity && body?.startsWith(marker) === true) own.push({ id, body, address })
  }
  return own
}

/** Where the comment was deleted since, or may not be edited, another one is created. */
async function write(
  octokit: Octokit,
  { context: { owner, repo }, pullRequest }: CommentInput,
  before: Comment | undefined,
  body: string,
): Promise<Comment> {
  if (before !== undefined) {
    try {
      const { data } = await octokit.rest.issues.updateComment({ owner, repo, comment_id: before.id, body })
      return readComment(data)
    } catch (error) {
      if (!isRecord(error) || (error['status'] !== 404 && error['status'] !== 403)) throw error
    }
  }
  const { data } = await octokit.rest.issues.createComment({ owner, repo, issue_number: pullRequest, body })
  return readComment(data)
}

/** An answer without an address does not mean that something was written, whatever its status says. */
function readComment(data: unknown): Comment {
  const { id, body, html_url: address } = isRecord(data) ? data : {}
  if (typeof id !== 'number' || typeof address !== 'string')
    throw new Error('the answer does not come from GitHub')
  return { id, body: typeof body === 'string' ? body : '', address }
}

/** Jobs that started together may each have created a comment: one has it all, the others must not look current. */
async function pointTo(
  octokit: Octokit,
  { context: { owner, repo } }: CommentInput,
  marker: string,
  others: readonly Comment[],
  current: Comment,
): Promise<void> {
  const pointer = `${marker}\nReplaced by [a later comment](${current.address}).\n`
  for (const { id, body } of others) {
    if (body === pointer || id === current.id) continue
    // Cosmetic: whether it is permitted or not, the current comment is complete.
    await octokit.rest.issues
      .updateComment({ owner, repo, comment_id: id, body: pointer })
      .catch(() => undefined)
  }
}

async function isStillThere(
  octokit: Octokit,
  { context: { owner, repo } }: CommentInput,
  { id }: Comment,
  section: Section,
): Promise<boolean> {
  try {
    const { data } = await octokit.rest.issues.getComment({ owner, repo, comment_id: id })
    return data.body?.includes(section.id) !== false
  } catch {
    // It was written, and that it cannot be read again says nothing else.
    return true
  }
}
