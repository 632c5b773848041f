// The endpoint, the proxy and the credential.

import { isHeaderText } from '../text.ts'
import type { Credential } from '../zenlayer/index.ts'
import { quote, type ReadInput, type Reader } from './reader.ts'
import { decodeURIComponentSafely, isGitHubToken, isTooShort, TOO_SHORT } from './secrets.ts'
import { INPUTS } from './table.ts'
import type { Environment } from './unknown.ts'

/** From HTTPS_PROXY and NO_PROXY. */
export interface Proxy {
  readonly https: string | undefined
  readonly none: string | undefined
}

const DEFAULT_ENDPOINT = INPUTS.endpoint.default

export function readEndpoint({ text, problem }: Reader): { origin: string; host: string } {
  const value = text('endpoint')
  const url = URL.parse(value)
  const refuse = (why: string) => {
    // What precedes an @ is a password and must not be repeated.
    problem(
      'endpoint',
      `${value.includes('@') ? 'It' : quote(value)} ${why} Write an origin such as ${DEFAULT_ENDPOINT}.`,
    )
    return { origin: DEFAULT_ENDPOINT, host: new URL(DEFAULT_ENDPOINT).host }
  }
  if (url === null) return refuse('is not a URL.')
  const safe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))
  if (!safe) return refuse('is not https; http is accepted for a loopback host only.')
  if (url.username !== '' || url.password !== '') return refuse('contains a user name or password.')
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '')
    return refuse('contains more than an origin.')
  return { origin: url.origin, host: url.host }
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname)
}

/** The names that Zenlayer's Terraform provider and its CLI use for the same things. */
const KEY_VARIABLES = [
  { id: 'ZENLAYERCLOUD_ACCESS_KEY_ID', password: 'ZENLAYERCLOUD_ACCESS_KEY_PASSWORD' },
  { id: 'ZENLAYER_ACCESS_KEY_ID', password: 'ZENLAYER_ACCESS_KEY_SECRET' },
] as const

type CredentialInput = 'access-key-id' | 'access-key-password' | 'bearer-token'

type Check = (input: CredentialInput, value: string) => void

export function readCredential(reader: Reader, read: ReadInput, env: Environment): Credential {
  const given = { id: reader.text('access-key-id'), password: reader.text('access-key-password') }
  const token = reader.text('bearer-token')
  const keyGiven = given.id !== '' || given.password !== ''
  const check: Check = (input, value) => {
    checkSecret(reader, input, value, isGitHubToken(value, read, env))
  }
  if (keyGiven && token !== '') {
    reader.problem('bearer-token', 'Both an access key and a bearer token are set. Set only one of them.')
  }
  if (token !== '') {
    check('bearer-token', token)
    if (!keyGiven) return { type: 'token', token }
  }
  const variables = keyOfVariables(env)
  if (!keyGiven && variables === undefined) return tokenOfVariables(reader, env, check)
  return checkedKey(reader, given, variables, check)
}

interface Key {
  readonly id: string
  readonly password: string
}

/** Halves that the inputs lack come from the variables. */
function checkedKey({ problem }: Reader, given: Key, variables: Key | undefined, check: Check): Credential {
  const id = given.id || (variables?.id ?? '')
  const password = given.password || (variables?.password ?? '')
  if (id === '') problem('access-key-id', 'The password of an access key is set, but not its id.')
  else check('access-key-id', id)
  if (password === '') problem('access-key-password', 'The id of an access key is set, but not its password.')
  else check('access-key-password', password)
  return { type: 'key', id, password }
}

/** The first pair of variables of which either is set: halves of two pairs are not one key. */
function keyOfVariables(env: Environment): Key | undefined {
  const pairs = KEY_VARIABLES.map((names) => ({
    id: env[names.id]?.trim() ?? '',
    password: env[names.password]?.trim() ?? '',
  }))
  return pairs.find(({ id, password }) => id !== '' || password !== '')
}

function tokenOfVariables({ problem }: Reader, env: Environment, check: Check): Credential {
  const token = env['ZENLAYER_TOKEN']?.trim() ?? ''
  if (token === '') problem('access-key-id', NO_CREDENTIAL)
  else check('bearer-token', token)
  return { type: 'token', token }
}

const NO_CREDENTIAL =
  'No credentials are set. Set `access-key-id` and `access-key-password`, or `bearer-token`, or set ZENLAYERCLOUD_ACCESS_KEY_ID and ZENLAYERCLOUD_ACCESS_KEY_PASSWORD. (Secrets are empty in runs that a fork or Dependabot triggers.)'

const LABELS: Readonly<Record<CredentialInput, string>> = {
  'access-key-id': 'The id',
  'access-key-password': 'The password',
  'bearer-token': 'The token',
}

/** No message repeats the value. */
function checkSecret({ problem }: Reader, input: CredentialInput, value: string, isGitHubs: boolean): void {
  const label = LABELS[input]
  if (isGitHubs)
    problem(
      input,
      `${label} is a GitHub token, which must not be sent to Zenlayer. Use a Zenlayer credential; a GitHub token belongs in \`github-token\`.`,
    )
  // Only a hash of the password leaves the machine; the other two are sent in a header.
  else if (
    input !== 'access-key-password' &&
    (!isHeaderText(value) || (input === 'access-key-id' && value.includes(',')))
  )
    problem(input, `${label} contains whitespace or invalid characters.`)
  else if (input !== 'access-key-id' && isTooShort(value)) problem(input, `${label} ${TOO_SHORT}`)
}

/** From the variables that curl and most other tools read, the lower-case ones first. */
export function readProxy({ problem }: Reader, env: Environment): Proxy {
  const first = (...names: string[]) =>
    names.map((name) => env[name]?.trim() ?? '').find((value) => value !== '')
  const https = first('https_proxy', 'HTTPS_PROXY')
  if (https !== undefined && !isProxy(URL.parse(https))) {
    // It may contain a password and must not be repeated.
    problem(
      'endpoint',
      'The environment variable HTTPS_PROXY is not a URL such as http://proxy.example:3128.',
    )
  }
  return { https, none: first('no_proxy', 'NO_PROXY') }
}

function isProxy(url: URL | null): boolean {
  if (url === null || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '') return false
  return [url.username, url.password].every((part) => decodeURIComponentSafely(part) !== undefined)
}
