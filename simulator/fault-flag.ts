// Faults on the command line: `throttle:rate=0.1,retryAfter=2`, with `+` between the entries of a list.
import { FAULT_TYPES, type FaultsSeed } from './faults.ts'

type Reader = (value: string) => unknown

const words: Reader = (value) => value.split('+')

const RULE_KEYS: Readonly<Record<string, Reader>> = {
  actions: words,
  rate: Number,
  nth: (value) => value.split('+').map(Number),
  times: Number,
  applied: (value) => ({ true: true, false: false })[value],
  retryAfter: Number,
  status: Number,
  code: String,
  ids: words,
  from: Number,
  until: Number,
  body: String,
  page: Number,
  uncounted: (value) => ({ true: true, false: false })[value],
  count: (value) => (Number.isNaN(Number(value)) ? value : Number(value)),
}

const RATE_LIMIT_KEYS = { perSecond: Number, burst: Number, retryAfter: Number }

/** Reads `--fault` flags into what the seed would say. Throws an Error that is a sentence; ranges are left to the seed. */
export function parseFaultFlags(flags: readonly string[], seed?: number): FaultsSeed {
  const faults: Record<string, unknown> = seed === undefined ? {} : { seed }
  const rules: unknown[] = []
  for (const flag of flags) {
    const [type = '', ...rest] = flag.split(':')
    const settings = rest.join(':')
    if (type === 'rate-limit') faults['rateLimit'] = read(flag, settings, RATE_LIMIT_KEYS)
    else if (type === 'clock-skew') faults['clockSkewMs'] = read(flag, settings, { ms: Number })['ms']
    else if (type === 'stale') faults['staleMs'] = read(flag, settings, { ms: Number })['ms']
    else if (FAULT_TYPES.some((known) => known === type))
      rules.push({ type, ...read(flag, settings, RULE_KEYS) })
    else throw new Error(`--fault ${flag}: there is no fault ${type}; there are ${KNOWN.join(', ')}.`)
  }
  return rules.length === 0 ? faults : { ...faults, rules: rules as NonNullable<FaultsSeed['rules']> }
}

const KNOWN = [...FAULT_TYPES, 'rate-limit', 'clock-skew', 'stale']

function read(
  flag: string,
  settings: string,
  keys: Readonly<Record<string, Reader>>,
): Record<string, unknown> {
  const entries = settings === '' ? [] : settings.split(',').map((setting) => setting.split('=', 2))
  return Object.fromEntries(
    entries.map(([key = '', value]) => {
      const reader = Object.hasOwn(keys, key) ? keys[key] : undefined
      if (reader === undefined)
        throw new Error(`--fault ${flag}: ${key} is none of ${Object.keys(keys).join(', ')}.`)
      const result = value === undefined || value === '' ? undefined : reader(value)
      if (result === undefined || Number.isNaN(result))
        throw new Error(`--fault ${flag}: ${key} has no value I can read.`)
      return [key, result]
    }),
  )
}
