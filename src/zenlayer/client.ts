// A call of the Zenlayer API: signed afresh at each attempt, retried where that is safe, and honest about the rest.

import { readAnswer, SIGNATURE_EXPIRED, type Answer } from './answer.ts'
import type { Clock } from './clock.ts'
import { CallError, LOCAL_CODES, NotDueError, StoppedError, TransportError } from './errors.ts'
import type { Pace } from './pace.ts'
import { authorization, SIGNATURE_METHOD, type Credential } from './signature.ts'
import type { HttpAnswer, Transport } from './transport.ts'

export interface Operation {
  /** `vm`, `bmc`, `sdn`: the last part of the path. */
  readonly service: string
  /** `2026-04-01`: the version of that service's API. */
  readonly version: string
  /** `TerminateInstance`. */
  readonly action: string
  readonly body: Readonly<Record<string, unknown>>
  /** Whether it changes something: then an answer that was lost is the caller's to look into, never sent again blindly. */
  readonly write: boolean
}

/** One exchange, as it happened: for the log, and for the list of request ids. */
export interface Attempt {
  readonly action: string
  readonly write: boolean
  /** When it was sent, in milliseconds since the epoch. */
  readonly at: number
  readonly ms: number
  /** Undefined when no HTTP answer came. */
  readonly status: number | undefined
  readonly requestId: string | undefined
  readonly code: string | undefined
}

export interface CallOptions {
  /** How many attempts a transient failure may cost; without it, until the run is stopped. */
  readonly attempts?: number
  readonly onAttempt?: (attempt: Attempt) => void
  /** Asked whenever its turn has come, which may be long after the call was made: whether it is still to be sent. */
  readonly isDue?: () => boolean
}

export interface Client {
  /**
   * @throws CallError when the API refused, or no good answer came
   * @throws StoppedError when the run was stopped first
   * @throws NotDueError when it was not to be sent any more
   */
  call(operation: Operation, options?: CallOptions): Promise<Answer>
  /** What the server's clock says, by the Date of its last answer, or this machine's where that is behind. In milliseconds. */
  serverNow(): number
}

/** When the run ends: `stopped` lets nothing new begin, `abandoned` gives up what is in flight. */
export interface StopSignals {
  readonly stopped: AbortSignal
  readonly abandoned: AbortSignal
}

export interface ClientOptions {
  readonly transport: Pick<Transport, 'send'>
  /** As it goes over the wire: with the port, when it is not the default one. */
  readonly host: string
  readonly credential: Credential
  readonly clock: Clock
  /** From 0 up to 1. */
  readonly random: () => number
  readonly pace: Pace
  readonly stop: StopSignals
  /** Names this client to Zenlayer: at most 128 of `[0-9A-Za-z-_ ,;.]`. */
  readonly requestClient: string
  readonly onAttempt?: (attempt: Attempt) => void
}

const CONTENT_TYPE = 'application/json'

/**
 * Before the endpoint has ever answered, a connection that cannot be made is more likely a wrong name or a closed
 * network than an outage: half a minute of attempts, not the whole budget.
 */
const CONNECT_WITHIN_MS = 30_000

/** How long the others wait for the first call. */
const OPENING_MS = 3000

/** "Common error codes": the key or the token is not known, or the signature is not of its password. */
const BAD_CREDENTIAL: ReadonlySet<string> = new Set([
  'AUTHFAILURE_SIGNATURE_FAILURE',
  'AUTHFAILURE_INVALID_AUTHORIZATION',
])

