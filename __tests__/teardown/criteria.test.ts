import { describe, expect, it } from '@jest/globals'
import type { Observation } from '../../src/resources/index.ts'
import { compileCriteria, type Criteria } from '../../src/teardown/select/criteria.ts'
import { observation } from '../support/observation.ts'
import { NO_CRITERIA } from '../support/options.ts'

const NOW = Date.parse('2026-01-08T00:00:00Z')
const DAY_MS = 86_400_000

const unmet = (criteria: Criteria, seen: Observation, now: number) => compileCriteria(criteria)(seen, now)

const why = (criteria: Partial<Criteria>, seen: Parameters<typeof observation>[0]) =>
  unmet({ ...NO_CRITERIA, ...criteria }, observation(seen), NOW)

const tag = (key: string, value?: string) => ({ key, value })
const tags = [
  { key: 'preview', value: 'pr-123' },
  { key: 'owner', value: '' },
]

describe('the criteria', () => {
  it('of which there are none are met by everything', () => {
    expect(why({}, {})).toBeUndefined()
    expect(why({}, { createdAt: undefined, resourceGroupId: undefined, name: '' })).toBeUndefined()
  })

  it.each([
    [[tag('preview', 'pr-123')], true],
    [[tag('preview')], true],
    [[tag('owner')], true],
    [[tag('owner', '')], true],
    [[tag('preview', 'pr-123'), tag('owner')], true],
    // The fuzzy neighbours that must survive.
    [[tag('preview', 'pr-12')], false],
    [[tag('preview', 'pr-1234')], false],
    [[tag('preview', 'PR-123')], false],
    [[tag('Preview', 'pr-123')], false],
    [[tag('pre')], false],
    [[tag('preview', '')], false],
    [[tag('preview', 'pr-123'), tag('team')], false],
    // A glob is no tag.
    [[tag('preview', 'pr-*')], false],
  ])('by tags %j: %j', (wanted, met) => {
    expect(why({ tags: wanted }, { tags })).toBe(
      met ? undefined : 'it does not have all of the tags in the input tags',
    )
  })

  it.each([
    ['preview-web', true],
    ['preview-*', true],
    ['*', true],
    ['preview', false],
    ['web', false],
    ['Preview-*', false],
  ])('by name %s: %j', (name, met) => {
    expect(why({ name }, {})).toBe(met ? undefined : 'its name does not match the input name')
  })

  it('by name are asked of the name as it is, not as it is shown', () => {
    const long = { ...observation({ name: `${'x'.repeat(300)}-end` }), name: 'xxx…' }
    expect(unmet({ ...NO_CRITERIA, name: '*-end' }, long, NOW)).toBeUndefined()
  })

  it('by resource group', () => {
    expect(why({ resourceGroupId: 'group-1' }, {})).toBeUndefined()
    expect(why({ resourceGroupId: 'group-2' }, {})).toBe('it is in another resource group')
    expect(why({ resourceGroupId: 'group' }, {})).toBe('it is in another resource group')
    expect(why({ resourceGroupId: 'group-1' }, { resourceGroupId: undefined })).toBe(
      'the API does not return its resource group',
    )
  })

  it('by age, which has to be known', () => {
    expect(why({ olderThanMs: 6 * DAY_MS }, {})).toBeUndefined()
    expect(why({ olderThanMs: 7 * DAY_MS - 1 }, {})).toBeUndefined()
    expect(why({ olderThanMs: 7 * DAY_MS }, {})).toBe('it is not older than the input older-than')
    expect(why({ olderThanMs: 1 }, { createdAt: NOW + 1000 })).toBe(
      'it is not older than the input older-than',
    )
    expect(why({ olderThanMs: 1 }, { createdAt: undefined })).toBe(
      'the API does not return when it was created',
    )
  })

  it('have to be met all together', () => {
    const all = { tags: [tag('preview')], name: 'preview-*', resourceGroupId: 'group-1', olderThanMs: DAY_MS }
    expect(why(all, { tags })).toBeUndefined()
    expect(why(all, {})).toMatch(/tag/)
    expect(why(all, { tags, name: 'x' })).toMatch(/name/)
    expect(why(all, { tags, resourceGroupId: 'x' })).toMatch(/group/)
    expect(why(all, { tags, createdAt: NOW })).toMatch(/not older/)
  })
})
