// The guards over the whole plan, and the order in which it is carried out.

import { describe, expect, it } from '@jest/globals'
import type { Seed } from '../../simulator/index.ts'
import { outcomes, runEngine } from '../support/engine.ts'

const vm = (id: string, more = {}) => ({ kind: 'vm-instance', id, ...more })
const writesOf = (calls: readonly { write: boolean; action: string; ids: readonly string[] }[]) =>
  calls.filter(({ write }) => write).map(({ action, ids }) => `${action} ${ids.join(',')}`)

describe.each([true, false])('a guard, dry run: %j', (dryRun) => {
  const fleet: Seed = { generate: [{ kind: 'vm-instance', count: 7, prefix: 'vm-', name: 'pr-123' }] }

  it('of the number refuses all of a selection', async () => {
    const { results, simulator } = await runEngine(fleet, ['vm-instance'], {
      criteria: { name: 'pr-123' },
      guards: { maxResources: 6 },
      dryRun,
    })
    expect(results).toHaveLength(7)
    expect(new Set(results.map(({ outcome, error }) => `${outcome} ${error?.code ?? ''}`))).toEqual(
      new Set(['failed TOO_MANY_RESOURCES']),
    )
    expect(results[0]?.error?.message).toMatch(/^7 resources would be affected, .* allows 6: .* and 2 more\./)
    expect(writesOf(simulator.calls)).toEqual([])
  })

  it('of the number counts what would be touched, and nothing else', async () => {
    const seed: Seed = {
      resources: [
        vm('1'),
        vm('2', { status: 'BOOTING' }),
        vm('bin', { status: 'RECYCLE' }),
        vm('keep'),
        vm('leaving', { status: 'RELEASING' }),
      ],
    }
    const named = ['1', '2', 'bin', 'keep', 'leaving', 'nowhere'].map((id) => `vm-instance/${id}`)
    const guards = { protect: ['keep'] }
    const options = { goal: 'recycled', dryRun } as const
    const two = await runEngine(seed, named, { ...options, guards: { ...guards, maxResources: 2 } })
    expect(two.results.filter(({ outcome }) => outcome === 'failed')).toEqual([])
    const one = await runEngine(seed, named, { ...options, guards: { ...guards, maxResources: 1 } })
    expect(outcomes(one.results)).toEqual({
      'vm-instance/1': 'failed',
      'vm-instance/2': 'failed',
      'vm-instance/bin': 'already',
      'vm-instance/keep': 'protected',
      'vm-instance/leaving': 'destroyed',
      'vm-instance/nowhere': 'missing',
    })
    expect(writesOf(one.simulator.calls)).toEqual([])
  })

  it('of the names refuses all for one, though its kind answers late', async () => {
    const seed: Seed = {
      resources: [
        vm('a', { name: 'pr-123-a' }),
        vm('b', { name: 'pr-123-b' }),
        { kind: 'port', id: 'p', name: 'production' },
      ],
      faults: { rules: [{ type: '503', actions: ['DescribePorts'], times: 9 }] },
    }
    const { results, simulator } = await runEngine(seed, ['vm-instance/a', 'port/p', 'vm-instance/b'], {
      guards: { expectName: 'pr-123-*' },
      dryRun,
    })
    expect(results.map(({ outcome, error }) => [outcome, error?.code])).toEqual(
      ['a', 'p', 'b'].map(() => ['failed', 'UNEXPECTED_NAME']),
    )
    expect(writesOf(simulator.calls)).toEqual([])
  })

  it('of the names lets pass what is protected or there already', async () => {
    const seed: Seed = {
      resources: [
        vm('a', { name: 'pr-123-a' }),
        vm('kept', { name: 'other' }),
        vm('bin', { name: 'another', status: 'RECYCLE' }),
      ],
    }
    const { results } = await runEngine(seed, ['vm-instance/a', 'vm-instance/kept', 'vm-instance/bin'], {
      guards: { expectName: 'pr-123-*', protect: ['other'] },
      goal: 'recycled',
      dryRun,
    })
    expect(results.map(({ outcome }) => outcome)).toEqual([
      dryRun ? 'planned' : 'recycled',
      'protected',
      'already',
    ])
  })
})

