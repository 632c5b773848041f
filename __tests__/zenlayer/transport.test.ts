import { getEventListeners } from 'node:events'
import { createServer as createTlsServer } from 'node:https'
import { createServer as createRawServer } from 'node:net'
import { describe, expect, it } from '@jest/globals'
import { TransportError } from '../../src/zenlayer/errors.ts'
import {
  createTransport,
  type HttpRequest,
  type Transport,
  type TransportOptions,
} from '../../src/zenlayer/transport.ts'
import { selfSigned } from '../support/certificate.ts'
import {
  answer,
  close,
  closedPort,
  cutShort,
  hang,
  large,
  listen,
  reset,
  startHttpServer,
  startProxy,
  startRawServer,
} from '../support/http-server.ts'
import '../support/realm.ts'

const REQUEST: HttpRequest = {
  path: '/api/v2/vm',
  headers: { 'content-type': 'application/json', 'x-zc-action': 'DescribeInstances' },
  body: '{"instanceIds":["预览"]}',
}
const running = new AbortController().signal

function open(origin: string, options: Partial<TransportOptions> = {}): Transport & AsyncDisposable {
  const transport = createTransport({ origin, connections: 4, timeoutMs: 20_000, proxy: {}, ...options })
  return { ...transport, [Symbol.asyncDispose]: () => transport.close() }
}

/** Why `exchange` came to nothing; a test in which it did not fails. */
async function failure(exchange: Promise<unknown>): Promise<TransportError> {
  try {
    await exchange
  } catch (error) {
    if (error instanceof TransportError) return error
    throw error
  }
  throw new Error('there was an answer')
}

describe('an exchange', () => {
  it('posts the path, the headers and the body as they are, and brings back status, headers and body', async () => {
    await using server = await startHttpServer([
      answer(403, '{"code":"Grüße"}', { 'X-Some-Header': 'Value', date: 'Thu, 01 Jan 2026 00:00:00 GMT' }),
    ])
    await using transport = open(server.origin)
    const { status, headers, body } = await transport.send(REQUEST, running)
    expect([status, body]).toEqual([403, '{"code":"Grüße"}'])
    expect(headers).toMatchObject({ 'x-some-header': 'Value', date: 'Thu, 01 Jan 2026 00:00:00 GMT' })
    expect(server.requests).toHaveLength(1)
    expect(server.requests[0]).toMatchObject({
      method: 'POST',
      path: '/api/v2/vm',
      body: '{"instanceIds":["预览"]}',
      headers: {
        host: server.host,
        'content-type': 'application/json',
        'x-zc-action': 'DescribeInstances',
      },
    })
  })

  it('joins a header that comes twice', async () => {
    await using server = await startHttpServer([
      (response) => response.setHeader('vary', ['one', 'two']).end('{}'),
    ])
    await using transport = open(server.origin)
    const { headers } = await transport.send(REQUEST, running)
    expect(headers['vary']).toBe('one, two')
  })

  it('follows no redirect', async () => {
    await using elsewhere = await startHttpServer([])
    await using server = await startHttpServer([answer(307, '', { location: `${elsewhere.origin}/stolen` })])
    await using transport = open(server.origin)
    const { status } = await transport.send(REQUEST, running)
    expect(status).toBe(307)
    expect(elsewhere.requests).toEqual([])
  })

  it('keeps the connection for the next one', async () => {
    await using server = await startHttpServer(() => answer(200, {}))
    await using transport = open(server.origin)
    for (let turn = 0; turn < 10; turn += 1) await transport.send(REQUEST, running)
    expect(server.requests).toHaveLength(10)
    // Two, since the first may not be told free yet when the second exchange begins.
    expect(new Set(server.requests.map(({ connection }) => connection)).size).toBeLessThanOrEqual(2)
  })

  it('opens no more connections than it was told', async () => {
    await using server = await startHttpServer(() => answer(200, {}))
    await using transport = open(server.origin, { connections: 2 })
    await Promise.all(Array.from({ length: 20 }, () => transport.send(REQUEST, running)))
    expect(server.requests).toHaveLength(20)
    expect(new Set(server.requests.map(({ connection }) => connection)).size).toBeLessThanOrEqual(2)
  })

  it('reads an answer of 15 MiB', async () => {
    await using server = await startHttpServer([large(15 * 1024 * 1024)])
    await using transport = open(server.origin)
    const { body } = await transport.send(REQUEST, running)
    expect(body).toHaveLength(15 * 1024 * 1024)
  })
})

