// From the inputs that a workflow sets to the values that the run works with. Reports all problems at once.

import type { GitHubInputs } from './github/index.ts'
import { readCredential, readEndpoint, readProxy, type Proxy } from './inputs/connection.ts'
import { readGitHub } from './inputs/github.ts'
import { createReader, type ReadInput } from './inputs/reader.ts'
import { readCriteria, readGuards, readSelection } from './inputs/selection.ts'
import { INPUTS, type Policy } from './inputs/table.ts'
import { readTargets, readWords } from './inputs/targets.ts'
import { readTitle } from './inputs/title.ts'
import type { Word } from './inputs/types.ts'
import { refuseUnknownInputs, type Environment } from './inputs/unknown.ts'
import type { Criteria, Goal, Guards, Target } from './teardown/index.ts'
import type { Credential } from './zenlayer/index.ts'

export type { ReadInput } from './inputs/reader.ts'
export { secretsIn } from './inputs/secrets.ts'
export type { Policy } from './inputs/table.ts'
export type { Environment } from './inputs/unknown.ts'

export interface Inputs {
  /** The heading of the summary and the comment, on one line. It distinguishes the comments of several steps. */
  readonly title: string
  readonly credential: Credential
  /** `https://console.zenlayer.com` */
  readonly origin: string
  /** As it is sent: with the port, unless it is the default one. */
  readonly host: string
  /** The resources that the inputs name. */
  readonly targets: readonly Target[]
  /** `ids` and `resources` that are set, but name nothing, such as `[]`. They keep the criteria from selecting. */
  readonly emptyLists: readonly ('ids' | 'resources')[]
  /** Kinds and families to select from, if nothing is named; undefined if nothing is selected either. */
  readonly selectFrom: readonly Word[] | undefined
  /** What every resource has to meet, named or selected. */
  readonly criteria: Criteria
  readonly guards: Guards
  readonly goal: Goal
  /** Everything inside a VPC that is named or selected is torn down as well. */
  readonly cascade: boolean
  readonly wait: boolean
  readonly waitTimeoutMs: number
  readonly pollIntervalMs: number
  readonly concurrency: number
  readonly dryRun: boolean
  readonly ifMissing: Policy
  /** If the inputs neither name nor select anything. */
  readonly ifEmpty: Policy
  /** If a selection finds nothing. */
  readonly ifNothingSelected: Policy
  /** If the tag service still lists resources that no outcome of the run explains. */
  readonly ifLeftBehind: Policy
  readonly github: GitHubInputs
  readonly proxy: Proxy
}

export interface Problem {
  readonly input: string
  /** What is wrong and what to write instead, in sentences. */
  readonly message: string
}

type InputsResult = { readonly inputs: Inputs } | { readonly problems: readonly Problem[] }

export function parseInputs(read: ReadInput, env: Environment): InputsResult {
  const problems: Problem[] = []
  const reader = createReader(read, (input, message) => problems.push({ input, message }))
  refuseUnknownInputs(reader, env)
  const endpoint = readEndpoint(reader)
  const words = readWords(reader)
  const targets = readTargets(reader, words)
  const criteria = readCriteria(reader)
  const lists = (['ids', 'resources'] as const).filter((name) => reader.text(name) !== '')
  // A list that turns out empty must not widen to everything that meets the criteria.
  const selectFrom = lists.length > 0 ? undefined : readSelection(reader, words, criteria)
  const ifEmpty = reader.choice('if-empty')
  const inputs: Inputs = {
    title: readTitle(reader),
    credential: readCredential(reader, read, env),
    ...endpoint,
    targets,
    emptyLists: targets.length === 0 ? lists : [],
    selectFrom,
    criteria,
    guards: readGuards(reader, { selects: selectFrom !== undefined }),
    goal: reader.boolean('destroy') ? 'destroyed' : 'recycled',
    cascade: reader.boolean('cascade'),
    wait: reader.boolean('wait'),
    waitTimeoutMs: reader.duration('wait-timeout') ?? NaN,
    pollIntervalMs: reader.duration('poll-interval') ?? NaN,
    concurrency: reader.integer('concurrency') ?? INPUTS.concurrency.default,
    dryRun: reader.boolean('dry-run'),
    ifMissing: reader.choice('if-missing') ?? INPUTS['if-missing'].default,
    ifEmpty: ifEmpty ?? 'error',
    ifNothingSelected: ifEmpty ?? 'success',
    ifLeftBehind: reader.choice('if-left-behind') ?? INPUTS['if-left-behind'].default,
    github: readGitHub(reader),
    proxy: readProxy(reader, env),
  }
  return problems.length === 0 ? { inputs } : { problems }
}
