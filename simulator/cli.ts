// npm run simulator: serves one simulator until a signal stops it, and prints a line for each call.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArguments, UsageError, USAGE, type Arguments } from './arguments.ts'
import { selfSigned, type Certificate } from './certificate.ts'
import { callLine, greeting } from './print.ts'
import { serve } from './server.ts'
import { Simulator } from './simulator.ts'

try {
  const options = parseArguments(process.argv.slice(2))
  if (options === undefined) process.stdout.write(USAGE)
  else await run(options)
} catch (error) {
  const usage = error instanceof UsageError
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  if (usage) process.stderr.write('See npm run simulator -- --help.\n')
  process.exitCode = usage ? 2 : 1
}

async function run({ port, latencyMs, seed, tls }: Arguments): Promise<void> {
  const secret = (): string => randomBytes(12).toString('hex')
  const keys = { accessKeyId: `key-${secret()}`, accessKeyPassword: secret(), token: secret(), ...seed }
  const onCall = (call: Parameters<typeof callLine>[0]): void => {
    process.stdout.write(`${callLine(call)}\n`)
  }
  const made = tls === 'made' ? keep(selfSigned()) : undefined
  const certificate = tls === 'made' ? made?.certificate : tls
  const server = await serve(new Simulator(keys, { onCall }), { port, latencyMs, tls: certificate })
  process.once('exit', () => {
    if (made !== undefined) rmSync(dirname(made.file), { recursive: true, force: true })
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.close())
  process.stdout.write(greeting(server, made?.file))
}

/** Clients trust a file, so the certificate is written to one. The key stays in memory. */
function keep(certificate: Certificate): { readonly certificate: Certificate; readonly file: string } {
  const file = join(mkdtempSync(join(tmpdir(), 'zenlayer-simulator-')), 'certificate.pem')
  writeFileSync(file, certificate.cert)
  return { certificate, file }
}
