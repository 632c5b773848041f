// What the answers to writes mean for the resources that they were sent for.

import {
  meaningOf,
  type Kind,
  type Meaning,
  type Write,
  type WriteAnswer,
  type WriteStep,
} from '../../resources/index.ts'
import type { Attempt, CallError } from '../../zenlayer/index.ts'
import { contentsOutsideRun } from '../keep/containment.ts'
import {
  affectsWholeRun,
  failureOf,
  lostAnswer,
  notEmpty,
  PARTLY_REFUSED,
  partlyRefused,
} from '../model/failure.ts'
import { isUnclear } from '../model/proof.ts'
import type { Failure, RequestRecord } from '../model/result.ts'
import type { Tracked } from '../model/tracked.ts'
import { isScheduled } from '../plan/planned-step.ts'
import type { Run } from '../run.ts'
import type { Denials } from './denials.ts'

/** How often in a row a write may be refused while nothing about the resource changes. */
const MAX_REFUSALS = { partly: 5, else: 12 } as const

/** The writes of one kind. */
export interface Actor {
  readonly kind: Kind
  readonly run: Run
  readonly denials: Denials
  /** Those that were open when this round of writes began. */
  open: readonly Tracked[]
}

/** One call to be made. */
export interface PlannedWrite {
  readonly step: WriteStep
  readonly call: Write
  readonly batch: readonly Tracked[]
  /** Its dependents are kept. */
  readonly keepsDependents: boolean
}

export function recordRequest(
  run: Run,
  resources: readonly Tracked[],
  attempt: Attempt,
  code = attempt.code,
): void {
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
export function settleAnswer(
  actor: Actor,
  { step, call, batch, keepsDependents }: PlannedWrite,
  left: WriteAnswer,
  attempt: Attempt | undefined,
): void {
  const { run } = actor
  const isLeftOut = ({ id }: Tracked) => left === 'unclear' || left.has(id)
  const [out, taken] = [batch.filter(isLeftOut), batch.filter((resource) => !isLeftOut(resource))]
  if (attempt !== undefined) {
    recordRequest(run, taken, attempt)
    recordRequest(run, out, attempt, PARTLY_REFUSED)
  }
  for (const resource of taken) {
    if (keepsDependents) resource.leftDependents = true
    accepted(actor, step, resource)
  }
  for (const resource of out) {
    const why = left === 'unclear' ? left : (left.get(resource.id) ?? {})
    const failure = partlyRefused(call.action, attempt?.requestId, why)
    // It may have been accepted for this one.
    const mayHaveEffect = left === 'unclear'
    refusedForNow(run, resource, failure, { max: MAX_REFUSALS.partly, mayHaveEffect })
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

export function handleRefusal(actor: Actor, { step, batch }: PlannedWrite, error: CallError): void {
  const { kind, run, denials } = actor
  const meaning = meaningOf(error.code, kind)
  if (affectsWholeRun(error)) {
    run.stop.stop({ type: 'refused', error })
    return
  }
  const now = run.clock.now()
  // It may have taken effect, now or later: the next look shows what to send again.
  if (error.effect === 'unknown') {
    for (const resource of batch) resource.lostAnswer(lostAnswer(error), now)
    return
  }
  if (error.transient) {
    for (const resource of batch) resource.refused(failureOf(error, resource), now)
    return
  }
  for (const resource of batch) resource.writeFailure = failureOf(error, resource)
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
    handleSingleRefusal(run, step, resource, meaning, failureOf(error, resource))
  }
}

function handleSingleRefusal(
  run: Run,
  step: WriteStep,
  resource: Tracked,
  meaning: Meaning,
  failure: Failure,
): void {
  switch (AFTER_REFUSAL[meaning]) {
    case 'look':
      // Done already, perhaps by the write whose answer was lost. The next look at the list decides.
      if (meaning === 'gone' || step === 'terminate') {
        resource.accepted(step, run.clock.now())
        resource.writeFailure = failure
      } else refusedForNow(run, resource, failure, { max: MAX_REFUSALS.else, mayHaveEffect: false })
      break
    case 'retry':
      if (meaning === 'in-use' && contentsOutsideRun(resource, run).length > 0) {
        // This run does not delete what is inside, so trying again cannot help.
        run.settle(resource, 'failed', notEmpty(failure, contentsOutsideRun(resource, run)))
        break
      }
      refusedForNow(run, resource, failure, { max: MAX_REFUSALS.else, mayHaveEffect: false })
      break
    case 'fail':
      failForGood(run, resource, failure)
      break
  }
}

/** The reaction to the refusal of a write for one resource. */
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

/** The state may change with time, and each look shows whether it has; repeating the write too often does not help. */
function refusedForNow(
  run: Run,
  resource: Tracked,
  failure: Failure,
  { max, mayHaveEffect }: { readonly max: number; readonly mayHaveEffect: boolean },
): void {
  const now = run.clock.now()
  if (mayHaveEffect) resource.lostAnswer(failure, now)
  else resource.refused(failure, now)
  if (resource.refusals >= max) failForGood(run, resource, failure)
}

/** Nothing more is sent, but an earlier write without a clear answer may still take effect. */
function failForGood(run: Run, resource: Tracked, failure: Failure): void {
  if (isUnclear(resource)) resource.givenUp = failure
  else run.settle(resource, 'failed', failure)
}
