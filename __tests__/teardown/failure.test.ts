// What people read when something did not go: the sentences are the product, so they are compared as a whole.

import { describe, expect, it } from '@jest/globals'
import {
  deletedWith,
  excludedTooLate,
  affectsWholeRun,
  failureOf,
  foundInSeveral,
  groupNotProven,
  lostAnswer,
  noRecycleBin,
  notListed,
  notRead,
  partlyRefused,
  unfinished,
  unknownStatus,
  unreliable,
} from '../../src/teardown/model/failure.ts'
import { STOPPED } from '../../src/zenlayer/index.ts'
import { callError, kindOf, tracked } from '../support/observation.ts'

const AGAIN = 'Run again to continue from the current state.'

describe('a refusal of the API', () => {
  it('is told with its code, its reason, the request id and what to do', () => {
    expect(failureOf(callError({ requestId: 'T1' }))).toStrictEqual({
      code: 'OPERATION_DENIED_INSTANCE_CREATING',
      message: 'TerminateInstance failed: It is being created.',
      requestId: 'T1',
      hint: 'Another operation on it is in progress, such as its creation. Run again when it has finished.',
    })
  })

  it('without a reason, a request id or a hint says so, and invents none', () => {
    expect(failureOf(callError({ code: 'NEVER_HEARD_OF', message: '' }))).toStrictEqual({
      code: 'NEVER_HEARD_OF',
      message: 'TerminateInstance failed: the API gave no reason',
      requestId: null,
    })
  })

  it('has the wait that the API asked for, where the time went into that', () => {
    const throttled = { code: 'REQUEST_LIMIT_EXCEEDED', throttled: true }
    expect(failureOf(callError({ ...throttled, retryAfterMs: 3_600_000 })).hint).toBe(
      'The API asked for a wait of 3600 s before the next call. Run again after that.',
    )
    expect(failureOf(callError({ ...throttled, retryAfterMs: 60_000 })).hint).toMatch(/wait of 60 s/)
    expect(failureOf(callError({ ...throttled, retryAfterMs: 59_999 })).hint).toBeUndefined()
    expect(failureOf(callError({ ...throttled, hint: 'Ask.', retryAfterMs: 60_000 })).hint).toBe('Ask.')
  })

  it('has the hint of the call before that of the code', () => {
    expect(failureOf(callError({ hint: 'Check the proxy.' })).hint).toBe('Check the proxy.')
  })

  it('names the action that the key is not allowed to call', () => {
    expect(failureOf(callError({ code: 'AUTHFAILURE_UNAUTHORIZED_OPERATION' })).hint).toBe(
      'The access key is not allowed to call TerminateInstance. Grant it that permission, or use another key.',
    )
  })

  it('of a subscription names the expiry of the resource, where it was seen', () => {
    const error = callError({ code: 'OPERATION_DENIED_EIP_SUBSCRIPTION' })
    const seen = tracked('bmc-eip', 'e', { expires: '2026-03-01T00:00:00Z' })
    expect(failureOf(error, seen).hint).toContain('before it expires (2026-03-01T00:00:00Z).')
    expect(failureOf(error, tracked('bmc-eip', 'e')).hint).toContain('before it expires.')
    expect(failureOf(error).hint).toContain('before it expires.')
  })
})

it('a lost answer is not called a refusal', () => {
  const error = callError({ code: 'NETWORK_ERROR', message: 'read ECONNRESET', effect: 'unknown' })
  expect(lostAnswer(error)).toStrictEqual({
    code: 'NETWORK_ERROR',
    message: 'TerminateInstance was sent, but no clear answer came back: read ECONNRESET',
    requestId: null,
    hint: 'It may or may not have taken effect. Run again: the status is checked before anything is sent.',
  })
  expect(lostAnswer(callError({ requestId: 'T2' })).requestId).toBe('T2')
})

