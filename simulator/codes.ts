// Every error code this API can answer with, its HTTP status and a sentence of our own. Sources: Zenlayer's common
// error codes, the error tables of the operations' pages, and the constants of the Go SDK (bmc, vm). Where a constant came
// without a status it has that of its kin: 403 for what is denied, 400 for what is not supported, 404 for what is not found.

export const CODES = {
  MISSING_PARAMETER: [400, 'A required parameter is missing'],
  INVALID_PARAMETER_TYPE: [400, 'A parameter has the wrong type'],
  INVALID_PARAMETER_VALUE: [400, 'A parameter has a value that is not allowed'],
  INVALID_PARAMETER_EXCEED_MAXIMUM: [400, 'A parameter is over its maximum'],
  INVALID_PARAMETER_LESS_MINIMUM: [400, 'A parameter is under its minimum'],

  AUTHFAILURE_INVALID_AUTHORIZATION: [401, 'The Authorization header is not what Zenlayer Cloud accepts'],
  AUTHFAILURE_SIGNATURE_EXPIRED: [401, 'The timestamp is more than five minutes off the clock of the server'],
  AUTHFAILURE_SIGNATURE_FAILURE: [401, 'The signature does not match'],
  // The common error codes say of this one: check that the interface exists, or that access to it was granted.
  AUTHFAILURE_UNAUTHORIZED_OPERATION: [401, 'No such operation, or no right to it'],

  // The real answer to a wrong path is not documented. The name is kept clear of every documented *_NOT_FOUND code.
  UNKNOWN_API_PATH: [404, 'The API is POST /api/v2/{service} and nothing else'],

  INVALID_INSTANCE_NOT_FOUND: [404, 'The instance does not exist'],
  INVALID_EIP_NOT_FOUND: [404, 'The elastic IP does not exist'],
  INVALID_DISK_NOT_FOUND: [404, 'The disk does not exist'],
  INVALID_CIDRBLOCK_NOT_FOUND: [404, 'The CIDR block does not exist'],
  OPERATION_FAILED_RESOURCE_NOT_FOUND: [404, 'The resource does not exist'],
  // The documentation prints "7105" in the HTTP column; that is no HTTP status, so the likely one stands here.
  SELF_SERVICE_PORT_NOT_FOUND: [404, 'The port does not exist'],

  OPERATION_DENIED_INSTANCE_RECYCLED: [403, 'It is in the recycle bin'],
  OPERATION_DENIED_INSTANCE_NOT_RECYCLED: [403, 'It is not in the recycle bin'],
  OPERATION_DENIED_INSTANCE_CREATING: [403, 'It is being created'],
  OPERATION_DENIED_INSTANCE_STATUS_INSTALLING: [403, 'It is busy'],
  OPERATION_DENIED_INSTANCE_SUBSCRIPTION: [403, 'It is a subscription, which ends at its expiry'],
  OPERATION_DENIED_POSTPAID_PROMISE: [403, 'It is in its commitment term'],
  UNSUPPORTED_OPERATION_INSTANCE_BEING_RECYCLE: [400, 'It is on its way to the recycle bin'],
  UNSUPPORTED_OPERATION_INSTANCE_CHARGE_TYPE: [400, 'Only pay-as-you-go instances can be returned'],

  OPERATION_DENIED_EIP_RECYCLED: [403, 'The elastic IP is in the recycle bin'],
  OPERATION_DENIED_EIP_NOT_RECYCLED: [403, 'The elastic IP is not in the recycle bin'],
  OPERATION_DENIED_EIP_SUBSCRIPTION: [403, 'The elastic IP is a subscription, which ends at its expiry'],
  OPERATION_DENIED_EIP_STATUS_NOT_SUPPORT: [403, 'The elastic IP is in a status that does not allow this'],

  OPERATION_DENIED_EIP_IS_NOT_UN_ASSIGN: [400, 'The elastic IP is not unbound'],
  OPERATION_DENIED_EIP_IS_DEFAULT: [400, 'The elastic IP is the default one of its instance'],

  INVALID_NIC_NOT_FOUND: [404, 'The vNIC does not exist'],
  INVALID_NIC_PRIMARY_CANT_DELETE: [409, 'The vNIC is the primary one of its instance'],
  INVALID_NIC_PRIMARY_CANT_DETACH: [409, 'The vNIC is the primary one of its instance'],
  // One page has it under 404 and another under 400.
  INVALID_NIC_ATTACHED: [400, 'The vNIC is attached to an instance'],
  INVALID_NIC_STATUS: [400, 'The vNIC is in a status that does not allow this'],
  OPERATION_DENIED_NIC_NOT_EXIST_INSTANCE: [403, 'The vNIC is not attached to an instance'],
  OPERATION_DENIED_INSTANCE_STATUS_NOT_SUPPORT: [403, 'The instance is in a status that does not allow this'],

  OPERATION_DENIED_CIDRBLOCK_RECYCLED: [403, 'The CIDR block is in the recycle bin'],
  OPERATION_DENIED_CIDRBLOCK_NOT_RECYCLED: [403, 'The CIDR block is not in the recycle bin'],
  OPERATION_DENIED_CIDRBLOCK_SUBSCRIPTION: [
    403,
    'The CIDR block is a subscription, which ends at its expiry',
  ],
  OPERATION_DENIED_INSTANCE_EXIST: [403, 'It is in use by another resource'],
  OPERATION_FAILED_FOR_RECYCLE_RESOURCE: [403, 'It is in the recycle bin'],

  UNSUPPORTED_OPERATION_DISK_STATUS: [400, 'The disk is in a status that does not allow this'],
  UNSUPPORTED_OPERATION_DISK_UNAVAILABLE: [400, 'The disk is in a status that does not allow this'],
  UNSUPPORTED_OPERATION_DISK_BEING_RECYCLE: [400, 'The disk is in the recycle bin'],
  UNSUPPORTED_OPERATION_DISK_NOT_BEING_RECYCLE: [400, 'The disk is not in the recycle bin'],
  UNSUPPORTED_OPERATION_RECYCLE_STATUS: [400, 'It is in a status in which it cannot be released'],

  REQUEST_LIMIT_EXCEEDED: [429, 'Too many requests'],
  INTERNAL_SERVER_ERROR: [500, 'Something went wrong on the side of the server'],
  SERVICE_TEMPORARY_UNAVAILABLE: [503, 'The service is not available for the moment'],
  REQUEST_TIMED_OUT: [503, 'The request took too long'],
} as const satisfies Record<string, readonly [status: number, message: string]>

export type Code = keyof typeof CODES

/** A request answered with an error code. Checks throw it, the simulator makes an answer of it. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: number
  readonly code: string
  /** Refuses a whole batch, also where an answer lists the ids that failed. */
  readonly whole: boolean

  constructor(status: number, code: string, message: string, whole = false) {
    super(message)
    this.whole = whole
    this.status = status
    this.code = code
  }
}

/** The refusal of a known code; `detail` says what it was about (a parameter's name, an id). */
export function refusal(code: Code, detail?: string): Refusal {
  const [status, message] = CODES[code]
  return new Refusal(status, code, detail === undefined ? `${message}.` : `${message}: ${detail}.`)
}
