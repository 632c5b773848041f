// The wire form of the official clients, replayed over real HTTP, byte for byte but for the signature's inputs.
//
// The Python SDK (2.0.77) and the Go SDK (0.2.44) were run against a bare socket, and this is what they sent; the
// request client is what the Terraform provider adds. A bearer token goes without timestamp and signature method in
// both. `npm run clients` runs the SDKs themselves.
import { createHash, createHmac } from 'node:crypto'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { serve, Simulator, type SimulatorServer } from '../../simulator/index.ts'
import { EVERY_VERSION, releasing, terminating } from './world.ts'

let server: SimulatorServer

beforeAll(async () => {
  const seed = EVERY_VERSION.flatMap((row) =>
    CLIENTS.flatMap(({ name }) =>
      ['key', 'token'].map((proof) => ({
        ...{ kind: row.kind, id: `${name}-${row.version}-${proof}`, ...row.seed },
      })),
    ),
  )
  server = await serve(
    new Simulator({
      accessKeyId: 'ak',
      accessKeyPassword: 'pw',
      token: 'tok',
      resources: seed,
      delays: { recycle: 0 },
    }),
  )
})

afterAll(() => server.close())

interface Sent {
  readonly service: string
  readonly version: string
  readonly action: string
  readonly body: Readonly<Record<string, unknown>>
  readonly proof: string
}

interface Client {
  readonly name: string
  /** The whole request as it goes over the wire. */
  readonly wire: (sent: Sent, host: string) => string
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Written after the SDKs, not after the simulator. */
function sign(host: string, body: string, timestamp: string): string {
  const canonical = `POST\n/\n\ncontent-type:application/json\nhost:${host}\n\ncontent-type;host\n${sha256(body)}`
  const toSign = `ZC2-HMAC-SHA256\n${timestamp}\n${sha256(canonical)}`
  const signature = createHmac('sha256', 'pw').update(toSign).digest('hex')
  return `ZC2-HMAC-SHA256 Credential=ak, SignedHeaders=content-type;host, Signature=${signature}`
}

const now = (): string => String(Math.floor(Date.now() / 1000))

const CLIENTS: readonly Client[] = [
  {
    name: 'python',
    wire: ({ service, version, action, body, proof }, host) => {
      // json.dumps puts a blank after colons and commas.
      const text = JSON.stringify(body).replaceAll(':', ': ').replaceAll(',', ', ')
      const timestamp = now()
      const proving =
        proof === 'token'
          ? ['Authorization: Bearer tok']
          : [
              'x-zc-signature-method: ZC2-HMAC-SHA256',
              `x-zc-timestamp: ${timestamp}`,
              `Authorization: ${sign(host, text, timestamp)}`,
            ]
      return [
        `POST /api/v2/${service} HTTP/1.1`,
        'User-Agent: python-requests/2.34.2',
        'Accept-Encoding: gzip, deflate',
        'Accept: */*',
        'Connection: keep-alive',
        `x-zc-version: ${version}`,
        `x-zc-service: ${service}`,
        `x-zc-action: ${action}`,
        'x-zc-sdk-version: SDK_PYTHON_2.0.077',
        'x-zc-sdk-lang: Python',
        `host: ${host}`,
        'Content-Type: application/json',
        ...proving,
        `Content-Length: ${text.length}`,
        '',
        text,
      ].join('\r\n')
    },
  },
  {
    name: 'go',
    wire: ({ service, version, action, body, proof }, host) => {
      const text = JSON.stringify(body)
      const timestamp = now()
      const authorization = proof === 'token' ? 'Bearer tok' : sign(host, text, timestamp)
      const signing = ['x-zc-signature-method: ZC2-HMAC-SHA256', `x-zc-timestamp: ${timestamp}`]
      return [
        `POST /api/v2/${service} HTTP/1.1`,
        `Host: ${host}`,
        'User-Agent: Go-http-client/1.1',
        `Content-Length: ${text.length}`,
        `Authorization: ${authorization}`,
        'Content-Type: application/json',
        'x-zc-action: ' + action,
        'x-zc-request-client: Terraform-Zenlayer',
        'x-zc-sdk-lang: go',
        'x-zc-sdk-version: 0.2.44',
        `x-zc-service: ${service}`,
        ...(proof === 'token' ? [] : signing),
        `x-zc-version: ${version}`,
        'Accept-Encoding: gzip',
        '',
        text,
      ].join('\r\n')
    },
  },
]

interface Answer {
  readonly status: string
  readonly code?: string
  readonly response?: {
    readonly totalCount?: number
    readonly dataSet?: Record<string, unknown>[]
    readonly [field: string]: unknown
  }
}

/** Writes the bytes and reads until the content-length is there. */
function exchange(client: Client, sent: Sent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, server.host)
    let received = ''
    socket.setEncoding('utf8')
    socket.on('error', reject)
    socket.on('data', (chunk: string) => {
      received += chunk
      const [head = '', body] = received.split('\r\n\r\n')
      const length = Number(/^content-length: (\d+)$/im.exec(head)?.[1])
      if (body === undefined || body.length < length) return
      socket.destroy()
      if (Number.isNaN(length)) reject(new Error(`No content-length in:\n${head}`))
      else resolve({ status: head.slice(9, 12), ...(JSON.parse(body) as object) })
    })
    socket.write(client.wire(sent, `${server.host}:${server.port}`))
  })
}

const cases = CLIENTS.flatMap((client) =>
  ['key', 'token'].flatMap((proof) =>
    EVERY_VERSION.map((row) => ({
      client,
      name: client.name,
      proof,
      row,
      kind: row.kind,
      version: row.version,
    })),
  ),
)

describe('lists, terminates and releases', () => {
  test.each(cases)(
    '$name with a $proof, $kind of $version',
    async ({ client, name, proof, row, version }) => {
      const id = `${name}-${version}-${proof}`
      const call = (action: string, body: Record<string, unknown>): Promise<Answer> =>
        exchange(client, { service: row.service, version, action, body, proof })
      const all = await call(row.describe, {})
      expect(all).toMatchObject({ status: '200', response: { totalCount: expect.any(Number) } })
      const found = await call(row.describe, { [row.ids]: [id], pageSize: 100 })
      expect(found.response).toMatchObject({
        totalCount: 1,
        dataSet: [{ [row.id]: id, [row.status]: row.live }],
      })
      const none = row.failed === undefined ? {} : { response: { [row.failed]: [] } }
      expect(await call(row.terminate, terminating(row, id))).toMatchObject({ status: '200', ...none })
      expect(await call(row.release, releasing(row, id))).toMatchObject({ status: '200', ...none })
      expect(await call(row.release, releasing(row, 'x'))).toMatchObject(
        row.failed === undefined
          ? { status: '404', code: row.missing }
          : { status: '200', response: { [row.failed]: ['x'] } },
      )
      expect(server.simulator.calls.at(-1)?.signed).toBe(proof)
    },
  )
})

test('a host with the port left out breaks the signature, as it does on the real thing', async () => {
  const [python] = CLIENTS
  if (python === undefined) throw new Error('There is no client.')
  const sent = { service: 'sdn', version: '2026-04-01', action: 'DescribePorts', body: {}, proof: 'key' }
  const forgetful: Client = {
    name: 'forgetful',
    wire: (it, host) => python.wire(it, server.host).replace(`host: ${server.host}`, `host: ${host}`),
  }
  expect(await exchange(python, sent)).toMatchObject({ status: '200' })
  expect(await exchange(forgetful, sent)).toMatchObject({
    status: '401',
    code: 'AUTHFAILURE_SIGNATURE_FAILURE',
  })
})
