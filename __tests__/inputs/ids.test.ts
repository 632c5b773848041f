import { describe, expect, it } from '@jest/globals'
import { accept, problemsOf } from './given.ts'

const ADDRESS =
  /is not an id: it looks like an IP address\. To select by address, leave `ids` and `resources` empty and set `resource-type: bmc-eip` and `name` to the address\./
const PLACEHOLDER = /is not an id: it is a placeholder, probably from a variable without a value\./

describe('what is given as an id', () => {
  it.each<[string, RegExp]>([
    ['203.0.113.17', ADDRESS],
    ['203.0.113.0/24', ADDRESS],
    ['2001:db8::1', ADDRESS],
    ['fe80::1', ADDRESS],
    ['undefined', PLACEHOLDER],
    ['None', PLACEHOLDER],
    ['NaN', PLACEHOLDER],
    ['nil', PLACEHOLDER],
    ['https://console.zenlayer.com/vm/123', /is not an id: it is a URL\. Write only the id/],
    ['arn:aws:ec2:eu-1:1:instance/i-1', /is not an id: it looks like a resource name of another cloud\./],
    ['zenlayer:vm:i-1', /is not an id: it looks like a resource name of another cloud\./],
    ['regions/eu/i-1', /is not an id: it looks like a path\. Write only the id/],
    ['web-*', /is not an id: it is a pattern\. To select by pattern, .* set `name`\./],
    ["'1'", /is not an id: the quotes would be part of it\. Write `1`\./],
    ['1;2', /is not an id: ids are separated by commas, whitespace or newlines\./],
    ['-x', /is not an id: an id has 1 to 128 letters, .* To select by name, .* set `name`\./],
  ])('%s is refused for what it is', (typed, message) => {
    const [only, ...more] = problemsOf({ 'resource-type': 'eip', ids: typed })
    expect(more).toEqual([])
    expect(only).toMatch(/^ids: `/)
    expect(only).toMatch(message)
  })

  it.each(['203.0.113.17', '2001:db8::1', 'null', 'undefined', 'None'])(
    '%s is refused in a reference, too',
    (typed) => {
      expect(problemsOf({ resources: `vm-instance/${typed}` })).toEqual([
        expect.stringMatching(/^resources: `.*` is not an id: it /),
      ])
    },
  )

  it('names its type where only an id is expected', () => {
    expect(problemsOf({ 'resource-type': 'vm-instance', ids: 'vm-instance/1' })).toEqual([
      'ids: `vm-instance/1` is not an id: it includes a type. Write only the id, or move it to `resources`.',
    ])
  })

  it('is a URL where a reference is expected', () => {
    expect(problemsOf({ resources: 'https://console.zenlayer.com/vm/123' })).toEqual([
      'resources: `https://console.zenlayer.com/vm/123` has no type. Write type/id, such as vm-instance/123.',
    ])
  })

  it.each(['null,null', 'null a', '["null"]'])('is refused as a placeholder among others: %s', (ids) => {
    expect(problemsOf({ 'resource-type': 'vm-instance', ids })).toEqual([expect.stringMatching(PLACEHOLDER)])
  })

  it('is told once for each mistake', () => {
    const problems = problemsOf({ 'resource-type': 'eip', ids: '203.0.113.1 203.0.113.2 null web-*' })
    expect(problems).toHaveLength(3)
    expect(problems[0]).toMatch(/^ids: `203\.0\.113\.1`, `203\.0\.113\.2` are not ids: /)
  })

  it('may come from several outputs', () => {
    const given = { resources: '["port/1"]\n["vm-instance/2","port/1"]\n[]' }
    expect(accept(given).targets.map(({ type, id }) => `${type}/${id}`)).toEqual(['port/1', 'vm-instance/2'])
  })
})

describe('the title', () => {
  it('is one line of at most a hundred characters', () => {
    expect(accept({}).title).toBe('Zenlayer Teardown')
    expect(accept({ title: ' \n ' }).title).toBe('Zenlayer Teardown')
    expect(accept({ title: ' Preview 12 ' }).title).toBe('Preview 12')
    expect(accept({ title: '🚀'.repeat(100) }).title).toBe('🚀'.repeat(100))
    expect(accept({ title: 'a\u202eb' }).title).toBe('a b')
    expect(problemsOf({ title: 'a\nb' })).toEqual(['title: `a b` has more than one line.'])
    expect(problemsOf({ title: 'x'.repeat(101) })).toEqual([
      `title: \`${'x'.repeat(79)}…\` has more than 100 characters.`,
    ])
  })
})

describe('an empty list', () => {
  it('is told apart from none', () => {
    expect(accept({ tags: 'a', 'resource-type': 'port', ids: '[]', resources: 'null' }).emptyLists).toEqual([
      'ids',
      'resources',
    ])
    expect(accept({ ids: '[]', resources: 'port/1' }).emptyLists).toEqual([])
    expect(accept({}).emptyLists).toEqual([])
  })

  it('has the policy of if-empty; what a selection finds, its own', () => {
    const policies = (given: Record<string, string>) => {
      const { ifEmpty, ifNothingSelected } = accept(given)
      return [ifEmpty, ifNothingSelected]
    }
    expect(policies({})).toEqual(['error', 'success'])
    expect(policies({ 'if-empty': 'error' })).toEqual(['error', 'error'])
    expect(policies({ 'if-empty': 'warn' })).toEqual(['warn', 'warn'])
  })
})
