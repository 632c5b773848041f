// Request ids: `T` and a UUID in capitals, as on every page of Zenlayer's documentation.
import { hash } from 'node:crypto'

/** The n-th request id of a simulator. No randomness, so that a run repeats to the letter. */
export function requestId(n: number): string {
  const hex = hash('sha256', `request ${n}`)
  // The third group starts with the UUID's version, the fourth with its variant.
  const groups = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ]
  return `T${groups.join('-').toUpperCase()}`
}
