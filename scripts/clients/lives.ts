// What a program takes the resources through: one life for every kind, version and way to prove who calls.
import type { ResourceSeed, Seed } from '../../simulator/index.ts'
import { KINDS, type Kind } from './kinds.ts'

interface Call {
  readonly action: string
  /** Takes an array of ids when it is in the plural. */
  readonly parameter: string
  /** Further parameters. */
  readonly more?: Readonly<Record<string, unknown>>
  /** Where it is an operation of another service. */
  readonly service?: string
  readonly version?: string
}

/** As the programs read it, in JSON. */
export interface Life {
  readonly name: string
  readonly kind: string
  readonly service: string
  readonly version: string
  readonly proof: 'key' | 'token'
  /** Empty until it is made, where its first step makes it. */
  readonly id: string
  readonly describe: Call
  /** What the list has to say of it all the way, by field. */
  readonly says: Readonly<Record<string, string>>
  /** The field of its status. One without is there or not. */
  readonly status?: string
  readonly steps: readonly Step[]
}

interface Step {
  readonly name: string
  /** Makes the resource; the field of the answer has its id, or an array with it. */
  readonly make?: {
    readonly action: string
    readonly parameters: Readonly<Record<string, unknown>>
    readonly answer: string
  }
  readonly write?: Call
  /** What the list has to say from then on. */
  readonly says?: Life['says']
  readonly failedIds?: string
  readonly until: string
}

/**
 * `lacks`: services and versions that an SDK has no package for, such as `sdn 2026-04-01`, and with an action what a package
 * does not have.
 */
export function livesFor(lacks: readonly string[]): Life[] {
  return KINDS.flatMap((kind) => {
    const versions = kind.versions.filter((version) => !lacks.includes(`${kind.service} ${version}`))
    return [
      ...versions.flatMap((version) => [
        lifeOf(kind, version, 'key'),
        lifeOf(kind, version, 'token'),
        subscriptionOf(kind, version),
      ]),
      ...madeIn(kind, versions).filter(({ service, version, steps }) =>
        steps.every(
          (step) => !lacks.includes(`${service} ${version} ${(step.make ?? step.write)?.action ?? ''}`),
        ),
      ),
    ]
  })
}

/** In the newest version that the SDK has: it is made, renamed and tagged, and goes again. */
function madeIn(row: Kind, versions: readonly string[]): Life[] {
  const { kind, service, make, rename, rest, status } = row
  const version = versions.findLast((it) => make?.versions.includes(it))
  if (make === undefined || version === undefined) return []
  const [before, after] = [`${kind}-made`, `${kind}-renamed`]
  const [action, parameter] = row.list
  const named = (name: string): Life['says'] =>
    make.name === undefined || row.name === undefined ? {} : { [row.name]: name }
  const parameters = {
    ...make.body,
    ...(make.name === undefined ? {} : { [make.name]: before }),
    ...(make.tagged.includes(version) ? { tags: { tags: [{ key: 'suite', value: 'made' }] } } : {}),
  }
  return [
    {
      ...{ name: `${kind} of ${version}, made`, kind, service, version, proof: 'key', id: '' },
      ...(status === undefined ? {} : { status }),
      describe: { action, parameter },
      says: named(before),
      steps: [
        { name: make.action, make: { action: make.action, parameters, answer: make.answer }, until: rest },
        ...(rename === undefined
          ? []
          : [
              {
                name: rename[0],
                write: { action: rename[0], parameter: rename[1], more: { [rename[2]]: after } },
                says: named(after),
                until: rest,
              },
            ]),
        ...(row.taggable ? [{ name: 'TagBindResources', write: BIND, until: rest }] : []),
        ...wayOut(row).map(stepOf),
      ],
    },
  ]
}

const BIND: Call = {
  ...{ action: 'TagBindResources', parameter: 'resourceUuids', service: 'zrm', version: '2025-10-14' },
  more: { tag: { key: 'suite', value: 'bound' } },
}

/** What is made is free, and in an account without a recycle bin where it need not have one. */
function wayOut({ writes, rest, recycleBin }: Kind): Kind['writes'] {
  const steps = writes.filter(([, , until]) => until !== rest)
  const [first] = steps
  if (recycleBin !== true || first === undefined) return steps
  const [action, parameter, , failedIds] = first
  return [failedIds === undefined ? [action, parameter, ''] : [action, parameter, '', failedIds]]
}

function lifeOf(row: Kind, version: string, proof: Life['proof']): Life {
  const { kind, service, status } = row
  const { live, writes } = row.lifeIn(version)
  const [action, parameter] = row.list
  const id = `${kind}-${version}-${proof}`
  return {
    name: `${kind} of ${version} with the ${proof}`,
    ...{ kind, service, version, proof, id },
    ...(status === undefined ? {} : { status }),
    describe: { action, parameter },
    says: sayings(row, id),
    steps: [{ name: live, until: live }, ...writes.map(stepOf)],
  }
}

/** Lives on: it is there to be listed, as it fills fields that are null in whatever is paid as it is used. */
function subscriptionOf(row: Kind, version: string): Life {
  const life = lifeOf(row, version, 'key')
  const id = `${row.kind}-${version}-${SUBSCRIPTION}`
  return {
    ...life,
    name: `${row.kind} of ${version} as a ${SUBSCRIPTION}`,
    id,
    says: sayings(row, id),
    steps: life.steps.slice(0, 1),
  }
}

const SUBSCRIPTION = 'subscription'

function sayings(row: Kind, id: string): Life['says'] {
  return { [row.id]: id, ...(row.name === undefined ? {} : { [row.name]: nameOf(id) }) }
}

function stepOf([action, parameter, until, failedIds]: Kind['writes'][number]): Step {
  return {
    name: `${action} to ${until === '' ? 'gone' : until}`,
    write: { action, parameter },
    ...(failedIds === undefined ? {} : { failedIds }),
    until,
  }
}

/** A world of the resources that live these lives. The first two lists of zlb meet a rate limit. */
export function seedFor(lives: readonly Life[]): Seed {
  return {
    delays: { recycle: 100, release: 100, busy: 100 },
    faults: { rules: [{ type: 'throttle', actions: ['zlb:DescribeLoadBalancers'], times: 2 }] },
    resources: [...THERE_BEFORE.values(), ...lives.filter(({ id }) => id !== '').map(seedOf)],
  }
}

/** What the requests refer to, each once. */
const THERE_BEFORE: ReadonlyMap<string, ResourceSeed> = new Map(
  KINDS.flatMap(({ make }) => make?.refersTo ?? []).map((seed) => [`${seed.kind}/${seed.id}`, seed]),
)

function seedOf({ kind, id, steps: [first] }: Life): ResourceSeed {
  return {
    ...{ kind, id, name: nameOf(id), tags: { suite: 'clients' } },
    ...(id.endsWith(SUBSCRIPTION) ? { chargeType: 'PREPAID' as const } : {}),
    ...(first === undefined ? {} : { status: first.until }),
    ...(KINDS.find((row) => row.kind === kind)?.recycleBin === true ? { recycleBin: true } : {}),
  }
}

function nameOf(id: string): string {
  return `name of ${id}`
}
