import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { KINDS, RESOURCE_TYPES } from '../../src/resources/index.ts'
import { compileGlob } from '../../src/teardown/index.ts'
import { accept, problemsOf } from './given.ts'
import { CHARACTER } from '../support/character.ts'

const NAMED = { 'resource-type': 'vm-instance', ids: '1' }
const SELECTS = { 'resource-type': 'vm-instance' }

const literally = (text: string) =>
  `If it is meant as typed, write a JSON array: \`${JSON.stringify([text]).replaceAll('`', "'")}\`.`

/** As typed, what is wrong with it, and how to write it; '' where that cannot be known. */
type Refused = readonly [typed: string, why: string, fix: string]

const QUOTED = 'the quotes would be part of it.'
const REGEX =
  'it looks like a regular expression. Only `*` (any characters) and `?` (one character) are special.'
const PLACEHOLDER =
  'it is a placeholder, probably from a variable without a value. Leave the input empty, or set the value.'

/** Refused as a glob, whichever input it is in. */
const GLOBS: readonly Refused[] = [
  ['"prod-*"', QUOTED, 'prod-*'],
  ["'prod-*'", QUOTED, 'prod-*'],
  ['`prod-*`', QUOTED, 'prod-*'],
  ['“prod-*”', QUOTED, 'prod-*'],
  ['"prod-*', QUOTED, 'prod-*'],
  ['prod-*"', QUOTED, 'prod-*'],
  ['- prod-*', 'the list marker would be part of it.', 'prod-*'],
  ['- "prod-*"', 'the list marker would be part of it.', 'prod-*'],
  ['* prod-*', 'the list marker would be part of it.', 'prod-*'],
  ['!preview-*', 'it cannot be negated. Write what it should match.', 'preview-*'],
  ['prod-* # never', 'a comment goes on a line of its own.', ''],
  ['^prod-.*$', REGEX, 'prod-*'],
  ['^prod-*', REGEX, 'prod-*'],
  ['prod-*$', REGEX, 'prod-*'],
  ['/prod-.*/', REGEX, 'prod-*'],
  ['/^prod-.+$/i', REGEX, 'prod-?*'],
  ['prod-.*', REGEX, 'prod-*'],
  ['prod-\\d+', REGEX, ''],
  ['prod-[0-9]', REGEX, ''],
  ['prod|staging', REGEX, ''],
  ['prod-{a', REGEX, ''],
  ['prod-$STAGE', 'it contains a variable that was not expanded. Use an expression.', ''],
  ['prod-%', '`%` is not a wildcard.', 'prod-*'],
  ['null', PLACEHOLDER, ''],
  ['undefined', PLACEHOLDER, ''],
  ['None', PLACEHOLDER, ''],
  ['[object Object]', '', ''],
  ['true', 'a glob is expected here, not a boolean.', ''],
  ['False', 'a glob is expected here, not a boolean.', ''],
  ['name:prod-*', 'the field is not part of a glob.', 'prod-*'],
  ['name=prod-*', 'the field is not part of a glob.', 'prod-*'],
  ['id:i-1', 'the field is not part of a glob.', 'i-1'],
  ['prod-* staging-*', 'it looks like several globs, and would be taken for one.', ''],
  ['x'.repeat(256), 'a name has at most 255 characters.', ''],
]

