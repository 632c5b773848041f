// Which writes are due after a look, and which resources need none.

import { describe, expect, it } from '@jest/globals'
import type { Observation, WriteStep } from '../../src/resources/index.ts'
import { createDenials } from '../../src/teardown/act/denials.ts'
import { dueWrites } from '../../src/teardown/act/due.ts'
import { detaches, isLetGo } from '../../src/teardown/keep/detach.ts'
import { Tracked } from '../../src/teardown/model/tracked.ts'
import { callError, kindOf, oneOf, observation, tracked } from '../support/observation.ts'
import { NOW, runOf } from '../support/run.ts'

const vm = kindOf('vm-instance')
const PROTECTED = { outcome: 'protected', reason: 'a rule matches' } as const

/** The steps that are due for `resource`, as the lane of its own kind sees it. */
function dueFor(resource: Tracked, run = runOf(), denials = createDenials(), kind = resource.kind ?? vm) {
  const due = dueWrites(kind, [resource], run, denials)
  return (Object.keys(due) as WriteStep[]).filter((step) => due[step].length > 0)
}

const holder = (change: (resource: Tracked) => void = () => undefined) => {
  const resource = tracked('vm-instance', 'v', {})
  change(resource)
  return resource
}
const attachedTo = [{ type: 'vm-instance', id: 'v' }]

describe('a write', () => {
  it.each<[string, Partial<Observation>, (resource: Tracked) => void, WriteStep[]]>([
    ['of what is in use', {}, () => undefined, ['terminate']],
    ['of what is in the bin', { phase: 'recycled' }, () => undefined, ['release']],
    ['of what is busy', { phase: 'busy' }, () => undefined, []],
    ['that was accepted before', {}, (resource) => resource.closed.add('terminate'), []],
    [
      'of another step than was accepted',
      { phase: 'recycled' },
      (one) => one.closed.add('terminate'),
      ['release'],
    ],
    [
      'of what the last look did not list',
      {},
      (one) => {
        one.sawAbsent(vm, NOW)
      },
      [],
    ],
    [
      'of what no look has answered for since the last one',
      {},
      (one) => {
        one.awaitsLook = true
      },
      [],
    ],
    [
      'of what must be kept',
      {},
      (one) => {
        one.exclusion = PROTECTED
        one.lostAnswer({ code: '', message: '', requestId: null }, 0)
      },
      [],
    ],
    [
      'before its pause is over',
      {},
      (one) => {
        one.nextWriteAt = NOW + 1
      },
      [],
    ],
    [
      'at the end of its pause',
      {},
      (one) => {
        one.nextWriteAt = NOW
      },
      ['terminate'],
    ],
  ])('%s is due or not: %j', (_what, seen, change, steps) => {
    const resource = tracked('vm-instance', 'a', seen)
    change(resource)
    expect(dueFor(resource)).toEqual(steps)
  })

  it('is not due for a resource of another kind, nor before its kind is known', () => {
    expect(dueFor(tracked('bmc-instance', 'a', {}), runOf(), createDenials(), vm)).toEqual([])
    const either = oneOf('a', 'vm-instance', 'bmc-instance')
    either.sawPresent(vm, observation({ id: 'a' }), 0)
    expect(dueFor(either)).toEqual([])
  })

  it('is not made for what has to be unbound from nobody knows what', () => {
    const kind = kindOf('zec-havip')
    const of = (boundTo: readonly string[]) => {
      const resource = tracked('zec-havip', 'h', { phase: 'bound', boundTo })
      return [dueFor(resource, runOf(), createDenials(), kind), resource.error?.code]
    }
    expect(of(['i'])).toEqual([['unbind'], undefined])
    expect(of([])).toEqual([[], 'UNRELIABLE_ANSWER'])
  })

  it('is not made for what another resource of the run takes along, except to release it from the bin', () => {
    const attached = (phase: Observation['phase'], change: (parent: Tracked) => void = () => undefined) => {
      const kind = kindOf('vm-disk')
      const parent = holder()
      change(parent)
      const resource = new Tracked({ type: 'vm-disk', id: 'd', kinds: [kind], parent })
      resource.kind = kind
      resource.sawPresent(kind, observation({ id: 'd', phase }), 0)
      return resource
    }
    expect(dueFor(attached('live'))).toEqual([])
    // Somebody else has put it there, and what it is attached to may have to be kept.
    expect(dueFor(attached('recycled'))).toEqual([])
    const terminated = (parent: Tracked) => {
      parent.accepted('terminate', 0)
    }
    const gone = (parent: Tracked) => {
      parent.sawGone(0)
    }
    expect(dueFor(attached('recycled', terminated))).toEqual(['release'])
    expect(dueFor(attached('recycled', gone))).toEqual(['release'])
  })

  it.each<[string, Partial<Observation>, Tracked[], WriteStep[]]>([
    ['has nothing to be part of', { attachedTo: [] }, [], ['terminate']],
    ['is part of something outside the run', { attachedTo }, [], []],
    ['is part of a resource that is open', { attachedTo }, [holder()], []],
    ['is part of a resource in the bin', { attachedTo }, [holder((one) => (one.outcome = 'recycled'))], []],
    [
      'was part of one that is gone',
      { attachedTo },
      [holder((one) => (one.outcome = 'destroyed'))],
      ['terminate'],
    ],
  ])('is due or not for a part that %s', (_what, seen, others, steps) => {
    expect(dueFor(tracked('vm-disk', 'd', { isPart: true, ...seen }), runOf(others))).toEqual(steps)
  })

  it('that the key may not make for any resource of the kind fails each of them', () => {
    const denials = createDenials()
    for (const id of ['1', '2', '3']) denials.add('terminate', id, callError({ code: 'UNAUTHORIZED' }))
    const resource = tracked('vm-instance', 'a', {})
    expect(dueFor(resource, runOf(), denials)).toEqual([])
    expect(resource).toMatchObject({ outcome: 'failed', error: { code: 'UNAUTHORIZED' } })
    expect(dueFor(tracked('vm-instance', 'b', { phase: 'recycled' }), runOf(), denials)).toEqual(['release'])
  })

  it.each([
    ['live', undefined],
    ['unknown', 'UNKNOWN_STATUS'],
  ] as const)('is only planned in a dry run: in the phase %s with the error %j', (phase, code) => {
    const resource = tracked('vm-instance', 'a', { phase, status: 'ODD' })
    expect(dueFor(resource, runOf([], { dryRun: true }))).toEqual([])
    expect([resource.outcome, resource.error?.code]).toEqual(['planned', code])
  })
})

