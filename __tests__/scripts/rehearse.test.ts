// `npm run rehearse`: which inputs it gives to the action, and what it refuses.

import { describe, expect, test } from '@jest/globals'
import { inputsOf } from '../../scripts/rehearse/inputs.ts'

const ENV = { ENDPOINT: '127.0.0.1:8080', KEY_ID: 'key', KEY_PASSWORD: 'password' }

describe('the inputs of a rehearsal', () => {
  test('are the arguments, with the access from the environment', () => {
    expect(inputsOf(['resource-type=all', 'tags=preview=pr-42', 'resources=a/1\nb/2', 'name='], ENV)).toEqual(
      {
        ...{ endpoint: 'http://127.0.0.1:8080', 'access-key-id': 'key', 'access-key-password': 'password' },
        ...{ 'resource-type': 'all', tags: 'preview=pr-42', resources: 'a/1\nb/2', name: '' },
      },
    )
  })

  test.each([['localhost:8080'], ['[::1]:8080'], ['127.0.0.1:1']])('go to %s', (ENDPOINT) => {
    expect(inputsOf([], { ...ENV, ENDPOINT })).toMatchObject({ endpoint: `http://${ENDPOINT}` })
  })

  test.each([
    ['console.zenlayer.com'],
    ['127.0.0.1.example.com:80'],
    ['user@127.0.0.1:80'],
    ['127.0.0.1:80@example.com'],
    ['127.0.0.1:80\n.example.com'],
    [undefined],
  ])('never go to %j', (ENDPOINT) => {
    expect(() => inputsOf([], { ...ENV, ENDPOINT })).toThrow(
      'A rehearsal runs against a simulator on loopback.',
    )
  })

  test.each([
    ['destroy', '"destroy" is not of the form INPUT=VALUE.'],
    ['--destroy=true', 'is not of the form'],
    ['endpoint=https://console.zenlayer.com', 'endpoint comes from the environment.'],
    ['access-key-password=secret', 'access-key-password comes from the environment.'],
  ])('are not %s', (argument, message) => {
    expect(() => inputsOf([argument], ENV)).toThrow(message)
  })
})
