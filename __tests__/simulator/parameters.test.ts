// Parameters are checked before anything is done, with the documented codes.
import { describe, expect, test } from '@jest/globals'
import { CIDR, EIP, one, PORT, ROWS, verdict, VM, VM_DISK, World, ZEC, ZEC_EIP } from './world.ts'

const MANY = Array.from({ length: 101 }, (_, index) => `id-${index}`)

describe('of the lists', () => {
  test.each([
    [{ pageNum: 0 }, '400 INVALID_PARAMETER_LESS_MINIMUM'],
    [{ pageSize: 0 }, '400 INVALID_PARAMETER_LESS_MINIMUM'],
    [{ pageSize: -1 }, '400 INVALID_PARAMETER_LESS_MINIMUM'],
    [{ pageSize: 1001 }, '400 INVALID_PARAMETER_EXCEED_MAXIMUM'],
    [{ pageSize: 1000 }, '200'],
    [{ pageNum: 1_000_000 }, '200'],
    [{ pageSize: '10' }, '400 INVALID_PARAMETER_TYPE'],
    [{ pageSize: 1.5 }, '400 INVALID_PARAMETER_TYPE'],
    [{ pageNum: null, pageSize: null }, '200'],
    [{ tags: { key: 'a', value: 'b' } }, '400 INVALID_PARAMETER_TYPE'],
    [{ tags: [{ key: 'a' }] }, '400 INVALID_PARAMETER_TYPE'],
    [{ tags: MANY.slice(0, 20).map((key) => ({ key, value: '' })) }, '200'],
    [{ tags: MANY.slice(0, 21).map((key) => ({ key, value: '' })) }, '400 INVALID_PARAMETER_EXCEED_MAXIMUM'],
    [{ tagKeys: MANY.slice(0, 21) }, '400 INVALID_PARAMETER_EXCEED_MAXIMUM'],
    [{ tagKeys: [1] }, '400 INVALID_PARAMETER_TYPE'],
    [{ resourceGroupId: 1 }, '400 INVALID_PARAMETER_TYPE'],
    [{ nobodyKnowsThis: [] }, '200'],
  ])('%j: %s', (body, expected) => {
    for (const row of ROWS) expect(verdict(one(row).call(row, row.describe, body))).toBe(expected)
  })

  test.each(ROWS)('$describe takes 100 ids and no more', (row) => {
    const world = one(row)
    const answer = (ids: unknown): string => verdict(world.call(row, row.describe, { [row.ids]: ids }))
    expect(answer(MANY.slice(1))).toBe('200')
    expect(answer(MANY)).toBe('400 INVALID_PARAMETER_EXCEED_MAXIMUM')
    expect(answer('a')).toBe('400 INVALID_PARAMETER_TYPE')
    expect(answer([1])).toBe('400 INVALID_PARAMETER_TYPE')
  })
})

test('numbers and flags in filters are numbers and flags', () => {
  const world = one(VM_DISK)
  const answer = (body: object): string => verdict(world.call(VM_DISK, 'DescribeDisks', body))
  expect(answer({ portable: 'true' })).toBe('400 INVALID_PARAMETER_TYPE')
  expect(answer({ diskSize: '100' })).toBe('400 INVALID_PARAMETER_TYPE')
  expect(answer({ diskSize: null, portable: null })).toBe('200')
})

describe('of the writes', () => {
  test.each(ROWS.filter((row) => row !== ZEC))('$terminate of $kind needs one id', (row) => {
    const world = one(row)
    const answer = (id: unknown): string => verdict(world.call(row, row.terminate, { [row.id]: id }))
    expect(answer(undefined)).toBe('400 MISSING_PARAMETER')
    expect(answer(null)).toBe('400 MISSING_PARAMETER')
    expect(answer('')).toBe('400 MISSING_PARAMETER')
    expect(answer(1)).toBe('400 INVALID_PARAMETER_TYPE')
    expect(answer(['a'])).toBe('400 INVALID_PARAMETER_TYPE')
    expect(world.status(row)).toBe(row.live)
  })

  test.each([VM, EIP, CIDR, ZEC])('$release of $kind needs 1 to 100 ids', (row) => {
    const world = new World({ generate: [{ kind: row.kind, count: 101, prefix: 'id-', status: row.bin }] })
    const answer = (ids: unknown): string => verdict(world.call(row, row.release, { [row.ids]: ids }))
    const all = MANY.map((_, index) => `id-${index + 1}`)
    expect(answer(undefined)).toBe('400 MISSING_PARAMETER')
    expect(answer([])).toBe('400 MISSING_PARAMETER')
    expect(answer('id-1')).toBe('400 INVALID_PARAMETER_TYPE')
    expect(answer(all)).toBe('400 INVALID_PARAMETER_EXCEED_MAXIMUM')
    expect(world.status(row, 'id-1')).toBe(row.bin)
    expect(answer(all.slice(0, 100))).toBe('200')
    expect(world.status(row, 'id-100')).toBe(row.leaving)
    expect(world.status(row, 'id-101')).toBe(row.bin)
  })

  test('UnassociateEipAddress needs 1 to 100 ids', () => {
    const world = one(ZEC_EIP, { status: 'BINDED' })
    const answer = (eipIds: unknown): string =>
      verdict(world.call(ZEC_EIP, 'UnassociateEipAddress', { eipIds }))
    expect(answer([])).toBe('400 MISSING_PARAMETER')
    expect(answer('a')).toBe('400 INVALID_PARAMETER_TYPE')
    expect(answer(MANY)).toBe('400 INVALID_PARAMETER_EXCEED_MAXIMUM')
    expect(world.status(ZEC_EIP)).toBe('BINDED')
  })

  test('dependResource is a flag', () => {
    const world = one(ZEC)
    const answer = (dependResource: unknown): string =>
      verdict(world.call(ZEC, 'ReleaseInstances', { instanceIds: ['a'], dependResource }))
    expect(answer('false')).toBe('400 INVALID_PARAMETER_TYPE')
    expect(world.status(ZEC)).toBe('RUNNING')
    expect(answer(null)).toBe('200')
  })

  test('DestroyPort takes one id, not a list', () => {
    const world = one(PORT, { status: 'RECYCLED' })
    expect(verdict(world.call(PORT, 'DestroyPort', { portIds: ['a'] }))).toBe('400 MISSING_PARAMETER')
  })
})
