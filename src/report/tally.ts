// How far the run has come.

import type { Goal, Tracked } from '../teardown/index.ts'
import { OUTCOMES } from './outcomes.ts'

export function createTally(goal: Goal): { settled(resource: Tracked): void; text(open: number): string } {
  const counts = { arrived: 0, failed: 0, other: 0 }
  const word = goal === 'destroyed' ? 'gone' : 'in the recycle bin'
  return {
    settled({ outcome }) {
      if (outcome !== undefined && OUTCOMES[outcome].group === 'arrived') counts.arrived += 1
      else if (outcome === 'failed') counts.failed += 1
      else counts.other += 1
    },
    text(open) {
      const total = counts.arrived + counts.failed + counts.other + open
      const failed = counts.failed === 0 ? '' : `, ${counts.failed} failed`
      return `${counts.arrived} of ${total} ${word}${failed}`
    },
  }
}
