// One kind's way: when it looks, when it acts, and what it waits for.

import { describe, expect, it } from '@jest/globals'
import { Simulator, type Call } from '../../simulator/index.ts'
import { relisted, transcript, writes } from '../support/answers.ts'
import { outcomes, runAgain, runBriefly } from '../support/engine.ts'
import { createVirtualClock } from '../support/virtual-clock.ts'

const vm = (id: string, more = {}) => ({ kind: 'vm-instance', id, ...more })

describe('a lane', () => {
  it('ends as soon as nothing is open, without another pause or look', async () => {
    const { elapsedMs, simulator } = await runBriefly(
      { resources: [vm('a', { delays: { recycle: 0 } })] },
      ['vm-instance/a'],
      { goal: 'recycled', wait: false },
    )
    expect(transcript(simulator.calls)).toEqual(['DescribeInstances a 200', 'TerminateInstance a 200'])
    // Besides the look and the write, the list of the disks on it.
    expect(elapsedMs).toBe(60)
  })

  it('looks no more for what has its outcome', async () => {
    const { simulator } = await runBriefly(
      { resources: [vm('a', { status: 'RECYCLE' }), vm('b')] },
      ['vm-instance/a', 'vm-instance/b'],
      { goal: 'recycled' },
    )
    expect(transcript(simulator.calls)).toEqual([
      ...['DescribeInstances a,b 200', 'TerminateInstance b 200'],
      ...Array.from({ length: 4 }, () => 'DescribeInstances a,b 200'),
      'DescribeInstances a 200',
    ])
  })

  it('concludes nothing from a look that ends when another lane has settled the resource', async () => {
    const trouble = { type: '503', retryAfter: 3 } as const
    const { events, simulator } = await runBriefly(
      {
        faults: {
          rules: [
            // The others are a second ahead of bare metal; when that settles it, the fourth look at VMs is under way.
            { ...trouble, actions: ['bmc:DescribeInstances'], nth: [1], retryAfter: 1 },
            { ...trouble, actions: ['vm:DescribeInstances'], nth: [4] },
          ],
        },
      },
      ['instance/x'],
    )
    expect(events.slice(1)).toEqual(['settled instance/x missing'])
    expect(simulator.calls.filter(({ service }) => service === 'vm')).toHaveLength(5)
  })

  it('settles each resource once, whoever else looks for it at the same time', async () => {
    const { events } = await runBriefly({}, ['instance/x', 'eip/y', 'disk/z'])
    expect(events.slice(1).sort()).toEqual([
      ...['settled disk/z missing', 'settled eip/y missing', 'settled instance/x missing'],
    ])
  })

  it('tells of a look in trouble once for all ids that share the reason', async () => {
    const ids = Array.from({ length: 150 }, (_, index) => `vm-instance/vm-${index + 1}`)
    const { events } = await runBriefly(
      { generate: [{ kind: 'vm-instance', count: 150, prefix: 'vm-' }] },
      ids,
      {
        budgetMs: 500,
        onAnswer: (answer) => relisted(answer, () => ({ totalCount: 'many', dataSet: [] })),
      },
    )
    expect(events.filter((event) => event.startsWith('look failed'))).toEqual([
      'look failed vm-instance the answer to DescribeInstances cannot be relied on: it has a count that is not a number',
    ])
  })
})

