// The inputs as the action understood them, for the summary. None of them is a secret.

import { formatDuration } from '../duration.ts'
import type { Inputs } from '../inputs.ts'
import { ALL_TYPES } from '../resources/index.ts'
import { unsearchableKinds } from '../teardown/index.ts'
import { plainText } from '../text.ts'

/** A longer value would fill the page. */
const MAX_VALUE = 500

export function settingsOf(inputs: Inputs): [string, string][] {
  const { selectFrom = [], criteria, guards } = inputs
  const unsearchable = unsearchableKinds(selectFrom, criteria).map(({ type }) => type)
  const given: [string, string | number | undefined][] = [
    ['resource-type', isAll(selectFrom) ? 'all' : selectFrom.map(({ type }) => type).join(', ')],
    [
      'tags',
      criteria.tags.map(({ key, value }) => (value === undefined ? key : `${key}=${value}`)).join(', '),
    ],
    ['name', criteria.name],
    ['resource-group-id', criteria.resourceGroupId],
    ['older-than', criteria.olderThanMs === undefined ? undefined : formatDuration(criteria.olderThanMs)],
    ['max-resources', guards.maxResources],
    ['expect-name', guards.expectName],
    ['protect', guards.protect.join(', ')],
    ['not searched (no tags or no group)', unsearchable.join(', ')],
  ]
  return [
    ...given.flatMap(([name, value = '']): [string, string][] =>
      value === '' ? [] : [[name, plainText(String(value), MAX_VALUE)]],
    ),
    ['endpoint', inputs.origin],
    ['destroy', String(inputs.goal === 'destroyed')],
    ['cascade', String(inputs.cascade)],
    ['wait', String(inputs.wait)],
    ['wait-timeout', formatDuration(inputs.waitTimeoutMs)],
    ['poll-interval', formatDuration(inputs.pollIntervalMs)],
    ['concurrency', String(inputs.concurrency)],
    ['dry-run', String(inputs.dryRun)],
    ['if-missing', inputs.ifMissing],
    ['if-empty', inputs.ifEmpty],
    ['if-left-behind', inputs.ifLeftBehind],
  ]
}

function isAll(words: NonNullable<Inputs['selectFrom']>): boolean {
  return ALL_TYPES.every((all) => words.some(({ type }) => type === all))
}
