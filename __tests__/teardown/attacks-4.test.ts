// More attacks: each of these got through once.

import { describe, expect, it } from '@jest/globals'
import type { HttpAnswer, HttpRequest } from '../../src/zenlayer/transport.ts'
import { asked, refused, relisted, writes } from '../support/answers.ts'
import { attack, byGroup, byTag, KEEP, PREVIEW, protects, type One } from '../support/attack.ts'
import type { EngineOptions } from '../support/engine.ts'

/** Puts `instead` in place of the answers to lists of `action`, those that name no `ids`, whose number matches. */
function lists(
  action: string,
  ids: string,
  matches: (nth: number) => boolean,
  instead: (answer: HttpAnswer) => HttpAnswer,
) {
  let nth = 0
  return (answer: HttpAnswer, request: HttpRequest) => {
    const { action: own, body } = asked(request)
    if (own !== action || body[ids] !== undefined) return answer
    nth += 1
    return matches(nth) ? instead(answer) : answer
  }
}

const no = (status: number, code: string) => (answer: HttpAnswer) => refused(answer, status, code, 'No.')

describe('a selected resource that no look by its id finds, and whose list is not read again', () => {
  const unfindable = {
    kind: 'port',
    id: 'p',
    tags: PREVIEW,
    shown: [{ as: 'GONE', in: 'ids' }],
  }

  it('is not destroyed where another item of its list could not be read', async () => {
    const { left, of } = await attack([unfindable, { kind: 'port', id: 'q', tags: PREVIEW }], ['port'], {
      ...byTag,
      onAnswer: lists(
        'DescribePorts',
        'portIds',
        () => true,
        (answer) =>
          relisted(answer, (list) => ({
            ...list,
            dataSet: list.dataSet.map((item) =>
              item['portId'] === 'q' ? { ...item, tags: undefined } : item,
            ),
          })),
      ),
    })
    expect(left('port/p')).toBe('RUNNING')
    expect(of('port/p')?.outcome).toBe('failed')
  })

  it('is not destroyed where the last reading is refused', async () => {
    const { left, of } = await attack([unfindable], ['port'], {
      ...byTag,
      onAnswer: lists(
        'DescribePorts',
        'portIds',
        (nth) => nth > 4,
        no(403, 'AUTHFAILURE_UNAUTHORIZED_OPERATION'),
      ),
    })
    expect(left('port/p')).toBe('RUNNING')
    expect(of('port/p')?.outcome).toBe('failed')
  })
})

describe('the reading of the resource group before a write is refused', () => {
  const later = { resourceGroupId: 'g', delays: { busy: 25_000 } }
  // The first five are those of the selection; the next one is that before the write.
  const port = { kind: 'port', id: 'p', status: 'UPDATING', ...later }

  it('does not make a subscription that nothing was sent for scheduled', async () => {
    const { simulator, of, left } = await attack(
      [
        {
          kind: 'vm-disk',
          id: 'd',
          chargeType: 'PREPAID',
          status: 'CREATING',
          ...later,
        },
      ],
      ['vm-disk'],
      {
        ...byGroup,
        budgetMs: 300_000,
        onAnswer: lists(
          'DescribeDisks',
          'diskIds',
          (nth) => nth === 6,
          no(404, 'OPERATION_FAILED_RESOURCE_NOT_FOUND'),
        ),
      },
    )
    expect(left('vm-disk/d')).toBe('AVAILABLE')
    expect([of('vm-disk/d')?.outcome, writes(simulator.calls).length]).not.toEqual(['scheduled', 0])
  })

  it('does not close the termination that was never sent', async () => {
    const { simulator, of } = await attack([port], ['port'], {
      ...byGroup,
      budgetMs: 300_000,
      onAnswer: lists(
        'DescribePorts',
        'portIds',
        (nth) => nth === 6,
        no(404, 'OPERATION_FAILED_RESOURCE_NOT_FOUND'),
      ),
    })
    expect(writes(simulator.calls)).toEqual(['TerminatePort p 200', 'DestroyPort p 200'])
    expect(of('port/p')?.outcome).toBe('destroyed')
  })

  it('does not make a port that a person has moved and protected one that this run has changed', async () => {
    const { of, simulator } = await attack(
      [
        {
          ...port,
          delays: { busy: 25_000, recycle: 60_000 },
          events: [
            { at: 40_000, set: { status: 'DELETING' } },
            { at: 40_000, set: { tags: KEEP } },
          ],
        },
      ],
      ['port'],
      {
        ...byGroup,
        ...protects,
        budgetMs: 300_000,
        onAnswer: lists(
          'DescribePorts',
          'portIds',
          (nth) => nth > 5,
          no(503, 'SERVICE_TEMPORARY_UNAVAILABLE'),
        ),
      },
    )
    expect(writes(simulator.calls)).toEqual([])
    expect(of('port/p')?.error?.code).not.toBe('PROTECTED_TOO_LATE')
  })

  it('is not told as a write that may have taken effect', async () => {
    const { of } = await attack([port], ['port'], {
      ...byGroup,
      budgetMs: 120_000,
      onAnswer: lists('DescribePorts', 'portIds', (nth) => nth > 5, no(503, 'SERVICE_TEMPORARY_UNAVAILABLE')),
    })
    expect(of('port/p')?.outcome).toBe('pending')
    expect(of('port/p')?.error?.message).not.toMatch(/was sent, but no clear answer/)
  })
})

