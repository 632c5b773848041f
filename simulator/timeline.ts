// The life of one resource as a list of steps, past and to come. A status is a function of that list and the time asked
// for, so nothing has to happen while nobody looks, and "three seconds ago" is as easy as "now".
import { GONE, nextOf, type Lifecycle, type Wait } from './lifecycle.ts'

export interface Step {
  readonly status: string
  /** Milliseconds since the epoch. */
  readonly at: number
}

export interface Plan {
  readonly life: Lifecycle
  readonly delays: Readonly<Record<Wait, number>>
  /** `true`: only the script and an operator move it. A status: it never leaves that one. */
  readonly stuck: boolean | string
}

export class Timeline {
  readonly #plan: Plan
  #steps: Step[] = []
  /** What happens to the resource in any case, whoever calls what. */
  readonly #script: Step[]

  /** `born` is when the list starts to show it, `start` when the clock of its first status starts to run. */
  constructor(plan: Plan, status: string, born: number, start: number, script: readonly Step[]) {
    this.#plan = plan
    this.#script = [...script].sort((a, b) => a.at - b.at)
    this.#steps.push({ status, at: Math.min(born, start) })
    this.#follow(status, start, 'busy')
    this.#play(start - 1)
  }

  /** Its status at that time: undefined before it was born and once it is gone. */
  at(time: number): string | undefined {
    const status = this.#steps.findLast((step) => step.at <= time)?.status
    return status === GONE ? undefined : status
  }

  history(time: number): readonly Step[] {
    return this.#steps.filter((step) => step.at <= time)
  }

  /** A call moves it: what would have come by itself is off, what the script says stays. False when it is stuck. */
  move(status: string, now: number): boolean {
    if (this.#plan.stuck === true) return false
    this.#enter(status, now)
    return true
  }

  /** An operator's hand: works on everything, also on what is stuck or gone. Transitional statuses last `busy`. */
  set(status: string, now: number): void {
    this.#enter(status, now, 'busy')
  }

  /** Adds to the script. */
  schedule(step: Step, now: number): void {
    this.#script.push(step)
    this.#script.sort((a, b) => a.at - b.at)
    this.#play(now)
  }

  #enter(status: string, now: number, wait?: Wait): void {
    this.#steps = this.#steps.filter((step) => step.at <= now)
    this.#steps.push({ status, at: now })
    this.#follow(status, now, wait)
    this.#play(now)
  }

  /** Writes down where `status` leads from `at` on. `wait` replaces the first wait, except that of the bin. */
  #follow(status: string, at: number, wait?: Wait): void {
    const { life, delays, stuck } = this.#plan
    if (stuck === true || stuck === status) return
    const next = nextOf(life, status)
    if (next === undefined) return
    const fixed = wait === undefined || next.wait === 'bin' || next.wait === 'listed'
    const until = at + delays[fixed ? next.wait : wait]
    this.#steps.push({ status: next.to, at: until })
    this.#follow(next.to, until)
  }

  /** Lays the script over what would come by itself after `now`. What is gone by then stays gone. */
  #play(now: number): void {
    for (const { status, at } of this.#script) {
      if (at <= now || this.at(at) === undefined) continue
      this.#steps = this.#steps.filter((step) => step.at < at)
      this.#steps.push({ status, at })
      this.#follow(status, at, 'busy')
    }
  }
}
