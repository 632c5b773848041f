// From what a workflow wrote to what the run works with. Everything is checked, and every problem told at once.

import { parseDuration } from './inputs/duration.ts'
import { parseList } from './inputs/list.ts'
import { suggest } from './inputs/suggest.ts'
import { RESOURCE_TYPES } from './resources/index.ts'
import type { Goal, Target } from './teardown/index.ts'
import { plainText, type Credential } from './zenlayer/index.ts'

export type Policy = 'success' | 'warn' | 'error'

export interface Inputs {
  readonly credential: Credential
  /** `https://console.zenlayer.com` */
  readonly origin: string
  /** As it goes over the wire: with the port, when it is not the default one. */
  readonly host: string
  readonly targets: readonly Target[]
  readonly goal: Goal
  readonly wait: boolean
  readonly waitTimeoutMs: number
  readonly pollIntervalMs: number
  readonly concurrency: number
  readonly dryRun: boolean
  readonly ifMissing: Policy
  readonly ifEmpty: Policy
  /** From HTTPS_PROXY and NO_PROXY. */
  readonly proxy: { readonly https: string | undefined; readonly none: string | undefined }
}

export interface Problem {
  readonly input: string
  /** What is wrong, what would be right, as a sentence. */
  readonly message: string
}

export type InputsResult = { readonly inputs: Inputs } | { readonly problems: readonly Problem[] }

/** The value of an input, trimmed; '' when it is not set. */
export type ReadInput = (name: string) => string
export type Environment = Readonly<Record<string, string | undefined>>

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

const SECRET_INPUTS = ['access-key-password', 'token'] as const
const SECRET_VARIABLES = [
  'ZENLAYERCLOUD_ACCESS_KEY_PASSWORD',
  'ZENLAYER_ACCESS_KEY_SECRET',
  'ZENLAYER_TOKEN',
] as const

const DEFAULT_ENDPOINT = 'https://console.zenlayer.com'

/** Zenlayer's ids are letters, digits and dashes; what could be a path, a flag or a blank is none. */
const ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/

export function parseInputs(read: ReadInput, env: Environment): InputsResult {
  const problems: Problem[] = []
  const reader = createReader(read, (input, message) => problems.push({ input, message }))
  const endpoint = readEndpoint(reader)
  const inputs: Inputs = {
    credential: readCredential(reader, env),
    ...endpoint,
    targets: readTargets(reader),
    goal: reader.boolean('destroy', false) ? 'destroyed' : 'recycled',
    wait: reader.boolean('wait', true),
    waitTimeoutMs: reader.duration('wait-timeout', '30m', { least: '1s', most: '120h' }),
    pollIntervalMs: reader.duration('poll-interval', '10s', { least: '100ms', most: '1h' }),
    concurrency: reader.integer('concurrency', 8, { least: 1, most: 32 }),
    dryRun: reader.boolean('dry-run', false),
    ifMissing: reader.oneOf('if-missing', ['success', 'warn', 'error'], 'warn'),
    ifEmpty: reader.oneOf('if-empty', ['success', 'warn', 'error'], 'error'),
    proxy: readProxy(reader, env),
  }
  return problems.length === 0 ? { inputs } : { problems }
}

/** Reads one form each; on a problem it reports it and goes on with the default, so that the others are told too. */
interface Reader {
  readonly text: (name: string) => string
  readonly boolean: (name: string, fallback: boolean) => boolean
  readonly integer: (name: string, fallback: number, bounds: { least: number; most: number }) => number
  readonly duration: (name: string, fallback: string, bounds: { least: string; most: string }) => number
  readonly oneOf: <T extends string>(name: string, accepted: readonly T[], fallback: T) => T
  readonly problem: (input: string, message: string) => void
}

function createReader(read: ReadInput, problem: Reader['problem']): Reader {
  const text = (name: string) => read(name).trim()
  return {
    text,
    problem,
    boolean(name, fallback) {
      const value = text(name)
      // As YAML 1.2 and @actions/core have it. A typo must not read as false.
      if (['true', 'True', 'TRUE'].includes(value)) return true
      if (['false', 'False', 'FALSE'].includes(value)) return false
      if (value !== '')
        problem(name, `${quote(value)} is neither true nor false.${didYouMean(value, ['true', 'false'])}`)
      return fallback
    },
    integer(name, fallback, { least, most }) {
      const value = text(name)
      if (value === '') return fallback
      const number = /^\d{1,9}$/.test(value) ? Number(value) : NaN
      if (number >= least && number <= most) return number
      problem(name, `${quote(value)} is not a whole number from ${least} to ${most}.`)
      return fallback
    },
    duration(name, fallback, { least, most }) {
      const value = text(name)
      const [fallbackMs, leastMs, mostMs] = [fallback, least, most].map(
        (limit) => parseDuration(limit) ?? NaN,
      ) as [number, number, number]
      if (value === '') return fallbackMs
      const ms = parseDuration(value)
      if (ms === undefined) {
        problem(name, `${quote(value)} is not a duration. Write seconds, or units: 90, 90s, 15m, 1h30m.`)
      } else if (ms < leastMs || ms > mostMs) {
        problem(name, `${quote(value)} is out of bounds: from ${least} to ${most}.`)
      } else {
        return ms
      }
      return fallbackMs
    },
    oneOf(name, accepted, fallback) {
      const value = text(name)
      if (value === '') return fallback
      const match = accepted.find((candidate) => candidate === value)
      if (match === undefined)
        problem(name, `${quote(value)} is not one of ${accepted.join(', ')}.${didYouMean(value, accepted)}`)
      return match ?? fallback
    },
  }
}

