// What GitHub itself is told after a teardown. It is loaded only where it is asked for, and never changes the verdict.

import { keepComment } from './comment.ts'
import { deactivate } from './deployments.ts'
import { createOctokit, type Octokit } from './octokit.ts'
import { readOrigin, type Environment, type Origin } from './origin.ts'
import { explainRefusal } from './refusal.ts'

export interface GitHubInputs {
  readonly token: string
  readonly comment: boolean
  /** Instead of that of the event. */
  readonly pullRequest: number | undefined
  readonly deactivateEnvironment: string | undefined
}

export interface Told {
  readonly done: readonly string[]
  /** What could not be done, and why: a sentence each. */
  readonly warnings: readonly string[]
}

export interface TellOptions {
  readonly inputs: GitHubInputs
  readonly env: Environment
  /** The comment, in Markdown. */
  readonly body: string
  /** Whether nothing is left of what was to be torn down. */
  readonly succeeded: boolean
  /** For all of it, in milliseconds. */
  readonly withinMs: number
}

export async function tellGitHub(options: TellOptions): Promise<Told> {
  const { inputs, env, withinMs } = options
  const { token, comment, deactivateEnvironment } = inputs
  const origin = readOrigin(env)
  if (origin === undefined) return warn('GITHUB_REPOSITORY is not set, so nothing was told to GitHub.')
  if (token === '') return warn('The input github-token is empty, so nothing was told to GitHub.')
  if (!/^[\x21-\x7e]+$/.test(token))
    return warn('The input github-token holds characters that no token has, so nothing was told to GitHub.')
  const api = env['GITHUB_API_URL'] ?? 'https://api.github.com'
  const late = AbortSignal.timeout(withinMs)
  const call: Call = { octokit: createOctokit(token, api, late), origin, late, options }
  const told = [
    comment ? await tellPullRequest(call) : NOTHING,
    deactivateEnvironment === undefined ? NOTHING : await tellEnvironment(call, deactivateEnvironment),
  ]
  return {
    done: told.flatMap(({ done }) => done),
    warnings: told.flatMap(({ warnings }) => warnings),
  }
}

interface Call {
  readonly octokit: Octokit
  readonly origin: Origin
  /** Aborts when the time for all of it is up. */
  readonly late: AbortSignal
  readonly options: TellOptions
}

async function tellPullRequest({ octokit, origin, late, options: { inputs, body } }: Call): Promise<Told> {
  const pullRequest = inputs.pullRequest ?? origin.pullRequest
  if (pullRequest === undefined)
    return warn('No comment was written: this run has no pull request. Give its number as pull-request.')
  try {
    const address = await keepComment(octokit, { origin, pullRequest, body })
    return done(`The comment on pull request #${pullRequest}: ${address}`)
  } catch (error) {
    const attempted = `The comment on pull request #${pullRequest} was not written`
    return warn(explainRefusal(attempted, 'pull-requests: write', late.aborted ? NO_ANSWER : error))
  }
}

async function tellEnvironment({ octokit, origin, late, options }: Call, environment: string): Promise<Told> {
  if (!options.succeeded)
    return done(`The deployments of ${environment} were left as they are: not all is torn down.`)
  try {
    const count = await deactivate(octokit, origin, environment)
    return done(`Deployments of ${environment} set inactive: ${count}.`)
  } catch (error) {
    const attempted = `The deployments of ${environment} were not all set inactive`
    return warn(explainRefusal(attempted, 'deployments: write', late.aborted ? NO_ANSWER : error))
  }
}

const NO_ANSWER = new Error('GitHub did not answer in time')
const NOTHING: Told = { done: [], warnings: [] }

function done(text: string): Told {
  return { done: [text], warnings: [] }
}

function warn(text: string): Told {
  return { done: [], warnings: [text] }
}
