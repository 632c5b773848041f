// How many calls it takes, against the least that the API allows.

import { median, times, type Row } from '../row.ts'
import { teardownsOf, type Teardown } from '../teardown.ts'

const MANY = 1000
const IDS_PER_CALL = 100
/** Before the terminates, to find all in the bin, to find none any more: fewer looks cannot know. */
const LEAST_LOOKS = 3
const MOST = 1.2
/** Looks come by the clock, with some chance in it: so much, and not N, may make them differ. */
const MOST_DESCRIBES = 1.25

export async function calls(): Promise<Row[]> {
  const made = median((await teardownsOf(MANY)).map((run) => run.calls.length))
  const batches = Math.ceil(MANY / IDS_PER_CALL)
  const least = MANY + batches + LEAST_LOOKS * batches
  const describes: number[] = []
  for (const count of [1, 10, 100]) describes.push(median((await teardownsOf(count)).map(describesOf)))
  const spread = Math.max(...describes) / Math.min(...describes)
  return [
    {
      what: `calls for N = ${MANY}`,
      measured: `${made} calls`,
      comparedWith: `${MANY} + ${batches} + ${LEAST_LOOKS} looks of ${batches} = ${least}`,
      ratio: times(made / least),
      target: `at most ${times(MOST)}`,
      met: made / least <= MOST,
    },
    {
      what: 'describes for N = 1, 10, 100',
      measured: describes.join(', '),
      comparedWith: 'each other, most to least',
      ratio: times(spread),
      target: `at most ${times(MOST_DESCRIBES)}`,
      met: spread <= MOST_DESCRIBES,
    },
  ]
}

function describesOf({ calls }: Teardown): number {
  return calls.filter(({ write }) => !write).length
}
