// Worlds of every kind at random, with all that the simulator can do: lists that hide, lag, repeat and miscount, people
// who restore, rename and tag, releases that fail later, resources that are stuck, dependents, and two runs at once.

import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { Simulator, type Call, type Seed } from '../../simulator/index.ts'
import type { ResourceSeed } from '../../simulator/resource-seed.ts'
import { KINDS, phaseOf, RESOURCE_TYPES, WRITE_STEPS, type Kind } from '../../src/resources/index.ts'
import type { Goal, Result } from '../../src/teardown/index.ts'
import type { HttpAnswer, HttpRequest } from '../../src/zenlayer/transport.ts'
import { asked, crowdedSeconds, relisted } from '../support/answers.ts'
import { runAgain, type EngineOptions, type EngineRun } from '../support/engine.ts'
import { kindOf } from '../support/observation.ts'
import { runs, SHRINKS_WITHIN_MS } from '../support/property-runs.ts'
import { createVirtualClock } from '../support/virtual-clock.ts'
import { createWitness, type Item, type MustStay, type Witness } from '../support/witness.ts'

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
  'bin',
  'missing',
  'stuck',
  'busy',
  'odd',
  'late',
  'late',
  'late',
] as const
const EVENTS = [
  'none',
  'none',
  'none',
  'restored',
  'restored',
  'renamed',
  'retagged',
  'kept',
  'fails-later',
  'goes',
] as const
const DISGUISES = [
  ...(['none', 'none', 'none', 'none', 'none', 'none', 'none', 'none', 'none', 'none'] as const),
  ...([
    'hidden',
    'hidden',
    'hidden',
    'lags',
    'lags',
    'lags',
    'twice',
    'twice',
    'wrong-once',
    'wrong-once',
    'wrong-once',
    'wrong-once',
  ] as const),
  ...(['slow-bin', 'slow-bin', 'unfindable', 'contradicted'] as const),
] as const
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
  /** By the word for its family, if it has one. */
  byFamily: fc.constantFrom(false, false, false, true),
  /** On which of the instances or balancers of the world it hangs, if there is one. */
  on: fc.option(fc.nat({ max: 3 }), { nil: undefined, freq: 4 }),
  isPart: fc.boolean(),
  portable: fc.boolean(),
  hasBin: fc.boolean(),
  tag: fc.constantFrom('preview', 'preview', 'other', 'keep', 'none'),
  name: fc.constantFrom(...Array<string>(8).fill('pr-web'), 'prod-db'),
  event: fc.constantFrom(...EVENTS),
  /** Its change comes so long after an accepted termination, not after the start. */
  isAfterTermination: fc.boolean(),
  /** Its items have no tags at all. */
  isUntagged: fc.constantFrom(...Array<boolean>(15).fill(false), true),
  isPrepaid: fc.constantFrom(...Array<boolean>(9).fill(false), true),
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

/** A carrier that goes, and something on it that may have to stay. */
const pair = fc
  .record({
    host: resource,
    refusal: fc.constantFrom<Drawn['refusal']>('none', 'none', 'busy'),
    guest: resource,
    type: fc.constantFrom(...Object.keys(CARRIERS)),
    which: fc.nat({ max: 1 }),
    event: fc.constantFrom<Drawn['event']>('none', 'kept', 'kept', 'renamed', 'retagged'),
    tag: fc.constantFrom<Drawn['tag']>('preview', 'keep', 'other'),
    isNamed: fc.constantFrom(false, false, true),
    /** Otherwise it is outside the run. */
    hostGoes: fc.constantFrom(true, true, true, false),
  })
  .map(({ host, refusal, guest, type, which, event, tag, isNamed, hostGoes }): Drawn[] => {
    const hosts = CARRIERS[type] ?? []
    const plain = { fate: 'live', name: 'pr-web', isUntagged: false, isPrepaid: false } as const
    const carrier: Drawn = {
      ...{ ...host, ...plain, type: hosts[which % hosts.length] ?? host.type },
      ...{ isNamed: hostGoes, tag: hostGoes ? 'preview' : 'other', event: 'none', disguise: 'none' },
      refusal: event === 'none' ? refusal : 'busy',
    }
    const dependent: Drawn = { ...guest, ...plain, type, on: 0, isAfterTermination: false, at: guest.at / 2 }
    return hostGoes
      ? [carrier, { ...dependent, event, tag, isNamed, fate: guest.fate === 'late' ? 'late' : 'live' }]
      : [carrier, { ...dependent, event: 'none', tag: 'preview', isNamed: true, disguise: 'none' }]
  })

