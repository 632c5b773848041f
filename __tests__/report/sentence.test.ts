import { describe, expect, it } from '@jest/globals'
import { titleOf, troubleOf } from '../../src/report/sentence.ts'
import { labelOf } from '../../src/resources/index.ts'
import { failed, result } from '../support/report.ts'

describe('a resource', () => {
  it('is called by its type and id, as the inputs take it back', () => {
    expect(labelOf(result({ type: 'port', id: 'p-1' }))).toBe('port/p-1')
  })

  it('has its name added where it has one', () => {
    expect(titleOf(result({ name: 'web-1' }))).toBe('vm-instance/1 (web-1)')
    expect(titleOf(result({ name: '' }))).toBe('vm-instance/1')
  })
})

describe('its trouble', () => {
  it('is told with what was attempted, the code, the request id and what to do', () => {
    const told = troubleOf(failed({ name: 'web-1' }, { hint: 'Wait for the end of the term.' }))
    expect(told).toBe(
      'vm-instance/1 (web-1) failed: TerminateInstance failed: It is promised. [OPERATION_DENIED_POSTPAID_PROMISE] Request id T-7. Wait for the end of the term.',
    )
  })

  it('is told without a request id or a hint where there is none', () => {
    expect(troubleOf(failed({ name: '' }, { requestId: null }))).toBe(
      'vm-instance/1 failed: TerminateInstance failed: It is promised. [OPERATION_DENIED_POSTPAID_PROMISE]',
    )
  })

  it('is not called a failure while it is pending', () => {
    const told = troubleOf(failed({ outcome: 'pending' }, { code: 'TIMED_OUT', message: 'Time ran out.' }))
    expect(told).toBe('vm-instance/1 (web-1) is pending: Time ran out. [TIMED_OUT] Request id T-7.')
  })

  it('is its outcome and last status where there is no more to say', () => {
    expect(troubleOf(result({ outcome: 'missing', name: '', finalStatus: null }))).toBe(
      'vm-instance/1 is missing.',
    )
    expect(troubleOf(result({ outcome: 'pending', finalStatus: 'BOOTING' }))).toBe(
      'vm-instance/1 (web-1) is pending (last status BOOTING).',
    )
  })

  it('of a subscription is that it lives on, and until when', () => {
    const scheduled = { outcome: 'scheduled', finalStatus: 'RUNNING' } as const
    expect(troubleOf(result({ ...scheduled, expiresAt: '2027-01-01T00:00:00Z' }))).toBe(
      'vm-instance/1 (web-1) is a subscription. Its renewal is cancelled, and it is RUNNING and charged until it expires (2027-01-01T00:00:00Z).',
    )
    expect(troubleOf(result({ ...scheduled, finalStatus: null }))).toBe(
      'vm-instance/1 (web-1) is a subscription. Its renewal is cancelled, and it is charged until it expires.',
    )
  })
})