describe('an interim answer', () => {
  const CONTINUE = 'HTTP/1.1 100 Continue\r\n\r\n'
  const FINE = 'HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nfine'

  it.each([
    ['100', [CONTINUE, FINE]],
    ['100, in one piece with the answer', [CONTINUE + FINE]],
    ['100, byte by byte', Array.from(CONTINUE + FINE)],
    ['100 with headers, three times', [...Array<string>(3).fill('HTTP/1.1 100 Go on\r\nx: y\r\n\r\n'), FINE]],
    ['102', ['HTTP/1.1 102 Processing\r\n\r\n', FINE]],
    ['103', ['HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n', FINE]],
    ['100 and 103', [CONTINUE, 'HTTP/1.1 103 Early Hints\r\n\r\n', FINE]],
    ['none', ['HTTP/1.1 200 OK\r\n', 'content-length: 4\r\n\r\nfine']],
  ])('is passed over: %s', async (_which, parts) => {
    await using server = await startRawServer(parts)
    await using transport = open(server.origin, { connections: 1 })
    for (let request = 0; request < 3; request += 1)
      expect(await transport.send(REQUEST, running)).toMatchObject({ status: 200, body: 'fine' })
    // The connection is kept, so every answer on it is read as the first was.
    expect(server.connections()).toBe(1)
  })

  it('leaves a body that looks like one alone', async () => {
    const body = `${CONTINUE}${CONTINUE}`
    const head = `HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n`
    await using server = await startRawServer([CONTINUE, head, body])
    await using transport = open(server.origin)
    expect((await transport.send(REQUEST, running)).body).toBe(body)
  })

  it.each([
    ['that never ends is bounded', [`HTTP/1.1 100 Continue\r\nx: ${'y'.repeat(100_000)}`]],
    ['alone is no answer', [CONTINUE]],
    ['that breaks off is no answer', ['HTTP/1.1 10']],
  ])('%s', async (_what, parts) => {
    await using server = await startRawServer(parts, { ends: true })
    await using transport = open(server.origin)
    expect(await failure(transport.send(REQUEST, running))).toMatchObject({ reason: 'network', sent: true })
  })
})

