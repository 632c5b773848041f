// The lanes of a run, one for each kind. A lane starts when its kind has members, and again when it gets new ones.

import type { Kind } from '../resources/index.ts'
import { createLane, type Lane } from './lane.ts'
import { stopOnCrash } from './model/stop.ts'
import type { Tracked } from './model/tracked.ts'
import type { Run } from './run.ts'

export interface Lanes {
  add(kind: Kind, resource: Tracked): void
  all(): readonly Lane[]
  /** Runs every lane, each after its entry of `surveys`, until none has work left. */
  run(surveys: readonly Promise<void>[]): Promise<void>
}

interface Entry {
  readonly lane: Lane
  readonly members: Tracked[]
  isRunning: boolean
}

export function createLanes(run: Run): Lanes {
  const entries = new Map<Kind, Entry>()
  const running = new Set<Promise<void>>()
  let started = false

  function start(kind: Kind, entry: Entry, after?: Promise<void>): void {
    if (entry.isRunning) return
    entry.isRunning = true
    const work = stopOnCrash(run.stop, async () => {
      await after
      // Members may be added at the moment when it ends.
      do await entry.lane.run()
      while (run.stop.reason === undefined && entry.members.some((member) => mayBeOf(member, kind)))
      entry.isRunning = false
    }).finally(() => {
      running.delete(work)
    })
    running.add(work)
  }

  return {
    add(kind, resource) {
      const known = entries.get(kind)
      if (known !== undefined) {
        known.members.push(resource)
        if (started) start(kind, known)
        return
      }
      const members = [resource]
      const entry: Entry = { lane: createLane(kind, members, run), members, isRunning: false }
      entries.set(kind, entry)
      if (started) start(kind, entry)
    },
    all: () => [...entries.values()].map(({ lane }) => lane),
    async run(surveys) {
      started = true
      for (const [index, [kind, entry]] of [...entries].entries()) start(kind, entry, surveys[index])
      // Resources attached to others may be found on the way, and start lanes of their own.
      while (running.size > 0) await Promise.all(running)
    },
  }
}

/** Open, and still possibly of this kind: an id of a family is a member of several lanes at first. */
function mayBeOf({ open, candidates }: Tracked, kind: Kind): boolean {
  return open && candidates.includes(kind)
}
