// The writes: what is sent when, and what each answer means for what is sent next.

import { describe, expect, it } from '@jest/globals'
import { TransportError } from '../../src/zenlayer/errors.ts'
import { asked, refused, relisted, transcript, writes } from '../support/answers.ts'
import { outcomes, runBriefly } from '../support/engine.ts'

const vm = (id: string, more = {}) => ({ kind: 'vm-instance', id, ...more })
const bmc = (id: string, more = {}) => ({ kind: 'bmc-instance', id, ...more })
const vms = (...ids: string[]) => ids.map((id) => `vm-instance/${id}`)
const refuse = (action: string, status: number, code: string, times?: number) => ({
  refuse: { [action]: { status, code, message: 'No.', ...(times === undefined ? {} : { times }) } },
})

describe('each attempt at a write', () => {
  it('is told as it happened, and stands among the requests of the resource', async () => {
    const { results, events, simulator } = await runBriefly(
      { resources: [vm('a', refuse('TerminateInstance', 403, 'OPERATION_DENIED_INSTANCE_CREATING', 1))] },
      vms('a'),
      { goal: 'recycled' },
    )
    const [first, second] = simulator.calls.filter(({ write }) => write)
    expect(results[0]?.requests).toStrictEqual([
      {
        action: 'TerminateInstance',
        requestId: first?.requestId,
        status: 403,
        code: 'OPERATION_DENIED_INSTANCE_CREATING',
        at: '2026-01-01T00:00:00.040Z',
      },
      {
        action: 'TerminateInstance',
        requestId: second?.requestId,
        status: 200,
        at: new Date(second?.at ?? 0).toISOString(),
      },
    ])
    expect(events.filter((event) => event.startsWith('answered'))).toEqual([
      'answered TerminateInstance OPERATION_DENIED_INSTANCE_CREATING vm-instance/a',
      'answered TerminateInstance ok vm-instance/a',
    ])
  })

  it('of a batch is told of all, and stands among the requests of each', async () => {
    const { results, events, simulator } = await runBriefly(
      { resources: [vm('a', { status: 'RECYCLE' }), vm('b', { status: 'RECYCLE' })] },
      vms('a', 'b'),
    )
    expect(writes(simulator.calls)).toEqual(['ReleaseInstances a,b 200'])
    const release = simulator.calls.find(({ write }) => write)
    expect(events).toContain('answered ReleaseInstances ok vm-instance/a vm-instance/b')
    expect(results.map(({ requests }) => requests.map(({ requestId }) => requestId))).toEqual([
      [release?.requestId],
      [release?.requestId],
    ])
  })

  it('without an answer has neither a request id nor a status', async () => {
    const { results } = await runBriefly(
      {
        resources: [vm('a')],
        faults: { rules: [{ type: 'reset-before', actions: ['TerminateInstance'] }] },
      },
      vms('a'),
      { budgetMs: 1500 },
    )
    expect(results[0]?.requests[0]).toStrictEqual({
      action: 'TerminateInstance',
      requestId: null,
      status: null,
      code: 'NETWORK_ERROR',
      at: '2026-01-01T00:00:00.040Z',
    })
    expect(results[0]?.error).toStrictEqual({
      code: 'NETWORK_ERROR',
      message:
        'Time ran out while it was RUNNING. TerminateInstance was sent, but no clear answer came back: read ECONNRESET',
      requestId: null,
      hint: 'It may or may not have taken effect. Run again: the status is checked before anything is sent.',
    })
  })
})

