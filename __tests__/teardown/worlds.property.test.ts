// Worlds of every kind at random, with all that the simulator can do: lists that hide, lag, repeat and miscount, people
// who restore, rename and tag, releases that fail later, resources that are stuck, dependents, and two runs at once.

import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { Simulator, type Call, type Seed } from '../../simulator/index.ts'
import type { ResourceSeed } from '../../simulator/resource-seed.ts'
import { KINDS, phaseOf, type Kind } from '../../src/resources/index.ts'
import type { Goal, Result } from '../../src/teardown/index.ts'
import type { HttpAnswer, HttpRequest } from '../../src/zenlayer/transport.ts'
import { asked } from '../support/answers.ts'
import { runAgain, type EngineOptions, type EngineRun } from '../support/engine.ts'
import { runs } from '../support/property-runs.ts'
import { kindOf } from '../support/observation.ts'
import { createVirtualClock } from '../support/virtual-clock.ts'

const TYPES = KINDS.map(({ type }) => type)
const CARRIERS: Readonly<Record<string, readonly string[]>> = {
  'vm-disk': ['vm-instance'],
  'zec-disk': ['zec-instance'],
  'zec-nic': ['zec-instance'],
  'zec-eip': ['zec-instance', 'zlb-load-balancer'],
}
const MAY_HAVE_BIN = new Set(['zec-instance', 'zec-eip', 'zec-disk', 'zlb-load-balancer'])

const FATES = [
  'live',
  'live',
  'live',
  'live',
  'live',
  'live',
  'live',
  'bin',
  'missing',
  'stuck',
  'busy',
  'odd',
  'late',
] as const
const EVENTS = [
  'none',
  'none',
  'none',
  'restored',
  'renamed',
  'retagged',
  'kept',
  'fails-later',
  'goes',
] as const
const DISGUISES = ['none', 'none', 'none', 'hidden', 'lags', 'twice', 'wrong-once'] as const
const REFUSALS = [
  'none',
  'none',
  'none',
  'none',
  'none',
  'none',
  'none',
  'none',
  'busy',
  'for-good',
  'forbidden',
  '500',
] as const

const resource = fc.record({
  type: fc.oneof(
    fc.constantFrom(...TYPES),
    fc.constantFrom(...Object.keys(CARRIERS), ...Object.values(CARRIERS).flat()),
  ),
  fate: fc.constantFrom(...FATES),
  isNamed: fc.boolean(),
  /** On which of the instances or balancers of the world it hangs, if there is one. */
  on: fc.option(fc.nat({ max: 3 }), { nil: undefined, freq: 4 }),
  isPart: fc.boolean(),
  portable: fc.boolean(),
  hasBin: fc.boolean(),
  tag: fc.constantFrom('preview', 'preview', 'other', 'keep', 'none'),
  name: fc.constantFrom(...Array<string>(8).fill('pr-web'), 'prod-db'),
  event: fc.constantFrom(...EVENTS),
  at: fc.integer({ min: 0, max: 20_000 }),
  disguise: fc.constantFrom(...DISGUISES),
  refusal: fc.constantFrom(...REFUSALS),
  delays: fc.record({
    recycle: fc.integer({ min: 0, max: 20_000 }),
    release: fc.integer({ min: 0, max: 20_000 }),
    busy: fc.integer({ min: 0, max: 20_000 }),
  }),
})
type Drawn = typeof resource extends fc.Arbitrary<infer T> ? T : never

const rule = fc.record(
  {
    type: fc.constantFrom(
      ...(['throttle', '500', '503', 'reset-before', 'reset-after', 'partial'] as const),
      ...(['garbage', 'lose-page', 'lose-half', 'count', 'truncate', 'challenge'] as const),
    ),
    actions: fc.constantFrom('Describe*', 'Terminate*', 'Release*', 'Delete*', '*').map((one) => [one]),
    rate: fc.double({ min: 0.02, max: 0.5, noNaN: true }),
    // Fewer in a row than any claim needs.
    times: fc.integer({ min: 1, max: 2 }),
    applied: fc.boolean(),
    uncounted: fc.boolean(),
    count: fc.constantFrom('less' as const, 'more' as const, 'string' as const, 'varies' as const),
  },
  { requiredKeys: ['type', 'actions', 'rate', 'times'] },
)

