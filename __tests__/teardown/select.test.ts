import { describe, expect, it } from '@jest/globals'
import type { Seed } from '../../simulator/index.ts'
import type { Criteria } from '../../src/teardown/index.ts'
import { outcomes, runEngine, type EngineOptions } from '../support/engine.ts'

const DAY_MS = 86_400_000
const tag = (key: string, value?: string) => ({ key, value })
const vm = (id: string, more = {}) => ({ kind: 'vm-instance', id, ...more })

/** A preview environment of pull request 123, and its neighbours, which must survive whatever is selected. */
const ACCOUNT: Seed = {
  resources: [
    vm('web', { name: 'pr-123-web', tags: { preview: 'pr-123', team: 'a' }, resourceGroupId: 'group-123' }),
    vm('old', {
      ...{ name: 'pr-123-old', tags: { preview: 'pr-123' }, resourceGroupId: 'group-123' },
      createdAgoMs: 40 * DAY_MS,
    }),
    vm('young', { name: 'pr-123-young', tags: { preview: 'pr-123' }, createdAgoMs: DAY_MS }),
    vm('decoy-12', { name: 'pr-12-web', tags: { preview: 'pr-12' }, resourceGroupId: 'group-12' }),
    vm('decoy-1234', { name: 'pr-1234-web', tags: { preview: 'pr-1234' }, resourceGroupId: 'group-1234' }),
    vm('decoy-case', { name: 'PR-123-web', tags: { Preview: 'pr-123', preview: 'PR-123' } }),
    vm('decoy-none', { name: 'web' }),
    {
      kind: 'port',
      id: 'port',
      name: 'pr-123-port',
      tags: { preview: 'pr-123' },
      resourceGroupId: 'group-123',
    },
    {
      kind: 'port',
      id: 'port-12',
      name: 'not-pr-123',
      tags: { preview: 'pr-12' },
      resourceGroupId: 'group-12',
    },
    { kind: 'bmc-eip', id: 'eip', ipAddress: '203.0.113.7', tags: { preview: 'pr-123' } },
    { kind: 'bmc-eip', id: 'eip-71', ipAddress: '203.0.113.71', tags: { preview: 'pr-12' } },
    {
      ...{ kind: 'zlb-load-balancer', id: 'zlb', name: 'pr-123-lb', tags: { preview: 'pr-123' } },
      resourceGroupId: 'group-123',
    },
  ],
}

async function selected(
  words: readonly string[],
  criteria: Partial<Criteria>,
  options: EngineOptions = {},
  seed = ACCOUNT,
): Promise<string[]> {
  const { results, unlisted } = await runEngine(seed, words, { ...options, criteria })
  expect(unlisted).toEqual([])
  return results.map(({ type, id, outcome }) => `${type}/${id} ${outcome}`)
}

