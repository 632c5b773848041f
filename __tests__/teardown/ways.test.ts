// Each kind goes by each of its ways: named, and selected by whatever it can be selected by.

import { describe, expect, it } from '@jest/globals'
import type { Seed } from '../../simulator/index.ts'
import { KINDS, type Kind } from '../../src/resources/index.ts'
import type { Criteria } from '../../src/teardown/index.ts'
import { outcomes, runEngine } from '../support/engine.ts'

const TAG = { key: 'preview', value: 'pr-7' }

/** One that is meant, and a neighbor that is not. */
function account({ type }: Kind): Seed {
  const made = (id: string, ipAddress: string) => ({
    ...{ kind: type, id, name: `name-${id}`, resourceGroupId: `group-${id}`, ipAddress },
    tags: { [TAG.key]: id === 'meant' ? TAG.value : 'pr-70' },
  })
  return { resources: [made('meant', '203.0.113.7'), made('other', '203.0.113.70')] }
}

function waysOf({ type, tags, group }: Kind): [string, Partial<Criteria>][] {
  return [
    // A bare-metal EIP has no name; its address stands for it.
    ['name', { name: type === 'bmc-eip' ? '203.0.113.7' : 'name-meant' }],
    ...(tags.item ? [['tags', { tags: [TAG] }] satisfies [string, Partial<Criteria>]] : []),
    ...(group.item || group.filter
      ? [['resource group', { resourceGroupId: 'group-meant' }] satisfies [string, Partial<Criteria>]]
      : []),
  ]
}

describe.each(KINDS)('$type', (kind) => {
  const meant = `${kind.type}/meant`

  it('goes when it is named', async () => {
    const { results, simulator } = await runEngine(account(kind), [meant])
    expect(outcomes(results)).toEqual({ [meant]: 'destroyed' })
    expect(simulator.statusOf(kind.type, 'other')).toBeDefined()
  })

  it.each(waysOf(kind))('goes when it is selected by %s', async (_, criteria) => {
    const { results, unlisted, simulator } = await runEngine(account(kind), [kind.type], { criteria })
    expect(unlisted).toEqual([])
    expect(outcomes(results)).toEqual({ [meant]: 'destroyed' })
    expect(simulator.statusOf(kind.type, 'other')).toBeDefined()
  })
})
