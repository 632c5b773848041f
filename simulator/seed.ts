// The seed: which resources a simulator starts with, who may call, and how it misbehaves. README.md explains each key.
import { flag, isRecord, list, number, object, oneOf, text, type Check } from './check.ts'
import { faultsCheck, type FaultsSeed } from './faults.ts'
import type { FieldValue, Kind } from './kind.ts'
import { KIND_NAMES, kindOf } from './kinds.ts'
export type { ResourceSeed } from './resource-seed.ts'
import { DELAYS, KEYS_OF_ANY, type Delays, type GenerateSeed, type ResourceSeed } from './resource-seed.ts'

export interface Seed {
  readonly accessKeyId?: string
  readonly accessKeyPassword?: string
  readonly token?: string
  readonly permissions?: { readonly denied?: readonly string[] }
  readonly delays?: Delays
  readonly resources?: readonly ResourceSeed[]
  readonly generate?: readonly GenerateSeed[]
  readonly faults?: FaultsSeed
}

/** Takes JSON as it was parsed. Throws one Error that lists every problem with its path. */
export function parseSeed(json: unknown): Seed {
  const problems: string[] = []
  SEED(json, '', problems)
  if (problems.length === 0) {
    findDuplicates(json as Seed, problems)
    findMisfits(json as Seed, problems)
  }
  if (problems.length > 0)
    throw new Error(`The seed is invalid:\n${problems.map((it) => `- ${it}`).join('\n')}`)
  return json as Seed
}

/** The resources of a seed one by one, generated ones after the listed ones. */
export function expand(seed: Seed): readonly ResourceSeed[] {
  const generated = (seed.generate ?? []).flatMap(({ count, prefix, ...rest }) =>
    Array.from({ length: count }, (_, index) => ({ ...rest, id: `${prefix}${index + 1}` })),
  )
  return [...(seed.resources ?? []), ...generated]
}

/** The keys of its kind, those of every kind, and these. */
function resource(keys: Readonly<Record<string, Check>>, required: readonly string[]): Check {
  return (value, path, problems) => {
    const kind = isRecord(value) ? kindOf(value['kind']) : undefined
    const own = Object.entries(kind?.fields ?? {}).map(([key, standard]) => [key, checkOf(standard)] as const)
    const all = { kind: oneOf(KIND_NAMES), ...KEYS_OF_ANY, ...Object.fromEntries(own), ...keys }
    object(all, required)(value, path, problems)
  }
}

/** A key takes values of the type that its standard value has. */
function checkOf(standard: FieldValue): Check {
  if (Array.isArray(standard)) return list(text)
  if (typeof standard === 'boolean') return flag
  return typeof standard === 'number' ? number() : text
}

const SEED = object({
  accessKeyId: text,
  accessKeyPassword: text,
  token: text,
  permissions: object({ denied: list(text) }),
  delays: DELAYS,
  resources: list(resource({ id: text }, ['kind', 'id'])),
  generate: list(
    resource({ count: number({ whole: true, max: 100_000 }), prefix: text }, ['kind', 'count', 'prefix']),
  ),
  faults: faultsCheck,
})

/** Ids are unique within a kind. Two kinds may share one, as a VM and a bare-metal instance well might. */
function findDuplicates(seed: Seed, problems: string[]): void {
  const seen = new Set<string>()
  for (const { kind, id } of expand(seed)) {
    const key = `${kind}/${id}`
    if (seen.has(key)) problems.push(`${key}: is there twice`)
    seen.add(key)
  }
}

/** Keys that are valid by themselves, but not for this kind or without what they refer to. */
function findMisfits(seed: Seed, problems: string[]): void {
  const known = new Set(expand(seed).map(({ kind, id }) => `${kind}/${id}`))
  const entries = { resources: seed.resources ?? [], generate: seed.generate ?? [] }
  for (const [where, list] of Object.entries(entries)) {
    for (const [index, entry] of list.entries()) {
      const at = (key: string): string => `${where}[${index}].${key}`
      problems.push(...misfitsOf(entry, kindOf(entry.kind), at))
      for (const key of ['holds', 'dependents'] as const) {
        for (const [place, reference] of (entry[key] ?? []).entries())
          if (!known.has(reference)) problems.push(`${at(key)}[${place}]: there is no ${reference}`)
      }
    }
  }
}

function misfitsOf(
  { kind: name, recycleBin, dependents }: ResourceSeed | GenerateSeed,
  kind: Kind | undefined,
  at: (key: string) => string,
): string[] {
  const problems = []
  const bin = kind?.recycleBin
  if (recycleBin !== undefined && (bin === 'always' || bin === 'never'))
    problems.push(`${at('recycleBin')}: ${name} ${bin} has one`)
  if (dependents !== undefined && kind?.takesAlong !== true)
    problems.push(`${at('dependents')}: ${name} takes nothing along`)
  return problems
}
