// The parts of a workflow that act ignores, for checks of the text: filters, concurrency, permissions.

import { parse } from 'yaml'
import { parseDuration } from '../../src/duration.ts'
import { parseActionMetadata } from '../action-metadata.ts'
import { PLACEHOLDER_REFERENCE } from '../uses.ts'
import { check, type Check } from './check.ts'
import { readAction } from './folders.ts'

export interface Workflow {
  readonly on: Readonly<Record<string, unknown>>
  readonly permissions?: unknown
  readonly concurrency?: unknown
  readonly jobs: Readonly<Record<string, Job>>
}

export interface Job {
  readonly needs?: unknown
  readonly if?: unknown
  readonly environment?: unknown
  readonly permissions?: unknown
  readonly 'timeout-minutes'?: number
  readonly steps: readonly Step[]
}

export interface Step {
  readonly name?: string
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
}

/** GitHub's validator has checked its form (npm run check-workflows). */
export function parseWorkflow(text: string): Workflow {
  return parse(text) as Workflow
}

/** The rules for every example. */
export function commonChecks({ permissions, jobs }: Workflow): Check[] {
  const steps = Object.values(jobs).flatMap((job) => job.steps)
  return [
    check('the token has no permissions but those that a job declares', permissions, {}),
    check(
      'no script has an expression in it, which could be a script itself',
      steps.filter(({ run }) => run?.includes('${{') === true).map(({ name }) => name),
      [],
    ),
    check(
      'every job that tears down may take longer than wait-timeout',
      Object.entries(jobs).flatMap(([id, job]) => (outlivesItsTeardown(job) ? [] : [id])),
      [],
    ),
  ]
}

function outlivesItsTeardown(job: Job): boolean {
  const minutes = job['timeout-minutes']
  return job.steps
    .filter(({ uses }) => uses === PLACEHOLDER_REFERENCE)
    .every((step) => minutes !== undefined && minutes * 60_000 > waitTimeoutOf(step))
}

function waitTimeoutOf(step: Step): number {
  const byDefault = parseActionMetadata(readAction()).inputs['wait-timeout']?.default
  const own = step.with?.['wait-timeout']
  return parseDuration(typeof own === 'string' ? own : (byDefault ?? '')) ?? Infinity
}