describe('a selection', () => {
  it('by a tag takes what has just that, and no neighbour', async () => {
    expect(await selected(['vm-instance'], { tags: [tag('preview', 'pr-123')] })).toEqual([
      ...['vm-instance/web destroyed', 'vm-instance/old destroyed', 'vm-instance/young destroyed'],
    ])
  })

  it('by several tags takes what has all of them', async () => {
    expect(await selected(['vm-instance'], { tags: [tag('preview', 'pr-123'), tag('team')] })).toEqual([
      'vm-instance/web destroyed',
    ])
    expect(await selected(['vm-instance'], { tags: [tag('team'), tag('preview', 'pr-123')] })).toEqual([
      'vm-instance/web destroyed',
    ])
  })

  it('says which kinds cannot be selected by the criteria, and reads no list of them', async () => {
    const words = ['vm-instance', 'zec-subnet', 'key-pair']
    const { events, simulator } = await runEngine(ACCOUNT, words, {
      criteria: { tags: [tag('preview', 'pr-123')] },
    })
    expect(events).toContain('not searched for tags: zec-subnet key-pair')
    expect(simulator.calls.map(({ action }) => action)).not.toContain('DescribeSubnets')
    const byName = await runEngine(ACCOUNT, words, { criteria: { name: 'pr-123-web' } })
    expect(byName.events.filter((event) => event.startsWith('not searched'))).toEqual([])
    expect(byName.simulator.calls.map(({ action }) => action)).toContain('DescribeSubnets')
  })

  it('by a key takes any value of it', async () => {
    expect(await selected(['vm-instance'], { tags: [tag('Preview')] })).toEqual([
      'vm-instance/decoy-case destroyed',
    ])
  })

  it.each([
    ['pr-123-web', ['web']],
    ['pr-123-*', ['web', 'old', 'young']],
    ['pr-12?-web', ['web']],
    ['*-123-*', ['web', 'old', 'young', 'decoy-case']],
    ['pr-12', []],
  ])('by name %s takes just %j', async (name, ids) => {
    expect(await selected(['vm-instance'], { name })).toEqual(ids.map((id) => `vm-instance/${id} destroyed`))
  })

  it('by name is not widened by a server that matches fuzzily', async () => {
    expect(await selected(['port'], { name: 'pr-123*' })).toEqual(['port/port destroyed'])
  })

  it('by name means the address of a bare-metal EIP', async () => {
    expect(await selected(['bmc-eip'], { name: '203.0.113.7' })).toEqual(['bmc-eip/eip destroyed'])
    expect(await selected(['bmc-eip'], { name: '203.0.113.7*' })).toEqual([
      ...['bmc-eip/eip destroyed', 'bmc-eip/eip-71 destroyed'],
    ])
  })

  it('by resource group takes that group, also where the resources do not tell theirs', async () => {
    const { results, simulator } = await runEngine(ACCOUNT, ['vm-instance', 'port', 'zlb-load-balancer'], {
      criteria: { resourceGroupId: 'group-123' },
    })
    expect(outcomes(results)).toEqual({
      'vm-instance/web': 'destroyed',
      'vm-instance/old': 'destroyed',
      'port/port': 'destroyed',
      'zlb-load-balancer/zlb': 'destroyed',
    })
    // Ports alone had to be asked whether the filter holds.
    const probes = simulator.calls.filter(({ body }) =>
      JSON.stringify(body).includes('no-such-resource-group'),
    )
    // And of the disks on the VMs that match.
    expect(probes.map(({ action }) => action)).toEqual(['DescribePorts', 'DescribeDisks'])
  })

  it('by age takes what is older, together with the rest', async () => {
    const criteria = { tags: [tag('preview', 'pr-123')] }
    expect(await selected(['vm-instance'], { ...criteria, olderThanMs: 2 * DAY_MS })).toEqual([
      ...['vm-instance/web destroyed', 'vm-instance/old destroyed'],
    ])
    expect(await selected(['vm-instance'], { ...criteria, olderThanMs: 35 * DAY_MS })).toEqual([
      'vm-instance/old destroyed',
    ])
    expect(await selected(['vm-instance'], { ...criteria, olderThanMs: 60 * DAY_MS })).toEqual([])
  })

  it('reads several kinds at once, in the order of their words', async () => {
    expect(await selected(['port', 'eip', 'instance'], { tags: [tag('preview', 'pr-123')] })).toEqual([
      ...['port/port destroyed', 'bmc-eip/eip destroyed'],
      ...['vm-instance/web destroyed', 'vm-instance/old destroyed', 'vm-instance/young destroyed'],
    ])
  })

  it('reads every page', async () => {
    const seed: Seed = {
      generate: [
        { kind: 'vm-instance', count: 2500, prefix: 'vm-', name: 'preview', tags: { a: 'b' } },
        { kind: 'vm-instance', count: 7, prefix: 'decoy-', name: 'production' },
      ],
    }
    const { results, simulator } = await runEngine(seed, ['vm-instance'], {
      criteria: { name: 'preview' },
      dryRun: true,
      budgetMs: 10_000,
    })
    expect(new Set(results.map(({ id }) => id)).size).toBe(2500)
    const pages = simulator.calls.filter(
      ({ action, ids }) => action === 'DescribeInstances' && ids.length === 0,
    )
    expect(pages.map(({ body }) => (body as { pageNum: number }).pageNum)).toEqual([
      ...[1, 2, 3],
      ...[1, 2, 3],
      ...[1, 2, 3],
    ])
    // What the server can filter exactly, it does.
    expect(pages[0]?.body).toMatchObject({ instanceName: 'preview', pageSize: 1000 })
  })

  it('takes what is in the bin when it is to be destroyed, and leaves it when not', async () => {
    const seed: Seed = {
      resources: [
        vm('live', { tags: { a: 'b' } }),
        vm('bin', { tags: { a: 'b' }, status: 'RECYCLE' }),
        vm('leaving', { tags: { a: 'b' }, status: 'RELEASING' }),
        { kind: 'port', id: 'gone', tags: { a: 'b' }, status: 'DESTROYED', listedWhenGone: DAY_MS },
      ],
    }
    const criteria = { tags: [tag('a', 'b')] }
    expect(await selected(['vm-instance', 'port'], criteria, {}, seed)).toEqual([
      ...['vm-instance/live destroyed', 'vm-instance/bin destroyed', 'vm-instance/leaving destroyed'],
    ])
    expect(await selected(['vm-instance', 'port'], criteria, { goal: 'recycled' }, seed)).toEqual([
      'vm-instance/live recycled',
    ])
  })

  it('of nothing does nothing', async () => {
    const { results, simulator } = await runEngine(ACCOUNT, ['vm-instance'], { criteria: { name: 'nobody' } })
    expect(results).toEqual([])
    expect(simulator.calls.map(({ action }) => action)).toEqual([
      ...['DescribeInstances', 'DescribeInstances', 'DescribeInstances'],
    ])
  })

  it('sends one tag alone, since nobody knows whether several mean all or any', async () => {
    const { simulator } = await runEngine(ACCOUNT, ['vm-instance'], {
      criteria: { tags: [tag('team'), tag('preview', 'pr-123')] },
      dryRun: true,
    })
    expect(simulator.calls[0]?.body).toEqual({
      tags: [{ key: 'preview', value: 'pr-123' }],
      pageNum: 1,
      pageSize: 1000,
    })
    const { simulator: other } = await runEngine(ACCOUNT, ['vm-instance'], {
      criteria: { tags: [tag('team'), tag('preview')], name: 'pr-*' },
      dryRun: true,
    })
    expect(other.calls[0]?.body).toEqual({
      tagKeys: ['team'],
      instanceName: 'pr-*',
      pageNum: 1,
      pageSize: 1000,
    })
  })

  it('asked of what is named, narrows it', async () => {
    const { results } = await runEngine(ACCOUNT, ['vm-instance/web', 'vm-instance/decoy-12', 'port/port'], {
      criteria: { name: 'pr-123-*', olderThanMs: DAY_MS },
    })
    expect(results.map(({ id, outcome, reason }) => [id, outcome, reason])).toEqual([
      ['web', 'destroyed', undefined],
      ['decoy-12', 'skipped', 'its name does not match the input name'],
      ['port', 'destroyed', undefined],
    ])
  })

  it('does not go by a clock that runs ahead', async () => {
    // The server's clock says that it is three days younger than this machine believes.
    const { results } = await runEngine(
      { ...ACCOUNT, faults: { clockSkewMs: -3 * DAY_MS } },
      ['vm-instance'],
      { criteria: { name: 'pr-123-young', olderThanMs: DAY_MS / 2 } },
    )
    expect(results).toEqual([])
  })
})

