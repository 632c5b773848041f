// From HTTP to meaning: an answer of the API, an error of the API, or something that is neither.

import { CallError, LOCAL_CODES, normaliseCode } from './errors.ts'
import type { HttpAnswer } from './transport.ts'
import { isRecord, plainText } from '../text.ts'

export interface Answer {
  readonly status: number
  readonly requestId: string | undefined
  readonly response: Readonly<Record<string, unknown>>
}

export const THROTTLED = 'REQUEST_LIMIT_EXCEEDED'
export const SIGNATURE_EXPIRED = 'AUTHFAILURE_SIGNATURE_EXPIRED'

/** Told with an error, so that nobody reads a page of HTML; the API's own messages are a sentence. */
const MAX_MESSAGE = 500
const MAX_REQUEST_ID = 128

/**
 * `secrets` are struck out of every string, in case the other side sends back what it was sent. `now`, in milliseconds
 * since the epoch, is for a Retry-After that is a date, where the answer has no date of its own.
 *
 * @throws CallError when it is no good answer: never guess a success.
 */
export function readAnswer(
  action: string,
  http: HttpAnswer,
  secrets: readonly string[] = [],
  now: number = Date.now(),
): Answer {
  const stranger = notTheApi(action, http)
  if (stranger !== undefined) throw stranger
  const body = parseObject(http.body, secrets)
  if (body === undefined) throw unreadable(action, http, undefined, secrets, now)
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
  if (code === undefined) throw unreadable(action, http, requestId, secrets, now)
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

/** Zenlayer's common codes for trouble on its own side ("Common error codes"). */
const SERVER_TROUBLE = new Set([
  'INTERNAL_SERVER_ERROR',
  'SERVICE_TEMPORARY_UNAVAILABLE',
  'REQUEST_TIMED_OUT',
])

/** The API sits behind a CDN, which answers for itself at times. The official Python SDK tells the same two apart. */
function notTheApi(action: string, { status, headers }: HttpAnswer): CallError | undefined {
  const base = { action, status, effect: 'none', transient: false } as const
  if (status === 403 && headers['cf-mitigated'] === 'challenge') {
    return new CallError({
      ...base,
      code: LOCAL_CODES.challenge,
      message:
        "The network in front of the API asked for a browser's security challenge (HTTP 403); the API never saw the request.",
      hint: "Run on a machine whose address Zenlayer's network trusts (a self-hosted runner, or one with a fixed address), or ask Zenlayer support.",
    })
  }
  if (status === 451) {
    return new CallError({
      ...base,
      code: LOCAL_CODES.blocked,
      message:
        'The network in front of the API blocked the request by a security policy (HTTP 451); the API never saw it.',
      hint: 'Ask Zenlayer support why requests from this address are blocked.',
    })
  }
  if (status >= 300 && status < 400) {
    return new CallError({
      ...base,
      code: LOCAL_CODES.redirect,
      message: `The endpoint answered with a redirect (HTTP ${status}), which is not followed: signed requests go to the endpoint alone.`,
      hint: 'Check the input `endpoint`.',
    })
  }
  return undefined
}

function unreadable(
  action: string,
  http: HttpAnswer,
  requestId: string | undefined,
  secrets: readonly string[],
  now: number,
): CallError {
  const { status, headers } = http
  const type = plainText(strike(headers['content-type'] ?? 'no content type', secrets), 60)
  const throttled = status === 429
  // A client error that is not the API's was not carried out, and will not change by asking again.
  const refused = status >= 400 && status < 500 && status !== 408
  return new CallError({
    action,
    status,
    requestId,
    code: throttled ? THROTTLED : LOCAL_CODES.unreadable,
    message: `The answer is not one of the Zenlayer API: HTTP ${status}, ${type}.`,
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

function parseObject(body: string, secrets: readonly string[]): Record<string, unknown> | undefined {
  // Without a backslash a secret could only stand there in clear, so most answers need not be gone through.
  const suspect = body.includes('\\') || secrets.some((secret) => body.includes(secret))
  const reviver = (_key: string, part: unknown) => (typeof part === 'string' ? strike(part, secrets) : part)
  try {
    const value: unknown = suspect ? JSON.parse(body, reviver) : JSON.parse(body)
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

function strike(text: string, secrets: readonly string[]): string {
  return secrets.reduce((rest, secret) => rest.replaceAll(secret, '***'), text)
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
