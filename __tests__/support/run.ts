// A run as single modules of the engine see it, for tests that need neither its loop nor the API.

import type { Outcome } from '../../src/teardown/index.ts'
import { createRegistry } from '../../src/teardown/registry.ts'
import type { Failure } from '../../src/teardown/model/result.ts'
import type { Run } from '../../src/teardown/run.ts'
import type { Tracked } from '../../src/teardown/model/tracked.ts'
import { NO_CRITERIA, NO_GUARDS } from './options.ts'

export const NOW = 1_000_000

/** A run to the goal `destroyed` that waits, has no guards, and knows `resources`; `given` takes precedence. */
export function runOf(resources: readonly Tracked[] = [], given: Partial<Run> = {}): Run {
  const registry = createRegistry()
  for (const resource of resources) {
    if (resource.kind !== undefined) registry.resolve(resource, resource.kind)
  }
  return {
    ...registry,
    ...{ goal: 'destroyed', dryRun: false, wait: true, resources, startedAt: 0 },
    ...{ guards: NO_GUARDS, criteria: NO_CRITERIA, planChecked: () => true },
    filter: { exclusionOf: () => undefined, unusedRules: () => [] },
    clock: { now: () => NOW },
    listener: { changed: () => undefined, unchecked: () => undefined },
    settle: (resource: Tracked, outcome: Outcome, error?: Failure) => {
      resource.outcome = outcome
      resource.error = error
      resource.endedAt = NOW
    },
    ...given,
  } as unknown as Run
}