describe.each(['protect', 'name', 'expect-name'])('%s', (input) => {
  const given = input === 'name' ? SELECTS : NAMED
  it.each(GLOBS.filter(([typed]) => !typed.startsWith('[')))('refuses %s', (typed, why, fix) => {
    const shown = typed.length > 80 ? `${typed.slice(0, 79)}…` : typed.replaceAll('`', "'")
    const [only, ...more] = problemsOf({ ...given, [input]: typed })
    expect(more).toEqual([])
    expect(only).toContain(`${input}: \`${shown}\`: ${why}${fix === '' ? '' : ` Write \`${fix}\`.`} If it`)
    if (typed.length <= 70) expect(only).toMatch(literallyAtTheEnd(typed))
  })

  it.each(GLOBS.filter(([typed]) => typed.length <= 255))('takes %s in a JSON array as it is', (typed) => {
    const { criteria, guards } = accept({ ...given, [input]: JSON.stringify([typed]) })
    expect([criteria.name, guards.expectName, ...guards.protect]).toContain(typed)
  })

  it.each([
    'prod-*',
    '*-db',
    'prod db',
    '::error::*',
    'web-1.example.com',
    'prod',
    '2001:db8::1',
    '5"x',
    '#1',
  ])('takes %s as it is', (typed) => {
    const problems = problemsOf({ ...given, [input]: typed })
    // Whitespace separates nothing, but a list of rules is often written with it; a line with # is a comment.
    const several = input === 'protect' && typed === 'prod db'
    expect(problems.length).toBe(several ? 1 : 0)
  })
})

function literallyAtTheEnd(typed: string): RegExp {
  return new RegExp(`${literally(typed).replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`)
}

describe('a rule of protect', () => {
  it.each<Refused>([
    ['keep=true', 'a tag is written tag:key=value.', 'tag:keep=true'],
    ['tags:keep=true', 'a tag is written tag:key=value.', 'tag:keep=true'],
    ['Tag:keep=true', 'a tag is written tag:key=value.', 'tag:keep=true'],
    ['tag=keep', 'a tag is written tag:key=value.', 'tag:keep'],
    ['prod-*;staging-*', 'semicolons are not separators. Write one per line.', ''],
    ['prod-db staging-db', 'whitespace is not a separator. Write one rule per line.', ''],
    ['vm-instance:i-1', 'type and id are separated by a slash.', 'vm-instance/i-1'],
    ['vm:i-1', 'type and id are separated by a slash.', ''],
    ['vm-instances/i-1', 'what precedes the slash is not a resource type.', 'vm-instance/i-1'],
    ['vm/i-1', 'what precedes the slash is not a resource type.', ''],
    ['prod-*/db', 'what precedes the slash is not a resource type.', ''],
    ['/prod', 'what precedes the slash is not a resource type.', ''],
    ['vm-instance/', 'what follows the slash cannot be an id.', ''],
    ['vm-instance/a/b', 'what follows the slash cannot be an id.', ''],
    ['vm-instance/null', 'what follows the slash cannot be an id.', ''],
    ['vm-instance/prodü', 'what follows the slash cannot be an id.', ''],
    // No id starts with a hyphen; after a star it may be the middle of one.
    ['vm-instance/-db*', 'what follows the slash cannot be an id.', ''],
  ])('%s is refused', (typed, why, fix) => {
    expect(problemsOf({ ...NAMED, protect: typed })).toEqual([
      `protect: \`${typed}\`: ${why}${fix === '' ? '' : ` Write \`${fix}\`.`} ${literally(typed)}`,
    ])
  })

  it.each<Refused>([
    ['tag:keep="true"', 'the quotes would be part of it. Write key=value, without quotes.', 'tag:keep=true'],
    ['tag:"keep"=true', 'the quotes would be part of it. Write key=value, without quotes.', 'tag:keep=true'],
    ['tag:"keep=true"', 'the quotes would be part of it. Write key=value, without quotes.', 'tag:keep=true'],
    ['tag:keep:true', 'key and value are separated by an equals sign.', 'tag:keep=true'],
    ['tag:keep==true', 'tags are compared with a single equals sign.', 'tag:keep=true'],
    ['tag:keep!=true', 'tags are compared with a single equals sign.', ''],
    ['tag:!keep', 'it cannot be negated. Write what it should match.', 'tag:keep'],
    ['tag:keep=true tag:prod', 'it looks like several tags. Use one line for each.', ''],
    ['tag:keep=null', 'it is a placeholder, probably from a variable without a value.', ''],
  ])('%s is refused', (typed, why, fix) => {
    expect(problemsOf({ ...NAMED, protect: typed })).toEqual([
      `protect: \`${typed}\`: ${why}${fix === '' ? '' : ` Write \`${fix}\`.`} ${literally(typed)}`,
    ])
  })

  it.each([
    ['tag:keep=', 'nothing follows the equals sign'],
    ['["tag:keep="]', 'nothing follows the equals sign'],
    ['tag:=true', 'has no key. Write tag:key=value.'],
    ['["tag:"]', '`tag:` names no tag.'],
  ])('%s is refused', (typed, why) => {
    expect(problemsOf({ ...NAMED, protect: typed })).toEqual([expect.stringContaining(why)])
  })

  it.each([
    ['tag:keep=""', 'tag:keep='],
    ['tag:owner=Jane Doe', 'tag:owner=Jane Doe'],
    ['tag:k?ep=t*', 'tag:k?ep=t*'],
    ['tag:aws:created=x', 'tag:aws:created=x'],
    ['vm-*/1', 'vm-*/1'],
    ['*/1', '*/1'],
    ['vm-instance/*-db', 'vm-instance/*-db'],
    ['instance/1?*', 'instance/1?*'],
    ['*', '*'],
  ])('%s is accepted', (typed, rule) => {
    expect(accept({ ...NAMED, protect: typed }).guards.protect).toEqual([rule])
  })

  it('has one message for each form, however many have it', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => `"prod-${index}"`).join('\n')
    const problems = problemsOf({ ...NAMED, protect: `${many}\n- a\n^b$` })
    expect(problems).toHaveLength(3)
    expect(problems[0]).toContain('`"prod-4"` and 9995 more: the quotes')
  })
})

describe('a glob over names', () => {
  const SINGLE =
    'it is a single glob; commas and semicolons are not separators. Use one step for each glob, or one glob that matches all of them.'

  it.each<Refused>([
    ['pr-12-*,pr-13-*', SINGLE, ''],
    ['pr-12-*;pr-13-*', SINGLE, ''],
    ['tag:preview', 'this input is about names. Tags go into `tags`.', ''],
    ['vm-instance/pr-*', 'this input is about names only, without a type.', 'pr-*'],
    ['pr-', 'it ends with a separator, probably because a variable is empty.', ''],
  ])('%s is refused', (typed, why, fix) => {
    const message = `\`${typed}\`: ${why}${fix === '' ? '' : ` Write \`${fix}\`.`} ${literally(typed)}`
    expect(problemsOf({ ...SELECTS, name: typed })).toEqual([`name: ${message}`])
    expect(problemsOf({ ...NAMED, 'expect-name': typed })).toEqual([`expect-name: ${message}`])
  })

  it('is one, also in JSON', () => {
    for (const typed of ['["a", "b"]', '[]', '["a"', '[1]'])
      expect(problemsOf({ ...SELECTS, name: typed })).toEqual([
        `name: \`${typed}\` is not a single glob. Write plain text, or a JSON array of one string.`,
      ])
  })

  it.each(['*', '**', '***'])('has to guard something where it is a guard: %s', (typed) => {
    expect(problemsOf({ ...NAMED, 'expect-name': typed })).toEqual([
      `expect-name: \`${typed}\` matches every name and guards nothing, perhaps because a variable is empty.`,
    ])
  })
})

