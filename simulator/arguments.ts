// The command line of the simulator, read into one typed object.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { isRecord } from './check.ts'
import { EXAMPLE_SEED } from './example.ts'
import { parseFaultFlags } from './fault-flag.ts'
import { parseSeed, type Seed } from './seed.ts'

export const USAGE = `A Zenlayer Cloud API on this machine, to try things on that destroy nothing.

Usage: npm run simulator -- [options]

  --port N        the port; a free one when not given
  --seed FILE     JSON that says which resources there are (simulator/README.md); a small example when not given
  --latency MS    hold every answer back that long
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
      help: { type: 'boolean' },
    },
  })
  if (values.help === true) return undefined
  const json = values.seed === undefined ? EXAMPLE_SEED : readJson(values.seed)
  const faultSeed = wholeOf('fault-seed', values['fault-seed'])
  const faults = parseFaultFlags(values.fault ?? [], faultSeed)
  return {
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

/** What the flags say goes over what the file says. What is no object is left to `parseSeed` to complain of. */
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

function readJson(file: string): unknown {
  let content: string
  try {
    content = readFileSync(file, 'utf8')
  } catch (error) {
    throw new Error(`The seed ${file} cannot be read.`, { cause: error })
  }
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
