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
import { failureOf, unreliable } from './failure.ts'
import { readWholeList } from './list.ts'
import { createLooker } from './look.ts'
import type { Failure } from './result.ts'
import type { Tracked } from './tracked.ts'

/** A resource that hangs on another one, as it was last listed. */
export interface Attached {
  readonly kind: Kind
  readonly observation: Observation
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
  refresh(
    kind: Kind,
    carriers: readonly Tracked[],
    maxAgeMs: number,
    soon?: () => readonly Tracked[],
  ): Promise<void>
  /** It was read less than `maxAgeMs` ago; a list that takes longer than that may be as old as it must be. */
  isFresh(carrier: Tracked, maxAgeMs: number): boolean
  /** As it was last read; undefined before that. */
  loadOf(carrier: Tracked): Load | undefined
}

/** For so few, the server filters by carrier; for more, it costs fewer calls to read the whole list. */
const MAX_FILTERED = 5
/** It is read again right before each release: that is the second look. */
const CHECKS = { min: 1, overMs: 0 } as const

/** Whatever the server takes: what was asked for longer ago is read again. */
const MAX_AGE_MS = 20_000

/** Whether releasing a resource of `kind` may take others along. */
export function mayCarry(kind: Kind): boolean {
  return kind.carries !== undefined
}

interface Sources {
  readonly client: Client
  readonly clock: Clock
  readonly stop: StopSignals
}

export function createDependents(sources: Sources): Dependents {
  const { clock } = sources
  const loads = new Map<Tracked, Load>()
  const reading = new Map<Kind, Promise<void>>()
  /** Ids that an item names and that have no entry of their own. */
  const unlisted = new Set<string>()

  function isFresh(carrier: Tracked, maxAgeMs: number): boolean {
    const load = loads.get(carrier)
    if (load === undefined) return false
    const { askedAt, tookMs } = load
    return clock.now() - askedAt <= Math.max(maxAgeMs, Math.min(maxAgeMs + tookMs, MAX_AGE_MS))
  }

  async function read(kind: Kind, carriers: readonly Tracked[]): Promise<void> {
    const askedAt = clock.now()
    try {
      const lists = await Promise.all(
        (kind.carries ?? []).map((carries) => listAttached(sources, kind, carries, carriers, unlisted)),
      )
      const attached = lists.flat()
      for (const carrier of carriers) {
        const own = attached.filter((one) => hangsOn(carrier, kind, one))
        loads.set(carrier, { attached: own, askedAt, tookMs: clock.now() - askedAt })
      }
    } catch (error) {
      const unread = unreadBecause(error)
      for (const carrier of carriers)
        loads.set(carrier, { ...unread, askedAt, tookMs: clock.now() - askedAt })
    }
  }

  return {
    async refresh(kind, carriers, maxAgeMs, soon = () => []) {
      // Several writes may ask at the same time; one reading serves them all.
      for (;;) {
        if (carriers.every((carrier) => isFresh(carrier, maxAgeMs))) return
        const underWay = reading.get(kind)
        if (underWay === undefined) break
        await underWay
      }
      const work = read(kind, [...new Set([...carriers, ...soon()])])
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

/** Everything of one kind that may hang on one of `carriers`. */
async function listAttached(
  sources: Sources,
  { type: carrierType }: Kind,
  { type, isListed }: Carries,
  carriers: readonly Tracked[],
  unlisted: Set<string>,
): Promise<readonly Attached[]> {
  const kind = kindNamed(type)
  if (kind === undefined) return []
  const listed = isListed === true ? await listByCarrier(sources, kind, carrierType, carriers) : []
  const found = new Map(listed.map((observation) => [observation.id, observation]))
  // What an item names and the list lacks may exist all the same.
  const named = carriers
    .flatMap(({ observation }) => observation?.carried ?? [])
    .filter(({ type: named, id }) => named === type && !found.has(id) && !unlisted.has(`${type}/${id}`))
    .map(({ id }) => id)
  for (const observation of await describeAll(sources, kind, [...new Set(named)])) {
    found.set(observation.id, observation)
  }
  for (const id of named) if (!found.has(id)) unlisted.add(`${type}/${id}`)
  return [...found.values()].map((observation) => ({ kind, observation }))
}

async function listByCarrier(
  sources: Sources,
  kind: Kind,
  type: string,
  carriers: readonly Tracked[],
): Promise<readonly Observation[]> {
  const queries: readonly ListFilters[] =
    carriers.length <= MAX_FILTERED ? carriers.map(({ id }) => ({ on: { type, id } })) : [{}]
  return (await Promise.all(queries.map((filters) => listAll(sources, kind, filters)))).flat()
}

async function listAll(sources: Sources, kind: Kind, filters: ListFilters): Promise<readonly Observation[]> {
  const list = await readWholeList(kind, {
    ...sources,
    filters,
    checks: CHECKS,
    givenUp: sources.stop.stopped,
    onTrouble: () => undefined,
  })
  if ('code' in list) throw new UnreadError(list)
  // An item that cannot be read may be one that must stay.
  const [reason] = list.unread
  if (reason !== undefined)
    throw new UnreadError(unreliable(`the answer to ${kind.describe.action} cannot be relied on: ${reason}`))
  return list.observations
}

async function describeAll(
  sources: Sources,
  kind: Kind,
  ids: readonly string[],
): Promise<readonly Observation[]> {
  const seen = ids.length === 0 ? [] : [...(await createLooker(sources, kind)(ids)).values()]
  return seen.flatMap((what) => {
    switch (what.type) {
      case 'present':
        return [what.observation]
      case 'absent':
        return []
      case 'refused':
        throw what.error
      case 'unanswered':
        throw what.error ?? new UnreadError(unreliable(what.reason))
    }
  })
}
