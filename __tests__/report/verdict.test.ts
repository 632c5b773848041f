import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { reachVerdict, type Verdict } from '../../src/report/verdict.ts'
import type { Outcome, Result } from '../../src/teardown/index.ts'
import { result, results, verdictOf } from '../support/report.ts'

const OUTCOMES: readonly Outcome[] = [
  'recycled',
  'destroyed',
  'already',
  'missing',
  'requested',
  'scheduled',
  'planned',
  'protected',
  'pending',
  'failed',
]

const of = (...outcomes: Outcome[]): Result[] =>
  outcomes.map((outcome, index) => result({ id: `i-${index}`, outcome }))

describe('the outcome of a run', () => {
  it.each<[string, Outcome[], object, Verdict['outcome'], boolean]>([
    ['all there', ['recycled', 'destroyed', 'already', 'requested', 'scheduled'], {}, 'success', false],
    ['a missing one under success', ['missing'], { ifMissing: 'success' }, 'success', false],
    ['a missing one under warn', ['missing', 'destroyed'], { ifMissing: 'warn' }, 'success', false],
    ['a missing one under error', ['missing', 'destroyed'], { ifMissing: 'error' }, 'partial', true],
    ['nothing but missing ones under error', ['missing', 'missing'], { ifMissing: 'error' }, 'failure', true],
    ['one failed', ['failed', 'destroyed'], {}, 'partial', true],
    ['one pending', ['pending', 'recycled'], {}, 'partial', true],
    ['all failed', ['failed', 'failed'], {}, 'failure', true],
    ['all pending', ['pending'], {}, 'failure', true],
    ['failed and pending', ['failed', 'pending'], {}, 'failure', true],
    ['a dry run', ['planned', 'already', 'missing'], { dryRun: true }, 'planned', false],
    ['a dry run that could not look at one', ['planned', 'failed'], { dryRun: true }, 'partial', true],
    ['a dry run that could look at none', ['failed'], { dryRun: true }, 'failure', true],
    ['cancelled with some on the way', ['destroyed', 'pending'], { cancelled: true }, 'cancelled', true],
    ['cancelled with some failed, too', ['failed', 'pending'], { cancelled: true }, 'cancelled', true],
    ['cancelled when all was done', ['destroyed'], { cancelled: true }, 'success', false],
    ['cancelled when all was done or failed', ['destroyed', 'failed'], { cancelled: true }, 'partial', true],
    [
      'a dry run that was cancelled',
      ['planned', 'pending'],
      { cancelled: true, dryRun: true },
      'cancelled',
      true,
    ],
    ['protected ones beside a failure', ['protected', 'failed'], {}, 'failure', true],
    ['protected ones alone', ['protected'], {}, 'success', false],
  ])('with %s: %j %j is %s, failed: %s', (_what, outcomes, settings, outcome, isFailed) => {
    const verdict = verdictOf(of(...outcomes), settings)
    expect([verdict.outcome, verdict.failed]).toEqual([outcome, isFailed])
  })

  it.each<[Outcome, 'succeeded' | 'pending' | 'failed' | 'neither']>([
    ['recycled', 'succeeded'],
    ['destroyed', 'succeeded'],
    ['already', 'succeeded'],
    ['missing', 'succeeded'],
    ['requested', 'succeeded'],
    ['scheduled', 'succeeded'],
    ['planned', 'neither'],
    ['protected', 'neither'],
    ['pending', 'pending'],
    ['failed', 'failed'],
  ])('counts %s as %s', (outcome, group) => {
    const { succeededResults, pendingResults, failedResults } = verdictOf(of(outcome))
    expect([succeededResults.length, pendingResults.length, failedResults.length]).toEqual(
      ['succeeded', 'pending', 'failed'].map((name) => (name === group ? 1 : 0)),
    )
  })

  it('is never a success while anything failed or is pending, and counts each resource once at most', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...OUTCOMES), { minLength: 1, maxLength: 12 }),
        fc.constantFrom('success', 'warn', 'error'),
        fc.boolean(),
        fc.boolean(),
        (outcomes, ifMissing, dryRun, cancelled) => {
          const list = of(...outcomes)
          const verdict = reachVerdict(list, {
            ifMissing,
            dryRun,
            cancelled,
            unlisted: [],
            goal: 'destroyed',
          })
          const trouble = outcomes.some(
            (outcome) =>
              outcome === 'failed' ||
              outcome === 'pending' ||
              (outcome === 'missing' && ifMissing === 'error'),
          )
          expect(verdict.failed).toBe(trouble)
          expect(['success', 'planned'].includes(verdict.outcome)).toBe(!trouble)
          const told = [...verdict.succeededResults, ...verdict.pendingResults, ...verdict.failedResults]
          expect(new Set(told).size).toBe(told.length)
          expect(list).toEqual(expect.arrayContaining(told))
          const neither = outcomes.filter((outcome) => outcome === 'planned' || outcome === 'protected')
          expect(told.length + neither.length).toBe(list.length)
        },
      ),
    )
  })

  it('keeps the order of the inputs', () => {
    const list = of('failed', 'destroyed', 'failed', 'already', 'pending')
    const { failedResults, succeededResults } = verdictOf(list)
    expect(failedResults.map(({ id }) => id)).toEqual(['i-0', 'i-2'])
    expect(succeededResults.map(({ id }) => id)).toEqual(['i-1', 'i-3'])
  })
})

describe('the headline', () => {
  it.each<[Outcome[], object, string]>([
    [['destroyed'], {}, '1 resource: 1 destroyed.'],
    [
      ['destroyed', 'failed', 'already', 'destroyed', 'pending'],
      {},
      '5 resources: 1 failed, 1 still pending, 2 destroyed, 1 already there.',
    ],
    [
      ['planned'],
      { dryRun: true },
      'Dry run, nothing was changed. 1 resource: 1 would be destroyed for good.',
    ],
    [
      ['recycled', 'pending'],
      { cancelled: true },
      'Cancelled. 2 resources: 1 still pending, 1 in the recycle bin.',
    ],
    [['destroyed'], { cancelled: true }, '1 resource: 1 destroyed.'],
    [
      ['missing', 'requested', 'scheduled', 'protected'],
      {},
      '4 resources: 1 not found, 1 requested, 1 scheduled to go at expiry, 1 protected.',
    ],
  ])('of %j %j: %s', (outcomes, settings, headline) => {
    expect(verdictOf(of(...outcomes), settings).headline).toBe(headline)
  })

  it('counts ten thousand', () => {
    expect(verdictOf(results(10_000, 'destroyed')).headline).toBe('10000 resources: 10000 destroyed.')
  })
})
