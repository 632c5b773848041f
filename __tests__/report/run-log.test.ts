// The log of a run, event by event: what is one line, what is folded away, and what a long wait shows.

import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { createLog, type LogOptions } from '../../src/report/run-log.ts'
import type { RunLog } from '../../src/report/index.ts'
import type { Observation } from '../../src/resources/index.ts'
import type { Outcome, PlannedStep, Tracked } from '../../src/teardown/index.ts'
import { Simulator, type Seed } from '../../simulator/index.ts'
import { runAgain } from '../support/engine.ts'
import { HOSTILE, isCommand, printedBy, request, startRunner } from '../support/report.ts'
import { callError, kindOf, observation, tracked as made } from '../support/observation.ts'
import { createVirtualClock } from '../support/virtual-clock.ts'
import { CHARACTER } from '../support/character.ts'

function tracked(id: string, status?: string): Tracked {
  const resource = made('port', id)
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

function logOf(fields: Partial<LogOptions> = {}): RunLog {
  const clock = createVirtualClock()
  return createLog({
    goal: 'destroyed',
    dryRun: false,
    cascade: false,
    clock,
    deadline: clock.now() + 1_800_000,
    ...fields,
  })
}

/** What the events print, the end included, without debug lines. */
function visible(tell: (log: RunLog) => void, fields: Partial<LogOptions> = {}): string[] {
  return printedBy(() => {
    const log = logOf(fields)
    tell(log)
    log.end()
  }).filter((line) => !line.startsWith('::debug::'))
}

function ended(id: string, outcome: Outcome, fields: Partial<Tracked> = {}): Tracked {
  return Object.assign(tracked(id, 'RUNNING'), { outcome }, fields)
}

describe('kinds that are not searched', () => {
  const say = (cascade: boolean) =>
    visible(
      (log) => {
        log.notSearched?.([kindOf('zec-subnet'), kindOf('key-pair')], 'tags')
      },
      { cascade },
    )

  it('are one line, which says what takes those inside a VPC along', () => {
    const line = 'Not searched, because the API reports no tags for them: zec-subnet, key-pair.'
    expect(say(true)).toEqual([line])
    expect(say(false)).toEqual([`${line} With cascade: true, those inside a VPC are torn down with it.`])
  })
})

describe('what was found', () => {
  const seen = (id: string, belongsTo?: string) => observation({ id, belongsTo })
  const many = Array.from({ length: 12 }, (_, index) => `n${index + 1}`)

  it.each<[string, (log: RunLog) => void, string[]]>([
    [
      'and is left out',
      (log) => log.leftOut?.(kindOf('zec-nic'), [seen('n1', 'its instance'), seen('n2')]),
      ['zec-nic  2 left out: zec-nic/n1 belongs to its instance, zec-nic/n2 belongs to another resource'],
    ],
    [
      'inside a VPC',
      (log) => {
        log.cascaded('zec-vpc/v', ['zec-subnet/s', 'zec-nic/n'])
      },
      ['zec-vpc/v  2 inside, included in the teardown: zec-subnet/s, zec-nic/n'],
    ],
    [
      'by the tag service alone',
      (log) => {
        log.audited([
          { type: 'VOLUME', id: 'x', name: undefined, createdAt: undefined },
          { type: 'VM', id: 'y', name: undefined, createdAt: undefined },
        ])
      },
      ['Listed by the tag service only: VOLUME x, VM y.'],
    ],
    [
      'by the tag service, and by the lists as well',
      (log) => {
        log.audited([])
      },
      [],
    ],
    [
      'in large numbers',
      (log) => {
        log.cascaded('zec-vpc/v', many)
      },
      [`zec-vpc/v  12 inside, included in the teardown: ${many.slice(0, 10).join(', ')} and 2 more`],
    ],
  ])('%s is one line, or none', (_what, tell, lines) => {
    expect(visible(tell)).toEqual(lines)
  })
})

describe('a change', () => {
  it('of one resource is one line, with the write that led to it', () => {
    const resource = tracked('p-123', 'DELETING')
    resource.requests.push(request({ action: 'TerminatePort', requestId: 'T38' }))
    expect(
      visible((log) => {
        log.changed(resource, 'RUNNING', 'DELETING')
        log.changed(tracked('p-1'), 'CREATING', 'RUNNING')
      }),
    ).toEqual(['port/p-123  RUNNING -> DELETING after TerminatePort', 'port/p-1  CREATING -> RUNNING'])
  })

  it('that is equal for many within a moment is one line with a count and the first ids', () => {
    expect(
      visible((log) => {
        for (let index = 1; index <= 30; index += 1) log.changed(tracked(`p-${index}`), 'RUNNING', 'DELETING')
        log.changed(made('vm-instance', 'vm-1'), 'RUNNING', 'DELETING')
      }),
    ).toEqual([
      'port: 30 RUNNING -> DELETING (p-1, p-2, p-3 and 27 more)',
      'vm-instance/vm-1  RUNNING -> DELETING',
    ])
  })

  it('is printed when its moment is over', async () => {
    const clock = createVirtualClock()
    using runner = startRunner()
    const log = logOf({ clock })
    log.changed(tracked('p-1'), 'RUNNING', 'DELETING')
    await clock.advance(999)
    const lines = () => runner.lines().filter((line) => !line.startsWith('::debug::'))
    expect(lines()).toEqual([])
    await clock.advance(1)
    expect(lines()).toEqual(['port/p-1  RUNNING -> DELETING'])
    log.changed(tracked('p-2'), 'RUNNING', 'DELETING')
    await clock.advance(1000)
    expect(lines()).toHaveLength(2)
    log.end()
    expect(clock.timers).toBe(0)
  })

  it('leaves no timer once the log has ended', () => {
    const clock = createVirtualClock()
    printedBy(() => {
      const log = logOf({ clock })
      log.changed(tracked('p-1'), 'RUNNING', 'DELETING')
      log.answered([tracked('p-1')], request())
      log.end()
    })
    expect(clock.timers).toBe(0)
  })

  it('keeps the first look at a resource, and every id, for debug', () => {
    const resource = tracked('p-1')
    resource.requests.push(request({ action: 'TerminatePort', requestId: 'T38' }))
    const printed = printedBy(() => {
      const log = logOf()
      log.changed(tracked('p-1'), undefined, 'RUNNING')
      log.changed(resource, 'RUNNING', 'DELETING')
      log.end()
    })
    expect(printed.slice(0, 2)).toEqual([
      '::debug::port/p-1  RUNNING',
      '::debug::port/p-1  RUNNING -> DELETING  TerminatePort  T38',
    ])
  })
})

describe('a request id', () => {
  it.each([
    ['an accepted write', {}, 'TerminateInstance accepted  port/p-1 T-1'],
    [
      'one whose answer had no request id',
      { requestId: null },
      'TerminateInstance accepted  port/p-1 (no request id)',
    ],
  ])('is folded away: %s', (_what, fields, line) => {
    expect(
      visible((log) => {
        log.answered([tracked('p-1')], request(fields))
      }),
    ).toEqual(['::group::Request ids', line, '::endgroup::'])
  })

  it.each([
    ['a refusal', { status: 403, code: 'BAD' }, 'TerminateInstance refused: 403 BAD', 'T-1'],
    [
      'a lost answer',
      { status: null, code: 'NETWORK_ERROR', requestId: null },
      'TerminateInstance got no answer: NETWORK_ERROR',
      '(no request id)',
    ],
  ])('of what went wrong is folded away, and the rest is not: %s', (_what, fields, line, id) => {
    expect(
      visible((log) => {
        log.answered([tracked('p-1')], request(fields))
      }),
    ).toEqual(['::group::Request ids', `${line}  port/p-1 ${id}`, '::endgroup::', `port/p-1  ${line}`])
  })

  it('shares a line with three others, and is not held back for long', async () => {
    const clock = createVirtualClock()
    using runner = startRunner()
    const log = logOf({ clock })
    for (const n of [1, 2, 3, 4, 5]) log.answered([tracked(`p-${n}`)], request({ requestId: `T-${n}` }))
    expect(runner.lines()).toEqual([
      '::group::Request ids',
      'TerminateInstance accepted  port/p-1 T-1, port/p-2 T-2, port/p-3 T-3, port/p-4 T-4',
    ])
    await clock.advance(200)
    expect(runner.lines().at(-1)).toBe('TerminateInstance accepted  port/p-5 T-5')
    log.end()
  })

  it('of a batch names all of them', () => {
    const batch = ['1', '2', '3', '4', '5'].map((id) => tracked(id))
    expect(
      visible((log) => {
        log.answered(batch, request())
      })[1],
    ).toBe('TerminateInstance accepted  T-1 for 5 port: 1 2 3 4 5')
  })
})

describe('a refusal', () => {
  const refuse = (log: RunLog, id: string) => {
    log.answered([tracked(id)], request({ status: 409, code: 'BUSY' }))
  }
  const refusals = (lines: readonly string[]) => lines.filter((line) => line.startsWith('port'))

  it('of many in one moment is one line', () => {
    const lines = visible((log) => {
      for (const id of ['1', '2', '3', '4']) refuse(log, id)
    })
    expect(refusals(lines)).toEqual(['port: 4 TerminateInstance refused: 409 BUSY (1, 2, 3 and 1 more)'])
  })

  it('that repeats is one line with a count', () => {
    const lines = visible((log) => {
      for (let time = 0; time < 73; time += 1) refuse(log, 'p-1')
    })
    expect(refusals(lines)).toEqual([
      'port/p-1  TerminateInstance refused: 409 BUSY',
      'port  TerminateInstance refused: 409 BUSY (72 more times)',
    ])
  })

  it('is counted up to now whenever the run shows that it lives', () => {
    const lines = visible((log) => {
      refuse(log, 'p-1')
      refuse(log, 'p-1')
      log.waiting([tracked('p-1', 'RUNNING')], 30_000)
      log.waiting([tracked('p-1', 'RUNNING')], 60_000)
    })
    expect(lines.filter((line) => line.includes('more time'))).toEqual([
      'port  TerminateInstance refused: 409 BUSY (1 more time)',
    ])
  })

  it('of a look is one line as well', () => {
    const lines = visible((log) => {
      for (const reason of ['it has no list', 'it has no list', 'it counts 2'])
        log.lookUnanswered(kindOf('port'), reason)
    })
    expect(lines).toEqual([
      'port  DescribePorts gave no usable answer, retrying: it has no list',
      'port  DescribePorts gave no usable answer, retrying: it counts 2',
      'port  DescribePorts gave no usable answer, retrying: it has no list (1 more time)',
    ])
  })
})

describe('an end', () => {
  const error = { code: 'C', message: 'It is promised.', requestId: null }

  it.each<[Outcome, string[]]>([
    ['failed', ['port/p-1  failed: It is promised.']],
    ['pending', ['port/p-1  pending: It is promised.']],
    ['recycled', []],
    ['destroyed', []],
    ['planned', []],
    ['already', ['port/p-1  already  RUNNING']],
    ['requested', ['port/p-1  requested  RUNNING']],
    ['scheduled', ['port/p-1  scheduled  RUNNING']],
    ['protected', ['port/p-1  protected: the rule x']],
    ['skipped', ['port/p-1  skipped: the rule x']],
  ])('is a line, unless the change of status says it already: %s', (outcome, lines) => {
    expect(
      visible((log) => {
        log.settled(
          ended('p-1', outcome, { error, exclusion: { outcome: 'protected', reason: 'the rule x' } }),
        )
      }),
    ).toEqual(lines)
  })

  it('of what was never seen has no status', () => {
    const resource = tracked('p-1')
    resource.outcome = 'missing'
    expect(
      visible((log) => {
        log.settled(resource)
      }),
    ).toEqual(['port/p-1  missing'])
  })

  it('of many for one reason is one line', () => {
    expect(
      visible((log) => {
        for (let index = 1; index <= 60; index += 1) log.settled(ended(`${index}`, 'pending', { error }))
      }),
    ).toEqual(['port: 60 pending: It is promised. (1, 2, 3 and 57 more)'])
  })
})

describe('a long wait', () => {
  it('shows a running total, what is outstanding and since when, and how much of the budget is left', async () => {
    const clock = createVirtualClock()
    const waiting = ['1', '2', '3', '4'].map((id) =>
      Object.assign(tracked(id, 'DELETING'), { movedAt: clock.now() }),
    )
    const other = Object.assign(tracked('5', 'RUNNING'), {
      movedAt: clock.now() + 60_000,
      waitsFor: made('private-connect', 'pc'),
    })
    const unseen = Object.assign(tracked('6'), { movedAt: clock.now() })
    using runner = startRunner()
    const log = logOf({ clock, deadline: clock.now() + 1_800_000 })
    for (const id of ['a', 'b']) log.settled(ended(id, 'destroyed'))
    log.settled(ended('c', 'failed', { error: { code: 'C', message: 'No.', requestId: null } }))
    await clock.advance(90_000)
    log.waiting([...waiting, other, unseen], 90_000)
    log.end()
    expect(runner.lines().slice(-2)).toEqual([
      '2 of 9 gone, 1 failed after 1m 30s; 28m 30s of wait-timeout left.',
      'Waiting for 4 port DELETING for 1m 30s (1, 2, 3 and 1 more), 1 port RUNNING, after private-connect/pc for 30s (5), 1 port not found yet for 1m 30s (6).',
    ])
  })

  // A list may show it after all, and a later round of the run may report it again.
  it('counts a resource once that is settled again, by its last outcome', () => {
    const lines = visible((log) => {
      log.settled(ended('a', 'missing'))
      log.settled(ended('a', 'failed', { error: { code: 'C', message: 'No.', requestId: null } }))
      log.settled(ended('b', 'failed', { error: { code: 'C', message: 'No.', requestId: null } }))
      log.settled(ended('b', 'destroyed'))
      log.settled(ended('1', 'failed', { error: { code: 'C', message: 'No.', requestId: null } }))
      log.waiting([tracked('1', 'DELETING')], 30_000)
    })
    expect(lines).toContain('1 of 3 gone, 1 failed after 30s; 30m of wait-timeout left.')
  })

  it('counts what is in the recycle bin where that is the goal', () => {
    const lines = visible(
      (log) => {
        log.settled(ended('a', 'recycled'))
        log.settled(ended('b', 'protected', { exclusion: { outcome: 'protected', reason: 'x' } }))
        log.waiting([tracked('1', 'DELETING')], 30_000)
      },
      { goal: 'recycled' },
    )
    expect(lines).toContain('1 of 3 in the recycle bin after 30s; 30m of wait-timeout left.')
  })
})

describe('the plan', () => {
  it('is one line of counts', () => {
    const plan = [
      planned(tracked('1'), 'terminate', ['TerminatePort']),
      planned(tracked('2'), 'terminate', ['TerminatePort']),
      planned(tracked('3'), 'release', ['DestroyPort']),
      planned(tracked('4'), 'wait'),
      planned(tracked('5'), 'done'),
      planned(tracked('6'), undefined),
      planned(ended('7', 'skipped'), undefined),
    ]
    const line =
      'Plan for 7 resources: 2 to terminate, 1 to release from the recycle bin, 1 in progress, 1 already at the goal, 1 not found yet, 1 skipped.'
    expect(
      visible((log) => {
        log.planned(plan)
      }),
    ).toEqual([line])
    expect(
      visible(
        (log) => {
          log.planned(plan.slice(0, 1))
        },
        { dryRun: true },
      ),
    ).toEqual([
      'Plan for 1 resource: 1 to terminate. Dry run: nothing will be changed.',
      '1. port/1    TerminatePort',
    ])
    expect(
      visible((log) => {
        log.planned([])
      }),
    ).toEqual([])
  })

  it('says the order where there is one, numbered from 1, and for a dry run each call and each exception', () => {
    const kept = ended('3', 'protected', {
      exclusion: { outcome: 'protected', reason: 'it matches the rule x of protect' },
    })
    const refused = ended('4', 'failed', {
      error: { code: 'NO_RECYCLE_BIN', message: 'It may have none.', requestId: null },
    })
    const missing = Object.assign(tracked('5'), { outcome: 'missing' })
    const plan = [
      planned(tracked('2', 'RUNNING'), 'terminate', ['TerminatePort', 'DestroyPort'], 4),
      planned(tracked('1', 'CREATING'), 'wait', ['TerminatePort'], 2),
      planned(kept, undefined),
      planned(refused, undefined),
      planned(missing, undefined),
      planned(tracked('6', 'DESTROYING'), 'wait'),
    ]
    expect(
      visible(
        (log) => {
          log.planned(plan)
        },
        { dryRun: true },
      ),
    ).toEqual([
      'Plan for 6 resources: 1 to terminate, 2 in progress, 1 protected, 1 failed, 1 not found yet. Dry run: nothing will be changed.',
      'In this order: port; then port.',
      '1. port/1  CREATING  wait, then TerminatePort',
      '2. port/2  RUNNING  TerminatePort, then DestroyPort',
      '-  port/3  RUNNING  protected: it matches the rule x of protect',
      '-  port/4  RUNNING  failed: It may have none.',
      '-  port/5  not found  missing',
      '-  port/6  DESTROYING  in progress',
    ])
  })

  it('of a large dry run is folded away', () => {
    const plan = Array.from({ length: 26 }, (_, index) =>
      planned(tracked(`${index}`, 'RUNNING'), 'terminate', ['TerminatePort']),
    )
    const lines = visible(
      (log) => {
        log.planned(plan)
      },
      { dryRun: true },
    )
    expect(lines[1]).toBe('::group::The plan, resource by resource')
    expect(lines.at(-1)).toBe('::endgroup::')
  })

  it('that a guard refuses is reported once, not for each resource', () => {
    const failure = { code: 'TOO_MANY_RESOURCES', message: '3 are too many.', requestId: null }
    expect(
      printedBy(() => {
        const log = logOf()
        log.refused(failure)
        log.settled(ended('1', 'failed', { error: failure }))
        log.end()
      }),
    ).toEqual(['3 are too many.', '::debug::port/1  failed: TOO_MANY_RESOURCES'])
  })
})

describe('a selection', () => {
  it('shows what was found in each list, and what appeared later', () => {
    expect(
      printedBy(() => {
        const log = logOf()
        log.listed(kindOf('port'), 2, 7)
        log.listed(kindOf('port'), 0, 0)
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
    const error = callError({ action: 'DescribeInstances', code: 'AUTHFAILURE_UNAUTHORIZED_OPERATION' })
    expect(
      visible((log) => {
        log.unchecked(tracked('x'), kindOf('vm-instance'), kindOf('bmc-instance'), error)
      }),
    ).toEqual([
      'x  found as vm-instance; bmc-instance could not be checked: DescribeInstances AUTHFAILURE_UNAUTHORIZED_OPERATION',
    ])
  })
})

it('prints no command of theirs, and every event on lines of its own, whatever the API says', () => {
  const text = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: CHARACTER }))
  fc.assert(
    fc.property(text, text, (one, other) => {
      const resource = tracked('p-1', one)
      resource.error = { code: one, message: other, requestId: one }
      resource.outcome = 'failed'
      resource.requests.push(request({ requestId: one, code: other }))
      const seen: Observation = observation({ name: one, rawName: one, status: other, phase: 'unknown' })
      resource.observation = seen
      const printed = printedBy(() => {
        const log = logOf({ dryRun: true })
        log.planned([planned(resource, 'wait')])
        log.answered([resource], request({ requestId: other, code: one }))
        log.changed(resource, one, other)
        log.lookUnanswered(kindOf('port'), other)
        log.settled(resource)
        log.waiting([resource], 1)
        log.end()
      })
      const commands = printed
        .filter(isCommand)
        .filter((line) => !/^::(debug::|group::Request ids$|endgroup::$)/.test(line))
      expect(commands).toEqual([])
      for (const line of printed) expect(line).not.toMatch(/\p{Cc}|\u2028/u)
    }),
  )
})

/** In virtual time, against the simulator; without debug lines. */
async function logged(seed: Seed, references: readonly string[]) {
  using runner = startRunner()
  const clock = createVirtualClock()
  const log = logOf({ clock })
  const simulator = new Simulator(seed, { now: () => clock.now() })
  const { results } = await runAgain(simulator, clock, references, { listener: log })
  log.end()
  return { results, lines: runner.lines().filter((line) => !line.startsWith('::debug::')) }
}

describe('the log of a whole run', () => {
  const many = (kind: string, count: number, seconds: number) =>
    logged(
      {
        generate: [{ kind, count, prefix: 'r-' }],
        delays: { recycle: seconds * 1000, release: seconds * 1000 },
      },
      Array.from({ length: count }, (_, index) => `${kind}/r-${index + 1}`),
    )

  it.each([
    ['vm-instance', 5],
    ['vm-instance', 300],
    ['port', 5],
    ['port', 120],
  ])(
    'of 60 resources of one kind (%s, %i s a phase) is under 80 lines, and has every request id',
    async (kind, seconds) => {
      const { lines, results } = await many(kind, 60, seconds)
      expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['destroyed']))
      expect(lines.length).toBeLessThan(80)
      const text = lines.join('\n')
      for (const { requests } of results)
        for (const { requestId } of requests) expect(text).toContain(requestId)
    },
  )

  it('of a few resources reads as a story', async () => {
    const { lines } = await many('vm-instance', 2, 5)
    expect(lines.filter((line) => !/^::|accepted/.test(line))).toEqual([
      'Plan for 2 resources: 2 to terminate.',
      'vm-instance: 2 RUNNING -> RECYCLING after TerminateInstance (r-1, r-2)',
      'vm-instance: 2 RECYCLING -> RECYCLE after TerminateInstance (r-1, r-2)',
      'vm-instance: 2 RECYCLE -> RELEASING after ReleaseInstances (r-1, r-2)',
      'vm-instance: 2 RELEASING -> gone after ReleaseInstances (r-1, r-2)',
    ])
  })
})

it('a run in which nothing goes wrong says nothing of trouble', async () => {
  const { lines } = await logged({ resources: [{ kind: 'port', id: 'a' }] }, ['port/a'])
  expect(lines.join('\n')).not.toMatch(/refused|failed|unusable|retrying/)
})
