// How late the end of a phase is seen: the first check that could show it, by the simulator's own clock.

import { seconds, times, type Row } from '../row.ts'
import { tearDown } from '../teardown.ts'

const PHASES_MS = [3000, 30_000, 100_000]
/** Short: the way out is not measured here. */
const RELEASE_MS = 1000
const REPETITIONS = 3
/** The default of the input. */
const POLL_INTERVAL_MS = 10_000

/** All at once: they mostly wait. */
export async function phases(): Promise<Row[]> {
  return Promise.all(
    PHASES_MS.map(async (phaseMs) => {
      const late = await Promise.all(Array.from({ length: REPETITIONS }, () => lateness(phaseMs)))
      const worst = Math.max(...late)
      const max = Math.min(0.15 * phaseMs + 1000, POLL_INTERVAL_MS)
      return {
        what: `the end of a phase of ${phaseMs / 1000} s, N = 1, the worst of ${REPETITIONS}`,
        measured: `seen ${seconds(worst)} late`,
        comparedWith: `15 % + 1 s, up to poll-interval: ${seconds(max)}`,
        ratio: times(worst / max),
        target: `at most ${times(1)}`,
        met: worst <= max,
      }
    }),
  )
}

async function lateness(recycle: number): Promise<number> {
  const { calls, histories } = await tearDown({ count: 1, recycle, release: RELEASE_MS })
  const endedAt = histories['vm-1']?.find(({ status }) => status === 'RECYCLE')?.at ?? NaN
  const seenAt = calls.find(({ action, at }) => action === 'DescribeInstances' && at >= endedAt)?.at ?? NaN
  return seenAt - endedAt
}