const world = fc.record({
  resources: fc.array(resource, { minLength: 1, maxLength: 10 }),
  goal: fc.constantFrom<Goal>('recycled', 'destroyed', 'destroyed'),
  isSelected: fc.boolean(),
  hasCriteria: fc.boolean(),
  protects: fc.boolean(),
  expectsName: fc.constantFrom(false, false, false, true),
  maxResources: fc.constantFrom(undefined, undefined, undefined, undefined, 2, 5),
  wait: fc.constantFrom(true, true, true, false),
  dryRun: fc.constantFrom(false, false, false, false, true),
  rules: fc.array(rule, { maxLength: 2 }),
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  runs: fc.constantFrom('one', 'one', 'two at once', 'one after an abandoned one'),
  abandonAfter: fc.integer({ min: 1, max: 30 }),
})
type World = typeof world extends fc.Arbitrary<infer T> ? T : never

const ALL_TAGS: Readonly<Record<Drawn['tag'], Readonly<Record<string, string>>>> = {
  preview: { preview: 'pr-1' },
  other: { preview: 'pr-2' },
  keep: { preview: 'pr-1', keep: 'true' },
  none: {},
}

/** A status of `kind` in which it is in use and stays so. */
function restingStatus(kind: Kind): string {
  return kind.statuses.live?.[0] ?? 'RUNNING'
}

function seedOf(drawn: Drawn, index: number, all: readonly Drawn[]): ResourceSeed {
  const kind = kindOf(drawn.type)
  const host = hostOf(drawn, all)
  const hasBin = kind.recycleBin !== false || (MAY_HAVE_BIN.has(drawn.type) && drawn.hasBin)
  return {
    kind: drawn.type,
    id: `r-${index}`,
    name: drawn.name,
    tags: ALL_TAGS[drawn.tag],
    delays: drawn.delays,
    ...(MAY_HAVE_BIN.has(drawn.type) && drawn.hasBin ? { recycleBin: true } : {}),
    ...(host === undefined ? {} : host),
    ...statusOf(drawn, kind, hasBin, host !== undefined),
    ...eventsOf(drawn, kind, hasBin),
    ...disguiseOf(drawn, kind, host !== undefined),
    ...refusalOf(drawn, kind),
  }
}

function hostOf(
  { type, on, isPart, portable }: Drawn,
  all: readonly Drawn[],
): Partial<ResourceSeed> | undefined {
  const hosts = all.flatMap((one, index) =>
    CARRIERS[type]?.includes(one.type) === true ? [{ one, index }] : [],
  )
  const host = on === undefined ? undefined : hosts[on % Math.max(1, hosts.length)]
  if (host === undefined || host.one.fate === 'missing') return undefined
  const id = `r-${host.index}`
  if (host.one.type === 'zlb-load-balancer') return { associatedId: id }
  const parts = {
    'zec-eip': { isDefault: isPart },
    'zec-nic': { nicType: isPart ? 'Primary' : 'Secondary' },
  } as const
  const part =
    type === 'zec-eip' || type === 'zec-nic'
      ? parts[type]
      : ({ diskType: isPart ? 'SYSTEM' : 'DATA', portable } as const)
  return { instanceId: id, ...part }
}

function statusOf(
  { fate, at }: Drawn,
  kind: Kind,
  hasBin: boolean,
  isHosted: boolean,
): Partial<ResourceSeed> {
  if (isHosted) return fate === 'stuck' ? { stuck: true } : {}
  switch (fate) {
    case 'bin':
      return hasBin ? { status: kind.statuses.recycled?.[0] ?? 'RECYCLE' } : {}
    case 'stuck':
      return { stuck: true }
    case 'busy':
      return { status: kind.statuses.busy?.[0] ?? 'CREATING' }
    case 'odd':
      return { status: 'NEW_STATUS' }
    case 'late':
      return { createdInMs: at }
    case 'live':
    case 'missing':
      return {}
  }
}

