// The writes: from what the last look has shown to calls, and from their answers to what is known.

import {
  meaningOf,
  write as sendWrite,
  WRITE_STEPS,
  type Kind,
  type Meaning,
  type Write,
  type WriteAnswer,
  type WriteStep,
} from '../resources/index.ts'
import { CallError, NotDueError, type Attempt } from '../zenlayer/index.ts'
import { batches } from './batches.ts'
import { keptByContainment, outsideOf } from './containment.ts'
import { decide, loadCarriers, loadLate } from './carriers.ts'
import { createDenials, type Denials } from './denials.ts'
import { dueWrites, type Due } from './due.ts'
import { mayCarry } from './dependents.ts'
import { concernsTheRun, failureOf, lostAnswer, notEmpty, PARTLY_REFUSED, partlyRefused } from './failure.ts'
import { inTurns } from './in-turns.ts'
import { isScheduled } from './plan.ts'
import type { Failure, RequestRecord } from './result.ts'
import type { Run } from './run.ts'
import { stopOnCrash, ignoreStopped } from './stop.ts'
import type { Tracked } from './tracked.ts'

/**
 * What was seen longer ago may have another name by now, or be protected: it is looked at again first. That something
 * was sent and throttled already gives a person the time to do that.
 */
const FRESH_MS = { first: 20_000, repeated: 2000 } as const

/** Attempts of one write, throttled ones included, before the others of its kind are looked at again. */
const WRITE_ATTEMPTS = 8

/** How often in a row a write may be refused while nothing about the resource changes. */
const MAX_REFUSALS = { partly: 5, else: 12 } as const

/** The writes of one kind. */
interface Actor {
  readonly kind: Kind
  readonly run: Run
  readonly denials: Denials
  /** Those that were open when this go began. */
  open: readonly Tracked[]
}

/** One call to be made. */
interface PlannedWrite {
  readonly step: WriteStep
  readonly call: Write
  readonly batch: readonly Tracked[]
  /** Dependents stay where they are. */
  readonly keeps: boolean
}

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
        resource.exclusion = decision.exclusion
        run.settle(resource, 'protected')
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

function record(run: Run, resources: readonly Tracked[], attempt: Attempt, code = attempt.code): void {
  if (resources.length === 0) return
  const request: RequestRecord = {
    action: attempt.action,
    requestId: attempt.requestId ?? null,
    status: attempt.status ?? null,
    ...(code === undefined ? {} : { code }),
    at: new Date(attempt.at).toISOString(),
  }
  for (const resource of resources) resource.requests.push(request)
  run.listener.answered(resources, request)
}

/** An accepted call may have left some of its resources out. */
function settleAnswer(
  actor: Actor,
  { step, call, batch, keeps }: PlannedWrite,
  left: WriteAnswer,
  attempt: Attempt | undefined,
): void {
  const { run } = actor
  const isLeftOut = ({ id }: Tracked) => left === 'unclear' || left.has(id)
  const [out, taken] = [batch.filter(isLeftOut), batch.filter((resource) => !isLeftOut(resource))]
  if (attempt !== undefined) {
    record(run, taken, attempt)
    record(run, out, attempt, PARTLY_REFUSED)
  }
  for (const resource of taken) {
    if (keeps) resource.leftDependents = true
    accepted(actor, step, resource)
  }
  for (const resource of out) {
    const why = left === 'unclear' ? undefined : left.get(resource.id)
    refusedForNow(run, resource, partlyRefused(call.action, attempt?.requestId, why), MAX_REFUSALS.partly)
  }
}

function accepted({ kind, run }: Actor, step: WriteStep, resource: Tracked): void {
  const { status = '', observation } = resource
  resource.accepted(step, run.clock.now())
  if (step === 'terminate' && observation !== undefined && isScheduled(kind, observation)) {
    run.settle(resource, 'scheduled')
    return
  }
  const isLast =
    step === 'release' ||
    (step === 'terminate' && (run.goal === 'recycled' || kind.deletedOutright.includes(status)))
  if (isLast && !run.wait) run.settle(resource, 'requested')
}

function refused(actor: Actor, { step, batch }: PlannedWrite, error: CallError): void {
  const { kind, run, denials } = actor
  const meaning = meaningOf(error.code, kind)
  if (concernsTheRun(error)) {
    run.stop.stop({ type: 'refused', error })
    return
  }
  const now = run.clock.now()
  // It may have been applied, or its time may yet come: the next look shows what to send again.
  if (error.effect === 'unknown') {
    for (const resource of batch) resource.lostAnswer(lostAnswer(error), now)
    return
  }
  if (error.transient) {
    for (const resource of batch) resource.refused(failureOf(error, resource), now)
    return
  }
  for (const resource of batch) resource.trouble = failureOf(error, resource)
  if (batch.length > 1) {
    // One bad id refuses them all, and nothing says which: look again, then send the halves.
    for (const resource of batch) {
      resource.largestBatch = Math.ceil(batch.length / 2)
      resource.movedAt = now
    }
    return
  }
  for (const resource of batch) {
    if (meaning === 'forbidden') denials.add(step, resource.id, error)
    refusedAlone(run, step, resource, meaning, failureOf(error, resource))
  }
}

function refusedAlone(
  run: Run,
  step: WriteStep,
  resource: Tracked,
  meaning: Meaning,
  failure: Failure,
): void {
  switch (AFTER_REFUSAL[meaning]) {
    case 'look':
      // Done already, perhaps by the write whose answer was lost. The list has the last word.
      if (meaning === 'gone' || step === 'terminate') {
        resource.accepted(step, run.clock.now())
        resource.trouble = failure
      }
      break
    case 'retry':
      if (meaning === 'in-use' && outsideOf(resource, run).length > 0) {
        // What is inside does not go in this run, so asking again cannot help.
        run.settle(resource, 'failed', notEmpty(failure, outsideOf(resource, run)))
        break
      }
      refusedForNow(run, resource, failure, MAX_REFUSALS.else)
      break
    case 'fail':
      run.settle(resource, 'failed', failure)
      break
  }
}

/** What a refusal of one resource alone leads to. */
const AFTER_REFUSAL: Readonly<Record<Meaning, 'look' | 'retry' | 'fail'>> = {
  'in-bin': 'look',
  gone: 'look',
  busy: 'retry',
  'not-in-bin': 'retry',
  'already-free': 'retry',
  'in-use': 'retry',
  'part-of-instance': 'fail',
  system: 'fail',
  'bad-group': 'fail',
  subscription: 'fail',
  commitment: 'fail',
  credentials: 'fail',
  forbidden: 'fail',
  invalid: 'fail',
  other: 'fail',
}

/** Time may cure it, and each look shows whether it has; asking again and again does not. */
function refusedForNow(run: Run, resource: Tracked, failure: Failure, max: number): void {
  resource.refused(failure, run.clock.now())
  if (resource.refusals >= max) run.settle(resource, 'failed', failure)
}