describe('a part of an instance goes with it, portable or not, and whatever the call asked to keep', () => {
  it('a system disk is not skipped on a look from before the termination', async () => {
    const { left, of } = await attack(
      [
        { kind: 'vm-instance', id: 'v' },
        { kind: 'vm-disk', id: 'd', instanceId: 'v', diskType: 'SYSTEM' },
      ],
      ['vm-instance/v'],
      { wait: false, goal: 'recycled' },
      { staleMs: 2000 },
    )
    expect(left('vm-disk/d')).toMatch(/^RECYCL/)
    expect(of('vm-disk/d')?.outcome).not.toBe('skipped')
  })

  const z = {
    ...{
      kind: 'zec-instance',
      id: 'z',
      delays: { recycle: 3000, release: 5000 },
    },
    events: [{ at: 4008, set: { tags: KEEP } }],
  }
  const keptNic = { kind: 'zec-nic', id: 'n', instanceId: 'z', tags: KEEP }

  it('a system disk that is named is not left alone because the instance was protected too late', async () => {
    const { left, of } = await attack(
      [
        z,
        {
          kind: 'zec-disk',
          id: 'd',
          instanceId: 'z',
          diskType: 'SYSTEM',
          staleMs: 3000,
        },
        keptNic,
      ],
      ['zec-nic/n', 'zec-disk/d', 'zec-instance/z'],
      protects,
    )
    expect(left('zec-disk/d') ?? 'gone').toMatch(/DELETING|gone/)
    expect(of('zec-disk/d')?.error?.code).not.toBe('PART_OF_OTHER')
  })

  it('a primary vNIC that is named is not protected because the instance was protected too late', async () => {
    const { left, of } = await attack(
      [
        z,
        {
          kind: 'zec-nic',
          id: 'p',
          instanceId: 'z',
          nicType: 'Primary',
          staleMs: 3000,
        },
        keptNic,
      ],
      ['zec-nic/n', 'zec-nic/p', 'zec-instance/z'],
      protects,
    )
    expect(left('zec-nic/p') ?? 'gone').toMatch(/DELETING|gone/)
    expect(of('zec-nic/p')?.outcome).not.toBe('protected')
  })

  it('the plan does not say that it is kept', async () => {
    const { of } = await attack(
      [
        { kind: 'zec-instance', id: 'z' },
        { kind: 'zec-disk', id: 'd', instanceId: 'z', diskType: 'SYSTEM' },
      ],
      ['zec-instance/z'],
      { dryRun: true },
    )
    expect(of('zec-instance/z')?.plan?.note).toBe('also deletes zec-disk/d')
    expect(of('zec-disk/d')?.plan?.note).toBe('deleted with zec-instance/z')
  })
})