describe('no answer', () => {
  it('because nobody listens: nothing was sent, and the reason is the one Node gives', async () => {
    await using transport = open(`http://127.0.0.1:${await closedPort()}`)
    const error = await failure(transport.send(REQUEST, running))
    expect(error).toMatchObject({ reason: 'network', sent: false })
    expect(error.message).toMatch(/^connect ECONNREFUSED 127\.0\.0\.1:\d+$/)
  })

  it('because every address of a name refuses: nothing was sent', async () => {
    await using transport = open(`http://localhost:${await closedPort()}`)
    const error = await failure(transport.send(REQUEST, running))
    expect(error).toMatchObject({ reason: 'network', sent: false })
    expect(error.message).toMatch(/^connect ECONNREFUSED (::1|127\.0\.0\.1):\d+$/)
  })

  it('because the connection was dropped after the request: it may have been applied', async () => {
    await using server = await startHttpServer([reset])
    await using transport = open(server.origin)
    expect(await failure(transport.send(REQUEST, running))).toMatchObject({ reason: 'network', sent: true })
    expect(server.requests).toHaveLength(1)
  })

  it('because the body was cut short: it may have been applied, and it is not asked for again', async () => {
    await using server = await startHttpServer([cutShort])
    await using transport = open(server.origin)
    expect(await failure(transport.send(REQUEST, running))).toMatchObject({ reason: 'network', sent: true })
    expect(server.requests).toHaveLength(1)
  })

  it.each([
    ['declares', large(16 * 1024 * 1024 + 1)],
    [
      'streams',
      (response: Parameters<typeof hang>[0]) => {
        response.on('error', () => undefined)
        const chunk = Buffer.alloc(1024 * 1024, 'x')
        const more = () => {
          if (!response.destroyed) response.write(chunk, more)
        }
        more()
      },
    ],
  ])('because a server that %s more than 16 MiB is not heard out', async (_how, responder) => {
    await using server = await startHttpServer([responder])
    await using transport = open(server.origin)
    const error = await failure(transport.send(REQUEST, running))
    expect(error).toMatchObject({ reason: 'size', sent: true })
    expect(error.message).toBe('The answer is larger than 16 MiB.')
  })

  it('because none came in time: it may have been applied', async () => {
    await using server = await startHttpServer([hang])
    await using transport = open(server.origin, { timeoutMs: 100 })
    const error = await failure(transport.send(REQUEST, running))
    expect(error).toMatchObject({ reason: 'timeout', sent: true })
    expect(error.message).toBe('No answer within 0 s.')
  })

  it('because it trickles: the bound is on the whole, not on the pause between two bytes', async () => {
    await using server = await startHttpServer([
      (response) => {
        response.on('error', () => undefined)
        response.writeHead(200)
        const drip = setInterval(() => response.write(' '), 10)
        response.on('close', () => {
          clearInterval(drip)
        })
      },
    ])
    await using transport = open(server.origin, { timeoutMs: 150 })
    expect(await failure(transport.send(REQUEST, running))).toMatchObject({ reason: 'timeout', sent: true })
  })

  it('because the run gave it up in mid-flight', async () => {
    const abandoned = new AbortController()
    await using server = await startHttpServer([
      () => {
        abandoned.abort()
      },
    ])
    await using transport = open(server.origin)
    expect(await failure(transport.send(REQUEST, abandoned.signal))).toMatchObject({
      reason: 'stopped',
      sent: true,
    })
  })

  it('because it was closed before: then nothing goes out at all', async () => {
    await using server = await startHttpServer([])
    const transport = open(server.origin)
    await transport.close()
    expect(await failure(transport.send(REQUEST, running))).toMatchObject({ reason: 'network' })
    expect(server.requests).toEqual([])
  })

  it('because the run had given up before: then nothing goes out at all', async () => {
    await using server = await startHttpServer([])
    await using transport = open(server.origin)
    const error = await failure(transport.send(REQUEST, AbortSignal.abort()))
    expect(error).toMatchObject({ reason: 'stopped', sent: false })
    expect(server.requests).toEqual([])
  })

  const OK = 'HTTP/1.1 200 OK\r\n'
  it.each([
    ['before a word', ''],
    ['in mid-header', `${OK}content-le`],
    ['in mid-body', `${OK}content-length: 100\r\n\r\n{"a"`],
    ['before the last chunk', `${OK}transfer-encoding: chunked\r\n\r\n5\r\nhello\r\n`],
    ['in a chunk that is none', `${OK}transfer-encoding: chunked\r\n\r\nZZ\r\nhello\r\n0\r\n\r\n`],
    ['after two lengths', `${OK}content-length: 2\r\ncontent-length: 5\r\n\r\n{}`],
    ['after a header without end', `${OK}x: ${'y'.repeat(100_000)}\r\n\r\n`],
    [
      'after another protocol was offered',
      'HTTP/1.1 101 Switching\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n',
    ],
  ])('because it breaks off %s: it may have been applied', async (_where, text) => {
    let connections = 0
    const server = createRawServer((socket) => {
      connections += 1
      socket.on('error', () => undefined)
      socket.once('data', () => socket.end(text))
    })
    const port = await listen(server)
    await using transport = open(`http://127.0.0.1:${port}`)
    const error = await failure(transport.send(REQUEST, running))
    await close(server)
    expect(error).toMatchObject({ reason: 'network', sent: true })
    expect(connections).toBe(1)
  })

  it('because a connection kept from before breaks: it is not sent again behind our back', async () => {
    await using server = await startHttpServer([answer(200, {}), reset, answer(200, {})])
    await using transport = open(server.origin, { connections: 1 })
    await transport.send(REQUEST, running)
    expect(await failure(transport.send(REQUEST, running))).toMatchObject({ reason: 'network', sent: true })
    expect(server.requests).toHaveLength(2)
  })

  it('because what answers does not speak HTTP', async () => {
    const server = createRawServer((socket) => {
      socket.on('error', () => undefined)
      socket.end('SSH-2.0-OpenSSH_9.6\r\n')
      socket.resume()
    })
    const port = await listen(server)
    await using transport = open(`http://127.0.0.1:${port}`)
    const error = await failure(transport.send(REQUEST, running))
    await close(server)
    expect(error).toMatchObject({ reason: 'network', sent: true })
    expect(error.message).not.toContain('OpenSSH')
  })

  it('because an https endpoint speaks plain http: told on one line, though OpenSSL ends its errors in a line break', async () => {
    await using server = await startHttpServer([])
    await using transport = open(server.origin.replace('http:', 'https:'))
    const error = await failure(transport.send(REQUEST, running))
    expect(error.message).toContain('wrong version number')
    expect(error.message).not.toMatch(/\p{Cc}|\s{2}/u)
    expect(server.requests).toEqual([])
  })

  it('leaves nothing in the way of the next exchange', async () => {
    await using server = await startHttpServer([reset, cutShort, answer(200, 'fine')])
    await using transport = open(server.origin)
    const { signal } = new AbortController()
    await failure(transport.send(REQUEST, signal))
    await failure(transport.send(REQUEST, signal))
    expect((await transport.send(REQUEST, signal)).body).toBe('fine')
    // All exchanges of a run have one signal.
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })
})

