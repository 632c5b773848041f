// Keeps the output `results` within GitHub's limits: the least needed parts are left out first.

import type { Result } from '../teardown/index.ts'
import { OUTCOMES } from './outcomes.ts'

/** GitHub allows 1 MB for all outputs of a job, at two bytes per character; the other outputs need room as well. */
const MAX_CHARACTERS = 400_000

type Item = Partial<Result>

/** JSON of the results, in order, of at most `max` characters. */
export function shrinkResults(results: readonly Result[], max = MAX_CHARACTERS): string {
  for (const shorten of STAGES) {
    const text = textWithin(results, shorten, max)
    if (text !== undefined) return text
  }
  return keepWhatFits(results, max)
}

/** Stops as soon as it is too long: the text of ten thousand results has many megabytes. */
function textWithin(
  results: readonly Result[],
  shorten: (result: Result) => Item,
  max: number,
): string | undefined {
  const items: string[] = []
  let length = 1
  for (const result of results) {
    const item = JSON.stringify(shorten(result))
    length += item.length + 1
    if (length > max) return undefined
    items.push(item)
  }
  return `[${items.join(',')}]`
}

/** Each leaves out more than the one before: first the details of successes, then those of the others. */
const STAGES: readonly ((result: Result) => Item)[] = [
  (result) => result,
  (result) => (isGood(result) ? { ...result, requests: [] } : result),
  (result) => (isGood(result) ? bare(result) : result),
  (result) => (isGood(result) ? bare(result) : { ...result, requests: result.requests.slice(-1) }),
]

/** Failures first, then successes, each as short as possible; in the order of the results. */
function keepWhatFits(results: readonly Result[], max: number): string {
  const byNeed = [...results.filter((result) => !isGood(result)), ...results.filter(isGood)]
  const kept = new Set<Result>()
  let length = 2
  for (const result of byNeed) {
    length += JSON.stringify(bare(result)).length + 1
    if (length > max) break
    kept.add(result)
  }
  return JSON.stringify(results.filter((result) => kept.has(result)).map(bare))
}

/** Details of what is still charged are kept as those of failures are. */
function isGood({ outcome, leaves = [] }: Result): boolean {
  return OUTCOMES[outcome].group !== 'unfinished' && outcome !== 'missing' && leaves.length === 0
}

function bare({ type, id, outcome }: Result): Item {
  return { type, id, outcome }
}
