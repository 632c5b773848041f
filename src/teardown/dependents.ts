// Resources that hang on others and go along when those are released: which there are, read from the lists that name
// them and from what an item names itself. Nothing is released before everything on it is known.

import type { Kind, Reference } from '../resources/index.ts'
import { CallError } from '../zenlayer/index.ts'
import { listAttached, UnreadError, type Attached, type Sources } from './attached-lists.ts'
import { CLAIMS, ONE_LOOK, type Streak } from './claims.ts'
import { failureOf } from './failure.ts'
import { createGroupProbe } from './group-filter.ts'
import type { Failure } from './result.ts'
import type { Tracked } from './tracked.ts'

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

/**
 * How old the reading of what hangs on a resource may be when its release is sent. Where a guard or a criterion may keep
 * it, a tag set a few seconds ago counts; elsewhere, what is attached meanwhile is reported late, if at all.
 */
const FRESH_MS = { judged: 2000, otherwise: 10_000 } as const
/** Whatever the server takes: what was asked for longer ago is read again. */
const MAX_AGE_MS = 20_000

/** Whether releasing a resource of `kind` may take others along. */
export function mayCarry(kind: Kind): boolean {
  return kind.carries !== undefined
}

export interface DependentsOptions extends Sources {
  /** A guard or a criterion may keep what hangs on a resource. */
  readonly judged: boolean
}

export function createDependents(sources: DependentsOptions): Dependents {
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
