// Reading the list of a kind: to its last page, and often enough to conclude that a resource is not in it.

import { isActive, type Kind, type Observation } from '../../resources/index.ts'
import { StoppedError, type Clock, type StopSignals } from '../../zenlayer/index.ts'
import { type Checks, dueIn, extended, isEnough, type Streak } from '../model/claims.ts'
import { unreliable } from '../model/failure.ts'
import type { Failure } from '../model/result.ts'
import { readListOnce, type PageOptions, type Reading } from './pages.ts'

/** Unreliable readings before the list is given up. */
const MAX_BAD_READINGS = 4
/** Reliable readings beyond those that the claim needs, while the list still changes. */
const MAX_MORE_READINGS = 3
const BEFORE_READING_AGAIN_MS = 1000

interface WholeListOptions extends PageOptions {
  readonly clock: Clock
  readonly stop: StopSignals
  /** How many readings it takes, over which time. */
  readonly checks: Checks
  /** Aborts when the list is no longer needed. */
  readonly givenUp: AbortSignal
  /** Whether the result has what the readings before the last one have shown. */
  readonly keepsEarlier?: boolean
}

/** Everything that any of the readings has shown. */
export interface WholeList {
  readonly observations: readonly Observation[]
  /** The items of the readings before the last one, where they are asked for. */
  readonly earlier: readonly Observation[]
  /** The ids of those that any reading has shown in the recycle bin. */
  readonly inBin: ReadonlySet<string>
  /** Why items could not be read, one reason per item. */
  readonly unread: readonly string[]
  /** When the last reading was requested, in milliseconds since the epoch. */
  readonly askedAt: number
}

/**
 * @throws CallError when the API refused, or did not answer
 * @throws StoppedError when the run was stopped first
 */
export async function readWholeList(kind: Kind, options: WholeListOptions): Promise<WholeList | Failure> {
  const { clock, stop, checks, givenUp, onFailure } = options
  const readings = new Readings(checks, options.keepsEarlier === true)
  let badReadings = 0
  let lastFailure = unreliable(`the list of ${kind.describe.action} changed while its pages were read`)
  while (!givenUp.aborted) {
    const at = clock.now()
    // One of the readings looks beyond the page where the list should end.
    const reading = await readListOnce(kind, options, readings.isEmpty)
    if ('reason' in reading) {
      lastFailure = unreliable(reading.reason)
      onFailure(lastFailure)
      readings.broken()
      badReadings += 1
      if (badReadings === MAX_BAD_READINGS) return lastFailure
      await clock.sleep(BEFORE_READING_AGAIN_MS, stop.stopped)
    } else {
      readings.add(reading, at)
      if (readings.areEnough) return readings.areConsistent ? readings.together() : lastFailure
      await clock.sleep(readings.nextIn(clock.now()), stop.stopped)
    }
  }
  if (stop.stopped.aborted) throw new StoppedError()
  return lastFailure
}

/** The readings of one list. */
class Readings {
  readonly #checks: Checks
  readonly #observations = new Map<string, Observation>()
  readonly #inBin = new Set<string>()
  readonly #unread = new Map<string, string>()
  #streak: Streak | undefined
  #before: Reading | undefined
  #last: Reading | undefined
  #hasNews = false
  readonly #keepsEarlier: boolean
  readonly #earlier: (readonly Observation[])[] = []

  constructor(checks: Checks, keepsEarlier: boolean) {
    this.#checks = checks
    this.#keepsEarlier = keepsEarlier
  }

  get isEmpty(): boolean {
    return this.#streak === undefined
  }

  add(reading: Reading, at: number): void {
    this.#streak = extended(this.#streak, at)
    this.#before = this.#last
    this.#putAside()
    this.#last = reading
    this.#hasNews = reading.observations.some(({ id }) => !this.#observations.has(id))
    for (const observation of reading.observations) {
      const known = this.#observations.get(observation.id)
      // One outdated answer may show it in the recycle bin; a look by its id tells where it really is.
      if (known === undefined || !isActive(known.phase) || isActive(observation.phase))
        this.#observations.set(observation.id, observation)
      if (observation.phase === 'recycled') this.#inBin.add(observation.id)
    }
    for (const { id, reason } of reading.unread) if (id !== undefined) this.#unread.set(id, reason)
  }

  #putAside(): void {
    if (this.#keepsEarlier && this.#last !== undefined) this.#earlier.push(this.#last.observations)
  }

  /** A reading was unreliable: the next one has none before it to agree with. */
  broken(): void {
    this.#putAside()
    this.#last = undefined
  }

  /** One page is the state of one moment; several may have moved while they were read, so two readings have to agree. */
  get areConsistent(): boolean {
    const [before, last] = [this.#before, this.#last]
    if (last?.pages === 1) return true
    if (before === undefined || last === undefined) return false
    const ids = new Set(before.observations.map(({ id }) => id))
    return ids.size === last.observations.length && last.observations.every(({ id }) => ids.has(id))
  }

  get areEnough(): boolean {
    const streak = this.#streak
    if (streak === undefined || !isEnough(streak, this.#checks)) return false
    const isSteady = this.areConsistent && (!this.#hasNews || this.#checks.min === 1)
    return isSteady || streak.looks >= this.#checks.min + MAX_MORE_READINGS
  }

  /** In how many milliseconds the next one is due. */
  nextIn(now: number): number {
    return this.#streak === undefined ? 0 : dueIn(this.#streak, this.#checks, now)
  }

  /** An item that any reading could read counts as read. */
  together(): WholeList {
    const known = [...this.#unread].flatMap(([id, reason]) => (this.#observations.has(id) ? [] : [reason]))
    const unknown = (this.#last?.unread ?? []).flatMap(({ id, reason }) => (id === undefined ? [reason] : []))
    const observations = [...this.#observations.values()]
    return {
      ...{ observations, earlier: this.#earlier.flat(), inBin: this.#inBin, unread: [...known, ...unknown] },
      askedAt: this.#streak?.last ?? 0,
    }
  }
}
