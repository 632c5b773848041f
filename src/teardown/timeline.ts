// The phases of a resource over time, for diagrams.

import type { Phase } from '../resources/index.ts'
import type { Outcome } from './model/result.ts'
import type { Tracked } from './model/tracked.ts'

/** All times in milliseconds since the start of the run. */
export interface Timeline {
  /** `vm-instance/123` */
  readonly label: string
  readonly spans: readonly Span[]
  readonly outcome: Outcome
  /** When the outcome was known. */
  readonly endedAt: number
}

export interface Span {
  readonly name: 'terminate' | 'in the bin' | 'leaving'
  readonly from: number
  readonly to: number
}

const NAMES: Readonly<Partial<Record<Phase, Span['name']>>> = {
  live: 'terminate',
  bound: 'terminate',
  held: 'terminate',
  busy: 'terminate',
  recycling: 'terminate',
  recycled: 'in the bin',
  leaving: 'leaving',
}

/** A phase lasts from the first look that saw it to the look that saw the next one. */
export function timelineOf(resource: Tracked, startedAt: number, now: number): Timeline {
  const { label, trail, requests, outcome = 'pending', endedAt = now } = resource
  const firstWrite = Date.parse(requests[0]?.at ?? '')
  const spans: Span[] = []
  trail.forEach(({ phase, at }, index) => {
    const name = NAMES[phase]
    const to = trail[index + 1]?.at ?? endedAt
    // A resource in use is on its way only once something was sent.
    const from = name === 'terminate' && phase !== 'recycling' ? firstWrite : at
    if (name === undefined || !(from <= to)) return
    const last = spans.at(-1)
    if (last?.name === name) spans[spans.length - 1] = { ...last, to: to - startedAt }
    else spans.push({ name, from: from - startedAt, to: to - startedAt })
  })
  return { label, spans, outcome, endedAt: endedAt - startedAt }
}