export function createClient(options: ClientOptions): Client {
  const { transport, host, credential, clock, random, pace, stop } = options
  /** What to add to this machine's clock to have the server's. */
  let clockOffsetMs = 0
  let clockCorrected = false
  /** How far the server's clock is behind this machine's, by its last Date. */
  let behindMs = 0
  let everAnswered = false
  /** When an attempt first found nobody, while nobody has ever answered. */
  let unreachedSince: number | undefined
  /** The API does not know this credential: it will not know it at the next call either. */
  let unknownCredential: CallError | undefined
  /** Aborts when the first call is over. Until the endpoint has answered once, calls go one by one: a wrong key should be told once, not by all at a time. */
  let opening: AbortSignal | undefined

  function sign(body: string): Record<string, string> {
    const timestamp = Math.floor((clock.now() + clockOffsetMs) / 1000)
    const signed = { 'x-zc-timestamp': String(timestamp), 'x-zc-signature-method': SIGNATURE_METHOD }
    return {
      ...(credential.type === 'key' ? signed : {}),
      authorization: authorization(credential, { host, contentType: CONTENT_TYPE, body, timestamp }),
    }
  }

  function headers(operation: Operation): Record<string, string> {
    return {
      'content-type': CONTENT_TYPE,
      host,
      'x-zc-action': operation.action,
      'x-zc-version': operation.version,
      'x-zc-service': operation.service,
      'x-zc-request-client': options.requestClient,
    }
  }

  /** Sends once, and reports what happened whatever it was. */
  async function attempt(operation: Operation, callOptions: CallOptions): Promise<Answer> {
    const body = JSON.stringify(operation.body)
    const proof = sign(body)
    const at = clock.now()
    const offset = clockOffsetMs
    let http: HttpAnswer | undefined
    let outcome: Answer | CallError | StoppedError
    try {
      const request = {
        path: `/api/v2/${operation.service}`,
        headers: { ...headers(operation), ...proof },
        body,
      }
      http = await transport.send(request, stop.abandoned)
      everAnswered = true
      noteDate(http.headers['date'])
      outcome = readAnswer(operation.action, http, secretsOf(credential, proof), clock.now())
    } catch (error) {
      outcome = toFailure(operation.action, error)
    }
    if (outcome instanceof CallError) outcome = judge(outcome, offset, http)
    const failure = outcome instanceof Error ? outcome : undefined
    const record: Attempt = {
      action: operation.action,
      write: operation.write,
      at,
      ms: clock.now() - at,
      status: http?.status,
      requestId: outcome instanceof StoppedError ? undefined : outcome.requestId,
      code: failure?.code,
    }
    options.onAttempt?.(record)
    callOptions.onAttempt?.(record)
    if (failure instanceof CallError && failure.throttled) pace.throttled(at, failure.retryAfterMs)
    else if (http !== undefined) pace.passed(at)
    if (!(outcome instanceof Error)) return outcome
    throw outcome
  }

  /** What a failure means for the calls to come. */
  function judge(error: CallError, offsetOfAttempt: number, http: HttpAnswer | undefined): CallError {
    if (error.code === SIGNATURE_EXPIRED) correctClock(offsetOfAttempt, http?.headers['date'])
    if (BAD_CREDENTIAL.has(error.code)) unknownCredential = error
    if (http !== undefined || error.effect !== 'none' || everAnswered) return error
    unreachedSince ??= clock.now()
    return clock.now() - unreachedSince < CONNECT_WITHIN_MS ? error : error.asFinal()
  }

  async function firstAlone(work: () => Promise<Answer>): Promise<Answer> {
    // Not for long: the first may never be answered.
    if (!everAnswered && opening !== undefined)
      await clock.sleep(OPENING_MS, AbortSignal.any([opening, stop.stopped]))
    // The run may have been stopped, and the credential refused, while this call waited.
    if (stop.stopped.aborted) throw new StoppedError()
    if (unknownCredential !== undefined) throw unknownCredential
    if (everAnswered || opening !== undefined) return work()
    const over = new AbortController()
    opening = over.signal
    try {
      return await work()
    } finally {
      over.abort()
    }
  }

  function noteDate(header: string | undefined): void {
    const date = Date.parse(header ?? '')
    if (!Number.isNaN(date)) behindMs = Math.max(0, clock.now() - date)
  }

  /** Once a run: a second correction would chase a server whose own clock jumps. */
  function correctClock(offsetOfAttempt: number, date: string | undefined): void {
    const server = date === undefined ? NaN : Date.parse(date)
    if (clockCorrected || Number.isNaN(server) || offsetOfAttempt !== clockOffsetMs) return
    clockOffsetMs = server - clock.now()
    clockCorrected = true
  }

  function mayRetry(
    error: CallError,
    offsetOfAttempt: number,
    { write }: Operation,
    tries: number,
    limit: number,
  ): boolean {
    // Signed with a clock that has been corrected since: the next signature is another one.
    if (error.code === SIGNATURE_EXPIRED) return clockOffsetMs !== offsetOfAttempt
    if (!error.transient || tries >= limit) return false
    return !write || error.effect === 'none'
  }

  return {
    serverNow: () => clock.now() - behindMs,
    async call(operation, callOptions = {}) {
      const limit = callOptions.attempts ?? Infinity
      let last: CallError | undefined
      for (let tries = 1; ; tries += 1) {
        let offset = clockOffsetMs
        try {
          const answer = await pace.turn(operation.write ? 'write' : 'read', stop.stopped, () => {
            offset = clockOffsetMs
            if (callOptions.isDue?.() === false) throw new NotDueError()
            return firstAlone(() => attempt(operation, callOptions))
          })
          if (answer !== undefined) return answer
        } catch (error) {
          if (error instanceof StoppedError) throw new StoppedError(last)
          if (!(error instanceof CallError) || !mayRetry(error, offset, operation, tries, limit)) throw error
          last = error
          // A throttled call waits for its next turn like all the others; the pace sees to it.
          if (error.code !== SIGNATURE_EXPIRED && !error.throttled) {
            await clock.sleep(Math.max(backoffMs(tries, random), error.retryAfterMs ?? 0), stop.stopped)
          }
        }
        if (stop.stopped.aborted) throw new StoppedError(last)
      }
    },
  }
}

function secretsOf(credential: Credential, proof: Readonly<Record<string, string>>): string[] {
  const { authorization: value = '' } = proof
  const signature = value.split('Signature=')[1]
  const secret = credential.type === 'key' ? credential.password : credential.token
  // A shorter one is no secret, and might stand in an id or a status by chance.
  return [value, secret, signature ?? ''].filter((text) => text.length >= 8)
}

/** 1, 2, 4 … s as the official SDKs wait, at most 30, and up to half of it off, so that many do not come back at once. */
export function backoffMs(tries: number, random: () => number): number {
  return Math.min(30_000, 1000 * 2 ** (tries - 1)) * (1 - random() / 2)
}

function toFailure(action: string, error: unknown): CallError | StoppedError {
  if (error instanceof CallError) return error
  if (!(error instanceof TransportError)) throw error
  const effect = error.sent ? 'unknown' : 'none'
  const { message } = error
  switch (error.reason) {
    case 'stopped':
      return new StoppedError()
    case 'timeout':
      return new CallError({ action, code: LOCAL_CODES.timeout, message, effect, transient: true })
    case 'certificate':
      return new CallError({
        action,
        code: LOCAL_CODES.certificate,
        message: `The endpoint's certificate was not accepted: ${message}`,
        effect,
        transient: false,
        hint: 'Check the input `endpoint` and the proxy; a private authority goes into NODE_EXTRA_CA_CERTS.',
      })
    case 'size':
      return new CallError({ action, code: LOCAL_CODES.unreadable, message, effect, transient: false })
    case 'network':
      return new CallError({
        action,
        code: LOCAL_CODES.network,
        message,
        effect,
        transient: true,
        hint: 'Check the input `endpoint`, the network and HTTPS_PROXY of the runner.',
      })
  }
}
