// What is not to be touched, as it was last seen.

import { describe, expect, it } from '@jest/globals'
import type { Observation } from '../../src/resources/index.ts'
import type { Criteria, Guards } from '../../src/teardown/index.ts'
import { createFilter, isFiltered, type Filter } from '../../src/teardown/plan/filter.ts'
import type { Run } from '../../src/teardown/run.ts'
import { Tracked } from '../../src/teardown/tracked.ts'
import { asked, relisted, writes, type Listing } from '../support/answers.ts'
import { runBriefly } from '../support/engine.ts'
import { NO_CRITERIA, NO_GUARDS } from '../support/options.ts'
import { kindOf, oneOf, observation, tracked } from '../support/observation.ts'

const DAY_MS = 86_400_000

/** What of a run it takes to tell: the inputs, and the server's clock. */
function run(given: { guards?: Partial<Guards>; criteria?: Partial<Criteria>; now?: string }): Run {
  return {
    guards: { ...NO_GUARDS, ...given.guards },
    criteria: { ...NO_CRITERIA, ...given.criteria },
    client: { serverNow: () => Date.parse(given.now ?? '2026-01-08T00:00:00Z') },
  } as unknown as Run
}

const judged = (filter: Filter, { kind, observation, listedGroup }: Tracked) =>
  kind === undefined || observation === undefined
    ? undefined
    : filter.exclusionOf({ kind, observation, listedGroup, isDependent: false, isInside: false })

const keeps = (resource: Tracked, of: Run) => judged(createFilter(of), resource)?.reason

describe('what is kept', () => {
  it('is nothing where no input says so', () => {
    expect(keeps(tracked('vm-instance', 'a', {}), run({}))).toBeUndefined()
  })

  it('is told with the rule that protects it, over whatever the criteria say', () => {
    const resource = tracked('vm-instance', 'a', { name: 'prod-web' })
    const guards = { protect: ['x', 'prod-*'] }
    expect(keeps(resource, run({ guards }))).toBe('it matches the rule prod-* of protect')
    expect(keeps(resource, run({ guards, criteria: { name: 'pr-*' } }))).toBe(
      'it matches the rule prod-* of protect',
    )
  })

  it('is known by its kind, whatever it was named as', () => {
    const guards = { protect: ['vm-instance/*'] }
    expect(keeps(tracked('vm-instance', 'a', {}), run({ guards }))).toBe(
      'it matches the rule vm-instance/* of protect',
    )
    expect(keeps(tracked('bmc-instance', 'a', {}), run({ guards }))).toBeUndefined()
  })

  it('is judged anew once its name or its tags have changed', () => {
    const filter = createFilter(run({ guards: { protect: ['prod-*', 'tag:keep', 'tag:owner=*'] } }))
    const resource = tracked('vm-instance', 'a', { name: 'web' })
    const look = (seen: Partial<Observation>) => {
      resource.sawPresent(kindOf('vm-instance'), observation({ id: 'a', ...seen }), 0)
      return judged(filter, resource)?.reason
    }
    expect(judged(filter, resource)?.reason).toBeUndefined()
    expect(look({ name: 'web', status: 'STOPPED' })).toBeUndefined()
    expect(look({ name: 'prod-web' })).toBe('it matches the rule prod-* of protect')
    expect(look({ name: 'prod-web', status: 'STOPPED' })).toBe('it matches the rule prod-* of protect')
    expect(look({ name: 'web', tags: [{ key: 'keep', value: '' }] })).toBe(
      'it matches the rule tag:keep of protect',
    )
    expect(look({ name: 'web', tags: [{ key: 'owner', value: 'me' }] })).toBe(
      'it matches the rule tag:owner=* of protect',
    )
    expect(look({ name: 'web' })).toBeUndefined()
  })

  it('is judged of each resource by itself, also where several have the same name and tags', () => {
    const filter = createFilter(run({ guards: { protect: ['vm-instance/b'] } }))
    const verdicts = [
      tracked('vm-instance', 'a', {}),
      tracked('vm-instance', 'b', {}),
      tracked('bmc-instance', 'b', {}),
      tracked('vm-instance', 'a', {}),
    ].map((resource) => judged(filter, resource)?.reason)
    const protects = 'it matches the rule vm-instance/b of protect'
    expect(verdicts).toEqual([undefined, protects, undefined, undefined])
    expect(filter.unusedRules()).toEqual([])
  })

  it('cannot be told of what was not seen, nor before it is known of which kind it is', () => {
    const guards = { protect: ['*'] }
    expect(keeps(tracked('vm-instance', 'a'), run({ guards }))).toBeUndefined()
    const either = oneOf('a', 'vm-instance', 'bmc-instance')
    either.sawPresent(kindOf('vm-instance'), observation({ id: 'a' }), 0)
    expect(keeps(either, run({ guards }))).toBeUndefined()
  })

  it('is what does not meet the criteria', () => {
    expect(keeps(tracked('vm-instance', 'a', {}), run({ criteria: { name: 'pr-*' } }))).toBe(
      'its name does not match the input name',
    )
  })

  it("is younger than it may be by the server's clock", () => {
    const resource = tracked('vm-instance', 'a', { createdAt: Date.parse('2026-01-01T00:00:00Z') })
    const criteria = { olderThanMs: 3 * DAY_MS }
    expect(keeps(resource, run({ criteria, now: '2026-01-03T00:00:00Z' }))).toBe(
      'it is younger than the input older-than allows',
    )
    expect(keeps(resource, run({ criteria, now: '2026-01-05T00:00:00Z' }))).toBeUndefined()
  })

  it.each([
    ['the account', false, 'it belongs to the account'],
    ['the account', true, undefined],
    [undefined, false, undefined],
    [undefined, true, undefined],
  ])(
    'is what belongs to %j, unless it is deleted with that as a part of it: %j',
    (belongsTo, isPart, why) => {
      expect(keeps(tracked('zec-nic', 'n', { belongsTo, isPart }), run({}))).toBe(why)
    },
  )

  it('is of another resource group, by its own item first, and else by the list that it was found in', () => {
    const criteria = { resourceGroupId: 'group-1' }
    const listed = (resourceGroupId: string | undefined, listedGroup?: string) => {
      const kind = kindOf('port')
      const resource = new Tracked({ type: 'port', id: 'p', kinds: [kind], listedGroup })
      resource.kind = kind
      resource.sawPresent(kind, observation({ id: 'p', resourceGroupId }), 0)
      return keeps(resource, run({ criteria }))
    }
    expect(listed(undefined, 'group-1')).toBeUndefined()
    expect(listed('group-2', 'group-1')).toBe('it is in another resource group')
    expect(listed('group-1')).toBeUndefined()
    expect(listed(undefined)).toBe('the API does not return its resource group')
  })
})

