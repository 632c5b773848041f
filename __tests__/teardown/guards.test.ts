import { describe, expect, it } from '@jest/globals'
import type { Observation } from '../../src/resources/index.ts'
import {
  compileProtection,
  isGuardCode,
  isUnexpectedName,
  refusalOf,
  renamed,
  unexpectedNow,
} from '../../src/teardown/keep/guards.ts'
import { Tracked } from '../../src/teardown/model/tracked.ts'
import { kindOf, observation, tracked } from '../support/observation.ts'
import { NO_GUARDS } from '../support/options.ts'

const protectedBy = (rules: readonly string[], type: string, observation: Observation) =>
  compileProtection(rules).find(({ matches }) => matches(type, observation))?.rule

const seen = observation({
  id: '123',
  name: 'prod-db',
  tags: [
    { key: 'keep', value: 'true' },
    { key: 'env', value: 'production' },
  ],
})

describe('what is protected', () => {
  it.each([
    ['123', true],
    ['vm-instance/123', true],
    ['vm-instance/*', true],
    ['instance/123', true],
    ['instance/*', true],
    ['*/123', true],
    ['prod-*', true],
    ['prod-d?', true],
    ['tag:keep=true', true],
    ['tag:keep=*', true],
    ['tag:keep', true],
    ['tag:env=prod*', true],
    ['tag:*=production', true],
    ['prod', false],
    ['Prod-*', false],
    ['12', false],
    ['port/123', false],
    ['port/*', false],
    ['tag:keep=false', false],
    ['tag:kee', false],
    ['tag:production', false],
    ['keep=true', false],
    ['tag:', false],
  ])('by %s: %j', (rule, protects) => {
    expect(protectedBy([rule], 'vm-instance', seen)).toBe(protects ? rule : undefined)
  })

  it('is told with the first rule that does it', () => {
    expect(protectedBy(['x', 'prod-*', '123'], 'vm-instance', seen)).toBe('prod-*')
    expect(protectedBy([], 'vm-instance', seen)).toBeUndefined()
  })

  it('is judged by the name as it is, not as it is shown', () => {
    const long = { ...observation({ name: `${'x'.repeat(300)}-keep` }), name: 'xxx…' }
    expect(protectedBy(['*-keep'], 'vm-instance', long)).toBe('*-keep')
  })
})