it('a guard is not passed by what the list shows only later', async () => {
  const seed: Seed = {
    resources: [vm('a', { name: 'pr-123-a' }), vm('late', { name: 'production', createdAgoMs: 0 })],
    faults: { staleMs: 2500 },
  }
  const { results, simulator } = await runEngine(seed, ['vm-instance/a', 'vm-instance/late'], {
    guards: { expectName: 'pr-123-*' },
  })
  expect(results.map(({ error }) => error?.code)).toEqual(['UNEXPECTED_NAME', 'UNEXPECTED_NAME'])
  expect(writesOf(simulator.calls)).toEqual([])
})

it('what is protected is never touched, by whatever rule, and the others go', async () => {
  const seed: Seed = {
    resources: [
      vm('a'),
      vm('b', { name: 'prod-b' }),
      vm('c', { tags: { keep: 'yes' } }),
      { kind: 'port', id: 'p' },
      vm('e', { name: 'prod-e', status: 'RECYCLE' }),
    ],
  }
  const named = ['vm-instance/a', 'vm-instance/b', 'instance/c', 'port/p', 'vm-instance/e']
  const { results, simulator } = await runEngine(seed, named, {
    guards: { protect: ['prod-*', 'tag:keep=yes', 'port/*'] },
  })
  expect(results.map(({ id, outcome, reason }) => [id, outcome, reason])).toEqual([
    ['a', 'destroyed', undefined],
    ['b', 'protected', 'it matches the rule prod-* of protect'],
    ['c', 'protected', 'it matches the rule tag:keep=yes of protect'],
    ['p', 'protected', 'it matches the rule port/* of protect'],
    ['e', 'protected', 'it matches the rule prod-* of protect'],
  ])
  expect(writesOf(simulator.calls)).toEqual(['TerminateInstance a', 'ReleaseInstances a'])
})

it.each([
  ['five seconds', {}, 5],
  ['two minutes where a guard needs all of it', { protect: ['keep'] }, 120],
])(
  'the plan is waited for %s in all, lists of what is attached included',
  async (_howLong, guards, seconds) => {
    const seed: Seed = {
      resources: [{ kind: 'port', id: 'p' }, vm('a'), { kind: 'bmc-instance', id: 'b' }],
      faults: { rules: [{ type: '503', actions: ['DescribeDisks', 'bmc:DescribeInstances'] }] },
    }
    const { simulator } = await runEngine(seed, ['port/p', 'vm-instance/a', 'bmc-instance/b'], { guards })
    const [first] = simulator.calls
    const written = simulator.calls.find(({ write }) => write)
    expect(written).toMatchObject({ action: 'TerminatePort', ids: ['p'] })
    const waited = ((written?.at ?? Infinity) - (first?.at ?? 0)) / 1000
    expect(Math.round(waited)).toBe(seconds)
  },
)