/** An answer that lacks one of two can count too few as well as too many. */
function withSibling(drawn: Drawn): Drawn[] {
  if (drawn.disguise !== 'contradicted') return [drawn]
  const one: Drawn = { ...drawn, isNamed: true, on: undefined }
  return [one, { ...one, fate: 'stuck', disguise: 'none', event: 'none' }]
}

const resources = fc
  .array(fc.oneof({ weight: 3, arbitrary: resource.map((one) => [one]) }, { weight: 1, arbitrary: pair }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((groups) => groups.flat().flatMap(withSibling))

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

const FAMILIES = [...RESOURCE_TYPES].filter(([, kinds]) => kinds.length > 1)

/** Two resources of a family that share an id; the list of one lags at first. */
const twins = fc.record({
  family: fc.constantFrom(...FAMILIES),
  first: fc.nat({ max: 1 }),
  hiddenMs: fc.integer({ min: 0, max: 3000 }),
})

/** Mostly not. */
const rarely = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary })

const anyWorld = fc.record({
  resources,
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
  /** How much longer each look takes, in milliseconds. */
  slowMs: rarely(fc.integer({ min: 1000, max: 9000 })),
  twins: rarely(twins),
  /** The kind of which of the resources the key may not read. */
  unreadable: rarely(fc.nat({ max: 3 })),
  /** Cancelled after so many calls. */
  stopsAfter: rarely(fc.integer({ min: 5, max: 60 })),
  /** Cancelled so many calls after the first write on a carrier that has had an effect. */
  stopsSoon: fc.constant<number | undefined>(undefined),
  /** How old what the lists show is, in milliseconds. */
  staleMs: fc.constant<number | undefined>(undefined),
})
type World = typeof anyWorld extends fc.Arbitrary<infer T> ? T : never

/** One in which something on a carrier has to stay from some moment on, and nothing else keeps the run from its writes. */
const keeping = fc
  .record({ given: anyWorld, pair, event: fc.constantFrom<Drawn['event']>('kept', 'renamed', 'retagged') })
  .map(({ given, pair: [host, guest], event }): World => {
    if (host === undefined || guest === undefined) return given
    const staying: Drawn[] = [
      { ...host, isNamed: true, tag: 'preview', refusal: 'busy' },
      { ...guest, tag: 'preview', event, fate: 'live' },
    ]
    return {
      ...given,
      // The guest hangs on the first of its kind of carrier.
      resources: [
        ...staying,
        ...given.resources.slice(0, 3).map((one): Drawn => ({ ...one, name: 'pr-web' })),
      ],
      ...{ dryRun: false, maxResources: undefined, unreadable: undefined, twins: undefined },
      protects: given.protects || event === 'kept',
      expectsName: given.expectsName || event === 'renamed',
      hasCriteria: given.hasCriteria || event === 'retagged',
    }
  })

/** One in which an instance goes, something attached to it has to stay, and the run is cancelled soon after. */
const cutShort = fc
  .record({
    ...{ given: keeping, stopsSoon: fc.nat({ max: 25 }) },
    type: fc.constantFrom('vm-disk', 'zec-disk', 'zec-disk', 'zec-nic', 'zec-nic', 'zec-eip', 'zec-eip'),
    isKept: fc.constantFrom('from the start', 'from the start', 'later', 'after the termination'),
    staleMs: fc.constantFrom(undefined, undefined, 500, 1000, 1500, 2500),
  })
  .map(({ given, stopsSoon, type, isKept, staleMs }): World => {
    const [host, guest, ...others] = given.resources
    if (host === undefined || guest === undefined) return given
    const isSoon = isKept === 'from the start'
    const instance: Drawn = {
      ...{ ...host, type: type.startsWith('vm-') ? 'vm-instance' : 'zec-instance' },
      ...{ refusal: 'none', tag: 'preview', isNamed: true },
    }
    const dependent: Drawn = {
      ...{ ...guest, type, on: 0, event: isSoon ? 'none' : 'kept', tag: isSoon ? 'keep' : 'preview' },
      isAfterTermination: isKept === 'after the termination',
    }
    return { ...given, resources: [instance, dependent, ...others], protects: true, stopsSoon, staleMs }
  })

/** One in which a person takes something out of the recycle bin while the run lasts. */
const restoring = anyWorld.map((given): World => {
  const [first, ...others] = given.resources
  if (first === undefined) return given
  const binned: Drawn = {
    ...{ ...first, fate: 'bin', event: 'restored', tag: 'preview', name: 'pr-web', isNamed: true },
    ...{ refusal: 'none', disguise: 'none', isPrepaid: false, isUntagged: false, on: undefined },
  }
  return { ...given, resources: [binned, ...others], rules: [], dryRun: false, twins: undefined }
})

