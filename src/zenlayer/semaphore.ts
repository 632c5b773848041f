// Limits how many run at the same time; the others queue, first come, first served.

interface Semaphore {
  acquire(): Promise<void>
  release(): void
}

/** One that waits, and who comes after it. A chain, since ten thousand may be waiting: shift() would move them all. */
interface Waiter {
  readonly begin: () => void
  next?: Waiter
}

export function createSemaphore(count: number): Semaphore {
  let free = count
  /** The last that has begun; those that wait come after it. */
  let served: Waiter = { begin: () => undefined }
  let last = served
  return {
    acquire() {
      if (free > 0) {
        free -= 1
        return Promise.resolve()
      }
      return new Promise((begin) => {
        last = last.next = { begin }
      })
    },
    release() {
      const { next } = served
      if (next === undefined) {
        free += 1
        return
      }
      served = next
      next.begin()
    },
  }
}
