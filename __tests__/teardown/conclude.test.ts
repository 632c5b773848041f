// What follows from a look: an outcome, or nothing yet.

import { describe, expect, it } from '@jest/globals'
import type { Observation } from '../../src/resources/index.ts'
import { Tracked } from '../../src/teardown/model/tracked.ts'
import { conclude } from '../../src/teardown/observe/conclude.ts'
import type { HttpAnswer, HttpRequest } from '../../src/zenlayer/transport.ts'
import { asked, refused, relisted, transcript, writes } from '../support/answers.ts'
import { outcomes, runBriefly, type EngineOptions } from '../support/engine.ts'
import { callError, kindOf, observation, tracked } from '../support/observation.ts'
import { runOf } from '../support/run.ts'

const vm = (id: string, more = {}) => ({ kind: 'vm-instance', id, ...more })
const bmc = (id: string, more = {}) => ({ kind: 'bmc-instance', id, ...more })

/** Empties the lists of `service` at those of its looks that `which` says, counted from 1. */
function emptied(service: string, which: (look: number) => boolean): NonNullable<EngineOptions['onAnswer']> {
  let looks = 0
  return (answer, request) => {
    const { action, service: of } = asked(request)
    if (of !== service || !action.startsWith('Describe') || !which((looks += 1))) return answer
    return relisted(answer, () => ({ totalCount: 0, dataSet: [] }))
  }
}

describe('what was there when first seen', () => {
  it('and is protected is told to be that', async () => {
    const { results, events } = await runBriefly(
      { resources: [vm('a', { status: 'RECYCLE' })] },
      ['vm-instance/a'],
      { goal: 'recycled', guards: { protect: ['a'] } },
    )
    expect(results).toMatchObject([{ outcome: 'protected', reason: 'it matches the rule a of protect' }])
    expect(events.filter((event) => event.startsWith('settled'))).toEqual(['settled vm-instance/a protected'])
  })

  it('is there already, and nothing is sent', async () => {
    const { results, simulator, elapsedMs } = await runBriefly(
      { resources: [vm('a', { status: 'RECYCLE' })] },
      ['vm-instance/a'],
      { goal: 'recycled' },
    )
    expect(results[0]).toMatchObject({
      ...{ outcome: 'already', initialStatus: 'RECYCLE', finalStatus: 'RECYCLE', requests: [] },
    })
    expect(simulator.calls).toHaveLength(3)
    expect(elapsedMs).toBeGreaterThanOrEqual(4000)
  })

  it('on its way to the bin by another hand comes out recycled, and not already', async () => {
    const { results, simulator } = await runBriefly(
      { resources: [vm('a', { status: 'RECYCLING' })] },
      ['vm-instance/a'],
      { goal: 'recycled' },
    )
    expect(results[0]).toMatchObject({
      ...{ outcome: 'recycled', initialStatus: 'RECYCLING', finalStatus: 'RECYCLE', requests: [] },
    })
    expect(writes(simulator.calls)).toEqual([])
  })

  it('listed as destroyed is there already, to either goal', async () => {
    for (const goal of ['recycled', 'destroyed'] as const) {
      const { results } = await runBriefly(
        { resources: [{ kind: 'port', id: 'p', status: 'DESTROYED', listedWhenGone: 60_000 }] },
        ['port/p'],
        { goal },
      )
      expect(results[0]).toMatchObject({
        ...{ outcome: 'already', initialStatus: 'DESTROYED', finalStatus: 'DESTROYED', requests: [] },
      })
    }
  })
})

it('what comes to be listed as destroyed is destroyed, once enough looks agree', async () => {
  const { results, simulator, events } = await runBriefly(
    { resources: [{ kind: 'port', id: 'p', status: 'RECYCLED', listedWhenGone: 600_000 }] },
    ['port/p'],
  )
  expect(results[0]).toMatchObject({
    ...{ outcome: 'destroyed', initialStatus: 'RECYCLED', finalStatus: 'DESTROYED' },
  })
  expect(events.slice(-2)).toEqual(['changed port/p DESTROYING DESTROYED', 'settled port/p destroyed'])
  expect(simulator.statusOf('port', 'p')).toBe('DESTROYED')
})

