// How long it takes, and how many calls, to find that an account has nothing of any kind.

import { KINDS } from '../../src/resources/index.ts'
import { CONFIRMATION } from '../confirmation.ts'
import { median, seconds, times, type Row } from '../row.ts'
import { tearDown, type Teardown } from '../teardown.ts'

const REPETITIONS = 3
/** Of each list: the first page, and one beyond it, in case the list does not end where it says. */
const PAGES = 2
const MAX_MS = 2000 + CONFIRMATION.overMs

export async function all(): Promise<Row[]> {
  const runs: Teardown[] = []
  for (let index = 0; index < REPETITIONS; index += 1) runs.push(await selectAll())
  const ms = median(runs.map((run) => run.ms))
  const made = median(runs.map(({ calls }) => calls.length))
  const againPerList = CONFIRMATION.lists - 1
  const max = KINDS.length * (PAGES + againPerList)
  return [
    {
      what: '`all` over an empty account, start of Node included',
      measured: seconds(ms),
      comparedWith: `2 s and the confirmation: ${seconds(MAX_MS)}`,
      ratio: times(ms / MAX_MS),
      target: `at most ${times(1)}`,
      met: ms <= MAX_MS,
    },
    {
      what: 'calls of it',
      measured: `${made} calls`,
      comparedWith: `${KINDS.length} lists of ${PAGES} pages, and ${againPerList} looks again: ${max}`,
      ratio: times(made / max),
      target: `at most ${times(1)}`,
      met: made <= max,
    },
  ]
}

/** By name, since some kinds have no tags: their lists would not be read. */
function selectAll(): Promise<Teardown> {
  return tearDown({ count: 0, inputs: { 'resource-type': 'all', ids: '', name: 'bench-*' } })
}
