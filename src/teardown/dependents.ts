// Resources that hang on others and go along when those are released: which there are, read from the lists that name
// them and from what an item names itself. Nothing is released before everything on it is known.

import {
  kindNamed,
  type Carries,
  type Kind,
  type ListFilters,
  type Reference,
  type Observation,
} from '../resources/index.ts'
import { CallError, type Client, type Clock, type StopSignals } from '../zenlayer/index.ts'
import { CLAIMS, isEnough, ONE_LOOK, type Checks } from './claims.ts'
import { failureOf, unreliable } from './failure.ts'
import { createGroupProbe, type GroupProbe } from './group-filter.ts'
import { readWholeList, type WholeList } from './list.ts'
import { createLooker } from './look.ts'
import type { Failure } from './result.ts'
import { extended, type Streak } from './streak.ts'
import type { Tracked } from './tracked.ts'

/** A resource that hangs on another one, as it was last listed. */
export interface Attached {
  readonly kind: Kind
  readonly observation: Observation
  /** The resource group of the criteria, where the item has none and its list was filtered by it. */
  readonly listedGroup?: string | undefined
}

/** What hangs on one resource, or why that could not be read. */
export type Load =
  | (ReadAt & { readonly attached: readonly Attached[] })
  | (ReadAt & { readonly failure: Failure; readonly error: CallError | undefined })

interface ReadAt {
  readonly askedAt: number
  /** How long the reading took. */
  readonly tookMs: number
}

export interface Dependents {
  /**
   * Reads what hangs on `carriers`, all of one kind, unless that is fresh, and in the same go what hangs on `soon`.
   * Never throws a CallError.
   */
  refresh(kind: Kind, carriers: readonly Tracked[], soon?: () => readonly Tracked[]): Promise<void>
  /** Reads what hangs on `carriers` now, and leaves `loadOf` as it is. */
  read(kind: Kind, carriers: readonly Tracked[]): Promise<ReadonlyMap<Tracked, Load>>
  /** It was read so recently that a release may be sent; a list that takes long may be as old as it must be. */
  isFresh(carrier: Tracked): boolean
  /** As it was last read; undefined before that. */
  loadOf(carrier: Tracked): Load | undefined
}

/** For so few, the server filters by carrier; for more, it costs fewer calls to read the whole list. */
const MAX_FILTERED = 5

/**
 * How old the reading of what hangs on a resource may be when its release is sent. Where a guard or a criterion may keep
 * it, a tag set a few seconds ago counts; elsewhere, what is attached meanwhile is reported late, if at all.
 */
const FRESH_MS = { judged: 2000, otherwise: 5000 } as const
/** Whatever the server takes: what was asked for longer ago is read again. */
const MAX_AGE_MS = 20_000

/** Whether releasing a resource of `kind` may take others along. */
export function mayCarry(kind: Kind): boolean {
  return kind.carries !== undefined
}

interface Sources {
  /** Of the criteria, if they have one. */
  readonly resourceGroupId: string | undefined
  /** A guard or a criterion may keep what hangs on a resource. */
  readonly judged: boolean
  readonly client: Client
  readonly clock: Clock
  readonly stop: StopSignals
}

export function createDependents(sources: Sources): Dependents {
  const { clock } = sources
  const loads = new Map<Tracked, Load>()
  const reading = new Map<Kind, Promise<void>>()
  /** Ids that an item names and that their own list lacks: how often in a row. */
  const unlisted = new Map<string, Streak>()
  const filtersByGroup = createGroupProbe(sources.client)

  function isFresh(carrier: Tracked): boolean {
    const load = loads.get(carrier)
    if (load === undefined) return false
    const { askedAt, tookMs } = load
    const freshMs = sources.judged ? FRESH_MS.judged : FRESH_MS.otherwise
    return clock.now() - askedAt <= Math.min(freshMs + tookMs, MAX_AGE_MS)
  }

  async function read(kind: Kind, carriers: readonly Tracked[]): Promise<ReadonlyMap<Tracked, Load>> {
    const begunAt = clock.now()
    const isFirst = carriers.some((carrier) => !('attached' in (loads.get(carrier) ?? {})))
    // A list may leave out for a moment what must stay. Later readings add to what is known.
    const checks = isFirst && sources.judged ? CLAIMS.listed : ONE_LOOK
    const reading = { ...sources, checks, unlisted, filtersByGroup }
    try {
      const lists = await Promise.all(
        (kind.carries ?? []).map((carries) => listAttached(reading, kind, carries, carriers)),
      )
      const attached = lists.flatMap((list) => list.attached)
      const askedAt = Math.min(...lists.map((list) => list.askedAt))
      const own = (carrier: Tracked) => attached.filter((one) => hangsOn(carrier, kind, one))
      const at = { askedAt, tookMs: clock.now() - askedAt }
      return new Map(carriers.map((carrier) => [carrier, { attached: own(carrier), ...at }]))
    } catch (error) {
      const unread = { ...unreadBecause(error), askedAt: begunAt, tookMs: clock.now() - begunAt }
      return new Map(carriers.map((carrier) => [carrier, unread]))
    }
  }

  return {
    read,
    async refresh(kind, carriers, soon = () => []) {
      // Several writes may ask at the same time; one reading serves them all.
      for (;;) {
        if (carriers.every(isFresh)) return
        const underWay = reading.get(kind)
        if (underWay === undefined) break
        await underWay
      }
      const work = read(kind, [...new Set([...carriers, ...soon()])]).then((read) => {
        for (const [carrier, load] of read) loads.set(carrier, load)
      })
      reading.set(kind, work)
      try {
        await work
      } finally {
        reading.delete(kind)
      }
    },
    isFresh,
    loadOf: (carrier) => loads.get(carrier),
  }
}

