import { describe, expect, it } from '@jest/globals'
import type { Phase } from '../../src/resources/index.ts'
import { nextStep, type Goal, type Step } from '../../src/teardown/model/next-step.ts'

const TABLE: [Phase, Record<Goal, Step>][] = [
  ['live', { recycled: 'terminate', destroyed: 'terminate' }],
  ['bound', { recycled: 'unbind', destroyed: 'unbind' }],
  ['busy', { recycled: 'wait', destroyed: 'wait' }],
  ['recycling', { recycled: 'wait', destroyed: 'wait' }],
  ['recycled', { recycled: 'done', destroyed: 'release' }],
  ['leaving', { recycled: 'wait', destroyed: 'wait' }],
  ['gone', { recycled: 'done', destroyed: 'done' }],
  ['unknown', { recycled: 'wait', destroyed: 'wait' }],
]

describe('nextStep', () => {
  it.each(TABLE)('from %s leads to %o', (phase, steps) => {
    expect(nextStep(phase, 'recycled')).toBe(steps.recycled)
    expect(nextStep(phase, 'destroyed')).toBe(steps.destroyed)
  })
})
