// Whatever the API is like and however it behaves: the engine ends, tells of every resource exactly once, claims
// nothing that the simulator does not show, and never writes where it must not.

import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { ResourceSeed, Seed, Simulator } from '../../simulator/index.ts'
import type { Result } from '../../src/teardown/index.ts'
import { runEngine } from '../support/engine.ts'
import { runs, SHRINKS_WITHIN_MS } from '../support/property-runs.ts'

// Written out, not imported: from the API's reference, the same words that the simulator walks through.
const STATUSES: Record<string, { live: string[]; busy: string[]; bin: string[]; leaving: string[] }> = {
  port: {
    live: ['RUNNING'],
    busy: ['CREATING', 'UPDATING', 'RECOVERING', 'DELETING'],
    bin: ['RECYCLED'],
    leaving: ['DESTROYING'],
  },
  'vm-instance': {
    live: ['RUNNING', 'STOPPED', 'CREATE_FAILED'],
    busy: ['PENDING', 'DEPLOYING', 'REBUILDING', 'REBOOT', 'BOOTING', 'STOPPING', 'IMAGING', 'RECYCLING'],
    bin: ['RECYCLE'],
    leaving: ['RELEASING'],
  },
  'bmc-instance': {
    live: ['RUNNING', 'STOPPED', 'CREATE_FAILED', 'INSTALL_FAILED'],
    busy: ['PENDING', 'CREATING', 'INSTALLING', 'BOOTING', 'STOPPING', 'RECYCLING'],
    bin: ['RECYCLE'],
    leaving: ['RELEASING'],
  },
  'bmc-eip': {
    live: ['AVAILABLE', 'ASSOCIATED', 'CREATE_FAILED'],
    busy: ['CREATING', 'ASSOCIATING', 'UNASSOCIATING', 'RECYCLING'],
    bin: ['RECYCLE'],
    leaving: ['RELEASING'],
  },
}
const UNKNOWN = ['MIGRATING', 'NOT_ACCEPT', 'DELETING_FAILED']
const MISSING = 'never there'

const resource = fc.constantFrom(...Object.keys(STATUSES)).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    status: fc.constantFrom(...Object.values(STATUSES[kind] ?? {}).flat(), ...UNKNOWN, MISSING),
    chargeType: fc.constantFrom('POSTPAID', 'POSTPAID', 'POSTPAID', 'PREPAID'),
    commitment: fc.boolean().map((yes) => yes && kind.includes('instance')),
    stuck: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    delays: fc.record({
      recycle: fc.integer({ min: 0, max: 120_000 }),
      release: fc.integer({ min: 0, max: 120_000 }),
      busy: fc.integer({ min: 0, max: 120_000 }),
    }),
  }),
)

const refusals = fc.array(
  fc.record({
    type: fc.constantFrom('500', '503', 'throttle', 'html-502', 'reset-before', 'reset-after', 'truncate'),
    actions: fc.constantFrom(['Describe*'], ['Terminate*'], ['Release*'], ['DestroyPort']),
    nth: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 3 }),
    applied: fc.boolean(),
  }),
  { maxLength: 4 },
)

const scene = fc.record({
  resources: fc.array(resource, { minLength: 1, maxLength: 8 }),
  goal: fc.constantFrom('recycled' as const, 'destroyed' as const),
  wait: fc.boolean(),
  dryRun: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
  refusals,
})

type Scene = typeof scene extends fc.Arbitrary<infer T> ? T : never

function seedOf({ resources, refusals: rules }: Scene): { seed: Seed; references: string[] } {
  const named = resources.map((one, index) => ({ ...one, id: `r-${index}` }))
  const seed: Seed = {
    resources: named.filter(({ status }) => status !== MISSING),
    // A port's list may lag: faults of kinds that need `applied` take it, the others ignore it.
    faults: { seed: 1, rules },
  }
  return { seed, references: named.map(({ kind, id }) => `${kind}/${id}`) }
}

