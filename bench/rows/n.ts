// How long N instances take, against the least time that the API's delays and the concurrency allow.

import { median, seconds, times, type Row } from '../row.ts'
import { teardownsOf } from '../teardown.ts'
import { DELAYS } from '../world.ts'

/** The default of the input. */
const CONCURRENCY = 8
const IDS_PER_CALL = 100
const MOST = 1.25

export async function n(): Promise<Row[]> {
  const rows: Row[] = []
  for (const count of [1, 10, 100, 1000]) {
    const ms = median((await teardownsOf(count)).map((run) => run.ms))
    const least = criticalPathMs(count)
    rows.push({
      what: `N = ${count}, start of Node included`,
      measured: seconds(ms),
      comparedWith: `critical path ${seconds(least)}`,
      ratio: times(ms / least),
      target: `at most ${times(MOST)}`,
      met: ms / least <= MOST,
    })
  }
  return rows
}

/**
 * One look, N/concurrency terminates one after the other, the way to the bin, the releases of a hundred each, the way
 * out, one look. The calls of one look may all be in flight at once, so a look counts as one call.
 */
export function criticalPathMs(count: number): number {
  const { latencyMs, recycle, release } = DELAYS
  const look = latencyMs
  const terminates = Math.ceil(count / CONCURRENCY) * latencyMs
  const releases = Math.ceil(Math.ceil(count / IDS_PER_CALL) / CONCURRENCY) * latencyMs
  return look + terminates + recycle + releases + release + look
}