describe('absence', () => {
  it('of what was released is believed after three looks over four seconds, though it was never seen leaving', async () => {
    const { results, simulator, elapsedMs } = await runBriefly(
      { resources: [vm('a', { status: 'RECYCLE', delays: { release: 10 } })] },
      ['vm-instance/a'],
    )
    expect(results[0]).toMatchObject({ outcome: 'destroyed', finalStatus: 'gone' })
    expect(transcript(simulator.calls)).toEqual([
      ...['DescribeInstances a 200', 'ReleaseInstances a 200'],
      ...['DescribeInstances a 200', 'DescribeInstances a 200', 'DescribeInstances a 200'],
    ])
    expect(elapsedMs).toBeGreaterThanOrEqual(4500)
    expect(elapsedMs).toBeLessThan(5000)
  })

  it.each([
    ['vm-instance', 5, 4000],
    // An account may have a recycle bin for these, and the list lacks it on the way there.
    ['zec-instance', 7, 15_000],
  ])(
    'of a %s whose termination was accepted and deletes it outright is believed after %d calls and %d ms',
    async (kind, calls, ms) => {
      const seed = { resources: [{ kind, id: 'a', status: 'CREATE_FAILED', delays: { release: 10 } }] }
      const { results, simulator, elapsedMs } = await runBriefly(seed, [`${kind}/a`])
      expect(outcomes(results)).toEqual({ [`${kind}/a`]: 'destroyed' })
      expect(transcript(simulator.calls)).toHaveLength(calls)
      expect(elapsedMs).toBeGreaterThanOrEqual(ms + 500)
      expect(elapsedMs).toBeLessThan(ms + 1000)
      // It was not to be seen in the recycle bin, and was not checked for a minute.
      expect(results[0]).not.toHaveProperty('reason')
    },
  )

  it('of what was sent to the bin is not believed from two looks', async () => {
    const { results, simulator } = await runBriefly({ resources: [vm('a')] }, ['vm-instance/a'], {
      onAnswer: emptied('vm', (look) => look === 2 || look === 3),
    })
    expect(outcomes(results)).toEqual({ 'vm-instance/a': 'destroyed' })
    expect(writes(simulator.calls)).toEqual(['TerminateInstance a 200', 'ReleaseInstances a 200'])
  })

  it('of what would be deleted outright is not believed from two looks while nothing was accepted', async () => {
    const { results, simulator } = await runBriefly(
      {
        resources: [
          vm('a', {
            status: 'CREATE_FAILED',
            refuse: {
              TerminateInstance: { status: 403, code: 'OPERATION_DENIED_INSTANCE_STATUS', times: 1 },
            },
          }),
        ],
      },
      ['vm-instance/a'],
      { onAnswer: emptied('vm', (look) => look === 2 || look === 3) },
    )
    expect(outcomes(results)).toEqual({ 'vm-instance/a': 'destroyed' })
    expect(writes(simulator.calls)).toEqual([
      'TerminateInstance a OPERATION_DENIED_INSTANCE_STATUS',
      'TerminateInstance a 200',
    ])
  })

  it('of what nothing was sent for is believed after a minute', async () => {
    const { results, elapsedMs } = await runBriefly(
      { resources: [vm('a', { status: 'BOOTING', delays: { busy: 60_000 } })] },
      ['vm-instance/a'],
      { onAnswer: emptied('vm', (look) => look > 1) },
    )
    expect(results[0]).toMatchObject({
      ...{ outcome: 'destroyed', initialStatus: 'BOOTING', finalStatus: 'gone', requests: [] },
    })
    expect(elapsedMs).toBeGreaterThan(60_000)
    expect(elapsedMs).toBeLessThan(61_000)
  })

  it('is counted in a row: a list that has the resource in between starts anew', async () => {
    const { simulator } = await runBriefly(
      { resources: [vm('a', { status: 'BOOTING', delays: { busy: 30_000 } })] },
      ['vm-instance/a'],
      { onAnswer: emptied('vm', (look) => look > 1 && look < 12 && look % 2 === 0), goal: 'recycled' },
    )
    expect(writes(simulator.calls)).toEqual(['TerminateInstance a 200'])
  })
})

