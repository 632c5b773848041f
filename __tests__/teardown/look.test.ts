// How the lists are read: a hundred ids at a time, and what one bad answer does to the others of its list.

import { describe, expect, it } from '@jest/globals'
import type { Simulator } from '../../simulator/index.ts'
import { asked, refused, relisted, transcript } from '../support/answers.ts'
import { outcomes, runBriefly, type EngineOptions } from '../support/engine.ts'

const vms = (...ids: string[]) => ({ resources: ids.map((id) => ({ kind: 'vm-instance', id })) })
const named = (...ids: string[]) => ids.map((id) => `vm-instance/${id}`)
const idsIn = (request: Parameters<typeof asked>[0]) =>
  asked(request).body['instanceIds'] as string[] | undefined
/** The ids of each look. */
const looksOf = ({ calls }: Simulator) =>
  calls.filter(({ write, ids }) => !write && ids.length > 0).map(({ ids }) => ids.join(''))

describe('a look', () => {
  const numbered = (count: number) => Array.from({ length: count }, (_, index) => `vm-${index + 1}`)

  it('asks for a hundred ids at a time, each once, and for a page that holds them all', async () => {
    const ids = numbered(250)
    const { results, simulator } = await runBriefly(vms(...ids), named(...ids), {
      dryRun: true,
      budgetMs: 5000,
    })
    expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['planned']))
    expect(simulator.calls.filter(({ ids }) => ids.length > 0).map(({ body }) => body)).toEqual([
      { instanceIds: ids.slice(0, 100), pageNum: 1, pageSize: 100 },
      { instanceIds: ids.slice(100, 200), pageNum: 1, pageSize: 100 },
      { instanceIds: ids.slice(200), pageNum: 1, pageSize: 100 },
    ])
  })

  it('of a hundred is one call', async () => {
    const ids = numbered(100)
    const { simulator } = await runBriefly(vms(...ids), named(...ids), { dryRun: true, budgetMs: 5000 })
    expect(transcript(simulator.calls)).toHaveLength(1)
  })

  it('of an id that is named twice asks for it once', async () => {
    const { simulator } = await runBriefly(vms('a'), named('a', 'a'), { dryRun: true })
    expect(transcript(simulator.calls)).toEqual(['DescribeInstances a 200'])
  })

  it('goes on when the others of a list were refused for one id', async () => {
    for (const code of ['INVALID_PARAMETER_VALUE', 'MISSING_PARAMETER', 'NEVER_HEARD_OF']) {
      const { results, simulator } = await runBriefly(
        vms('a', 'b', 'c', 'd', 'e'),
        named('a', 'b', 'c', 'd', 'e'),
        {
          dryRun: true,
          onAnswer: (answer, request) =>
            idsIn(request)?.includes('c') === true ? refused(answer, 400, code, 'Bad id.') : answer,
        },
      )
      expect(looksOf(simulator)).toEqual(['abcde', 'abc', 'ab', 'c', 'de'])
      expect(results.map(({ outcome }) => outcome)).toEqual([
        ...['planned', 'planned', 'failed', 'planned', 'planned'],
      ])
      expect(results[2]?.error).toMatchObject({
        code,
        message: 'DescribeInstances failed: Bad id.',
        requestId: simulator.calls[3]?.requestId,
      })
    }
  })

  it('takes the word of the API that there is no such id for a list that lacks it', async () => {
    const { results, elapsedMs } = await runBriefly(vms('a'), named('a', 'x'), {
      onAnswer: (answer, request) =>
        asked(request).action === 'DescribeInstances' && idsIn(request)?.includes('x') === true
          ? refused(answer, 404, 'INVALID_INSTANCE_NOT_FOUND', 'No such instance.')
          : answer,
    })
    expect(outcomes(results)).toEqual({ 'vm-instance/a': 'destroyed', 'vm-instance/x': 'missing' })
    // And is as careful with it.
    expect(elapsedMs).toBeGreaterThanOrEqual(4000)
  })

  it.each(['INVALID_EIP_NOT_FOUND', 'INVALID_VPC_NOT_FOUND'])(
    'does not take the word that something else is missing for that: %s',
    async (code) => {
      const { results } = await runBriefly(vms('a'), named('a', 'x'), {
        onAnswer: (answer, request) =>
          asked(request).action === 'DescribeInstances' && idsIn(request)?.includes('x') === true
            ? refused(answer, 404, code, 'No such thing.')
            : answer,
      })
      expect(results.map(({ outcome, error }) => [outcome, error?.code])).toEqual([
        ['destroyed', undefined],
        ['failed', code],
      ])
    },
  )

  it('is asked again for each id where permissions may be for single resources', async () => {
    const { results, simulator } = await runBriefly(
      { ...vms('a', 'b'), permissions: { denied: ['DescribeInstances'] } },
      named('a', 'b'),
    )
    const code = 'AUTHFAILURE_UNAUTHORIZED_OPERATION'
    expect(transcript(simulator.calls)).toEqual(
      ['a,b', 'a', 'b'].map((ids) => `DescribeInstances ${ids} ${code}`),
    )
    expect(results.map(({ outcome, error }) => [outcome, error?.code, error?.requestId])).toEqual([
      ['failed', code, simulator.calls[1]?.requestId],
      ['failed', code, simulator.calls[2]?.requestId],
    ])
  })
})

