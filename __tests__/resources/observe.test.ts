import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { KINDS, readDescribe, type Kind } from '../../src/resources/index.ts'
import { CHARACTER } from '../support/character.ts'

function kind(type: string): Kind {
  const found = KINDS.find((candidate) => candidate.type === type)
  if (found === undefined) throw new Error(`no such kind: ${type}`)
  return found
}

const vm = kind('vm-instance')
const item = (id: string, fields: object = {}) => ({
  instanceId: id,
  instanceName: `name of ${id}`,
  instanceStatus: 'RUNNING',
  instanceChargeType: 'POSTPAID',
  ...fields,
})
const list = (...dataSet: unknown[]) => ({ requestId: 'T-1', totalCount: dataSet.length, dataSet })
const describeOf = (response: Readonly<Record<string, unknown>>, ...asked: string[]) =>
  readDescribe(vm, new Set(asked), response)
/** The observations of an answer whose items can all be read; throws why one cannot. */
const read = (response: Readonly<Record<string, unknown>>, ...asked: string[]) => {
  const { observations, unread, unattributed } = describeOf(response, ...asked)
  const why = [...unread.values(), unattributed].find((reason) => reason !== undefined)
  if (why !== undefined) throw new Error(why)
  return observations
}

const PLAIN = {
  prepaid: false,
  chargeType: 'POSTPAID',
  expires: undefined,
  createdAt: undefined,
  recycleBin: true,
  resourceGroupId: undefined,
  tags: undefined,
  attachedTo: [],
  refersTo: [],
  boundTo: [],
  belongsTo: undefined,
  dependents: [],
  isPart: false,
  stays: false,
}

