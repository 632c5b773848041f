// One kind's way through the run: its resources are looked at together, acted on, and looked at again.

import type { Kind } from '../resources/index.ts'
import { createActor } from './act.ts'
import { CLAIMS } from './claims.ts'
import { createLooks } from './looks.ts'
import { nextStep } from './next-step.ts'
import { blockersOf } from './order.ts'
import type { Run } from './run.ts'
import { giveUpOnUnknown } from './standstill.ts'
import { ignoreStopped } from './stop.ts'
import type { Tracked } from './tracked.ts'

export interface Lane {
  /** Looks until each resource that was found is known to be of one kind, but not for long. */
  look(): Promise<void>
  /** Looks until it is known of each whether it is there, so that the plan is whole; or until `planned` aborts. */
  survey(planned: AbortSignal): Promise<void>
  /** Acts on the last look, looks again, and so on until nothing is open or the run is stopped. */
  run(): Promise<void>
}

/** The checks that a family's id needs, and the time that they take. */
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

  /** Writes what is due, unless something has to go before. The result aborts when that has gone, if there is any. */
  async function actInTurn(): Promise<AbortSignal | undefined> {
    const blockerOf = run.dryRun ? () => undefined : blockersOf(kind, run, clock.now())
    const due: Tracked[] = []
    for (const resource of looks.open()) {
      if (resource.kind !== kind) continue
      resource.waitsFor = blockerOf(resource)
      if (resource.waitsFor !== undefined) continue
      resource.turnAt ??= clock.now()
      due.push(resource)
    }
    const turn = looks.open().some(({ waitsFor }) => waitsFor !== undefined) ? run.turn(kind) : undefined
    await ignoreStopped(() => act(due))
    return turn
  }

  return {
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
        const turn = await actInTurn()
        run.progressed()
        if (looks.open().length === 0) return
        await looks.pause(turn === undefined ? stop.stopped : AbortSignal.any([turn, stop.stopped]))
        // What was seen before the turn came is recent enough for a write, or the write itself asks for a look.
        if (turn?.aborted === true) continue
        await looks.once()
        giveUpOnUnknown(looks.open(), run)
        run.progressed()
      }
    },
  }
}

/** A family's id that some list has needs checks of the other lists. What no list has holds up no one. */
function isOfKnownKind(resource: Tracked, kind: Kind): boolean {
  const isFound = resource.lookups.some(([, { state }]) => state === 'present')
  return resource.kind !== undefined || !isFound || resource.lookup(kind).state === 'failed'
}

/** It is known what comes next: of a family, each list has to say so; at the goal, it takes more checks. */
function isPlannable(resource: Tracked, kind: Kind, { goal }: Run): boolean {
  return (
    resource.kind === kind &&
    resource.lookup(kind).state === 'present' &&
    nextStep(resource.phase, goal) !== 'done'
  )
}