function eventsOf({ event, at }: Drawn, kind: Kind, hasBin: boolean): Partial<ResourceSeed> {
  const { terminate, release } = kind.writes
  switch (event) {
    case 'restored':
      return {
        events: [{ accepted: terminate.action, after: at, times: 1, set: { status: restingStatus(kind) } }],
      }
    case 'renamed':
      return { events: [{ at, set: { name: 'prod-db' } }] }
    case 'retagged':
      return { events: [{ at, set: { tags: {} } }] }
    case 'kept':
      return {
        events: [
          { refused: '*', set: { tags: { ...ALL_TAGS.keep } } },
          { at, set: { tags: ALL_TAGS.keep } },
        ],
      }
    case 'fails-later': {
      const status = hasBin ? (kind.statuses.recycled?.[0] ?? 'RECYCLE') : restingStatus(kind)
      return { events: [{ accepted: release.action, after: 1000, times: 1, set: { status } }] }
    }
    case 'goes':
      return { timeline: [{ after: at, status: 'GONE' }] }
    case 'none':
      return {}
  }
}

/** Shorter than what a claim needs; a list of dependents is believed at once. */
function disguiseOf(
  { disguise, at, fate, event }: Drawn,
  kind: Kind,
  isHosted: boolean,
): Partial<ResourceSeed> {
  const where = isHosted ? ({ in: 'ids' } as const) : {}
  const { terminate, release } = kind.writes
  switch (disguise) {
    case 'hidden':
      return { shown: [{ as: 'GONE', from: at, for: 3000, ...where }] }
    case 'lags':
      return {
        shown: [
          { as: restingStatus(kind), after: terminate.action, for: 1500, ...where },
          { as: 'GONE', after: release.action, for: 1300, ...where },
        ],
      }
    case 'twice':
      return { shown: [{ as: 'TWICE', from: at, for: 3000, ...where }] }
    case 'wrong-once':
      // The bin right after an accepted termination is believed at once.
      if (fate === 'stuck' || event !== 'none') return {}
      return { shown: [{ as: kind.statuses.recycled?.[0] ?? 'RECYCLE', from: at, times: 1, ...where }] }
    case 'none':
      return {}
  }
}

function refusalOf({ refusal }: Drawn, { writes }: Kind): Partial<ResourceSeed> {
  const how = {
    none: undefined,
    busy: { status: 403, code: 'OPERATION_DENIED_INSTANCE_CREATING', times: 3 },
    'for-good': { status: 403, code: 'OPERATION_DENIED_POSTPAID_PROMISE' },
    forbidden: { status: 403, code: 'AUTHFAILURE_UNAUTHORIZED_OPERATION' },
    '500': { status: 500, code: 'INTERNAL_SERVER_ERROR' },
  }[refusal]
  return how === undefined ? {} : { refuse: { [writes.terminate.action]: how } }
}

const BUDGET_MS = 240_000

function optionsOf(given: World): EngineOptions {
  const { goal, wait, dryRun, protects, expectsName, maxResources, hasCriteria, isSelected } = given
  return {
    ...{ goal, wait, dryRun, budgetMs: BUDGET_MS },
    criteria: hasCriteria || isSelected ? { tags: [{ key: 'preview', value: 'pr-1' }] } : {},
    guards: {
      protect: protects ? ['tag:keep=true'] : [],
      expectName: expectsName ? 'pr-*' : undefined,
      maxResources,
    },
  }
}

interface Settled {
  readonly outcome: string
  readonly status: string | undefined
}

/** A run, with what was true of each resource at the moment when it had its outcome. */
async function observed(
  simulator: Simulator,
  clock: ReturnType<typeof createVirtualClock>,
  references: readonly string[],
  options: EngineOptions,
): Promise<{ run: EngineRun; settled: Map<string, Settled>; listed: Set<string> }> {
  const settled = new Map<string, Settled>()
  const listed = new Set<string>()
  const run = await runAgain(simulator, clock, references, {
    ...options,
    listener: {
      settled: ({ label, outcome = '' }) => {
        const [type = '', id = ''] = label.split('/')
        const isKnown = KINDS.some((kind) => kind.type === type)
        settled.set(label, { outcome, status: isKnown ? simulator.statusOf(type, id) : undefined })
      },
    },
    onAnswer: (answer, request) => {
      for (const label of listedIn(answer, request)) listed.add(label)
      return answer
    },
  })
  return { run, settled, listed }
}

