// The calls of the API: which bodies go out for what a caller passes, and what comes back of the answers.

import { describe, expect, it } from '@jest/globals'
import {
  describeIds,
  kindNamed,
  listPage,
  UnusableAnswerError,
  write,
  type Kind,
  type ListFilters,
} from '../../src/resources/index.ts'
import type { Client, Operation } from '../../src/zenlayer/index.ts'
import { callError } from '../support/observation.ts'

function kind(type: string): Kind {
  const found = kindNamed(type)
  if (found === undefined) throw new Error(`no such kind: ${type}`)
  return found
}

type Answer = Readonly<Record<string, unknown>> | Error

/** A client that keeps what is sent and gives `answers` in order, the last one again and again. */
function clientWith(...answers: readonly Answer[]): { client: Client; sent: Operation[] } {
  const sent: Operation[] = []
  const client: Client = {
    call(operation) {
      const answer = answers[Math.min(sent.length, answers.length - 1)] ?? {}
      sent.push(operation)
      if (answer instanceof Error) return Promise.reject(answer)
      return Promise.resolve({ response: answer, requestId: 'T-1' } as Awaited<ReturnType<Client['call']>>)
    },
    serverNow: () => 0,
  }
  return { client, sent }
}

const bodies = (sent: readonly Operation[]) => sent.map(({ action, body }) => [action, body])
const EMPTY = { totalCount: 0, dataSet: [] }
const OPTIONS = { onAttempt: () => undefined }

describe('a describe', () => {
  it('asks for ids with a page as large as the most that there may be', async () => {
    const { client, sent } = clientWith(EMPTY)
    await describeIds(client, kind('zec-dhcp-options-set'), ['a', 'b'], {})
    await describeIds(client, kind('ai-gateway'), ['a'], {})
    expect(sent).toEqual([
      {
        service: 'zec',
        version: '2025-09-01',
        action: 'DescribeDhcpOptionsSets',
        body: { dhcpOptionsSetIds: ['a', 'b'], pageNum: 1, pageSize: 20 },
        write: false,
      },
      {
        service: 'aigw',
        version: '2026-04-14',
        action: 'DescribeAiGateways',
        body: { gatewayUuids: ['a'], pageNum: 1, pageSize: 100 },
        write: false,
      },
    ])
  })

  it('of an answer that cannot be relied on says why', async () => {
    const { client } = clientWith({ totalCount: 7, dataSet: [] })
    const described = describeIds(client, kind('zec-vpc'), ['a'], {})
    await expect(described).rejects.toThrow(UnusableAnswerError)
    await expect(described).rejects.toThrow('it counts 7 resources but lists 0')
  })

  it('passes a refusal on', async () => {
    const refusal = callError()
    const { client } = clientWith(refusal)
    await expect(describeIds(client, kind('zec-vpc'), ['a'], {})).rejects.toBe(refusal)
  })
})

describe('a page of a list', () => {
  const PAGE = { pageNum: 2, pageSize: 1000 }
  const CASES: readonly (readonly [type: string, filters: ListFilters, body: Record<string, unknown>])[] = [
    ['zec-vpc', {}, {}],
    ['zec-vpc', { tag: { key: 'pr', value: '7' } }, { tags: [{ key: 'pr', value: '7' }] }],
    ['zec-vpc', { tag: { key: 'pr' } }, { tagKeys: ['pr'] }],
    ['zec-vpc', { resourceGroupId: 'g' }, { resourceGroupId: 'g' }],
    // What a list cannot filter by is not sent: it might be ignored, or refused.
    ['zec-subnet', { tag: { key: 'pr' }, resourceGroupId: 'g' }, {}],
    ['zec-placement-group', { tag: { key: 'pr' } }, {}],
    ['zec-ddos-policy', { resourceGroupId: 'g' }, {}],
    ['port', { resourceGroupId: 'g' }, { resourceGroupId: 'g' }],
    ['vm-instance', { name: { text: 'preview-', whole: false } }, { instanceName: 'preview-*' }],
    ['vm-instance', { name: { text: 'preview-7', whole: true } }, { instanceName: 'preview-7' }],
    ['vm-disk', { name: { text: 'preview-', whole: false } }, {}],
    ['vm-disk', { name: { text: 'préview', whole: true } }, {}],
    ['zec-vpc', { name: { text: 'preview', whole: true } }, {}],
    ['zec-eip', { on: { type: 'zec-instance', id: 'i' } }, { instanceId: 'i' }],
    ['zec-eip', { on: { type: 'zlb-load-balancer', id: 'b' } }, { associatedId: 'b' }],
    ['zec-subnet', { on: { type: 'zec-vpc', id: 'v' } }, { vpcIds: ['v'] }],
    ['zec-nat-gateway', { on: { type: 'zec-vpc', id: 'v' } }, { vpcId: 'v' }],
    ['zec-havip', { on: { type: 'zec-vpc', id: 'v' } }, { vpcIds: ['v'] }],
    ['bmc-subnet', { on: { type: 'bmc-vpc', id: 'v' } }, { vpcId: 'v' }],
    ['key-pair', { on: { type: 'zec-vpc', id: 'v' } }, {}],
  ]

  it.each(CASES)('of %s by %j', async (type, filters, body) => {
    const { client, sent } = clientWith(EMPTY)
    await listPage(client, kind(type), filters, 2, {})
    expect(sent.map((operation) => operation.body)).toEqual([{ ...body, ...PAGE }])
  })
})