it('an id of several kinds is told with each of them, ready to be copied', () => {
  expect(foundInSeveral(['vm-instance', 'bmc-instance', 'zec-instance'], 'x')).toStrictEqual({
    code: 'AMBIGUOUS_ID',
    message: 'The id x exists as vm-instance and as bmc-instance and as zec-instance; nothing was sent.',
    requestId: null,
    hint: 'Name the kind: vm-instance/x or bmc-instance/x or zec-instance/x.',
  })
})

it('an answer that cannot be relied on is told as a sentence', () => {
  expect(unreliable('the list has no end')).toStrictEqual({
    code: 'UNRELIABLE_ANSWER',
    message: 'The list has no end.',
    requestId: null,
    hint: AGAIN,
  })
})

it('what a call left out is told with the request id of that call', () => {
  const failure = {
    code: 'PARTLY_REFUSED',
    message: 'ReleaseInstances was accepted, but the answer lists this resource as failed, without a reason.',
    requestId: 'T3',
    hint: 'Check in the console whether something still holds it, then run again.',
  }
  expect(partlyRefused('ReleaseInstances', 'T3', {})).toStrictEqual(failure)
  expect(partlyRefused('ReleaseInstances', undefined, {})).toStrictEqual({ ...failure, requestId: null })
  expect(partlyRefused('ReleaseInstances', 'T3', { code: 'A', message: 'No.' }).message).toMatch(
    /failed: A: No\./,
  )
  expect(partlyRefused('ReleaseInstances', 'T3', 'unclear').message).toBe(
    'ReleaseInstances was accepted, but the answer lists failures in an unknown form, and this resource may be one of them.',
  )
})

it('what may have no recycle bin is told by what its kind is called, and what was not sent', () => {
  expect(noRecycleBin(kindOf('zlb-load-balancer'))).toStrictEqual({
    code: 'NO_RECYCLE_BIN',
    message:
      'A cloud load balancer like this may have no recycle bin to go to: TerminateLoadBalancer may destroy it permanently. With destroy: false nothing was sent.',
    requestId: null,
    hint: 'Set destroy: true if it may be destroyed.',
  })
  expect(noRecycleBin(kindOf('zec-eip')).message).toMatch(/^An elastic compute EIP like this /)
})

it.each([
  [
    true,
    'It was to be kept (why), but it was deleted with vm-instance/a, although the call asked to keep it.',
  ],
  [false, 'It was to be kept (why), but it was deleted with vm-instance/a.'],
])('what was deleted with another says whether the call asked to keep it: %s', (asked, message) => {
  const parent = tracked('vm-instance', 'a', {})
  parent.leftDependents = asked
  const failure = deletedWith(parent, 'why')
  expect(failure).toMatchObject({ code: 'TAKEN_ALONG', message })
  expect(failure.hint?.includes('report it to Zenlayer')).toBe(asked)
})

it('what was protected too late is told with what had been sent by then, and where it is', () => {
  const resource = tracked('vm-instance', 'a', { status: 'RECYCLE', phase: 'recycled' })
  const sent = { status: 200, at: '2026-01-01T00:00:00.000Z' }
  resource.requests.push({ ...sent, action: 'TerminateInstance', requestId: 'T7' })
  resource.requests.push({ ...sent, action: 'ReleaseInstances', requestId: 'T8' })
  expect(excludedTooLate(resource, 'it matches the rule a of protect')).toStrictEqual({
    code: 'PROTECTED_TOO_LATE',
    message:
      'ReleaseInstances was sent before this applied: it matches the rule a of protect. It is RECYCLE, and nothing more was sent.',
    requestId: 'T8',
    hint: 'If it is in the recycle bin, restore it in the console while it is there.',
  })
  resource.requests.push({ ...sent, action: 'ReleaseInstances', requestId: null })
  expect(excludedTooLate(resource, 'why').requestId).toBeNull()
  // A refused call has changed nothing.
  resource.requests.push({ ...sent, action: 'DeleteEip', requestId: 'T9', status: 409, code: 'BUSY' })
  expect(excludedTooLate(resource, 'why').message).toMatch(/^ReleaseInstances was sent/)
})