/** What a list shows that does not contradict itself. */
function listedIn({ body, status }: HttpAnswer, request: HttpRequest): string[] {
  const { service, action } = asked(request)
  const kind = KINDS.find((one) => one.service === service && one.describe.action === action)
  if (kind === undefined || status !== 200) return []
  try {
    const { response } = JSON.parse(body) as {
      response: { totalCount: unknown; dataSet: Record<string, unknown>[] }
    }
    if (response.totalCount !== response.dataSet.length) return []
    return response.dataSet.map((item) => `${kind.type}/${String(item[kind.fields.id])}`)
  } catch {
    return []
  }
}

/** 0 in use, 1 in the recycle bin or on its way, 2 leaving, 3 gone. */
function rankOf(type: string, status: string | undefined): number {
  if (status === undefined) return 3
  const phase = phaseOf(kindOf(type), status)
  if (phase === 'gone') return 3
  if (phase === 'leaving') return 2
  return phase === 'recycled' || phase === 'recycling' ? 1 : 0
}

const KEPT = new Set(['protected', 'skipped', 'planned'])
const ADMITTED = new Set(['PROTECTED_TOO_LATE', 'TAKEN_ALONG', 'RESTORED'])

describe('in any world', () => {
  it('what is claimed is so, and what is not claimed to go stays', async () => {
    await fc.assert(
      fc.asyncProperty(world, async (given) => {
        const clock = createVirtualClock()
        const seeds = given.resources.map(seedOf)
        const present = seeds.filter((_, index) => given.resources[index]?.fate !== 'missing')
        const rules = given.rules as NonNullable<NonNullable<Seed['faults']>['rules']>
        const simulator = new Simulator(
          { resources: present, faults: { seed: given.seed, rules } },
          { now: () => clock.now() },
        )
        const labels = seeds.map(({ kind, id }) => `${kind}/${id}`)
        const named = given.isSelected
          ? [...new Set(seeds.map(({ kind }) => kind))]
          : labels.filter((_, index) => given.resources[index]?.isNamed)
        if (named.length === 0) return
        const before = new Map(seeds.map(({ kind, id }) => [`${kind}/${id}`, simulator.statusOf(kind, id)]))
        const options = optionsOf(given)
        if (given.runs === 'one after an abandoned one') {
          await runAgain(simulator, clock, named, {
            ...options,
            onCall: (count, stop) => {
              if (count === given.abandonAfter) stop.stop({ type: 'crashed', error: new Error('killed') })
            },
          })
        }
        const start = new Map(seeds.map(({ kind, id }) => [`${kind}/${id}`, simulator.statusOf(kind, id)]))
        const firstCall = simulator.calls.length
        const both = given.runs === 'two at once'
        const ended = await Promise.all(
          (both ? [1, 2] : [1]).map(() => observed(simulator, clock, named, options)),
        )
        expect(before.size).toBe(start.size)

        for (const { run, settled, listed } of ended) {
          const reported = run.results.map(({ type, id }) => `${type}/${id}`)
          expect(reported).toHaveLength(new Set(reported).size)
          if (!given.isSelected) expect(reported).toEqual(expect.arrayContaining(named))
          for (const result of run.results) {
            expectClaim(result, settled, listed, given)
            expectBounded(result)
          }
        }
        const moved: string[] = []
        for (const [index, seed] of seeds.entries()) {
          const label = `${seed.kind}/${seed.id}`
          const drawn = given.resources[index]
          if (drawn === undefined || !isSteady(drawn)) continue
          const results = ended.flatMap(({ run }) =>
            run.results.filter((one) => `${one.type}/${one.id}` === label),
          )
          // An instance has its primary vNIC as it has its CPU: it is no resource of its own.
          if (seed['nicType'] === 'Primary') continue
          const rank = rankOf(seed.kind, simulator.statusOf(seed.kind, seed.id))
          const wasRank = rankOf(seed.kind, start.get(label))
          if (rank > wasRank) moved.push(label)
          const isProtected =
            given.protects && drawn.tag === 'keep' && drawn.event === 'none' && kindOf(drawn.type).tags.item
          if (!isProtected && !mustBeThere(results, both)) continue
          // What an abandoned run has released goes.
          expect({ label, results, there: rank <= wasRank || wasRank >= 2 }).toEqual({
            ...{ label, results, there: true },
          })
        }
        const isPart = (label: string) =>
          seeds.some((seed) => `${seed.kind}/${seed.id}` === label && partOfHost(seed))
        if (given.maxResources !== undefined && given.runs === 'one')
          expect(moved.filter((label) => !isPart(label)).length).toBeLessThanOrEqual(given.maxResources)
        expectFewLooks(simulator.calls.slice(firstCall), both ? 2 : 1)
        if (given.dryRun) expect(simulator.calls.slice(firstCall).filter(({ write }) => write)).toEqual([])
      }),
      runs(400),
    )
  })
})

