// The simulator over real HTTP: answers as they are, and the three ways in which a connection fails.
import { afterEach, describe, expect, test } from '@jest/globals'
import { request } from 'node:http'
import { serve, Simulator, type Seed, type SimulatorServer } from '../../simulator/index.ts'

let server: SimulatorServer | undefined

afterEach(async () => {
  await server?.close()
  server = undefined
})

async function start(seed: Seed = {}): Promise<SimulatorServer> {
  server = await serve(new Simulator({ resources: [{ kind: 'port', id: 'a' }], ...seed }))
  return server
}

interface Received {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
  /** The answer did not come whole. */
  readonly cut: boolean
}

/** Rejects with the error of the socket when there is no answer at all. */
function post({ url, simulator }: SimulatorServer, action: string, body: string): Promise<Received> {
  return new Promise((resolve, reject) => {
    const headers = {
      ...{ 'content-type': 'application/json', authorization: `Bearer ${simulator.token}` },
      ...{ 'x-zc-action': action, 'x-zc-version': '2026-04-01', 'x-zc-service': 'sdn' },
    }
    const sent = request(`${url}/api/v2/sdn`, { method: 'POST', headers, agent: false }, (response) => {
      const chunks: Buffer[] = []
      const done = (cut: boolean): void => {
        const text = Buffer.concat(chunks).toString()
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text, cut })
      }
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        done(false)
      })
      response.on('error', () => {
        done(true)
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

const TERMINATE = ['TerminatePort', '{"portId":"a"}'] as const

test('serves on a loopback port of its own', async () => {
  const { url, host, port, simulator } = await start()
  expect(host).toBe('127.0.0.1')
  expect(url).toBe(`http://127.0.0.1:${port}`)
  const answer = await fetch(`${url}/api/v2/sdn`)
  expect(answer.status).toBe(404)
  expect(simulator.calls).toHaveLength(1)
})

test('sends what the simulator answers, letters of any alphabet too', async () => {
  const it = await start({ resources: [{ kind: 'port', id: 'a', name: '端口 ü' }] })
  const { status, headers, body } = await post(it, 'DescribePorts', '{"portName":"端口"}')
  expect(status).toBe(200)
  expect(headers).toMatchObject({ 'content-type': 'application/json', date: expect.stringMatching(/GMT$/) })
  const answer = JSON.parse(body) as { requestId: string; response: { dataSet: { portName: string }[] } }
  expect(answer.response.dataSet.map(({ portName }) => portName)).toEqual(['端口 ü'])
  expect(it.simulator.calls[0]).toMatchObject({ requestId: answer.requestId, signed: 'token' })
})

test('holds an answer back for its latency, and gives it all the same', async () => {
  server = await serve(new Simulator(), { latencyMs: 1 })
  expect((await post(server, 'DescribePorts', '{}')).status).toBe(200)
})

test('says that a port is taken', async () => {
  const { port } = await start()
  await expect(serve(new Simulator(), { port })).rejects.toThrow('EADDRINUSE')
})

describe('a connection that fails', () => {
  test('reset before: nothing is done', async () => {
    const it = await start({ faults: { rules: [{ type: 'reset-before' }] } })
    await expect(post(it, ...TERMINATE)).rejects.toThrow('read ECONNRESET')
    expect(it.simulator.statusOf('port', 'a')).toBe('RUNNING')
  })

  test('reset after: it is done', async () => {
    const it = await start({ faults: { rules: [{ type: 'reset-after' }] } })
    await expect(post(it, ...TERMINATE)).rejects.toThrow('read ECONNRESET')
    expect(it.simulator.statusOf('port', 'a')).toBe('DELETING')
  })

  test('truncate: the head of a good answer, half its body, and the end', async () => {
    const it = await start({ faults: { rules: [{ type: 'truncate' }] } })
    const { status, headers, body, cut } = await post(it, ...TERMINATE)
    expect({ status, cut }).toEqual({ status: 200, cut: true })
    expect(Number(headers['content-length'])).toBeGreaterThan(body.length)
    expect(body.length).toBeGreaterThan(0)
    expect(() => JSON.parse(body) as unknown).toThrow()
    expect(it.simulator.statusOf('port', 'a')).toBe('DELETING')
  })

  test('hang: no answer comes until the server is closed', async () => {
    const it = await start({ faults: { rules: [{ type: 'hang', times: 1, applied: true }] } })
    const hanging = post(it, ...TERMINATE).then(
      () => 'answered',
      (error: unknown) => (error as { code?: string }).code,
    )
    // A second call is answered while the first still waits.
    expect((await post(it, 'DescribePorts', '{}')).status).toBe(200)
    expect(await Promise.race([hanging, Promise.resolve('waiting')])).toBe('waiting')
    await it.close()
    server = undefined
    expect(await hanging).toBe('ECONNRESET')
    expect(it.simulator.statusOf('port', 'a')).toBe('DELETING')
  })
})
