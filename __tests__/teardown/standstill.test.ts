// Resources that no call of the run can delete any more: when they get their outcome, and which.

import { describe, expect, it } from '@jest/globals'
import type { Observation } from '../../src/resources/index.ts'
import type { Outcome } from '../../src/teardown/index.ts'
import { mayHaveGone } from '../../src/teardown/keep/at-stop.ts'
import { giveUpOnUnknown, standstillOf } from '../../src/teardown/keep/standstill.ts'
import { Tracked } from '../../src/teardown/model/tracked.ts'
import type { Run } from '../../src/teardown/run.ts'
import { kindOf, observation, tracked } from '../support/observation.ts'
import { NOW, runOf } from '../support/run.ts'

type Change = (resource: Tracked) => void

const kind = kindOf('zec-disk')
const attachedTo = [{ type: 'zec-instance', id: 'i' }]
const none: Change = () => undefined

/** The instance that the disk is attached to, ended `ago` milliseconds before now. */
function instance(outcome: Outcome | undefined, isAccepted: boolean, ago = 0, change: Change = none) {
  const resource = tracked('zec-instance', 'i', {})
  if (isAccepted) resource.accepted('terminate', 0)
  resource.outcome = outcome
  resource.endedAt = outcome === undefined ? undefined : NOW - ago
  change(resource)
  return resource
}

/** A disk in use, last seen `ago` milliseconds before now. */
function disk(seen: Partial<Observation>, ago = 0, parent?: Tracked) {
  const resource = new Tracked({ type: 'zec-disk', id: 'd', kinds: [kind], parent })
  resource.kind = kind
  resource.sawPresent(kind, observation({ id: 'd', phase: 'held', attachedTo, ...seen }), NOW - ago)
  return resource
}

describe('what must be kept', () => {
  const keep = (
    exclusion: Tracked['exclusion'],
    others: Tracked[],
    given: Partial<Run> = {},
    change: Change = none,
  ) => {
    const resource = disk({})
    resource.exclusion = exclusion
    change(resource)
    return standstillOf(resource, runOf([resource, ...others], given))
  }
  const error = { code: 'UNEXPECTED_NAME', message: '', requestId: null }

  it.each<[Tracked['exclusion']]>([
    [{ outcome: 'protected', reason: 'r' }],
    [{ outcome: 'skipped', reason: 'r' }],
    [{ outcome: 'failed', reason: 'r', error }],
  ])('ends as its exclusion says: %j', (exclusion) => {
    expect(keep(exclusion, [])).toEqual(exclusion)
  })

  const stayed: Change = (resource) => (resource.streak = { looks: 3, since: NOW - 4000, last: NOW })
  const kept: Change = (resource) => (resource.leftDependents = true)
  const seenBefore: Change = (resource) => (resource.seenAt = NOW - 1)
  const lost: Change = (resource) => {
    resource.lostAnswer(error, NOW)
  }

  it.each<[string, Tracked[], Partial<Run>, Change, boolean]>([
    ['nothing was sent for what it is attached to', [instance('failed', false)], {}, seenBefore, true],
    ['a call may still delete it', [instance(undefined, false)], {}, none, false],
    ['the run is dry', [instance(undefined, false)], { dryRun: true }, none, true],
    [
      'it was seen for long after the last call that could',
      [instance('destroyed', true, 1)],
      {},
      stayed,
      true,
    ],
    ['it was seen once after the last call that could', [instance('destroyed', true, 1)], {}, none, false],
    [
      'it was seen once, and that call was to leave it',
      [instance('destroyed', true, 1, kept)],
      {},
      none,
      true,
    ],
    ['it was not', [instance('destroyed', true)], {}, seenBefore, false],
    ['it was seen at the very time', [instance('destroyed', true)], {}, none, false],
    ['a write for it may still take effect', [], {}, lost, false],
    ['the run is dry, and writes nothing', [], { dryRun: true }, lost, true],
  ])('has its outcome or not where %s', (_where, others, given, change, ends) => {
    const end = keep({ outcome: 'protected', reason: 'r' }, others, given, change)
    expect(end).toEqual(ends ? { outcome: 'protected', reason: 'r' } : undefined)
  })
})

