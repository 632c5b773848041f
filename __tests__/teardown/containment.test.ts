// A VPC or subnet and what is inside it: each keeps the other.

import { describe, expect, it } from '@jest/globals'
import type { Observation } from '../../src/resources/index.ts'
import { contentsOutsideRun, keptByContainment } from '../../src/teardown/keep/containment.ts'
import { Tracked } from '../../src/teardown/model/tracked.ts'
import { callError, kindOf, observation, tracked } from '../support/observation.ts'
import { runOf } from '../support/run.ts'

type Change = (resource: Tracked) => void

const PROTECTED = { outcome: 'protected', reason: 'a rule matches' } as const
const SKIPPED = { outcome: 'skipped', reason: 'it is too young' } as const
const FAILURE = { code: 'NO_ACCESS', message: '', requestId: null }

const vpc = (change: Change = () => undefined) => {
  const resource = tracked('zec-vpc', 'v', {})
  change(resource)
  return resource
}

describe('what is inside a VPC', () => {
  const inside = (container: Tracked | undefined, label = 'zec-vpc/v') => {
    const kind = kindOf('zec-subnet')
    const resource = new Tracked({ type: 'zec-subnet', id: 's', kinds: [kind], inside: label })
    resource.kind = kind
    resource.container = container
    return resource
  }
  const fails = (sent: boolean) => (resource: Tracked) => {
    resource.outcome = 'failed'
    resource.error = FAILURE
    if (sent) resource.requests.push({ action: 'DeleteVpc', requestId: 'R', status: 400, at: '' })
  }

  it.each<[string, Change, string | undefined, string?]>([
    ['may go', () => undefined, undefined],
    ['is gone', (one) => (one.outcome = 'destroyed'), undefined],
    ['is protected', (one) => (one.exclusion = PROTECTED), 'must be kept (a rule matches)'],
    ['is skipped', (one) => (one.exclusion = SKIPPED), 'must be kept (it is too young)', 'skipped'],
    // One resource inside it must stay, and the others need not.
    [
      'is kept for its contents',
      (one) => (one.exclusion = { ...PROTECTED, isBecauseOfContents: true }),
      undefined,
    ],
    ['was not found', (one) => (one.outcome = 'missing'), 'was not found'],
    ['has failed before anything was sent', fails(false), 'has failed with NO_ACCESS'],
    ['has failed after something was sent', fails(true), undefined],
  ])('stays or goes where that %s', (_what, change, reason, outcome = 'protected') => {
    const expected =
      reason === undefined ? undefined : { outcome, reason: `zec-vpc/v, which contains it, ${reason}` }
    expect(keptByContainment(inside(vpc(change)), runOf())).toEqual(expected)
  })

  it('stays where the id of the VPC turned out to be of another kind', () => {
    expect(keptByContainment(inside(vpc(), 'bmc-vpc/v'), runOf())).toEqual({
      outcome: 'protected',
      reason: 'bmc-vpc/v, which contains it, was not found',
    })
    const unknown = new Tracked({ type: 'vpc', id: 'v', kinds: [kindOf('bmc-vpc'), kindOf('zec-vpc')] })
    expect(keptByContainment(inside(unknown, 'bmc-vpc/v'), runOf())).toBeUndefined()
  })

  it('is not kept by a VPC that did not bring it into the run', () => {
    const named = tracked('zec-subnet', 's', {})
    named.container = vpc((one) => (one.exclusion = PROTECTED))
    expect(keptByContainment(named, runOf())).toBeUndefined()
    expect(keptByContainment(inside(undefined), runOf())).toBeUndefined()
  })
})

describe('a VPC or subnet', () => {
  const refersTo = [{ type: 'zec-vpc', id: 'v' }]
  const member = (change: Change = () => undefined, seen: Partial<Observation> = { refersTo }) => {
    const resource = tracked('zec-instance', 'i', seen)
    resource.exclusion = PROTECTED
    change(resource)
    return resource
  }
  const kept = {
    outcome: 'protected',
    reason: 'it contains zec-instance/i, which must be kept (a rule matches)',
    isBecauseOfContents: true,
  }

  it.each<[string, Tracked[], boolean]>([
    ['nothing of the run is', [], false],
    ['something that must be kept is', [member()], true],
    ['something that may go is', [member((one) => (one.exclusion = undefined))], false],
    [
      'something that is gone was',
      [
        member((one) => {
          one.sawGone(1)
        }),
      ],
      false,
    ],
    ['something that was not seen may be', [member((one) => (one.observation = undefined))], false],
    [
      'something of another VPC must be kept',
      [member(undefined, { refersTo: [{ type: 'zec-vpc', id: 'w' }] })],
      false,
    ],
    [
      'another kind of VPC has the id',
      [member(undefined, { refersTo: [{ type: 'bmc-vpc', id: 'v' }] })],
      false,
    ],
  ])('stays or goes where inside it %s', (_what, members, stays) => {
    expect(keptByContainment(vpc(), runOf([vpc(), ...members]))).toEqual(stays ? kept : undefined)
  })

  it('is what its resources keep, and nothing else that they refer to', () => {
    const group = [{ type: 'zec-security-group', id: 'g' }]
    const run = runOf([member(undefined, { refersTo: group })])
    expect(keptByContainment(tracked('zec-security-group', 'g', {}), run)).toBeUndefined()
    const unknown = new Tracked({ type: 'vpc', id: 'v', kinds: [kindOf('bmc-vpc'), kindOf('zec-vpc')] })
    unknown.lookRefused(kindOf('zec-vpc'), callError())
    expect(keptByContainment(unknown, runOf([member()]))).toBeUndefined()
    const subnet = [{ type: 'zec-subnet', id: 's' }]
    expect(
      keptByContainment(tracked('zec-subnet', 's', {}), runOf([member(undefined, { refersTo: subnet })])),
    ).toEqual(kept)
  })

  it('is told with the resources inside it that the run does not have', () => {
    const inRun = tracked('zec-subnet', 's', {})
    inRun.sawPresent(kindOf('zec-subnet'), observation({ id: 's' }), 1)
    const contents = new Map([['zec-vpc/v', ['zec-subnet/s', 'zec-instance/i']]])
    expect(contentsOutsideRun(vpc(), runOf([inRun], { contents }))).toEqual(['zec-instance/i'])
    expect(contentsOutsideRun(tracked('zec-vpc', 'w', {}), runOf([inRun], { contents }))).toEqual([])
    expect(contentsOutsideRun(vpc(), runOf([inRun]))).toEqual([])
  })
})
