import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { parseInputs, type Inputs, type Problem } from '../../src/inputs.ts'
import { KINDS } from '../../src/resources/index.ts'
import { CHARACTER } from '../support/character.ts'

type Given = Readonly<Record<string, string>>

const parse = (given: Given) =>
  parseInputs((name) => ({ 'bearer-token': 'a-bearer-token', ...given })[name] ?? '', {})

function accept(given: Given): Inputs {
  const result = parse(given)
  if ('problems' in result) throw new Error(JSON.stringify(result.problems))
  return result.inputs
}

/** `input: message` of each problem. */
function refuse(given: Given): string[] {
  const result = parse(given)
  if ('inputs' in result) throw new Error('accepted')
  return result.problems.map(({ input, message }: Problem) => `${input}: ${message}`)
}

const VM = { 'resource-type': 'vm-instance' }
const words = (given: Given) => accept(given).selectFrom?.map(({ type }) => type)

describe('a selection', () => {
  it.each([{ tags: 'preview=pr-123' }, { name: 'preview-*' }, { 'resource-group-id': 'group-1' }])(
    'is made by %j when nothing is named',
    (filter) => {
      expect(words({ ...VM, ...filter })).toEqual(['vm-instance'])
      expect(words({ ...VM, ...filter, ids: ' ', resources: '\n' })).toEqual(['vm-instance'])
    },
  )

  it('is not made when something is named: then the criteria narrow that', () => {
    for (const named of [{ ids: '1' }, { resources: 'port/p' }]) {
      const { selectFrom, targets, criteria } = accept({ ...VM, ...named, tags: 'a=b', 'older-than': '1d' })
      expect(selectFrom).toBeUndefined()
      expect(targets).toHaveLength(1)
      expect(criteria).toEqual({
        tags: [{ key: 'a', value: 'b' }],
        name: undefined,
        resourceGroupId: undefined,
        olderThanMs: 86_400_000,
      })
    }
  })

  it.each(['[]', 'null', '# nothing'])('is not made beside a list that turns out empty: %j', (empty) => {
    for (const name of ['ids', 'resources']) {
      const { selectFrom, targets } = accept({ ...VM, tags: 'a=b', [name]: empty })
      expect([selectFrom, targets]).toEqual([undefined, []])
    }
  })

  it('by a name of nothing but wildcards says how much that may be', () => {
    const all =
      'name: `*` selects everything, perhaps because a variable is empty. If this is intended, set max-resources to limit how many.'
    expect(refuse({ ...VM, name: '*' })).toEqual([all])
    expect(refuse({ ...VM, name: '*', 'older-than': '7d' })).toEqual([all])
    for (const name of ['**', '?*', '*?*'])
      expect(refuse({ ...VM, name })).toEqual([all.replace('`*`', `\`${name}\``)])
    expect(words({ ...VM, name: '*', 'max-resources': '5' })).toEqual(['vm-instance'])
    expect(words({ ...VM, name: '*', tags: 'a=b' })).toEqual(['vm-instance'])
    expect(words({ ...VM, name: '?*1' })).toEqual(['vm-instance'])
  })

  it('is not made by the age alone', () => {
    expect(refuse({ ...VM, 'older-than': '7d' })).toEqual([
      'older-than: It cannot select by itself: that would cover the whole account. Set `tags`, `name` or `resource-group-id` as well, or name ids.',
    ])
  })

  it('is not made by a kind alone', () => {
    expect(accept(VM).selectFrom).toBeUndefined()
    expect(accept({ 'resource-type': 'all' }).selectFrom).toBeUndefined()
  })

  it('needs to know of what', () => {
    expect(refuse({ tags: 'a' })).toEqual([
      'resource-type: It is not set. Write what to select: kinds or families separated by commas, or `all`.',
    ])
  })

  it('takes kinds and families in any list, each once', () => {
    for (const list of ['port, instance', 'port\ninstance', 'port instance port', '["port","instance"]'])
      expect(words({ 'resource-type': list, tags: 'a' })).toEqual(['port', 'instance'])
  })

  it('takes all for every kind', () => {
    const { selectFrom = [] } = accept({ 'resource-type': 'all', tags: 'a' })
    expect(new Set(selectFrom.flatMap(({ kinds }) => kinds))).toEqual(new Set(KINDS))
    expect(words({ 'resource-type': 'all, port', tags: 'a' })).toHaveLength(selectFrom.length)
  })

  it('refuses a kind that is none, and several for ids', () => {
    expect(refuse({ 'resource-type': 'port, bucket', tags: 'a' })).toEqual([
      expect.stringMatching(
        /^resource-type: `bucket` is not a resource type\. Accepted: instance \(.*, port, .*, all\.$/,
      ),
    ])
    const several =
      'resource-type: It lists more than one kind or family, but `ids` needs exactly one. For ids of several kinds, use `resources`.'
    expect(refuse({ 'resource-type': 'port, instance', ids: '1' })).toEqual([several])
    expect(refuse({ 'resource-type': 'all', ids: '1' })).toEqual([several])
  })
})

describe('the tags', () => {
  it.each([
    ['a=b', [['a', 'b']]],
    ['a', [['a', undefined]]],
    ['a=""', [['a', '']]],
    ["a=''", [['a', '']]],
    ['["a=\\"\\""]', [['a', '']]],
    ['a=b=c', [['a', 'b=c']]],
    [
      'a=b, c',
      [
        ['a', 'b'],
        ['c', undefined],
      ],
    ],
    ['owner = Jane Doe', [['owner', 'Jane Doe']]],
  ])('%j are %j', (tags, pairs) => {
    expect(accept({ ...VM, tags }).criteria.tags).toEqual(pairs.map(([key, value]) => ({ key, value })))
  })

  it('have a key each', () => {
    expect(refuse({ ...VM, tags: '=b' })).toEqual(['tags: `=b` has no key. Write key=value.'])
    expect(refuse({ ...VM, tags: '=b, =c, d' })).toEqual(['tags: `=b`, `=c` have no key. Write key=value.'])
  })
})

describe('the other criteria', () => {
  it('are read as they are', () => {
    const { criteria } = accept({
      ...VM,
      name: ' pr-*? ',
      'resource-group-id': 'group-1',
      'older-than': '1w2d3h',
    })
    expect(criteria).toEqual({
      tags: [],
      name: 'pr-*?',
      resourceGroupId: 'group-1',
      olderThanMs: (9 * 24 + 3) * 3_600_000,
    })
  })

  it('have an age with a unit, within bounds', () => {
    const age = (text: string) => accept({ ...VM, name: 'x', 'older-than': text }).criteria.olderThanMs
    expect([age('12h'), age('7d'), age('2w')]).toEqual([43_200_000, 604_800_000, 1_209_600_000])
    const wrong = (text: string) => refuse({ ...VM, name: 'x', 'older-than': text })
    for (const number of ['7', '90', '0'])
      expect(wrong(number)).toEqual([`older-than: \`${number}\` has no unit. Write 12h, 7d or 2w.`])
    expect(wrong('0d')).toEqual(['older-than: `0d` is out of range: 1s to 520w.'])
    expect(wrong('1y')).toEqual(['older-than: `1y` is not an age. Write 12h, 7d or 2w.'])
  })

  it('have a resource group with an id', () => {
    expect(refuse({ ...VM, 'resource-group-id': 'a b' })).toEqual(['resource-group-id: `a b` is not an id.'])
  })
})

describe('the guards', () => {
  it('allow twenty of a selection and any number of what is named, unless told otherwise', () => {
    expect(accept({ ...VM, tags: 'a' }).guards.maxResources).toBe(20)
    expect(accept({ ...VM, ids: '1' }).guards.maxResources).toBeUndefined()
    expect(accept({ ...VM, tags: 'a', 'max-resources': '3' }).guards.maxResources).toBe(3)
    expect(accept({ ...VM, ids: '1', 'max-resources': '3' }).guards.maxResources).toBe(3)
    expect(accept({ ...VM, tags: 'a', 'max-resources': '1000000' }).guards.maxResources).toBe(1_000_000)
    for (const most of ['0', '-1', 'many', '1e3', '1000001'])
      expect(refuse({ ...VM, tags: 'a', 'max-resources': most })).toEqual([
        `max-resources: \`${most}\` is not a whole number from 1 to 1000000.`,
      ])
  })

  it('take a glob for the names, and lines of globs for what is protected', () => {
    const { guards } = accept({
      ...VM,
      ids: '1',
      'expect-name': 'pr-123-*',
      protect: '# never these\nprod-*\n tag:keep=true \nvm-instance/1, 2\n',
    })
    expect(guards).toEqual({
      maxResources: undefined,
      expectName: 'pr-123-*',
      protect: ['prod-*', 'tag:keep=true', 'vm-instance/1', '2'],
    })
  })

  it('take a tag rule however it is spaced', () => {
    const { guards } = accept({ ...VM, ids: '1', protect: 'tag: keep = true\ntag:a =b\ntag: keep ' })
    expect(guards.protect).toEqual(['tag:keep=true', 'tag:a=b', 'tag:keep'])
  })

  it.each([
    ['tag:', '`tag:` names no tag. Write tag:key=value or tag:key.'],
    [
      'prod-* # never',
      '`prod-* # never`: a comment goes on a line of its own. If it is meant as typed, write a JSON array: `["prod-* # never"]`.',
    ],
    [
      'keep=true',
      '`keep=true`: a tag is written tag:key=value. Write `tag:keep=true`. If it is meant as typed, write a JSON array: `["keep=true"]`.',
    ],
  ])('refuse a rule that would protect nothing: %s', (rule, message) => {
    expect(refuse({ ...VM, ids: '1', protect: rule })).toEqual([`protect: ${message}`])
  })

  it('refuse a list of protected ones that cannot be read, rather than protect nothing', () => {
    expect(refuse({ ...VM, ids: '1', protect: '["prod-*"' })).toEqual([
      expect.stringMatching(/^protect: It cannot be read/),
    ])
  })
})

it('whatever is written, it is accepted or refused in sentences', () => {
  const names = [
    'resource-type',
    'tags',
    'name',
    'resource-group-id',
    'older-than',
    'max-resources',
    'protect',
  ]
  const value = fc.oneof(
    fc.string({ unit: CHARACTER, maxLength: 40 }),
    fc.constantFrom('all', 'a=b', '7d', '[]', 'null'),
  )
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), value), (given) => {
      const result = parse(given)
      const told = 'problems' in result ? result.problems : []
      for (const { input, message } of told) {
        expect(names).toContain(input)
        expect(message).toMatch(/^[^\n]+[.?]$/)
      }
      expect('problems' in result ? told.length > 0 : result.inputs.selectFrom?.length !== 0).toBe(true)
    }),
  )
})

describe('what GitHub is to be told', () => {
  it('is read as it is', () => {
    const given = {
      'github-token': 'a-token-of-github',
      comment: 'true',
      'pull-request': '12',
      'deactivate-environment': 'preview/pr-12',
    }
    expect(accept({ ...VM, ids: '1', ...given }).github).toEqual({
      ...{
        token: 'a-token-of-github',
        comment: true,
        pullRequest: 12,
        deactivateEnvironment: 'preview/pr-12',
      },
    })
  })

  it('is refused where it cannot be', () => {
    expect(refuse({ ...VM, ids: '1', comment: 'yes', 'pull-request': '#12' })).toEqual([
      'comment: `yes` is neither true nor false. Write `true`.',
      'pull-request: `#12` is not a whole number from 1 to 999999999.',
    ])
  })
})