describe('what must be kept, where the run is stopped', () => {
  const failure = { code: 'X', message: '', requestId: null }
  const cutOff: Change = ({ requests }) =>
    requests.push({ action: 'A', requestId: null, status: null, code: 'STOPPED', at: '' })
  const binned: Change = (resource) => {
    resource.accepted('terminate', 0)
  }

  it.each<[string, Change, boolean]>([
    ['nothing was sent for it', none, false],
    ['a termination was accepted a moment before it was last seen', binned, true],
    [
      'a termination was accepted after that',
      (resource) => {
        resource.accepted('terminate', NOW)
      },
      true,
    ],
    [
      'a release was accepted after that, long after the termination',
      (resource) => {
        binned(resource)
        resource.accepted('release', NOW)
      },
      true,
    ],
    ['a write was cut off', cutOff, true],
    [
      'the answer to a write was lost',
      (resource) => {
        resource.lostAnswer(failure, NOW)
      },
      true,
    ],
    [
      'a write was refused',
      (resource) => {
        resource.refused(failure, NOW)
      },
      false,
    ],
  ])('may have gone or not if of what it is attached to %s', (_what, change, may) => {
    const parent = tracked('zec-instance', 'i', {})
    change(parent)
    const resource = disk({}, 1, parent)
    expect(mayHaveGone(resource, runOf([resource, parent]))).toBe(may)
  })

  it('has not gone if it was seen for long after that', () => {
    const parent = tracked('zec-instance', 'i', {})
    parent.accepted('terminate', 0)
    const resource = disk({}, 1, parent)
    resource.streak = { looks: 3, since: 0, last: 4000 }
    expect(mayHaveGone(resource, runOf([resource, parent]))).toBe(false)
    resource.streak = { looks: 3, since: 0, last: 3999 }
    expect(mayHaveGone(resource, runOf([resource, parent]))).toBe(true)
  })

  it('may have gone if a write for itself was cut off', () => {
    const resource = disk({})
    cutOff(resource)
    expect(mayHaveGone(resource, runOf([resource]))).toBe(true)
  })
})

describe('what only the resource that it is attached to brought into the run', () => {
  type Case = [string, Tracked, Partial<Observation>, number, string | undefined, Partial<Run>?]
  const label = 'zec-instance/i'
  const remains = `it remains although ${label} was torn down, and is still charged`
  const stays = `it remains when ${label} is deleted, and is still charged`
  const kept: Change = (resource) => (resource.leftDependents = true)

  it.each<Case>([
    ['is open', instance(undefined, true), {}, 0, undefined],
    ['is planned', instance('planned', false), {}, 0, undefined],
    [
      'failed, and nothing was sent',
      instance('failed', false),
      {},
      0,
      `${label}, which it is attached to, ended as failed`,
    ],
    [
      'is protected',
      instance('protected', false),
      {},
      0,
      `${label}, which it is attached to, ended as protected`,
    ],
    [
      'is a subscription',
      instance('scheduled', true),
      {},
      0,
      `${label}, which it is attached to, ended as scheduled`,
    ],
    [
      'failed, and the disk is in the bin',
      instance('failed', false),
      { phase: 'recycled' },
      0,
      `${label}, which it is attached to, ended as failed`,
    ],
    ['failed, and the disk is leaving', instance('failed', false), { phase: 'leaving' }, 0, undefined],
    ['is gone for less than a minute', instance('destroyed', true, 59_999), {}, 0, undefined],
    ['is gone for a minute', instance('destroyed', true, 60_000), {}, 0, remains],
    ['is in the bin for a minute', instance('recycled', true, 60_000), {}, 0, remains],
    [
      'is gone for long, but the disk was not seen since',
      instance('destroyed', true, 90_000),
      {},
      90_000,
      undefined,
    ],
    ['is gone, and the disk stays by itself', instance('destroyed', true, 1), { stays: true }, 0, remains],
    ['is gone, and was to leave it', instance('destroyed', true, 1, kept), {}, 0, remains],
    [
      'failed after an accepted call',
      instance('failed', true, 60_000),
      {},
      0,
      `it still exists, and ${label}, which it is attached to, ended as failed`,
    ],
    ['failed after a call that was to leave it', instance('failed', true, 1, kept), {}, 0, stays],
  ])('ends as skipped or stays open where that %s', (_which, parent, seen, ago, reason) => {
    const resource = disk(seen, ago, parent)
    const end = standstillOf(resource, runOf([parent, resource]))
    expect(end).toEqual(reason === undefined ? undefined : { outcome: 'skipped', reason })
  })

  it.each<[Partial<Observation>, 'recycled' | 'destroyed', string | undefined]>([
    [{}, 'destroyed', 'requested'],
    [{ phase: 'live' }, 'destroyed', 'requested'],
    [{ phase: 'leaving' }, 'destroyed', 'requested'],
    [{ phase: 'recycling' }, 'recycled', 'requested'],
    // A release is still ahead.
    [{ phase: 'recycling' }, 'destroyed', undefined],
    [{ phase: 'busy' }, 'destroyed', undefined],
    [{ stays: true }, 'destroyed', 'skipped'],
  ])('is requested with it where the run does not wait: %j to be %s: %j', (seen, goal, outcome) => {
    const parent = instance('requested', true, 1)
    const end = standstillOf(disk(seen, 0, parent), runOf([parent], { goal, wait: false }))
    expect(end?.outcome).toBe(outcome)
  })
})

