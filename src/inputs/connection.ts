// Where the API is, how to get there, and who calls it.

import type { Credential } from '../zenlayer/index.ts'
import { quote, type ReadInput, type Reader } from './reader.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** From HTTPS_PROXY and NO_PROXY. */
export interface Proxy {
  readonly https: string | undefined
  readonly none: string | undefined
}

/** Every secret that stands in the inputs or the environment: to be masked before anything else happens. */
export function secretsIn(read: ReadInput, env: Environment): string[] {
  const proxies = ['https_proxy', 'HTTPS_PROXY'].map((name) => URL.parse(env[name] ?? '')?.password ?? '')
  const secrets = [
    ...SECRET_INPUTS.map((name) => read(name)),
    ...SECRET_VARIABLES.map((name) => env[name]?.trim() ?? ''),
    ...proxies.flatMap((password) => [password, decodeURIComponentSafely(password) ?? '']),
  ]
  // Never an empty string: the runner would mask between all letters.
  return [...new Set(secrets)].filter((secret) => secret !== '')
}

function decodeURIComponentSafely(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

const SECRET_INPUTS = ['access-key-password', 'token', 'github-token'] as const
const SECRET_VARIABLES = [
  'ZENLAYERCLOUD_ACCESS_KEY_PASSWORD',
  'ZENLAYER_ACCESS_KEY_SECRET',
  'ZENLAYER_TOKEN',
] as const

const DEFAULT_ENDPOINT = 'https://console.zenlayer.com'

export function readEndpoint({ text, problem }: Reader): { origin: string; host: string } {
  const value = text('endpoint')
  const url = URL.parse(value === '' ? DEFAULT_ENDPOINT : value)
  const refuse = (why: string) => {
    // What stands before an @ is a password: not to be told back.
    problem(
      'endpoint',
      `${value.includes('@') ? 'It' : quote(value)} ${why} Write an origin such as ${DEFAULT_ENDPOINT}.`,
    )
    return { origin: DEFAULT_ENDPOINT, host: new URL(DEFAULT_ENDPOINT).host }
  }
  if (url === null) return refuse('is not a URL.')
  const safe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))
  if (!safe) return refuse('is not https; http is accepted for a loopback host alone.')
  if (url.username !== '' || url.password !== '') return refuse('holds a user name or password.')
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '')
    return refuse('holds more than an origin.')
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

export function readCredential({ text, problem }: Reader, env: Environment): Credential {
  const fromEnv = (name: string) => env[name]?.trim() ?? ''
  const given = { id: text('access-key-id'), password: text('access-key-password'), token: text('token') }
  // The first pair of variables of which anything is set: halves of two pairs are not one key.
  const pair = KEY_VARIABLES.find((names) => fromEnv(names.id) !== '' || fromEnv(names.password) !== '')
  const keyGiven = given.id !== '' || given.password !== ''
  if (keyGiven && given.token !== '') {
    problem('token', 'Both an access key and a token are given. Give one of them.')
  }
  const useKey = keyGiven || (given.token === '' && pair !== undefined)
  if (!useKey) {
    const token = given.token === '' ? fromEnv('ZENLAYER_TOKEN') : given.token
    if (token === '') {
      problem(
        'access-key-id',
        'No credential is given. Give `access-key-id` and `access-key-password`, or `token`, or set ZENLAYERCLOUD_ACCESS_KEY_ID and ZENLAYERCLOUD_ACCESS_KEY_PASSWORD. (Secrets are empty in runs that a fork or Dependabot triggers.)',
      )
    } else if (!isHeaderText(token)) {
      problem('token', 'The token holds blanks or characters that no token has.')
    }
    return { type: 'token', token }
  }
  const id = given.id === '' && pair !== undefined ? fromEnv(pair.id) : given.id
  const password = given.password === '' && pair !== undefined ? fromEnv(pair.password) : given.password
  if (id === '') problem('access-key-id', 'The password of an access key is given, but not its id.')
  else if (!isHeaderText(id) || id.includes(','))
    problem('access-key-id', 'The id holds blanks or characters that no access key id has.')
  if (password === '')
    problem('access-key-password', 'The id of an access key is given, but not its password.')
  return { type: 'key', id, password }
}

/** Visible ASCII: what may stand in a header, and cannot break out of it. */
function isHeaderText(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text)
}

/** By the names that curl, and most tools after it, read: the lower-case ones first. */
export function readProxy({ problem }: Reader, env: Environment): Proxy {
  const first = (...names: string[]) =>
    names.map((name) => env[name]?.trim() ?? '').find((value) => value !== '')
  const https = first('https_proxy', 'HTTPS_PROXY')
  if (https !== undefined && !isProxy(URL.parse(https))) {
    // It may hold a password: not to be told back.
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
