// The kinds as the official clients see them, made from the rows of the simulator: what a list has to say of a resource,
// and which writes take it from live to gone. What the SDKs cannot decode, sign or understand is a mistake of a row.
import type { ResourceSeed } from '../../simulator/index.ts'
import { createResource } from '../../simulator/resource.ts'
import { KINDS as ROWS } from '../../simulator/kinds.ts'
import type { Kind as Row, Write } from '../../simulator/kind.ts'
import { Registry } from '../../simulator/registry.ts'
import { bodyFor, referredBy, type Body } from './bodies.ts'

export interface Kind {
  readonly kind: string
  readonly service: string
  readonly versions: readonly string[]
  /** The action and the parameter of its ids. */
  readonly list: readonly [action: string, parameter: string]
  readonly id: string
  /** An elastic IP of bmc has none. */
  readonly name?: string
  /** Some are there or not, and have none. */
  readonly status?: string
  /** What it is seeded with, and what takes it from there, in the newest version. */
  readonly live: string
  /** The status of a free one, and of one that was unbound. */
  readonly rest: string
  /** An account need not have a recycle bin for it, so the seed has to say that it has. */
  readonly recycleBin?: true
  /** From live to gone, which is no status. `failedIds` is the field of the answer that names what failed. */
  readonly writes: readonly (readonly [
    action: string,
    parameter: string,
    until: string,
    failedIds?: string,
  ])[]
  /** The same in another version. */
  readonly lifeIn: (version: string) => Pick<Kind, 'live' | 'writes'>
  /** How one is made: the field of the answer has its id. */
  readonly make?: {
    readonly action: string
    readonly versions: readonly string[]
    readonly answer: string
    /** Everything but the name and the tags. */
    readonly body: Body
    /** The versions in which it takes tags. */
    readonly tagged: readonly string[]
    /** The resources that the body names. */
    readonly refersTo: readonly ResourceSeed[]
    /** The parameter of its name. */
    readonly name?: string
    /** The status that it has first. */
    readonly first: string
  }
  /** How it is given another name. */
  readonly rename?: readonly [action: string, parameter: string, name: string]
  /** Whether the tag service binds tags to it. */
  readonly taggable: boolean
}

const GONE = ''
const MARKS = { name: 'the mark of a name', status: 'the mark of a status' }

export const KINDS: readonly Kind[] = ROWS.map((row) => {
  const said = sayingsOf(row)
  const newest = Object.keys(row.versions).at(-1) ?? ''
  return {
    kind: row.name,
    service: row.service,
    versions: Object.keys(row.versions),
    list: [row.list.action, row.list.ids],
    id: row.list.ids.slice(0, -1),
    ...said,
    ...lifeIn(row, newest),
    lifeIn: (version) => lifeIn(row, version),
    rest: row.life.live[0],
    ...(row.recycleBin === 'rarely' ? { recycleBin: true as const } : {}),
    ...makingOf(row),
    ...renamingOf(row),
    taggable: 'tags' in row.filters,
  }
})

function makingOf(row: Row): Pick<Kind, 'make'> {
  const { creations: [first] = [], versions, life } = row
  if (first === undefined) return {}
  const { action, answer, name } = first
  const body = bodyFor(row, first)
  return {
    make: {
      ...{ action, answer, versions: first.versions ?? Object.keys(versions) },
      ...{ body, tagged: taggedIn(row), refersTo: referredBy(row, first, body) },
      ...(name === undefined ? {} : { name }),
      first: first.status ?? life.live[0],
    },
  }
}

/** The versions whose items have tags. */
function taggedIn(row: Row): readonly string[] {
  if (!('tags' in itemOf(row))) return []
  return Object.entries(row.versions).flatMap(([version, { without = [] }]) =>
    without.includes('tags') ? [] : [version],
  )
}

function renamingOf({ writes }: Row): Pick<Kind, 'rename'> {
  const [rename] = writes.flatMap(({ action, parameter, names }) =>
    names === undefined ? [] : [[action, parameter, names] as const],
  )
  return rename === undefined ? {} : { rename }
}

/** The fields in which the item has its name and its status. */
function sayingsOf(row: Row): Pick<Kind, 'name' | 'status'> {
  const item = itemOf(row)
  const fieldOf = (mark: string): string | undefined =>
    Object.entries(item).find(([, value]) => value === mark)?.[0]
  const [name, status] = [fieldOf(MARKS.name), fieldOf(MARKS.status)]
  return { ...(name === undefined ? {} : { name }), ...(status === undefined ? {} : { status }) }
}

/** An item of a list, with marks in place of the name and the status. */
function itemOf(row: Row): Readonly<Record<string, unknown>> {
  const it = createResource(
    row,
    { kind: row.name, id: 'id', name: MARKS.name },
    { delays: undefined, start: 0 },
  )
  return row.item(it, { status: MARKS.status, time: 0, world: new Registry(ROWS, undefined) })
}

/** A kind that a call unbinds starts bound. */
function lifeIn(row: Row, version: string): Pick<Kind, 'live' | 'writes'> {
  const writes = row.writes.filter(({ versions = [version] }) => versions.includes(version))
  const [bound] = writes.some(({ steps }) => steps.includes('unbind'))
    ? Object.keys(row.life.bound ?? {})
    : []
  return { live: bound ?? row.life.live[0], writes: writesOf(row, writes) }
}

/** The first write of each step, in order, and the status that each of them leads to. */
function writesOf(row: Row, writes: readonly Write[]): Kind['writes'] {
  const { life } = row
  const first = (step: Write['steps'][number]): Write | undefined =>
    writes.find(({ steps }) => steps.includes(step))
  const bin = row.recycleBin === 'never' ? undefined : life.bin
  const steps = [
    [first('unbind'), life.live[0]],
    [first('recycle'), bin ?? GONE],
    [bin === undefined ? undefined : first('release'), GONE],
  ] as const
  return steps.flatMap(([write, until]) =>
    write === undefined
      ? []
      : [
          write.failedIds === undefined
            ? ([write.action, write.parameter, until] as const)
            : ([write.action, write.parameter, until, write.failedIds] as const),
        ],
  )
}
