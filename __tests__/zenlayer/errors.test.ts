import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { CallError, normaliseCode, StoppedError } from '../../src/zenlayer/errors.ts'

describe('a code', () => {
  it.each([
    ['INVALID_INSTANCE_NOT_FOUND', 'INVALID_INSTANCE_NOT_FOUND'],
    ['Invalid.Instance.Not.Found', 'INVALID_INSTANCE_NOT_FOUND'],
    ['Operation.Denied.Eip.Is.Not.Un.Assign', 'OPERATION_DENIED_EIP_IS_NOT_UN_ASSIGN'],
    ['request_limit_exceeded', 'REQUEST_LIMIT_EXCEEDED'],
    [' OPERATION_DENIED_EIP_RECYCLED\n', 'OPERATION_DENIED_EIP_RECYCLED'],
  ])('%j is compared as %s', (written, normal) => {
    expect(normaliseCode(written)).toBe(normal)
  })

  it('is not changed by a second normalisation', () => {
    fc.assert(
      fc.property(fc.string(), (code) => {
        expect(normaliseCode(normaliseCode(code))).toBe(normaliseCode(code))
      }),
    )
  })
})

describe('a failed call', () => {
  it('keeps everything a person needs', () => {
    const fields = {
      action: 'TerminatePort',
      code: 'OPERATION_DENIED_INSTANCE_RECYCLED',
      message: 'It is in the recycle bin.',
      status: 403,
      requestId: 'T-1',
      effect: 'none',
      transient: false,
      hint: 'Look again.',
    } as const
    const error = new CallError(fields)
    expect(error).toBeInstanceOf(Error)
    expect({ ...fields, name: 'CallError' }).toEqual({
      action: error.action,
      code: error.code,
      message: error.message,
      status: error.status,
      requestId: error.requestId,
      effect: error.effect,
      transient: error.transient,
      hint: error.hint,
      name: error.name,
    })
  })
})

describe('who said so', () => {
  const error = (code: string) =>
    new CallError({ action: 'A', code, message: 'm', effect: 'none', transient: true })

  it.each([
    'NETWORK_ERROR',
    'SECURITY_CHALLENGE',
    'REQUEST_BLOCKED',
    'REQUEST_TIMEOUT',
    'CERTIFICATE_ERROR',
    'UNEXPECTED_REDIRECT',
    'UNREADABLE_ANSWER',
  ])('was not the API: %s', (code) => {
    expect(error(code).fromApi).toBe(false)
  })

  it.each(['REQUEST_TIMED_OUT', 'INVALID_PORT_NOT_FOUND', 'A_CODE_NOBODY_KNOWS'])(
    'was the API: %s',
    (code) => {
      expect(error(code).fromApi).toBe(true)
    },
  )

  it('is kept when nothing more is to be tried', () => {
    const fields = {
      action: 'A',
      code: 'NETWORK_ERROR',
      message: 'm',
      status: 502,
      requestId: 'T-1',
      effect: 'unknown',
      hint: 'h',
    } as const
    const last = new CallError({ ...fields, transient: true }).asFinal()
    expect(last).toBeInstanceOf(CallError)
    expect(last).toMatchObject({ ...fields, transient: false })
  })
})

describe('a stopped call', () => {
  it('is no failure of the API, and says so', () => {
    const error = new StoppedError()
    expect(error).not.toBeInstanceOf(CallError)
    expect([error.name, error.code, error.message]).toEqual([
      'StoppedError',
      'STOPPED',
      'The run was stopped before the call ended.',
    ])
  })
})