describe('the guard over the whole plan', () => {
  const plan = (...names: string[]) =>
    names.map((name, index) => tracked('vm-instance', `${index + 1}`, { name }))

  it('lets everything through where none is set', () => {
    expect(refusalOf(NO_GUARDS, plan('a', 'b'))).toBeUndefined()
  })

  it('of max-resources refuses one more, and says how many and which', () => {
    const guards = { ...NO_GUARDS, maxResources: 5 }
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
    expect(refusalOf(guards, plan(...names.slice(0, 5)))).toBeUndefined()
    expect(refusalOf(guards, plan(...names))).toEqual({
      code: 'TOO_MANY_RESOURCES',
      message:
        '7 resources would be affected, but the input max-resources allows 5: vm-instance/1 (a), vm-instance/2 (b), vm-instance/3 (c), vm-instance/4 (d), vm-instance/5 (e) and 2 more. Nothing was changed.',
      requestId: null,
      hint: 'Run with dry-run: true to check whether these are the intended resources, then narrow the selection or raise max-resources.',
    })
    expect(refusalOf(guards, plan(...names.slice(0, 6)))?.message).toContain('and 1 more.')
    expect(refusalOf({ ...guards, maxResources: 1 }, plan('a', 'b', 'c', 'd', 'e'))?.message).toContain(
      'allows 1: vm-instance/1 (a), vm-instance/2 (b), vm-instance/3 (c), vm-instance/4 (d), vm-instance/5 (e). Nothing',
    )
  })

  it('of expect-name refuses all for one', () => {
    const guards = { ...NO_GUARDS, expectName: 'pr-123-*' }
    expect(refusalOf(guards, plan('pr-123-web', 'pr-123-db'))).toBeUndefined()
    expect(refusalOf(guards, plan('pr-123-web', 'pr-12-db'))).toEqual({
      code: 'UNEXPECTED_NAME',
      message:
        '1 of the 2 affected resources has a name that does not match the input expect-name: vm-instance/2 (pr-12-db). Nothing was changed.',
      requestId: null,
      hint: 'Check the ids and filters: only resources whose names match expect-name may be affected.',
    })
    expect(refusalOf(guards, plan('x', 'y'))?.message).toMatch(/^2 of the 2 affected resources have names/)
    // Nobody knows what has no name.
    expect(refusalOf(guards, [...plan('pr-123-web'), tracked('vm-instance', '9', { name: '' })])?.code).toBe(
      'UNEXPECTED_NAME',
    )
  })

  /** A disk that is in the run because of the VM `parent`. */
  const disk = (parent: Tracked, seen: Partial<Observation>) => {
    const kind = kindOf('vm-disk')
    const resource = new Tracked({ type: 'vm-disk', id: 'd', kinds: [kind], parent })
    resource.kind = kind
    resource.sawPresent(kind, observation({ id: 'd', name: 'disk', ...seen }), 0)
    return resource
  }

  it.each<[string, boolean, boolean]>([
    ['a part of a resource of the run', true, false],
    ['a resource that is only attached to it', false, true],
  ])('counts and judges by its name %s: %j, %j', (_what, isPart, counts) => {
    const [web] = plan('web')
    if (web === undefined) throw new Error('no VM')
    const both = [web, disk(web, { isPart })]
    expect(refusalOf({ ...NO_GUARDS, maxResources: 1 }, both)?.code).toBe(
      counts ? 'TOO_MANY_RESOURCES' : undefined,
    )
    expect(refusalOf({ ...NO_GUARDS, expectName: 'web' }, both)?.code).toBe(
      counts ? 'UNEXPECTED_NAME' : undefined,
    )
  })

  it('counts and judges a part whose resource is not what brought it into the run', () => {
    const guards = { maxResources: 1, expectName: 'web', protect: [] }
    const part = tracked('vm-disk', 'd', { name: 'disk', isPart: true })
    expect(refusalOf(guards, [part])?.code).toBe('UNEXPECTED_NAME')
    expect(refusalOf({ ...guards, expectName: undefined }, [...plan('web'), part])?.code).toBe(
      'TOO_MANY_RESOURCES',
    )
  })

  it('of max-resources counts what earlier rounds have affected, and refuses nothing where nothing is new', () => {
    const guards = { ...NO_GUARDS, maxResources: 3 }
    expect(refusalOf(guards, plan('a'), 2)).toBeUndefined()
    expect(refusalOf(guards, plan('a'), 3)?.message).toBe(
      '4 resources would be affected, but the input max-resources allows 3: vm-instance/1 (a). These appeared during the run, and nothing was sent for them.',
    )
    expect(refusalOf(guards, [], 4)).toBeUndefined()
  })

  it('says of the name first, since that is the graver mistake', () => {
    expect(refusalOf({ maxResources: 1, expectName: 'a', protect: [] }, plan('a', 'b'))?.code).toBe(
      'UNEXPECTED_NAME',
    )
  })
})

describe('a name that has changed since the plan was made', () => {
  it('is told of the one resource, if expect-name does not match it any more', () => {
    expect(renamed('pr-123-*', tracked('vm-instance', '1', { name: 'pr-123-b' }))).toBeUndefined()
    expect(renamed('pr-123-*', tracked('vm-instance', '1', { name: 'production' }))).toStrictEqual({
      code: 'UNEXPECTED_NAME',
      message:
        'Its name does not match the input expect-name: vm-instance/1 (production). It was not changed.',
      requestId: null,
    })
  })

  it.each<[string | undefined, string, boolean]>([
    [undefined, 'production', false],
    ['pr-123-*', 'pr-123-b', false],
    ['pr-123-*', 'production', true],
    ['pr-123-*', '', true],
  ])('is not what expect-name %j allows: %j, %j', (glob, name, unexpected) => {
    expect(isUnexpectedName(glob, observation({ name }))).toBe(unexpected)
  })

  it.each([[observation({ name: '' })], [undefined]])('is told by the id where there is none: %#', (seen) => {
    expect(unexpectedNow('vm-instance/1', seen).message).toBe(
      'Its name does not match the input expect-name: vm-instance/1. It was not changed.',
    )
  })

  it('is cut short where it is very long', () => {
    const failure = renamed('pr-123-*', tracked('vm-instance', '1', { name: 'x'.repeat(300) }))
    expect(failure?.message).toContain(': vm-instance/1 (xxxx')
    expect(failure?.message.length).toBeLessThan(250)
  })
})

it('a guard is known by its codes', () => {
  expect(
    ['UNEXPECTED_NAME', 'TOO_MANY_RESOURCES', 'UNKNOWN_STATUS', 'PROTECTED_TOO_LATE'].map(isGuardCode),
  ).toEqual([true, true, false, false])
})