describe('a resource in an unknown status fails after two minutes, though others wait for it', () => {
  it.each<[string, One[], string[], EngineOptions]>([
    [
      'an address on it that must stay',
      [
        { kind: 'zec-instance', id: 'i', status: 'ODD' },
        { kind: 'zec-eip', id: 'e', instanceId: 'i', tags: KEEP },
      ],
      ['zec-instance/i', 'zec-eip/e'],
      protects,
    ],
    [
      'a disk on it that is named',
      [
        { kind: 'vm-instance', id: 'i', status: 'ODD' },
        { kind: 'vm-disk', id: 'd', instanceId: 'i' },
      ],
      ['vm-instance/i', 'vm-disk/d'],
      {},
    ],
    [
      'a disk that is in the run because of it',
      [
        {
          ...{ kind: 'vm-instance', id: 'i' },
          events: [
            {
              accepted: 'TerminateInstance',
              after: 100,
              set: { status: 'ODD' },
            },
          ],
        },
        { kind: 'vm-disk', id: 'd', instanceId: 'i' },
      ],
      ['vm-instance/i'],
      {},
    ],
  ])('%s', async (_, resources, references, options) => {
    const { results, stoppedBy, elapsedMs } = await attack(resources, references, options)
    expect(stoppedBy).toBeUndefined()
    expect(elapsedMs).toBeLessThan(600_000)
    expect(results.find(({ id }) => id === 'i')).toMatchObject({
      outcome: 'failed',
      error: { code: 'UNKNOWN_STATUS' },
    })
  })
})

describe('the plan of a dry run is what the run comes to', () => {
  const inSubnet: One[] = [
    { kind: 'zec-subnet', id: 's1', vpcId: 'v1' },
    { kind: 'zec-instance', id: 'i', subnetId: 's1' },
    {
      kind: 'zec-nic',
      id: 'n',
      instanceId: 'i',
      nicType: 'Primary',
      vpcId: 'v1',
      subnetId: 's1',
    },
  ]
  const withDisk: One[] = [
    { kind: 'zec-instance', id: 'z', name: 'pr-1' },
    { kind: 'zec-disk', id: 'd', name: 'prod', instanceId: 'z' },
  ]
  it.each<[string, One[], string[], EngineOptions]>([
    [
      'a named disk of a subscription, which cannot go',
      [
        { kind: 'vm-instance', id: 'v', chargeType: 'PREPAID' },
        { kind: 'vm-disk', id: 'd', instanceId: 'v' },
      ],
      ['vm-instance/v', 'vm-disk/d'],
      {},
    ],
    [
      'a named system disk of a subscription, which cannot go',
      [
        { kind: 'vm-instance', id: 'v', chargeType: 'PREPAID' },
        { kind: 'vm-disk', id: 'd', instanceId: 'v', diskType: 'SYSTEM' },
      ],
      ['vm-instance/v', 'vm-disk/d'],
      {},
    ],
    [
      'a subnet with a primary vNIC in it that is named and belongs to an instance outside',
      inSubnet,
      ['zec-subnet/s1', 'zec-nic/n'],
      {},
    ],
    [
      'a portable disk whose name is not expected',
      withDisk,
      ['zec-instance/z'],
      { guards: { expectName: 'pr-*' } },
    ],
    ['a portable disk that is one too many', withDisk, ['zec-instance/z'], { guards: { maxResources: 1 } }],
    [
      'a named primary vNIC of an instance outside, whose name is not expected',
      [
        { kind: 'zec-instance', id: 'i', name: 'pr-1' },
        {
          kind: 'zec-nic',
          id: 'n',
          name: 'prod',
          instanceId: 'i',
          nicType: 'Primary',
          vpcId: 'v1',
          subnetId: 's1',
        },
      ],
      ['zec-nic/n'],
      { guards: { expectName: 'pr-*' } },
    ],
    [
      'a disk of a subscription, which cannot go, whose name is not expected',
      [
        { kind: 'vm-instance', id: 'v', name: 'pr-1', chargeType: 'PREPAID' },
        {
          kind: 'vm-disk',
          id: 'd',
          name: 'prod',
          instanceId: 'v',
          portable: false,
        },
      ],
      ['vm-instance/v'],
      { guards: { expectName: 'pr-*' } },
    ],
    [
      'a VPC with a route in it that is not part of the run',
      [
        { kind: 'zec-vpc', id: 'v1' },
        { kind: 'zec-route', id: 'r1', vpcId: 'v1' },
      ],
      ['zec-vpc/v1'],
      {},
    ],
  ])('%s', async (_, resources, references, options) => {
    const planned = await attack(resources, references, {
      ...options,
      dryRun: true,
    })
    const real = await attack(resources, references, options)
    const expected = planned.results.map(({ outcome, plan }) =>
      outcome === 'planned' ? (plan?.outcome ?? outcome) : outcome,
    )
    expect(expected).toEqual(real.results.map(({ outcome }) => outcome))
  })

  it('a VPC is not deleted with a route in it that a rule protects', async () => {
    const { left } = await attack(
      [
        { kind: 'zec-vpc', id: 'v1' },
        { kind: 'zec-route', id: 'r1', vpcId: 'v1' },
      ],
      ['zec-vpc/v1'],
      { guards: { protect: ['r1'] } },
    )
    expect(left('zec-vpc/v1')).toBe('THERE')
  })
})