describe('a tag', () => {
  it.each<Refused>([
    ['preview="pr-12"', 'the quotes would be part of it. Write key=value, without quotes.', 'preview=pr-12'],
    ['"preview=pr-12"', 'the quotes would be part of it. Write key=value, without quotes.', 'preview=pr-12'],
    ["'preview'=pr-12", 'the quotes would be part of it. Write key=value, without quotes.', 'preview=pr-12'],
    ['{"preview":"pr-12"}', 'it looks like JSON or YAML. Write key=value, without braces.', ''],
    ['- preview=pr-12', 'the list marker would be part of it.', 'preview=pr-12'],
    ['preview==pr-12', 'tags are compared with a single equals sign.', 'preview=pr-12'],
    ['preview!=pr-12', 'tags are compared with a single equals sign.', ''],
    ['preview=~pr-12', 'tags are compared with a single equals sign.', ''],
    ['!preview', 'it cannot be negated. Write what it should match.', 'preview'],
    ['preview=pr-12 # x', 'a comment goes on a line of its own.', ''],
    ['tag:preview=pr-12', 'the prefix would be part of the key. Write key=value.', 'preview=pr-12'],
    ['preview:pr-12', 'key and value are separated by an equals sign.', 'preview=pr-12'],
    ['preview: pr-12', 'key and value are separated by an equals sign.', 'preview=pr-12'],
    ['preview pr-12', 'a key cannot contain whitespace. Write key=value, one per line.', ''],
    ['preview=pr-12 keep=true', 'it looks like several tags. Use one line for each.', ''],
    ['preview=pr-12&keep=true', 'it looks like several tags. Use one line for each.', ''],
    ['preview=pr-12;keep=true', 'semicolons are not separators. Write one per line.', ''],
    ['preview=pr-*', '`tags` does not support wildcards. To match any value, write only the key.', ''],
    ['preview=pr-', 'its value starts or ends with a separator, probably because a variable is empty.', ''],
    ['preview=-web', 'its value starts or ends with a separator, probably because a variable is empty.', ''],
    ['preview=undefined', 'it is a placeholder, probably from a variable without a value.', ''],
    ['null', 'it is a placeholder, probably from a variable without a value.', ''],
    ['preview=$PR', 'it contains a variable that was not expanded. Use an expression.', ''],
  ])('%s is refused', (typed, why, fix) => {
    expect(problemsOf({ ...SELECTS, tags: typed })).toEqual([
      `tags: \`${typed}\`: ${why}${fix === '' ? '' : ` Write \`${fix}\`.`} ${literally(typed)}`,
    ])
    const { criteria } = accept({ ...SELECTS, tags: JSON.stringify([typed.replace(/^[^=]*$/, '$&=x')]) })
    expect(criteria.tags).toHaveLength(1)
  })

  it.each([
    ['preview=', 'preview=""'],
    ['["preview="]', 'preview=""'],
  ])('%s asks for an empty value expressly', (typed, form) => {
    expect(problemsOf({ ...SELECTS, tags: typed })).toEqual([
      `tags: \`preview=\`: nothing follows the equals sign, probably because a variable is empty. For an empty value write \`${form}\`; for any value, \`preview\`.`,
    ])
  })

  it.each(['Key=preview,Value=pr-12', 'Name=tag:preview,Values=pr-12', 'key="preview"\nvalue="pr-12"'])(
    '%s is not how it is written',
    (typed) => {
      const [only, ...more] = problemsOf({ ...SELECTS, tags: typed })
      expect(more).toEqual([])
      expect(only).toMatch(/: use the form key=value\. Write `preview=pr-12`\.$/)
    },
  )

  it('is there, where the input is set', () => {
    for (const tags of ['[]', '# nothing'])
      expect(problemsOf({ ...SELECTS, name: 'x', tags })).toEqual([
        'tags: It lists no tags. Leave it unset, or list a tag.',
      ])
  })

  it('has one value', () => {
    expect(problemsOf({ ...SELECTS, tags: 'preview=pr-1\npreview=pr-2' })).toEqual([
      'tags: `preview=pr-1`, `preview=pr-2`: a resource has one value per key, and all tags must match. Use one step for each.',
    ])
    expect(problemsOf({ ...SELECTS, tags: 'preview=pr-1, preview, preview=pr-1' })).toEqual([])
  })
})

