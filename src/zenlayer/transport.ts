// One HTTP exchange. No retry, no signature, no JSON: a request goes out, and an answer or a reason comes back.

import { Agent, buildConnector, EnvHttpProxyAgent, errors, Pool, request, type Dispatcher } from 'undici'
import { isRecord, messageOf, plainText } from '../text.ts'
import { TransportError } from './errors.ts'
import { withoutContinue } from './interim-answers.ts'

export interface HttpRequest {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface HttpAnswer {
  readonly status: number
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: string
}

export interface Transport {
  /** @throws TransportError */
  send(request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer>
  close(): Promise<void>
}

export interface TransportOptions {
  readonly origin: string
  /** Maximum number of open connections. */
  readonly connections: number
  /** How long one request may take, in milliseconds. The official Python SDK waits 60 s, the Go SDK 300 s. */
  readonly timeoutMs: number
  readonly proxy: { readonly https?: string | undefined; readonly none?: string | undefined }
}

/** A larger answer does not come from this API: a page of 100 resources has some 200 KB. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024

/** Explicit, since NODE_TLS_REJECT_UNAUTHORIZED=0 in the environment would switch verification off. */
const TLS = { rejectUnauthorized: true } as const

export function createTransport(options: TransportOptions): Transport {
  const dispatcher = createDispatcher(options)
  return {
    send: (message, signal) => exchange(dispatcher, options, message, signal),
    close: () => dispatcher.destroy(),
  }
}

function createDispatcher({ connections, timeoutMs, proxy }: TransportOptions): Dispatcher {
  const settings = {
    connections,
    maxResponseSize: MAX_ANSWER_BYTES,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    connect: { ...TLS, timeout: Math.min(10_000, timeoutMs) },
    keepAliveTimeout: 30_000,
    factory: createPool,
  }
  if (proxy.https === undefined) return new Agent(settings)
  return new EnvHttpProxyAgent({
    ...settings,
    requestTls: TLS,
    proxyTls: TLS,
    httpsProxy: proxy.https,
    // An http endpoint is on this machine; a proxy's loopback is another machine. '' keeps HTTP_PROXY from being read.
    httpProxy: '',
    noProxy: proxy.none ?? '',
  })
}

/** Through a proxy, the tunnel is a connector already. */
function createPool(origin: string | URL, { connect, ...settings }: Pool.Options): Dispatcher {
  const connector = typeof connect === 'function' ? connect : buildConnector({ ...connect })
  return new Pool(origin, { ...settings, connect: withoutContinue(connector) })
}

async function exchange(
  dispatcher: Dispatcher,
  { origin, timeoutMs }: TransportOptions,
  message: HttpRequest,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  // One limit for connecting, sending and reading: undici's own timeouts restart with every byte. Not
  // AbortSignal.timeout and AbortSignal.any: their timers would live on for the whole time, ten thousand of them.
  const ending = new AbortController()
  const stop = () => {
    ending.abort()
  }
  const timer = setTimeout(() => {
    ending.abort('timeout')
  }, timeoutMs)
  signal.addEventListener('abort', stop)
  try {
    if (signal.aborted) throw new TransportError('stopped', false, 'The run was stopped before.')
    // undici observes the signal only once there is a connection, and a proxy may never open its tunnel.
    return await Promise.race([
      send(dispatcher, `${origin}${message.path}`, message, ending.signal),
      aborted(ending.signal),
    ])
  } catch (error) {
    if (error instanceof TransportError) throw error
    if (signal.aborted) throw new TransportError('stopped', true, 'The run was stopped.')
    if (ending.signal.reason === 'timeout')
      throw new TransportError('timeout', true, `No answer within ${Math.round(timeoutMs / 1000)} s.`)
    throw explain(error)
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', stop)
  }
}

async function send(
  dispatcher: Dispatcher,
  url: string,
  message: HttpRequest,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  const { headers, body } = message
  const answer = await request(url, { dispatcher, method: 'POST', headers, body, signal })
  return { status: answer.statusCode, headers: singleValues(answer.headers), body: await answer.body.text() }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => {
      reject(new Error('aborted'))
    })
  })
}

/** Errors after which nothing can have reached the API: no connection was made. */
const UNSENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** OpenSSL's and Node's names for a certificate that is not valid. */
const CERTIFICATE =
  /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY|DECRYPT|DECODE)|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE/

function explain(error: unknown): TransportError {
  if (error instanceof errors.ResponseExceededMaxSizeError) {
    return new TransportError(
      'size',
      true,
      `The answer is larger than ${MAX_ANSWER_BYTES / 1024 / 1024} MiB.`,
    )
  }
  const cause = rootCause(error)
  const code = codeOf(cause)
  const message = describe(cause)
  if (CERTIFICATE.test(code)) return new TransportError('certificate', false, message)
  // undici's words for a proxy that refused the tunnel; its code stands for other aborts as well.
  const unsent = UNSENT.has(code) || message.startsWith('Proxy response')
  return new TransportError('network', !unsent, message)
}

/** `getaddrinfo ENOTFOUND` rather than the errors wrapped around it. */
function rootCause(error: unknown): unknown {
  if (error instanceof AggregateError && error.errors.length > 0) return rootCause(error.errors[0])
  if (error instanceof Error && error.cause instanceof Error) return rootCause(error.cause)
  return error
}

function codeOf(error: unknown): string {
  return isRecord(error) && typeof error['code'] === 'string' ? error['code'] : ''
}

function describe(error: unknown): string {
  // OpenSSL ends its messages in a line break.
  const text = plainText(messageOf(error), 300).trim()
  const code = codeOf(error)
  return code === '' || text.includes(code) ? text : `${text} (${code})`
}

function singleValues(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  )
}
