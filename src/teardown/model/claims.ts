// How many looks each claim needs, and over how long. No source says that Zenlayer's lists are up to date: a list may lag
// behind a change, or briefly omit an item. So no single answer proves that a resource is gone, never existed, or is
// already at the goal.

/** Answers in a row that say the same. */
export interface Streak {
  readonly looks: number
  /** When the first and the last of these answers were requested, in milliseconds since the epoch. */
  readonly since: number
  readonly last: number
}

export interface Checks {
  /** Answers in a row that say the same. */
  readonly min: number
  /** From the request of the first of them to that of the last, in milliseconds. */
  readonly overMs: number
}

/** Every claim, the looks that it needs, and why. */
export const CLAIMS = {
  /** `already`, or at the goal without a call of this run: an outdated answer may show a resource that has been restored since. */
  arrived: { min: 3, overMs: 4000 },
  /** `destroyed` after an accepted release, or after it was seen leaving: absence is expected, but a list may omit for over a second what it then shows in the bin. */
  released: { min: 3, overMs: 4000 },
  /** An id of a family is not of this kind: another kind has it, and no write is sent for an id that two kinds share. */
  otherKind: { min: 3, overMs: 4000 },
  /** The list of a selection: a resource that it omits is not torn down, and the run is green without it. */
  listed: { min: 3, overMs: 4000 },
  /** `missing`: the previous job may have just created it, and a list may take more than six seconds to show it. */
  missing: { min: 4, overMs: 10_000 },
  /** `destroyed` after an accepted termination that goes through a recycle bin in some accounts: the list may omit it on its way there. */
  binPossible: { min: 5, overMs: 15_000 },
  /** A resource that the tag service still lists after the run is left behind: the service may lag as lists do. */
  stillTagged: { min: 4, overMs: 10_000 },
  /** `destroyed` for a resource that should be in the recycle bin, that nothing was sent for, that was in use again after its release, or that a list of this run still shows. */
  unexpected: { min: 8, overMs: 60_000 },
} as const satisfies Readonly<Record<string, Checks>>

/** If another reading follows anyway, or nothing is concluded from a missing item. */
export const ONE_LOOK: Checks = { min: 1, overMs: 0 }

export function isEnough({ looks, since, last }: Streak, { min, overMs }: Checks): boolean {
  return looks >= min && last - since >= overMs
}

/** In how many milliseconds the next check is due: the remaining checks are spread over the remaining time. */
export function dueIn({ looks, since, last }: Streak, { min, overMs }: Checks, now: number): number {
  return Math.max(0, (since + overMs - last) / Math.max(1, min - looks) - (now - last))
}

/** `streak` with one more answer, to a request of `at`. */
export function extended(streak: Streak | undefined, at: number): Streak {
  return { looks: (streak?.looks ?? 0) + 1, since: streak?.since ?? at, last: at }
}
