// How much of an unknown rate limit a run uses, and how often it is refused.

import { percent, type Row } from '../row.ts'
import { tearDown } from '../teardown.ts'

const LIMIT = { perSecond: 20, burst: 20 } as const
const COUNT = 400
const MIN_USED = 0.9
const MAX_REFUSED = 0.03

export async function limit(): Promise<Row[]> {
  const { calls } = await tearDown({ count: COUNT, faults: { rateLimit: LIMIT } })
  const refused = calls.filter(isRefused).length / calls.length
  // While the limit is what holds the run up: from the first terminate to the last, with the looks in between.
  const terminates = calls.filter(({ action }) => action === 'TerminateInstance')
  const [from, to] = [terminates.at(0)?.at ?? NaN, terminates.at(-1)?.at ?? NaN]
  const passed = calls.filter((call) => call.at >= from && call.at <= to && !isRefused(call)).length
  const perSecond = (passed * 1000) / (to - from)
  const afterBurst = ((passed - LIMIT.burst) * 1000) / (to - from)
  return [
    {
      what: `a limit of ${LIMIT.perSecond} calls a second, N = ${COUNT}`,
      measured: `${perSecond.toFixed(1)} a second (${afterBurst.toFixed(1)} without the burst of ${LIMIT.burst})`,
      comparedWith: `${LIMIT.perSecond} a second`,
      ratio: `${percent(perSecond / LIMIT.perSecond)} (${percent(afterBurst / LIMIT.perSecond)})`,
      target: `at least ${percent(MIN_USED)}, also without the burst`,
      met: afterBurst / LIMIT.perSecond >= MIN_USED,
    },
    {
      what: 'of them refused',
      measured: `${calls.filter(isRefused).length} calls`,
      comparedWith: `${calls.length} calls`,
      ratio: percent(refused),
      target: `under ${percent(MAX_REFUSED)}`,
      met: refused < MAX_REFUSED,
    },
  ]
}

function isRefused({ fault }: { readonly fault?: string }): boolean {
  return fault === 'rate-limit'
}
