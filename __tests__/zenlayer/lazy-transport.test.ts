import { describe, expect, it } from '@jest/globals'
import { TransportError } from '../../src/zenlayer/errors.ts'
import { createLazyTransport } from '../../src/zenlayer/lazy-transport.ts'
import type { HttpRequest, Transport } from '../../src/zenlayer/transport.ts'
import { answer, startHttpServer } from '../support/http-server.ts'
import '../support/realm.ts'

const REQUEST: HttpRequest = { path: '/', headers: {}, body: '{}' }
const options = { origin: 'http://127.0.0.1:9', connections: 1, timeoutMs: 1000, proxy: {} }
const ANSWER = { status: 200, headers: {}, body: '{}' }

/** Counts how often it is loaded and closed. */
function recorded(loading?: Promise<void>) {
  const seen = { loaded: 0, closed: 0 }
  const transport: Transport = {
    send: () => Promise.resolve(ANSWER),
    close: () => {
      seen.closed += 1
      return Promise.resolve()
    },
  }
  const load = async () => {
    seen.loaded += 1
    await loading
    return transport
  }
  return { seen, transport: createLazyTransport(options, load) }
}

const never = new AbortController().signal

describe('the transport that is loaded when it is due', () => {
  it('is loaded once, with the first request, and closed with the last', async () => {
    const { seen, transport } = recorded()
    expect(seen).toEqual({ loaded: 0, closed: 0 })
    const answers = await Promise.all([transport.send(REQUEST, never), transport.send(REQUEST, never)])
    expect(answers).toEqual([ANSWER, ANSWER])
    await transport.close()
    expect(seen).toEqual({ loaded: 1, closed: 1 })
  })

  it('is that of undici', async () => {
    await using server = await startHttpServer([answer(200, { a: 1 })])
    const transport = createLazyTransport({ ...options, origin: server.origin })
    expect(await transport.send(REQUEST, never)).toMatchObject({ status: 200, body: '{"a":1}' })
    await transport.close()
  })

  it('is not loaded to be closed', async () => {
    const { seen, transport } = recorded()
    await transport.close()
    expect(seen).toEqual({ loaded: 0, closed: 0 })
  })

  it('does not outlast the run, however long the loading takes', async () => {
    const { transport } = recorded(new Promise(() => undefined))
    const stop = new AbortController()
    const sent = transport.send(REQUEST, stop.signal)
    stop.abort()
    const error = await sent.catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(TransportError)
    expect(error).toMatchObject({
      ...{ reason: 'stopped', sent: false },
      message: 'The run was stopped before.',
    })
    await expect(transport.send(REQUEST, stop.signal)).rejects.toThrow(TransportError)
  })

  it('passes on that it cannot be loaded, to every request', async () => {
    const transport = createLazyTransport(options, () => Promise.reject(new Error('no such file')))
    await expect(transport.send(REQUEST, never)).rejects.toThrow('no such file')
    await expect(transport.send(REQUEST, never)).rejects.toThrow('no such file')
    await expect(transport.close()).rejects.toThrow('no such file')
  })
})