describe('a key that may not terminate', () => {
  const denied = (...actions: string[]) => ({
    resources: [...['a', 'b', 'c', 'd', 'e'].map((id) => vm(id)), { kind: 'port', id: 'p' }],
    permissions: { denied: actions },
  })

  it('is refused for three resources, and the rest of the kind fails with them; other kinds go', async () => {
    const { results, simulator } = await runBriefly(
      denied('TerminateInstance'),
      [...vms('a', 'b', 'c', 'd', 'e'), 'port/p'],
      {
        concurrency: 1,
      },
    )
    const refusals = simulator.calls.filter(({ action }) => action === 'TerminateInstance')
    expect(transcript(refusals)).toEqual(
      ['a', 'b', 'c'].map((id) => `TerminateInstance ${id} AUTHFAILURE_UNAUTHORIZED_OPERATION`),
    )
    const [first, second, third] = refusals.map(({ requestId }) => requestId)
    const failed = (requestId: string | undefined) => ({
      outcome: 'failed',
      error: {
        code: 'AUTHFAILURE_UNAUTHORIZED_OPERATION',
        requestId,
        hint: 'The access key is not allowed to call TerminateInstance. Grant it that permission, or use another key.',
      },
    })
    expect(results).toMatchObject([
      ...[failed(first), failed(second), failed(third), failed(first), failed(first)],
      { outcome: 'destroyed' },
    ])
    expect(results.map(({ requests }) => requests.length)).toEqual([1, 1, 1, 0, 0, 2])
  })

  it('is told so at once, without another look', async () => {
    const { results, simulator } = await runBriefly(
      { resources: [vm('a')], permissions: { denied: ['TerminateInstance'] } },
      vms('a'),
    )
    expect(outcomes(results)).toEqual({ 'vm-instance/a': 'failed' })
    expect(transcript(simulator.calls)).toHaveLength(2)
  })

  it('but may release, releases what is in the bin', async () => {
    const { results } = await runBriefly(
      { ...denied('TerminateInstance'), resources: [vm('a'), vm('b', { status: 'RECYCLE' })] },
      vms('a', 'b'),
    )
    expect(outcomes(results)).toEqual({ 'vm-instance/a': 'failed', 'vm-instance/b': 'destroyed' })
  })

  it('is told so later as well, without another call', async () => {
    const { results, simulator } = await runBriefly(
      {
        ...denied('TerminateInstance'),
        resources: [vm('a'), vm('b'), vm('c'), vm('d', { status: 'BOOTING' })],
      },
      vms('a', 'b', 'c', 'd'),
    )
    expect(results.map(({ outcome }) => outcome)).toEqual(Array(4).fill('failed'))
    expect(writes(simulator.calls)).toEqual(
      ['a', 'b', 'c'].map((id) => `TerminateInstance ${id} AUTHFAILURE_UNAUTHORIZED_OPERATION`),
    )
  })

  it('a batch is halved down to three of it, since some of it may be allowed', async () => {
    const ids = Array.from({ length: 16 }, (_, index) => `v${index}`)
    const { results, simulator } = await runBriefly(
      {
        resources: ids.map((id) => vm(id, { status: 'RECYCLE' })),
        permissions: { denied: ['ReleaseInstances'] },
      },
      vms(...ids),
    )
    const alone = simulator.calls.filter(({ write, ids }) => write && ids.length === 1)
    // The first two, and the eight that are in flight when the third is refused.
    expect(alone.length).toBeLessThanOrEqual(10)
    expect(results.map(({ outcome }) => outcome)).toEqual(ids.map(() => 'failed'))
  })
})

describe('a batch that is refused whole', () => {
  it('is halved until the bad one stands alone, and each half is looked at before', async () => {
    const { results, simulator } = await runBriefly(
      {
        resources: [
          ...['a', 'b', 'c', 'd'].map((id) => vm(id, { status: 'RECYCLE' })),
          vm('bad', {
            status: 'RECYCLE',
            ...refuse('ReleaseInstances', 403, 'OPERATION_DENIED_POSTPAID_PROMISE'),
          }),
        ],
      },
      vms('a', 'b', 'c', 'd', 'bad'),
    )
    expect(writes(simulator.calls)).toEqual([
      'ReleaseInstances a,b,c,d,bad OPERATION_DENIED_POSTPAID_PROMISE',
      'ReleaseInstances a,b,c 200',
      'ReleaseInstances d,bad OPERATION_DENIED_POSTPAID_PROMISE',
      'ReleaseInstances d 200',
      'ReleaseInstances bad OPERATION_DENIED_POSTPAID_PROMISE',
    ])
    expect(transcript(simulator.calls).slice(0, 3)).toEqual([
      'DescribeInstances a,b,c,d,bad 200',
      'ReleaseInstances a,b,c,d,bad OPERATION_DENIED_POSTPAID_PROMISE',
      'DescribeInstances a,b,c,d,bad 200',
    ])
    expect(outcomes(results)).toMatchObject({ 'vm-instance/d': 'destroyed', 'vm-instance/bad': 'failed' })
  })
})

