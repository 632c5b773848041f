// How far the run has come.

import type { Goal, Outcome, Tracked } from '../teardown/index.ts'
import { OUTCOMES } from './outcomes.ts'

interface Tally {
  /** A resource may be settled again: its last outcome counts. */
  settled(resource: Tracked): void
  text(open: readonly Tracked[]): string
}

export function createTally(goal: Goal): Tally {
  /** By `type/id`. */
  const outcomes = new Map<string, Outcome>()
  const word = goal === 'destroyed' ? 'gone' : 'in the recycle bin'
  return {
    settled({ label, outcome }) {
      if (outcome !== undefined) outcomes.set(label, outcome)
    },
    text(open) {
      const still = new Set(open.map(({ label }) => label))
      const settled = [...outcomes].flatMap(([label, outcome]) => (still.has(label) ? [] : [outcome]))
      const arrived = settled.filter((outcome) => OUTCOMES[outcome].group === 'arrived').length
      const failed = settled.filter((outcome) => outcome === 'failed').length
      return `${arrived} of ${settled.length + still.size} ${word}${failed === 0 ? '' : `, ${failed} failed`}`
    },
  }
}
