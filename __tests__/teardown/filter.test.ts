// What is not to be touched, as it was last seen.

import { describe, expect, it } from '@jest/globals'
import type { Observation } from '../../src/resources/index.ts'
import type { Criteria, Guards } from '../../src/teardown/index.ts'
import { exclude } from '../../src/teardown/keep/exclude.ts'
import { createFilter, isFiltered, type Filter } from '../../src/teardown/keep/filter.ts'
import { Tracked } from '../../src/teardown/model/tracked.ts'
import type { Run } from '../../src/teardown/run.ts'
import { asked, relisted, writes, type Listing } from '../support/answers.ts'
import { runBriefly } from '../support/engine.ts'
import { kindOf, oneOf, observation, tracked } from '../support/observation.ts'
import { NO_CRITERIA, NO_GUARDS } from '../support/options.ts'
import { runOf } from '../support/run.ts'

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
      'it is not older than the input older-than',
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

describe('a resource that leaves out its tags', () => {
  const untagged = tracked('vm-instance', 'a', { tags: undefined })
  const part = { isDependent: true, isInside: false }
  const byTag = { tags: [{ key: 'preview', value: undefined }] }

  it.each<[Partial<Guards>, Partial<Criteria>, boolean]>([
    [{}, {}, false],
    [{ protect: ['prod-*'] }, { name: '*' }, false],
    [{ protect: ['tag:keep'] }, {}, true],
    [{ protect: ['prod-*', 'tag:keep'] }, {}, true],
    [{}, byTag, true],
  ])('is kept, and fails, where tags are asked for: %j, %j: %j', (guards, criteria, isKept) => {
    const exclusion = judged(createFilter(run({ guards, criteria })), untagged)
    const reason =
      'DescribeInstances does not return its tags, so the inputs protect and tags cannot be applied'
    expect(exclusion).toEqual(
      isKept
        ? { outcome: 'failed', reason, error: expect.objectContaining({ code: 'UNRELIABLE_ANSWER' }) }
        : undefined,
    )
  })

  it.each([
    ['a part of another resource', { ...part, isPart: true }, undefined],
    ['only attached to another', { ...part, isPart: false }, 'failed'],
    ['part of one, and named', { isDependent: false, isInside: false, isPart: true }, 'failed'],
    ['inside a VPC that is torn down', { isDependent: false, isInside: true, isPart: false }, undefined],
  ])('has to meet criteria by tags unless it is %s', (_what, { isPart, ...how }, outcome) => {
    const kind = kindOf('vm-disk')
    const seen = observation({ tags: undefined, isPart })
    const judge = (given: Parameters<typeof run>[0]) =>
      createFilter(run(given)).exclusionOf({ kind, observation: seen, ...how })?.outcome
    expect(judge({ criteria: byTag })).toBe(outcome)
    // A rule about tags may protect it all the same.
    expect(judge({ criteria: byTag, guards: { protect: ['tag:keep'] } })).toBe('failed')
  })
})

