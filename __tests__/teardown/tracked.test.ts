import { describe, expect, it } from '@jest/globals'
import { Tracked } from '../../src/teardown/tracked.ts'
import { callError, kindOf, oneOf, observation, tracked } from '../support/observation.ts'

const vm = kindOf('vm-instance')
const bmc = kindOf('bmc-instance')

describe('a resource that nobody has looked for yet', () => {
  it('is open, of no known phase and status, and nothing was sent for it', () => {
    const resource = oneOf('x', 'vm-instance', 'bmc-instance')
    expect(resource).toMatchObject({
      ...{ label: 'family/x', title: 'family/x', open: true, phase: 'unknown', awaitsLook: false },
      ...{ gone: false, wasLeaving: false, duplicate: false, requests: [], trail: [], position: 0 },
      ...{ seenAt: -Infinity, refusals: 0 },
      candidates: [vm, bmc],
      lookups: [
        [vm, { state: 'unknown' }],
        [bmc, { state: 'unknown' }],
      ],
    })
    expect([resource.status, resource.lastStatus, resource.initialStatus]).toEqual([
      ...[undefined, undefined, undefined],
    ])
  })

  it('says the same of a kind that it cannot be of', () => {
    expect(tracked('port', 'p').lookup(vm)).toEqual({ state: 'unknown' })
  })
})

describe('a resource that was seen', () => {
  it('is known by its kind, its id and its name', () => {
    expect(tracked('vm-instance', 'a', { name: 'web' })).toMatchObject({
      ...{ label: 'vm-instance/a', title: 'vm-instance/a (web)', candidates: [vm] },
    })
    expect(tracked('vm-instance', 'a', { name: '' }).title).toBe('vm-instance/a')
  })

  it('keeps the status that it was first seen in, and has that of the last look', () => {
    const resource = tracked('vm-instance', 'a', { status: 'RUNNING' })
    resource.sawPresent(vm, observation({ status: 'RELEASING', phase: 'leaving' }), 1)
    expect(resource).toMatchObject({
      ...{ initialStatus: 'RUNNING', status: 'RELEASING', lastStatus: 'RELEASING' },
      ...{ phase: 'leaving', wasLeaving: true },
    })
    resource.sawPresent(vm, observation({ status: 'RECYCLE', phase: 'recycled' }), 2)
    expect(resource.wasLeaving).toBe(false)
  })

  it('is not open once it has an outcome, or another stands for it', () => {
    const settled = tracked('vm-instance', 'a', {})
    settled.outcome = 'recycled'
    const twin = tracked('vm-instance', 'a', {})
    twin.duplicate = true
    expect([settled.open, twin.open, tracked('vm-instance', 'a', {}).open]).toEqual([false, false, true])
  })

  it('may be written on again, and its last trouble is over', () => {
    const resource = tracked('vm-instance', 'a')
    resource.awaitsLook = true
    resource.lookFailure = { code: 'C', message: 'M', requestId: null }
    resource.sawPresent(vm, observation(), 0)
    expect([resource.awaitsLook, resource.lookFailure]).toEqual([false, undefined])
  })

  it('is gone in phase and status once it counts as gone', () => {
    const resource = tracked('vm-instance', 'a', { status: 'RELEASING', phase: 'leaving' })
    resource.sawGone(1000)
    expect(resource).toMatchObject({ phase: 'gone', lastStatus: 'gone', status: 'RELEASING', gone: true })
  })

  it('has moved when its phase has, and not when only its status has', () => {
    const resource = tracked('vm-instance', 'a')
    resource.sawPresent(vm, observation({ phase: 'busy', status: 'BOOTING' }), 1000)
    resource.sawPresent(vm, observation({ phase: 'busy', status: 'IMAGING' }), 2000)
    expect([resource.movedAt, resource.seenAt]).toEqual([1000, 2000])
    resource.sawPresent(vm, observation({ phase: 'live' }), 3000)
    expect([resource.movedAt, resource.seenAt]).toEqual([3000, 3000])
  })

  it('moves without a trail where none is kept', () => {
    const resource = new Tracked({ type: 'vm-instance', id: 'a', kinds: [vm] }, 0, 0, false)
    resource.sawPresent(vm, observation({ phase: 'leaving' }), 1000)
    resource.sawGone(2000)
    expect([resource.movedAt, resource.gone, resource.trail]).toEqual([1000, true, []])
  })

  it('counts the looks in a row that saw it in one phase, by their requests', () => {
    const resource = tracked('vm-instance', 'a')
    resource.sawPresent(vm, observation({ phase: 'busy', status: 'BOOTING' }), 1000)
    resource.sawPresent(vm, observation({ phase: 'busy', status: 'IMAGING' }), 2000)
    expect(resource.streak).toEqual({ looks: 2, since: 1000, last: 2000 })
    resource.sawPresent(vm, observation({ phase: 'live' }), 3000)
    expect(resource.streak).toEqual({ looks: 1, since: 3000, last: 3000 })
    resource.sawAbsent(vm, 4000)
    resource.sawPresent(vm, observation({ phase: 'live' }), 5000)
    expect(resource.streak).toEqual({ looks: 1, since: 5000, last: 5000 })
  })

  it.each([
    [false, true],
    [true, false],
  ])('in the bin was found there unless this run has sent it (%j): %j', (isOurs, found) => {
    const resource = tracked('vm-instance', 'a', {})
    if (isOurs) resource.closed.add('terminate')
    expect([resource.seenInBin, resource.foundInBin]).toEqual([false, false])
    resource.sawPresent(vm, observation({ phase: 'recycled' }), 1)
    expect([resource.seenInBin, resource.foundInBin]).toEqual([true, found])
  })

  it('leaves a trail of its phases, each from the look that saw it first', () => {
    const resource = tracked('vm-instance', 'a')
    resource.sawPresent(vm, observation({ phase: 'live' }), 0)
    resource.sawPresent(vm, observation({ phase: 'recycling' }), 500)
    resource.sawPresent(vm, observation({ phase: 'recycled' }), 1000)
    resource.sawPresent(vm, observation({ phase: 'leaving' }), 2000)
    resource.sawPresent(vm, observation({ phase: 'leaving' }), 3000)
    resource.sawPresent(vm, observation({ phase: 'leaving' }), 4000)
    resource.sawGone(5000)
    expect(resource.trail).toEqual([
      { phase: 'live', at: 0 },
      { phase: 'recycling', at: 500 },
      { phase: 'recycled', at: 1000 },
      { phase: 'leaving', at: 2000 },
      { phase: 'gone', at: 5000 },
    ])
  })
})

