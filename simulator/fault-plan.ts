// Which call a fault hits.
import { actionMatches } from './action-pattern.ts'
import type { FaultRule, FaultsSeed } from './faults.ts'
import { randomStream } from './random.ts'

/** What a rule is matched against. */
export interface Intent {
  readonly service: string
  readonly action: string
  readonly ids: readonly string[]
  /** A write that takes several ids. */
  readonly batch: boolean
  /** Milliseconds since the start. */
  readonly elapsed: number
}

export interface Hit {
  readonly rule: FaultRule
  /** Goes on with the chance of this rule. */
  readonly random: () => number
}

/** Decides for each call. A rule draws separately for each action and id, so that the order of other calls does not matter. */
export class FaultPlan {
  readonly #seed: number
  readonly #rules: { readonly rule: FaultRule; calls: number; hits: number }[]
  readonly #streams = new Map<string, () => number>()

  constructor({ seed = 1, rules = [] }: FaultsSeed) {
    this.#seed = seed
    this.#rules = rules.map((rule) => ({ rule, calls: 0, hits: 0 }))
  }

  /** The first rule that hits this call. Every matching rule counts it and draws for it, hit or not. */
  next(intent: Intent): Hit | undefined {
    let first: Hit | undefined
    for (const [index, entry] of this.#rules.entries()) {
      const { rule } = entry
      if (!matches(rule, intent)) continue
      entry.calls += 1
      const random = this.#stream(index, intent)
      const drawn = random()
      const always = rule.rate === undefined && rule.nth === undefined
      const due = always || rule.nth?.includes(entry.calls) === true || drawn < (rule.rate ?? 0)
      if (!due || entry.hits >= (rule.times ?? Infinity) || first !== undefined) continue
      entry.hits += 1
      first = { rule, random }
    }
    return first
  }

  #stream(index: number, { service, action, ids }: Intent): () => number {
    const key = [this.#seed, index, service, action, ...ids].join(' ')
    const stream = this.#streams.get(key) ?? randomStream(key)
    this.#streams.set(key, stream)
    return stream
  }
}

/** The ids that `partial` lets fail. */
export function sparedIds({ rule, random }: Hit, ids: readonly string[]): ReadonlySet<string> {
  if (rule.ids !== undefined) return new Set(rule.ids.filter((id) => ids.includes(id)))
  const spared = ids.filter(() => random() < 0.5)
  return new Set(spared.length > 0 ? spared : ids.slice(0, 1))
}

function matches(rule: FaultRule, { service, action, ids, batch, elapsed }: Intent): boolean {
  if (elapsed < (rule.from ?? 0) || elapsed >= (rule.until ?? Infinity)) return false
  if (rule.type === 'partial') {
    if (!batch) return false
  } else if (rule.ids?.some((id) => ids.includes(id)) === false) return false
  return rule.actions?.some((pattern) => actionMatches(pattern, service, action)) ?? true
}