describe('a subscription whose termination was accepted', () => {
  const subscription = (seenAt: number, seen: Partial<Observation>, isAccepted: boolean) => {
    const resource = tracked('vm-instance', 'a', {})
    if (isAccepted) resource.accepted('terminate', 1000)
    resource.sawPresent(kindOf('vm-instance'), observation({ id: 'a', prepaid: true, ...seen }), seenAt)
    return resource
  }

  it.each<[string, number, Partial<Observation>, boolean, boolean]>([
    ['ten seconds later', 11_000, {}, true, true],
    ['sooner', 10_999, {}, true, false],
    ['while nothing was accepted', 11_000, {}, false, false],
    ['and is no subscription', 11_000, { prepaid: false }, true, false],
    ['and busy', 11_000, { phase: 'busy' }, true, false],
    ['and in the bin', 11_000, { phase: 'recycled' }, true, false],
  ])('is scheduled or not if it is in use %s', (_when, seenAt, seen, isAccepted, isScheduled) => {
    const resource = subscription(seenAt, seen, isAccepted)
    const end = standstillOf(resource, runOf([resource]))
    expect(end).toEqual(isScheduled ? { outcome: 'scheduled' } : undefined)
    expect(standstillOf(resource, runOf([resource], { dryRun: true }))).toBeUndefined()
  })
})

describe('what another resource holds, or what is part of one', () => {
  const DEFAULT = { phase: 'held', attachedTo } as const

  it.each<[string, string, Partial<Observation>, number, Tracked[], string | undefined]>([
    ['held for four seconds', 'zec-disk', DEFAULT, 4000, [], 'IN_USE'],
    ['held for less', 'zec-disk', DEFAULT, 3999, [], undefined],
    ['held by what the run deletes', 'zec-disk', DEFAULT, 4000, [instance(undefined, false)], undefined],
    [
      'held by what the run has not deleted',
      'zec-disk',
      DEFAULT,
      4000,
      [instance('failed', false)],
      'IN_USE',
    ],
    ['held where a call can unbind it', 'zec-nic', DEFAULT, 4000, [], undefined],
    ['a part of one outside the run', 'zec-disk', { ...DEFAULT, isPart: true }, 4000, [], 'PART_OF_OTHER'],
    ['a part of one, and not held', 'zec-disk', { attachedTo, isPart: true }, 4000, [], 'PART_OF_OTHER'],
    [
      'a part that is held by something unknown',
      'zec-disk',
      { phase: 'held', isPart: true },
      4000,
      [],
      'PART_OF_OTHER',
    ],
    ['a part of nothing any more', 'zec-disk', { isPart: true }, 4000, [], undefined],
    [
      'a part of one in the bin',
      'zec-disk',
      { attachedTo, isPart: true, phase: 'recycled' },
      4000,
      [],
      undefined,
    ],
    ['in use and no part', 'zec-disk', { attachedTo }, 4000, [], undefined],
    [
      'a part that belongs to something',
      'zec-nic',
      { ...DEFAULT, isPart: true, belongsTo: 'it' },
      4000,
      [],
      'protected',
    ],
  ])('%s: a %s ends or not', (_how, type, seen, ago, others, end) => {
    const resource = tracked(type, 'd', seen)
    resource.movedAt = NOW - ago
    const found = standstillOf(resource, runOf([resource, ...others]))
    const code = found !== undefined && 'error' in found ? found.error.code : undefined
    expect(code ?? found?.outcome).toBe(end)
    if (end === 'protected') expect(found).toEqual({ outcome: end, reason: 'it belongs to it' })
  })

  it('does not end by itself where only its holder brought it into the run, or before it was seen', () => {
    const parent = instance(undefined, false)
    const dependent = disk({}, 0, parent)
    dependent.movedAt = 0
    expect(standstillOf(dependent, runOf([]))).toBeUndefined()
    expect(standstillOf(tracked('zec-disk', 'd'), runOf([]))).toBeUndefined()
  })
})

describe('a resource in a status that nobody knows', () => {
  const odd = (id: string, movedAt = 0) => {
    const resource = tracked('vm-instance', id, { phase: 'unknown', status: 'ODD' })
    resource.movedAt = movedAt
    return resource
  }
  const ended = (ago: number) => {
    const resource = tracked('vm-instance', 'done', {})
    resource.outcome = 'destroyed'
    resource.endedAt = NOW - ago
    return resource
  }

  it.each<[string, Tracked[], Partial<Run>, boolean]>([
    ['everything else has ended two minutes ago', [ended(120_000)], {}, true],
    ['something has ended since', [ended(119_999)], {}, false],
    ['something else is open', [tracked('vm-instance', 'open', {})], {}, false],
    ['nothing else is in the run', [], {}, true],
    ['the run has begun since', [], { startedAt: NOW - 119_999 }, false],
    ['another one is in such a status', [odd('b')], {}, true],
    ['another one has only now come into such a status', [odd('b', NOW)], {}, false],
  ])('fails or not where %s', (_where, others, given, fails) => {
    const resource = odd('a')
    giveUpOnUnknown([resource], runOf([resource, ...others], given))
    expect([resource.outcome, resource.error?.code]).toEqual(
      fails ? ['failed', 'UNKNOWN_STATUS'] : [undefined, undefined],
    )
  })
})