describe('a family', () => {
  it('is told once it is known what it is, and only then', async () => {
    const { results, events } = await runBriefly(
      { resources: [vm('a')] },
      ['instance/a', 'vm-instance/a', 'instance/b'],
      { goal: 'recycled' },
    )
    expect(events).toEqual([
      'changed vm-instance/a  RUNNING',
      'planned vm-instance/a:terminate instance/b:unseen',
      'answered TerminateInstance ok vm-instance/a',
      'changed vm-instance/a RUNNING RECYCLING',
      'changed vm-instance/a RECYCLING RECYCLE',
      'settled vm-instance/a recycled',
      'settled instance/b missing',
    ])
    expect(results.map(({ type, outcome }) => [type, outcome])).toEqual([
      ['vm-instance', 'recycled'],
      ['instance', 'missing'],
    ])
  })

  it('of which one kind has the id settles at the goal once enough looks of each kind agree', async () => {
    const { results, simulator } = await runBriefly(
      { resources: [vm('a', { status: 'RECYCLE' })] },
      ['instance/a'],
      { goal: 'recycled' },
    )
    expect(outcomes(results)).toEqual({ 'vm-instance/a': 'already' })
    expect(simulator.calls).toHaveLength(9)
  })

  it('of which several have the id names them all', async () => {
    const { results, simulator } = await runBriefly(
      { resources: [vm('x'), { kind: 'zec-instance', id: 'x' }] },
      ['instance/x'],
    )
    expect(results).toMatchObject([
      {
        ...{ type: 'instance', outcome: 'failed', requests: [] },
        error: {
          code: 'AMBIGUOUS_ID',
          message: 'The id x exists as vm-instance and as zec-instance; nothing was sent.',
          hint: 'Name the kind: vm-instance/x or zec-instance/x.',
        },
      },
    ])
    expect(simulator.calls).toHaveLength(3)
  })

  it('of which one kind cannot be asked is not guessed, and the reason is told', async () => {
    const { results, simulator } = await runBriefly(
      {
        resources: [vm('x')],
        faults: { rules: [{ type: 'challenge', actions: ['bmc:DescribeInstances'] }] },
      },
      ['instance/x'],
    )
    expect(results).toMatchObject([
      {
        ...{ type: 'instance', outcome: 'failed' },
        error: {
          code: 'SECURITY_CHALLENGE',
          message: expect.stringMatching(
            /^DescribeInstances failed: The network in front of the API requires/,
          ),
        },
      },
    ])
    expect(writes(simulator.calls)).toEqual([])
  })

  it('of which one kind cannot be asked and the others lack the id fails once that is sure', async () => {
    const { results, elapsedMs } = await runBriefly({}, ['instance/x'], {
      onAnswer: (answer, request) =>
        asked(request).service === 'bmc' ? refused(answer, 400, 'NEVER_HEARD_OF', 'No.') : answer,
    })
    expect(results).toMatchObject([
      { type: 'instance', outcome: 'failed', error: { code: 'NEVER_HEARD_OF' } },
    ])
    expect(elapsedMs).toBeGreaterThan(4000)
  })

  it('is not missing before each of its lists has lacked it for some seconds', async () => {
    // The bare-metal list cannot be had for half a minute, and then needs two looks to show what is there.
    const { results } = await runBriefly(
      {
        resources: [bmc('x')],
        faults: { rules: [{ type: '503', actions: ['bmc:DescribeInstances'], times: 12 }] },
      },
      ['instance/x'],
      {
        goal: 'recycled',
        onAnswer: emptied('bmc', (look) => look === 13),
      },
    )
    expect(outcomes(results)).toEqual({ 'bmc-instance/x': 'recycled' })
  })

  it('that vanishes before it is known what it was counts as gone, for it was there', async () => {
    const { results } = await runBriefly(
      {
        resources: [vm('x', { status: 'RELEASING', delays: { busy: 100 } })],
        faults: { rules: [{ type: '503', actions: ['bmc:DescribeInstances'], times: 4 }] },
      },
      ['instance/x'],
    )
    expect(results).toMatchObject([
      { type: 'vm-instance', outcome: 'destroyed', initialStatus: 'RELEASING', finalStatus: 'gone' },
    ])
  })
})