describe('whether a guard or a criterion may keep anything', () => {
  const tags = [{ key: 'preview', value: undefined }]

  it.each<[Partial<Guards>, Partial<Criteria>, boolean]>([
    [{}, {}, false],
    [{ protect: ['x'] }, {}, true],
    [{}, { tags }, true],
    [{ protect: ['x'] }, { tags }, true],
    [{ protect: ['x'] }, { tags: [...tags, ...tags] }, true],
    [{ maxResources: 0 }, {}, true],
    [{ expectName: '' }, {}, true],
    [{}, { name: '*' }, true],
    [{}, { resourceGroupId: 'group-1' }, true],
    [{}, { olderThanMs: 0 }, true],
  ])('with the guards %j and the criteria %j: %j', (guards, criteria, filtered) => {
    expect(
      isFiltered({ guards: { ...NO_GUARDS, ...guards }, criteria: { ...NO_CRITERIA, ...criteria } }),
    ).toBe(filtered)
  })
})

describe('once something was sent', () => {
  const tags = (tags: readonly { key: string; value: string }[]) => (list: Listing) => ({
    ...list,
    dataSet: list.dataSet.map((item) => ({ ...item, tags: { tags } })),
  })

  /** The tags of a VM as a list has them after its termination. */
  const later = (after: readonly { key: string; value: string }[], guards: Partial<Guards>) => {
    let sent = false
    return runBriefly(
      { resources: [{ kind: 'vm-instance', id: 'a', tags: { preview: 'yes' } }] },
      ['vm-instance/a'],
      {
        criteria: { tags: [{ key: 'preview', value: 'yes' }] },
        guards,
        onAnswer: (answer, request) => {
          if (asked(request).action === 'TerminateInstance') sent = true
          return sent && asked(request).action === 'DescribeInstances'
            ? relisted(answer, tags(after))
            : answer
        },
      },
    )
  }

  it('it is left where it is, if it does not meet the criteria any more', async () => {
    const { results, simulator } = await later([], {})
    expect(results[0]).toMatchObject({ outcome: 'failed', error: { code: 'PROTECTED_TOO_LATE' } })
    expect(writes(simulator.calls)).toEqual(['TerminateInstance a 200'])
  })

  it('it is left where it is, if somebody protects it in the meantime', async () => {
    const { results, simulator } = await later([{ key: 'keep', value: 'yes' }], { protect: ['tag:keep'] })
    expect(results[0]).toMatchObject({
      outcome: 'failed',
      error: {
        code: 'PROTECTED_TOO_LATE',
        message: expect.stringMatching(
          /^TerminateInstance was sent before this applied: it matches the rule tag:keep of protect\. It is RECYCL/,
        ),
        hint: 'If it is in the recycle bin, restore it in the console within 24 hours.',
      },
    })
    expect(writes(simulator.calls)).toEqual(['TerminateInstance a 200'])
  })
})
