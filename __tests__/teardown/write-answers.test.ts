// What the answer to a write means for the resources that it was sent for.

import { describe, expect, it } from '@jest/globals'
import type { WriteStep } from '../../src/resources/index.ts'
import { createDenials } from '../../src/teardown/act/denials.ts'
import { handleRefusal, settleAnswer, type Actor } from '../../src/teardown/act/write-answers.ts'
import type { Tracked } from '../../src/teardown/model/tracked.ts'
import type { Run } from '../../src/teardown/run.ts'
import type { CallErrorFields } from '../../src/zenlayer/errors.ts'
import { callError, kindOf, tracked } from '../support/observation.ts'
import { NOW, runOf } from '../support/run.ts'

const GONE = 'INVALID_INSTANCE_NOT_FOUND'
const IN_BIN = 'UNSUPPORTED_OPERATION_INSTANCE_BEING_RECYCLE'
const BUSY = 'OPERATION_DENIED_INSTANCE_CREATING'
const IN_USE = 'INVALID_VPC_ASSOCIATED'

/** Refuses a write for as many resources of `type`. */
function refuse(
  fields: Partial<CallErrorFields>,
  {
    step = 'terminate',
    count = 1,
    times = 1,
    type = 'vm-instance',
    given = {},
  }: {
    step?: WriteStep
    count?: number
    times?: number
    type?: string
    given?: Partial<Run>
  } = {},
) {
  const kind = kindOf(type)
  const call = kind.writes[step]
  if (call === undefined) throw new Error('no such write')
  const batch = Array.from({ length: count }, (_, index) => tracked(type, `${index}`, {}))
  const stops: unknown[] = []
  const stop = { stop: (reason: unknown) => stops.push(reason) } as unknown as Run['stop']
  const actor: Actor = { kind, run: runOf(batch, { stop, ...given }), denials: createDenials(), open: batch }
  for (let time = 0; time < times; time += 1)
    handleRefusal(actor, { step, call, batch, keepsDependents: false }, callError(fields))
  return { batch, stops, denials: actor.denials }
}

const stateOf = ({ outcome, closed, refusals, largestBatch, unclearSince }: Tracked) => ({
  ...{ outcome, refusals, largestBatch, unclearSince },
  closed: [...closed],
})
const open = { outcome: undefined, refusals: 0, largestBatch: Infinity, unclearSince: undefined, closed: [] }

describe('a refusal', () => {
  it.each<[string, Partial<CallErrorFields>, number, Partial<ReturnType<typeof stateOf>>]>([
    ['whose effect is not known', { effect: 'unknown' }, 1, { refusals: 1, unclearSince: NOW }],
    ['whose effect is not known', { effect: 'unknown' }, 3, { refusals: 1, unclearSince: NOW }],
    ['that may pass', { transient: true, code: 'NETWORK' }, 1, { refusals: 1 }],
    // No id is at fault, so the batch stays as it is.
    ['that may pass', { transient: true, code: 'NETWORK' }, 3, { refusals: 1 }],
    ['for one id of several', { code: GONE }, 3, { largestBatch: 2 }],
    ['for one id of several', { code: 'NEVER_HEARD_OF' }, 2, { largestBatch: 1 }],
    ['for what is busy', { code: BUSY }, 1, { refusals: 1 }],
    ['for what is gone', { code: GONE }, 1, { closed: ['terminate'] }],
    ['for what is in the bin', { code: IN_BIN }, 1, { closed: ['terminate'] }],
    ['for ever', { code: 'NEVER_HEARD_OF' }, 1, { outcome: 'failed' }],
  ])('%s leaves each resource open, or ends it: %j of %d', (_what, fields, count, expected) => {
    const { batch, stops } = refuse(fields, { count })
    expect(batch.map(stateOf)).toEqual(batch.map(() => ({ ...open, ...expected })))
    expect(batch.every((one) => (one.error ?? one.writeFailure) !== undefined)).toBe(true)
    expect(stops).toEqual([])
  })

  it.each<[string, Partial<ReturnType<typeof stateOf>>]>([
    [GONE, { closed: ['release'] }],
    // In the bin it is anyway: the next look decides, and the write is not repeated for ever.
    [IN_BIN, { refusals: 1 }],
  ])('of a release with %s leaves it %j', (code, state) => {
    const { batch } = refuse({ code }, { step: 'release' })
    expect(batch.map(stateOf)).toEqual([{ ...open, ...state }])
  })

  it('ends a resource at the twelfth time in a row, and not before', () => {
    expect(refuse({ code: BUSY }, { times: 11 }).batch[0]?.outcome).toBeUndefined()
    expect(refuse({ code: BUSY }, { times: 12 }).batch[0]).toMatchObject({
      ...{ outcome: 'failed', error: { code: BUSY } },
    })
  })

  it.each([
    [IN_USE, ['zec-subnet/s'], 'failed'],
    [IN_USE, [], undefined],
    // Busy passes, whatever is inside.
    [BUSY, ['zec-subnet/s'], undefined],
  ])('of a VPC with %s, which contains %j, ends it at once: %j', (code, inside, outcome) => {
    const given = { contents: new Map([['zec-vpc/0', inside]]) }
    const { batch } = refuse({ code }, { type: 'zec-vpc', given })
    expect(batch[0]?.outcome).toBe(outcome)
  })

  it.each([
    ['AUTHFAILURE_UNAUTHORIZED_OPERATION', true],
    ['NEVER_HEARD_OF', false],
  ])('of three resources with %s is that of the whole kind: %j', (code, isDenied) => {
    const denials = createDenials()
    const kind = kindOf('vm-instance')
    const call = kind.writes.terminate
    for (const id of ['1', '2', '3']) {
      const resource = tracked('vm-instance', id, {})
      const actor: Actor = { kind, run: runOf([resource]), denials, open: [resource] }
      expect(denials.of('terminate')).toBeUndefined()
      handleRefusal(
        actor,
        { step: 'terminate', call, batch: [resource], keepsDependents: false },
        callError({ code }),
      )
    }
    expect(denials.of('terminate')?.code).toBe(isDenied ? code : undefined)
  })

  it('of a credential that the API does not know stops the run, and ends nothing by itself', () => {
    const { batch, stops } = refuse({ code: 'AUTHFAILURE_SIGNATURE_FAILURE' })
    expect(batch.map(stateOf)).toEqual([open])
    expect(stops).toMatchObject([{ type: 'refused', error: { code: 'AUTHFAILURE_SIGNATURE_FAILURE' } }])
  })
})