describe('absence', () => {
  it('is counted in looks in a row, from the first of them', () => {
    const resource = tracked('vm-instance', 'a', {})
    resource.sawAbsent(vm, 1000)
    resource.sawAbsent(vm, 2000)
    expect(resource.lookup(vm)).toEqual({ state: 'absent', looks: 2, since: 1000, last: 2000 })
    resource.sawPresent(vm, observation(), 0)
    expect(resource.lookup(vm)).toEqual({ state: 'present' })
    resource.sawAbsent(vm, 3000)
    expect(resource.lookup(vm)).toEqual({ state: 'absent', looks: 1, since: 3000, last: 3000 })
  })

  it('is counted for each kind by itself, and leaves what was sent to be looked at', () => {
    const resource = oneOf('x', 'vm-instance', 'bmc-instance')
    resource.awaitsLook = true
    resource.sawAbsent(vm, 1000)
    expect(resource.lookup(bmc)).toEqual({ state: 'unknown' })
    expect(resource.awaitsLook).toBe(true)
  })
})

describe('looks that say nothing usable', () => {
  const trouble = { code: 'C', message: 'M', requestId: null }

  it('are counted in a row, keep their reason, and are no reason to look at once', () => {
    const resource = tracked('vm-instance', 'a', {})
    resource.overdue = true
    resource.lookUnanswered(trouble)
    resource.lookUnanswered(undefined)
    expect(resource).toMatchObject({ unansweredLooks: 2, lookFailure: trouble, overdue: false })
    resource.sawAbsent(vm, 0)
    expect([resource.unansweredLooks, resource.lookFailure]).toEqual([0, undefined])
  })
})

describe('looks that something else than the API refused', () => {
  it('are counted in a row, for each kind by itself', () => {
    const resource = oneOf('x', 'vm-instance', 'bmc-instance')
    expect([
      resource.countForeignRefusal(vm),
      resource.countForeignRefusal(vm),
      resource.countForeignRefusal(bmc),
    ]).toEqual([1, 2, 1])
    resource.sawAbsent(vm, 0)
    expect([resource.countForeignRefusal(vm), resource.countForeignRefusal(bmc)]).toEqual([1, 2])
    resource.sawPresent(bmc, observation(), 0)
    expect(resource.countForeignRefusal(bmc)).toBe(1)
  })

  it('that count in the end stand for the answer', () => {
    const error = callError({ code: 'SECURITY_CHALLENGE' })
    const resource = tracked('vm-instance', 'a')
    resource.lookFailed(vm, error)
    expect(resource.lookup(vm)).toEqual({ state: 'failed', error })
  })
})
