// One resource of the run: what was asked for, what was seen, what was sent, and how it ended.

import {
  isActive,
  labelOf,
  type Kind,
  type Phase,
  type Observation,
  type WriteStep,
} from '../../resources/index.ts'
import { STOPPED, type CallError } from '../../zenlayer/index.ts'
import { extended, type Streak } from './claims.ts'
import type { Exclusion, Failure, Outcome, RequestRecord } from './result.ts'

/** A resource to tear down: a kind or family as typed, the kinds it may mean, and an id. */
export interface Target {
  readonly type: string
  readonly kinds: readonly Kind[]
  readonly id: string
  /** The resource group by which it was listed, if its item has none. */
  readonly listedGroup?: string | undefined
  /** The resource that it is attached to, where only that brought it into the run. */
  readonly parent?: Tracked | undefined
  /** The `type/id` of the VPC that contains it, where only that brought it into the run. */
  readonly inside?: string
  /** As a list of this run showed it: of a selection, or of what is inside a VPC. */
  readonly listed?: Observation | undefined
  /** That list is read again at the end of the run. */
  readonly isRelisted?: true
  /** A reading of that list showed it in the recycle bin. */
  readonly foundInBin?: boolean
}

/** What the looks at one kind have shown of an id. */
type Lookup =
  | { readonly state: 'unknown' }
  | { readonly state: 'present' }
  /** How many in a row did not list it, and when those were requested. */
  | ({ readonly state: 'absent' } & Streak)
  | { readonly state: 'refused'; readonly error: CallError }

/** All times are in milliseconds since the epoch. */
export class Tracked {
  readonly #lookups: Map<Kind, Lookup>
  readonly #keepsTrail: boolean
  // Allocated when needed: a run may have ten thousand resources.
  #foreignRefusals: Map<Kind, number> | undefined
  #everPresent: readonly Kind[] = NONE
  #everAttachedTo: readonly string[] = NONE
  #listedWith: readonly string[] = NONE
  #container: Tracked | undefined
  #phaseWhenUnclear: Phase | undefined
  #isChanged = false

  // What it is.

  /** As the inputs have it: a kind or a family. */
  readonly type: string
  readonly id: string
  /** Known once the list of one candidate kind shows it and those of the others have been read. */
  kind: Kind | undefined
  /** It turned out to be the same resource as this one, which stands for both. */
  duplicateOf: Tracked | undefined
  /** Its place among the results. */
  position: number
  /** The resource that it is attached to, where only that brought it into the run. */
  readonly parent: Tracked | undefined
  /** The `type/id` of the VPC that contains it, where only that brought it into the run. */
  readonly inside: string | undefined
  /** The resource group by which it was listed, for kinds whose items have none; undefined once that list lacks it. */
  listedGroup: string | undefined
  /** As a list of this run showed it: of a selection, of a VPC, or of what is attached to another resource. */
  listed: Observation | undefined
  /** That list is read again at the end of the run. */
  readonly isRelisted: boolean

  // What the looks have shown: written by the `saw…` and `look…` methods.

  /** As the last look by its id saw it. */
  observation: Observation | undefined
  /** When the look that last saw it was requested: an answer is as old as its request. */
  seenAt = -Infinity
  /** Zenlayer's word for its status at the last look that listed it. */
  status: string | undefined
  initialStatus: string | undefined
  /** How many looks in a row saw it in this phase, and when those were requested. */
  streak: Streak | undefined
  /** The phases it was seen in, each from the look that saw it first. */
  readonly trail: { readonly phase: Phase; readonly at: number }[] = []
  /** A look has seen it in the recycle bin. */
  seenInBin = false
  /** Seen in the recycle bin although this run had not sent it there: if it is live later, somebody has restored it. */
  foundInBin: boolean
  /** The last look showed it being released, whoever caused that. */
  wasLeaving = false
  /** A look has seen it in use although its release had been accepted. */
  inUseAfterRelease = false
  /** It was listed, and enough looks agree that it no longer is. */
  gone = false
  /** Looks in a row without a usable answer for it. */
  unansweredLooks = 0
  /** Why the last look had no usable answer, if it had none. */
  lookFailure: Failure | undefined

  // What was sent: written by `accepted`, `refused` and `lostAnswer`, and by the files in `act/`.