const world = fc.oneof(
  { weight: 4, arbitrary: anyWorld },
  { weight: 1, arbitrary: keeping },
  { weight: 1, arbitrary: cutShort },
  { weight: 1, arbitrary: restoring },
)

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
    ...(drawn.isPrepaid && kind.fields.chargeType !== undefined ? { chargeType: 'PREPAID' as const } : {}),
    ...(host === undefined ? {} : host),
    ...statusOf(drawn, kind, hasBin, host !== undefined),
    ...eventsOf(drawn, kind, hasBin, host !== undefined),
    ...disguiseOf(drawn, kind, hasBin, host !== undefined),
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

/** The `type/id` of the instance that it is attached to. */
function instanceOf(drawn: Drawn, all: readonly Drawn[]): string | undefined {
  const id = hostOf(drawn, all)?.['instanceId']
  return typeof id === 'string' ? `${all[Number(id.slice(2))]?.type ?? ''}/${id}` : undefined
}

function statusOf(
  { fate, at }: Drawn,
  kind: Kind,
  hasBin: boolean,
  isHosted: boolean,
): Partial<ResourceSeed> {
  if (isHosted) return fate === 'stuck' ? { stuck: true } : fate === 'late' ? { createdInMs: at } : {}
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

function eventsOf(
  { event, at, fate, isAfterTermination }: Drawn,
  kind: Kind,
  hasBin: boolean,
  isHosted: boolean,
): Partial<ResourceSeed> {
  const { terminate, release } = kind.writes
  const when = isAfterTermination ? { accepted: terminate.action, after: at / 4 } : { at }
  switch (event) {
    case 'restored':
      if (fate === 'bin' && hasBin && !isHosted)
        return { events: [{ at: at / 4, set: { status: restingStatus(kind) } }] }
      return {
        events: [{ accepted: terminate.action, after: at, times: 1, set: { status: restingStatus(kind) } }],
      }
    case 'renamed':
      return { events: [{ ...when, set: { name: 'prod-db' } }] }
    case 'retagged':
      return { events: [{ ...when, set: { tags: {} } }] }
    case 'kept':
      return {
        events: [
          { refused: '*', set: { tags: { ...ALL_TAGS.keep } } },
          { ...when, set: { tags: ALL_TAGS.keep } },
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

/** Longer than it takes to call a resource missing that no list has shown. */
const NOT_FOUND_MS = 40_000

/** Shorter than what a claim needs; a list of dependents is believed at once. */
function disguiseOf(
  { disguise, at, fate, event, delays }: Drawn,
  kind: Kind,
  hasBin: boolean,
  isHosted: boolean,
): Partial<ResourceSeed> {
  // Often from the start: the first looks count most.
  const from = at < 10_000 ? 0 : at
  const where = isHosted ? ({ in: 'ids' } as const) : {}
  const { terminate, release } = kind.writes
  switch (disguise) {
    case 'hidden':
      return { shown: [{ as: 'GONE', from, for: 3000, ...where }] }
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
      return {
        shown: [
          {
            as: kind.statuses.recycled?.[0] ?? 'RECYCLE',
            from,
            times: 1,
            ...where,
            ...(at % 2 === 0 ? { in: 'ids' as const } : {}),
          },
        ],
      }
    case 'slow-bin': {
      // The same call may be the release, and its end is believed sooner.
      const isOnce = terminate.action !== release.action || (!hasBin && kind.fields.status !== undefined)
      const isSoonOver = delays.release < 3500 && !['restored', 'fails-later'].includes(event)
      if (fate === 'stuck' || !(isOnce || isSoonOver)) return {}
      return { shown: [{ as: 'GONE', after: terminate.action, for: 6000, ...where }] }
    }
    case 'unfindable':
    case 'contradicted':
      return isHosted ? {} : { shown: [{ as: 'GONE', for: NOT_FOUND_MS, in: 'ids' }] }
    case 'none':
      return {}
  }
}

function refusalOf({ refusal }: Drawn, { writes }: Kind): Partial<ResourceSeed> {
  const how = {
    none: undefined,
    busy: { status: 403, code: 'OPERATION_DENIED_INSTANCE_CREATING', times: 4 },
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
  /** All that it was while the answer was on its way. */
  readonly ranks: readonly number[]
  /** Whether the run had been shown it. */
  readonly listed: boolean
  /** When it had its outcome. */
  readonly at: number
}

interface Observed extends Witness {
  readonly run: EngineRun
  readonly settled: ReadonlyMap<string, Settled>
  readonly startedAt: number
  /** When the last resource had its outcome. */
  readonly lastAt: number
}

/** Longer than an answer takes that is not slow. */
const ON_THE_WAY_MS = 100

/** A run, with what was true of each resource when it had its outcome. */
async function observed(
  simulator: Simulator,
  clock: ReturnType<typeof createVirtualClock>,
  references: readonly string[],
  given: World,
  begunAt: number,
): Promise<Observed> {
  const settled = new Map<string, Settled>()
  const startedAt = clock.now()
  let lastAt = startedAt
  const { slowMs = 0, staleMs = 0 } = given
  const isAttached = (label: string) => {
    const [type = '', id = ''] = label.split('/')
    const status = simulator.statusOf(type, id)
    return status !== undefined && ['held', 'bound'].includes(phaseOf(kindOf(type), status))
  }
  const witness = createWitness(
    clock,
    isAttached,
    boundsOf(given),
    slowMs,
    distortion(given, () => clock.now() < begunAt + NOT_FOUND_MS),
  )
  const from = simulator.calls.length
  const isSoon = () => {
    const { stopsSoon = Infinity } = given
    return simulator.calls.slice(from, Math.max(from, simulator.calls.length - stopsSoon)).some(movesCarrier)
  }
  const run = await runAgain(simulator, clock, references, {
    ...optionsOf(given),
    ...witness.options,
    onCall: (count, stop) => {
      if (count === given.stopsAfter || isSoon()) stop.stop({ type: 'cancelled' })
    },
    listener: {
      settled: ({ label }) => {
        lastAt = clock.now()
        const [type = '', id = ''] = label.split('/')
        const isKnown = KINDS.some((kind) => kind.type === type)
        const since = lastAt - ON_THE_WAY_MS - slowMs - staleMs
        const ranks = isKnown ? ranksSince(simulator, type, id, since) : [3]
        settled.set(label, { ranks, listed: witness.listed.has(label), at: lastAt })
      },
    },
  })
  return { ...witness, run, settled, startedAt, lastAt }
}

const ALL_CARRIERS: ReadonlySet<string> = new Set(Object.values(CARRIERS).flat())

/** A write on something that may take others along, with an effect. */
function movesCarrier({ applied, service, action }: Call): boolean {
  const isOf = (kind: Kind) =>
    kind.service === service && WRITE_STEPS.some((step) => kind.writes[step]?.action === action)
  return applied && KINDS.some((kind) => ALL_CARRIERS.has(kind.type) && isOf(kind))
}

function ranksSince(simulator: Simulator, type: string, id: string, since: number): readonly number[] {
  const steps = simulator.historyOf(type, id)
  const before = steps.findLast(({ at }) => at <= since)
  const shown = [before, ...steps.filter(({ at }) => at > since)]
  return [...shown.map((step) => rankOf(type, step?.status)), rankOf(type, simulator.statusOf(type, id))]
}

/** The tags of an item; undefined where it should have them and does not. */
function tagsOf(kind: Kind, item: Item): Readonly<Record<string, string>> | undefined {
  if (!kind.tags.item) return {}
  const { tags } = (item['tags'] ?? {}) as { tags?: { key: string; value: string }[] }
  return tags === undefined ? undefined : Object.fromEntries(tags.map(({ key, value }) => [key, value]))
}

/** What of an item keeps the run away from it. */
function boundsOf({ protects, hasCriteria, isSelected, expectsName }: World): MustStay {
  const hasTags = hasCriteria || isSelected
  return (kind, item) => {
    const tags = tagsOf(kind, item)
    if (tags === undefined) return protects || hasTags
    const name = item[kind.fields.name]
    return (
      (protects && tags['keep'] === 'true') ||
      (hasTags && tags['preview'] !== 'pr-1') ||
      (expectsName && typeof name === 'string' && !name.startsWith('pr-'))
    )
  }
}

/** What the simulator does not do by itself: items without tags, and lists that contradict themselves. */
function distortion(
  { resources }: World,
  isEarly: () => boolean,
): (answer: HttpAnswer, request: HttpRequest) => HttpAnswer {
  const find = (is: (drawn: Drawn) => boolean) =>
    new Set(resources.flatMap((drawn, index) => (is(drawn) ? [`${drawn.type}/r-${index}`] : [])))
  const isHosted = (drawn: Drawn) => hostOf(drawn, resources) !== undefined
  const untagged = find(({ isUntagged }) => isUntagged)
  const contradicted = find((drawn) => drawn.disguise === 'contradicted' && !isHosted(drawn))
  if (untagged.size + contradicted.size === 0) return (answer) => answer
  return (answer, request) => {
    const { service, action, body } = asked(request)
    const kind = KINDS.find((one) => one.service === service && one.describe.action === action)
    if (kind === undefined || answer.status !== 200) return answer
    const ids = [body[kind.describe.idsField] ?? []].flat()
    const isContradicted =
      isEarly() && ids.some((id) => typeof id === 'string' && contradicted.has(`${kind.type}/${id}`))
    try {
      return relisted(answer, (list) => {
        const dataSet = list.dataSet.map((item) =>
          untagged.has(`${kind.type}/${String(item[kind.fields.id])}`) ? without(item, 'tags') : item,
        )
        if (!isContradicted) return { ...list, dataSet }
        return { ...list, dataSet, totalCount: dataSet.length === 0 ? 1 : dataSet.length - 1 }
      })
    } catch {
      return answer
    }
  }
}

function without(item: Item, field: string): Item {
  return Object.fromEntries(Object.entries(item).filter(([name]) => name !== field))
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
  it(
    'what is claimed is so, and what is not claimed to go stays',
    async () => {
      await fc.assert(
        fc.asyncProperty(world, async (given) => {
          const clock = createVirtualClock()
          const seeds = given.resources.map(seedOf)
          const present = seeds.filter((_, index) => given.resources[index]?.fate !== 'missing')
          const rules = given.rules as NonNullable<NonNullable<Seed['faults']>['rules']>
          const begunAt = clock.now()
          const unread = given.resources[given.unreadable ?? Infinity]?.type
          const denied = unread === undefined ? [] : [describeOf(kindOf(unread))]
          const simulator = new Simulator(
            {
              resources: [...present, ...(given.isSelected ? [] : twinsOf(given))],
              faults: {
                seed: given.seed,
                rules,
                ...(given.staleMs === undefined ? {} : { staleMs: given.staleMs }),
              },
              permissions: { denied },
            },
            { now: () => clock.now() },
          )
          const labels = seeds.map(({ kind, id }) => `${kind}/${id}`)
          const named = given.isSelected
            ? [...new Set(seeds.map(({ kind }) => kind))]
            : labels.flatMap((label, index) => namesOf(label, given.resources[index]))
          const families =
            given.isSelected || given.twins === undefined ? [] : [`${given.twins.family[0]}/twin`]
          if (named.length + families.length === 0) return
          const before = new Map(seeds.map(({ kind, id }) => [`${kind}/${id}`, simulator.statusOf(kind, id)]))
          const options = optionsOf(given)
          if (given.runs === 'one after an abandoned one') {
            await runAgain(simulator, clock, [...named, ...families], {
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
            (both ? [1, 2] : [1]).map(() =>
              observed(simulator, clock, [...named, ...families], given, begunAt),
            ),
          )
          expect(before.size).toBe(start.size)

          for (const one of ended) {
            const { run, settled, forbidden, leftOut } = one
            expect(forbidden).toEqual([])
            expectSeenSince(one)
            const reported = run.results.map(({ type, id }) => `${type}/${id}`)
            expect(reported).toHaveLength(new Set(reported).size)
            if (!given.isSelected) expect(named.filter((word) => !reported.some(isNamedBy(word)))).toEqual([])
            for (const result of run.results) {
              expectClaim(result, settled, given)
              expectBounded(result)
              expectToldApart(result, leftOut)
              expectForeseen(result, given.resources[Number(result.id.slice(2))])
            }
          }
          for (const [index, seed] of seeds.entries()) {
            const drawn = given.resources[index]
            if (drawn === undefined) continue
            const label = `${seed.kind}/${seed.id}`
            const one = { drawn, seed, label, given, ended, begunAt, simulator, from: firstCall }
            expectSelected(one, rankOf(seed.kind, start.get(label)))
            expectNotMissing(one)
            expectKeptInTime(one)
            if (!both) expectRestoredStays(one)
            if (!both) expectHeldFails(one)
          }
          const calls = simulator.calls.slice(firstCall)
          expectFreshLooks(calls)
          const isUnchecked = unread !== undefined && kindOf(unread).family === given.twins?.family[0]
          if (!isDeceived(given) && !isUnchecked)
            expect(calls.filter(({ write, ids }) => write && ids.includes('twin'))).toEqual([])
          if (given.isSelected && unread !== undefined && kindOf(unread).tags.item)
            for (const { run } of ended) expect(run.unlisted.map(({ type }) => type)).toContain(unread)
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
            const instance = instanceOf(drawn, given.resources)
            if (!isProtected && (!mustBeThere(results, both) || isToldGone(label, instance, ended))) continue
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
    },
    SHRINKS_WITHIN_MS,
  )
})

/** As the run is told of it, if it is. */
function namesOf(label: string, drawn: Drawn | undefined): readonly string[] {
  if (drawn?.isNamed !== true) return []
  const { family } = kindOf(drawn.type)
  return [drawn.byFamily && family !== undefined ? label.replace(drawn.type, family) : label]
}

/** By its kind or its family. */
function isNamedBy(word: string): (label: string) => boolean {
  const [type = '', id = ''] = word.split('/')
  const kinds = RESOURCE_TYPES.get(type) ?? []
  const labels = new Set([word, ...kinds.map((kind) => `${kind.type}/${id}`)])
  return (label) => labels.has(label)
}

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

/** A run says that no look by its id has found it, and that its instance is destroyed: not that it is still there. */
function isToldGone(label: string, instance: string | undefined, ended: readonly Observed[]): boolean {
  return ended.some(({ run }) => {
    const resultOf = (wanted?: string) => run.results.find(({ type, id }) => `${type}/${id}` === wanted)
    const { error, finalStatus } = resultOf(label) ?? {}
    return (
      resultOf(instance)?.outcome === 'destroyed' &&
      finalStatus === 'gone' &&
      error?.code === 'UNRELIABLE_ANSWER' &&
      error.message.includes('no lookup by its id found it')
    )
  })
}

function expectClaim(
  { type, id, outcome, requests }: Result,
  settled: ReadonlyMap<string, Settled>,
  given: World,
): void {
  const { goal, wait, dryRun, resources, runs } = given
  const label = `${type}/${id}`
  const { ranks, listed } = settled.get(label) ?? { ranks: [3], listed: false }
  const claim = { label, outcome, ranks }
  const isSo = (is: (rank: number) => boolean) => {
    expect({ ...claim, ok: ranks.some(is) }).toEqual({ ...claim, ok: true })
  }
  if (outcome === 'destroyed') isSo((rank) => rank === 3)
  if (outcome === 'recycled') isSo((rank) => rank === 1)
  if (outcome === 'already') isSo((rank) => (goal === 'destroyed' ? rank === 3 : rank >= 1))
  const drawn = resources[Number(id.slice(2))]
  // Nothing follows from lists that contradict themselves.
  const isThere = drawn !== undefined && !['missing', 'late'].includes(drawn.fate) && drawn.event !== 'goes'
  if (
    isThere &&
    drawn.disguise === 'contradicted' &&
    hostOf(drawn, resources) === undefined &&
    runs === 'one'
  )
    expect({ label, missing: outcome === 'missing' }).toEqual({ label, missing: false })
  if (outcome === 'missing') expect({ label, listed }).toEqual({ label, listed: false })
  if (outcome === 'planned') expect(dryRun).toBe(true)
  if (outcome === 'requested') expect(wait).toBe(false)
  if (outcome === 'missing' || outcome === 'planned') expect(requests).toEqual([])
}

function describeOf({ service, describe }: Kind): string {
  return `${service}:${describe.action}`
}

/** Nothing is written on an id that two kinds share. */
function twinsOf({ twins: drawn }: World): ResourceSeed[] {
  if (drawn === undefined) return []
  const [, kinds] = drawn.family
  const [one, other] = [kinds[drawn.first], kinds[1 - drawn.first]]
  if (one === undefined || other === undefined) return []
  const shown = [{ as: 'GONE', for: drawn.hiddenMs, in: 'ids' as const }]
  return [
    { kind: one.type, id: 'twin', name: 'pr-web', tags: ALL_TAGS.preview },
    { kind: other.type, id: 'twin', name: 'pr-web', tags: ALL_TAGS.preview, shown },
  ]
}

/** What an accepted call did not take is not recorded as accepted. */
function expectToldApart({ id, requests }: Result, leftOut: Witness['leftOut']): void {
  for (const { requestId, code } of requests)
    if (leftOut.get(requestId ?? '')?.has(id) === true)
      expect({ id, code }).toEqual({ id, code: 'PARTLY_REFUSED' })
}

/** What a list shows to be a subscription is not destroyed, and a plan says so. */
function expectForeseen({ id, initialStatus, about, plan }: Result, drawn: Drawn | undefined): void {
  if (about?.chargeType !== 'PREPAID' || drawn?.fate !== 'live' || plan?.outcome === undefined) return
  if (drawn.event !== 'none' || drawn.disguise === 'wrong-once') return
  expect({ id, initialStatus, outcome: plan.outcome }).toEqual({
    ...{ id, initialStatus, outcome: expect.stringMatching(/^(scheduled|failed)$/) as unknown },
  })
}

/** One resource of the world, and what became of it. */
interface Fortune {
  readonly drawn: Drawn
  readonly seed: ResourceSeed
  readonly label: string
  readonly given: World
  readonly ended: readonly Observed[]
  readonly begunAt: number
  readonly simulator: Simulator
  /** The first call of the runs. */
  readonly from: number
}

/** Lists that lack a part and count as if they were whole: too many of them defeat any number of readings. */
function isDeceived({ rules }: World): boolean {
  return rules.some(({ uncounted, type }) => uncounted === true && type.startsWith('lose-'))
}

/** The guards have refused the whole plan, and nothing is looked for any more. */
function isGuarded({ results }: EngineRun): boolean {
  return results.some(({ error }) => ['TOO_MANY_RESOURCES', 'UNEXPECTED_NAME'].includes(error?.code ?? ''))
}

function isReported({ run }: Observed, label: string): boolean {
  return run.results.some(({ type, id }) => `${type}/${id}` === label)
}

/** What meets the criteria is reported, or its kind is. */
function expectSelected({ drawn, seed, label, given, ended, begunAt }: Fortune, rank: number): void {
  const kind = kindOf(drawn.type)
  const { fate, tag, event, at } = drawn
  if (!given.isSelected || !kind.tags.item || kind.keepWhere !== undefined || isDeceived(given)) return
  if (!['preview', 'keep'].includes(tag) || ['retagged', 'goes'].includes(event) || fate === 'missing') return
  const isLate = fate === 'late' && seed.createdInMs !== undefined
  if (!isLate && rank > 0) return
  const isVisible = ({ run, lastAt }: Observed) =>
    !isLate ||
    (run.stoppedBy !== 'cancelled' &&
      ['none', 'lags', 'twice', 'slow-bin'].includes(drawn.disguise) &&
      run.results.length > 0 &&
      !given.dryRun &&
      // The abandoned run may have torn it down.
      given.runs !== 'one after an abandoned one' &&
      !isGuarded(run) &&
      begunAt + at + 1000 < lastAt)
  const lacking = ended.filter(
    (one) => isVisible(one) && one.run.elapsedMs < BUDGET_MS && !isReported(one, label),
  )
  if (lacking.length < ended.length) return
  for (const { run } of lacking)
    expect({ label, unlisted: run.unlisted.map(({ type }) => type) }).toEqual({
      ...{ label, unlisted: expect.arrayContaining([drawn.type]) as unknown },
    })
}

/** What the job before has made may be listed late. */
const LATE_MS = 9500

function expectNotMissing({ drawn, seed, label, given, ended, begunAt }: Fortune): void {
  const { fate, event, disguise, at } = drawn
  if (fate !== 'late' || seed.createdInMs === undefined || isDeceived(given) || event === 'goes') return
  if ((disguise !== 'none' && disguise !== 'twice') || given.runs !== 'one') return
  for (const { run, startedAt } of ended) {
    if (begunAt + at > startedAt + LATE_MS) continue
    const result = run.results.find(({ type, id }) => `${type}/${id}` === label)
    expect({ label, missing: result?.outcome === 'missing' }).toEqual({ label, missing: false })
  }
}

/** As old as a look, or a reading of what is attached to a resource, may be when a write rests on it. */
const MAX_AGE_MS = 20_000 + ON_THE_WAY_MS

/** The same of what is attached to a resource, as long as its lists take no longer than usual. */
const MAX_LOAD_AGE_MS = 6500

/** What must stay from some moment on does not begin to go later than what was seen of it may be old. */
function expectKeptInTime({ drawn, seed, label, given, simulator }: Fortune): void {
  const { event, at, isAfterTermination, tag } = drawn
  const kind = kindOf(drawn.type)
  if (isAfterTermination || partOfHost(seed) || seed['nicType'] === 'Primary') return
  const isQuick = given.rules.length === 0 && given.slowMs === undefined
  const isLeftToHost = hostOf(drawn, given.resources) !== undefined && !drawn.isNamed && !given.isSelected
  const maxAgeMs = isQuick && isLeftToHost ? MAX_LOAD_AGE_MS : MAX_AGE_MS
  const mayGo = {
    kept: !given.protects || !kind.tags.item || tag === 'keep',
    retagged: !(given.hasCriteria || given.isSelected) || !kind.tags.item,
    renamed: !given.expectsName || !/name/i.test(kind.fields.name),
  }[event as string]
  const isBornSo =
    drawn.fate === 'late' && event !== 'retagged' && given.protects && tag === 'keep' && kind.tags.item
  if (mayGo !== false && !isBornSo) return
  const steps = simulator
    .historyOf(seed.kind, seed.id)
    .map((step) => ({ ...step, rank: rankOf(seed.kind, step.status) }))
  const [first] = steps
  if (first === undefined) return
  const begun = simulator.calls[0]?.at ?? 0
  const late = steps.filter((step, index) => {
    const before = steps[index - 1]
    if (before === undefined || step.at <= begun + at + maxAgeMs) return false
    const wasInBin = phaseOf(kind, before.status) === 'recycled'
    return (before.rank === 0 && step.rank > 0) || (wasInBin && step.rank > 1)
  })
  expect({ label, late }).toEqual({ label, late: [] })
}

/** What a run has found in the recycle bin and a person has restored is not sent there again. */
function expectRestoredStays({ drawn, seed, label, ended, begunAt, simulator, from }: Fortune): void {
  const { terminate, release } = kindOf(drawn.type).writes
  if (drawn.event !== 'restored' || seed.status === undefined || drawn.fate !== 'bin') return
  if (!ended.every(({ foundInBin }) => foundInBin.has(label))) return
  // Restored before this run began: what this run found there, the abandoned one has sent there since.
  if (ended.some(({ startedAt }) => startedAt > begunAt + drawn.at / 4)) return
  const isSame = terminate.action === release.action
  const since = begunAt + drawn.at / 4 + (isSame ? MAX_AGE_MS : 0)
  const sent = simulator.calls
    .slice(from)
    .filter(
      ({ write, applied, action, ids, at }) =>
        write && applied && action === terminate.action && ids.includes(seed.id) && at > since,
    )
  expect({ label, sent }).toEqual({ label, sent: [] })
}

/** What a run that was stopped reports as kept was shown after the last write that might have deleted it as well. */
function expectSeenSince(one: Observed): void {
  const { run } = one
  if (run.stoppedBy === undefined) return
  for (const { type, id, outcome } of run.results) {
    if (outcome !== 'protected' && outcome !== 'skipped') continue
    const label = `${type}/${id}`
    const unseen = [...one.parentsOf(label)].filter((parent) => {
      const writtenAt = one.writtenAt(parent)
      return writtenAt > -Infinity && one.shownAt(label) <= writtenAt
    })
    expect({ label, outcome, unseen }).toEqual({ label, outcome, unseen: [] })
  }
}

/** A disk that an instance outside the run uses is not waited for. */
function expectHeldFails({ drawn, label, given, ended }: Fortune): void {
  const { rules, slowMs, unreadable } = given
  const instance = instanceOf(drawn, given.resources)
  const holder = given.resources[Number(instance?.replace(/^.*r-/, ''))]
  if (!['vm-disk', 'zec-disk'].includes(drawn.type) || rules.length > 0 || slowMs !== undefined) return
  if (holder?.event !== 'none' || drawn.event !== 'none' || drawn.disguise !== 'none') return
  for (const { run } of ended) {
    const result = run.results.find(({ type, id }) => `${type}/${id}` === label)
    const isHeldInRun = run.results.some(({ type, id }) => `${type}/${id}` === instance)
    if (result === undefined || isHeldInRun || unreadable !== undefined || run.stoppedBy === 'cancelled')
      continue
    expect({ label, pending: result.outcome === 'pending' }).toEqual({ label, pending: false })
  }
}

/** Before each write there is a look, and it was asked for not long ago. */
function expectFreshLooks(calls: readonly Call[]): void {
  for (const [index, { write, service, action, ids, at }] of calls.entries()) {
    if (!write) continue
    const kind = KINDS.find(
      (one) => one.service === service && WRITE_STEPS.some((step) => one.writes[step]?.action === action),
    )
    if (kind === undefined) continue
    for (const id of ids) {
      const isLook = (call: Call) =>
        call.service === service &&
        call.action === kind.describe.action &&
        call.status === 200 &&
        (call.ids.length === 0 || call.ids.includes(id))
      const look = calls.slice(0, index).findLast(isLook)
      const age = at - (look?.at ?? -Infinity)
      expect({ action, id, isFresh: age <= MAX_AGE_MS }).toEqual({ action, id, isFresh: true })
    }
  }
}

/** So often may a write be sent for one resource: refusals and lost answers have ever longer pauses. */
const MAX_WRITES = 40

/** So often may an accepted call leave a resource out. */
const MAX_LEFT_OUT = 6

function expectBounded({ requests }: Result): void {
  const leftOut = requests.filter(({ code }) => code === 'PARTLY_REFUSED')
  expect(leftOut.length).toBeLessThanOrEqual(MAX_LEFT_OUT)
  const ids = requests.flatMap(({ requestId }) => requestId ?? [])
  expect(ids).toHaveLength(new Set(ids).size)
  for (const action of new Set(requests.map((request) => request.action)))
    expect(requests.filter((request) => request.action === action).length).toBeLessThanOrEqual(MAX_WRITES)
}

/** In any second: three looks at each kind, each of one call for all ids and some to find a bad one. */
const MAX_CALLS = 3 * 21

function expectFewLooks(calls: readonly Call[], times: number): void {
  const looks = calls.filter(({ write, ids }) => !write && ids.length > 0)
  expect(crowdedSeconds(looks, times * MAX_CALLS)).toEqual([])
}
