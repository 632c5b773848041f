// Each kind to both goals, with what is its own: a bin or none, what has to be unbound, what is listed as failed.

import { describe, expect, it } from '@jest/globals'
import { KINDS } from '../../src/resources/index.ts'
import { outcomes, runEngine } from '../support/engine.ts'

const writesOf = (calls: readonly { write: boolean; action: string }[]) =>
  calls.filter(({ write }) => write).map(({ action }) => action)

const WITH_BIN = KINDS.filter(({ recycleBin }) => recycleBin !== false).map(({ type }) => type)
/** Kinds of elastic compute with RECYCLED among their statuses, by the sources. */
const MAY_HAVE_BIN = new Set([
  ...['zec-instance', 'zec-eip', 'zec-disk', 'zlb-load-balancer', 'zec-nat-gateway', 'zec-cidr-block'],
  ...['zec-ipv6-cidr-block', 'zec-cross-region-bandwidth', 'ip-transit'],
])
const mayHaveBin = (type: string) => MAY_HAVE_BIN.has(type)
const WITHOUT = KINDS.filter(({ recycleBin }) => recycleBin === false).map(({ type }) => type)

describe.each(WITH_BIN)('%s', (type) => {
  const seed = { resources: [{ kind: type, id: 'x' }] }
  const [{ writes }] = KINDS.filter((kind) => kind.type === type) as [(typeof KINDS)[number]]

  it('goes to the recycle bin, and is there already the next time', async () => {
    const { results, simulator } = await runEngine(seed, [`${type}/x`], { goal: 'recycled' })
    expect(outcomes(results)).toEqual({ [`${type}/x`]: 'recycled' })
    expect(simulator.statusOf(type, 'x')).toMatch(/^RECYCLED?$/)
    expect(writesOf(simulator.calls)).toEqual([writes.terminate.action])
  })

  it('goes out of it for good', async () => {
    const { results, simulator } = await runEngine(seed, [`${type}/x`])
    expect(outcomes(results)).toEqual({ [`${type}/x`]: 'destroyed' })
    expect(simulator.statusOf(type, 'x')).toBeUndefined()
    expect(writesOf(simulator.calls)).toEqual([writes.terminate.action, writes.release.action])
  })
})

/** Like those without a status, they are listed until they are gone: no status says that they are leaving. */
const NEVER_LEAVING: ReadonlySet<string> = new Set(['vm-subnet', 'vm-security-group', 'zga-accelerator'])

describe.each(WITHOUT)('%s, which may have no recycle bin,', (type) => {
  const [{ writes, fields }] = KINDS.filter((kind) => kind.type === type) as [(typeof KINDS)[number]]

  it('is refused without a word to the API when it is only to be recycled', async () => {
    for (const dryRun of [true, false]) {
      const { results, simulator } = await runEngine(
        { resources: [{ kind: type, id: 'x' }] },
        [`${type}/x`],
        {
          goal: 'recycled',
          dryRun,
        },
      )
      expect(results[0]?.error).toMatchObject({
        code: 'NO_RECYCLE_BIN',
        message: expect.stringMatching(/may have no recycle bin .* With destroy: false nothing was sent\.$/),
        hint: 'Set destroy: true if it may be destroyed.',
      })
      expect(writesOf(simulator.calls)).toEqual([])
    }
  })

  it('is gone after one call where there is none', async () => {
    const { results, simulator } = await runEngine({ resources: [{ kind: type, id: 'x' }] }, [`${type}/x`])
    expect(outcomes(results)).toEqual({ [`${type}/x`]: 'destroyed' })
    expect(simulator.statusOf(type, 'x')).toBeUndefined()
    expect(writesOf(simulator.calls).filter((action) => action === writes.terminate.action)).toHaveLength(1)
  })

  it('not waited for is requested once it is leaving for good, or seen gone', async () => {
    for (const more of mayHaveBin(type) ? [{}, { recycleBin: true }] : [{}]) {
      const seed = { resources: [{ kind: type, id: 'x', ...more, delays: { release: 60_000 } }] }
      const { results, simulator } = await runEngine(seed, [`${type}/x`], { wait: false })
      const seen = [results[0]?.outcome, simulator.statusOf(type, 'x') ?? 'gone']
      expect(seen).toEqual(
        fields.status === undefined || NEVER_LEAVING.has(type)
          ? ['destroyed', 'gone']
          : ['requested', expect.stringMatching(/^(RELEASING|DELETING|DESTROYING)$/)],
      )
    }
  })
})

describe.each(WITHOUT.filter(mayHaveBin))('%s, where the account has a recycle bin,', (type) => {
  const [{ writes }] = KINDS.filter((kind) => kind.type === type) as [(typeof KINDS)[number]]

  it('is left alone where it is in the bin already', async () => {
    const seed = { resources: [{ kind: type, id: 'x', recycleBin: true, status: 'RECYCLED' }] }
    const { results } = await runEngine(seed, [`${type}/x`], { goal: 'recycled' })
    expect(outcomes(results)).toEqual({ [`${type}/x`]: 'already' })
  })

  it('is gone after two where there is one', async () => {
    const seed = { resources: [{ kind: type, id: 'x', recycleBin: true }] }
    const { results, simulator } = await runEngine(seed, [`${type}/x`])
    expect(outcomes(results)).toEqual({ [`${type}/x`]: 'destroyed' })
    expect(simulator.statusOf(type, 'x')).toBeUndefined()
    expect(writesOf(simulator.calls).filter((action) => action === writes.terminate.action)).toHaveLength(2)
  })
})