describe('an item that cannot be read', () => {
  it('does not hide the others of its list', async () => {
    const { results, events, simulator } = await runBriefly(
      vms('a', 'b', 'c', 'd'),
      named('a', 'b', 'c', 'd'),
      {
        budgetMs: 3000,
        goal: 'recycled',
        onAnswer: (answer, request) =>
          asked(request).action !== 'DescribeInstances'
            ? answer
            : relisted(answer, (list) => ({
                ...list,
                dataSet: list.dataSet.map((item) =>
                  item['instanceId'] === 'b' ? { ...item, instanceStatus: undefined } : item,
                ),
              })),
      },
    )
    expect(looksOf(simulator).join(' ')).toMatch(/^abcd( abcd)+( b)*$/)
    expect(results.map(({ outcome }) => outcome)).toEqual(['recycled', 'pending', 'recycled', 'recycled'])
    expect(results[1]?.error).toEqual({
      code: 'UNRELIABLE_ANSWER',
      message:
        'Time ran out before it was found. The answer to DescribeInstances cannot be relied on: an item of its list has no instanceStatus.',
      requestId: null,
      hint: 'Run again to continue from the current state.',
    })
    expect(events[0]).toBe(
      'look failed vm-instance the answer to DescribeInstances cannot be relied on: an item of its list has no instanceStatus',
    )
  })
})

describe('an answer that contradicts itself', () => {
  const count: EngineOptions['onAnswer'] = (answer) =>
    relisted(answer, (list) => ({ ...list, totalCount: 5 }))

  it('is not asked again by halves, and nothing is concluded from it', async () => {
    const { results, events, simulator } = await runBriefly(vms('a', 'b'), named('a', 'b'), {
      budgetMs: 500,
      onAnswer: count,
    })
    expect(transcript(simulator.calls)).toEqual(['DescribeInstances a,b 200'])
    expect(outcomes(results)).toEqual({ 'vm-instance/a': 'pending', 'vm-instance/b': 'pending' })
    expect(results[1]?.error?.message).toBe(
      'Time ran out before it was found. The answer to DescribeInstances cannot be relied on: it counts 5 resources but lists 2.',
    )
    // Told once, not once an id.
    expect(events.filter((event) => event.startsWith('look failed'))).toEqual([
      'look failed vm-instance the answer to DescribeInstances cannot be relied on: it counts 5 resources but lists 2',
    ])
  })

  it('does not make a resource gone that was seen before', async () => {
    let looks = 0
    const { results } = await runBriefly(vms('a'), named('a'), {
      onAnswer: (answer, request) => {
        if (asked(request).action !== 'DescribeInstances') return answer
        looks += 1
        return looks === 1 || looks > 5 ? answer : relisted(answer, () => ({ totalCount: 1, dataSet: [] }))
      },
    })
    expect(results[0]?.requests.map(({ action }) => action)).toEqual([
      'TerminateInstance',
      'ReleaseInstances',
    ])
  })
})

describe('an API in trouble', () => {
  it('is asked four times in a look, and that is told; then comes the next look', async () => {
    const { results, events, simulator } = await runBriefly(
      { ...vms('a'), faults: { rules: [{ type: '503', actions: ['DescribeInstances'], times: 4 }] } },
      named('a'),
      { goal: 'recycled' },
    )
    expect(outcomes(results)).toEqual({ 'vm-instance/a': 'recycled' })
    expect(transcript(simulator.calls).slice(0, 6)).toEqual([
      ...['1', '2', '3', '4'].map(() => 'DescribeInstances a SERVICE_TEMPORARY_UNAVAILABLE'),
      ...['DescribeInstances a 200', 'TerminateInstance a 200'],
    ])
    expect(events[0]).toBe(
      'look failed vm-instance SERVICE_TEMPORARY_UNAVAILABLE: The service is temporarily unavailable.',
    )
    expect(events.filter((event) => event.startsWith('look failed'))).toHaveLength(1)
  })

  it.each([
    ['in a look', 20_000],
    ['between two looks', 4900],
  ])('until time runs out, %s, is the reason told', async (_when, budgetMs) => {
    const { results, simulator } = await runBriefly(
      { ...vms('a'), faults: { rules: [{ type: '503', actions: ['DescribeInstances'] }] } },
      named('a'),
      { budgetMs },
    )
    expect(results[0]).toMatchObject({
      outcome: 'pending',
      error: {
        code: 'SERVICE_TEMPORARY_UNAVAILABLE',
        message:
          'Time ran out before it was found. DescribeInstances failed: The service is temporarily unavailable.',
        requestId: simulator.calls.at(-1)?.requestId,
      },
    })
  })

  it('in the middle of whose first attempts time runs out is the reason told, too', async () => {
    const { results, events } = await runBriefly(
      { ...vms('a'), faults: { rules: [{ type: '503', actions: ['DescribeInstances'] }] } },
      named('a'),
      { budgetMs: 1000 },
    )
    expect(results[0]?.error?.message).toBe(
      'Time ran out before it was found. DescribeInstances failed: The service is temporarily unavailable.',
    )
    expect(events).toEqual(['settled vm-instance/a pending'])
  })
})