describe('a kind that goes after others', () => {
  const seed = {
    resources: [
      { kind: 'port', id: 'p' },
      { kind: 'private-connect', id: 'pc', delays: { recycle: 60_000 } },
    ],
  }
  const named = ['port/p', 'private-connect/pc']

  it('is unblocked the moment they are seen on their way, not at its own next look', async () => {
    const { simulator } = await runBriefly(seed, named, { goal: 'recycled' })
    const { calls } = simulator
    const write = calls.findIndex(({ action }) => action === 'TerminatePort')
    const seen = calls.filter(({ action }, index) => action === 'DescribePrivateConnects' && index < write)
    // The look that sees it, its answer, a look at the port, and there it goes.
    expect((calls[write]?.at ?? 0) - (seen.at(-1)?.at ?? 0)).toBeLessThanOrEqual(60)
    expect(seen).toHaveLength(2)
  })

  it('is unblocked when what it waited for has failed', async () => {
    const refuse = { DeletePrivateConnect: { status: 400, code: 'NEVER_HEARD_OF' } }
    const { results, simulator } = await runBriefly(
      {
        resources: [
          { kind: 'port', id: 'p' },
          { kind: 'private-connect', id: 'pc', refuse },
        ],
      },
      named,
      { goal: 'recycled' },
    )
    expect(outcomes(results)).toEqual({ 'port/p': 'recycled', 'private-connect/pc': 'failed' })
    const [first, second] = simulator.calls.filter(({ write }) => write)
    expect([first?.action, second?.action]).toEqual(['DeletePrivateConnect', 'TerminatePort'])
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeLessThanOrEqual(60)
  })

  it('stops waiting when the run is stopped', async () => {
    const { results, elapsedMs } = await runBriefly(
      {
        resources: [
          { kind: 'port', id: 'p' },
          { kind: 'private-connect', id: 'pc', stuck: true },
        ],
      },
      named,
      {
        pollIntervalMs: 600_000,
        onCall: (count, stop) => {
          if (count === 3) stop.stop({ type: 'cancelled' })
        },
      },
    )
    expect(elapsedMs).toBeLessThan(1100)
    expect(results.map(({ error }) => error?.message)).toEqual([
      'The run was cancelled while it was RUNNING, waiting for private-connect/pc to be torn down first.',
      'The run was cancelled while it was RUNNING.',
    ])
  })

  it('waits for nobody in a dry run, which writes nothing', async () => {
    const { results, simulator, elapsedMs } = await runBriefly(seed, named, { dryRun: true })
    expect(results.map(({ outcome }) => outcome)).toEqual(['planned', 'planned'])
    expect(transcript(simulator.calls)).toEqual(['DescribePorts p 200', 'DescribePrivateConnects pc 200'])
    expect(elapsedMs).toBeLessThan(100)
  })

  it('says no more that it waits once it is unblocked', async () => {
    const { results } = await runBriefly(
      {
        resources: [
          { kind: 'port', id: 'p', stuck: true },
          { kind: 'private-connect', id: 'pc', delays: { recycle: 60_000 } },
        ],
      },
      named,
      { goal: 'recycled', budgetMs: 30_000 },
    )
    expect(results[0]?.error?.message).toBe('Time ran out while it was RUNNING.')
  })
})

describe('a survey for a guard', () => {
  const guards = { maxResources: 1 }

  it('looks until it is known of each whether it is there, before anything is written', async () => {
    const { results, simulator } = await runBriefly(
      { resources: [vm('a')] },
      ['vm-instance/a', 'vm-instance/nowhere'],
      { guards },
    )
    expect(outcomes(results)).toEqual({
      'vm-instance/a': 'destroyed',
      'vm-instance/nowhere': 'missing',
    })
    const first = simulator.calls.findIndex(({ write }) => write)
    expect((simulator.calls[first]?.at ?? 0) - (simulator.calls[0]?.at ?? 0)).toBeGreaterThanOrEqual(4000)
  })

  it('is not made where no guard needs it: what is there goes at once', async () => {
    const { simulator } = await runBriefly({ resources: [vm('a')] }, ['vm-instance/a', 'vm-instance/nowhere'])
    expect(transcript(simulator.calls).slice(0, 2)).toEqual([
      'DescribeInstances a,nowhere 200',
      'TerminateInstance a 200',
    ])
  })

  it('waits for what a family may be', async () => {
    const { results, simulator } = await runBriefly(
      {
        resources: [vm('a', { name: 'pr-1' }), { kind: 'bmc-instance', id: 'b', name: 'production' }],
        faults: { rules: [{ type: '503', actions: ['bmc:DescribeInstances'], times: 6 }] },
      },
      ['vm-instance/a', 'instance/b'],
      { guards: { expectName: 'pr-*' } },
    )
    expect(results.map(({ error }) => error?.code)).toEqual(['UNEXPECTED_NAME', 'UNEXPECTED_NAME'])
    expect(writes(simulator.calls)).toEqual([])
  })

  it('is over when the run is stopped', async () => {
    const { results, events, elapsedMs } = await runBriefly({}, ['vm-instance/x', 'vm-instance/y'], {
      guards,
      onCall: (count, stop) => {
        if (count === 2) stop.stop({ type: 'cancelled' })
      },
    })
    expect(results.map(({ outcome, error }) => [outcome, error?.code])).toEqual([
      ['pending', 'CANCELLED'],
      ['pending', 'CANCELLED'],
    ])
    // No plan was whole, so none is told.
    expect(events).toEqual(['settled vm-instance/x pending', 'settled vm-instance/y pending'])
    expect(elapsedMs).toBeLessThan(5000)
  })
})

it('a run leaves no timer behind that would keep the process alive', async () => {
  const clock = createVirtualClock()
  const simulator = new Simulator(
    {
      resources: [vm('a'), { kind: 'port', id: 'p' }, { kind: 'private-connect', id: 'pc' }],
    },
    { now: () => clock.now() },
  )
  await runAgain(simulator, clock, ['vm-instance/a', 'port/p', 'private-connect/pc'], { goal: 'recycled' })
  await clock.advance(0)
  expect(clock.timers).toBe(0)
})

