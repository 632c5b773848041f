import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { createLog, debug, harmless, line, logAttempt } from '../../src/report/log.ts'
import { KINDS, type Kind, type Sighting } from '../../src/resources/index.ts'
import type { PlannedStep } from '../../src/teardown/index.ts'
import { Tracked } from '../../src/teardown/tracked.ts'
import { isCommand, request, startRunner } from '../support/report.ts'
import { callError } from '../support/sighting.ts'

function kind(type: string): Kind {
  const found = KINDS.find((candidate) => candidate.type === type)
  if (found === undefined) throw new Error(`no such kind: ${type}`)
  return found
}

function tracked(id: string, status?: string): Tracked {
  const resource = new Tracked({ type: 'port', id, kinds: [kind('port')] })
  resource.kind = kind('port')
  resource.status = status
  return resource
}

function planned(
  resource: Tracked,
  step: PlannedStep['step'],
  calls: readonly string[] = [],
  wave = 1,
): PlannedStep {
  return { resource, step, plan: { wave, calls } }
}

const HOSTILE = [
  '::error::gotcha',
  ' \t::set-output name=x::y',
  '\u00a0::error::after a no-break space',
  '\u3000\u2003::error::after wide spaces',
  '\ufeff::error::after a byte order mark',
  'x\n::error::second line',
  'x\r::error::carriage return',
  'x\r\n::add-mask::both',
  'x\u0085::error::next line',
  'x\u2028::error::line separator',
  'x\u000b::error::vertical tab',
  '##[error]old style',
  'in the middle ##[group]x',
  '###[error]one more',
  '#\u0000#[error]split by a NUL',
  '::stop-commands::token',
]

