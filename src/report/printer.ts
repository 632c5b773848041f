// Decides when a line of the log is printed: equal events share a line, and request ids are in a group.

import type { RequestRecord, Tracked } from '../teardown/index.ts'
import type { Clock } from '../zenlayer/index.ts'
import { createCoalescer } from './coalescer.ts'
import { aboutAll, typeOf } from './event-lines.ts'
import { createFold } from './log.ts'
import { createRequestLines } from './request-lines.ts'

/** Equal events within this time are one line. */
const WINDOW_MS = 1000

export interface Printer {
  /** A line that is always visible, after everything that was held back. */
  readonly say: (text: string) => void
  /** The same for several resources at once. */
  readonly sayOf: (resources: readonly Tracked[], text: string) => void
  readonly request: (resources: readonly Tracked[], request: RequestRecord) => void
  /** Prints what has been held back. Nothing may be printed after it. */
  readonly end: () => void
}

export function createPrinter(clock: Pick<Clock, 'sleep'>): Printer {
  const ended = new AbortController()
  const fold = createFold('Request ids')
  const events = createCoalescer<Tracked>(clock, WINDOW_MS, ended.signal)
  const requests = createRequestLines(clock, ended.signal, fold.inside)
  return {
    request: requests.add,
    say(text) {
      events.flush()
      requests.flush()
      fold.outside(text)
    },
    sayOf(resources, text) {
      for (const [type, group] of Map.groupBy(resources, typeOf)) {
        events.add(`${type} ${text}`, group, (all) => {
          requests.flush()
          fold.outside(aboutAll(type, all, text))
        })
      }
    },
    end() {
      events.flush()
      requests.flush()
      fold.end()
      ended.abort()
    },
  }
}
