// Refusals: a repeated one is printed once, and then counted.

import type { Tracked } from '../teardown/index.ts'
import { typeOf } from './event-lines.ts'

export function createRefusals(): {
  /** The resources for which `answer` is new; for the others it is counted. */
  firstTime(resources: readonly Tracked[], answer: string): readonly Tracked[]
  isNew(text: string): boolean
  /** A line for each that was repeated since the last call. */
  repeated(): string[]
} {
  const seen = new Set<string>()
  const again = new Map<string, number>()
  const isNew = (key: string, text = key) => {
    if (!seen.has(key)) {
      seen.add(key)
      return true
    }
    again.set(text, (again.get(text) ?? 0) + 1)
    return false
  }
  return {
    isNew: (text) => isNew(text),
    firstTime: (resources, answer) =>
      resources.filter((resource) => isNew(`${resource.label} ${answer}`, `${typeOf(resource)}  ${answer}`)),
    repeated() {
      const lines = [...again].map(
        ([text, count]) => `${text} (${count} more ${count === 1 ? 'time' : 'times'})`,
      )
      again.clear()
      return lines
    },
  }
}
