// The answers that Zenlayer's own Terraform provider and command line rely on.
import { X509Certificate } from 'node:crypto'
import { request } from 'node:https'
import { describe, expect, test } from '@jest/globals'
import { parseArguments } from '../../simulator/arguments.ts'
import { selfSigned } from '../../simulator/certificate.ts'
import { serve, Simulator, type Seed } from '../../simulator/index.ts'
import { greeting } from '../../simulator/print.ts'
import { BMC, CIDR, CONNECT, one, PORT, START, verdict, VM, World, ZEC, ZLB, type KindRow } from './world.ts'

/** A simulator whose delays are its own. */
class Untouched extends World {
  override readonly simulator: Simulator

  constructor(seed: Seed) {
    super()
    this.simulator = new Simulator(seed, { now: () => this.now })
  }
}

function untouched(row: KindRow, seed: Seed = {}): World {
  return new Untouched({ ...seed, resources: [{ kind: row.kind, id: 'a', ...row.seed }] })
}

describe('by default', () => {
  test('a bare-metal instance is in the bin at once, and gone at once', () => {
    const world = untouched(BMC)
    world.terminate(BMC, 'a')
    expect(world.see(BMC, 'a')).toMatchObject({ instanceStatus: 'RECYCLE' })
    world.release(BMC, 'a')
    expect(world.see(BMC, 'a')).toBeUndefined()
  })

  test('a load balancer is in the bin at once, and RELEASING after it', () => {
    const world = untouched(ZLB)
    world.terminate(ZLB, 'a')
    expect(world.see(ZLB, 'a')).toMatchObject({ status: 'RECYCLED' })
    world.terminate(ZLB, 'a')
    expect(world.see(ZLB, 'a')).toMatchObject({ status: 'RELEASING' })
  })

  test('a VM is RECYCLING for two seconds', () => {
    const world = untouched(VM)
    world.terminate(VM, 'a')
    world.pass(1999)
    expect(world.see(VM, 'a')).toMatchObject({ instanceStatus: 'RECYCLING' })
  })

  test('lists show an accepted terminate at once', () => {
    for (const row of [PORT, VM, ZEC]) {
      const world = untouched(row)
      world.terminate(row, 'a')
      expect(world.see(row, 'a')).toMatchObject({ [row.status]: row.recycling })
    }
  })
})

test('delays switch the statuses on the way on', () => {
  for (const row of [BMC, ZLB]) {
    const world = untouched(row, { delays: { recycle: 1000, release: 1000 } })
    world.terminate(row, 'a')
    expect(world.status(row)).toBe('RECYCLING')
    world.pass(1000)
    world.release(row, 'a')
    expect(world.status(row)).toBe('RELEASING')
  }
})

test('a bare-metal subscription is cancelled in either version, and refused where the seed says so', () => {
  for (const version of BMC.versions) {
    const world = one(BMC, { chargeType: 'PREPAID' })
    expect(verdict(world.terminate(BMC, 'a', version))).toBe('200')
    expect(world.see(BMC, 'a')).toMatchObject({ instanceStatus: 'RUNNING', autoRenew: false })
  }
  const refuse = { TerminateInstance: { status: 403, code: 'OPERATION_DENIED_INSTANCE_SUBSCRIPTION' } }
  const world = one(BMC, { chargeType: 'PREPAID', refuse })
  expect(verdict(world.terminate(BMC, 'a', '2022-11-20'))).toBe('403 OPERATION_DENIED_INSTANCE_SUBSCRIPTION')
})

test('what is not there has the codes that the provider looks for', () => {
  const world = new World()
  expect(verdict(world.terminate(PORT, 'a'))).toBe('404 INVALID_PORT_NOT_FOUND')
  expect(verdict(world.terminate(CONNECT, 'a'))).toBe('404 INVALID_PRIVATE_CONNECT_NOT_FOUND')
})

test('a type of CIDR block is found as the CLI writes it', () => {
  expect(one(CIDR).list(CIDR, { cidrBlockType: 'IPV4' })).toEqual(['a'])
})

test('options of an elastic instance are there only where they were asked for', () => {
  expect(one(ZEC).see(ZEC, 'a')).toMatchObject({ instanceOptions: null })
  expect(one(ZEC, { nestedVirtualization: true }).see(ZEC, 'a')).toMatchObject({
    instanceOptions: { nestedVirtualization: true },
  })
})

describe('the greeting', () => {
  const server = (url: string): Parameters<typeof greeting>[0] => ({
    ...{ url, host: '127.0.0.1', port: 8080, close: () => Promise.resolve() },
    simulator: new Simulator({ accessKeyId: 'the-id', accessKeyPassword: 'the-password' }),
  })

  test('writes the scheme as the provider takes it', () => {
    const text = greeting(server('http://127.0.0.1:8080'))
    expect(text).toContain('ZENLAYERCLOUD_SCHEME=HTTP ZENLAYERCLOUD_DOMAIN=127.0.0.1:8080')
    expect(text).not.toContain('zeno')
  })

  test('with a certificate says how to trust it, and has a line for zeno', () => {
    const text = greeting(server('https://127.0.0.1:8080'), 'certificate.pem')
    expect(text).toContain('ZENLAYERCLOUD_SCHEME=HTTPS')
    expect(text).toContain("Config(scheme='https', domain='127.0.0.1:8080')")
    expect(text).toMatch(/certificate +certificate\.pem\n.*SSL_CERT_FILE.*NODE_EXTRA_CA_CERTS/)
    expect(text).toMatch(
      /SSL_CERT_FILE=certificate\.pem ZENLAYER_ACCESS_KEY_ID=the-id .*zeno .*--endpoint 127\.0\.0\.1:8080\n/,
    )
  })
})

describe('https', () => {
  test('with a certificate made at the start, which a client can be told to trust', async () => {
    const certificate = selfSigned()
    const server = await serve(new Simulator(), { tls: certificate })
    try {
      expect(server.url).toMatch(/^https:/)
      const status = await new Promise((resolve, reject) => {
        request(`${server.url}/api/v2/sdn`, { method: 'POST', ca: certificate.cert }, (response) => {
          response.resume()
          resolve(response.statusCode)
        })
          .once('error', reject)
          .end('{}')
      })
      expect(status).toBe(401)
    } finally {
      await server.close()
    }
  })

  test('the certificate is for this machine and for a month', () => {
    const { cert } = selfSigned(START)
    const read = new X509Certificate(cert)
    expect(read.subjectAltName).toBe('DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1')
    expect(read.ca).toBe(true)
    expect(read.verify(read.publicKey)).toBe(true)
    expect([read.validFrom, read.validTo].map((it) => Date.parse(it))).toEqual([
      START - 24 * 60 * 60_000,
      START + 30 * 24 * 60 * 60_000,
    ])
  })

  test('arguments', () => {
    expect(parseArguments(['--tls'])).toMatchObject({ tls: 'made' })
    expect(parseArguments([])).not.toHaveProperty('tls')
    const file = import.meta.filename
    expect(parseArguments(['--cert', file, '--key', file])).toMatchObject({
      tls: { cert: expect.stringContaining('certificate') },
    })
    expect(() => parseArguments(['--cert', file])).toThrow('--cert and --key go together.')
    expect(() => parseArguments(['--cert', '/nosuch', '--key', file])).toThrow(
      'The certificate /nosuch cannot be read.',
    )
  })
})
