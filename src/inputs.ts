// From what a workflow wrote to what the run works with. Everything is checked, and every problem told at once.

import { readCredential, readEndpoint, readProxy, type Environment, type Proxy } from './inputs/connection.ts'
import type { GitHubInputs } from './github/index.ts'
import { readGitHub } from './inputs/github.ts'
import { createReader, type ReadInput } from './inputs/reader.ts'
import { readCriteria, readGuards, readSelection } from './inputs/selection.ts'
import { readTargets, readWords, type Word } from './inputs/targets.ts'
import type { Criteria, Goal, Guards, Target } from './teardown/index.ts'
import type { Credential } from './zenlayer/index.ts'

export { secretsIn, type Environment } from './inputs/connection.ts'
export type { ReadInput } from './inputs/reader.ts'

export type Policy = 'success' | 'warn' | 'error'

export interface Inputs {
  /** Heads the summary and the comment, and tells the comments of several steps apart. */
  readonly title: string
  readonly credential: Credential
  /** `https://console.zenlayer.com` */
  readonly origin: string
  /** As it goes over the wire: with the port, when it is not the default one. */
  readonly host: string
  /** What the inputs name. */
  readonly targets: readonly Target[]
  /** What to select from instead, where nothing is named: kinds and families, as typed. Undefined: nothing selects. */
  readonly selectFrom: readonly Word[] | undefined
  /** What every resource has to be like, named or selected. */
  readonly criteria: Criteria
  readonly guards: Guards
  readonly goal: Goal
  readonly wait: boolean
  readonly waitTimeoutMs: number
  readonly pollIntervalMs: number
  readonly concurrency: number
  readonly dryRun: boolean
  readonly ifMissing: Policy
  readonly ifEmpty: Policy
  readonly github: GitHubInputs
  readonly proxy: Proxy
}

export interface Problem {
  readonly input: string
  /** What is wrong, what would be right, as a sentence. */
  readonly message: string
}

export type InputsResult = { readonly inputs: Inputs } | { readonly problems: readonly Problem[] }

export function parseInputs(read: ReadInput, env: Environment): InputsResult {
  const problems: Problem[] = []
  const reader = createReader(read, (input, message) => problems.push({ input, message }))
  const endpoint = readEndpoint(reader)
  const words = readWords(reader)
  const targets = readTargets(reader, words)
  const criteria = readCriteria(reader)
  // What is named is not selected besides: a list that turns out empty must not widen to all that meets the criteria.
  const isNamed = reader.text('ids') !== '' || reader.text('resources') !== ''
  const selectFrom = isNamed ? undefined : readSelection(reader, words, criteria)
  const inputs: Inputs = {
    title: reader.text('title') || 'Zenlayer Teardown',
    credential: readCredential(reader, env),
    ...endpoint,
    targets,
    selectFrom,
    criteria,
    guards: readGuards(reader, { selects: selectFrom !== undefined }),
    goal: reader.boolean('destroy', false) ? 'destroyed' : 'recycled',
    wait: reader.boolean('wait', true),
    waitTimeoutMs: reader.duration('wait-timeout', '30m', { least: '1s', most: '120h' }),
    pollIntervalMs: reader.duration('poll-interval', '10s', { least: '100ms', most: '1h' }),
    concurrency: reader.integer('concurrency', 8, { least: 1, most: 32 }),
    dryRun: reader.boolean('dry-run', false),
    ifMissing: reader.oneOf('if-missing', ['success', 'warn', 'error'], 'warn'),
    ifEmpty: reader.oneOf('if-empty', ['success', 'warn', 'error'], 'error'),
    github: readGitHub(reader),
    proxy: readProxy(reader, env),
  }
  return problems.length === 0 ? { inputs } : { problems }
}
