import { describe, expect, it } from '@jest/globals'
import { annotate, type AnnotateOptions } from '../../src/report/annotations.ts'
import type { Result } from '../../src/teardown/index.ts'
import {
  annotationsIn,
  failed,
  isCommand,
  result,
  results,
  startRunner,
  verdictOf,
  type Annotation,
} from '../support/report.ts'

const OPTIONS: AnnotateOptions = { ifMissing: 'warn', sweep: false, unusedRules: [] }

function annotations(
  list: readonly Result[],
  ifMissing: 'success' | 'warn' | 'error' = 'warn',
): Annotation[] {
  using runner = startRunner()
  annotate(verdictOf(list, { ifMissing }), list, { ...OPTIONS, ifMissing })
  const lines = runner.lines()
  // Nothing but annotations is printed, one a line.
  expect(annotationsIn(lines)).toHaveLength(lines.length)
  return annotationsIn(lines)
}

const failures = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    failed({ id: `i-${index + 1}`, name: '' }, { requestId: `T-${index + 1}` }),
  )

describe('an annotation', () => {
  it('is made for each failure, with its name, message, code, request id and hint', () => {
    expect(annotations([result(), failed({ name: 'web-1' }, { hint: 'Wait for it.' })])).toEqual([
      {
        level: 'error',
        title: 'vm-instance/1 failed',
        message:
          'vm-instance/1 (web-1) failed: TerminateInstance failed: It is promised. [OPERATION_DENIED_POSTPAID_PROMISE] Request id T-7. Wait for it.',
      },
    ])
  })

  it('is made for what is pending, after what failed', () => {
    const list = [
      failed({ id: '1', outcome: 'pending' }, { code: 'TIMED_OUT', requestId: null }),
      failed({ id: '2' }),
    ]
    expect(annotations(list).map(({ level, title }) => `${level} ${title}`)).toEqual([
      'error vm-instance/2 failed',
      'error vm-instance/1 pending',
    ])
  })

  it('is not made for what went well', () => {
    expect(
      annotations(
        (['recycled', 'destroyed', 'already', 'requested', 'planned', 'protected'] as const).map((outcome) =>
          result({ outcome }),
        ),
      ),
    ).toEqual([])
  })

  it('is made for ten failures, each its own', () => {
    const made = annotations(failures(10))
    expect(made.map(({ title }) => title)).toEqual(failures(10).map(({ id }) => `vm-instance/${id} failed`))
  })

  it('is ten at most: the tenth speaks for the rest', () => {
    const made = annotations(failures(30))
    expect(made).toHaveLength(10)
    expect(made.at(-1)).toMatchObject({ level: 'error', title: '21 more' })
    expect(made.at(-1)?.message).toBe(
      `21 more did not reach the goal: ${Array.from({ length: 20 }, (_, index) => `vm-instance/i-${index + 10}`).join(', ')} and 1 more.`,
    )
  })

  it('is one when there is one reason for all', () => {
    const refusal = { code: 'AUTHFAILURE_SIGNATURE_FAILURE', message: 'Refused.', requestId: 'T-1' }
    const made = annotations(
      Array.from({ length: 250 }, (_, index) => failed({ id: `i-${index + 1}`, name: '' }, refusal)),
    )
    expect(made).toHaveLength(1)
    expect(made[0]?.title).toBe('250 resources failed for the same reason')
    expect(made[0]?.message).toMatch(
      /^vm-instance\/i-1 failed: Refused\. \[AUTHFAILURE_SIGNATURE_FAILURE\] Request id T-1\. The same applies to vm-instance\/i-2, .* and 229 more\.$/,
    )
  })

  it('is one each when the code is the same but the answers were not', () => {
    expect(annotations(failures(3))).toHaveLength(3)
  })

  it('is one when no answer came and the words are the same, and one each when they are not', () => {
    const list = (message: (n: number) => string) =>
      [1, 2, 3].map((n) =>
        failed({ id: `i-${n}` }, { code: 'NETWORK_ERROR', message: message(n), requestId: null }),
      )
    expect(annotations(list(() => 'connect ECONNREFUSED'))).toHaveLength(1)
    expect(annotations(list((n) => `while it was ${n}`))).toHaveLength(3)
  })

  // One answer of a batch, lost; and then the time ran out.
  it('does not say of what is pending that it failed', () => {
    const shared = { code: 'INTERNAL_SERVER_ERROR', message: 'Time ran out.', requestId: 'T-1' }
    const list = ['1', '2'].map((id) => failed({ id, outcome: 'pending' }, shared))
    for (const { title, message } of annotations(list)) expect(`${title} ${message}`).not.toContain('failed')
  })
})

