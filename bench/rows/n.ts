// How long N instances take, against the minimum that the API's delays, the concurrency and the confirmation allow.

import { CONFIRMATION } from '../confirmation.ts'
import { median, seconds, times, type Row } from '../row.ts'
import { teardownsOf } from '../teardown.ts'
import { DELAYS } from '../world.ts'

/** The default of the input. */
const CONCURRENCY = 8
const IDS_PER_CALL = 100
const MAX_RATIO = 1.25

export async function n(): Promise<Row[]> {
  const rows: Row[] = []
  for (const count of [1, 10, 100, 1000]) {
    const ms = median((await teardownsOf(count)).map((run) => run.ms))
    const min = criticalPathMs(count)
    rows.push({
      what: `N = ${count}, start of Node included`,
      measured: seconds(ms),
      comparedWith: `critical path ${seconds(min)}`,
      ratio: times(ms / min),
      target: `at most ${times(MAX_RATIO)}`,
      met: ms / min <= MAX_RATIO,
    })
  }
  return rows
}

/**
 * One check, N/concurrency terminates in a row, the way to the recycle bin, the releases of a hundred each, the way out,
 * the confirmation, whose last check takes a call. The calls of one check, and the list of dependents beside the first,
 * may all be in flight at once, so a check counts as one call.
 */
export function criticalPathMs(count: number): number {
  const { latencyMs, recycle, release } = DELAYS
  const check = latencyMs
  const terminates = Math.ceil(count / CONCURRENCY) * latencyMs
  const releases = Math.ceil(Math.ceil(count / IDS_PER_CALL) / CONCURRENCY) * latencyMs
  return check + terminates + recycle + releases + release + CONFIRMATION.overMs + check
}
