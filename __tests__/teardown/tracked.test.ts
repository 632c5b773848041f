import { describe, expect, it } from '@jest/globals'
import type { Observation } from '../../src/resources/index.ts'
import { isInsideVpc, Tracked } from '../../src/teardown/model/tracked.ts'
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
    twin.duplicateOf = tracked('vm-instance', 'a')
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
    resource.lookRefused(vm, error)
    expect(resource.lookup(vm)).toEqual({ state: 'refused', error })
  })
})

describe('a write that was sent', () => {
  const trouble = { code: 'C', message: 'M', requestId: null }
  const request = { action: 'TerminateInstance', requestId: 'R', status: 200, at: '' }

  it.each<['refused' | 'lost' | 'accepted' | undefined, Observation['phase'], boolean]>([
    [undefined, 'live', false],
    [undefined, 'recycling', false],
    // Somebody else has moved it.
    ['refused', 'recycling', false],
    ['refused', 'unknown', false],
    ['lost', 'recycling', true],
    ['lost', 'leaving', true],
    ['lost', 'unknown', true],
    ['lost', 'busy', false],
    ['lost', 'live', false],
    ['accepted', 'live', true],
  ])('took effect or not: %s, and now %s: %j', (answer, phase, effect) => {
    const resource = tracked('vm-instance', 'a', { phase })
    if (answer !== undefined) resource.requests.push(request)
    if (answer === 'refused') resource.refused(trouble, 0)
    if (answer === 'lost') resource.lostAnswer(trouble, 0)
    if (answer === 'accepted') resource.accepted('unbind', 0)
    expect(resource.tookEffect).toBe(effect)
  })

  it('and accepted ends its trouble, and sets the resource in motion', () => {
    const resource = tracked('vm-instance', 'a', {})
    resource.refused(trouble, 100)
    resource.accepted('unbind', 200)
    expect(resource).toMatchObject({ writeFailure: undefined, refusals: 0, movedAt: 200 })
    expect([resource.terminatedAt, [...resource.closed]]).toEqual([undefined, ['unbind']])
    for (const at of [300, 400]) resource.accepted('terminate', at)
    resource.accepted('release', 500)
    expect([resource.terminatedAt, resource.movedAt]).toEqual([300, 500])
  })

  it('and refused is repeated after pauses that double from a second to five minutes', () => {
    const resource = tracked('vm-instance', 'a', {})
    const pauses = Array.from({ length: 11 }, () => {
      resource.refused(trouble, 1000)
      return resource.nextWriteAt - 1000
    })
    expect(pauses).toEqual([
      ...[1000, 2000, 4000, 8000, 16_000, 32_000],
      ...[64_000, 128_000, 256_000, 300_000, 300_000],
    ])
    expect([resource.refusals, resource.writeFailure, resource.unclearSince]).toEqual([
      11,
      trouble,
      undefined,
    ])
  })

  it('may be repeated at once when the status has changed, and not before', () => {
    const resource = tracked('vm-instance', 'a', { status: 'RUNNING' })
    resource.lostAnswer(trouble, 1000)
    resource.sawPresent(vm, observation({ status: 'RUNNING' }), 1500)
    expect(resource).toMatchObject({ refusals: 1, nextWriteAt: 2000, unclearSince: 1000 })
    resource.sawPresent(vm, observation({ status: 'STOPPED' }), 1600)
    expect(resource).toMatchObject({ refusals: 0, nextWriteAt: -Infinity })
  })
})

describe('what a resource was attached to', () => {
  const disk = kindOf('vm-disk')
  const on = (...ids: readonly string[]) => ids.map((id) => ({ type: 'vm-instance', id }))
  const seenOn = (...looks: readonly (readonly string[])[]) => {
    const resource = tracked('vm-disk', 'd')
    for (const ids of looks) resource.sawPresent(disk, observation({ attachedTo: on(...ids) }), 0)
    return ['v', 'w'].filter((id) => resource.isDetachedFrom(`vm-instance/${id}`))
  }

  it.each<[readonly (readonly string[])[], readonly string[]]>([
    [[], []],
    [[[]], []],
    [[['v']], []],
    [[['v'], []], ['v']],
    [[['v'], ['w']], ['v']],
    [[['v', 'w'], ['w']], ['v']],
    [
      [
        ['v', 'w'],
        ['w', 'v'],
      ],
      [],
    ],
    [
      [['v', 'w'], []],
      ['v', 'w'],
    ],
    [[['v'], [], ['v']], []],
  ])('and is no longer, by looks at %j: %j', (looks, detached) => {
    expect(seenOn(...looks)).toEqual(detached)
  })
})

describe('how a resource came into the run', () => {
  const create = (more: Partial<ConstructorParameters<typeof Tracked>[0]>) =>
    new Tracked({ type: 'vm-instance', id: 'a', kinds: [vm], ...more })

  it('is because of a VPC, or because of a resource that is', () => {
    const inside = create({ inside: 'zec-vpc/v' })
    expect(
      [create({}), inside, create({ parent: inside }), create({ parent: create({}) })].map(isInsideVpc),
    ).toEqual([false, true, true, false])
  })

  it('is from a list that is read again, or not', () => {
    expect([create({}), create({ isRelisted: true })].map(({ isRelisted }) => isRelisted)).toEqual([
      false,
      true,
    ])
  })
})
