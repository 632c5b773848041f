// The writes: from what the last look has shown to calls.

import { write as sendWrite, WRITE_STEPS, type Kind, type Write } from '../resources/index.ts'
import { CallError, NotDueError, type Attempt } from '../zenlayer/index.ts'
import { batches } from './batches.ts'
import { keptByContainment } from './containment.ts'
import { decide, loadCarriers, loadLate } from './carriers.ts'
import { createDenials } from './denials.ts'
import { dueWrites, type Due } from './due.ts'
import { mayCarry } from './dependents.ts'
import { excludedTooLate, failureOf } from './failure.ts'
import { inTurns } from './in-turns.ts'
import type { Exclusion } from './result.ts'
import type { Run } from './run.ts'
import { stopOnCrash, ignoreStopped } from './stop.ts'
import type { Tracked } from './tracked.ts'
import { record, refused, settleAnswer, type Actor, type PlannedWrite } from './write-answers.ts'

/**
 * What was seen longer ago may have another name by now, or be protected: it is looked at again first. That something
 * was sent and throttled already gives a person the time to do that.
 */
const FRESH_MS = { first: 20_000, repeated: 2000 } as const

/** Attempts of one write, throttled ones included, before the others of its kind are looked at again. */
const WRITE_ATTEMPTS = 8

/** Sends what is due for resources of `kind`; the parameter is those of them that are open. */
export function createActor(kind: Kind, run: Run): (open: readonly Tracked[]) => Promise<void> {
  const actor: Actor = { kind, run, denials: createDenials(), open: [] }
  return async (open) => {
    const due = dueWrites(kind, open, run, actor.denials)
    actor.open = open
    await loadCarriers(kind, [...due.terminate, ...due.release], run, () => soonDue(actor))
    const writes = planWrites(actor, due)
    await inTurns(writes, run.concurrency, (write) =>
      stopOnCrash(run.stop, () =>
        ignoreStopped(
          () => send(actor, write),
          (last) => {
            for (const resource of write.batch) resource.trouble = failureOf(last, resource)
          },
        ),
      ),
    )
    await stopOnCrash(run.stop, () => ignoreStopped(() => loadLate(kind, takersAlong(writes), run)))
  }
}

/** Those whose dependents go along with what was accepted, unless they have their outcome already. */
function takersAlong(writes: readonly PlannedWrite[]): readonly Tracked[] {
  return writes
    .filter(({ step, keeps }) => step === 'terminate' && !keeps)
    .flatMap(({ batch }) => batch)
    .filter(({ open, closed }) => open && closed.has('terminate'))
}

function planWrites({ kind, run }: Actor, due: Due): PlannedWrite[] {
  return WRITE_STEPS.flatMap((step) => {
    const call = kind.writes[step]
    if (call === undefined) return []
    const groups =
      step === 'unbind' ? { plain: due.unbind, keeping: [] } : byDecision(due[step], kind, call, run)
    return [
      ...batches(groups.plain, call).map((batch) => ({ step, call, batch, keeps: false })),
      ...batches(groups.keeping, call).map((batch) => ({ step, call, batch, keeps: true })),
    ]
  })
}

/** Settles what must not be released because of what hangs on it, and puts off what is not known yet. */
function byDecision(resources: readonly Tracked[], kind: Kind, call: Write, run: Run) {
  const groups: { plain: Tracked[]; keeping: Tracked[] } = { plain: [], keeping: [] }
  for (const resource of resources) {
    if (!resource.open) continue
    const decision = decide(resource, kind, call, run)
    switch (decision.type) {
      case 'send':
        groups[decision.keeps ? 'keeping' : 'plain'].push(resource)
        break
      case 'keep':
        keep(resource, decision.exclusion, run)
        break
      case 'fail':
        run.settle(resource, 'failed', decision.failure)
        break
      case 'wait':
        resource.trouble = decision.failure
        break
    }
  }
  return groups
}

/** What has been sent to the recycle bin is released no further, but it is not what the guard was to keep. */
function keep(resource: Tracked, exclusion: Exclusion, run: Run): void {
  if (resource.tookEffect) {
    run.settle(resource, 'failed', excludedTooLate(resource, exclusion.reason))
    return
  }
  resource.exclusion = exclusion
  run.settle(resource, 'protected')
}

async function send(actor: Actor, write: PlannedWrite): Promise<void> {
  const { kind, run, denials } = actor
  const { step, batch, keeps } = write
  let accepted: Attempt | undefined
  let isRepeated = false
  try {
    // Another resource of this kind may have met the refusal since.
    const denial = denials.of(step)
    if (denial !== undefined) throw denial
    if (step !== 'unbind') await loadCarriers(kind, batch, run, () => soonDue(actor))
    // Not after waiting for a place among the writes, which another resource could use.
    if (!isStillDue(actor, write)) throw new NotDueError()
    for (const resource of batch) resource.awaitsLook = true
    const subjects = batch.map(({ id, observation }) => ({ id, boundTo: observation?.boundTo ?? [] }))
    const left = await sendWrite(run.client, kind, step, subjects, {
      keepsDependents: keeps,
      attempts: WRITE_ATTEMPTS,
      isDue: () => isStillDue(actor, write, isRepeated),
      onAttempt: (attempt) => {
        isRepeated = true
        const isAccepted = attempt.code === undefined && attempt.status !== undefined
        // If one resource takes several calls, only the last decides.
        if (isAccepted && accepted !== undefined) record(run, batch, accepted)
        if (isAccepted) accepted = attempt
        else record(run, batch, attempt)
      },
    })
    settleAnswer(actor, write, left, accepted)
  } catch (error) {
    if (error instanceof NotDueError) {
      // What was throttled waits for its next look, or it would keep the others from theirs.
      const { last } = error
      for (const resource of batch) {
        if (last === undefined) resource.overdue = true
        else resource.trouble = failureOf(last, resource)
      }
      return
    }
    if (!(error instanceof CallError)) throw error
    refused(actor, write, error)
  }
}

/** Whatever may be terminated or released next: one reading of what hangs on them serves them all. */
function soonDue({ open, kind }: Actor): readonly Tracked[] {
  return open.filter((resource) => resource.open && resource.lookup(kind).state === 'present')
}

/** Nothing has changed since the write was planned, or it was not looked at for too long to say so. */
function isStillDue(
  { kind, run }: Actor,
  { step, call, batch, keeps }: PlannedWrite,
  isRepeated = false,
): boolean {
  const freshSince = run.clock.now() - (isRepeated ? FRESH_MS.repeated : FRESH_MS.first)
  return batch.every((resource) => {
    if (!resource.open || resource.seenAt < freshSince) return false
    if (resource.exclusion !== undefined || keptByContainment(resource, run) !== undefined) return false
    if (step === 'unbind' || !mayCarry(kind)) return true
    if (!run.dependents.isFresh(resource)) return false
    const decision = decide(resource, kind, call, run)
    return decision.type === 'send' && decision.keeps === keeps
  })
}