describe('a look that is refused', () => {
  it('by the API decides at once', async () => {
    const { results, simulator } = await runBriefly({ resources: [vm('a')] }, ['vm-instance/a'], {
      onAnswer: (answer) => refused(answer, 400, 'NEVER_HEARD_OF', 'No.'),
    })
    expect(results).toMatchObject([
      {
        outcome: 'failed',
        error: {
          code: 'NEVER_HEARD_OF',
          message: 'DescribeInstances failed: No.',
          requestId: simulator.calls[0]?.requestId,
        },
      },
    ])
    expect(simulator.calls).toHaveLength(1)
  })

  it('after the resource was seen fails it, with the status that it was seen in', async () => {
    let looks = 0
    const { results } = await runBriefly(
      { resources: [vm('a', { status: 'BOOTING', delays: { busy: 60_000 } })] },
      ['vm-instance/a'],
      {
        onAnswer: (answer, request) =>
          asked(request).action !== 'DescribeInstances' || (looks += 1) === 1
            ? answer
            : refused(answer, 400, 'NEVER_HEARD_OF', 'No.'),
      },
    )
    expect(results).toMatchObject([
      { outcome: 'failed', finalStatus: 'BOOTING', error: { code: 'NEVER_HEARD_OF' } },
    ])
    expect(looks).toBe(2)
  })

  it('by something in front of the API decides at the third time in a row', async () => {
    const challenged = (nth: number[]) => ({
      resources: [vm('a')],
      faults: { rules: [{ type: 'challenge' as const, actions: ['DescribeInstances'], nth }] },
    })
    const lasting = await runBriefly(challenged([1, 2, 3]), ['vm-instance/a'])
    expect(lasting.results[0]).toMatchObject({ outcome: 'failed', error: { code: 'SECURITY_CHALLENGE' } })
    expect(lasting.simulator.calls).toHaveLength(3)
    const passing = await runBriefly(challenged([1, 2, 4, 5]), ['vm-instance/a'])
    expect(outcomes(passing.results)).toEqual({ 'vm-instance/a': 'destroyed' })
  })

  it('by something in front of the API is the reason told when time runs out first', async () => {
    const { results } = await runBriefly(
      {
        resources: [vm('a')],
        faults: { rules: [{ type: 'challenge', actions: ['DescribeInstances'] }] },
      },
      ['vm-instance/a'],
      { budgetMs: 500 },
    )
    expect(results[0]).toMatchObject({
      outcome: 'pending',
      error: {
        code: 'SECURITY_CHALLENGE',
        message: expect.stringMatching(/^Time ran out before it was found\. DescribeInstances failed: /),
      },
    })
  })

  it('for a wrong key ends the run, and no plan is told', async () => {
    const { results, events, elapsedMs } = await runBriefly({ resources: [vm('a')] }, ['vm-instance/a'], {
      password: 'not-the-password',
    })
    expect(results).toMatchObject([
      {
        outcome: 'failed',
        error: {
          code: 'AUTHFAILURE_SIGNATURE_FAILURE',
          message: expect.stringMatching(
            /^The run was stopped before it was found\. DescribeInstances failed: /,
          ),
          hint: 'Check the access key id and its password, or the token: the API does not recognize them.',
        },
      },
    ])
    expect(events).toEqual(['settled vm-instance/a failed'])
    expect(elapsedMs).toBeLessThan(100)
  })
})

