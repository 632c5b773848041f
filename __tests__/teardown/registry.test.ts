// The resources of a run by kind and id, and what is attached to each.

import { describe, expect, it } from '@jest/globals'
import type { Reference } from '../../src/resources/index.ts'
import { Tracked } from '../../src/teardown/model/tracked.ts'
import { createRegistry } from '../../src/teardown/registry.ts'
import { kindOf, observation } from '../support/observation.ts'

const disk = kindOf('vm-disk')
const vm = kindOf('vm-instance')

const create = (type: string, id: string, position: number, parent?: Tracked) =>
  new Tracked({ type, id, kinds: [kindOf(type)], parent }, position)
const on = (...ids: readonly string[]): Reference[] => ids.map((id) => ({ type: 'vm-instance', id }))

describe('a resource that is named twice', () => {
  it.each([
    ['the first of them', false, false, 0],
    ['the one that the inputs name, if it comes first', false, true, 0],
    ['the one that the inputs name, wherever it stands', true, false, 1],
  ])('is stood for by %s: parents %j and %j', (_which, firstHas, secondHas, stands) => {
    const parent = create('vm-instance', 'v', 0)
    const both = [
      create('vm-disk', 'd', 1, firstHas ? parent : undefined),
      create('vm-disk', 'd', 2, secondHas ? parent : undefined),
    ]
    const registry = createRegistry()
    for (const resource of both) registry.resolve(resource, disk)
    expect(both.map(({ duplicate }) => duplicate)).toEqual([stands !== 0, stands !== 1])
    expect(registry.find('vm-disk/d')).toBe(both[stands])
    expect(both[stands]?.position).toBe(1)
  })

  it('keeps the earlier place among the results, whichever comes first', () => {
    const registry = createRegistry()
    const [late, early] = [create('vm-disk', 'd', 5), create('vm-disk', 'd', 3)]
    registry.resolve(late, disk)
    registry.resolve(early, disk)
    expect([late.position, late.duplicate, early.duplicate]).toEqual([3, false, true])
  })

  it('is one only if kind and id are the same', () => {
    const registry = createRegistry()
    const [first, other] = [create('vm-disk', 'd', 0), create('vm-instance', 'd', 1)]
    registry.resolve(first, disk)
    registry.resolve(other, vm)
    expect([first.kind, other.kind, first.duplicate, other.duplicate]).toEqual([disk, vm, false, false])
    expect([registry.find('vm-disk/d'), registry.find('vm-instance/d')]).toEqual([first, other])
    expect(registry.find('vm-disk/e')).toBeUndefined()
  })
})

describe('what is attached to a resource', () => {
  /** A disk as each of its looks has seen it, in a run that has the instances v and w. */
  const seenOn = (...looks: readonly (readonly string[])[]) => {
    const registry = createRegistry()
    const [v, w, resource] = [
      create('vm-instance', 'v', 0),
      create('vm-instance', 'w', 1),
      create('vm-disk', 'd', 2),
    ]
    for (const instance of [v, w]) registry.resolve(instance, vm)
    registry.resolve(resource, disk)
    for (const [index, ids] of looks.entries())
      registry.sawPresent(resource, disk, observation({ id: 'd', attachedTo: on(...ids) }), index)
    return {
      registry,
      resource,
      v,
      w,
      labelsOn: (id: string) =>
        registry.dependentsKnownOf(`vm-instance/${id}`).map(({ observation: seen }) => seen.id),
    }
  }

  it.each<[readonly (readonly string[])[], string[], string[], string[]]>([
    [[], [], [], []],
    [[[]], [], [], []],
    [[['v']], ['d'], [], ['v']],
    [[['v', 'w']], ['d'], ['d'], ['v', 'w']],
    // According to the last look; the parents are all that it has ever been seen attached to.
    [[['v'], []], [], [], ['v']],
    [[['v'], ['w']], [], ['d'], ['v', 'w']],
    [[['elsewhere']], [], [], []],
  ])('seen on %j is known of v: %j, and of w: %j, and has the parents %j', (looks, onV, onW, parents) => {
    const { registry, resource, labelsOn } = seenOn(...looks)
    expect([labelsOn('v'), labelsOn('w')]).toEqual([onV, onW])
    expect(registry.parentsOf(resource).map(({ id }) => id)).toEqual(parents)
  })

  it('is no longer known once it is gone, or while its kind is not', () => {
    const { resource, labelsOn } = seenOn(['v'])
    resource.kind = undefined
    expect(labelsOn('v')).toEqual([])
    resource.kind = disk
    expect(labelsOn('v')).toEqual(['d'])
    resource.sawGone(1)
    expect(labelsOn('v')).toEqual([])
  })

  it('has the resource that brought it into the run for a parent, whatever its item says', () => {
    const { registry, v } = seenOn()
    expect(registry.parentsOf(create('vm-disk', 'x', 3, v))).toEqual([v])
  })
})
