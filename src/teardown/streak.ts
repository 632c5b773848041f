// The same answer, again and again: how often, and over which time.

export interface Streak {
  readonly looks: number
  /** When the first and the last of these answers were requested, in milliseconds since the epoch. */
  readonly since: number
  readonly last: number
}

/** `streak` with one more answer, to a request of `at`. */
export function extended(streak: Streak | undefined, at: number): Streak {
  return { looks: (streak?.looks ?? 0) + 1, since: streak?.since ?? at, last: at }
}
