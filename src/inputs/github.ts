// What GitHub is to be told.

import type { GitHubInputs } from '../github/index.ts'
import type { Reader } from './reader.ts'

export function readGitHub(reader: Reader): GitHubInputs {
  const number = reader.text('pull-request')
  const environment = reader.text('deactivate-environment')
  return {
    token: reader.text('github-token'),
    comment: reader.boolean('comment', false),
    pullRequest:
      number === '' ? undefined : reader.integer('pull-request', 1, { least: 1, most: 999_999_999 }),
    deactivateEnvironment: environment === '' ? undefined : environment,
  }
}
