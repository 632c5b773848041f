// Secrets in the inputs and the environment: which texts to mask, and which must not be sent to Zenlayer.

import type { ReadInput } from './reader.ts'
import { INPUT_NAMES, INPUTS } from './table.ts'
import { isSecret, unknownInputs, type Environment } from './unknown.ts'

/** Every secret in the inputs or the environment, to be masked before anything else happens. */
export function secretsIn(read: ReadInput, env: Environment): string[] {
  const proxies = ['https_proxy', 'HTTPS_PROXY'].map((name) => URL.parse(env[name] ?? '')?.password ?? '')
  const id = read('access-key-id')
  const secrets = [
    ...INPUT_NAMES.filter((name) => INPUTS[name].form === 'secret').map(read),
    ...unknownInputs(env)
      .filter(isSecret)
      .map(({ value }) => value),
    ...SECRET_VARIABLES.map((name) => env[name]?.trim() ?? ''),
    ...proxies.flatMap((password) => [password, decodeURIComponentSafely(password) ?? '']),
    // Ids stay readable, unless a token was given as one.
    isGitHubToken(id, read, env) ? id : '',
  ]
  // Never an empty string: the runner would mask between all letters.
  return [...new Set(secrets)].filter((secret) => secret !== '')
}

export function decodeURIComponentSafely(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

const SECRET_VARIABLES = [
  'ZENLAYERCLOUD_ACCESS_KEY_PASSWORD',
  'ZENLAYER_ACCESS_KEY_SECRET',
  'ZENLAYER_TOKEN',
] as const

/** The prefixes of GitHub's tokens (GitHub documentation, "About authentication to GitHub"). */
const GITHUB_PREFIXES = ['ghp_', 'gho_', 'ghs_', 'ghu_', 'ghr_', 'github_pat_']

export function isGitHubToken(text: string, read: ReadInput, env: Environment): boolean {
  const given = [read('github-token'), env['GITHUB_TOKEN']?.trim(), env['GH_TOKEN']?.trim()]
  return text !== '' && (given.includes(text) || GITHUB_PREFIXES.some((prefix) => text.startsWith(prefix)))
}

/** A shorter one is too common to be removed from a text, so an answer that repeats it would leak it. */
const MIN_SECRET = 8

export function isTooShort(secret: string): boolean {
  return secret !== '' && secret.length < MIN_SECRET
}

export const TOO_SHORT = `has fewer than ${MIN_SECRET} characters, too few to be masked in logs. Check that the whole value is set.`
