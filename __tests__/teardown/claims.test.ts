import { describe, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import type { Observation } from '../../src/resources/index.ts'
import { CLAIMS, dueIn, isEnough } from '../../src/teardown/model/claims.ts'
import {
  hasArrived,
  isAbsent,
  isOfAnotherKind,
  isUnclear,
  nextCheckIn,
} from '../../src/teardown/model/proof.ts'
import { Tracked } from '../../src/teardown/model/tracked.ts'
import { callError, kindOf, oneOf, observation, tracked } from '../support/observation.ts'

const vm = kindOf('vm-instance')
const bmc = kindOf('bmc-instance')
type Claim = keyof typeof CLAIMS

describe('every claim', () => {
  it.each(Object.entries(CLAIMS))('%s takes several checks over some seconds', (_claim, { min, overMs }) => {
    expect(min).toBeGreaterThanOrEqual(3)
    expect(overMs).toBeGreaterThanOrEqual(4000)
    const streak = { looks: min, since: 1000, last: 1000 + overMs }
    expect(isEnough(streak, { min, overMs })).toBe(true)
    expect(isEnough({ ...streak, looks: min - 1 }, { min, overMs })).toBe(false)
    expect(isEnough({ ...streak, since: 1001 }, { min, overMs })).toBe(false)
  })

  it('stands in docs/architecture.md as it is', () => {
    const text = readFileSync(new URL('../../docs/architecture.md', import.meta.url), 'utf8')
    const rows = [...text.matchAll(/\| +(\d+) +\| +(\d+) s +\|$/gm)]
    const inDocs = rows.map(([, min, seconds]) => [Number(min), Number(seconds) * 1000])
    expect(inDocs.sort()).toEqual(
      Object.values(CLAIMS)
        .map(({ min, overMs }) => [min, overMs])
        .sort(),
    )
  })

  it('has its checks spread over the time that it takes, counted from the requests', () => {
    const checks = { min: 3, overMs: 4000 }
    expect(dueIn({ looks: 1, since: 1000, last: 1000 }, checks, 1000)).toBe(2000)
    expect(dueIn({ looks: 1, since: 1000, last: 1000 }, checks, 1700)).toBe(1300)
    expect(dueIn({ looks: 2, since: 1000, last: 3000 }, checks, 3000)).toBe(2000)
    expect(dueIn({ looks: 5, since: 1000, last: 3500 }, checks, 3500)).toBe(1500)
  })
})

describe('absence', () => {
  /** The claim for which looks at the end of its time, and not before, are enough. */
  function claimOf(resource: Tracked): Claim | undefined {
    const claims = Object.entries(CLAIMS) as [Claim, { min: number; overMs: number }][]
    const kind = resource.candidates[0] ?? vm
    for (let look = 0; look <= 60; look += 1) {
      resource.sawAbsent(kind, 100_000 + look * 1000)
      if (isAbsent(resource)) return claims.find(([, { overMs }]) => overMs === look * 1000)?.[0]
    }
    return undefined
  }
  const same = (claim: Claim) => CLAIMS[claim].overMs

  it.each<[string, string, Partial<Observation> | undefined, ('terminate' | 'release')[], Claim]>([
    ['never seen', 'vm-instance', undefined, [], 'missing'],
    ['seen in use, and nothing was sent', 'vm-instance', {}, [], 'unexpected'],
    ['last seen leaving', 'vm-instance', { status: 'RELEASING', phase: 'leaving' }, [], 'released'],
    ['released', 'vm-instance', { status: 'RECYCLE', phase: 'recycled' }, ['release'], 'released'],
    ['terminated outright', 'vm-instance', { status: 'CREATE_FAILED' }, ['terminate'], 'released'],
    ['created in vain, and nothing was sent', 'vm-instance', { status: 'CREATE_FAILED' }, [], 'unexpected'],
    ['sent to the bin', 'vm-instance', {}, ['terminate'], 'unexpected'],
    ['sent to where there may be a bin', 'zec-instance', { recycleBin: false }, ['terminate'], 'binPossible'],
    ['deleted that has no status either', 'zec-subnet', { recycleBin: false }, ['terminate'], 'released'],
    [
      'on its way to a bin after all',
      'zec-instance',
      { recycleBin: false, status: 'RECYCLING', phase: 'recycling' },
      ['terminate'],
      'unexpected',
    ],
    ['without a bin, and nothing was sent', 'zec-instance', { recycleBin: false }, [], 'unexpected'],
  ])('of a resource %s: a %s of %j, closed %j, takes the claim %s', (_how, type, seen, closed, claim) => {
    const resource = tracked(type, 'a', seen)
    for (const step of closed) resource.closed.add(step)
    expect(same(claimOf(resource) ?? 'listed')).toBe(same(claim))
  })

  it.each<[string, string, Partial<Observation>[]]>([
    ['in a kind with a bin', 'vm-disk', [{}]],
    ['where there may be no bin', 'zec-instance', [{ recycleBin: false }]],
    ['in a status that is deleted outright', 'vm-instance', [{ status: 'CREATE_FAILED' }]],
    ['and in the bin after that', 'vm-disk', [{}, { status: 'RECYCLED', phase: 'recycled' }]],
  ])('of a resource in use again after its release takes the longest: %s', (_how, type, seen) => {
    const resource = tracked(type, 'a', { status: 'RECYCLED', phase: 'recycled' })
    for (const step of ['terminate', 'release'] as const) resource.accepted(step, 0)
    resource.deletedWithParent = 'released'
    const kind = kindOf(type)
    for (const [index, fields] of seen.entries())
      resource.sawPresent(kind, observation({ id: 'a', ...fields }), 1000 * (index + 1))
    expect(claimOf(resource)).toBe('unexpected')
  })

  it('of a resource in use again after its release, and then leaving, takes that of a release', () => {
    const resource = tracked('vm-disk', 'a', { status: 'RECYCLED', phase: 'recycled' })
    resource.accepted('release', 0)
    resource.sawPresent(kindOf('vm-disk'), observation({ id: 'a' }), 1000)
    resource.sawPresent(kindOf('vm-disk'), observation({ id: 'a', phase: 'leaving' }), 2000)
    expect(same(claimOf(resource) ?? 'listed')).toBe(same('released'))
  })

  it('of a resource that only the list of a selection has shown takes the longest', () => {
    const listed = observation({ id: 'a' })
    const resource = new Tracked({ type: 'vm-instance', id: 'a', kinds: [vm], listed })
    expect(claimOf(resource)).toBe('unexpected')
  })

  it('of a resource that the list of a selection has shown leaving takes that of a release', () => {
    const listed = observation({ id: 'a', status: 'RELEASING', phase: 'leaving' })
    const resource = new Tracked({ type: 'vm-instance', id: 'a', kinds: [vm], listed })
    expect(same(claimOf(resource) ?? 'listed')).toBe(same('released'))
  })

  it.each([
    ['vm-disk', 'recycled', 'released', 'released'],
    // The release of its parent need not take it out of a bin of its own.
    ['vm-disk', 'recycling', 'released', 'unexpected'],
    ['zec-eip', 'held', 'released', 'binPossible'],
    ['zec-eip', 'held', 'terminated', 'binPossible'],
    ['zec-subnet', 'live', 'terminated', 'released'],
  ] as const)(
    'of a %s that was %s and whose parent is %s takes what that may lead to: %s',
    (type, phase, how, claim) => {
      const resource = tracked(type, 'd', { recycleBin: false, phase })
      resource.deletedWithParent = how
      expect(same(claimOf(resource) ?? 'listed')).toBe(same(claim))
    },
  )

  it('is not believed from many looks in a short time, nor from few over a long one', () => {
    for (const times of [[0, 100, 200, 300, 400, 9999], [0, 5000, 10_000], [0], []]) {
      const resource = tracked('vm-instance', 'a')
      for (const time of times) resource.sawAbsent(vm, time)
      expect(isAbsent(resource)).toBe(false)
    }
  })

  it('of a family takes that each of its lists lacks it for long enough, or cannot be read', () => {
    const resource = oneOf('x', 'vm-instance', 'bmc-instance')
    for (const time of [0, 4000, 8000, 10_000]) resource.sawAbsent(vm, time)
    expect(isAbsent(resource)).toBe(false)
    resource.sawAbsent(bmc, 10_000)
    expect(isAbsent(resource)).toBe(false)
    resource.lookRefused(bmc, callError())
    expect(isAbsent(resource)).toBe(true)
  })
})

describe('an id of a family', () => {
  it('is not of a kind that a single look lacks', () => {
    const resource = oneOf('x', 'vm-instance', 'bmc-instance')
    resource.sawPresent(vm, observation(), 0)
    for (const [time, enough] of [
      [0, false],
      [3999, false],
      [4000, true],
    ] as const) {
      resource.sawAbsent(bmc, time)
      expect(isOfAnotherKind(resource, bmc)).toBe(enough)
    }
    expect(isOfAnotherKind(resource, vm)).toBe(false)
  })
})

describe('a resource at the goal', () => {
  const seenAt = (times: readonly number[], fields: Partial<Observation> = {}) => {
    const resource = tracked('vm-instance', 'a')
    for (const time of times)
      resource.sawPresent(vm, observation({ status: 'RECYCLE', phase: 'recycled', ...fields }), time)
    return resource
  }

  it.each([
    [[0, 2000, 4000], true],
    [[0, 2000, 3999], false],
    [[0, 4000], false],
    [[0], false],
  ])('after looks at %j ms has arrived: %j', (times, arrived) => {
    expect(hasArrived(seenAt(times))).toBe(arrived)
    expect(hasArrived(seenAt(times, { status: 'DESTROYED', phase: 'gone' }))).toBe(arrived)
  })

  it('has arrived in the bin at the first look after its accepted termination', () => {
    const resource = tracked('vm-instance', 'a', {})
    resource.closed.add('terminate')
    resource.sawPresent(vm, observation({ status: 'RECYCLE', phase: 'recycled' }), 1)
    expect(hasArrived(resource)).toBe(true)
  })

  it('that a list shows as destroyed has not arrived at the first look, even after its accepted termination', () => {
    const resource = tracked('vm-instance', 'a', {})
    resource.closed.add('terminate')
    resource.sawPresent(vm, observation({ status: 'DESTROYED', phase: 'gone' }), 1)
    expect(hasArrived(resource)).toBe(false)
  })

  it('has not arrived before any look has found it', () => {
    expect(hasArrived(tracked('vm-instance', 'a'))).toBe(false)
  })

  it('starts anew after a look that saw something else, or did not see it', () => {
    const flapping = seenAt([0, 1000])
    flapping.sawPresent(vm, observation(), 2000)
    flapping.sawPresent(vm, observation({ status: 'RECYCLE', phase: 'recycled' }), 6000)
    expect(hasArrived(flapping)).toBe(false)
    const hidden = seenAt([0, 1000])
    hidden.sawAbsent(vm, 2000)
    hidden.sawPresent(vm, observation({ status: 'RECYCLE', phase: 'recycled' }), 6000)
    expect(hasArrived(hidden)).toBe(false)
  })
})

describe('a write whose answer was lost', () => {
  const lost = { code: 'LOST_ANSWER', message: '', requestId: null }

  it.each<[string, number | undefined, readonly number[], boolean]>([
    ['none was lost, and no look has found it', undefined, [], false],
    ['none was lost', undefined, [0], false],
    ['no look has found it', 1000, [], true],
    ['it was seen before the write', 1000, [0], true],
    ['its looks since then cover less than four seconds', 1000, [0, 4999], true],
    ['its looks since then cover four seconds', 1000, [0, 5000], false],
  ])('is unclear or not where %s: lost at %j, seen at %j', (_where, lostAt, looks, unclear) => {
    const resource = tracked('vm-instance', 'a')
    for (const at of looks) resource.sawPresent(vm, observation(), at)
    if (lostAt !== undefined) resource.lostAnswer(lost, lostAt)
    expect(isUnclear(resource)).toBe(unclear)
  })

  it('is unclear for four seconds more once the resource has changed its phase', () => {
    const resource = tracked('vm-instance', 'a', {})
    resource.lostAnswer(lost, 1000)
    resource.sawPresent(vm, observation({ phase: 'busy' }), 6000)
    expect(isUnclear(resource)).toBe(true)
    resource.sawPresent(vm, observation({ phase: 'busy' }), 10_000)
    expect(isUnclear(resource)).toBe(false)
  })
})

describe('the next check that counts', () => {
  it('is none where no claim is in question', () => {
    expect(nextCheckIn(tracked('vm-instance', 'a'), vm, 'recycled', 0)).toBeUndefined()
    expect(nextCheckIn(tracked('vm-instance', 'a', {}), vm, 'recycled', 0)).toBeUndefined()
    const inBin = tracked('vm-instance', 'a', { status: 'RECYCLE', phase: 'recycled' })
    expect(nextCheckIn(inBin, vm, 'destroyed', 0)).toBeUndefined()
    // The last look at it was refused: it confirms nothing.
    inBin.lookRefused(vm, callError())
    expect(nextCheckIn(inBin, vm, 'recycled', 0)).toBeUndefined()
  })

  it('is that of absence, of another kind, or of the goal', () => {
    const missing = tracked('vm-instance', 'a')
    missing.sawAbsent(vm, 1000)
    expect(nextCheckIn(missing, vm, 'recycled', 1000)).toBe(10_000 / 3)
    const found = oneOf('x', 'vm-instance', 'bmc-instance')
    found.sawPresent(vm, observation(), 1000)
    found.sawAbsent(bmc, 1000)
    expect(nextCheckIn(found, bmc, 'recycled', 1000)).toBe(2000)
    const inBin = tracked('vm-instance', 'a', { status: 'RECYCLE', phase: 'recycled' })
    expect(nextCheckIn(inBin, vm, 'recycled', 500)).toBe(1500)
  })
})
