import { describe, expect, it } from '@jest/globals'
import { deactivationAfter } from '../src/notify.ts'
import type { Result } from '../src/teardown/index.ts'
import { verdictOf } from './support/report.ts'

function result(outcome: Result['outcome'], more: Partial<Result> = {}): Result {
  return {
    ...{ type: 'vm-instance', id: outcome, name: '', outcome, initialStatus: 'RUNNING' },
    ...{ finalStatus: null, requests: [], seconds: 1, ...more },
  }
}

function after(results: readonly Result[], { dryRun = false, failed = false } = {}) {
  const verdict = verdictOf(results, { ifMissing: 'success', dryRun })
  return deactivationAfter({ verdict, results, failed: failed || verdict.failed }, { dryRun })
}

describe('the deployments', () => {
  it.each<[string, readonly Result[]]>([
    ['all is gone', [result('destroyed'), result('already')]],
    ['some was not there any more', [result('recycled'), result('missing')]],
    ['a guard kept something', [result('protected')]],
    ['it was not waited for', [result('requested')]],
  ])('become inactive where %s', (_when, results) => {
    expect(after(results)).toEqual({ due: true })
  })

  it.each([
    ['one', 1, /^the tag service still lists VOLUME v-1$/],
    ['more than five', 7, /lists VOLUME v-1, .*, VOLUME v-5 and 2 more$/],
  ])('stay as they are where the tag service still names %s', (_number, count, reason) => {
    const results = [result('destroyed')]
    const leftBehind = Array.from({ length: count }, (_, index) => ({ type: 'VOLUME', id: `v-${index + 1}` }))
    const verdict = { ...verdictOf(results, { ifMissing: 'success' }), leftBehind }
    const outcome = { verdict, results, failed: false } as unknown as Parameters<typeof deactivationAfter>[0]
    expect(deactivationAfter(outcome, { dryRun: false })).toEqual({
      due: false,
      reason: expect.stringMatching(reason),
    })
  })

  it('stay as they are where the tag service gave no answer', () => {
    const results = [result('destroyed')]
    const failure = { code: 'REQUEST_TIMEOUT', message: 'No answer.', requestId: null }
    const after = (isForbidden: boolean) => {
      const verdict = verdictOf(results, { unaudited: { failure, isForbidden } })
      return deactivationAfter({ verdict, results, failed: false }, { dryRun: false })
    }
    expect(after(true)).toEqual({ due: true })
    expect(after(false)).toEqual({
      due: false,
      reason: 'it is unknown whether anything else is left',
    })
  })

  it.each<[string, readonly Result[], { dryRun?: boolean; failed?: boolean }, string]>([
    ['something failed', [result('destroyed'), result('failed')], {}, 'not everything is torn down'],
    ['something is pending', [result('pending')], {}, 'not everything is torn down'],
    ['the run broke', [result('destroyed')], { failed: true }, 'not everything is torn down'],
    ['it was a dry run', [result('planned')], { dryRun: true }, 'a dry run changes nothing'],
    ['a dry run found nothing', [], { dryRun: true }, 'a dry run changes nothing'],
    ['there was nothing', [], {}, 'nothing was found to tear down'],
    ['nothing was found', [result('missing'), result('skipped')], {}, 'nothing was found to tear down'],
    [
      'something goes at its expiry',
      [result('destroyed'), result('scheduled')],
      {},
      'vm-instance/scheduled will exist until expiry',
    ],
    [
      'something stayed behind',
      [result('destroyed', { leaves: ['disk/d-1', 'eip/e-1'] })],
      {},
      'disk/d-1, eip/e-1 stayed behind',
    ],
  ])('stay as they are where %s', (_when, results, options, reason) => {
    expect(after(results, options)).toEqual({ due: false, reason })
  })
})
