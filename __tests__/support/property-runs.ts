// How often a property is tried. Mutation testing asks each of them a thousand times over: fewer tries will do there.

export function runs(times: number): { numRuns: number } {
  return { numRuns: process.env['STRYKER_MUTATOR_WORKER'] === undefined ? times : Math.ceil(times / 10) }
}

/** To shrink what has failed takes many more tries. A test that is cut off meanwhile does not tell its seed. */
export const SHRINKS_WITHIN_MS = 600_000