describe('a warning', () => {
  it('tells of a subscription that lives on until its expiry', () => {
    const list = [result({ outcome: 'scheduled', finalStatus: 'RUNNING', expiresAt: '2027-01-01T00:00:00Z' })]
    expect(annotations(list)).toEqual([
      {
        level: 'warning',
        title: '',
        message: expect.stringContaining('charged until it expires (2027-01-01T00:00:00Z)'),
      },
    ])
  })

  it('tells of all that were not found at once', () => {
    expect(annotations(results(30, 'missing'))).toEqual([
      {
        level: 'warning',
        title: '',
        message: expect.stringMatching(
          /^Not found: vm-instance\/i-1, .* and 10 more\. They are already gone, never existed, or are not visible/,
        ),
      },
    ])
  })

  it('is not made of what is missing under the policy success', () => {
    expect(annotations(results(2, 'missing'), 'success')).toEqual([])
  })

  it('is an error instead under the policy error', () => {
    expect(annotations([result({ outcome: 'missing', name: '', finalStatus: null })], 'error')).toEqual([
      { level: 'error', title: 'vm-instance/1 missing', message: 'vm-instance/1 is missing.' },
    ])
  })

  it('is ten at most, and loses nothing: what has no room of its own is told by the last', () => {
    const scheduled = results(12, 'scheduled', { finalStatus: 'RUNNING' }, 's-')
    const made = annotations([...scheduled, result({ id: 'lost', outcome: 'missing' })])
    expect(made.length).toBeLessThanOrEqual(10)
    const told = made.map(({ message }) => message).join('\n')
    for (const { id } of scheduled) expect(told).toMatch(new RegExp(`vm-instance/${id}\\b`))
    expect(told).toContain('Not found: vm-instance/lost')
  })
})

describe('the text of an annotation', () => {
  it.each([
    'x\n::error::gotcha',
    '::error::gotcha',
    'x\r\n##[error]gotcha',
    'a,b:c%0A::error::',
    '\u001b[31mred',
    'x\u2028::error::',
  ])('is data: %j', (text) => {
    using runner = startRunner()
    const list = [failed({ name: text }, { message: text, code: text, requestId: text, hint: text })]
    annotate(verdictOf(list), list, OPTIONS)
    const lines = runner.lines()
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(/^::error title=vm-instance\/1 failed::/)
    const [made] = annotationsIn(lines)
    expect(made?.message).not.toMatch(/[\p{Cc}\u2028]/u)
    expect(isCommand(made?.message ?? '::')).toBe(false)
  })

  it('is cut before GitHub cuts it, and never in mid-character', () => {
    for (const pad of ['', 'x']) {
      const [made] = annotations([failed({ name: `${pad}${'😀'.repeat(5000)}` })])
      expect(made?.message.length).toBeLessThanOrEqual(4096)
      expect(made?.message).toMatch(/…$/)
      expect(made?.message.isWellFormed()).toBe(true)
    }
  })
})

describe('lists that could not be had', () => {
  const unlisted = (type: string, message: string, requestId: string | null = null) => ({
    type,
    failure: { code: 'TIMED_OUT', message, requestId, hint: 'Run again.' },
  })
  const annotated = (lists: readonly ReturnType<typeof unlisted>[], list: readonly Result[] = []) => {
    using runner = startRunner()
    annotate(verdictOf(list, { unlisted: lists }), list, OPTIONS)
    return annotationsIn(runner.lines())
  }

  it('are one message a reason, which comes first', () => {
    expect(annotated([unlisted('port', 'Late.'), unlisted('vm-disk', 'Late.')])).toEqual([
      {
        level: 'error',
        title: '2 kinds not listed',
        message: 'Late. [TIMED_OUT] Run again. The list of port, vm-disk is incomplete.',
      },
    ])
    expect(annotated([unlisted('port', 'No.', 'T-1')])).toEqual([
      {
        level: 'error',
        title: 'port not listed',
        message: 'No. [TIMED_OUT] Request id T-1. Run again. The list of port is incomplete.',
      },
    ])
  })

  it('leave room for the rest: ten in all', () => {
    const lists = Array.from({ length: 13 }, (_, index) => unlisted(`kind-${index}`, `Reason ${index}.`))
    const made = annotated(lists, failures(20))
    expect(made).toHaveLength(10)
    expect(made[4]?.title).toBe('9 more reasons')
    expect(made[9]?.title).toBe('16 more')
  })
})

