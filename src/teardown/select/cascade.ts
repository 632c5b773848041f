// The resources inside the VPCs of a run, from the lists whose items name their VPC. They are read before the plan is
// made.

import {
  KINDS,
  kindsBefore,
  labelOf,
  type Kind,
  type Reference,
  type Observation,
} from '../../resources/index.ts'
import { CallError, StoppedError, type Client, type Clock } from '../../zenlayer/index.ts'
import { CLAIMS, ONE_LOOK } from '../model/claims.ts'
import { failureOf, notListed, notRead } from '../model/failure.ts'
import type { Stop } from '../model/stop.ts'
import type { Target } from '../model/tracked.ts'
import { readWholeList } from './list.ts'
import type { Unlisted } from './select.ts'

interface CascadeOptions {
  readonly client: Client
  readonly clock: Clock
  readonly stop: Stop
  /** Everything inside a VPC is torn down with it; otherwise it is only named in the plan. */
  readonly cascade: boolean
}

export interface Contents {
  /** The resources inside the VPCs, as targets of the run. */
  readonly targets: readonly Target[]
  /** The same by the `type/id` of the VPC, as `type/id`. */
  readonly byVpc: ReadonlyMap<string, readonly string[]>
  /** Everything that the lists have shown, by `type/id`, inside a VPC or not. */
  readonly listed: ReadonlyMap<string, Observation>
  /** Kinds whose list could not be read: resources of them may be inside as well. */
  readonly unlisted: readonly Unlisted[]
}

export const NO_CONTENTS: Contents = { targets: [], byVpc: new Map(), listed: new Map(), unlisted: [] }

/** Never throws: the kinds that could not be read are in `unlisted`. `targets`: those of the run so far. */
export async function contentsOf(targets: readonly Target[], options: CascadeOptions): Promise<Contents> {
  const vpcs = targets.flatMap(({ kinds, id }) => kinds.filter(isVpc).map((kind) => ({ kind, id })))
  if (vpcs.length === 0) return NO_CONTENTS
  const known = new Set(targets.flatMap(({ kinds, id }) => kinds.map(({ type }) => `${type}/${id}`)))
  const byKind = Map.groupBy(vpcs, ({ kind }) => kind)
  const lists = await Promise.all(
    [...byKind].flatMap(([kind, group]) =>
      kindsInside(kind).map((inside) =>
        readInside(
          inside,
          group.map(({ id }) => ({ type: kind.type, id })),
          options,
        ),
      ),
    ),
  )
  const found = lists.flatMap(({ members }) => members)
  return {
    targets: found
      .filter(({ kind, observation }) => !known.has(`${kind.type}/${observation.id}`))
      .map(targetFor),
    byVpc: new Map(
      [...Map.groupBy(found, ({ vpc }) => vpc)].map(([vpc, members]) => [
        vpc,
        members.map(({ kind, observation }) => `${kind.type}/${observation.id}`),
      ]),
    ),
    listed: new Map(lists.flatMap(({ seen }) => seen)),
    unlisted: options.cascade ? lists.flatMap(({ unlisted }) => unlisted ?? []) : [],
  }
}

export function isVpc({ family }: Kind): boolean {
  return family === 'vpc'
}

/** Kinds whose items name a VPC of that kind, and that have to be deleted before it. */
export function kindsInside(vpc: Kind): readonly Kind[] {
  const before = kindsBefore(vpc)
  return KINDS.filter(
    ({ type, refersTo = [] }) => before.includes(type) && refersTo.some((link) => link.type === vpc.type),
  )
}

interface Member {
  readonly kind: Kind
  readonly observation: Observation
  /** The `type/id` of the VPC. */
  readonly vpc: string
}

function targetFor({ kind, observation, vpc }: Member): Target {
  return { type: kind.type, kinds: [kind], id: observation.id, listed: observation, inside: vpc }
}

interface Inside {
  readonly members: readonly Member[]
  /** Everything that the list has shown, by `type/id`. */
  readonly seen: readonly (readonly [label: string, Observation])[]
  readonly unlisted?: Unlisted
}

async function readInside(
  kind: Kind,
  vpcs: readonly Reference[],
  { client, clock, stop, cascade }: CascadeOptions,
): Promise<Inside> {
  const [first, ...more] = vpcs
  const unread = (failure: Unlisted['failure']): Inside => ({
    ...{ members: [], seen: [] },
    unlisted: { type: kind.type, failure },
  })
  try {
    const list = await readWholeList(kind, {
      ...{ client, clock, stop, givenUp: stop.stopped, onFailure: () => undefined },
      // For one VPC the list is filtered; for several, the whole list is read once.
      filters: first !== undefined && more.length === 0 ? { on: first } : {},
      // Without `cascade` the contents are only reported: the API refuses to delete a VPC that is not empty.
      checks: cascade ? CLAIMS.listed : ONE_LOOK,
    })
    if ('code' in list) return unread(list)
    const members = list.observations.flatMap((observation) => membersOf(kind, observation, vpcs))
    const seen = list.observations.map((one) => [`${kind.type}/${one.id}`, one] as const)
    const [reason] = list.unread
    return reason === undefined
      ? { members, seen }
      : { members, seen, unlisted: { type: kind.type, failure: notRead(kind, list.unread.length, reason) } }
  } catch (error) {
    if (error instanceof StoppedError) return unread(notListed(stop.reason))
    if (error instanceof CallError) return unread(failureOf(error))
    throw error
  }
}

/** Decided by the item itself, whatever the filter did. Items of the system and parts of instances get no call. */
function membersOf(kind: Kind, observation: Observation, vpcs: readonly Reference[]): Member[] {
  if (observation.belongsTo !== undefined || observation.isPart || observation.phase === 'gone') return []
  const vpc = vpcs.find(({ type, id }) =>
    observation.refersTo.some((reference) => reference.type === type && reference.id === id),
  )
  return vpc === undefined ? [] : [{ kind, observation, vpc: labelOf(vpc) }]
}