describe('a list that cannot be had', () => {
  const denied = (...actions: string[]) => ({ ...ACCOUNT, permissions: { denied: actions } })
  const criteria = { tags: [tag('preview', 'pr-123')] }

  it('is an error of a kind that was asked for, and the others go on', async () => {
    const { results, unlisted } = await runEngine(denied('DescribePorts'), ['port', 'eip'], { criteria })
    expect(outcomes(results)).toEqual({ 'bmc-eip/eip': 'destroyed' })
    expect(unlisted.map(({ type, failure }) => [type, failure.code])).toEqual([
      ['port', 'AUTHFAILURE_UNAUTHORIZED_OPERATION'],
    ])
    expect(unlisted[0]?.failure.requestId).toMatch(/^T/)
  })

  it.each([
    ['has found something elsewhere', criteria, 3],
    ['has found nothing', { name: 'nobody' }, 0],
  ])('is an error, whether its family %s', async (_what, wanted, found) => {
    const { results, unlisted } = await runEngine(denied('zec:*', 'bmc:DescribeInstances'), ['instance'], {
      criteria: wanted,
    })
    expect(results).toHaveLength(found)
    expect(unlisted.map(({ type, failure }) => [type, failure.code])).toEqual([
      ['bmc-instance', 'AUTHFAILURE_UNAUTHORIZED_OPERATION'],
      ['zec-instance', 'AUTHFAILURE_UNAUTHORIZED_OPERATION'],
    ])
  })

  it('is an error where it was asked for by its own name, too', async () => {
    const { unlisted } = await runEngine(denied('zec:*'), ['instance', 'zec-instance'], { criteria })
    expect(unlisted.map(({ type }) => type)).toEqual(['zec-instance'])
  })

  it('for another reason than a missing right is an error of a family as well', async () => {
    const seed: Seed = {
      ...ACCOUNT,
      faults: { rules: [{ type: 'challenge', actions: ['zec:DescribeInstances'] }] },
    }
    const { results, unlisted } = await runEngine(seed, ['instance'], { criteria })
    expect(results).toHaveLength(3)
    expect(unlisted.map(({ type, failure }) => [type, failure.code])).toEqual([
      ['zec-instance', 'SECURITY_CHALLENGE'],
    ])
  })

  it('for a wrong key is one call, and every kind says so', async () => {
    const { results, unlisted, simulator } = await runEngine(ACCOUNT, ['instance', 'port'], {
      criteria,
      password: 'wrong-password',
    })
    expect(results).toEqual([])
    expect(new Set(unlisted.map(({ failure }) => failure.code))).toEqual(
      new Set(['AUTHFAILURE_SIGNATURE_FAILURE']),
    )
    expect(unlisted).toHaveLength(4)
    expect(simulator.calls).toHaveLength(1)
  })

  it('is read again when the API has trouble, and given up at last', async () => {
    const trouble = (times?: number): Seed => ({
      ...ACCOUNT,
      faults: {
        rules: [{ type: '500', actions: ['DescribePorts'], ...(times === undefined ? {} : { times }) }],
      },
    })
    const passing = await runEngine(trouble(3), ['port'], { criteria })
    expect(outcomes(passing.results)).toEqual({ 'port/port': 'destroyed' })
    const lasting = await runEngine(trouble(), ['port', 'eip'], { criteria })
    expect(outcomes(lasting.results)).toEqual({ 'bmc-eip/eip': 'destroyed' })
    expect(lasting.unlisted.map(({ type, failure }) => [type, failure.code])).toEqual([
      ['port', 'INTERNAL_SERVER_ERROR'],
    ])
  })

  it('is told when the run is cancelled, or its time is up, before it was read', async () => {
    const seed: Seed = { ...ACCOUNT, faults: { rules: [{ type: 'hang', actions: ['DescribePorts'] }] } }
    const late = await runEngine(seed, ['port', 'eip'], { criteria, budgetMs: 60_000 })
    expect(late.unlisted.map(({ failure }) => failure.code)).toEqual(['TIMED_OUT'])
    // What was found elsewhere has its time.
    expect(outcomes(late.results)).toEqual({ 'bmc-eip/eip': 'destroyed' })
    const cancelled = await runEngine(seed, ['port', 'eip'], {
      criteria,
      onCall: (count, stop) => {
        if (count === 2) stop.stop({ type: 'cancelled' })
      },
    })
    expect(new Set(cancelled.unlisted.map(({ failure }) => failure.code))).toEqual(new Set(['CANCELLED']))
  })
})