describe('a refusal that waiting does not cure', () => {
  it.each([
    ['UNSUPPORTED_OPERATION_DISK_SYSTEM_TYPE', 'It belongs to an instance and is deleted with it.'],
    ['OPERATION_FAILED_RESOURCE_GROUP_NOT_FOUND', 'Check the input resource-group-id.'],
    [
      'UNSUPPORTED_OPERATION_INSTANCE_CHARGE_TYPE',
      'A subscription cannot be terminated before it expires. Turn off its renewal in the console.',
    ],
    [
      'OPERATION_DENIED_POSTPAID_PROMISE',
      'It is in a commitment term and cannot be terminated before the term ends.',
    ],
    ['INVALID_PARAMETER_VALUE', 'Check the id. If it is correct, please report this with the request id.'],
    ['NEVER_HEARD_OF', undefined],
  ])('is asked for once, and told: %s', async (code, hint) => {
    const { results, simulator } = await runBriefly(
      { resources: [vm('a', refuse('TerminateInstance', 400, code)), vm('b')] },
      vms('a', 'b'),
    )
    expect(outcomes(results)).toEqual({ 'vm-instance/a': 'failed', 'vm-instance/b': 'destroyed' })
    expect(writes(simulator.calls).filter((call) => call.includes(' a '))).toEqual([
      `TerminateInstance a ${code}`,
    ])
    const { requestId } = simulator.calls.find((call) => call.code === code) ?? {}
    expect(results[0]?.error).toStrictEqual({
      code,
      message: 'TerminateInstance failed: No.',
      requestId,
      ...(hint === undefined ? {} : { hint }),
    })
  })

  it('names the expiry of a subscription, which is told with the result', async () => {
    const expires = '2026-01-31T00:00:00Z'
    const { results } = await runBriefly(
      { resources: [vm('a', { chargeType: 'PREPAID', expiredTime: expires })] },
      vms('a'),
    )
    expect(results[0]).toMatchObject({
      outcome: 'failed',
      expiresAt: expires,
      error: { hint: expect.stringContaining(`before it expires (${expires}).`) },
    })
  })
})

describe('a refusal that waiting may cure', () => {
  it.each([
    'OPERATION_DENIED_INSTANCE_STATUS',
    'OPERATION_DENIED_INSTANCE_NOT_RECYCLED',
    'OPERATION_DENIED_INSTANCE_EXIST',
  ])('is asked for again after a look and a pause that grows: %s', async (code) => {
    const { results, simulator } = await runBriefly(
      { resources: [vm('a', refuse('TerminateInstance', 403, code, 2))] },
      vms('a'),
      { goal: 'recycled' },
    )
    expect(outcomes(results)).toEqual({ 'vm-instance/a': 'recycled' })
    expect(writes(simulator.calls)).toEqual([
      ...[`TerminateInstance a ${code}`, `TerminateInstance a ${code}`, 'TerminateInstance a 200'],
    ])
    const acts = transcript(simulator.calls).map((call) => call.slice(0, 8))
    acts.forEach((act, index) => {
      if (act === 'Terminat') expect(acts[index - 1]).toBe('Describe')
    })
    const [first = 0, second = 0, third = 0] = simulator.calls
      .filter(({ write }) => write)
      .map(({ at }) => at)
    expect(second - first).toBeGreaterThanOrEqual(1000)
    expect(third - second).toBeGreaterThanOrEqual(2000)
  })

  it('is forgotten once the write was accepted', async () => {
    const { results } = await runBriefly(
      {
        resources: [
          vm('a', {
            stuck: true,
            ...refuse('TerminateInstance', 403, 'OPERATION_DENIED_INSTANCE_CREATING', 1),
          }),
        ],
      },
      vms('a'),
      { budgetMs: 60_000 },
    )
    expect(results[0]?.error).toMatchObject({
      code: 'TIMED_OUT',
      message: 'Time ran out while it was RUNNING.',
    })
  })
})

