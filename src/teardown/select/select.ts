// The selection: lists, read to their last page, and from them the resources that meet the criteria.

import { type Kind, type ListFilters, type Phase, type Observation } from '../../resources/index.ts'
import { CallError, StoppedError, type Client, type Clock } from '../../zenlayer/index.ts'
import type { Listener } from '../listener.ts'
import { CLAIMS, type Checks } from '../model/claims.ts'
import {
  affectsWholeRun,
  failureOf,
  groupNotProven,
  listTimedOut,
  notListed,
  notRead,
} from '../model/failure.ts'
import type { Goal } from '../model/next-step.ts'
import type { Failure } from '../model/result.ts'
import type { Stop } from '../model/stop.ts'
import type { Target } from '../model/tracked.ts'
import { compileCriteria, withGroup, type Criteria } from './criteria.ts'
import { literalStart } from './glob.ts'
import { filtersByGroup } from './group-filter.ts'
import { readWholeList, type WholeList } from './list.ts'

/** The kinds to list: words for kinds or families, as typed, and the kinds that each of them stands for. */
export type SelectFrom = readonly { readonly type: string; readonly kinds: readonly Kind[] }[]

interface SelectOptions {
  readonly selectFrom: SelectFrom
  readonly criteria: Criteria
  readonly goal: Goal
  readonly client: Client
  readonly clock: Clock
  readonly stop: Stop
  readonly listener: Pick<Listener, 'listed' | 'leftOut' | 'notSearched'>
  /** The time limit of the whole run, in milliseconds. */
  readonly budgetMs: number
  /** How many readings of a list it takes, over which time; without it, those of a claim. */
  readonly checks?: Checks
}

export interface Selected {
  readonly targets: readonly Target[]
  /** Kinds of which more resources might have been selected, had their lists been readable. */
  readonly unlisted: readonly Unlisted[]
  /** The `type/id` of resources that meet all other criteria, but have no age to compare with `older-than`. */
  readonly undated: readonly string[]
  /** The ids of everything that the lists have shown, selected or not. */
  readonly seen: ReadonlySet<string>
  /** The `type/id` of everything that they have shown in the recycle bin. */
  readonly inBin: ReadonlySet<string>
}

/** A kind whose list could not be read, or not completely. */
export interface Unlisted {
  readonly type: string
  readonly failure: Failure
}

interface List {
  readonly kind: Kind
  readonly matches: readonly Observation[]
  readonly undated: readonly Observation[]
  /** The ids of all its items. */
  readonly ids: readonly string[]
  readonly inBin?: ReadonlySet<string>
  /** Items that match but belong to the account, the system or another resource. */
  readonly kept?: readonly Observation[]
  /** The number of its items; undefined where it could not be read. */
  readonly listed?: number
  readonly failure?: Failure
}

/** The share of the time of the run that one list may take, unless its readings need more. */
const LIST_SHARE = 0.25

/** The phases in which there is nothing left to do. */
const AT_THE_GOAL: Readonly<Record<Goal, readonly Phase[]>> = {
  recycled: ['recycled', 'leaving', 'gone'],
  // A resource that was already in the bin is destroyed as well.
  destroyed: ['gone'],
}

/** Never throws: kinds that could not be read are in `unlisted`. */
export async function select(options: SelectOptions): Promise<Selected> {
  const { selectFrom, criteria, listener } = options
  const unsearchable = unsearchableKinds(selectFrom, criteria)
  if (unsearchable.length > 0) listener.notSearched?.(unsearchable, lacking(criteria))
  const kinds = kindsOf(selectFrom).filter((kind) => !unsearchable.includes(kind))
  const lists = await Promise.all(kinds.map((kind) => readInTime(kind, options)))
  return {
    targets: lists.flatMap((list) => list.matches.map((match) => targetFor(list, match, criteria))),
    unlisted: lists.flatMap(({ kind, failure }) =>
      failure === undefined ? [] : [{ type: kind.type, failure }],
    ),
    undated: lists.flatMap(({ kind, undated }) => undated.map(({ id }) => `${kind.type}/${id}`)),
    seen: new Set(lists.flatMap(({ ids }) => ids)),
    inBin: new Set(lists.flatMap(({ kind, inBin = [] }) => [...inBin].map((id) => `${kind.type}/${id}`))),
  }
}

function targetFor({ kind, inBin }: List, listed: Observation, { resourceGroupId }: Criteria): Target {
  const { id } = listed
  const untold = listed.resourceGroupId === undefined ? { listedGroup: resourceGroupId } : {}
  return {
    type: kind.type,
    kinds: [kind],
    id,
    listed,
    isRelisted: true,
    foundInBin: inBin?.has(id) === true,
    ...untold,
  }
}

function failed(kind: Kind, failure: Failure): List {
  return { kind, matches: [], undated: [], ids: [], failure }
}

