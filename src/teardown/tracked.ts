// One resource on its way through the run: what was asked, what was seen, what was sent, how it ended.

import type { Kind, Phase, Sighting } from '../resources/index.ts'
import type { CallError } from '../zenlayer/index.ts'
import type { WriteStep } from './next-step.ts'
import type { Failure, Outcome, RequestRecord } from './result.ts'

/** What the looks of one kind have said of an id. */
type Lookup =
  | { readonly state: 'unknown' }
  | { readonly state: 'present' }
  /** `looks`: how many in a row did not list it, the first of them at `since`, in milliseconds since the epoch. */
  | { readonly state: 'absent'; readonly looks: number; readonly since: number }
  | { readonly state: 'failed'; readonly error: CallError }

export class Tracked {
  /** As the inputs have it: a kind or a family. */
  readonly type: string
  readonly id: string
  readonly #lookups: Map<Kind, Lookup>

  /** Known once one candidate's list has it, and the others' have been asked. */
  kind: Kind | undefined
  /** The last time it was in a list. */
  sighting: Sighting | undefined
  initialStatus: string | undefined
  /** Its status at the last look: Zenlayer's word, or `gone` once the list has it no more. */
  status: string | undefined

  readonly requests: RequestRecord[] = []
  /** Steps whose write the API has answered so that a second one would be pointless: accepted, or done before. */
  readonly closed = new Set<WriteStep>()
  /** Something was sent since the last look: nothing more is, until the next one has answered. */
  awaitsLook = false
  /** The most ids it may share a release with: a batch that is refused whole is halved. */
  largestBatch = Infinity
  /** The last thing that went wrong on the way, and may yet come right. */
  trouble: Failure | undefined

  outcome: Outcome | undefined
  error: Failure | undefined
  endedAt: number | undefined
  /** It turned out to be the same as another of the list, which goes on for both. */
  duplicate = false

  constructor(type: string, id: string, candidates: readonly Kind[]) {
    this.type = type
    this.id = id
    this.#lookups = new Map(candidates.map((kind) => [kind, { state: 'unknown' }]))
  }

  /** `vm-instance/123`: as the inputs take it back. */
  get label(): string {
    return `${this.kind?.type ?? this.type}/${this.id}`
  }

  get open(): boolean {
    return this.outcome === undefined && !this.duplicate
  }

  get candidates(): readonly Kind[] {
    return this.kind === undefined ? [...this.#lookups.keys()] : [this.kind]
  }

  /** `gone` and `unknown` before it was ever seen, too: neither is written on. */
  get phase(): Phase {
    if (this.status === GONE) return 'gone'
    return this.sighting?.phase ?? 'unknown'
  }

  lookup(kind: Kind): Lookup {
    return this.#lookups.get(kind) ?? { state: 'unknown' }
  }

  get lookups(): readonly (readonly [Kind, Lookup])[] {
    return [...this.#lookups]
  }

  sawPresent(kind: Kind, sighting: Sighting): void {
    this.#lookups.set(kind, { state: 'present' })
    this.sighting = sighting
    this.initialStatus ??= sighting.status
    this.status = sighting.status
    this.awaitsLook = false
  }

  sawAbsent(kind: Kind, now: number): void {
    const before = this.lookup(kind)
    const absent = before.state === 'absent' ? before : { looks: 0, since: now }
    this.#lookups.set(kind, { state: 'absent', looks: absent.looks + 1, since: absent.since })
  }

  lookFailed(kind: Kind, error: CallError): void {
    this.#lookups.set(kind, { state: 'failed', error })
  }
}

/** What a status reads once the list has it no more: our word, in lower case, since it is none of Zenlayer's. */
export const GONE = 'gone'
