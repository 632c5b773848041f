// A real HTTP server on loopback that answers by a script and records its requests.

import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import {
  connect,
  createServer as createSocketServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net'

export interface RecordedRequest {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
  /** The client's port: the same for requests that came over one connection. */
  readonly connection: number
}

export type Responder = (response: ServerResponse, request: RecordedRequest) => void

/** One responder per request, in order; or a function of the request and its index, from 0. */
export type Script = readonly Responder[] | ((request: RecordedRequest, index: number) => Responder)

export interface HttpServer extends AsyncDisposable {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string
  readonly host: string
  readonly requests: readonly RecordedRequest[]
  /** The maximum number of requests that were open at once. */
  readonly mostOpen: number
}

export async function startHttpServer(script: Script): Promise<HttpServer> {
  const requests: RecordedRequest[] = []
  let open = 0
  let mostOpen = 0
  const server = createServer((incoming, response) => {
    open += 1
    mostOpen = Math.max(mostOpen, open)
    let ended = false
    const end = () => {
      if (!ended) open -= 1
      ended = true
    }
    // Answered, or broken off by either side.
    response.on('finish', end).on('close', end)
    // A client may break off in the middle of its request.
    incoming.on('error', () => undefined)
    void readBody(incoming).then((body) => {
      const request = record(incoming, body)
      const responder =
        typeof script === 'function' ? script(request, requests.length) : script[requests.length]
      requests.push(request)
      // A Date of this machine would correct a virtual clock.
      response.sendDate = false
      ;(responder ?? unscripted)(response, request)
    })
  })
  const port = await listen(server)
  return {
    origin: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    requests,
    get mostOpen() {
      return mostOpen
    },
    [Symbol.asyncDispose]: () => {
      server.closeAllConnections()
      return close(server)
    },
  }
}

/** Any answer; a body other than a string is sent as JSON. */
export function answer(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Responder {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const type = typeof body === 'string' ? 'text/html' : 'application/json'
  return (response) => response.writeHead(status, { 'content-type': type, ...headers }).end(text)
}

/** A successful answer of the Zenlayer API. */
export function accepted(requestId: string, response: Readonly<Record<string, unknown>> = {}): Responder {
  return answer(200, { requestId, response: { requestId, ...response } })
}

/** An error of the Zenlayer API. */
export function refused(
  status: number,
  code: string,
  { requestId = 'T-refused', headers = {} }: { requestId?: string; headers?: Record<string, string> } = {},
): Responder {
  return answer(status, { requestId, code, message: `The server says ${code}.` }, headers)
}

/** Reads the request and never answers. */
export const hang: Responder = () => undefined

/** Reads the request and drops the connection. */
export const reset: Responder = (response) => {
  response.socket?.resetAndDestroy()
}

/** Promises a longer body than it sends, then drops the connection. */
export const cutShort: Responder = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
  response.write('{"requestId":"T-cut","response":{', () => {
    response.socket?.destroy()
  })
}

/** A body of that many bytes. */
export function large(bytes: number): Responder {
  return (response) => {
    response.on('error', () => undefined)
    response.writeHead(200, { 'content-length': String(bytes) }).end(Buffer.alloc(bytes, 'x'))
  }
}

export interface RawServer extends AsyncDisposable {
  readonly origin: string
  readonly connections: () => number
}

/** Answers every request with the same bytes, part by part, and ends the connection with `ends`. */
export async function startRawServer(
  parts: readonly string[],
  { ends = false }: { ends?: boolean } = {},
): Promise<RawServer> {
  let connections = 0
  const open = new Set<Socket>()
  const server = createSocketServer({ noDelay: true }, (socket) => {
    connections += 1
    open.add(socket)
    socket.on('error', () => undefined)
    let heard = ''
    socket.on('data', (chunk) => {
      heard += chunk.toString('latin1')
      // The requests of the tests have a JSON object for a body.
      if (!heard.endsWith('}')) return
      heard = ''
      void sendParts(socket, parts).then(() => {
        if (ends) socket.end()
      })
    })
  })
  const port = await listen(server)
  return {
    origin: `http://127.0.0.1:${port}`,
    connections: () => connections,
    [Symbol.asyncDispose]: () => {
      for (const socket of open) socket.destroy()
      return close(server)
    },
  }
}

/** Each in its own packet: one is sent when the previous one has left. */
async function sendParts(socket: Socket, parts: readonly string[]): Promise<void> {
  for (const part of parts) {
    await new Promise((resolve) => socket.write(part, 'latin1', resolve))
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** A loopback port without a listener. */
export async function closedPort(): Promise<number> {
  const server = createServer()
  const port = await listen(server)
  await close(server)
  return port
}

export interface Proxy extends AsyncDisposable {
  readonly url: string
  /** The request lines that it received, such as `CONNECT console.zenlayer.com:443`. */
  readonly seen: readonly string[]
}

/**
 * A proxy that records its requests. It refuses every tunnel, so that nothing leaves this machine; with `tunnelTo`, it
 * connects each tunnel to that port on loopback, whatever the requested host.
 */
export async function startProxy({ tunnelTo }: { tunnelTo?: number } = {}): Promise<Proxy> {
  const seen: string[] = []
  const server = createServer((request, response) => {
    seen.push(`${request.method ?? ''} ${request.url ?? ''}`)
    response.writeHead(502).end()
  })
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    seen.push(`CONNECT ${request.url ?? ''}`)
    socket.on('error', () => undefined)
    if (tunnelTo === undefined) {
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
      return
    }
    const target = connect(tunnelTo, '127.0.0.1')
    target.on('error', () => undefined)
    target.on('connect', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      socket.pipe(target).pipe(socket)
    })
  })
  const port = await listen(server)
  return { url: `http://127.0.0.1:${port}`, seen, [Symbol.asyncDispose]: () => close(server) }
}

export function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port)
    })
  })
}

export function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve()
    })
  })
}

const unscripted: Responder = (response) =>
  response.writeHead(500).end('The script has no answer for this one.')

async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

function record(incoming: IncomingMessage, body: string): RecordedRequest {
  const { method = '', url = '', headers, socket } = incoming
  return { method, path: url, headers, body, connection: socket.remotePort ?? 0 }
}