/** It goes with its host, and counts with that. */
function partOfHost({ instanceId, isDefault, diskType }: ResourceSeed): boolean {
  return instanceId !== undefined && (isDefault === true || diskType === 'SYSTEM')
}

/** Nobody but a run takes it out of use or brings it back. */
function isSteady({ event, fate }: Drawn): boolean {
  return !['restored', 'goes', 'fails-later'].includes(event) && fate !== 'missing' && fate !== 'late'
}

/** In two runs at once, the other one may have taken what this one kept back after a failure of its own. */
function mustBeThere(results: readonly Result[], both: boolean): boolean {
  if (both) return results.length === 0 || results.every(({ outcome }) => outcome === 'protected')
  return results.every(
    ({ outcome, error, requests, with: carrier }) =>
      KEPT.has(outcome) ||
      (outcome === 'failed' &&
        requests.length === 0 &&
        carrier === undefined &&
        !ADMITTED.has(error?.code ?? '')),
  )
}

function expectClaim(
  { type, id, outcome, requests }: Result,
  settled: ReadonlyMap<string, Settled>,
  listed: ReadonlySet<string>,
  { goal, wait, dryRun }: World,
): void {
  const label = `${type}/${id}`
  const at = settled.get(label)
  const rank = rankOf(type, at?.status)
  const claim = { label, outcome, status: at?.status }
  if (outcome === 'destroyed') expect({ ...claim, rank }).toEqual({ ...claim, rank: 3 })
  if (outcome === 'recycled') expect({ ...claim, rank }).toEqual({ ...claim, rank: 1 })
  if (outcome === 'already')
    expect({ ...claim, ok: goal === 'destroyed' ? rank === 3 : rank >= 1 }).toEqual({ ...claim, ok: true })
  if (outcome === 'missing') expect({ label, listed: listed.has(label) }).toEqual({ label, listed: false })
  if (outcome === 'planned') expect(dryRun).toBe(true)
  if (outcome === 'requested') expect(wait).toBe(false)
  if (outcome === 'missing' || outcome === 'planned') expect(requests).toEqual([])
}

/** So often may a write be sent for one resource: refusals and lost answers have ever longer pauses. */
const MAX_WRITES = 40

function expectBounded({ requests }: Result): void {
  const ids = requests.flatMap(({ requestId }) => requestId ?? [])
  expect(ids).toHaveLength(new Set(ids).size)
  for (const action of new Set(requests.map((request) => request.action)))
    expect(requests.filter((request) => request.action === action).length).toBeLessThanOrEqual(MAX_WRITES)
}

/** In any second: three looks at each kind, each of one call for all ids and some to find a bad one. */
const MAX_CALLS = 3 * 21

function expectFewLooks(calls: readonly Call[], times: number): void {
  const looks = calls.filter(({ write, ids }) => !write && ids.length > 0)
  for (const kind of new Set(looks.map(({ service, action }) => `${service}:${action}`))) {
    const at = looks.filter(({ service, action }) => `${service}:${action}` === kind).map((look) => look.at)
    let from = 0
    at.forEach((time, index) => {
      while ((at[from] ?? 0) <= time - 1000) from += 1
      expect(index - from + 1).toBeLessThanOrEqual(times * MAX_CALLS)
    })
  }
}
