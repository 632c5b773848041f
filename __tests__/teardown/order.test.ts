import { describe, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { KINDS, waveOf, type Phase } from '../../src/resources/index.ts'
import { blockersOf, isBlocking, referencesOf } from '../../src/teardown/act/order.ts'
import type { Tracked } from '../../src/teardown/index.ts'
import { callError, kindOf, oneOf, observation, tracked } from '../support/observation.ts'

const DOCUMENTED = readFileSync(join(import.meta.dirname, '../../docs/kinds-and-order.md'), 'utf8')

describe('what others have to wait for', () => {
  it.each<[Phase, boolean]>([
    ['live', true],
    ['bound', true],
    ['held', true],
    ['busy', true],
    ['recycled', false],
    ['leaving', false],
    ['gone', false],
    ['unknown', false],
  ])('in the phase %s: %j', (phase, waits) => {
    expect(isBlocking(tracked('bmc-eip', 'e', { phase }))).toBe(waits)
  })

  it('is not what is busy with its own termination', () => {
    const eip = tracked('bmc-eip', 'e', { phase: 'busy' })
    eip.closed.add('terminate')
    expect(isBlocking(eip)).toBe(false)
    // Accepted is not done, though: as long as it is seen in use it blocks.
    const live = tracked('bmc-eip', 'e', { phase: 'live' })
    live.closed.add('terminate')
    expect(isBlocking(live)).toBe(true)
  })

  it('is not what is busy with being unbound only', () => {
    const eip = tracked('zec-eip', 'e', { phase: 'busy' })
    eip.closed.add('unbind')
    expect(isBlocking(eip)).toBe(true)
  })

  it('is not what was refused three times for something else: that may be what waits for it', () => {
    const connect = tracked('private-connect', 'pc', {})
    connect.refusals = 2
    expect(isBlocking(connect)).toBe(true)
    connect.refusals = 3
    expect(isBlocking(connect)).toBe(false)
  })

  it('is not what this run has sent away, once two lists over three seconds lack it; listed again, it is', () => {
    const route = tracked('zec-route', 'r', { phase: 'live' })
    const nic = tracked('zec-nic', 'n', { phase: 'live' })
    for (const resource of [route, nic]) resource.accepted('terminate', 0)
    const waits = () => [isBlocking(route), isBlocking(nic, true)]
    const look = (at: number) => {
      route.sawAbsent(kindOf('zec-route'), at)
      nic.sawAbsent(kindOf('zec-nic'), at)
    }
    look(1000)
    expect(waits()).toEqual([true, true])
    look(3999)
    expect(waits()).toEqual([true, true])
    look(4000)
    expect(waits()).toEqual([false, false])
    nic.sawPresent(kindOf('zec-nic'), observation({ phase: 'leaving' }), 5000)
    expect(isBlocking(nic, true)).toBe(true)
  })

  it('is what a list lacks although this run has sent nothing', () => {
    const nic = tracked('zec-nic', 'n', { phase: 'live' })
    for (const at of [0, 4000, 8000]) nic.sawAbsent(kindOf('zec-nic'), at)
    expect(isBlocking(nic, true)).toBe(true)
  })

  it('is not what has its outcome', () => {
    const eip = tracked('bmc-eip', 'e', { phase: 'live' })
    eip.outcome = 'failed'
    expect(isBlocking(eip)).toBe(false)
  })

  it('is what has not been looked for in each of its kinds', () => {
    const eip = oneOf('e', 'bmc-eip', 'zec-eip')
    expect(isBlocking(eip)).toBe(true)
    eip.sawAbsent(kindOf('bmc-eip'), 0)
    expect(isBlocking(eip)).toBe(true)
    eip.lookRefused(kindOf('zec-eip'), callError())
    expect(isBlocking(eip)).toBe(false)
  })
})

/** What a resource of `type` waits for among `resources`, in a run of five minutes that began at 0. */
function blockerOf(type: string, resources: readonly Tracked[], now = 0, resource = tracked(type, 'x', {})) {
  return blockersOf(kindOf(type), { resources, startedAt: 0, budgetMs: 300_000 }, now)(resource)
}

describe('what a resource waits for by its kind', () => {
  it('is the first that blocks, of a kind that may be attached to it', () => {
    const resources = [
      ...[tracked('vm-instance', 'v', {}), tracked('port', 'p', {})],
      ...[tracked('private-connect', 'leaving', { phase: 'leaving' })],
      ...[tracked('cloud-router', 'first', {}), tracked('private-connect', 'second', {})],
    ]
    expect(blockerOf('port', resources)?.label).toBe('cloud-router/first')
    expect(blockerOf('port', resources.slice(0, 3))).toBeUndefined()
  })

  it('is nothing for a kind that goes first', () => {
    expect(blockerOf('private-connect', [tracked('port', 'p', {})])).toBeUndefined()
  })

  it('may be of a family, as long as it may be of such a kind', () => {
    const eip = oneOf('e', 'bmc-eip', 'zec-eip')
    expect(blockerOf('bmc-instance', [eip])).toBe(eip)
    eip.sawPresent(kindOf('bmc-eip'), observation({ phase: 'recycled' }), 0)
    expect(blockerOf('bmc-instance', [eip])).toBeUndefined()
    // One of its kinds is enough: a CIDR block holds bare-metal addresses alone.
    const either = oneOf('e', 'bmc-eip', 'zec-eip')
    expect(blockerOf('bmc-cidr-block', [either])).toBe(either)
    expect(blockerOf('bmc-cidr-block', [tracked('zec-eip', 'z', {})])).toBeUndefined()
  })

  it('gives way after a tenth of the time, counted from when it was unblocked', () => {
    const eip = tracked('bmc-eip', 'e', {})
    eip.unblockedAt = 1000
    expect(blockerOf('bmc-instance', [eip], 30_999)).toBe(eip)
    expect(blockerOf('bmc-instance', [eip], 31_000)).toBeUndefined()
  })

  it('gives way after two minutes at most', () => {
    const eip = tracked('bmc-eip', 'e', {})
    eip.unblockedAt = 0
    const waits = { resources: [eip], startedAt: 0 }
    const bmc = tracked('bmc-instance', 'b', {})
    expect(blockersOf(kindOf('bmc-instance'), waits, 119_999)(bmc)).toBe(eip)
    expect(blockersOf(kindOf('bmc-instance'), waits, 120_000)(bmc)).toBeUndefined()
  })

  it('gives way when it should have been unblocked, if that never does', () => {
    const vm = tracked('vm-instance', 'v', {})
    expect(blockerOf('vm-disk', [vm], 59_999)).toBe(vm)
    expect(blockerOf('vm-disk', [vm], 60_000)).toBeUndefined()
    const unseen = tracked('bmc-eip', 'e')
    expect(blockerOf('bmc-instance', [unseen], 29_999)).toBe(unseen)
    expect(blockerOf('bmc-instance', [unseen], 30_000)).toBeUndefined()
  })
})

describe('what a resource is known to be attached to', () => {
  const disk = tracked('vm-disk', 'd', { attachedTo: [{ type: 'vm-instance', id: 'v' }] })

  it('is what its item names', () => {
    expect(referencesOf(disk)).toEqual(['vm-instance/v'])
    expect(referencesOf(tracked('vm-disk', 'd', {}))).toEqual([])
    expect(referencesOf(tracked('vm-disk', 'd'))).toEqual([])
    expect(referencesOf(oneOf('d', 'vm-disk', 'zec-disk'))).toEqual([])
  })

  it('goes on blocking it, and only it, however long that takes', () => {
    const stuck = [tracked('vm-instance', 'other', {}), tracked('vm-instance', 'v', {})]
    const late = 10_000_000
    expect(blockerOf('vm-disk', stuck, late, disk)?.label).toBe('vm-instance/v')
    expect(blockerOf('vm-disk', stuck, late)).toBeUndefined()
    expect(blockerOf('vm-disk', stuck.slice(0, 1), late, disk)).toBeUndefined()
  })

  it('is named before what blocks by its kind', () => {
    const both = [tracked('vm-instance', 'other', {}), tracked('vm-instance', 'v', {})]
    expect(blockerOf('vm-disk', both, 0, disk)?.label).toBe('vm-instance/v')
    expect(blockerOf('vm-disk', both, 0)?.label).toBe('vm-instance/other')
  })
})

describe('the wave in which a kind goes', () => {
  /**
   * The order of these 42 kinds, written by hand: nothing of a wave is attached to anything of its own or of a later one.
   * The table of the documentation is rendered from the rows, so it cannot tell that a row is wrong. A further kind is
   * compared with that table only.
   */
  const BY_HAND = [
    'ai-gateway bmc-eip bmc-load-balancer cloud-router ip-transit private-zone zec-cross-region-bandwidth zec-image zec-route zga-accelerator zlb-load-balancer',
    'bmc-instance private-connect vm-instance zec-nat-gateway zga-certificate',
    'bmc-cidr-block bmc-subnet port vm-disk vm-security-group vm-subnet zec-border-gateway zec-eip',
    'bmc-vpc zec-cidr-block zec-ddos-policy zec-instance zec-qos-policy-group',
    'key-pair zec-disk zec-havip zec-nic zec-placement-group',
    'bandwidth-cluster zec-snapshot-policy zec-subnet',
    'zec-dhcp-options-set zec-ipv6-cidr-block zec-snapshot zec-vpc',
    'zec-security-group',
  ]

  /** As docs/kinds-and-order.md prints them. */
  const [, table = ''] = /<!-- order -->([^]*)<!-- \/order -->/.exec(DOCUMENTED) ?? []
  const WAVES: ReadonlyMap<string, number> = new Map(
    [...table.matchAll(/^\| (\d+) +\| (.*) \|$/gm)].flatMap(([, wave, kinds = '']) =>
      [...kinds.matchAll(/`([^`]+)`/g)].map(([, type = '']) => [type, Number(wave)]),
    ),
  )

  it('is documented for every kind, once', () => {
    expect(table.match(/`[^`]+`/g)).toHaveLength(KINDS.length)
    expect([...WAVES.keys()].toSorted()).toEqual(KINDS.map(({ type }) => type).toSorted())
  })

  it('is that of the list by hand', () => {
    const listed = KINDS.filter(({ type }) => BY_HAND.some((types) => types.split(' ').includes(type)))
    const waves = [...Map.groupBy(listed, waveOf)].toSorted(([a], [b]) => a - b)
    const namesOf = (kinds: typeof listed) => kinds.map(({ type }) => type).toSorted()
    expect(waves.map(([wave, kinds]) => [wave, namesOf(kinds).join(' ')])).toEqual(
      BY_HAND.map((types, index) => [index + 1, types]),
    )
    expect(listed).toHaveLength(42)
  })

  it.each(KINDS)('is that of the documentation: $type', (kind) => {
    expect(waveOf(kind)).toBe(WAVES.get(kind.type))
  })

  it.each(KINDS)('comes right after the latest of those that it waits for: $type', (kind) => {
    const earlier = [...kind.goesAfter, ...(kind.goesAfterGone ?? [])].map((type) => WAVES.get(type) ?? NaN)
    expect(WAVES.get(kind.type)).toBe(1 + Math.max(0, ...earlier))
  })

  it('is later than that of each kind it goes after, so there is no circle', () => {
    for (const kind of KINDS)
      for (const type of [...kind.goesAfter, ...(kind.goesAfterGone ?? [])])
        expect([kind.type, type, waveOf(kind) > waveOf(kindOf(type))]).toEqual([kind.type, type, true])
  })
})

