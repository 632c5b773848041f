import { describe, expect, it } from '@jest/globals'
import { runEngine } from '../support/engine.ts'

/** A run against an API that allows so many calls a second, refused calls counted. */
async function limited(
  count: number,
  rateLimit: { perSecond: number; burst?: number; retryAfter?: number },
  concurrency = 8,
) {
  const references = Array.from({ length: count }, (_, index) => `vm-instance/vm-${index + 1}`)
  const seed = { generate: [{ kind: 'vm-instance', count, prefix: 'vm-' }], faults: { rateLimit } }
  const { results, simulator } = await runEngine(seed, references, { goal: 'destroyed', concurrency })
  const terminates = simulator.calls.filter(({ action }) => action === 'TerminateInstance')
  const [first, last] = [terminates[0]?.at ?? 0, terminates.at(-1)?.at ?? 0]
  const accepted = terminates.filter(({ status }) => status === 200).length
  return {
    outcomes: new Set(results.map(({ outcome }) => outcome)),
    refusedShare: simulator.stats().refused / simulator.stats().calls,
    usedShare: accepted / ((last - first) / 1000) / rateLimit.perSecond,
  }
}

describe('at a limit of calls a second', () => {
  it.each([
    // perSecond, burst, instances, refused at most, used at least
    [20, 20, 200, 0.05, 0.85],
    [20, 20, 400, 0.03, 0.9],
    [20, 100, 400, 0.05, 0.85],
    [50, 50, 1000, 0.03, 0.9],
    [10, 10, 400, 0.05, 0.85],
  ])(
    '%d (burst %d), %d instances all go; at most %d refused, at least %d of the rate used',
    async (perSecond, burst, count, mostRefused, leastUsed) => {
      const { outcomes, refusedShare, usedShare } = await limited(count, { perSecond, burst })
      expect(outcomes).toEqual(new Set(['destroyed']))
      expect(refusedShare).toBeLessThan(mostRefused)
      expect(usedShare).toBeGreaterThanOrEqual(leastUsed)
    },
  )
})

describe('refusals that no limit explains', () => {
  it.each([
    ['one in fifty', 0.02],
    ['one in twenty', 0.05],
  ])('%s: slow the run for a while, and everything still goes', async (_, rate) => {
    const references = Array.from({ length: 300 }, (_unused, index) => `vm-instance/vm-${index + 1}`)
    const { results, elapsedMs } = await runEngine(
      {
        generate: [{ kind: 'vm-instance', count: 300, prefix: 'vm-' }],
        faults: { rules: [{ type: 'throttle', actions: ['TerminateInstance'], rate }] },
      },
      references,
    )
    expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['destroyed']))
    expect(elapsedMs).toBeLessThan(180_000)
  })

  it('with a Retry-After keep everybody waiting for so long', async () => {
    const { simulator } = await runEngine(
      {
        generate: [{ kind: 'vm-instance', count: 30, prefix: 'vm-' }],
        faults: { rules: [{ type: 'throttle', actions: ['TerminateInstance'], nth: [10], retryAfter: 7 }] },
      },
      Array.from({ length: 30 }, (_, index) => `vm-instance/vm-${index + 1}`),
    )
    const refused = simulator.calls.findIndex(({ fault }) => fault === 'throttle')
    const at = simulator.calls[refused]?.at ?? 0
    // Those in flight with it were sent before anybody knew.
    const later = simulator.calls.filter((call) => call.at > at + 20)
    expect(Math.min(...later.map((call) => call.at))).toBeGreaterThanOrEqual(at + 7000)
  })

  it.each([
    ['one write', { type: 'throttle', actions: ['TerminateInstance'], nth: [10], retryAfter: 3600 }],
    ['one lookup', { type: 'throttle', actions: ['DescribeInstances'], nth: [2], retryAfter: 999_999_999 }],
  ] as const)(
    'with a Retry-After beyond belief on %s stall nobody for more than a minute',
    async (_, rule) => {
      const { results, elapsedMs } = await runEngine(
        { generate: [{ kind: 'vm-instance', count: 30, prefix: 'vm-' }], faults: { rules: [rule] } },
        Array.from({ length: 30 }, (_unused, index) => `vm-instance/vm-${index + 1}`),
      )
      expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['destroyed']))
      expect(elapsedMs).toBeLessThan(180_000)
    },
  )

  it('with a Retry-After beyond belief on every write leave the others alone, and are the reason told', async () => {
    const { results, simulator } = await runEngine(
      {
        resources: [{ kind: 'bmc-instance', id: 'b-1' }],
        generate: [{ kind: 'vm-instance', count: 20, prefix: 'vm-' }],
        faults: {
          rules: [{ type: 'throttle', actions: ['vm:TerminateInstance'], retryAfter: 3600 }],
        },
      },
      [...Array.from({ length: 20 }, (_unused, index) => `vm-instance/vm-${index + 1}`), 'bmc-instance/b-1'],
      { budgetMs: 600_000 },
    )
    expect(results.find(({ type }) => type === 'bmc-instance')?.outcome).toBe('destroyed')
    const refused = results.filter(({ type }) => type === 'vm-instance')
    expect(new Set(refused.map(({ outcome, error }) => `${outcome} ${error?.code ?? ''}`))).toEqual(
      new Set(['pending REQUEST_LIMIT_EXCEEDED']),
    )
    expect(refused.every(({ error }) => error?.hint?.includes('3600 s') === true)).toBe(true)
    // One attempt a minute, and those in flight with it.
    expect(simulator.calls.filter(({ action }) => action === 'TerminateInstance').length).toBeLessThan(200)
    expect(simulator.calls.filter(({ write }) => !write).length).toBeGreaterThan(30)
  })
})
