// What goes over the wire, both ways: one request, one answer, and the two envelopes an answer may have.

export interface WireRequest {
  readonly method: string
  readonly path: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: string
}

/**
 * What the connection does instead of carrying an answer through: `reset` breaks it unanswered, `hang` leaves it open
 * forever, `truncate` sends the body given, which is shorter than the content-length given, and closes.
 */
export type Transport = 'reset' | 'hang' | 'truncate'

export interface WireResponse {
  /** 0 when the caller gets no answer (`reset`, `hang`). */
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly transport?: Transport
}

/** The envelope of success, as Zenlayer's documentation shows it on every page: the request id stands in both places. */
export function success(requestId: string, fields: Readonly<Record<string, unknown>> = {}): unknown {
  return { requestId, response: { requestId, ...fields } }
}

/** The envelope of failure: the SDKs read exactly these three. */
export function failure(requestId: string, code: string, message: string): unknown {
  return { requestId, code, message }
}

export function json(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): WireResponse {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(value) }
}

/** A page such as the CDN in front of the API answers with: no JSON, no request id. */
export function page(
  status: number,
  title: string,
  headers: Readonly<Record<string, string>> = {},
): WireResponse {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=UTF-8', ...headers },
    body: `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`,
  }
}
