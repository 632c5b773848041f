// The place of this run on GitHub, from the runner's environment: repository, run, step, pull request.

import { readFileSync } from 'node:fs'
import { isRecord } from '../text.ts'

export type Environment = Readonly<Record<string, string | undefined>>

export interface RunContext {
  readonly owner: string
  readonly repo: string
  /** This run's page. */
  readonly runUrl: string
  /** Identifies the run and its attempt; undefined where the runner gives no id. */
  readonly run: RunId | undefined
  /** Workflow, job and step: legs of a matrix, and calls of one reusable workflow, have the same. */
  readonly step: string
  /** The pull request of the event that started the run, if it has one. */
  readonly pullRequest: number | undefined
}

/** GitHub numbers runs in the order in which they start, and the attempts of each. */
export interface RunId {
  readonly id: number
  readonly attempt: number
}

/** Undefined outside of GitHub Actions. */
export function readRunContext(env: Environment): RunContext | undefined {
  const [owner = '', repo = ''] = (env['GITHUB_REPOSITORY'] ?? '').split('/')
  if (owner === '' || repo === '') return undefined
  const { GITHUB_SERVER_URL: server = 'https://github.com', GITHUB_RUN_ID: run = '' } = env
  return {
    owner,
    repo,
    runUrl: `${server}/${owner}/${repo}/actions/runs/${run}`,
    run: readRunId(run, env['GITHUB_RUN_ATTEMPT'] ?? '1'),
    step: ['GITHUB_WORKFLOW', 'GITHUB_JOB', 'GITHUB_ACTION'].map((name) => env[name] ?? '').join('/'),
    pullRequest: pullRequestOf(readEvent(env['GITHUB_EVENT_PATH'])),
  }
}

function readRunId(id: string, attempt: string): RunId | undefined {
  return /^\d{1,15}$/.test(id) && /^\d{1,9}$/.test(attempt)
    ? { id: Number(id), attempt: Number(attempt) }
    : undefined
}

function readEvent(path: string | undefined): unknown {
  try {
    return path === undefined ? undefined : JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

/** Events of pull requests have one; a comment's event has an issue, which may be a pull request. */
function pullRequestOf(event: unknown): number | undefined {
  if (!isRecord(event)) return undefined
  const { pull_request: pullRequest, issue } = event
  const holder = isRecord(issue) && isRecord(issue['pull_request']) ? issue : pullRequest
  const number = isRecord(holder) ? holder['number'] : undefined
  return typeof number === 'number' ? number : undefined
}
