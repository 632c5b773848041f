// What the action reports to GitHub besides the run itself.

import type { GitHubInputs } from '../github/index.ts'
import type { Reader } from './reader.ts'
import { isTooShort, TOO_SHORT } from './secrets.ts'

export function readGitHub(reader: Reader): GitHubInputs {
  const environment = reader.text('deactivate-environment')
  const token = reader.text('github-token')
  if (isTooShort(token)) reader.problem('github-token', `The token ${TOO_SHORT}`)
  return {
    token,
    comment: reader.boolean('comment'),
    pullRequest: reader.integer('pull-request'),
    deactivateEnvironment: environment === '' ? undefined : environment,
  }
}
