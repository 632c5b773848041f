// The kinds this action tears down, and the words that name them.

import type { Kind } from '../kind.ts'
import { AIGW } from './aigw.ts'
import { BMC } from './bmc.ts'
import { CCS } from './ccs.ts'
import { IPT } from './ipt.ts'
import { SDN } from './sdn.ts'
import { TRAFFIC } from './traffic.ts'
import { VM } from './vm.ts'
import { ZDNS } from './zdns.ts'
import { ZEC } from './zec.ts'
import { ZGA } from './zga.ts'
import { ZLB } from './zlb.ts'

const ROWS = [
  ...SDN,
  ...VM,
  ...BMC,
  ...ZEC,
  ...ZLB,
  ...IPT,
  ...TRAFFIC,
  ...CCS,
  ...AIGW,
  ...ZGA,
  ...ZDNS,
] as const

type KindName = (typeof ROWS)[number]['type']

// Where a row names a kind that has no row, this does not compile.
const CHECKED: readonly Kind<KindName, KindName>[] = ROWS

export const KINDS: readonly Kind[] = CHECKED

const BY_TYPE: ReadonlyMap<string, Kind> = new Map(KINDS.map((kind) => [kind.type, kind]))

export function kindNamed(type: string): Kind | undefined {
  return BY_TYPE.get(type)
}

/** A family is a word for several kinds: an id of it is looked up in each. */
const FAMILIES = Map.groupBy(
  KINDS.filter(({ family }) => family !== undefined),
  ({ family = '' }) => family,
)

/** Every word that says what an id names, and the kinds it may mean. */
export const RESOURCE_TYPES: ReadonlyMap<string, readonly Kind[]> = new Map<string, readonly Kind[]>([
  ...KINDS.map((kind) => [kind.type, [kind]] as const),
  ...FAMILIES,
])

/** The words that a resource of this type may be named by: its kind's, and its family's. */
export function wordsFor(type: string): readonly string[] {
  const family = kindNamed(type)?.family
  return family === undefined ? [type] : [type, family]
}

/** What `all` stands for: every kind that has no family, and every family. */
export const ALL_TYPES: readonly string[] = [
  ...KINDS.filter(({ family }) => family === undefined).map(({ type }) => type),
  ...FAMILIES.keys(),
]
