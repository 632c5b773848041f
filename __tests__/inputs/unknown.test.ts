import { describe, expect, it } from '@jest/globals'
import { secretsIn } from '../../src/inputs.ts'
import { INPUT_NAMES } from '../../src/inputs/table.ts'
import { problemsOf } from './given.ts'

describe('an input that does not exist', () => {
  it.each([
    ['INPUT_DRY_RUN', 'dry_run: `dry_run` is not an input of this action. Did you mean `dry-run`?'],
    ['INPUT_DRYRUN', 'dryrun: `dryrun` is not an input of this action. Did you mean `dry-run`?'],
    [
      'INPUT_MAX_RESOURCES',
      'max_resources: `max_resources` is not an input of this action. Did you mean `max-resources`?',
    ],
    [
      'INPUT_EXPECT_NAME',
      'expect_name: `expect_name` is not an input of this action. Did you mean `expect-name`?',
    ],
    ['INPUT_PROTECTED', 'protected: `protected` is not an input of this action. Did you mean `protect`?'],
    [
      'INPUT_OLDER_THAN',
      'older_than: `older_than` is not an input of this action. Did you mean `older-than`?',
    ],
    ['INPUT_TAG', 'tag: `tag` is not an input of this action. Did you mean `tags`?'],
    ['INPUT_TIMEOUT', 'timeout: `timeout` is not an input of this action. Did you mean `wait-timeout`?'],
    [
      'INPUT_TOKEN',
      'token: `token` is not an input of this action. Write `bearer-token` for a Zenlayer bearer token, or `github-token` for a GitHub token, which is never sent to Zenlayer.',
    ],
    [
      'INPUT_SHAPE-OF-WATER',
      `shape-of-water: \`shape-of-water\` is not an input of this action. Accepted: ${INPUT_NAMES.join(', ')}.`,
    ],
    ['INPUT_CONSTRUCTOR', expect.stringContaining('Accepted: access-key-id') as unknown as string],
    ['INPUT_', expect.stringContaining('is not an input of this action') as unknown as string],
  ])('%s is refused, with the near name', (variable, message) => {
    expect(problemsOf({}, { [variable]: 'x' })).toEqual([message])
    expect(problemsOf({}, { [variable]: '' })).toEqual([message])
  })

  it('is shown as data', () => {
    expect(problemsOf({}, { 'INPUT_A\n::ERROR::\u202e`': 'x' })).toEqual([
      expect.stringMatching(/^a ::error:: `: `a ::error:: '` is not an input/),
    ])
  })

  it('is one of at most twenty messages', () => {
    const env = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`INPUT_X${index}`, 'x']))
    const problems = problemsOf({}, env)
    expect(problems).toHaveLength(21)
    expect(problems[20]).toBe('x20: `x20` and 9979 more are not inputs of this action.')
  })

  it('is not any that action.yml declares, nor one that the runner sets by itself', () => {
    const declared = INPUT_NAMES.map((name): [string, string] => [`INPUT_${name.toUpperCase()}`, ''])
    const env: Record<string, string> = {
      ...Object.fromEntries(declared),
      INPUT_ENTRYPOINT: '/x',
      INPUT_ARGS: 'x',
      INPUTS: 'x',
    }
    expect(problemsOf({}, env)).toEqual([])
  })

  it('is masked where it may hold a secret', () => {
    const env = {
      INPUT_TOKEN: 'token-of-somebody',
      INPUT_ACCESS_KEY_PASSWORD: 'a-password',
      INPUT_DRY_RUN: 'true',
    }
    expect(secretsIn(() => '', env)).toEqual(['token-of-somebody', 'a-password'])
  })
})