describe('TLS', () => {
  it('is verified: a certificate that nobody vouches for gets no request', async () => {
    const seen: string[] = []
    const server = createTlsServer(selfSigned('127.0.0.1'), (request, response) => {
      seen.push(request.url ?? '')
      response.end('{}')
    })
    const port = await listen(server)
    await using transport = open(`https://127.0.0.1:${port}`)
    const error = await failure(transport.send(REQUEST, running))
    await close(server)
    expect(error).toMatchObject({ reason: 'certificate', sent: false })
    expect(error.message).toMatch(/DEPTH_ZERO_SELF_SIGNED_CERT/)
    expect(seen).toEqual([])
  })

  it('is verified through a proxy, too', async () => {
    const seen: string[] = []
    const server = createTlsServer(selfSigned('console.zenlayer.com'), (request, response) => {
      seen.push(request.url ?? '')
      response.end('{}')
    })
    const port = await listen(server)
    await using proxy = await startProxy({ tunnelTo: port })
    await using transport = open('https://console.zenlayer.com', { proxy: { https: proxy.url } })
    const error = await failure(transport.send(REQUEST, running))
    await close(server)
    expect(error).toMatchObject({ reason: 'certificate', sent: false })
    expect(proxy.seen).toEqual(['CONNECT console.zenlayer.com:443'])
    expect(seen).toEqual([])
  })
})

