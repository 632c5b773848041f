// From HTTP to meaning: an answer of the API, an error of the API, or something that is neither.

import { isRecord, plainText } from '../text.ts'
import { CallError, LOCAL_CODES, normaliseCode } from './errors.ts'
import type { Redactor } from './redact.ts'
import type { HttpAnswer } from './transport.ts'

export interface Answer {
  readonly status: number
  readonly requestId: string | undefined
  readonly response: Readonly<Record<string, unknown>>
}

const THROTTLED = 'REQUEST_LIMIT_EXCEEDED'
export const SIGNATURE_EXPIRED = 'AUTHFAILURE_SIGNATURE_EXPIRED'

/** Messages of the API are one sentence long. */
const MAX_MESSAGE = 500
const MAX_REQUEST_ID = 128

/**
 * `redactor` removes the secrets of the request from every string of the answer. `now`, in milliseconds since the
 * epoch, is for a Retry-After that is a date, where the answer has no date of its own.
 *
 * @throws CallError unless it is clearly a success: a success is never guessed.
 */
export function readAnswer(action: string, http: HttpAnswer, redactor: Redactor, now: number): Answer {
  const foreign = notTheApi(action, http)
  if (foreign !== undefined) throw foreign
  const body = parseObject(http.body, redactor)
  if (body === undefined) throw unreadable(action, http, undefined, redactor, now)
  const requestId = requestIdOf(body)
  const code = codeOf(body)
  const ok = http.status >= 200 && http.status < 300
  if (ok && code === undefined && isRecord(body['response'])) {
    return {
      status: http.status,
      requestId: requestId ?? requestIdOf(body['response']),
      response: body['response'],
    }
  }
  if (code === undefined) throw unreadable(action, http, requestId, redactor, now)
  const message = typeof body['message'] === 'string' ? plainText(body['message'], MAX_MESSAGE) : ''
  throw new CallError({
    action,
    code,
    message,
    status: http.status,
    requestId,
    retryAfterMs: retryAfterOf(http, now),
    ...consequences(http.status, code),
  })
}

function consequences(status: number, code: string): Pick<CallError, 'effect' | 'transient' | 'throttled'> {
  // The limit is recognised by its code under any status, and by its status under any code: gateways change both.
  if (code === THROTTLED || status === 429) return { effect: 'none', transient: true, throttled: true }
  if (status >= 500 || status === 408) return { effect: 'unknown', transient: true, throttled: false }
  if (SERVER_TROUBLE.has(code)) return { effect: 'unknown', transient: true, throttled: false }
  return { effect: 'none', transient: false, throttled: false }
}

/** Zenlayer's codes for errors on its own side ("Common error codes"). */
const SERVER_TROUBLE = new Set([
  'INTERNAL_SERVER_ERROR',
  'SERVICE_TEMPORARY_UNAVAILABLE',
  'REQUEST_TIMED_OUT',
])

/** The API is behind a CDN, which sometimes answers itself. The official Python SDK distinguishes the same two cases. */
function notTheApi(action: string, { status, headers }: HttpAnswer): CallError | undefined {
  const base = { action, status, effect: 'none', transient: false } as const
  if (status === 403 && headers['cf-mitigated'] === 'challenge') {
    return new CallError({
      ...base,
      code: LOCAL_CODES.challenge,
      message:
        'The network in front of the API requires a browser security challenge (HTTP 403); the request did not reach the API.',
      hint: "Use a runner whose address Zenlayer's network accepts (self-hosted, or with a fixed address), or ask Zenlayer support.",
    })
  }
  if (status === 451) {
    return new CallError({
      ...base,
      code: LOCAL_CODES.blocked,
      message:
        'The network in front of the API blocked the request by a security policy (HTTP 451); the request did not reach the API.',
      hint: 'Ask Zenlayer support why requests from this address are blocked.',
    })
  }
  if (status >= 300 && status < 400) {
    return new CallError({
      ...base,
      code: LOCAL_CODES.redirect,
      message: `The endpoint answered with a redirect (HTTP ${status}), which is not followed: signed requests are sent only to the endpoint.`,
      hint: 'Check the input `endpoint`.',
    })
  }
  return undefined
}

function unreadable(
  action: string,
  http: HttpAnswer,
  requestId: string | undefined,
  redactor: Redactor,
  now: number,
): CallError {
  const { status, headers } = http
  const type = plainText(redactor.redact(headers['content-type'] ?? 'no content type'), 60)
  const throttled = status === 429
  // The request was refused before it reached the API, and would be refused again.
  const refused = status >= 400 && status < 500 && status !== 408
  return new CallError({
    action,
    status,
    requestId,
    code: throttled ? THROTTLED : LOCAL_CODES.unreadable,
    message: `The response does not come from the Zenlayer API: HTTP ${status}, ${type}.`,
    effect: refused ? 'none' : 'unknown',
    transient: throttled || !refused,
    throttled,
    retryAfterMs: retryAfterOf(http, now),
    hint: refused && !throttled ? 'Check the input `endpoint`.' : undefined,
  })
}

function retryAfterOf({ headers }: HttpAnswer, now: number): number | undefined {
  const serverNow = Date.parse(headers['date'] ?? '')
  return retryAfterMs(headers['retry-after'], Number.isNaN(serverNow) ? now : serverNow)
}

/** `Retry-After` is a number of seconds, or a date by the server's clock, which `now` is (RFC 9110, 10.2.3). */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? ''
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000
  const until = Date.parse(text)
  return Number.isNaN(until) ? undefined : Math.max(0, until - now)
}

function parseObject(body: string, redactor: Redactor): Record<string, unknown> | undefined {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    return undefined
  }
  if (!isRecord(value)) return undefined
  // Without a backslash, a secret can only occur unescaped, so most answers need no second pass.
  if (body.includes('\\') || redactor.occursIn(body)) redactStrings(value, redactor)
  return value
}

/** In place, and without recursion: an answer of 16 MiB may have eight million values, or be a million levels deep. */
function redactStrings(root: Record<string, unknown>, redactor: Redactor): void {
  const containers: (object | null)[] = [root]
  for (let container = containers.pop(); container !== undefined; container = containers.pop()) {
    const parts = container as Record<string, unknown>
    for (const key in parts) {
      const part = parts[key]
      if (typeof part === 'string') parts[key] = redactor.redact(part)
      // A null is one without parts.
      else if (typeof part === 'object') containers.push(part)
    }
  }
}

function codeOf(body: Readonly<Record<string, unknown>>): string | undefined {
  const code = body['code']
  const text = typeof code === 'string' ? normaliseCode(plainText(code, 100)) : ''
  return text === '' ? undefined : text
}

function requestIdOf(body: Readonly<Record<string, unknown>>): string | undefined {
  const id = body['requestId']
  return typeof id === 'string' && id !== '' ? plainText(id, MAX_REQUEST_ID) : undefined
}
