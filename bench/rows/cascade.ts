// A VPC and everything inside it, against the minimum that its layers allow.

import type { ResourceSeed } from '../../simulator/index.ts'
import { CONFIRMATION, LEFT } from '../confirmation.ts'
import { median, seconds, times, type Row } from '../row.ts'
import { tearDown, type Teardown } from '../teardown.ts'
import { DELAYS } from '../world.ts'

const REPETITIONS = 3
const MAX_RATIO = 1.35
/** The default of the input. */
const CONCURRENCY = 8
const VPC = { kind: 'zec-vpc', id: 'vpc-1' } as const

interface Layer {
  readonly kind: string
  readonly count: number
  /** From the accepted delete to gone. */
  readonly phaseMs: number
}

/** A hundred together; each layer waits for the one before it. Only vNICs take time to go. */
const LAYERS: readonly Layer[] = [
  { kind: 'zec-route', count: 10, phaseMs: 0 },
  { kind: 'zec-nic', count: 80, phaseMs: DELAYS.release },
  { kind: 'zec-subnet', count: 10, phaseMs: 0 },
]

export async function cascade(): Promise<Row[]> {
  const runs: Teardown[] = []
  for (let index = 0; index < REPETITIONS; index += 1) runs.push(await tearDownVpc())
  const ms = median(runs.map((run) => run.ms))
  const min = criticalPathMs()
  return [
    {
      what: 'a VPC with 100 resources inside it, by `cascade`, start of Node included',
      measured: seconds(ms),
      comparedWith: `critical path ${seconds(min)}`,
      ratio: times(ms / min),
      target: `at most ${times(MAX_RATIO)}`,
      met: ms / min <= MAX_RATIO,
    },
  ]
}

function tearDownVpc(): Promise<Teardown> {
  return tearDown({
    count: 0,
    resources: [VPC, ...LAYERS.flatMap(members)],
    inputs: { 'resource-type': VPC.kind, ids: VPC.id, cascade: 'true', 'max-resources': '101' },
  })
}

function members({ kind, count }: Layer): ResourceSeed[] {
  return Array.from({ length: count }, (_, index) => ({
    ...{ kind, id: `${kind}-${index + 1}`, vpcId: VPC.id },
    ...(kind === 'zec-nic' ? { subnetId: `zec-subnet-${(index % 10) + 1}` } : {}),
  }))
}

/**
 * The list of what is inside, often enough to be believed; one check of it all; each layer's deletes, its phase, and the
 * lists without it; then the VPC itself, and the confirmation that it is gone.
 */
function criticalPathMs(): number {
  const call = DELAYS.latencyMs
  const layers = LAYERS.map(
    ({ count, phaseMs }) => Math.ceil(count / CONCURRENCY) * call + phaseMs + LEFT.overMs + call,
  )
  const inside = CONFIRMATION.overMs + call
  const vpc = call + CONFIRMATION.overMs + call
  return inside + call + layers.reduce((sum, ms) => sum + ms, 0) + vpc
}