describe('a proxy', () => {
  const CONSOLE = 'https://console.zenlayer.com'

  it('is asked for a tunnel to an https endpoint, and sees nothing of the request', async () => {
    await using proxy = await startProxy()
    await using transport = open(CONSOLE, { proxy: { https: proxy.url } })
    expect(await failure(transport.send(REQUEST, running))).toMatchObject({ reason: 'network' })
    expect(proxy.seen).toEqual(['CONNECT console.zenlayer.com:443'])
  })

  it('that neither opens nor refuses the tunnel is given up with the run', async () => {
    const abandoned = new AbortController()
    const server = createRawServer((socket) => {
      socket.on('error', () => undefined)
      socket.once('data', () => {
        abandoned.abort()
      })
    })
    const port = await listen(server)
    const transport = open(CONSOLE, { proxy: { https: `http://127.0.0.1:${port}` } })
    const error = await failure(transport.send(REQUEST, abandoned.signal))
    await transport.close()
    await close(server)
    expect(error.reason).toBe('stopped')
  })

  it('is not asked where none was given, whatever HTTPS_PROXY says', async () => {
    const server = createTlsServer(selfSigned('127.0.0.1'), (_request, response) => response.end('{}'))
    const port = await listen(server)
    await using proxy = await startProxy()
    process.env['HTTPS_PROXY'] = proxy.url
    try {
      await using transport = open(`https://127.0.0.1:${port}`)
      expect((await failure(transport.send(REQUEST, running))).reason).toBe('certificate')
      expect(proxy.seen).toEqual([])
    } finally {
      delete process.env['HTTPS_PROXY']
      await close(server)
    }
  })

  it('that refuses the tunnel is named as the trouble, by its status', async () => {
    await using proxy = await startProxy()
    await using transport = open(CONSOLE, { proxy: { https: proxy.url } })
    expect((await failure(transport.send(REQUEST, running))).message).toMatch(/Proxy response \(502\)/)
  })

  // `sent` tells whether the server may have seen the request. Without a tunnel it cannot have.
  it('that refuses the tunnel lets nothing through: nothing was sent', async () => {
    await using proxy = await startProxy()
    await using transport = open(CONSOLE, { proxy: { https: proxy.url } })
    expect((await failure(transport.send(REQUEST, running))).sent).toBe(false)
  })

  it('that is not there means that nothing was sent', async () => {
    await using transport = open(CONSOLE, { proxy: { https: `http://127.0.0.1:${await closedPort()}` } })
    expect(await failure(transport.send(REQUEST, running))).toMatchObject({ reason: 'network', sent: false })
  })

  it('keeps its password out of the message', async () => {
    await using proxy = await startProxy()
    const url = proxy.url.replace('http://', 'http://user:proxy-secret@')
    await using transport = open(CONSOLE, { proxy: { https: url } })
    const error = await failure(transport.send(REQUEST, running))
    expect(`${error.message} ${error.stack ?? ''}`).not.toContain('proxy-secret')
  })

  it.each([
    ['listed in NO_PROXY', '127.0.0.1', []],
    ['listed among others', 'internal.example, 127.0.0.1', []],
    ['with NO_PROXY=*', '*', []],
    ['not in NO_PROXY', 'internal.example', ['CONNECT']],
    ['when NO_PROXY is not set', undefined, ['CONNECT']],
  ])('is gone around, or not, for an endpoint %s', async (_how, none, seen) => {
    const server = createTlsServer(selfSigned('127.0.0.1'), (_request, response) => response.end('{}'))
    const port = await listen(server)
    await using proxy = await startProxy()
    await using transport = open(`https://127.0.0.1:${port}`, { proxy: { https: proxy.url, none } })
    const error = await failure(transport.send(REQUEST, running))
    await close(server)
    expect(proxy.seen).toEqual(seen.map((method) => `${method} 127.0.0.1:${port}`))
    // The server was reached if, and only if, its certificate was looked at.
    expect(error.reason).toBe(seen.length === 0 ? 'certificate' : 'network')
  })

  it('is gone around by http to this machine, whose loopback is not the proxy’s', async () => {
    await using proxy = await startProxy()
    await using server = await startHttpServer([answer(200, 'here')])
    await using transport = open(server.origin, { proxy: { https: proxy.url } })
    expect((await transport.send(REQUEST, running)).body).toBe('here')
    expect(proxy.seen).toEqual([])
  })

  // undici's agent for proxies reads it from the environment by itself, and throws at what is no URL.
  it('for plain http is none of our business, whatever HTTP_PROXY says', async () => {
    await using proxy = await startProxy()
    process.env['HTTP_PROXY'] = 'proxy.example:3128'
    try {
      await using transport = open(CONSOLE, { proxy: { https: proxy.url } })
      await failure(transport.send(REQUEST, running))
      expect(proxy.seen).toEqual(['CONNECT console.zenlayer.com:443'])
    } finally {
      delete process.env['HTTP_PROXY']
    }
  })
})
