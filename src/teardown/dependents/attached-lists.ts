// What is attached to the resources of one kind: read from the lists of the kinds that may be, and from its own items.

import {
  kindNamed,
  type DependentKind,
  type Kind,
  type ListFilters,
  type Observation,
} from '../../resources/index.ts'
import type { Client, Clock, StopSignals } from '../../zenlayer/index.ts'
import type { Attached } from '../model/attached.ts'
import { type Checks, CLAIMS, extended, isEnough, ONE_LOOK, type Streak } from '../model/claims.ts'
import { unreliable } from '../model/failure.ts'
import type { Failure } from '../model/result.ts'
import type { Tracked } from '../model/tracked.ts'
import { createLooker } from '../observe/look.ts'
import type { GroupProbe } from '../select/group-filter.ts'
import { readWholeList, type WholeList } from '../select/list.ts'

export interface Sources {
  /** That of the criteria, if they have one. */
  readonly resourceGroupId: string | undefined
  readonly client: Client
  readonly clock: Clock
  readonly stop: StopSignals
}

/** A list or a look whose answer cannot be relied on. */
export class UnreadError extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.message)
    this.failure = failure
  }
}

/** Up to this many parents, one filtered list for each; above it, reading the whole list takes fewer calls. */
const MAX_FILTERED = 5

interface AttachedListOptions extends Sources {
  readonly checks: Checks
  readonly unlisted: Map<string, Streak>
  readonly filtersByGroup: GroupProbe
}

interface AttachedList {
  readonly attached: readonly Attached[]
  /** As readings before the last one have shown them, which may differ. */
  readonly earlier: readonly Attached[]
  /** When the last of its requests was made. */
  readonly askedAt: number
}

/** Every resource of one kind that may be attached to one of `parents`. */
export async function listAttached(
  options: AttachedListOptions,
  { type: parentType }: Kind,
  { type, isListed }: DependentKind,
  parents: readonly Tracked[],
): Promise<AttachedList> {
  const askedAt = options.clock.now()
  const kind = kindNamed(type)
  if (kind === undefined) return { attached: [], earlier: [], askedAt }
  const lists = isListed === true ? await listByParent(options, kind, parentType, parents) : []
  const listed = lists.flatMap(({ observations }) => observations).filter((seen) => !isParentItself(seen))
  const found = new Map(listed.map((seen) => [seen.id, seen]))
  const inGroup = await idsInGroup(options, kind, parentType, parents, [...found.keys()])
  // A resource that an item names may exist even if the list lacks it.
  const named = parents
    .flatMap(({ observation }) => observation?.dependents ?? [])
    .filter((reference) => reference.type === type && !found.has(reference.id))
  const describedAt = options.clock.now()
  for (const seen of await describeNamed(options, kind, new Set(named.map(({ id }) => id)))) {
    found.set(seen.id, seen)
  }
  const earlier = lists.flatMap((list) => list.earlier).filter((seen) => !isParentItself(seen))
  const asAttached = (observation: Observation): Attached => ({
    ...{ kind, observation },
    listedGroup: inGroup.has(observation.id) ? options.resourceGroupId : undefined,
  })
  return {
    attached: [...found.values()].map(asAttached),
    earlier: earlier.map(asAttached),
    askedAt: Math.min(describedAt, ...lists.map((list) => list.askedAt)),
  }
}

/** The primary vNIC of an instance counts as the instance itself. */
function isParentItself({ isPart, belongsTo }: Observation): boolean {
  return isPart && belongsTo !== undefined
}

/** Where items have no resource group, the filter of the list tells which of them are in that of the criteria. */
async function idsInGroup(
  options: AttachedListOptions,
  kind: Kind,
  type: string,
  parents: readonly Tracked[],
  attached: readonly string[],
): Promise<ReadonlySet<string>> {
  const { resourceGroupId } = options
  if (resourceGroupId === undefined || kind.group.item || !kind.group.filter) return NO_IDS
  if (!(await options.filtersByGroup(kind))) return NO_IDS
  const read = async (checks: Checks) => {
    const lists = await listByParent({ ...options, checks }, kind, type, parents, { resourceGroupId })
    return new Set(lists.flatMap(({ observations }) => observations.map(({ id }) => id)))
  }
  const ids = await read(ONE_LOOK)
  // One reading may leave out what is in the group.
  return attached.every((id) => ids.has(id)) ? ids : new Set([...ids, ...(await read(CLAIMS.listed))])
}

const NO_IDS: ReadonlySet<string> = new Set()

async function listByParent(
  options: AttachedListOptions,
  kind: Kind,
  type: string,
  parents: readonly Tracked[],
  also: ListFilters = {},
): Promise<readonly WholeList[]> {
  const queries: readonly ListFilters[] =
    parents.length <= MAX_FILTERED ? parents.map(({ id }) => ({ ...also, on: { type, id } })) : [also]
  return Promise.all(queries.map((filters) => listAll(options, kind, filters)))
}

async function listAll(options: AttachedListOptions, kind: Kind, filters: ListFilters): Promise<WholeList> {
  const list = await readWholeList(kind, {
    ...options,
    filters,
    keepsEarlier: true,
    givenUp: options.stop.stopped,
    onFailure: () => undefined,
  })
  if ('code' in list) throw new UnreadError(list)
  // An item that cannot be read may be one that must be kept.
  const [reason] = list.unread
  if (reason !== undefined)
    throw new UnreadError(unreliable(`the answer to ${kind.describe.action} cannot be relied on: ${reason}`))
  return list
}

/** The resources of `ids` that exist. It takes several readings to conclude that one does not. */
async function describeNamed(
  { unlisted, ...sources }: AttachedListOptions,
  kind: Kind,
  ids: ReadonlySet<string>,
): Promise<readonly Observation[]> {
  const isBelieved = (id: string) => {
    const streak = unlisted.get(id)
    return streak !== undefined && isEnough(streak, CLAIMS.missing)
  }
  const open = [...ids].filter((id) => !isBelieved(id))
  const seen = open.length === 0 ? [] : [...(await createLooker(sources, kind)(open))]
  const observations = seen.flatMap(([id, result]) => {
    switch (result.type) {
      case 'present':
        unlisted.delete(id)
        return [result.observation]
      case 'absent':
        unlisted.set(id, extended(unlisted.get(id), result.at))
        return []
      case 'refused':
        throw result.error
      case 'unanswered':
        throw result.error ?? new UnreadError(unreliable(result.reason))
    }
  })
  const lacking = open.find((id) => unlisted.has(id) && !isBelieved(id))
  if (lacking !== undefined) {
    throw new UnreadError(
      unreliable(`${kind.describe.action} does not list ${kind.type}/${lacking}, which is named as attached`),
    )
  }
  return observations
}
