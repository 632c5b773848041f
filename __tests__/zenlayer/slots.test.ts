import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { createSlots } from '../../src/zenlayer/slots.ts'

const turn = () => new Promise((resolve) => setImmediate(resolve))

describe('slots', () => {
  it('are taken at once while there are any, and queued for after that', async () => {
    const slots = createSlots(2)
    const taken: string[] = []
    for (const name of ['a', 'b', 'c', 'd']) void slots.take().then(() => taken.push(name))
    await turn()
    expect(taken).toEqual(['a', 'b'])
    slots.give()
    await turn()
    expect(taken).toEqual(['a', 'b', 'c'])
    slots.give()
    await turn()
    expect(taken).toEqual(['a', 'b', 'c', 'd'])
  })

  it('are served in order, five thousand of them', async () => {
    const slots = createSlots(1)
    const order: number[] = []
    await Promise.all(
      Array.from({ length: 5000 }, async (_, index) => {
        await slots.take()
        order.push(index)
        slots.give()
      }),
    )
    expect(order).toEqual(Array.from({ length: 5000 }, (_, index) => index))
  })

  it('are never more in use than there are, whatever the order of taking and giving', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.boolean(), { maxLength: 200 }),
        async (count, takes) => {
          const slots = createSlots(count)
          let asked = 0
          let used = 0
          let given = 0
          for (const take of takes) {
            if (take) {
              asked += 1
              void slots.take().then(() => (used += 1))
            } else if (used > given) {
              given += 1
              slots.give()
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
