// What is ahead of a resource, as it is told before it happens.

import { describe, expect, it } from '@jest/globals'
import type { Phase, Observation } from '../../src/resources/index.ts'
import type { Goal, Outcome } from '../../src/teardown/index.ts'
import { plannedStepOf } from '../../src/teardown/plan/planned-step.ts'
import { kindOf, oneOf, observation, tracked } from '../support/observation.ts'

const plan = (type: string, seen: Partial<Observation>, goal: Goal = 'destroyed') => {
  const { step, plan } = plannedStepOf(tracked(type, 'x', seen), goal)
  return [step, plan.calls]
}

describe('what is ahead', () => {
  it.each<[Phase, Goal, string, string[]]>([
    ['live', 'destroyed', 'terminate', ['TerminateInstance', 'ReleaseInstances']],
    ['live', 'recycled', 'terminate', ['TerminateInstance']],
    // Once it is ready it will be terminated.
    ['busy', 'destroyed', 'wait', ['TerminateInstance', 'ReleaseInstances']],
    ['busy', 'recycled', 'wait', ['TerminateInstance']],
    ['recycled', 'destroyed', 'release', ['ReleaseInstances']],
    ['recycled', 'recycled', 'done', []],
    ['leaving', 'destroyed', 'wait', []],
    ['leaving', 'recycled', 'wait', []],
    ['unknown', 'destroyed', 'wait', []],
    ['gone', 'destroyed', 'done', []],
  ])('of a VM that is %s, to be %s', (phase, goal, step, calls) => {
    expect(plan('vm-instance', { phase }, goal)).toEqual([step, calls])
  })

  it('of what is deleted outright is no release', () => {
    expect(plan('vm-instance', { status: 'CREATE_FAILED' })).toEqual(['terminate', ['TerminateInstance']])
  })

  it('of what is bound begins with the unbinding', () => {
    const bound = { phase: 'bound', status: 'BINDED' } as const
    // The same call twice, where the account has a recycle bin.
    expect(plan('zec-eip', bound)).toEqual(['unbind', ['UnassociateEipAddress', 'DeleteEip']])
    expect(plan('zec-eip', { status: 'UNBIND' })).toEqual(['terminate', ['DeleteEip']])
  })

  it('of what was not seen is not known', () => {
    const unseen = tracked('vm-instance', 'x')
    expect(plannedStepOf(unseen, 'destroyed')).toEqual({
      resource: unseen,
      step: undefined,
      plan: { wave: 2, calls: [] },
    })
  })

  it('of what may be of several kinds is not known either', () => {
    const either = oneOf('x', 'vm-instance', 'bmc-instance')
    expect(plannedStepOf(either, 'destroyed').plan).toEqual({ wave: 1, calls: [] })
    either.sawPresent(kindOf('vm-instance'), observation({ id: 'x' }), 0)
    expect(plannedStepOf(either, 'destroyed').plan).toEqual({ wave: 1, calls: [] })
  })

  it('of what is not to be touched is nothing', () => {
    for (const outcome of ['protected', 'failed', 'missing', 'scheduled', 'requested'] as Outcome[]) {
      const resource = tracked('vm-instance', 'x', {})
      resource.outcome = outcome
      expect(plannedStepOf(resource, 'destroyed')).toEqual({
        resource,
        step: undefined,
        plan: { wave: 2, calls: [] },
      })
    }
  })

  it('of a dry run is told after it was settled, too', () => {
    const resource = tracked('vm-instance', 'x', {})
    resource.outcome = 'planned'
    expect(plannedStepOf(resource, 'recycled')).toEqual({
      resource,
      step: 'terminate',
      plan: { wave: 2, calls: ['TerminateInstance'], outcome: 'recycled' },
    })
    const there = tracked('vm-instance', 'x', { phase: 'recycled' })
    there.outcome = 'already'
    expect(plannedStepOf(there, 'recycled')).toMatchObject({ step: 'done', plan: { calls: [] } })
  })

  it('names what is deleted with it and what is kept, while the release is still ahead', () => {
    const forecast = { alsoDeletes: ['vm-disk/d', 'vm-disk/e'], keeps: ['zec-eip/f'] }
    const note = (type: string, seen: Partial<Observation>) =>
      plannedStepOf(tracked(type, 'x', seen), 'destroyed', forecast).plan.note
    expect(note('vm-instance', {})).toBe('also deletes vm-disk/d, vm-disk/e; keeps zec-eip/f')
    expect(note('vm-instance', { phase: 'busy', status: 'BOOTING' })).toBe(
      'also deletes vm-disk/d, vm-disk/e; keeps zec-eip/f',
    )
    expect(plannedStepOf(tracked('port', 'x', {}), 'destroyed').plan).not.toHaveProperty('note')
    for (const phase of ['recycling', 'recycled'] as const) {
      expect(
        plannedStepOf(tracked('vm-instance', 'x', { phase }), 'destroyed', forecast).plan,
      ).not.toHaveProperty('note')
    }
  })

  it('says of a subscription how long it stays', () => {
    const plan = (type: string, seen: Partial<Observation>) =>
      plannedStepOf(tracked(type, 'x', { prepaid: true, ...seen }), 'destroyed').plan
    const expires = '2026-03-01T00:00:00Z'
    // Bare metal takes the call, and no second one.
    expect(plan('bmc-instance', { expires })).toEqual({
      wave: 2,
      calls: ['TerminateInstance'],
      outcome: 'scheduled',
      note: 'a subscription: its renewal is cancelled, and it remains until its expiry, 2026-03-01T00:00:00Z',
    })
    expect(plan('bmc-instance', {}).note).toBe(
      'a subscription: its renewal is cancelled, and it remains until its expiry',
    )
    expect(plan('vm-instance', { expires })).toEqual({
      wave: 2,
      calls: ['TerminateInstance', 'ReleaseInstances'],
      outcome: 'failed',
      note: 'a subscription, which the API does not delete before its expiry, 2026-03-01T00:00:00Z',
    })
    expect(plan('bmc-eip', {}).note).toBe('a subscription, which the API does not delete before its expiry')
    expect(plan('bmc-instance', { status: 'CREATE_FAILED' }).calls).toEqual(['TerminateInstance'])
    // On its way to the bin, and in it, it is like any other.
    for (const phase of ['recycling', 'recycled'] as const)
      expect(plan('bmc-instance', { phase })).toEqual({
        wave: 2,
        calls: ['ReleaseInstances'],
        outcome: 'destroyed',
      })
  })

  it('names what is deleted with it and what is kept, ten of each at most', () => {
    const disks = Array.from({ length: 12 }, (_, index) => `vm-disk/d${index + 1}`)
    const note = (alsoDeletes: readonly string[], keeps: readonly string[], seen = {}) =>
      plannedStepOf(tracked('vm-instance', 'x', seen), 'destroyed', { alsoDeletes, keeps }).plan.note
    expect(note([], [])).toBeUndefined()
    expect(note(disks.slice(0, 2), disks.slice(2, 3))).toBe(
      'also deletes vm-disk/d1, vm-disk/d2; keeps vm-disk/d3',
    )
    expect(note(disks, [])).toMatch(/^also deletes vm-disk\/d1, .* vm-disk\/d10 and 2 more$/)
    // In the recycle bin no other resource is deleted with it.
    expect(note(disks, [], { phase: 'recycled' })).toBeUndefined()
  })

  it('of what a guard has refused is told all the same: whether it was right is for people to see', () => {
    for (const [code, calls] of [
      ['TOO_MANY_RESOURCES', ['TerminateInstance']],
      ['UNEXPECTED_NAME', ['TerminateInstance']],
      ['NO_RECYCLE_BIN', []],
    ] as const) {
      const resource = tracked('vm-instance', 'x', {})
      resource.outcome = 'failed'
      resource.error = { code, message: '', requestId: null }
      expect(plannedStepOf(resource, 'recycled').plan.calls).toEqual(calls)
    }
  })
})