describe('a sweep', () => {
  const swept = (list: readonly Result[]) => {
    using runner = startRunner()
    annotate(verdictOf(list, { sweep: true }), list, { ...OPTIONS, sweep: true })
    return annotationsIn(runner.lines())
  }

  it('warns of what it found, but not of what it had to leave alone', () => {
    expect(
      swept([
        failed({ id: 'a', outcome: 'destroyed' }),
        failed({ id: 'k', outcome: 'protected' }),
        failed({ id: 's', outcome: 'skipped' }),
      ]),
    ).toEqual([
      {
        level: 'warning',
        title: 'The sweep found 1 resource',
        message: 'Found vm-instance/a. These are older than `older-than`: check why they were left behind.',
      },
    ])
    expect(swept([failed({ id: 'k', outcome: 'protected' })])).toEqual([])
    expect(swept([])).toEqual([])
  })
})

describe('what stays behind', () => {
  it('is a warning by id, for it is still charged', () => {
    expect(
      annotations([result({ type: 'zec-instance', id: 'z', name: '', leaves: ['zec-disk/d', 'zec-eip/e'] })]),
    ).toEqual([
      {
        level: 'warning',
        title: '',
        message: 'zec-disk/d, zec-eip/e were attached to zec-instance/z, stay behind and are still charged.',
      },
    ])
    expect(annotations([result({ name: '', leaves: ['zec-disk/d'] })])[0]?.message).toBe(
      'zec-disk/d was attached to vm-instance/1, stays behind and is still charged.',
    )
  })

  it('is never left out, however much there is', () => {
    const list = Array.from({ length: 30 }, (_, index) =>
      result({ id: `${index}`, leaves: [`zec-disk/d-${index}`] }),
    )
    const made = annotations([...list, result({ id: 'gone', outcome: 'missing' })])
    expect(made.length).toBeLessThanOrEqual(10)
    const text = made.map(({ message }) => message).join('\n')
    for (let index = 0; index < 30; index += 1) expect(text).toMatch(new RegExp(`zec-disk/d-${index}\\b`))
  })
})

describe('what was not selected for want of an age', () => {
  it('is a warning by id', () => {
    using runner = startRunner()
    annotate(verdictOf([], { undated: ['port/a', 'port/b'] }), [], OPTIONS)
    expect(annotationsIn(runner.lines())).toEqual([
      {
        level: 'warning',
        title: '2 of unknown age',
        message: expect.stringContaining('no readable creation time: port/a, port/b.'),
      },
    ])
  })
})

describe('rules that matched nothing', () => {
  const noticed = (unusedRules: readonly string[]) => {
    using runner = startRunner()
    annotate(verdictOf([result()]), [result()], { ...OPTIONS, unusedRules })
    return annotationsIn(runner.lines())
  }

  it('are a notice each, ten at most', () => {
    expect(noticed(['prod-*', '::error::x'])).toEqual([
      { level: 'notice', title: '', message: expect.stringMatching(/^The rule prod-\* matched nothing/) },
      { level: 'notice', title: '', message: expect.stringMatching(/^The rule ::error::x matched nothing/) },
    ])
    const many = noticed(Array.from({ length: 20 }, (_, index) => `rule-${index}`))
    expect(many).toHaveLength(10)
    expect(many.at(-1)?.message).toContain('11 more rules matched nothing: rule-9,')
  })
})