describe('the order', () => {
  const environment: Seed = {
    resources: [
      { kind: 'port', id: 'port' },
      { kind: 'private-connect', id: 'pc', holds: ['port/port'] },
      { kind: 'cloud-router', id: 'cr', holds: ['port/port'] },
      vm('vm', {}),
      { kind: 'bmc-load-balancer', id: 'lb', holds: ['vm-instance/vm', 'bmc-instance/bmc'] },
      { kind: 'bmc-instance', id: 'bmc' },
      { kind: 'bmc-eip', id: 'eip', holds: ['bmc-instance/bmc'] },
      { kind: 'vm-disk', id: 'disk', status: 'IN_USE', instanceId: 'vm' },
      { kind: 'bmc-cidr-block', id: 'cidr' },
    ],
  }
  const named = [
    ...['bmc-cidr-block/cidr', 'vm-disk/disk', 'vm-instance/vm', 'port/port'],
    ...['bmc-instance/bmc', 'bmc-load-balancer/lb', 'bmc-eip/eip', 'private-connect/pc', 'cloud-router/cr'],
  ]

  it('is what sits on something before what it sits on, so that nothing is ever refused', async () => {
    const { results, simulator, events } = await runEngine(environment, named)
    expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['destroyed']))
    expect(events.filter((event) => /^answered \S+ (?!ok )/.test(event))).toEqual([])
    const at = (action: string, id: string) =>
      simulator.calls.findIndex((call) => call.action === action && call.ids.includes(id))
    for (const [first, then] of [
      [at('DeletePrivateConnect', 'pc'), at('TerminatePort', 'port')],
      [at('DeleteCloudRouter', 'cr'), at('TerminatePort', 'port')],
      [at('TerminateLoadBalancer', 'lb'), at('TerminateInstance', 'vm')],
      [at('TerminateLoadBalancer', 'lb'), at('TerminateInstance', 'bmc')],
      [at('TerminateEipAddress', 'eip'), at('TerminateInstance', 'bmc')],
      [at('TerminateInstance', 'vm'), at('TerminateDisk', 'disk')],
      [at('TerminateInstance', 'bmc'), at('TerminateCidrBlock', 'cidr')],
    ] as const) {
      expect(first).toBeGreaterThan(-1)
      expect(then).toBeGreaterThan(first)
    }
  })

  it('holds up nothing once the earlier ones have left the live phase', async () => {
    const seed: Seed = {
      resources: [
        { kind: 'port', id: 'port' },
        { kind: 'private-connect', id: 'pc', delays: { recycle: 600_000 } },
      ],
    }
    const { simulator } = await runEngine(seed, ['port/port', 'private-connect/pc'])
    const [first, then] = simulator.calls.filter(({ write }) => write)
    expect([first?.action, then?.action]).toEqual(['DeletePrivateConnect', 'TerminatePort'])
    // Seen to be on its way a look later, not after the ten minutes that it takes.
    expect((then?.at ?? 0) - (first?.at ?? 0)).toBeLessThan(5000)
  })

  it('does not wait for what has failed, is protected or missing', async () => {
    const seed: Seed = {
      resources: [
        { kind: 'port', id: 'port' },
        { kind: 'private-connect', id: 'kept', name: 'kept' },
        {
          ...{ kind: 'private-connect', id: 'refused' },
          refuse: { DeletePrivateConnect: { status: 403, code: 'OPERATION_DENIED_POSTPAID_PROMISE' } },
        },
      ],
    }
    const { results } = await runEngine(
      seed,
      ['port/port', 'private-connect/kept', 'private-connect/refused', 'cloud-router/nowhere'],
      { guards: { protect: ['kept'] } },
    )
    expect(results.map(({ outcome }) => outcome)).toEqual(['destroyed', 'protected', 'failed', 'missing'])
  })

  it('says what it was waiting for when time runs out', async () => {
    const seed: Seed = {
      resources: [
        { kind: 'vm-disk', id: 'd', instanceId: 'vm', portable: false, status: 'IN_USE' },
        { kind: 'vm-instance', id: 'vm', stuck: true },
      ],
    }
    const { results } = await runEngine(seed, ['vm-disk/d', 'vm-instance/vm'], { budgetMs: 60_000 })
    expect(results[0]).toMatchObject({
      outcome: 'pending',
      requests: [],
      error: {
        code: 'TIMED_OUT',
        message: 'Time ran out while it was IN_USE, waiting for vm-instance/vm to be torn down first.',
      },
    })
  })

  it('cannot help what is held from outside: that is told by its code, and tried as long as there is time', async () => {
    const seed: Seed = {
      resources: [
        { kind: 'port', id: 'port' },
        { kind: 'private-connect', id: 'other', holds: ['port/port'] },
      ],
    }
    const { results, simulator } = await runEngine(seed, ['port/port'], { budgetMs: 120_000 })
    expect(results[0]).toMatchObject({ outcome: 'pending', finalStatus: 'RUNNING' })
    expect(results[0]?.error?.hint).toBe(
      'Something else still uses it: tear that down first, or in the same step.',
    )
    expect(results[0]?.error?.message).toMatch(/^Time ran out while it was RUNNING\. TerminatePort failed/)
    expect(simulator.calls.filter(({ write }) => write).length).toBeGreaterThan(5)
    // And once it is let go, it goes.
    const freed = await runEngine(seed, ['port/port'], {
      onCall: (count, _stop, it) => {
        if (count === 6) it.setStatus('private-connect', 'other', 'RECYCLED')
      },
    })
    expect(outcomes(freed.results)).toEqual({ 'port/port': 'destroyed' })
  })
})

