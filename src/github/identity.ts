// The owner of a token: the login that GitHub shows as the author of what is written with it.

import { isRecord } from '../text.ts'
import type { Octokit } from './octokit.ts'

/** The author of what a workflow writes with its own token. */
const WORKFLOW = 'github-actions[bot]'

/** Undefined if GitHub does not return it: then no comment counts as its own. */
export async function readIdentity(octokit: Octokit): Promise<string | undefined> {
  return (await viewer(octokit)) ?? (await user(octokit))
}

/** Works for every kind of token: of a person, an app, a workflow. */
async function viewer(octokit: Octokit): Promise<string | undefined> {
  try {
    const data: unknown = await octokit.graphql('query { viewer { login } }')
    return loginIn(isRecord(data) ? data['viewer'] : undefined)
  } catch {
    return undefined
  }
}

/** Only a person's token has one. A workflow's is the token of an installation ("integration"), which is refused. */
async function user(octokit: Octokit): Promise<string | undefined> {
  try {
    return loginIn((await octokit.rest.users.getAuthenticated()).data)
  } catch (error) {
    const isIntegration =
      error instanceof Error && 'status' in error && error.status === 403 && /integration/.test(error.message)
    return isIntegration ? WORKFLOW : undefined
  }
}

function loginIn(data: unknown): string | undefined {
  const login = isRecord(data) ? data['login'] : undefined
  return typeof login === 'string' && login !== '' ? login : undefined
}
