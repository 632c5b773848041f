import { describe, expect, it } from '@jest/globals'
import { parseInputs, secretsIn, type Environment } from '../../src/inputs.ts'

type Given = Readonly<Record<string, string>>

const KEY = { 'access-key-id': 'AKID-1', 'access-key-password': 'pass-word-1' }

function problemsOf(given: Given, env: Environment = {}): readonly string[] {
  const result = parseInputs((name) => given[name] ?? '', env)
  return 'problems' in result ? result.problems.map(({ input, message }) => `${input}: ${message}`) : []
}

const refusal = (input: string, label: string) =>
  `${input}: ${label} is a GitHub token, which must not be sent to Zenlayer. Use a Zenlayer credential; a GitHub token belongs in \`github-token\`.`

describe('a token of GitHub', () => {
  const PREFIXES = ['ghp_', 'gho_', 'ghs_', 'ghu_', 'ghr_', 'github_pat_']

  it.each<[string, Given, Environment]>([
    ...PREFIXES.map((prefix): [string, Given, Environment] => [
      prefix,
      { 'bearer-token': `${prefix}0123456789` },
      {},
    ]),
    ['the same as github-token', { 'bearer-token': 'same-token', 'github-token': 'same-token' }, {}],
    ['the same as GITHUB_TOKEN', { 'bearer-token': 'same-token' }, { GITHUB_TOKEN: 'same-token' }],
    [
      'the same as GITHUB_TOKEN with spaces',
      { 'bearer-token': 'same-token' },
      { GITHUB_TOKEN: ' same-token\n' },
    ],
    ['the same as GH_TOKEN', { 'bearer-token': 'same-token' }, { GH_TOKEN: 'same-token' }],
    ['the same as GH_TOKEN with spaces', { 'bearer-token': 'same-token' }, { GH_TOKEN: ' same-token\n' }],
    ['in the environment', {}, { ZENLAYER_TOKEN: 'ghp_0123456789' }],
  ])('%s is refused as bearer-token', (_what, given, env) => {
    expect(problemsOf(given, env)).toEqual([refusal('bearer-token', 'The token')])
  })

  it('is refused as either half of an access key', () => {
    expect(problemsOf({ ...KEY, 'access-key-id': 'ghp_0123456789' })).toEqual([
      refusal('access-key-id', 'The id'),
    ])
    expect(problemsOf({ ...KEY, 'access-key-password': 'ghp_0123456789' })).toEqual([
      refusal('access-key-password', 'The password'),
    ])
    expect(problemsOf({ ...KEY, 'bearer-token': 'ghp_0123456789' })).toEqual([
      'bearer-token: Both an access key and a bearer token are set. Set only one of them.',
      refusal('bearer-token', 'The token'),
    ])
  })

  it('is masked wherever it is given, also as an id', () => {
    const given: Given = { 'access-key-id': 'ghp_0123456789', 'github-token': 'ghs_0123456789' }
    expect(secretsIn((name) => given[name] ?? '', { INPUT_TOKEN: 'ghu_0123456789' }).toSorted()).toEqual([
      'ghp_0123456789',
      'ghs_0123456789',
      'ghu_0123456789',
    ])
  })
})

describe('a secret of fewer than eight characters', () => {
  const short =
    'has fewer than 8 characters, too few to be masked in logs. Check that the whole value is set.'

  it.each<[string, Given, Environment, string]>([
    ['a token', { 'bearer-token': '1234567' }, {}, `bearer-token: The token ${short}`],
    ['a token of the environment', {}, { ZENLAYER_TOKEN: '1234567' }, `bearer-token: The token ${short}`],
    [
      'a password',
      { ...KEY, 'access-key-password': '1234567' },
      {},
      `access-key-password: The password ${short}`,
    ],
    ["GitHub's token", { ...KEY, 'github-token': '1234567' }, {}, `github-token: The token ${short}`],
  ])('is refused: %s', (_what, given, env, message) => {
    expect(problemsOf(given, env)).toEqual([message])
  })

  it('may be an id, and eight characters are enough', () => {
    expect(problemsOf({ 'access-key-id': 'A', 'access-key-password': '12345678' })).toEqual([])
  })
})
