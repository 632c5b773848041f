// One call of the API: what is called, how, and what each exchange was like.

import type { Answer } from './answer.ts'

export interface Operation {
  /** `vm`, `bmc`, `sdn`: the last part of the path. */
  readonly service: string
  /** `2026-04-01`: the version of that service's API. */
  readonly version: string
  /** `TerminateInstance`. */
  readonly action: string
  readonly body: Readonly<Record<string, unknown>>
  /** Whether it changes something. If the answer to a write is lost, the caller checks its effect; it is never sent again blindly. */
  readonly write: boolean
}

export interface CallOptions {
  /** Maximum number of attempts while failures are transient; without it, until the run is stopped. */
  readonly attempts?: number
  readonly onAttempt?: (attempt: Attempt) => void
  /** Called just before the call is sent, which may be much later than it was made: whether it still has to be sent. */
  readonly isDue?: () => boolean
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

export interface Client {
  /**
   * @throws CallError when the API refused the call, or no usable answer came
   * @throws StoppedError when the run was stopped first
   * @throws NotDueError when the call no longer had to be sent
   */
  call(operation: Operation, options?: CallOptions): Promise<Answer>
  /**
   * The server's time in milliseconds, by the Date of its last answer; this machine's time where that is behind it.
   */
  serverNow(): number
}

/** When the run ends: after `stopped` nothing new begins, after `abandoned` what is in flight is given up. */
export interface StopSignals {
  readonly stopped: AbortSignal
  readonly abandoned: AbortSignal
}