describe('a name that changes after the plan was checked', () => {
  const rename = (after: number) => {
    let looks = 0
    return (answer: HttpAnswer, request: HttpRequest) => {
      if (asked(request).action !== 'DescribeInstances' || (looks += 1) <= after) return answer
      return relisted(answer, (list) => ({
        ...list,
        dataSet: list.dataSet.map((item) =>
          item['instanceId'] === 'a' ? { ...item, instanceName: 'production' } : item,
        ),
      }))
    }
  }
  const named = { name: 'pr-1' }

  it('keeps the resource from being written on, and the others go', async () => {
    const { results, simulator } = await runBriefly(
      { resources: [vm('a', { ...named, status: 'BOOTING' }), vm('b', named)] },
      ['vm-instance/a', 'vm-instance/b'],
      { guards: { expectName: 'pr-*' }, onAnswer: rename(1) },
    )
    expect(results).toMatchObject([
      {
        outcome: 'failed',
        requests: [],
        error: {
          code: 'UNEXPECTED_NAME',
          message:
            'Its name does not match the input expect-name: vm-instance/a (production). It was not changed.',
        },
      },
      { outcome: 'destroyed' },
    ])
    expect(writes(simulator.calls)).toEqual(['TerminateInstance b 200', 'ReleaseInstances b 200'])
  })

  it('before it was checked is one of the plan, which is refused as a whole', async () => {
    const { results, simulator } = await runBriefly(
      {
        resources: [vm('a', named), vm('b', named), { kind: 'port', id: 'p', ...named }],
        faults: { rules: [{ type: '503', actions: ['DescribePorts'], times: 4 }] },
      },
      ['vm-instance/a', 'vm-instance/b', 'instance/c', 'port/p'],
      { guards: { expectName: 'pr-*' }, onAnswer: rename(1) },
    )
    expect(results.slice(0, 2).map(({ error }) => error?.message)).toEqual([
      expect.stringMatching(/^1 of the \d affected resources has a name .* vm-instance\/a \(production\)\./),
      expect.stringMatching(/^1 of the \d affected resources has a name/),
    ])
    expect(writes(simulator.calls)).toEqual([])
  })

  it('when it is on its way to the recycle bin keeps it from being released', async () => {
    const { results, simulator } = await runBriefly({ resources: [vm('a', named)] }, ['vm-instance/a'], {
      guards: { expectName: 'pr-*' },
      onAnswer: rename(1),
    })
    expect(results).toMatchObject([{ outcome: 'failed', error: { code: 'PROTECTED_TOO_LATE' } }])
    expect(writes(simulator.calls)).toEqual(['TerminateInstance a 200'])
  })
})

describe('a kind that may have no recycle bin, with the bin as the goal,', () => {
  it.each([
    ['RUNNING', 'failed'],
    // It is going to be in use again, and would be refused then.
    ['BOOTING', 'failed'],
    ['RECYCLING', 'recycled'],
    ['RECYCLE', 'already'],
  ])('in the status %s: %s', async (status, outcome) => {
    const { results, simulator } = await runBriefly(
      { resources: [{ kind: 'zec-instance', id: 'z', status, recycleBin: true }] },
      ['zec-instance/z'],
      { goal: 'recycled' },
    )
    expect(results[0]?.outcome).toBe(outcome)
    expect(results[0]?.error?.code).toBe(outcome === 'failed' ? 'NO_RECYCLE_BIN' : undefined)
    expect(writes(simulator.calls)).toEqual([])
    if (outcome === 'failed') expect(simulator.calls).toHaveLength(1)
  })
})

