import { getOctokit } from '@actions/github'

export type Octokit = ReturnType<typeof getOctokit>

/** Calls GITHUB_API_URL, which is another server on GitHub Enterprise. `signal` ends requests in flight. */
export function createOctokit(token: string, apiUrl: string, signal: AbortSignal): Octokit {
  const octokit = getOctokit(token, { baseUrl: apiUrl, log: SILENT })
  const { origin } = new URL(apiUrl)
  octokit.hook.before('request', (options) => {
    // The response contains the address of the next page; the token is sent to GitHub only.
    if (new URL(options.url, apiUrl).origin !== origin) throw new Error('the answer refers to another server')
    options.request = { ...options.request, signal }
  })
  return octokit
}

const nothing = () => undefined
/** Everything printed goes through the log of the step. */
const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing }
