// The order of the test files: Jest's own, which starts with those that took longest last time. A machine that has run
// none of them yet would go by their size and could end with a long one alone; there, these go first.

import { join } from 'node:path'
import Sequencer from '@jest/test-sequencer'

const LONGEST = [
  'process/numbers',
  'teardown/engine.property',
  'process/cancel',
  'process/dist',
  'teardown/worlds.property',
  'teardown/chaos.property',
  'scripts/ci-run',
  'teardown/neighbours',
].map((name) => join('__tests__', `${name}.test.ts`))

export default class LongestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests)
    if (sorted.some(({ duration }) => duration !== undefined)) return sorted
    return sorted.sort((a, b) => rank(a) - rank(b))
  }
}

function rank({ path }) {
  const index = LONGEST.findIndex((name) => path.endsWith(name))
  return index === -1 ? LONGEST.length : index
}