async function readInTime(kind: Kind, options: SelectOptions): Promise<List> {
  const { clock, budgetMs, stop, listener, checks = CLAIMS.listed } = options
  const done = new AbortController()
  const givenUp = new AbortController()
  let lastFailure: Failure | undefined
  const late = clock
    .sleep(Math.max(budgetMs * LIST_SHARE, 2 * checks.overMs), done.signal)
    .then(() => failed(kind, listTimedOut(lastFailure)))
  const work = () =>
    readList(kind, options, givenUp.signal, (failure) => {
      lastFailure = failure
    })
  const reading = orFailed(kind, stop, work, () => lastFailure)
  const list = await Promise.race([reading, late])
  done.abort()
  givenUp.abort()
  return orFailed(kind, stop, () => {
    // Only now is it certain that this reading counts.
    if (list.listed !== undefined) listener.listed(kind, list.matches.length, list.listed)
    if (list.kept !== undefined && list.kept.length > 0) listener.leftOut?.(kind, list.kept)
    return Promise.resolve(list)
  })
}

async function orFailed(
  kind: Kind,
  stop: Stop,
  work: () => Promise<List>,
  lastFailure: () => Failure | undefined = () => undefined,
): Promise<List> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof StoppedError) {
      const { last } = error
      return failed(kind, notListed(stop.reason, last === undefined ? lastFailure() : failureOf(last)))
    }
    if (!(error instanceof CallError)) {
      stop.stop({ type: 'crashed', error })
      return failed(kind, notListed(stop.reason))
    }
    if (affectsWholeRun(error)) stop.stop({ type: 'refused', error })
    return failed(kind, failureOf(error))
  }
}

async function readList(
  kind: Kind,
  options: SelectOptions,
  givenUp: AbortSignal,
  onFailure: (failure: Failure) => void,
): Promise<List> {
  const { client, clock, stop, criteria, checks = CLAIMS.listed } = options
  const filters = serverFilters(criteria)
  const list = await readWholeList(kind, { client, clock, stop, filters, checks, givenUp, onFailure })
  return 'code' in list ? failed(kind, list) : matching(kind, list, options)
}

export function kindsOf(selectFrom: SelectFrom): readonly Kind[] {
  return [...new Set(selectFrom.flatMap((word) => word.kinds))]
}

/** The kinds that have no tags or no resource group, although the criteria ask for that: their lists are not read. */
export function unsearchableKinds(selectFrom: SelectFrom, criteria: Criteria): readonly Kind[] {
  return kindsOf(selectFrom).filter(
    ({ tags, group }) =>
      (criteria.tags.length > 0 && !tags.item) ||
      (criteria.resourceGroupId !== undefined && !group.item && !group.filter),
  )
}

function lacking({ tags, resourceGroupId }: Criteria): string {
  if (resourceGroupId === undefined) return 'tags'
  return tags.length === 0 ? 'resource group' : 'tags or resource group'
}

async function matching(
  kind: Kind,
  { observations, inBin, unread }: WholeList,
  options: SelectOptions,
): Promise<List> {
  const { resourceGroupId } = options.criteria
  const { matches, kept, undated, untagged } = sift(observations, options)
  const isGroupUnknown =
    resourceGroupId !== undefined &&
    [...matches, ...undated].some((match) => match.resourceGroupId === undefined)
  if (isGroupUnknown && !(await filtersByGroup(kind, options.client)))
    return failed(kind, groupNotProven(kind))
  const reasons = [...unread, ...untagged.map(() => 'an item of its list has no tags')]
  const [reason] = reasons
  return {
    ...{ kind, matches, undated, kept, inBin },
    ids: observations.map(({ id }) => id),
    listed: observations.length,
    // An item that cannot be read may be one that the inputs select. The others are torn down all the same.
    ...(reason === undefined ? {} : { failure: notRead(kind, reasons.length, reason) }),
  }
}

function sift(observations: readonly Observation[], { criteria, goal, client }: SelectOptions) {
  const now = client.serverNow()
  const meeting = (asked: Criteria) => {
    const unmet = compileCriteria(asked)
    return (one: Observation) =>
      !AT_THE_GOAL[goal].includes(one.phase) &&
      unmet(withGroup(one, asked.resourceGroupId), now) === undefined
  }
  const matching = observations.filter(meeting(criteria))
  return {
    matches: matching.filter(({ belongsTo }) => belongsTo === undefined),
    kept: matching.filter(({ belongsTo }) => belongsTo !== undefined),
    // Items whose tags or age are not known, and that meet all other criteria.
    untagged: observations
      .filter(({ tags }) => criteria.tags.length > 0 && tags === undefined)
      .filter(meeting({ ...criteria, tags: [] })),
    undated: observations
      .filter(({ createdAt }) => criteria.olderThanMs !== undefined && createdAt === undefined)
      .filter(meeting({ ...criteria, olderThanMs: undefined })),
  }
}

/** The server's filters that leave out no resource which meets the criteria. */
function serverFilters({ tags, name, resourceGroupId }: Criteria): ListFilters {
  const tag = tags.find(({ value }) => value !== undefined) ?? tags[0]
  return {
    ...(tag === undefined ? {} : { tag }),
    ...(name === undefined ? {} : { name: literalStart(name) }),
    ...(resourceGroupId === undefined ? {} : { resourceGroupId }),
  }
}