describe('an answer that the step is done already', () => {
  const bin = (more: object) => ({ resources: [vm('a', { status: 'RECYCLE', ...more })] })

  it('to a release that says it is in the bin is no such answer: it is sent again', async () => {
    const { results, simulator } = await runBriefly(
      bin(refuse('ReleaseInstances', 403, 'OPERATION_DENIED_INSTANCE_RECYCLED', 1)),
      vms('a'),
    )
    expect(outcomes(results)).toEqual({ 'vm-instance/a': 'destroyed' })
    expect(writes(simulator.calls)).toEqual([
      'ReleaseInstances a OPERATION_DENIED_INSTANCE_RECYCLED',
      'ReleaseInstances a 200',
    ])
  })

  it('to a release that says it is gone is left to the list', async () => {
    const { results, simulator } = await runBriefly(
      bin(refuse('ReleaseInstances', 404, 'INVALID_INSTANCE_NOT_FOUND')),
      vms('a'),
      { budgetMs: 60_000 },
    )
    expect(writes(simulator.calls)).toEqual(['ReleaseInstances a INVALID_INSTANCE_NOT_FOUND'])
    expect(results[0]).toMatchObject({
      outcome: 'pending',
      error: {
        code: 'INVALID_INSTANCE_NOT_FOUND',
        message: 'Time ran out while it was RECYCLE. ReleaseInstances failed: No.',
      },
    })
  })
})

describe('a write whose time runs out between two attempts', () => {
  it('is pending for what went wrong with it until then', async () => {
    const { results } = await runBriefly(
      {
        resources: [vm('a')],
        faults: { rules: [{ type: 'throttle', actions: ['TerminateInstance'], retryAfter: 60 }] },
      },
      vms('a'),
      { budgetMs: 20_000 },
    )
    expect(results[0]).toMatchObject({
      outcome: 'pending',
      error: {
        code: 'REQUEST_LIMIT_EXCEEDED',
        message: 'Time ran out while it was RUNNING. TerminateInstance failed: Too many requests.',
      },
    })
  })
})

describe('a write whose answer cannot be read', () => {
  it('may have taken effect, so the list is asked, and it is not sent again when it has', async () => {
    const { results, simulator } = await runBriefly({ resources: [vm('a')] }, vms('a'), {
      onAnswer: (answer, request) => {
        if (asked(request).action === 'TerminateInstance')
          throw new TransportError('size', true, 'The answer is too large.')
        return answer
      },
    })
    expect(outcomes(results)).toEqual({ 'vm-instance/a': 'destroyed' })
    expect(writes(simulator.calls)).toEqual(['TerminateInstance a 200', 'ReleaseInstances a 200'])
  })
})

describe('a key that is not known any more', () => {
  it('in the middle of a run ends it at the first write that is refused for it', async () => {
    const { results, simulator } = await runBriefly(
      { resources: [vm('a'), vm('b'), { kind: 'port', id: 'p' }] },
      [...vms('a', 'b'), 'port/p'],
      {
        concurrency: 1,
        onAnswer: (answer, request) =>
          asked(request).action.startsWith('Describe')
            ? answer
            : refused(answer, 401, 'AUTHFAILURE_INVALID_AUTHORIZATION', 'No such key.'),
      },
    )
    expect(simulator.calls.filter(({ write }) => write)).toHaveLength(1)
    expect(results).toMatchObject(
      ['a', 'b', 'p'].map((id) => ({
        id,
        outcome: 'failed',
        error: {
          code: 'AUTHFAILURE_INVALID_AUTHORIZATION',
          message: 'The run was stopped while it was RUNNING. TerminatePort failed: No such key.',
        },
      })),
    )
  })
})

