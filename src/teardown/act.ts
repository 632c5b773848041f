// The writes: from what the last look showed to calls, and from their answers to what is known.

import { meaningOf, WRITE_STEPS, type Kind, type Write, type WriteStep } from '../resources/index.ts'
import { CallError, NotDueError, type Attempt } from '../zenlayer/index.ts'
import { batches } from './batches.ts'
import { concernsTheRun, failureOf, lostAnswer, partlyRefused, unknownStatus } from './failure.ts'
import { keepsDependents } from './guards.ts'
import { inTurns } from './in-turns.ts'
import { isWrite, nextStep } from './next-step.ts'
import type { RequestRecord } from './result.ts'
import type { Run } from './run.ts'
import { orStop, unlessStopped } from './stop.ts'
import type { Tracked } from './tracked.ts'

/** What was seen longer ago may have another name by now, or be protected: it is looked at again first. */
const FRESH_MS = 20_000

/** Attempts of one write, throttled ones included, before the others of its kind are looked at again. */
const WRITE_ATTEMPTS = 8

/** Sends what is due for those of `kind`; told which of them are open. */
export function createActor(kind: Kind, run: Run): (open: readonly Tracked[]) => Promise<void> {
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
      orStop(run.stop, () =>
        unlessStopped(
          () => write(step, call, batch),
          (last) => {
            for (const resource of batch) resource.trouble = failureOf(last, resource)
          },
        ),
      ),
    )
  }

  function isFresh({ seenAt }: Tracked): boolean {
    return run.clock.now() - seenAt <= FRESH_MS
  }

  async function write(step: WriteStep, call: Write, batch: readonly Tracked[]): Promise<void> {
    const { service, version } = kind
    const operation = { service, version, action: call.action, body: bodyOf(call, batch, run), write: true }
    try {
      // Another of this kind may have met the refusal since.
      const refusal = forbidden.get(step)
      if (refusal !== undefined) throw refusal
      // Without waiting for a turn, which it would take from one that is due.
      if (!batch.every(isFresh)) throw new NotDueError()
      for (const resource of batch) resource.awaitsLook = true
      const { response, requestId } = await client.call(operation, {
        attempts: WRITE_ATTEMPTS,
        isDue: () => batch.every(isFresh),
        onAttempt: (attempt) => {
          record(batch, attempt)
        },
      })
      const left = leftOut(call, response)
      for (const resource of batch) {
        if (left === 'unclear' || left.has(resource.id)) {
          resource.trouble = partlyRefused(call.action, requestId)
          resource.refusals += 1
        } else accepted(step, resource)
      }
    } catch (error) {
      if (error instanceof NotDueError) {
        for (const resource of batch) resource.overdue = true
        return
      }
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
    resource.movedAt = run.clock.now()
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
      for (const resource of batch) {
        resource.largestBatch = Math.ceil(batch.length / 2)
        resource.movedAt = run.clock.now()
      }
      return
    }
    for (const resource of batch) {
      switch (meaning) {
        case 'in-bin':
        case 'gone':
          // Done already, perhaps by the write whose answer was lost. The list has the last word.
          if (meaning === 'gone' || step === 'terminate') {
            resource.closed.add(step)
            resource.movedAt = run.clock.now()
          }
          break
        case 'busy':
        case 'not-in-bin':
        case 'in-use':
          // Tried again after each look, which come ever less often.
          resource.refusals += 1
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

/**
 * The ids that an accepted call did not take. Whatever it lists them under: that of the input is known of one, too.
 * `unclear`: it lists something that cannot be understood.
 */
function leftOut(
  write: Write,
  response: Readonly<Record<string, unknown>>,
): ReadonlySet<unknown> | 'unclear' {
  if (!('idsField' in write)) return new Set()
  const lists = [write.idsField, write.failedField ?? write.idsField].map((field) => response[field] ?? [])
  const isClear = lists.every((ids) => Array.isArray(ids) && ids.every((id) => typeof id === 'string'))
  return isClear ? new Set(lists.flat()) : 'unclear'
}

/** Where rules protect something, a call takes along nothing that it need not: it may be just that. */
function bodyOf(write: Write, batch: readonly Tracked[], { guards }: Run): Record<string, unknown> {
  if (!('idsField' in write)) return { [write.idField]: batch[0]?.id }
  const ids = batch.map(({ id }) => id)
  return { [write.idsField]: ids, ...(keepsDependents(guards) ? write.keepDependents : {}) }
}
