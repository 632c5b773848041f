// Changes of a resource at a time, with a look, or with a write: it is restored, renamed or tagged, or what an accepted call
// started fails.
import { actionMatches } from './action-pattern.ts'
import { flag, milliseconds, number, object, oneOf, record, string, text, type Check } from './check.ts'

/** What an event changes. `tags` replaces all of them. */
export interface Change {
  readonly status?: string
  readonly name?: string
  readonly tags?: Readonly<Record<string, string>>
  readonly resourceGroupId?: string
  readonly chargeType?: 'POSTPAID' | 'PREPAID'
  readonly commitment?: boolean
}

export interface EventSeed {
  /** Milliseconds after the start. */
  readonly at?: number
  /** After that many lists that had the resource in them or were asked for its id. */
  readonly look?: number
  /** With an accepted write of that action (`TerminatePort`, `Terminate*`). */
  readonly accepted?: string
  /** With a refused one. */
  readonly refused?: string
  /** How long after the look or the write, in milliseconds. */
  readonly after?: number
  /** The maximum number of times. */
  readonly times?: number
  readonly set: Change
}

export const CHANGE_CHECK = {
  status: text,
  name: text,
  tags: record(string),
  resourceGroupId: text,
  chargeType: oneOf(['POSTPAID', 'PREPAID']),
  commitment: flag,
} satisfies Record<keyof Change, Check>

const TRIGGERS = ['at', 'look', 'accepted', 'refused'] as const

export const eventCheck: Check = (value, path, problems) => {
  EVENT(value, path, problems)
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : []
  if (TRIGGERS.filter((it) => keys.includes(it)).length !== 1)
    problems.push(`${path}: has to have one of ${TRIGGERS.join(', ')}`)
}

const EVENT = object(
  {
    at: milliseconds,
    look: number({ min: 1, whole: true }),
    accepted: text,
    refused: text,
    after: milliseconds,
    times: number({ min: 1, whole: true }),
    set: object(CHANGE_CHECK),
  },
  ['set'],
)

export type Trigger =
  'look' | { readonly accepted: boolean; readonly service: string; readonly action: string }

export interface DueChange {
  readonly at: number
  readonly set: Change
}

/** The events of one resource that looks and writes bring about. */
export class Events {
  readonly #entries: { readonly seed: EventSeed; left: number }[]
  #looks = 0

  constructor(seeds: readonly EventSeed[]) {
    this.#entries = seeds.map((seed) => ({ seed, left: seed.times ?? Infinity }))
  }

  /** What this look or write changes, and when. */
  next(trigger: Trigger, now: number): readonly DueChange[] {
    if (trigger === 'look') this.#looks += 1
    return this.#entries.flatMap((entry) => {
      const { seed } = entry
      if (entry.left <= 0 || !isMeant(seed, trigger, this.#looks)) return []
      entry.left -= 1
      return [{ at: now + (seed.after ?? 0), set: seed.set }]
    })
  }
}

function isMeant(seed: EventSeed, trigger: Trigger, looks: number): boolean {
  if (trigger === 'look') return seed.look === looks
  const pattern = trigger.accepted ? seed.accepted : seed.refused
  return pattern !== undefined && actionMatches(pattern, trigger.service, trigger.action)
}