describe('a write that is under way when the run is cancelled', () => {
  const cancelled = (hangs: boolean) =>
    runBriefly(
      {
        resources: [vm('a')],
        faults: { rules: hangs ? [{ type: 'hang', actions: ['TerminateInstance'] }] : [] },
      },
      ['vm-instance/a'],
      {
        onCall: (count, stop) => {
          if (count === 3) stop.stop({ type: 'cancelled' })
        },
      },
    )

  it('has a second for its answer, which is told', async () => {
    const { results, elapsedMs } = await cancelled(false)
    expect(results[0]).toMatchObject({
      outcome: 'pending',
      requests: [{ action: 'TerminateInstance', status: 200 }],
      error: { code: 'CANCELLED', message: 'The run was cancelled while it was RUNNING.' },
    })
    expect(elapsedMs).toBe(60)
  })

  it('is told to be under way when that was not enough', async () => {
    const { results, elapsedMs } = await cancelled(true)
    expect(results[0]).toMatchObject({
      outcome: 'pending',
      requests: [{ action: 'TerminateInstance', requestId: null, status: null, code: 'STOPPED' }],
      error: {
        code: 'CANCELLED',
        message:
          'The run was cancelled while it was RUNNING; TerminateInstance had been sent, and its answer was not waited for.',
      },
    })
    expect(elapsedMs).toBe(1040)
  })
})

describe('a look at more than a hundred', () => {
  const ids = Array.from({ length: 150 }, (_, index) => `vm-${index + 1}`)
  /** How many ids each look asked for. */
  const looksIn = (calls: readonly Call[]) => calls.flatMap(({ ids }) => (ids.length > 0 ? [ids.length] : []))

  it('is at a hundred that speak for the rest, until one of them has moved: then at the rest, too', async () => {
    const { results, simulator } = await runBriefly(
      {
        generate: [
          { kind: 'vm-instance', count: 150, prefix: 'vm-', status: 'BOOTING', delays: { busy: 2500 } },
        ],
      },
      ids.map((id) => `vm-instance/${id}`),
      { goal: 'recycled', wait: false, budgetMs: 30_000 },
    )
    expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['requested']))
    const first = simulator.calls.findIndex(({ write }) => write)
    const looks = looksIn(simulator.calls.slice(0, first))
    expect(looks.slice(0, 3)).toEqual([100, 50, 100])
    expect(looks.slice(-2)).toEqual([100, 50])
    expect(looks.slice(2, -2)).toEqual(looks.slice(2, -2).map(() => 100))
    expect(looks.length).toBeGreaterThan(5)
  })

  it('is at all of them every five seconds', async () => {
    const { simulator } = await runBriefly(
      { generate: [{ kind: 'vm-instance', count: 150, prefix: 'vm-', status: 'BOOTING', stuck: true }] },
      ids.map((id) => `vm-instance/${id}`),
      { goal: 'recycled', budgetMs: 16_000 },
    )
    const start = simulator.calls[0]?.at ?? 0
    const all = simulator.calls.filter(({ ids }) => ids.length === 50).map(({ at }) => at - start)
    const gaps = all.slice(1).map((at, index) => at - (all[index] ?? 0))
    expect(gaps.length).toBeGreaterThanOrEqual(2)
    for (const gap of gaps) {
      expect(gap).toBeGreaterThanOrEqual(5000)
      expect(gap).toBeLessThan(7000)
    }
  })

  it('is at the rest as well when one of them has its outcome', async () => {
    const resources = ids.map((id, index) =>
      vm(id, { status: 'RELEASING', delays: { busy: index === 0 ? 1200 : 60_000 } }),
    )
    const { simulator } = await runBriefly(
      { resources },
      ids.map((id) => `vm-instance/${id}`),
      { budgetMs: 7500 },
    )
    const looks = looksIn(simulator.calls)
    expect(looks.slice(0, 3)).toEqual([100, 50, 100])
    // A hundred, besides the one that is vanishing; and as that has its outcome, the rest.
    expect(looks.join(' ')).toContain('100 1 49')
  })
})

it('a run that has nothing to do with others looks again half a second after something was set in motion', async () => {
  const { simulator } = await runBriefly({ resources: [vm('a')] }, ['vm-instance/a'], { goal: 'recycled' })
  const [, write, look] = simulator.calls.filter(({ ids }) => ids.length > 0).map(({ at }) => at)
  expect((look ?? 0) - (write ?? 0)).toBeGreaterThanOrEqual(500)
  expect((look ?? 0) - (write ?? 0)).toBeLessThanOrEqual(540)
})