describe('one look at a resource that is attached to others', () => {
  const kind = kindOf('zec-disk')
  const PROTECTED = { outcome: 'protected', reason: 'a rule matches' } as const
  type Change = (resource: Tracked) => void

  const instance = (id: string, change: Change = () => undefined, seen: Partial<Observation> = {}) => {
    const resource = tracked('zec-instance', id, seen)
    change(resource)
    return resource
  }
  const attachedTo = (...ids: readonly string[]) => ids.map((id) => ({ type: 'zec-instance', id }))
  const disk = (
    change: Change = () => undefined,
    seen: Partial<Observation> = { attachedTo: attachedTo('a') },
  ) => {
    const resource = tracked('zec-disk', 'd', { phase: 'held', status: 'IN_USE', ...seen })
    change(resource)
    return resource
  }
  /** Looks that lack it, for as long as the longest claim takes. */
  const looksThatLackIt = (resource: Tracked, others: readonly Tracked[]) => {
    const run = runOf([resource, ...others])
    for (let look = 1; look <= 10 && resource.open; look += 1)
      conclude(kind, run, resource, { type: 'absent', at: look * 10_000 })
  }
  const closes = (step: 'terminate' | 'release') => (resource: Tracked) => resource.closed.add(step)
  const goes = (resource: Tracked) => {
    resource.sawGone(0)
  }

  it.each<[string, Tracked[], Tracked['deletedWithParent']]>([
    ['nothing was sent for', [instance('a')], undefined],
    ['is released', [instance('a', closes('release'))], 'released'],
    ['is gone', [instance('a', goes)], 'terminated'],
    ['is terminated, and may be in a bin', [instance('a', closes('terminate'))], undefined],
    [
      'is terminated, and its kind shows a bin where there is one',
      [instance('a', closes('terminate'), { recycleBin: false })],
      'terminated',
    ],
    ['has no bin, and nothing was sent for', [instance('a', undefined, { recycleBin: false })], undefined],
    ['is outside the run', [], undefined],
  ])('that lacks it takes it to be deleted with one that %s, or not', (_which, parents, deletedWith) => {
    const resource = disk()
    conclude(kind, runOf([resource, ...parents]), resource, { type: 'absent', at: 1000 })
    expect(resource.deletedWithParent).toBe(deletedWith)
  })

  it('that lacks it takes it to be deleted with any of several', () => {
    const resource = disk(undefined, { attachedTo: attachedTo('a', 'b') })
    const run = runOf([resource, instance('a'), instance('b', goes)])
    conclude(kind, run, resource, { type: 'absent', at: 1000 })
    expect(resource.deletedWithParent).toBe('terminated')
  })

  it('that lacks it does not take it to be deleted with what it was detached from', () => {
    const resource = disk()
    resource.sawPresent(kind, observation({ id: 'd', attachedTo: [] }), 1)
    const run = runOf([resource, instance('a', closes('release'))])
    conclude(kind, run, resource, { type: 'absent', at: 1000 })
    expect(resource.deletedWithParent).toBeUndefined()
  })

  it.each<[string, Tracked[], string]>([
    ['this run has sent nothing that could delete it', [instance('a')], 'TAKEN_ALONG'],
    ['a call was accepted that was to keep it', [instance('a', closes('terminate'))], 'TAKEN_ALONG'],
  ])('and the last of many that lack what must be kept fails it: %s', (_why, parents, code) => {
    const resource = disk((one) => (one.exclusion = PROTECTED))
    looksThatLackIt(resource, parents)
    expect(resource).toMatchObject({ outcome: 'failed', error: { code } })
    const isOurs = parents.some(({ closed }) => closed.size > 0)
    expect(resource.error?.message.includes('This run has sent nothing')).toBe(!isOurs)
  })

  it('and the last of many that lack it does not blame what it was detached from', () => {
    const resource = disk((one) => (one.exclusion = PROTECTED))
    resource.sawPresent(kind, observation({ id: 'd', attachedTo: [] }), 1)
    looksThatLackIt(resource, [instance('a', closes('terminate'))])
    expect(resource.error?.message).toContain('This run has sent nothing')
  })

  it.each<[string, Change, Tracked[], string | undefined]>([
    ['may go', () => undefined, [instance('a')], 'failed'],
    ['must be kept, and nothing can delete', (one) => (one.exclusion = PROTECTED), [], 'protected'],
    [
      'must be kept, and a call may still delete',
      (one) => (one.exclusion = PROTECTED),
      [instance('a')],
      undefined,
    ],
    [
      'must be kept, and was not seen since a call that could delete it',
      (one) => (one.exclusion = PROTECTED),
      [
        instance('a', (one) => {
          one.closed.add('terminate')
          one.outcome = 'destroyed'
          one.endedAt = 5000
        }),
      ],
      'failed',
    ],
  ])('that is refused ends one that %s: %#', (_which, change, others, outcome) => {
    const resource = disk(change)
    const error = callError({ code: 'NEVER_HEARD_OF' })
    conclude(kind, runOf([resource, ...others]), resource, { type: 'refused', error })
    expect(resource.outcome).toBe(outcome)
  })
})

