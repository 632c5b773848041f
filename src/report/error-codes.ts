// Every code that a failure may have, with a sentence for the documentation: those of this action, and those of the API
// that require action by a person. A test searches src/ for codes that are missing here.

import type { LOCAL_CODES } from '../zenlayer/index.ts'

type LocalCode = (typeof LOCAL_CODES)[keyof typeof LOCAL_CODES]

/** Failures outside the API: no usable answer came. */
const CALLS: Readonly<Record<LocalCode | 'STOPPED', string>> = {
  NETWORK_ERROR:
    'The endpoint could not be reached, or the connection was lost. If the endpoint has never answered, the run gives up after 30 seconds.',
  REQUEST_TIMEOUT: 'The API did not answer in time.',
  CERTIFICATE_ERROR: 'The certificate of the endpoint, or of a proxy in between, is not trusted.',
  UNEXPECTED_REDIRECT:
    'The endpoint redirects, which the API never does: check the input `endpoint` and the proxy.',
  UNREADABLE_ANSWER: 'The response does not come from the API: check the input `endpoint` and the proxy.',
  SECURITY_CHALLENGE:
    'The network in front of the API requires a challenge that only browsers pass. Use a runner with another IP address.',
  REQUEST_BLOCKED:
    'The network in front of the API blocked the IP address of the runner. Use a runner with another one.',
  STOPPED: 'The run ended while this call was in flight, without waiting for the response.',
}

/** What the action itself found. */
const ENGINE: Readonly<Record<string, string>> = {
  TOO_MANY_RESOURCES:
    'More resources would be affected than `max-resources` allows; nothing more was sent for this one.',
  UNEXPECTED_NAME: 'A name does not match `expect-name`; nothing more was sent for this resource.',
  PROTECTED_TOO_LATE:
    'A guard or a criterion applies now that did not apply when the teardown of this resource began. Nothing more was sent; the resource may be in the recycle bin.',
  RESTORED: 'It was restored from the recycle bin during the run, and is kept.',
  NO_RECYCLE_BIN:
    'The resource may have no recycle bin, so it is refused with `destroy: false`. Nothing was sent.',
  UNKNOWN_STATUS:
    'This version of the action does not recognize its status. Nothing is sent in such a status.',
  AMBIGUOUS_ID: 'The id exists in several kinds of the family. Name the kind.',
  IN_USE: 'Something that this run does not tear down uses it. Nothing was sent.',
  PART_OF_OTHER: 'It is part of another resource and can only be deleted with it.',
  TAKEN_ALONG:
    'It should have stayed, but it is gone: deleted with the resource it was attached to, or by something outside the run.',
  PARTLY_REFUSED: 'A call was accepted, but its answer lists this resource as failed, or cannot be read.',
  UNRELIABLE_ANSWER:
    'The answers of the API are incomplete, unreadable or contradictory, so they prove nothing.',
  STILL_APPEARING: 'It appeared during the run, too late to be torn down. Nothing was sent for it.',
  TIMED_OUT:
    '`wait-timeout`, or the share of it that one list may take, was used up. Run again to continue from the current state.',
  CANCELLED: 'The run was cancelled. Run again to continue from the current state.',
  INTERNAL_ERROR: 'A bug in this action. Please report it.',
}

/** Codes of the API, as it writes them; `…` stands for any word. */
const API: Readonly<Record<string, string>> = {
  'OPERATION_DENIED_…_SUBSCRIPTION': 'A subscription: it cannot be terminated before it expires.',
  UNSUPPORTED_OPERATION_INSTANCE_CHARGE_TYPE: 'A subscription: it cannot be terminated before it expires.',
  OPERATION_DENIED_POSTPAID_PROMISE: 'In a commitment term: it cannot be terminated before the term ends.',
  AUTHFAILURE_SIGNATURE_FAILURE: 'Wrong key or password. This ends the run.',
  AUTHFAILURE_INVALID_AUTHORIZATION: 'Wrong key, password or token. This ends the run.',
  AUTHFAILURE_SIGNATURE_EXPIRED:
    'The clock of the runner is wrong, and the action could not correct that. This ends the run.',
  AUTHFAILURE_UNAUTHORIZED_OPERATION:
    'The access key is not allowed to call that action. Grant it that permission, or use another key. Other calls and kinds are not affected.',
  OPERATION_DENIED_INSTANCE_EXIST: 'Something else still uses it.',
  '…_IN_USE': 'Something else still uses it.',
  UNSUPPORTED_OPERATION_DISK_STATUS: 'The disk is still attached to something else.',
}

export const OWN_CODES: Readonly<Record<string, string>> = { ...ENGINE, ...CALLS }

/** In the order of the documentation: this action's own, then the API's. */
export const ERROR_CODES: readonly (readonly [code: string, meaning: string])[] = [
  ...Object.entries(OWN_CODES),
  ...Object.entries(API),
]