describe('what the last look did not list', () => {
  it('is not written on, though it was seen before', async () => {
    // The port waits for the private connect; when it is unblocked, the list has lost it for a moment.
    const port: string[] = []
    let looks = 0
    const { results } = await runBriefly(
      {
        resources: [
          { kind: 'port', id: 'p' },
          { kind: 'private-connect', id: 'pc', delays: { recycle: 60_000 } },
        ],
      },
      ['port/p', 'private-connect/pc'],
      {
        goal: 'recycled',
        onAnswer: (answer, request) => {
          const { action } = asked(request)
          if (action === 'TerminatePort') port.push('terminated')
          if (action !== 'DescribePorts') return answer
          looks += 1
          const lost = looks === 2 || looks === 3
          port.push(lost ? 'lost' : 'listed')
          return lost ? relisted(answer, () => ({ totalCount: 0, dataSet: [] })) : answer
        },
      },
    )
    expect(port.slice(0, port.indexOf('terminated') + 1)).toEqual([
      ...['listed', 'lost', 'lost', 'listed', 'terminated'],
    ])
    expect(outcomes(results)['port/p']).toBe('recycled')
  })
})

describe('a subscription', () => {
  const prepaid = { chargeType: 'PREPAID', expiredTime: '2026-01-31T00:00:00Z' } as const

  it('on bare metal is scheduled to go at its expiry, by one call, to whichever goal', async () => {
    for (const goal of ['recycled', 'destroyed'] as const) {
      for (const wait of [true, false]) {
        const { results, simulator } = await runBriefly(
          { resources: [bmc('a', prepaid)] },
          ['bmc-instance/a'],
          {
            goal,
            wait,
          },
        )
        expect(results[0]).toMatchObject({
          ...{ outcome: 'scheduled', finalStatus: 'RUNNING', expiresAt: '2026-01-31T00:00:00Z' },
        })
        expect(results[0]?.error).toBeUndefined()
        expect(transcript(simulator.calls)).toEqual(['DescribeInstances a 200', 'TerminateInstance a 200'])
      }
    }
  })

  it('that was created in vain is deleted outright', async () => {
    const seed = { resources: [bmc('a', { ...prepaid, status: 'CREATE_FAILED' })] }
    const { results } = await runBriefly(seed, ['bmc-instance/a'])
    expect(outcomes(results)).toEqual({ 'bmc-instance/a': 'destroyed' })
  })

  it('of a kind that refuses them, taken all the same, is followed to the bin', async () => {
    const { results } = await runBriefly({ resources: [vm('a')] }, vms('a'), {
      goal: 'recycled',
      onAnswer: (answer, request) =>
        asked(request).action !== 'DescribeInstances'
          ? answer
          : relisted(answer, (list) => ({
              ...list,
              dataSet: list.dataSet.map((item) => ({ ...item, instanceChargeType: 'PREPAID' })),
            })),
    })
    expect(outcomes(results)).toEqual({ 'vm-instance/a': 'recycled' })
  })

  it('that is in the bin by now is released', async () => {
    const seed = { resources: [bmc('a', { ...prepaid, status: 'RECYCLE' })] }
    const { results } = await runBriefly(seed, ['bmc-instance/a'])
    expect(outcomes(results)).toEqual({ 'bmc-instance/a': 'destroyed' })
  })
})

it('a bare-metal instance that is paid as it goes is terminated like any other', async () => {
  const { results } = await runBriefly({ resources: [bmc('a')] }, ['bmc-instance/a'], { goal: 'recycled' })
  expect(results[0]).toMatchObject({ outcome: 'recycled', finalStatus: 'RECYCLE' })
  expect(results[0]).not.toHaveProperty('expiresAt')
})

