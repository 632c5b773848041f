// Why a resource was not torn down, in the words of the report and of the output `results`.

import {
  hintFor,
  meaningOf,
  RUN_AGAIN,
  type Kind,
  type LeftOut,
  type Reference,
} from '../../resources/index.ts'
import { firstOf } from '../../text.ts'
import { LOCAL_CODES, type CallError } from '../../zenlayer/index.ts'
import { CLAIMS } from './claims.ts'
import type { Failure } from './result.ts'
import type { StopReason } from './stop.ts'
import type { Tracked } from './tracked.ts'

/** What an API error, or a missing answer, means for this resource. */
export function failureOf(error: CallError, resource?: Tracked): Failure {
  const hint =
    error.hint ??
    askedToWait(error) ??
    hintFor(error.code, { action: error.action, expires: resource?.observation?.expires })
  return {
    code: error.code,
    message: `${error.action} failed: ${error.message === '' ? 'the API gave no reason' : error.message}`,
    requestId: error.requestId ?? null,
    ...(hint === undefined ? {} : { hint }),
  }
}

/** A wait from this length on is reported. */
const LONG_WAIT_MS = 60_000

function askedToWait({ retryAfterMs = 0 }: CallError): string | undefined {
  if (retryAfterMs < LONG_WAIT_MS) return undefined
  return `The API asked for a wait of ${Math.round(retryAfterMs / 1000)} s before the next call. Run again after that.`
}

export function lostAnswer(error: CallError): Failure {
  return {
    code: error.code,
    message: `${error.action} was sent, but no clear answer came back: ${error.message}`,
    requestId: error.requestId ?? null,
    hint: 'It may or may not have taken effect. Run again: the status is checked before anything is sent.',
  }
}

export function foundInSeveral(types: readonly string[], id: string): Failure {
  return {
    code: 'AMBIGUOUS_ID',
    message: `The id ${id} exists as ${types.join(' and as ')}; nothing was sent.`,
    requestId: null,
    hint: `Name the kind: ${types.map((type) => `${type}/${id}`).join(' or ')}.`,
  }
}

/** An answer that cannot be relied on. */
export function unreliable(reason: string): Failure {
  return {
    code: 'UNRELIABLE_ANSWER',
    message: `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`,
    requestId: null,
    hint: RUN_AGAIN,
  }
}

export function notFoundById(): Failure {
  return unreliable('it was listed, but no lookup by its id found it')
}

/** This action's code for a resource that an accepted call left out. */
export const PARTLY_REFUSED = 'PARTLY_REFUSED'

/** The call was accepted, but this resource was left out. `unclear`: that cannot be ruled out. */
export function partlyRefused(
  action: string,
  requestId: string | undefined,
  why: LeftOut | 'unclear',
): Failure {
  return {
    code: PARTLY_REFUSED,
    message: `${action} was accepted, but ${why === 'unclear' ? UNREADABLE_FAILURES : listedAsFailed(why)}.`,
    requestId: requestId ?? null,
    hint: 'Check in the console whether something still holds it, then run again.',
  }
}

const UNREADABLE_FAILURES =
  'the answer lists failures in an unknown form, and this resource may be one of them'

function listedAsFailed({ code, message }: LeftOut): string {
  const reason = [code, message].filter((text) => text !== undefined).join(': ')
  return `the answer lists this resource as failed${reason === '' ? ', without a reason' : `: ${reason}`}`
}

/** A VPC that the API refuses to delete because it is not empty. */
export function notEmpty(failure: Failure, contents: readonly string[]): Failure {
  return {
    ...failure,
    hint: `It contains ${firstOf(contents, 3)}, which this run does not tear down. Set cascade: true to tear down everything inside, or name them.`,
  }
}

/** Something outside the run uses it. */
export function heldByOther({ status }: Tracked, holder: Reference | undefined): Failure {
  const by =
    holder === undefined ? 'another resource, which the API does not name,' : `${holder.type}/${holder.id}`
  return {
    code: 'IN_USE',
    message: `It is ${status ?? 'in use'}: ${by} uses it, and this run does not tear that down. Nothing was sent.`,
    requestId: null,
    hint: 'Detach it, or tear down what uses it in the same step.',
  }
}

export function partOfOther(holder: Reference | undefined): Failure {
  const by = holder === undefined ? 'another resource' : `${holder.type}/${holder.id}`
  return {
    code: 'PART_OF_OTHER',
    message: `It is part of ${by}, which this run does not tear down, and can only be deleted with that. Nothing was sent.`,
    requestId: null,
    hint: `Tear down ${by} instead.`,
  }
}

/** It was to be kept, and it is no longer listed, although no call of this run can have deleted it. */
export function vanished(reason: string): Failure {
  return {
    code: 'TAKEN_ALONG',
    message: `It was to be kept (${reason}), but it is no longer listed. This run has sent nothing that could have deleted it.`,
    requestId: null,
    hint: 'Check in the console whether somebody else has deleted it, and whether it can be restored.',
  }
}