  readonly requests: RequestRecord[] = []
  /** Steps that the API has accepted, or that turned out to be done already: their writes are never sent again. */
  readonly closed = new Set<WriteStep>()
  /** When its first write was to be sent. */
  firstSentAt: number | undefined
  /** When the terminate was accepted. */
  terminatedAt: number | undefined
  /** When a write was last accepted. */
  acceptedAt: number | undefined
  /** When a write was sent whose answer was lost: it is not known whether it takes effect. */
  unclearSince: number | undefined
  /** Something was sent since the last look: nothing more is, until the next one has answered. */
  awaitsLook = false
  /** A write for it was not sent because the last look was too long ago. */
  overdue = false
  /** How often in a row a write was refused while nothing about the resource changed. */
  refusals = 0
  /** Set once it was refused too often while a write may still take effect: nothing more is sent. */
  givenUp: Failure | undefined
  /** No write is sent before this. */
  nextWriteAt = -Infinity
  /** The maximum number of ids that may share a write with it: a batch that is refused whole is halved. */
  largestBatch = Infinity
  /** The last failure of a write that may still succeed. */
  writeFailure: Failure | undefined
  /** The call that deletes this resource asked the API to keep its dependents. */
  leftDependents = false

  // Where it stands in the order.

  /** When it was last set in motion, or seen to have moved. */
  movedAt: number
  /** The resource that blocks it at the moment. */
  waitsFor: Tracked | undefined
  /** When nothing blocked it for the first time. */
  unblockedAt: number | undefined

  // How it ends.

  /** Why it must not be torn down. It stays open until a look confirms that it still exists. */
  exclusion: Exclusion | undefined
  /** As of the last look that lacked it: the deletion of its parent deletes it as well. `terminated`: perhaps only into the recycle bin. */
  deletedWithParent: 'released' | 'terminated' | undefined
  /** The outcome, its error and the time of both: written by `settle` of the run. */
  outcome: Outcome | undefined
  error: Failure | undefined
  endedAt: number | undefined
  /** In a dry run: its deletion would fail, or be scheduled. */
  isForeseenToStay = false
  /** The evidence for its outcome, where there is less than usual. */
  evidence: string | undefined

  constructor(
    { type, id, kinds, listedGroup, listed, isRelisted, foundInBin = false, parent, inside }: Target,
    position = 0,
    now = 0,
    keepsTrail = true,
  ) {
    this.#keepsTrail = keepsTrail
    this.parent = parent
    this.inside = inside
    this.movedAt = now
    this.position = position
    this.type = type
    this.id = id
    this.listedGroup = listedGroup
    this.listed = listed
    this.isRelisted = isRelisted === true
    this.foundInBin = foundInBin
    this.#lookups = new Map(kinds.map((kind) => [kind, { state: 'unknown' }]))
  }

  /** `vm-instance/123`: as the inputs take it back. */
  get label(): string {
    return `${this.kind?.type ?? this.type}/${this.id}`
  }

  /** With its name, where it has one: people know their resources by name. */
  get title(): string {
    const name = this.observation?.name ?? ''
    return name === '' ? this.label : `${this.label} (${name})`
  }

  get open(): boolean {
    return this.outcome === undefined && !this.duplicate
  }

  get duplicate(): boolean {
    return this.duplicateOf !== undefined
  }

  /** The VPC of `inside`, as a resource of the run. */
  get container(): Tracked | undefined {
    return this.#container?.duplicateOf ?? this.#container
  }

  set container(container: Tracked | undefined) {
    this.#container = container
  }

  /** The reason of its exclusion, as the end of a sentence. */
  get exclusionReason(): string | undefined {
    return this.exclusion?.reason
  }

