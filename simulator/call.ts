// One call as the transcript has it.
import { isRecord } from './check.ts'
import type { WireRequest } from './wire.ts'

export interface Call {
  /** Milliseconds since the epoch, by the clock of the world, not by a skewed one. */
  at: number
  service: string
  action: string
  version: string
  /** The ids asked for; empty for a list of everything. */
  ids: string[]
  write: boolean
  /** 0 when no answer was sent. */
  status: number
  code?: string
  /** Empty when the call never came as far as the API. */
  requestId: string
  /** As parsed; the text itself when it is not JSON. */
  body: unknown
  /** Whether it changed anything. */
  applied: boolean
  signed: 'key' | 'token' | 'refused'
  /** As received, without the authorization. */
  headers: Readonly<Record<string, string | undefined>>
  /** The fault that struck: a type of fault, or `rate-limit`. */
  fault?: string
}

/** The request part of a call; the answer is filled in later. */
export function callOf({ path, headers, body }: WireRequest, at: number, requestId: string): Call {
  return {
    at,
    service: /^\/api\/v2\/([^/]*)$/.exec(path)?.[1] ?? '',
    action: headers['x-zc-action'] ?? '',
    version: headers['x-zc-version'] ?? '',
    ids: [],
    write: false,
    status: 0,
    requestId,
    body: parsed(body),
    applied: false,
    signed: 'refused',
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'authorization')),
  }
}

/** The error code that a body carries, if it is that of a failure. */
export function codeIn(body: string): string | undefined {
  const value = parsed(body)
  return isRecord(value) && typeof value['code'] === 'string' ? value['code'] : undefined
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}