it('a protected disk that was in the recycle bin all the time was not protected too late', async () => {
  const { left, of } = await attack(
    [
      { kind: 'vm-instance', id: 'v' },
      { kind: 'vm-disk', id: 'd', status: 'RECYCLED', tags: KEEP },
    ],
    ['vm-instance/v'],
    {
      ...protects,
      onAnswer: (answer, request) =>
        asked(request).action === 'DescribeInstances'
          ? relisted(answer, (list) => ({
              ...list,
              dataSet: list.dataSet.map((item) => ({
                ...item,
                dataDisks: [{ diskId: 'd' }],
              })),
            }))
          : answer,
    },
  )
  expect(left('vm-disk/d')).toBe('RECYCLED')
  expect(of('vm-disk/d')?.outcome).toBe('protected')
})

it('one empty answer to the list of the resource group does not keep a VM whose disk is in the group', async () => {
  let nth = 0
  const { outcomes } = await attack(
    [
      { kind: 'vm-instance', id: 'v', resourceGroupId: 'g' },
      {
        kind: 'vm-disk',
        id: 'd',
        instanceId: 'v',
        portable: false,
        resourceGroupId: 'g',
      },
    ],
    ['vm-instance'],
    {
      ...byGroup,
      onAnswer: (answer, request) => {
        const { action, body } = asked(request)
        if (action !== 'DescribeDisks' || body['resourceGroupId'] !== 'g') return answer
        nth += 1
        return nth === 1
          ? relisted(answer, (list) => ({
              ...list,
              totalCount: 0,
              dataSet: [],
            }))
          : answer
      },
    },
  )
  expect(outcomes).toEqual({
    'vm-instance/v': 'destroyed',
    'vm-disk/d': 'destroyed',
  })
})

describe('one wrong look that shows a disk in the recycle bin, and lists that lag', () => {
  it.each([1000, 2000])(
    'do not make a disk that goes with its VM one that was restored and is kept: %d ms',
    async (staleMs) => {
      let nth = 0
      const { left, of } = await attack(
        [
          { kind: 'vm-instance', id: 'v' },
          { kind: 'vm-disk', id: 'd', instanceId: 'v', portable: false },
        ],
        ['vm-instance/v', 'vm-disk/d'],
        {
          onAnswer: (answer, request) => {
            const { action, body } = asked(request)
            if (action !== 'DescribeDisks' || body['diskIds'] === undefined) return answer
            nth += 1
            if (nth > 1) return answer
            return relisted(answer, (list) => ({
              ...list,
              dataSet: list.dataSet.map((item) => ({
                ...item,
                diskStatus: 'RECYCLED',
              })),
            }))
          },
        },
        { staleMs },
      )
      const isGone = /^(RECYCL|DELETING|gone)/.test(left('vm-disk/d') ?? 'gone')
      expect([isGone, of('vm-disk/d')?.error?.code]).not.toEqual([true, 'RESTORED'])
    },
  )
})

describe('what was attached to an instance while its release was sent, whose answer was lost', () => {
  it.each<[string, Record<string, string>, string]>([
    ['goes with it', {}, 'destroyed'],
    ['should have been kept', KEEP, 'failed'],
  ])('is reported: it %s', async (_, tags, outcome) => {
    const { left, of } = await attack(
      [
        { kind: 'zec-instance', id: 'z' },
        // The lists lag: the reading before the write does not have it yet. Where the answer is not lost, it is reported.
        { kind: 'zec-eip', id: 'e', instanceId: 'z', tags, createdInMs: 3535 },
      ],
      ['zec-instance/z'],
      protects,
      {
        staleMs: 500,
        rules: [{ type: 'reset-after', actions: ['ReleaseInstances'], nth: [1] }],
      },
    )
    expect(left('zec-eip/e')).toBeUndefined()
    expect(of('zec-eip/e')?.outcome).toBe(outcome)
  })
})

