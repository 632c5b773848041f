// The readings of what is attached to a resource, which may be deleted with it. No call that deletes a resource is sent
// without a recent one.

import type { Kind, Reference } from '../../resources/index.ts'
import { CallError } from '../../zenlayer/index.ts'
import type { Attached } from '../model/attached.ts'
import { CLAIMS, ONE_LOOK, type Streak } from '../model/claims.ts'
import { failureOf } from '../model/failure.ts'
import type { Failure } from '../model/result.ts'
import type { Tracked } from '../model/tracked.ts'
import { createGroupProbe } from '../select/group-filter.ts'
import { listAttached, UnreadError, type Sources } from './attached-lists.ts'

/** What is attached to one resource, or why that could not be read. */
export type DependentsReading =
  | (ReadAt & {
      readonly attached: readonly Attached[]
      /** As the lists have shown it before they were read for the last time. One answer may lack what must be kept. */
      readonly earlier: readonly Attached[]
    })
  | (ReadAt & { readonly failure: Failure; readonly error: CallError | undefined })

interface ReadAt {
  readonly askedAt: number
  /** How long the reading took. */
  readonly tookMs: number
}

export interface Dependents {
  /**
   * Reads what is attached to `parents`, all of one kind, unless that is fresh, and together with it what is attached to `soon`.
   * Never throws a CallError.
   */
  refresh(kind: Kind, parents: readonly Tracked[], soon?: () => readonly Tracked[]): Promise<void>
  /** Reads what is attached to `parents` now, and leaves `lastReadingOf` as it is. */
  read(kind: Kind, parents: readonly Tracked[]): Promise<ReadonlyMap<Tracked, DependentsReading>>
  /** It was read recently enough for a call that deletes `parent`; the time that the reading itself took does not count. */
  isFresh(parent: Tracked): boolean
  /** As it was last read; undefined before that. */
  lastReadingOf(parent: Tracked): DependentsReading | undefined
}

/**
 * How old the reading may be when such a call is sent. Where a guard or a criterion may keep a dependent, a tag set a few
 * seconds ago counts; elsewhere, a dependent attached since then is reported late, if at all.
 */
const MAX_READING_AGE_MS = { filtered: 2000, otherwise: 10_000 } as const
/** However long the server takes, an older reading is repeated. */
const MAX_AGE_MS = 20_000

interface DependentsOptions extends Sources {
  /** A guard or a criterion may keep a dependent. */
  readonly isFiltered: boolean
}

export function createDependents(sources: DependentsOptions): Dependents {
  const { clock } = sources
  const readings = new Map<Tracked, DependentsReading>()
  const underWay = new Map<Kind, Promise<void>>()
  /** Ids that an item names but their own list lacks: how often in a row. */
  const unlisted = new Map<string, Streak>()
  const filtersByGroup = createGroupProbe(sources.client)

  function isFresh(parent: Tracked): boolean {
    const reading = readings.get(parent)
    if (reading === undefined) return false
    const { askedAt, tookMs } = reading
    const freshMs = sources.isFiltered ? MAX_READING_AGE_MS.filtered : MAX_READING_AGE_MS.otherwise
    return clock.now() - askedAt <= Math.min(freshMs + tookMs, MAX_AGE_MS)
  }

  async function read(
    kind: Kind,
    parents: readonly Tracked[],
  ): Promise<ReadonlyMap<Tracked, DependentsReading>> {
    const begunAt = clock.now()
    const isFirst = parents.some((parent) => !('attached' in (readings.get(parent) ?? {})))
    // One reading may omit a resource that must be kept. Later readings only add to what is known.
    const checks = isFirst && sources.isFiltered ? CLAIMS.listed : ONE_LOOK
    const options = { ...sources, checks, unlisted, filtersByGroup }
    try {
      const lists = await Promise.all(
        (kind.dependents ?? []).map((dependent) => listAttached(options, kind, dependent, parents)),
      )
      const askedAt = Math.min(...lists.map((list) => list.askedAt))
      const own = (parent: Tracked, which: 'attached' | 'earlier') =>
        lists.flatMap((list) => list[which]).filter((one) => isAttachedTo(parent, kind, one))
      const at = { askedAt, tookMs: clock.now() - askedAt }
      return new Map(
        parents.map((parent) => [
          parent,
          { attached: own(parent, 'attached'), earlier: own(parent, 'earlier'), ...at },
        ]),
      )
    } catch (error) {
      const unread = { ...unreadBecause(error), askedAt: begunAt, tookMs: clock.now() - begunAt }
      return new Map(parents.map((parent) => [parent, unread]))
    }
  }

  return {
    read,
    async refresh(kind, parents, soon = () => []) {
      // Several writes may ask at the same time; one reading serves them all.
      for (;;) {
        if (parents.every(isFresh)) return
        const other = underWay.get(kind)
        if (other === undefined) break
        await other
      }
      const work = read(kind, [...new Set([...parents, ...soon()])]).then((read) => {
        for (const [parent, reading] of read) readings.set(parent, reading)
      })
      underWay.set(kind, work)
      try {
        await work
      } finally {
        underWay.delete(kind)
      }
    },
    isFresh,
    lastReadingOf: (parent) => readings.get(parent),
  }
}

function unreadBecause(error: unknown): { failure: Failure; error: CallError | undefined } {
  if (error instanceof CallError) return { failure: failureOf(error), error }
  if (error instanceof UnreadError) return { failure: error.failure, error: undefined }
  throw error
}

/** According to its own item, or to its parent's. */
function isAttachedTo(parent: Tracked, kind: Kind, { kind: { type }, observation }: Attached): boolean {
  const names = (references: readonly Reference[], wanted: string, id: string) =>
    references.some((reference) => reference.type === wanted && reference.id === id)
  return (
    names(observation.attachedTo, kind.type, parent.id) ||
    names(parent.observation?.dependents ?? [], type, observation.id)
  )
}