describe('what is not waited for', () => {
  const run = (goal: 'recycled' | 'destroyed', more: object) =>
    runBriefly({ resources: [vm('a', more)] }, vms('a'), { goal, wait: false })

  it('is requested once its termination is accepted, where the bin is the goal', async () => {
    const { results, simulator } = await run('recycled', {})
    expect(results[0]).toMatchObject({ outcome: 'requested', finalStatus: 'RUNNING' })
    expect(transcript(simulator.calls)).toEqual(['DescribeInstances a 200', 'TerminateInstance a 200'])
  })

  it('is requested once its release is accepted, and not before, where it is to be destroyed', async () => {
    const { results, simulator } = await run('destroyed', {})
    expect(results[0]).toMatchObject({ outcome: 'requested', finalStatus: 'RECYCLE' })
    expect(writes(simulator.calls)).toEqual(['TerminateInstance a 200', 'ReleaseInstances a 200'])
    expect(simulator.calls.at(-1)?.action).toBe('ReleaseInstances')
  })

  it('is requested by its termination where that deletes it outright', async () => {
    const { results, simulator } = await run('destroyed', { status: 'CREATE_FAILED' })
    expect(results[0]).toMatchObject({ outcome: 'requested', finalStatus: 'CREATE_FAILED' })
    expect(transcript(simulator.calls)).toEqual(['DescribeInstances a 200', 'TerminateInstance a 200'])
  })

  it('is requested without a call where it is on its way out already', async () => {
    const { results, simulator } = await run('destroyed', { status: 'RELEASING' })
    expect(results[0]).toMatchObject({ outcome: 'requested', finalStatus: 'RELEASING', requests: [] })
    expect(transcript(simulator.calls)).toEqual(['DescribeInstances a 200'])
  })

  it('is not requested by being unbound only', async () => {
    const { results, simulator } = await runBriefly(
      { resources: [{ kind: 'zec-eip', id: 'e', status: 'BINDED' }] },
      ['zec-eip/e'],
      { wait: false },
    )
    expect(writes(simulator.calls).slice(0, 2)).toEqual(['UnassociateEipAddress e 200', 'DeleteEip e 200'])
    expect(results[0]?.requests.map(({ action }) => action)).toEqual(['UnassociateEipAddress', 'DeleteEip'])
  })
})

describe('what was seen more than twenty seconds ago', () => {
  it('is looked at again before it is written on: it may have another name by now', async () => {
    const { results, simulator } = await runBriefly(
      {
        resources: [vm('a'), vm('b')],
        faults: { rules: [{ type: 'throttle', actions: ['TerminateInstance'], nth: [1], retryAfter: 21 }] },
      },
      vms('a', 'b'),
      { goal: 'recycled', concurrency: 1 },
    )
    expect(transcript(simulator.calls).slice(0, 5)).toEqual([
      'DescribeInstances a,b 200',
      'TerminateInstance a REQUEST_LIMIT_EXCEEDED',
      'DescribeInstances b 200',
      'TerminateInstance b 200',
      'DescribeInstances a,b 200',
    ])
    expect(outcomes(results)).toEqual({ 'vm-instance/a': 'recycled', 'vm-instance/b': 'recycled' })
    // As soon as the API takes calls again, without a pause of its own.
    const [, throttled, look] = simulator.calls.filter(({ ids }) => ids.length > 0).map(({ at }) => at)
    expect((look ?? 0) - (throttled ?? 0)).toBeGreaterThanOrEqual(21_000)
    expect((look ?? 0) - (throttled ?? 0)).toBeLessThan(25_000)
  })

  it('is written on without another look where it was less and nothing was sent, but not repeated', async () => {
    const { simulator } = await runBriefly(
      {
        resources: [vm('a'), vm('b')],
        faults: { rules: [{ type: 'throttle', actions: ['TerminateInstance'], nth: [1], retryAfter: 14 }] },
      },
      vms('a', 'b'),
      { goal: 'recycled', concurrency: 1 },
    )
    expect(transcript(simulator.calls).slice(0, 4)).toEqual([
      'DescribeInstances a,b 200',
      'TerminateInstance a REQUEST_LIMIT_EXCEEDED',
      'TerminateInstance b 200',
      'DescribeInstances a,b 200',
    ])
  })
})

