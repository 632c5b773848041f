// The number of calls per second that the API allows, learned from its refusals.
//
// No source states the limit. A refusal for coming too fast means that the allowance is used up at that moment. The
// calls answered since the previous refusal, divided by the time between the two, are the allowed rate. The run then
// stays a little below that rate, and raises it after a while without refusals.

interface LearnedRate {
  readonly isUnlimited: boolean
  /** Milliseconds between two calls; 0 while there is no limit. */
  intervalMs(now: number): number
  /** Refused calls count as well: a limiter may count them, and where it does not, the next refusal corrects the rate. */
  answered(now: number): void
  /** Nothing was called until `now`, so the allowance may have refilled. */
  idleUntil(now: number): void
  /** Calls were accepted since the previous refusal, so this one says that they came too fast. */
  slowDown(now: number): void
  /** Learning starts anew at a refusal; the rate grows again from `resumeAt` on. */
  restart(now: number, resumeAt: number): void
}

/** Stay this far below the rate found: others may share the account's limit. */
const MARGIN = 0.95
/** The time between two refusals that the rate is computed from; a shorter time shows nothing. */
const SPAN_MS = { min: 400, max: 30_000 } as const
/** One call in ten seconds. */
const MIN_PER_SECOND = 0.1
/** Growth per second: while the rate is a first guess, once it is known, and after a quiet time without refusals. */
const GROWTH = { guessed: 1.3, known: 1.01, quiet: 1.15 } as const
/** Each refusal doubles the quiet time, so that probing costs less and less. */
const QUIET_MS = { first: 4000, max: 30_000 } as const
/** Faster than this client can send: the same as no limit. */
const UNLIMITED_PER_SECOND = 2000

/** `initialPerSecond`: the first guess after the first refusal, unless more than that has just been answered. */
export function createLearnedRate(initialPerSecond: number): LearnedRate {
  const answers = createAnswerTimes()
  let perSecond = Infinity
  /** Whether the rate was found between two refusals, or is a guess after the first. */
  let known = false
  let refusedAt = 0
  let quietMs: number = QUIET_MS.first
  let grownAt = 0
  let lastIdleAt = 0

  function grow(now: number): void {
    const growth = !known ? GROWTH.guessed : now - refusedAt < quietMs ? GROWTH.known : GROWTH.quiet
    perSecond *= growth ** (Math.max(0, now - grownAt) / 1000)
    grownAt = now
    if (perSecond < UNLIMITED_PER_SECOND) return
    perSecond = Infinity
    quietMs = QUIET_MS.first
  }

  /** Calls per second that the API has just allowed; undefined where that is not known. */
  function shownRate(now: number): number | undefined {
    const from = Math.max(refusedAt, now - SPAN_MS.max, answers.completeFrom ?? refusedAt)
    if (now - from < SPAN_MS.min || lastIdleAt > from) return undefined
    return (answers.countSince(from) * 1000) / (now - from)
  }

  return {
    get isUnlimited() {
      return perSecond === Infinity
    },
    intervalMs(now) {
      grow(now)
      return 1000 / perSecond
    },
    answered(now) {
      answers.add(now)
    },
    idleUntil(now) {
      lastIdleAt = now
    },
    slowDown(now) {
      const first = perSecond === Infinity
      // Most calls of the last second may have been a burst that the API allows once.
      const guess = Math.max(initialPerSecond, answers.countSince(now - 1000) / 2.5)
      const rate = first ? guess : (shownRate(now) ?? perSecond * 0.7)
      perSecond = Math.max(MIN_PER_SECOND, Math.min(perSecond, rate) * MARGIN)
      known = !first
      quietMs = first ? QUIET_MS.first : Math.min(QUIET_MS.max, quietMs * 2)
    },
    restart(now, resumeAt) {
      refusedAt = now
      grownAt = resumeAt
      answers.clear()
    },
  }
}

/** Older ones are dropped. */
const MAX_KEPT = 10_000

/** When calls were answered since the API last refused one for coming too fast. */
function createAnswerTimes() {
  let times: number[] = []
  return {
    add(now: number) {
      times.push(now)
      // Rarely, and half of them at once: ten thousand calls must not copy ten thousand entries each.
      if (times.length > MAX_KEPT) times = times.slice(-MAX_KEPT / 2)
    },
    clear() {
      times = []
    },
    countSince: (time: number) => times.filter((at) => at > time).length,
    /** From when on the times are surely complete; undefined while there are too few for any to have been dropped. */
    get completeFrom() {
      return times.length < MAX_KEPT / 2 ? undefined : times[0]
    },
  }
}
