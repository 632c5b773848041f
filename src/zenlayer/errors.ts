// The ways in which a call can fail.

/** Whether the request may have taken effect although no answer of success came. */
type Effect = 'none' | 'unknown'

export interface CallErrorFields {
  readonly action: string
  /** Zenlayer's code, upper case with underscores; one of LOCAL_CODES where the error does not come from the API. */
  readonly code: string
  readonly message: string
  readonly status?: number | undefined
  readonly requestId?: string | undefined
  readonly effect: Effect
  /** Another attempt later may succeed. */
  readonly transient: boolean
  /** Refused for coming too fast: the rate is the cause, not the call. */
  readonly throttled?: boolean
  /** How long the answer asks to wait before the next attempt, in milliseconds. */
  readonly retryAfterMs?: number | undefined
  /** What to do about it, where that follows from the failure itself. */
  readonly hint?: string | undefined
}

/** Codes for failures outside the API. The first three are those of the official Python SDK. */
export const LOCAL_CODES = {
  network: 'NETWORK_ERROR',
  challenge: 'SECURITY_CHALLENGE',
  blocked: 'REQUEST_BLOCKED',
  timeout: 'REQUEST_TIMEOUT',
  certificate: 'CERTIFICATE_ERROR',
  redirect: 'UNEXPECTED_REDIRECT',
  unreadable: 'UNREADABLE_ANSWER',
} as const

/** One call failed: which, how, and whether it may have taken effect. */
export class CallError extends Error implements CallErrorFields {
  override readonly name = 'CallError'
  readonly action: string
  readonly code: string
  readonly status: number | undefined
  readonly requestId: string | undefined
  readonly effect: Effect
  readonly transient: boolean
  readonly throttled: boolean
  readonly retryAfterMs: number | undefined
  readonly hint: string | undefined

  /** Whether the error comes from the API itself rather than from the network, or from something in front of the API. */
  get fromApi(): boolean {
    return !LOCAL.has(this.code)
  }

  /** The same failure, but final. */
  asFinal(): CallError {
    const { action, code, message, status, requestId, effect, hint } = this
    return new CallError({ action, code, message, status, requestId, effect, hint, transient: false })
  }

  constructor(fields: CallErrorFields) {
    super(fields.message)
    this.action = fields.action
    this.code = fields.code
    this.status = fields.status
    this.requestId = fields.requestId
    this.effect = fields.effect
    this.transient = fields.transient
    this.throttled = fields.throttled ?? false
    this.retryAfterMs = fields.retryAfterMs
    this.hint = fields.hint
  }
}

const LOCAL: ReadonlySet<string> = new Set(Object.values(LOCAL_CODES))

/** Why no answer came. `sent`: whether the server may have received the request. */
export class TransportError extends Error {
  override readonly name = 'TransportError'
  readonly reason: 'network' | 'timeout' | 'certificate' | 'size' | 'stopped'
  readonly sent: boolean

  constructor(reason: TransportError['reason'], sent: boolean, message: string) {
    super(message)
    this.reason = reason
    this.sent = sent
  }
}

/** The code of an attempt that was in flight when the run ended. */
export const STOPPED = 'STOPPED'

/** The run was stopped (time is up, or it was cancelled) before the call ended. */
export class StoppedError extends Error {
  override readonly name = 'StoppedError'
  readonly code = STOPPED
  /** The last failure before that: of the call itself, or the one that made it wait. */
  readonly last: CallError | undefined

  constructor(last?: CallError) {
    super('The run was stopped before the call ended.')
    this.last = last
  }
}

/**
 * Codes in the spelling of the API. The Go SDK's constants write `Invalid.Instance.Not.Found` where the
 * documentation and the API write `INVALID_INSTANCE_NOT_FOUND`.
 */
export function normaliseCode(code: string): string {
  return code.trim().replaceAll('.', '_').toUpperCase()
}

/** The call was not sent: its subject may have changed while it waited. */
export class NotDueError extends Error {
  override readonly name = 'NotDueError'
  /** The failure of the attempt before. */
  readonly last: CallError | undefined
  constructor(last?: CallError) {
    super()
    this.last = last
  }
}