describe('a termination whose answer is lost, and that is refused for good when it is sent again, while lists lag', () => {
  it.each<[string, Record<string, unknown>]>([
    ['is not protected', { events: [{ at: 4050, set: { tags: KEEP } }] }],
    ['is not skipped', {}],
  ])('the disk that has gone to the recycle bin since then %s', async (_, more) => {
    let nth = 0
    const { left, of } = await attack(
      [
        { kind: 'vm-instance', id: 'v' },
        {
          kind: 'vm-disk',
          id: 'd',
          instanceId: 'v',
          portable: false,
          ...more,
        },
      ],
      ['vm-instance/v'],
      {
        ...protects,
        onAnswer: (answer, request) => {
          if (asked(request).action !== 'TerminateInstance') return answer
          nth += 1
          return nth === 1
            ? refused(answer, 500, 'INTERNAL_SERVER_ERROR', 'No.')
            : refused(answer, 403, 'X', 'No.')
        },
      },
      { staleMs: 2900 },
    )
    expect(left('vm-disk/d') ?? 'gone').toMatch(/^RECYCL|^gone/)
    expect(of('vm-disk/d')?.outcome).not.toMatch(/protected|skipped/)
  })

  it('nor is it protected where lists do not lag, and the list of its VM is refused since then', async () => {
    let isSent = false
    const { left, of } = await attack(
      [
        { kind: 'vm-instance', id: 'v' },
        {
          ...{ kind: 'vm-disk', id: 'd', instanceId: 'v', portable: false },
          events: [{ at: 4500, set: { tags: KEEP } }],
        },
      ],
      ['vm-instance/v'],
      {
        ...protects,
        onAnswer: (answer, request) => {
          const { action } = asked(request)
          isSent ||= action === 'TerminateInstance'
          if (action === 'TerminateInstance') return refused(answer, 500, 'INTERNAL_SERVER_ERROR', 'No.')
          const isRefused = isSent && action === 'DescribeInstances'
          return isRefused ? refused(answer, 403, 'AUTHFAILURE_UNAUTHORIZED_OPERATION', 'No.') : answer
        },
      },
    )
    expect(left('vm-disk/d')).toMatch(/^RECYCL/)
    expect(of('vm-disk/d')?.outcome).not.toMatch(/protected|skipped/)
  })
})

it('a VPC that appears only in the second round is torn down once what the first has released is gone: wait: false', async () => {
  const gateway = {
    kind: 'zec-nat-gateway',
    id: 'g',
    status: 'CREATING',
    delays: { busy: 8000, release: 40_000 },
  }
  const { of } = await attack(
    [
      { kind: 'zec-vpc', id: 'v1', name: 'pr-v', createdInMs: 6000 },
      { ...gateway, name: 'pr-g', vpcId: 'v1' },
    ],
    ['zec-vpc', 'zec-nat-gateway'],
    { wait: false, cascade: true, criteria: { name: 'pr-*' } },
  )
  expect(of('zec-vpc/v1')?.error?.hint ?? '').not.toMatch(/Set cascade: true/)
  expect(of('zec-vpc/v1')?.outcome).toMatch(/requested|destroyed/)
})

it('a release that is refused for good after a termination whose answer was lost fails at once', async () => {
  const { of, left, elapsedMs } = await attack(
    [
      {
        ...{ kind: 'vm-instance', id: 'v' },
        refuse: { ReleaseInstances: { status: 403, code: 'OPERATION_DENIED_POSTPAID_PROMISE' } },
      },
    ],
    ['vm-instance/v'],
    {},
    { rules: [{ type: 'reset-after', actions: ['TerminateInstance'], nth: [1] }] },
  )
  expect(left('vm-instance/v')).toBe('RECYCLE')
  expect(of('vm-instance/v')).toMatchObject({
    ...{ outcome: 'failed', error: { code: 'OPERATION_DENIED_POSTPAID_PROMISE' } },
  })
  expect(elapsedMs).toBeLessThan(60_000)
})
