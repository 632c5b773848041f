// Why a resource did not arrive, in the form people and the output `results` get it.

import { hintFor, meaningOf } from '../resources/index.ts'
import { LOCAL_CODES, STOPPED, type CallError } from '../zenlayer/index.ts'
import type { Failure } from './result.ts'
import type { StopReason } from './stop.ts'
import type { Tracked } from './tracked.ts'

/** What an API error, or the lack of an answer, means for this resource. */
export function failureOf(error: CallError, resource?: Tracked): Failure {
  const hint =
    error.hint ?? hintFor(error.code, { action: error.action, expires: resource?.sighting?.expires })
  return {
    code: error.code,
    message: `${error.action} was not carried out: ${error.message === '' ? 'the API gave no reason' : error.message}`,
    requestId: error.requestId ?? null,
    ...(hint === undefined ? {} : { hint }),
  }
}

export function lostAnswer(error: CallError): Failure {
  return {
    code: error.code,
    message: `${error.action} was sent, but no clear answer came back: ${error.message}`,
    requestId: error.requestId ?? null,
    hint: 'It may or may not have taken effect. Run again: the status will be looked at before anything is sent.',
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

/** A look whose answer says nothing that can be relied on. */
export function unreliable(reason: string): Failure {
  return {
    code: 'UNRELIABLE_ANSWER',
    message: `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`,
    requestId: null,
    hint: AGAIN,
  }
}

/** Accepted as a whole, and this one left out. */
export function partlyRefused(action: string, requestId: string | undefined): Failure {
  return {
    code: 'PARTLY_REFUSED',
    message: `${action} was accepted for others of its batch, but not for this one; the API does not say why.`,
    requestId: requestId ?? null,
    hint: 'See in the console whether something still holds it, then run again.',
  }
}

export function unknownStatus({ status }: Tracked): Failure {
  return {
    code: 'UNKNOWN_STATUS',
    message: `Its status is ${status ?? 'not known'}, which this action does not know; in such a status nothing is written.`,
    requestId: null,
    hint: 'See in the console what it is doing. If the status is a new one of Zenlayer, a newer release of this action may know it.',
  }
}

/** For what was still open when the run ended. */
export function unfinished(resource: Tracked, reason: StopReason): Failure {
  const { status, phase } = resource
  const trouble = resource.trouble ?? resource.lookTrouble
  const where = `${status === undefined ? 'before any look had found it' : `while it was ${status}`}${inFlight(resource)}`
  if (reason.type === 'refused') {
    const failure = failureOf(reason.error, resource)
    return { ...failure, message: `The run was stopped ${where}. ${failure.message}` }
  }
  if (reason.type === 'crashed') {
    return {
      code: 'INTERNAL_ERROR',
      message: `The run broke off on an error of its own ${where}.`,
      requestId: trouble?.requestId ?? null,
      hint: `${AGAIN} And please report the error.`,
    }
  }
  if (reason.type === 'cancelled') {
    return {
      code: 'CANCELLED',
      message: `The run was cancelled ${where}.`,
      requestId: trouble?.requestId ?? null,
      hint: AGAIN,
    }
  }
  if (trouble !== undefined) return { ...trouble, message: `Time ran out ${where}. ${trouble.message}` }
  if (status !== undefined && phase === 'unknown') {
    return { ...unknownStatus(resource), message: `Time ran out. ${unknownStatus(resource).message}` }
  }
  return {
    code: 'TIMED_OUT',
    message: `Time ran out ${where}.`,
    requestId: null,
    hint: `${AGAIN} Or raise the input wait-timeout.`,
  }
}

/** A write that nobody waited for any more may yet take effect: that must not go untold. */
function inFlight({ requests }: Tracked): string {
  const last = requests.at(-1)
  return last?.code === STOPPED ? `; ${last.action} had been sent, and its answer was not waited for` : ''
}

const AGAIN = 'Run again: it goes on from where it is.'

/** Every further call would be refused for the same reason. */
export function concernsTheRun(error: CallError): boolean {
  return meaningOf(error.code) === 'credentials' || (UNREACHABLE.has(error.code) && !error.transient)
}

const UNREACHABLE: ReadonlySet<string> = new Set([
  LOCAL_CODES.network,
  LOCAL_CODES.certificate,
  LOCAL_CODES.redirect,
])