describe('what occupies addresses of a network', () => {
  it.each(['live', 'busy', 'recycling', 'recycled', 'leaving', 'unknown'] as const)(
    'is waited for until it is gone: %s',
    (phase) => {
      const instance = tracked('zec-instance', 'i', { phase })
      expect(blockerOf('zec-subnet', [instance])).toBe(instance)
      expect(blockerOf('zec-vpc', [instance])).toBe(instance)
    },
  )

  it('is waited for until it is in the bin where that is the goal: then it has its outcome', () => {
    const instance = tracked('zec-instance', 'i', { phase: 'recycled' })
    instance.outcome = 'recycled'
    expect(blockerOf('zec-subnet', [instance])).toBeUndefined()
  })

  it('gives way when it was refused three times, when it must stay, and after a bounded time', () => {
    const nic = tracked('zec-nic', 'n', { phase: 'live' })
    expect(blockerOf('zec-subnet', [nic], 10_000_000)).toBeUndefined()
    nic.refusals = 3
    expect(blockerOf('zec-subnet', [nic])).toBeUndefined()
    const kept = tracked('zec-nic', 'k', { phase: 'live' })
    kept.exclusion = { outcome: 'protected', reason: 'a test' }
    expect(blockerOf('zec-subnet', [kept])).toBeUndefined()
  })

  it('is waited for however long that takes where its item names the network', () => {
    const nic = tracked('zec-nic', 'n', {
      phase: 'leaving',
      refersTo: [{ type: 'zec-subnet', id: 'x' }],
    })
    expect(blockerOf('zec-subnet', [nic], 10_000_000)).toBe(nic)
  })
})