describe('what another resource holds', () => {
  it.each<[string, Tracked[], boolean]>([
    ['outside the run', [], false],
    ['that is open', [holder()], true],
    ['that must be kept', [holder((one) => (one.exclusion = PROTECTED))], false],
    ...(
      [
        ...(['destroyed', 'recycled', 'requested', 'planned'] as const).map(
          (outcome) => [outcome, true] as const,
        ),
        ...(['failed', 'missing', 'protected', 'skipped', 'pending', 'already', 'scheduled'] as const).map(
          (outcome) => [outcome, false] as const,
        ),
      ] as const
    ).map(([outcome, letsGo]): [string, Tracked[], boolean] => [
      `that ended as ${outcome}`,
      [holder((one) => (one.outcome = outcome))],
      letsGo,
    ]),
  ])('is let go by a holder %s, or has to be unbound from it', (_which, others, letsGo) => {
    const run = runOf(others)
    expect(isLetGo(attachedTo, run)).toBe(letsGo)
    const held = tracked('zec-nic', 'd', { phase: 'held', attachedTo })
    expect(detaches(held, run)).toBe(!letsGo)
    expect(dueFor(held, run)).toEqual(letsGo ? [] : ['unbind'])
  })

  it('is let go where one of several holders is deleted', () => {
    const several = [{ type: 'vm-instance', id: 'other' }, ...attachedTo]
    expect(isLetGo(several, runOf([holder()]))).toBe(true)
    expect(isLetGo([], runOf([holder()]))).toBe(false)
  })

  it.each<[string, string, Partial<Observation>]>([
    ['is not held', 'zec-nic', { phase: 'live' }],
    ['no call of its kind can unbind', 'zec-disk', { phase: 'held' }],
    ['is part of its holder', 'zec-nic', { phase: 'held', isPart: true }],
  ])('is not unbound where it %s: %s %j', (_why, type, seen) => {
    expect(detaches(tracked(type, 'd', { attachedTo, ...seen }), runOf())).toBe(false)
  })

  it('is not unbound before it was seen, nor where only its holder brought it into the run', () => {
    expect(detaches(tracked('zec-nic', 'd'), runOf())).toBe(false)
    const kind = kindOf('zec-nic')
    const resource = new Tracked({ type: 'zec-nic', id: 'd', kinds: [kind], parent: holder() })
    resource.kind = kind
    resource.sawPresent(kind, observation({ id: 'd', phase: 'held', attachedTo }), 0)
    expect(detaches(resource, runOf())).toBe(false)
  })
})
