// What a program takes the resources through: one life for every kind, version and way to prove who calls.
import type { Seed } from '../../simulator/index.ts'
import { KINDS, type Kind } from './kinds.ts'

interface Call {
  readonly action: string
  /** Takes an array of ids when it is in the plural. */
  readonly parameter: string
}

/** As the programs read it, in JSON. */
export interface Life {
  readonly name: string
  readonly kind: string
  readonly service: string
  readonly version: string
  readonly proof: 'key' | 'token'
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
  readonly write?: Call
  readonly failedIds?: string
  readonly until: string
}

/** `lacks`: services and versions that an SDK has no package for, such as `sdn 2026-04-01`. */
export function livesFor(lacks: readonly string[]): Life[] {
  return KINDS.flatMap((kind) =>
    kind.versions
      .filter((version) => !lacks.includes(`${kind.service} ${version}`))
      .flatMap((version) => [
        lifeOf(kind, version, 'key'),
        lifeOf(kind, version, 'token'),
        subscriptionOf(kind, version),
      ]),
  )
}

function lifeOf(row: Kind, version: string, proof: Life['proof']): Life {
  const { kind, service, status, live } = row
  const [action, parameter] = row.list
  const id = `${kind}-${version}-${proof}`
  return {
    name: `${kind} of ${version} with the ${proof}`,
    ...{ kind, service, version, proof, id },
    ...(status === undefined ? {} : { status }),
    describe: { action, parameter },
    says: sayings(row, id),
    steps: [{ name: live, until: live }, ...row.writes.map(stepOf)],
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
    delays: { recycle: 100, release: 100 },
    faults: { rules: [{ type: 'throttle', actions: ['zlb:DescribeLoadBalancers'], times: 2 }] },
    resources: lives.map(({ kind, id, steps: [first] }) => ({
      ...{ kind, id, name: nameOf(id), tags: { suite: 'clients' } },
      ...(id.endsWith(SUBSCRIPTION) ? { chargeType: 'PREPAID' as const } : {}),
      ...(first === undefined ? {} : { status: first.until }),
      ...(KINDS.find((row) => row.kind === kind)?.recycleBin === true ? { recycleBin: true } : {}),
    })),
  }
}

function nameOf(id: string): string {
  return `name of ${id}`
}
