// Which actions an access key must be allowed to call: `npm run permissions -- vm-instance eip` prints those for kinds and
// families, `npm run permissions -- all` those for everything. docs/access-key.md has the table of all kinds.

import { join } from 'node:path'
import { KINDS, RESOURCE_TYPES, type Kind, type Write } from '../src/resources/index.ts'
import { isVpc, kindsInside } from '../src/teardown/select/cascade.ts'

export interface Permissions {
  /** Each as `service:Action`. To see it and what is attached to it; enough for a dry run. */
  readonly read: readonly string[]
  /** To move it to the recycle bin. Empty where a kind may have none, and is refused. */
  readonly recycle: readonly string[]
  /** To destroy it; what moves it to the recycle bin is included. */
  readonly destroy: readonly string[]
}

/** The actions of `kinds` together, each once. */
export function permissionsFor(kinds: readonly Kind[]): Permissions {
  const each = kinds.map(permissionsOf)
  return {
    read: unique(each.flatMap(({ read }) => read)),
    recycle: unique(each.flatMap(({ recycle }) => recycle)),
    destroy: unique(each.flatMap(({ destroy }) => destroy)),
  }
}

/** The tag service, which only a selection from all kinds asks. It is not required: without it, there is no audit. */
export const AUDIT_ACTIONS = ['zrm:DescribeResources', 'zrm:DescribeResourceByTags'] as const

/** Dependents are only read: the call that deletes their parent deletes them too. So is what is inside a VPC. */
function permissionsOf(kind: Kind): Permissions {
  const { service, describe, writes, recycleBin, dependents: types = [] } = kind
  const dependents = KINDS.filter(({ type }) => types.some((dependent) => dependent.type === type))
  const others = isVpc(kind) ? [...dependents, ...kindsInside(kind)] : dependents
  const name = ({ action }: Write) => `${service}:${action}`
  const unbind = writes.unbind === undefined ? [] : [name(writes.unbind)]
  const recycle = [...unbind, name(writes.terminate)]
  return {
    read: unique([
      `${service}:${describe.action}`,
      ...others.map((other) => `${other.service}:${other.describe.action}`),
    ]),
    recycle: recycleBin === false ? [] : recycle,
    destroy: unique([...recycle, name(writes.release)]),
  }
}

function unique(actions: readonly string[]): string[] {
  return [...new Set(actions)]
}

function main(words: readonly string[]): void {
  const unknown = words.filter((word) => word !== 'all' && !RESOURCE_TYPES.has(word))
  if (words.length === 0 || unknown.length > 0) {
    console.error(`Name kinds, families or all. There are: ${['all', ...RESOURCE_TYPES.keys()].join(', ')}.`)
    process.exitCode = 1
    return
  }
  const kinds = words.includes('all')
    ? KINDS
    : [...new Set(words.flatMap((word) => RESOURCE_TYPES.get(word) ?? []))]
  const { read, recycle, destroy } = permissionsFor(kinds)
  const lines = (title: string, actions: readonly string[]) => [
    title,
    ...actions.map((action) => `  ${action}`),
  ]
  console.log(
    [
      ...lines('To read, also for a dry run:', read),
      ...(words.includes('all') ? lines('Optional, for the audit:', AUDIT_ACTIONS) : []),
      ...lines('For destroy: false:', recycle),
      ...lines('For destroy: true:', destroy),
    ].join('\n'),
  )
}

if (process.argv[1] === join(import.meta.dirname, 'permissions.ts')) main(process.argv.slice(2))
