// A simulator on a loopback port: HTTP or HTTPS in and out, and the three ways a connection can fail.
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Certificate } from './certificate.ts'
import type { Simulator } from './simulator.ts'
import type { WireRequest, WireResponse } from './wire.ts'

export interface SimulatorServer {
  /** `http://127.0.0.1:PORT`, or `https://` with a certificate. */
  readonly url: string
  readonly host: string
  readonly port: number
  readonly simulator: Simulator
  /** Closes at once, open connections too. */
  close(): Promise<void>
}

export interface ServeOptions {
  /** A free one when not given. */
  readonly port?: number
  readonly host?: string
  /** How long every answer is held back. */
  readonly latencyMs?: number
  /** Serves HTTPS with it. */
  readonly tls?: Certificate | undefined
}

export async function serve(
  simulator: Simulator,
  { port = 0, host = '127.0.0.1', latencyMs = 0, tls }: ServeOptions = {},
): Promise<SimulatorServer> {
  const listener: RequestListener = (request, response) => {
    receive(request).then(
      (received) => {
        const answer = simulator.handle(received)
        if (latencyMs === 0) send(answer, response)
        else setTimeout(send, latencyMs, answer, response)
      },
      // The caller closed the connection in the middle of its request.
      () => response.destroy(),
    )
  }
  const server = tls === undefined ? createServer(listener) : createTlsServer({ ...tls }, listener)
  await listen(server, port, host)
  const bound = (server.address() as AddressInfo).port
  const name = host.includes(':') ? `[${host}]` : host
  const scheme = tls === undefined ? 'http' : 'https'
  return { url: `${scheme}://${name}:${bound}`, host, port: bound, simulator, close: () => close(server) }
}

async function receive(request: IncomingMessage): Promise<WireRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const headers = Object.entries(request.headers).map(([name, value]) => [name, [value].flat().join(', ')])
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: Buffer.concat(chunks).toString('utf8'),
  }
}

function send(answer: WireResponse, response: ServerResponse): void {
  switch (answer.transport) {
    case 'reset':
      response.socket?.resetAndDestroy()
      return
    case 'hang':
      return
    case 'truncate':
      // The header promises more than comes; the connection ends once what there is has gone out.
      response.writeHead(answer.status, answer.headers)
      response.write(answer.body, () => response.socket?.end())
      return
    case undefined:
      response.setHeader('content-length', Buffer.byteLength(answer.body))
      response.writeHead(answer.status, answer.headers).end(answer.body)
  }
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => {
      if (error === undefined) resolve()
      else reject(error)
    })
    server.closeAllConnections()
  })
}
