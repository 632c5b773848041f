// All resources of one kind: looked at together, acted on, and looked at again until none is open.

import type { Kind } from '../resources/index.ts'
import { createActor } from './act/act.ts'
import { blockersOf } from './act/order.ts'
import { giveUpOnUnknown } from './keep/standstill.ts'
import { CLAIMS } from './model/claims.ts'
import { nextStep } from './model/next-step.ts'
import { ignoreStopped } from './model/stop.ts'
import type { Tracked } from './model/tracked.ts'
import { createLooks } from './observe/looks.ts'
import type { Run } from './run.ts'

export interface Lane {
  readonly kind: Kind
  /** Looks until the kind of each resource that was found is known, but not for long. */
  look(): Promise<void>
  /** Looks until it is known whether each resource exists, so that the plan is complete; or until `planned` aborts. */
  survey(planned: AbortSignal): Promise<void>
  /** Acts on the last look, looks again, and so on until nothing is open or the run is stopped. */
  run(): Promise<void>
}

/** Enough time for the looks that an id of a family needs. */
const FIRST_LOOKS_MS = CLAIMS.otherKind.overMs + 1000

export function createLane(kind: Kind, members: readonly Tracked[], run: Run): Lane {
  const { clock, stop } = run
  const looks = createLooks(kind, members, run)
  const act = createActor(kind, run)

  async function lookUntil(isKnown: (resource: Tracked) => boolean, ended: () => boolean, end: AbortSignal) {
    const isOver = () => end.aborted || ended() || looks.open().every(isKnown)
    await looks.once()
    while (!isOver()) {
      await looks.pause(end)
      if (!end.aborted) await looks.once()
    }
  }

  /** Sends the writes that are due and not blocked. If some are blocked, the result aborts when one no longer is. */
  async function actOnUnblocked(): Promise<AbortSignal | undefined> {
    const blockerOf = run.dryRun ? () => undefined : blockersOf(kind, run, clock.now())
    const due: Tracked[] = []
    for (const resource of looks.open()) {
      if (resource.kind !== kind) continue
      resource.waitsFor = blockerOf(resource)
      if (resource.waitsFor !== undefined) continue
      resource.unblockedAt ??= clock.now()
      due.push(resource)
    }
    const isWaiting = looks.open().some(({ waitsFor }) => waitsFor !== undefined)
    const unblocked = isWaiting ? run.untilUnblocked(kind) : undefined
    await ignoreStopped(() => act(due))
    return unblocked
  }

  return {
    kind,
    look() {
      const endsAt = clock.now() + FIRST_LOOKS_MS
      const isLate = () => clock.now() >= endsAt
      return lookUntil((resource) => isOfKnownKind(resource, kind), isLate, stop.stopped)
    },
    survey(planned) {
      const end = AbortSignal.any([planned, stop.stopped])
      return lookUntil(
        (resource) => isPlannable(resource, kind, run),
        () => false,
        end,
      )
    },
    async run() {
      while (stop.reason === undefined && looks.open().length > 0) {
        const unblocked = await actOnUnblocked()
        run.progressed()
        if (looks.open().length === 0) return
        await looks.pause(unblocked === undefined ? stop.stopped : AbortSignal.any([unblocked, stop.stopped]))
        // The last look is recent enough for a write, or the write itself asks for a new one.
        if (unblocked?.aborted === true) continue
        await looks.once()
        giveUpOnUnknown(looks.open(), run)
        run.progressed()
      }
    },
  }
}

/** An id of a family that one list shows has to be checked in the others. An id that no list shows holds up nothing. */
function isOfKnownKind(resource: Tracked, kind: Kind): boolean {
  const isFound = resource.lookups.some(([, { state }]) => state === 'present')
  return resource.kind !== undefined || !isFound || resource.lookup(kind).state === 'refused'
}

/** Its next step is known: its kind has been determined, and it is not already at the goal, which takes more looks. */
function isPlannable(resource: Tracked, kind: Kind, { goal }: Run): boolean {
  return (
    resource.kind === kind &&
    resource.lookup(kind).state === 'present' &&
    nextStep(resource.phase, goal) !== 'done'
  )
}