describe('an accepted call', () => {
  const kind = kindOf('vm-instance')
  const attempt = {
    ...{ action: 'A', write: true, at: 0, ms: 1, status: 200, requestId: 'R', code: undefined },
  }

  function accept(
    step: WriteStep,
    given: Partial<Run>,
    keeps = false,
    left: Parameters<typeof settleAnswer>[2] = new Map(),
  ) {
    const call = kind.writes[step]
    if (call === undefined) throw new Error('no such write')
    const batch = ['a', 'b'].map((id) => tracked('vm-instance', id, {}))
    const listener = { answered: () => undefined } as unknown as Run['listener']
    const run = runOf(batch, { listener, ...given })
    settleAnswer(
      { kind, run, denials: createDenials(), open: batch },
      { step, call, batch, keepsDependents: keeps },
      left,
      attempt,
    )
    return batch
  }

  it.each<[WriteStep, Partial<Run>, string | undefined]>([
    ['terminate', {}, undefined],
    ['release', {}, undefined],
    ['terminate', { wait: false, goal: 'recycled' }, 'requested'],
    // The release is still ahead.
    ['terminate', { wait: false }, undefined],
    ['release', { wait: false }, 'requested'],
  ])('of %s with %j ends as %j', (step, given, outcome) => {
    const batch = accept(step, given)
    expect(batch.map((one) => [one.outcome, [...one.closed], one.requests.length])).toEqual(
      batch.map(() => [outcome, [step], 1]),
    )
  })

  it.each([true, false])('that was to leave what is attached: %j', (keeps) => {
    expect(accept('terminate', {}, keeps).map(({ leftDependents }) => leftDependents)).toEqual([keeps, keeps])
  })

  it.each<[Parameters<typeof settleAnswer>[2], (string | undefined)[]]>([
    [new Map([['b', { message: 'It is locked.' }]]), [undefined, 'PARTLY_REFUSED']],
    ['unclear', ['PARTLY_REFUSED', 'PARTLY_REFUSED']],
  ])('that left out %j took the others', (left, codes) => {
    const batch = accept('release', {}, true, left)
    expect(batch.map(({ writeFailure }) => writeFailure?.code)).toEqual(codes)
    expect(batch.map(({ requests }) => requests[0]?.code)).toEqual(codes)
    // Which ones it left out is not known.
    expect(batch.map(({ unclearSince }) => unclearSince)).toEqual(
      codes.map(() => (left === 'unclear' ? NOW : undefined)),
    )
    expect(batch.map(({ closed, leftDependents }) => closed.size > 0 && leftDependents)).toEqual(
      codes.map((code) => code === undefined),
    )
  })
})