describe('a look at a list', () => {
  it('sees each resource with its name, status and phase', () => {
    const seen = read(list(item('1'), item('2', { instanceStatus: 'RELEASING' })), '1', '2')
    expect([...seen.values()]).toEqual([
      { ...PLAIN, id: '1', name: 'name of 1', rawName: 'name of 1', status: 'RUNNING', phase: 'live' },
      {
        ...PLAIN,
        id: '2',
        name: 'name of 2',
        rawName: 'name of 2',
        status: 'RELEASING',
        phase: 'leaving',
      },
    ])
  })

  it.each([
    ['IPv4', true],
    ['IPV4', true],
    ['IPv6', false],
    // In doubt there is none: then nothing is sent that is only to go to the recycle bin.
    [null, false],
    [undefined, false],
    ['IPv5', false],
  ])('sees by its type whether a CIDR block has a recycle bin: %j, %j', (cidrBlockType, recycleBin) => {
    const block = { cidrBlockId: 'x', cidrBlockName: 'x', status: 'AVAILABLE', cidrBlockType }
    const { observations } = readDescribe(kind('bmc-cidr-block'), new Set(['x']), list(block))
    expect(observations.get('x')?.recycleBin).toBe(recycleBin)
  })

  it('sees what is not in a whole list as not there', () => {
    const seen = read(list(item('2')), '1', '2', '3')
    expect([...seen.keys()]).toEqual(['2'])
  })

  it('sees nothing in an empty list', () => {
    expect(read(list(), '1').size).toBe(0)
  })

  it('sees a subscription, and when it expires', () => {
    const prepaid = item('1', { instanceChargeType: 'PREPAID', expiredTime: '2027-01-01T00:00:00Z' })
    expect(read(list(prepaid), '1').get('1')).toMatchObject({
      prepaid: true,
      expires: '2027-01-01T00:00:00Z',
    })
  })

  it.each(['POSTPAID', 'prepaid', '', null, 1, ['PREPAID']])(
    'sees no subscription in %j',
    (instanceChargeType) => {
      expect(read(list(item('1', { instanceChargeType })), '1').get('1')?.prepaid).toBe(false)
    },
  )

  it.each([
    ['port', { portId: 'p-1', portName: 'uplink', portStatus: 'DESTROYED' }, 'uplink', 'gone'],
    [
      'bmc-instance',
      { instanceId: 'p-1', instanceName: 'metal', instanceStatus: 'INSTALL_FAILED' },
      'metal',
      'live',
    ],
    ['bmc-eip', { eipId: 'p-1', ipAddress: '192.0.2.7', eipStatus: 'ASSOCIATED' }, '192.0.2.7', 'live'],
  ])('reads the fields of its kind: %s', (type, fields, name, phase) => {
    const { observations } = readDescribe(kind(type), new Set(['p-1']), list(fields))
    expect(observations.get('p-1')).toMatchObject({ id: 'p-1', name, phase, prepaid: false })
  })

  it('takes names and statuses for data: on one line, cut, nothing active in them', () => {
    const hostile = item('1', {
      instanceName: `a\n::error::b\u202e${'x'.repeat(10_000)}`,
      instanceStatus: `NEW\nLINE${'Y'.repeat(100)}`,
    })
    const observation = read(list(hostile), '1').get('1')
    expect(observation?.name).toMatch(/^a ::error::b x+…$/)
    expect(Array.from(observation?.name ?? '')).toHaveLength(255)
    expect(observation?.status).toMatch(/^NEW LINEY+…$/)
    expect(Array.from(observation?.status ?? '')).toHaveLength(64)
    expect(observation?.phase).toBe('unknown')
  })

  it.each([undefined, null, ''])('sees a resource without a name: %j', (instanceName) => {
    expect(read(list(item('1', { instanceName })), '1').get('1')?.name).toBe('')
  })

  it.each([7, {}, 'x'.repeat(65_537)])(
    'does not take a name that cannot be read for none',
    (instanceName) => {
      expect(() => read(list(item('1', { instanceName })), '1')).toThrow(
        'an item of its list has a instanceName that cannot be read',
      )
    },
  )

  it.each([
    [{ tags: [{ key: 'a', value: 'b' }] }, [{ key: 'a', value: 'b' }]],
    [[{ key: 'a', value: 'b' }], [{ key: 'a', value: 'b' }]],
    [{ tags: [{ key: 'a', value: null }] }, [{ key: 'a', value: '' }]],
    [{ tags: null }, []],
    [{}, []],
    [null, []],
    // Left out: nothing can be judged by tags.
    [undefined, undefined],
  ])('sees tags as %j', (tags, seen) => {
    expect(read(list(item('1', { tags })), '1').get('1')?.tags).toEqual(seen)
  })

  it.each(['a=b', { keep: 'true' }, { tagList: [] }, { tags: 'a' }, [{ key: 1, value: 'b' }], [null], 7])(
    'does not take tags that cannot be read for none: %j',
    (tags) => {
      expect(() => read(list(item('1', { tags })), '1')).toThrow(
        'an item of its list has tags that cannot be read',
      )
    },
  )

  it.each([
    ['2026-01-01T00:00:00Z', Date.UTC(2026, 0, 1)],
    ['2026-01-01T00:00:00.5Z', Date.UTC(2026, 0, 1) + 500],
    // Go's zero time, and others that mean none.
    ['0001-01-01T00:00:00Z', undefined],
    ['1970-01-01T00:00:00Z', undefined],
    ['2026-01-01 00:00:00', undefined],
    ['2026-01-01T00:00:00+08:00', undefined],
    ['2026-13-01T00:00:00Z', undefined],
    ['', undefined],
    [1767225600, undefined],
    [null, undefined],
  ])('sees that it was created at %j as %j', (createTime, at) => {
    expect(read(list(item('1', { createTime })), '1').get('1')?.createdAt).toBe(at)
  })

  it.each([
    [{ resourceGroupId: 'group-1' }, 'group-1'],
    [{ resourceGroup: { resourceGroupId: 'group-2' } }, 'group-2'],
    [{ resourceGroup: {} }, undefined],
    [{ resourceGroup: 'group-3' }, undefined],
    [{}, undefined],
  ])('sees the resource group in %j as %j', (fields, group) => {
    expect(read(list(item('1', fields)), '1').get('1')?.resourceGroupId).toBe(group)
  })

  it.each([undefined, null])('takes no list for an empty one when it counts none: %j', (dataSet) => {
    expect(read({ totalCount: 0, dataSet }, '1').size).toBe(0)
  })
})