describe('an accepted call that lists what it did not take', () => {
  /** Of what does not move, so that only the answer can tell. */
  const left = (kind: string, status: string, action: string, field: string, ids: unknown) =>
    runBriefly(
      { resources: ['a', 'b'].map((id) => ({ kind, id, status, stuck: true })) },
      ['a', 'b'].map((id) => `${kind}/${id}`),
      {
        budgetMs: 5000,
        onAnswer: (answer, request) =>
          asked(request).action === action
            ? relisted(answer, (response) => ({ ...response, [field]: ids }))
            : answer,
      },
    )
  const codes = async (ids: unknown) => {
    const { results } = await left('vm-instance', 'RECYCLE', 'ReleaseInstances', 'instanceIds', ids)
    return results.map(({ error }) => error?.code)
  }

  it.each([[null], [[]], [['x']]])('as %j took all of them', async (ids) => {
    expect(await codes(ids)).toEqual(['TIMED_OUT', 'TIMED_OUT'])
  })

  it('took the others', async () => {
    expect(await codes(['b'])).toEqual(['TIMED_OUT', 'PARTLY_REFUSED'])
  })

  it.each([['b'], [{ b: true }], [[2]], [['b', null]]])(
    'in a way that cannot be understood, %j, is not believed to have taken any',
    async (ids) => {
      expect(await codes(ids)).toEqual(['PARTLY_REFUSED', 'PARTLY_REFUSED'])
    },
  )

  it.each([
    ['failedEipIds', ['b'], ['TIMED_OUT', 'PARTLY_REFUSED']],
    ['eipIds', ['b'], ['TIMED_OUT', 'PARTLY_REFUSED']],
    ['failedEipIds', 'b', ['PARTLY_REFUSED', 'PARTLY_REFUSED']],
    ['eipIds', 'b', ['PARTLY_REFUSED', 'PARTLY_REFUSED']],
  ])('is understood under the name %s, too: %j', async (field, ids, codes) => {
    const { results } = await left('zec-eip', 'BINDED', 'UnassociateEipAddress', field, ids)
    expect(results.map(({ error }) => error?.code)).toEqual(codes)
  })
})

describe('a call that takes dependents along', () => {
  const bodies = async (protect: string[], resource: { kind: string; id: string; recycleBin?: boolean }) => {
    const { simulator } = await runBriefly({ resources: [resource] }, [`${resource.kind}/i`], {
      guards: { protect },
    })
    return simulator.calls.filter(({ action }) => action === 'ReleaseInstances').map(({ body }) => body)
  }
  const zec = { kind: 'zec-instance', id: 'i', recycleBin: true }

  it('takes them where there is none, whatever the rules', async () => {
    expect(await bodies([], zec)).toEqual([{ instanceIds: ['i'] }, { instanceIds: ['i'] }])
    expect(await bodies(['disk/*'], zec)).toEqual([{ instanceIds: ['i'] }, { instanceIds: ['i'] }])
    expect(await bodies(['disk/*'], vm('i'))).toEqual([{ instanceIds: ['i'] }])
  })
})

describe('two that wait for each other', () => {
  it.each([
    'OPERATION_DENIED_INSTANCE_EXIST',
    // As sdn refuses what is in a status that does not allow it.
    'OPERATION_DENIED_INSTANCE_CREATING',
  ])('do not wait indefinitely: what was refused three times by %s gives way', async (code) => {
    const { results, simulator } = await runBriefly(
      {
        resources: [
          { kind: 'port', id: 'p' },
          {
            ...{ kind: 'private-connect', id: 'pc' },
            ...refuse('DeletePrivateConnect', 403, code, 3),
          },
        ],
      },
      ['port/p', 'private-connect/pc'],
      { goal: 'recycled' },
    )
    expect(outcomes(results)).toEqual({ 'port/p': 'recycled', 'private-connect/pc': 'recycled' })
    expect(writes(simulator.calls)).toEqual([
      ...[1, 2, 3].map(() => `DeletePrivateConnect pc ${code}`),
      'TerminatePort p 200',
      'DeletePrivateConnect pc 200',
    ])
  })

  it('nor for what a call left out three times', async () => {
    const { results, simulator } = await runBriefly(
      {
        resources: [
          { kind: 'zec-instance', id: 'v' },
          { kind: 'zec-eip', id: 'e', status: 'BINDED' },
        ],
        faults: { rules: [{ type: 'partial', actions: ['UnassociateEipAddress'], ids: ['e'] }] },
      },
      ['zec-instance/v', 'zec-eip/e'],
    )
    expect(outcomes(results)).toEqual({ 'zec-instance/v': 'destroyed', 'zec-eip/e': 'failed' })
    expect(writes(simulator.calls).indexOf('ReleaseInstances v 200')).toBe(3)
  })
})