describe('what is to be kept, by what may still be sent for it', () => {
  type Given = [string, 'recycled' | 'destroyed', Partial<Observation>, ('terminate' | 'release')[]]
  const exclusion = (outcome: 'protected' | 'skipped') => ({ outcome, reason: 'it is to be kept' })

  const excludes = ([, goal, seen, closed]: Given, outcome: 'protected' | 'skipped') => {
    const resource = tracked('vm-instance', 'a', seen)
    for (const step of closed) resource.accepted(step, 0)
    const filter = { exclusionOf: () => exclusion(outcome), unusedRules: () => [] }
    const isExcluded = exclude(resource, runOf([resource], { goal, filter }))
    return isExcluded ? (resource.error?.code ?? resource.outcome) : undefined
  }
  const inBin = { status: 'RECYCLE', phase: 'recycled' } as const
  const onItsWay = { status: 'RECYCLING', phase: 'recycling' } as const
  const leaving = { status: 'RELEASING', phase: 'leaving' } as const

  it.each<Given>([
    ['in use', 'destroyed', {}, []],
    ['busy', 'destroyed', { phase: 'busy' }, []],
    ['in the bin through somebody else, to be released', 'destroyed', inBin, []],
    ['in the bin through somebody else, and at the goal', 'recycled', inBin, []],
    ['on its way to the bin through somebody else', 'recycled', onItsWay, []],
  ])('stays where it is %s', (...given) => {
    expect([excludes(given, 'protected'), excludes(given, 'skipped')]).toEqual(['protected', 'skipped'])
  })

  it.each<Given>([
    ['in the bin through this run, and not released', 'destroyed', inBin, ['terminate']],
    ['on its way to the bin through this run, and not released', 'destroyed', onItsWay, ['terminate']],
  ])('is reported as kept too late where it is %s', (...given) => {
    const code = 'PROTECTED_TOO_LATE'
    expect([excludes(given, 'protected'), excludes(given, 'skipped')]).toEqual([code, code])
  })

  it.each<Given>([
    ['in the bin through this run, and at the goal', 'recycled', inBin, ['terminate']],
    ['on its way to the goal through this run', 'recycled', onItsWay, ['terminate']],
    ['released by this run', 'destroyed', inBin, ['terminate', 'release']],
    ['leaving through this run', 'destroyed', leaving, ['terminate', 'release']],
  ])('fails for being protected, and for nothing less, where it is %s', (...given) => {
    expect([excludes(given, 'protected'), excludes(given, 'skipped')]).toEqual([
      'PROTECTED_TOO_LATE',
      undefined,
    ])
  })

  it.each<Given>([
    ['leaving through somebody else', 'destroyed', leaving, []],
    ['listed as destroyed', 'destroyed', { status: 'DESTROYED', phase: 'gone' }, []],
  ])('is protected, and nothing less, where it is %s', (...given) => {
    expect([excludes(given, 'protected'), excludes(given, 'skipped')]).toEqual(['protected', undefined])
  })

  it.each<[Observation['phase'], string]>([
    ['live', 'protected'],
    ['busy', 'protected'],
    ['unknown', 'protected'],
    ['recycling', 'PROTECTED_TOO_LATE'],
    ['recycled', 'PROTECTED_TOO_LATE'],
    ['leaving', 'PROTECTED_TOO_LATE'],
  ])('is kept or not where the instance that it is attached to was terminated: %s, %s', (phase, end) => {
    const instance = tracked('vm-instance', 'v', {})
    instance.accepted('terminate', 0)
    instance.outcome = 'failed'
    instance.endedAt = 0
    const disk = tracked('vm-disk', 'd', { attachedTo: [{ type: 'vm-instance', id: 'v' }], phase })
    disk.seenAt = 4000
    disk.streak = { looks: 3, since: 0, last: 4000 }
    const filter = { exclusionOf: () => exclusion('protected'), unusedRules: () => [] }
    expect(exclude(disk, runOf([instance, disk], { filter }))).toBe(true)
    expect(disk.error?.code ?? disk.outcome).toBe(end)
  })

  it('is nothing that no look has found, nor what its kind is not known of', () => {
    const filter = { exclusionOf: () => exclusion('protected'), unusedRules: () => [] }
    const either = oneOf('a', 'vm-instance', 'bmc-instance')
    either.sawPresent(kindOf('vm-instance'), observation({ id: 'a' }), 0)
    for (const resource of [tracked('vm-instance', 'a'), either])
      expect(exclude(resource, runOf([resource], { filter }))).toBe(false)
  })

  it.each([
    [undefined, false],
    [tracked('vm-instance', 'v', {}), true],
  ])('is judged as a dependent where another resource brought it into the run: %#', (parent, isDependent) => {
    const kind = kindOf('vm-disk')
    const resource = new Tracked({ type: 'vm-disk', id: 'd', kinds: [kind], parent })
    resource.kind = kind
    resource.sawPresent(kind, observation({ id: 'd' }), 0)
    const seen: boolean[] = []
    const filter: Filter = {
      exclusionOf: (asked) => {
        seen.push(asked.isDependent)
        return undefined
      },
      unusedRules: () => [],
    }
    expect(exclude(resource, runOf([resource], { filter }))).toBe(false)
    expect(seen).toEqual([isDependent])
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
        hint: 'If it is in the recycle bin, restore it in the console while it is there.',
      },
    })
    expect(writes(simulator.calls)).toEqual(['TerminateInstance a 200'])
  })
})
