// The writes: from what the last look showed to calls, and from their answers to what is known.

import { meaningOf, WRITE_STEPS, type Kind, type Write, type WriteStep } from '../resources/index.ts'
import { CallError, type Attempt } from '../zenlayer/index.ts'
import { batches } from './batches.ts'
import type { Cadence } from './cadence.ts'
import { concernsTheRun, failureOf, lostAnswer, partlyRefused, unknownStatus } from './failure.ts'
import { inTurns } from './in-turns.ts'
import { isWrite, nextStep } from './next-step.ts'
import type { RequestRecord } from './result.ts'
import type { Run } from './run.ts'
import { unlessStopped } from './stop.ts'
import type { Tracked } from './tracked.ts'

/** Attempts of one write, throttled ones included, before the others of its kind are looked at again. */
const WRITE_ATTEMPTS = 8

/** Sends what is due for those of `kind`; told which of them are open. */
export function createActor(
  kind: Kind,
  run: Run,
  cadence: Cadence,
): (open: readonly Tracked[]) => Promise<void> {
  const { client, goal, stop, listener } = run
  /** Steps this key may not take on this kind. */
  const forbidden = new Map<WriteStep, CallError>()
  return act

  async function act(open: readonly Tracked[]): Promise<void> {
    const due: Record<WriteStep, Tracked[]> = { unbind: [], terminate: [], release: [] }
    for (const resource of open) {
      // Only what the last look listed: neither what is vanishing nor what was never found is written on.
      if (resource.kind !== kind || resource.lookup(kind).state !== 'present' || resource.awaitsLook) continue
      const step = nextStep(resource.phase, goal)
      const refusal = isWrite(step) ? forbidden.get(step) : undefined
      if (run.dryRun)
        run.settle(resource, 'planned', resource.phase === 'unknown' ? unknownStatus(resource) : undefined)
      else if (refusal !== undefined) run.settle(resource, 'failed', failureOf(refusal, resource))
      else if (isWrite(step) && !resource.closed.has(step)) due[step].push(resource)
    }
    const writes = WRITE_STEPS.flatMap((step) => {
      const call = kind.writes[step]
      return call === undefined ? [] : batches(due[step], call).map((batch) => ({ step, call, batch }))
    })
    await inTurns(writes, run.concurrency, ({ step, call, batch }) =>
      unlessStopped(
        () => write(step, call, batch),
        (last) => {
          for (const resource of batch) resource.trouble = failureOf(last, resource)
        },
      ),
    )
  }

  async function write(step: WriteStep, call: Write, batch: readonly Tracked[]): Promise<void> {
    const { service, version } = kind
    const operation = { service, version, action: call.action, body: bodyOf(call, batch), write: true }
    try {
      // Another of this kind may have met the refusal since.
      const refusal = forbidden.get(step)
      if (refusal !== undefined) throw refusal
      for (const resource of batch) resource.awaitsLook = true
      const { response, requestId } = await client.call(operation, {
        attempts: WRITE_ATTEMPTS,
        onAttempt: (attempt) => {
          record(batch, attempt)
        },
      })
      const left = leftOut(call, response)
      for (const resource of batch) {
        if (left.has(resource.id)) resource.trouble = partlyRefused(call.action, requestId)
        else accepted(step, resource)
      }
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      refused(step, batch, error)
    }
  }

  function record(batch: readonly Tracked[], attempt: Attempt): void {
    const request: RequestRecord = {
      action: attempt.action,
      requestId: attempt.requestId ?? null,
      status: attempt.status ?? null,
      ...(attempt.code === undefined ? {} : { code: attempt.code }),
      at: new Date(attempt.at).toISOString(),
    }
    for (const resource of batch) resource.requests.push(request)
    listener.answered(batch, request)
  }

  function accepted(step: WriteStep, resource: Tracked): void {
    resource.closed.add(step)
    resource.trouble = undefined
    cadence.reset()
    const outright = resource.status !== undefined && kind.deletedOutright.includes(resource.status)
    if (
      step === 'terminate' &&
      resource.sighting?.prepaid === true &&
      kind.subscription === 'scheduled' &&
      !outright
    ) {
      run.settle(resource, 'scheduled')
    } else if (
      !run.wait &&
      (step === 'release' || (step === 'terminate' && (goal === 'recycled' || outright)))
    ) {
      run.settle(resource, 'requested')
    }
  }

  function refused(step: WriteStep, batch: readonly Tracked[], error: CallError): void {
    const meaning = meaningOf(error.code)
    if (concernsTheRun(error)) {
      stop.stop({ type: 'refused', error })
      return
    }
    if (meaning === 'forbidden') forbidden.set(step, error)
    for (const resource of batch) {
      resource.trouble = error.effect === 'unknown' ? lostAnswer(error) : failureOf(error, resource)
    }
    // It may have been applied, or its time may yet come: the next look tells what to send again.
    if (error.effect === 'unknown' || error.transient) return
    if (batch.length > 1 && meaning !== 'forbidden') {
      // One bad id refuses them all, and nothing says which: look again, then send the halves.
      for (const resource of batch) resource.largestBatch = Math.ceil(batch.length / 2)
      cadence.reset()
      return
    }
    for (const resource of batch) {
      switch (meaning) {
        case 'in-bin':
        case 'gone':
          // Done already, perhaps by the write whose answer was lost. The list has the last word.
          if (meaning === 'gone' || step === 'terminate') {
            resource.closed.add(step)
            cadence.reset()
          }
          break
        case 'busy':
        case 'not-in-bin':
        case 'in-use':
          // Tried again after each look, which come ever less often.
          break
        case 'part-of-instance':
        case 'bad-group':
        case 'subscription':
        case 'commitment':
        case 'credentials':
        case 'forbidden':
        case 'invalid':
        case 'other':
          run.settle(resource, 'failed', resource.trouble)
          break
      }
    }
  }
}

/** The ids that an accepted call did not take. Whatever it lists them under: that of the input is known of one, too. */
function leftOut(write: Write, response: Readonly<Record<string, unknown>>): ReadonlySet<unknown> {
  const fields = 'idsField' in write ? [write.idsField, write.failedField] : []
  return new Set(
    fields.flatMap((field): unknown[] => {
      const ids = field === undefined ? undefined : response[field]
      return Array.isArray(ids) ? ids : []
    }),
  )
}

function bodyOf(write: Write, batch: readonly Tracked[]): Record<string, unknown> {
  return 'idsField' in write
    ? { [write.idsField]: batch.map(({ id }) => id) }
    : { [write.idField]: batch[0]?.id }
}
