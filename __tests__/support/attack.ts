// What the attacks have in common: the guards and criteria that they try to get past, and a run with its leftovers.

import type { Seed } from '../../simulator/index.ts'
import { relisted, type Listing } from './answers.ts'
import { outcomes, runEngine, type EngineOptions } from './engine.ts'
import type { HttpAnswer } from '../../src/zenlayer/transport.ts'

export const KEEP = { keep: 'true' }
export const PREVIEW = { preview: 'pr-1' }
export const protects = { guards: { protect: ['tag:keep=true'] } }
export const byTag = { criteria: { tags: [{ key: 'preview', value: 'pr-1' }] } }
export const byName = { guards: { expectName: 'pr-*' } }
export const byGroup = { criteria: { resourceGroupId: 'g' } }

/** A resource of the simulator, with whatever it takes. */
export type One = Record<string, unknown> & { readonly kind: string; readonly id: string }

/** `left`: the status that the simulator has it in afterwards; undefined where it is gone. */
export async function attack(
  resources: readonly One[],
  references: readonly string[],
  options: EngineOptions = {},
  faults: Seed['faults'] = {},
) {
  const ended = await runEngine({ resources, faults }, references, options)
  return {
    ...ended,
    outcomes: outcomes(ended.results),
    left: (label: string) => ended.simulator.statusOf(...(label.split('/') as [string, string])),
    of: (label: string) => ended.results.find(({ type, id }) => `${type}/${id}` === label),
  }
}

/** An answer with each item of its list changed. */
export const each =
  (change: (item: Listing['dataSet'][number]) => Record<string, unknown>) => (answer: HttpAnswer) =>
    relisted(answer, (list) => ({ ...list, dataSet: list.dataSet.map(change) }))
