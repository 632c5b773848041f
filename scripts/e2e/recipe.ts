// An example, and its checks.

import type { Check } from './check.ts'
import type { Setting, Stage } from './stage.ts'
import type { Workflow } from './workflow.ts'

export interface Recipe {
  /** The file in examples/. */
  readonly example: string
  /** Checks of its text, for what act ignores. */
  readonly reads: (workflow: Workflow) => readonly Check[]
  readonly scenarios: readonly Scenario[]
}

export interface Scenario extends Omit<Setting, 'example'> {
  readonly name: string
  readonly plays: (stage: Stage) => Promise<readonly Check[]>
}
