import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { escapeCommands } from '../../src/report/escape.ts'
import { createFold, debug, line, logAttempt } from '../../src/report/log.ts'
import { HOSTILE, isCommand, printedBy } from '../support/report.ts'
import { CHARACTER } from '../support/character.ts'

describe('a line', () => {
  it.each(HOSTILE)('cannot become a command: %j', (text) => {
    const printed = printedBy(() => {
      line(text)
    })
    expect(printed).toHaveLength(1)
    expect(printed.filter(isCommand)).toEqual([])
  })

  it.each(HOSTILE)('of debug cannot become another command: %j', (text) => {
    const printed = printedBy(() => {
      debug(text)
    })
    expect(printed).toHaveLength(1)
    expect(printed[0]).toMatch(/^::debug::/)
    expect(printed.map((debugLine) => debugLine.slice('::debug::'.length)).filter(isCommand)).toEqual([])
  })

  it.each([
    'port/p-1  RUNNING -> DELETING  TerminatePort T-1',
    'Waiting for 3: 2 RUNNING.',
    'a::b',
    '# [x]',
    '😀 ü',
  ])('is printed as it is where there is no harm in it: %s', (text) => {
    expect(
      printedBy(() => {
        line(text)
      }),
    ).toEqual([text])
  })

  it('holds no control characters, so no escape sequence can colour or move anything', () => {
    expect(
      printedBy(() => {
        line('\u001b[31mred\u001b[0m\u0007\u009b1A')
      }),
    ).toEqual([' [31mred [0m  1A'])
  })

  it('is one line and no command, whatever it is', () => {
    const unit = fc.constantFrom(
      ':',
      '::',
      '#',
      '##[',
      '[',
      ' ',
      '\n',
      '\r',
      '\u2028',
      '\u0085',
      '\t',
      '\u00a0',
      '\ufeff',
      'error',
      '\u001b',
      '\u200b',
    )
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: CHARACTER }), fc.string({ unit })), (text) => {
        const safe = escapeCommands(text)
        expect(isCommand(safe)).toBe(false)
        expect(safe).not.toMatch(/[\p{Cc}\u2028\u2029]/u)
        expect(escapeCommands(safe)).toBe(safe)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('a call', () => {
  const attempt = {
    action: 'TerminatePort',
    write: true,
    at: 0,
    ms: 123.4,
    status: 403,
    code: 'OPERATION_DENIED_INSTANCE_RECYCLED',
    requestId: 'T-1',
  }

  it('is told to debug with its status, code, request id and time', () => {
    expect(
      printedBy(() => {
        logAttempt(attempt)
      }),
    ).toEqual(['::debug::TerminatePort  HTTP 403  OPERATION_DENIED_INSTANCE_RECYCLED  T-1  123 ms'])
  })

  it('is told without what it does not have', () => {
    const none = { ...attempt, status: undefined, code: 'NETWORK_ERROR', requestId: undefined }
    const good = { ...attempt, status: 200, code: undefined }
    expect(
      printedBy(() => {
        logAttempt(none)
        logAttempt(good)
      }),
    ).toEqual([
      '::debug::TerminatePort  no answer  NETWORK_ERROR  123 ms',
      '::debug::TerminatePort  HTTP 200  T-1  123 ms',
    ])
  })
})

describe('a fold', () => {
  it('opens for its first line, and ends with any other', () => {
    const fold = createFold('Request ids')
    expect(
      printedBy(() => {
        fold.end()
        fold.inside('T-1')
        fold.inside('T-2')
        fold.outside('41 of 60 gone')
        fold.outside('42 of 60 gone')
        fold.inside('::error::x')
        fold.end()
        fold.end()
      }),
    ).toEqual([
      ...['::group::Request ids', 'T-1', 'T-2', '::endgroup::', '41 of 60 gone', '42 of 60 gone'],
      ...['::group::Request ids', '\u200b::error::x', '::endgroup::'],
    ])
  })
})
