import { describe, expect, it } from '@jest/globals'
import { nearTypes, SYNONYMS } from '../../src/inputs/types.ts'
import { ALL_TYPES, RESOURCE_TYPES } from '../../src/resources/index.ts'
import { accept, problemsOf } from './given.ts'

const KNOWN = [...RESOURCE_TYPES.keys(), 'all']

describe('a word that is not a type', () => {
  it.each<[string, readonly string[]]>([
    ['vm', ['vm-instance', 'vm-disk']],
    ['VMs', ['vm-instance', 'vm-disk']],
    ['instances', ['instance']],
    ['ports', ['port']],
    ['eips', ['eip']],
    ['load_balancers', ['load-balancer']],
    ['vm-instances', ['vm-instance']],
    ['server', ['instance']],
    ['servers', ['instance']],
    ['virtual machines', ['vm-instance']],
    ['bm', ['bmc-instance']],
    ['baremetal', ['bmc-instance']],
    ['bare-metal', ['bmc-instance']],
    ['lb', ['load-balancer']],
    ['LBs', ['load-balancer']],
    ['ip', ['eip']],
    ['ips', ['eip']],
    ['addresses', ['eip']],
    ['volumes', ['disk']],
    ['router', ['cloud-router']],
    ['cidr', ['cidr-block']],
    ['subnets', ['subnet']],
    ['zga', ['zga-accelerator', 'zga-certificate']],
    ['zlb', ['zlb-load-balancer']],
    ['"port"', ['port']],
    ['*', ['all']],
    ['bmc-instnace', ['bmc-instance']],
    ['bucket', []],
    ['', []],
    ['constructor', []],
  ])('%s may mean %j', (word, types) => {
    expect(nearTypes(word, KNOWN)).toEqual(types)
  })

  it('is refused with what it may mean, the other words, and last the accepted ones by family', () => {
    const [only, ...more] = problemsOf({ resources: 'vm/1 bucket/2' })
    expect(more).toEqual([])
    expect(only).toMatch(
      /^resources: `vm` is not a resource type\. Did you mean `vm-instance` or `vm-disk`\? Also unknown: `bucket`\. Accepted: instance \(vm-instance, bmc-instance, zec-instance\), .*port, [^()]*\.$/,
    )
  })

  it('is never explained by a type that does not exist', () => {
    for (const types of Object.values(SYNONYMS)) expect(KNOWN).toEqual(expect.arrayContaining([...types]))
  })
})

describe('an exclusion', () => {
  const select = (types: string) => ({ 'resource-type': types, tags: 'a' })
  const words = (types: string) => accept(select(types)).selectFrom?.map(({ type }) => type)

  it('removes kinds and families from what precedes it', () => {
    expect(words('all, !bmc-instance')).toEqual([
      ...ALL_TYPES.flatMap((type) => (type === 'instance' ? ['vm-instance', 'zec-instance'] : [type])),
    ])
    expect(words('all !instance')).toEqual(ALL_TYPES.filter((type) => type !== 'instance'))
    expect(words('instance\n!vm-instance\neip')).toEqual(['bmc-instance', 'zec-instance', 'eip'])
    expect(words('["eip", "!bmc-eip"]')).toEqual(['zec-eip'])
    expect(words('port, instance, !instance, vm-instance')).toEqual(['port', 'vm-instance'])
  })

  it.each([
    [
      '!port',
      '`!port` has nothing before it to exclude from. Write `all` or a family first, as in `all, !port`.',
    ],
    [
      '!port, all',
      '`!port` has nothing before it to exclude from. Write `all` or a family first, as in `all, !port`.',
    ],
    ['port, !port', '`!port` excludes everything that precedes it.'],
    ['port, !bmc-instance', '`!bmc-instance` excludes nothing: nothing that precedes it includes it.'],
    ['all, !all', '`!all` leaves nothing.'],
  ])('is refused where it cannot be meant: %s', (types, message) => {
    expect(problemsOf(select(types))).toEqual([`resource-type: ${message}`])
  })

  it('is refused with the near word where it is of no type', () => {
    expect(problemsOf(select('all, !vms'))).toEqual([
      expect.stringContaining('`vms` is not a resource type. Did you mean `vm-instance` or `vm-disk`?'),
    ])
    expect(problemsOf(select('all, ! port'))).toEqual([
      expect.stringContaining('`!` is not a resource type.'),
    ])
  })

  it('is for selections', () => {
    expect(problemsOf({ 'resource-type': 'eip, !bmc-eip', ids: '1' })).toEqual([
      'resource-type: `!` excludes from a selection; with `ids`, write just one kind or family.',
    ])
  })
})

describe('a selection that can match nothing', () => {
  it.each([
    [{ 'resource-type': 'zec-subnet', tags: 'a' }, 'tags', '`zec-subnet`'],
    [{ 'resource-type': 'subnet, key-pair', tags: 'a', name: 'b' }, 'tags', '`subnet`, `key-pair`'],
    [{ 'resource-type': 'vm-subnet', 'resource-group-id': '1' }, 'resource-group-id', '`vm-subnet`'],
  ])('is refused: %j', (given, input, types) => {
    expect(problemsOf(given)).toEqual([
      `${input}: The API does not report this for ${types}, so nothing would be selected. Select by \`name\` instead, name ids, or tear down the VPC with \`cascade: true\`.`,
    ])
  })

  it('is accepted where it can match some of its kinds, or goes by name', () => {
    expect(problemsOf({ 'resource-type': 'zec-subnet, zec-vpc', tags: 'a' })).toEqual([])
    expect(problemsOf({ 'resource-type': 'zec-subnet', name: 'a' })).toEqual([])
  })
})

describe('an invisible character', () => {
  it.each([
    [{ 'resource-type': 'vm-instance', name: 'pr\u200B-*' }, 'name', '`pr-*`'],
    [{ 'resource-type': 'vm-instance', ids: 'a', protect: 'prod\uFEFF-*' }, 'protect', '`prod-*`'],
    [{ 'resource-type': 'vm-instance', ids: 'a', 'expect-name': '\u202Epr-*' }, 'expect-name', '`pr-*`'],
    [{ 'resource-type': 'vm-instance', tags: 'a=b\u200B' }, 'tags', '`a=b`'],
  ])('is refused, with what to write: %j', (given, input, right) => {
    const problems = problemsOf(given)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(new RegExp(`^${input}: .*: it contains an invisible character`))
    expect(problems[0]).toContain(`Write ${right}.`)
  })

  it('is taken literally in a JSON array', () => {
    expect(problemsOf({ 'resource-type': 'vm-instance', name: '["pr\u200B-*"]' })).toEqual([])
  })
})
