// How many calls a run makes, against the minimum that the API and the confirmation allow.

import { CONFIRMATION } from '../confirmation.ts'
import { median, times, type Row } from '../row.ts'
import { teardownsOf, type Teardown } from '../teardown.ts'

const MANY = 1000
const IDS_PER_CALL = 100
/** Before the terminates, to find all in the recycle bin, to confirm that all are gone. */
const MIN_CHECKS = 2 + CONFIRMATION.lists
/** The disks that hang on the instances: one list for all of them. */
const DEPENDENTS = 1
const MAX_RATIO = 1.2
/** Checks go by the clock, with some chance in it: that, and not N, may make them differ. */
const MAX_SPREAD = 1.25

export async function calls(): Promise<Row[]> {
  const made = median((await teardownsOf(MANY)).map((run) => run.calls.length))
  const batches = Math.ceil(MANY / IDS_PER_CALL)
  const min = MANY + batches + MIN_CHECKS * batches + DEPENDENTS
  const describes: number[] = []
  for (const count of [1, 10, 100]) describes.push(median((await teardownsOf(count)).map(describesOf)))
  const spread = Math.max(...describes) / Math.min(...describes)
  return [
    {
      what: `calls for N = ${MANY}`,
      measured: `${made} calls`,
      comparedWith: `${MANY} + ${batches} + ${MIN_CHECKS} checks of ${batches} + ${DEPENDENTS} = ${min}`,
      ratio: times(made / min),
      target: `at most ${times(MAX_RATIO)}`,
      met: made / min <= MAX_RATIO,
    },
    {
      what: 'describes for N = 1, 10, 100',
      measured: describes.join(', '),
      comparedWith: 'each other, maximum to minimum',
      ratio: times(spread),
      target: `at most ${times(MAX_SPREAD)}`,
      met: spread <= MAX_SPREAD,
    },
  ]
}

function describesOf({ calls }: Teardown): number {
  return calls.filter(({ write }) => !write).length
}
