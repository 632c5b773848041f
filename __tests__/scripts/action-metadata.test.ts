import { describe, expect, test } from '@jest/globals'
import { parseActionMetadata } from '../../scripts/action-metadata.ts'
import { ACTION } from './repository.ts'

describe('parseActionMetadata', () => {
  test('reads names, defaults as text, and folded descriptions', () => {
    expect(parseActionMetadata(ACTION)).toEqual({
      name: 'Small',
      description: 'A small action.',
      inputs: {
        ids: { description: 'What to tear down.', required: true },
        destroy: { description: 'Either `true|false`.', required: false, default: 'false' },
        note: { description: 'Two lines in one.', required: false, default: '' },
      },
      outputs: { outcome: { description: 'How it went.' } },
    })
  })

  test('takes an action without inputs and outputs', () => {
    expect(parseActionMetadata('name: a\ndescription: b\n')).toEqual({
      name: 'a',
      description: 'b',
      inputs: {},
      outputs: {},
    })
  })

  test.each([
    ['no mapping', '[]', 'action.yml is not a mapping.'],
    ['no name', 'description: b', 'action.yml has no name.'],
    ['inputs as a list', 'name: a\ndescription: b\ninputs: [ids]', 'inputs is not a mapping.'],
    ['an empty input', 'name: a\ndescription: b\ninputs:\n  ids:', 'inputs.ids is not a mapping.'],
    ['a bare output', 'name: a\ndescription: b\noutputs:\n  x: {}', 'outputs.x has no description.'],
  ])('refuses %s', (_, yaml, message) => {
    expect(() => parseActionMetadata(yaml)).toThrow(message)
  })
})