it('a status that nobody knows is told by its name', () => {
  const failure = {
    code: 'UNKNOWN_STATUS',
    message: 'This version does not recognize its status, MIGRATING. Nothing is changed in such a status.',
    requestId: null,
    hint: 'Check its state in the console. A newer release of this action may recognize the status.',
  }
  expect(unknownStatus(tracked('vm-instance', 'a', { status: 'MIGRATING', phase: 'unknown' }))).toStrictEqual(
    failure,
  )
})

describe('a list that was still being read when the run ended', () => {
  it.each([
    [
      'cancelled',
      'CANCELLED',
      'The run was cancelled before its list had been read.',
      'Run again to continue from the current state.',
    ],
    [
      'timeout',
      'TIMED_OUT',
      'Time ran out before its list had been read.',
      'Run again, or raise the input wait-timeout.',
    ],
  ] as const)('by %s', (type, code, message, hint) => {
    expect(notListed({ type })).toStrictEqual({ code, message, requestId: null, hint })
  })

  it('by a refusal has that for its reason', () => {
    const error = callError({ action: 'DescribePorts', code: 'C', message: 'No.', requestId: 'T4' })
    expect(notListed({ type: 'refused', error })).toStrictEqual({
      code: 'C',
      message: 'DescribePorts failed: No.',
      requestId: 'T4',
    })
  })

  it('by a mistake of this action asks for a report', () => {
    const failure = {
      code: 'INTERNAL_ERROR',
      message: 'The run was aborted before its list had been read.',
      requestId: null,
      hint: 'Please report it.',
    }
    expect(notListed({ type: 'crashed', error: new Error('oops') })).toStrictEqual(failure)
    expect(notListed(undefined)).toStrictEqual(failure)
  })
})

it('what of a list cannot be read is counted, in the singular and the plural', () => {
  expect(notRead(kindOf('port'), 1, 'an item of its list has no portStatus')).toStrictEqual({
    code: 'UNRELIABLE_ANSWER',
    message:
      '1 item in the answer to DescribePorts cannot be read and was not changed: an item of its list has no portStatus.',
    requestId: null,
    hint: 'Check in the console what else exists.',
  })
  expect(notRead(kindOf('port'), 2, 'why').message).toBe(
    '2 items in the answer to DescribePorts cannot be read and were not changed: why.',
  )
})

it('a resource group that the server does not keep to is told with what to do instead', () => {
  expect(groupNotProven(kindOf('port'))).toStrictEqual({
    code: 'UNRELIABLE_ANSWER',
    message:
      'DescribePorts does not return the resource group of its items, and its filter by resource group is not reliable, so no resource of this kind was selected.',
    requestId: null,
    hint: 'Select it by tags or name instead.',
  })
})

