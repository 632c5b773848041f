// Turns the reason why no answer came into an error of the call.

import { CallError, LOCAL_CODES, StoppedError, type CallErrorFields, type TransportError } from './errors.ts'

type Fields = Pick<CallErrorFields, 'code' | 'message' | 'transient' | 'hint'>

/** `message`: that of `error`, fit to be shown. */
export function toFailure(action: string, error: TransportError, message: string): CallError | StoppedError {
  if (error.reason === 'stopped') return new StoppedError()
  return new CallError({ action, effect: error.sent ? 'unknown' : 'none', ...FIELDS[error.reason](message) })
}

const FIELDS: Readonly<Record<Exclude<TransportError['reason'], 'stopped'>, (message: string) => Fields>> = {
  timeout: (message) => ({ code: LOCAL_CODES.timeout, message, transient: true }),
  size: (message) => ({ code: LOCAL_CODES.unreadable, message, transient: false }),
  certificate: (message) => ({
    code: LOCAL_CODES.certificate,
    message: `The endpoint's certificate was not accepted: ${message}`,
    transient: false,
    hint: 'Check the input `endpoint` and the proxy. For a private certificate authority, set NODE_EXTRA_CA_CERTS.',
  }),
  network: (message) => ({
    code: LOCAL_CODES.network,
    message,
    transient: true,
    hint: 'Check the input `endpoint`, the network and HTTPS_PROXY of the runner.',
  }),
}
