// Criteria and guards that are not set.

import type { Criteria, Guards } from '../../src/teardown/index.ts'

export const NO_CRITERIA: Criteria = {
  tags: [],
  name: undefined,
  resourceGroupId: undefined,
  olderThanMs: undefined,
}

export const NO_GUARDS: Guards = { maxResources: undefined, expectName: undefined, protect: [] }
