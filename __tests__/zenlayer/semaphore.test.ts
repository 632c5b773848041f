import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { createSemaphore } from '../../src/zenlayer/semaphore.ts'

const tick = () => new Promise((resolve) => setImmediate(resolve))

describe('a semaphore', () => {
  it('is acquired at once while it has places, and queued for after that', async () => {
    const semaphore = createSemaphore(2)
    const acquired: string[] = []
    for (const name of ['a', 'b', 'c', 'd']) void semaphore.acquire().then(() => acquired.push(name))
    await tick()
    expect(acquired).toEqual(['a', 'b'])
    semaphore.release()
    await tick()
    expect(acquired).toEqual(['a', 'b', 'c'])
    semaphore.release()
    await tick()
    expect(acquired).toEqual(['a', 'b', 'c', 'd'])
  })

  it('serves five thousand in order', async () => {
    const semaphore = createSemaphore(1)
    const order: number[] = []
    await Promise.all(
      Array.from({ length: 5000 }, async (_, index) => {
        await semaphore.acquire()
        order.push(index)
        semaphore.release()
      }),
    )
    expect(order).toEqual(Array.from({ length: 5000 }, (_, index) => index))
  })

  it('never has more holders than places, whatever the order of acquiring and releasing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.boolean(), { maxLength: 200 }),
        async (count, takes) => {
          const semaphore = createSemaphore(count)
          let asked = 0
          let used = 0
          let given = 0
          for (const take of takes) {
            if (take) {
              asked += 1
              void semaphore.acquire().then(() => (used += 1))
            } else if (used > given) {
              given += 1
              semaphore.release()
            }
            await Promise.resolve()
            await Promise.resolve()
            expect(used).toBe(Math.min(asked, given + count))
          }
        },
      ),
    )
  })
})
