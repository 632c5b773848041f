// So many at a time; the others queue.

export interface Slots {
  take(): Promise<void>
  give(): void
}

/** First come, first served. */
export function createSlots(count: number): Slots {
  let free = count
  const waiting: (() => void)[] = []
  let head = 0
  return {
    take() {
      if (free > 0) {
        free -= 1
        return Promise.resolve()
      }
      return new Promise((resolve) => waiting.push(resolve))
    },
    give() {
      const next = waiting[head]
      if (next === undefined) {
        free += 1
        return
      }
      // A moving head, not shift(): ten thousand may be waiting.
      head += 1
      if (head > 1000 && head * 2 > waiting.length) {
        waiting.splice(0, head)
        head = 0
      }
      next()
    },
  }
}
