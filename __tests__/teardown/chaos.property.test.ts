// Faults of every sort at random, over all kinds, with cancellation in the middle, and a second run after it.

import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { Simulator, type Call, type Seed } from '../../simulator/index.ts'
import type { Result } from '../../src/teardown/index.ts'
import { runAgain } from '../support/engine.ts'
import { runs, SHRINKS_WITHIN_MS } from '../support/property-runs.ts'
import { createVirtualClock } from '../support/virtual-clock.ts'

const KINDS = ['port', 'vm-instance', 'bmc-instance', 'bmc-eip'] as const
const ACTIONS = [
  'Describe*',
  'Terminate*',
  'Release*',
  'DestroyPort',
  'TerminateInstance',
  'bmc:*',
  '*',
] as const

const rule = fc.record(
  {
    type: fc.constantFrom(
      'throttle',
      'limit-code',
      '500',
      '503',
      'html-502',
      'reset-before',
      'reset-after',
      'hang',
      'truncate',
    ),
    actions: fc.constantFrom(...ACTIONS).map((action) => [action]),
    rate: fc.double({ min: 0.02, max: 0.6, noNaN: true }),
    times: fc.integer({ min: 1, max: 12 }),
    applied: fc.boolean(),
    retryAfter: fc.integer({ min: 0, max: 5 }),
  },
  { requiredKeys: ['type', 'actions', 'rate', 'times'] },
)

const resource = fc.record({
  kind: fc.constantFrom(...KINDS),
  fate: fc.constantFrom('live', 'live', 'live', 'bin', 'commitment', 'missing'),
  delays: fc.record({
    recycle: fc.integer({ min: 0, max: 40_000 }),
    release: fc.integer({ min: 0, max: 40_000 }),
  }),
})

const chaos = fc.record({
  resources: fc.array(resource, { minLength: 1, maxLength: 12 }),
  goal: fc.constantFrom('recycled' as const, 'destroyed' as const),
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  rules: fc.array(rule, { maxLength: 5 }),
  staleMs: fc.constantFrom(0, 0, 1000, 3000),
  clockSkewMs: fc.constantFrom(0, 0, 3_600_000, -3_600_000),
  rateLimit: fc.constantFrom(undefined, undefined, { perSecond: 10, burst: 5 }),
  cancelAfter: fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }),
})

type Chaos = typeof chaos extends fc.Arbitrary<infer T> ? T : never

/** A live status of each kind, and its word for the bin. */
const WORDS: Record<(typeof KINDS)[number], { live: string; bin: string }> = {
  port: { live: 'RUNNING', bin: 'RECYCLED' },
  'vm-instance': { live: 'RUNNING', bin: 'RECYCLE' },
  'bmc-instance': { live: 'STOPPED', bin: 'RECYCLE' },
  'bmc-eip': { live: 'ASSOCIATED', bin: 'RECYCLE' },
}

function seedOf({ resources, rules, seed, staleMs, clockSkewMs, rateLimit }: Chaos): {
  seed: Seed
  references: string[]
} {
  const named = resources.map((one, index) => ({ ...one, id: `r-${index}` }))
  return {
    references: named.map(({ kind, id }) => `${kind}/${id}`),
    seed: {
      resources: named
        .filter(({ fate }) => fate !== 'missing')
        .map(({ kind, id, fate, delays }) => ({
          kind,
          id,
          delays,
          status: fate === 'bin' ? WORDS[kind].bin : WORDS[kind].live,
          commitment: fate === 'commitment' && kind !== 'port' && kind !== 'bmc-eip',
        })),
      faults: {
        seed,
        rules: rules,
        staleMs,
        clockSkewMs,
        ...(rateLimit === undefined ? {} : { rateLimit }),
      },
    },
  }
}

describe('in any chaos', () => {
  it(
    'every resource is reported once, nothing is claimed that is not so, nothing is written after a cancel, and a second run converges',
    async () => {
      await fc.assert(
        fc.asyncProperty(chaos, async (given) => {
          const { seed, references } = seedOf(given)
          const clock = createVirtualClock()
          const simulator = new Simulator(seed, { now: () => clock.now() })
          let cancelledAfter = Infinity
          const first = await runAgain(simulator, clock, references, {
            goal: given.goal,
            onCall: (count, stop) => {
              if (count !== given.cancelAfter) return
              stop.stop({ type: 'cancelled' })
              cancelledAfter = simulator.calls.length
            },
          })
          expect(first.results.map(({ type, id }) => `${type}/${id}`)).toEqual(references)
          for (const result of first.results) expectTruth(result, simulator)
          expect(simulator.calls.slice(cancelledAfter).filter(({ write }) => write)).toEqual([])
          expectWritesWithinReason(first.results)

          // The weather may be as bad as before: rules that have run out stay out, others go on.
          const rest = first.results
            .filter(({ outcome }) => outcome === 'pending')
            .map(({ type, id }) => `${type}/${id}`)
          const second = await runAgain(simulator, clock, rest, {
            goal: given.goal,
            budgetMs: 24 * 3_600_000,
          })
          for (const result of second.results) {
            expectTruth(result, simulator)
            expect(result.outcome).not.toBe('pending')
          }
          expectAppliedOnce(simulator.calls, references)
        }),
        runs(150),
      )
    },
    SHRINKS_WITHIN_MS,
  )
})

function expectTruth({ type, id, outcome, finalStatus }: Result, simulator: Simulator): void {
  const now = simulator.statusOf(type, id)
  const past = simulator.historyOf(type, id).map(({ status }) => status)
  if (outcome === 'destroyed') expect([now, past.length > 0]).toEqual([undefined, true])
  if (outcome === 'missing') expect(now).toBeUndefined()
  if (outcome === 'recycled' || outcome === 'already') expect(past).toContain(finalStatus)
  if (outcome === 'recycled') expect(['RECYCLE', 'RECYCLED']).toContain(finalStatus)
  if (outcome === 'requested' || outcome === 'planned') throw new Error(`${outcome} was not asked for`)
}

/** Sent once, and once more for each time that the answer was lost or was a refusal. */
function expectWritesWithinReason(results: readonly Result[]): void {
  for (const { requests } of results) {
    for (const action of new Set(requests.map((request) => request.action))) {
      const sent = requests.filter((request) => request.action === action)
      const unanswered = sent.filter(({ status, code }) => status === null || code !== undefined)
      expect(sent.length).toBeLessThanOrEqual(unanswered.length + 1)
    }
  }
}

function expectAppliedOnce(calls: readonly Call[], references: readonly string[]): void {
  for (const reference of references) {
    const id = reference.split('/')[1] ?? ''
    const applied = calls.filter((call) => call.applied && call.ids.includes(id)).map(({ action }) => action)
    expect(applied).toHaveLength(new Set(applied).size)
  }
}
