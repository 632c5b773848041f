// Every code that a failure may have, with a sentence for the documentation: those of this action, and the API's that
// only a person can do something about. A test looks through src/ for codes that are missing here.

import type { LOCAL_CODES } from '../zenlayer/index.ts'

type LocalCode = (typeof LOCAL_CODES)[keyof typeof LOCAL_CODES]

/** Failures outside the API: no usable answer came. */
const CALLS: Readonly<Record<LocalCode | 'STOPPED', string>> = {
  NETWORK_ERROR:
    'The endpoint was not reached, or the connection was lost. As long as it has never answered, the run gives up after half a minute.',
  REQUEST_TIMEOUT: 'The API did not answer in time.',
  CERTIFICATE_ERROR: 'The certificate of the endpoint, or of a proxy in between, is not trusted.',
  UNEXPECTED_REDIRECT:
    'The endpoint redirects, which the API never does: check the input `endpoint` and the proxy.',
  UNREADABLE_ANSWER: 'The answer is not one of the API: check the input `endpoint` and the proxy.',
  SECURITY_CHALLENGE:
    'Not the API: the network in front of it asks for a proof that a browser calls. Use a runner with another address.',
  REQUEST_BLOCKED:
    'Not the API: the network in front of it refused the address of the runner. Use a runner with another address.',
  STOPPED: 'The run ended while this call was in flight, so its answer was not waited for.',
}

/** What the action itself has found. */
const ENGINE: Readonly<Record<string, string>> = {
  TOO_MANY_RESOURCES: 'More resources would be affected than `max-resources` allows; nothing was changed.',
  UNEXPECTED_NAME: 'A name does not match `expect-name`; nothing was changed.',
  PROTECTED_TOO_LATE:
    'A guard or a criterion applies that did not when the teardown of this resource began. Nothing more was sent; it may be in the recycle bin.',
  RESTORED: 'Somebody took it out of the recycle bin during the run. It is kept.',
  NO_RECYCLE_BIN: 'With `destroy: false` this kind might be destroyed at once; nothing was sent.',
  UNKNOWN_STATUS:
    'It stayed in a status that this version does not recognize; nothing is changed in such a status.',
  AMBIGUOUS_ID: 'The id of a family exists in two kinds. Name the kind.',
  IN_USE: 'Something that this run does not tear down uses it; nothing was sent.',
  PART_OF_OTHER: 'It is part of another resource and can only be deleted with that.',
  TAKEN_ALONG: 'It was to be kept, but was deleted with another resource although the call asked to keep it.',
  PARTLY_REFUSED: 'A call was accepted, but its answer lists this resource as failed, without a reason.',
  UNRELIABLE_ANSWER: 'The answers of the API contradict themselves, so nothing was concluded from them.',
  STILL_APPEARING: 'Resources that match the inputs were created during the run.',
  TIMED_OUT: '`wait-timeout` was used up. Run again: it continues from the current state.',
  CANCELLED: 'The run was cancelled. Run again: it continues from the current state.',
  INTERNAL_ERROR: 'A defect of this action. Please report it.',
}

/** Codes of the API, as it writes them; `…` stands for any word. */
const API: Readonly<Record<string, string>> = {
  'OPERATION_DENIED_…_SUBSCRIPTION': 'A subscription: it cannot be deleted on demand and ends at its expiry.',
  UNSUPPORTED_OPERATION_INSTANCE_CHARGE_TYPE:
    'A subscription: it cannot be deleted on demand and ends at its expiry.',
  OPERATION_DENIED_POSTPAID_PROMISE: 'In a commitment term: it cannot be deleted before the term ends.',
  AUTHFAILURE_SIGNATURE_FAILURE: 'Wrong key or password. The run stops after the first such answer.',
  AUTHFAILURE_INVALID_AUTHORIZATION:
    'Wrong key, password or token. The run stops after the first such answer.',
  AUTHFAILURE_SIGNATURE_EXPIRED: 'The clock of the runner is off by more than one correction could repair.',
  AUTHFAILURE_UNAUTHORIZED_OPERATION:
    'The access key may not call that action: grant that permission, or use a key that has it. Other actions and kinds go on.',
  OPERATION_DENIED_INSTANCE_EXIST: 'Something outside the run still uses it.',
  '…_IN_USE': 'Something outside the run still uses it.',
  UNSUPPORTED_OPERATION_DISK_STATUS: 'The disk is still attached to something outside the run.',
}

export const OWN_CODES: Readonly<Record<string, string>> = { ...ENGINE, ...CALLS }

/** In the order of the documentation: this action's own, then the API's. */
export const ERROR_CODES: readonly (readonly [code: string, meaning: string])[] = [
  ...Object.entries(OWN_CODES),
  ...Object.entries(API),
]
