// One attempt of a call: signed, sent, read, and reported whatever the result.

import { readAnswer, SIGNATURE_EXPIRED, type Answer } from './answer.ts'
import type { Clock } from './clock.ts'
import type { EndpointState } from './endpoint-state.ts'
import { CallError, TransportError, type StoppedError } from './errors.ts'
import type { Attempt, Operation } from './operation.ts'
import { createRedactor, secretForms, type Redactor } from './redact.ts'
import {
  authorization,
  signatureIn,
  SIGNATURE_LENGTH,
  SIGNATURE_METHOD,
  type Credential,
} from './signature.ts'
import type { SigningClock } from './signing-clock.ts'
import { toFailure } from './transport-failure.ts'
import type { HttpAnswer, HttpRequest, Transport } from './transport.ts'

export interface AttemptOptions {
  readonly transport: Pick<Transport, 'send'>
  /** As it goes over the wire: with the port, when it is not the default one. */
  readonly host: string
  readonly credential: Credential
  readonly clock: Clock
  /** Names this client to Zenlayer: at most 128 of `[0-9A-Za-z-_ ,;.]`. */
  readonly requestClient: string
}

interface Exchange {
  readonly outcome: Answer | CallError | StoppedError
  readonly record: Attempt
}

type Send = (operation: Operation, abandoned: AbortSignal) => Promise<Exchange>

const CONTENT_TYPE = 'application/json'

export function createAttempt(
  options: AttemptOptions,
  signingClock: SigningClock,
  state: EndpointState,
): Send {
  const { transport, host, credential, clock } = options
  const credentialRedactor = createRedactor(
    secretForms(credential.type === 'key' ? credential.password : credential.token),
  )

  function requestFor(operation: Operation): HttpRequest {
    const body = JSON.stringify(operation.body)
    const timestamp = signingClock.timestamp()
    return {
      path: `/api/v2/${operation.service}`,
      headers: {
        'content-type': CONTENT_TYPE,
        host,
        'x-zc-action': operation.action,
        'x-zc-version': operation.version,
        'x-zc-service': operation.service,
        'x-zc-request-client': options.requestClient,
        ...(credential.type === 'key'
          ? { 'x-zc-timestamp': String(timestamp), 'x-zc-signature-method': SIGNATURE_METHOD }
          : {}),
        authorization: authorization(credential, { host, contentType: CONTENT_TYPE, body, timestamp }),
      },
      body,
    }
  }

  function noteFailure(error: CallError, offsetMs: number, http: HttpAnswer | undefined): CallError {
    if (error.code === SIGNATURE_EXPIRED) signingClock.correct(offsetMs, http?.headers['date'])
    return state.failed(error)
  }

  return async (operation, abandoned) => {
    const { action, write } = operation
    const { offsetMs } = signingClock
    const request = requestFor(operation)
    const redactor = credentialRedactor.with(
      () => proofIn(request),
      credential.type === 'key' ? SIGNATURE_LENGTH : 0,
    )
    const at = clock.now()
    let http: HttpAnswer | undefined
    let outcome: Exchange['outcome']
    try {
      http = await transport.send(request, abandoned)
      state.answered()
      signingClock.observe(http.headers['date'])
      outcome = readAnswer(action, http, redactor, clock.now())
    } catch (error) {
      outcome = failureIn(action, error, redactor)
    }
    if (outcome instanceof CallError) outcome = noteFailure(outcome, offsetMs, http)
    return {
      outcome,
      record: {
        ...{ action, write, at, ms: clock.now() - at, status: http?.status },
        requestId: 'requestId' in outcome ? outcome.requestId : undefined,
        code: outcome instanceof Error ? outcome.code : undefined,
      },
    }
  }
}

/** The secrets of this one request: the header, and the signature in it in every form in which it may come back. */
function proofIn({ headers }: HttpRequest): readonly string[] {
  const { authorization: header = '' } = headers
  return [header, ...secretForms(signatureIn(header) ?? '')]
}

function failureIn(action: string, error: unknown, redactor: Redactor): CallError | StoppedError {
  if (error instanceof CallError) return error
  if (!(error instanceof TransportError)) throw error
  return toFailure(action, error, redactor.redact(error.message))
}