/** It was to be kept, and it is no longer listed since `parent` was torn down. */
export function deletedWith({ label, leftDependents }: Tracked, reason: string): Failure {
  const despite = leftDependents ? ', although the call asked to keep it' : ''
  return {
    code: 'TAKEN_ALONG',
    message: `It was to be kept (${reason}), but it was deleted with ${label}${despite}.`,
    requestId: null,
    hint: leftDependents
      ? 'Check in the console whether it can be restored, and report it to Zenlayer with the request id of that call.'
      : 'Check in the console whether it can be restored.',
  }
}

/** A guard or a criterion applies now that did not apply when the teardown of this resource began. */
export function excludedTooLate({ requests, lastStatus }: Tracked, reason: string): Failure {
  // A later call may have been refused.
  const last = requests.findLast(({ code }) => code === undefined) ?? requests.at(-1)
  return {
    code: 'PROTECTED_TOO_LATE',
    message: `${last?.action ?? 'The release of the resource it is attached to'} was sent before this applied: ${reason.replace(/\.$/, '')}. It is ${lastStatus ?? 'not listed'}, and nothing more was sent.`,
    requestId: last?.requestId ?? null,
    hint: 'If it is in the recycle bin, restore it in the console while it is there.',
  }
}

/** It was restored from the recycle bin: nothing more is sent. */
export function restored({ status, requests, closed }: Tracked): Failure {
  const by = closed.has('terminate')
    ? 'This run sent it to the recycle bin'
    : 'It was found in the recycle bin'
  return {
    code: 'RESTORED',
    message: `${by}, and it is ${status ?? 'back'} now: it was restored. It is kept, and nothing more was sent.`,
    requestId: requests.at(-1)?.requestId ?? null,
    hint: 'To tear it down anyway, run again.',
  }
}

/** Terminated, then not listed any more: the evidence for `destroyed`, where it was never seen in the recycle bin. */
export function neverSeenInBin({
  kind,
  closed,
  seenInBin,
  wasLeaving,
  deletedWithParent,
  observation,
}: Tracked): string | undefined {
  if (seenInBin || wasLeaving || deletedWithParent || observation?.recycleBin !== true) return undefined
  if (!closed.has('terminate') || closed.has('release')) return undefined
  // It was not expected there.
  if (kind?.deletedOutright.includes(observation.status) === true) return undefined
  return `its termination was accepted and no list has shown it for ${CLAIMS.unexpected.overMs / 1000} s, but it was never seen in the recycle bin`
}

/** Everything else is done, and its status has not changed. */
export function stayedUnknown(resource: Tracked, ms: number): Failure {
  const failure = unknownStatus(resource)
  return {
    ...failure,
    message: `${failure.message} The run waited for it for ${ms / 1000} s after everything else was done.`,
  }
}

/** Its list still shows it, although lookups by its id do not find it. */
export function stillListed(kind: Kind, status: string): Failure {
  return {
    code: 'UNRELIABLE_ANSWER',
    message: `${kind.describe.action} does not find it by its id, but still lists it as ${status}.`,
    requestId: null,
    hint: 'Check in the console whether it still exists, then run again.',
  }
}

/** It was seen in the bin, and the last reading of the lists shows it in use. */
export function listedAsLive(kind: Kind, status: string): Failure {
  return {
    code: 'UNRELIABLE_ANSWER',
    message: `It was seen in the recycle bin, but ${kind.describe.action} lists it as ${status} at the end of the run.`,
    requestId: null,
    hint: 'Check in the console whether it was restored, then run again to tear it down.',
  }
}

/** The run ended before its lists were read again. */
export function unreadAtEnd(reason: StopReason): Failure {
  const { code, requestId, hint = RUN_AGAIN } = notListed(reason)
  const message = `Its list was not read again at the end, because ${WHY_ENDED[reason.type]}: resources that appeared during the run may remain.`
  return { code, message, requestId, hint }
}

const WHY_ENDED: Readonly<Record<StopReason['type'], string>> = {
  timeout: 'time ran out',
  cancelled: 'the run was cancelled',
  refused: 'the API refuses every call',
  guarded: 'a guard refused the plan',
  crashed: 'the run was aborted',
}

/** It appeared during the run, when no round was left to tear it down. */
export function stillAppearing(): Failure {
  return {
    code: 'STILL_APPEARING',
    message: 'It appeared during the run, too late to be torn down. Nothing was sent for it.',
    requestId: null,
    hint: 'Run again. If this happens every time, something keeps creating resources that match the inputs: stop it first.',
  }
}

/** The first call may already destroy it. */
export function noRecycleBin(kind: Kind): Failure {
  return {
    code: 'NO_RECYCLE_BIN',
    message: `${/^([aeiou]|AI |IP |SSH )/.test(kind.label) ? 'An' : 'A'} ${kind.label} like this may have no recycle bin to go to: ${kind.writes.terminate.action} may destroy it permanently. With destroy: false nothing was sent.`,
    requestId: null,
    hint: 'Set destroy: true if it may be destroyed.',
  }
}

