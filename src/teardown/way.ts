// The way a resource has taken, in stretches of time: for pictures.

import type { Phase } from '../resources/index.ts'
import type { Outcome } from './result.ts'
import type { Tracked } from './tracked.ts'

/** All times in milliseconds since the start of the run. */
export interface Way {
  /** `vm-instance/123` */
  readonly label: string
  readonly stretches: readonly Stretch[]
  readonly outcome: Outcome
  /** When that was known. */
  readonly endedAt: number
}

export interface Stretch {
  readonly name: 'terminate' | 'in the bin' | 'leaving'
  readonly from: number
  readonly to: number
}

const NAMES: Readonly<Partial<Record<Phase, Stretch['name']>>> = {
  live: 'terminate',
  bound: 'terminate',
  held: 'terminate',
  busy: 'terminate',
  recycling: 'terminate',
  recycled: 'in the bin',
  leaving: 'leaving',
}

/** From what the looks have seen: a phase lasts from the look that saw it first to the look that saw the next. */
export function wayOf(resource: Tracked, startedAt: number, now: number): Way {
  const { label, trail, requests, outcome = 'pending', endedAt = now } = resource
  const firstWrite = Date.parse(requests[0]?.at ?? '')
  const stretches: Stretch[] = []
  trail.forEach(({ phase, at }, index) => {
    const name = NAMES[phase]
    const to = trail[index + 1]?.at ?? endedAt
    // In use, it is only on its way once something was sent.
    const from = name === 'terminate' && phase !== 'recycling' ? firstWrite : at
    if (name === undefined || !(from <= to)) return
    const last = stretches.at(-1)
    if (last?.name === name) stretches[stretches.length - 1] = { ...last, to: to - startedAt }
    else stretches.push({ name, from: from - startedAt, to: to - startedAt })
  })
  return { label, stretches, outcome, endedAt: endedAt - startedAt }
}
