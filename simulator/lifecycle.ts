// Which statuses a kind has, and where each of them leads by itself.

export interface Lifecycle {
  /** At rest and in use. The first is what a new resource becomes. */
  readonly live: readonly [string, ...string[]]
  /** Creation failed: a terminate removes it outright. */
  readonly failed: readonly string[]
  /** Being made or made anew, and what that becomes. */
  readonly creating: Readonly<Record<string, string>>
  /** At rest and attached to something: it cannot be deleted before it is unbound. And the status that it has then. */
  readonly bound?: Readonly<Record<string, string>>
  /** The status between being bound and being free, for the kinds that have one. */
  readonly unbinding?: string
  /** Being changed, and what that becomes. */
  readonly busy: Readonly<Record<string, string>>
  /** Missing from the kinds that have no recycle bin. */
  readonly recycling?: string
  readonly bin?: string
  readonly leaving: string
  /** What the list may still show of a resource that is gone. */
  readonly farewell?: string
}

export type Phase =
  'live' | 'failed' | 'creating' | 'bound' | 'busy' | 'recycling' | 'bin' | 'leaving' | 'gone' | 'unknown'

/** Which of a resource's delays a status lasts. */
export type Wait = 'busy' | 'recycle' | 'release' | 'bin' | 'listed'

/** Not a status of the API: the end of the history of a resource that no list shows any more. */
export const GONE = 'GONE'

/** An untouched resource leaves the recycle bin after 24 hours (TerminatePort, TerminateInstance). */
export const BIN_MS = 24 * 60 * 60_000

/** Both spellings are met in the wild for the same thing, so a seed may use either on any kind. */
const BIN_SPELLINGS = ['RECYCLE', 'RECYCLED']

export function phaseOf(life: Lifecycle, status: string): Phase {
  if (status === life.farewell || status === GONE) return 'gone'
  if (life.live.includes(status)) return 'live'
  if (life.failed.includes(status)) return 'failed'
  if (Object.hasOwn(life.creating, status)) return 'creating'
  if (freedStatus(life, status) !== undefined) return 'bound'
  if (Object.hasOwn(life.busy, status)) return 'busy'
  if (status === life.recycling) return 'recycling'
  if (status === life.bin || BIN_SPELLINGS.includes(status)) return 'bin'
  if (status === life.leaving) return 'leaving'
  return 'unknown'
}

/** The status that follows a bound one once it is unbound; undefined for every other status. */
export function freedStatus({ bound = {} }: Lifecycle, status: string): string | undefined {
  return Object.hasOwn(bound, status) ? bound[status] : undefined
}

/** Whether it belongs to what it is attached to: bound, about to be, or about to be freed. */
export function isAttached(life: Lifecycle, status: string): boolean {
  const next = Object.hasOwn(life.busy, status) ? (life.busy[status] ?? '') : ''
  return [status, next].some((it) => freedStatus(life, it) !== undefined) || status === life.unbinding
}

/** Whether it is on its way to the recycle bin or further. An unknown status counts as in use. */
export function isOutOfUse(life: Lifecycle, status: string): boolean {
  return ['recycling', 'bin', 'leaving', 'gone'].includes(phaseOf(life, status))
}

export interface Next {
  readonly to: string
  readonly wait: Wait
}

/** The status that follows by itself; undefined when there is none. */
export function nextOf(life: Lifecycle, status: string): Next | undefined {
  switch (phaseOf(life, status)) {
    case 'creating':
      return { to: life.creating[status] ?? life.live[0], wait: 'busy' }
    case 'busy':
      return { to: life.busy[status] ?? life.live[0], wait: 'busy' }
    case 'recycling':
      return { to: life.bin ?? life.leaving, wait: 'recycle' }
    case 'bin':
      return { to: life.leaving, wait: 'bin' }
    case 'leaving':
      return { to: life.farewell ?? GONE, wait: 'release' }
    case 'gone':
      return status === GONE ? undefined : { to: GONE, wait: 'listed' }
    default:
      return undefined
  }
}