function readEndpoint({ text, problem }: Reader): { origin: string; host: string } {
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

function readCredential({ text, problem }: Reader, env: Environment): Credential {
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
function readProxy({ problem }: Reader, env: Environment): Inputs['proxy'] {
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

function readTargets(reader: Reader): Target[] {
  const targets = [...readIds(reader), ...readResources(reader)]
  const unique = new Map(targets.map((target) => [`${target.type}/${target.id}`, target]))
  return [...unique.values()]
}

function readIds(reader: Reader): Target[] {
  const type = reader.text('resource-type')
  const ids = items(
    reader,
    'ids',
    'Write ids separated by commas, blanks or lines, or a JSON array of strings.',
  )
  const kinds = RESOURCE_TYPES.get(type)
  if (type !== '' && kinds === undefined) reader.problem('resource-type', unknownType(type))
  if (type === '' && ids.length > 0)
    reader.problem('resource-type', `It is not set, but \`ids\` are. ${ACCEPTED_TYPES}`)
  checkIds(reader, 'ids', ids)
  return kinds === undefined ? [] : ids.map((id) => ({ type, kinds, id }))
}

function readResources(reader: Reader): Target[] {
  const references = items(
    reader,
    'resources',
    'Write one `type/id` a line or comma, or a JSON array of such.',
  )
  const split = references.map((reference) => {
    const slash = reference.indexOf('/')
    return slash === -1
      ? { reference }
      : { reference, type: reference.slice(0, slash), id: reference.slice(slash + 1) }
  })
  const bare = split.filter(({ type }) => type === undefined).map(({ reference }) => reference)
  if (bare.length > 0)
    reader.problem(
      'resources',
      `${quoteSome(bare)} ${bare.length === 1 ? 'has' : 'have'} no type. Write type/id, such as vm-instance/123.`,
    )
  const whole = split.flatMap(({ type, id }) => (type === undefined ? [] : [{ type, id }]))
  const [unknown, ...more] = new Set(
    whole.map((part) => part.type).filter((type) => !RESOURCE_TYPES.has(type)),
  )
  if (unknown !== undefined) {
    const others = more.length === 0 ? '' : ` Nor ${more.length === 1 ? 'is' : 'are'} ${quoteSome(more)}.`
    reader.problem('resources', `${unknownType(unknown)}${others}`)
  }
  checkIds(
    reader,
    'resources',
    whole.map(({ id }) => id),
  )
  return whole.flatMap(({ type, id }) => {
    const kinds = RESOURCE_TYPES.get(type)
    return kinds === undefined ? [] : [{ type, kinds, id }]
  })
}

function items(reader: Reader, name: string, form: string): readonly string[] {
  const result = parseList(reader.text(name))
  if ('items' in result) return result.items
  reader.problem(name, `It cannot be read: ${result.problem}. ${form}`)
  return []
}

function checkIds(reader: Reader, name: string, ids: readonly string[]): void {
  const bad = [...new Set(ids.filter((id) => !ID.test(id)))]
  if (bad.length === 0) return
  reader.problem(
    name,
    `${quoteSome(bad)} ${bad.length === 1 ? 'is not an id' : 'are not ids'}: an id has 1 to 128 letters, digits, dots, underscores, colons and dashes, and starts with a letter or digit.`,
  )
}

const ACCEPTED_TYPES = `Accepted: ${[...RESOURCE_TYPES.keys()].join(', ')}.`

function unknownType(type: string): string {
  return `${quote(type)} is not a resource type.${didYouMean(type, [...RESOURCE_TYPES.keys()])} ${ACCEPTED_TYPES}`
}

function didYouMean(word: string, accepted: readonly string[]): string {
  const suggestion = suggest(word, accepted)
  return suggestion === undefined ? '' : ` Did you mean ${suggestion}?`
}

function quote(value: string): string {
  return `\`${plainText(value, 80).replaceAll('`', "'")}\``
}

function quoteSome(values: readonly string[]): string {
  const shown = values.slice(0, 5).map(quote).join(', ')
  return values.length > 5 ? `${shown} and ${values.length - 5} more` : shown
}