describe('what was still open when the run ended', () => {
  const seen = () => tracked('vm-instance', 'a', { status: 'STOPPING', phase: 'busy' })
  const unseen = () => tracked('vm-instance', 'a')
  const trouble = { code: 'TROUBLE', message: 'There was trouble.', requestId: 'T5', hint: 'Wait.' }

  it('because time ran out is told where it was', () => {
    expect(unfinished(seen(), { type: 'timeout' })).toStrictEqual({
      code: 'TIMED_OUT',
      message: 'Time ran out while it was STOPPING.',
      requestId: null,
      hint: 'Run again to continue from the current state, or raise the input wait-timeout.',
    })
    expect(unfinished(unseen(), { type: 'timeout' })).toStrictEqual({
      code: 'TIMED_OUT',
      message: 'Time ran out before it was found.',
      requestId: null,
      hint: 'Run again to continue from the current state, or raise the input wait-timeout.',
    })
  })

  it('because time ran out has the last trouble for its reason, that of a write first', () => {
    const resource = seen()
    resource.lookFailure = { ...trouble, code: 'LOOK_TROUBLE' }
    expect(unfinished(resource, { type: 'timeout' }).code).toBe('LOOK_TROUBLE')
    resource.writeFailure = trouble
    expect(unfinished(resource, { type: 'timeout' })).toStrictEqual({
      code: 'TROUBLE',
      message: 'Time ran out while it was STOPPING. There was trouble.',
      requestId: 'T5',
      hint: 'Wait.',
    })
  })

  it('in a status that nobody knows is told that', () => {
    const resource = tracked('vm-instance', 'a', { status: 'MIGRATING', phase: 'unknown' })
    expect(unfinished(resource, { type: 'timeout' })).toStrictEqual({
      code: 'UNKNOWN_STATUS',
      message:
        'Time ran out. This version does not recognize its status, MIGRATING. Nothing is changed in such a status.',
      requestId: null,
      hint: 'Check its state in the console. A newer release of this action may recognize the status.',
    })
  })

  it('because of a refusal has that for its reason', () => {
    const error = callError({ code: 'AUTHFAILURE_SIGNATURE_FAILURE', message: 'No.', requestId: 'T6' })
    expect(unfinished(unseen(), { type: 'refused', error })).toStrictEqual({
      code: 'AUTHFAILURE_SIGNATURE_FAILURE',
      message: 'The run was stopped before it was found. TerminateInstance failed: No.',
      requestId: 'T6',
      hint: 'Check the access key id and its password, or the token: the API does not recognize them.',
    })
  })

  it('because of a guard has that for its reason, and nothing else', () => {
    const failure = { code: 'TOO_MANY_RESOURCES', message: 'Too many.', requestId: null }
    const resource = seen()
    resource.writeFailure = trouble
    expect(unfinished(resource, { type: 'guarded', failure })).toStrictEqual(failure)
  })

  it.each([
    ['cancelled', 'CANCELLED', 'The run was cancelled while it was STOPPING.', AGAIN],
    [
      'crashed',
      'INTERNAL_ERROR',
      'The run was aborted by an internal error while it was STOPPING.',
      `${AGAIN} Please report the error.`,
    ],
  ] as const)(
    'because the run was %s keeps the request id of the last trouble',
    (type, code, message, hint) => {
      const reason = type === 'crashed' ? { type, error: new Error('oops') } : { type }
      const resource = seen()
      expect(unfinished(resource, reason)).toStrictEqual({ code, message, requestId: null, hint })
      resource.lookFailure = trouble
      expect(unfinished(resource, reason)).toStrictEqual({ code, message, requestId: 'T5', hint })
    },
  )

  it('is told what it was waiting for, and what had been sent and was not waited for', () => {
    const resource = seen()
    resource.waitsFor = tracked('bmc-eip', 'e')
    const sent = { requestId: null, status: null, at: '2026-01-01T00:00:00.000Z' }
    resource.requests.push({ ...sent, action: 'TerminateInstance', code: STOPPED })
    expect(unfinished(resource, { type: 'cancelled' }).message).toBe(
      'The run was cancelled while it was STOPPING, waiting for bmc-eip/e to be torn down first; TerminateInstance had been sent, and its answer was not waited for.',
    )
    // Only the last of them may still be under way.
    resource.requests.push({ ...sent, action: 'ReleaseInstances', status: 200 })
    resource.waitsFor = undefined
    expect(unfinished(resource, { type: 'cancelled' }).message).toBe(
      'The run was cancelled while it was STOPPING.',
    )
  })
})

describe('a refusal that every further call would meet', () => {
  it.each([
    ['AUTHFAILURE_SIGNATURE_FAILURE', true],
    ['AUTHFAILURE_INVALID_AUTHORIZATION', true],
    ['NETWORK_ERROR', true],
    ['CERTIFICATE_ERROR', true],
    ['UNEXPECTED_REDIRECT', true],
    ['AUTHFAILURE_UNAUTHORIZED_OPERATION', false],
    ['SECURITY_CHALLENGE', false],
    ['INVALID_INSTANCE_NOT_FOUND', false],
  ])('%s: %j', (code, concerns) => {
    expect(affectsWholeRun(callError({ code }))).toBe(concerns)
  })

  it('is not a connection that was lost in passing', () => {
    expect(affectsWholeRun(callError({ code: 'NETWORK_ERROR', transient: true }))).toBe(false)
  })
})
