// The options of a teardown, and everything that its lanes share.

import type { Observation } from '../resources/index.ts'
import type { Client, Clock } from '../zenlayer/index.ts'
import type { Waits } from './act/order.ts'
import type { Dependents } from './dependents/dependents.ts'
import type { Filter } from './keep/filter.ts'
import type { Guards } from './keep/guards.ts'
import type { Listener } from './listener.ts'
import type { Goal } from './model/next-step.ts'
import type { Failure, Outcome, Result } from './model/result.ts'
import type { Stop } from './model/stop.ts'
import type { Target, Tracked } from './model/tracked.ts'
import type { Registry } from './registry.ts'
import type { Criteria } from './select/criteria.ts'

export interface TeardownOptions {
  /** The resources inside each VPC, as `type/id`. */
  readonly contents?: ReadonlyMap<string, readonly string[]>
  /** Those resources as the lists have shown them, by `type/id`. */
  readonly listedContents?: ReadonlyMap<string, Observation>
  readonly targets: readonly Target[]
  /** What earlier rounds of the same run have come to, by `type/id`. */
  readonly earlier?: ReadonlyMap<string, Result>
  readonly criteria: Criteria
  readonly guards: Guards
  readonly goal: Goal
  readonly wait: boolean
  readonly dryRun: boolean
  /** The longest pause between two looks at one kind, in milliseconds. */
  readonly pollIntervalMs: number
  /** The maximum number of writes of a kind in flight; the client's rate limiter bounds those of all kinds together. */
  readonly concurrency: number
  /** The time limit of the whole run, in milliseconds; unlimited without it. */
  readonly budgetMs?: number
  /** When the whole run began, in milliseconds since the epoch; without it, now. */
  readonly runStartedAt?: number
  /** How many resources earlier rounds of the same run have affected: `max-resources` counts them all. */
  readonly affectedBefore?: number
  readonly client: Client
  readonly clock: Clock
  readonly random: () => number
  readonly stop: Stop
  readonly listener: Listener
}

/** The state and functions that the lanes share. */
export interface Run extends TeardownOptions, Registry, Waits {
  /** Of every kind. */
  readonly resources: readonly Tracked[]
  readonly filter: Filter
  readonly dependents: Dependents
  /** Counts resources that were found after the plan was checked, unless a guard refuses them. */
  admit(news: readonly Tracked[]): Failure | undefined
  /** Adds a resource to a run that is under way. */
  add(resource: Tracked): void
  /** Whether the guards have accepted the plan. */
  readonly planChecked: () => boolean
  /** When this teardown began, in milliseconds since the epoch. */
  readonly startedAt: number
  /** Sets the outcome. A later observation may correct it. */
  settle(resource: Tracked, outcome: Outcome, error?: Failure): void
}
