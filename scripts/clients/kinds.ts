// The kinds as the official clients see them, made from the rows of the simulator: what a list has to say of a resource,
// and which writes take it from live to gone. What the SDKs cannot decode, sign or understand is a mistake of a row.
import { createResource } from '../../simulator/resource.ts'
import { KINDS as ROWS } from '../../simulator/kinds.ts'
import type { Kind as Row, Write } from '../../simulator/kind.ts'
import { Registry } from '../../simulator/registry.ts'

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
  /** What it is seeded with. */
  readonly live: string
  /** An account need not have a recycle bin for it, so the seed has to say that it has. */
  readonly recycleBin?: true
  /** From live to gone, which is no status. `failedIds` is the field of the answer that names what failed. */
  readonly writes: readonly (readonly [
    action: string,
    parameter: string,
    until: string,
    failedIds?: string,
  ])[]
}

const GONE = ''

export const KINDS: readonly Kind[] = ROWS.map((row) => {
  const said = sayingsOf(row)
  return {
    kind: row.name,
    service: row.service,
    versions: Object.keys(row.versions),
    list: [row.list.action, row.list.ids],
    id: row.list.ids.slice(0, -1),
    ...said,
    live: (isUnbound(row) ? Object.keys(row.life.bound ?? {})[0] : undefined) ?? row.life.live[0],
    ...(row.recycleBin === 'rarely' ? { recycleBin: true as const } : {}),
    writes: writesOf(row),
  }
})

/** The fields in which the item has its name and its status. */
function sayingsOf(row: Row): Pick<Kind, 'name' | 'status'> {
  const marks = { name: 'the mark of a name', status: 'the mark of a status' }
  const it = createResource(
    row,
    { kind: row.name, id: 'id', name: marks.name },
    { delays: undefined, start: 0 },
  )
  const item = row.item(it, { status: marks.status, time: 0, world: new Registry(ROWS, undefined) })
  const fieldOf = (mark: string): string | undefined =>
    Object.entries(item).find(([, value]) => value === mark)?.[0]
  const [name, status] = [fieldOf(marks.name), fieldOf(marks.status)]
  return { ...(name === undefined ? {} : { name }), ...(status === undefined ? {} : { status }) }
}

/** Whether it has to be let go of by a call that changes its status. */
function isUnbound({ writes }: Row): boolean {
  return writes.some(({ steps }) => steps.includes('unbind'))
}

/** The first write of each step, in order, and the status that each of them leads to. */
function writesOf(row: Row): Kind['writes'] {
  const { life, writes } = row
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