describe('one look at a resource in use', () => {
  const kind = kindOf('vm-instance')
  const inBin = { status: 'RECYCLE', phase: 'recycled' } as const

  /** Sent to the bin by this run, seen there, and then in use at `looks`. */
  const backInUse = (looks: readonly number[], prepaid: boolean) => {
    const resource = tracked('vm-instance', 'a', {})
    resource.accepted('terminate', 0)
    resource.sawPresent(kind, observation({ id: 'a', ...inBin }), 1000)
    const run = runOf([resource])
    for (const at of looks) {
      const seen = observation({ id: 'a', prepaid })
      if (resource.open) conclude(kind, run, resource, { type: 'present', observation: seen, at })
    }
    return resource.error?.code
  }
  const minute = [0, 10, 20, 30, 40, 50, 55, 60].map((seconds) => 2000 + seconds * 1000)

  it.each<[readonly number[], boolean, string | undefined]>([
    [minute, false, 'RESTORED'],
    [minute.slice(0, -1), false, undefined],
    [[2000, 62_000], false, undefined],
    // A subscription is in use until it expires, whatever was accepted.
    [minute, true, undefined],
  ])('to whose bin this run had sent it: looks at %j, a subscription: %j, so %j', (looks, prepaid, code) => {
    expect(backInUse(looks, prepaid)).toBe(code)
  })

  it('that somebody else had sent to the bin is enough', () => {
    const resource = tracked('vm-instance', 'a', inBin)
    conclude(kind, runOf([resource]), resource, {
      type: 'present',
      observation: observation({ id: 'a' }),
      at: 1,
    })
    expect(resource.error?.code).toBe('RESTORED')
  })
})

it('what this run has sent to the bin is not already there, even if it was first seen there', () => {
  const kind = kindOf('vm-instance')
  const seen = observation({ id: 'a', status: 'RECYCLE', phase: 'recycled' })
  const arrive = (isOurs: boolean) => {
    const resource = new Tracked({ type: 'vm-instance', id: 'a', kinds: [kind] })
    resource.kind = kind
    if (isOurs) resource.accepted('terminate', 0)
    const run = runOf([resource], { goal: 'recycled' })
    for (const at of [0, 2000, 4000])
      if (resource.open) conclude(kind, run, resource, { type: 'present', observation: seen, at })
    return resource.outcome
  }
  expect([arrive(false), arrive(true)]).toEqual(['already', 'recycled'])
})
