// What becomes of an answer when a fault hits it.
import { COMMON, type CommonCode } from './codes.ts'
import type { FaultRule, FaultType } from './faults.ts'
import { failure, json, page, type WireResponse } from './wire.ts'

/** Whether the operation behind a faulty answer is carried out. */
export function carriesOut(rule: FaultRule): boolean {
  return FAULTS[rule.type].done ?? rule.applied ?? false
}

/** Whether the fault strikes before anything that gives request ids is reached. */
export function beforeTheApi(rule: FaultRule): boolean {
  return FAULTS[rule.type].outside === true && !carriesOut(rule)
}

/** What the caller gets. `real` is the answer it would have got, if the operation was carried out. */
export function faultyAnswer(
  rule: FaultRule,
  requestId: string,
  real: WireResponse | undefined,
): WireResponse {
  return FAULTS[rule.type].answer(rule, requestId, real)
}

interface Fault {
  /** Carried out always or never; when not given, the rule's `applied` decides. */
  readonly done?: boolean
  /** Strikes in front of the API: at the CDN, or on the wire. */
  readonly outside?: boolean
  readonly answer: (rule: FaultRule, requestId: string, real: WireResponse | undefined) => WireResponse
}

const FAULTS: Readonly<Record<FaultType, Fault>> = {
  throttle: { done: false, answer: (rule, id) => limited(id, 429, rule.retryAfter) },
  // The SDKs recognise the code under any status, so it may come under any.
  'limit-code': { done: false, answer: (rule, id) => limited(id, rule.status ?? 400, rule.retryAfter) },
  '500': { answer: (rule, id) => errorAnswer(id, 500, 'INTERNAL_SERVER_ERROR', rule.retryAfter) },
  '503': {
    answer: (rule, id) => errorAnswer(id, 503, rule.code ?? 'SERVICE_TEMPORARY_UNAVAILABLE', rule.retryAfter),
  },
  'html-502': { outside: true, answer: () => page(502, '502 Bad Gateway') },
  // The Python SDK distinguishes these two from errors of the API.
  challenge: {
    done: false,
    outside: true,
    answer: () => page(403, 'Just a moment...', { 'cf-mitigated': 'challenge' }),
  },
  blocked: { done: false, outside: true, answer: () => page(451, 'Blocked') },
  'reset-before': { done: false, outside: true, answer: () => unanswered('reset') },
  'reset-after': { done: true, outside: true, answer: () => unanswered('reset') },
  hang: { outside: true, answer: () => unanswered('hang') },
  truncate: { done: true, outside: true, answer: (_rule, _id, real) => truncated(real ?? json(200, {})) },
  garbage: {
    done: true,
    answer: (rule, _id, real) => ({ ...(real ?? json(200, {})), body: rule.body ?? 'garbage' }),
  },
  'lose-page': { done: true, answer: unchanged },
  'lose-half': { done: true, answer: unchanged },
  count: { done: true, answer: unchanged },
  partial: { done: true, answer: (_rule, _id, real) => real ?? json(200, {}) },
}

/** The list already shows the fault. */
function unchanged(_rule: FaultRule, _id: string, real: WireResponse | undefined): WireResponse {
  return real ?? json(200, {})
}

/** The refusal of a call that came too fast. */
export function limited(requestId: string, status: number, retryAfter?: number): WireResponse {
  return errorAnswer(requestId, status, 'REQUEST_LIMIT_EXCEEDED', retryAfter)
}

function errorAnswer(requestId: string, status: number, code: string, retryAfter?: number): WireResponse {
  const message = Object.hasOwn(COMMON, code) ? COMMON[code as CommonCode][1] : 'Not available'
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }
  return json(status, failure(requestId, code, `${message}.`), headers)
}

function unanswered(transport: 'reset' | 'hang'): WireResponse {
  return { status: 0, headers: {}, body: '', transport }
}

function truncated(real: WireResponse): WireResponse {
  return {
    ...real,
    headers: { ...real.headers, 'content-length': String(Buffer.byteLength(real.body)) },
    body: real.body.slice(0, Math.floor(real.body.length / 2)),
    transport: 'truncate',
  }
}
