// Limits how many run at a time; the others queue, first come, first served.

interface Semaphore {
  acquire(): Promise<void>
  release(): void
}

export function createSemaphore(count: number): Semaphore {
  let free = count
  const waiting: (() => void)[] = []
  let head = 0
  return {
    acquire() {
      if (free > 0) {
        free -= 1
        return Promise.resolve()
      }
      return new Promise((resolve) => waiting.push(resolve))
    },
    release() {
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
