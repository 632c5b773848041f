// The life of one resource as a list of steps, past and future. A status is a function of that list and a time, so that no
// timer is needed and the state of three seconds ago is as easy to read as that of now.
import { freedStatus, GONE, isOutOfUse, nextOf, type Lifecycle, type Wait } from './lifecycle.ts'

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
  #host: Timeline | undefined

  /** `born` is when the list starts to show it, `start` when the clock of its first status starts to run. */
  constructor(plan: Plan, status: string, born: number, start: number, script: readonly Step[]) {
    this.#plan = plan
    this.#script = [...script].sort((a, b) => a.at - b.at)
    this.#steps.push({ status, at: Math.min(born, start) })
    this.#follow(status, start, 'busy')
    this.#play(start - 1)
  }

  /** Whether calls can move it at all. */
  get movable(): boolean {
    return this.#plan.stuck !== true
  }

  /** Its status at that time: undefined before it was born and once it is gone. */
  at(time: number): string | undefined {
    this.#letGo(time)
    return this.#statusAt(time)
  }

  history(time: number): readonly Step[] {
    this.#letGo(time)
    return this.#steps.filter((step) => step.at <= time)
  }

  /** What it is bound to. Once that is out of use, a status of being bound ends by itself. */
  attachTo(host: Timeline): void {
    this.#host = host
  }

  /** A call moves it: automatic steps are dropped, scripted ones stay. False when it is stuck. */
  move(status: string, now: number): boolean {
    if (!this.movable) return false
    this.#letGo(now)
    this.#enter(status, now)
    return true
  }

  /** Sets a status, also of a resource that is stuck or gone. Transitional statuses last `busy`. */
  set(status: string, now: number): void {
    this.#letGo(now)
    this.#enter(status, now, 'busy')
  }

  /** Adds to the script. */
  schedule(step: Step, now: number): void {
    this.#letGo(now)
    this.#script.push(step)
    this.#script.sort((a, b) => a.at - b.at)
    this.#play(now)
  }

  #statusAt(time: number): string | undefined {
    const status = this.#steps.findLast((step) => step.at <= time)?.status
    return status === GONE ? undefined : status
  }

  /**
   * Records, up to `time`, that the host left and freed it. The past does not change, so it makes no difference whether this
   * is recorded at once or with the next read.
   */
  #letGo(time: number): void {
    const { life, stuck } = this.#plan
    const host = this.#host
    if (host === undefined || stuck === true) return
    for (let index = 0; index < this.#steps.length; index += 1) {
      const step = this.#steps[index]
      if (step === undefined || step.at > time) return
      const freed = step.status === stuck ? undefined : freedStatus(life, step.status)
      if (freed === undefined) continue
      const left = host.#outOfUse(step.at, time) ?? Infinity
      if (left < this.#timeOf(index + 1)) this.#enter(freed, left)
    }
  }

  /** When that step begins. */
  #timeOf(index: number): number {
    return this.#steps[index]?.at ?? Infinity
  }

  /** When it was first out of use within that time; undefined when it never was. */
  #outOfUse(from: number, until: number): number | undefined {
    const isOut = ({ status }: Step): boolean => isOutOfUse(this.#plan.life, status)
    const before = this.#steps.findLast(({ at }) => at <= from)
    if (before !== undefined && isOut(before)) return from
    return this.#steps.find((step) => step.at > from && step.at <= until && isOut(step))?.at
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

  /** Replaces automatic steps after `now` by the script. A resource that is gone by then stays gone. */
  #play(now: number): void {
    for (const { status, at } of this.#script) {
      if (at <= now || this.#statusAt(at) === undefined) continue
      this.#steps = this.#steps.filter((step) => step.at < at)
      this.#steps.push({ status, at })
      this.#follow(status, at, 'busy')
    }
  }
}
