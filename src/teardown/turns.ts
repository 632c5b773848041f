// Kinds that wait for others, and when the wait is over.

import type { Kind } from '../resources/index.ts'
import type { Clock } from '../zenlayer/index.ts'
import { blockersOf, type Waits } from './order.ts'

export interface Turns {
  /** Aborts when something has changed that `kind` may have been waiting for. */
  turn(kind: Kind): AbortSignal
  /** A look has been concluded from, or a resource has its outcome: a wait may be over. */
  progressed(): void
}

export function createTurns(clock: Clock, waits: Waits): Turns {
  const waiting = new Map<Kind, AbortController>()

  function isOver(kind: Kind): boolean {
    const blockerOf = blockersOf(kind, waits, clock.now())
    return waits.resources.some(
      (resource) =>
        resource.open &&
        resource.kind === kind &&
        resource.waitsFor !== undefined &&
        blockerOf(resource) === undefined,
    )
  }

  return {
    turn(kind) {
      const turn = new AbortController()
      waiting.set(kind, turn)
      return turn.signal
    },
    progressed() {
      for (const [kind, turn] of waiting) {
        if (!isOver(kind)) continue
        waiting.delete(kind)
        turn.abort()
      }
    },
  }
}
