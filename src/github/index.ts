// Notifies GitHub of a teardown: the comment on the pull request, the deployments. It is loaded only if one of them is
// requested, and never changes the verdict.

import { isHeaderText, plainText } from '../text.ts'
import { createRedactor, secretForms, type Redactor } from '../zenlayer/index.ts'
import { upsertComment } from './comment.ts'
import { deactivate } from './deployments.ts'
import { createOctokit, type Octokit } from './octokit.ts'
import { explainRefusal } from './refusal.ts'
import { readRunContext, type Environment, type RunContext } from './run-context.ts'

export interface GitHubInputs {
  readonly token: string
  readonly comment: boolean
  /** Instead of that of the event. */
  readonly pullRequest: number | undefined
  readonly deactivateEnvironment: string | undefined
}

export interface Notified {
  readonly done: readonly string[]
  /** What could not be done, and why: a sentence each. */
  readonly warnings: readonly string[]
}

export interface NotifyOptions {
  readonly inputs: GitHubInputs
  readonly env: Environment
  /** Part of the comment's key. */
  readonly title: string
  /** The comment, in Markdown. */
  readonly body: string
  /** Whether the step fails. */
  readonly failed: boolean
  /** Whether the deployments become inactive; if not, why, as in `The deployments are left as they are: …`. */
  readonly deactivation: { readonly due: true } | { readonly due: false; readonly reason: string }
  /** For all of it, in milliseconds. */
  readonly withinMs: number
  /** Ends all of it at once when it aborts meanwhile; a run that was cancelled before still has its time. */
  readonly cancelled: AbortSignal
}

export async function notifyGitHub(options: NotifyOptions): Promise<Notified> {
  const { inputs, env } = options
  const { token, comment, deactivateEnvironment } = inputs
  const context = readRunContext(env)
  if (context === undefined) return warn('GITHUB_REPOSITORY is not set, so GitHub was not notified.')
  if (token === '') return warn('The input github-token is empty, so GitHub was not notified.')
  if (!isHeaderText(token))
    return warn(
      'The input github-token contains whitespace or invalid characters, so GitHub was not notified.',
    )
  const ending = endingOf(options)
  try {
    const api = env['GITHUB_API_URL'] ?? 'https://api.github.com'
    const octokit = createOctokit(token, api, ending.signal)
    const redactor = createRedactor(secretForms(token))
    const call: Call = { octokit, context, ending: ending.signal, redactor, options }
    const notified = [
      comment ? await notifyPullRequest(call) : NOTHING,
      deactivateEnvironment === undefined ? NOTHING : await notifyEnvironment(call, deactivateEnvironment),
    ]
    return {
      done: notified.flatMap(({ done }) => done),
      warnings: notified.flatMap(({ warnings }) => warnings),
    }
  } finally {
    ending.clear()
  }
}

interface Call {
  readonly octokit: Octokit
  readonly context: RunContext
  /** Aborts when the time is up, or the run is cancelled; its reason is the error to report. */
  readonly ending: AbortSignal
  readonly redactor: Redactor
  readonly options: NotifyOptions
}

function endingOf({ withinMs, cancelled }: NotifyOptions): { signal: AbortSignal; clear: () => void } {
  const ending = new AbortController()
  const cancel = () => {
    ending.abort(new Error('the run was cancelled'))
  }
  const timer = setTimeout(() => {
    ending.abort(new Error('GitHub did not answer in time'))
  }, withinMs)
  if (!cancelled.aborted) cancelled.addEventListener('abort', cancel)
  return {
    signal: ending.signal,
    clear() {
      clearTimeout(timer)
      cancelled.removeEventListener('abort', cancel)
    },
  }
}

async function notifyPullRequest(call: Call): Promise<Notified> {
  const { octokit, context, options } = call
  const { inputs, title, body, failed } = options
  const pullRequest = inputs.pullRequest ?? context.pullRequest
  if (pullRequest === undefined)
    return warn(
      'No comment was written: this run has no pull request. Set the number in the input pull-request.',
    )
  const comment = `The comment on pull request #${pullRequest}`
  try {
    const address = await upsertComment(octokit, { context, pullRequest, title, body, failed })
    if (address === undefined) return done(`${comment} was left as it is: a later run has written it.`)
    return done(`${comment}: ${plainText(call.redactor.redact(address), 300)}`)
  } catch (error) {
    return refused(call, `${comment} was not written`, 'pull-requests: write', error)
  }
}

async function notifyEnvironment(call: Call, environment: string): Promise<Notified> {
  const { octokit, context, options } = call
  const { deactivation } = options
  if (!deactivation.due)
    return done(`The deployments of ${environment} were left as they are: ${deactivation.reason}.`)
  try {
    const { found, deactivated } = await deactivate(octokit, context, environment)
    if (found === 0)
      return warn(
        `No deployment of the environment ${environment} was found. Check the input deactivate-environment.`,
      )
    return done(`Deployments of ${environment} set inactive: ${deactivated}.`)
  } catch (error) {
    const attempted = `The deployments of ${environment} were not all set inactive`
    return refused(call, attempted, 'deployments: write', error)
  }
}

function refused(
  { ending, redactor }: Call,
  attempted: string,
  permission: string,
  error: unknown,
): Notified {
  const reason: unknown = ending.aborted ? ending.reason : error
  return warn(redactor.redact(explainRefusal(attempted, permission, reason)))
}

const NOTHING: Notified = { done: [], warnings: [] }

function done(text: string): Notified {
  return { done: [text], warnings: [] }
}

function warn(text: string): Notified {
  return { done: [], warnings: [text] }
}
