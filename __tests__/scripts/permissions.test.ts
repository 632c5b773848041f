// The permissions in the documentation against the calls that runs make.

import { spawnSync } from 'node:child_process'
import { describe, expect, test } from '@jest/globals'
import { AUDIT_ACTIONS, permissionsFor } from '../../scripts/permissions.ts'
import { KINDS, type Kind } from '../../src/resources/index.ts'
import { runBriefly } from '../support/engine.ts'
import { ROOT } from './repository.ts'

function kindOf(type: string): Kind {
  const kind = KINDS.find((one) => one.type === type)
  if (kind === undefined) throw new Error(`There is no kind ${type}.`)
  return kind
}

/** What a run called, as `service:Action`. */
async function calledFor(type: string, goal: 'recycled' | 'destroyed', dryRun = false): Promise<string[]> {
  const seed = { resources: [{ kind: type, id: 'x-1' }] }
  const { simulator } = await runBriefly(seed, [`${type}/x-1`], { goal, dryRun })
  return [...new Set(simulator.calls.map(({ service, action }) => `${service}:${action}`))]
}

describe.each(KINDS.map(({ type }) => type))('%s', (type) => {
  const { read, recycle, destroy } = permissionsFor([kindOf(type)])

  test('is destroyed with the permissions listed', async () => {
    const called = await calledFor(type, 'destroyed')
    expect(called.filter((action) => ![...read, ...destroy].includes(action))).toEqual([])
  })

  test('is recycled with the permissions listed, or nothing is written', async () => {
    const called = await calledFor(type, 'recycled')
    expect(called.filter((action) => ![...read, ...recycle].includes(action))).toEqual([])
  })

  test('needs only the reads for a dry run', async () => {
    const called = await calledFor(type, 'destroyed', true)
    expect(called.filter((action) => !read.includes(action))).toEqual([])
  })
})

test('everything that is selected is torn down with the permissions of all kinds', async () => {
  const tags = { preview: 'pr-1' }
  const resources = KINDS.map(({ type }, index) => ({ kind: type, id: `x-${index}`, tags }))
  const words = [...new Set(KINDS.map(({ type }) => type))]
  const { simulator } = await runBriefly({ resources }, words, {
    criteria: { tags: [{ key: 'preview', value: 'pr-1' }] },
  })
  const { read, destroy } = permissionsFor(KINDS)
  const allowed = new Set([...read, ...destroy, ...AUDIT_ACTIONS])
  const called = simulator.calls.map(({ service, action }) => `${service}:${action}`)
  expect(called.filter((action) => !allowed.has(action))).toEqual([])
  // Nothing is listed that is never needed either: the lists of kinds that have tags are read.
  const { read: tagged } = permissionsFor(KINDS.filter((kind) => kind.tags.item))
  expect(tagged.filter((action) => !called.includes(action))).toEqual([])
})

test('an instance needs the lists of what is attached to it, and of nothing else', () => {
  expect(permissionsFor([kindOf('vm-instance')])).toEqual({
    read: ['vm:DescribeInstances', 'vm:DescribeDisks'],
    recycle: ['vm:TerminateInstance'],
    destroy: ['vm:TerminateInstance', 'vm:ReleaseInstances'],
  })
})

describe('npm run permissions', () => {
  const run = (...words: string[]) =>
    spawnSync(process.execPath, ['scripts/permissions.ts', ...words], { cwd: ROOT, encoding: 'utf8' })

  test('prints the actions of several kinds, each once', () => {
    const { status, stdout } = run('vm-instance', 'vm-disk')
    expect(status).toBe(0)
    expect(stdout.match(/vm:DescribeDisks/g)).toHaveLength(1)
    expect(stdout).not.toContain('zrm:')
  })

  test('prints the optional ones for all', () => {
    expect(run('all').stdout).toContain('Optional, for the audit:\n  zrm:DescribeResources\n')
  })

  test.each([[], ['vm']])('refuses %j, and names what there is', (...words) => {
    const { status, stderr } = run(...words)
    expect(status).toBe(1)
    expect(stderr).toContain('all, port')
  })
})
