// Makes a certificate for this machine. Node signs, but does not encode certificates: the format is RFC 5280 in DER (X.690).
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'

export interface Certificate {
  /** Both in PEM. */
  readonly cert: string
  readonly key: string
}

const DAY_MS = 24 * 60 * 60_000

/** A self-signed certificate for `localhost` and the loopback addresses, valid for a month. */
export function selfSigned(now = Date.now()): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const name = sequence(set(sequence(oid('2.5.4.3'), text('Zenlayer Cloud simulator'))))
  const algorithm = sequence(oid('1.2.840.10045.4.3.2'))
  const body = sequence(
    tagged(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    algorithm,
    name,
    sequence(time(now - DAY_MS), time(now + 30 * DAY_MS)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(...EXTENSIONS)),
  )
  const signature = sign('sha256', body, privateKey)
  const der = sequence(body, algorithm, bits(signature))
  return { cert: pem(der), key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() }
}

function pem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}

function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content])
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length])
  return length < 0x100 ? Buffer.from([0x81, length]) : Buffer.from([0x82, length >> 8, length & 0xff])
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, ...parts)
}

function set(...parts: readonly Buffer[]): Buffer {
  return tagged(0x31, ...parts)
}

function integer(value: Buffer): Buffer {
  return tagged(0x02, value)
}

function octets(content: Buffer): Buffer {
  return tagged(0x04, content)
}

function bits(content: Buffer, unused = 0): Buffer {
  return tagged(0x03, Buffer.from([unused]), content)
}

function text(value: string): Buffer {
  return tagged(0x0c, Buffer.from(value, 'utf8'))
}

/** UTCTime, `YYMMDDhhmmssZ`. */
function time(ms: number): Buffer {
  const digits = new Date(ms)
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(/[-:T]/g, '')
  return tagged(0x17, Buffer.from(digits.slice(2), 'ascii'))
}

function oid(name: string): Buffer {
  const [first = 0, second = 0, ...rest] = name.split('.').map(Number)
  return tagged(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]))
}

function base128(value: number): number[] {
  const low = value & 0x7f
  return value < 0x80 ? [low] : [...base128(value >> 7).map((it) => it | 0x80), low]
}

function extension(name: string, content: Buffer, critical = false): Buffer {
  return sequence(oid(name), ...(critical ? [tagged(0x01, Buffer.from([0xff]))] : []), octets(content))
}

const EXTENSIONS = [
  // It is its own authority: a client that trusts it needs no other.
  extension('2.5.29.19', sequence(tagged(0x01, Buffer.from([0xff]))), true),
  // Digital signature and the signing of certificates.
  extension('2.5.29.15', bits(Buffer.from([0x84]), 2), true),
  // A server.
  extension('2.5.29.37', sequence(oid('1.3.6.1.5.5.7.3.1'))),
  extension(
    '2.5.29.17',
    sequence(
      tagged(0x82, Buffer.from('localhost', 'ascii')),
      tagged(0x87, Buffer.from([127, 0, 0, 1])),
      tagged(0x87, Buffer.from([...Array.from({ length: 15 }, () => 0), 1])),
    ),
  ),
]