/** What was printed, one entry a line as the runner splits it. */
function printedBy(print: () => void): string[] {
  using runner = startRunner()
  print()
  return runner.lines()
}

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
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit })), (text) => {
        const safe = harmless(text)
        expect(isCommand(safe)).toBe(false)
        expect(safe).not.toMatch(/[\p{Cc}\u2028\u2029]/u)
        expect(harmless(safe)).toBe(safe)
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

describe('the log', () => {
  const log = createLog({ dryRun: false })

  it('names what a selection leaves out, and why', () => {
    const kind = KINDS.find(({ type }) => type === 'zec-vpc') as Kind
    const kept = [{ id: 'v-1', belongsTo: 'the account: it is the default VPC' }] as unknown as Sighting[]
    expect(
      printedBy(() => {
        log.leftOut?.(kind, kept)
      }),
    ).toEqual(['zec-vpc  1 left out: zec-vpc/v-1 belongs to the account: it is the default VPC'])
  })

  it('tells the plan in one line of counts', () => {
    const plan = [
      planned(tracked('1'), 'terminate', ['TerminatePort']),
      planned(tracked('2'), 'terminate', ['TerminatePort']),
      planned(tracked('3'), 'release', ['DestroyPort']),
      planned(tracked('4'), 'wait'),
      planned(tracked('5'), 'done'),
      planned(tracked('6'), undefined),
    ]
    expect(
      printedBy(() => {
        log.planned(plan)
      }),
    ).toEqual([
      'Plan for 6: 2 to terminate, 1 to release from the recycle bin, 1 on the way or busy, to wait for, 1 already there, 1 not found at the first look.',
    ])
    expect(
      printedBy(() => {
        createLog({ dryRun: true }).planned(plan.slice(0, 1))
      }),
    ).toEqual(['Plan for 1: 1 to terminate. Dry run: nothing will be changed.', '1. port/1    TerminatePort'])
  })

  it('tells every change of state with the write that led to it', () => {
    const resource = tracked('p-123', 'DELETING')
    resource.requests.push(request({ action: 'TerminatePort', requestId: 'T38' }))
    expect(
      printedBy(() => {
        log.changed(resource, 'RUNNING', 'DELETING')
      }),
    ).toEqual(['port/p-123  RUNNING -> DELETING  TerminatePort T38'])
    expect(
      printedBy(() => {
        log.changed(tracked('p-1'), 'CREATING', 'RUNNING')
      }),
    ).toEqual(['port/p-1  CREATING -> RUNNING'])
  })

  it('says when the write that led to a change had no request id', () => {
    const resource = tracked('p-1')
    resource.requests.push(request({ action: 'TerminatePort', requestId: null }))
    expect(
      printedBy(() => {
        log.changed(resource, 'RUNNING', 'DELETING')
      }),
    ).toEqual(['port/p-1  RUNNING -> DELETING  TerminatePort (no request id)'])
  })

  it('keeps the first sight of a resource for debug: it is part of the plan', () => {
    expect(
      printedBy(() => {
        log.changed(tracked('p-1'), undefined, 'RUNNING')
      }),
    ).toEqual(['::debug::port/p-1  RUNNING'])
  })

  it.each([
    ['an accepted write', {}, 'port/p-1  TerminateInstance accepted  T-1'],
    ['a refused one', { status: 403, code: 'BAD' }, 'port/p-1  TerminateInstance 403 BAD  T-1'],
    [
      'one whose answer was lost',
      { status: null, code: 'NETWORK_ERROR', requestId: null },
      'port/p-1  TerminateInstance no answer (NETWORK_ERROR)',
    ],
    ['one without a request id', { requestId: null }, 'port/p-1  TerminateInstance accepted'],
  ])('tells the request id of %s the moment it is there', (_what, fields, told) => {
    expect(
      printedBy(() => {
        log.answered([tracked('p-1')], request(fields))
      }),
    ).toEqual([told])
  })

  it('names three resources of a batch and counts the others', () => {
    const batch = ['1', '2', '3', '4', '5'].map((id) => tracked(id))
    expect(
      printedBy(() => {
        log.answered(batch, request())
      }),
    ).toEqual(['port/1, port/2, port/3 and 2 more  TerminateInstance accepted  T-1'])
    expect(
      printedBy(() => {
        log.answered(batch.slice(0, 3), request())
      }),
    ).toEqual(['port/1, port/2, port/3  TerminateInstance accepted  T-1'])
  })

  it('tells that a look failed, and that there will be another', () => {
    expect(
      printedBy(() => {
        log.lookFailed(kind('port'), 'it has no list')
      }),
    ).toEqual(['port  DescribePorts gave no answer to rely on, will look again: it has no list'])
  })

  it.each([
    ['failed', 'port/p-1  failed: It is promised.'],
    ['pending', 'port/p-1  pending: It is promised.'],
    ['recycled', '::debug::port/p-1  recycled'],
    ['destroyed', '::debug::port/p-1  destroyed'],
    ['already', 'port/p-1  already  RUNNING'],
    ['requested', 'port/p-1  requested  RUNNING'],
    ['scheduled', 'port/p-1  scheduled  RUNNING'],
    ['planned', '::debug::port/p-1  planned'],
  ] as const)('tells how a resource ended: %s', (outcome, told) => {
    const resource = tracked('p-1', 'RUNNING')
    resource.outcome = outcome
    resource.error = { code: 'C', message: 'It is promised.', requestId: null }
    expect(
      printedBy(() => {
        log.settled(resource)
      }),
    ).toEqual([told])
  })

  it('tells of one that was never seen without a status', () => {
    const resource = tracked('p-1')
    resource.outcome = 'missing'
    expect(
      printedBy(() => {
        log.settled(resource)
      }),
    ).toEqual(['port/p-1  missing'])
  })

  it('counts by status what it is waiting for', () => {
    const open = [tracked('1', 'DELETING'), tracked('2', 'DELETING'), tracked('3', 'RECYCLED'), tracked('4')]
    expect(
      printedBy(() => {
        log.waiting(open, 90_000)
      }),
    ).toEqual(['Waiting for 4 after 1m 30s: 2 DELETING, 1 RECYCLED, 1 not found yet.'])
  })

  it('prints no command and one line an event, whatever the API says', () => {
    const text = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary' }))
    fc.assert(
      fc.property(text, text, (one, other) => {
        const resource = tracked('p-1', one)
        resource.error = { code: one, message: other, requestId: one }
        resource.outcome = 'failed'
        resource.requests.push(request({ requestId: one, code: other }))
        const sighting: Sighting = {
          id: 'p-1',
          name: one,
          status: other,
          rawName: one,
          phase: 'unknown',
          prepaid: false,
          expires: undefined,
          createdAt: undefined,
          recycleBin: true,
          resourceGroupId: undefined,
          tags: [],
          attachedTo: [],
          refersTo: [],
          boundTo: [],
          belongsTo: undefined,
          carried: [],
          isPart: false,
          stays: false,
        }
        resource.sighting = sighting
        const printed = printedBy(() => {
          log.planned([planned(resource, 'wait')])
          log.answered([resource], request({ requestId: other, code: one }))
          log.changed(resource, one, other)
          log.lookFailed(kind('port'), other)
          log.settled(resource)
          log.waiting([resource], 1)
        })
        expect(printed).toHaveLength(6)
        expect(printed.filter(isCommand)).toEqual([])
      }),
    )
  })
})

describe('the plan', () => {
  it('tells the order where there is one, and of a dry run each call and each exception', () => {
    const later = tracked('2', 'RUNNING')
    const kept = tracked('3', 'RUNNING')
    kept.outcome = 'protected'
    kept.exclusion = { outcome: 'protected', reason: 'the input protect has x' }
    const refused = tracked('4', 'RUNNING')
    refused.outcome = 'failed'
    refused.error = { code: 'NO_RECYCLE_BIN', message: 'It may have none.', requestId: null }
    const missing = tracked('5')
    missing.outcome = 'missing'
    const first = tracked('1', 'CREATING')
    const plan = [
      planned(later, 'terminate', ['TerminatePort', 'DestroyPort'], 2),
      planned(first, 'wait', ['TerminatePort'], 1),
      planned(kept, undefined),
      planned(refused, undefined),
      planned(missing, undefined),
      planned(tracked('6', 'DESTROYING'), 'wait'),
    ]
    expect(
      printedBy(() => {
        createLog({ dryRun: true }).planned(plan)
      }),
    ).toEqual([
      'Plan for 6: 1 to terminate, 2 on the way or busy, to wait for, 1 protected, 1 refused, 1 not found at the first look. Dry run: nothing will be changed.',
      'In this order: port; then port.',
      '1. port/1  CREATING  wait, then TerminatePort',
      '2. port/2  RUNNING  TerminatePort, then DestroyPort',
      '-  port/3  RUNNING  protected: the input protect has x',
      '-  port/4  RUNNING  failed: It may have none.',
      '-  port/5  not found  missing',
      '-  port/6  DESTROYING  to wait for',
    ])
  })

  it('of nothing is not told', () => {
    expect(
      printedBy(() => {
        createLog({ dryRun: false }).planned([])
      }),
    ).toEqual([])
  })

  it('that a guard refuses is told once, not for each resource', () => {
    const log = createLog({ dryRun: false })
    const failure = { code: 'TOO_MANY_RESOURCES', message: '3 are too many.', requestId: null }
    const resource = tracked('1', 'RUNNING')
    resource.outcome = 'failed'
    resource.error = failure
    expect(
      printedBy(() => {
        log.refused(failure)
        log.settled(resource)
      }),
    ).toEqual(['3 are too many.', '::debug::port/1  failed: TOO_MANY_RESOURCES'])
  })
})

describe('a selection', () => {
  it('reports for each list what was found in it, and what appeared later', () => {
    const log = createLog({ dryRun: false })
    expect(
      printedBy(() => {
        log.listed(kind('port'), 2, 7)
        log.listed(kind('port'), 0, 0)
        log.appeared(['port/a'])
        log.appeared(['port/a', 'port/b'])
      }),
    ).toEqual([
      'port  2 selected of 7 listed',
      '::debug::port  0 selected of 0 listed',
      '1 more resource matches the inputs now: port/a',
      '2 more resources match the inputs now: port/a, port/b',
    ])
  })
  it('says which kind of a family could not be checked', () => {
    const log = createLog({ dryRun: false })
    const error = callError({ action: 'DescribeInstances', code: 'AUTHFAILURE_UNAUTHORIZED_OPERATION' })
    expect(
      printedBy(() => {
        log.unchecked(tracked('x'), kind('vm-instance'), kind('bmc-instance'), error)
      }),
    ).toEqual([
      'x  found as vm-instance; bmc-instance could not be checked: DescribeInstances AUTHFAILURE_UNAUTHORIZED_OPERATION',
    ])
  })
})
