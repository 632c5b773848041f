// The time that requests are signed with. It is corrected when the server says that this machine's clock is off.

import type { Clock } from './clock.ts'

export interface SigningClock {
  /** Unix seconds. */
  timestamp(): number
  /** Added to this machine's clock to get the server's. */
  readonly offsetMs: number
  /** Notes the Date of an answer. */
  observe(date: string | undefined): void
  /** Takes over the Date of an answer that refused a signature made with `offsetMs` as expired. */
  correct(offsetMs: number, date: string | undefined): void
  /** The server's time by its last Date, or this machine's where that is behind it. */
  serverNow(): number
}

export function createSigningClock(clock: Clock): SigningClock {
  let offset = 0
  let corrected = false
  /** How far the server's clock is behind this machine's. */
  let behindMs = 0
  return {
    timestamp: () => Math.floor((clock.now() + offset) / 1000),
    get offsetMs() {
      return offset
    },
    observe(date) {
      const server = Date.parse(date ?? '')
      if (!Number.isNaN(server)) behindMs = Math.max(0, clock.now() - server)
    },
    correct(offsetMs, date) {
      const server = Date.parse(date ?? '')
      // Once per run: a second correction would chase a server whose own clock jumps.
      if (corrected || Number.isNaN(server) || offsetMs !== offset) return
      offset = server - clock.now()
      corrected = true
    },
    serverNow: () => clock.now() - behindMs,
  }
}
