// Where on GitHub this run belongs, as the runner tells it: repository, run, pull request.

import { readFileSync } from 'node:fs'
import { isRecord } from '../text.ts'

export type Environment = Readonly<Record<string, string | undefined>>

export interface Origin {
  readonly owner: string
  readonly repo: string
  /** This run's page. */
  readonly runUrl: string
  /** Tells the comment of this step from those of others on the same pull request. */
  readonly step: string
  /** Of the event that started the run, if it has one. */
  readonly pullRequest: number | undefined
}

/** Undefined outside of GitHub Actions. */
export function readOrigin(env: Environment): Origin | undefined {
  const [owner = '', repo = ''] = (env['GITHUB_REPOSITORY'] ?? '').split('/')
  if (owner === '' || repo === '') return undefined
  const { GITHUB_SERVER_URL: server = 'https://github.com', GITHUB_RUN_ID: run = '' } = env
  const step = ['GITHUB_WORKFLOW', 'GITHUB_JOB', 'GITHUB_ACTION'].map((name) => env[name] ?? '').join('/')
  return {
    owner,
    repo,
    runUrl: `${server}/${owner}/${repo}/actions/runs/${run}`,
    step,
    pullRequest: pullRequestOf(readEvent(env['GITHUB_EVENT_PATH'])),
  }
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
