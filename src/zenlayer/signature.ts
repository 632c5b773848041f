// How a request is authenticated: ZC2-HMAC-SHA256 with an access key, or a bearer token.
// Source: "API signature" in Zenlayer's API reference; its worked example is a test vector.

import { createHmac, hash } from 'node:crypto'

export const SIGNATURE_METHOD = 'ZC2-HMAC-SHA256'
/** In hexadecimal digits. */
export const SIGNATURE_LENGTH = 64

export type Credential =
  | { readonly type: 'key'; readonly id: string; readonly password: string }
  | { readonly type: 'token'; readonly token: string }

export interface Signable {
  readonly host: string
  readonly contentType: string
  readonly body: string
  /** Unix seconds. The server refuses a request that is more than five minutes off its own clock. */
  readonly timestamp: number
}

/** The value of the `Authorization` header. `host` is as sent over the wire, with the port when it is not the default. */
export function authorization(credential: Credential, request: Signable): string {
  if (credential.type === 'token') return `Bearer ${credential.token}`
  const signature = sign(credential.password, request)
  return `${SIGNATURE_METHOD} Credential=${credential.id}, SignedHeaders=content-type;host, Signature=${signature}`
}

/** The signature in the value of an `Authorization` header; undefined for a token. */
export function signatureIn(header: string): string | undefined {
  return header.split('Signature=')[1]
}

/** The lower-case hexadecimal signature of a POST. */
export function sign(password: string, { host, contentType, body, timestamp }: Signable): string {
  // The canonical URI is "/" and the query empty, whatever the path: every official client signs that way.
  // The header block ends in a line feed of its own, hence the empty line after it.
  const canonical = [
    'POST',
    '/',
    '',
    `content-type:${contentType}\nhost:${host}\n`,
    'content-type;host',
    hash('sha256', body),
  ].join('\n')
  const toSign = [SIGNATURE_METHOD, timestamp, hash('sha256', canonical)].join('\n')
  return createHmac('sha256', password).update(toSign).digest('hex')
}