describe('the engine, for any statuses, goal and schedule of answers', () => {
  // The run is what costs time: each of them is held against everything that has to be true of any.
  it(
    'ends, claims only what the simulator shows, writes only where it may, and sends nothing twice',
    async () => {
      await fc.assert(
        fc.asyncProperty(scene, async (given) => {
          const { seed, references } = seedOf(given)
          const { results, simulator, elapsedMs } = await runEngine(seed, references, given)
          expect(results.map(({ type, id }) => `${type}/${id}`)).toEqual(references)
          expect(elapsedMs).toBeLessThanOrEqual(1_800_000 + 2000)
          for (const result of results) expectTruth(result, simulator)
          expectRightfulWrites(given, seed, simulator)
          for (const { requests } of results) expectNothingTwice(requests)
        }),
        runs(200),
      )
    },
    SHRINKS_WITHIN_MS,
  )
})

/** Writes only on what is live or in the bin, at most once accepted, and never in a dry run. */
function expectRightfulWrites({ dryRun }: Scene, seed: Seed, simulator: Simulator): void {
  const writes = simulator.calls.filter(({ write }) => write)
  if (dryRun) expect(writes).toEqual([])
  for (const call of writes) {
    for (const id of call.ids)
      expectRightful(call.action, statusBefore(simulator, seed.resources ?? [], id, call.at), call.code)
  }
  for (const id of new Set(writes.flatMap(({ ids }) => ids))) {
    for (const action of new Set(writes.map((call) => call.action))) {
      const accepted = writes.filter(
        (call) => call.status === 200 && call.action === action && call.ids.includes(id),
      )
      const answered = accepted.filter(({ fault }) => fault === undefined)
      expect(answered.length).toBeLessThanOrEqual(1)
    }
  }
}

/** Sends nothing again whose answer it has, and a lost answer costs at most one more write. */
function expectNothingTwice(requests: Result['requests']): void {
  for (const action of new Set(requests.map((request) => request.action))) {
    const sent = requests.filter((request) => request.action === action)
    const undecided = sent.filter(({ status, code }) => status === null || code !== undefined)
    expect(sent.length).toBeLessThanOrEqual(undecided.length + 1)
  }
}

function expectTruth(
  { type, id, outcome, initialStatus, finalStatus, requests }: Result,
  simulator: Simulator,
): void {
  const now = simulator.statusOf(type, id)
  const past = pastOf(simulator, type, id)
  switch (outcome) {
    case 'recycled':
      expect(['RECYCLE', 'RECYCLED']).toContain(finalStatus)
      expect(past).toContain(finalStatus)
      break
    case 'destroyed':
      expect(now).toBeUndefined()
      expect(past.length).toBeGreaterThan(0)
      break
    case 'missing':
      // Never there, or gone before the first look.
      expect(now).toBeUndefined()
      expect(requests).toEqual([])
      break
    case 'already':
      expect(finalStatus).toBe(initialStatus)
      expect(['RECYCLE', 'RECYCLED', 'DESTROYED']).toContain(initialStatus)
      break
    case 'scheduled':
      expect(now).toBe(finalStatus)
      break
    case 'requested':
      expect(requests.at(-1)?.status === 200 || initialStatus !== null).toBe(true)
      expect(past).toContain(finalStatus)
      break
    case 'planned':
    case 'pending':
    case 'failed':
      // No claim of having arrived: its last status is one that it really had, if it was seen at all.
      expect(finalStatus === null || past.includes(finalStatus)).toBe(true)
      break
    case 'protected':
    case 'skipped':
      throw new Error('no guard was set')
  }
}

function pastOf(simulator: Simulator, type: string, id: string): string[] {
  return simulator.historyOf(type, id).map(({ status }) => status)
}

function statusBefore(simulator: Simulator, seeds: readonly ResourceSeed[], id: string, at: number): string {
  const kind = seeds.find((seed) => seed.id === id)?.kind ?? 'port'
  const before = simulator.historyOf(kind, id).filter((step) => step.at < at)
  return before.at(-1)?.status ?? seeds.find((seed) => seed.id === id)?.status ?? 'never there'
}

/** The status when the call came in: no older look than the one before it may be the reason for a write. */
function expectRightful(action: string, status: string, code: string | undefined): void {
  expect(UNKNOWN).not.toContain(status)
  expect(status).not.toBe('never there')
  // Refused because it had moved on meanwhile is no harm; what is applied must have been in the right phase.
  if (code !== undefined) return
  const all = Object.values(STATUSES)
  const allowed = action.startsWith('Terminate')
    ? all.flatMap(({ live }) => live)
    : all.flatMap(({ bin }) => bin)
  expect(allowed).toContain(status)
}