describe('a list that cannot be relied on', () => {
  it.each([
    ['it lists a resource that was not requested', list(item('1'), item('99'))],
    ['it lists a resource that was not requested', list(item(' 1'))],
    ['it lists a resource twice', list(item('1'), item('1', { instanceStatus: 'RECYCLE' }))],
    ['it counts 2 resources but lists 1', { totalCount: 2, dataSet: [item('1')] }],
    ['it counts 1 resources but lists 0', { totalCount: 1, dataSet: [] }],
    ['it counts 0 resources but lists 1', { totalCount: 0, dataSet: [item('1')] }],
    ['it counts 1 resources but lists 2', { totalCount: 1, dataSet: [item('1'), item('2')] }],
    ['it has no count', { dataSet: [item('1')] }],
    ['it has no count', { totalCount: null, dataSet: [] }],
    ['it has a count of -1', { totalCount: -1, dataSet: [] }],
    ['it has no list', {}],
    ['it has no list', { totalCount: 1 }],
    ['it has no list', { totalCount: 1, dataSet: null }],
    ['it has no list', { dataSet: null }],
    ['it has no list', { totalCount: 0, dataSet: {} }],
    ['it has no list', { totalCount: 0, dataSet: '[]' }],
    ['an item of its list is not an object', list(null)],
    ['an item of its list is not an object', list('1')],
    ['an item of its list is not an object', list([item('1')])],
    ['an item of its list has no instanceId', list({ instanceStatus: 'RUNNING' })],
    ['an item of its list has no instanceId', list(item('1', { instanceId: 1 }))],
    ['an item of its list has no instanceStatus', list(item('1', { instanceStatus: undefined }))],
    ['an item of its list has no instanceStatus', list(item('1', { instanceStatus: '' }))],
    ['an item of its list has no instanceStatus', list(item('1', { instanceStatus: 3 }))],
  ])('says why: %s: %j', (why, response) => {
    expect(() => read(response, '1', '2')).toThrow(new Error(why))
  })

  it.each<[string, unknown, string[], [string, string][], string | undefined]>([
    [
      'has an id',
      item('2', { tags: 7 }),
      ['1'],
      [['2', 'an item of its list has tags that cannot be read']],
      undefined,
    ],
    ['is listed twice', item('1'), [], [['1', 'it lists a resource twice']], undefined],
    ['has no id', { instanceName: 'x' }, ['1'], [], 'an item of its list has no instanceId'],
    ['is nothing', null, ['1'], [], 'an item of its list is not an object'],
  ])('keeps what can be read apart from an item that %s', (_what, odd, seen, unread, unattributed) => {
    const described = describeOf(list(item('1'), odd), '1', '2')
    expect([...described.observations.keys()]).toEqual(seen)
    expect([...described.unread]).toEqual(unread)
    expect(described.unattributed).toBe(unattributed)
  })

  it('may be whole without a count where it has all that was asked for', () => {
    expect([...read({ dataSet: [item('1')] }, '1').keys()]).toEqual(['1'])
  })

  // A count that cannot be read cannot vouch that the list is whole, and an absence rests on it.
  it.each(['2', '1', {}, [3]])('is one whose count is no number: %j', (totalCount) => {
    expect(() => read({ totalCount, dataSet: [] }, '1', '2')).toThrow()
  })
})

describe('reading whatever the API may answer', () => {
  const asked = ['1', '2', '3']
  const id = fc.oneof(fc.constantFrom(...asked, '99'), fc.jsonValue())
  const anyItem = fc.oneof(
    { weight: 1, arbitrary: fc.jsonValue() },
    {
      weight: 8,
      arbitrary: fc.record(
        {
          instanceId: id,
          instanceName: fc.oneof(fc.string({ unit: CHARACTER }), fc.jsonValue()),
          instanceStatus: fc.oneof(fc.constantFrom('RUNNING', 'RECYCLE', 'X'), fc.jsonValue()),
          instanceChargeType: fc.oneof(fc.constant('PREPAID'), fc.jsonValue()),
          expiredTime: fc.jsonValue(),
        },
        { requiredKeys: ['instanceId', 'instanceStatus'] },
      ),
    },
  )
  const anyResponse = fc.record(
    {
      totalCount: fc.oneof(fc.nat(5), fc.jsonValue()),
      dataSet: fc.oneof(
        { weight: 5, arbitrary: fc.array(anyItem, { maxLength: 5 }) },
        { weight: 1, arbitrary: fc.jsonValue() },
      ),
    },
    { requiredKeys: [] },
  )

  it('ends in observations of what was asked for, or in an Error that says why', () => {
    fc.assert(
      fc.property(anyResponse, (response) => {
        try {
          for (const [key, observation] of read(response, ...asked)) {
            expect(asked).toContain(key)
            expect(observation.id).toBe(key)
            expect(`${observation.name}${observation.status}${observation.expires ?? ''}`).not.toMatch(
              /[\p{Cc}\p{Cf}\u2028\u2029]/u,
            )
          }
        } catch (error) {
          expect(error).toBeInstanceOf(Error)
          expect((error as Error).name).toBe('Error')
          expect((error as Error).message).toMatch(/^(it|an item) /)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('never takes for absent what the list has, nor for present what it has not', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...asked)), (listed) => {
        const seen = read(list(...listed.map((any) => item(any))), ...asked)
        expect([...seen.keys()].toSorted()).toEqual(listed.toSorted())
      }),
    )
  })
})
