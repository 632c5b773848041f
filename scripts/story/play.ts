// Three environments are deployed with the SDK. The action tears down two of them, one by its VPC and one by its tag, and
// the SDK must not find anything of these, and all of the third.

import type { ActionRun } from '../../simulator/runner.ts'
import { check, type Check } from '../e2e/check.ts'
import { idOf, type Sdk } from './sdk.ts'

export type Teardown = (inputs: Readonly<Record<string, string>>) => Promise<ActionRun>

export interface Scene {
  readonly name: string
  readonly checks: readonly Check[]
  /** To be shown where a check fails. */
  readonly runs: readonly ActionRun[]
}

/** Its name begins as that of another does. */
const BY_VPC = 'pr-7'
const BY_TAG = 'pr-8'
const NEIGHBOR = 'pr-80'

/** The public starter: what is asked for, and what comes with the instances. */
const SIZE = {
  'zec-vpc': 1,
  'zec-subnet': 1,
  'zec-security-group': 1,
  'key-pair': 1,
  'zec-instance': 2,
  'zec-nic': 2,
  'zec-disk': 2,
  'zlb-load-balancer': 1,
}

/** They have no tags, and no VPC contains them. */
const OUTSIDE = ['zec-security-group', 'key-pair'] as const
const TAGGED = ['zec-vpc', 'zec-instance', 'zlb-load-balancer'] as const
/** The primary vNIC of an instance is a part of it, and has no outcome of its own. */
const PARTS = ['zec-nic'] as const

const FOR_GOOD = { cascade: 'true', destroy: 'true' }

export async function* play(sdk: Sdk, teardown: Teardown): AsyncGenerator<Scene> {
  const vpc = await sdk.deploy(BY_VPC)
  const tag = await sdk.deploy(BY_TAG)
  const neighbor = await sdk.deploy(NEIGHBOR)
  yield {
    name: 'deployed',
    checks: [
      ...[vpc, tag, neighbor].map((all) => check('the SDK lists the whole environment', sizeOf(all), SIZE)),
      check('the tag service knows what is tagged', await known(sdk, BY_TAG), idsOf(tag, TAGGED)),
    ],
    runs: [],
  }

  // Side by side, as when two pull requests are closed at once.
  const [byVpc, byTag] = await Promise.all([
    teardown({ resources: [only(vpc, 'zec-vpc', 'vpc'), ...of(vpc, OUTSIDE)].join('\n'), ...FOR_GOOD }),
    teardown({ 'resource-type': 'all', tags: `preview=${BY_TAG}`, ...FOR_GOOD }),
  ])
  const left = of(tag, OUTSIDE)
  yield {
    name: 'by the VPC, the security group and the key pair',
    checks: [
      ...succeeds(byVpc, without(vpc, PARTS)),
      check('the tag service knows nothing of it', await known(sdk, BY_VPC), []),
    ],
    runs: [byVpc],
  }
  yield {
    name: 'by the tag',
    checks: [
      ...succeeds(byTag, without(tag, [...PARTS, ...OUTSIDE])),
      check('the tag service knows nothing of it', await known(sdk, BY_TAG), []),
      check(
        'the SDK finds the neighbor, and what can have no tags',
        (await sdk.list()).toSorted(),
        [...neighbor, ...left].toSorted(),
      ),
    ],
    runs: [byTag],
  }

  const byName = await teardown({ 'resource-type': OUTSIDE.join(), name: `${BY_TAG}-*`, destroy: 'true' })
  yield {
    name: 'what can have no tags, by its name',
    checks: [
      ...succeeds(byName, left),
      check(
        'the SDK finds the neighbor, and nothing else',
        (await sdk.list()).toSorted(),
        neighbor.toSorted(),
      ),
      check('the neighbor has its tags', await known(sdk, NEIGHBOR), idsOf(neighbor, TAGGED)),
    ],
    runs: [byName],
  }
}

function succeeds({ exitCode, outputs }: ActionRun, expected: readonly string[]): Check[] {
  return [
    check('the step passes', exitCode, 0),
    check('the outcome', outputs['outcome'], 'success'),
    check('nothing is left behind', outputs['left-behind'], '[]'),
    check('all of it is destroyed', destroyedIn(outputs['results'] ?? '[]'), expected.toSorted()),
  ]
}

function destroyedIn(results: string): readonly string[] {
  const all = JSON.parse(results) as readonly { type: string; id: string; outcome: string }[]
  return all.map(({ type, id, outcome }) => (outcome === 'destroyed' ? `${type}/${id}` : outcome)).toSorted()
}

async function known(sdk: Sdk, name: string): Promise<readonly string[]> {
  return (await sdk.tagged(name)).toSorted()
}

function sizeOf(labels: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    [...Map.groupBy(labels, kindOf)].map(([kind, group]) => [kind, group.length] as const),
  )
}

function of(labels: readonly string[], kinds: readonly string[]): readonly string[] {
  return labels.filter((label) => kinds.includes(kindOf(label)))
}

function without(labels: readonly string[], kinds: readonly string[]): readonly string[] {
  return labels.filter((label) => !kinds.includes(kindOf(label)))
}

function idsOf(labels: readonly string[], kinds: readonly string[]): readonly string[] {
  return of(labels, kinds).map(idOf).toSorted()
}

/** The only one of its kind, with the word of its family. */
function only(labels: readonly string[], kind: string, family: string): string {
  return of(labels, [kind])
    .map((label) => `${family}/${idOf(label)}`)
    .join()
}

function kindOf(label: string): string {
  return label.slice(0, label.indexOf('/'))
}
