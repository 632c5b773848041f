// The command line of the simulator, read into one typed object.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Certificate } from './certificate.ts'
import { isRecord } from './check.ts'
import { EXAMPLE_SEED } from './example.ts'
import { parseFaultFlags } from './fault-flag.ts'
import { parseSeed, type Seed } from './seed.ts'

export const USAGE = `A Zenlayer Cloud API on this machine, with nothing behind it that could be destroyed.

Usage: npm run simulator -- [options]

  --port N        the port; default: a free one
  --seed FILE     the resources, as JSON (simulator/README.md); default: a small example
  --latency MS    delay every answer
  --tls           serve https with a new certificate, and print its path
  --cert FILE     serve https with this certificate, in PEM
  --key FILE      its private key
  --recycle MS    from an accepted terminate to the recycle bin (2000)
  --release MS    from an accepted release to gone (2000)
  --fault FAULT   misbehave; may stand several times, such as
                    --fault 'throttle:rate=0.1,retryAfter=2'
                    --fault 'reset-after:actions=TerminateInstance,nth=1+3'
                    --fault 'rate-limit:perSecond=20,burst=20'
                    --fault 'clock-skew:ms=3600000' --fault 'stale:ms=3000'
  --fault-seed N  the seed of chance, so that a run repeats (1)
  --help          this text
`

export interface Arguments {
  readonly port: number
  readonly latencyMs: number
  /** `made`: with a certificate made at the start. */
  readonly tls?: Certificate | 'made'
  readonly seed: Seed
}

/** Thrown for a command line that cannot be understood: a sentence for a person. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** Undefined when help is asked for. Throws a UsageError. */
export function parseArguments(argv: readonly string[]): Arguments | undefined {
  try {
    return read(argv)
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

function read(argv: readonly string[]): Arguments | undefined {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      port: { type: 'string' },
      seed: { type: 'string' },
      latency: { type: 'string' },
      recycle: { type: 'string' },
      release: { type: 'string' },
      fault: { type: 'string', multiple: true },
      'fault-seed': { type: 'string' },
      tls: { type: 'boolean' },
      cert: { type: 'string' },
      key: { type: 'string' },
      help: { type: 'boolean' },
    },
  })
  if (values.help === true) return undefined
  const json = values.seed === undefined ? EXAMPLE_SEED : readJson(values.seed)
  const faultSeed = wholeOf('fault-seed', values['fault-seed'])
  const faults = parseFaultFlags(values.fault ?? [], faultSeed)
  const tls = tlsOf(values.tls === true, values.cert, values.key)
  return {
    ...(tls === undefined ? {} : { tls }),
    port: wholeOf('port', values.port, 65_535) ?? 0,
    latencyMs: wholeOf('latency', values.latency) ?? 0,
    seed: parseSeed(
      override(json, {
        delays: { recycle: wholeOf('recycle', values.recycle), release: wholeOf('release', values.release) },
        faults,
      }),
    ),
  }
}

/** Flags override the file. `parseSeed` reports a file that is not an object. */
function override(json: unknown, flags: Readonly<Record<string, object>>): unknown {
  if (!isRecord(json)) return json
  const merged = { ...json }
  for (const [key, given] of Object.entries(flags)) {
    const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
    const before = json[key]
    if (Object.keys(set).length > 0 && (before === undefined || isRecord(before)))
      merged[key] = { ...before, ...set }
  }
  return merged
}

function tlsOf(made: boolean, cert: string | undefined, key: string | undefined): Arguments['tls'] {
  if ((cert === undefined) !== (key === undefined)) throw new Error('--cert and --key go together.')
  if (cert === undefined || key === undefined) return made ? 'made' : undefined
  return { cert: readText('certificate', cert), key: readText('key', key) }
}

function readText(what: string, file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new Error(`The ${what} ${file} cannot be read.`, { cause: error })
  }
}

function readJson(file: string): unknown {
  const content = readText('seed', file)
  try {
    return JSON.parse(content)
  } catch (error) {
    throw new Error(`The seed ${file} is not JSON.`, { cause: error })
  }
}

function wholeOf(name: string, value: string | undefined, max = Number.MAX_SAFE_INTEGER): number | undefined {
  if (value === undefined) return undefined
  const number = Number(value)
  if (!/^\d+$/.test(value) || number > max)
    throw new Error(`--${name} has to be a whole number, not ${value}.`)
  return number
}