describe('whatever is accepted', () => {
  const piece = fc.constantFrom(
    ...[
      'prod',
      'pr-12',
      'tag:',
      'keep',
      'true',
      '=',
      '==',
      ':',
      '/',
      '*',
      '?',
      '"',
      "'",
      '-',
      ' ',
      '.',
      '^',
      '$',
    ],
    ...[
      'vm-instance',
      'instance',
      'vm',
      'name:',
      'null',
      '#',
      ';',
      '!',
      '[',
      ']',
      '\\',
      '|',
      '%',
      'ü',
      '\u2028',
    ],
  )
  const text = fc.oneof(
    fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join('')),
    fc.string({ unit: CHARACTER, minLength: 1, maxLength: 20 }),
  )
  const written = fc
    .tuple(text, fc.boolean())
    .map(([typed, json]) => (json ? JSON.stringify([typed]) : typed))
  const shortest = (glob: string) => glob.replaceAll('*', '').replaceAll('?', 'x')

  it('as a rule can match some tag, or some resource by its type and id, or some name', () => {
    const ids = ['1', 'i-1', 'x', 'xx', 'prod', 'pr-12', 'vm-instance', 'instance', 'keep', 'true']
    fc.assert(
      fc.property(written, (typed) => {
        if (problemsOf({ ...NAMED, protect: typed }).length > 0) return
        for (const rule of accept({ ...NAMED, protect: typed }).guards.protect) {
          if (rule.startsWith('tag:')) {
            expect(rule).toMatch(/^tag:[^=]/)
          } else if (rule.includes('/') && !typed.startsWith('[')) {
            const id = shortest(rule.slice(rule.indexOf('/') + 1))
            const matches = compileGlob(rule)
            const candidates = [id, `x${id}`, ...ids].filter((each) => /^[A-Za-z0-9][\w.:-]*$/.test(each))
            expect(
              candidates.some((each) =>
                [...RESOURCE_TYPES.keys()].some((type) => matches(`${type}/${each}`)),
              ),
            ).toBe(true)
          } else {
            const name = shortest(rule)
            expect(name.length).toBeLessThanOrEqual(255)
            expect(compileGlob(rule)(name)).toBe(true)
          }
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('as a filter by name can match some name', () => {
    fc.assert(
      fc.property(written, (typed) => {
        if (problemsOf({ ...SELECTS, 'max-resources': '1', name: typed }).length > 0) return
        const { name = '' } = accept({ ...SELECTS, 'max-resources': '1', name: typed }).criteria
        expect(compileGlob(name)(shortest(name))).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('as a filter by tags can match the tags of one resource', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 3 }), (typed) => {
        const given = { ...SELECTS, tags: typed.join('\n') }
        if (problemsOf(given).length > 0) return
        const values = new Map<string, string>()
        for (const { key, value } of accept(given).criteria.tags) {
          expect(key).not.toBe('')
          if (value === undefined) continue
          expect(values.get(key) ?? value).toBe(value)
          values.set(key, value)
        }
      }),
      { numRuns: 2000 },
    )
  })
})

describe('a hundred thousand characters', () => {
  const LONG = 100_000
  it.each<[string, Record<string, string>]>([
    ['of # with a line separator in ids', { ids: `${'#'.repeat(LONG)}\u2028x` }],
    ['of spaces after tag:', { ...NAMED, protect: `tag:${' '.repeat(LONG)}` }],
    ['of spaces in a tag', { ...NAMED, protect: `tag:a${' '.repeat(LONG)}b` }],
    ['of ampersands in a tag', { ...SELECTS, tags: `a=${'&'.repeat(LONG)}` }],
    ['of spaces and letters in a tag', { ...SELECTS, tags: `a=${' x'.repeat(LONG / 2)}` }],
    ['of quotes', { ...NAMED, protect: '"'.repeat(LONG) }],
    ['of stars', { ...NAMED, 'expect-name': `a${'*'.repeat(LONG)}` }],
    ['of letters and stars', { ...NAMED, 'expect-name': 'a*'.repeat(LONG / 2) }],
    ['of slashes', { ...NAMED, protect: '/'.repeat(LONG) }],
    ['of slashes in an id', { 'resource-type': 'port', ids: '/1'.repeat(LONG / 2) }],
    ['of one word for a type', { 'resource-type': 'vm-instance-'.repeat(LONG / 12), ids: '1' }],
    ['of exclusions', { ...SELECTS, tags: 'a=b', 'resource-type': 'all !port port '.repeat(LONG / 15) }],
    ['of brackets', { ids: '['.repeat(LONG) }],
    ['of JSON arrays', { 'resource-type': 'port', ids: '["a"]'.repeat(LONG / 5) }],
    ['of digits', { ...NAMED, 'wait-timeout': '1'.repeat(LONG) }],
    ['of units', { ...NAMED, 'wait-timeout': '1h '.repeat(LONG / 3) }],
    ['of yes', { ...NAMED, destroy: 'yes'.repeat(LONG / 3) }],
    ['of a policy', { ...NAMED, 'if-empty': 'warn'.repeat(LONG / 4) }],
    ['of a title', { ...NAMED, title: 'x'.repeat(LONG) }],
    ['of an endpoint', { ...NAMED, endpoint: 'https://'.repeat(LONG / 8) }],
    ['of combining marks', { ...NAMED, 'expect-name': '\u0300'.repeat(LONG) }],
  ])('%s are read or refused in short messages', (_what, given) => {
    const problems = problemsOf(given)
    expect(problems.length).toBeLessThan(5)
    for (const message of problems) expect(message.length).toBeLessThan(1500)
  })
})

it('the kinds named by their address are those that the advice names', () => {
  const named = KINDS.filter(({ fields }) => fields.name === 'ipAddress').map(({ type }) => type)
  expect(problemsOf({ 'resource-type': 'eip', ids: '203.0.113.17' })[0]).toContain(
    `\`resource-type: ${named.join()}\``,
  )
})
