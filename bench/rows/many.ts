// Ten thousand resources: memory, and whether five times as many take five times as long.

import { join } from 'node:path'
import { CONFIRMATION } from '../confirmation.ts'
import { seconds, times, type Row } from '../row.ts'
import { tearDown, type Teardown } from '../teardown.ts'

const FEW = 2000
const MANY = 10_000
const MAX_MB = 200
/** So much more than in proportion is still called linear. */
const SLACK = 1.5
const PRELOAD = join(import.meta.dirname, '..', '..', '__tests__', 'support', 'peak-memory.ts')

export async function many(): Promise<Row[]> {
  const few = await noDelays(FEW)
  const all = await noDelays(MANY)
  const peak = Number(/^peak memory (\d+) MB$/.exec(all.run.log.at(-1) ?? '')?.[1])
  const ratio = withoutConfirmation(all) / withoutConfirmation(few)
  return [
    {
      what: `peak memory with ${MANY} resources`,
      measured: `${peak} MB`,
      comparedWith: `${MAX_MB} MB`,
      ratio: times(peak / MAX_MB),
      target: `under ${MAX_MB} MB`,
      met: peak < MAX_MB,
    },
    {
      what: `time for ${MANY} resources, no delays, without the confirmation`,
      measured: seconds(withoutConfirmation(all)),
      comparedWith: `${FEW} resources: ${seconds(withoutConfirmation(few))}`,
      ratio: times(ratio),
      target: `at most ${MANY / FEW} x ${SLACK}`,
      met: ratio <= (MANY / FEW) * SLACK,
    },
  ]
}

/** It takes the same time however many there are, and would make any growth look small. */
function withoutConfirmation({ ms }: Teardown): number {
  return ms - CONFIRMATION.overMs
}

function noDelays(count: number): Promise<Teardown> {
  return tearDown({
    count,
    latencyMs: 0,
    recycle: 0,
    release: 0,
    inputs: { concurrency: '32' },
    env: { NODE_OPTIONS: `--import ${PRELOAD}` },
  })
}
