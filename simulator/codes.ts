// Error codes: those that no single kind has, and the refusals that carry them. Sources: Zenlayer's common error codes.
// The codes of the kinds are in their rows.

/** An HTTP status and the code that comes with it. */
export type Code = `${number} ${string}`

export const COMMON = {
  MISSING_PARAMETER: [400, 'A required parameter is missing'],
  INVALID_PARAMETER_TYPE: [400, 'A parameter has the wrong type'],
  INVALID_PARAMETER_VALUE: [400, 'A parameter has a value that is not allowed'],
  INVALID_PARAMETER_EXCEED_MAXIMUM: [400, 'A parameter is over its maximum'],
  INVALID_PARAMETER_LESS_MINIMUM: [400, 'A parameter is under its minimum'],

  AUTHFAILURE_INVALID_AUTHORIZATION: [401, 'The Authorization header is not what Zenlayer Cloud accepts'],
  AUTHFAILURE_SIGNATURE_EXPIRED: [401, 'The timestamp is more than five minutes off the clock of the server'],
  AUTHFAILURE_SIGNATURE_FAILURE: [401, 'The signature does not match'],
  // The common error codes say of this one: check that the interface exists, or that access to it was granted.
  AUTHFAILURE_UNAUTHORIZED_OPERATION: [401, 'No such operation, or no permission for it'],

  // The real answer to a wrong path is not documented. The name is kept clear of every documented *_NOT_FOUND code.
  UNKNOWN_API_PATH: [404, 'The only path of the API is POST /api/v2/{service}'],

  REQUEST_LIMIT_EXCEEDED: [429, 'Too many requests'],
  INTERNAL_SERVER_ERROR: [500, 'An error occurred on the server'],
  SERVICE_TEMPORARY_UNAVAILABLE: [503, 'The service is temporarily unavailable'],
  REQUEST_TIMED_OUT: [503, 'The request took too long'],
} as const satisfies Record<string, readonly [status: number, message: string]>

export type CommonCode = keyof typeof COMMON

/** A request answered with an error code. Checks throw it, the simulator makes an answer of it. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: number
  readonly code: string
  /** Refuses a whole batch, also where an answer lists the ids that failed. */
  readonly whole: boolean

  constructor(status: number, code: string, message: string, whole = false) {
    super(message)
    this.status = status
    this.code = code
    this.whole = whole
  }
}

/** A common refusal; `detail` names the parameter or the action. */
export function refusal(code: CommonCode, detail?: string): Refusal {
  const [status, message] = COMMON[code]
  return new Refusal(status, code, detail === undefined ? `${message}.` : `${message}: ${detail}.`)
}

/** A refusal of a kind. */
export function denial(code: Code, detail: string): Refusal {
  const [status = '', name = ''] = code.split(' ')
  return new Refusal(Number(status), name, `${sentence(name)}: ${detail}.`)
}

/** `INVALID_EIP_NOT_FOUND` in words. No client may rely on a message. */
function sentence(name: string): string {
  const words = name.replaceAll('_', ' ').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