describe('a write', () => {
  const subjects = (...ids: readonly string[]) => ids.map((id) => ({ id, boundTo: [] }))

  it('takes one id, a list of ids, or the parameters that keep dependents', async () => {
    const { client, sent } = clientWith({})
    await write(client, kind('zec-vpc'), 'terminate', subjects('v'), OPTIONS)
    await write(client, kind('key-pair'), 'release', subjects('a', 'b'), OPTIONS)
    await write(client, kind('zec-instance'), 'terminate', subjects('i'), {
      ...OPTIONS,
      keepsDependents: true,
    })
    await write(client, kind('zec-qos-policy-group'), 'unbind', subjects('q'), OPTIONS)
    expect(bodies(sent)).toEqual([
      ['DeleteVpc', { vpcId: 'v' }],
      ['DeleteKeyPairs', { keyIds: ['a', 'b'] }],
      ['ReleaseInstances', { instanceIds: ['i'], dependResource: false }],
      ['RemoveQosPolicyGroupMembers', { qosPolicyGroupId: 'q' }],
    ])
    expect(sent.every((operation) => operation.write)).toBe(true)
  })

  it('sends nothing for a step that the kind does not have', async () => {
    const { client, sent } = clientWith({})
    expect(await write(client, kind('zec-vpc'), 'unbind', subjects('v'), OPTIONS)).toEqual(new Map())
    expect(sent).toEqual([])
  })

  it('unbinds a HaVip from one instance after the other, and goes on where one is free already', async () => {
    const free = callError({ code: 'OPERATION_DENIED_HAVIP_NOT_EXIST_INSTANCE' })
    const { client, sent } = clientWith(free, {})
    await write(client, kind('zec-havip'), 'unbind', [{ id: 'h', boundTo: ['i', 'j'] }], OPTIONS)
    expect(bodies(sent)).toEqual([
      ['UnassociateHaVip', { haVipId: 'h', instanceId: 'i' }],
      ['UnassociateHaVip', { haVipId: 'h', instanceId: 'j' }],
    ])
  })

  it('ends with the first refusal that is about more than one pair', async () => {
    const refusal = callError()
    const { client, sent } = clientWith(refusal)
    const unbound = write(client, kind('zec-havip'), 'unbind', [{ id: 'h', boundTo: ['i', 'j'] }], OPTIONS)
    await expect(unbound).rejects.toBe(refusal)
    expect(sent).toHaveLength(1)
  })

  const ANSWERS: readonly (readonly [type: string, answer: Record<string, unknown>, left: unknown])[] = [
    ['zec-snapshot', {}, []],
    ['zec-snapshot', { snapshotIds: null }, []],
    ['zec-snapshot', { snapshotIds: ['a'] }, [['a', {}]]],
    ['zec-placement-group', { failedPlacementGroupIds: ['b'] }, [['b', {}]]],
    [
      'zec-placement-group',
      {
        failedPlacementGroupIds: [{ placementGroupId: 'b', errorCode: 'In.Use', errorMsg: 'It has one.' }],
      },
      [['b', { code: 'IN_USE', message: 'It has one.' }]],
    ],
    ['zec-placement-group', { failedPlacementGroupIds: [{ id: 'b' }] }, 'unclear'],
    ['zec-placement-group', { failedPlacementGroupIds: 'b' }, 'unclear'],
    ['zec-placement-group', { failedPlacementGroupIds: [7] }, 'unclear'],
  ]

  it.each(ANSWERS)('of %s that is answered by %j leaves out %j', async (type, answer, left) => {
    const { client } = clientWith(answer)
    const result = await write(client, kind(type), 'terminate', subjects('a', 'b'), OPTIONS)
    expect(result === 'unclear' ? result : [...result]).toEqual(left)
  })
})
