// Whatever is selected by whatever, over whatever account and in whatever trouble: what is written on is a subset of
// what meets every criterion and no guard.

import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { runEngine } from '../support/engine.ts'
import { kindOf } from '../support/observation.ts'
import { runs, SHRINKS_WITHIN_MS } from '../support/property-runs.ts'

const DAY_MS = 86_400_000
const TYPES = [
  'port',
  'private-connect',
  'vm-instance',
  'bmc-eip',
  'zec-eip',
  'zec-instance',
  'vm-disk',
  'zlb-load-balancer',
]

// Few words, near to one another, so that they meet by chance and miss by a hair.
const name = fc.constantFrom('pr-1', 'pr-12', 'pr-123', 'pr-123-web', 'PR-123', 'web-pr-123')
const value = fc.constantFrom('pr-12', 'pr-123', '')
const key = fc.constantFrom('preview', 'preview-2', 'keep')
const tags = fc.dictionary(key, value, { maxKeys: 2, noNullPrototype: true })
const group = fc.constantFrom('group-1', 'group-12')

const resource = fc.record({
  type: fc.constantFrom(...TYPES),
  name,
  tags,
  group,
  ageDays: fc.constantFrom(1, 5, 10),
  state: fc.constantFrom('live', 'bin', 'leaving'),
})

/** Mostly not: a run that is refused for one thing proves nothing of the others. */
const maybe = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary })

const criteria = fc.record({
  tags: fc.array(fc.record({ key, value: fc.option(value, { nil: undefined }) }), { maxLength: 2 }),
  name: maybe(fc.constantFrom('pr-123', 'pr-12*', 'pr-1??', '*', '*-123')),
  resourceGroupId: maybe(group),
  olderThanMs: maybe(fc.constantFrom(2 * DAY_MS, 7 * DAY_MS)),
})

const guards = fc.record({
  maxResources: maybe(fc.constantFrom(1, 2, 5)),
  expectName: maybe(fc.constantFrom('pr-*', 'pr-123*')),
  protect: fc.array(fc.constantFrom('pr-12', 'tag:keep', 'tag:preview=pr-12', 'port/*', 'r-3', 'PR-*'), {
    maxLength: 2,
  }),
})

const trouble = fc.constantFrom('throttle', '500', 'reset-after', 'truncate') as fc.Arbitrary<'throttle'>

it(
  'nothing else is ever written on',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(resource, { maxLength: 14 }),
        criteria,
        guards,
        fc.subarray(TYPES, { minLength: 1 }),
        fc.boolean(),
        fc.constantFrom('recycled', 'destroyed'),
        maybe(fc.record({ type: trouble, rate: fc.constantFrom(0.05, 0.3) })),
        async (account, wanted, guard, words, named, goal, fault) => {
          const all = account.map((one, index) => ({ ...one, id: `r-${index}` }))
          const address = (index: string) => `203.0.113.${index.slice(2)}`
          const seed = {
            resources: all.map((one) => ({
              kind: one.type,
              id: one.id,
              name: one.name,
              ipAddress: address(one.id),
              tags: one.tags,
              resourceGroupId: one.group,
              createdAgoMs: one.ageDays * DAY_MS,
              ...(one.state === 'live'
                ? {}
                : {
                    status: one.state === 'bin' ? 'RECYCLED' : (kindOf(one.type).statuses.leaving?.[0] ?? ''),
                  }),
              ...(kindOf(one.type).recycleBin === false ? { recycleBin: one.state === 'bin' } : {}),
            })),
            ...(fault === undefined ? {} : { faults: { seed: 1, rules: [fault] } }),
          }
          // Told apart by words of its own, not by those of the engine.
          const wildcard = (glob: string) =>
            new RegExp(`^${glob.replaceAll('*', '.*').replaceAll('?', '.')}$`)
          const nameOf = (one: (typeof all)[number]) => (one.type === 'bmc-eip' ? address(one.id) : one.name)
          const meets = (one: (typeof all)[number]) =>
            words.includes(one.type) &&
            wanted.tags.every(
              (tag) =>
                Object.hasOwn(one.tags, tag.key) && (tag.value ?? one.tags[tag.key]) === one.tags[tag.key],
            ) &&
            (wanted.name === undefined || wildcard(wanted.name).test(nameOf(one))) &&
            (wanted.resourceGroupId === undefined || wanted.resourceGroupId === one.group) &&
            (wanted.olderThanMs === undefined || one.ageDays * DAY_MS > wanted.olderThanMs)
          const isProtected = (one: (typeof all)[number]) =>
            guard.protect.some((rule) =>
              rule.startsWith('tag:')
                ? Object.entries(one.tags).some(
                    ([k, v]) => wildcard(rule.slice(4)).test(k) || wildcard(rule.slice(4)).test(`${k}=${v}`),
                  )
                : [one.id, `${one.type}/${one.id}`, nameOf(one)].some((text) => wildcard(rule).test(text)),
            )
          const may = all.filter((one) => meets(one) && !isProtected(one))
          const references = named
            ? all.filter(({ type }) => words.includes(type)).map(({ type, id }) => `${type}/${id}`)
            : words
          fc.pre(references.length > 0)
          const run = await runEngine(seed, references, {
            criteria: wanted,
            guards: guard,
            goal,
            budgetMs: 120_000,
          })
          const written = new Set(run.simulator.calls.filter(({ write }) => write).flatMap(({ ids }) => ids))
          const allowed = new Set(may.map(({ id }) => id))
          for (const id of written) expect(allowed).toContain(id)
          if (guard.expectName !== undefined) {
            const glob = wildcard(guard.expectName)
            for (const one of all) if (written.has(one.id)) expect(nameOf(one)).toMatch(glob)
          }
          if (guard.maxResources !== undefined) expect(written.size).toBeLessThanOrEqual(guard.maxResources)
          // And what is selected without trouble or guard is really torn down.
          if (
            fault === undefined &&
            guard.maxResources === undefined &&
            guard.expectName === undefined &&
            goal === 'destroyed'
          ) {
            // Named, it is left alone where nobody can say whether it is of the group.
            const untold = named && wanted.resourceGroupId !== undefined ? ['port', 'vm-disk'] : []
            for (const one of may)
              if (!untold.includes(one.type)) expect(run.simulator.statusOf(one.type, one.id)).toBeUndefined()
          }
          const reported = run.results.map(({ type, id }) => `${type}/${id}`)
          expect(new Set(reported).size).toBe(reported.length)
        },
      ),
      runs(600),
    )
  },
  SHRINKS_WITHIN_MS,
)