  /** A write has changed it: one that was accepted, or one without a clear answer that was followed by a change. */
  get tookEffect(): boolean {
    if (this.closed.size > 0 || this.#isChanged) return true
    if (this.unclearSince === undefined) return false
    return !isActive(this.phase) || (this.#phaseWhenUnclear === 'bound' && this.phase !== 'bound')
  }

  /** The `type/id` of everything that it has ever been seen attached to, by its own item or by lists of dependents. */
  get everAttachedTo(): readonly string[] {
    return [...this.#everAttachedTo, ...this.#listedWith]
  }

  /** A list of dependents, or an item that names it, has shown it to be attached to the resource of that `type/id`. */
  sawListedWith(label: string): void {
    this.#listedWith = withOne(this.#listedWith, label)
  }

  /** It was attached to the resource of that `type/id`, and the last look shows that it no longer is. */
  isDetachedFrom(label: string): boolean {
    const isAttached = this.observation?.attachedTo.some((one) => labelOf(one) === label)
    return this.#everAttachedTo.includes(label) && isAttached !== true
  }

  /** The run ended before the answer to its last write came: that may still take effect. */
  get wasCutOff(): boolean {
    return this.requests.at(-1)?.code === STOPPED
  }

  get candidates(): readonly Kind[] {
    return this.kind === undefined ? [...this.#lookups.keys()] : [this.kind]
  }

  /** Before it was ever seen, `unknown`: no write is sent in this phase. */
  get phase(): Phase {
    return this.gone ? 'gone' : (this.observation?.phase ?? 'unknown')
  }

  /** For people and the output `results`: the status, or `gone`. */
  get lastStatus(): string | undefined {
    return this.gone ? GONE : this.status
  }

  lookup(kind: Kind): Lookup {
    return this.#lookups.get(kind) ?? { state: 'unknown' }
  }

  /** The kinds whose lists have ever shown the id: more than one, and nobody knows which resource is meant. */
  get everPresent(): readonly Kind[] {
    return this.#everPresent
  }

  get lookups(): readonly (readonly [Kind, Lookup])[] {
    return [...this.#lookups]
  }

  /** `at`: when the look was requested. */
  sawPresent(kind: Kind, observation: Observation, at: number): void {
    const { phase, status } = observation
    const hasMoved = this.observation?.phase !== phase
    if (hasMoved) {
      if (this.#keepsTrail) this.trail.push({ phase, at })
      this.movedAt = at
    }
    if (this.status !== observation.status) {
      this.refusals = 0
      this.givenUp = undefined
      this.nextWriteAt = -Infinity
    }
    this.streak = extended(hasMoved || this.lookup(kind).state !== 'present' ? undefined : this.streak, at)
    this.#lookups.set(kind, { state: 'present' })
    this.#everPresent = withOne(this.#everPresent, kind)
    this.seenAt = at
    this.observation = observation
    for (const parent of observation.attachedTo)
      this.#everAttachedTo = withOne(this.#everAttachedTo, labelOf(parent))
    this.initialStatus ??= status
    this.status = status
    this.#notePhase(phase)
    this.awaitsLook = false
    this.#wasAnswered(kind)
  }

  #notePhase(phase: Phase): void {
    this.wasLeaving = phase === 'leaving'
    if (isActive(phase) && this.closed.has('release')) this.inUseAfterRelease = true
    if (phase === 'recycled') {
      this.seenInBin = true
      if (!this.closed.has('terminate')) this.foundInBin = true
    }
  }

  /** `at`: when the look was requested. */
  sawAbsent(kind: Kind, at: number): void {
    const before = this.lookup(kind)
    const streak = extended(before.state === 'absent' ? before : undefined, at)
    this.#lookups.set(kind, { state: 'absent', ...streak })
    this.#wasAnswered(kind)
  }

  #wasAnswered(kind: Kind): void {
    this.overdue = false
    this.unansweredLooks = 0
    this.lookFailure = undefined
    this.#foreignRefusals?.delete(kind)
  }

  /** A look without a usable answer: `failure` says why, where that is known. */
  lookUnanswered(failure: Failure | undefined): void {
    this.overdue = false
    this.unansweredLooks += 1
    this.lookFailure = failure ?? this.lookFailure
  }

  sawGone(now: number): void {
    this.gone = true
    if (this.#keepsTrail) this.trail.push({ phase: 'gone', at: now })
  }

  /** The API has accepted `step`, or says that it was done before: it is never sent again. */
  accepted(step: WriteStep, now: number): void {
    this.closed.add(step)
    this.writeFailure = undefined
    this.refusals = 0
    this.movedAt = now
    this.acceptedAt = now
    if (step === 'terminate') this.terminatedAt ??= now
  }

  /** The API has accepted one of several calls for a step. */
  acceptedInPart(now: number): void {
    this.#isChanged = true
    this.acceptedAt = now
  }

  /** The API has refused a write for now. The pauses between further attempts grow. */
  refused(failure: Failure, now: number): void {
    this.writeFailure = failure
    this.refusals += 1
    this.nextWriteAt = now + Math.min(MAX_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (this.refusals - 1))
  }

  /** No clear answer has come: the write may take effect, now or in a moment. */
  lostAnswer(failure: Failure, now: number): void {
    this.refused(failure, now)
    if (this.unclearSince === undefined) this.#phaseWhenUnclear = this.phase
    this.unclearSince = now
  }

  lookRefused(kind: Kind, error: CallError): void {
    this.#lookups.set(kind, { state: 'refused', error })
  }

  /** Counts looks in a row that were refused by something in front of the API, such as a firewall. */
  countForeignRefusal(kind: Kind): number {
    this.#foreignRefusals ??= new Map()
    const times = (this.#foreignRefusals.get(kind) ?? 0) + 1
    this.#foreignRefusals.set(kind, times)
    return times
  }
}

/** Between two tries of a write that was refused while nothing changed: the first pause, and the longest. */
const FIRST_PAUSE_MS = 1000
const MAX_PAUSE_MS = 300_000

const NONE: readonly never[] = []

function withOne<T>(items: readonly T[], item: T): readonly T[] {
  return items.includes(item) ? items : [...items, item]
}

/** In lower case, since it is not one of Zenlayer's statuses. */
const GONE = 'gone'

/** It is in the run because of a VPC, or is attached to a resource that is. */
export function isInsideVpc({ inside, parent }: Pick<Tracked, 'inside' | 'parent'>): boolean {
  return inside !== undefined || parent?.inside !== undefined
}
