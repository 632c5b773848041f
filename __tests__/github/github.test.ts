import { expect, it } from '@jest/globals'
import { tellGitHub, type GitHubInputs } from '../../src/github/index.ts'
import { startGitHub } from '../support/github.ts'

const INPUTS: GitHubInputs = {
  token: 'token',
  comment: true,
  pullRequest: 7,
  deactivateEnvironment: 'preview',
}

it('a GitHub that never answers is given up, once for all', async () => {
  await using github = await startGitHub({ silent: true })
  const { done, warnings } = await tellGitHub({
    inputs: INPUTS,
    env: { GITHUB_REPOSITORY: 'o/r', GITHUB_API_URL: github.url },
    body: 'body',
    succeeded: true,
    withinMs: 100,
  })
  expect(done).toEqual([])
  expect(warnings).toHaveLength(2)
  expect(warnings[0]).toMatch(
    /^The comment on pull request #7 was not written: GitHub did not answer in time\. /,
  )
  expect(github.calls).toHaveLength(1)
})
