// Inputs that do not exist. GitHub only warns about them and passes them on, so a misspelled guard would be ignored silently.

import { plainText } from '../text.ts'
import { didYouMean, quote, type Reader } from './reader.ts'
import { suggest } from './suggest.ts'
import { INPUT_NAMES, INPUTS, type InputName } from './table.ts'

export type Environment = Readonly<Record<string, string | undefined>>

interface UnknownInput {
  /** As the environment has it, in lower case: the runner upper-cases names, and turns spaces into underscores. */
  readonly name: string
  readonly value: string
  readonly near: InputName | undefined
}

const PREFIX = 'INPUT_'

/**
 * `with.entrypoint` and `with.args`, which the runner accepts for every container action (GitHub's workflow syntax;
 * actions/runner, ActionRunner.cs). A process that such an action starts inherits them. Composite actions set no
 * `INPUT_*` for their steps, so nothing else passes.
 */
const SET_BY_THE_RUNNER = ['entrypoint', 'args']

const variable = (name: string) => `${PREFIX}${name.replaceAll(' ', '_').toUpperCase()}`

const KNOWN: ReadonlySet<string> = new Set([...INPUT_NAMES, ...SET_BY_THE_RUNNER].map(variable))

/** Other names for an input, as other actions and tools have them; dashes and underscores are left out. */
const ALIASES: Readonly<Record<string, InputName>> = {
  token: 'bearer-token',
  apitoken: 'bearer-token',
  zenlayertoken: 'bearer-token',
  accesskey: 'access-key-id',
  keyid: 'access-key-id',
  password: 'access-key-password',
  secret: 'access-key-password',
  secretkey: 'access-key-password',
  accesskeysecret: 'access-key-password',
  secretaccesskey: 'access-key-password',
  gittoken: 'github-token',
  repotoken: 'github-token',
  type: 'resource-type',
  types: 'resource-type',
  kind: 'resource-type',
  kinds: 'resource-type',
  filter: 'tags',
  filters: 'tags',
  labels: 'tags',
  exclude: 'protect',
  ignore: 'protect',
  keep: 'protect',
  protected: 'protect',
  limit: 'max-resources',
  max: 'max-resources',
  delete: 'destroy',
  force: 'destroy',
  plan: 'dry-run',
  timeout: 'wait-timeout',
  interval: 'poll-interval',
  age: 'older-than',
  minage: 'older-than',
  group: 'resource-group-id',
  resourcegroup: 'resource-group-id',
  environment: 'deactivate-environment',
  pr: 'pull-request',
  prnumber: 'pull-request',
  url: 'endpoint',
}

/** Only so many are compared with the names of the inputs, and have a message of their own. */
const MAX_MESSAGES = 20

export function unknownInputs(env: Environment): readonly UnknownInput[] {
  return Object.keys(env)
    .filter((key) => key.startsWith(PREFIX) && !KNOWN.has(key))
    .map((key, index) => {
      const name = key.slice(PREFIX.length).toLowerCase()
      const near = index < MAX_MESSAGES ? nearInput(name) : undefined
      return { name, value: env[key]?.trim() ?? '', near }
    })
}

function nearInput(name: string): InputName | undefined {
  const bare = name.replaceAll(/[-_]/g, '')
  const same = INPUT_NAMES.find((known) => known.replaceAll('-', '') === bare)
  const alias = Object.hasOwn(ALIASES, bare) ? ALIASES[bare] : undefined
  const similar = suggest(name, INPUT_NAMES)
  return same ?? alias ?? INPUT_NAMES.find((known) => known === similar)
}

/** For a secret that was given under another name. */
export function isSecret({ near }: UnknownInput): boolean {
  return near !== undefined && INPUTS[near].form === 'secret'
}

export function refuseUnknownInputs({ problem }: Pick<Reader, 'problem'>, env: Environment): void {
  const unknown = unknownInputs(env)
  for (const { name, near } of unknown.slice(0, MAX_MESSAGES)) {
    problem(plainText(name, 60), `${quote(name)} is not an input of this action.${hint(name, near)}`)
  }
  const [next, ...more] = unknown.slice(MAX_MESSAGES)
  if (next !== undefined)
    problem(
      plainText(next.name, 60),
      `${quote(next.name)} and ${more.length} more are not inputs of this action.`,
    )
}

function hint(name: string, near: InputName | undefined): string {
  if (name === 'token')
    return ' Write `bearer-token` for a Zenlayer bearer token, or `github-token` for a GitHub token, which is never sent to Zenlayer.'
  return near === undefined ? ` Accepted: ${INPUT_NAMES.join(', ')}.` : didYouMean([near])
}