describe('an elastic compute EIP', () => {
  it('is unbound before it is deleted', async () => {
    const seed = { resources: [{ kind: 'zec-eip', id: 'x', status: 'BINDED' }] }
    const { results, simulator } = await runEngine(seed, ['eip/x'])
    expect(outcomes(results)).toEqual({ 'zec-eip/x': 'destroyed' })
    expect(writesOf(simulator.calls)).toEqual(['UnassociateEipAddress', 'DeleteEip'])
  })

  it('is not unbound when it could not be recycled after it', async () => {
    const seed = { resources: [{ kind: 'zec-eip', id: 'x', status: 'BINDED' }] }
    const { results, simulator } = await runEngine(seed, ['zec-eip/x'], { goal: 'recycled' })
    expect(results[0]?.error?.code).toBe('NO_RECYCLE_BIN')
    expect(simulator.statusOf('zec-eip', 'x')).toBe('BINDED')
  })

  it('that the API would not unbind is told so, and the others go', async () => {
    const seed = {
      resources: ['a', 'b'].map((id) => ({ kind: 'zec-eip', id, status: 'BINDED' })),
      faults: { rules: [{ type: 'partial' as const, actions: ['UnassociateEipAddress'], ids: ['a'] }] },
    }
    const { results } = await runEngine(seed, ['zec-eip/a', 'zec-eip/b'], { budgetMs: 60_000 })
    expect(results.map(({ outcome, error }) => [outcome, error?.code])).toEqual([
      ['failed', 'PARTLY_REFUSED'],
      ['destroyed', undefined],
    ])
  })
})

describe('elastic compute instances', () => {
  it('that a 200 lists as failed do not count as released', async () => {
    const seed = {
      resources: ['a', 'b', 'c'].map((id) => ({ kind: 'zec-instance', id })),
      faults: { rules: [{ type: 'partial' as const, actions: ['ReleaseInstances'], ids: ['b'] }] },
    }
    const named = ['a', 'b', 'c'].map((id) => `zec-instance/${id}`)
    const { results, simulator } = await runEngine(seed, named, { budgetMs: 60_000 })
    expect(results.map(({ outcome }) => outcome)).toEqual(['destroyed', 'failed', 'destroyed'])
    expect(results[1]?.error?.code).toBe('PARTLY_REFUSED')
    expect(simulator.statusOf('zec-instance', 'b')).toBe('RUNNING')
  })

  it('take their dependents along, which are then found gone', async () => {
    const seed = {
      resources: [
        { kind: 'zec-instance', id: 'i', dependents: ['zec-disk/d'] },
        { kind: 'zec-disk', id: 'd', status: 'IN_USE', instanceId: 'i' },
      ],
    }
    const { results } = await runEngine(seed, ['zec-disk/d', 'zec-instance/i'])
    expect(results.map(({ outcome }) => outcome)).toEqual(['destroyed', 'destroyed'])
  })

  it('go a hundred at a call', async () => {
    const seed = { generate: [{ kind: 'zec-instance', count: 250, prefix: 'z-' }] }
    const named = Array.from({ length: 250 }, (_, index) => `zec-instance/z-${index + 1}`)
    const { results, simulator } = await runEngine(seed, named, { budgetMs: 60_000 })
    expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['destroyed']))
    expect(writesOf(simulator.calls)).toHaveLength(3)
  })
})

describe('a CIDR block of IPv6', () => {
  const seed = { resources: [{ kind: 'bmc-cidr-block', id: 'x', recycleBin: false }] }

  it('is released at once, so it is refused when it is only to be recycled', async () => {
    const { results, simulator } = await runEngine(seed, ['bmc-cidr-block/x'], { goal: 'recycled' })
    expect(results[0]?.error?.code).toBe('NO_RECYCLE_BIN')
    expect(writesOf(simulator.calls)).toEqual([])
  })

  it('is gone after one call', async () => {
    const { results, simulator } = await runEngine(seed, ['bmc-cidr-block/x'])
    expect(outcomes(results)).toEqual({ 'bmc-cidr-block/x': 'destroyed' })
    expect(writesOf(simulator.calls)).toEqual(['TerminateCidrBlock'])
  })
})

describe('a disk', () => {
  it('in use by what is not torn down is told so, and not detached', async () => {
    for (const type of ['vm-disk', 'zec-disk']) {
      const seed = { resources: [{ kind: type, id: 'd', status: 'IN_USE', instanceId: 'other' }] }
      const { results, simulator } = await runEngine(seed, [`${type}/d`], { budgetMs: 60_000 })
      expect(results[0]).toMatchObject({
        outcome: 'failed',
        finalStatus: 'IN_USE',
        error: { code: 'IN_USE', hint: 'Detach it, or tear down what uses it in the same step.' },
      })
      expect(simulator.calls.some(({ applied }) => applied)).toBe(false)
    }
  })

  it('in use by what is torn down goes after that', async () => {
    const seed = {
      resources: [
        { kind: 'vm-instance', id: 'i' },
        { kind: 'vm-disk', id: 'd', status: 'IN_USE', instanceId: 'i' },
      ],
    }
    const { results } = await runEngine(seed, ['disk/d', 'instance/i'])
    expect(outcomes(results)).toEqual({ 'vm-disk/d': 'destroyed', 'vm-instance/i': 'destroyed' })
  })
})
