// The words for kinds of resources that an input may contain: kinds, families, and what people write instead.

import { ALL_TYPES, RESOURCE_TYPES, type Kind } from '../resources/index.ts'
import { didYouMean, quote, quoteSome, type Reader } from './reader.ts'
import { suggest } from './suggest.ts'
import type { InputName } from './table.ts'

/** A kind or a family, and the kinds it stands for. */
export interface Word {
  readonly type: string
  readonly kinds: readonly Kind[]
}

/** Every kind there is. An id is never looked up in all of them: that would be a guess, not a name. */
const ALL = 'all'

export function wordOf(type: string): Word[] {
  const kinds = RESOURCE_TYPES.get(type)
  return kinds === undefined ? [] : [{ type, kinds }]
}

/** What the words stand for; `!word` removes from what precedes it, after which families are spelled out as kinds. */
export function expand(words: readonly string[]): readonly Word[] {
  return [...words.reduce(extend, NO_TYPES)].flatMap(wordOf)
}

const NO_TYPES: ReadonlySet<string> = new Set()

function extend(types: ReadonlySet<string>, word: string): ReadonlySet<string> {
  if (word === ALL) return new Set([...types, ...ALL_TYPES])
  if (!word.startsWith('!')) return RESOURCE_TYPES.has(word) ? new Set([...types, word]) : types
  const excluded = wordOf(word.slice(1)).flatMap(({ kinds }) => kinds)
  return new Set([...types].flatMap((type) => without(type, excluded)))
}

function without(type: string, excluded: readonly Kind[]): readonly string[] {
  const kinds = wordOf(type).flatMap((word) => word.kinds)
  if (!kinds.some((kind) => excluded.includes(kind))) return [type]
  return kinds.filter((kind) => !excluded.includes(kind)).map((kind) => kind.type)
}

/** Why the exclusions in `words` cannot be intended; undefined if they can. */
export function exclusionProblem(words: readonly string[]): string | undefined {
  let before = NO_TYPES
  for (const word of words) {
    const after = extend(before, word)
    const why = word.startsWith('!') ? misuseOf(before, after) : undefined
    if (why !== undefined) return `${quote(word)} ${why}`
    before = after
  }
  return undefined
}

function misuseOf(before: ReadonlySet<string>, after: ReadonlySet<string>): string | undefined {
  if (before.size === 0)
    return 'has nothing before it to exclude from. Write `all` or a family first, as in `all, !port`.'
  if (after.size === 0) return 'excludes everything that precedes it.'
  const same = [...before].every((type) => after.has(type))
  return same ? 'excludes nothing: nothing that precedes it includes it.' : undefined
}

/** Names used elsewhere. They take precedence over types that start with the word; plurals are found without them. */
export const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  vm: ['vm-instance', 'vm-disk'],
  server: ['instance'],
  machine: ['instance'],
  compute: ['instance'],
  ecs: ['instance'],
  ec2: ['instance'],
  'virtual-machine': ['vm-instance'],
  'virtual-server': ['vm-instance'],
  bm: ['bmc-instance'],
  metal: ['bmc-instance'],
  baremetal: ['bmc-instance'],
  'bare-metal': ['bmc-instance'],
  'elastic-compute': ['zec-instance'],
  lb: ['load-balancer'],
  elb: ['load-balancer'],
  slb: ['load-balancer'],
  clb: ['load-balancer'],
  loadbalancer: ['load-balancer'],
  ip: ['eip'],
  address: ['eip'],
  'elastic-ip': ['eip'],
  'public-ip': ['eip'],
  'floating-ip': ['eip'],
  volume: ['disk'],
  'block-storage': ['disk'],
  router: ['cloud-router'],
  '*': [ALL],
  any: [ALL],
  everything: [ALL],
}

/** The accepted types that a word may mean: by its beginning, its plural, a synonym or a typo. */
export function nearTypes(word: string, accepted: readonly string[]): readonly string[] {
  const plain = word
    .toLowerCase()
    .replaceAll(/["'`]/g, '')
    .replaceAll(/[\s_]+/g, '-')
  const forms = [plain, plain.replace(/s$/, ''), plain.replace(/es$/, '')]
  const ways = [
    (form: string) => accepted.filter((type) => type === form),
    (form: string) => synonymsOf(form).filter((type) => accepted.includes(type)),
    (form: string) => accepted.filter((type) => form !== '' && type.startsWith(`${form}-`)),
  ]
  for (const way of ways) {
    const found = new Set(forms.flatMap(way))
    if (found.size > 0) return [...found]
  }
  const typo = suggest(plain, accepted)
  return typo === undefined ? [] : [typo]
}

function synonymsOf(word: string): readonly string[] {
  return Object.hasOwn(SYNONYMS, word) ? (SYNONYMS[word] ?? []) : []
}

/** At most this many suggestions. */
const MAX_SUGGESTIONS = 5

export function refuseUnknownTypes(
  reader: Pick<Reader, 'problem'>,
  name: InputName,
  types: readonly string[],
  { all }: { all: boolean },
): void {
  const known = [...RESOURCE_TYPES.keys(), ...(all ? [ALL] : [])]
  const [unknown, ...more] = new Set(types.filter((type) => !known.includes(type)))
  if (unknown === undefined) return
  const near = nearTypes(unknown, known).slice(0, MAX_SUGGESTIONS)
  const others = more.length === 0 ? '' : ` Also unknown: ${quoteSome(more)}.`
  reader.problem(
    name,
    `${quote(unknown)} is not a resource type.${didYouMean(near)}${others} ${acceptedTypes({ all })}`,
  )
}

/** Families with their kinds first, then what belongs to none. */
export function acceptedTypes({ all }: { all: boolean }): string {
  const families = [...RESOURCE_TYPES].filter(([type, kinds]) => kinds.every((kind) => kind.type !== type))
  const inFamilies = new Set(families.flatMap(([, kinds]) => kinds))
  const single = [...RESOURCE_TYPES].filter(([type, [kind]]) => kind?.type === type && !inFamilies.has(kind))
  return `Accepted: ${[
    ...families.map(([type, kinds]) => `${type} (${kinds.map((kind) => kind.type).join(', ')})`),
    ...single.map(([type]) => type),
    ...(all ? [ALL] : []),
  ].join(', ')}.`
}