/** A list or a look whose answer cannot be relied on. */
class UnreadError extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.message)
    this.failure = failure
  }
}

function unreadBecause(error: unknown): { failure: Failure; error: CallError | undefined } {
  if (error instanceof CallError) return { failure: failureOf(error), error }
  if (error instanceof UnreadError) return { failure: error.failure, error: undefined }
  throw error
}

/** By its own item, or by the carrier's. */
function hangsOn(carrier: Tracked, kind: Kind, { kind: { type }, observation }: Attached): boolean {
  const names = (references: readonly Reference[], wanted: string, id: string) =>
    references.some((reference) => reference.type === wanted && reference.id === id)
  return (
    names(observation.attachedTo, kind.type, carrier.id) ||
    names(carrier.observation?.carried ?? [], type, observation.id)
  )
}

interface ReadingOptions extends Sources {
  readonly checks: Checks
  readonly unlisted: Map<string, Streak>
  readonly filtersByGroup: GroupProbe
}

interface AttachedList {
  readonly attached: readonly Attached[]
  /** When the last of its requests was made. */
  readonly askedAt: number
}

/** Everything of one kind that may hang on one of `carriers`. */
async function listAttached(
  options: ReadingOptions,
  { type: carrierType }: Kind,
  { type, isListed }: Carries,
  carriers: readonly Tracked[],
): Promise<AttachedList> {
  const askedAt = options.clock.now()
  const kind = kindNamed(type)
  if (kind === undefined) return { attached: [], askedAt }
  const lists = isListed === true ? await listByCarrier(options, kind, carrierType, carriers) : []
  const listed = lists.flatMap(({ observations }) => observations).filter((seen) => !isCarrierItself(seen))
  const found = new Map(listed.map((seen) => [seen.id, seen]))
  const inGroup = await idsInGroup(options, kind, carrierType, carriers)
  // What an item names and the list lacks may exist all the same.
  const named = carriers
    .flatMap(({ observation }) => observation?.carried ?? [])
    .filter((reference) => reference.type === type && !found.has(reference.id))
  const describedAt = options.clock.now()
  for (const seen of await describeNamed(options, kind, new Set(named.map(({ id }) => id)))) {
    found.set(seen.id, seen)
  }
  return {
    attached: [...found.values()].map((observation) => ({
      ...{ kind, observation },
      listedGroup: inGroup.has(observation.id) ? options.resourceGroupId : undefined,
    })),
    askedAt: Math.min(describedAt, ...lists.map((list) => list.askedAt)),
  }
}

/** The primary vNIC of an instance cannot be told from that. */
function isCarrierItself({ isPart, belongsTo }: Observation): boolean {
  return isPart && belongsTo !== undefined
}

/** Where items do not return their resource group, the filter of the list says which are in that of the criteria. */
async function idsInGroup(
  options: ReadingOptions,
  kind: Kind,
  type: string,
  carriers: readonly Tracked[],
): Promise<ReadonlySet<string>> {
  const { resourceGroupId } = options
  if (resourceGroupId === undefined || kind.group.item || !kind.group.filter) return NO_IDS
  if (!(await options.filtersByGroup(kind))) return NO_IDS
  const lists = await listByCarrier({ ...options, checks: ONE_LOOK }, kind, type, carriers, {
    resourceGroupId,
  })
  return new Set(lists.flatMap(({ observations }) => observations.map(({ id }) => id)))
}

const NO_IDS: ReadonlySet<string> = new Set()

async function listByCarrier(
  options: ReadingOptions,
  kind: Kind,
  type: string,
  carriers: readonly Tracked[],
  also: ListFilters = {},
): Promise<readonly WholeList[]> {
  const queries: readonly ListFilters[] =
    carriers.length <= MAX_FILTERED ? carriers.map(({ id }) => ({ ...also, on: { type, id } })) : [also]
  return Promise.all(queries.map((filters) => listAll(options, kind, filters)))
}

async function listAll(options: ReadingOptions, kind: Kind, filters: ListFilters): Promise<WholeList> {
  const list = await readWholeList(kind, {
    ...options,
    filters,
    givenUp: options.stop.stopped,
    onTrouble: () => undefined,
  })
  if ('code' in list) throw new UnreadError(list)
  // An item that cannot be read may be one that must stay.
  const [reason] = list.unread
  if (reason !== undefined)
    throw new UnreadError(unreliable(`the answer to ${kind.describe.action} cannot be relied on: ${reason}`))
  return list
}

/** Those of `ids` that there are: one that is lacking is only believed after several readings. */
async function describeNamed(
  { unlisted, ...sources }: ReadingOptions,
  kind: Kind,
  ids: ReadonlySet<string>,
): Promise<readonly Observation[]> {
  const isBelieved = (id: string) => {
    const streak = unlisted.get(id)
    return streak !== undefined && isEnough(streak, CLAIMS.missing)
  }
  const open = [...ids].filter((id) => !isBelieved(id))
  const seen = open.length === 0 ? [] : [...(await createLooker(sources, kind)(open))]
  const observations = seen.flatMap(([id, what]) => {
    switch (what.type) {
      case 'present':
        unlisted.delete(id)
        return [what.observation]
      case 'absent':
        unlisted.set(id, extended(unlisted.get(id), what.at))
        return []
      case 'refused':
        throw what.error
      case 'unanswered':
        throw what.error ?? new UnreadError(unreliable(what.reason))
    }
  })
  const lacking = open.find((id) => unlisted.has(id) && !isBelieved(id))
  if (lacking !== undefined) {
    throw new UnreadError(
      unreliable(`${kind.describe.action} lacks ${kind.type}/${lacking}, which is named as attached`),
    )
  }
  return observations
}
