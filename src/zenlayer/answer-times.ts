// When calls were answered since the API last refused one for coming too fast.

export interface AnswerTimes {
  add(now: number): void
  clear(): void
  countSince(time: number): number
  /** From when on the times are complete; undefined while none has been dropped. */
  readonly completeFrom: number | undefined
}

/** Older ones are dropped. */
const MAX_KEPT = 10_000

export function createAnswerTimes(): AnswerTimes {
  let times: number[] = []
  return {
    add(now) {
      times.push(now)
      // Rarely, and half of them at once: ten thousand calls must not copy ten thousand entries each.
      if (times.length > MAX_KEPT) times = times.slice(-MAX_KEPT / 2)
    },
    clear() {
      times = []
    },
    countSince: (time) => times.filter((at) => at > time).length,
    get completeFrom() {
      return times.length < MAX_KEPT / 2 ? undefined : times[0]
    },
  }
}
