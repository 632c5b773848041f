// The official models, version by version: which fields an answer has, and which filters a request may carry. Taken from
// the models of Zenlayer's Python SDK 2.0.77; how a name is matched from the CLI and the Go SDK. A parameter that a
// version does not know is ignored, not refused: a filter by tags on the ports of 2023 selects every port there is.
import { equals, tagKeys, tags, type Filters } from './filters.ts'
import type { Field } from './shapes.ts'

export interface Model {
  readonly fields: readonly Field[]
  readonly filters: Filters
}

export const TAGS: Field = ['tags', [['tags', ['key', 'value']]]]

/** By resource group alone: the models of before there were tags. */
export const BY_GROUP: Filters = { resourceGroupId: equals('resourceGroupId') }

export const GROUPED: Filters = { ...BY_GROUP, tags, tagKeys }
