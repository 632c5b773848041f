// What can come back instead of an answer, told as what it was.

/** Whether the request may have taken effect although no good answer came. */
export type Effect = 'none' | 'unknown'

export interface CallErrorFields {
  readonly action: string
  /** Zenlayer's code, upper case with underscores; for what is no API error, one of LOCAL_CODES. */
  readonly code: string
  readonly message: string
  readonly status?: number | undefined
  readonly requestId?: string | undefined
  readonly effect: Effect
  /** Worth another try later. */
  readonly transient: boolean
  /** Refused for coming too fast: the pace is at fault, not the call. */
  readonly throttled?: boolean
  /** How long the answer asks to wait before the next try, in milliseconds. */
  readonly retryAfterMs?: number | undefined
  /** What the person can do, where the failure itself says it. */
  readonly hint?: string | undefined
}

/** Codes for what no API answered. The first three are the official Python SDK's names for the same things. */
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

  /** Whether the API itself said so; else it was the network, or something in front of the API. */
  get fromApi(): boolean {
    return !LOCAL.has(this.code)
  }

  /** The same, but not worth another try. */
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

/** Why no answer came: `sent` tells whether the server may have seen the request. */
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

/** Told of an attempt that the end of the run cut off. */
export const STOPPED = 'STOPPED'

/** The run was told to stop (time is up, or it was cancelled) before the call could end. */
export class StoppedError extends Error {
  override readonly name = 'StoppedError'
  readonly code = STOPPED
  /** What had gone wrong with the call until then. */
  readonly last: CallError | undefined

  constructor(last?: CallError) {
    super('The run was stopped before the call ended.')
    this.last = last
  }
}

/**
 * Codes as the wire spells them. The Go SDK's constants write `Invalid.Instance.Not.Found` for what the
 * documentation and the API write `INVALID_INSTANCE_NOT_FOUND`.
 */
export function normaliseCode(code: string): string {
  return code.trim().replaceAll('.', '_').toUpperCase()
}

/** The call was not sent: what it was meant for may have changed while it waited for its turn. */
export class NotDueError extends Error {
  override readonly name = 'NotDueError'
}
