// One kind's way through the run: its resources are looked at together, acted on, and looked at again.

import type { Kind } from '../resources/index.ts'
import { createActor } from './act.ts'
import { pauseBefore, worthALook } from './cadence.ts'
import { createConcluder } from './conclude.ts'
import { failureOf } from './failure.ts'
import { look, type Seen } from './look.ts'
import { blockerOf } from './order.ts'
import type { Run } from './run.ts'
import { unlessStopped } from './stop.ts'
import type { Tracked } from './tracked.ts'

export interface Lane {
  /** One look at all that is open, and what follows from it at once. */
  look(): Promise<void>
  /** Looks until it is known of each whether it is there, so that the plan is whole. */
  survey(): Promise<void>
  /** Acts on the last look, looks again, and so on until nothing is open or the run is stopped. */
  run(): Promise<void>
}

export function createLane(kind: Kind, members: readonly Tracked[], run: Run): Lane {
  const { client, clock, stop, listener } = run
  const longestMs = run.pollIntervalMs
  const conclude = createConcluder(kind, run)
  const act = createActor(kind, run)

  let lookedAtAll = -Infinity

  function open(): Tracked[] {
    return members.filter(isOpen)
  }

  /** Open, and still possibly of this kind: another lane may have found it to be of its own. */
  function isOpen(resource: Tracked): boolean {
    return resource.open && resource.candidates.includes(kind)
  }

  /** At all of them, or at those that speak for the rest: then at the rest as soon as one of these has moved. */
  async function lookOnce(): Promise<void> {
    const all = open()
    const some = worthALook(kind, all, clock.now() - lookedAtAll, longestMs)
    const startedAt = clock.now()
    await lookAt(some)
    if (some.length < all.length) {
      if (!some.some(({ movedAt, outcome }) => movedAt >= startedAt || outcome !== undefined)) return
      const seen = new Set(some)
      await lookAt(all.filter((resource) => isOpen(resource) && !seen.has(resource)))
    }
    lookedAtAll = clock.now()
  }

  async function lookAt(resources: readonly Tracked[]): Promise<void> {
    await unlessStopped(
      async () => {
        const seen = await look(client, kind, [...new Set(resources.map(({ id }) => id))])
        tellTrouble(seen)
        for (const resource of resources) {
          const what = seen.get(resource.id)
          if (what !== undefined && isOpen(resource)) conclude(resource, what)
        }
      },
      (last) => {
        for (const resource of resources) resource.lookTrouble = failureOf(last, resource)
      },
    )
  }

  async function pause(signal: AbortSignal): Promise<void> {
    await clock.sleep(pauseBefore(kind, open(), { now: clock.now(), longestMs, random: run.random }), signal)
  }

  function tellTrouble(seen: ReadonlyMap<string, Seen>): void {
    const reasons = [...seen.values()].flatMap((what) => (what.type === 'unanswered' ? [what.reason] : []))
    for (const reason of new Set(reasons)) listener.lookFailed(kind, reason)
  }

  /** Writes what is due, unless something has to go before. The result: what may cut the following pause short. */
  async function actInTurn(): Promise<AbortSignal> {
    const blocker = run.dryRun ? undefined : blockerOf(kind, run.resources)
    for (const resource of open()) resource.waitsFor = blocker
    if (blocker !== undefined) return AbortSignal.any([stop.stopped, run.turn(kind)])
    await unlessStopped(() => act(open()))
    return stop.stopped
  }

  return {
    look: lookOnce,
    async survey() {
      for (;;) {
        await lookOnce()
        if (stop.reason !== undefined || open().every((resource) => isThere(resource, kind))) return
        await pause(stop.stopped)
      }
    },
    async run() {
      while (stop.reason === undefined && open().length > 0) {
        const wakened = await actInTurn()
        run.progressed()
        if (open().length === 0) return
        await pause(wakened)
        await lookOnce()
        run.progressed()
      }
    },
  }
}

/** Of a family, it is for the others to say, too. */
function isThere(resource: Tracked, kind: Kind): boolean {
  return resource.kind === kind && resource.lookup(kind).state === 'present'
}
