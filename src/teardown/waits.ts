// Kinds that wait for others, and the signal that the wait is over.

import type { Kind } from '../resources/index.ts'
import type { Clock } from '../zenlayer/index.ts'
import { blockersOf, type OrderContext } from './order.ts'

export interface Waits {
  /** Aborts once a resource of `kind` that has been waiting for another is no longer blocked. */
  untilUnblocked(kind: Kind): AbortSignal
  /** Something has been learned from a look, or a resource has its outcome: a wait may be over. */
  progressed(): void
}

export function createWaits(clock: Clock, context: OrderContext): Waits {
  const waiting = new Map<Kind, AbortController>()

  function isOver(kind: Kind): boolean {
    const blockerOf = blockersOf(kind, context, clock.now())
    return context.resources.some(
      (resource) =>
        resource.open &&
        resource.kind === kind &&
        resource.waitsFor !== undefined &&
        blockerOf(resource) === undefined,
    )
  }

  return {
    untilUnblocked(kind) {
      const wait = new AbortController()
      waiting.set(kind, wait)
      return wait.signal
    },
    progressed() {
      for (const [kind, wait] of waiting) {
        if (!isOver(kind)) continue
        waiting.delete(kind)
        wait.abort()
      }
    },
  }
}