describe('a plan that a guard refused', () => {
  it('is one error that names the guard', () => {
    const refusal = {
      code: 'TOO_MANY_RESOURCES',
      message: '200 are too many.',
      requestId: null,
      hint: 'Check.',
    }
    const list = results(200, 'failed', { error: refusal })
    using runner = startRunner()
    annotate(verdictOf(list, { refusal }), list, OPTIONS)
    expect(annotationsIn(runner.lines())).toEqual([
      { level: 'error', title: 'max-resources refused the plan', message: '200 are too many. Check.' },
    ])
  })
})

describe('a selection that found nothing', () => {
  it.each([
    ['error', 'error'],
    ['warn', 'warning'],
    ['success', 'notice'],
  ] as const)('is a message of the level that the policy asks for: %s', (policy, level) => {
    using runner = startRunner()
    annotate(verdictOf([]), [], { ...OPTIONS, nothing: { policy, text: 'No resource matches.' } })
    expect(annotationsIn(runner.lines())).toEqual([{ level, title: '', message: 'No resource matches.' }])
  })
})

describe('the annotations of one level', () => {
  const LEVELS = ['error', 'warning', 'notice'] as const
  const POLICIES = { error: 'error', warning: 'warn', notice: 'success' } as const
  const tagged = { type: 'ZOS', id: 'z-1', name: undefined, createdAt: undefined }
  const failure = { code: 'REQUEST_TIMEOUT', message: 'No answer.', requestId: null }
  const unlisted = Array.from({ length: 8 }, (_, index) => ({
    type: `kind-${index}`,
    failure: { ...failure, message: `Reason ${index}.` },
  }))
  const everything = [
    ...failures(20),
    ...results(20, 'scheduled', { finalStatus: 'RUNNING' }, 's-'),
    ...results(20, 'missing', {}, 'm-'),
  ]
  const unusedRules = Array.from({ length: 20 }, (_, index) => `rule-${index}`)
  const nothing = (level: (typeof LEVELS)[number]) => ({
    policy: POLICIES[level],
    text: 'No resource matches.',
  })

  const combinations = LEVELS.flatMap((level) =>
    [undefined, nothing(level)].flatMap((found) =>
      [[], [tagged]].flatMap((leftBehind) =>
        [undefined, { failure, isForbidden: false }].map((unaudited) => ({
          level,
          name: `${level}${found === undefined ? '' : ', nothing found'}${leftBehind.length === 0 ? '' : ', left behind'}${unaudited === undefined ? '' : ', unknown'}`,
          ...{ found, leftBehind, unaudited },
        })),
      ),
    ),
  )

  it.each(combinations)('are ten at most, and the last of a list covers the rest: $name', (combination) => {
    const { level, found, leftBehind, unaudited } = combination
    const verdict = verdictOf(everything, {
      ...{ unlisted, leftBehind, unaudited, sweep: true, undated: ['port/1'] },
      ifLeftBehind: POLICIES[level],
    })
    using runner = startRunner()
    annotate(verdict, everything, { ifMissing: 'warn', sweep: true, unusedRules, nothing: found })
    const made = annotationsIn(runner.lines())
    for (const each of LEVELS)
      expect(made.filter((annotation) => annotation.level === each).length).toBeLessThanOrEqual(10)
    const of = (each: string) => made.filter((annotation) => annotation.level === each)
    const told = (each: string) =>
      of(each)
        .map(({ title, message }) => `${title} ${message}`)
        .join('\n')
    expect(told('error')).toMatch(/\d more did not reach the goal: .*vm-instance\/i-20/)
    expect(told('error')).toContain('more reasons')
    expect(told('warning')).toMatch(/Still charged as well: .*vm-instance\/s-20/)
    for (const text of ['Not found', 'unknown age', 'The sweep found'])
      expect(told('warning')).toContain(text)
    expect(told('notice')).toMatch(/\d more rules matched nothing: .*rule-19/)
    const leading = [found, leftBehind[0], unaudited].filter((one) => one !== undefined).length
    const texts = of(level)
      .slice(0, leading)
      .map(({ message }) => message)
    for (const text of [
      ...(found === undefined ? [] : ['No resource matches.']),
      ...(leftBehind.length === 0 ? [] : ['ZOS z-1']),
      ...(unaudited === undefined ? [] : ['It is unknown']),
    ])
      expect(texts.join('\n')).toContain(text)
  })
})
