// "Did you mean": the nearest of the accepted words, if one is near.

/** No accepted word is so long, and the comparison takes time in proportion to the length. */
const MAX_WORD = 64

/** Undefined when nothing is near enough to be a typo. */
export function suggest(word: string, accepted: readonly string[]): string | undefined {
  if (word.length > MAX_WORD) return undefined
  const plain = word.toLowerCase().replaceAll('_', '-')
  const [best] = accepted
    // The distance is at least the difference in length.
    .filter((candidate) => Math.abs(candidate.length - plain.length) <= maxDistance(candidate))
    .map((candidate) => ({ candidate, distance: distance(plain, candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)
  return best !== undefined && best.distance <= maxDistance(best.candidate) ? best.candidate : undefined
}

/** A third of the word may be wrong: `vm-instances`, `destory`, `eips`; not `bucket` for `port`. */
function maxDistance({ length }: string): number {
  return Math.max(1, Math.floor(length / 3))
}

/** The Levenshtein distance, with a swap of two neighbours as one step. */
function distance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1]
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row[j] = Math.min(
        at(last, j) + 1,
        at(row, j - 1) + 1,
        at(last, j - 1) + (same ? 0 : 1),
        swapped ? at(beforeLast, j - 2) + 1 : Infinity,
      )
    }
    beforeLast = last
    last = row
  }
  return at(last, b.length)
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity
}