describe('the plan', () => {
  it('of a dry run says what would be called on each, in which order, and calls nothing', async () => {
    const seed: Seed = {
      resources: [
        { kind: 'port', id: 'port' },
        { kind: 'private-connect', id: 'pc', holds: ['port/port'] },
        vm('vm'),
        vm('failed', { status: 'CREATE_FAILED' }),
        vm('bin', { status: 'RECYCLE' }),
        vm('busy', { status: 'BOOTING' }),
        vm('odd', { status: 'NEW_STATUS' }),
        { kind: 'zec-eip', id: 'bound', status: 'BINDED' },
        { kind: 'zec-instance', id: 'zec' },
        { kind: 'zec-disk', id: 'on-it', instanceId: 'zec', portable: false },
      ],
    }
    const named = [
      ...['port/port', 'private-connect/pc', 'vm-instance/vm', 'vm-instance/failed', 'vm-instance/bin'],
      ...['vm-instance/busy', 'vm-instance/odd', 'zec-eip/bound', 'zec-instance/zec', 'vm-instance/nowhere'],
    ]
    const { results, simulator } = await runEngine(seed, named, { dryRun: true })
    expect(results.map(({ id, outcome, plan }) => [id, outcome, plan])).toEqual([
      ['port', 'planned', { wave: 3, calls: ['TerminatePort', 'DestroyPort'], outcome: 'destroyed' }],
      [
        'pc',
        'planned',
        { wave: 2, calls: ['DeletePrivateConnect', 'DestroyPrivateConnect'], outcome: 'destroyed' },
      ],
      [
        ...['vm', 'planned'],
        {
          wave: 2,
          calls: ['TerminateInstance', 'ReleaseInstances'],
          outcome: 'destroyed',
        },
      ],
      ['failed', 'planned', { wave: 2, calls: ['TerminateInstance'], outcome: 'destroyed' }],
      ['bin', 'planned', { wave: 2, calls: ['ReleaseInstances'], outcome: 'destroyed' }],
      [
        ...['busy', 'planned'],
        {
          wave: 2,
          calls: ['TerminateInstance', 'ReleaseInstances'],
          outcome: 'destroyed',
        },
      ],
      ['odd', 'planned', { wave: 2, calls: [], outcome: 'failed' }],
      ['bound', 'planned', { wave: 3, calls: ['UnassociateEipAddress', 'DeleteEip'], outcome: 'destroyed' }],
      [
        'zec',
        'planned',
        { wave: 4, calls: ['ReleaseInstances'], outcome: 'destroyed', note: 'also deletes zec-disk/on-it' },
      ],
      [
        'on-it',
        'planned',
        { wave: 5, calls: [], outcome: 'destroyed', note: 'deleted with zec-instance/zec' },
      ],
      ['nowhere', 'missing', undefined],
    ])
    expect(simulator.calls.filter(({ write }) => write)).toEqual([])
  })

  it('to the recycle bin leaves out the release', async () => {
    const { results } = await runEngine({ resources: [vm('vm')] }, ['vm-instance/vm'], {
      dryRun: true,
      goal: 'recycled',
    })
    expect(results[0]?.plan?.calls).toEqual(['TerminateInstance'])
  })
})
