import { describe, expect, it } from '@jest/globals'
import { forEachLimited } from '../../src/for-each-limited.ts'

async function most(count: number, width: number): Promise<{ most: number; done: number[] }> {
  const items = Array.from({ length: count }, (_, index) => index)
  const done: number[] = []
  let running = 0
  let most = 0
  await forEachLimited(items, width, async (item) => {
    running += 1
    most = Math.max(most, running)
    await Promise.resolve()
    running -= 1
    done.push(item)
  })
  return { most, done }
}

describe('work in turns', () => {
  it('is done once for each, in order, and no more at a time than allowed', async () => {
    expect(await most(7, 3)).toEqual({ most: 3, done: [0, 1, 2, 3, 4, 5, 6] })
  })

  it('of less than that is done at once', async () => {
    expect(await most(2, 3)).toEqual({ most: 2, done: [0, 1] })
    expect(await most(0, 3)).toEqual({ most: 0, done: [] })
  })

  it('ends with the first error', async () => {
    const work = () => Promise.reject(new Error('oops'))
    await expect(forEachLimited([1, 2], 1, work)).rejects.toThrow('oops')
  })
})