/** The list of a kind was still being read when the run ended. `lastFailure`: the last failure before that. */
export function notListed(reason: StopReason | undefined, lastFailure?: Failure): Failure {
  const what = `before its list had been read`
  if (reason?.type === 'refused') return failureOf(reason.error)
  if (reason?.type === 'cancelled') {
    return { code: 'CANCELLED', message: `The run was cancelled ${what}.`, requestId: null, hint: RUN_AGAIN }
  }
  if (reason?.type === 'timeout') return listTimedOut(lastFailure)
  return {
    code: 'INTERNAL_ERROR',
    message: `The run was aborted ${what}.`,
    requestId: null,
    hint: 'Please report it.',
  }
}

/** A list that cannot be read must not use up the time of all the others. `lastFailure`: why it could not, if known. */
export function listTimedOut(lastFailure?: Failure): Failure {
  const message = 'Time ran out before its list had been read.'
  if (lastFailure !== undefined) return { ...lastFailure, message: `${message} ${lastFailure.message}` }
  return {
    code: 'TIMED_OUT',
    message,
    requestId: null,
    hint: 'Run again, or raise the input wait-timeout.',
  }
}

/** Some items of a list cannot be read, and may be what the inputs select. */
export function notRead(kind: Kind, count: number, why: string): Failure {
  return {
    code: 'UNRELIABLE_ANSWER',
    message: `${count} ${count === 1 ? 'item' : 'items'} in the answer to ${kind.describe.action} cannot be read and ${count === 1 ? 'was' : 'were'} not changed: ${why}.`,
    requestId: null,
    hint: 'Check in the console what else exists.',
  }
}

/** The items have no resource group, and the filter by resource group has turned out to be unreliable. */
export function groupNotProven(kind: Kind): Failure {
  return {
    code: 'UNRELIABLE_ANSWER',
    message: `${kind.describe.action} does not return the resource group of its items, and its filter by resource group is not reliable, so no resource of this kind was selected.`,
    requestId: null,
    hint: 'Select it by tags or name instead.',
  }
}

export function unknownStatus({ status }: Tracked): Failure {
  return {
    code: 'UNKNOWN_STATUS',
    message: `${status === undefined ? 'Its status is not known' : `This version does not recognize its status, ${status}`}. Nothing is changed in such a status.`,
    requestId: null,
    hint: 'Check its state in the console. A newer release of this action may recognize the status.',
  }
}

/** It was still open when the run ended. */
export function unfinished(resource: Tracked, reason: StopReason): Failure {
  const { status } = resource
  const where = `${status === undefined ? 'before it was found' : `while it was ${status}`}${waiting(resource)}${inFlight(resource)}`
  switch (reason.type) {
    case 'guarded':
      return reason.failure
    case 'refused': {
      const failure = failureOf(reason.error, resource)
      return { ...failure, message: `The run was stopped ${where}. ${failure.message}` }
    }
    case 'crashed':
      return {
        code: 'INTERNAL_ERROR',
        message: `The run was aborted by an internal error ${where}.`,
        requestId: lastFailureOf(resource)?.requestId ?? null,
        hint: `${RUN_AGAIN} Please report the error.`,
      }
    case 'cancelled':
      return {
        code: 'CANCELLED',
        message: `The run was cancelled ${where}.`,
        requestId: lastFailureOf(resource)?.requestId ?? null,
        hint: RUN_AGAIN,
      }
    case 'timeout':
      return timedOut(resource, where)
  }
}

function lastFailureOf({ writeFailure, lookFailure }: Tracked): Failure | undefined {
  return writeFailure ?? lookFailure
}

function timedOut(resource: Tracked, where: string): Failure {
  const lastFailure = lastFailureOf(resource)
  if (lastFailure !== undefined)
    return { ...lastFailure, message: `Time ran out ${where}. ${lastFailure.message}` }
  if (resource.status !== undefined && resource.phase === 'unknown') {
    return { ...unknownStatus(resource), message: `Time ran out. ${unknownStatus(resource).message}` }
  }
  return {
    code: 'TIMED_OUT',
    message: `Time ran out ${where}.`,
    requestId: null,
    hint: 'Run again to continue from the current state, or raise the input wait-timeout.',
  }
}

function waiting({ waitsFor, container }: Tracked): string {
  if (waitsFor === undefined) return ''
  return waitsFor === container
    ? `, waiting for the status of ${waitsFor.label}`
    : `, waiting for ${waitsFor.label} to be torn down first`
}

/** A write that was cut off may still take effect: that has to be reported. */
function inFlight({ requests, wasCutOff }: Tracked): string {
  const action = requests.at(-1)?.action ?? 'a call'
  return wasCutOff ? `; ${action} had been sent, and its answer was not waited for` : ''
}

/** Every further call would be refused for the same reason. */
export function affectsWholeRun(error: CallError): boolean {
  return meaningOf(error.code) === 'credentials' || (UNREACHABLE.has(error.code) && !error.transient)
}

const UNREACHABLE: ReadonlySet<string> = new Set([
  LOCAL_CODES.network,
  LOCAL_CODES.certificate,
  LOCAL_CODES.redirect,
])
