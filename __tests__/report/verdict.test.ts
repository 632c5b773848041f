import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Verdict } from '../../src/report/verdict.ts'
import type { Outcome, Result } from '../../src/teardown/index.ts'
import { request, result, results, verdictOf } from '../support/report.ts'

const OUTCOMES: readonly Outcome[] = [
  'recycled',
  'destroyed',
  'already',
  'missing',
  'requested',
  'scheduled',
  'planned',
  'protected',
  'skipped',
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
    ['skipped', 'neither'],
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
          const verdict = verdictOf(list, { ifMissing, dryRun, cancelled })
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
          const neither = outcomes.filter((outcome) => ['planned', 'protected', 'skipped'].includes(outcome))
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

describe('the mark', () => {
  const mark = (list: readonly Result[], settings: Parameters<typeof verdictOf>[1] = {}) =>
    verdictOf(list, settings).mark

  it.each<[Outcome, Verdict['mark']]>([
    ['recycled', '✅'],
    ['destroyed', '✅'],
    ['already', '✅'],
    ['planned', '✅'],
    ['protected', '✅'],
    ['skipped', '✅'],
    ['missing', '⚠️'],
    ['requested', '⚠️'],
    ['scheduled', '⚠️'],
    ['pending', '❌'],
    ['failed', '❌'],
  ])('of a run with one that is %s is %s', (outcome, expected) => {
    expect(mark(of('destroyed', outcome))).toBe(expected)
  })

  it('is a warning beside whatever is told as a warning', () => {
    const [gone] = of('destroyed') as [Result]
    expect(mark([{ ...gone, leaves: ['zec-disk/d'] }])).toBe('⚠️')
    expect(mark([gone], { undated: ['port/a'] })).toBe('⚠️')
    expect(mark([gone], { sweep: true })).toBe('⚠️')
    expect(mark(of('protected', 'skipped'), { sweep: true })).toBe('✅')
    expect(mark(of('missing'), { ifMissing: 'success' })).toBe('⚠️')
    const plan = (outcome: 'scheduled' | 'failed' | 'destroyed') => [
      result({ outcome: 'planned', plan: { wave: 1, calls: ['A'], outcome } }),
    ]
    expect(mark(plan('scheduled'), { dryRun: true })).toBe('⚠️')
    expect(mark(plan('failed'), { dryRun: true })).toBe('⚠️')
    expect(mark(plan('destroyed'), { dryRun: true })).toBe('✅')
  })

  it('is a failure where a list could not be read, whatever else went well', () => {
    const failure = { code: 'AUTHFAILURE_UNAUTHORIZED_OPERATION', message: 'No.', requestId: null }
    expect(mark(of('destroyed'), { unlisted: [{ type: 'port', failure }] })).toBe('❌')
  })
})

describe('a selection that finds nothing', () => {
  it.each([
    ['success', 'success', '✅', false],
    ['warn', 'success', '⚠️', false],
    ['error', 'failure', '❌', true],
  ] as const)('counts by its policy: %s is %s', (ifNothingSelected, outcome, mark, isFailed) => {
    expect(verdictOf([], { ifNothingSelected })).toMatchObject({ outcome, mark, failed: isFailed })
  })

  it('is planned in a dry run', () => {
    expect(verdictOf([], { ifNothingSelected: 'success', dryRun: true })).toMatchObject({
      outcome: 'planned',
      headline: 'Dry run: nothing was changed. Nothing was found to tear down.',
    })
    expect(verdictOf([], { ifNothingSelected: 'error', dryRun: true }).outcome).toBe('failure')
  })

  it('does not count where something was found, or where a list could not be read', () => {
    expect(verdictOf(of('protected'), { ifNothingSelected: 'error' }).failed).toBe(false)
    const unlisted = [{ type: 'port', failure: { code: 'X', message: 'x', requestId: null } }]
    expect(verdictOf([], { ifNothingSelected: 'success', unlisted }).outcome).toBe('failure')
  })
})

describe('the headline', () => {
  it.each<[Outcome[], object, string]>([
    [['destroyed'], {}, '1 resource destroyed.'],
    [['destroyed', 'destroyed'], {}, 'All 2 destroyed.'],
    [['failed', 'failed'], {}, 'All 2 failed.'],
    [['failed', 'pending', 'failed'], {}, 'None of 3 destroyed; 2 failed, 1 still pending.'],
    [
      ['destroyed', 'failed', 'already', 'destroyed', 'pending'],
      {},
      '2 of 5 destroyed, 1 already gone; 1 failed, 1 still pending.',
    ],
    [
      ['recycled', 'already', 'skipped'],
      { goal: 'recycled' },
      '1 of 3 moved to the recycle bin, 1 already in the recycle bin or gone; 1 skipped.',
    ],
    [['planned'], { dryRun: true }, 'Dry run: nothing was changed. 1 resource would be destroyed.'],
    [
      ['planned', 'protected'],
      { dryRun: true, goal: 'recycled' },
      'Dry run: nothing was changed. 1 of 2 would be moved to the recycle bin; 1 protected.',
    ],
    [
      ['recycled', 'pending'],
      { cancelled: true, goal: 'recycled' },
      'Cancelled. 1 of 2 moved to the recycle bin; 1 still pending.',
    ],
    [['destroyed'], { cancelled: true }, '1 resource destroyed.'],
    [
      ['missing', 'requested', 'scheduled', 'protected'],
      {},
      'None of 4 destroyed; 1 scheduled for expiry, 1 not found, 1 protected, 1 requested.',
    ],
  ])('of %j %j: %s', (outcomes, settings, headline) => {
    expect(verdictOf(of(...outcomes), settings).headline).toBe(headline)
  })

  it('says first that nothing of what was named exists', () => {
    for (const ifMissing of ['success', 'warn', 'error'] as const) {
      expect(verdictOf(results(3, 'missing'), { ifMissing }).headline).toMatch(
        /^None of the 3 named resources exists for this access key\. Check/,
      )
    }
    expect(verdictOf(results(1, 'missing')).headline).toMatch(
      /^The named resource does not exist for this access key\./,
    )
  })

  it('tells the day on which subscriptions go, if it is one', () => {
    const scheduled = (...days: string[]) =>
      verdictOf([
        ...results(8, 'destroyed'),
        ...days.map((day, index) =>
          result({ id: `s-${index}`, outcome: 'scheduled', expiresAt: `${day}T16:00:00Z` }),
        ),
        ...of('failed', 'protected'),
      ]).headline
    expect(scheduled('2027-01-31')).toBe(
      '8 of 11 destroyed; 1 failed, 1 scheduled for 2027-01-31, 1 protected.',
    )
    expect(scheduled('2027-01-31', '2027-02-28')).toContain('2 scheduled for expiry')
  })

  it('counts a plan by what would come of it', () => {
    const planned = (type: string, outcome: 'destroyed' | 'scheduled' | 'failed', ...calls: string[]) =>
      result({
        ...{ type, id: `${type}-${outcome}`, outcome: 'planned', plan: { wave: 1, calls, outcome } },
        ...(outcome === 'scheduled' ? { expiresAt: '2027-01-31T16:00:00Z' } : {}),
      })
    const headline = (...list: Result[]) => verdictOf(list, { dryRun: true }).headline
    expect(headline(planned('bmc-instance', 'scheduled', 'TerminateInstance'))).toBe(
      'Dry run: nothing was changed. 1 resource would be scheduled for 2027-01-31.',
    )
    expect(
      headline(
        planned('bmc-instance', 'scheduled', 'TerminateInstance'),
        planned('vm-instance', 'failed', 'TerminateInstance'),
        planned('vm-instance', 'destroyed', 'TerminateInstance'),
        planned('zec-eip', 'destroyed', 'UnassociateEipAddress', 'DeleteEip'),
      ),
    ).toBe(
      'Dry run: nothing was changed. 2 of 4 would be destroyed (1 unbound first); 1 would be scheduled for 2027-01-31, 1 would fail.',
    )
  })

  it('tells what stays behind, what has no age, and which lists are incomplete', () => {
    const [gone] = of('destroyed') as [Result]
    const failure = { code: 'X', message: 'x', requestId: null }
    const headline = verdictOf([{ ...gone, leaves: ['zec-disk/d', 'zec-eip/e'] }], {
      undated: ['port/a'],
      unlisted: [
        { type: 'port', failure },
        { type: 'vm-disk', failure },
      ],
    }).headline
    expect(headline).toBe(
      '1 resource destroyed. 2 left behind and still charged. 1 of unknown age not selected. The list of port, vm-disk is incomplete.',
    )
  })

  it('names the guard that refused the plan, and how much it was', () => {
    const refusal = { code: 'TOO_MANY_RESOURCES', message: 'Too many.', requestId: null }
    const list = [...results(200, 'failed', { error: refusal }), ...of('protected')]
    expect(verdictOf(list, { refusal }).headline).toBe(
      'Nothing was changed: max-resources refused the plan for 200 resources; 1 protected.',
    )
    expect(verdictOf(list, { refusal, dryRun: true }).headline).toBe(
      'Dry run: nothing was changed. max-resources refused the plan for 200 resources; 1 protected.',
    )
  })

  it('does not say that nothing was changed where a guard refused what appeared later', () => {
    const refusal = { code: 'TOO_MANY_RESOURCES', message: 'Too many.', requestId: null }
    const list = [
      ...results(2, 'destroyed', { requests: [request()] }),
      ...results(1, 'failed', { error: refusal }),
    ]
    expect(verdictOf(list, { refusal }).headline).toBe(
      'max-resources refused the plan for 1 resource; 2 destroyed.',
    )
  })

  it('counts ten thousand', () => {
    expect(verdictOf(results(10_000, 'destroyed')).headline).toBe('All 10000 destroyed.')
  })
})
