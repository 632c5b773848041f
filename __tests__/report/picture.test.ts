import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { noteOn, PICTURE, picturePage, staleness } from '../../scripts/preview/picture.ts'

describe('the picture in the README', () => {
  it('is what the code draws today', () => {
    expect(staleness()).toBeUndefined()
  })

  it('is drawn from the same page each time, and noted with it', () => {
    const picture = readFileSync(PICTURE)
    expect(picturePage()).toBe(picturePage())
    expect(noteOn('page', picture)).not.toBe(noteOn('another page', picture))
    expect(noteOn('page', picture)).not.toBe(noteOn('page', picture.subarray(1)))
  })
})
